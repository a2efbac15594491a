//! What the reading page asks.

use serde_json::json;

use crate::support::Window;

#[test]
fn a_review_that_is_gone_is_not_found() {
    let window = Window::open();
    let phrases = json!({ "showSpoiler": "", "missingStill": "", "notes": "", "backToText": "" });
    let refused =
        window.call("review_show", json!({ "review": 7, "phrases": phrases })).unwrap_err();
    assert_eq!(refused["code"], "NotFound");
    assert_eq!(window.call("review_related", json!(7)).unwrap_err()["code"], "NotFound");
}
