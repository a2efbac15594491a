//! A row of several parts is one row: what of it can come in does, and it is called by that.

use matinee_core::imports::ImportChoices;

use super::files::{bring_in, column, in_new_york, listed, problems, scores, written};
use super::{import, viewings};
use crate::support::TestJournal;

const TOO_LONG: &str = "A list’s name has between 1 and 300 characters.";

fn long() -> String {
    "wind ".repeat(70)
}

/// What provenance says of each row.
fn kept(journal: &TestJournal) -> Vec<String> {
    column(
        journal,
        "select line || ' ' || outcome || ' ' || coalesce(target, 'nothing') from import_rows order by id",
    )
}

#[test]
fn a_row_whose_list_cannot_be_kept_is_what_came_in_of_it_and_the_rest_is_told() {
    let journal = TestJournal::new();
    let sheet =
        format!("Title,Date,Rating,List\nKites,2026-03-01,8,{}\nMoth,2026-03-02,7,Best\n", long());
    let file = written(&sheet);
    let receipt = bring_in(&journal, file.path(), &ImportChoices::default());
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (2, 0), "{receipt:?}");
    let told = problems(&receipt);
    assert_eq!(told.len(), 1);
    assert!(told[0].ends_with(&format!(":2 {TOO_LONG}")), "{told:?}");
    assert_eq!(viewings(&journal), ["Kites 2026-03-01 80", "Moth 2026-03-02 70"]);
    assert_eq!(listed(&journal), ["Best: Moth"]);
    assert_eq!(kept(&journal), ["2 new viewing", "3 new viewing"]);
    let again = bring_in(&journal, file.path(), &ImportChoices::default());
    assert_eq!((again.rows.same, again.added), (2, Default::default()));
}

#[test]
fn a_film_whose_only_list_cannot_be_kept_comes_in_and_one_that_is_here_stays_as_it_is() {
    let journal = TestJournal::new();
    let list = |rows: &str| format!("Title,List,Position,Note\n{rows}");
    let sheet = list(&format!("Kites,{},1,\nMoth,Best,1,\n", long()));
    let receipt = import(&journal, &sheet, &ImportChoices::default()).receipt;
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (2, 0), "{receipt:?}");
    assert_eq!(problems(&receipt), [format!("a file.csv:2 {TOO_LONG}")]);
    assert_eq!(column::<String>(&journal, "select title from films"), ["Kites", "Moth"]);
    assert_eq!(kept(&journal), ["2 new film", "3 new film"]);
    // Now that the film is here, nothing of such a row comes in.
    let other = list(&format!("Kites,{}again,1,\n", long()));
    let report = import(&journal, &other, &ImportChoices::default());
    assert_eq!((report.receipt.rows.unreadable, report.import), (1, None));
}

fn collection(item: &str) -> tempfile::NamedTempFile {
    written(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<collection type=\"GCfilms\" items=\"1\" version=\"1.8.0\">\n{item}\n</collection>"
    ))
}

#[test]
fn a_part_that_cannot_be_kept_keeps_no_other_out() {
    let journal = TestJournal::new();
    let file = collection(&format!(
        "<item id=\"1\" title=\"Kites\" date=\"1999\" seen=\"1\" rating=\"7\"><comment>Windy.</comment>\
         <tags><line><col>{}</col></line><line><col>wind</col></line></tags></item>",
        long()
    ));
    let receipt = bring_in(&journal, file.path(), &in_new_york());
    assert_eq!((receipt.rows.read, receipt.rows.new), (1, 1), "{receipt:?}");
    assert!(problems(&receipt)[0].ends_with(TOO_LONG), "{receipt:?}");
    assert_eq!(viewings(&journal), ["Kites undated –"]);
    assert_eq!(scores(&journal), ["Kites 70"]);
    assert_eq!(listed(&journal), ["wind: Kites"]);
}

#[test]
fn a_row_that_could_not_come_in_is_tried_again() {
    let journal = TestJournal::new();
    let by_id = "imdbID,Title,Rating10,WatchedDate\ntt0113278,,9,2026-03-05\n,Moth,7,2026-03-06\n";
    let first = import(&journal, by_id, &ImportChoices::default()).receipt;
    assert_eq!((first.rows.new, first.rows.unreadable), (1, 1));
    let again = import(&journal, by_id, &ImportChoices::default()).receipt;
    assert_eq!((again.rows.same, again.rows.unreadable), (1, 1));
    // The journal has come to know the film.
    let known = "Title,Year,imdbID,Rating10,WatchedDate\nKites,1999,tt0113278,8,2026-03-01\n";
    import(&journal, known, &ImportChoices::default());
    let then = import(&journal, by_id, &ImportChoices::default()).receipt;
    assert_eq!((then.rows.same, then.rows.new), (1, 1));
    assert_eq!(
        viewings(&journal),
        ["Kites 2026-03-01 80", "Kites 2026-03-05 90", "Moth 2026-03-06 70"]
    );
}
