use std::sync::Arc;

use jiff::civil::Date;

use super::collected::{beside, together};
use super::entry_keys::EntryKeys;
use super::reading::{FilmsAre, NO_RATING, Reading};
use crate::imports::foreign::{
    ForeignFilm, ForeignList, ForeignListed, ForeignText, ForeignViewing, Says,
};

/// What the list of a file is called that gives it no name: as the person says, else as the file is,
/// unless that is called by a number that is no name.
pub(crate) fn list_name(reading: &Reading, stem: &str, source: &str) -> String {
    match &reading.list_name {
        Some(name) => name.clone(),
        None if is_number(stem) => match source {
            "imdb" => "IMDb list",
            "tmdb" => "TMDB list",
            "trakt" => "Trakt list",
            _ => "List",
        }
        .to_owned(),
        None => stem.to_owned(),
    }
}

/// Whether a file's name is a UUID and so none, be it the second of that name in its folder.
pub(crate) fn is_number(stem: &str) -> bool {
    let name = stem.rsplit_once('(').map_or(stem, |(name, copy)| {
        let is_count = copy.strip_suffix(')').is_some_and(|count| count.parse::<u16>().is_ok());
        if is_count { name } else { stem }
    });
    let mut digits = name.chars().filter(|letter| !matches!(letter, '-' | ' '));
    digits.clone().count() == 32 && digits.all(|digit| digit.is_ascii_hexdigit())
}

/// What a bare list of films says, as the person told: films watched, to watch, liked, rated, or a list.
pub(crate) struct Listing {
    films_are: Option<FilmsAre>,
    list: Arc<ForeignList>,
    keys: EntryKeys,
}

impl Listing {
    /// For a file without a name of its own for the list.
    pub(crate) fn of(reading: &Reading, name: &str) -> Self {
        let list = ForeignList { name: name.to_owned(), ..ForeignList::default() };
        Self { films_are: reading.films_are, list: Arc::new(list), keys: EntryKeys::default() }
    }

    /// What a film on it says, that was put there on this day with this remark, and has this place
    /// on it where the file says so.
    ///
    /// # Errors
    /// Where the person has not told.
    pub(crate) fn says(
        &mut self,
        film: ForeignFilm,
        on: Option<Date>,
        remark: &str,
        position: Option<u32>,
    ) -> Result<Says, String> {
        let films_are = self.films_are.ok_or("It is not said what the films of this file are.")?;
        Ok(match films_are {
            FilmsAre::Seen if remark.is_empty() => Says::Seen(film, on),
            // The day on which it was put there is not the day on which it was seen.
            FilmsAre::Seen => Says::Viewing(Box::new(ForeignViewing {
                entry: Some(self.keys.next(&film, None)),
                film,
                logged_on: on,
                note: remark.to_owned(),
                ..ForeignViewing::default()
            })),
            FilmsAre::Rated => return Err(NO_RATING.to_owned()),
            FilmsAre::Wanted => Says::Wanted(film, on, remark.to_owned()),
            FilmsAre::Liked => {
                let others = beside(&film, remark, &[], on);
                together(Says::Liked(film, on), others)
            }
            FilmsAre::Listed => Says::Listed(Box::new(ForeignListed {
                list: Arc::clone(&self.list),
                film,
                position,
                note: (!remark.is_empty()).then(|| ForeignText::Plain(remark.to_owned())),
            })),
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::imports::sources::ImportReading;

    #[rstest]
    #[case("5f3c2b1a-0d4e-4f6a-8b7c-9d0e1f2a3b4c", "IMDb list")]
    #[case("5f3c2b1a 0d4e 4f6a 8b7c 9d0e1f2a3b4c (2)", "IMDb list")]
    #[case("My list", "My list")]
    #[case("Best of 2024 (2)", "Best of 2024 (2)")]
    fn a_number_is_no_name(#[case] stem: &str, #[case] name: &str) {
        let reading = Reading::of(&ImportReading::default()).unwrap();
        assert_eq!(list_name(&reading, stem, "imdb"), name);
        let said = ImportReading { list_name: Some(" Night ".into()), ..Default::default() };
        assert_eq!(list_name(&Reading::of(&said).unwrap(), stem, "imdb"), "Night");
    }
}
