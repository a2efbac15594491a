use serde_json::json;

use crate::support::Window;

#[test]
fn a_film_is_put_on_explained_and_taken_off() {
    let window = Window::open();
    let film = json!({ "new": { "title": "Understory", "year": 2024 } });
    assert_eq!(
        window.call("watchlist_add", json!({ "film": film, "why": "" })).unwrap(),
        json!({ "value": 1, "topics": ["Films", "Watchlist"] })
    );
    let changed = json!({ "value": null, "topics": ["Watchlist"] });
    let req = json!({ "film": 1, "why": "the trees" });
    assert_eq!(window.call("watchlist_edit", req).unwrap(), changed);

    let page = window.call("watchlist_page", json!({ "after": null, "limit": 10 })).unwrap();
    assert_eq!((&page["films"], &page["next"]), (&json!(1), &json!(null)));
    let entry = &page["entries"][0];
    assert_eq!(
        (&entry["film"]["title"], &entry["why"]),
        (&json!("Understory"), &json!("the trees"))
    );
    assert_eq!(entry["addedOn"].as_str().map(str::len), Some("2025-11-09".len()));

    assert_eq!(window.call("watchlist_remove", json!(1)).unwrap(), changed);
    assert_eq!(
        window.call("watchlist_edit", json!({ "film": 1, "why": "" })).unwrap_err(),
        json!({
            "code": "NotFound", "message": "There is no such entry of the watchlist in this journal.",
            "field": null
        })
    );
}
