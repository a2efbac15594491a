//! Every row of a file is looked at, and answered, before it comes in.

use std::path::PathBuf;

use crate::window::{CONTROL, ENTER, Window};
use crate::{axe, desktop, screens};

const HERE: &str = "Title,Year,Rating10,WatchedDate\n\
    Kites,1999,9,2026-03-02\n\
    Moth,2003,5,2026-03-03\n";

/// One score differs, one film is a year apart, one row is new, one can't be read.
const THERE: &str = "Title,Year,Rating10,WatchedDate\n\
    Kites,1999,8,2026-03-02\n\
    Moth,2004,6,2026-03-04\n\
    Heliotrope,1988,5,2026-03-05\n\
    Vespers,1977,5,2026-13-05\n";

fn written(window: &Window, name: &str, text: &str) -> PathBuf {
    let path = window.home().join(name);
    std::fs::write(&path, text).expect("room for a file");
    path
}

/// A window on a journal with two viewings, looking at a file that says some of it otherwise.
async fn looking() -> Window {
    let window = Window::open().await;
    let here = written(&window, "here.csv", HERE);
    desktop::opens(&window.journal(), &here);
    window.press("button", "Bring in 2 viewings").await;
    window.the("button", "Undo this import").await;
    let there = written(&window, "there.csv", THERE);
    desktop::opens(&window.journal(), &there);
    window.the("tab", "4 all").await;
    window
}

/// Opens a row, or closes it.
async fn toggled(window: &Window, line: u32) {
    window.press("button", &format!("there.csv, line {line}: details")).await;
}

#[tokio::test]
async fn a_conflict_a_doubt_and_a_row_left_out_come_in_as_they_were_answered() {
    let window = looking().await;
    window.the("tab", "1 in conflict").await;
    window.the("tab", "1 need a look").await;
    axe::finds_nothing(&window, "the rows of a file").await;

    toggled(&window, 2).await;
    window.reads("Kites,1999,8,2026-03-02").await;
    window.choose("Take*").await;
    toggled(&window, 2).await;
    toggled(&window, 3).await;
    window.press("button", "Yes, that film").await;
    window.the("tab", "2 new").await;
    toggled(&window, 3).await;
    toggled(&window, 4).await;
    window.press("button", "Leave the row out").await;
    window.the("tab", "1 new").await;
    window.the("tab", "1 left out").await;
    axe::finds_nothing(&window, "the answers to a file").await;

    window.press("button", "Bring in 1 viewing").await;
    window.the("button", "Undo this import").await;
    window.reads("Rows accounted for").await;
    screens::go(&window, "diary").await;
    window.reads("8.0").await;
    window.reads_no_more("9.0").await;
    window.reads("6.0").await;
    window.reads_no_more("Heliotrope").await;

    window.chord(&[CONTROL], 'z').await;
    window.reads("9.0").await;
    window.reads_no_more("6.0").await;
    window.close().await;
}

#[tokio::test]
async fn both_values_are_kept_where_that_is_chosen() {
    let window = looking().await;
    toggled(&window, 2).await;
    window.choose("Keep both*").await;
    window.press("button", "Bring in*").await;
    window.the("button", "Undo this import").await;
    screens::go(&window, "diary").await;
    window.reads("8.0").await;
    window.reads("9.0").await;
    window.close().await;
}

#[tokio::test]
async fn one_answer_settles_every_conflict_of_a_kind_and_the_receipt_says_how_many() {
    let window = Window::open().await;
    let here = "Title,Year,Rating10,WatchedDate\nKites,1999,9,2026-03-02\nMoth,2003,5,2026-03-03\nVespers,1977,7,2026-03-04\n";
    desktop::opens(&window.journal(), &written(&window, "here.csv", here));
    window.press("button", "Bring in 3 viewings").await;
    window.the("button", "Undo this import").await;
    let there = "Title,Year,Rating10,WatchedDate\nKites,1999,8,2026-03-02\nMoth,2003,6,2026-03-03\nVespers,1977,4,2026-03-04\n";
    desktop::opens(&window.journal(), &written(&window, "there.csv", there));
    window.the("tab", "3 in conflict").await;
    window.reads("3 conflicts keep what is here.").await;

    // By keys alone: the first row takes the file's, then all do, then the second keeps its own.
    window.types("j").await;
    window.types("2").await;
    window.reads("3 conflicts: 2 keep what is here and 1 takes what the file says.").await;
    toggled(&window, 2).await;
    window.press("button", "For all of this kind").await;
    window.reads("3 conflicts take what the file says.").await;
    window.types("j").await;
    window.types("1").await;
    window.reads("3 conflicts: 1 keeps what is here and 2 take what the file says.").await;

    window.press("button", "Bring it in").await;
    window.the("button", "Undo this import").await;
    window.reads("In conflict, yours kept 1").await;
    window.reads("In conflict, the file’s taken 2").await;
    screens::go(&window, "diary").await;
    window.reads("8.0").await;
    window.reads("5.0").await;
    window.reads("4.0").await;
    window.close().await;
}

