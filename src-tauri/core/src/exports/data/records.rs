//! The records as an archive has them (`docs/archive.md`), in one JSON document or a line each. What
//! an archive has in files of its own, the words of reviews, stands in their records; pictures stay
//! behind.

use rusqlite::Connection;
use serde::Serialize;

use super::super::losses::Holds;
use super::out::Out;
use super::part::Part;
use super::picked::Picked;
use super::{part, sqlite};
use crate::archive::records::ReviewRecord;
use crate::storage::archive as rows;
use crate::{Progress, Result};

/// What is held: of a whole journal everything but pictures, like a copy of the database; of a part
/// what belongs to its films alone.
pub(super) fn holds(picked: &Picked) -> &'static Holds {
    if picked.is_everything() { sqlite::HOLDS } else { part::HOLDS }
}

/// The version of the format, the same for both shapes.
const VERSION: u32 = 1;

/// How many bytes are gathered before they are written.
const GATHERED: usize = 1 << 15;

/// How the records stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One document, with an array for each kind.
    Document,
    /// JSON Lines: each record says its kind.
    Lines,
}

/// Writes every record that is picked. Of a part of the journal, what belongs to no film stays.
pub(super) fn write(
    conn: &Connection,
    picked: &Picked,
    shape: Shape,
    out: &mut Out,
    progress: Progress<'_>,
) -> Result<()> {
    let mut writer = Writer { shape, out, line: Vec::with_capacity(GATHERED * 2), sections: 0 };
    writer.begin()?;
    let part = Part::of(conn, picked)?;
    let total = rows::counts(conn)?.iter().map(|(_, count)| *count).sum();
    let mut done = 0;
    let mut step = |what: &str| {
        done += 1;
        progress.at(done.min(total), total, what)
    };
    writer.section("films", "film", |say| {
        rows::films(conn, |film| {
            step(&film.title)?;
            if part.film(&film.uid) { say(&film) } else { Ok(()) }
        })
    })?;
    writer.section("people", "person", |say| {
        rows::people(conn, |person| {
            step(&person.name)?;
            if part.person(&person.uid) { say(&person) } else { Ok(()) }
        })
    })?;
    writer.section("viewings", "viewing", |say| {
        rows::viewings(conn, |viewing| {
            step("")?;
            if part.viewing(&viewing.uid) { say(&viewing) } else { Ok(()) }
        })
    })?;
    writer.section("reviews", "review", |say| {
        rows::reviews(conn, |record| {
            step("")?;
            let body = record.body.clone();
            if part.review(&record.uid) { say(&WithBody { record, body }) } else { Ok(()) }
        })
    })?;
    writer.section("revisions", "revision", |say| {
        rows::revisions(conn, |revision| {
            step("")?;
            if part.review(&revision.review) { say(&revision) } else { Ok(()) }
        })
    })?;
    writer.section("watchlist", "wanted", |say| {
        rows::watchlist(conn, |wanted| {
            step("")?;
            if part.wanted(&wanted.film) { say(&wanted) } else { Ok(()) }
        })
    })?;
    if picked.is_everything() {
        beside(conn, &mut writer, &mut step)?;
    }
    writer.end()?;
    progress.at(total, total, "")
}

/// What belongs to no film.
fn beside(
    conn: &Connection,
    writer: &mut Writer<'_>,
    step: &mut dyn FnMut(&str) -> Result<()>,
) -> Result<()> {
    writer.section("drafts", "draft", |say| {
        rows::drafts(conn, |draft| step("").and_then(|()| say(&draft)))
    })?;
    writer.section("tags", "tag", |say| {
        rows::tags(conn, |name| step(&name).and_then(|()| say(&Tag { name })))
    })?;
    writer.section("lists", "list", |say| {
        rows::lists(conn, |list| step(&list.name).and_then(|()| say(&list)))
    })?;
    writer.section("shelves", "shelf", |say| {
        rows::shelves(conn, |shelf| step(&shelf.name).and_then(|()| say(&shelf)))
    })?;
    writer.section("comparisons", "comparison", |say| {
        rows::comparisons(conn, |row| step("").and_then(|()| say(&row)))
    })?;
    writer.section("lines", "line", |say| {
        rows::lines(conn, |row| step("").and_then(|()| say(&row)))
    })?;
    writer.section("verdicts", "verdict", |say| {
        rows::bands(conn, |band| step(&band.word).and_then(|()| say(&band)))
    })?;
    writer.section("settings", "setting", |say| {
        rows::settings(conn, |setting| step("").and_then(|()| say(&setting)))
    })?;
    writer.section("imports", "import", |say| {
        rows::imports(conn, |import| step(&import.file_name).and_then(|()| say(&import)))
    })
}

/// A review with its words.
#[derive(Serialize)]
struct WithBody {
    #[serde(flatten)]
    record: ReviewRecord,
    body: String,
}

/// A tag.
#[derive(Serialize)]
struct Tag {
    name: String,
}

/// The file being written.
struct Writer<'a> {
    shape: Shape,
    out: &'a mut Out,
    line: Vec<u8>,
    sections: usize,
}

impl Writer<'_> {
    fn begin(&mut self) -> Result<()> {
        let made_by = concat!("Matinee ", env!("CARGO_PKG_VERSION"));
        let (beginning, end) = match self.shape {
            Shape::Document => ("{\"format\":\"matinee-json\"", ""),
            Shape::Lines => ("{\"kind\":\"journal\",\"format\":\"matinee-jsonl\"", "}\n"),
        };
        let head = format!("{beginning},\"version\":{VERSION},\"made_by\":\"{made_by}\"{end}");
        self.line.extend_from_slice(head.as_bytes());
        Ok(())
    }

    /// Writes the records of a kind as `produce` hands them over.
    fn section(
        &mut self,
        name: &str,
        kind: &str,
        produce: impl FnOnce(&mut dyn FnMut(&dyn erased::Record) -> Result<()>) -> Result<()>,
    ) -> Result<()> {
        let Self { shape, out, line, .. } = self;
        let mut count = 0;
        if *shape == Shape::Document {
            line.extend_from_slice(format!(",\n\"{name}\":[").as_bytes());
        }
        produce(&mut |record| {
            match shape {
                Shape::Document => {
                    line.extend_from_slice(if count == 0 { b"\n" } else { b",\n" });
                    record.write(line)?;
                }
                Shape::Lines => {
                    // The kind stands first in the record's own braces.
                    line.extend_from_slice(format!("{{\"kind\":\"{kind}\",").as_bytes());
                    let opens = line.len();
                    record.write(line)?;
                    line.remove(opens);
                    line.push(b'\n');
                }
            }
            count += 1;
            if line.len() >= GATHERED {
                out.write("", line)?;
                line.clear();
            }
            Ok(())
        })?;
        if *shape == Shape::Document {
            line.extend_from_slice(if count == 0 { b"]" } else { b"\n]" });
        }
        self.sections += 1;
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        if self.shape == Shape::Document {
            self.line.extend_from_slice(b"\n}\n");
        }
        self.out.write("", &self.line)
    }
}

/// Records of any kind behind one reference.
mod erased {
    use serde::Serialize;

    use crate::Result;

    pub(super) trait Record {
        fn write(&self, line: &mut Vec<u8>) -> Result<()>;
    }

    impl<T: Serialize> Record for T {
        fn write(&self, line: &mut Vec<u8>) -> Result<()> {
            Ok(serde_json::to_writer(line, self)?)
        }
    }
}
