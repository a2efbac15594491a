use serde_json::{Value, json};

use crate::support::Window;

/// What the form hands over for a viewing of which only this is said.
fn said(facts: Value) -> Value {
    let mut whole = json!({
        "watchedOn": null, "dayOrder": null, "rewatch": false, "abandoned": false, "score": null,
        "liked": false, "place": "", "format": "", "companions": [], "note": "", "private": false,
        "tags": []
    });
    for (name, value) in facts.as_object().unwrap() {
        whole[name] = value.clone();
    }
    whole
}

fn log(window: &Window, title: &str, facts: Value) -> Value {
    let film = json!({ "new": { "title": title, "year": 2025 } });
    window.call("viewing_log", json!({ "film": film, "facts": said(facts) })).unwrap()
}

#[test]
fn a_logged_viewing_answers_its_id_and_what_it_touched() {
    let window = Window::open();
    let logged = log(&window, "Heliotrope", json!({ "watchedOn": "2025-11-09", "score": 90 }));
    assert_eq!(logged, json!({ "value": 1, "topics": ["Films", "Viewings"] }));
    let again =
        window.call("viewing_log", json!({ "film": { "known": 1 }, "facts": said(json!({})) }));
    assert_eq!(again.unwrap(), json!({ "value": 2, "topics": ["Viewings"] }));
}

#[test]
fn a_year_and_its_entries_come_as_the_diary_shows_them() {
    let window = Window::open();
    log(
        &window,
        "Heliotrope",
        json!({
            "watchedOn": "2025-11-09", "score": 90, "liked": true, "place": "Kino Arkaden",
            "format": "35 mm", "companions": ["Ilse"], "tags": ["the sea"]
        }),
    );
    assert_eq!(
        window.call("diary_years", json!(null)).unwrap(),
        json!({ "years": [{ "year": 2025, "viewings": 1 }], "undated": 0 })
    );
    assert_eq!(
        window.call("diary_year", json!(2025)).unwrap(),
        json!({
            "year": 2025, "viewings": 1, "average": 90,
            "sections": [{ "month": 11, "viewings": 1, "films": 1, "average": 90 }],
            "days": [{ "date": "2025-11-09", "score": 90, "viewings": 1 }]
        })
    );
    let req = json!({ "year": 2025, "month": 11, "after": null, "limit": 100 });
    assert_eq!(
        window.call("diary_entries", req).unwrap(),
        json!({
            "entries": [{
                "viewing": 1, "film": 1, "title": "Heliotrope", "language": null, "year": 2025,
                "director": "", "poster": null, "watchedOn": "2025-11-09", "dayOrder": 0,
                "place": "Kino Arkaden", "format": "35 mm", "companions": ["Ilse"], "note": "",
                "nth": 1, "rewatch": false, "abandoned": false, "score": 90, "liked": true,
                "review": null
            }],
            "next": null
        })
    );
}

#[test]
fn what_is_undated_is_asked_for_without_a_year() {
    let window = Window::open();
    log(&window, "Heliotrope", json!({}));
    log(&window, "Understory", json!({}));
    assert_eq!(
        window.call("diary_year", json!(null)).unwrap(),
        json!({
            "year": null, "viewings": 2, "average": null,
            "sections": [{ "month": null, "viewings": 2, "films": 2, "average": null }], "days": []
        })
    );
    let req = json!({ "year": null, "month": null, "after": null, "limit": 1 });
    let page = window.call("diary_entries", req).unwrap();
    assert_eq!(page["next"], json!({ "watchedOn": null, "dayOrder": 0, "viewing": 1 }));
}

#[test]
fn a_viewing_is_read_edited_moved_and_deleted() {
    let window = Window::open();
    log(&window, "Heliotrope", json!({ "watchedOn": "2025-11-09" }));
    log(&window, "Understory", json!({ "watchedOn": "2025-11-09" }));
    assert_eq!(
        window.call("viewing_facts", json!(2)).unwrap(),
        said(json!({ "watchedOn": "2025-11-09", "dayOrder": 1 }))
    );
    let viewings = json!({ "value": null, "topics": ["Viewings"] });
    assert_eq!(window.call("viewing_move", json!({ "viewing": 2, "up": true })).unwrap(), viewings);
    assert_eq!(
        window.call("viewings_on", json!("2025-11-09")).unwrap(),
        json!([{ "viewing": 2, "title": "Understory" }, { "viewing": 1, "title": "Heliotrope" }])
    );
    let facts = said(json!({ "watchedOn": "2025-11~", "tags": ["the sea"] }));
    assert_eq!(
        window.call("viewing_edit", json!({ "viewing": 1, "facts": facts })).unwrap(),
        json!({ "value": null, "topics": ["Viewings", "Tags"] })
    );
    assert_eq!(
        window.call("viewing_delete", json!(1)).unwrap()["topics"],
        json!(["Viewings", "Tags", "Trash"])
    );
    assert_eq!(
        window.call("viewing_facts", json!(1)).unwrap_err(),
        json!({ "code": "NotFound", "message": "There is no such viewing in this journal.", "field": null })
    );
}

