use matinee_app::{IpcError, Packed, WithBytes};
use serde_json::{Value, json};

use crate::support::Window;

#[tauri::command(async)]
fn paste(req: WithBytes<Value>) -> Result<Value, IpcError> {
    Ok(json!({ "req": req.req, "bytes": req.bytes }))
}

#[tauri::command(async)]
fn ids(req: Vec<i64>) -> Result<Packed, IpcError> {
    Ok(Packed::ids(req))
}

fn window() -> Window {
    Window::with_commands(tauri::generate_handler![paste, ids])
}

#[test]
fn a_request_may_come_with_bytes() {
    let caption = json!({ "caption": "Straße, 雨 \"100 %\"" });
    let answer = window().call_with_bytes("paste", &caption, vec![0, 255, 10]).unwrap();
    assert_eq!(answer, json!({ "req": caption, "bytes": [0, 255, 10] }));
}

#[test]
fn a_request_that_should_have_bytes_and_has_none_is_refused() {
    let refusal = window().call("paste", json!({ "caption": "" })).unwrap_err();
    assert_eq!(refusal["code"], "Internal");
}

#[test]
fn ids_come_packed() {
    let answer = window().call_for_bytes("ids", json!([7, 70_000])).unwrap();
    assert_eq!(answer, [7, 0, 0, 0, 0x70, 0x11, 0x01, 0x00]);
}
