use std::path::Path;
use std::process::ExitCode;

use matinee_core::{Journal, Op};
use serde::Serialize;

use crate::arguments::Undo;
use crate::failure::Failure;
use crate::mirror;
use crate::output::Output;
use crate::past;
use crate::words::plain;

/// What programs are told.
#[derive(Serialize)]
struct Document<'a> {
    undone: Undone<'a>,
}

#[derive(Serialize)]
struct Undone<'a> {
    op: Op,
    subject: &'a str,
}

/// Takes back the last change, or an import.
pub(crate) fn run(folder: &Path, asked: &Undo, output: &Output) -> Result<ExitCode, Failure> {
    if let Some(import) = &asked.import {
        return past::undo(folder, import, output);
    }
    let journal = open_existing(folder)?;
    let step = journal.undo()?.value;
    mirror::keep_up(&journal, output);
    if output.is_json() {
        output.document(&Document { undone: Undone { op: step.op, subject: &step.subject } });
    } else {
        let what = named(step.op);
        output.text(&match step.subject.is_empty() {
            true => format!("Taken back: {what}."),
            false => format!("Taken back: {what}, {}.", plain(&step.subject)),
        });
    }
    Ok(ExitCode::SUCCESS)
}

/// The journal for writing, where there is one: undo makes none.
pub(crate) fn open_existing(folder: &Path) -> Result<Journal, Failure> {
    // Opening to read says so when there is none.
    drop(Journal::open_to_read(folder)?);
    Ok(Journal::open(folder)?)
}

/// A step in words: its name, taken apart.
fn named(op: Op) -> String {
    let name = format!("{op:?}");
    let mut words = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
