//! A walk through a screen with the Tab key.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::window::{TAB, Window};

/// More stops than any screen should have.
const MOST_STOPS: usize = 400;
/// How long a window without a window manager may be without the focus: a
/// tooltip that opens under the pointer takes it for a moment.
const FOCUS_RETURNS: Duration = Duration::from_secs(5);

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
            "on {screen} nothing shows that {name} has the focus: {stop}"
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

/// What has the focus, and whether it shows: at once, or when the window has the
/// focus again.
async fn stop_of(window: &Window) -> Value {
    let until = Instant::now() + FOCUS_RETURNS;
    loop {
        let stop = window.script(include_str!("tab_stop.js"), vec![]).await;
        let lost = stop["stop"].is_string() && stop["ring"] == false;
        if !lost || Instant::now() > until {
            return stop;
        }
    }
}
