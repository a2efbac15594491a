//! What writes the record of a transaction while it runs.
//!
//! How a row was before it changed or went is kept by TEMP triggers, in the log `recorded`. That a
//! row came needs only its id, and SQLite's update hook tells that for next to nothing: an import
//! adds hundreds of thousands of rows, and a trigger on each would cost as much as the rows. The
//! hook sees the log grow as well, so that both together give the order in which it all was.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use rusqlite::hooks::Action;
use serde_json::value::RawValue;

use super::derived;
use super::record::{Record, Row, columns_of};
use super::tracked::{self, OF_SETTING, TRACKED};
use crate::Result;

/// Records what a writer's connection does to tracked tables.
#[derive(Clone, Default)]
pub(crate) struct Recorder {
    came: Arc<Mutex<Came>>,
}

/// Rows that came in this transaction.
#[derive(Default)]
struct Came {
    runs: Vec<Run>,
    /// The run of each table that one more row may lengthen.
    open: HashMap<&'static str, usize>,
    /// The last row of the log, as the hook saw it.
    logged: i64,
}

/// Rows of consecutive ids that came with nothing else logged between them.
#[derive(Clone, Copy)]
struct Run {
    /// The row of the log after which they came.
    after: i64,
    table: &'static str,
    first: i64,
    last: i64,
}

/// A moment of the transaction.
pub(crate) struct Mark {
    logged: i64,
    runs: usize,
}

impl Recorder {
    /// Puts the triggers and the hook on a writer's connection.
    pub(crate) fn install(conn: &Connection) -> Result<Self> {
        conn.execute_batch(&triggers(conn)?)?;
        let recorder = Self::default();
        let came = Arc::clone(&recorder.came);
        conn.update_hook(Some(move |action, database: &str, table: &str, id| {
            if action == Action::SQLITE_INSERT {
                came.lock().unwrap_or_else(PoisonError::into_inner).note(database, table, id);
            }
        }))?;
        Ok(recorder)
    }

    /// Forgets what was recorded before; the first thing in a transaction.
    pub(crate) fn begin(&self, conn: &Connection) -> Result<Mark> {
        conn.execute_batch("delete from recorded")?;
        conn.execute_batch(&derived::EMPTY_CONCERNED)?;
        *self.came() = Came::default();
        Ok(self.mark())
    }

    /// How far the record has come, to read it from there, or to go back there.
    pub(crate) fn mark(&self) -> Mark {
        let mut came = self.came();
        came.open.clear();
        Mark { logged: came.logged, runs: came.runs.len() }
    }

    /// Whether nothing has been recorded in this transaction.
    pub(crate) fn is_empty(&self) -> bool {
        let came = self.came();
        came.runs.is_empty() && came.logged == 0
    }

    /// Forgets what came after `mark`, because the database has gone back to it. The log is in the
    /// database and has gone back by itself.
    pub(crate) fn rewind(&self, mark: &Mark) {
        let mut came = self.came();
        came.open.clear();
        came.runs.truncate(mark.runs);
        came.logged = mark.logged;
    }

    /// What was recorded after `mark`. What became of a row that came after it is told as well: it
    /// may have taken a name that another row gave up, and is to give it back first.
    pub(crate) fn since(&self, conn: &Connection, mark: &Mark) -> Result<Record> {
        let runs = {
            let mut came = self.came();
            came.open.clear();
            came.runs.get(mark.runs..).unwrap_or_default().to_vec()
        };
        let mut runs = runs.iter().peekable();
        let mut telling = Telling::default();
        let mut statement = conn.prepare_cached(
            "select seq, tbl, id, op, was from recorded where seq > ?1 order by seq",
        )?;
        let mut rows = statement.query([mark.logged])?;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            while let Some(run) = runs.next_if(|run| run.after < seq) {
                telling.came(run);
            }
            let table = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let id: i64 = row.get(2)?;
            let op = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
            telling.changed(conn, table, id, op, row.get(4)?)?;
        }
        runs.for_each(|run| telling.came(run));
        Ok(telling.record)
    }

    /// Ends the record, and adds the records to refresh for the rows that came in this transaction;
    /// the triggers have added those for the others.
    pub(crate) fn concern(&self, conn: &Connection) -> Result<()> {
        // These statements add rows themselves, of which the hook is told.
        let runs = std::mem::take(&mut self.came().runs);
        for run in &runs {
            for concern in tracked::named(run.table).map_or(&[][..], |tracked| tracked.concerns) {
                conn.prepare_cached(&concern.of_rows(run.table))?.execute([run.first, run.last])?;
            }
        }
        Ok(())
    }

    fn came(&self) -> MutexGuard<'_, Came> {
        self.came.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Came {
    fn note(&mut self, database: &str, table: &str, id: i64) {
        if database == "temp" {
            if table == "recorded" {
                // A number seen before was of a statement that failed: what came since stands
                // before this row of the log all the same.
                for run in self.runs.iter_mut().rev().take_while(|run| run.after >= id) {
                    run.after = id - 1;
                }
                self.logged = id;
                self.open.clear();
            }
            return;
        }
        if let Some(run) = self.open.get(table).and_then(|at| self.runs.get_mut(*at))
            && run.last + 1 == id
        {
            run.last = id;
            return;
        }
        let Some(tracked) = tracked::named(table).filter(|tracked| !tracked.deletions_only) else {
            return;
        };
        self.open.insert(tracked.name, self.runs.len());
        self.runs.push(Run { after: self.logged, table: tracked.name, first: id, last: id });
    }
}

