//! The journal is put in order: two films become one, a selection is changed at once, tags and
//! places get other names, and people lead to their films.

use serde_json::json;

use crate::window::{ALT, ENTER, LEFT, RIGHT, Window};
use crate::{sample, screens};

#[tokio::test]
async fn a_film_that_came_in_twice_becomes_one_and_undo_makes_it_two_again() {
    let window = Window::open().await;
    screens::go(&window, "diary").await;
    for line in ["heat 1995 9 2024-03-01", "heet 1995 8 2025-03-01"] {
        log(&window, line).await;
    }
    window.press("link", "heet").await;
    window.press("button", "Join with another film…").await;
    window.the("combobox", "The film that stays").await;
    window.pick_film("The film that stays", "heat 1995").await;
    window.reads("heat gets 1 viewing.").await;
    window.press("button", "Make them one film").await;
    window.reads("heet is one film with heat now.").await;
    window.reads("2nd").await;
    screens::go(&window, "library").await;
    window.reads("1 film").await;

    window.press("button", "Undo*").await;
    window.the("link", "*heet*").await;
    window.reads("2 films").await;
    window.close().await;
}

#[tokio::test]
async fn a_selection_gets_a_place_and_a_tag_and_each_is_undone_at_once() {
    let window = Window::open().await;
    screens::go(&window, "diary").await;
    for line in ["heat 1995 9 2024-03-01", "petrichor 2019 8 2025-03-01"] {
        log(&window, line).await;
    }
    screens::go(&window, "library").await;
    for (act, field, value, screen) in
        [("Place", "Place", "Kino Arkaden", "places"), ("Tag", "Tags", "winter light", "tags")]
    {
        screens::go(&window, "library").await;
        window.press("button", "Select").await;
        window.press("button", "Select heat").await;
        window.press("button", "Select petrichor").await;
        window.press("button", act).await;
        let typed = window.the("combobox", field).await;
        typed.send_keys(value).await.expect("a field takes keys");
        window.chord(&[], ENTER).await;
        press_in_dialog(&window, act).await;
        window.reads("2 ").await;
        screens::go(&window, screen).await;
        window.the("link", value).await;
        window.reads("2 viewings").await;
        window.press("button", "Undo*").await;
        window.reads_no_more("2 viewings").await;
    }
    window.close().await;
}

#[tokio::test]
async fn a_tag_gets_another_name_everywhere_and_people_lead_to_their_films() {
    let window = sample::window().await;
    screens::go(&window, "tags").await;
    let name = "return document.querySelector('main li[data-name]').dataset.name";
    let name = window.script(name, vec![]).await.as_str().expect("a tag").to_owned();
    window.press("button", &format!("More about {name}")).await;
    window.press("menuitem", "Rename*").await;
    window.fill("New name", "quite another word").await;
    press_in_dialog(&window, "Rename").await;
    window.the("link", "quite another word").await;
    window.press("button", "Undo*").await;
    window.the("link", &name).await;

    screens::go(&window, "person").await;
    window.the("heading", "Directed").await;
    let film = "const link = document.querySelector('main section a[href^=\"#/film/\"]'); link.click(); return link.getAttribute('href')";
    let film = window.script(film, vec![]).await;
    window
        .until("the film to open", async || {
            let here = window.script("return location.hash", vec![]).await;
            (here == film).then_some(())
        })
        .await;
    window.chord(&[ALT], LEFT).await; // Alt with an arrow goes back,
    window.the("heading", "Directed").await;
    window.chord(&[ALT], RIGHT).await; // and forward again.
    window
        .until("the film to open again", async || {
            let here = window.script("return location.hash", vec![]).await;
            (here == film).then_some(())
        })
        .await;
    window.close().await;
}

#[tokio::test]
async fn a_title_of_120_characters_stays_inside_every_page() {
    assert_eq!(LONG_TITLE.chars().count(), 120);
    let window = Window::open().await;
    window.press("link", "Write the first review").await;
    window.fill("Title", LONG_TITLE).await;
    window.fill("Closing summary", "Longer than its film.").await;
    window.press("button", "Done").await;
    window.the("heading", &format!("{LONG_TITLE}*")).await;
    for (width, height) in [(1280, 860), (640, 430)] {
        window.resize(width, height).await;
        for (address, drawn) in
            [("#/review/1", ".opening-title"), ("#/film/1", ".parts"), ("#/library", ".posters")]
        {
            window.script("location.hash = arguments[0]", vec![json!(address)]).await;
            fits(&window, drawn).await;
        }
        window.chord(&[], 'v').await;
        fits(&window, ".lines").await;
        window.chord(&[], 'v').await;
    }
    window.close().await;
}

/// A long title, one word of which is long, too.
const LONG_TITLE: &str = "The Extraordinarily Long and Winding Recollections of the Donaudampfschifffahrtsgesellschaft and of Everybody Aboard It!";

/// Waits until a page is drawn that has the long title, and asks that nothing of it lies outside.
async fn fits(window: &Window, drawn: &str) {
    window
        .until(&format!("{drawn} to be drawn"), async || {
            let there = "return document.querySelector(`main ${arguments[0]}`) ? true : null";
            window.script(there, vec![json!(drawn)]).await.as_bool()
        })
        .await;
    window.reads(LONG_TITLE).await;
    window.settled().await;
    // What is cut off with an ellipsis ends where it is cut.
    let outside = "const end = (one) => {
            const right = one.getBoundingClientRect().right;
            if (one.tagName === 'MAIN') return Infinity;
            const rest = end(one.parentElement);
            return getComputedStyle(one).overflowX === 'visible' ? rest : Math.min(rest, right);
        };
        const out = [...document.querySelectorAll('main bdi')]
            .filter((one) => Math.min(one.getBoundingClientRect().right, end(one)) > innerWidth + 0.5)
            .map((one) => one.parentElement.className);
        return [document.documentElement.scrollWidth <= innerWidth, out]";
    assert_eq!(window.script(outside, vec![]).await, json!([true, []]), "{drawn}");
}

/// Presses a button of the dialog that is open; the page beneath may have one of that name, too.
async fn press_in_dialog(window: &Window, name: &str) {
    let find = "return [...document.querySelectorAll('dialog:modal .acts button')]
        .find((button) => button.textContent.trim() === arguments[0] && !button.disabled)";
    let button = window
        .until(&format!("the button {name} of the dialog"), async || {
            window.element(find, vec![json!(name)]).await
        })
        .await;
    button.click().await.expect("a button can be pressed");
}

/// Logs a line on the diary.
async fn log(window: &Window, line: &str) {
    // What was logged before moves the line while the page is drawn anew, so that a click can miss it.
    window
        .until("the line to have the focus", async || {
            let field = window.the("combobox", "Log a viewing: title, year, score, when").await;
            field.click().await.ok()?;
            let has_it =
                "return document.activeElement?.getAttribute('role') === 'combobox' || null";
            window.script(has_it, vec![]).await.as_bool()
        })
        .await;
    window.types(line).await;
    window.the("button", "More…").await;
    window.chord(&[], ENTER).await;
    window.reads("Logged: ").await;
}
