use std::collections::{HashMap, HashSet};

use super::super::super::films::Sink;
use super::super::super::words::retyped;
use super::parts::Parts;
use super::quoted;
use crate::Result;
use crate::archive::records::ListRecord;
use crate::exports::losses::LossKind;
use crate::exports::names::{Names, of_film};

/// The columns of the watchlist, which has films alone.
pub(super) const WATCHLIST: &str = "LetterboxdURI,tmdbID,imdbID,Title,Year,Directors\n";

/// Those of a list: a review becomes the film's note on it.
const HEADER: &str = "LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,Review\n";

/// The lists of a journal, a file each.
#[derive(Default)]
pub(super) struct Lists {
    records: Vec<ListRecord>,
    /// Uids of the films that are on one.
    films: HashSet<String>,
    /// Their first values, by uid.
    cells: HashMap<String, String>,
}

impl Lists {
    /// Where they are laid.
    pub(super) fn records(&mut self) -> &mut Vec<ListRecord> {
        &mut self.records
    }

    /// Looks which films are on one.
    pub(super) fn look_over(&mut self) {
        let films = self.records.iter().flat_map(|list| &list.films);
        self.films = films.map(|listed| listed.film.clone()).collect();
    }

    /// Whether a film is on one.
    pub(super) fn has(&self, film: &str) -> bool {
        self.films.contains(film)
    }

    /// Keeps what a film is called until its lists are written.
    pub(super) fn note(&mut self, film: &str, cells: &str) {
        self.cells.insert(film.to_owned(), cells.to_owned());
    }

    /// Writes them, each under its name.
    pub(super) fn write(&self, sink: &mut Sink<'_>) -> Result<()> {
        let mut names = Names::default();
        for list in &self.records {
            let name = names.free(of_film(&list.name, None));
            for (kind, said) in [
                (LossKind::ListNames, name != list.name),
                (LossKind::ListDescriptions, !list.description.is_empty()),
                (LossKind::ListRanks, list.ranked),
                (LossKind::ListTags, !list.tags.is_empty()),
            ] {
                if said {
                    sink.account.named(kind, &list.name);
                }
            }
            let mut file = Parts::named(&format!("lists/{name}"), HEADER);
            file.begun(sink)?;
            for listed in &list.films {
                // Every film on a list has gone along.
                let Some(cells) = self.cells.get(&listed.film) else { continue };
                let line = format!("{cells},{}\n", note(&listed.note, list, sink));
                if file.has_room_for(&line) {
                    file.line(&line, sink)?;
                } else {
                    sink.account.named(LossKind::ListNotes, &list.name);
                    file.line(&format!("{cells},\n"), sink)?;
                }
            }
        }
        Ok(())
    }
}

/// A note as the HTML that Letterboxd takes.
fn note(note: &str, list: &ListRecord, sink: &mut Sink<'_>) -> String {
    let html = note.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let html = html.replace('\\', "&#92;");
    match retyped(&html) {
        None => quoted(&html),
        Some(typed) => {
            sink.account.named(LossKind::TextsRetyped, &list.name);
            quoted(&typed)
        }
    }
}
