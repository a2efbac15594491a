//! Long work: imports, exports, whatever shows progress and a Cancel button.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use matinee_core::{Progress, Reached};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a piece of long work. The window chooses it, so that it can cancel before the first word
/// of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, type = "number")]
pub struct JobId(u32);

/// How often the window is told how far work has come: more often than it can paint is waste.
const BETWEEN: Duration = Duration::from_millis(33);

/// The long work under way.
#[derive(Debug, Default)]
pub struct Jobs(Mutex<HashMap<JobId, Arc<AtomicBool>>>);

impl Jobs {
    /// Runs `work`, telling `tell` how far it has come. Other commands go on being answered
    /// meanwhile.
    pub fn run<T>(
        &self,
        id: JobId,
        tell: impl Fn(Reached),
        work: impl FnOnce(Progress<'_>) -> T,
    ) -> T {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running().insert(id, cancelled.clone());
        // Taken off the list even when `work` panics.
        let _done = Done { jobs: self, id };
        let last = Cell::new(None::<Instant>);
        let tell = |reached: Reached| {
            let is_over = reached.done == reached.total;
            if is_over || last.get().is_none_or(|last| last.elapsed() >= BETWEEN) {
                last.set(Some(Instant::now()));
                tell(reached);
            }
        };
        aside(|| work(Progress::new(&tell, &cancelled)))
    }

    /// Asks a piece of work to stop. One that is over, or has not begun, is no error: the click
    /// and the end may cross.
    pub fn cancel(&self, id: JobId) {
        if let Some(cancelled) = self.running().get(&id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn running(&self) -> MutexGuard<'_, HashMap<JobId, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Done<'a> {
    jobs: &'a Jobs,
    id: JobId,
}

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.jobs.running().remove(&self.id);
    }
}

/// Runs what takes long, or waits for a person, without keeping a thread from the other commands.
pub(crate) fn aside<T>(work: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(work)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_cancelled(work: Progress<'_>) -> bool {
        work.at(0, 0, "").is_err()
    }

    #[test]
    fn work_that_is_cancelled_sees_it_and_other_work_does_not() {
        let jobs = Jobs::default();
        let ignore = |_| {};
        let seen = jobs.run(JobId(1), ignore, |first| {
            jobs.run(JobId(2), ignore, |second| {
                jobs.cancel(JobId(2));
                (is_cancelled(first), is_cancelled(second))
            })
        });
        assert_eq!(seen, (false, true));
    }

    #[test]
    fn a_name_used_again_is_not_cancelled_from_before() {
        let jobs = Jobs::default();
        jobs.run(JobId(1), |_| {}, |_| jobs.cancel(JobId(1)));
        jobs.cancel(JobId(1));
        assert!(!jobs.run(JobId(1), |_| {}, is_cancelled));
    }

    #[test]
    fn the_window_is_told_the_beginning_and_the_end_and_not_every_step() {
        let told = Mutex::new(Vec::new());
        Jobs::default().run(
            JobId(1),
            |reached| told.lock().unwrap().push(reached.done),
            |progress| (1..=100_000).all(|done| progress.at(done, 100_000, "").is_ok()),
        );
        let told = told.into_inner().unwrap();
        assert_eq!((told[0], told[told.len() - 1]), (1, 100_000));
        assert!(told.len() < 1_000, "{}", told.len());
    }
}
