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

/// The configuration the app is built with.
fn config() -> serde_json::Value {
    serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap()
}

#[test]
fn the_page_may_load_nothing_and_talk_to_nobody_but_the_app() {
    let config = config();
    let security = &config["app"]["security"];
    assert_eq!(
        security["csp"],
        json!({
            "default-src": "'none'", "script-src": "'self'", "style-src": "'self'",
            "img-src": "'self' media: http://media.localhost", "font-src": "'self'",
            "connect-src": "ipc: http://ipc.localhost", "object-src": "'none'",
            "base-uri": "'none'", "form-action": "'none'", "frame-src": "'none'",
            "worker-src": "'none'",
        })
    );
    assert_eq!(security["devCsp"], json!(null));
    assert_eq!(security["freezePrototype"], json!(true));
    assert_eq!(security["dangerousDisableAssetCspModification"], json!(false));
    assert_eq!(security["assetProtocol"], json!({ "enable": false, "scope": [] }));
    assert_eq!(
        security["headers"],
        json!({
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        })
    );
}

#[test]
fn the_window_has_one_capability_and_that_is_the_apps_own_commands() {
    let config = config();
    let capabilities = config["app"]["security"]["capabilities"].as_array().unwrap();
    assert_eq!(capabilities.len(), 1);
    assert_eq!(capabilities[0]["permissions"], json!(["journal"]));
    assert_eq!(capabilities[0]["windows"], json!(["main"]));
    assert_eq!(capabilities[0]["remote"], json!(null));
    assert_eq!(config["build"]["removeUnusedCommands"], json!(true));
    assert_eq!(config["app"]["withGlobalTauri"], json!(false));
    let window = &config["app"]["windows"][0];
    for off in
        ["devtools", "browserExtensionsEnabled", "generalAutofillEnabled", "allowLinkPreview"]
    {
        assert_eq!(window[off], json!(false), "{off}");
    }
    // Made in code, where what it may navigate to, open and download is said.
    assert_eq!(window["create"], json!(false));
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
