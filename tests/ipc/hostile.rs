//! Every command, called as no window of ours would call it: the wrong types, huge and hostile
//! texts, paths that lead out. Each answer is a refusal the window understands, or it is done.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::shapes::{Shape, Shapes};
use crate::support::Window;

/// Reads the names out of the app's own list, so that a new command is called here by itself.
macro_rules! commands {
    ($( $area:ident :: $name:ident ( $($signature:tt)* ) -> $res:ty ),* $(,)?) => {
        const COMMANDS: &[&str] = &[$( stringify!($name) ),*];
    };
}

include!("../../src-tauri/src/commands/list.rs");

/// How often each command is called with the right shape and the wrong things in it.
fn times() -> usize {
    if std::env::var("TORTURE").is_ok_and(|asked| asked == "full") { 200 } else { 4 }
}

fn chance() -> fastrand::Rng {
    let seed = std::env::var("TORTURE_SEED").map_or(20_261_129, |seed| seed.parse().unwrap());
    println!("hostile calls: seed {seed}");
    fastrand::Rng::with_seed(seed)
}

/// A window on a journal in which the first ids lead to something.
fn window() -> Window {
    let window = Window::open();
    for title in ["Absents", "Alibi"] {
        let journal = window.app().journal().unwrap();
        let facts = matinee_core::FilmFacts { title: title.to_owned(), ..Default::default() };
        let film = journal.add_film(&facts).unwrap().value;
        journal.log_viewing(film, &matinee_core::ViewingFacts::default()).unwrap();
        let form = matinee_core::ReviewForm { film: Some(film), facts, ..Default::default() };
        let cause = matinee_core::RevisionCause::Done;
        let save = matinee_core::ReviewSave { review: None, draft: None, form, cause };
        journal.save_review(&save).unwrap();
        journal
            .add_list(&matinee_core::ListFacts { name: title.to_owned(), ..Default::default() })
            .unwrap();
    }
    window
}

/// Calls a command and asserts that what it refuses with is what the window understands.
fn call(window: &Window, command: &str, shape: &Shape, request: &Value) {
    let takes_bytes = matches!(shape, Shape::Named(name, _) if name == "WithBytes");
    let answer = if takes_bytes {
        window.try_with_bytes(command, request, b"\x89PNG\r\n\x1a\nno picture".to_vec())
    } else {
        window.try_call(command, request)
    };
    let Err(refusal) = answer else { return };
    let told = request.to_string();
    let told: String = told.chars().take(300).collect();
    match &refusal {
        // Tauri's own, of a request that has not even the shape.
        Value::String(text) => {
            assert!(text.starts_with("invalid args"), "{command} {told}: {text}");
        }
        typed => {
            let is_typed = typed["code"].is_string()
                && typed["message"].as_str().is_some_and(|message| !message.is_empty());
            assert!(is_typed, "{command} {told}: {typed}");
            let message = typed["message"].as_str().unwrap();
            assert!(!message.contains("panicked"), "{command} {told}: {message}");
        }
    }
}

/// The journal still answers, is whole, and nothing was written beside it.
fn assert_unharmed(window: &Window) {
    window.call("journal_status", Value::Null).unwrap();
    let journal = window.app().journal().unwrap();
    let report = journal.check(matinee_core::Progress::unwatched()).unwrap();
    assert!(report.whole, "{:?}", report.problems);
    let beside: Vec<_> = std::fs::read_dir(window.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(beside, ["journal"]);
}

#[test]
fn the_types_the_window_sees_are_of_the_commands_there_are() {
    let shapes = Shapes::generated();
    let typed: BTreeSet<&str> = shapes.requests().into_iter().map(|(name, _)| name).collect();
    assert_eq!(typed, COMMANDS.iter().copied().collect());
}

#[test]
fn every_command_refuses_what_is_of_the_wrong_type() {
    let window = window();
    let shapes = Shapes::generated();
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let wrong = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!("../../etc/passwd"),
        json!("x".repeat(1 << 20)),
        json!([]),
        json!([[null]]),
        json!({}),
        json!({ "kind": "../..", "id": "1", "token": -1 }),
        json!({ "__proto__": { "polluted": true } }),
        deep,
    ];
    for (command, shape) in shapes.requests() {
        for request in &wrong {
            call(&window, command, shape, request);
        }
    }
    assert_unharmed(&window);
}

#[test]
fn every_command_survives_hostile_values_of_the_right_type() {
    let window = window();
    let shapes = Shapes::generated();
    let mut rng = chance();
    let mut calls = 0;
    for (command, shape) in shapes.requests() {
        for _ in 0..times() {
            let request = shapes.hostile(shape, &mut rng, 0);
            call(&window, command, shape, &request);
            calls += 1;
        }
    }
    assert_unharmed(&window);
    println!("hostile calls: {calls} of {} commands, 0 panics", COMMANDS.len());
}
