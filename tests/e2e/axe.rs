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
    let source =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(&source).expect("axe-core is among the interface's packages");
    for theme in THEMES {
        wear(window, theme).await;
        // The page's own scripts are held by its policy; WebDriver's are not.
        window.script(&format!("if (!window.axe) {{ {source} }}"), vec![]).await;
        let found =
            window.client().execute_async(include_str!("axe.js"), vec![]).await.unwrap_or_else(
                |error| panic!("axe-core did not run on {screen} in {theme}: {error}"),
            );
        let faults = found.as_array().expect("axe.js answers a list");
        assert!(faults.is_empty(), "axe-core on {screen} in {theme}:\n{}", told(faults));
    }
}

/// Both themes, by their names in the interface.
pub const THEMES: [&str; 2] = ["paper", "projection"];

fn told(faults: &[Value]) -> String {
    faults.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
}
