//! How the window keeps up with keys and scrolling, each beside a page of the same webview that does
//! nothing else (`docs/performance.md`). `make bench-window` runs it, on a large journal.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::driver::processes_of;
use crate::window::{CONTROL, ESCAPE, Window};
use crate::{desktop, imports};

/// Keys timed on each side.
const KEYS: usize = 120;
/// Words of the journal's titles and reviews, typed letter by letter and taken back.
const WORDS: [&str; 4] = ["winter", "thunder", "orchard", "keeper"];
/// What is typed at twelve keys a second.
const FAST: &str = "thunder orchard violin signal keeper";

#[tokio::test]
#[ignore = "measures, on a journal that PACE_JOURNAL names"]
async fn the_window_keeps_up_with_its_own_webview() {
    let journal = variable("PACE_JOURNAL");
    let window = Window::open_after(|folder| copy(&journal, folder)).await;
    window.resize(1280, 860).await;
    let films = films(&window).await;

    floor(&window, "rows", json!(null)).await;
    let bare = keys(&window, [0, 40, 1000, 700]).await;
    floor(&window, "", json!(null)).await;
    window.chord(&[CONTROL], 'k').await;
    window.the("combobox", "Search films, reviews, people, tags and commands").await;
    let hits = "const { left, bottom } = document.querySelector('dialog.palette .scopes').getBoundingClientRect();
        return [left, bottom, 640, 360].map(Math.round)";
    let hits: [i64; 4] = serde_json::from_value(window.script(hits, vec![]).await)
        .expect("the hits stand somewhere");
    let ours = keys(&window, hits).await;
    tell(&format!("a key to the palette's hits, {films} films, p50"), 1.6, ours[0], bare[0], "ms");
    tell(&format!("a key to the palette's hits, {films} films, p99"), 2.0, ours[1], bare[1], "ms");

    letters(&window).await;
    window.chord(&[], ESCAPE).await;

    let before = memory(&window);
    let gaps = scrolled(&window, "library", json!(null)).await;
    let tiles = tiles(&window, films).await;
    let static_gaps = scrolled(&window, "tiles", tiles).await;
    floor(&window, "", json!(null)).await;
    tell("a frame of the poster grid at 4,000 px/s, p95", 1.25, gaps[0], static_gaps[0], "ms");
    tell("a frame of the poster grid at 4,000 px/s, p99", 1.5, gaps[1], static_gaps[1], "ms");

    window.script("scrollTo(0, 0)", vec![]).await;
    floor(&window, "end to end", json!(null)).await;
    window
        .until("the end of the library", async || {
            window.script("return window.paceEnd", vec![]).await.as_f64()
        })
        .await;
    window.script("scrollTo(0, 0)", vec![]).await;
    window.settled().await;
    tell("memory after scrolling end to end", 1.5, memory(&window), before, "MiB");
    window.close().await;
}

#[tokio::test]
#[ignore = "measures the window while a hundred thousand rows come in"]
async fn an_import_leaves_the_window_its_frames() {
    let window = Window::open().await;
    let path = window.home().join("long.csv");
    std::fs::write(&path, imports::long_table(100_000)).expect("room for a file");
    window.resize(1280, 860).await;
    let still = scrolled(&window, "still", json!(null)).await;

    floor(&window, "frames", json!(null)).await;
    desktop::opens(&window.journal(), &path);
    let bring_in = "Bring in 100,000 viewings";
    window.the("button", bring_in).await;
    frames(&window, "100,000 rows are read", still).await;
    floor(&window, "frames", json!(null)).await;
    window.press("button", bring_in).await;
    window.the("button", "Undo this import").await;
    frames(&window, "100,000 rows come in", still).await;
    window.close().await;
}

/// Says what the gaps between frames were since their recording began, and ends it.
async fn frames(window: &Window, what: &str, still: [f64; 2]) {
    let gaps = window.script("window.paceGoesOn = false; return window.paceGaps", vec![]).await;
    let gaps: Vec<f64> = serde_json::from_value(gaps).expect("gaps are numbers");
    let longest = gaps.iter().copied().fold(0.0, f64::max);
    println!("while {what}: {} frames, the longest {longest:.0} ms", gaps.len());
    let gaps = quantiles(gaps, 0.95, 0.99);
    tell(&format!("a frame while {what}, p95"), 1.25, gaps[0], still[0], "ms");
    tell(&format!("a frame while {what}, p99"), 1.5, gaps[1], still[1], "ms");
}

/// Every letter arrives, in its order, and no older line's hits come after a newer one's.
async fn letters(window: &Window) {
    clear(window).await;
    floor(window, "letters", json!(null)).await;
    xdotool(&["type", "--delay", "83", FAST]);
    window
        .until("the last letter's hits", async || {
            let last = "return window.paceFound.at(-1)";
            (window.script(last, vec![]).await == FAST).then_some(())
        })
        .await;
    let [lines, found] = [strings(window, "paceLines").await, strings(window, "paceFound").await];
    let typed: Vec<String> =
        FAST.char_indices().map(|(at, letter)| FAST[..at + letter.len_utf8()].to_owned()).collect();
    assert_eq!(lines, typed, "no letter is lost or out of order");
    let places: Vec<usize> = found.iter().map(|line| line.len()).collect();
    assert!(places.is_sorted(), "hits of an older line come after a newer one's: {found:?}");
    println!(
        "twelve keys a second: {} letters, {} lines of hits shown, in order",
        lines.len(),
        found.len()
    );
}

