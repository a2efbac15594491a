use matinee_core::{CastMember, FilmFacts, FilmId, ViewingFacts, WatchedOn};
use serde_json::{Value, json};

use crate::support::Window;

fn see(window: &Window, title: &str, watched_on: Option<&str>, score: u8) -> FilmId {
    let names = |name: &str| vec![name.to_owned()];
    let film = FilmFacts {
        title: title.to_owned(),
        year: Some(1974),
        runtime_min: Some(100),
        directors: names("Hanne Marder"),
        cast: vec![CastMember { name: "Ida Korsgaard".to_owned(), character: String::new() }],
        genres: names("Drama"),
        ..FilmFacts::default()
    };
    let viewing = ViewingFacts {
        watched_on: watched_on.map(|date| WatchedOn::parse(date).unwrap()),
        score: Some(score.try_into().unwrap()),
        place: "Kino Arkaden".to_owned(),
        tags: vec!["the sea".to_owned()],
        ..ViewingFacts::default()
    };
    let app = window.app();
    let journal = app.journal().unwrap();
    let film = journal.add_film(&film).unwrap().value;
    journal.log_viewing(film, &viewing).unwrap();
    film
}

fn tally(count: u32, average: impl Into<Value>) -> Value {
    json!({ "count": count, "scored": count, "average": average.into() })
}

fn of_2025() -> Value {
    json!({ "between": { "from": "2025", "to": "2025" }, "query": "" })
}

#[test]
fn the_statistics_of_a_year_come_as_the_charts_are_drawn_from() {
    let window = Window::open();
    let film = see(&window, "Heliotrope", Some("2025-11-09"), 90);
    see(&window, "Undated", None, 70);
    let told = window.call("statistics_of", of_2025()).unwrap();
    assert_eq!(told["between"], json!({ "from": "2025", "to": "2025" }));
    assert_eq!(
        told["figures"],
        json!({
            "viewings": 1, "films": 1, "newFilms": 1, "onlyScored": 0, "rewatches": 0,
            "abandoned": 0, "liked": 0, "scored": 1, "average": 90.0, "undated": 1,
            "withoutMonth": 0, "withoutDay": 0, "minutes": 100, "withoutRuntime": 0, "reviews": 0,
            "words": 0
        })
    );
    assert_eq!(
        told["scores"],
        json!([{ "score": 90, "verdict": "Superb", "films": 1, "colours": [""] }])
    );
    assert_eq!(told["decades"], json!([{ "year": 1970, "tally": tally(1, 90.0) }]));
    assert_eq!(told["months"][10], tally(1, 90.0));
    assert_eq!(told["weekdays"][6], tally(1, 90.0), "a Sunday");
    assert_eq!(told["days"], json!([{ "date": "2025-11-09", "score": 90, "viewings": 1 }]));
    let drama = json!({ "name": "Drama", "tally": tally(1, 90.0) });
    assert_eq!(told["genres"], json!({ "bars": [drama], "names": 1, "without": 0 }));
    assert_eq!(told["runtimes"][3], json!({ "from": 90, "upto": 105, "tally": tally(1, 90.0) }));
    assert_eq!(
        told["directors"],
        json!({
            "seen": [{
                "person": 1, "name": "Hanne Marder", "tally": tally(1, 90.0), "standing": null
            }],
            "best": [], "people": 1
        })
    );
    assert_eq!(told["tags"]["bars"][0]["name"], "the sea");
    assert_eq!(told["places"]["bars"][0]["name"], "Kino Arkaden");
    assert_eq!(
        told["rewatches"],
        json!({ "most": [], "scoredAgain": 0, "higher": 0, "lower": 0, "drift": null, "changes": [] })
    );
    let day = json!({ "from": "2025-11-09", "to": "2025-11-09", "days": 1 });
    assert_eq!((&told["streak"], &told["gap"]), (&day, &json!(null)));
    assert_eq!(told["best"]["film"]["id"], json!(film));
    assert_eq!(told["milestones"], json!([]));
}

#[test]
fn the_films_behind_a_bar_are_packed_ids() {
    let window = Window::open();
    let film = see(&window, "Heliotrope", Some("2025-11-09"), 90);
    see(&window, "Another year", Some("2024-11-09"), 90);
    let id = u32::try_from(film.0).unwrap().to_le_bytes();
    for behind in [
        json!({ "kind": "everything" }),
        json!({ "kind": "scores", "of": [85, 94] }),
        json!({ "kind": "month", "of": 11 }),
        json!({ "kind": "day", "of": "2025-11-09" }),
        json!({ "kind": "genre", "of": "Drama" }),
        json!({ "kind": "runtime", "of": [90, null] }),
        json!({ "kind": "person", "of": [1, "director"] }),
    ] {
        let req = json!({ "of": of_2025(), "behind": behind });
        assert_eq!(window.call_for_bytes("statistics_films", req).unwrap(), id, "{behind}");
    }
}

#[test]
fn a_time_that_ends_before_it_begins_is_refused() {
    let window = Window::open();
    let req = json!({ "between": { "from": "2025", "to": "2024" }, "query": "" });
    assert_eq!(
        window.call("statistics_of", req).unwrap_err(),
        json!({
            "code": "Invalid", "message": "2025 is later than 2024. Give the earlier date first.",
            "field": "between"
        })
    );
}
