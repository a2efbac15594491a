use crate::exports::around::{Around, Pictures};
use crate::exports::folder::Folder;
use crate::media::Variant;
use crate::{Result, ReviewId};

use super::index::{Index, address};

/// The site being written.
pub(super) struct Out<'a> {
    from: &'a Pictures<'a>,
    folder: Folder,
    pictures: usize,
}

impl<'a> Out<'a> {
    pub(super) fn new(from: &'a Pictures<'a>, folder: Folder) -> Self {
        Self { from, folder, pictures: 0 }
    }

    /// Writes a file.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.folder.write(name, bytes)
    }

    /// The address of a picture within the site, once it is there.
    pub(super) fn picture(&mut self, hash: &str, variant: Variant) -> Result<Option<String>> {
        let short = hash.get(..16).unwrap_or(hash);
        let name = format!("pictures/{short}-{}.jpg", variant.name());
        if !self.folder.has(&name) {
            let Some(jpeg) = self.from.fetch(hash, variant) else { return Ok(None) };
            self.folder.write(&name, &jpeg)?;
            self.pictures += 1;
        }
        Ok(Some(name))
    }

    /// A picture's bytes.
    pub(super) fn jpeg(&self, hash: &str, variant: Variant) -> Option<Vec<u8>> {
        self.from.fetch(hash, variant)
    }

    pub(super) fn pictures(&self) -> usize {
        self.pictures
    }

    pub(super) fn finish(self) -> Result<u64> {
        self.folder.finish()
    }
}

/// What a page in a folder of the site reaches.
pub(super) struct Within<'a, 'b> {
    pub(super) out: &'a mut Out<'b>,
    pub(super) index: &'a Index,
}

impl Around for Within<'_, '_> {
    fn picture(&mut self, hash: &str, variant: Variant) -> Result<Option<String>> {
        Ok(self.out.picture(hash, variant)?.map(|name| format!("../{name}")))
    }

    fn director(&self, name: &str) -> Option<String> {
        address(&self.index.directors, name).map(up)
    }

    fn year(&self, year: i16) -> Option<String> {
        address(&self.index.years, &year.to_string()).map(up)
    }

    fn tag(&self, name: &str) -> Option<String> {
        address(&self.index.tags, name).map(up)
    }

    fn review(&self, review: ReviewId) -> Option<String> {
        self.index.entry(review).map(|entry| up(entry.page()))
    }
}

fn up(address: String) -> String {
    format!("../{address}")
}
