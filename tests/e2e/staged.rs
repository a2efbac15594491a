//! Pictures of states that no tour of the screens meets, to be looked at: what comes in and goes out at
//! every step, screens with nothing on them, and a journal that cannot be opened. They lie in
//! `target/staged`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::reading::select_passage;
use crate::screenshots::pictures;
use crate::window::Window;
use crate::{desktop, recognising, sample, screens};

const HERE: &str = "Title,Year,Rating10,WatchedDate,Review\n\
    The Keeper of Low Water,1974,8,2025-11-08,\n\
    Kites,1999,9,2026-03-02,Blown away by the second half.\n\
    Moth,2003,5,2026-03-03,\n\
    雪の電話,1958,8,2026-03-04,\n";

/// Conflicts of two kinds, a film a year apart, rows that come in, that are here, and that cannot be read.
const THERE: &str = "Title,Year,Rating10,WatchedDate,Review,Tags\n\
    Kites,1999,8,2026-03-02,Too long by half.,outdoors\n\
    Moth,2004,6,2026-03-04,,\n\
    雪の電話,1958,8,2026-03-04,,\n\
    Heliotrope,2025,6,2026-03-05,,\n\
    The Keeper of Low Water,1974,9,2025-11-08,,\n\
    \"Kilometre Zero, or the Man Who Would Not Be Driven Home\",1969,8,2026-03-06,\"It is long, and it knows it.\",\n\
    النهر الذي نسي اسمه,1988,8,2026-03-07,,\n\
    Vespers,1977,5,2026-13-05,,\n\
    Understory,2024,11,2026-03-09,,\n";

