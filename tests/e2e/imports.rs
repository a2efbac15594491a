//! An export comes in by each of its ways, is accounted for, and can be undone.

use std::path::{Path, PathBuf};

use crate::window::{CONTROL, Window};
use crate::{axe, desktop, screens};

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
    window.press("button", "Bring in 62 viewings").await;
    window.the("button", "Undo this import").await;

    let window = window.restarted().await;
    screens::go(&window, "library").await;
    window.reads("Request Halt").await;
    window.chord(&[CONTROL], 'z').await;
    window.reads("A library starts with one evening").await;
    window.close().await;
}

#[tokio::test]
async fn a_receipt_leads_to_what_each_row_became_and_undoes_the_import_later() {
    let window = Window::open().await;
    let table = "Title,Year,Rating10,WatchedDate\nKites,1999,9,2026-03-02\nMoth,2003,5,2026-03-03\nVespers,1977,5,2026-13-05\n";
    let path = window.home().join("seen.csv");
    std::fs::write(&path, table).expect("room for a file");
    desktop::opens(&window.journal(), &path);
    window.press("button", "Bring in 2 viewings").await;
    window.press("link", "Row by row").await;
    window.the("tab", "1 unreadable").await;
    window.press("button", "seen.csv, line 2: details").await;
    window.reads("Kites,1999,9,2026-03-02").await;
    axe::finds_nothing(&window, "the rows of a receipt").await;

    // From the row to the film, and by its provenance back to the receipt.
    window.press("link", "Open what it became").await;
    window.the("heading", "Kites").await;
    window.press("button", "Where this came from").await;
    window.reads("seen.csv, line 2").await;
    window.press("link", "seen.csv, brought in*").await;
    window.the("heading", "Row by row").await;
    window.script("history.back()", vec![]).await;
    window.the("heading", "Kites").await;

    // What is edited meanwhile stays, and is told.
    a_note_is_written(&window).await;
    let window = window.restarted().await;
    screens::go(&window, "import").await;
    window.press("link", "seen.csv").await;
    window.press("button", "Undo this import").await;
    window.reads("Taken out again: 1 viewing and 1 film. What you have changed or built on since stays: 1 viewing and 1 film.").await;
    screens::go(&window, "library").await;
    window.reads("Kites").await;
    window.reads_no_more("Moth").await;
    window.chord(&[CONTROL], 'z').await;
    window.reads("Moth").await;
    screens::go(&window, "receipt").await;
    window.the("tab", "1 unreadable").await;
    window.close().await;
}

/// Says something of the first film's viewing, so that it is the person's from then on.
async fn a_note_is_written(window: &Window) {
    screens::go(window, "diary").await;
    window.press("button", "More about Kites").await;
    window.press("menuitem", "Edit the viewing*").await;
    window.fill("Note", "The wind took the last reel.").await;
    window.press("button", "Keep it").await;
    window.on_disk("The wind took the last reel.").await;
}

#[tokio::test]
async fn reading_and_bringing_in_are_called_off_and_leave_nothing() {
    let window = Window::open().await;
    let path = window.home().join("long.csv");
    std::fs::write(&path, long_table(30_000)).expect("room for a file");

    desktop::opens(&window.journal(), &path);
    window.press("button", "Cancel").await;
    window.reads("Cancelled. The journal is as it was before.").await;

    desktop::opens(&window.journal(), &path);
    window.press("button", "Bring in 30,000 viewings").await;
    window.press("button", "Cancel").await;
    window.reads("Cancelled. The journal is as it was before.").await;
    window.the("button", "Bring in 30,000 viewings").await;
    screens::go(&window, "library").await;
    window.reads("A library starts with one evening").await;
    window.close().await;
}

/// Viewings with a review each, so many that no machine has done with them before a person has
/// pressed Cancel.
pub fn long_table(rows: usize) -> String {
    let mut table = "Title,Year,Rating10,WatchedDate,Review\n".to_owned();
    for row in 0..rows {
        let (year, day) = (1930 + row % 90, 1 + row % 28);
        table.push_str(&format!(
            "Reel {row},{year},{},2024-02-{day:02},It runs and runs {row}.\n",
            row % 11
        ));
    }
    table
}

async fn comes_in_and_out(window: &Window) {
    window.press("button", "Bring in 62 viewings").await;
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
