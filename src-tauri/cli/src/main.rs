//! `matinee-cli`: the journal from a terminal, on a machine without a window.

use std::process::ExitCode;

fn main() -> ExitCode {
    matinee_cli::run(std::env::args_os())
}
