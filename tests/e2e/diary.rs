//! A viewing is logged by the form, with a film the journal did not know and half a date.

use crate::screens;
use crate::window::Window;

#[tokio::test]
async fn a_viewing_of_a_new_film_some_day_this_month_is_in_its_month_until_undone() {
    let window = Window::open().await;
    screens::go(&window, "diary").await;
    window.pick_film("Log a viewing: title and year", "The Lantern Year 1987").await;
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
async fn a_viewing_half_typed_is_there_after_the_app_was_killed() {
    let window = Window::open().await;
    screens::go(&window, "diary").await;
    window.pick_film("Log a viewing: title and year", "The Lantern Year 1987").await;
    window.fill("Note", "The projector gave out twice.").await;
    window.on_disk("The projector gave out twice.").await;

    let window = window.killed_and_reopened().await;
    screens::go(&window, "diary").await;
    window.pick_film("Log a viewing: title and year", "").await;
    window
        .until("the note to be there", async || {
            let script = "return [...document.querySelectorAll('textarea')].some((it) => it.value.startsWith('The projector')) ? true : null";
            window.script(script, vec![]).await.as_bool()
        })
        .await;
    window.close().await;
}
