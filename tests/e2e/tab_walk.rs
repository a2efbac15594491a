//! A walk through a screen with the Tab key.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::window::{TAB, Window};

/// More stops than any screen should have.
const MOST_STOPS: usize = 400;

/// Fails when a control on the screen can't be reached with Tab (or, in a group
/// that is walked with the arrows, by way of its one stop), when a stop shows no
/// focus ring, or when the walk never comes round.
pub async fn reaches_every_control(window: &Window, screen: &str) {
    window.settled().await;
    let wanted = window.script(include_str!("tab_stops.js"), vec![]).await;
    let mut missing: BTreeSet<String> = wanted
        .as_array()
        .expect("tab_stops.js answers a list")
        .iter()
        .filter_map(|stop| stop.as_str().map(str::to_owned))
        .collect();
    assert!(!missing.is_empty(), "{screen} has no control at all");

    let mut first = None;
    for _ in 0..MOST_STOPS {
        window.chord(&[], TAB).await;
        let stop = stop_of(window).await;
        let Some(name) = stop["stop"].as_str().map(str::to_owned) else { continue };
        assert!(
            stop["ring"].as_bool().unwrap_or_default(),
            "on {screen} nothing shows that {name} has the focus"
        );
        if first.as_ref() == Some(&name) {
            break;
        }
        first.get_or_insert_with(|| name.clone());
        missing.remove(&name);
    }
    assert!(
        missing.is_empty(),
        "on {screen} the Tab key never came to:\n{}",
        Vec::from_iter(missing).join("\n")
    );
}

/// What has the focus, and whether that shows. Without a window manager the window
/// loses the focus to whatever the pointer is over, and shows it nowhere meanwhile.
async fn stop_of(window: &Window) -> Value {
    window
        .until("the window to have the focus", async || {
            let stop = window.script(include_str!("tab_stop.js"), vec![]).await;
            (stop["windowFocused"] == true).then_some(stop)
        })
        .await
}
