//! A later file of the same account adds only what is new, whatever it calls a viewing by now; and
//! what one row says is that row's alone.

use matinee_core::imports::{
    DateOrder, FilmsAre, ImportChoices, ImportField, ImportReading, OnConflict, OnDoubt, PlanTab,
    RowAnswer, RowChoice, SheetColumn, SheetField, SheetMapping,
};
use rstest::rstest;

use super::{diary, history, import, plan, rows, viewings};
use crate::support::TestJournal;

fn chosen() -> ImportChoices {
    ImportChoices::default()
}

fn column(journal: &TestJournal, sql: &str) -> Vec<String> {
    let tables = rusqlite::Connection::open(journal.folder.path().join("journal.sqlite")).unwrap();
    let mut statement = tables.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[rstest]
#[case::an_id(
    "Title,Date,Rating\nKites,2026-03-01,8\n",
    "Title,Date,Rating,IMDb\nKites,2026-03-01,8,tt0113277\n"
)]
#[case::a_year(
    "Title,Date,Rating\nKites,2026-03-01,8\n",
    "Title,Year,Date,Rating\nKites,1999,2026-03-01,8\n"
)]
#[case::letterboxds_own(
    "Title,Year,WatchedDate,Rating10\nKites,1999,2026-03-01,8\n",
    "Title,Year,imdbID,WatchedDate,Rating10\nKites,1999,tt0113277,2026-03-01,8\n"
)]
#[case::an_entry_that_has_an_address_now(
    "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2026-03-02,Kites,1999,https://letterboxd.com/film/kites/,4,,,2026-03-01\n",
    "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2026-03-02,Kites,1999,https://boxd.it/a1,4,,,2026-03-01\n"
)]
fn a_file_that_names_more_doubles_nothing(#[case] older: &str, #[case] newer: &str) {
    for (first, second) in [(older, newer), (newer, older)] {
        let journal = TestJournal::new();
        import(&journal, first, &chosen());
        // Where only the year differs, it is asked whether the film is the same.
        let look = ImportChoices { on_doubt: OnDoubt::Likeliest, ..ImportChoices::default() };
        import(&journal, second, &look);
        assert_eq!(viewings(&journal), ["Kites 2026-03-01 80"]);
        import(&journal, first, &look);
        assert_eq!(viewings(&journal), ["Kites 2026-03-01 80"]);
    }
}

#[test]
fn a_row_that_stands_once_more_is_one_more_viewing() {
    let journal = TestJournal::new();
    let once = "Kites,1999,700002,,,,\nMoth,2003,700003,,2026-03-02,,\n";
    import(&journal, &history(once), &chosen());
    let again = history(&format!("{once}Kites,1999,700002,,,,\nMoth,2003,700003,,2026-03-02,,\n"));
    let report = import(&journal, &again, &chosen()).receipt;
    assert_eq!((report.rows.same, report.rows.new), (2, 2));
    let seen = ["Kites undated –", "Kites undated –", "Moth 2026-03-02 –", "Moth 2026-03-02 –"];
    assert_eq!(viewings(&journal), seen);
    assert_eq!(import(&journal, &again, &chosen()).receipt.rows.same, 4);
    assert_eq!(viewings(&journal), seen);
}

#[test]
fn an_undated_viewing_with_words_of_its_own_is_given_no_date() {
    let journal = TestJournal::new();
    import(&journal, &history("Kites,1999,,,,It was long ago.,\n"), &chosen());
    import(&journal, &diary("Kites,1999,,,2024-01-02,,,\n"), &chosen());
    let seen = ["Kites undated –  It was long ago.", "Kites 2024-01-02 –"];
    assert_eq!(viewings(&journal), seen);
}

/// A list in the manner of a sheet: title, list, place and note.
fn list(rows: &str) -> String {
    format!("Title,List,Position,Note\n{rows}")
}

const NOTES: &str = "select note from list_films order by position";

#[test]
fn films_stand_on_a_list_as_their_places_say_in_whatever_order_the_rows_do() {
    let journal = TestJournal::new();
    import(&journal, &list("Third,Best,3,\nFirst,Best,1,\nSecond,Best,2,\n"), &chosen());
    let titles =
        "select f.title from list_films l join films f on f.id = l.film_id order by l.position";
    assert_eq!(column(&journal, titles), ["First", "Second", "Third"]);
    import(&journal, &list("Fifth,Best,5,\nFourth,Best,4,\n"), &chosen());
    assert_eq!(column(&journal, titles), ["First", "Second", "Third", "Fourth", "Fifth"]);
}

