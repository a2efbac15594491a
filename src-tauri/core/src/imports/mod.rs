//! Bringing in what other products export.
//!
//! A reader for each product turns its files into neutral rows (`foreign`), each with the file
//! and line where it stands; one writer takes such rows into the journal, in one transaction and
//! as one undo step. The reader runs ahead on a thread of its own. Reading is safe against files
//! made to do harm: `zip_reader` and `csv_rows` count what they read.

#[cfg(test)]
mod costs;
mod csv_rows;
mod film_finder;
mod foreign;
mod known;
mod letterboxd;
pub mod piece;
mod prepare;
mod receipt;
mod refused;
mod run;
mod table;
mod undo;
mod writer;
pub(crate) mod zip_reader;

pub(crate) use receipt::Outcome;
pub use receipt::{
    ImportAdded, ImportProblem, ImportReport, ImportRows, LeftOut, PastImport, Receipt,
};
pub(crate) use refused::Refused;
pub(crate) use run::hash_of;
pub use undo::{ImportPart, ImportUndone};
