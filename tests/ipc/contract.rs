use serde_json::json;

use crate::support::Window;

#[test]
fn the_window_may_call_nothing_of_tauris_own() {
    let window = Window::open();
    for command in [
        "plugin:event|listen",
        "plugin:event|emit",
        "plugin:window|create",
        "plugin:webview|create_webview_window",
        "plugin:path|resolve_directory",
        "plugin:image|from_path",
        "plugin:dialog|open",
        "plugin:opener|open_path",
        "plugin:opener|open_url",
    ] {
        let refusal = window.call(command, json!(null)).unwrap_err();
        let text = refusal.as_str().unwrap();
        assert!(text.contains("not allowed") || text.contains("not found"), "{command}: {text}");
    }
}

#[test]
fn a_command_that_is_not_in_the_list_is_refused() {
    let refusal = Window::open().call("journal_delete", json!(null)).unwrap_err();
    assert!(refusal.as_str().unwrap().contains("not found"), "{refusal}");
}

#[test]
fn a_request_of_the_wrong_shape_is_refused_and_nothing_else_happens() {
    let window = Window::open();
    for (command, request) in [
        ("link_open", json!({ "address": 7 })),
        ("link_open", json!(null)),
        ("journal_open", json!("../../etc")),
        ("journal_move", json!({ "path": "/etc" })),
        ("dialog_files", json!({ "title": "", "filter": "", "wanted": "Anything", "many": true })),
        ("job_cancel", json!(-1)),
        ("journal_undo", json!("x".repeat(1 << 20))),
    ] {
        assert!(window.call(command, request).is_err(), "{command}");
    }
    assert!(window.asked().is_empty());
    assert!(window.call("journal_status", json!(null)).is_ok());
}
