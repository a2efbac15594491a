//! The promises of `docs/safety.md`, put to the torment. A child process does the work and says so
//! when the core has returned; it is killed, starved and lied to, and what it said must hold.
//!
//! `cargo test` runs a short form of each; `make torture` runs the full sizes (`sizes.rs`).

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod child;
mod damage;
mod desk;
mod exported;
mod faults;
mod full;
mod kills;
mod order;
mod round_trips;
mod sizes;
mod strace;
mod undo;
