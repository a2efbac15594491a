//! One import of pieces under way: each is settled, counted, and kept as a row.

use super::notes::Notes;
use super::pending::Pending;
use crate::imports::piece::markdown::HowRead;
use crate::imports::receipt::{ImportProblem, Outcome, Receipt};
use crate::imports::{Answers, FilmsHere, Settled};
use crate::journal::Edit;
use crate::storage::imports::{ImportRow, Provenance};
use crate::{Error, ImportId, Result, TagId, storage};

/// One import under way.
pub(super) struct Intake<'e> {
    pub(super) edit: &'e Edit<'e>,
    pub(super) answers: &'e Answers,
    source: &'static str,
    pub(super) name: &'e str,
    hash: &'e str,
    pub(super) receipt: Receipt,
    /// What earlier notes became, and those of this import.
    pub(super) notes: Notes,
    pub(super) films: FilmsHere,
    /// Made with the first piece that changes anything: what adds nothing leaves no trace.
    import: Option<ImportId>,
    last_tag: TagId,
    before: storage::took::Mark,
}

impl<'e> Intake<'e> {
    pub(super) fn new(
        edit: &'e Edit<'e>,
        answers: &'e Answers,
        source: &'static str,
        name: &'e str,
        hash: &'e str,
        how: HowRead,
    ) -> Result<Self> {
        let conn = edit.conn();
        let receipt = Receipt { source: source.to_owned(), ..Receipt::default() };
        Ok(Self {
            edit,
            answers,
            source,
            name,
            hash,
            receipt,
            notes: Notes::of(conn, how)?,
            films: FilmsHere::of(conn, false)?,
            import: None,
            last_tag: storage::tags::last(conn)?,
            before: storage::took::mark(conn)?,
        })
    }

    /// Takes a piece in and answers what became of it.
    pub(super) fn take(&mut self, pending: &Pending) -> Result<Settled> {
        let (edit, added) = (self.edit, self.receipt.added);
        let settled = match edit.attempt(|| self.settle(pending)) {
            // What of it had come in already has gone again.
            Err(Error::Invalid { reason, .. }) if !pending.alone => {
                self.receipt.added = added;
                Settled::nothing(Outcome::Unreadable, reason)
            }
            settled => settled?,
        };
        self.receipt.rows.count_row(&settled);
        let file = &pending.opened.name;
        if settled.outcome == Outcome::Skipped {
            self.receipt.leave_out(file, &settled.reason);
        } else if !settled.reason.is_empty() {
            self.problem(file, &settled.reason);
        }
        if changes(&settled) {
            for problem in &pending.problems {
                self.problem(file, problem);
            }
            for key in &pending.opened.piece.keys {
                if let Some(meaning) = key.chosen {
                    self.receipt.keys.take(&key.key, meaning);
                }
            }
            self.keep(pending, &settled)?;
        }
        self.notes.met(self.edit.conn(), &settled)?;
        Ok(settled)
    }

    /// Accounts for a file that can't be read.
    pub(super) fn unreadable(&mut self, file: &str, reason: &str) {
        self.receipt.rows.count(Outcome::Unreadable);
        self.problem(file, reason);
    }

    /// Accounts for a file that the person wants to stay out.
    pub(super) fn spare(&mut self, file: &str) {
        self.receipt.rows.count(Outcome::Skipped);
        self.receipt.leave_out(file, "It was left out as you asked.");
    }

    /// Accounts for a file that is none of the kinds.
    pub(super) fn pass_over(&mut self, file: &str) {
        self.receipt.rows.count(Outcome::Skipped);
        self.receipt.leave_out(file, "It is neither Markdown, a web page nor plain text.");
    }

    /// Ends the import.
    pub(super) fn finish(mut self) -> Result<(Option<ImportId>, Receipt)> {
        self.receipt.added.tags = storage::tags::count_after(self.edit.conn(), self.last_tag)?;
        if let Some(import) = self.import {
            storage::imports::update_receipt(
                self.edit.conn(),
                import,
                &serde_json::to_string(&self.receipt)?,
            )?;
            let took = storage::took::since(self.edit.conn(), &self.before, &self.edit.now())?;
            storage::took::keep(self.edit.conn(), import, &took)?;
        }
        Ok((self.import, self.receipt))
    }

    fn problem(&mut self, file: &str, reason: &str) {
        let problem = ImportProblem { file: file.to_owned(), line: 1, reason: reason.to_owned() };
        self.receipt.problems.push(problem);
    }

    /// Keeps the row: the whole file, and what it became.
    fn keep(&mut self, pending: &Pending, settled: &Settled) -> Result<()> {
        let conn = self.edit.conn();
        let import = match self.import {
            Some(import) => import,
            None => storage::imports::insert(
                conn,
                &ImportRow {
                    id: ImportId(0),
                    uid: self.edit.uid(),
                    source: self.source.to_owned(),
                    file_name: self.name.to_owned(),
                    file_hash: self.hash.to_owned(),
                    made_at: self.edit.now(),
                    receipt: "{}".to_owned(),
                    undoable: false,
                },
            )?,
        };
        self.import = Some(import);
        storage::imports::insert_rows(
            conn,
            import,
            &[Provenance {
                source_id: Some(&pending.opened.hash),
                ..settled.provenance(&pending.opened.name, 1, &pending.opened.raw)
            }],
        )
    }
}

/// Whether a piece added, filled in or replaced anything.
fn changes(settled: &Settled) -> bool {
    matches!(settled.outcome, Outcome::New | Outcome::Merged)
        || settled.outcome == Outcome::Conflict
            && (!settled.fills.is_empty() || settled.stands() != crate::imports::OnConflict::Mine)
}
