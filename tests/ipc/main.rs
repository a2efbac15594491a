//! The border: real commands, a real journal in a folder of its own, a mock window. What these
//! tests pin down is the JSON that TypeScript sees.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod annual;
mod backups;
mod browse;
mod bytes;
mod contract;
mod dialogs;
mod diary;
mod exports;
mod hostile;
mod imports;
mod journal;
mod library;
mod lists;
mod pieces;
mod reviews;
mod scale;
mod settings;
mod shapes;
mod shelves;
mod statistics;
mod support;
mod trash;
mod typed;
mod watchlist;
mod window;
mod writing;
