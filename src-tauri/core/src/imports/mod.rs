//! Bringing in what other products export.
//!
//! A reader for each product (`sources`) turns its files into neutral rows (`foreign`), each with
//! the file and line where it stands; one writer takes such rows into the journal, in one
//! transaction and as one undo step. A plan (`plan`) is the same on trial, row by row, with what the
//! person answers to it (`choices`). The reader runs ahead on a thread of its own. Reading is safe against files
//! made to do harm: `zip_reader` and `csv_rows` count what they read.

mod addresses;
mod choices;
#[cfg(test)]
mod costs;
mod csv_rows;
mod film_finder;
mod foreign;
mod kept;
mod known;
mod looking;
mod meeting;
mod originals;
mod origins;
pub mod piece;
mod plan;
mod prepare;
mod receipt;
mod refused;
mod run;
mod sources;
mod spelling;
mod table;
mod undo;
mod writer;
pub(crate) mod zip_reader;

pub(crate) use choices::{Answers, Places, key_of};
pub use choices::{
    FieldChoice, FilmAnswer, FilmChoice, ImportChoices, ImportField, OnConflict, OnDoubt,
    RowAnswer, RowChoice,
};
pub use kept::{ImportDetail, KeptCounts, KeptRow};
pub(crate) use looking::Look;
pub use looking::Why;
pub(crate) use meeting::{FilmsHere, Met};
pub use origins::{OriginOf, OriginOutcome, RecordOrigin};
pub use plan::{ImportPlan, PlanCounts, PlanFilm, PlanLook, PlanRow, PlanTab, PlanWhat};
pub(crate) use plan::{Place, Told};
pub(crate) use receipt::Outcome;
pub use receipt::{
    ImportAdded, ImportProblem, ImportReport, ImportRows, LeftOut, PastImport, Receipt,
};
pub(crate) use refused::Refused;
pub(crate) use run::hash_of;
pub use sources::{
    DateOrder, FilmsAre, ForgottenPreset, ImportAsks, ImportKind, ImportReading, ImportRecognised,
    SheetColumn, SheetField, SheetLook, SheetLookColumn, SheetMapping, SheetPreset, SheetRow,
};
pub use undo::{ImportPart, ImportUndone};
pub use writer::ImportConflict;
pub(crate) use writer::{Settled, beginning, told_apart};
