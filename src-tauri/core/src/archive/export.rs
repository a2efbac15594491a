use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::markdown_file::{self, About};
use super::records::MediumRecord;
use super::writer::ArchiveWriter;
use crate::exports::Part;
use crate::media::{MediaHash, Originals, PictureKind};
use crate::storage::archive as rows;
use crate::{Journal, Loss, Progress, Result, clock, exports, paths};

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Exported {
    /// The file or folder.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Films in it.
    pub films: usize,
    /// Viewings in it.
    pub viewings: usize,
    /// Reviews in it, drafts among them.
    pub reviews: usize,
    /// Pictures in it.
    pub pictures: usize,
    /// Reviews asked for that stay in, being drafts or private.
    pub kept_in: usize,
    /// What could not be taken along and why: a picture that is missing or damaged on disk.
    pub problems: Vec<String>,
    /// What the format could not hold, or holds otherwise than the journal.
    pub losses: Vec<Loss>,
}

impl Journal {
    /// Writes the whole journal to `path` as one archive. It appears under that name only when it
    /// is whole and on disk; an archive that was there before is replaced then.
    ///
    /// # Errors
    /// [`crate::Error::File`] when it cannot be written; [`crate::Error::Invalid`] when `path` is the
    /// journal's own; [`crate::Error::Cancelled`]. Nothing is left behind then.
    /// A picture that cannot be read is no reason to keep the words in: it is left out and named.
    pub fn export_archive(&self, path: &Path, progress: Progress<'_>) -> Result<Exported> {
        self.read(|conn| write(self, conn, &Part::default(), path, progress))
    }
}

/// Writes a part of the journal.
pub(crate) fn write(
    journal: &Journal,
    conn: &Connection,
    part: &Part,
    path: &Path,
    progress: Progress<'_>,
) -> Result<Exported> {
    exports::spare_the_journal(journal.folder(), path)?;
    let mut export = Export::begin(conn, part, path, progress)?;
    export.pictures(&Originals::in_folder(paths::media(journal.folder())))?;
    export.records()?;
    if part.is_whole() {
        export.records_of_no_film()?;
    }
    export.reviews()?;
    let Export { writer, packed, problems, .. } = export;
    let [films, viewings, reviews] =
        ["films", "viewings", "reviews"].map(|kind| writer.count(kind));
    Ok(Exported {
        path: path.to_owned(),
        bytes: writer.finish(clock::instant(journal.clock().now()))?,
        films,
        viewings,
        reviews,
        pictures: packed.len(),
        kept_in: 0,
        problems,
        losses: Vec::new(),
    })
}

/// An export under way, from one state of the journal.
struct Export<'a> {
    conn: &'a Connection,
    part: &'a Part,
    writer: ArchiveWriter,
    progress: Progress<'a>,
    done: usize,
    total: usize,
    /// Hashes of the pictures that are in the archive.
    packed: HashSet<String>,
    problems: Vec<String>,
    /// What the front matter of reviews says of films (title, year) and of viewings.
    films: HashMap<String, About>,
    viewings: HashMap<String, About>,
}

impl<'a> Export<'a> {
    fn begin(
        conn: &'a Connection,
        part: &'a Part,
        path: &Path,
        progress: Progress<'a>,
    ) -> Result<Self> {
        let counts = rows::counts(conn)?;
        // Pictures and reviews are gone over twice: their record and their file.
        let twice = |name: &str| if matches!(name, "media" | "reviews") { 2 } else { 1 };
        let total = counts.iter().map(|(name, count)| count * twice(name)).sum();
        Ok(Self {
            conn,
            part,
            writer: ArchiveWriter::begin(path)?,
            progress,
            done: 0,
            total,
            packed: HashSet::new(),
            problems: Vec::new(),
            films: HashMap::new(),
            viewings: HashMap::new(),
        })
    }

    /// What belongs to films, but for `reviews.json`.
    fn records(&mut self) -> Result<()> {
        let Self { conn, part, writer, progress, done, total, packed, films, viewings, .. } = self;
        let mut step = |what: &str| {
            *done += 1;
            progress.at(*done, *total, what)
        };
        writer.records("media", |write| {
            rows::media(conn, |mut medium| {
                step(&medium.source_name)?;
                if !part.medium(&medium.hash) {
                    return Ok(());
                }
                if packed.contains(&medium.hash) {
                    medium.file = member_of(&medium);
                }
                write(medium)
            })
        })?;
        // Soon read and long to pack: that goes on while films are read, which is the other way round.
        writer.records("revisions", |write| {
            rows::revisions(conn, |row| {
                step("")?;
                if part.review(&row.review) { write(row) } else { Ok(()) }
            })
        })?;
        writer.records("people", |write| {
            rows::people(conn, |person| {
                step(&person.name)?;
                if part.person(&person.uid) { write(person) } else { Ok(()) }
            })
        })?;
        writer.records("films", |write| {
            rows::films(conn, |film| {
                step(&film.title)?;
                if !part.film(&film.uid) {
                    return Ok(());
                }
                let about =
                    About { title: film.title.clone(), year: film.year, ..About::default() };
                films.insert(film.uid.clone(), about);
                write(film)
            })
        })?;
        // Only the viewings that are reviewed have to be remembered.
        rows::reviewed_viewings(conn, |viewing| {
            viewings.insert(viewing, About::default());
            Ok(())
        })?;
        writer.records("viewings", |write| {
            rows::viewings(conn, |viewing| {
                step("")?;
                if !part.viewing(&viewing.uid) {
                    return Ok(());
                }
                if let Some(about) = viewings.get_mut(&viewing.uid) {
                    about.watched_on = viewing.watched_on;
                    about.score = viewing.score;
                    about.tags.clone_from(&viewing.tags);
                }
                write(viewing)
            })
        })?;
        writer.records("watchlist", |write| {
            rows::watchlist(conn, |row| {
                step("")?;
                if part.wanted(&row.film) { write(row) } else { Ok(()) }
            })
        })
    }

