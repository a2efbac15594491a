//! Takes neutral rows into the journal, one transaction for all.
//!
//! Rows overlap, within an export and with the journal: what two rows say of one viewing joins in
//! one viewing, and what the journal has stays as it is. A row can fill in what nobody had said,
//! never replace it.

mod again;
mod film_rows;
mod joining;
mod lists;
mod parts;
mod reviews;
mod settled;
mod viewings;

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::choices::{Answers, RowAnswer};
use super::film_finder::{FilmFinder, Found, Sought};
use super::foreign::{ForeignFilm, ForeignRow, ForeignViewing, Origin, Says};
use super::known::{Brought, Known};
use super::prepare::{Prepared, PreparedPicture};
use super::receipt::{ImportProblem, Outcome, Receipt};
use crate::journal::Edit;
use crate::storage::imports::ImportRow;
use crate::{Error, FilmId, ImportId, Result, ReviewId, TagId, ViewingId, storage};
use again::Again;
pub(crate) use joining::told_apart;
use lists::OpenList;
pub use settled::ImportConflict;
pub(super) use settled::stood_on_mine;
pub(crate) use settled::{Settled, beginning};
use viewings::{Claim, LatestScore};

/// Problems told one by one. A file that is wrong in every row needs no longer list.
const PROBLEMS: usize = 10_000;

/// Rows that are kept together.
const WAITING: usize = 256;

/// The file being brought in.
#[derive(Debug)]
pub(super) struct ImportedFile {
    pub(super) source: &'static str,
    pub(super) name: String,
    /// BLAKE3.
    pub(super) hash: String,
    /// How it is read, where there is more than one way.
    pub(super) reading: String,
}

/// One import under way.
pub(super) struct Writer<'e, 'w> {
    edit: &'e Edit<'e>,
    file: &'e ImportedFile,
    answers: &'e Answers,
    /// Who is shown every row and what becomes of it. Nothing is kept for good then.
    watch: Option<&'w mut Watch<'w>>,
    receipt: Receipt,
    films: FilmFinder,
    known: Known,
    before: storage::took::Mark,
    /// The last viewing that was there before.
    last_viewing: ViewingId,
    /// The last review that was there before.
    last_review: ReviewId,
    last_tag: TagId,
    /// Viewings that a row has been matched with, so that no second row takes the same one.
    claims: HashMap<ViewingId, Claim>,
    /// The next order on a date.
    orders: HashMap<String, u32>,
    tags: HashMap<String, Option<TagId>>,
    /// Films added here, with their viewings' latest score.
    latest_scores: HashMap<FilmId, LatestScore>,
    /// Films that got a viewing here.
    seen: HashSet<FilmId>,
    /// Reviews of before that a row has put its words into.
    rewritten: HashSet<ReviewId>,
    /// Lists by file and name.
    lists: HashMap<(Arc<str>, String), OpenList>,
    named_lists: HashSet<crate::ListId>,
    /// The import's own row, made with the first change.
    import: Option<ImportId>,
    changed: bool,
    /// Rows to be kept, once there is an import that they are of.
    waiting: Vec<(ForeignRow, Settled)>,
    /// The pictures of the row being taken, in its order.
    pictures: VecDeque<PreparedPicture>,
    /// What the row being taken told of before, if it is one that can be answered otherwise now.
    again: Option<Again>,
}

/// Is shown a row and what becomes of it.
pub(super) type Watch<'w> = dyn FnMut(&ForeignRow, &Settled) -> Result<()> + 'w;

impl<'e, 'w> Writer<'e, 'w> {
    pub(super) fn new(
        edit: &'e Edit<'e>,
        file: &'e ImportedFile,
        answers: &'e Answers,
        watch: Option<&'w mut Watch<'w>>,
    ) -> Result<Self> {
        let conn = edit.conn();
        Ok(Self {
            edit,
            file,
            answers,
            watch,
            receipt: Receipt {
                source: file.source.to_owned(),
                reading: file.reading.clone(),
                ..Receipt::default()
            },
            films: FilmFinder::new(edit)?,
            known: Known::of(edit, file.source)?,
            before: storage::took::mark(conn)?,
            last_viewing: storage::viewings::last(conn)?,
            last_review: storage::reviews::last(conn)?,
            last_tag: storage::tags::last(conn)?,
            claims: HashMap::new(),
            orders: HashMap::new(),
            tags: HashMap::new(),
            latest_scores: HashMap::new(),
            seen: HashSet::new(),
            rewritten: HashSet::new(),
            lists: HashMap::new(),
            named_lists: HashSet::new(),
            import: None,
            changed: false,
            waiting: Vec::new(),
            pictures: VecDeque::new(),
            again: None,
        })
    }

