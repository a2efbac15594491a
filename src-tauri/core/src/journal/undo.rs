use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Journal;
use crate::{Changed, Error, Op, Result, storage};

/// A step of the undo log, as a person is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Step {
    /// What was done.
    pub op: Op,
    /// What it was done to, a title or a file's name; may be empty.
    pub subject: String,
}

/// What undo and redo would do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UndoState {
    /// The step undo would take back.
    pub undo: Option<Step>,
    /// The step redo would do again.
    pub redo: Option<Step>,
}

impl Journal {
    /// Takes the last step back, across restarts and for at least a hundred steps.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`].
    pub fn undo(&self) -> Result<Changed<Step>> {
        self.step("undone", storage::undo::last_done, Error::NothingToUndo)
    }

    /// Does again the step last taken back. A new change ends what can be done again.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`].
    pub fn redo(&self) -> Result<Changed<Step>> {
        self.step("done", storage::undo::first_undone, Error::NothingToRedo)
    }

    /// What undo and redo would do.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn undo_state(&self) -> Result<UndoState> {
        let (undo, redo) = self.read(storage::undo::names)?;
        let step = |(op, subject)| Step { op, subject };
        Ok(UndoState { undo: undo.map(step), redo: redo.map(step) })
    }

    /// Going over a step records rows like any write; that record goes back over it.
    fn step(
        &self,
        state: &str,
        find: impl FnOnce(&rusqlite::Connection) -> Result<Option<storage::undo::LoggedStep>>,
        none: Error,
    ) -> Result<Changed<Step>> {
        let id = std::cell::Cell::new(0);
        self.at_most_once(
            |edit| {
                let step = find(edit.conn())?.ok_or(none)?;
                id.set(step.id);
                step.record.take_back(edit.conn())?;
                Ok(Step { op: step.op, subject: step.subject })
            },
            |edit, record| storage::undo::turn(edit.conn(), id.get(), state, record),
        )
    }
}
