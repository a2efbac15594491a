// Keeps Windows from opening a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

//! The desktop app. Everything it does is in the library beside it.

use std::process::ExitCode;

use matinee_app::{Asked, read_arguments};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

fn main() -> ExitCode {
    listen();
    let folder = std::env::current_dir().unwrap_or_default();
    match read_arguments(std::env::args_os().skip(1), &folder, matinee_cli::is_command) {
        Asked::Command => matinee_cli::run(std::env::args_os()),
        Asked::Window(asked) => {
            matinee_cli::outlive_file_limit();
            matinee_app::run(asked)
        }
    }
}

/// Writes to stderr what `RUST_LOG` asks for (`matinee=debug,warn`), and errors where it asks for nothing.
fn listen() {
    let asked = std::env::var("RUST_LOG").ok().filter(|asked| !asked.is_empty());
    let (wanted, refused) = match asked.as_deref().map(str::parse::<Targets>) {
        Some(Ok(wanted)) => (wanted, None),
        Some(Err(err)) => (errors(), Some(err)),
        None => (errors(), None),
    };
    tracing_subscriber::registry()
        .with(tracing_subscriber::fmt::layer().with_writer(std::io::stderr))
        .with(wanted)
        .init();
    if let Some(err) = refused {
        tracing::error!("RUST_LOG is not understood ({err}); only errors are shown");
    }
}

fn errors() -> Targets {
    Targets::new().with_default(LevelFilter::ERROR)
}
