//! The journal as data: for other products, for spreadsheets, for programs.
//!
//! A product's format is a [`Target`]: it is given one film after the other, whole, and writes what
//! it can hold of it while it tells what it cannot. The same run with nowhere to write to is the
//! loss report. What goes to a service others read ([`ExportFormat::is_for_a_service`]) leaves
//! drafts, private reviews and what is private of a viewing at home.

mod beside;
mod films;
mod formats;
mod ids;
mod out;
mod part;
mod picked;
mod records;
mod rows;
mod sqlite;
mod words;

use std::path::Path;

use jiff::civil::Date;
use rusqlite::Connection;

pub(super) use formats::ReviewFiles;
pub(crate) use formats::is_formula;
pub(super) use ids::id_of;
pub(crate) use part::Part;
pub(super) use picked::Picked;

use super::losses::{Account, Holds, LossReport};
use super::{ExportFormat, ExportOrder, folder};
use crate::{Error, Exported, Journal, Progress, Result};
use formats::Format;
use out::Out;

/// Writes data to `to`, and answers what went along and what did not.
pub(super) fn write(
    journal: &Journal,
    order: &ExportOrder,
    to: &Path,
    progress: Progress<'_>,
) -> Result<Exported> {
    if order.format == ExportFormat::Sqlite {
        let report = losses(journal, order, Progress::unwatched())?;
        let bytes = sqlite::copy(journal, to, progress)?;
        return Ok(exported(to, bytes, report));
    }
    journal.read(|conn| {
        let picked = Picked::of(conn, order, journal.clock().today())?;
        let mut out = match order.format.is_of_several_files() {
            true => Out::Folder(Box::new(folder::Folder::begin(to)?)),
            false => Out::file(to)?,
        };
        let account = go(conn, order.format, &picked, &mut out, progress)?;
        Ok(exported(to, out.finish()?, account.report()))
    })
}

/// What an order would leave behind or change.
pub(super) fn losses(
    journal: &Journal,
    order: &ExportOrder,
    progress: Progress<'_>,
) -> Result<LossReport> {
    journal.read(|conn| {
        let picked = Picked::of(conn, order, journal.clock().today())?;
        go(conn, order.format, &picked, &mut Out::Nowhere, progress).map(Account::report)
    })
}

/// What files of reviews would leave behind.
pub(super) fn losses_of_reviews(
    conn: &Connection,
    order: &ExportOrder,
    today: Date,
    mut files: ReviewFiles,
) -> Result<LossReport> {
    let picked = Picked::of(conn, order, today)?;
    let mut account = Account::default();
    let (out, quiet) = (&mut Out::Nowhere, Progress::unwatched());
    let gone = films::go(conn, &picked, &mut files, out, &mut account, quiet)?;
    let holds = films::Target::holds(&files);
    beside::tell(conn, &picked, &gone, holds, &mut account)?;
    Ok(account.report())
}

/// What an archive leaves behind: of a part of the journal what belongs to no film.
pub(super) fn losses_of_archive(conn: &Connection, picked: &Picked) -> Result<LossReport> {
    if !picked.is_everything() {
        let mut account = Account::default();
        every_record(conn, picked, part::HOLDS_WITH_PICTURES, &mut account)?;
        return Ok(account.report());
    }
    let counts = crate::storage::archive::counts(conn)?;
    let count = |name| counts.iter().find(|(of, _)| *of == name).map_or(0, |(_, count)| *count);
    Ok(LossReport {
        films: count("films"),
        viewings: count("viewings"),
        reviews: count("reviews"),
        losses: Vec::new(),
    })
}

fn go(
    conn: &Connection,
    format: ExportFormat,
    picked: &Picked,
    out: &mut Out,
    progress: Progress<'_>,
) -> Result<Account> {
    let mut account = Account::default();
    let holds = match formats::of(format) {
        Format::Films(mut target) => {
            let gone = films::go(conn, picked, &mut *target, out, &mut account, progress)?;
            beside::tell(conn, picked, &gone, target.holds(), &mut account)?;
            return Ok(account);
        }
        Format::Records(shape) => {
            records::write(conn, picked, shape, out, progress)?;
            records::holds(picked)
        }
        Format::Database => {
            if !picked.is_everything() {
                let reason = "An SQLite copy holds the whole journal. Choose another format for a part of it.";
                return Err(Error::invalid("format", reason));
            }
            sqlite::HOLDS
        }
        Format::Elsewhere => return Ok(account),
    };
    every_record(conn, picked, holds, &mut account)?;
    Ok(account)
}

/// Accounts for a format that holds every record as it is; only what it has no place for is told.
fn every_record(
    conn: &Connection,
    picked: &Picked,
    holds: &'static Holds,
    account: &mut Account,
) -> Result<()> {
    let (whole, quiet) = (&mut films::Whole(holds), Progress::unwatched());
    let gone = films::go(conn, picked, whole, &mut Out::Nowhere, account, quiet)?;
    beside::tell(conn, picked, &gone, holds, account)
}

fn exported(to: &Path, bytes: u64, report: LossReport) -> Exported {
    let LossReport { films, viewings, reviews, losses } = report;
    Exported {
        path: to.to_owned(),
        bytes,
        films,
        viewings,
        reviews,
        pictures: 0,
        kept_in: 0,
        problems: Vec::new(),
        losses,
    }
}

/// An empty selection, in words.
fn nothing_picked() -> Error {
    Error::invalid("of", "There is no film to export here. Choose another part of the journal.")
}