#[rstest]
#[case(OnConflict::Mine, "Windy.")]
#[case(OnConflict::Theirs, "Too long.")]
#[case(OnConflict::Both, "Windy.\n\nToo long.")]
fn a_note_on_a_listed_film_comes_in_and_a_second_one_is_a_conflict(
    #[case] on_conflict: OnConflict,
    #[case] kept: &str,
) {
    let journal = TestJournal::new();
    import(&journal, &list("Kites,Best,1,\n"), &chosen());
    let filled = plan(&journal, &list("Kites,Best,1,Windy.\n"), &chosen());
    assert_eq!(rows(&journal, &filled, PlanTab::Merged)[0].fills, [ImportField::Note]);
    import(&journal, &list("Kites,Best,1,Windy.\n"), &chosen());
    assert_eq!(column(&journal, NOTES), ["Windy."]);
    let choices = ImportChoices { on_conflict, ..ImportChoices::default() };
    let other = list("Kites,Best,1,Too long.\n");
    let planned = plan(&journal, &other, &choices);
    let conflict = &rows(&journal, &planned, PlanTab::Conflict)[0].conflicts[0];
    assert_eq!((conflict.mine.as_str(), conflict.theirs.as_str()), ("Windy.", "Too long."));
    import(&journal, &other, &choices);
    assert_eq!(column(&journal, NOTES), [kept]);
}

#[test]
fn the_reason_for_wanting_a_film_comes_in_and_a_second_one_is_a_conflict() {
    let journal = TestJournal::new();
    let wanted = |why: &str| format!("Title,Watchlist,Note\nKites,yes,{why}\n");
    import(&journal, &wanted(""), &chosen());
    import(&journal, &wanted("Ana says so."), &chosen());
    assert_eq!(column(&journal, "select why from watchlist"), ["Ana says so."]);
    let receipt = import(&journal, &wanted("For the score."), &chosen()).receipt;
    assert_eq!(receipt.rows.conflict, 1);
    assert_eq!(
        receipt.problems[0].reason,
        "The journal’s watchlist gives another reason; it was kept."
    );
    assert_eq!(column(&journal, "select why from watchlist"), ["Ana says so."]);
}

fn read_so(columns: &[(&str, SheetField)]) -> ImportChoices {
    let columns = columns
        .iter()
        .map(|(name, becomes)| SheetColumn { name: (*name).to_owned(), becomes: *becomes });
    let sheet = SheetMapping { columns: columns.collect(), ..SheetMapping::default() };
    let reading = ImportReading { sheet: Some(sheet), ..ImportReading::default() };
    ImportChoices { reading, ..ImportChoices::default() }
}

#[test]
fn the_same_sheet_read_otherwise_brings_in_what_was_left_out() {
    let journal = TestJournal::new();
    let sheet = "Film,Seen,Thoughts\nKites,2026-03-01,Blown away.\n";
    let without = [("Film", SheetField::Title), ("Seen", SheetField::WatchedOn)];
    import(&journal, sheet, &read_so(&without));
    let with = [without[0], without[1], ("Thoughts", SheetField::ReviewPlain)];
    let receipt = import(&journal, sheet, &read_so(&with)).receipt;
    assert_eq!((receipt.rows.merged, receipt.added.reviews), (1, 1));
    assert_eq!(viewings(&journal), ["Kites 2026-03-01 –"]);
    assert_eq!(column(&journal, "select body from reviews"), ["Blown away."]);
    assert_eq!(import(&journal, sheet, &read_so(&with)).receipt.rows.same, 1);
}

#[test]
fn what_stands_in_a_file_goes_before_the_date_order_of_another() {
    let journal = TestJournal::new();
    let day_first = ImportChoices {
        reading: ImportReading {
            date_order: Some(DateOrder::DayFirst),
            ..ImportReading::default()
        },
        ..ImportChoices::default()
    };
    import(&journal, "Film,Gesehen am\nKites,3/2/2026\n", &day_first);
    import(&journal, "Film,Gesehen am\nMoth,1/31/2026\nVespers,3/1/2026\n", &chosen());
    assert_eq!(
        viewings(&journal),
        ["Moth 2026-01-31 –", "Kites 2026-02-03 –", "Vespers 2026-03-01 –"]
    );
}