const TABLE: &str = "Film;Jahr;Gesehen am;Sterne;Notiz\n\
    Kites;1999;2026-03-02;4,5;Windig\n\
    Moth;2003;03.04.2026;3;\n\
    Vespers;1977;2026-03-04;5;Zweimal geweint\n\
    Understory;2024;gestern;4;\n";

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn what_comes_in_at_every_step() {
    let window = Window::open_answered(sample::fill).await;
    screens::go(&window, "import").await;
    shoot(&window, "import-receipts").await;
    desktop::opens(&window.journal(), &written(&window, "filme.csv", TABLE));
    window.the("combobox", "Sterne becomes").await;
    window.reads("As they would be read").await;
    shoot(&window, "import-mapping").await;
    window.press("button", "How the file is written").await;
    shoot(&window, "import-mapping-written").await;
    window.press("button", "Check the rows").await;
    window.press("button", "Bring in*").await;
    window.the("button", "Undo this import").await;

    desktop::opens(&window.journal(), &recognising::nameless_list(&window));
    window.select("What are the films of this list?", "A list").await;
    window.reads("What is the list called?").await;
    shoot(&window, "import-list-name").await;

    desktop::opens(&window.journal(), &written(&window, "here.csv", HERE));
    window.press("button", "Bring in*").await;
    window.the("button", "Undo this import").await;
    desktop::opens(&window.journal(), &written(&window, "there.csv", THERE));
    window.the("tab", "9 all").await;
    shoot(&window, "import-check").await;
    for line in [2, 3] {
        window.press("button", &format!("there.csv, line {line}: details")).await;
    }
    shoot(&window, "import-check-open").await;
    window.press("tab", "*unreadable*").await;
    shoot(&window, "import-check-unreadable").await;
    window.press("button", "Bring in*").await;
    window.the("button", "Undo this import").await;
    shoot(&window, "import-fresh").await;
    window.press("link", "Row by row").await;
    window.the("tab", "*all*").await;
    shoot(&window, "receipt-fresh").await;
    window.press("button", "there.csv, line 2: details").await;
    shoot(&window, "receipt-row").await;
    screens::go(&window, "receipt").await;
    shoot(&window, "receipt-old").await;
    screens::go(&window, "import").await;
    window.press("button", "Another file").await;
    window.press("link", "there.csv").await;
    window.press("button", "Undo this import").await;
    window.the("heading", "Taken out again").await;
    shoot(&window, "receipt-undone").await;
    screens::go(&window, "settings").await;
    window.press("button", "Imports").await;
    shoot(&window, "settings-imports").await;
    window.close().await;
}

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn a_folder_and_a_long_file() {
    let window = Window::open_answered(|_| {}).await;
    let folder = window.home().join("Reviews");
    fs::create_dir(&folder).expect("a folder can be made");
    for (name, text) in [
        ("Kites.md", "---\ntitle: Kites\nyear: 1999\nscore: 8\n---\nIt flies.\n"),
        ("Moth.md", "---\ntitle: Moth\nscore: eleven\n---\nIt burns.\n"),
        ("Nine Winters.md", "---\ntitle: Nine Winters\nlastWatched: 01.03.2024\n---\nIt snows.\n"),
        ("notes.bin", "\u{0}\u{1}\u{2}"),
    ] {
        fs::write(folder.join(name), text).expect("room for a file");
    }
    screens::go(&window, "import").await;
    shoot(&window, "import-empty").await;
    window.answer(&folder);
    window.press("button", "A folder of reviews…").await;
    window.reads("Kites.md").await;
    shoot(&window, "import-folder").await;
    window.press("button", "Open Nine Winters").await;
    window.the("radio", "No date").await;
    shoot(&window, "import-open-date").await;
    window.press("button", "Back to the list").await;
    window.reads("Say which date it is, or that it has none.").await;
    shoot(&window, "import-open-date-asked").await;
    window.choose("No date").await;
    window.press("button", "Back to the list").await;
    window.reads("Kites.md").await;
    window.press("button", "Another file").await;

    let mut long = "Title,Year,Rating10,WatchedDate\n".to_owned();
    for row in 0..60_000 {
        long.push_str(&format!("Reel {row},{},7,2024-02-{:02}\n", 1930 + row % 90, 1 + row % 28));
    }
    desktop::opens(&window.journal(), &written(&window, "long.csv", &long));
    window.press("button", "Bring in*").await;
    window.the("button", "Cancel").await;
    window.reads("of 60,000").await;
    // A picture is of the last frame that was painted, which may be from before.
    let mut running = Vec::new();
    for _ in 0..3 {
        running = window.client().screenshot().await.expect("a screenshot");
    }
    fs::write(place().join("import-running.png"), running).expect("the folder can be written to");
    window.press("button", "Cancel").await;
    window.reads("Cancelled.").await;
    shoot(&window, "import-cancelled").await;
    window.close().await;
}

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn what_goes_out() {
    let window = Window::open_answered(sample::fill).await;
    screens::go(&window, "export").await;
    window.reads("What goes out").await;
    shoot(&window, "export-archive").await;
    window.press("radio", "Letterboxd*").await;
    window.reads("stay behind.").await;
    shoot(&window, "export-losses").await;
    let to = window.home().join("letterboxd");
    window.answer(&to);
    window.press("button", "Choose where…").await;
    window.the("button", "Show in folder").await;
    window.script("scrollTo(0, document.body.scrollHeight)", vec![]).await;
    shoot(&window, "export-done").await;
    screens::go(&window, "film").await;
    shoot(&window, "film").await;
    window.close().await;
}

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn screens_with_nothing_on_them() {
    let window = Window::open().await;
    for screen in ["library", "diary", "watchlist", "lists", "drafts", "trash", "export"] {
        screens::go(&window, screen).await;
        shoot(&window, &format!("{screen}-empty")).await;
    }
    window.close().await;
}

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn a_journal_of_a_newer_matinee() {
    let window = Window::open_after(|journal| {
        sample::fill(journal);
        // Four bytes of the file's head (<https://sqlite.org/fileformat.html#user_version>).
        let path = journal.join("journal.sqlite");
        let mut bytes = fs::read(&path).expect("the journal is there");
        bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
        fs::write(&path, bytes).expect("its version can be raised");
    })
    .await;
    window.reads("newer").await;
    shoot(&window, "start-newer").await;
    window.close().await;
}

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn what_keeps_the_journal() {
    let window = Window::open_answered(sample::fill).await;
    screens::go(&window, "settings").await;
    window.press("button", "Back up now").await;
    window.reads("A backup was made and proved.").await;
    let to = window.home().join("Plain");
    fs::create_dir(&to).expect("a folder can be made");
    window.answer(&to);
    window.press("button", "Choose where…").await;
    window.reads("Everything that was saved is in it").await;
    shoot(&window, "settings-backups").await;
    window.press("button", "*: Look inside…*").await;
    window.fill("Find a film in it", "the").await;
    window.reads("as it is now").await;
    window.script("document.querySelector('dialog details').open = true", vec![]).await;
    shoot(&window, "backup-inside").await;
    window.close().await;
}

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn what_is_damaged() {
    let window = Window::open_answered(|journal| {
        sample::fill(journal);
        sample::command(journal, &["backup"]);
        let path = journal.join("journal.sqlite");
        let mut bytes = fs::read(&path).expect("the journal is there");
        bytes[..4096].fill(0);
        fs::write(&path, bytes).expect("it can be damaged");
    })
    .await;
    window.reads("That is not a journal").await;
    let to = window.home().join("Saved");
    fs::create_dir(&to).expect("a folder can be made");
    window.answer(&to);
    window.press("button", "Save what can be read…").await;
    window.reads("were saved in").await;
    shoot(&window, "start-saved").await;
    window.press("button", "Open what was saved").await;
    fs::remove_dir_all(to.join("media")).expect("its pictures can be taken away");
    screens::go(&window, "settings").await;
    window.press("button", "Prove it now").await;
    window.the("button", "Mend what can be made again").await;
    shoot(&window, "settings-damaged").await;
    window.close().await;
}

