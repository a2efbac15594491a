use std::cell::Cell;
use std::io::{self, Write};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use matinee_core::{Progress, Reached};

use crate::output::Output;

/// Between two writings of the line.
const PAUSE: Duration = Duration::from_millis(100);

/// Columns of the line that every terminal has.
const COLUMNS: usize = 78;

/// Runs work that takes its time, with a line on standard error that says how far it has come when
/// that is a terminal, and is gone when the work is done.
pub(crate) fn watched<T>(output: &Output, work: impl FnOnce(Progress<'_>) -> T) -> T {
    if !output.shows_progress() {
        return work(Progress::unwatched());
    }
    let never = AtomicBool::new(false);
    let last = Cell::new(None::<Instant>);
    let tell = |reached: Reached| {
        if last.get().is_some_and(|last| last.elapsed() < PAUSE) {
            return;
        }
        last.set(Some(Instant::now()));
        let line = match reached.total {
            0 => format!("{} {}", reached.done, reached.what),
            total => format!("{} of {total} {}", reached.done, reached.what),
        };
        let line: String =
            line.chars().filter(|letter| !letter.is_control()).take(COLUMNS).collect();
        let _ = write!(io::stderr(), "\r\x1b[K{line}");
    };
    let value = work(Progress::new(&tell, &never));
    if last.get().is_some() {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
    value
}
