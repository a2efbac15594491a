//! Every record as an archive has it, out of the tables and back into them.
//!
//! These statements put together what other modules keep apart (a film with its credits, a viewing
//! with its tags), one row a record, because an archive of a hundred thousand viewings is read and
//! written in one go.

mod by_film;
mod counts;
mod read;
mod read_about;
mod write;
mod write_about;

pub(crate) use by_film::{FilmReader, FilmWhole, NamedCredit, film_ids};
pub(crate) use counts::counts;
pub(crate) use read::{
    films, lists, media, people, reviewed_viewings, reviews, revisions, revisions_of, viewings,
    watchlist,
};
pub(crate) use read_about::{bands, comparisons, drafts, imports, lines, settings, shelves, tags};
pub(crate) use write::*;
pub(crate) use write_about::*;
