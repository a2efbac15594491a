//! The writing room beyond the first draft: pictures put in order, kept states compared, words
//! found, names completed.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::window::{CONTROL, Window};
use crate::{desktop, sample, screens};

const ENTER: char = '\u{e007}';
const END: char = '\u{e010}';
const UP: char = '\u{e013}';

#[tokio::test]
async fn stills_are_placed_widened_and_reordered_and_one_done_is_one_step() {
    let window = Window::open().await;
    window.press("link", "Write the first review").await;
    window.fill("Title", "The Weather Reporter").await;
    for still in ["lossy.webp", "cmyk.jpg"] {
        window.press("button", "Add stills*").await;
        desktop::choose("Choose stills", &picture(still)).await;
        window.the("button", &format!("Still {}*", stem(still))).await;
    }
    assert_eq!(order(&window).await, ["lossy", "cmyk"]);

    // The second one becomes the first, and is placed from edge to edge with a caption.
    window.press("button", "Still cmyk*").await;
    window.press("button", "Earlier").await;
    window
        .until("the order to be another", async || {
            (order(&window).await == ["cmyk", "lossy"]).then_some(())
        })
        .await;
    window.fill("Caption", "The second evening.").await;
    width(&window, "Edge to edge").await;
    window.press("button", "Place in the text").await;
    let placed = "![The second evening.](still:cmyk){bleed}";
    until_written(&window, placed).await;
    // The caption is what is typed over.
    window.types("The third evening.").await;
    until_written(&window, "![The third evening.](still:cmyk){bleed}").await;

    // Another width, without touching the text.
    window.press("button", "Still cmyk*").await;
    width(&window, "Wide").await;
    window.press("button", "Keep it").await;
    until_written(&window, "![The third evening.](still:cmyk){wide}").await;

    window.press("button", "Done").await;
    window.the("heading", "The Weather Reporter*").await;
    window.script("history.back()", vec![]).await;
    window
        .until("the library, not an empty desk", async || {
            let address = window.address().await;
            (!address.starts_with("#/edit") && !address.starts_with("#/review")).then_some(())
        })
        .await;
    window.reads("The Weather Reporter").await;

    window.chord(&[CONTROL], 'z').await;
    window.reads("Undone: writing a review, The Weather Reporter").await;
    window.reads("A library starts with one evening").await;
    window.close().await;
}

#[tokio::test]
async fn a_kept_state_is_compared_by_words_and_restored_without_losing_the_present_one() {
    let window = Window::open().await;
    window.press("link", "Write the first review").await;
    window.fill("Title", "The Weather Reporter").await;
    write(&window, "The weather keeps a better diary.").await;
    window.press("button", "Done").await;
    window.the("heading", "The Weather Reporter*").await;
    window.types("e").await;
    rewrite(&window, "The weather keeps a worse diary.").await;
    window.press("button", "Done").await;
    window.the("heading", "The Weather Reporter*").await;
    window.types("e").await;

    window.the("textbox", "Review, in Markdown").await;
    window.press("button", "Revisions").await;
    let kept = "return [...document.querySelectorAll('.drawer ol button')].length";
    window
        .until("both states to be listed", async || {
            (window.script(kept, vec![]).await == json!(2)).then_some(())
        })
        .await;
    window.script("document.querySelectorAll('.drawer ol button')[1].click()", vec![]).await;
    let diff = "const said = (kind) => [...document.querySelectorAll(`.drawer ${kind}`)].map((it) => it.innerText.trim()).join(' ');
                return [said('del'), said('ins')]";
    window
        .until("the words that differ", async || {
            (window.script(diff, vec![]).await == json!(["better", "worse"])).then_some(())
        })
        .await;
    window.press("button", "Restore this one").await;
    until_written(&window, "The weather keeps a better diary.").await;

    // The present one is among the kept states still.
    window.press("button", "Revisions").await;
    window
        .until("the restored state to be listed besides", async || {
            window.script(kept, vec![]).await.as_u64().filter(|count| *count >= 3)
        })
        .await;
    window.close().await;
}

#[tokio::test]
async fn words_are_found_and_replaced() {
    let window = Window::open().await;
    window.press("link", "Write the first review").await;
    window.fill("Title", "The Weather Reporter").await;
    write(&window, "rain, and rain, and more rain.").await;
    window.chord(&[CONTROL], 'h').await;
    // The panel is in the text's shadow root, where WebDriver's pointer does not reach.
    for (field, words) in [("Find", "rain"), ("Replace with", "snow")] {
        let field = window.the("textbox", field).await;
        field.send_keys(words).await.expect("the field takes keys");
    }
    let all = window.the("button", "Replace all").await;
    all.send_keys(&ENTER.to_string()).await.expect("the button takes keys");
    until_written(&window, "snow, and snow, and more snow.").await;
    window.close().await;
}

