//! A row of several parts is one row: what of it can come in does, and it is called by that.

use matinee_core::imports::{FilmsAre, ImportChoices, ImportReading};
use matinee_core::{FilmId, Score, ViewingFacts, WatchedOn};
use rstest::rstest;

use super::files::{bring_in, column, in_new_york, listed, problems, reviews, scores, written};
use super::{import, viewings};
use crate::support::{TestJournal, add_film};

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

/// That a film was seen at some time, with a score and a text.
const SEEN: &str = "<item id=\"1\" title=\"Kites\" date=\"1999\" seen=\"1\" rating=\"7\"><comment>Windy.</comment></item>";

fn watched(journal: &TestJournal, film: FilmId, on: Option<&str>, score: Option<u8>) {
    let watched_on = on.map(|on| WatchedOn::parse(on).unwrap());
    let score = score.map(|tenths| Score::from_tenths(tenths).unwrap());
    let facts = ViewingFacts { watched_on, score, ..ViewingFacts::default() };
    journal.log_viewing(film, &facts).unwrap();
}

#[test]
fn a_film_seen_at_some_time_is_marked_so_with_its_score_and_its_text() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, collection(SEEN).path(), &in_new_york());
    assert_eq!((receipt.rows.new, receipt.added.viewings, receipt.added.scores), (1, 1, 1));
    assert_eq!(viewings(&journal), ["Kites undated –"]);
    assert_eq!(scores(&journal), ["Kites 70"]);
    assert_eq!(column::<String>(&journal, "select body from reviews"), ["Windy."]);
}

#[rstest]
#[case::seen_on_a_day(&[(Some("2020-01-02"), None)], &["Kites 70"])]
#[case::scored_alike_on_a_day(&[(Some("2020-01-02"), Some(70))], &[])]
#[case::scored_alike_undated(&[(None, Some(70))], &[])]
#[case::scored_alike_undated_and_otherwise_later(&[(None, Some(70)), (Some("2020-01-02"), Some(90))], &[])]
#[case::scored_otherwise_on_a_day(&[(Some("2020-01-02"), Some(90))], &["Kites 70"])]
fn on_a_film_that_was_seen_it_adds_no_viewing(
    #[case] seen: &[(Option<&str>, Option<u8>)],
    #[case] own: &[&str],
) {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Kites", 1999);
    for (on, score) in seen {
        watched(&journal, film, *on, *score);
    }
    let before = viewings(&journal);
    let receipt = bring_in(&journal, collection(SEEN).path(), &in_new_york());
    assert_eq!(viewings(&journal), before);
    assert_eq!(scores(&journal), own);
    assert_eq!(receipt.added.reviews, 1);
    assert_eq!(kept(&journal), ["3 new film"]);
    let again = bring_in(&journal, collection(SEEN).path(), &in_new_york());
    assert_eq!((again.rows.same, again.added), (1, Default::default()));
    // The same in another form says nothing new either.
    let other = SEEN.replace("id=\"1\"", "id=\"2\"");
    let again = bring_in(&journal, collection(&other).path(), &in_new_york());
    assert_eq!((again.rows.same, again.added), (1, Default::default()));
    assert_eq!(reviews(&journal).len(), 1);
}

#[test]
fn another_score_than_the_films_own_is_a_conflict() {
    let journal = TestJournal::new();
    bring_in(&journal, collection(SEEN).path(), &in_new_york());
    let other = SEEN.replace("rating=\"7\"", "rating=\"9\"");
    let receipt = bring_in(&journal, collection(&other).path(), &in_new_york());
    assert_eq!(receipt.rows.conflict, 1);
    assert!(
        problems(&receipt)[0]
            .ends_with("gives this film 7.0 and the file 9.0; the journal’s was kept.")
    );
    assert_eq!(scores(&journal), ["Kites 70"]);
    assert_eq!(viewings(&journal), ["Kites undated –"]);
}

#[rstest]
#[case::the_same("8", 0)]
#[case::another("9", 1)]
fn a_score_that_the_journal_has_tells_of_no_viewing(#[case] score: &str, #[case] conflicts: u32) {
    let journal = TestJournal::new();
    let table = "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors\n\
        tt0070002,8,2026-03-02,Kites,https://www.imdb.com/title/tt0070002/,Movie,7.9,,1999,,,,\n";
    bring_in(&journal, written(table).path(), &in_new_york());
    assert_eq!((scores(&journal).len(), viewings(&journal).len()), (1, 0));

    let list = format!(
        "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated\n\
        1,tt0070002,,,,Kites,Kites,https://www.imdb.com/title/tt0070002/,Movie,7.9,,1999,,,,,{score},\n"
    );
    let reading = ImportReading { films_are: Some(FilmsAre::Seen), ..in_new_york().reading };
    let choices = ImportChoices { reading, ..ImportChoices::default() };
    let receipt = bring_in(&journal, written(list).path(), &choices);
    let rows = receipt.rows;
    assert_eq!((rows.same, rows.conflict), (1 - conflicts, conflicts), "{receipt:?}");
    assert_eq!(scores(&journal), ["Kites 80"]);
    assert_eq!(viewings(&journal), [""; 0]);
}
