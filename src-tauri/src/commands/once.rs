//! The key under which the window asks for a change, so that none is made twice.

use matinee_core::SaveKey;
use tauri::Runtime;
use tauri::ipc::{Invoke, InvokeBody};

use super::{ANSWERS, NAMES};

/// The header that carries the key when the body is bytes.
const KEY_HEADER: &str = "matinee-key";

/// Whether a call changes the journal: the list says so by what it answers.
pub(super) fn is_a_change<R: Runtime>(invoke: &Invoke<R>) -> bool {
    let at = NAMES.iter().position(|name| *name == invoke.message.command());
    at.is_some_and(|at| ANSWERS[at].starts_with("Changed"))
}

/// The key of a call that changes the journal; nothing for others, and for one that brings none.
pub(super) fn key_of<R: Runtime>(invoke: &Invoke<R>) -> Option<SaveKey> {
    let message = &invoke.message;
    if !is_a_change(invoke) {
        return None;
    }
    let mut request = message.command().as_bytes().to_vec();
    let key = match message.payload() {
        InvokeBody::Json(body) => {
            let mut req = body.get("req")?.clone();
            // The name of long work is another each time, for the same work.
            if let Some(fields) = req.as_object_mut() {
                fields.remove("job");
            }
            request.extend(req.to_string().into_bytes());
            body.get("key")?.as_str()?
        }
        InvokeBody::Raw(bytes) => {
            request.extend(message.headers().get(crate::bytes::REQUEST_HEADER)?.as_bytes());
            request.extend(bytes);
            message.headers().get(KEY_HEADER)?.to_str().ok()?
        }
    };
    SaveKey::new(key, &request).ok()
}
