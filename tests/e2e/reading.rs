//! Reading: with the keyboard alone, beside an earlier review, and on paper.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::desktop;
use crate::screens::go;
use crate::window::{CONTROL, Window};
use crate::{axe, sample};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const DOWN: char = '\u{e015}';
const RIGHT: char = '\u{e014}';
const PAGE_DOWN: char = '\u{e00f}';

async fn top(window: &Window) -> i64 {
    let top = window.script("return Math.round(scrollY)", vec![]).await;
    top.as_i64().unwrap_or_default()
}

async fn focused(window: &Window) -> String {
    let name = "return document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()";
    window.script(name, vec![]).await.as_str().unwrap_or_default().to_owned()
}

async fn goes_to(window: &Window, address: &str) {
    window
        .until(&format!("the window to be at {address}"), async || {
            (window.address().await == address).then_some(())
        })
        .await;
}

#[tokio::test]
async fn a_still_is_looked_at_and_put_away_by_the_keyboard() {
    let window = sample::window().await;
    go(&window, "review").await;
    window.script("document.querySelector('.strip button:nth-of-type(2)').focus()", vec![]).await;
    let frame = focused(&window).await;
    window.chord(&[], ENTER).await;
    window.reads("2 of 8").await;
    window.chord(&[], RIGHT).await;
    window.reads("3 of 8").await;
    window.types("+").await;
    window.reads("150%").await;
    // Near to it, the arrows move over the picture.
    window.chord(&[], RIGHT).await;
    window.reads("3 of 8").await;
    window.chord(&[], PAGE_DOWN).await;
    window.reads("4 of 8").await;
    window.reads("100%").await;
    window.chord(&[], ESCAPE).await;
    window
        .until("the lightbox to close", async || {
            let open =
                window.script("return document.querySelector('dialog[open]') !== null", vec![]);
            (open.await == json!(false)).then_some(())
        })
        .await;
    assert_eq!(focused(&window).await, frame);
    window.close().await;
}

#[tokio::test]
async fn a_spoiler_is_hidden_until_it_is_asked_for_by_key() {
    let window = sample::window().await;
    let with_spoiler = "const rows = [...Array(18).keys()].map((at) => at + 1); \
         return Promise.all(rows.map((review) => window.__TAURI_INTERNALS__.invoke('review_show', { req: { review, \
         phrases: { showSpoiler: '', missingStill: '', notes: '', backToText: '' } } }))) \
         .then((all) => all.find((one) => one.page.html.includes('spoiler')).id)";
    let review = window.script(with_spoiler, vec![]).await;
    window.script("location.hash = `#/review/${arguments[0]}`", vec![review]).await;
    let spoiler = window.the("checkbox", "Show the spoiler").await;
    window.settled().await;
    let visible = "return getComputedStyle(document.querySelector('.spoiler > span')).visibility";
    assert_eq!(window.script(visible, vec![]).await, json!("hidden"));
    spoiler.send_keys(" ").await.expect("a spoiler takes a key");
    assert_eq!(window.script(visible, vec![]).await, json!("visible"));
    window.close().await;
}

#[tokio::test]
async fn the_contents_lead_to_a_heading_and_back_leads_to_where_one_was() {
    let window = sample::window().await;
    go(&window, "review").await;
    window.script("scrollTo(0, 300)", vec![]).await;
    window.settled().await;
    let before = top(&window).await;

    window.types("o").await;
    window
        .until("the contents to have the focus", async || {
            (focused(&window).await == "Two centimetres").then_some(())
        })
        .await;
    window.chord(&[], DOWN).await;
    window.chord(&[], ENTER).await;
    goes_to(&window, "#/review/2?at=s-what-the-lamp-is-for").await;
    window.until("the heading to stand under the toolbar", async || {
        let at = "return Math.round(document.getElementById('s-what-the-lamp-is-for').getBoundingClientRect().top)";
        let at = window.script(at, vec![]).await.as_i64()?;
        (40..140).contains(&at).then_some(())
    })
    .await;
    let heading = top(&window).await;
    assert!(heading > before + 1000, "{heading} is no way down from {before}");

    window.script("history.back()", vec![]).await;
    window
        .until("the page to be back where it was", async || {
            (top(&window).await == before).then_some(())
        })
        .await;
    window.script("history.forward()", vec![]).await;
    window
        .until("the page to be forward again", async || {
            (top(&window).await == heading).then_some(())
        })
        .await;
    window.close().await;
}

