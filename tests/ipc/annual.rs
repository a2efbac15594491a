use matinee_core::{FilmFacts, ViewingFacts, WatchedOn};
use serde_json::{Value, json};

use crate::support::Window;

fn see(window: &Window, title: &str, watched_on: &str) {
    let app = window.app();
    let journal = app.journal().unwrap();
    let facts = FilmFacts { title: title.to_owned(), year: Some(1974), ..FilmFacts::default() };
    let film = journal.add_film(&facts).unwrap().value;
    let viewing = ViewingFacts {
        watched_on: Some(WatchedOn::parse(watched_on).unwrap()),
        score: Some(95.try_into().unwrap()),
        ..ViewingFacts::default()
    };
    journal.log_viewing(film, &viewing).unwrap();
}

fn of_2025() -> Value {
    json!({ "between": { "from": "2025", "to": "2025" }, "query": "" })
}

#[test]
fn the_annual_is_its_frames_its_best_and_its_lines() {
    let window = Window::open();
    see(&window, "Heliotrope", "2025-11-09");
    let annual = window.call("annual_of", of_2025()).unwrap();
    let film = window.call("library_tiles", json!([1])).unwrap()[0].clone();
    assert_eq!(
        annual,
        json!({
            "sheet": [film], "films": 1,
            "top": [{ "film": film, "score": 95, "watchedOn": "2025-11-09" }], "lines": []
        })
    );
}

#[test]
fn it_is_saved_into_a_folder_of_its_own_in_the_one_chosen() {
    let window = Window::open();
    see(&window, "Heliotrope", "2025-11-09");
    let chosen = window.folder().join("chosen");
    std::fs::create_dir(&chosen).unwrap();
    std::fs::write(chosen.join("mine.txt"), "mine").unwrap();
    window.choose(&[&chosen]);
    let to = window.call("dialog_folder", json!({ "title": "Where to" })).unwrap()["token"].clone();
    let request = json!({ "of": of_2025(), "to": to, "job": 1 });
    let saved = window.call_telling("annual_save", request).unwrap();
    let inside = chosen.join("The annual, 2025");
    assert_eq!(saved["path"], json!(inside.to_str().unwrap()));
    assert!(inside.join("annual.html").is_file() && inside.join("cards/1-cover.png").is_file());
    assert_eq!(std::fs::read_to_string(chosen.join("mine.txt")).unwrap(), "mine");
}
