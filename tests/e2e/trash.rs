//! What is deleted lies in the trash, and comes back whole.

use crate::{sample, screens};

#[tokio::test]
async fn a_film_deleted_is_in_the_trash_and_comes_back_with_its_review() {
    let window = sample::window().await;
    screens::go(&window, "film").await;
    window.press("button", "Delete").await;
    window.the("heading", "Library").await;
    screens::go(&window, "trash").await;
    window.press("button", "Restore The Keeper of Low Water").await;
    window.reads("The trash is empty").await;
    screens::go(&window, "review").await;
    window.the("heading", "The Keeper of Low Water*").await;
    window.close().await;
}
