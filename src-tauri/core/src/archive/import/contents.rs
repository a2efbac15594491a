use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::marker::PhantomData;
use std::path::Path;

use serde::de::{DeserializeOwned, Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::super::manifest::{MANIFEST, Manifest};
use super::super::markdown_file;
use super::super::records::ReviewRecord;
use super::source::{At, Source, name_of};
use crate::imports::Refused;
use crate::imports::zip_reader::{ZipLimits, ZipReader};
use crate::media::MAX_FILE;
use crate::{Error, Result};

/// A manifest lists every member; one of half a million still stays below this.
const MANIFEST_BYTES: u64 = 128 << 20;

/// A review longer than several novels is something else.
const REVIEW_BYTES: u64 = 32 << 20;

/// An archive being read, member by member, each checked against the manifest's hash.
pub(in crate::archive) struct Contents<S> {
    name: String,
    zip: ZipReader<S>,
    manifest: Manifest,
}

/// Where an archive's bytes come from: a file, or what the app carries. Behind one type, so that
/// the reading is compiled once.
pub(in crate::archive) trait Bytes: Read + io::Seek {}

impl<S: Read + io::Seek> Bytes for S {}

impl Contents<Box<dyn Bytes>> {
    /// Opens the archive at `path`.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(Error::file(path, "read"))?;
        Self::read(name_of(path), Box::new(BufReader::new(file)))
    }
}

impl<S: Read + io::Seek> Contents<S> {
    /// Looks an archive over; `name` is what its errors call it.
    pub(in crate::archive) fn read(name: String, source: S) -> Result<Self> {
        let refused = |reason: Refused| Error::BadFile { name: name.clone(), reason: reason.0 };
        let mut zip = ZipReader::open(source, ZipLimits::ARCHIVE).map_err(refused)?;
        if !zip.members().iter().any(|member| member == MANIFEST) {
            let reason = "It holds no manifest.json, so it is not a Matinee archive.";
            return Err(refused(Refused::new(reason)));
        }
        let bytes = whole(&mut zip, MANIFEST, MANIFEST_BYTES).map_err(refused)?;
        let manifest = Manifest::parse(&bytes).map_err(refused)?;
        Ok(Self { name, zip, manifest })
    }

    /// A whole member that is what the manifest says.
    fn checked(&mut self, member: &str, limit: u64) -> std::result::Result<Vec<u8>, Refused> {
        let bytes = whole(&mut self.zip, member, limit)?;
        let expected = self.manifest.members.get(member);
        if expected.map(String::as_str) != Some(blake3::hash(&bytes).to_hex().as_str()) {
            return Err(changed(member));
        }
        Ok(bytes)
    }
}

impl<S: Read + io::Seek> Source for Contents<S> {
    fn name(&self) -> &str {
        &self.name
    }

    fn count(&self, kind: &str) -> usize {
        self.manifest.counts.get(kind).copied().unwrap_or(0)
    }

    fn total(&self) -> usize {
        self.manifest.counts.values().fold(0, |sum, count| sum.saturating_add(*count))
    }

    fn records<T: DeserializeOwned>(
        &mut self,
        kind: &str,
        each: impl FnMut(At<'_>, std::result::Result<T, String>) -> Result<()>,
    ) -> Result<()> {
        let member = format!("{kind}.json");
        let Some(expected) = self.manifest.members.get(&member).cloned() else { return Ok(()) };
        let name = self.name.clone();
        let refused = |reason: Refused| Error::BadFile { name: name.clone(), reason: reason.0 };
        let mut hashed = Hashed {
            inner: self.zip.member(&member).map_err(refused)?,
            hasher: blake3::Hasher::new(),
        };
        let mut failed = None;
        let read = {
            let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(
                1 << 16,
                &mut hashed,
            ));
            let elements = Elements { each, failed: &mut failed, of: PhantomData };
            json.deserialize_seq(elements).and_then(|()| json.end())
        };
        if let Some(failed) = failed {
            return Err(failed);
        }
        let unreadable = |why: String| {
            refused(Refused::new(format!("{member} inside it could not be read: {why}.")))
        };
        read.map_err(|err| unreadable(err.to_string()))?;
        io::copy(&mut hashed, &mut io::sink()).map_err(|err| unreadable(err.to_string()))?;
        if hashed.hasher.finalize().to_hex().as_str() != expected {
            return Err(refused(changed(&member)));
        }
        Ok(())
    }

    fn body(&mut self, review: &ReviewRecord) -> std::result::Result<String, Refused> {
        let member = &review.file;
        let bytes = self.checked(member, REVIEW_BYTES)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Refused::new(format!("{member} inside it is not UTF-8 text.")))?;
        markdown_file::body(&text).map(str::to_owned).map_err(|refused| {
            Refused::new(format!("{member} inside it could not be read: {refused}"))
        })
    }

    fn picture(&mut self, member: &str) -> std::result::Result<Vec<u8>, Refused> {
        self.checked(member, MAX_FILE)
    }

    fn file_of(&self, kind: &str) -> String {
        format!("{kind}.json")
    }

    fn is_whole(&self) -> bool {
        true
    }
}

fn changed(member: &str) -> Refused {
    Refused::new(format!(
        "{member} inside it is not what the manifest says it was, so it has been damaged or changed."
    ))
}

fn whole<S: Read + io::Seek>(
    zip: &mut ZipReader<S>,
    member: &str,
    limit: u64,
) -> std::result::Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    zip.member(member)?
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|err| Refused::new(format!("{member} inside it could not be read: {err}.")))?;
    if bytes.len() as u64 > limit {
        return Err(Refused::new(format!("{member} inside it is larger than {} MB.", limit >> 20)));
    }
    Ok(bytes)
}

/// A reader that hashes what passes through.
struct Hashed<R> {
    inner: R,
    hasher: blake3::Hasher,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}

/// Takes the elements of a JSON array one at a time. What `each` fails with does not fit through
/// serde and is put aside.
struct Elements<'a, T, F> {
    each: F,
    failed: &'a mut Option<Error>,
    of: PhantomData<T>,
}

impl<'de, T, F> Visitor<'de> for Elements<'_, T, F>
where
    T: DeserializeOwned,
    F: FnMut(At<'_>, std::result::Result<T, String>) -> Result<()>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut records: A) -> std::result::Result<(), A::Error> {
        // An archive has a record a line, below the bracket that opens the array.
        let mut line = 1;
        while let Some(record) = records.next_element::<Box<RawValue>>()? {
            line += 1;
            let at = At { line, raw: record.get() };
            let record = serde_json::from_str(record.get()).map_err(|err| err.to_string());
            if let Err(err) = (self.each)(at, record) {
                *self.failed = Some(err);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
