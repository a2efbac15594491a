use matinee_core::imports::piece::{PieceEdit, PieceSource};
use matinee_core::{Error, FilmFacts, OutsideId, ReviewForm};

use super::{FLATS, Files, LOSSY, PIXEL, held, import, one, page};
use crate::support::{TestJournal, add_film, film, viewing};

#[test]
fn a_film_that_is_here_is_filled_up_and_nothing_of_it_replaced() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let mut facts = film("The Keeper of Low Water", 1974);
    facts.runtime_min = Some(118);
    let here = journal.add_film(&facts).unwrap().value;
    journal.log_viewing(here, &viewing("2025-11-08", 90)).unwrap();
    let report = import(&journal, &files.with("a.txt", page()));
    assert_eq!((report.receipt.added.films, report.receipt.added.viewings), (0, 1));
    let after = journal.film_facts(here).unwrap();
    assert_eq!((after.runtime_min, after.directors), (Some(118), vec!["Hanne Marder".to_owned()]));
}

#[test]
fn where_two_films_fit_the_person_is_asked() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let first = add_film(&journal, "The Keeper of Low Water", 1974);
    let second = add_film(&journal, "The Keeper of Low Water", 1974);
    let path = files.with("a.txt", page());
    let report = import(&journal, &path);
    assert_eq!(report.receipt.rows, one(|rows| rows.skipped = 1));
    assert!(report.receipt.left_out[0].reason.contains("not sure which film"));

    let source = PieceSource::File(path);
    let read = journal.read_piece(&source).unwrap();
    assert_eq!(read.films.iter().map(|film| film.film).collect::<Vec<_>>(), [first, second]);
    let form = ReviewForm { film: Some(second), ..read.piece.form };
    let brought =
        journal.bring_in_piece(&source, &PieceEdit { form, ..PieceEdit::default() }).unwrap();
    let review = brought.value.review.unwrap();
    assert_eq!(held(&journal, review.0).film, Some(second));
}

#[test]
fn corrections_and_pictures_for_the_places_come_in_with_a_pasted_page() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let source = PieceSource::Pasted(page());
    let read = journal.read_piece(&source).unwrap();
    assert!(read.piece.origins.iter().any(|origin| origin.text == "9.5 /10"));
    let mut form = read.piece.form;
    form.facts.title = "The Keeper".to_owned();
    let edit = PieceEdit {
        form,
        filled: vec![
            ("scene-1".to_owned(), files.with("walk.png", PIXEL)),
            ("poster".to_owned(), files.with("p.webp", LOSSY)),
        ],
        captions: vec![("scene-1".to_owned(), "The walk".to_owned())],
        ..PieceEdit::default()
    };
    let brought = journal.bring_in_piece(&source, &edit).unwrap().value;
    assert_eq!(brought.report.receipt.rows, one(|rows| rows.new = 1));
    let form = held(&journal, brought.review.unwrap().0);
    assert_eq!(form.facts.title, "The Keeper");
    let film = form.film.unwrap();
    assert_eq!(journal.stills(film).unwrap()[0].facts.caption, "The walk");
    assert!(journal.poster(film).unwrap().is_some());
    let refused = journal
        .bring_in_piece(&PieceSource::Pasted(format!("Salt\n\n{FLATS}\n")), &PieceEdit::default());
    assert!(matches!(refused, Err(Error::Invalid { field: "title", .. })));
}

#[test]
fn an_id_that_is_said_twice_is_one_and_what_cannot_be_kept_leaves_nothing() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let twice = "---\ntitle: Kites\nimdb: [tt0070003, tt0070003]\n---\nIt flies.\n";
    let receipt = import(&journal, &files.with("a.md", twice)).receipt;
    assert_eq!((receipt.rows.new, receipt.added.films), (1, 1), "{receipt:?}");

    // The two ids are of two films, so nothing of the note comes in.
    let moth = FilmFacts {
        ids: vec![OutsideId { kind: "tmdb".to_owned(), value: "700007".to_owned() }],
        ..film("Moth", 2003)
    };
    journal.add_film(&moth).unwrap();
    let before = journal.logical_hash().unwrap();
    let torn = "---\ntitle: Kites\nimdb: tt0070003\ntmdb: 700007\ntagline: Wind.\nscore: 8\n---\nOver it.\n";
    let receipt = import(&journal, &files.with("b.md", torn)).receipt;
    assert_eq!((receipt.rows.unreadable, receipt.added), (1, Default::default()), "{receipt:?}");
    assert_eq!(journal.logical_hash().unwrap(), before, "its tagline stayed behind");
}
