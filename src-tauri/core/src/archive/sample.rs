use std::io::Cursor;

use super::import::{Bytes, Contents};
use crate::imports::{Answers, ImportReport};
use crate::{Changed, Journal, Op, Progress, Result};

/// The sample journal, an archive like any other (`assets/sample/`, packed by the build script).
const SAMPLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sample.matinee.zip"));

impl Journal {
    /// Brings in the sample journal, two dozen invented films and more with what somebody wrote of
    /// them, as one undo step. Brought in twice, it adds nothing the second time.
    ///
    /// # Errors
    /// As for [`Journal::import_archive`].
    pub fn open_sample(&self, progress: Progress<'_>) -> Result<Changed<ImportReport>> {
        let source: Box<dyn Bytes> = Box::new(Cursor::new(SAMPLE));
        let contents = Contents::read("sample.matinee.zip".to_owned(), source)?;
        let hash = blake3::hash(SAMPLE).to_hex().to_string();
        self.take_archive(contents, hash, Op::OpenSample, &Answers::default(), progress)
    }
}
