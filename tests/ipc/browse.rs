//! People, tags and places, as the window asks for them.

use matinee_core::{CastMember, FilmFacts, ViewingFacts, WatchedOn};
use serde_json::{Value, json};

use crate::support::Window;

fn window() -> Window {
    let window = Window::open();
    fill(&window);
    window
}

fn fill(window: &Window) {
    let app = window.app();
    let journal = app.journal().unwrap();
    for (title, director, score) in [
        ("Alibi", "Hanne Marder", 90),
        ("Buoy", "Hanne Marder", 70),
        ("Cinder", "Ida Korsgaard", 80),
    ] {
        let film = FilmFacts {
            title: title.to_owned(),
            year: Some(1974),
            directors: vec![director.to_owned()],
            cast: vec![CastMember {
                name: "Tove Brandl".to_owned(),
                character: "Marit".to_owned(),
            }],
            ..FilmFacts::default()
        };
        let film = journal.add_film(&film).unwrap().value;
        let viewing = ViewingFacts {
            watched_on: Some(WatchedOn::parse("2025-11-09").unwrap()),
            score: Some(score.try_into().unwrap()),
            place: "Kino Arkaden".to_owned(),
            tags: vec!["the sea".to_owned()],
            ..ViewingFacts::default()
        };
        journal.log_viewing(film, &viewing).unwrap();
    }
}

fn people(window: &Window, query: Value) -> Vec<u32> {
    let bytes = window.call_for_bytes("people_ids", query).unwrap();
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes(four.try_into().unwrap())).collect()
}

#[test]
fn people_are_packed_ids_and_rows_and_lead_to_a_page() {
    let window = window();
    let ids = people(&window, json!({ "role": "director", "sort": "films", "text": "" }));
    let rows = window.call("people_rows", json!({ "role": "director", "people": ids })).unwrap();
    let first = &rows[0];
    assert_eq!(
        json!([first["name"], first["films"], first["scored"], first["average"]]),
        json!(["Hanne Marder", 2, 2, 80])
    );
    assert_eq!(first["first"][0]["title"], json!("Alibi"), "the best of the films first");
    let named = people(&window, json!({ "role": "director", "sort": "name", "text": "kors" }));
    assert_eq!(named, [ids[1]]);

    let uid = window.call("person_named", json!("Hanne Marder")).unwrap();
    let page = window.call("person_page", uid).unwrap();
    assert_eq!(
        json!([page["name"], page["films"], page["seen"], page["average"]]),
        json!(["Hanne Marder", 2, 2, 80])
    );
    assert_eq!(page["parts"][0]["role"], json!("director"));
    assert_eq!(page["timeline"].as_array().unwrap().len(), 2);
    assert_eq!(window.call("person_named", json!("Nobody")).unwrap(), json!(null));
    let missing = window.call("person_page", json!("nobody")).unwrap_err();
    assert_eq!(missing["code"], json!("NotFound"));

    let merged = json!({ "name": "Ida Korsgaard", "into": "Hanne Marder" });
    let merged = window.call("person_merge", merged).unwrap();
    assert_eq!(merged, json!({ "value": 3, "topics": ["Films", "People", "Settings"] }));
}

#[test]
fn tags_and_places_are_told_renamed_joined_and_taken_off() {
    let window = window();
    for (kind, name, topic) in [("tag", "the sea", "Tags"), ("place", "Kino Arkaden", "Viewings")] {
        let told = window.call("used_names", json!(kind)).unwrap();
        assert_eq!(
            told,
            json!([{ "name": name, "viewings": 3, "films": 3, "lists": 0, "average": 80, "last": "2025-11-09" }])
        );
        let rename = json!({ "kind": kind, "name": name, "to": "Elsewhere" });
        let renamed = window.call("used_rename", rename.clone()).unwrap();
        assert_eq!(renamed["value"], json!(false), "no other has the name");
        assert!(renamed["topics"].as_array().unwrap().contains(&json!(topic)), "{renamed}");
        assert_eq!(window.call("used_rename", rename).unwrap_err()["code"], json!("NotFound"));
        let empty = json!({ "kind": kind, "name": "Elsewhere", "to": " " });
        assert_eq!(window.call("used_rename", empty).unwrap_err()["code"], json!("Invalid"));
        window.call("used_remove", json!({ "kind": kind, "name": "Elsewhere" })).unwrap();
        assert_eq!(window.call("used_names", json!(kind)).unwrap(), json!([]));
        window.call("journal_undo", json!(null)).unwrap();
        assert_eq!(window.call("used_names", json!(kind)).unwrap()[0]["name"], json!("Elsewhere"));
    }
}
