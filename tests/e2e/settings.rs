//! What is chosen in Settings shows, and goes where the journal goes.

use std::path::Path;

use crate::window::{CONTROL, ENTER, Window};
use crate::{sample, screens};

#[tokio::test]
async fn a_theme_chosen_is_worn_after_a_restart() {
    let window = sample::window().await;
    screens::go(&window, "settings").await;
    window.choose("Projection*").await;
    let worn = "return document.documentElement.dataset.theme === 'projection' ? true : null";
    window.until("the dark theme", async || window.script(worn, vec![]).await.as_bool()).await;
    let window = window.restarted().await;
    window.until("the dark theme", async || window.script(worn, vec![]).await.as_bool()).await;
    window.close().await;
}

#[tokio::test]
async fn a_word_of_the_scale_written_over_stands_under_a_review() {
    let window = sample::window().await;
    screens::go(&window, "settings").await;
    window.press("textbox", "Word for 9.5 to 10").await;
    window.chord(&[CONTROL], 'a').await;
    window.types("Unforgettable").await;
    window.chord(&[], ENTER).await;
    screens::go(&window, "review").await;
    window.reads("Unforgettable").await;
    window.close().await;
}

#[tokio::test]
async fn the_journal_moves_to_the_folder_chosen_and_goes_on_there() {
    let window = Window::open_answered(sample::fill).await;
    let place = window.home().join("Films");
    std::fs::create_dir(&place).expect("an empty folder");
    screens::go(&window, "settings").await;
    window.answer(&place);
    window.press("button", "Move…").await;
    window.reads("The journal is now in").await;
    let is_here = |folder: &Path| folder.join("journal.sqlite").is_file();
    assert!(is_here(&place) || is_here(&place.join("Matinee")), "nothing came to the folder");
    assert!(!is_here(&window.journal()), "the journal is still where it was");
    screens::go(&window, "library").await;
    window.reads("kept since").await;
    window.close().await;
}
