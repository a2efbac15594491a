//! What one has seen is found again: by a line of words and filters, from a shelf, and with the
//! palette, which opens a review where the words stand.

use crate::sample;
use crate::screens::go;
use crate::window::{BACKSPACE, CONTROL, DELETE, DOWN, ENTER, ESCAPE, TAB, Window};

/// The field the library is searched with.
const FIELD: &str = "Search the library";

#[tokio::test]
async fn films_are_found_by_a_line_that_is_completed_and_corrected() {
    let window = sample::window().await;
    go(&window, "library").await;
    window.focus("combobox", FIELD).await;
    window.types("director:mar").await;
    window.the("option", "Hanne Marder*").await;
    window.chord(&[], TAB).await; // Tab takes it.
    window.the("button", "Remove director:\"Hanne Marder\"").await;
    window.types("yaer:1974 ").await;
    window.reads("There is no filter called yaer. Did you mean year?").await;
    window.press("button", "Use year:1974").await;
    window.reads_no_more("There is no filter").await;
    window.the("link", "*The Keeper of Low Water*").await;
    window.until("one film", async || window.text().await.contains("1 of 48").then_some(())).await;

    window.focus("combobox", FIELD).await;
    window.chord(&[], BACKSPACE).await; // Backspace selects the last term,
    window.chord(&[], BACKSPACE).await; // and takes it away.
    window.reads_no_more("1 of 48").await;
    window.the("link", "*The Glass Orchard*").await;
    window.close().await;
}

#[tokio::test]
async fn a_filter_is_still_there_for_who_comes_back_by_key() {
    let window = sample::window().await;
    go(&window, "library").await;
    window.focus("combobox", FIELD).await;
    window.types("director:marder year:1974 ").await;
    window.reads("1 of 48").await;
    window.focus("link", "*The Keeper of Low Water*").await;
    window.types("gd").await;
    window.the("heading", "Diary").await;
    window.types("gl").await;
    window.reads("1 of 48").await;
    window.the("button", "Remove director:marder").await;
    window.close().await;
}

#[tokio::test]
async fn a_line_is_kept_as_a_shelf_and_taken_down_and_back() {
    let window = sample::window().await;
    go(&window, "library").await;
    window.focus("combobox", FIELD).await;
    window.types("director:marder year:1974 ").await;
    window.press("button", "Save as shelf").await;
    window.fill("Name", "The keeper").await;
    window.press("button", "Put up").await;
    window.the("link", "The keeper*").await;

    let window = window.restarted().await;
    window.press("link", "The keeper*").await;
    window.reads("1 of 48").await;
    window.focus("link", "The keeper*").await;
    window.chord(&[], DELETE).await; // Delete takes it down.
    window.reads("‘The keeper’ was taken down.").await;
    window.press("button", "Undo").await;
    window.the("link", "The keeper*").await;

    // A narrow window has them in a menu of the line, and nowhere else.
    window.resize(760, 860).await;
    assert!(window.now("link", "The keeper*").await.is_none(), "a shelf that cannot be seen");
    go(&window, "watchlist").await;
    go(&window, "library").await;
    window.press("button", "Shelves").await;
    window.press("menuitem", "The keeper*").await;
    window.reads("1 of 48").await;
    window.close().await;
}

#[tokio::test]
async fn the_palette_opens_a_review_at_the_words() {
    let window = sample::window().await;
    go(&window, "library").await;
    window.chord(&[CONTROL], 'k').await;
    window.the("combobox", "Search films, reviews, people, tags and commands").await;
    window.types("low water").await;
    window.the("option", "The Keeper of Low Water*").await;
    window.reads("In your reviews").await;
    // The first film, then the first place in a review.
    window.chord(&[], TAB).await;
    window.chord(&[], ENTER).await;
    window
        .until("a review at its hit", async || {
            let address = window.address().await;
            (address.contains("review/") && address.contains("hit=")).then_some(())
        })
        .await;
    let seen = "const marks = [...(CSS.highlights?.get('hit') ?? [])];
        if (marks.length === 0) return null;
        const { top, bottom } = marks[0].getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight ? marks[0].toString() : null;";
    let words = window
        .until("the words in view", async || {
            window.script(seen, vec![]).await.as_str().map(str::to_lowercase)
        })
        .await;
    assert_eq!(words, "low water");
    window.close().await;
}

#[tokio::test]
async fn the_palette_goes_to_screens_and_gives_the_focus_back() {
    let window = sample::window().await;
    go(&window, "library").await;
    window.focus("combobox", FIELD).await;
    window.chord(&[CONTROL], 'k').await;
    window.the("option", "*").await;
    window.chord(&[], ESCAPE).await;
    focused(&window, FIELD).await;
    window.chord(&[CONTROL], 'k').await;
    window.types(">watchlist").await;
    window.the("option", "*atchlist*").await;
    window.chord(&[], DOWN).await;
    window.chord(&[], ENTER).await;
    window.the("heading", "Watchlist").await;
    window.close().await;
}

/// Waits until the control of this name has the focus.
async fn focused(window: &Window, name: &str) {
    let script = "return document.activeElement?.getAttribute('aria-label')";
    window
        .until(&format!("the focus on {name}"), async || {
            (window.script(script, vec![]).await.as_str() == Some(name)).then_some(())
        })
        .await;
}
