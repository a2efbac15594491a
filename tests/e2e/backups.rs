//! A backup is made, and put back, in the real window.

use crate::window::{ENTER, Window};
use crate::{sample, screens};

#[tokio::test]
async fn a_backup_is_put_back_and_what_was_there_is_kept() {
    let window = sample::window().await;
    screens::go(&window, "settings").await;
    window.press("button", "Back up now").await;
    window.reads("A backup was made and proved.").await;
    window.reads("You asked for it").await;

    screens::go(&window, "lists").await;
    window.press("button", "New list").await;
    window.fill("Name", "Made after the backup").await;
    window.chord(&[], ENTER).await;
    window.the("heading", "Made after the backup").await;

    screens::go(&window, "settings").await;
    window.press("button", "*: Put it back…*").await;
    window.reads("That is not lost").await;
    window.press("button", "Put it back").await;
    window.reads("What was there before is the newest backup").await;
    window.reads("Before one was put back").await;
    screens::go(&window, "lists").await;
    window.the("link", "Marder, in order").await;
    window.reads_no_more("Made after the backup").await;
    window.close().await;
}

#[tokio::test]
async fn a_journal_that_does_not_open_is_put_back_from_the_start_screen() {
    let window = Window::open_after(|journal| {
        sample::fill(journal);
        sample::command(journal, "backup");
        std::fs::write(journal.join("journal.sqlite"), "not what it was").expect("the file");
    })
    .await;
    window.reads("That is not a journal").await;
    window.press("button", "*: Put it back…*").await;
    window.press("button", "Put it back").await;
    screens::go(&window, "library").await;
    window.reads("kept since").await;
    window.close().await;
}

#[tokio::test]
async fn the_journal_is_proved_whole_on_request() {
    let window = sample::window().await;
    screens::go(&window, "settings").await;
    window.press("button", "Prove it now").await;
    window.reads("0 differences").await;
    window.close().await;
}
