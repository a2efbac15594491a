//! Calling off what is done before the first row is read.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::{Reading, Recognised, recognise};
use crate::imports::Refused;
use crate::{Progress, Result};

/// How soon a person who calls it off is heard.
const HEARD: Duration = Duration::from_millis(33);

/// Whether a file that is being gone through is still wanted. To see what a table is, and how its
/// dates are written, all of it may have to be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Going(Arc<AtomicBool>);

impl Going {
    fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// # Errors
    /// When it is no longer wanted; nobody is told this sentence.
    pub(crate) fn on(&self) -> Result<(), Refused> {
        match self.0.load(Ordering::Relaxed) {
            true => Err(Refused::new("It was called off.")),
            false => Ok(()),
        }
    }

    /// Reads on only as long as it is wanted.
    pub(crate) fn through<R: Read>(&self, reader: R) -> Wanted<R> {
        Wanted { reader, going: self.clone() }
    }
}

/// What is read only as long as it is wanted.
pub(crate) struct Wanted<R> {
    reader: R,
    going: Going,
}

impl<R: Read> Read for Wanted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.going.on().map_err(io::Error::other)?;
        self.reader.read(buffer)
    }
}

/// Does `work`, such as to see what a file is, on a thread of its own, so that it can be called off
/// wherever it reads.
///
/// # Errors
/// Those of `work`; [`crate::Error::Cancelled`].
fn until_called_off<T: Send>(
    going: &Going,
    progress: Progress<'_>,
    work: impl FnOnce() -> Result<T> + Send,
) -> Result<T> {
    std::thread::scope(|scope| {
        let (over, waits) = channel::<()>();
        let worker = scope.spawn(move || {
            let _over = over;
            work()
        });
        while let Err(RecvTimeoutError::Timeout) = waits.recv_timeout(HEARD) {
            if let Err(cancelled) = progress.at(0, 0, "") {
                going.stop();
                // It leaves nothing behind, and whatever it found is not wanted.
                drop(worker.join());
                return Err(cancelled);
            }
        }
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// [`recognise`], which can be called off.
///
/// # Errors
/// As there; [`crate::Error::Cancelled`].
pub(crate) fn recognise_watched(
    path: &Path,
    reading: &Reading,
    progress: Progress<'_>,
) -> Result<Recognised> {
    until_called_off(&reading.going, progress, || recognise(path, reading))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU32;

    use super::*;
    use crate::Error;
    use crate::imports::sources::ImportReading;

    /// A table of so many rows that it is called off before it ends.
    fn long(folder: &Path) -> std::path::PathBuf {
        let path = folder.join("long.csv");
        let rows: String = (0..200_000).map(|row| format!("Reel {row};{row};x;y\n")).collect();
        std::fs::write(&path, format!("Werk;Nummer;Dies;Das\n{rows}")).unwrap();
        path
    }

    #[test]
    fn a_long_table_is_called_off_while_it_is_seen_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let cancelled = AtomicBool::new(true);
        let heard = |_| {};
        let reading = Reading::of(&ImportReading::default()).unwrap();
        let asked = AtomicU32::new(0);
        let found = until_called_off(&reading.going, Progress::new(&heard, &cancelled), || {
            // As long as it is wanted there is more to go through.
            while reading.going.on().is_ok() {
                asked.fetch_add(1, Ordering::Relaxed);
                std::thread::yield_now();
            }
            recognise(&long(folder.path()), &reading).map(drop)
        });
        assert!(matches!(found, Err(Error::Cancelled)), "{found:?}");
        assert!(asked.load(Ordering::Relaxed) > 0);
    }

    #[test]
    fn what_is_no_longer_wanted_is_read_no_further() {
        let folder = tempfile::tempdir().unwrap();
        let path = long(folder.path());
        let reading = Reading::of(&ImportReading::default()).unwrap();
        assert!(recognise(&path, &reading).is_ok());
        reading.going.stop();
        assert!(recognise(&path, &reading).is_err());
    }

    #[test]
    fn what_ends_by_itself_answers_as_if_nobody_watched() {
        let going = Going::default();
        assert_eq!(until_called_off(&going, Progress::unwatched(), || Ok(3)).unwrap(), 3);
        let bad = until_called_off(&going, Progress::unwatched(), || -> Result<()> {
            Err(Error::invalid("a", "b"))
        });
        assert!(matches!(bad, Err(Error::Invalid { .. })));
    }
}
