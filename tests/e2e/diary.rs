//! A viewing is logged by the form, with a film the journal did not know and half a date.

use crate::sample;
use crate::screens;
use crate::window::{DOWN, ENTER, TAB, Window};

#[tokio::test]
async fn a_viewing_of_a_new_film_some_day_this_month_is_in_its_month_until_undone() {
    let window = Window::open().await;
    screens::go(&window, "diary").await;
    quick(&window, "The Lantern Year 1987").await;
    window.press("button", "More…").await;
    window.choose("Month").await;
    window.fill("Score", "8,5").await;
    window.press("button", "Log it").await;

    window.reads("Logged: The Lantern Year.").await;
    window.the("link", "*The Lantern Year*").await;
    window.reads("some day").await;
    window.reads("8.5").await;
    window.press("button", "Undo*").await;
    window.reads("Undone:").await;
    window.reads_no_more("some day").await;
    window.close().await;
}

#[tokio::test]
async fn a_line_says_what_it_was_understood_to_say_before_enter_logs_it() {
    let window = sample::window().await;
    // From anywhere, with one key.
    screens::go(&window, "library").await;
    window.types("l").await;
    window.the("combobox", LINE).await;
    let caret = "return document.activeElement?.getAttribute('role') === 'combobox' || null";
    window
        .until("the caret in the line", async || window.script(caret, vec![]).await.as_bool())
        .await;
    window.types("slow thun").await;
    window.the("option", "*Slow Thunder*").await;
    window.chord(&[], ENTER).await;
    window.types("9.5 yesterday @rio #70mm with:ana liked rewatch").await;
    for meaning in ["score 9.5", "Place: rio, new", "Tag: 70mm, new", "With: ana, new"] {
        window.reads(meaning).await;
    }
    window.reads("Masterpiece").await;
    window.chord(&[], ENTER).await;
    window.reads("Logged: Slow Thunder.").await;
    window.reads("rio, with ana").await;

    // What was used once completes the next line, and what is not understood is not logged.
    window.types("heat 2031 8 @r").await;
    window.the("option", "*rio*").await;
    window.chord(&[], TAB).await;
    window.types("superb").await;
    window.reads("‘superb’ is not understood").await;
    let log = window.the("button", "Log it").await;
    assert!(!log.is_enabled().await.expect("a button is enabled or not"));
    window.close().await;
}

#[tokio::test]
async fn of_two_films_by_one_name_the_line_asks_which_and_undo_takes_it_back() {
    let window = Window::open().await;
    screens::go(&window, "diary").await;
    for line in ["heat 1995 2024-03-01", "heat 1986 2024-03-02"] {
        quick(&window, line).await;
        window.chord(&[], ENTER).await;
        window.reads("Logged: heat.").await;
    }
    quick(&window, "heat 7 2024-03-05").await;
    window.reads("The journal has 2 films called").await;
    window.chord(&[], DOWN).await;
    window.chord(&[], ENTER).await;
    window.reads("Second viewing").await;
    window.chord(&[], ENTER).await;
    window.reads("7.0").await;
    window.press("button", "Undo*").await;
    window.reads_no_more("7.0").await;
    window.close().await;
}

/// The line of the diary.
const LINE: &str = "Log a viewing: title, year, score, when";

/// Types a line, and waits until it is understood.
async fn quick(window: &Window, line: &str) {
    let field = window.the("combobox", LINE).await;
    field.click().await.expect("a line can be clicked");
    window.types(line).await;
    window.the("button", "More…").await;
}

#[tokio::test]
async fn a_viewing_half_typed_is_there_after_the_app_was_killed() {
    let window = Window::open().await;
    screens::go(&window, "diary").await;
    quick(&window, "The Lantern Year 1987").await;
    window.press("button", "More…").await;
    window.fill("Note", "The projector gave out twice.").await;
    window.on_disk("The projector gave out twice.").await;

    let window = window.killed_and_reopened().await;
    screens::go(&window, "diary").await;
    window.press("button", "More…").await;
    window
        .until("the note to be there", async || {
            let script = "return [...document.querySelectorAll('textarea')].some((it) => it.value.startsWith('The projector')) ? true : null";
            window.script(script, vec![]).await.as_bool()
        })
        .await;
    window.close().await;
}
