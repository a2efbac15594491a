//! The imports made before: to list them, and to take one out.

use std::path::Path;
use std::process::ExitCode;

use matinee_core::Journal;
use matinee_core::imports::{ImportPart, ImportUndone, PastImport};
use serde::Serialize;

use crate::failure::Failure;
use crate::mirror;
use crate::output::Output;
use crate::receipt::{Added, Rows, brought};
use crate::undo::open_existing;
use crate::words::plain;

/// What programs are told of an import.
#[derive(Serialize)]
struct Document<'a> {
    uid: &'a str,
    file_name: &'a str,
    source: &'a str,
    made_at: &'a str,
    /// It was made in this journal, so that it can be taken out.
    undoable: bool,
    rows: Rows,
    added: Added,
}

impl<'a> From<&'a PastImport> for Document<'a> {
    fn from(past: &'a PastImport) -> Self {
        Self {
            uid: &past.uid,
            file_name: &past.file_name,
            source: &past.receipt.source,
            made_at: &past.made_at,
            undoable: past.undoable,
            rows: Rows::from(&past.receipt.rows),
            added: Added::from(&past.receipt.added),
        }
    }
}

/// Lists the imports, the last made first.
pub(crate) fn list(folder: &Path, output: &Output) -> Result<ExitCode, Failure> {
    let imports = Journal::open_to_read(folder)?.imports()?;
    if output.is_json() {
        output.document(&imports.iter().map(Document::from).collect::<Vec<_>>());
    } else if imports.is_empty() {
        output.text("Nothing was brought in yet.");
    } else {
        output.text(&imports.iter().map(told).collect::<Vec<_>>().join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn told(past: &PastImport) -> String {
    let short = past.uid.get(past.uid.len().saturating_sub(8)..).unwrap_or(&past.uid);
    let day = past.made_at.get(..10).unwrap_or(&past.made_at);
    let came = brought(&past.receipt.added.into());
    let came = came.as_deref().unwrap_or("nothing new");
    let elsewhere = if past.undoable { "" } else { ", made in another journal" };
    format!("{short}  {day}  {}: {came}{elsewhere}", plain(&past.file_name))
}

/// What programs are told of an import that was taken out.
#[derive(Serialize)]
struct Undone<'a> {
    undone: Step<'a>,
    gone: Part,
    kept: Part,
}

#[derive(Serialize)]
struct Step<'a> {
    op: &'static str,
    subject: &'a str,
}

#[derive(Serialize)]
struct Part {
    films: u32,
    viewings: u32,
    reviews: u32,
    lists: u32,
    watchlist: u32,
}

impl From<ImportPart> for Part {
    fn from(part: ImportPart) -> Self {
        let ImportPart { films, viewings, reviews, lists, watchlist } = part;
        Self { films, viewings, reviews, lists, watchlist }
    }
}

/// Takes out what an import brought, whenever that was.
pub(crate) fn undo(folder: &Path, uid: &str, output: &Output) -> Result<ExitCode, Failure> {
    let journal = open_existing(folder)?;
    let import = journal.find_import(uid)?;
    let ImportUndone { file_name, gone, kept } = journal.undo_import(import.id)?.value;
    mirror::keep_up(&journal, output);
    if output.is_json() {
        output.document(&Undone {
            undone: Step { op: "UndoImport", subject: &file_name },
            gone: gone.into(),
            kept: kept.into(),
        });
        return Ok(ExitCode::SUCCESS);
    }
    let went = brought(&gone).unwrap_or_else(|| "nothing of it was left".to_owned());
    let mut said = format!("Taken back: import, {}: {went}.", plain(&file_name));
    if let Some(kept) = brought(&kept) {
        said.push_str(&format!(" What you have changed or built on since stays: {kept}."));
    }
    output.text(&said);
    Ok(ExitCode::SUCCESS)
}
