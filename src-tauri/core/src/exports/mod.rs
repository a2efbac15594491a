//! Reviews as files that need no Matinee (`docs/exports.md`).
//!
//! Three kinds of format. Data is for programs and other products (`data`). An archive, Markdown and text are the writer's own copies and hold drafts
//! and private reviews too. A page, a book and a site are for others: they hold finished reviews
//! that are not private, and of a viewing its date, its score, its tags and whether it was a
//! rewatch, never who was there, nor where, nor the note.

mod annual;
mod around;
mod article;
mod chosen;
mod data;
mod destination;
mod document;
mod drawing;
mod epub;
mod files;
mod folder;
mod json_ld;
mod leaf;
mod losses;
mod markdown;
mod markup;
mod names;
mod ruler;
mod site;
mod styles;
mod text;
mod words;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use chosen::{Between, ExportOf};
pub(crate) use data::{Part, is_formula};
pub(crate) use destination::{aside, settle, spare_the_journal};
pub use losses::{Loss, LossExample, LossKind, LossReport};
pub(crate) use names::{address_of, slug};

use crate::storage::exports::ExportRow;
use crate::{Error, Exported, Found, Journal, Progress, Result, archive};
use around::Pictures;
use chosen::{Chosen, chosen};
use data::{Picked, ReviewFiles};
use files::Files;
use leaf::Leaf;

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ExportFormat {
    /// Everything, to be brought in again without loss: one ZIP.
    Archive,
    /// Notes with front matter and their pictures, in a folder.
    Markdown,
    /// Pages that need nothing else.
    Html,
    /// A book, EPUB 3.
    Epub,
    /// A whole site, in a folder.
    Site,
    /// Plain text.
    Text,
    /// What Letterboxd imports: CSV files below a megabyte, in a folder.
    Letterboxd,
    /// A list of ratings as IMDb writes one.
    Imdb,
    /// The CSV Trakt takes.
    Trakt,
    /// Movary's three CSV files, in a folder.
    Movary,
    /// Yamtrack's CSV.
    Yamtrack,
    /// A collection of films for Tellico.
    Tellico,
    /// Every field of films, viewings and reviews: a row a viewing.
    Csv,
    /// The same, guarded against being taken for formulas by a spreadsheet.
    CsvSafe,
    /// Every record in one JSON document.
    Json,
    /// Every record on a line of its own.
    Jsonl,
    /// A copy of the journal's database.
    Sqlite,
}

impl ExportFormat {
    /// Others are meant to read it.
    fn is_for_others(self) -> bool {
        matches!(self, Self::Html | Self::Epub | Self::Site)
    }

    /// Data that is several files, in a folder.
    fn is_of_several_files(self) -> bool {
        matches!(self, Self::Letterboxd | Self::Movary)
    }
}

/// What to export, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ExportOrder {
    /// Which part of the journal.
    pub of: ExportOf,
    /// As what.
    pub format: ExportFormat,
    /// Only the viewings of this time, and what was written of them.
    #[serde(default)]
    #[ts(optional)]
    pub between: Option<Between>,
    /// Where a site will be on the web, for its feeds and cards; nothing where that is not known.
    pub address: Option<String>,
}

