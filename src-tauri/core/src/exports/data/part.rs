//! Which records belong to a part of the journal.

use std::collections::HashSet;

use rusqlite::Connection;

use super::super::losses::{EVERY_FACT, Holds, LossKind};
use super::picked::Picked;
use crate::Result;
use crate::archive::records::FilmRecord;
use crate::storage::archive::FilmReader;

/// What records hold of a part: what belongs to its films, but for pictures.
pub(super) const HOLDS: &Holds = &Holds { kinds: &[EVERY_FACT, OF_FILMS], catalogues: &[] };

/// The same with pictures, as an archive has them.
pub(super) const HOLDS_WITH_PICTURES: &Holds = &Holds {
    kinds: &[EVERY_FACT, OF_FILMS, &[LossKind::Posters, LossKind::Stills]],
    catalogues: &[],
};

const OF_FILMS: &[LossKind] = &[LossKind::Revisions];

/// The records that go, by their names; nothing is remembered of a whole journal.
#[derive(Debug, Default)]
pub(crate) struct Part(Option<Names>);

#[derive(Debug, Default)]
struct Names {
    films: HashSet<String>,
    people: HashSet<String>,
    viewings: HashSet<String>,
    reviews: HashSet<String>,
    wanted: HashSet<String>,
    media: HashSet<String>,
}

impl Part {
    /// What is picked.
    pub(in crate::exports) fn of(conn: &Connection, picked: &Picked) -> Result<Self> {
        if picked.is_everything() {
            return Ok(Self::default());
        }
        let mut names = Names::default();
        let mut reader = FilmReader::new(conn)?;
        for film in picked.films(conn)? {
            let Some(mut whole) = reader.film(film)? else { continue };
            if !picked.trim(&mut whole) {
                continue;
            }
            let FilmRecord { uid, credits, poster, stills, .. } = whole.film;
            names.people.extend(credits.into_iter().map(|credit| credit.person));
            names.media.extend(poster);
            names.media.extend(stills.into_iter().map(|still| still.media));
            names.viewings.extend(whole.viewings.into_iter().map(|viewing| viewing.uid));
            names.reviews.extend(whole.reviews.into_iter().map(|review| review.uid));
            names.wanted.extend(whole.wanted.map(|wanted| wanted.film));
            names.films.insert(uid);
        }
        Ok(Self(Some(names)))
    }

    /// The whole journal goes, with what belongs to no film.
    pub(crate) fn is_whole(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn film(&self, uid: &str) -> bool {
        self.has(|names| &names.films, uid)
    }

    pub(crate) fn person(&self, uid: &str) -> bool {
        self.has(|names| &names.people, uid)
    }

    pub(crate) fn viewing(&self, uid: &str) -> bool {
        self.has(|names| &names.viewings, uid)
    }

    pub(crate) fn review(&self, uid: &str) -> bool {
        self.has(|names| &names.reviews, uid)
    }

    /// Whether it goes along that a film is on the watchlist.
    pub(crate) fn wanted(&self, film: &str) -> bool {
        self.has(|names| &names.wanted, film)
    }

    /// Whether a picture goes, by its hash.
    pub(crate) fn medium(&self, hash: &str) -> bool {
        self.has(|names| &names.media, hash)
    }

    fn has(&self, of: impl Fn(&Names) -> &HashSet<String>, name: &str) -> bool {
        self.0.as_ref().is_none_or(|names| of(names).contains(name))
    }
}
