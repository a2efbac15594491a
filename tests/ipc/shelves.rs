use serde_json::json;

use crate::support::Window;

#[test]
fn a_shelf_is_put_up_counted_moved_changed_and_taken_down() {
    let window = Window::open();
    let facts = |name: &str| json!({ "name": name, "query": "year:197x" });
    let shelves = json!({ "value": null, "topics": ["Shelves"] });
    assert_eq!(
        window.call("shelf_add", facts("Seventies")).unwrap(),
        json!({ "value": 1, "topics": ["Shelves"] })
    );
    window.call("shelf_add", facts("Again")).unwrap();
    window.call("film_add", json!({ "title": "Alibi", "year": 1974 })).unwrap();
    assert_eq!(window.call("shelf_counts", json!(null)).unwrap(), json!([1, 1]));
    assert_eq!(window.call("shelf_move", json!({ "shelf": 2, "to": 0 })).unwrap(), shelves);
    let req = json!({ "shelf": 1, "facts": facts("The seventies") });
    assert_eq!(window.call("shelf_edit", req).unwrap(), shelves);
    assert_eq!(
        window.call("shelves", json!(null)).unwrap(),
        json!([{ "shelf": 2, "facts": facts("Again") }, { "shelf": 1, "facts": facts("The seventies") }])
    );
    assert_eq!(window.call("shelf_delete", json!(1)).unwrap(), shelves);
    let refused = window.call("shelf_add", json!({ "name": "", "query": "x" })).unwrap_err();
    assert_eq!((&refused["code"], &refused["field"]), (&json!("Invalid"), &json!("name")));
}

#[test]
fn a_line_is_read_with_its_parts_errors_and_completion() {
    let window = Window::open();
    window.call("film_add", json!({ "title": "Alibi", "genres": ["Drama"] })).unwrap();
    let req = json!({ "line": "yaer:1 sort:-year genre:dr", "caret": 26 });
    assert_eq!(
        window.call("query_read", req).unwrap(),
        json!({
            "parts": [
                { "from": 0, "to": 6, "kind": "problem", "key": 5 },
                { "from": 7, "to": 17, "kind": "filter", "key": 5 },
                { "from": 18, "to": 26, "kind": "filter", "key": 6 }
            ],
            "problems": [{
                "from": 0, "to": 6, "fix": "year:1",
                "message": "There is no filter called yaer. Did you mean year?"
            }],
            "sort": "year", "reversed": true, "mended": [],
            "completion": {
                "from": 24, "to": 26, "key": "genre",
                "choices": [{ "text": "\"Drama\"", "label": "Drama", "count": 1 }]
            }
        })
    );
}

#[test]
fn a_search_answers_hits_cut_at_what_was_found_and_how_many_there_are() {
    let window = Window::open();
    window.call("film_add", json!({ "title": "Low Water", "year": 1974 })).unwrap();
    let req = json!({ "line": "water", "order": "best", "limit": 5, "kind": null });
    assert_eq!(
        window.call("search_hits", req).unwrap(),
        json!([{
            "kind": "film", "film": 1, "review": null, "viewing": null,
            "title": [{ "text": "Low ", "hit": false }, { "text": "Water", "hit": true }],
            "language": null, "year": 1974, "poster": null, "score": null, "watchedOn": null, "snippet": []
        }])
    );
    assert_eq!(
        window.call("search_counts", json!("water")).unwrap(),
        json!({ "films": 1, "reviews": 0, "viewings": 0 })
    );
    let all = json!({ "line": "water", "kind": "film", "order": "newest" });
    assert_eq!(window.call_for_bytes("search_all", all).unwrap(), 1u32.to_le_bytes());
    let rows = json!({ "line": "water", "kind": "film", "ids": [1, 9] });
    let rows = window.call("search_rows", rows).unwrap();
    assert_eq!((&rows[0]["film"], &rows[1]), (&json!(1), &json!(null)), "what is gone is left out");
}

#[test]
fn names_are_answered_with_what_leads_to_them() {
    let window = Window::open();
    let facts = json!({ "title": "Low Water", "directors": ["Lena Low"] });
    window.call("film_add", facts).unwrap();
    let facts = json!({ "name": "Low tides", "description": "", "ranked": false, "tags": [] });
    window.call("list_add", facts).unwrap();
    let seen =
        json!({ "film": { "known": 1 }, "facts": { "tags": ["low “light”"], "place": "Lowland" } });
    window.call("viewing_log", seen).unwrap();
    let uid = window.call("person_named", json!("Lena Low")).unwrap();
    assert_eq!(
        window.call("search_names", json!({ "line": "low", "limit": 5 })).unwrap(),
        json!([
            { "kind": "person", "name": "Lena Low", "uid": uid },
            { "kind": "list", "name": "Low tides", "list": 1 },
            { "kind": "tag", "name": "low “light”", "line": "tag:\"low  light \"" },
            { "kind": "place", "name": "Lowland", "line": "place:\"Lowland\"" }
        ])
    );
}
