//! The first evening: an empty journal, the sample, a review to read.

use crate::screens;
use crate::window::{CONTROL, Window};

#[tokio::test]
async fn from_the_first_start_by_way_of_the_sample_to_a_review() {
    let window = Window::open().await;
    window.reads("A library starts with one evening").await;

    window.press("button", "Look around in a sample journal").await;
    window.reads("kept since").await;
    window.press("link", "*The Keeper of Low Water*").await;
    window.the("heading", "The Keeper of Low Water*").await;

    screens::go(&window, "review").await;
    window.reads("Keep exploring").await;
    window.close().await;
}

#[tokio::test]
async fn the_sample_can_be_undone_and_done_again() {
    let window = Window::open().await;
    window.press("button", "Look around in a sample journal").await;
    window.reads("kept since").await;
    window.chord(&[CONTROL], 'z').await;
    window.reads("A library starts with one evening").await;

    let window = window.restarted().await;
    window.reads("A library starts with one evening").await;
    window.chord(&[CONTROL, crate::window::SHIFT], 'z').await;
    window.reads("kept since").await;
    window.close().await;
}
