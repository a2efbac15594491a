//! Every screen there is, and the way to each.

use serde_json::json;

use crate::window::Window;

/// Screens with an address of their own. Those of one film, review, list or receipt take
/// the first of the journal, reviews the film that has two.
pub const SCREENS: [&str; 23] = [
    "library",
    "film",
    "review",
    "compare",
    "edit",
    "diary",
    "people",
    "person",
    "tags",
    "places",
    "lists",
    "list",
    "watchlist",
    "annual",
    "statistics",
    "scale",
    "search",
    "drafts",
    "import",
    "receipt",
    "export",
    "trash",
    "settings",
];

/// The address of the first person there is.
async fn first_person(window: &Window) -> String {
    window.script("location.hash = '#/people'", vec![]).await;
    window
        .until("somebody to be listed", async || {
            let first = "return document.querySelector('main a[href^=\"#/person/\"]')?.getAttribute('href')";
            window.script(first, vec![]).await.as_str().map(str::to_owned)
        })
        .await
}

/// Goes to `screen` as a link would, and waits until it is drawn.
pub async fn go(window: &Window, screen: &str) {
    let address = match screen {
        "film" | "list" | "receipt" => format!("#/{screen}/1"),
        // The later of the two, which has stills.
        "review" => "#/review/2".to_owned(),
        "compare" => "#/compare/1/2".to_owned(),
        "edit" => "#/edit/review/2".to_owned(),
        "person" => first_person(window).await,
        // The annual of all years.
        "search" => "#/search?q=water".to_owned(),
        "statistics" => "#/annual?year=all".to_owned(),
        plain => format!("#/{plain}"),
    };
    // What is on screen until then has a heading, too.
    let leave = "if ((location.hash || '#/library') !== arguments[0]) \
                   for (const part of document.querySelectorAll('main > *')) part.dataset.left = ''; \
                 location.hash = arguments[0]";
    window.script(leave, vec![json!(address)]).await;
    window
        .until(&format!("the {screen} to have a heading"), async || {
            let there = "return location.hash === arguments[0] && !document.querySelector('main > [data-left]') \
                         && document.querySelector('main h1, main h2') ? true : null";
            window.script(there, vec![json!(address)]).await.as_bool()
        })
        .await;
    window.settled().await;
}
