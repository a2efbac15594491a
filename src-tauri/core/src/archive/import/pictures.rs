use std::collections::HashSet;

use super::source::Source;
use crate::archive::export::identity;
use crate::archive::records::{FilmRecord, MediumRecord};
use crate::imports::ImportProblem;
use crate::media::Variant;
use crate::media::keeping::Ready;
use crate::{Journal, Progress, Result, storage};

/// Thumbnails are made while a picture is decoded anyway, as long as no more than this has to be
/// held until they are written; the rest are made when they are first shown.
const THUMBNAIL_BYTES: usize = 64 << 20;

/// The pictures of an archive, decoded and kept, and those that could not be.
#[derive(Default)]
pub(super) struct Pictures {
    /// Each with its record.
    pub(super) ready: Vec<(MediumRecord, Ready)>,
    pub(super) problems: Vec<ImportProblem>,
}

/// Makes the pictures of an archive ready that the journal does not hold yet.
pub(super) fn ready(
    journal: &Journal,
    contents: &mut impl Source,
    progress: Progress<'_>,
) -> Result<Pictures> {
    let mut posters = HashSet::new();
    contents.records::<FilmRecord>("films", |_, film| {
        posters.extend(film.ok().and_then(|film| film.poster));
        Ok(())
    })?;
    let mut media = Vec::new();
    contents.records::<MediumRecord>("media", |at, medium| {
        media.extend(medium.ok().map(|medium| (at.line, medium)));
        Ok(())
    })?;
    let total = contents.total();
    let mut pictures = Pictures::default();
    let mut held = 0;
    for (done, (line, medium)) in media.into_iter().enumerate() {
        progress.at(done, total, &medium.source_name)?;
        if is_here(journal, &medium)? {
            continue;
        }
        let variants: &[Variant] = match (held < THUMBNAIL_BYTES, posters.contains(&medium.hash)) {
            (false, _) => &[],
            (true, true) => &Variant::POSTER,
            (true, false) => &Variant::STILL,
        };
        let name = if medium.source_name.is_empty() { &medium.file } else { &medium.source_name };
        let problem =
            |reason: String| ImportProblem { file: "media.json".to_owned(), line, reason };
        let bytes = match contents.picture(&medium.file) {
            Ok(bytes) => bytes,
            Err(_) if medium.file.is_empty() => {
                let reason = format!("The picture {name} was missing when the archive was made.");
                pictures.problems.push(problem(reason));
                continue;
            }
            Err(refused) => {
                pictures.problems.push(problem(refused.0));
                continue;
            }
        };
        match journal.ready_picture(name, &bytes, variants) {
            Ok(ready) => {
                held += ready.thumbnail_bytes();
                pictures.ready.push((medium, ready));
            }
            Err(err @ crate::Error::File { .. }) => return Err(err),
            Err(err) => pictures.problems.push(problem(err.to_string())),
        }
    }
    Ok(pictures)
}

/// Whether the journal holds this picture, row and file.
fn is_here(journal: &Journal, medium: &MediumRecord) -> Result<bool> {
    let Some((hash, kind)) = identity(medium) else { return Ok(false) };
    let known = journal.read(|conn| storage::media::by_hash(conn, &medium.hash))?;
    Ok(known.is_some() && journal.originals().fetch(hash, kind).is_ok())
}