/// A record being put together.
#[derive(Default)]
struct Telling {
    record: Record,
    /// Where in the record a table's last rows came, with only comings told after it.
    open: HashMap<&'static str, usize>,
}

impl Telling {
    fn came(&mut self, run: &Run) {
        if let Some(at) = self.open.get(run.table)
            && let Some(Row::Inserted(_, _, last)) = self.record.rows.get_mut(*at)
            && *last + 1 == run.first
        {
            *last = run.last;
            return;
        }
        self.open.insert(run.table, self.record.rows.len());
        self.record.rows.push(Row::Inserted(run.table.to_owned(), run.first, run.last));
    }

    fn changed(
        &mut self,
        conn: &Connection,
        table: &str,
        id: i64,
        op: &str,
        was: String,
    ) -> Result<()> {
        self.open.clear();
        if op == "s" {
            self.record.rows.push(Row::Set(serde_json::from_str(&was)?));
            return Ok(());
        }
        if !self.record.columns.contains_key(table) {
            self.record.columns.insert(table.to_owned(), columns_of(conn, table)?);
        }
        let was = RawValue::from_string(was)?;
        self.record.rows.push(match op {
            "u" => Row::Updated(table.to_owned(), id, was),
            _ => Row::Deleted(table.to_owned(), id, was),
        });
        Ok(())
    }
}

/// The log, the records to refresh, and what fills both. Rows as JSON: the method of
/// <https://sqlite.org/undoredo.html> without its statements.
fn triggers(conn: &Connection) -> Result<String> {
    let mut script = String::from(
        "create temp table recorded (seq integer primary key, tbl text, id integer, op text, was text);",
    );
    script.push_str(&derived::concerned_tables());
    script.push_str(&of_settings());
    for table in TRACKED {
        let columns = columns_of(conn, table.name)?;
        let was = columns.iter().map(|name| format!("old.{name}")).collect::<Vec<_>>().join(", ");
        let differs = columns
            .iter()
            .map(|name| format!("old.{name} is not new.{name}"))
            .collect::<Vec<_>>()
            .join(" or ");
        let concerns = |row: &str| {
            table.concerns.iter().map(|concern| concern.of_row(row) + ";").collect::<String>()
        };
        let (name, of_new, of_old) = (table.name, concerns("new"), concerns("old"));
        if !table.deletions_only {
            script.push_str(&format!(
                "create temp trigger record_update_{name} after update on main.{name} when {differs} begin
                   insert into recorded (tbl, id, op, was) values ('{name}', old.id, 'u', json_array({was}));
                   {of_old} {of_new}
                 end;"
            ));
        } else if !of_new.is_empty() {
            // No part of the record, and refreshed all the same.
            for when in ["insert", "update"] {
                script.push_str(&format!(
                    "create temp trigger note_{when}_{name} after {when} on main.{name} begin {of_new} end;"
                ));
            }
        }
        script.push_str(&format!(
            "create temp trigger record_delete_{name} after delete on main.{name} begin
               insert into recorded (tbl, id, op, was) values ('{name}', old.id, 'd', json_array({was})); {of_old}
             end;"
        ));
    }
    Ok(script)
}

