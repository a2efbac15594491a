use matinee_core::{FilmFacts, FilmId, ViewingFacts, WatchedOn};
use serde_json::{Value, json};

use crate::support::Window;

fn add_film(window: &Window, title: &str, year: i16) -> FilmId {
    let facts = FilmFacts { title: title.to_owned(), year: Some(year), ..FilmFacts::default() };
    window.app().journal().unwrap().add_film(&facts).unwrap().value
}

fn log(window: &Window, film: FilmId, watched_on: &str) {
    let facts = ViewingFacts {
        watched_on: Some(WatchedOn::parse(watched_on).unwrap()),
        score: Some(95.try_into().unwrap()),
        ..ViewingFacts::default()
    };
    window.app().journal().unwrap().log_viewing(film, &facts).unwrap();
}

#[test]
fn the_library_is_packed_ids_and_tiles_for_them() {
    let window = Window::open();
    let keeper = add_film(&window, "The Keeper of Low Water", 1974);
    let other = add_film(&window, "Alibi", 1957);
    log(&window, keeper, "2025-11-08~");

    let query = json!({ "sort": "title", "reversed": false, "filter": {}, "text": "" });
    let ids = window.call_for_bytes("library_ids", query).unwrap();
    let packed: Vec<u8> = [other, keeper]
        .iter()
        .flat_map(|film| u32::try_from(film.0).unwrap().to_le_bytes())
        .collect();
    assert_eq!(ids, packed);

    let first = json!({ "query": { "sort": "title", "reversed": true }, "limit": 1 });
    let tiles = window.call("library_tiles", json!([keeper])).unwrap();
    assert_eq!(window.call("library_first", first).unwrap(), tiles);
    assert_eq!(
        tiles,
        json!([{
            "id": keeper, "title": "The Keeper of Low Water", "language": null, "year": 1974,
            "runtimeMin": null, "director": "", "poster": null, "score": 95,
            "verdict": "Masterpiece", "liked": false, "reviewed": false, "rewatched": false,
            "draft": false, "watchedOn": "2025-11-08~", "review": null,
        }])
    );
    assert_eq!(
        window.call("library_contents", Value::Null).unwrap(),
        json!({
            "films": 2, "viewings": 1, "people": 0, "lists": 0, "watchlist": 0, "drafts": 0, "trash": 0,
            "since": "2025-11-08",
        })
    );
}

#[test]
fn a_films_page_has_its_facts_and_viewings() {
    let window = Window::open();
    let facts = json!({ "title": "Heliotrope", "year": 2025, "directors": ["Nadia Ferrante"] });
    let added = window.call("film_add", facts).unwrap();
    assert_eq!(added["topics"], json!(["Films", "People"]));
    let film = FilmId(added["value"].as_i64().unwrap());
    log(&window, film, "2025-11");

    let page = window.call("film_page", json!(film)).unwrap();
    assert_eq!(page["facts"]["directors"], json!(["Nadia Ferrante"]));
    assert_eq!(page["viewings"][0]["nth"], 1);
    assert_eq!(page["viewings"][0]["facts"]["watchedOn"], "2025-11");
    assert_eq!(page["score"], 95);
    assert_eq!(page["watchlist"], Value::Null);
}

#[test]
fn a_refused_fact_names_its_field() {
    let window = Window::open();
    assert_eq!(
        window.call("film_add", json!({ "title": " " })).unwrap_err(),
        json!({ "code": "Invalid", "message": "A film needs a title.", "field": "title" })
    );
    let film = add_film(&window, "Alibi", 1957);
    let facts = json!({ "title": "Alibi", "year": 1600 });
    let refused = window.call("film_edit", json!({ "film": film, "facts": facts })).unwrap_err();
    assert_eq!(refused["field"], "year");
    assert_eq!(window.call("film_page", json!(9_999)).unwrap_err()["code"], "NotFound");
}

#[test]
fn a_selection_says_to_how_many_it_was_done() {
    let window = Window::open();
    let seen = add_film(&window, "Heliotrope", 2025);
    let unseen = add_film(&window, "Alibi", 1957);
    log(&window, seen, "2025-11-08");
    let films = json!([seen, unseen]);

    let tagged = window.call("selection_tag", json!({ "films": films, "tags": ["noir"] })).unwrap();
    assert_eq!(tagged["value"], json!({ "done": 1, "left": 1 }));
    let liked = window.call("selection_like", json!({ "films": films, "liked": true })).unwrap();
    assert_eq!(liked, json!({ "value": { "done": 2, "left": 0 }, "topics": ["Films"] }));
    let watchlist = window.call("selection_watchlist", films.clone()).unwrap();
    assert_eq!(watchlist["topics"], json!(["Watchlist"]));
    let listed = json!({ "films": films, "choice": { "new": "Owed a second look" } });
    assert_eq!(window.call("selection_list", listed).unwrap()["value"]["done"], 2);
    window.call("selection_delete", films).unwrap();
    assert_eq!(window.call("library_contents", Value::Null).unwrap()["films"], 0);
    assert_eq!(
        window.call("journal_undo", Value::Null).unwrap()["value"],
        json!({ "op": "DeleteSelection", "subject": "" })
    );
}

#[test]
fn the_sample_comes_and_goes_as_one_step() {
    let window = Window::open();
    let opened = window.call_telling("sample_open", json!(1)).unwrap();
    assert_eq!(opened["value"]["receipt"]["rows"]["unreadable"], 0);
    let films = window.call("library_contents", Value::Null).unwrap()["films"].as_u64().unwrap();
    assert!(films >= 24, "{films}");
    assert_eq!(window.call("journal_undo", Value::Null).unwrap()["value"]["op"], "OpenSample");
    assert_eq!(window.call("library_contents", Value::Null).unwrap()["films"], 0);
}
