//! What the window refuses: to load anything from elsewhere, and to write where another may.

use std::fs::File;
use std::io::ErrorKind;
use std::net::TcpListener;

use serde_json::json;

use crate::window::Window;

/// The ways a page has to go somewhere else, each given the address as its first argument.
const WAYS: [&str; 5] = [
    "location.href = arguments[0]",
    "location.replace(arguments[0])",
    "const a = document.createElement('a'); a.href = arguments[0]; document.body.append(a); a.click(); a.remove()",
    "window.open(arguments[0])",
    "const form = document.createElement('form'); form.action = arguments[0]; document.body.append(form); form.submit(); form.remove()",
];

#[tokio::test]
async fn nothing_leads_the_window_away_and_nobody_is_asked_for_a_page() {
    let server = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    server.set_nonblocking(true).expect("a listener need not wait");
    let port = server.local_addr().expect("a bound port has a number").port();
    let window = Window::open().await;
    window.settled().await;
    let home = window.script("return location.href", vec![]).await;

    for (number, way) in WAYS.iter().enumerate() {
        let address = format!("http://127.0.0.1:{port}/{number}");
        window.script(way, vec![json!(address)]).await;
        window.settled().await;
        assert_eq!(window.script("return location.href", vec![]).await, home, "after {way}");
    }
    // The person is shown where a link would lead, and asked.
    window.reads(&format!("http://127.0.0.1:{port}/0")).await;
    for address in ["file:///etc/passwd", "data:text/html,elsewhere", "media://localhost/"] {
        window.script(WAYS[0], vec![json!(address)]).await;
        window.settled().await;
        assert_eq!(window.script("return location.href", vec![]).await, home, "after {address}");
    }
    let asked = server.accept().map(|_| ()).map_err(|error| error.kind());
    assert_eq!(asked, Err(ErrorKind::WouldBlock), "the window asked the server for a page");
    window.close().await;
}

#[tokio::test]
async fn a_page_can_reach_nothing_but_the_apps_own_commands() {
    let window = Window::open().await;
    window.settled().await;
    let reached = "const done = arguments[arguments.length - 1];
        fetch('https://example.com/').then(() => done('fetched'), () => done('refused'))";
    let answer = window.client().execute_async(reached, vec![]).await.expect("the script runs");
    assert_eq!(answer, "refused");
    let called = "const done = arguments[arguments.length - 1];
        window.__TAURI_INTERNALS__.invoke('plugin:event|listen', { event: 'x', target: { kind: 'Any' }, handler: 1 })
            .then(() => done('allowed'), (error) => done(String(error)))";
    let answer = window.client().execute_async(called, vec![]).await.expect("the script runs");
    assert!(answer.as_str().unwrap_or_default().contains("not allowed"), "{answer}");
    assert_eq!(window.script("return typeof window.__TAURI__", vec![]).await, "undefined");
    window.close().await;
}

#[tokio::test]
async fn a_journal_held_by_another_program_opens_once_it_is_free() {
    let mut held = None;
    let window = Window::open_after(|journal| {
        std::fs::create_dir_all(journal).expect("a folder for the journal");
        let lock = File::create(journal.join("lock")).expect("a lock file");
        lock.lock().expect("nobody else holds it");
        held = Some(lock);
    })
    .await;
    window.reads("The journal is open elsewhere").await;
    crate::axe::finds_nothing(&window, "the start-up problem").await;
    window.press("button", "Try again").await;
    window.reads("The journal is open elsewhere").await;
    drop(held);
    window.press("button", "Try again").await;
    window.reads_no_more("The journal is open elsewhere").await;
    window.close().await;
}
