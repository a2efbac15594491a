//! Reviews as Markdown files with their pictures beside them, for a text editor, Obsidian, or
//! Matinee itself.

use rusqlite::Connection;

use super::folder::Folder;
use super::leaf::Leaf;
use super::names::{self, Names};
use crate::archive::records::ReviewRecord;
use crate::archive::{self, About};
use crate::media::{Originals, PictureKind};
use crate::{Result, ReviewId, storage};

/// Where the pictures lie beside the notes.
const PICTURES: &str = "pictures";

/// A folder of notes being written.
pub(super) struct Notes<'a> {
    pub(super) conn: &'a Connection,
    pub(super) originals: Originals,
    pub(super) names: Names,
    pub(super) pictures: usize,
    pub(super) problems: Vec<String>,
}

impl Notes<'_> {
    /// Writes a review, its poster and its stills.
    pub(super) fn write(&mut self, folder: &mut Folder, id: ReviewId, leaf: &Leaf) -> Result<()> {
        let Some(review) = &leaf.review else { return Ok(()) };
        let name = self.names.free(names::of_film(&leaf.facts.title, leaf.facts.year));
        // Each review has its own, so that a still keeps the name the text calls it by.
        let pictures = format!("{PICTURES}/{}", names::address_of(&leaf.facts.title, &leaf.uid));
        let mut body = review.text.body.clone();
        let mut stills = Vec::new();
        for still in &leaf.stills {
            let name = format!("{pictures}/{}", still.name);
            if let Some(file) = self.picture(folder, &still.hash, &name)? {
                body = body.replace(&format!("](still:{})", still.name), &format!("]({file})"));
                stills.push((file, still.facts.clone()));
            }
        }
        let poster = match &leaf.poster {
            Some(hash) => self.picture(folder, hash, &pictures)?,
            None => None,
        };
        let (record, about) = archive::review_with_about(self.conn, id)?;
        let record = ReviewRecord { body, ..record };
        let text = archive::markdown(&record, &About { poster, stills, ..about });
        folder.write(&format!("{name}.md"), text.as_bytes())
    }

    /// Writes a picture as it was kept, and answers where.
    fn picture(&mut self, folder: &mut Folder, hash: &str, name: &str) -> Result<Option<String>> {
        let Some(row) = storage::media::by_hash(self.conn, hash)? else { return Ok(None) };
        let (Some(kind), Ok(known)) = (PictureKind::of_name(&row.format), hash.parse()) else {
            return Ok(None);
        };
        let name = format!("{name}.{}", kind.extension());
        match self.originals.fetch(known, kind) {
            Ok(bytes) => folder.write(&name, &bytes)?,
            Err(err) => {
                self.problems.push(err.to_string());
                return Ok(None);
            }
        }
        self.pictures += 1;
        Ok(Some(name))
    }
}