/// The triggers that log settings, which go by their keys and not by ids: what is logged is key,
/// value before and value after.
fn of_settings() -> String {
    let log = |when: &str, row: &str, was: &str| {
        let concerned = OF_SETTING.of_row(row);
        format!(
            "create temp trigger record_{when}_setting after {when} on main.settings begin
               insert into recorded (tbl, id, op, was) values ('settings', 0, 's', json_array({was}));
               {concerned};
             end;"
        )
    };
    log("insert", "new", "new.key, null, new.value")
        + &log("update", "new", "new.key, old.value, new.value")
        + &log("delete", "old", "old.key, old.value, null")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::params;

    use super::*;
    use crate::storage::{Writer, open_writer};

    fn writer() -> (tempfile::TempDir, Writer) {
        let folder = tempfile::tempdir().unwrap();
        let writer = open_writer(&folder.path().join("journal.sqlite")).unwrap();
        (folder, writer)
    }

    const LIST: &str = "insert into lists (uid, name, added_at, changed_at)
                        values (lower(hex(randomblob(18))), 'A list', '2025', '2025')";

    /// Something a write may do to lists, tags and the tags of lists. The ids stand for rows that
    /// may or may not be there, and half of what is tried breaks a rule of the tables.
    fn act(conn: &Connection, (what, one, other): (u8, i64, i64)) {
        let word = other.to_string();
        let _ = match what {
            0 => conn.execute(LIST, []),
            1 => conn.execute("insert into tags (name, fold) values (?1, ?1)", [word]),
            2 => conn.execute("update tags set fold = ?2 where id = ?1", params![one, word]),
            3 => conn.execute("update lists set name = ?2 where id = ?1", params![one, word]),
            4 | 5 => conn.execute(
                "insert into list_tags (list_id, tag_id, position) values (?1, ?2, 0)",
                [one, other],
            ),
            6 => conn.execute("update list_tags set list_id = ?2 where list_id = ?1", [one, other]),
            7 => conn.execute("delete from tags where id = ?1", [one]),
            8 => conn.execute("delete from lists where id = ?1", [one]),
            _ => conn.execute("delete from list_tags where tag_id = ?1", [one]),
        };
    }

    /// Every row of the three tables but what is random in it.
    fn all(conn: &Connection) -> String {
        conn.query_row(
            "select concat((select json_group_array(json_array(id, name)) from lists),
                           (select json_group_array(json_array(id, name, fold)) from tags),
                           (select json_group_array(json_array(id, list_id, tag_id)) from list_tags))",
            [],
            |row| row.get(0),
        )
        .unwrap()
    }

    fn acts() -> impl Strategy<Value = Vec<(u8, i64, i64)>> {
        prop::collection::vec((0..10_u8, 1..6_i64, 1..6_i64), 0..30)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn what_is_taken_back_is_as_it_was_and_can_be_done_again(before in acts(), during in acts()) {
            let (_folder, mut writer) = writer();
            let (conn, recorder) = writer.recording().unwrap();
            before.into_iter().for_each(|what| act(conn, what));
            let was = all(conn);
            let start = recorder.begin(conn).unwrap();
            during.into_iter().for_each(|what| act(conn, what));
            let done = all(conn);
            let record = recorder.since(conn, &start).unwrap();

            let mut step = |record: &Record| {
                let transaction = conn.transaction().unwrap();
                let start = recorder.begin(&transaction).unwrap();
                record.take_back(&transaction).unwrap();
                let back = recorder.since(&transaction, &start).unwrap();
                transaction.commit().unwrap();
                (back, all(conn))
            };
            let (again, undone) = step(&record);
            prop_assert_eq!(undone, was);
            let (_, redone) = step(&again);
            prop_assert_eq!(redone, done);
        }
    }

    #[test]
    fn rows_that_came_are_told_in_one_whatever_came_between() {
        let (_folder, mut writer) = writer();
        let (conn, recorder) = writer.recording().unwrap();
        let start = recorder.begin(conn).unwrap();
        for word in 1..=3 {
            act(conn, (0, 0, 0));
            act(conn, (1, 0, word));
        }
        let record = recorder.since(conn, &start).unwrap();
        let told = serde_json::to_string(&record.rows).unwrap();
        assert_eq!(told, r#"[{"i":["lists",1,3]},{"i":["tags",1,3]}]"#);
    }

    #[test]
    fn what_a_failed_part_did_is_forgotten() {
        let (_folder, mut writer) = writer();
        let (conn, recorder) = writer.recording().unwrap();
        let start = recorder.begin(conn).unwrap();
        let mark = recorder.mark();
        conn.execute_batch("savepoint part").unwrap();
        act(conn, (0, 0, 0));
        conn.execute_batch("rollback to part; release part").unwrap();
        recorder.rewind(&mark);
        assert!(recorder.since(conn, &start).unwrap().is_empty());
    }
}