#[tokio::test]
async fn a_file_is_given_up_without_a_trace() {
    let window = looking().await;
    window.press("button", "Back").await;
    window.the("button", "Choose a file…").await;
    screens::go(&window, "diary").await;
    window.reads("9.0").await;
    window.reads_no_more("8.0").await;
    window.close().await;
}

#[tokio::test]
async fn a_table_of_its_own_kind_is_told_what_its_columns_become() {
    let window = Window::open().await;
    let table = "Film;Jahr;Gesehen am;Sterne\nKites;1999;2026-03-02;4,5\nMoth;2003;2026-03-03;3\nVespers;1977;2026-03-04;5\n";
    desktop::opens(&window.journal(), &written(&window, "filme.csv", table));
    window.the("combobox", "Sterne becomes").await;
    window.reads("As they would be read").await;
    axe::finds_nothing(&window, "the columns of a table").await;
    window.press("button", "Check the rows").await;
    window.press("button", "Bring in 3 viewings").await;
    window.the("button", "Undo this import").await;
    screens::go(&window, "diary").await;
    window.reads("9.0").await;
    window.reads("10.0").await;
    window.close().await;
}

#[tokio::test]
async fn a_bare_list_of_films_is_asked_what_it_is() {
    let window = Window::open().await;
    let list = "Date,Name,Year,Letterboxd URI\n2026-03-02,Kites,1999,https://boxd.it/f1\n";
    desktop::opens(&window.journal(), &written(&window, "films.csv", list));
    window.select("What are the films of this list?", "Films to see").await;
    window.press("button", "Check the rows").await;
    window.press("button", "Bring in 1 film").await;
    window.the("button", "Undo this import").await;
    screens::go(&window, "watchlist").await;
    window.reads("Kites").await;
    window.close().await;
}

#[tokio::test]
async fn the_film_of_a_row_is_set_right_to_another_film_of_the_journal() {
    let window = looking().await;
    toggled(&window, 3).await;
    window.press("button", "Another film…").await;
    axe::finds_nothing(&window, "the choice of a film").await;
    // What the file calls it stands there, chosen, to be typed over.
    window.types("Kites").await;
    window.the("option", "Kites*").await;
    window.chord(&[], ENTER).await;
    window.the("tab", "2 new").await;
    window.reads("It is taken for Kites, 1999, which is in your journal.").await;
    window.press("button", "Bring in*").await;
    window.the("button", "Undo this import").await;
    screens::go(&window, "library").await;
    // The row of Moth (2004) is a viewing of Kites, so no second Moth came in.
    window.reads("3 films").await;
    screens::go(&window, "diary").await;
    window.reads("6.0").await;
    window.close().await;
}

#[tokio::test]
async fn a_row_that_may_be_a_film_of_the_journal_can_be_a_new_one() {
    let window = looking().await;
    toggled(&window, 3).await;
    window.press("button", "A new film").await;
    window.the("tab", "2 new").await;
    window.reads("It comes in as a film of its own.").await;
    window.press("button", "Bring in*").await;
    window.the("button", "Undo this import").await;
    screens::go(&window, "library").await;
    window.reads("4 films").await;
    window.close().await;
}

#[tokio::test]
async fn moments_become_the_dates_of_the_place_that_is_told_and_dates_the_order_that_is() {
    let window = Window::open().await;
    let plays = "type,action,title,year,trakt,imdb,tmdb,watched_at\n\
        movie,history,Kites,1999,1,,700002,2026-03-02T01:30:00.000Z\n";
    let plays = written(&window, "history.csv", plays);
    desktop::opens(&window.journal(), &plays);
    window.select("Where were you?", "America/New_York").await;
    window.press("button", "Check the rows").await;
    window.reads("1 Mar 2026").await;
    window.press("button", "Back").await;
    desktop::opens(&window.journal(), &plays);
    window.select("Where were you?", "Asia/Tokyo").await;
    window.press("button", "Check the rows").await;
    window.reads("2 Mar 2026").await;
    window.press("button", "Bring in 1 viewing").await;
    window.the("button", "Undo this import").await;

    let table = "Film,Gesehen am\nMoth,3/4/2026\n";
    desktop::opens(&window.journal(), &written(&window, "filme.csv", table));
    window.select("How are its dates written?", "Day first: 31/12/2026").await;
    window.press("button", "Check the rows").await;
    window.reads("3 Apr 2026").await;
    window.close().await;
}
