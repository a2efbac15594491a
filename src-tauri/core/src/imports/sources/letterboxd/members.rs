//! Which files a Letterboxd export holds, and what is done with each. They are told apart by
//! their whole path: `deleted/diary.csv` is no diary, and a list that its owner called 'Watched'
//! is `lists/watched.csv`.

/// What a file of an export is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `diary.csv`: viewings with their dates.
    Diary,
    /// `reviews.csv`: the texts, with the same entries' facts.
    Reviews,
    /// `ratings.csv`: each film's score.
    Ratings,
    /// `watched.csv`: every film seen.
    Watched,
    /// `likes/films.csv`.
    LikedFilms,
    /// `watchlist.csv`.
    Watchlist,
    /// `lists/….csv`, one list each.
    List,
    /// A bare table of films that the person calls a list.
    ListedFilms,
    /// Read only to be counted, with the reason why it is left out.
    LeftOut(&'static str),
}

impl Part {
    /// What the file at this path, below the export's own folder, is.
    pub fn at(path: &str) -> Option<Self> {
        Some(match path {
            "diary.csv" => Self::Diary,
            "reviews.csv" => Self::Reviews,
            "ratings.csv" => Self::Ratings,
            "watched.csv" => Self::Watched,
            "likes/films.csv" => Self::LikedFilms,
            "watchlist.csv" => Self::Watchlist,
            "profile.csv" => Self::LeftOut("Your Letterboxd profile is not part of a journal."),
            "comments.csv" => Self::LeftOut("Comments on other people's pages are left out."),
            "likes/reviews.csv" => Self::LeftOut("Other people's reviews are left out."),
            "likes/lists.csv" => Self::LeftOut("Other people's lists are left out."),
            _ => match path.split_once('/') {
                Some(("lists", name)) if is_table(name) && !name.contains('/') => Self::List,
                Some(("deleted", name)) if is_table(name) => {
                    Self::LeftOut("You deleted this on Letterboxd, so it is left out.")
                }
                Some(("orphaned", name)) if is_table(name) => Self::LeftOut(
                    "Letterboxd no longer has the film of this row, so it is left out. Brought in by itself, this file comes in.",
                ),
                _ if is_table(path) => {
                    Self::LeftOut("This file is none that Letterboxd is known to write.")
                }
                _ => return None,
            },
        })
    }

    /// Reading order: viewings first, so that what only says 'seen' finds them there.
    pub fn rank(self) -> u8 {
        match self {
            Self::Diary => 0,
            Self::Reviews => 1,
            Self::Ratings => 2,
            Self::Watched => 3,
            Self::LikedFilms => 4,
            Self::Watchlist => 5,
            Self::List | Self::ListedFilms => 6,
            Self::LeftOut(_) => 7,
        }
    }

    /// A file that every export has in some form, and no other ZIP is likely to.
    pub fn is_telling(self) -> bool {
        matches!(
            self,
            Self::Diary | Self::Reviews | Self::Ratings | Self::Watched | Self::Watchlist
        )
    }
}

fn is_table(name: &str) -> bool {
    name.ends_with(".csv")
}

/// The folder around an export, as a prefix: nothing, or one folder's name with its stroke. The
/// export's own folders are never taken for it.
pub fn wrapper(members: &[String]) -> Option<String> {
    let telling = |path: &str| Part::at(path).is_some_and(Part::is_telling);
    if members.iter().any(|member| telling(member)) {
        return Some(String::new());
    }
    let mut folders = members.iter().filter_map(|member| {
        let (folder, path) = member.split_once('/')?;
        let own = ["deleted", "orphaned", "likes", "lists", "__MACOSX"];
        (telling(path) && !own.contains(&folder)).then(|| format!("{folder}/"))
    });
    let folder = folders.next()?;
    folders.all(|other| other == folder).then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(members: &[&str]) -> Vec<String> {
        members.iter().map(|&member| member.into()).collect()
    }

    #[test]
    fn a_file_is_what_its_whole_path_says() {
        assert_eq!(Part::at("diary.csv"), Some(Part::Diary));
        assert!(matches!(Part::at("deleted/diary.csv"), Some(Part::LeftOut(_))));
        assert!(matches!(Part::at("orphaned/reviews.csv"), Some(Part::LeftOut(_))));
        assert!(matches!(Part::at("likes/reviews.csv"), Some(Part::LeftOut(_))));
        assert_eq!(Part::at("lists/watched.csv"), Some(Part::List));
        assert_eq!(Part::at("avatar.jpg"), None);
    }

    #[test]
    fn an_export_may_stand_in_one_folder_but_not_in_its_own() {
        assert_eq!(wrapper(&named(&["profile.csv", "diary.csv"])), Some(String::new()));
        let wrapped = named(&["mine/", "mine/diary.csv", "mine/lists/a.csv", "__MACOSX/diary.csv"]);
        assert_eq!(wrapper(&wrapped), Some("mine/".into()));
        assert_eq!(wrapper(&named(&["deleted/diary.csv", "orphaned/diary.csv"])), None);
        assert_eq!(wrapper(&named(&["a/diary.csv", "b/diary.csv"])), None);
        assert_eq!(wrapper(&named(&["manifest.json"])), None);
    }
}
