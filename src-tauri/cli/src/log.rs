use std::path::Path;
use std::process::ExitCode;

use matinee_core::{
    Journal, QuickLogRead, QuickLogReq, QuickMeaning, SaveKey, Score, ViewingFacts, once,
};
use serde::Serialize;

use crate::arguments::Log;
use crate::failure::Failure;
use crate::mirror;
use crate::output::Output;
use crate::words::plain;

/// What programs are told.
#[derive(Serialize)]
struct Document<'a> {
    film: Film<'a>,
    viewing: Viewing<'a>,
    logged: bool,
}

#[derive(Serialize)]
struct Film<'a> {
    title: &'a str,
    year: Option<i16>,
    new: bool,
}

#[derive(Serialize)]
struct Viewing<'a> {
    watched_on: Option<String>,
    score: Option<f64>,
    rewatch: bool,
    abandoned: bool,
    liked: bool,
    place: &'a str,
    format: &'a str,
    companions: &'a [String],
    tags: &'a [String],
    note: &'a str,
}

/// Logs what a line says; with `--dry-run` only tells it.
pub(crate) fn run(folder: &Path, asked: &Log, output: &Output) -> Result<ExitCode, Failure> {
    let journal = match asked.dry_run {
        true => Journal::open_to_read(folder)?,
        false => Journal::open(folder)?,
    };
    let req = QuickLogReq { typed: asked.line.join(" "), ..QuickLogReq::default() };
    let read = journal.read_quick_log(&req)?;
    let Some(film) = read.film.clone().filter(|_| read.problem.is_none()) else {
        let why = read.problem.unwrap_or_else(|| "The line says nothing.".to_owned());
        return Err(Failure::invalid(why));
    };
    if !asked.dry_run {
        match &asked.once {
            Some(name) => {
                let key = SaveKey::new(name, req.typed.as_bytes())?;
                once(key, || journal.log_viewing(film, &read.facts))?;
            }
            None => drop(journal.log_viewing(film, &read.facts)?),
        }
        mirror::keep_up(&journal, output);
    }
    if output.is_json() {
        output.document(&document(&read, !asked.dry_run));
    } else {
        let did = if asked.dry_run { "Would log" } else { "Logged" };
        output.text(&format!("{did}: {}.", plain(&told(&read).join(", "))));
        if let Some(near) = near(&read) {
            output.warning(&plain(&near));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The film's title and year, of the journal or new.
fn film(read: &QuickLogRead) -> (&str, Option<i16>) {
    match &read.known {
        Some(film) => (&film.title, film.year),
        None => (&read.title, read.year),
    }
}

fn named((title, year): (&str, Option<i16>)) -> String {
    year.map_or_else(|| title.to_owned(), |year| format!("{title} ({year})"))
}

/// Everything understood, part by part.
fn told(read: &QuickLogRead) -> Vec<String> {
    let facts = &read.facts;
    let new = |fresh: bool| if fresh { ", new" } else { "" };
    let mut told = vec![named(film(read))];
    if read.known.is_none() {
        told.push("a new film".to_owned());
    }
    told.push(match (facts.watched_on, read.dated) {
        (Some(date), true) => format!("seen {date}"),
        (Some(date), false) => format!("seen today, {date}"),
        (None, _) => "undated".to_owned(),
    });
    if let Some(score) = facts.score {
        let verdict = read.verdict.as_ref().map(|word| format!(" ({word})")).unwrap_or_default();
        told.push(format!("score {score}{verdict}"));
    }
    told.extend(read.parts.iter().filter_map(|part| match &part.meaning {
        QuickMeaning::Place { name, fresh } => Some(format!("at {name}{}", new(*fresh))),
        QuickMeaning::Format { name, fresh } => Some(format!("format {name}{}", new(*fresh))),
        QuickMeaning::Tag { name, fresh } => Some(format!("tag {name}{}", new(*fresh))),
        QuickMeaning::Companions { names, .. } => Some(format!("with {}", names.join(" and "))),
        QuickMeaning::Note { text } => Some(format!("note ‘{text}’")),
        QuickMeaning::Liked => Some("liked".to_owned()),
        QuickMeaning::Rewatch => Some("seen before".to_owned()),
        QuickMeaning::Abandoned => Some("abandoned".to_owned()),
        _ => None,
    }));
    told
}

/// Films of the journal a new one could have been meant for.
fn near(read: &QuickLogRead) -> Option<String> {
    let films: Vec<String> = read
        .films
        .iter()
        .filter_map(|other| other.film.as_ref())
        .map(|film| named((&film.title, film.year)))
        .collect();
    (!films.is_empty()).then(|| format!("The journal has {}.", films.join(", ")))
}

fn document(read: &QuickLogRead, logged: bool) -> Document<'_> {
    let (title, year) = film(read);
    let ViewingFacts {
        watched_on,
        score,
        rewatch,
        abandoned,
        liked,
        place,
        format,
        companions,
        tags,
        note,
        ..
    } = &read.facts;
    Document {
        film: Film { title, year, new: read.known.is_none() },
        viewing: Viewing {
            watched_on: watched_on.map(|date| date.to_string()),
            score: score.map(Score::points),
            rewatch: *rewatch,
            abandoned: *abandoned,
            liked: *liked,
            place,
            format,
            companions,
            tags,
            note,
        },
        logged,
    }
}
