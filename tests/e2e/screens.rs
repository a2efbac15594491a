//! Every screen there is, and the way to each.

use serde_json::json;

use crate::window::Window;

/// Screens with an address of their own. Those of one film, review or list take
/// the first of the journal.
pub const SCREENS: [&str; 12] = [
    "library",
    "film",
    "review",
    "edit",
    "diary",
    "lists",
    "list",
    "watchlist",
    "drafts",
    "import",
    "trash",
    "settings",
];

/// Goes to `screen` as a link would, and waits until it is drawn.
pub async fn go(window: &Window, screen: &str) {
    let address = match screen {
        "film" | "review" | "list" => format!("#/{screen}/1"),
        "edit" => "#/edit/review/1".to_owned(),
        plain => format!("#/{plain}"),
    };
    window.script("location.hash = arguments[0]", vec![json!(address)]).await;
    window
        .until(&format!("the {screen} to have a heading"), async || {
            let there = "return location.hash === arguments[0] && document.querySelector('main h1, main h2') ? true : null";
            window.script(there, vec![json!(address)]).await.as_bool()
        })
        .await;
    window.settled().await;
}
