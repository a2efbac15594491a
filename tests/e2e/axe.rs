//! axe-core, injected into the real window.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::window::Window;

/// Puts the window into one of the two themes, as Settings would.
pub async fn wear(window: &Window, theme: &str) {
    window
        .script("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)])
        .await;
    window.settled().await;
}

/// Fails when axe-core finds a fault on the screen as it stands, in either theme.
pub async fn finds_nothing(window: &Window, screen: &str) {
    let source = source();
    for theme in THEMES {
        wear(window, theme).await;
        // The page's own scripts are held by its policy; WebDriver's are not.
        window.script(&source, vec![]).await;
        let found =
            window.client().execute_async(RUN, vec![]).await.unwrap_or_else(|error| {
                panic!("axe-core did not run on {screen} in {theme}: {error}")
            });
        let faults = faults(&found);
        assert!(faults.is_empty(), "axe-core on {screen} in {theme}:\n{}", faults.join("\n"));
    }
}

/// Both themes, by their names in the interface.
pub const THEMES: [&str; 2] = ["paper", "projection"];

/// Runs axe-core on the page as it stands.
pub const RUN: &str = include_str!("axe.js");

/// axe-core as a script, which does nothing where it has run before.
pub fn source() -> String {
    let source =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(&source).expect("axe-core is among the interface's packages");
    format!("if (!window.axe) {{ {source} }}")
}

/// What [`RUN`] found, a line for each fault.
pub fn faults(found: &Value) -> Vec<String> {
    let faults = found.as_array().expect("axe.js answers a list").iter();
    faults.map(|fault| fault.as_str().unwrap_or_default().to_owned()).collect()
}
