//! One review comes in from one file of each kind, by the dialog's answer, and one by paste.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::window::Window;
use crate::{axe, screens, tab_walk};

const FLATS: &str =
    "It opens on the flats, before sunrise, with a man who measures the sea twice a day.";

fn page(title: &str) -> String {
    format!(
        "Skip to main content\n1974\n{title}\n“The sea keeps its own books.”\n• 121 minutes\n• Directed by Hanne Marder\n• Tom Hale, Ida Voss\n5-minute read\n{FLATS}\nThe ledger\nNobody reads the ledger, which is the joke of the film and its tragedy.\nScene from {title}\n9.5 /10\nMasterpiece\nA film about keeping watch over nothing.\nKeep exploring…\n"
    )
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("the file can be written");
    path
}

/// Brings in what is on the correction screen, and waits for the review: its words stand beside
/// the fields before it is one.
async fn bring_in(window: &Window) {
    window.press("button", "Bring in").await;
    window
        .until("the review to open", async || {
            let there = "return location.hash.startsWith('#/review/') ? true : null";
            window.script(there, vec![]).await.as_bool()
        })
        .await;
}

#[tokio::test]
async fn a_review_of_each_kind_is_corrected_brought_in_and_read() {
    let window = Window::open_answered(|_| {}).await;
    let folder = window.home().to_owned();
    let web = format!(
        "<html><body><article><h1>Nine Winters (1981)</h1><p>{FLATS}</p><h2>The frost</h2><p>{FLATS}</p></article></body></html>"
    );
    let note = format!("---\ntitle: Salt Roads\nyear: 1999\nscore: 8\n---\n{FLATS}\n");
    let files = [
        ("page.txt", page("The Keeper of Low Water"), "The Keeper of Low Water"),
        ("page.html", web, "Nine Winters"),
        ("note.md", note, "Salt Roads"),
    ];
    for (name, text, title) in files {
        screens::go(&window, "import").await;
        window.answer(&written(&folder, name, &text));
        window.press("button", "Choose a file…").await;
        window.the("button", "Bring in").await;
        axe::finds_nothing(&window, "the correction screen").await;
        if name == "page.txt" {
            tab_walk::reaches_every_control(&window, "the correction screen").await;
        }
        bring_in(&window).await;
        window.reads(title).await;
        window.reads("It opens on the flats").await;
    }
    window.close().await;
}

#[tokio::test]
async fn a_pasted_page_is_understood() {
    let window = Window::open().await;
    screens::go(&window, "import").await;
    let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
        const field = document.querySelector('.dropzone input'); field.focus();
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    window.script(paste, vec![json!(page("The Long Ebb"))]).await;
    bring_in(&window).await;
    window.reads("The Long Ebb").await;
    window.reads("A film about keeping watch over nothing.").await;
    window.close().await;
}

#[tokio::test]
async fn a_folder_is_looked_at_file_by_file_and_keys_are_told_what_they_become() {
    let window = Window::open_answered(|_| {}).await;
    let folder = window.home().join("notes");
    std::fs::create_dir(&folder).expect("a folder can be made");
    for (name, title) in [("a.md", "Salt Roads"), ("b.md", "Nine Winters"), ("c.md", "Heat")] {
        let note = format!("---\nFilmtitel: {title}\nSterne: 4.5\n---\n{FLATS} {title}.\n");
        written(&folder, name, &note);
    }
    screens::go(&window, "import").await;
    window.answer(&folder);
    window.press("button", "A folder of reviews…").await;
    window.reads("3 files").await;
    window.reads("Waits for you").await;
    axe::finds_nothing(&window, "a folder before it comes in").await;
    tab_walk::reaches_every_control(&window, "a folder before it comes in").await;

    window.press("button", "Open a.md").await;
    window.select("Filmtitel becomes", "Title").await;
    window.select("Sterne becomes", "Score, out of five").await;
    axe::finds_nothing(&window, "the keys of a note").await;
    window.press("button", "Back to the list").await;
    window.reads("3 reviews come in.").await;
    window.press("button", "Leave out Heat").await;
    window.reads("2 reviews come in.").await;
    window.press("button", "Bring it in").await;
    window.reads("Brought in").await;
    screens::go(&window, "library").await;
    window.reads("Nine Winters").await;
    window.reads_no_more("Heat").await;

    // In a later note the keys mean the same.
    screens::go(&window, "import").await;
    window.press("button", "Another file").await;
    let later = "---\nFilmtitel: The Long Ebb\nSterne: 3\n---\nIt ebbs.\n";
    window.answer(&written(&folder, "later.md", later));
    window.press("button", "Choose a file…").await;
    bring_in(&window).await;
    window.reads("The Long Ebb").await;
    window.close().await;
}

