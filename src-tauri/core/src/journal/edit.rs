use std::cell::{Cell, RefCell};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Journal;
use super::once::Part;
use crate::backups::Moment;
use crate::storage::recorder::Recorder;
use crate::storage::trial::Trial;
use crate::{Changed, Error, FilmId, Op, Result, Topic, clock, paths, storage, uid};

/// A write under way: all of it will be kept, or nothing.
pub struct Edit<'a> {
    conn: &'a Connection,
    recorder: &'a Recorder,
    now: Timestamp,
    stamp: String,
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
        self.stamp.clone()
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
        let mark = self.recorder.mark();
        let value = remove()?;
        let record = self.recorder.since(self.conn, &mark)?;
        if !record.is_empty() {
            storage::trash::insert(self.conn, kind, title, &self.now(), &record)?;
        }
        Ok(value)
    }

    /// Whether the write has changed nothing so far.
    pub(crate) fn has_changed_nothing(&self) -> bool {
        self.recorder.is_empty()
    }

    /// Runs `part` so that it leaves nothing behind where it fails, and the write can go on.
    pub(crate) fn attempt<T, E: From<Error>>(
        &self,
        part: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let run = |sql| -> Result<()> { Ok(self.conn.prepare_cached(sql)?.execute([]).map(drop)?) };
        let mark = self.recorder.mark();
        run("savepoint part")?;
        let value = part();
        if value.is_err() {
            run("rollback to part")?;
            self.recorder.rewind(&mark);
        }
        run("release part")?;
        value
    }
}

impl Journal {
    /// The one door for writes: runs `work` all or nothing, then logs the undo step and refreshes
    /// derived rows in the same transaction. Step and topics come from the rows that changed, so a
    /// write that changes nothing leaves no step and answers no topics.
    pub(crate) fn transact<T: Serialize + DeserializeOwned>(
        &self,
        op: Op,
        work: impl FnOnce(&Edit<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        self.back_up_before(op, Moment::Begun)?;
        self.at_most_once(work, |edit, record| {
            if record.is_empty() {
                return Ok(());
            }
            self.back_up_before(op, Moment::Changed)?;
            storage::undo::push(edit.conn, op, &edit.subject.borrow(), &edit.now(), record)?;
            edit.completes.get().map_or(Ok(()), |film| storage::undo::fold(edit.conn, film))
        })
    }

    /// [`Journal::in_transaction`] for what a person asks for: a save that was made under the same key
    /// already ([`super::once`]) is answered from there.
    pub(super) fn at_most_once<T: Serialize + DeserializeOwned>(
        &self,
        work: impl FnOnce(&Edit<'_>) -> Result<T>,
        log: impl FnOnce(&Edit<'_>, &storage::record::Record) -> Result<()>,
    ) -> Result<Changed<T>> {
        let Some(part) = Part::next() else {
            return self.in_transaction(work, |edit, record, _| log(edit, record));
        };
        let before = RefCell::new(None);
        let changed = self.in_transaction(
            |edit| match part.answered(edit.conn)? {
                Some((value, topics)) => {
                    before.replace(Some(topics));
                    Ok(value)
                }
                None => work(edit),
            },
            |edit, record, value| {
                if before.borrow().is_some() {
                    return Ok(());
                }
                log(edit, record)?;
                // What changed nothing changes nothing the second time.
                if record.is_empty() {
                    return Ok(());
                }
                part.keep(edit, value, &record.topics())
            },
        )?;
        Ok(match before.into_inner() {
            Some(topics) => Changed { topics, ..changed },
            None => changed,
        })
    }

    /// Runs `work` as [`Journal::transact`] does, but on a copy of the records that goes again: the
    /// answer of a dry run. Who saves meanwhile need not wait.
    pub(crate) fn rehearse<T>(&self, work: impl FnOnce(&Edit<'_>) -> Result<T>) -> Result<T> {
        let trial = Trial::begin(&paths::database(&self.folder), &self.folder)?;
        let (conn, recorder) = trial.recording();
        work(&self.edit(conn, recorder))
    }

    /// For writes that are no step of their own: settings, drafts, thumbnails. `topics` are what
    /// they touch.
    pub(crate) fn keep<T>(
        &self,
        topics: impl IntoIterator<Item = Topic>,
        work: impl FnOnce(&Edit<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        let mut changed = self.in_transaction(work, |_, _, _| Ok(()))?;
        // What the last proof found is kept among the settings too, and nobody need read them again for it.
        changed.topics.remove(&Topic::Settings);
        changed.topics.extend(topics);
        Ok(changed)
    }

    /// Runs `work`, then `log` with the record of the rows it changed and with what it answers, in one
    /// transaction.
    pub(super) fn in_transaction<T>(
        &self,
        work: impl FnOnce(&Edit<'_>) -> Result<T>,
        log: impl FnOnce(&Edit<'_>, &storage::record::Record, &T) -> Result<()>,
    ) -> Result<Changed<T>> {
        let mut writer = self.writer()?;
        let (conn, recorder) = writer.recording()?;
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let start = recorder.begin(&transaction)?;
        let before = transaction.total_changes();
        let step = storage::backup::newest_step(&transaction)?;
        let edit = self.edit(&transaction, recorder);
        let value = work(&edit)?;
        let record = recorder.since(&transaction, &start)?;
        if record.is_empty() {
            // What is half typed is no part of the record, and is sealed all the same.
            storage::derived::seal(&transaction)?;
        } else {
            recorder.concern(&transaction)?;
            storage::derived::refresh(&transaction)?;
        }
        log(&edit, &record, &value)?;
        let wrote = transaction.total_changes() != before;
        let touched = if wrote { self.mirror_touched(&transaction, &record, step)? } else { None };
        transaction.commit()?;
        if wrote {
            self.writes().kept();
        }
        if let Some(touched) = touched {
            self.mirror_state().note(touched);
        }
        Ok(Changed { value, topics: record.topics() })
    }

    fn edit<'a>(&self, conn: &'a Connection, recorder: &'a Recorder) -> Edit<'a> {
        let (now, today) = (self.clock.now(), self.clock.today());
        Edit {
            conn,
            recorder,
            now,
            stamp: clock::instant(now),
            today,
            subject: RefCell::default(),
            completes: Cell::default(),
        }
    }
}
