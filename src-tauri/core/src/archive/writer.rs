use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::NamedTempFile;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::manifest::{MANIFEST, Manifest};
use crate::{Error, Result, exports};

/// Writes an archive beside where it is to be, member by member, hashing as it goes; nothing is
/// seen under the archive's own name until it is whole and on disk.
pub(super) struct ArchiveWriter {
    path: PathBuf,
    zip: ZipWriter<BufWriter<NamedTempFile>>,
    counts: BTreeMap<String, usize>,
    members: BTreeMap<String, String>,
}

impl ArchiveWriter {
    /// Begins an archive that will be at `path`.
    pub(super) fn begin(path: &Path) -> Result<Self> {
        let file = exports::aside(path)?;
        Ok(Self {
            path: path.to_owned(),
            zip: ZipWriter::new(BufWriter::with_capacity(1 << 20, file)),
            counts: BTreeMap::new(),
            members: BTreeMap::new(),
        })
    }

    /// Writes a member that deflates well.
    pub(super) fn text(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.whole(name, bytes, CompressionMethod::Deflated)
    }

    /// Writes a member that is packed already.
    pub(super) fn picture(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.whole(name, bytes, CompressionMethod::Stored)
    }

    fn whole(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<()> {
        self.start(name, method)?;
        self.zip.write_all(bytes).map_err(Error::file(&self.path, "written"))?;
        self.members.insert(name.to_owned(), blake3::hash(bytes).to_hex().to_string());
        Ok(())
    }

    /// Writes `<name>.json`, an array with a record a line, as `produce` hands the records over.
    pub(super) fn records<T: Serialize>(
        &mut self,
        name: &str,
        produce: impl FnOnce(&mut dyn FnMut(T) -> Result<()>) -> Result<()>,
    ) -> Result<()> {
        let member = format!("{name}.json");
        self.start(&member, CompressionMethod::Deflated)?;
        let path = self.path.clone();
        let mut hasher = blake3::Hasher::new();
        let mut count = 0;
        let mut line = Vec::with_capacity(1 << 16);
        let mut flush = |line: &mut Vec<u8>, zip: &mut ZipWriter<_>| -> Result<()> {
            hasher.update(line);
            zip.write_all(line).map_err(Error::file(&path, "written"))?;
            line.clear();
            Ok(())
        };
        let zip = &mut self.zip;
        produce(&mut |record| {
            line.extend_from_slice(if count == 0 { b"[\n" } else { b",\n" });
            serde_json::to_writer(&mut line, &record)?;
            count += 1;
            if line.len() >= 1 << 15 { flush(&mut line, zip) } else { Ok(()) }
        })?;
        line.extend_from_slice(if count == 0 { b"[]\n" } else { b"\n]\n" });
        flush(&mut line, zip)?;
        self.members.insert(member, hasher.finalize().to_hex().to_string());
        self.counts.insert(name.to_owned(), count);
        Ok(())
    }

    /// Writes the manifest, makes sure all is on disk, and gives the archive its name. Answers its
    /// size.
    pub(super) fn finish(mut self, made_at: String) -> Result<u64> {
        let manifest = Manifest::new(
            made_at,
            std::mem::take(&mut self.counts),
            std::mem::take(&mut self.members),
        );
        self.start(MANIFEST, CompressionMethod::Deflated)?;
        let mut text = serde_json::to_vec_pretty(&manifest)?;
        text.push(b'\n');
        self.zip.write_all(&text).map_err(Error::file(&self.path, "written"))?;
        let Self { path, zip, .. } = self;
        let file = zip
            .finish()
            .map_err(io::Error::from)
            .and_then(|buffer| buffer.into_inner().map_err(io::IntoInnerError::into_error))
            .map_err(Error::file(&path, "written"))?;
        exports::settle(file, &path)
    }

    fn start(&mut self, name: &str, method: CompressionMethod) -> Result<()> {
        // One date for all members: the same journal gives the same bytes, and a ZIP's dates have
        // no time zone anyway. The manifest says when it was made.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((method == CompressionMethod::Deflated).then_some(6))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o600)
            .large_file(false);
        self.zip
            .start_file(name, options)
            .map_err(io::Error::from)
            .map_err(Error::file(&self.path, "written"))
    }
}
