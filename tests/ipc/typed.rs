use serde_json::json;

use crate::support::Window;

#[test]
fn what_stands_half_typed_is_kept_in_its_journal_until_it_is_forgotten() {
    let window = Window::open();
    assert_eq!(window.call("typed", json!(null)).unwrap(), json!([]));
    let facts = json!({ "place": "facts/3", "text": "{\"title\":\"Slow\"}", "key": null });
    let viewing = json!({ "place": "viewing", "text": "slow thunder 1990", "key": "the form" });
    for typed in [&viewing, &facts] {
        assert_eq!(window.call("typed_keep", typed.clone()).unwrap(), json!(null));
    }
    assert_eq!(window.call("typed", json!(null)).unwrap(), json!([facts, viewing]));

    let more = json!({ "place": "facts/3", "text": "{\"title\":\"Slow Thunder\"}", "key": null });
    window.call("typed_keep", more.clone()).unwrap();
    window.call("typed_forget", json!("viewing")).unwrap();
    window.call("typed_forget", json!("nowhere")).unwrap();
    assert_eq!(window.call("typed", json!(null)).unwrap(), json!([more]));
    // It is no step, and no change of the journal.
    assert_eq!(
        window.call("journal_status", json!(null)).unwrap()["steps"],
        json!({ "undo": null, "redo": null })
    );
}

#[test]
fn a_form_without_a_name_is_refused() {
    let window = Window::open();
    for place in [String::new(), "x".repeat(1_001)] {
        let typed = json!({ "place": place, "text": "", "key": null });
        let refused = window.call("typed_keep", typed).unwrap_err();
        assert_eq!(
            refused,
            json!({
                "code": "Invalid", "message": "A form has a name of 1 to 1000 characters.",
                "field": "place"
            })
        );
    }
}
