//! ZIP files from strangers.

use std::io::{self, Read, Seek};

use zip::ZipArchive;

use super::Refused;

/// How much a ZIP file may ask of us. Sizes are counted as bytes are read: what the file says of
/// itself is not believed.
#[derive(Debug, Clone, Copy)]
pub struct ZipLimits {
    /// Members at most.
    pub members: usize,
    /// Bytes of one member, unpacked.
    pub member_bytes: u64,
    /// Bytes of all members read, unpacked.
    pub total_bytes: u64,
    /// How many times larger than packed a member may become, once it is over 1 MB.
    pub ratio: u64,
}

impl ZipLimits {
    /// For a diary's export, which is text.
    pub const EXPORT: Self =
        Self { members: 2_000, member_bytes: 64 << 20, total_bytes: 256 << 20, ratio: 200 };

    /// For a collection with its pictures, which are read one at a time.
    pub const COLLECTION: Self =
        Self { members: 20_000, member_bytes: 64 << 20, total_bytes: 4 << 30, ratio: 200 };

    /// For a workbook, whose every sheet is one member.
    pub const WORKBOOK: Self =
        Self { members: 2_000, member_bytes: 256 << 20, total_bytes: 256 << 20, ratio: 200 };

    /// For a whole journal with its pictures. Its records are read one at a time, so that what
    /// they may fill is the journal and never the memory.
    pub const ARCHIVE: Self =
        Self { members: 500_000, member_bytes: 1 << 30, total_bytes: 64 << 30, ratio: 200 };
}

/// Below this size a great ratio is no danger: an empty table of spaces is only an odd file.
const RATIO_FROM: u64 = 1 << 20;

/// A ZIP file from a stranger, whose members are read one at a time and by exact path. Nothing
/// is ever unpacked to disk.
#[derive(Debug)]
pub struct ZipReader<R> {
    archive: ZipArchive<R>,
    limits: ZipLimits,
    members: Vec<String>,
    /// Bytes unpacked so far, over all members.
    unpacked: u64,
}

impl<R: Read + Seek> ZipReader<R> {
    /// Looks a ZIP file over before anything in it is read.
    ///
    /// # Errors
    /// No ZIP file, damaged, over a limit, or made to mislead: two members of one name, members
    /// that share bytes, encrypted members, links.
    pub fn open(source: R, limits: ZipLimits) -> Result<Self, Refused> {
        let mut archive = ZipArchive::new(source).map_err(|_| {
            Refused::new("This is not a ZIP file, or it is cut short. Export or download it again.")
        })?;
        if archive.has_duplicate_names() {
            return Err(Refused::new(
                "Two files inside this ZIP have the same name, so one would hide the other.",
            ));
        }
        too_many(archive.len(), limits)?;
        if archive.has_overlapping_files().map_err(damaged)? {
            return Err(Refused::new(
                "Files inside this ZIP overlap, which no honest program writes.",
            ));
        }
        let members = (0..archive.len())
            .map(|index| {
                let member = archive.by_index_data(index).map_err(damaged)?;
                let name = member.name().map_err(damaged)?.into_owned();
                if member.encrypted() {
                    return Err(Refused::new(format!(
                        "{name} inside this ZIP is encrypted. Unpack it with its password and pack it anew without one."
                    )));
                }
                if member.is_symlink() {
                    return Err(Refused::new(format!(
                        "{name} inside this ZIP is a link to another file, and links are not followed."
                    )));
                }
                Ok(name)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { archive, limits, members, unpacked: 0 })
    }

    /// The same file under narrower limits.
    ///
    /// # Errors
    /// It holds more members than these allow.
    pub fn within(self, limits: ZipLimits) -> Result<Self, Refused> {
        too_many(self.members.len(), limits)?;
        Ok(Self { limits, ..self })
    }

    /// Every member's path, exactly as written, in the file's order. Folders end in `/`.
    pub fn members(&self) -> &[String] {
        &self.members
    }

    /// How large a member says it is, unpacked. Good enough to show progress.
    pub fn size(&self, path: &str) -> u64 {
        let index = self.members.iter().position(|member| member == path);
        index.and_then(|index| self.archive.by_index_data(index).ok()).map_or(0, |data| data.size())
    }

    /// The member of exactly this path, to be read within the limits; reading past one of them is
    /// an error that carries a [`Refused`].
    ///
    /// # Errors
    /// No such member, or it can't be unpacked.
    pub fn member(&mut self, path: &str) -> Result<impl Read + use<'_, R>, Refused> {
        let index = self
            .archive
            .index_for_name(path)
            .ok_or_else(|| Refused::new(format!("There is no {path} inside this ZIP.")))?;
        let limits = self.limits;
        let member = self.archive.by_index(index).map_err(damaged)?;
        let packed = member.compressed_size();
        let unpacked = &mut self.unpacked;
        Ok(Counted { inner: member, name: path.to_owned(), packed, limits, read: 0, unpacked })
    }
}

fn too_many(members: usize, limits: ZipLimits) -> Result<(), Refused> {
    if members <= limits.members {
        return Ok(());
    }
    Err(Refused::new(format!(
        "This ZIP holds {members} files, and at most {} are read.",
        limits.members
    )))
}

