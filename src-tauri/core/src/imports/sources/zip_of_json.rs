//! A ZIP around the JSON file of a product that has no more than one.

use super::emit::Emit;
use super::json::Shape;
use super::reading::{ImportAsks, Reading};
use super::whole_file::{Json, fitting};
use super::zip_text::{in_member, start, text};
use super::{Sink, Source, Zip};
use crate::imports::Refused;
use crate::imports::foreign::ForeignRow;

/// So many members are looked at.
const LOOKED_AT: usize = 50;

struct ZipOfJson {
    zip: Zip,
    reading: Reading,
    json: &'static Json,
    members: Vec<String>,
}

/// Takes a ZIP for the first JSON file in it that is known, and for others of the same source; or
/// hands it back.
///
/// # Errors
/// The ZIP can't be read.
pub(super) fn of_zip(
    mut zip: Zip,
    reading: &Reading,
) -> Result<Result<Box<dyn Source>, Zip>, Refused> {
    let is_json = |path: &&String| path.ends_with(".json") && !path.starts_with("__MACOSX/");
    let paths: Vec<String> =
        zip.members().iter().filter(is_json).take(LOOKED_AT).cloned().collect();
    let mut found: Option<&'static Json> = None;
    let mut members = Vec::new();
    for path in paths {
        let Some(shape) = Shape::of(&start(&mut zip, &path)?) else { continue };
        let Some(json) = fitting(&shape) else { continue };
        if found.is_none_or(|found| std::ptr::eq(found, json)) {
            found = Some(json);
            members.push(path);
        }
    }
    let Some(json) = found else { return Ok(Err(zip)) };
    Ok(Ok(Box::new(ZipOfJson { zip, reading: reading.clone(), json, members })))
}

impl Source for ZipOfJson {
    fn name(&self) -> &'static str {
        self.json.source
    }

    fn bytes(&self) -> u64 {
        self.members.iter().map(|path| self.zip.size(path)).sum()
    }

    fn asks(&self) -> ImportAsks {
        self.json.asks
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused> {
        let mut read = 0;
        for path in &self.members {
            let page = text(&mut self.zip, path)?;
            let mut counted = |row: ForeignRow| {
                read += row.origin.raw.len() as u64;
                sink(row, read)
            };
            let mut emit = Emit::new(path, &mut counted);
            let more = (self.json.read)(&page, &self.reading, &mut emit);
            if !more.map_err(|refused| in_member(path, refused))? {
                break;
            }
        }
        Ok(read)
    }
}
