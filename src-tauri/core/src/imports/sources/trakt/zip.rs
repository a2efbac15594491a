//! The whole export.

use super::files::is_trakts;
use super::{ASKS, Context, Part, Reading, SOURCE, Shape, read_part};
use crate::imports::Refused;
use crate::imports::foreign::ForeignRow;
use crate::imports::sources::emit::Emit;
use crate::imports::sources::reading::ImportAsks;
use crate::imports::sources::zip_text::{in_member, start, text};
use crate::imports::sources::{Sink, Source, Zip};

/// Files of these names without anything in them are Trakt's where there are so many.
const BY_NAMES: usize = 3;

/// An export of Trakt's.
struct TraktExport {
    zip: Zip,
    reading: Reading,
    /// The files to read, in reading order: the member, and its path below the export's own folder.
    parts: Vec<(Part, String, String)>,
}

/// Takes a ZIP for an export of Trakt's: files of its names whose entries have its keys. Hands the
/// ZIP back if it is none.
///
/// # Errors
/// The ZIP can't be read.
pub(in super::super) fn of_zip(
    mut zip: Zip,
    reading: &Reading,
) -> Result<Result<Box<dyn Source>, Zip>, Refused> {
    let mut parts = parts(zip.members());
    let mut is_ours = false;
    for (part, path, _) in &parts {
        if part.is_telling() && Shape::of(&start(&mut zip, path)?).is_some_and(|it| is_trakts(&it))
        {
            is_ours = true;
            break;
        }
    }
    if !is_ours && parts.len() < BY_NAMES {
        return Ok(Err(zip));
    }
    parts.sort_by_key(|(part, ..)| part.rank());
    let has_history = parts.iter().any(|(part, ..)| *part == Part::History);
    for (part, ..) in &mut parts {
        if let Part::Watched { alone } = part {
            *alone = !has_history;
        }
    }
    Ok(Ok(Box::new(TraktExport { zip, reading: reading.clone(), parts })))
}

/// The files that are Trakt's by their names, at the root or in one folder, pages in order.
fn parts(members: &[String]) -> Vec<(Part, String, String)> {
    let mut parts: Vec<(Part, String, String)> = members
        .iter()
        .filter_map(|path| {
            let below = path.split_once('/').map_or(path.as_str(), |(_, below)| below);
            let stem = below.strip_suffix(".json").filter(|stem| !stem.contains('/'))?;
            Some((Part::of(stem)?, path.clone(), below.to_owned()))
        })
        .filter(|(_, path, _)| !path.starts_with("__MACOSX/"))
        .collect();
    parts.sort_by(|(_, one, _), (_, other, _)| (one.len(), one).cmp(&(other.len(), other)));
    parts
}

impl Source for TraktExport {
    fn name(&self) -> &'static str {
        SOURCE
    }

    fn bytes(&self) -> u64 {
        self.parts.iter().map(|(_, path, _)| self.zip.size(path)).sum()
    }

    fn asks(&self) -> ImportAsks {
        ASKS
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused> {
        let mut context = Context::new(&self.reading);
        for (part, path, name) in &self.parts {
            // Without the plays themselves, those of series are counted beside the films'.
            let is_of_plays = match part {
                Part::History | Part::Watched { alone: true } => true,
                _ => name.starts_with("watched-shows"),
            };
            if is_of_plays || *part == Part::Ratings {
                let page = text(&mut self.zip, path)?;
                let noted = match part {
                    Part::Ratings => context.moments.note_ratings(&page),
                    _ => context.moments.note(&page),
                };
                noted.map_err(|refused| in_member(path, refused))?;
            }
        }
        let mut read = 0;
        for (part, path, name) in &self.parts {
            let page = text(&mut self.zip, path)?;
            let mut counted = |row: ForeignRow| {
                read += row.origin.raw.len() as u64;
                sink(row, read)
            };
            let mut emit = Emit::new(name, &mut counted);
            let more = read_part(part, &page, &mut context, &mut emit);
            if !more.map_err(|refused| in_member(path, refused))? {
                break;
            }
        }
        Ok(read)
    }
}
