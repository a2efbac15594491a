use std::io::Read;

use super::{SOURCE, read};
use crate::imports::Refused;
use crate::imports::foreign::{ForeignPicture, ForeignRow};
use crate::imports::sources::emit::Emit;
use crate::imports::sources::reading::Reading;
use crate::imports::sources::xml::root;
use crate::imports::sources::zip_text::{in_member, refused, start, text};
use crate::imports::sources::{Sink, Source, Zip};

const COLLECTION: &str = "tellico.xml";

/// A collection with its pictures.
struct TellicoFile(Zip);

/// Takes a ZIP for a collection of Tellico's, or hands it back.
///
/// # Errors
/// The ZIP can't be read.
pub(in super::super) fn of_zip(
    mut zip: Zip,
    _: &Reading,
) -> Result<Result<Box<dyn Source>, Zip>, Refused> {
    let is_there = zip.members().iter().any(|member| member == COLLECTION);
    if !is_there || root(&start(&mut zip, COLLECTION)?).is_none_or(|it| it.name() != "tellico") {
        return Ok(Err(zip));
    }
    Ok(Ok(Box::new(TellicoFile(zip))))
}

impl Source for TellicoFile {
    fn name(&self) -> &'static str {
        SOURCE
    }

    fn bytes(&self) -> u64 {
        self.0.size(COLLECTION)
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused> {
        let collection = text(&mut self.0, COLLECTION)?;
        let mut read_bytes = 0;
        let mut counted = |row: ForeignRow| {
            read_bytes += row.origin.raw.len() as u64;
            sink(row, read_bytes)
        };
        let mut emit = Emit::new(COLLECTION, &mut counted);
        read(&collection, &mut emit, &mut |cover| picture(&mut self.0, cover))
            .map_err(|refused| in_member(COLLECTION, refused))?;
        Ok(read_bytes)
    }
}

/// The cover of this name, if it lies in the file.
fn picture(zip: &mut Zip, name: &str) -> Option<Result<ForeignPicture, Refused>> {
    let path = format!("images/{name}");
    if !zip.members().contains(&path) {
        return None;
    }
    let mut bytes = Vec::new();
    let read =
        zip.member(&path).and_then(|mut member| member.read_to_end(&mut bytes).map_err(refused));
    Some(read.map(|_| ForeignPicture { name: name.to_owned(), bytes }))
}
