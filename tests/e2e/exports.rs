//! What goes out by the window.

use crate::window::Window;
use crate::{sample, screens};

#[tokio::test]
async fn the_whole_journal_goes_out_from_settings() {
    let window = Window::open_answered(sample::fill).await;
    let archive = window.home().join("everything.zip");
    screens::go(&window, "settings").await;
    window.answer(&archive);
    window.press("button", "Export the journal…").await;
    window.reads("everything.zip").await;
    window.reads("holds 48 films, 93 viewings, 17 reviews and 53 pictures.").await;
    window.the("button", "Show in folder").await;
    let bytes = std::fs::read(&archive).expect("the archive is there");
    assert!(bytes.starts_with(b"PK"), "it is no ZIP");
    window.close().await;
}
