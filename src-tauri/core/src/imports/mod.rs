//! Bringing in what other products export.
//!
//! A reader for each product turns its files into neutral rows (`foreign`), each with the file
//! and line where it stands; one writer takes such rows into the journal. Reading is safe against
//! files made to do harm: `zip_reader` and `csv_rows` count what they read.

pub mod csv_rows;
pub mod foreign;
pub mod letterboxd;
mod refused;
pub mod table;
pub mod zip_reader;

pub use refused::Refused;
