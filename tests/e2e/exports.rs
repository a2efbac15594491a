//! What goes out by the window.

use crate::window::Window;
use crate::{axe, imports, sample, screens};

#[tokio::test]
async fn the_whole_journal_goes_out_from_settings() {
    let window = Window::open_answered(sample::fill).await;
    let archive = window.home().join("everything.zip");
    screens::go(&window, "settings").await;
    window.answer(&archive);
    window.press("button", "Export the journal…").await;
    window.reads("everything.zip").await;
    window.reads("holds 48 films, 93 viewings, 18 reviews and 53 pictures.").await;
    window.the("button", "Show in folder").await;
    let bytes = std::fs::read(&archive).expect("the archive is there");
    assert!(bytes.starts_with(b"PK"), "it is no ZIP");
    window.close().await;
}

#[tokio::test]
async fn a_review_goes_out_as_a_page_from_its_toolbar() {
    let window = Window::open_answered(sample::fill).await;
    screens::go(&window, "review").await;
    window.press("button", "Export").await;
    let page = window.home().join("review.html");
    window.answer(&page);
    window.press("button", "Choose where…").await;
    window.reads("review.html").await;
    window.the("button", "Show in folder").await;
    let html = std::fs::read_to_string(&page).expect("the page is there");
    assert!(html.contains("<article class=\"review\"") && !html.contains("media://"));
    window.close().await;
}

#[tokio::test]
async fn films_picked_in_the_library_go_out_as_notes_in_a_folder_of_their_own() {
    let window = Window::open_answered(sample::fill).await;
    let chosen = window.home().join("notes");
    std::fs::create_dir(&chosen).expect("a folder can be made");
    std::fs::write(chosen.join("mine.md"), "mine").expect("a file can be written");
    screens::go(&window, "library").await;
    window.press("button", "Select").await;
    window.press("button", "Select Heliotrope").await;
    window.press("button", "Export").await;
    window.press("radio", "Markdown*").await;
    window.answer(&chosen);
    window.press("button", "Choose where…").await;
    window.reads("holds 1 film").await;
    let inside = chosen.join("Film reviews, Markdown");
    assert!(inside.join("Heliotrope (2025).md").exists());
    assert_eq!(std::fs::read_to_string(chosen.join("mine.md")).unwrap_or_default(), "mine");
    window.close().await;
}

#[tokio::test]
async fn what_goes_out_is_chosen_on_the_export_screen() {
    let window = Window::open_answered(sample::fill).await;
    screens::go(&window, "export").await;
    window.reads("What goes out: 48 films, 93 viewings and 18 reviews.").await;
    window.select("What", "What a search finds").await;
    window.reads("Say first what goes out.").await;
    window.fill("Words", "marder").await;
    window.press("radio", "JSON Lines*").await;
    axe::finds_nothing(&window, "an export chosen").await;
    let file = window.home().join("marder.jsonl");
    window.answer(&file);
    window.press("button", "Choose where…").await;
    window.reads("marder.jsonl").await;
    window.the("button", "Show in folder").await;
    let lines = std::fs::read_to_string(&file).expect("the file is there");
    assert!(lines.contains("The Keeper of Low Water"), "{lines}");
    assert!(!lines.contains("Heliotrope"), "{lines}");
    window.close().await;
}

#[tokio::test]
async fn the_diary_goes_out_for_letterboxd_after_what_is_lost_was_seen() {
    let window = Window::open_answered(sample::fill).await;
    let chosen = window.home().join("letterboxd");
    screens::go(&window, "settings").await;
    window.press("link", "Export as…").await;
    window.press("radio", "Letterboxd*").await;
    window.reads("stay behind.").await;
    window.reads("rounded down, and go along exactly as tags.").await;
    window.answer(&chosen);
    window.press("button", "Choose where…").await;
    window.reads("letterboxd, ").await;
    window.the("button", "Show in folder").await;
    let file = std::fs::read_to_string(chosen.join("letterboxd-1.csv")).expect("the file is there");
    assert!(file.starts_with("LetterboxdURI,tmdbID,imdbID,Title,"));
    assert!(file.contains("The Keeper of Low Water,1974,Hanne Marder,9,2025-11-08,"), "{file}");
    assert!(file.contains("matinee-9.5"));
    window.close().await;
}

#[tokio::test]
async fn an_export_is_called_off_and_leaves_nothing() {
    let window = Window::open_answered(|journal| {
        let folder = tempfile::tempdir().expect("room for a folder");
        let table = folder.path().join("long.csv");
        std::fs::write(&table, imports::long_table(6_000)).expect("room for a file");
        sample::command(journal, &["import", &table.to_string_lossy()]);
    })
    .await;
    let chosen = window.home().join("pages");
    std::fs::create_dir(&chosen).expect("a folder can be made");
    screens::go(&window, "export").await;
    window.press("radio", "Site*").await;
    window.answer(&chosen);
    window.press("button", "Choose where…").await;
    window.press("button", "Cancel").await;
    window.reads("Cancelled. Nothing was left behind.").await;
    let left = std::fs::read_dir(&chosen).expect("the folder is there").count();
    assert_eq!(left, 0, "something was left behind");
    window.the("button", "Choose where…").await;
    window.close().await;
}
