use std::cell::{Cell, RefCell};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, TransactionBehavior};

use super::Journal;
use crate::{Changed, FilmId, Op, Result, Topic, clock, storage, uid};

/// A write under way: all of it will be kept, or nothing.
pub struct Edit<'a> {
    conn: &'a Connection,
    now: Timestamp,
    today: Date,
    subject: RefCell<String>,
    completes: Cell<Option<FilmId>>,
}

impl Edit<'_> {
    /// The writer, inside the transaction.
    pub(crate) fn conn(&self) -> &Connection {
        self.conn
    }

    /// The instant of the write, as tables keep it.
    pub(crate) fn now(&self) -> String {
        clock::instant(self.now)
    }

    /// The calendar date of the write where the person is.
    pub(crate) fn today(&self) -> Date {
        self.today
    }

    /// A new uid.
    pub(crate) fn uid(&self) -> String {
        uid::new(self.now)
    }

    /// Says what the write is about, for 'Undo: delete The Keeper of Low Water'.
    pub(crate) fn concerns(&self, subject: impl Into<String>) {
        *self.subject.borrow_mut() = subject.into();
    }

    /// Says that the write completes what a film was begun for: the steps since then become one
    /// with it, where nothing else was done between.
    pub(crate) fn completes(&self, film: FilmId) {
        self.completes.set(Some(film));
    }

    /// Runs `remove` and puts what it deleted into the trash, whole, under `title`.
    pub(crate) fn to_trash<T>(
        &self,
        kind: &str,
        title: &str,
        remove: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let mark = storage::record::mark(self.conn)?;
        let value = remove()?;
        let record = storage::record::since(self.conn, mark)?;
        if !record.is_empty() {
            storage::trash::insert(self.conn, kind, title, &self.now(), &record)?;
        }
        Ok(value)
    }
}

impl Journal {
    /// The one door for writes: runs `work` all or nothing, then logs the undo step and refreshes
    /// derived rows in the same transaction. Step and topics come from the rows that changed, so a
    /// write that changes nothing leaves no step and answers no topics.
    pub(crate) fn transact<T>(
        &self,
        op: Op,
        work: impl FnOnce(&Edit<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        self.in_transaction(work, |edit, record| {
            if record.is_empty() {
                return Ok(());
            }
            storage::undo::push(edit.conn, op, &edit.subject.borrow(), &edit.now(), record)?;
            edit.completes.get().map_or(Ok(()), |film| storage::undo::fold(edit.conn, film))
        })
    }

    /// Runs `work` as [`Journal::transact`] does, but throws away what it wrote: the answer of a
    /// dry run.
    pub(crate) fn rehearse<T>(&self, work: impl FnOnce(&Edit<'_>) -> Result<T>) -> Result<T> {
        let mut writer = self.writer()?;
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        storage::record::begin(&transaction)?;
        let value = work(&self.edit(&transaction))?;
        transaction.rollback()?;
        Ok(value)
    }

    /// For writes that are no step of their own: settings, drafts, thumbnails. `topics` are what
    /// they touch.
    pub(crate) fn keep<T>(
        &self,
        topics: impl IntoIterator<Item = Topic>,
        work: impl FnOnce(&Edit<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        let mut changed = self.in_transaction(work, |_, _| Ok(()))?;
        changed.topics.extend(topics);
        Ok(changed)
    }

    /// Runs `work`, then `log` with the record of the rows it changed, in one transaction.
    pub(super) fn in_transaction<T>(
        &self,
        work: impl FnOnce(&Edit<'_>) -> Result<T>,
        log: impl FnOnce(&Edit<'_>, &storage::record::Record) -> Result<()>,
    ) -> Result<Changed<T>> {
        let mut writer = self.writer()?;
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        storage::record::begin(&transaction)?;
        let edit = self.edit(&transaction);
        let value = work(&edit)?;
        let record = storage::record::since(&transaction, 0)?;
        if !record.is_empty() {
            storage::derived::refresh(&transaction)?;
        }
        log(&edit, &record)?;
        transaction.commit()?;
        Ok(Changed { value, topics: record.topics() })
    }

    fn edit<'a>(&self, conn: &'a Connection) -> Edit<'a> {
        Edit {
            conn,
            now: self.clock.now(),
            today: self.clock.today(),
            subject: RefCell::default(),
            completes: Cell::default(),
        }
    }
}
