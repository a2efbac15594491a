//! The command line as a person or a program uses it: whole command lines, exit codes, and the
//! exact shapes of what is written.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod annual;
mod backups;
mod errors;
mod imports;
mod log;
mod losses;
mod pieces;
mod private;
mod queries;
mod sample;
mod scale;
mod sheets;
mod stats;
mod support;