    /// Takes one row.
    pub(super) fn take(&mut self, prepared: Prepared) -> Result<()> {
        let Prepared { row, fingerprint, pictures } = prepared;
        let left_out_or_unreadable = matches!(row.says, Says::LeftOut(_) | Says::Unreadable(_));
        self.again = None;
        if !left_out_or_unreadable && let Some(brought) = self.known.again(&fingerprint) {
            self.again = self.asked_again(&brought, &row.origin)?;
            if self.again.is_none() {
                if let Some(viewing) = brought.viewing {
                    self.claim(viewing, self.known.named.contains(&viewing), &row.origin.file);
                }
                return self.here_already(&row);
            }
        }
        self.pictures = pictures.into();
        let left_out = self.answers.to_row(&row.origin) == Some(RowAnswer::LeaveOut);
        let settled = if left_out && !left_out_or_unreadable {
            Settled::nothing(Outcome::Skipped, "You left this out.")
        } else {
            match self.settle(&row.says, &row.origin) {
                // What the journal can't keep is the row's problem, not the import's.
                Err(Error::Invalid { reason, .. }) => Settled::nothing(Outcome::Unreadable, reason),
                settled => settled?,
            }
        };
        if self.again.is_some() && settled.left_all_as_it_was() {
            return self.here_already(&row);
        }
        self.show(&row, &settled)?;
        self.receipt.rows.count_row(&settled);
        if settled.outcome == Outcome::Skipped {
            self.receipt.leave_out(&row.origin.file, &settled.reason);
        } else if !settled.reason.is_empty() && self.receipt.problems.len() < PROBLEMS {
            self.receipt.problems.push(ImportProblem {
                file: row.origin.file.to_string(),
                line: row.origin.line,
                reason: settled.reason.clone(),
            });
        }
        // What was left out on purpose isn't taken in by another door, and what can't be read is
        // kept as long as somebody may read through it.
        match settled.outcome {
            _ if self.watch.is_some() => Ok(()),
            Outcome::Skipped => Ok(()),
            Outcome::Unreadable if self.receipt.rows.unreadable as usize > PROBLEMS => Ok(()),
            _ => self.keep(row, settled),
        }
    }

    /// A row that was brought in before and says nothing new.
    fn here_already(&mut self, row: &ForeignRow) -> Result<()> {
        self.receipt.rows.count(Outcome::Same);
        self.show(row, &Settled::nothing(Outcome::Same, ""))
    }

    /// What a row told of before that was in conflict then, where the journal's stood and need not
    /// any more.
    fn asked_again(&self, brought: &Brought, origin: &Origin) -> Result<Option<Again>> {
        match brought.stood_on_mine.as_ref().filter(|_| self.answers.may_take(origin)) {
            Some(open) => Again::of(self.edit.conn(), open.row),
            None => Ok(None),
        }
    }

    /// Rows taken so far.
    pub(super) fn rows_read(&self) -> u32 {
        self.receipt.rows.read
    }

    /// Ends the import and answers its receipt, with the import's id where anything was added.
    pub(super) fn finish(mut self) -> Result<(Option<ImportId>, Receipt)> {
        self.order_lists()?;
        self.keep_waiting()?;
        self.receipt.added.tags = storage::tags::count_after(self.edit.conn(), self.last_tag)?;
        if let Some(import) = self.import.filter(|_| self.watch.is_none()) {
            let receipt = serde_json::to_string(&self.receipt)?;
            let conn = self.edit.conn();
            storage::imports::update_receipt(conn, import, &receipt)?;
            storage::took::keep(
                conn,
                import,
                &storage::took::since(conn, &self.before, &self.edit.now())?,
            )?;
        }
        Ok((self.import, self.receipt))
    }

    fn show(&mut self, row: &ForeignRow, settled: &Settled) -> Result<()> {
        self.watch.as_mut().map_or(Ok(()), |watch| watch(row, settled))
    }

    fn settle(&mut self, says: &Says, origin: &Origin) -> Result<Settled> {
        if self.again.is_some_and(|again| !again.may_differ(says)) {
            return Ok(Settled::nothing(Outcome::Same, ""));
        }
        match says {
            // What it is was answered when it came in.
            Says::MaybeEpisode(viewing) if self.again.is_some() => {
                self.settle_viewing(viewing, origin)
            }
            Says::Viewing(viewing) => self.settle_viewing(viewing, origin),
            Says::MaybeEpisode(viewing) => self.maybe_episode(viewing, origin),
            Says::Scored(film, score, on) => {
                self.with_film(film, |writer, found| writer.scored(found, *score, *on, origin))
            }
            Says::Seen(film, on) => self.with_film(film, |writer, found| writer.seen(found, *on)),
            Says::Wanted(film, on, why) => {
                self.with_film(film, |writer, found| writer.wanted(found, *on, why, origin))
            }
            Says::Liked(film, _) => self.with_film(film, Self::liked),
            Says::Film(film) => self.with_film(film, |writer, found| writer.film_alone(found)),
            Says::Reviewed(film, review, on) => {
                self.with_film(film, |writer, found| writer.reviewed(found, review, *on, origin))
            }
            Says::Poster(film, _) | Says::PosterIfThere(film, _) => {
                let picture = self.pictures.pop_front();
                let may_add = matches!(says, Says::Poster(..));
                let work = |writer: &mut Self, found| writer.poster(found, picture, origin);
                self.with_film_or_none(film, may_add, work)
            }
            Says::List(list) => self.list(list, origin),
            Says::Listed(listed) => {
                self.with_film(&listed.film, |writer, found| writer.listed(found, listed, origin))
            }
            Says::Doubt(doubt) => Ok(Settled::nothing(Outcome::Same, doubt.clone())),
            Says::All(parts) => self.all(parts, origin),
            Says::LeftOut(why) => Ok(Settled::nothing(Outcome::Skipped, *why)),
            Says::Unreadable(why) => Ok(Settled::nothing(Outcome::Unreadable, why.clone())),
        }
    }

