//! Films of one score are put in order, and every hit of a line is looked through.

use serde_json::json;

use crate::screens;
use crate::window::{CONTROL, ENTER, Window};

#[tokio::test]
async fn two_films_of_a_score_are_compared_by_keys_and_one_gets_another_score_when_asked() {
    let window = crate::sample::window().await;
    screens::go(&window, "scale").await;
    window.the("heading", "Which is better?").await;
    let first = first_choice(&window).await;
    window.chord(&[], '1').await;
    window.reads("2 of the").await;
    // The one that is better stands first, and its score is what it was.
    let order = "return document.querySelector('main ol li a')?.innerText";
    let best = window
        .until("the order", async || window.script(order, vec![]).await.as_str().map(str::to_owned))
        .await;
    let best = best.trim_start_matches("Place 1:").trim();
    assert!(first.starts_with(best), "{first}: {best}");
    window.chord(&[], 's').await;
    window.chord(&[], '=').await;
    window.reads("too close to tell").await;

    let menu = "document.querySelector('main ol li:first-of-type button').click()";
    window.script(menu, vec![]).await;
    window.press("menuitem", "From here up*").await;
    window.press("button", "Give it*").await;
    window.reads("1 film has").await;
    // How many of them have a place hangs on which pairs were asked about.
    window.reads("10 films").await;
    window.press("button", "Undo").await;
    window.reads("11 films you gave 8.0").await;
    window.close().await;
}

#[tokio::test]
async fn every_hit_is_told_in_both_orders_and_opens_where_it_stands() {
    let window = crate::sample::window().await;
    screens::go(&window, "library").await;
    window.chord(&[CONTROL], 'k').await;
    window.the("combobox", "Search films, reviews, people, tags and commands").await;
    window.types("the").await;
    window.press("option", "Show all*").await;
    window.the("heading", "Search").await;
    window.the("radio", "Newest first").await;
    window.choose("Newest first").await;
    window
        .until("the address to say it all", async || {
            (window.address().await.ends_with("#/search?q=the&sort=newest")).then_some(())
        })
        .await;
    let hit = "const link = document.querySelector('main [data-index] a'); link?.focus(); return link ? true : null";
    window.until("a hit", async || window.script(hit, vec![]).await.as_bool()).await;
    window.chord(&[], ENTER).await;
    window
        .until("a review at its hit", async || {
            let address = window.address().await;
            (address.contains("#/review/") && address.contains("hit=")).then_some(())
        })
        .await;
    window.close().await;
}

/// What the first of the two is called.
async fn first_choice(window: &Window) -> String {
    let name = "return document.querySelector('main article button')?.getAttribute('aria-label')";
    let name = window
        .until("two films", async || {
            window.script(name, vec![json!(null)]).await.as_str().map(str::to_owned)
        })
        .await;
    name.trim_end_matches(" is better").to_owned()
}
