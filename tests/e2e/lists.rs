//! A list is made, filled, put in order and written in, all without a mouse where it matters.

use crate::screens;
use crate::window::{ALT, DOWN, ENTER, UP, Window};

#[tokio::test]
async fn a_list_is_made_filled_reordered_by_keyboard_and_written_in() {
    let window = Window::open().await;
    screens::go(&window, "lists").await;
    window.press("button", "New list").await;
    window.fill("Name", "Night trains").await;
    window.press("button", "Make the list").await;
    window.the("heading", "Night trains").await;

    for title in ["Request Halt 1962", "The Ash Express 1972"] {
        window.pick_film("Add a film", title).await;
        window.the("link", &format!("*{}*", &title[..title.len() - 5])).await;
    }
    window.focus("link", "*The Ash Express*").await;
    window.chord(&[ALT], UP).await;
    order(&window, &["The Ash Express", "Request Halt"]).await;

    window.press("button", "More about The Ash Express").await;
    window.press("menuitem", "Add a note").await;
    window.the("textbox", "Note").await;
    window.types("For the smoke.").await;
    window.chord(&[], ENTER).await;
    window.reads("For the smoke.").await;

    let window = window.restarted().await;
    screens::go(&window, "list").await;
    order(&window, &["The Ash Express", "Request Halt"]).await;
    window.reads("For the smoke.").await;
    window.close().await;
}

#[tokio::test]
async fn lists_are_put_in_order_by_keyboard() {
    let window = crate::sample::window().await;
    screens::go(&window, "lists").await;
    order(&window, &["Marder, in order", "People at work", "For a wet Sunday"]).await;
    window.focus("link", "Marder, in order").await;
    window.chord(&[ALT], DOWN).await;
    order(&window, &["People at work", "Marder, in order", "For a wet Sunday"]).await;
    window.close().await;
}

/// Waits until the page says these names in this order.
async fn order(window: &Window, names: &[&str]) {
    window
        .until(&format!("the order {names:?}"), async || {
            let page = window.text().await;
            let places: Option<Vec<_>> = names.iter().map(|name| page.find(name)).collect();
            places.filter(|places| places.is_sorted()).map(drop)
        })
        .await;
}
