//! Files that are whole or not there: what every part that writes beside the database shares.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Makes a folder, and those above it, its owner's alone.
pub(crate) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a file its owner alone can read: beside its place, synced, renamed, the folder synced.
/// When this returns the file is whole and on disk; when it fails, what was there still is.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    make_private_folder(folder)?;
    // A temporary file is readable by its owner only, and stays so.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}

/// Waits until what was renamed, made or removed in a folder is on disk: only then does it survive
/// a power cut. Windows has no such call, and syncs with the file.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// BLAKE3 of a file's bytes.
pub(crate) fn hash(path: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(hasher.finalize())
}