/// Shoots the screen as it stands.
async fn shoot(window: &Window, name: &str) {
    pictures(window, name, &place()).await;
}

/// Where the pictures lie.
fn place() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/staged");
    fs::create_dir_all(&folder).expect("the build's folder can be written to");
    folder
}

fn written(window: &Window, name: &str, text: &str) -> PathBuf {
    let path = window.home().join(name);
    fs::write(&path, text).expect("room for a file");
    path
}

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn a_note_that_differs_a_line_not_understood_and_shelves_of_a_narrow_window() {
    let window = Window::open_answered(sample::fill).await;
    let folder = window.home().join("Reviews");
    fs::create_dir(&folder).expect("a folder can be made");
    let note = |title: &str, score: &str| {
        format!(
            "---\ntitle: {title}\nyear: 1999\nlastWatched: 2024-03-01\nscore: {score}\n---\nIt flies, {score}.\n"
        )
    };
    let write = |score: &str| {
        for (name, title) in [("Salt Roads.md", "Salt Roads"), ("Nine Winters.md", "Nine Winters")]
        {
            fs::write(folder.join(name), note(title, score)).expect("room for a file");
        }
    };
    write("8");
    screens::go(&window, "import").await;
    window.answer(&folder);
    window.press("button", "A folder of reviews…").await;
    window.press("button", "Bring it in").await;
    window.reads("Brought in").await;
    write("9");
    window.press("button", "Another file").await;
    window.answer(&folder);
    window.press("button", "A folder of reviews…").await;
    window.reads("Two scores, yours kept").await;
    shoot(&window, "folder-differs").await;
    window.press("button", "Another file").await;
    window.answer(&folder.join("Salt Roads.md"));
    window.press("button", "Choose a file…").await;
    window.press("button", "Bring in").await;
    window.the("heading", "The journal says otherwise").await;
    shoot(&window, "piece-differs").await;

    screens::go(&window, "library").await;
    window.chord(&[crate::window::CONTROL], 'k').await;
    window.types("yaer:1974").await;
    window.reads("Did you mean year?").await;
    shoot(&window, "palette-misread").await;
    window.chord(&[], crate::window::ESCAPE).await;
    window.resize(760, 860).await;
    window.press("button", "Shelves").await;
    window.settled().await;
    let narrow = window.client().screenshot().await.expect("a screenshot");
    fs::write(place().join("library-narrow-shelves.png"), narrow).expect("room for a picture");
    window.close().await;
}

#[tokio::test]
#[ignore = "writes pictures to be looked at"]
async fn a_passage_that_is_selected_and_one_that_is_kept() {
    let window = Window::open_answered(sample::fill).await;
    screens::go(&window, "review").await;
    select_passage(&window, 60).await;
    window.the("button", "Keep this line*").await;
    window
        .script("document.querySelector('.written p').scrollIntoView({ block: 'center' })", vec![])
        .await;
    shoot(&window, "passage-selected").await;
    window.types("s").await;
    window.reads("Kept for the annual.").await;
    shoot(&window, "passage-kept").await;
    window.close().await;
}
