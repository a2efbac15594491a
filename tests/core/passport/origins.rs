use matinee_core::imports::{ImportChoices, OriginOf, OriginOutcome};
use matinee_core::{Error, FilmFacts, FilmId, LibraryQuery, Progress};

use super::files::{bring_in, column, fixture, in_new_york};
use super::fixtures::every_record_says_where_it_came_from;
use super::{diary, history, import};
use crate::support::TestJournal;

fn only_film(journal: &TestJournal) -> FilmId {
    journal.library_ids(&LibraryQuery::default()).unwrap()[0]
}

#[test]
fn a_record_shows_every_row_that_told_of_it_as_it_stood_there() {
    let journal = TestJournal::new();
    let asked = ImportChoices::default();
    let row = "Kites,1999,,8,2026-03-02,,,\"Wind, and\nmore wind\"";
    import(&journal, &diary(&format!("{row}\n")), &asked);
    import(&journal, &history("Kites,1999,700002,,2026-03-02,Windy,Rio\n"), &asked);

    let film = only_film(&journal);
    let page = journal.film_page(film).unwrap();
    let viewing = page.viewings[0].id;
    let of_viewing = journal.origins_of(OriginOf::Viewing(viewing)).unwrap();
    let told: Vec<_> = of_viewing
        .iter()
        .map(|origin| (origin.source.as_str(), origin.line, origin.outcome))
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!((of_viewing[0].line, of_viewing[0].outcome), (2, OriginOutcome::New));
    assert_eq!(of_viewing[0].raw, row);
    assert_eq!(of_viewing[0].file_name, "a file.csv");
    assert_eq!(of_viewing[1].outcome, OriginOutcome::Merged);
    assert_eq!(of_viewing[1].raw, "Kites,1999,700002,,2026-03-02,Windy,Rio");

    // The film and the review came with the viewing.
    assert_eq!(journal.origins_of(OriginOf::Film(film)).unwrap(), of_viewing);
    let review = page.reviews[0].id;
    assert_eq!(journal.origins_of(OriginOf::Review(review)).unwrap(), of_viewing);
}

#[test]
fn what_a_row_told_of_besides_goes_along_with_the_journal() {
    let from = TestJournal::new();
    let file = fixture("ryot/export.json");
    bring_in(&from, &file, &in_new_york());
    every_record_says_where_it_came_from(&from, "Ryot");
    let archive = from.folder.path().join("out.zip");
    from.export_archive(&archive, Progress::unwatched()).unwrap();

    let journal = TestJournal::new();
    journal.import_archive(&archive, Progress::unwatched()).unwrap();
    every_record_says_where_it_came_from(&journal, "an archive");
    let told = |journal: &TestJournal| -> Vec<String> {
        column(
            journal,
            "select r.raw || t.target from import_row_targets t join import_rows r on r.id = t.row_id order by t.id",
        )
    };
    assert_eq!(told(&from).len(), 2, "{:?}", told(&from));
    assert_eq!(told(&journal), told(&from));
}

#[test]
fn what_was_made_here_has_no_origin_and_what_is_gone_is_not_found() {
    let journal = TestJournal::new();
    let facts = FilmFacts { title: "Kites".into(), ..FilmFacts::default() };
    let film = journal.add_film(&facts).unwrap().value;
    assert_eq!(journal.origins_of(OriginOf::Film(film)).unwrap(), []);
    let gone = journal.origins_of(OriginOf::Film(FilmId(film.0 + 1)));
    assert!(matches!(gone, Err(Error::NotFound { what: "film" })));
}

#[test]
fn an_import_taken_out_is_no_origin_any_more() {
    let journal = TestJournal::new();
    let asked = ImportChoices::default();
    import(&journal, &diary("Kites,1999,,8,2026-03-02,,,\n"), &asked);
    let more = import(&journal, &history("Kites,1999,700002,,2026-03-02,Windy,Rio\n"), &asked);
    let film = only_film(&journal);
    assert_eq!(journal.origins_of(OriginOf::Film(film)).unwrap().len(), 2);
    journal.undo_import(more.import.unwrap()).unwrap();
    assert_eq!(journal.origins_of(OriginOf::Film(film)).unwrap().len(), 1);
}

#[test]
fn a_record_that_came_with_another_journal_says_in_which_file_it_stood() {
    let from = TestJournal::new();
    import(&from, &diary("Kites,1999,,8,2026-03-02,,,Windy\n"), &ImportChoices::default());
    let archive = from.folder.path().join("out.zip");
    from.export_archive(&archive, Progress::unwatched()).unwrap();

    let journal = TestJournal::new();
    let facts = FilmFacts { title: "Moth".into(), ..FilmFacts::default() };
    journal.add_film(&facts).unwrap();
    let report = journal.import_archive(&archive, Progress::unwatched()).unwrap();
    let films = journal.library_ids(&LibraryQuery::default()).unwrap();
    let came: Vec<_> = films
        .iter()
        .flat_map(|film| journal.origins_of(OriginOf::Film(*film)).unwrap())
        .filter(|origin| origin.file_name == "out.zip")
        .collect();
    assert!(!came.is_empty());
    assert!(came.iter().all(|origin| origin.outcome == OriginOutcome::New));
    assert!(came.iter().any(|origin| origin.file == "films.json" && origin.raw.contains("Kites")));
    // The import that the archive tells of came along.
    let import = report.value.import.unwrap();
    assert!(journal.kept_row_ids(import, None).unwrap().len() >= 3);
    journal.undo_import(import).unwrap();
    assert_eq!(journal.library_ids(&LibraryQuery::default()).unwrap().len(), 1);
}
