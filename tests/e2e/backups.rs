//! A backup is made, and put back, in the real window.

use crate::window::{ENTER, Window};
use crate::{sample, screens};

/// Presses what `act` names in the row of the backup made for `cause`: the app makes backups of its
/// own accord meanwhile, and the newest need not be the one meant.
async fn press_of(window: &Window, cause: &str, act: &str) {
    const SCRIPT: &str = "const [cause, act] = arguments;
        const row = [...document.querySelectorAll('tr')].find((one) => one.innerText.includes(cause));
        const button = [...(row?.querySelectorAll('button') ?? [])].find((one) => one.innerText.includes(act));
        button?.click();
        return Boolean(button);";
    window
        .until(&format!("the backup '{cause}' to offer '{act}'"), async || {
            let pressed = window.script(SCRIPT, vec![cause.into(), act.into()]).await;
            pressed.as_bool().filter(|pressed| *pressed)
        })
        .await;
}

#[tokio::test]
async fn a_backup_is_put_back_and_what_was_there_is_kept() {
    let window = sample::window().await;
    screens::go(&window, "settings").await;
    window.press("button", "Back up now").await;
    window.reads("A backup was made and proved.").await;
    window.reads("You asked for it").await;

    screens::go(&window, "lists").await;
    window.press("button", "New list").await;
    window.fill("Name", "Made after the backup").await;
    window.chord(&[], ENTER).await;
    window.the("heading", "Made after the backup").await;

    screens::go(&window, "settings").await;
    press_of(&window, "You asked for it", "Put it back").await;
    window.reads("That is not lost").await;
    window.press("button", "Put it back").await;
    window.reads("What was there before is the newest backup").await;
    window.reads("Before one was put back").await;
    screens::go(&window, "lists").await;
    window.the("link", "Marder, in order").await;
    window.reads_no_more("Made after the backup").await;
    window.close().await;
}

#[tokio::test]
async fn a_film_is_found_inside_a_backup_and_brought_back() {
    let window = sample::window().await;
    screens::go(&window, "settings").await;
    window.press("button", "Back up now").await;
    window.reads("A backup was made and proved.").await;
    press_of(&window, "You asked for it", "Look inside").await;
    window.fill("Find a film in it", "low water").await;
    window.reads_no_more("Parallax (").await;
    window.press("button", "The Keeper of Low Water: Bring this back").await;
    window.reads("is back, beside what the journal has").await;
    window.press("button", "Close").await;
    screens::go(&window, "library").await;
    window.reads("49").await;
    window.close().await;
}

#[tokio::test]
async fn a_journal_that_does_not_open_is_put_back_from_the_start_screen() {
    let window = Window::open_after(|journal| {
        sample::fill(journal);
        sample::command(journal, &["backup"]);
        std::fs::write(journal.join("journal.sqlite"), "not what it was").expect("the file");
    })
    .await;
    window.reads("That is not a journal").await;
    window.press("button", "*: Put it back…*").await;
    window.press("button", "Put it back").await;
    screens::go(&window, "library").await;
    window.reads("kept since").await;
    window.close().await;
}

#[tokio::test]
async fn the_journal_is_proved_whole_on_request() {
    let window = sample::window().await;
    screens::go(&window, "settings").await;
    window.press("button", "Prove it now").await;
    window.reads("0 differences").await;
    window.close().await;
}

#[tokio::test]
async fn a_window_that_was_killed_looks_the_journal_through_when_it_opens_again() {
    let window = sample::window().await;
    screens::go(&window, "lists").await;
    window.press("button", "New list").await;
    window.fill("Name", "Made before the end").await;
    window.chord(&[], ENTER).await;
    window.the("heading", "Made before the end").await;
    let window = window.killed_and_reopened().await;
    window.reads("Matinee was not closed last time").await;
    screens::go(&window, "settings").await;
    window.reads("Proved whole on").await;
    screens::go(&window, "lists").await;
    window.the("link", "Made before the end").await;
    window.close().await;
}

#[tokio::test]
async fn what_can_be_read_of_a_damaged_journal_is_saved_and_opened() {
    let window = Window::open_answered(|journal| {
        sample::fill(journal);
        // The first page: what says that it is a journal, and where its tables are.
        let path = journal.join("journal.sqlite");
        let mut bytes = std::fs::read(&path).expect("the journal is there");
        bytes[..4096].fill(0);
        std::fs::write(&path, bytes).expect("it can be damaged");
    })
    .await;
    window.reads("That is not a journal").await;
    let to = window.home().join("Saved");
    std::fs::create_dir(&to).expect("a folder can be made");
    window.answer(&to);
    window.press("button", "Save what can be read…").await;
    window.reads("18 reviews were saved in").await;
    window.press("button", "Open what was saved").await;
    screens::go(&window, "library").await;
    window.reads("kept since").await;
    window.close().await;
}

#[tokio::test]
async fn every_save_is_a_file_in_the_folder_of_plain_files() {
    let window = Window::open_answered(sample::fill).await;
    let to = window.home().join("Plain");
    std::fs::create_dir(&to).expect("a folder can be made");
    screens::go(&window, "settings").await;
    window.answer(&to);
    window.press("button", "Choose where…").await;
    window.reads("Everything that was saved is in it").await;
    let films = std::fs::read_dir(to.join("films")).expect("there are films").count();
    assert_eq!(films, 48);
    screens::go(&window, "lists").await;
    window.press("button", "New list").await;
    window.fill("Name", "Made beside the files").await;
    window.chord(&[], ENTER).await;
    window.the("heading", "Made beside the files").await;
    window
        .until("the list to be in the files", async || {
            let lists = std::fs::read_to_string(to.join("records/lists.json")).ok()?;
            lists.contains("Made beside the files").then_some(())
        })
        .await;
    window.close().await;
}
