//! Statistics: every bar leads to its films, every chart has a table, every time has its page.

use crate::screens;
use crate::window::{ENTER, ESCAPE, Window};

#[tokio::test]
async fn a_bar_opens_its_films_and_a_chart_has_its_figures_in_a_table() {
    let window = crate::sample::window().await;
    screens::go(&window, "annual").await;
    window.the("heading", "The annual, no. *").await;

    // By keyboard: Enter opens what Escape closes, and the focus is back on the bar.
    window.focus("button", "January: 2 viewings, 7.8 on average").await;
    window.chord(&[], ENTER).await;
    window.the("dialog", "January").await;
    window.reads("2 films").await;
    window.the("link", "*Winter Timetable*").await;
    window.chord(&[], ESCAPE).await;
    window
        .until("the focus to be back on the bar", async || {
            let script =
                "return document.activeElement?.textContent.trim().startsWith('January: ') ? true : null";
            window.script(script, vec![]).await.as_bool()
        })
        .await;

    let open = "const part = [...document.querySelectorAll('section')].find((it) => it.querySelector('h2')?.textContent === arguments[0]); \
                part.querySelector('summary').click(); return part.querySelector('table tbody tr').innerText";
    let row = window.script(open, vec!["Month by month".into()]).await;
    let row = row.as_str().expect("a row").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(row, "January 2 7.8");
    window.close().await;
}

#[tokio::test]
async fn any_time_and_any_line_has_its_statistics() {
    let window = crate::sample::window().await;
    screens::go(&window, "annual").await;
    window.press("button", "All years").await;
    window.the("heading", "The annual: All years").await;
    window.press("button", "A stretch of time").await;
    window.fill("From", "2024-03").await;
    window.fill("To", "2025-06").await;
    window.press("button", "Show it").await;
    window.the("heading", "The annual: March 2024 to June 2025").await;
    window.fill("Only films that match", "marder").await;
    window.chord(&[], ENTER).await;
    window.reads("You watched").await;
    window
        .until("the address to say it all", async || {
            let address = window.address().await;
            (address.ends_with("#/annual?from=2024-03&to=2025-06&q=marder")).then_some(())
        })
        .await;
    window.close().await;
}

#[tokio::test]
async fn a_journal_without_viewings_says_so() {
    let window = Window::open().await;
    screens::go(&window, "annual").await;
    window.reads("No viewing has a date in this time.").await;
    window.the("link", "Import").await;
    window.close().await;
}

#[tokio::test]
async fn the_annual_goes_out_as_a_page_and_cards() {
    let window = Window::open_answered(crate::sample::fill).await;
    screens::go(&window, "annual").await;
    window.the("heading", "The ten best").await;
    window.the("heading", "Lines worth keeping").await;
    let chosen = window.home().join("chosen");
    std::fs::create_dir(&chosen).expect("a folder can be made");
    std::fs::write(chosen.join("mine.md"), "mine").expect("a file can be written");
    window.press("button", "Save…").await;
    window.answer(&chosen);
    window.press("button", "Choose a folder…").await;
    window.reads("The annual, 2025 is written").await;
    window.the("button", "Show in folder").await;
    let inside = chosen.join("The annual, 2025");
    let page = std::fs::read_to_string(inside.join("annual.html")).expect("the page is there");
    assert!(page.contains("default-src 'none'") && !page.contains("<script"));
    assert!(!page.contains("media://") && page.contains("The Keeper of Low Water"));
    let card = std::fs::read(inside.join("cards/1-cover.png")).expect("the card is there");
    assert!(card.starts_with(b"\x89PNG"));
    window.close().await;
}
