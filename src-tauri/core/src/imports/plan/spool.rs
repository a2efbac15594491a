use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Error, Result};

/// Records in a file without a name, to be fetched again by number. It goes with the process.
#[derive(Debug)]
pub(super) struct Spool {
    file: Mutex<BufWriter<File>>,
    folder: PathBuf,
    /// Where each record ends.
    ends: Vec<u64>,
}

impl Spool {
    pub(super) fn begin(folder: &Path) -> Result<Self> {
        let file = tempfile::tempfile_in(folder).map_err(Error::file(folder, "written to"))?;
        let file = Mutex::new(BufWriter::with_capacity(1 << 18, file));
        Ok(Self { file, folder: folder.to_owned(), ends: Vec::new() })
    }

    /// How many records there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn put(&mut self, record: &impl Serialize) -> Result<()> {
        let bytes = serde_json::to_vec(record)?;
        let file = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&bytes).map_err(Error::file(&self.folder, "written to"))?;
        let start = self.ends.last().copied().unwrap_or(0);
        self.ends.push(start + bytes.len() as u64);
        Ok(())
    }

    /// Writes out what is still in memory.
    pub(super) fn finish(&mut self) -> Result<()> {
        let file = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
        file.flush().map_err(Error::file(&self.folder, "written to"))
    }

    pub(super) fn get<T: DeserializeOwned>(&self, number: u32) -> Result<T> {
        let number = number as usize;
        let Some(end) = self.ends.get(number).copied() else {
            return Err(Error::NotFound { what: "row" });
        };
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let start = start.unwrap_or(0);
        let mut bytes = vec![0; usize::try_from(end - start).unwrap_or_default()];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let file = file.get_mut();
        file.seek(SeekFrom::Start(start))
            .and_then(|_| std::io::Read::read_exact(file, &mut bytes))
            .map_err(Error::file(&self.folder, "read"))?;
        Ok(serde_json::from_slice(&bytes)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_fetched_by_its_number() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::begin(folder.path()).unwrap();
        for word in ["a", "", "third, and longer"] {
            spool.put(&word).unwrap();
        }
        spool.finish().unwrap();
        assert_eq!(spool.len(), 3);
        assert_eq!(spool.get::<String>(2).unwrap(), "third, and longer");
        assert_eq!(spool.get::<String>(0).unwrap(), "a");
        assert_eq!(spool.get::<String>(1).unwrap(), "");
        assert!(spool.get::<String>(3).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
