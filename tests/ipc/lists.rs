use serde_json::{Value, json};

use crate::support::Window;

fn facts(name: &str) -> Value {
    json!({ "name": name, "description": "", "ranked": true, "tags": ["snow"] })
}

fn new(title: &str) -> Value {
    json!({ "new": { "title": title, "year": 1970 } })
}

/// A tile of a film nobody has said anything of.
fn tile(id: i64, title: &str) -> Value {
    json!({
        "id": id, "title": title, "language": null, "year": 1970, "runtimeMin": null,
        "director": "", "poster": null, "score": null, "verdict": null, "liked": false,
        "reviewed": false, "rewatched": false, "draft": false, "watchedOn": null, "review": null
    })
}

#[test]
fn a_list_is_made_filled_ordered_and_deleted() {
    let window = Window::open();
    assert_eq!(
        window.call("list_add", facts("Winter light")).unwrap(),
        json!({ "value": 1, "topics": ["Tags", "Lists"] })
    );
    for title in ["Ash", "Cinder"] {
        let req = json!({ "list": 1, "film": new(title), "note": "" });
        let added = window.call("list_film_add", req).unwrap();
        assert_eq!(added["topics"], json!(["Films", "Lists"]));
    }
    let lists = json!({ "value": null, "topics": ["Lists"] });
    let req = json!({ "list": 1, "film": 2, "to": 0 });
    assert_eq!(window.call("list_film_move", req).unwrap(), lists);
    let req = json!({ "list": 1, "film": 1, "note": "the kitchen" });
    assert_eq!(window.call("list_film_note", req).unwrap(), lists);
    assert_eq!(
        window.call("list_detail", json!(1)).unwrap(),
        json!({
            "list": 1, "facts": facts("Winter light"),
            "films": [
                { "film": tile(2, "Cinder"), "note": "", "seen": false },
                { "film": tile(1, "Ash"), "note": "the kitchen", "seen": false }
            ]
        })
    );
    assert_eq!(
        window.call("lists", json!(null)).unwrap(),
        json!([{
            "list": 1, "facts": facts("Winter light"), "films": 2,
            "first": [tile(2, "Cinder"), tile(1, "Ash")]
        }])
    );
    let req = json!({ "list": 1, "film": 2 });
    assert_eq!(window.call("list_film_remove", req).unwrap(), lists);
    let req = json!({ "list": 1, "facts": { "name": "Snow" } });
    assert_eq!(window.call("list_edit", req).unwrap()["topics"], json!(["Tags", "Lists"]));
    assert_eq!(window.call("list_delete", json!(1)).unwrap()["topics"], json!(["Lists", "Trash"]));
    assert_eq!(
        window.call("list_detail", json!(1)).unwrap_err(),
        json!({ "code": "NotFound", "message": "There is no such list in this journal.", "field": null })
    );
}

#[test]
fn lists_are_put_in_an_order_of_ones_own() {
    let window = Window::open();
    for name in ["One", "Two", "Three"] {
        window.call("list_add", facts(name)).unwrap();
    }
    let moved = window.call("list_move", json!({ "list": 3, "to": 0 })).unwrap();
    assert_eq!(moved, json!({ "value": null, "topics": ["Lists"] }));
    let lists = window.call("lists", json!(null)).unwrap();
    let order: Vec<_> = lists.as_array().unwrap().iter().map(|it| it["list"].clone()).collect();
    assert_eq!(order, [3, 1, 2]);
}

#[test]
fn a_list_without_a_name_is_refused_at_its_field() {
    let window = Window::open();
    assert_eq!(
        window.call("list_add", facts("  ")).unwrap_err(),
        json!({ "code": "Invalid", "message": "A list needs a name.", "field": "name" })
    );
}
