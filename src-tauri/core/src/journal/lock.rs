use std::fs::{File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::{Error, Result};

/// The right to write to a journal, held by one process at a time through an operating-system lock
/// on the file `lock`; the system lets go of it when the process ends, however it ends.
pub(crate) struct Lock {
    /// Open as long as the lock is held.
    _file: File,
}

impl Lock {
    /// Takes the lock, at once or not at all, and writes into it who has it.
    pub(crate) fn take(folder: &Path, now: Timestamp) -> Result<Self> {
        let path = folder.join("lock");
        let mut options = std::fs::OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).map_err(Error::file(&path, "opened"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(&mut file)),
            Err(TryLockError::Error(err)) => return Err(Error::file(&path, "locked")(err)),
        }
        let program = std::env::current_exe()
            .ok()
            .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .unwrap_or_else(|| "another program".to_owned());
        let owner = format!("{program} (process {})\n{now:.0}\n", std::process::id());
        let written = file
            .set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| file.write_all(owner.as_bytes()));
        match written {
            // The lock holds all the same; who has it is then not told.
            Err(err) if err.kind() == std::io::ErrorKind::StorageFull => {}
            written => written.map_err(Error::file(&path, "written"))?,
        }
        Ok(Self { _file: file })
    }
}

/// Says who holds the lock. Its owner may not have written that yet.
fn held(file: &mut File) -> Error {
    let mut owner = String::new();
    let read = file.read_to_string(&mut owner).is_ok();
    let mut lines = owner.lines().filter(|_| read).map(str::to_owned);
    Error::Locked {
        by: lines.next().unwrap_or_else(|| "another program".to_owned()),
        since: match lines.next().and_then(|since| since.parse::<Timestamp>().ok()) {
            Some(since) => in_words(since, TimeZone::system()),
            None => "a moment ago".to_owned(),
        },
    }
}

/// An instant as a person there would say it: `22 November 2026 at 23:03`.
fn in_words(instant: Timestamp, there: TimeZone) -> String {
    instant.to_zoned(there).strftime("%-d %B %Y at %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn since_when_is_said_in_the_time_of_the_place() {
        let since = "2026-12-31T23:30:00Z".parse().unwrap();
        let there = TimeZone::fixed(jiff::tz::offset(1));
        assert_eq!(in_words(since, there), "1 January 2027 at 00:30");
    }
}