    fn settle_viewing(&mut self, viewing: &ForeignViewing, origin: &Origin) -> Result<Settled> {
        match self.met(viewing, origin)? {
            // Its film is the one it has here, whatever that is called by now.
            Some(row) => {
                let found = self.films.known(row.film);
                Ok(self.viewing(found, Some(row), viewing, origin)?.about(&found))
            }
            None => self.with_film(&viewing.film, |writer, found| {
                writer.viewing(found, None, viewing, origin)
            }),
        }
    }

    /// Does `work` with the film a row names, added where the journal has none; or answers that
    /// the row stays out because it is not sure which film it means.
    fn with_film(
        &mut self,
        foreign: &ForeignFilm,
        work: impl FnOnce(&mut Self, Found) -> Result<Settled>,
    ) -> Result<Settled> {
        self.with_film_or_none(foreign, true, work)
    }

    /// [`Self::with_film`], where a film that isn't there is only added if it may be.
    fn with_film_or_none(
        &mut self,
        foreign: &ForeignFilm,
        may_add: bool,
        work: impl FnOnce(&mut Self, Found) -> Result<Settled>,
    ) -> Result<Settled> {
        let sought = match self.again.and_then(|again| again.film) {
            Some(film) => Sought::Found(self.films.known(film)),
            None => self.films.find(self.edit, self.answers, foreign, may_add)?,
        };
        let found = match sought {
            Sought::Found(found) => found,
            Sought::Asked(look) => return Ok(Settled::asking(look)),
            Sought::LeftOut => {
                return Ok(Settled::nothing(Outcome::Skipped, "You left this film out."));
            }
            Sought::NotThere => {
                let reason = "The journal has no such film, and a poster alone adds none.";
                return Ok(Settled::nothing(Outcome::Skipped, reason));
            }
        };
        if found.added {
            self.receipt.added.films += 1;
        }
        self.changed |= found.has_changed();
        let settled = match work(self, found) {
            // The film, or what the row tells of it, has come in; of what has not it is told.
            Err(Error::Invalid { reason, .. }) if found.has_changed() => {
                let outcome = self.repeated(found, false);
                Settled { reason, ..Settled::new(outcome, "film", found.film.0) }
            }
            settled => settled?,
        };
        Ok(settled.about(&found))
    }

    /// What to call a row that added nothing of its own: it repeats the journal, or this import.
    fn repeated(&self, found: Found, by_this_import: bool) -> Outcome {
        if found.added {
            Outcome::New
        } else if found.given_id || found.given_facts || by_this_import {
            Outcome::Merged
        } else {
            Outcome::Same
        }
    }

    /// Keeps where the row came from. As long as the import has changed nothing it leaves no
    /// trace: bringing in the same file twice is as bringing it in once.
    fn keep(&mut self, row: ForeignRow, settled: Settled) -> Result<()> {
        self.waiting.push((row, settled));
        if self.waiting.len() < WAITING { Ok(()) } else { self.keep_waiting() }
    }

    fn keep_waiting(&mut self) -> Result<()> {
        if self.import.is_none() && self.changed {
            self.import = Some(storage::imports::insert(
                self.edit.conn(),
                &ImportRow {
                    id: ImportId(0),
                    uid: self.edit.uid(),
                    source: self.file.source.to_owned(),
                    file_name: self.file.name.clone(),
                    file_hash: self.file.hash.clone(),
                    made_at: self.edit.now(),
                    receipt: "{}".to_owned(),
                    undoable: false,
                },
            )?);
        }
        let Some(import) = self.import else { return Ok(()) };
        let rows: Vec<_> = self
            .waiting
            .iter()
            .map(|(row, settled)| {
                settled.provenance(&row.origin.file, row.origin.line, &row.origin.raw)
            })
            .collect();
        storage::imports::insert_rows(self.edit.conn(), import, &rows)?;
        self.waiting.clear();
        Ok(())
    }
}
