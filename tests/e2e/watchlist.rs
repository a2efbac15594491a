//! A film waits on the watchlist until it is seen.

use crate::screens;
use crate::window::Window;

#[tokio::test]
async fn a_film_on_the_watchlist_is_taken_off_by_logging_it() {
    let window = Window::open().await;
    screens::go(&window, "watchlist").await;
    window.reads("Nothing to see yet").await;
    window.pick_film("Put a film on the watchlist", "Petrichor 2019").await;
    window.reads("1 film to see").await;

    window.press("button", "More about Petrichor").await;
    window.press("menuitem", "Seen it: log a viewing").await;
    window.press("button", "Log it").await;
    window.reads("Nothing to see yet").await;
    screens::go(&window, "diary").await;
    window.the("link", "*Petrichor*").await;
    window.close().await;
}
