use std::io::{self, BufWriter, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

use tempfile::NamedTempFile;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// Pieces that may wait to be packed, each of [`PIECE`] bytes at most: 24 MiB, a second’s work.
const AHEAD: usize = 384;

/// Bytes handed over at a time.
const PIECE: usize = 1 << 16;

/// Packs a ZIP on a thread of its own: deflating takes as long as reading and writing out what is
/// deflated, and neither waits for the other.
pub(super) struct Packer {
    /// Nothing once all is sent, or packing has ended.
    to: Option<SyncSender<Part>>,
    thread: Option<JoinHandle<io::Result<Option<NamedTempFile>>>>,
}

enum Part {
    Member(String, CompressionMethod),
    Bytes(Vec<u8>),
    End,
}

impl Packer {
    /// Begins a ZIP in `file`.
    pub(super) fn begin(file: NamedTempFile) -> io::Result<Self> {
        let (to, parts) = sync_channel(AHEAD);
        let thread = Builder::new().name("packing".to_owned()).spawn(move || pack(file, &parts))?;
        Ok(Self { to: Some(to), thread: Some(thread) })
    }

    /// Begins a member; what follows is in it.
    pub(super) fn member(&mut self, name: &str, method: CompressionMethod) -> io::Result<()> {
        self.send(Part::Member(name.to_owned(), method))
    }

    /// Adds to the member begun last.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        bytes.chunks(PIECE).try_for_each(|piece| self.send(Part::Bytes(piece.to_vec())))
    }

    /// Ends the ZIP and answers its file.
    pub(super) fn finish(mut self) -> io::Result<NamedTempFile> {
        self.send(Part::End)?;
        self.ended()?.ok_or_else(given_up)
    }

    /// What can't be sent is of a packer that has failed, and it says why.
    fn send(&mut self, part: Part) -> io::Result<()> {
        match self.to.as_ref().map(|to| to.send(part)) {
            Some(Ok(())) => Ok(()),
            _ => Err(self.ended().err().unwrap_or_else(given_up)),
        }
    }

    /// Waits for the end of packing.
    fn ended(&mut self) -> io::Result<Option<NamedTempFile>> {
        self.to = None;
        let Some(thread) = self.thread.take() else { return Ok(None) };
        thread.join().unwrap_or_else(|_| Err(given_up()))
    }
}

/// A ZIP that is given up is gone before whoever gave it up goes on.
impl Drop for Packer {
    fn drop(&mut self) {
        drop(self.ended());
    }
}

fn given_up() -> io::Error {
    io::Error::other("packing ended early")
}

/// Packs what comes, and answers the file; nothing where no end came.
fn pack(file: NamedTempFile, parts: &Receiver<Part>) -> io::Result<Option<NamedTempFile>> {
    let mut zip = ZipWriter::new(BufWriter::with_capacity(1 << 20, file));
    for part in parts {
        match part {
            Part::Member(name, method) => zip.start_file(name, options(method))?,
            Part::Bytes(bytes) => zip.write_all(&bytes)?,
            Part::End => {
                let buffer = zip.finish()?;
                return buffer.into_inner().map(Some).map_err(io::IntoInnerError::into_error);
            }
        }
    }
    Ok(None)
}

/// One date for all members: the same journal gives the same bytes, and a ZIP's dates have no time
/// zone anyway. The manifest says when it was made.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((method == CompressionMethod::Deflated).then_some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600)
        .large_file(false)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn members_longer_than_a_piece_come_out_as_they_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let mut packer = Packer::begin(NamedTempFile::new_in(&folder).unwrap()).unwrap();
        let long: Vec<u8> = (0..PIECE * 3 + 7).map(|at| (at % 251) as u8).collect();
        packer.member("a.txt", CompressionMethod::Deflated).unwrap();
        packer.bytes(&long).unwrap();
        packer.member("b.bin", CompressionMethod::Stored).unwrap();
        packer.bytes(b"b").unwrap();
        let file = packer.finish().unwrap();
        let mut zip = zip::ZipArchive::new(file.reopen().unwrap()).unwrap();
        let mut read = Vec::new();
        zip.by_name("a.txt").unwrap().read_to_end(&mut read).unwrap();
        assert_eq!(read, long);
        assert_eq!(zip.by_name("b.bin").unwrap().size(), 1);
    }

    #[test]
    fn one_that_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut packer = Packer::begin(NamedTempFile::new_in(&folder).unwrap()).unwrap();
        packer.member("a.txt", CompressionMethod::Deflated).unwrap();
        drop(packer);
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }

    #[test]
    fn what_can_not_be_packed_is_said_by_whoever_sends_next() {
        let folder = tempfile::tempdir().unwrap();
        let mut packer = Packer::begin(NamedTempFile::new_in(&folder).unwrap()).unwrap();
        // There is no member yet that this would be in.
        packer.bytes(b"lost").unwrap();
        let said = (0..AHEAD + 2).find_map(|_| packer.bytes(b"x").err());
        assert!(said.is_some() || packer.finish().is_err());
    }
}
