use std::collections::HashSet;

use rusqlite::Connection;

use super::super::losses::{Account, Holds};
use super::nothing_picked;
use super::out::Out;
use super::picked::Picked;
use crate::archive::records::ListRecord;
use crate::storage::archive::{self as rows, FilmReader, FilmWhole};
use crate::{FilmId, Progress, Result};

/// Where a target writes: the file of a name, and what it could not hold.
pub(in crate::exports) struct Sink<'a> {
    pub(super) out: &'a mut Out,
    pub(in crate::exports) account: &'a mut Account,
}

impl Sink<'_> {
    /// Writes behind what the file of this name has so far. A target that is one file may call it
    /// anything.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.out.write(name, bytes)
    }
}

/// A product's format: it takes one film after the other, in the order added.
pub(in crate::exports) trait Target {
    /// What it has a place for, or tells of itself.
    fn holds(&self) -> &'static Holds;

    /// Where the lists that go along are laid before any film comes; nothing for a format that has
    /// no place for them.
    fn lists(&mut self) -> Option<&mut Vec<ListRecord>> {
        None
    }

    /// Writes what comes before any film.
    fn begin(&mut self, _sink: &mut Sink<'_>) -> Result<()> {
        Ok(())
    }

    /// Writes what it can of a film, tells what it cannot, and answers whether any of it went.
    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool>;

    /// Writes what comes after the last film.
    fn end(&mut self, _sink: &mut Sink<'_>) -> Result<()> {
        Ok(())
    }
}

/// Takes the picked films through a target, one at a time, and answers those that went. A part of
/// the journal with nothing in it is refused.
pub(in crate::exports) fn go(
    conn: &Connection,
    picked: &Picked,
    target: &mut dyn Target,
    out: &mut Out,
    account: &mut Account,
    progress: Progress<'_>,
) -> Result<HashSet<FilmId>> {
    let films = picked.films(conn)?;
    let mut reader = FilmReader::new(conn)?;
    let mut gone = HashSet::new();
    let mut is_empty = !picked.is_everything();
    let sink = &mut Sink { out, account };
    if picked.is_everything()
        && let Some(lists) = target.lists()
    {
        rows::lists(conn, |list| {
            lists.push(list);
            Ok(())
        })?;
    }
    target.begin(sink)?;
    for (done, film) in films.iter().enumerate() {
        let Some(mut whole) = reader.film(*film)? else { continue };
        progress.at(done, films.len(), &whole.film.title)?;
        if !picked.trim(&mut whole) {
            continue;
        }
        is_empty = false;
        if target.film(&whole, sink)? {
            gone.insert(*film);
        }
    }
    if is_empty {
        return Err(nothing_picked());
    }
    target.end(sink)?;
    progress.at(films.len(), films.len(), "")?;
    Ok(gone)
}

/// A format that holds every record as it is, but for some kinds of facts.
pub(super) struct Whole(pub(super) &'static Holds);

impl Target for Whole {
    fn holds(&self) -> &'static Holds {
        self.0
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        whole_goes(whole, self.0, sink.account);
        Ok(true)
    }
}

/// Tells what is not held of a film of which every record goes.
pub(super) fn whole_goes(whole: &FilmWhole, holds: &Holds, account: &mut Account) {
    account.film_goes(whole, holds);
    for viewing in &whole.viewings {
        account.viewing_goes(&whole.film, viewing, holds);
    }
    for review in &whole.reviews {
        account.review_goes(&whole.film, review, holds);
    }
}
