//! That the window can be used without a mouse, and read by everyone.

use std::collections::BTreeSet;

use crate::screens::{SCREENS, go};
use crate::window::{CONTROL, ESCAPE, Window};
use crate::{axe, sample, tab_walk};

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_in_either_theme() {
    let window = sample::window().await;
    for screen in SCREENS {
        go(&window, screen).await;
        axe::finds_nothing(&window, screen).await;
    }
    window.close().await;
}

#[tokio::test]
async fn axe_finds_nothing_on_what_opens_over_a_review() {
    let window = sample::window().await;
    go(&window, "review").await;
    window.press("button", "Contents").await;
    axe::finds_nothing(&window, "the contents of a review").await;
    window.press("button", "Reading size").await;
    axe::finds_nothing(&window, "the reading size").await;
    window.press("button", "Open still 1 of *").await;
    axe::finds_nothing(&window, "the lightbox").await;
    window.close().await;
}

#[tokio::test]
async fn axe_finds_nothing_on_an_empty_journal() {
    let window = crate::window::Window::open().await;
    axe::finds_nothing(&window, "the empty library").await;
    window.close().await;
}

#[tokio::test]
async fn the_tab_key_reaches_every_control_of_every_screen() {
    let window = sample::window().await;
    for screen in SCREENS {
        go(&window, screen).await;
        tab_walk::reaches_every_control(&window, screen).await;
    }
    window.close().await;
}

#[tokio::test]
async fn axe_finds_nothing_where_something_is_open() {
    let window = sample::window().await;
    go(&window, "library").await;
    window.press("button", "Select").await;
    axe::finds_nothing(&window, "the selection tray").await;
    window.press("button", "Done").await;
    window.choose("List").await;
    window.the("button", "Sort by Title").await;
    axe::finds_nothing(&window, "the library as a list").await;
    tab_walk::reaches_every_control(&window, "the library as a list").await;
    window.focus("combobox", "Search the library").await;
    window.types("yaer:1 tag:w").await;
    window.the("option", "*").await;
    axe::finds_nothing(&window, "a line with an error and its suggestions").await;
    window.chord(&[], ESCAPE).await;
    window.chord(&[CONTROL], 'k').await;
    window.types("water").await;
    window.reads("In your reviews").await;
    axe::finds_nothing(&window, "the palette").await;
    window.chord(&[], ESCAPE).await;

    window.press("button", "Add a film").await;
    is_whole(&window, "the dialog for a film").await;

    go(&window, "lists").await;
    window.press("button", "More about Marder, in order").await;
    axe::finds_nothing(&window, "the menu of a list").await;
    window.press("menuitem", "Edit the list").await;
    is_whole(&window, "the dialog for a list").await;

    window.types("?").await;
    window.the("heading", "Keyboard").await;
    axe::finds_nothing(&window, "the sheet of shortcuts").await;
    window.chord(&[], ESCAPE).await;

    go(&window, "diary").await;
    let line = window.the("combobox", "Log a viewing: title, year, score, when").await;
    line.click().await.expect("a line can be clicked");
    window.types("The Lantern Year 1987 9 @nowhere #one superb").await;
    window.reads("‘superb’ is not understood").await;
    axe::finds_nothing(&window, "a quick line").await;
    line.clear().await.expect("a line can be emptied");
    line.send_keys("The Lantern Year 1987").await.expect("a line takes keys");
    window.press("button", "More…").await;
    window.the("button", "Log it").await;
    axe::finds_nothing(&window, "the form of a viewing").await;
    tab_walk::reaches_every_control(&window, "the form of a viewing").await;

    go(&window, "import").await;
    window.press("link", "sample.matinee.zip").await;
    window.reads("Undo works here at any later time").await;
    axe::finds_nothing(&window, "the receipt of an earlier import").await;
    window.close().await;
}

/// Looks a dialog over, and closes it.
async fn is_whole(window: &Window, dialog: &str) {
    window.settled().await;
    axe::finds_nothing(window, dialog).await;
    tab_walk::reaches_every_control(window, dialog).await;
    window.chord(&[], ESCAPE).await;
    window
        .until(&format!("{dialog} to close"), async || {
            let closed = "return document.querySelector('dialog:modal') ? null : true";
            window.script(closed, vec![]).await.as_bool()
        })
        .await;
}

#[tokio::test]
async fn nothing_leads_to_a_screen_that_is_not_there() {
    let window = sample::window().await;
    let mut led = BTreeSet::new();
    for screen in SCREENS {
        go(&window, screen).await;
        let links = "return [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))";
        let links = window.script(links, vec![]).await;
        let links = links.as_array().expect("a list").iter().filter_map(|link| link.as_str());
        led.extend(links.map(str::to_owned));
    }
    assert!(led.len() > SCREENS.len(), "the screens hardly lead anywhere: {led:?}");
    for link in led {
        let screen = link.strip_prefix("#/").and_then(|rest| rest.split(['/', '?']).next());
        assert!(
            screen.is_some_and(|screen| SCREENS.contains(&screen)),
            "{link} leads to no screen there is"
        );
    }
    window.close().await;
}
