//! Three hundred texts that would be programs, brought into the real window.

use serde_json::{Value, json};

use crate::window::Window;
use crate::{desktop, screens};

/// What each of them would do, and what the page reports of attempts.
const PLANT: &str = "window.caught = 0;
    window.reported = [];
    document.addEventListener('securitypolicyviolation',
        (event) => window.reported.push(`${event.effectiveDirective} ${event.blockedURI}`));
    // That a page laid itself out once more is the engine's own notice, and no program's.
    window.addEventListener('error', ({ message }) =>
        String(message).startsWith('ResizeObserver loop') || window.reported.push(String(message)));";

fn payloads() -> Vec<String> {
    let all = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/hostile/scripts.json");
    serde_json::from_slice(&std::fs::read(all).expect("the texts are there")).expect("a list")
}

/// A table that brings each of them in as a title, a tag and a review.
fn table() -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut table = "Title,Year,Rating10,WatchedDate,Tags,Review\n".to_owned();
    for (number, text) in payloads().iter().enumerate() {
        // A table with other control characters is taken for data.
        let words: String = text.chars().filter(|it| !it.is_control() || *it == '\n').collect();
        let title = format!("{number} {}", words.replace(['\n', '\r'], " "));
        let review = format!("{words}\n\n## {words}");
        let day = number % 28 + 1;
        table.push_str(&format!(
            "{},1999,8,2024-03-{day:02},{},{}\n",
            quoted(&title),
            quoted(&words.replace([',', '\n', '\r'], " ")),
            quoted(&review)
        ));
    }
    table
}

#[tokio::test]
async fn nothing_that_is_brought_in_runs_or_loads() {
    let window = Window::open().await;
    window.script(PLANT, vec![]).await;
    let path = window.home().join("hostile.csv");
    std::fs::write(&path, table()).expect("room for a file");
    desktop::opens(&window.journal(), &path);
    window.press("button", "Bring in 300 *").await;
    window.the("button", "Undo this import").await;
    // The finding itself is proved: what is asked of elsewhere is reported.
    assert_eq!(seen(&window).await, json!([0, []]));

    for screen in [
        "library",
        "diary",
        "people",
        "tags",
        "lists",
        "drafts",
        "annual",
        "statistics",
        "import",
        "receipt",
    ] {
        screens::go(&window, screen).await;
        assert_eq!(seen(&window).await, json!([0, []]), "on {screen}");
    }
    // What is printed is this page, by its style sheet for paper.
    let full = std::env::var("TORTURE").is_ok_and(|asked| asked == "full");
    for review in (1..=300).step_by(if full { 1 } else { 6 }) {
        let address = format!("#/review/{review}");
        window.script("location.hash = arguments[0]", vec![json!(address)]).await;
        window
            .until("the review to be there", async || {
                // Where nothing is left of a text there is no review, and the page says so.
                let there = "return location.hash === arguments[0] && (document.querySelector('main .prose')
                    || document.body.innerText.includes('Nothing to read')) ? true : null";
                window.script(there, vec![json!(address)]).await.as_bool()
            })
            .await;
        assert_eq!(seen(&window).await, json!([0, []]), "on review {review}");
    }
    window
        .script(
            "document.body.append(Object.assign(new Image(), { src: 'https://remote.invalid/x' }))",
            vec![],
        )
        .await;
    window
        .until("the window to report what it was planted", async || {
            (seen(&window).await != json!([0, []])).then_some(())
        })
        .await;
    window.close().await;
}

/// What ran, and what was reported.
async fn seen(window: &Window) -> Value {
    window.settled().await;
    window.script("return [window.caught, window.reported]", vec![]).await
}
