// Keeps Windows from opening a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

//! The desktop app. Everything it does is in the library beside it.

use std::process::ExitCode;

use matinee_app::{Asked, read_arguments};

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    let folder = std::env::current_dir().unwrap_or_default();
    match read_arguments(std::env::args_os().skip(1), &folder, matinee_cli::is_command) {
        Asked::Command => matinee_cli::run(std::env::args_os()),
        Asked::Window(asked) => matinee_app::run(asked),
    }
}
