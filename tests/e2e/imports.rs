//! An export comes in by each of its ways, is accounted for, and can be undone.

use std::path::{Path, PathBuf};

use crate::window::{CONTROL, Window};
use crate::{desktop, screens};

#[tokio::test]
async fn an_export_opened_from_the_desktop_comes_in_and_is_taken_out_again() {
    let window = Window::open().await;
    desktop::opens(&window.journal(), &export());
    comes_in_and_out(&window).await;
    window.close().await;
}

#[tokio::test]
async fn an_export_chosen_in_the_native_dialog_comes_in_and_is_taken_out_again() {
    let window = Window::open().await;
    screens::go(&window, "import").await;
    window.press("button", "Choose a file…").await;
    desktop::choose("Choose a file to import", &export()).await;
    comes_in_and_out(&window).await;
    window.close().await;
}

#[tokio::test]
async fn an_import_is_undone_by_the_keyboard_after_a_restart() {
    let window = Window::open().await;
    desktop::opens(&window.journal(), &export());
    window.press("button", "Bring in 169").await;
    window.the("button", "Undo this import").await;

    let window = window.restarted().await;
    screens::go(&window, "library").await;
    window.reads("Request Halt").await;
    window.chord(&[CONTROL], 'z').await;
    window.reads("A library starts with one evening").await;
    window.close().await;
}

async fn comes_in_and_out(window: &Window) {
    window.press("button", "Bring in 169").await;
    window.the("button", "Undo this import").await;
    window.reads("Rows accounted for").await;

    screens::go(window, "library").await;
    window.reads("The Keeper of Low Water").await;
    screens::go(window, "import").await;
    window.press("button", "Undo this import").await;
    window.reads("Taken out again").await;
    screens::go(window, "library").await;
    window.reads("A library starts with one evening").await;
}

fn export() -> PathBuf {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/letterboxd.zip");
    fixture.canonicalize().expect("the fixture is there")
}
