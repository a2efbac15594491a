//! A vault of Obsidian's with notes of Media DB: films, and what is none.

use std::path::PathBuf;

use matinee_core::imports::piece::{FolderEdit, PieceEdit, PieceOutcome, PieceSource};
use matinee_core::imports::{DateOrder, ImportChoices, ImportReading, ImportRows};
use matinee_core::{Error, FilmId, Progress};

use super::{Files, fixture, held, import, one, reasons};
use crate::support::TestJournal;

fn vault() -> PathBuf {
    fixture("obsidian/vault")
}

#[test]
fn a_vault_brings_in_its_films_and_sets_the_rest_aside_by_kind() {
    let journal = TestJournal::new();
    let rehearsed = journal.rehearse_import(&vault(), Progress::unwatched()).unwrap();
    let receipt = import(&journal, &vault()).receipt;
    assert_eq!(rehearsed.receipt, receipt);
    let rows = ImportRows { read: 7, new: 3, skipped: 4, ..ImportRows::default() };
    assert_eq!(receipt.rows, rows, "{receipt:?}");
    let added = receipt.added;
    assert_eq!((added.films, added.viewings, added.reviews, added.scores), (3, 3, 1, 2));
    assert_eq!(
        reasons(&receipt.left_out),
        [
            "Books/The Ledger (1968).md: This is a book, and Matinee keeps films.",
            "Films/Kites (2001).md: It says that the film was not watched, and nothing else of it.",
            "Games/Harbour Nights (2015).md: This is a game, and Matinee keeps films.",
            "Series/The Long Pier (2019).md: This is of a series, and Matinee keeps films.",
        ]
    );
    let form = held(&journal, 1);
    assert_eq!(form.facts.directors, ["Ana Reis"]);
    let film = form.film.unwrap();
    assert!(
        journal.poster(film).unwrap().is_some(),
        "its picture is named by its path in the vault"
    );
    let again = import(&journal, &vault()).receipt;
    assert_eq!((again.rows.same, again.rows.skipped), (3, 4));
}

#[test]
fn a_date_in_numbers_is_never_guessed_at_and_never_lost_in_silence() {
    let journal = TestJournal::new();
    let vault = tempfile::tempdir().unwrap();
    for (title, watched) in [
        ("Kites", "01.03.2024"),
        ("Moth", "31.12.2024"),
        ("Stone", "some evening"),
        ("Vespers", "03.03.2024"),
    ] {
        let note =
            format!("---\ntype: movie\ntitle: {title}\nlastWatched: {watched}\n---\nBlue.\n");
        std::fs::write(vault.path().join(format!("{title}.md")), note).unwrap();
    }
    let receipt = import(&journal, vault.path()).receipt;
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (3, 1));
    let problems: Vec<String> =
        receipt.problems.iter().map(|it| format!("{}: {}", it.file, it.reason)).collect();
    assert_eq!(
        problems,
        [
            "Kites.md: ‘01.03.2024’ in ‘lastWatched’ can be read as two dates. Say whether the day or the month comes first.",
            "Stone.md: ‘some evening’ in ‘lastWatched’ is no date that the calendar has, so it was left out.",
        ]
    );
    let dates = |journal: &TestJournal| -> Vec<Option<String>> {
        let file = journal.folder.path().join("journal.sqlite");
        let tables = rusqlite::Connection::open(file).unwrap();
        let sql = "select watched_on from viewings order by watched_on";
        let mut statement = tables.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let on = |day: &str| Some(day.to_owned());
    assert_eq!(dates(&journal), [on("2024-03-03"), on("2024-12-31")]);

    // What waited comes in once its order is said, the rest is here.
    let reading =
        ImportReading { date_order: Some(DateOrder::DayFirst), ..ImportReading::default() };
    let choices = ImportChoices { reading, ..ImportChoices::default() };
    let report = journal.import_with(vault.path(), &choices, Progress::unwatched()).unwrap().value;
    assert_eq!((report.receipt.rows.new, report.receipt.rows.same), (1, 3));
    assert_eq!(dates(&journal), [on("2024-03-01"), on("2024-03-03"), on("2024-12-31")]);
}

#[test]
fn a_score_that_is_none_is_told_and_the_rest_comes_in() {
    let (journal, vault) = (TestJournal::new(), tempfile::tempdir().unwrap());
    for (title, score) in [("Kites", "12"), ("Moth", "great"), ("Stone", "8.5")] {
        let note = format!(
            "---\ntype: movie\ntitle: {title}\nwatched: true\npersonalRating: {score}\n---\nBlue.\n"
        );
        std::fs::write(vault.path().join(format!("{title}.md")), note).unwrap();
    }
    let receipt = import(&journal, vault.path()).receipt;
    assert_eq!((receipt.rows.new, receipt.added.scores), (3, 1), "{receipt:?}");
    let problems: Vec<&str> = receipt.problems.iter().map(|it| it.reason.as_str()).collect();
    assert_eq!(
        problems,
        [
            "‘12’ in ‘personalRating’ is no score, so it was left out.",
            "‘great’ in ‘personalRating’ is no score, so it was left out.",
        ]
    );
}

const OPEN: &str = "---\ntype: movie\ntitle: Kites\nlastWatched: 01.03.2024\n---\nBlue.\n";

