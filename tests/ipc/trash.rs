use matinee_core::FilmFacts;
use serde_json::json;

use crate::support::Window;

#[test]
fn what_was_deleted_is_listed_and_comes_back() {
    let window = Window::open();
    let journal = window.app().journal().unwrap();
    let facts = FilmFacts { title: "Heliotrope".to_owned(), ..FilmFacts::default() };
    let film = journal.add_film(&facts).unwrap().value;
    journal.delete_films(&[film]).unwrap();
    let trash = window.call("trash", json!(null)).unwrap();
    assert_eq!((&trash[0]["kind"], &trash[0]["title"]), (&json!("film"), &json!("Heliotrope")));
    assert!(trash[0]["deletedAt"].as_str() < trash[0]["goesAt"].as_str());
    let id = trash[0]["id"].clone();
    assert_eq!(
        window.call("trash_restore", id.clone()).unwrap(),
        json!({ "value": "Heliotrope", "topics": ["Films", "Trash"] })
    );
    assert_eq!(window.call("trash", json!(null)).unwrap(), json!([]));
    assert_eq!(window.call("trash_restore", id).unwrap_err()["code"], "NotFound");
}

#[test]
fn emptying_says_how_many_things_went() {
    let window = Window::open();
    let answer = window.call("trash_empty", json!(null)).unwrap();
    assert_eq!(answer, json!({ "value": 0, "topics": [] }));
}