async fn strings(window: &Window, name: &str) -> Vec<String> {
    let list = window.script(&format!("return window.{name}"), vec![]).await;
    serde_json::from_value(list).expect("a list of lines")
}

/// Times keys to the last change of what is found in a rectangle: the median and the 99th
/// percentile, in milliseconds.
async fn keys(window: &Window, [x, y, width, height]: [i64; 4]) -> [f64; 2] {
    let offset =
        "return [screenX + (outerWidth - innerWidth), screenY + (outerHeight - innerHeight)]";
    let [left, top]: [i64; 2] = serde_json::from_value(window.script(offset, vec![]).await)
        .expect("the window stands somewhere");
    let mut times = Vec::new();
    let letters =
        WORDS.iter().flat_map(|word| word.chars().map(Some).chain(word.chars().map(|_| None)));
    for letter in letters.cycle().take(KEYS) {
        let key = letter.map_or("BackSpace".to_owned(), String::from);
        let place = [x + left, y + top, width, height].map(|number| number.to_string());
        let seen = Command::new(variable("PACE_XWATCH"))
            .args(["-k", &key, "-s", "150", "-t", "3000"])
            .args(&place)
            .output()
            .expect("the watcher runs");
        let seen = String::from_utf8_lossy(&seen.stdout).into_owned();
        // An empty line shows nothing, and so changes nothing where nothing was.
        if let Some(first) = figure(&seen, "first=") {
            times.push(first);
        }
    }
    assert!(times.len() > KEYS / 2, "{} of {KEYS} keys changed anything", times.len());
    quantiles(times, 0.5, 0.99)
}

fn figure(text: &str, name: &str) -> Option<f64> {
    text.split(name).nth(1)?.split_whitespace().next()?.parse().ok()
}

/// The 95th and 99th percentile of the gaps between frames, in milliseconds.
async fn scrolled(window: &Window, what: &str, more: Value) -> [f64; 2] {
    floor(window, what, more).await;
    let gaps = window
        .until("six seconds of scrolling", async || {
            let gaps = window.script("return window.paceGaps", vec![]).await;
            serde_json::from_value::<Option<Vec<f64>>>(gaps).expect("gaps are numbers")
        })
        .await;
    quantiles(gaps, 0.95, 0.99)
}

fn quantiles(mut times: Vec<f64>, one: f64, other: f64) -> [f64; 2] {
    times.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred"
    )]
    let at = |part: f64| times[((times.len() as f64 * part) as usize).min(times.len() - 1)];
    [at(one), at(other)]
}

/// The library's own geometry and pictures, for tiles that do nothing.
async fn tiles(window: &Window, films: u64) -> Value {
    let script = "const items = [...document.querySelectorAll('main [data-index]')];
        const [one] = items; const art = one.querySelector('img'); const { width, height } = art.getBoundingClientRect();
        const tops = new Set(items.map((item) => item.style.insetBlockStart));
        const rows = [...tops].map(parseFloat).sort((a, b) => a - b);
        return { count: arguments[0], columns: items.filter((item) => item.style.insetBlockStart === one.style.insetBlockStart).length,
          width, height, rowHeight: rows[1] - rows[0], left: one.getBoundingClientRect().left,
          pictures: items.map((item) => item.querySelector('img')?.currentSrc).filter(Boolean) }";
    window.script(script, vec![json!(films)]).await
}

async fn films(window: &Window) -> u64 {
    window
        .until("the library to be listed", async || {
            let count = "return Number(document.querySelector('main [data-index]')?.getAttribute('aria-setsize'))";
            window.script(count, vec![]).await.as_u64().filter(|count| *count > 1_000)
        })
        .await
}

async fn floor(window: &Window, act: &str, more: Value) {
    window.script(include_str!("pace.js"), vec![json!(act), more]).await;
    window.settled().await;
}

async fn clear(window: &Window) {
    xdotool(&["key", "ctrl+a", "BackSpace"]);
    window
        .until("an empty line", async || {
            let line = "return document.querySelector('dialog.palette input').value";
            (window.script(line, vec![]).await == "").then_some(())
        })
        .await;
}

/// What the app's processes hold between them, in MiB.
fn memory(window: &Window) -> f64 {
    let held = processes_of(window.home()).into_iter().filter_map(|process| {
        let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
        figure(&rollup, "\nPss:")
    });
    held.sum::<f64>() / 1024.0
}

fn tell(what: &str, goal: f64, ours: f64, floor: f64, unit: &str) {
    let ratio = ours / floor;
    let verdict = if ratio <= goal { "within" } else { "OVER" };
    println!(
        "{what:<58} {ours:>8.1} {unit} floor {floor:>8.1} {unit} ratio {ratio:>5.2} {verdict} {goal:.2}"
    );
}

fn xdotool(arguments: &[&str]) {
    let done = Command::new("xdotool").args(arguments).status().expect("xdotool is installed");
    assert!(done.success());
}

fn variable(name: &str) -> PathBuf {
    std::env::var_os(name).map(PathBuf::from).unwrap_or_else(|| panic!("{name} is not set"))
}

fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-a").args([from, to]).status().expect("cp runs");
    assert!(done.success(), "the journal can be copied");
}
