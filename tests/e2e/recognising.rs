//! What a file leaves open is said in the window before its rows are checked.

use std::path::{Path, PathBuf};

use crate::window::{TAB, Window};
use crate::{axe, desktop, screens};

#[tokio::test]
async fn a_table_is_read_as_the_person_says_that_it_is_written() {
    let window = Window::open().await;
    let path = window.home().join("kino.csv");
    let mut table = b"Kept since school\nFilm|Seen|Mark\n".to_vec();
    // Žlutý kůň in windows-1250.
    table.extend(b"\x8elut\xfd k\xf9\xf2|2024-03-05|7,5\n");
    table.extend(b"Moth|2024-03-06|8,0\n");
    std::fs::write(&path, table).expect("room for a file");
    desktop::opens(&window.journal(), &path);

    window.press("button", "How the file is written").await;
    window.select("Its letters", "windows-1251").await;
    window.reads("Ћlutэ kщт").await;
    window.select("Its letters", "windows-1250").await;
    window.reads("Žlutý kůň").await;
    window.select("Values are parted by", "A bar |").await;
    window.fill("Row with the names of the columns", "0").await;
    window.chord(&[], TAB).await;
    window.reads("Kept since school").await;
    window.fill("Row with the names of the columns", "2").await;
    window.chord(&[], TAB).await;
    window.reads_no_more("Kept since school").await;
    window.select("Decimals stand behind", "a comma: 7,5").await;
    window.select("Film becomes", "Title").await;
    window.select("Seen becomes", "Date watched").await;
    window.select("Mark becomes", "Score").await;
    window.reads("7.5").await;
    axe::finds_nothing(&window, "how a table is written").await;

    window.press("button", "Check the rows").await;
    window.press("button", "Bring in 2 viewings").await;
    window.the("button", "Undo this import").await;
    screens::go(&window, "library").await;
    window.reads("Žlutý kůň").await;
    window.close().await;
}

#[tokio::test]
async fn a_list_that_has_no_name_of_its_own_is_given_one() {
    let window = Window::open().await;
    desktop::opens(&window.journal(), &nameless_list(&window));

    window.select("What are the films of this list?", "A list").await;
    window.fill("What is the list called?", "For the winter").await;
    window.chord(&[], TAB).await;
    axe::finds_nothing(&window, "a list without a name").await;
    window.press("button", "Check the rows").await;
    window.press("button", "Bring in *").await;
    window.the("button", "Undo this import").await;
    screens::go(&window, "lists").await;
    window.the("link", "For the winter").await;
    window.close().await;
}

/// A list as IMDb exports it today, under a name that says nothing.
pub fn nameless_list(window: &Window) -> PathBuf {
    let path = window.home().join("2f6f1c0e-7a55-4b0c-9c1d-0d6c1f6b7a10.csv");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/imdb/v2-list.csv");
    std::fs::copy(fixture, &path).expect("the fixture is there");
    path
}
