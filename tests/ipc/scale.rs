use serde_json::json;

use crate::support::Window;

fn window_with_two_nines() -> Window {
    let window = Window::open();
    for (title, day) in [("Alibi", "2025-03-01"), ("Buoy", "2025-03-02")] {
        let film = window.call("film_add", json!({ "title": title })).unwrap()["value"].clone();
        let facts = json!({ "watchedOn": day, "score": 90 });
        let pick = json!({ "known": film });
        window.call("viewing_log", json!({ "film": pick, "facts": facts })).unwrap();
    }
    window
}

#[test]
fn two_films_of_a_score_are_compared_ordered_and_given_another_score() {
    let window = window_with_two_nines();
    let scores = window.call("scale_scores", json!(null)).unwrap();
    assert_eq!(scores, json!([{ "score": 90, "films": 2, "placed": 0, "circles": 0 }]));
    let req = json!({ "score": 90, "skipped": [], "doubting": false });
    let page = window.call("scale_page", req.clone()).unwrap();
    assert_eq!((&page["ask"]["one"]["id"], &page["ask"]["other"]["id"]), (&json!(2), &json!(1)));

    let told = window.call("film_compare", json!({ "better": 1, "other": 2, "close": false }));
    assert_eq!(told.unwrap(), json!({ "value": null, "topics": ["Comparisons"] }));
    let page = window.call("scale_page", req.clone()).unwrap();
    assert_eq!(page["order"][0]["place"], json!(1));
    assert_eq!(page["order"][0]["film"]["title"], json!("Alibi"));
    let rest = json!({ "films": page["films"], "ask": page["ask"], "canDoubt": page["canDoubt"],
                       "circles": page["circles"], "answers": page["answers"] });
    assert_eq!(
        rest,
        json!({ "films": 2, "ask": null, "canDoubt": false, "circles": [], "answers": 1 })
    );

    let skipped = json!({ "score": 90, "skipped": [[1, 2]], "doubting": true });
    assert_eq!(window.call("scale_page", skipped).unwrap()["ask"], json!(null));
    let rescored = window.call("film_rescore", json!({ "films": [1], "from": 90, "to": 95 }));
    assert_eq!(rescored.unwrap()["value"], json!(1));
    let refused = window.call("film_compare", json!({ "better": 1, "other": 2, "close": false }));
    let refused = refused.unwrap_err();
    assert_eq!((&refused["code"], &refused["field"]), (&json!("Invalid"), &json!("other")));

    let forgotten = window.call("film_uncompare", json!([2, 1])).unwrap();
    assert_eq!(forgotten, json!({ "value": null, "topics": ["Comparisons"] }));
    assert_eq!(window.call("film_uncompare", json!([2, 1])).unwrap_err()["code"], "NotFound");
}
