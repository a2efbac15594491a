use std::process::ExitCode;

use clap::ValueEnum;
use matinee_core::{
    Between, Error, ExportFormat as Format, ExportOf, ExportOrder, Exported, Journal, LibraryQuery,
    WatchedOn,
};
use serde::Serialize;

use crate::arguments::{Export, ExportFormat};
use crate::failure::Failure;
use crate::line;
use crate::losses::{self, LossDocument};
use crate::output::Output;
use crate::progress::watched;
use crate::words::{counted, grouped, plain};

/// What programs are told.
#[derive(Serialize)]
struct Document<'a> {
    path: String,
    format: String,
    bytes: u64,
    films: usize,
    viewings: usize,
    reviews: usize,
    pictures: usize,
    kept_in: usize,
    problems: &'a [String],
    losses: Vec<LossDocument<'a>>,
}

/// Writes the journal, or part of it, as files; or says what that would leave behind.
pub(crate) fn run(journal: &Journal, asked: &Export, output: &Output) -> Result<ExitCode, Failure> {
    let order = ExportOrder {
        of: of(journal, asked)?,
        format: format(asked.format),
        between: between(asked)?,
        address: asked.address.clone(),
    };
    let to = match &asked.to {
        Some(to) if !asked.losses => to,
        _ => {
            let report = watched(output, |progress| journal.export_losses(&order, progress))?;
            losses::tell(&report, &name(asked.format), output);
            return Ok(ExitCode::SUCCESS);
        }
    };
    let exported = watched(output, |progress| journal.export(&order, to, progress))?;
    if output.is_json() {
        let Exported { path, bytes, films, viewings, reviews, pictures, kept_in, problems, losses } =
            &exported;
        output.document(&Document {
            path: path.display().to_string(),
            format: name(asked.format),
            bytes: *bytes,
            films: *films,
            viewings: *viewings,
            reviews: *reviews,
            pictures: *pictures,
            kept_in: *kept_in,
            problems,
            losses: losses.iter().map(LossDocument::from).collect(),
        });
    } else {
        say(&exported, output);
    }
    Ok(ExitCode::SUCCESS)
}

fn say(exported: &Exported, output: &Output) {
    let Exported { path, bytes, films, viewings, reviews, pictures, kept_in, problems, losses } =
        exported;
    output.text(&format!(
        "{} holds {}, {}, {} and {}, in {} bytes.",
        path.display(),
        counted(*films as u64, "film", "films"),
        counted(*viewings as u64, "viewing", "viewings"),
        counted(*reviews as u64, "review", "reviews"),
        counted(*pictures as u64, "picture", "pictures"),
        grouped(*bytes),
    ));
    if *kept_in > 0 {
        output.text(&format!(
            "{} stayed in, being drafts or private.",
            counted(*kept_in as u64, "review", "reviews")
        ));
    }
    for problem in problems {
        output.warning(&format!("Left out: {}", plain(problem)));
    }
    for loss in losses {
        output.warning(&losses::line(loss));
    }
}

/// A uid of a review is that review; anything else is looked for in the library.
fn of(journal: &Journal, asked: &Export) -> Result<ExportOf, Failure> {
    if let Some(name) = &asked.list {
        return list(journal, name);
    }
    if let [only] = asked.query.as_slice()
        && let Ok(found) = journal.find(only)
        && let Some(review) = found.review
    {
        return Ok(ExportOf::Review(review));
    }
    if asked.query.is_empty() {
        return Ok(ExportOf::Journal);
    }
    let text = line::exact(&asked.query)?;
    Ok(ExportOf::Search(LibraryQuery { text, ..LibraryQuery::default() }))
}

/// The list of a name: exactly that, else the only one it is in any letters of.
fn list(journal: &Journal, name: &str) -> Result<ExportOf, Failure> {
    let lists = journal.lists()?;
    if let Some(exactly) = lists.iter().find(|list| list.facts.name == name) {
        return Ok(ExportOf::List(exactly.list));
    }
    let fold = matinee_core::text::fold(name);
    let mut alike = lists.iter().filter(|list| matinee_core::text::fold(&list.facts.name) == fold);
    match (alike.next(), alike.next()) {
        (Some(only), None) => Ok(ExportOf::List(only.list)),
        (None, _) => {
            let reason = format!("There is no list called ‘{name}’.");
            Err(Error::invalid("list", reason).into())
        }
        _ => {
            let reason =
                format!("Several lists are called ‘{name}’. Give its name exactly as it is.");
            Err(Error::invalid("list", reason).into())
        }
    }
}

fn between(asked: &Export) -> Result<Option<Between>, Failure> {
    let (from, to) = match asked.between.as_deref().map(|text| (text, text.split_once(".."))) {
        Some((_, Some((from, to)))) => (Some(from), Some(to)),
        Some((text, None)) => {
            let reason = format!("‘{text}’ is no stretch of time. Write it as 2024..2025-06.");
            return Err(Error::invalid("between", reason).into());
        }
        None => (asked.from.as_deref(), asked.to_date.as_deref()),
    };
    let date = |text: Option<&str>| match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => WatchedOn::parse(text).map(Some),
    };
    let between = Between { from: date(from)?, to: date(to)? };
    Ok((between != Between::default()).then_some(between))
}

/// The format as it is typed.
fn name(asked: ExportFormat) -> String {
    asked.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn format(asked: ExportFormat) -> Format {
    match asked {
        ExportFormat::Archive => Format::Archive,
        ExportFormat::Markdown => Format::Markdown,
        ExportFormat::Html => Format::Html,
        ExportFormat::Epub => Format::Epub,
        ExportFormat::Site => Format::Site,
        ExportFormat::Text => Format::Text,
        ExportFormat::Letterboxd => Format::Letterboxd,
        ExportFormat::Imdb => Format::Imdb,
        ExportFormat::Trakt => Format::Trakt,
        ExportFormat::Movary => Format::Movary,
        ExportFormat::Yamtrack => Format::Yamtrack,
        ExportFormat::Tellico => Format::Tellico,
        ExportFormat::Csv => Format::Csv,
        ExportFormat::CsvSafe => Format::CsvSafe,
        ExportFormat::Json => Format::Json,
        ExportFormat::Jsonl => Format::Jsonl,
        ExportFormat::Sqlite => Format::Sqlite,
    }
}