#[test]
fn words_typed_before_and_films_are_offered() {
    let window = Window::open();
    log(&window, "Heliotrope", json!({ "place": "Kino Arkaden" }));
    let req = json!({ "field": "place", "typed": "ark" });
    assert_eq!(window.call("viewing_complete", req).unwrap(), json!(["Kino Arkaden"]));
    let films = window.call("film_picks", json!({ "typed": "helio", "limit": 5 })).unwrap();
    assert_eq!((&films[0]["id"], &films[0]["title"]), (&json!(1), &json!("Heliotrope")));
}

#[test]
fn refusals_name_the_field_they_concern() {
    let window = Window::open();
    let film = json!({ "new": { "title": " ", "year": null } });
    assert_eq!(
        window.call("viewing_log", json!({ "film": film, "facts": said(json!({})) })).unwrap_err(),
        json!({ "code": "Invalid", "message": "A film needs a title.", "field": "title" })
    );
    log(&window, "Heliotrope", json!({}));
    assert_eq!(
        window.call("viewing_move", json!({ "viewing": 1, "up": true })).unwrap_err(),
        json!({
            "code": "Invalid",
            "message": "An undated viewing has no day to be moved in. Give it a date first.",
            "field": "watchedOn"
        })
    );
}

#[test]
fn a_quick_line_is_told_word_by_word() {
    let window = Window::open();
    log(&window, "Heat", json!({}));
    let req = json!({ "typed": "heat 2025 9.5 2024-03 @rio", "caret": null, "chosen": null });
    let read = window.call("quick_log_read", req).unwrap();
    let meanings = json!([
        { "text": "heat", "meaning": { "kind": "title" } },
        { "text": "2025", "meaning": { "kind": "year", "year": 2025 } },
        { "text": "9.5", "meaning": { "kind": "score", "score": 95 } },
        { "text": "2024-03", "meaning": { "kind": "date", "on": "2024-03" } },
        { "text": "@rio", "meaning": { "kind": "place", "name": "rio", "fresh": true } }
    ]);
    assert_eq!(read["parts"], meanings);
    assert_eq!(read["film"], json!({ "known": 1 }));
    assert_eq!(read["known"]["title"], json!("Heat"));
    assert_eq!(read["facts"], said(json!({ "watchedOn": "2024-03", "score": 95, "place": "rio" })));
    let rest =
        ["title", "year", "sure", "films", "words", "dated", "verdict", "nth", "scoreBefore"];
    let rest: Vec<&Value> = rest.iter().map(|name| &read[name]).collect();
    assert_eq!(json!(rest), json!(["", null, true, [], [], true, "Masterpiece", 1, null]));
    assert_eq!(read["problem"], json!(null));
}

#[test]
fn a_film_offered_for_a_quick_line_comes_with_the_line_it_makes() {
    let window = Window::open();
    log(&window, "Heliotrope", json!({}));
    let read = window.call("quick_log_read", json!({ "typed": "helio 9" })).unwrap();
    let offered = &read["films"][0];
    assert_eq!(offered["film"]["id"], json!(1));
    assert_eq!((&offered["typed"], &offered["caret"]), (&json!("Heliotrope 2025 9"), &json!(16)));
    let chosen = json!({ "title": "Heliotrope", "year": 2025, "film": 1 });
    assert_eq!(offered["chosen"], chosen);
    let unclear = window.call("quick_log_read", json!({ "typed": "helio 9.5 8" })).unwrap();
    assert_eq!(unclear["parts"][2]["meaning"]["kind"], json!("unclear"));
}

#[test]
fn a_viewing_logged_again_under_its_key_is_answered_and_not_logged_twice() {
    let window = Window::open();
    let req = json!({
        "film": { "new": { "title": "Moth", "year": 2003 } },
        "facts": said(json!({ "watchedOn": "2025-11-08" })),
    });
    let first = window.call_once("viewing_log", req.clone(), "form").unwrap();
    assert_eq!(window.call_once("viewing_log", req.clone(), "form").unwrap(), first);
    let stats = window.app().journal().unwrap().stats().unwrap();
    assert_eq!((stats.films, stats.viewings), (1, 1));
    window.call_once("viewing_log", req, "another form").unwrap();
    assert_eq!(window.app().journal().unwrap().stats().unwrap().viewings, 2);
}