#[test]
fn what_is_of_a_series_in_a_sheet_is_set_aside_by_its_kind_or_its_episode() {
    let journal = TestJournal::new();
    let kinds = "Title,Type,Date\nKites,Film,2026-03-01\nPier,Limited Series,2026-03-02\n\
        Quay,Docuseries,2026-03-03\nMole,Anime,2026-03-04\nDyke,Drama,2026-03-05\n";
    let receipt = import(&journal, kinds, &chosen()).receipt;
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.skipped), (5, 2, 3));
    let episodes = "Title,Season,Episode,Date\nPier,1,4,2026-03-06\nMoth,,,2026-03-07\n";
    let receipt = import(&journal, episodes, &chosen()).receipt;
    assert_eq!((receipt.rows.new, receipt.rows.skipped), (1, 1));
    assert_eq!(viewings(&journal).len(), 3);
}

#[test]
fn a_row_with_an_id_and_no_title_means_the_film_that_the_journal_knows_by_it() {
    let journal = TestJournal::new();
    let known = "Title,Year,imdbID,Rating10,WatchedDate\nKites,1999,tt0113277,8,2026-03-01\n";
    import(&journal, known, &chosen());
    let bare =
        "imdbID,Title,Rating10,WatchedDate\ntt0113277,,9,2026-03-05\ntt0113278,,9,2026-03-05\n";
    let receipt = import(&journal, bare, &chosen()).receipt;
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (1, 1));
    assert!(receipt.problems[0].reason.contains("no film of its id"), "{:?}", receipt.problems);
    assert_eq!(viewings(&journal), ["Kites 2026-03-01 80", "Kites 2026-03-05 90"]);
}

#[test]
fn a_bare_list_answered_otherwise_comes_in_as_answered() {
    let journal = TestJournal::new();
    let list = "Title,Year\nKites,1999\nMoth,2003\n";
    let are = |films_are| ImportChoices {
        reading: ImportReading { films_are: Some(films_are), ..ImportReading::default() },
        ..ImportChoices::default()
    };
    import(&journal, list, &are(FilmsAre::Wanted));
    let receipt = import(&journal, list, &are(FilmsAre::Liked)).receipt;
    assert_eq!((receipt.rows.new, receipt.added.likes), (2, 2));
}

/// Two plays and a film of a series, as a program writes JSON that nobody is to read: on one line.
const ONE_LINE: &str = r#"[{"id":1,"watched_at":"2026-03-01T12:00:00.000Z","action":"watch","type":"movie","movie":{"title":"Kites","year":1999,"ids":{"trakt":1}}},{"id":2,"watched_at":"2026-03-02T12:00:00.000Z","action":"watch","type":"movie","movie":{"title":"Moth","year":2003,"ids":{"trakt":2}}},{"id":3,"watched_at":"2026-03-03T12:00:00.000Z","action":"watch","type":"movie","movie":{"title":"Vespers","year":1977,"ids":{"trakt":3}}}]"#;

#[test]
fn an_answer_to_one_of_many_rows_on_a_line_is_that_rows_alone() {
    let journal = TestJournal::new();
    let planned = plan(&journal, ONE_LINE, &chosen());
    let all = rows(&journal, &planned, PlanTab::New);
    let places: Vec<_> = all.iter().map(|row| (row.line, row.nth)).collect();
    assert_eq!(places, [(1, 0), (1, 1), (1, 2)]);
    let out = RowChoice {
        file: all[1].file.clone(),
        line: all[1].line,
        nth: all[1].nth,
        answer: RowAnswer::LeaveOut,
    };
    let choices = ImportChoices { rows: vec![out], ..ImportChoices::default() };
    let planned = plan(&journal, ONE_LINE, &choices);
    let out: Vec<_> = rows(&journal, &planned, PlanTab::LeftOut);
    assert_eq!(out.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["Moth"]);
    import(&journal, ONE_LINE, &choices);
    assert_eq!(viewings(&journal), ["Kites 2026-03-01 –", "Vespers 2026-03-03 –"]);
}