#[tokio::test]
async fn the_bracket_keys_turn_to_the_reviews_before_and_after() {
    let window = sample::window().await;
    go(&window, "review").await;
    window.the("heading", "The Keeper of Low Water").await;
    window.types("]").await;
    window.the("heading", "Letters to a Projectionist").await;
    window.types("[").await;
    window.the("heading", "The Keeper of Low Water").await;
    window.close().await;
}

#[tokio::test]
async fn two_reviews_of_a_film_are_read_side_by_side() {
    let window = sample::window().await;
    go(&window, "review").await;
    window.types("c").await;
    goes_to(&window, "#/compare/1/2").await;
    window
        .reads("Two reviews, 6 years and 2 months apart. The score went up 0.5, from 9.0 to 9.5.")
        .await;
    window.settled().await;
    let texts = |css: &str| {
        format!("return [...document.querySelectorAll('{css}')].map((one) => one.textContent)")
    };
    let gone = window.script(&texts(".older del"), vec![]).await;
    let came = window.script(&texts(".newer ins"), vec![]).await;
    assert!(contains(&gone, "boots."), "{gone}");
    assert!(contains(&came, "coat."), "{came}");
    axe::finds_nothing(&window, "two reviews").await;

    // Narrow windows stack them.
    window.resize(640, 860).await;
    let stacked = "const [older, newer] = document.querySelector('.row:has(del)').children; \
                   return newer.getBoundingClientRect().top >= older.getBoundingClientRect().bottom \
                     && document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(window.script(stacked, vec![]).await, json!(true));
    window.press("link", "The review").await;
    goes_to(&window, "#/review/2").await;
    window.close().await;
}

#[tokio::test]
async fn a_review_is_printed_to_a_file_on_paper_of_its_own_design() {
    // The dialog writes where the app was started.
    let printed = PathBuf::from("output.pdf");
    let _ = fs::remove_file(&printed);
    let window = sample::window().await;
    go(&window, "review").await;
    window.chord(&[CONTROL], 'p').await;
    desktop::print_to_file().await;
    let pdf = window
        .until("the file to be whole", async || {
            let pdf = fs::read(&printed).ok()?;
            pdf.trim_ascii_end().ends_with(b"%%EOF").then_some(pdf)
        })
        .await;
    let _ = fs::remove_file(&printed);
    assert!(pdf.starts_with(b"%PDF-"));
    let pages = String::from_utf8_lossy(&pdf).matches("/Type /Page\n").count();
    assert!((3..=9).contains(&pages), "{pages} pages of a review of nine hundred words");
    window.close().await;
}

fn contains(list: &Value, text: &str) -> bool {
    list.as_array().is_some_and(|all| all.iter().any(|one| one.as_str() == Some(text)))
}

/// Selects so many letters of the review's first paragraph.
pub async fn select_passage(window: &Window, letters: usize) {
    let script = "const text = document.querySelector('.written p').firstChild; \
        const range = document.createRange(); range.setStart(text, 0); range.setEnd(text, arguments[0]); \
        getSelection().removeAllRanges(); getSelection().addRange(range)";
    window.script(script, vec![json!(letters)]).await;
}

#[tokio::test]
async fn a_passage_is_kept_for_the_annual_from_its_page_and_let_go_again() {
    let window = sample::window().await;
    go(&window, "review").await;
    select_passage(&window, 30).await;
    window.the("button", "Keep this line*").await;
    axe::finds_nothing(&window, "a passage that is selected").await;
    window.types("s").await;
    window.reads("Kept for the annual.").await;
    let marked = "return CSS.highlights.get('kept')?.size ?? 0";
    window
        .until("the kept line to be marked", async || {
            (window.script(marked, vec![]).await == json!(1)).then_some(())
        })
        .await;
    select_passage(&window, 12).await;
    window.press("button", "Keep it no longer*").await;
    window
        .until("the mark to be gone", async || {
            (window.script(marked, vec![]).await == json!(0)).then_some(())
        })
        .await;
    window.close().await;
}
