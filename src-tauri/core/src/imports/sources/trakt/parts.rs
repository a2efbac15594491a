use super::super::json::{each_entry, emit as emit_entry};
use crate::imports::Refused;
use crate::imports::foreign::Says;
use crate::imports::sources::emit::Emit;
use crate::imports::sources::lines::cut;
use crate::imports::sources::reading::FilmsAre;

/// What a file of an export is to us. They are told apart by their whole name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// `lists-lists`: what is said of lists as a whole.
    Lists,
    /// `watched-history`: one entry a play.
    History,
    /// `ratings-movies`.
    Ratings,
    /// `watched-movies`: how often each film was played, and when last. Beside a history it tells
    /// only that a film was seen.
    Watched {
        /// It came without a history.
        alone: bool,
    },
    /// `lists-watchlist`.
    Watchlist,
    /// `lists-favorites`.
    Favourites,
    /// `lists-list-<id>-<slug>`.
    List {
        /// Trakt's number for it.
        id: String,
        /// Its name, as addresses have it.
        slug: String,
    },
    /// A list that came alone, without a word on what it is: what the person says it is, else a list
    /// called like its file.
    Films(Option<FilmsAre>),
    /// `comments-movies`.
    Comments,
    /// `notes-movies`.
    Notes,
    /// `collection-movies`.
    Collection,
    /// `_errors`: what Trakt could not put in.
    Errors,
    /// Read only to be counted, with the reason why it is left out.
    LeftOut(&'static str),
}

const SERIES: &str = "This is of a series, and Matinee keeps films.";
const NOT_OURS: &str = "Trakt's settings and its people are not part of a journal.";

impl Part {
    /// What the file of this name, below the export's own folder and without its ending, is.
    pub(super) fn of(stem: &str) -> Option<Self> {
        if let Some(list) = stem.strip_prefix("lists-list-") {
            let (id, slug) = list.split_once('-').unwrap_or((list, list));
            let is_number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
            return is_number.then(|| Self::List { id: id.into(), slug: slug.into() });
        }
        let name = without_page(stem);
        Some(match name {
            "lists-lists" => Self::Lists,
            "watched-history" => Self::History,
            "ratings-movies" => Self::Ratings,
            "watched-movies" => Self::Watched { alone: false },
            "lists-watchlist" => Self::Watchlist,
            "lists-favorites" => Self::Favourites,
            "comments-movies" => Self::Comments,
            "notes-movies" | "notes-all" | "notes" => Self::Notes,
            "collection-movies" => Self::Collection,
            "_errors" => Self::Errors,
            "watched-playback" => {
                Self::LeftOut("A film begun and not finished on some player is no viewing.")
            }
            "lists-collaborations" => Self::LeftOut("Other people's lists are left out."),
            "comments-lists" => Self::LeftOut("Comments on lists are left out."),
            _ => match name.split_once('-')? {
                (
                    "ratings" | "watched" | "comments" | "collection" | "notes",
                    "shows" | "seasons" | "episodes",
                ) => Self::LeftOut(SERIES),
                ("user" | "hidden" | "network" | "likes" | "notes" | "collection", _) => {
                    Self::LeftOut(NOT_OURS)
                }
                _ => return None,
            },
        })
    }

    /// Reading order: what lists are called first, then viewings, so that what only says 'seen'
    /// finds them there.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Errors => 0,
            Self::Lists => 1,
            Self::History => 2,
            Self::Watched { .. } => 3,
            Self::Ratings => 4,
            Self::Comments => 5,
            Self::Notes => 6,
            Self::Watchlist => 7,
            Self::Favourites => 8,
            Self::List { .. } | Self::Films(_) => 9,
            Self::Collection => 10,
            Self::LeftOut(_) => 11,
        }
    }

    /// Whether it may tell that a ZIP is Trakt's, by the keys of its entries.
    pub(super) fn is_telling(&self) -> bool {
        !matches!(self, Self::LeftOut(_) | Self::Errors | Self::Lists)
    }
}

/// The name of a file without the number of its page.
pub(super) fn without_page(stem: &str) -> &str {
    match stem.rsplit_once('-') {
        Some((name, page)) if !page.is_empty() && page.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => stem,
    }
}

/// What Trakt failed to export is a problem for the person to know of.
pub(super) fn errors(text: &str, emit: &mut Emit<'_>) -> Result<bool, Refused> {
    let trimmed = text.trim();
    if !trimmed.starts_with('[') {
        let nothing = matches!(trimmed, "" | "{}" | "null");
        return Ok(nothing || emit.at(1, cut(text), missing()));
    }
    each_entry(text, &mut |entry| emit_entry(emit, entry, Ok(missing())))
}

fn missing() -> Says {
    Says::Unreadable(
        "Trakt could not put this part into the export, so what it holds did not come in. Export again later and bring that in too: only what is missing is added."
            .into(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_belong_to_one_part_and_a_lists_name_may_end_in_a_number() {
        assert_eq!(Part::of("watched-history-12"), Some(Part::History));
        assert_eq!(Part::of("watched-history"), Some(Part::History));
        assert_eq!(
            Part::of("lists-list-123-best-of-2024"),
            Some(Part::List { id: "123".into(), slug: "best-of-2024".into() })
        );
        assert_eq!(Part::of("lists-lists-1"), Some(Part::Lists));
        assert_eq!(Part::of("ratings-episodes-3"), Some(Part::LeftOut(SERIES)));
        assert_eq!(Part::of("lists-list-x"), None);
        assert_eq!(Part::of("diary"), None);
    }
}