#[tokio::test]
async fn a_date_that_can_be_two_is_asked_about_alone_and_once_for_a_folder() {
    let window = Window::open_answered(|_| {}).await;
    let folder = window.home().join("notes");
    std::fs::create_dir(&folder).expect("a folder can be made");
    for title in ["Kites", "Moth"] {
        let note =
            format!("---\ntype: movie\ntitle: {title}\nlastWatched: 01.03.2024\n---\n{FLATS}\n");
        written(&folder, &format!("{title}.md"), &note);
    }
    screens::go(&window, "import").await;
    window.answer(&folder.join("Kites.md"));
    window.press("button", "Choose a file…").await;
    window.press("button", "Bring in").await;
    window.reads("Say which date it is, or that it has none.").await;
    axe::finds_nothing(&window, "a date that can be two").await;
    window.choose("3 January 2024").await;
    window.reads_no_more("Say which date it is").await;
    bring_in(&window).await;
    screens::go(&window, "diary").await;
    window.reads("January").await;

    screens::go(&window, "import").await;
    window.answer(&folder);
    window.press("button", "A folder of reviews…").await;
    window.reads("Waits for you").await;
    axe::finds_nothing(&window, "a folder whose dates can be two").await;
    window.select("How are its dates written?", "Day first: 31/12/2026").await;
    window.reads("One review comes in.").await;
    window.press("button", "Bring it in").await;
    window.reads("Brought in").await;
    screens::go(&window, "diary").await;
    window.reads("March").await;
    window.close().await;
}

#[tokio::test]
async fn a_note_edited_since_is_asked_about_alone_and_in_its_folder() {
    let window = Window::open_answered(|_| {}).await;
    let folder = window.home().join("notes");
    std::fs::create_dir(&folder).expect("a folder can be made");
    let note = |title: &str, score: &str| {
        format!(
            "---\ntitle: {title}\nyear: 1999\nlastWatched: 2024-03-01\nscore: {score}\n---\n{FLATS} {title}.\n"
        )
    };
    let titles = [("a.md", "Salt Roads"), ("b.md", "Nine Winters")];
    let write = |score: &str| {
        for (name, title) in titles {
            written(&folder, name, &note(title, score));
        }
    };
    write("8");
    screens::go(&window, "import").await;
    window.answer(&folder);
    window.press("button", "A folder of reviews…").await;
    window.reads("2 reviews come in.").await;
    window.press("button", "Bring it in").await;
    window.reads("Brought in").await;

    // One by itself: asked before it is written, and done as it is answered.
    write("9");
    window.press("button", "Another file").await;
    window.answer(&folder.join("a.md"));
    window.press("button", "Choose a file…").await;
    window.press("button", "Bring in").await;
    window.the("heading", "The journal says otherwise").await;
    axe::finds_nothing(&window, "what stands of a piece").await;
    window.choose("Take*").await;
    bring_in(&window).await;
    screens::go(&window, "diary").await;
    window.reads("9.0").await;
    window.reads("8.0").await;

    // The folder: what came in is known, the other differs.
    screens::go(&window, "import").await;
    window.answer(&folder);
    window.press("button", "A folder of reviews…").await;
    window.reads("One file differs from the journal.").await;
    window.reads("Two scores, yours kept").await;
    axe::finds_nothing(&window, "a folder that differs from the journal").await;
    window.select("Which stands of Nine Winters?", "Take the file’s").await;
    window.reads("One review comes in.").await;
    window.press("button", "Bring it in").await;
    window.reads("Brought in").await;
    screens::go(&window, "diary").await;
    window.reads("9.0").await;
    window.reads_no_more("8.0").await;
    window.close().await;
}