#[test]
fn a_note_by_itself_says_between_which_two_dates_the_person_has_to_choose() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let path = files.with("Kites.md", OPEN);
    let read = journal.read_piece(&PieceSource::File(path)).unwrap().piece;
    let open = read.open_date.unwrap();
    assert_eq!((open.key.as_str(), open.said.as_str()), ("lastWatched", "01.03.2024"));
    assert_eq!(open.readings.map(|date| date.to_string()), ["2024-03-01", "2024-01-03"]);
    assert_eq!(read.form.watch.and_then(|watch| watch.watched_on), None);
}

#[test]
fn a_folder_asks_once_in_which_order_its_dates_stand() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("vault/Kites.md", OPEN);
    files.with("vault/Moth.md", OPEN.replace("Kites", "Moth").replace("01.03", "31.12"));
    let folder = files.path().join("vault");
    let look =
        |edit: &FolderEdit| journal.read_folder(&folder, edit, Progress::unwatched()).unwrap();
    let outcomes = |edit: &FolderEdit| {
        let read = look(edit);
        let outcomes: Vec<_> = read.files.iter().map(|file| file.outcome).collect();
        (read.asks_date_order, outcomes)
    };
    use PieceOutcome::{ComesIn, Waits};
    assert_eq!(outcomes(&FolderEdit::default()), (true, vec![Waits, ComesIn]));
    assert!(look(&FolderEdit::default()).files[0].problems[0].contains("two dates"));

    // Said for all of them, it is asked no more, and a note that is opened has its date.
    let order = Some(DateOrder::MonthFirst);
    let said = FolderEdit { date_order: order, ..FolderEdit::default() };
    assert_eq!(outcomes(&said), (false, vec![ComesIn, ComesIn]));
    let opened = journal.read_piece_of(&folder, "Kites.md", order).unwrap().piece;
    assert_eq!(opened.open_date, None);
    let on = opened.form.watch.unwrap().watched_on.unwrap().to_string();
    assert_eq!(on, "2024-01-03");

    // Or it is said of the note alone.
    let read = journal.read_piece_of(&folder, "Kites.md", None).unwrap().piece;
    let mut form = read.form;
    form.watch.get_or_insert_default().watched_on = Some(read.open_date.unwrap().readings[0]);
    let edit = PieceEdit { form, ..PieceEdit::default() };
    let said =
        FolderEdit { corrected: vec![("Kites.md".to_owned(), edit)], ..FolderEdit::default() };
    assert_eq!(outcomes(&said), (false, vec![ComesIn, ComesIn]));
    journal.bring_in_folder(&folder, &said, Progress::unwatched()).unwrap();
    // What is here already asks nothing.
    assert!(!look(&FolderEdit::default()).asks_date_order);
    let watched = held(&journal, 1).watch.unwrap().watched_on.unwrap().to_string();
    assert_eq!(watched, "2024-03-01");
}

#[test]
fn a_film_that_was_watched_some_time_is_an_undated_viewing_without_a_review() {
    let journal = TestJournal::new();
    let report = import(&journal, &vault().join("Films/Salt Roads (1999).md"));
    assert_eq!(report.receipt.rows, one(|rows| rows.new = 1), "{:?}", report.receipt);
    let added = report.receipt.added;
    assert_eq!((added.films, added.viewings, added.reviews, added.scores), (1, 1, 0, 0));
    let page = journal.film_page(FilmId(1)).unwrap();
    assert_eq!((page.viewings.len(), page.reviews.len()), (1, 0));
    assert_eq!((page.viewings[0].facts.watched_on, page.viewings[0].facts.score), (None, None));
    let again = import(&journal, &vault().join("Films/Salt Roads (1999).md"));
    assert_eq!(again.receipt.rows, one(|rows| rows.same = 1));
}

#[test]
fn a_note_of_a_series_alone_is_told_to_be_none_of_a_film() {
    let journal = TestJournal::new();
    let note = vault().join("Series/The Long Pier (2019).md");
    let receipt = import(&journal, &note).receipt;
    assert_eq!(receipt.rows, one(|rows| rows.skipped = 1));
    assert!(journal.stats().unwrap().films == 0);
    let refused = journal.read_piece(&PieceSource::File(note)).unwrap_err();
    assert!(matches!(&refused, Error::BadFile { reason, .. } if reason.contains("of a series")));
}

#[test]
fn a_folder_that_is_looked_at_tells_what_is_no_film() {
    let journal = TestJournal::new();
    let read =
        journal.read_folder(&vault(), &FolderEdit::default(), Progress::unwatched()).unwrap();
    let aside: Vec<&str> = read
        .files
        .iter()
        .filter(|file| file.outcome == PieceOutcome::SetAside)
        .map(|file| file.title.as_str())
        .collect();
    assert_eq!(aside, ["The Ledger", "Kites", "Harbour Nights", "The Long Pier"]);
}

#[test]
fn a_note_that_is_no_ones_of_media_db_may_call_its_kind_what_it_likes() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let note = |kind: &str| format!("---\ntype: {kind}\ntitle: Salt Roads\nscore: 8\n---\nGood.\n");
    let own = import(&journal, &files.with("a.md", note("film note"))).receipt;
    assert_eq!(own.rows, one(|rows| rows.new = 1), "{own:?}");
    let series = "---\ntype: series\ntitle: The Long Pier\npersonalRating: 8\n---\nGood.";
    let series = import(&journal, &files.with("b.md", series)).receipt;
    assert_eq!(series.rows, one(|rows| rows.skipped = 1));
    let unknown =
        "---\ntype: holiday\ndataSource: X\ntitle: The Pier\npersonalRating: 8\n---\nGood.";
    let unknown = import(&journal, &files.with("c.md", unknown)).receipt;
    assert_eq!(unknown.rows, one(|rows| rows.skipped = 1));
}
