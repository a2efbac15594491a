//! Which film of the journal a piece is of.

use matinee_core::imports::piece::{PieceEdit, PieceSource};
use matinee_core::imports::{ImportChoices, OnDoubt};
use matinee_core::{FilmFacts, OutsideId, Progress};
use rstest::rstest;

use super::{FLATS, Files, import, one};
use crate::support::{TestJournal, add_film};

fn note(title: &str) -> String {
    format!("# {title}\n\n{FLATS}\n")
}

#[rstest]
#[case::a_year_apart("Kites (1975)")]
#[case::without_a_year("Kites")]
#[case::a_letter_otherwise("The Glas Harbour (1974)")]
fn a_doubt_is_asked_and_never_assumed(#[case] title: &str) {
    let (journal, files) = (TestJournal::new(), Files::new());
    add_film(&journal, "Kites", 1974);
    add_film(&journal, "The Glass Harbour", 1974);
    let path = files.with("a.md", note(title));
    let asked = import(&journal, &path).receipt;
    assert_eq!(asked.rows, one(|rows| rows.skipped = 1), "{asked:?}");
    assert!(asked.left_out[0].reason.contains("not sure which film"), "{asked:?}");
    for (on_doubt, films) in [(OnDoubt::Likeliest, 2), (OnDoubt::New, 3)] {
        let choices = ImportChoices { on_doubt, ..ImportChoices::default() };
        let receipt = journal.import_with(&path, &choices, Progress::unwatched()).unwrap().value;
        assert_eq!(receipt.receipt.rows, one(|rows| rows.new = 1), "{on_doubt:?}");
        assert_eq!(journal.stats().unwrap().films, films);
        journal.undo().unwrap();
    }

    let source = PieceSource::File(path);
    let read = journal.read_piece(&source).unwrap();
    assert!(read.asks && read.films.len() == 1);
    let edit = PieceEdit { form: read.piece.form, new_film: true, ..PieceEdit::default() };
    let brought = journal.bring_in_piece(&source, &edit).unwrap().value;
    assert_eq!(brought.report.receipt.added.films, 1);
}

#[test]
fn an_original_title_and_an_id_are_met_as_in_every_file() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let ids = vec![OutsideId { kind: "imdb".into(), value: "tt0070000".into() }];
    let facts = FilmFacts {
        title: "The Glass Harbour".into(),
        original_title: Some("O Porto de Vidro".into()),
        year: Some(1974),
        ids,
        ..FilmFacts::default()
    };
    journal.add_film(&facts).unwrap();
    let original = import(&journal, &files.with("a.md", note("O Porto de Vidro (1974)"))).receipt;
    assert_eq!((original.rows.new, original.added.films), (1, 0), "{original:?}");
    let by_id = format!("---\ntitle: Glass\nimdb: tt0070000\n---\nMore of it. {FLATS}\n");
    let by_id = import(&journal, &files.with("b.md", by_id)).receipt;
    assert_eq!(by_id.added.films, 0, "{by_id:?}");
    // What a catalogue calls otherwise is another film, whatever its title.
    let other =
        format!("---\ntitle: The Glass Harbour\nyear: 1974\nimdb: tt0070009\n---\nNo. {FLATS}\n");
    let other = import(&journal, &files.with("c.md", other)).receipt;
    assert_eq!((other.rows.new, other.added.films), (1, 1), "{other:?}");
}
