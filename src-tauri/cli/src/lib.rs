//! The journal from a terminal (`docs/cli.md`): what the app's binary does when it is given a
//! command, and all that `matinee-cli` does. Every rule is the core's; here arguments are read and
//! answers written, for people or, with `--json`, for programs.

mod annual;
mod answers;
mod arguments;
mod backups;
mod check;
mod export;
mod failure;
mod import;
mod inside;
mod limits;
mod line;
mod list;
mod log;
mod losses;
mod mirror;
mod output;
mod past;
mod planned;
mod progress;
mod receipt;
mod sample;
mod scale;
mod search;
mod show;
mod stats;
mod time;
mod understood;
mod undo;
mod words;

pub use limits::outlive_file_limit;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use matinee_core::{Journal, journal_folder};

use arguments::{Arguments, Command};
use failure::Failure;
use output::Output;

/// Whether the command line knows a command of this name; everything else is the window's.
pub fn is_command(name: &str) -> bool {
    name == "help" || Arguments::command().find_subcommand(name).is_some()
}

/// Reads the arguments, the program's name first, does what they ask, and answers the code to exit
/// with: 0 done, 1 refused or failed, 2 not understood.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    outlive_file_limit();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    let asked = match Arguments::try_parse_from(arguments) {
        Ok(asked) => asked,
        Err(err) => return not_understood(&err, json),
    };
    let output = Output::new(asked.json);
    let done = match obey(&asked, &output) {
        Ok(code) => code,
        Err(failure) => {
            output.failure(&failure);
            ExitCode::FAILURE
        }
    };
    // Whoever reads the output may have seen enough; that is no failure of the command.
    if output.was_cut_off() { ExitCode::SUCCESS } else { done }
}

fn obey(asked: &Arguments, output: &Output) -> Result<ExitCode, Failure> {
    let folder = journal_folder(asked.journal.as_deref())?;
    match &asked.command {
        Command::Import(import) => import::run(&folder, import, output),
        Command::Export(export) => export::run(&reader(&folder)?, export, output),
        Command::Log(log) => log::run(&folder, log, output),
        Command::List(list) => list::run(&reader(&folder)?, list, output),
        Command::Show(show) => show::run(&reader(&folder)?, show, output),
        Command::Search(search) => search::run(&reader(&folder)?, search, output),
        Command::Stats(stats) => stats::run(&reader(&folder)?, stats, output),
        Command::Annual(annual) => annual::run(&reader(&folder)?, annual, output),
        Command::Scale(scale) => scale::run(&reader(&folder)?, scale, output),
        Command::Check(check) => check::run(&folder, check, output),
        Command::Backup(backup) => backups::run(&folder, backup, output),
        Command::Restore(restore) => backups::restore(&folder, restore, output),
        Command::Mirror(mirror) => mirror::run(&folder, mirror, output),
        Command::Rebuild(rebuild) => mirror::rebuild(rebuild, output),
        Command::Undo(undo) => undo::run(&folder, undo, output),
        Command::Sample => sample::run(&folder, output),
    }
}

/// The journal for a command that only reads, which may do so beside an open window.
fn reader(folder: &Path) -> Result<Journal, Failure> {
    Ok(Journal::open_to_read(folder)?)
}

fn not_understood(err: &clap::Error, json: bool) -> ExitCode {
    // Help and the version are asked for, and no mistake.
    if !err.use_stderr() {
        let _ = err.print();
        return ExitCode::SUCCESS;
    }
    if json {
        let message = err.to_string();
        let message = message.strip_prefix("error: ").unwrap_or(&message);
        let message = message.split("\n\n").next().unwrap_or(message).trim();
        Output::new(true).failure(&Failure::usage(message));
    } else {
        let _ = err.print();
    }
    ExitCode::from(2)
}
