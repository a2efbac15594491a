use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use matinee_core::imports::piece::PIPED;
use matinee_core::{Error, Journal, Progress};

use crate::answers;
use crate::arguments::Import;
use crate::failure::Failure;
use crate::mirror;
use crate::output::Output;
use crate::past;
use crate::planned;
use crate::progress::watched;
use crate::receipt::{Document, told};
use crate::understood::{self, Understood};

/// Brings files in, one after the other. With several files, the first that cannot be read ends it;
/// those before it are in.
pub(crate) fn run(folder: &Path, asked: &Import, output: &Output) -> Result<ExitCode, Failure> {
    if asked.list {
        return past::list(folder, output);
    }
    let choices = answers::choices(asked)?;
    // A dry run writes nothing: it reads beside an open window, and where there is no journal yet it
    // makes none.
    // The folder made for one goes when this ends.
    let (journal, _made) = match Journal::open_to_read(folder) {
        Ok(journal) if asked.dry_run => (journal, None),
        Err(Error::NoJournal { .. }) if asked.dry_run => {
            let made =
                tempfile::tempdir().map_err(Error::file(std::env::temp_dir(), "written to"))?;
            (Journal::open(made.path())?, Some(made))
        }
        _ => (Journal::open(folder)?, None),
    };
    let mut reports = Vec::new();
    let piped = tempfile::tempdir().map_err(Error::file(std::env::temp_dir(), "written to"))?;
    for file in &asked.files {
        let file = if file.as_os_str() == "-" { &standard_input(piped.path())? } else { file };
        let found = journal.recognise_import(file, &choices.reading, Progress::unwatched())?;
        if let Some(asked) = answers::unanswered(&found, &choices.reading) {
            return Err(Failure::invalid(asked));
        }
        let time_zone = found.asks.time_zone.then_some(found.time_zone);
        let mut plan = None;
        let mut understood = Vec::new();
        let report = if asked.dry_run {
            let planned =
                watched(output, |progress| journal.plan_import(file, &choices, progress))?;
            if journal.is_of_pieces(file)? {
                understood = understood::of(&journal, file, &choices.reading)?;
            }
            if !output.is_json() {
                output.text(&told(planned.report(), true));
                say_zone(time_zone.as_deref(), output);
                for line in planned::told(&journal, &planned)? {
                    output.text(&line);
                }
            } else if planned.counts().is_some() {
                plan = Some(planned::rows(&journal, &planned)?);
            }
            planned.report().clone()
        } else {
            let report = watched(output, |progress| {
                journal.import_with(file, &choices, progress).map(|changed| changed.value)
            })?;
            mirror::keep_up(&journal, output);
            if !output.is_json() {
                output.text(&told(&report, false));
                say_zone(time_zone.as_deref(), output);
            }
            report
        };
        if !output.is_json() {
            understood.iter().for_each(|piece: &Understood| output.text(&piece.told()));
        }
        reports.push((report, understood, plan, time_zone));
    }
    if output.is_json() {
        let mut documents: Vec<_> = reports
            .iter_mut()
            .map(|(report, understood, plan, time_zone)| {
                let mut document = Document::from(&report.receipt);
                document.time_zone = time_zone.as_deref();
                document.understood = std::mem::take(understood);
                document.plan = plan.take();
                document
            })
            .collect();
        match (documents.len(), documents.pop()) {
            (1, Some(only)) => output.document(&only),
            (_, last) => {
                documents.extend(last);
                output.document(&documents);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What comes in through a pipe, in a file of its own.
fn standard_input(folder: &Path) -> Result<PathBuf, Failure> {
    let path = folder.join(PIPED);
    let mut file = File::create(&path).map_err(Error::file(&path, "written"))?;
    std::io::copy(&mut std::io::stdin().lock(), &mut file)
        .map_err(Error::file(&path, "written"))?;
    Ok(path)
}

/// Says where moments in UTC became dates, which the file does not.
fn say_zone(time_zone: Option<&str>, output: &Output) {
    if let Some(zone) = time_zone {
        output.text(&format!(
            "  Moments in UTC became the dates they were in {zone}; --time-zone says where else you were."
        ));
    }
}
