use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use zip::CompressionMethod;

use super::manifest::{MANIFEST, Manifest};
use super::packing::Packer;
use crate::{Error, Result, exports};

/// Writes an archive beside where it is to be, member by member, hashing as it goes; nothing is
/// seen under the archive's own name until it is whole and on disk.
pub(super) struct ArchiveWriter {
    path: PathBuf,
    packer: Packer,
    counts: BTreeMap<String, usize>,
    members: BTreeMap<String, String>,
}

impl ArchiveWriter {
    /// Begins an archive that will be at `path`.
    pub(super) fn begin(path: &Path) -> Result<Self> {
        let packer = Packer::begin(exports::aside(path)?).map_err(Error::file(path, "written"))?;
        Ok(Self {
            path: path.to_owned(),
            packer,
            counts: BTreeMap::new(),
            members: BTreeMap::new(),
        })
    }

    /// How many records of a kind it has.
    pub(super) fn count(&self, kind: &str) -> usize {
        self.counts.get(kind).copied().unwrap_or(0)
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
        self.packer.bytes(bytes).map_err(Error::file(&self.path, "written"))?;
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
        let packer = &mut self.packer;
        let mut flush = |line: &mut Vec<u8>| -> Result<()> {
            hasher.update(line);
            packer.bytes(line).map_err(Error::file(&path, "written"))?;
            line.clear();
            Ok(())
        };
        produce(&mut |record| {
            line.extend_from_slice(if count == 0 { b"[\n" } else { b",\n" });
            serde_json::to_writer(&mut line, &record)?;
            count += 1;
            if line.len() >= 1 << 15 { flush(&mut line) } else { Ok(()) }
        })?;
        line.extend_from_slice(if count == 0 { b"[]\n" } else { b"\n]\n" });
        flush(&mut line)?;
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
        let Self { path, mut packer, .. } = self;
        let file = packer.bytes(&text).and_then(|()| packer.finish());
        exports::settle(file.map_err(Error::file(&path, "written"))?, &path)
    }

    fn start(&mut self, name: &str, method: CompressionMethod) -> Result<()> {
        self.packer.member(name, method).map_err(Error::file(&self.path, "written"))
    }
}
