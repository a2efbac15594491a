use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::gathered::Gathered;
use super::source::{At, Source};
use crate::Result;
use crate::archive::export::{identity, member_of};
use crate::archive::records::{MediumRecord, ReviewRecord};
use crate::imports::Refused;
use crate::media::{MediaHash, Originals, PictureKind};

/// Records that come from no one file, with a folder of originals: out of another copy of the journal,
/// or of its mirror. They are taken in as an archive's are.
pub(crate) struct Loose {
    gathered: Gathered,
    originals: Originals,
    /// Which original a member is.
    members: HashMap<String, (MediaHash, PictureKind)>,
    line: u32,
}

impl Loose {
    /// No records yet, of what errors call `name`.
    pub(crate) fn new(name: String, originals: Originals) -> Self {
        let gathered = Gathered::new(name, String::new());
        Self { gathered, originals, members: HashMap::new(), line: 0 }
    }

    /// Adds a record of a kind.
    pub(crate) fn add(&mut self, kind: &str, record: &impl Serialize) -> Result<()> {
        self.text(kind, &serde_json::to_string(record)?);
        Ok(())
    }

    /// Adds a record of a kind as its JSON stands somewhere, to the letter.
    pub(crate) fn text(&mut self, kind: &str, json: &str) {
        self.line += 1;
        self.gathered.write_text(kind, self.line, json);
    }

    /// Adds a picture, which is among the originals.
    pub(crate) fn medium(&mut self, mut medium: MediumRecord) -> Result<()> {
        medium.file = member_of(&medium);
        self.members.extend(identity(&medium).map(|original| (medium.file.clone(), original)));
        self.add("media", &medium)
    }

    /// Adds a review with its words.
    pub(crate) fn review(&mut self, review: &ReviewRecord) -> Result<()> {
        let mut record = serde_json::to_value(review)?;
        record["body"] = review.body.clone().into();
        self.add("reviews", &record)
    }
}

impl Source for Loose {
    fn name(&self) -> &str {
        self.gathered.name()
    }

    fn count(&self, kind: &str) -> usize {
        self.gathered.count(kind)
    }

    fn total(&self) -> usize {
        self.gathered.total()
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn records<T: DeserializeOwned>(
        &mut self,
        kind: &str,
        each: impl FnMut(At<'_>, std::result::Result<T, String>) -> Result<()>,
    ) -> Result<()> {
        self.gathered.records(kind, each)
    }

    fn body(&mut self, review: &ReviewRecord) -> std::result::Result<String, Refused> {
        self.gathered.body(review)
    }

    fn picture(&mut self, member: &str) -> std::result::Result<Vec<u8>, Refused> {
        let original = self.members.get(member);
        let (hash, kind) =
            original.ok_or_else(|| Refused::new(format!("There is no picture {member}.")))?;
        self.originals.fetch(*hash, *kind).map_err(|err| Refused::new(err.to_string()))
    }

    fn file_of(&self, kind: &str) -> String {
        self.gathered.file_of(kind)
    }
}
