//! Records by the names they have outside the file, for the command line and for links.

use crate::imports::{OriginOf, PastImport};
use crate::storage::found::Uid;
use crate::{Error, FilmId, Journal, Result, ReviewId, ReviewText, ViewingId, reviews, storage};

/// Letters of a uid's end that may stand for the whole; its beginning is a time and says little.
const SHORTEST: usize = 6;

/// A record, with the film it is of and what else of that film belongs beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The whole uid.
    pub uid: String,
    /// The record itself.
    pub record: OriginOf,
    /// The film.
    pub film: FilmId,
    /// The viewing: that of the review; of a film the latest.
    pub viewing: Option<ViewingId>,
    /// The review: that of the viewing; of a film the newest, a finished one before a draft.
    pub review: Option<ReviewId>,
}

impl Journal {
    /// The film, viewing or review of a uid, or of the end of one where that names only one.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when the end is too short or names several.
    pub fn find(&self, uid: &str) -> Result<Found> {
        let uid = uid.trim().to_lowercase();
        let sound = uid.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        if !sound || uid.len() < SHORTEST {
            return Err(Error::invalid(
                "id",
                format!(
                    "‘{uid}’ is no uid. Give one that ‘list’ shows, or at least its last {SHORTEST} letters."
                ),
            ));
        }
        self.read(|conn| {
            let mut matches = storage::found::ending_in(conn, &uid)?.into_iter();
            let (Some((uid, of)), None) = (matches.next(), matches.next()) else {
                return Err(match storage::found::ending_in(conn, &uid)?.is_empty() {
                    true => Error::NotFound { what: "record" },
                    false => Error::invalid(
                        "id",
                        format!("Several records end in ‘{uid}’. Give more of the uid."),
                    ),
                });
            };
            storage::found::beside(conn, uid, of)
        })
    }

    /// The import of a uid, or of the end of one where that names only one.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when the end is too short or names several.
    pub fn find_import(&self, uid: &str) -> Result<PastImport> {
        let uid = uid.trim().to_lowercase();
        if uid.len() < SHORTEST {
            let reason = format!(
                "‘{uid}’ is no uid of an import. Give at least its last {SHORTEST} letters."
            );
            return Err(Error::invalid("import", reason));
        }
        let mut ending = self.imports()?.into_iter().filter(|import| import.uid.ends_with(&uid));
        match (ending.next(), ending.next()) {
            (Some(import), None) => Ok(import),
            (None, _) => Err(Error::NotFound { what: "import" }),
            (Some(_), Some(_)) => {
                let reason = format!("Several imports end in ‘{uid}’. Give more of the uid.");
                Err(Error::invalid("import", reason))
            }
        }
    }

    /// The words of a review, as written.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn review_text(&self, review: ReviewId) -> Result<ReviewText> {
        self.read(|conn| Ok(reviews::words_of(&reviews::require(conn, review)?)))
    }

    /// The uids of films, in the order asked for; of those that are gone, nothing.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn film_uids(&self, films: &[FilmId]) -> Result<Vec<Option<String>>> {
        self.read(|conn| {
            films.iter().map(|film| storage::found::uid_of(conn, Uid::Film(*film))).collect()
        })
    }
}
