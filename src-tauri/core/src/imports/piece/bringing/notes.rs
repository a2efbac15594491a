//! Notes that were brought in before: each is known again by its bytes, or by where it lay and
//! which film it told of.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::pending::Pending;
use crate::imports::Settled;
use crate::imports::piece::markdown::HowRead;
use crate::imports::piece::record::Piece;
use crate::imports::piece::source;
use crate::imports::receipt::Outcome;
use crate::storage::imports::PieceRow;
use crate::storage::reviews::ReviewRow;
use crate::storage::viewings::ViewingRow;
use crate::{FilmFacts, FilmId, Result, ReviewId, ViewingId, films, storage};

/// What a note became: a review, or where it holds no words a viewing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Became {
    pub(super) review: Option<ReviewId>,
    viewing: Option<ViewingId>,
}

/// A record that a note tells of.
pub(super) struct There {
    pub(super) film: FilmId,
    pub(super) viewing: Option<ViewingRow>,
    pub(super) review: Option<ReviewRow>,
}

/// A note as an import kept it.
#[derive(Debug)]
struct Kept {
    /// The folder that was brought in, and the path in it; of a file by itself its name.
    path: String,
    row: i64,
    became: Became,
}

/// Every note that is here.
pub(super) struct Notes {
    by_hash: HashMap<String, Became>,
    /// By the file's name, the first kept first.
    by_name: HashMap<String, Vec<Kept>>,
    viewings: HashSet<ViewingId>,
    reviews: HashSet<ReviewId>,
    /// How their front matter is read.
    how: HowRead,
}

impl Notes {
    /// Those of before are read again as those that come.
    pub(super) fn of(conn: &Connection, how: HowRead) -> Result<Self> {
        let mut notes = Self {
            by_hash: HashMap::new(),
            by_name: HashMap::new(),
            viewings: HashSet::new(),
            reviews: HashSet::new(),
            how,
        };
        storage::imports::each_piece(conn, |row| notes.add(row))?;
        Ok(notes)
    }

    fn add(&mut self, row: PieceRow<'_>) {
        let PieceRow { id, import, file, outcome, hash, review, viewing } = row;
        let became = Became { review, viewing: viewing.filter(|_| review.is_none()) };
        // Of a conflict it is not said what the note became; what it says is looked at again.
        if outcome != Outcome::Conflict.stored() {
            self.by_hash.insert(hash.to_owned(), became);
        }
        let kept = Kept { path: path_of(import, file), row: id, became };
        self.by_name.entry(name_of(file).to_owned()).or_default().push(kept);
        self.viewings.extend(viewing);
        self.reviews.extend(review);
    }

    /// What this very file became, or one like it.
    pub(super) fn of_hash(&self, hash: &str) -> Option<Became> {
        self.by_hash.get(hash).copied()
    }

    /// What a note became that lay where this one lies and told of the same film, and what it said
    /// then. One that was in a folder may come by itself, and the other way round.
    pub(super) fn known(
        &self,
        conn: &Connection,
        import: &str,
        pending: &Pending,
    ) -> Result<Option<(Became, Piece)>> {
        let file = &pending.opened.name;
        let lies_somewhere = pending.opened.folder.is_some() && file != source::PIPED;
        let Some(kept) = self.by_name.get(name_of(file)).filter(|_| lies_somewhere) else {
            return Ok(None);
        };
        let path = path_of(import, file);
        for at_this_path in [true, false] {
            let placed = |kept: &&Kept| match at_this_path {
                true => kept.path == path,
                false => ends_in(&kept.path, &path) || ends_in(&path, &kept.path),
            };
            for kept in kept.iter().rev().filter(placed) {
                let raw = storage::imports::raw_of(conn, kept.row)?;
                let Some(before) = source::read_again(file, &raw, &self.how) else { continue };
                let on = before.form.watch.as_ref().and_then(|watch| watch.watched_on);
                let is_same = is_same_film(&before.form.facts, &pending.told)
                    && (at_this_path || on == pending.told_on);
                if is_same {
                    return Ok(Some((kept.became, before)));
                }
            }
        }
        Ok(None)
    }

    /// Whether a viewing is a note's, so that it is no other's.
    pub(super) fn has_viewing(&self, viewing: ViewingId) -> bool {
        self.viewings.contains(&viewing)
    }

    /// Whether a review is a note's.
    pub(super) fn has_review(&self, review: ReviewId) -> bool {
        self.reviews.contains(&review)
    }

    /// Remembers what became of a note of this import.
    pub(super) fn met(&mut self, conn: &Connection, settled: &Settled) -> Result<()> {
        match settled.target {
            Some(("review", id)) => {
                self.reviews.insert(ReviewId(id));
                let row = storage::reviews::by_id(conn, ReviewId(id))?;
                self.viewings.extend(row.and_then(|row| row.viewing));
            }
            Some(("viewing", id)) => {
                self.viewings.insert(ViewingId(id));
            }
            _ => {}
        }
        Ok(())
    }
}

impl Became {
    /// As what a piece became.
    pub(super) fn target(self) -> Option<(&'static str, i64)> {
        let review = self.review.map(|review| ("review", review.0));
        review.or(self.viewing.map(|viewing| ("viewing", viewing.0)))
    }
}

impl There {
    /// What a note became, as it stands now.
    pub(super) fn of(conn: &Connection, became: Became) -> Result<Option<Self>> {
        if let Some(review) = became.review {
            let row = storage::reviews::by_id(conn, review)?;
            return row.map(|row| Self::of_review(conn, row)).transpose();
        }
        let Some(viewing) = became.viewing else { return Ok(None) };
        let row = storage::viewings::by_id(conn, viewing)?;
        row.map(|row| Self::of_viewing(conn, row)).transpose()
    }

    /// A review, with the viewing it is of.
    pub(super) fn of_review(conn: &Connection, row: ReviewRow) -> Result<Self> {
        let viewing = row.viewing.map(|viewing| storage::viewings::by_id(conn, viewing));
        Ok(Self { film: row.film, viewing: viewing.transpose()?.flatten(), review: Some(row) })
    }

    /// A viewing, with its review.
    pub(super) fn of_viewing(conn: &Connection, row: ViewingRow) -> Result<Self> {
        let review = storage::reviews::of_viewing(conn, row.id)?.into_iter().next();
        Ok(Self { film: row.film, viewing: Some(row), review })
    }
}

/// Where a file lay: what was brought in, and the path in it.
fn path_of(import: &str, file: &str) -> String {
    if import == file || import == "." { file.to_owned() } else { format!("{import}/{file}") }
}

fn name_of(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// Whether a path is the end of another.
fn ends_in(path: &str, end: &str) -> bool {
    path.strip_suffix(end).is_some_and(|before| before.ends_with('/'))
}

fn is_same_film(one: &FilmFacts, other: &FilmFacts) -> bool {
    let title = |facts: &FilmFacts| films::match_title(facts.title.trim());
    let years = (one.year, other.year);
    let same_year = years.0 == years.1 || years.0.is_none() || years.1.is_none();
    one.ids.iter().any(|id| other.ids.contains(id)) || title(one) == title(other) && same_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_the_end_of_another_only_at_a_folder() {
        assert!(ends_in("vault/films/a.md", "films/a.md"));
        assert!(!ends_in("vault/films/a.md", "ms/a.md"));
        assert!(!ends_in("2019/a.md", "2024/a.md"));
        assert_eq!(path_of("a.md", "a.md"), "a.md");
        assert_eq!(path_of(".", "films/a.md"), "films/a.md");
    }
}