    /// What belongs to no film.
    fn records_of_no_film(&mut self) -> Result<()> {
        let Self { conn, writer, progress, done, total, .. } = self;
        let mut step = |what: &str| {
            *done += 1;
            progress.at(*done, *total, what)
        };
        writer.records("drafts", |write| {
            rows::drafts(conn, |row| step("").and_then(|()| write(row)))
        })?;
        writer.records("tags", |write| {
            rows::tags(conn, |row| step(&row).and_then(|()| write(row)))
        })?;
        writer.records("lists", |write| {
            rows::lists(conn, |row| step(&row.name).and_then(|()| write(row)))
        })?;
        writer.records("shelves", |write| {
            rows::shelves(conn, |row| step(&row.name).and_then(|()| write(row)))
        })?;
        writer.records("comparisons", |write| {
            rows::comparisons(conn, |row| step("").and_then(|()| write(row)))
        })?;
        writer.records("lines", |write| {
            rows::lines(conn, |row| step("").and_then(|()| write(row)))
        })?;
        writer.records("verdicts", |write| {
            rows::bands(conn, |row| step(&row.word).and_then(|()| write(row)))
        })?;
        writer.records("settings", |write| {
            rows::settings(conn, |row| step("").and_then(|()| write(row)))
        })?;
        writer.records("imports", |write| {
            rows::imports(conn, |row| step(&row.file_name).and_then(|()| write(row)))
        })
    }

    /// `reviews.json`, and a Markdown file for each.
    fn reviews(&mut self) -> Result<()> {
        let Self { conn, part, writer, films, .. } = self;
        writer.records("reviews", |write| {
            rows::reviews(conn, |mut review| {
                if !part.review(&review.uid) {
                    return Ok(());
                }
                let title = films.get(&review.film).map_or("", |film| &film.title);
                review.file = markdown_file::path(title, &review.uid);
                write(review)
            })
        })?;
        let Self { conn, part, writer, progress, done, total, films, viewings, .. } = self;
        rows::reviews(conn, |review| {
            *done += 2;
            if !part.review(&review.uid) {
                return Ok(());
            }
            let film = films.get(&review.film).cloned().unwrap_or_default();
            progress.at(*done, *total, &film.title)?;
            let viewing = review.viewing.as_ref().and_then(|viewing| viewings.get(viewing));
            let about = About {
                title: film.title,
                year: film.year,
                ..viewing.cloned().unwrap_or_default()
            };
            let path = markdown_file::path(&about.title, &review.uid);
            writer.text(&path, markdown_file::write(&review, &about).as_bytes())
        })
    }

    /// The originals, each checked against its hash on the way.
    fn pictures(&mut self, originals: &Originals) -> Result<()> {
        let Self { conn, part, writer, progress, done, total, packed, problems, .. } = self;
        rows::media(conn, |medium| {
            *done += 1;
            progress.at(*done, *total, &medium.source_name)?;
            if !part.medium(&medium.hash) {
                return Ok(());
            }
            let bytes = match identity(&medium).map(|(hash, kind)| originals.fetch(hash, kind)) {
                Some(Ok(bytes)) => bytes,
                Some(Err(err)) => {
                    problems.push(err.to_string());
                    return Ok(());
                }
                None => {
                    problems.push(format!(
                        "{} is recorded under a name no picture has.",
                        medium.source_name
                    ));
                    return Ok(());
                }
            };
            writer.picture(&member_of(&medium), &bytes)?;
            packed.insert(medium.hash);
            Ok(())
        })
    }
}

/// The member that holds a medium's bytes.
pub(super) fn member_of(medium: &MediumRecord) -> String {
    let extension = if medium.format == "jpeg" { "jpg" } else { &medium.format };
    format!("media/{}/{}.{extension}", medium.hash.get(..2).unwrap_or_default(), medium.hash)
}

/// What a medium's record says its file is.
pub(super) fn identity(medium: &MediumRecord) -> Option<(MediaHash, PictureKind)> {
    let kind = match medium.format.as_str() {
        "jpeg" => PictureKind::Jpeg,
        "png" => PictureKind::Png,
        "webp" => PictureKind::WebP,
        _ => return None,
    };
    Some((medium.hash.parse().ok()?, kind))
}