fn damaged(err: zip::result::ZipError) -> Refused {
    Refused::new(format!("This ZIP file is damaged: {err}."))
}

/// A member that stops at the limits.
struct Counted<'z, R> {
    inner: R,
    name: String,
    packed: u64,
    limits: ZipLimits,
    read: u64,
    unpacked: &'z mut u64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read += count as u64;
        *self.unpacked += count as u64;
        let Self { name, limits, read, .. } = self;
        let over = if *read > limits.member_bytes {
            Some(format!("{name} is larger than {} MB.", limits.member_bytes >> 20))
        } else if *self.unpacked > limits.total_bytes {
            Some(format!("The ZIP unpacks to more than {} MB.", limits.total_bytes >> 20))
        } else if *read > RATIO_FROM && *read / limits.ratio > self.packed {
            Some(format!("{name} grows more than {} times when unpacked.", limits.ratio))
        } else {
            None
        };
        match over {
            Some(reason) => Err(io::Error::other(Refused(reason))),
            None => Ok(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn open(bytes: Vec<u8>) -> Result<ZipReader<Cursor<Vec<u8>>>, Refused> {
        ZipReader::open(Cursor::new(bytes), ZipLimits::EXPORT)
    }

    fn read(zip: &mut ZipReader<Cursor<Vec<u8>>>, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        zip.member(path).unwrap().read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn a_member_is_found_by_its_exact_path_only() {
        let mut zip =
            open(packed(&[("deleted/diary.csv", b"gone"), ("diary.csv", b"kept")])).unwrap();
        assert_eq!(read(&mut zip, "diary.csv").unwrap(), b"kept");
        assert!(zip.member("Diary.csv").is_err());
    }

    #[test]
    fn something_else_than_a_zip_is_refused() {
        let err = open(b"Date,Name,Year\n".to_vec()).unwrap_err();
        assert_eq!(
            err.0,
            "This is not a ZIP file, or it is cut short. Export or download it again."
        );
    }

    #[test]
    fn a_bomb_is_stopped_while_it_unpacks() {
        let mut zip = open(packed(&[("reviews.csv", &vec![b' '; 8 << 20])])).unwrap();
        let err = read(&mut zip, "reviews.csv").unwrap_err();
        assert_eq!(err.to_string(), "reviews.csv grows more than 200 times when unpacked.");
    }

    #[test]
    fn a_member_over_its_limit_is_stopped() {
        let limits = ZipLimits { member_bytes: 1 << 20, ratio: u64::MAX, ..ZipLimits::EXPORT };
        let bytes = packed(&[("diary.csv", &vec![b'a'; (1 << 20) + 1])]);
        let mut zip = ZipReader::open(Cursor::new(bytes), limits).unwrap();
        let err = read(&mut zip, "diary.csv").unwrap_err();
        assert_eq!(err.to_string(), "diary.csv is larger than 1 MB.");
    }

    #[test]
    fn all_members_together_have_a_limit() {
        let limits = ZipLimits { total_bytes: 1 << 20, ratio: u64::MAX, ..ZipLimits::EXPORT };
        let part = vec![b'a'; 600 << 10];
        let bytes = packed(&[("a.csv", &part), ("b.csv", &part)]);
        let mut zip = ZipReader::open(Cursor::new(bytes), limits).unwrap();
        read(&mut zip, "a.csv").unwrap();
        let err = read(&mut zip, "b.csv").unwrap_err();
        assert_eq!(err.to_string(), "The ZIP unpacks to more than 1 MB.");
    }

    #[test]
    fn two_members_of_one_name_are_refused() {
        // The writer refuses to make this, so one name is changed in the finished bytes.
        let mut bytes = packed(&[("diary.csv", b"one"), ("diarx.csv", b"two")]);
        while let Some(at) = bytes.windows(9).position(|part| part == b"diarx.csv") {
            bytes[at + 4] = b'y';
        }
        assert!(open(bytes).unwrap_err().0.starts_with("Two files inside this ZIP"));
    }

    #[test]
    fn a_link_is_refused_by_name() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink("diary.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        let err = open(zip.finish().unwrap().into_inner()).unwrap_err();
        assert!(err.0.starts_with("diary.csv inside this ZIP is a link"), "{err}");
    }

    #[test]
    fn an_encrypted_member_is_refused_by_name() {
        // Bit 0 of the general flags, in the local header and in the directory.
        let mut bytes = packed(&[("diary.csv", b"one")]);
        for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
            let at = bytes.windows(4).position(|part| part == signature).unwrap();
            bytes[at + flags] |= 1;
        }
        assert!(open(bytes).unwrap_err().0.starts_with("diary.csv inside this ZIP is encrypted"));
    }

    #[test]
    fn more_members_than_the_limit_are_refused() {
        let names: Vec<String> = (0..2_001).map(|index| format!("{index}.csv")).collect();
        let members: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), &[][..])).collect();
        let err = open(packed(&members)).unwrap_err();
        assert_eq!(err.0, "This ZIP holds 2001 files, and at most 2000 are read.");
    }
}
