use std::path::Path;

use serde::de::DeserializeOwned;

use crate::Result;
use crate::archive::records::ReviewRecord;
use crate::imports::Refused;

/// Where records come from: an archive, or one of Matinee's own files without pictures.
pub(in crate::archive) trait Source {
    /// The file's name.
    fn name(&self) -> &str;

    /// How many records there are of a kind; only for showing progress.
    fn count(&self, kind: &str) -> usize;

    /// How many records there are, pictures among them.
    fn total(&self) -> usize;

    /// It has pictures, and people by their uids: what a record does not say there is not so.
    fn is_whole(&self) -> bool;

    /// Hands the records of a kind to `each` with where each stands, one at a time. A record that
    /// cannot be read is handed over as the reason why. Of a kind that is not there there are no
    /// records.
    fn records<T: DeserializeOwned>(
        &mut self,
        kind: &str,
        each: impl FnMut(At<'_>, std::result::Result<T, String>) -> Result<()>,
    ) -> Result<()>;

    /// The words of a review.
    fn body(&mut self, review: &ReviewRecord) -> std::result::Result<String, Refused>;

    /// The bytes of a picture.
    fn picture(&mut self, member: &str) -> std::result::Result<Vec<u8>, Refused>;

    /// The file in which the records of a kind stand, as a receipt names it.
    fn file_of(&self, kind: &str) -> String;
}

/// Where a record stands, and what stands there.
#[derive(Debug, Clone, Copy)]
pub(in crate::archive) struct At<'r> {
    /// The line, from 1, on which it begins.
    pub(in crate::archive) line: u32,
    pub(in crate::archive) raw: &'r str,
}

/// What errors call a file.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
