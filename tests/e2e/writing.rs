//! A review is written, kept, and reads the same ever after.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::desktop;
use crate::window::Window;

const OPENING: &str = "The weather keeps a better diary than anyone who reports it.";

#[tokio::test]
async fn a_review_with_a_poster_and_two_stills_reads_the_same_after_a_restart() {
    let window = Window::open().await;
    window.press("link", "Write the first review").await;
    window.fill("Title", "The Weather Reporter").await;
    window.fill("Year", "1958").await;
    window.fill("Tagline", "Tomorrow, as usual.").await;

    window.press("button", "Add a poster*").await;
    desktop::choose("Choose a poster", &picture("progressive.jpg")).await;
    window.the("button", "Replace the poster*").await;
    for (count, still) in [(1, "lossy.webp"), (2, "cmyk.jpg")] {
        window.press("button", "Add stills*").await;
        desktop::choose("Choose stills", &picture(still)).await;
        window
            .until(&format!("still {count} to be in its place"), async || {
                let stills = "return document.querySelectorAll('[aria-label^=\"Still \"]').length";
                (window.script(stills, vec![]).await == json!(count)).then_some(())
            })
            .await;
    }

    write(&window, &format!("{OPENING}\n\n## The second evening\n\nRain, *twice*.\n\n")).await;
    window.press("button", "Still *").await;
    window.press("button", "Place in the text").await;
    // A score out of ten: the top, and half a point down.
    let ruler = window.the("slider", "Score out of ten").await;
    ruler.send_keys("\u{e010}\u{e012}").await.expect("the ruler takes keys");
    window.fill("Closing summary", "A small film about large skies.").await;
    window.press("button", "Done").await;

    window.the("heading", "The Weather Reporter*").await;
    let read = page(&window).await;
    for part in [
        "1958",
        "Tomorrow, as usual.",
        OPENING,
        "The second evening",
        "9.5",
        "A small film about large skies.",
    ] {
        assert!(read.contains(part), "the review does not read '{part}':\n{read}");
    }
    let address = window.address().await;

    let window = window.restarted().await;
    window.script("location.hash = arguments[0]", vec![json!(address)]).await;
    window.the("heading", "The Weather Reporter*").await;
    assert_eq!(page(&window).await, read);
    let pictures = "return [...document.querySelectorAll('main img')].filter((image) => image.naturalWidth > 0).length";
    let shown = window.script(pictures, vec![]).await;
    assert!(
        shown.as_u64().is_some_and(|count| count >= 3),
        "{shown} pictures are shown of a poster and two stills"
    );
    window.close().await;
}

#[tokio::test]
async fn what_was_being_typed_when_the_app_was_killed_is_in_the_drafts() {
    let window = Window::open().await;
    window.press("link", "Write the first review").await;
    window.fill("Title", "The Weather Reporter").await;
    write(&window, OPENING).await;
    // The status says 'Saved' of the title already; what counts is what the disk holds.
    window.on_disk(OPENING).await;
    write(&window, " And then").await;

    let window = window.killed_and_reopened().await;
    window.press("link", "Drafts*").await;
    window.press("link", "*The Weather Reporter*").await;
    window
        .until("the draft to have what was typed", async || {
            text(&window).await.filter(|text| text.contains(OPENING))
        })
        .await;
    window.close().await;
}

#[tokio::test]
async fn a_picture_pasted_into_no_field_is_the_poster_or_a_still() {
    let window = Window::open().await;
    window.press("link", "Write the first review").await;
    window.fill("Title", "The Weather Reporter").await;
    // The pointer is over nothing in particular: a still. Over the poster: the poster.
    paste(&window, "body").await;
    window.the("button", "Still *").await;
    paste(&window, "[data-drop=poster]").await;
    window.the("button", "Replace the poster*").await;
    window.close().await;
}

/// Pastes a picture with the pointer over what a selector finds.
async fn paste(window: &Window, over: &str) {
    let bytes = std::fs::read(picture("one-pixel.png")).expect("the fixture can be read");
    let paste = "document.querySelector(arguments[1]).dispatchEvent(new Event('pointerover', { bubbles: true }));
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(arguments[0])], 'pasted.png', { type: 'image/png' }));
        document.activeElement?.blur();
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    window.script(paste, vec![json!(bytes), json!(over)]).await;
}

/// Types at the end of the review's text.
async fn write(window: &Window, text: &str) {
    let pane = window.the("textbox", "Review, in Markdown").await;
    pane.click().await.expect("the text can be clicked");
    window.chord(&[crate::window::CONTROL], '\u{e010}').await;
    window.types(text).await;
}

async fn text(window: &Window) -> Option<String> {
    let pane = window.now("textbox", "Review, in Markdown").await?;
    pane.text().await.ok()
}

/// What the review's page says, once it is all there.
async fn page(window: &Window) -> String {
    window.settled().await;
    window
        .script("return document.querySelector('main').innerText", vec![])
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// One of the fixtures' pictures, by its name.
fn picture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/pictures");
    folder.join(name).canonicalize().expect("the fixture is there")
}
