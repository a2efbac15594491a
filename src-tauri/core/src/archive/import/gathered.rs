use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::source::{At, Source, name_of};
use crate::archive::records::ReviewRecord;
use crate::imports::Refused;
use crate::{Error, Result};

/// A file of words alone is smaller than this.
const LARGEST: u64 = 256 << 20;

/// The records of one of Matinee's own files without pictures: where each stands in its text, with
/// the line it begins on.
pub(super) struct Gathered {
    name: String,
    text: String,
    /// Of a table, whose records are put together: its rows as they stand there, by line.
    rows: HashMap<u32, String>,
    kinds: HashMap<String, Vec<(u32, Range<usize>)>>,
    /// Where the review of a uid stands.
    reviews: HashMap<String, Range<usize>>,
}

/// A review's words among the rest of its record.
#[derive(Deserialize)]
struct Words {
    #[serde(default)]
    body: String,
}

#[derive(Deserialize)]
struct Uid {
    uid: String,
}

/// A tag, which an archive has as its name alone.
#[derive(Deserialize)]
struct Tag {
    name: String,
}

impl Gathered {
    /// A file whose records stand in `text`.
    pub(super) fn new(name: String, text: String) -> Self {
        let (rows, kinds, reviews) = Default::default();
        Self { name, text, rows, kinds, reviews }
    }

    /// Notes a record.
    pub(super) fn add(&mut self, kind: &str, line: u32, at: Range<usize>) {
        if kind == "reviews"
            && let Ok(Uid { uid }) = serde_json::from_str(&self.text[at.clone()])
        {
            self.reviews.insert(uid, at.clone());
        }
        self.kinds.entry(kind.to_owned()).or_default().push((line, at));
    }

    /// Notes a row of a table as it stands there.
    pub(super) fn row(&mut self, line: u32, raw: &str) {
        self.rows.insert(line, raw.to_owned());
    }

    /// Adds a record that is written in no file: a row of a table put together.
    pub(super) fn write(&mut self, kind: &str, line: u32, record: &serde_json::Value) {
        self.write_text(kind, line, &record.to_string());
    }

    /// Adds a record as its JSON stands elsewhere.
    pub(super) fn write_text(&mut self, kind: &str, line: u32, json: &str) {
        let start = self.text.len();
        self.text.push_str(json);
        self.add(kind, line, start..self.text.len());
    }
}

impl Source for Gathered {
    fn name(&self) -> &str {
        &self.name
    }

    fn count(&self, kind: &str) -> usize {
        self.kinds.get(kind).map_or(0, Vec::len)
    }

    fn total(&self) -> usize {
        self.kinds.values().map(Vec::len).sum()
    }

    fn records<T: DeserializeOwned>(
        &mut self,
        kind: &str,
        mut each: impl FnMut(At<'_>, std::result::Result<T, String>) -> Result<()>,
    ) -> Result<()> {
        for (line, at) in self.kinds.get(kind).into_iter().flatten() {
            let text = &self.text[at.clone()];
            let record = match kind {
                "tags" => serde_json::from_str(text)
                    .and_then(|Tag { name }| serde_json::from_value(name.into())),
                _ => serde_json::from_str(text),
            };
            let raw = self.rows.get(line).map_or(text, String::as_str);
            each(At { line: *line, raw }, record.map_err(|err| err.to_string()))?;
        }
        Ok(())
    }

    fn body(&mut self, review: &ReviewRecord) -> std::result::Result<String, Refused> {
        let text = self.reviews.get(&review.uid).map_or("{}", |at| &self.text[at.clone()]);
        serde_json::from_str(text)
            .map(|Words { body }| body)
            .map_err(|err| Refused::new(format!("Its words could not be read: {err}.")))
    }

    fn picture(&mut self, _: &str) -> std::result::Result<Vec<u8>, Refused> {
        Err(Refused::new("Such a file holds no pictures."))
    }

    fn is_whole(&self) -> bool {
        false
    }

    fn file_of(&self, _: &str) -> String {
        self.name.clone()
    }
}

/// Reads a whole file of UTF-8.
pub(super) fn text_of(path: &Path) -> Result<(String, String)> {
    let name = name_of(path);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Error::file(path, "read"))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Error::file(path, "read"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(refused(&name, format!("It is larger than {} MB.", LARGEST >> 20)));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| refused(&name, "It is not UTF-8 text, so it is not as Matinee wrote it."))?;
    Ok((name, text))
}

/// A refusal of the whole file.
pub(super) fn refused(name: &str, reason: impl Into<String>) -> Error {
    Error::BadFile { name: name.to_owned(), reason: reason.into() }
}