impl Journal {
    /// Writes part of the journal to `to`: a file, or a folder for what is several files. It
    /// appears only when it is whole.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the format cannot hold what is asked for, or when something of
    /// another's is at `to`; [`Error::File`]; [`Error::Cancelled`]. Nothing is left behind then.
    pub fn export(
        &self,
        order: &ExportOrder,
        to: &Path,
        progress: Progress<'_>,
    ) -> Result<Exported> {
        if order.format == ExportFormat::Archive {
            return self.read(|conn| {
                let picked = Picked::of(conn, order, self.clock().today())?;
                let LossReport { losses, .. } = data::losses_of_archive(conn, &picked)?;
                let part = Part::of(conn, &picked)?;
                let exported = archive::write(self, conn, &part, to, progress)?;
                Ok(Exported { losses, ..exported })
            });
        }
        spare_the_journal(self.folder(), to)?;
        if order.format.is_data() {
            return data::write(self, order, to, progress);
        }
        let author = self.settings()?.author;
        let address = address(order.address.as_deref())?;
        self.read(|conn| {
            let Chosen { rows, kept_in } = chosen(conn, order, self.clock().today())?;
            let alone = matches!(order.of, ExportOf::Review(_));
            let mut exported = Exported {
                path: to.to_owned(),
                bytes: 0,
                films: rows.iter().map(|row| row.film).collect::<HashSet<_>>().len(),
                viewings: rows.iter().filter_map(|row| row.viewing).collect::<HashSet<_>>().len(),
                reviews: rows.len(),
                pictures: 0,
                kept_in,
                problems: Vec::new(),
                losses: self.review_losses(conn, order, &rows)?.losses,
            };
            let files = Files { journal: self, conn, rows: &rows, author: &author, progress };
            match order.format {
                ExportFormat::Markdown => files.markdown(to, &mut exported)?,
                ExportFormat::Html => files.html(to, alone, &mut exported)?,
                ExportFormat::Epub => files.epub(to, &mut exported)?,
                ExportFormat::Site => files.site(to, &address, &mut exported)?,
                ExportFormat::Text => files.text(to, alone, &mut exported)?,
                // Written above.
                _ => {}
            }
            Ok(exported)
        })
    }

    /// What an order would leave behind or change, counted, with nothing written.
    ///
    /// # Errors
    /// As for [`Journal::export`], as far as they can be known before anything is written.
    pub fn export_losses(&self, order: &ExportOrder, progress: Progress<'_>) -> Result<LossReport> {
        if order.format.is_data() {
            return data::losses(self, order, progress);
        }
        self.read(|conn| {
            if order.format == ExportFormat::Archive {
                let picked = Picked::of(conn, order, self.clock().today())?;
                return data::losses_of_archive(conn, &picked);
            }
            let Chosen { rows, .. } = chosen(conn, order, self.clock().today())?;
            self.review_losses(conn, order, &rows)
        })
    }

    /// What files of these reviews leave behind.
    fn review_losses(
        &self,
        conn: &Connection,
        order: &ExportOrder,
        rows: &[ExportRow],
    ) -> Result<LossReport> {
        let going = rows.iter().map(|row| row.uid.clone()).collect();
        let alone = matches!(order.of, ExportOf::Review(_));
        let files = ReviewFiles::new(order.format, going, alone);
        data::losses_of_reviews(conn, order, self.clock().today(), files)
    }

    /// A record as a page that needs nothing else, its pictures inside it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn page_of(&self, found: &Found) -> Result<String> {
        let author = self.settings()?.author;
        let leaf = self.read(|conn| Leaf::of_found(conn, found))?;
        document::alone(&Pictures::of(self), &leaf, &author)
    }
}

impl ExportOrder {
    /// Where this goes when a person chose the folder `to` for it: not among files of theirs, but in
    /// a folder of its own there.
    pub fn place(&self, to: &Path) -> PathBuf {
        let name = match self.format {
            ExportFormat::Site => "Film reviews, site",
            ExportFormat::Markdown => "Film reviews, Markdown",
            ExportFormat::Html => "Film reviews, pages",
            ExportFormat::Text => "Film reviews, text",
            ExportFormat::Letterboxd => "Films, Letterboxd",
            ExportFormat::Movary => "Films, Movary",
            _ => return to.to_owned(),
        };
        folder::room_in(to, name)
    }
}

/// An address of the web, ending in a slash so that pages can be named behind it.
fn address(typed: Option<&str>) -> Result<String> {
    let typed = typed.unwrap_or_default().trim();
    let of_the_web = typed.starts_with("https://") || typed.starts_with("http://");
    if typed.is_empty() || (of_the_web && !typed.contains([' ', '?', '#', '"', '<', '>'])) {
        let slash = if typed.is_empty() || typed.ends_with('/') { "" } else { "/" };
        return Ok(format!("{typed}{slash}"));
    }
    let reason = format!("‘{typed}’ is no address. Write it as https://films.example/.");
    Err(Error::invalid("address", reason))
}