#[tokio::test]
async fn a_director_is_completed_from_the_journal_and_two_spellings_become_one() {
    let window = sample::window().await;
    screens::go(&window, "edit/new").await;
    window.fill("Title", "The Weather Reporter").await;
    let director = window.the("combobox", "Director").await;
    director.send_keys("mard").await.expect("a name can be typed");
    window.press("option", "*Marder*").await;
    window.the("button", "Hanne Marder").await;

    // Another spelling of her, typed before anyone looked.
    let director = window.the("combobox", "Director").await;
    director.send_keys("H. Marder").await.expect("a name can be typed");
    window.types(&ENTER.to_string()).await;
    window.press("button", "Done").await;
    window.the("heading", "The Weather Reporter*").await;
    window.types("e").await;
    window.press("button", "H. Marder").await;
    window.press("menuitem", "This is the same person as…").await;
    let same = window.the("combobox", "The same person as").await;
    same.send_keys("hanne").await.expect("a name can be typed");
    window.press("option", "Hanne Marder").await;
    window.press("button", "Make them one").await;
    window.reads("H. Marder is now Hanne Marder").await;
    window
        .until("one name to be left", async || {
            window.now("button", "H. Marder").await.is_none().then_some(())
        })
        .await;
    window.the("button", "Hanne Marder").await;
    window.close().await;
}

#[tokio::test]
async fn a_score_is_typed_on_any_scale_and_the_cast_is_billed_by_keys() {
    let window = sample::window().await;
    screens::go(&window, "edit/new").await;
    window.fill("Title", "The Weather Reporter").await;
    window.fill("Score, typed", "4½ stars").await;
    window.types(&ENTER.to_string()).await;
    window
        .until("the score to be read", async || {
            let score =
                "return document.querySelector('[role=slider]').getAttribute('aria-valuenow')";
            (window.script(score, vec![]).await == json!("9")).then_some(())
        })
        .await;

    for name in ["Tove Brandl", "Anselm Reyer"] {
        let cast = window.the("combobox", "Add to the cast").await;
        cast.send_keys(name).await.expect("a name can be typed");
        window.types(&ENTER.to_string()).await;
    }
    window.fill("Whom Anselm Reyer plays", "Jon").await;
    let grip = window.the("button", "Move Anselm Reyer in the billing").await;
    grip.send_keys(&UP.to_string()).await.expect("the grip takes keys");
    window
        .until("the billing to be another", async || {
            let billed =
                "return [...document.querySelectorAll('.cast .name')].map((it) => it.value)";
            (window.script(billed, vec![]).await == json!(["Anselm Reyer", "Tove Brandl"]))
                .then_some(())
        })
        .await;
    window.close().await;
}

/// Chooses how wide a still stands; the radios themselves are drawn by their labels.
async fn width(window: &Window, name: &str) {
    let radio = window.the("radio", name).await;
    radio.send_keys(" ").await.expect("a radio takes keys");
}

/// Types at the end of the review's text.
async fn write(window: &Window, text: &str) {
    let pane = window.the("textbox", "Review, in Markdown").await;
    pane.click().await.expect("the text can be clicked");
    window.chord(&[CONTROL], END).await;
    window.types(text).await;
}

/// Types in place of the whole text.
async fn rewrite(window: &Window, text: &str) {
    let pane = window.the("textbox", "Review, in Markdown").await;
    pane.click().await.expect("the text can be clicked");
    window.chord(&[CONTROL], 'a').await;
    window.types(text).await;
}

async fn until_written(window: &Window, text: &str) {
    window
        .until(&format!("the text to hold '{text}'"), async || {
            let pane = window.now("textbox", "Review, in Markdown").await?;
            pane.text().await.ok().filter(|written| written.contains(text))
        })
        .await;
}

/// The names of the stills, as they stand beside the text.
async fn order(window: &Window) -> Vec<String> {
    let names = "return [...document.querySelectorAll('[aria-label^=\"Still \"]')]
        .map((still) => still.getAttribute('aria-label').split(/[ :]/)[1])";
    let found: Value = window.script(names, vec![]).await;
    serde_json::from_value(found).unwrap_or_default()
}

fn stem(file: &str) -> &str {
    file.split('.').next().unwrap_or(file)
}

/// One of the fixtures' pictures, by its name.
fn picture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/pictures");
    folder.join(name).canonicalize().expect("the fixture is there")
}
