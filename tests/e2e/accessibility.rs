//! That the window can be used without a mouse, and read by everyone.

use crate::screens::{SCREENS, go};
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
