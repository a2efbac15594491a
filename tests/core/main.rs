//! The core through its public face: no window, no mocks, a journal in a folder of its own.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod annual;
mod archive;
mod backups;
mod begun;
mod bringing_back;
mod check;
mod compare;
mod diary;
mod exports;
mod film_join;
mod found;
mod hostile;
mod journal;
mod letterboxd;
mod letting_go;
mod library;
mod lists;
mod lost;
mod media;
mod memory;
mod mirror;
mod once;
mod passport;
mod people;
mod pieces;
mod query;
mod quick_log;
mod relocate;
mod reviews;
mod salvage;
mod scale;
mod settings;
mod shelves;
mod statistics;
mod stills;
mod support;
mod trash;
mod undo;
mod used;
mod verdicts;
mod watchlist;
