//! One review from one file, into a real journal.

use std::path::{Path, PathBuf};

use matinee_core::imports::piece::{PieceEdit, PieceSource};
use matinee_core::imports::{ImportReport, ImportRows};
use matinee_core::{EditTarget, Error, Journal, Progress, ReviewForm, ReviewId, StillFacts};

use crate::support::{TestJournal, add_film, film, viewing};

const FLATS: &str = "It opens on the flats, before sunrise, with a man who measures the sea twice a day and writes down what he finds.";
const LEDGER: &str =
    "Nobody reads the ledger, which is the joke of the film and, in the end, its tragedy.";
const PIXEL: &[u8] = include_bytes!("../fixtures/pictures/one-pixel.png");
const LOSSY: &[u8] = include_bytes!("../fixtures/pictures/lossy.webp");

fn page() -> String {
    format!(
        "Skip to main content\n1974\nThe Keeper of Low Water\n“The sea keeps its own books.”\nThe Keeper of Low Water poster\n• 121 minutes\n• Directed by Hanne Marder\n• Tom Hale, Ida Voss\n5-minute read\n{FLATS}\n\nThe ledger\n{LEDGER}\nScene from The Keeper of Low Water\n{FLATS}\n9.5 /10\nMasterpiece\nA film about keeping watch over nothing.\nKeep exploring…\nThe Long Ebb\n"
    )
}

/// A folder to bring files in from.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn with(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn import(journal: &Journal, path: &Path) -> ImportReport {
    journal.import_file(path, Progress::unwatched()).unwrap().value
}

fn held(journal: &Journal, review: i64) -> ReviewForm {
    journal.editing(EditTarget::Review(ReviewId(review))).unwrap().form
}

fn one(kind: impl FnOnce(&mut ImportRows)) -> ImportRows {
    let mut rows = ImportRows { read: 1, ..ImportRows::default() };
    kind(&mut rows);
    rows
}

#[test]
fn a_copied_page_comes_in_whole_and_goes_out_again_with_one_undo() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let path = files.with("copied.bin", page());
    let before = journal.logical_hash().unwrap();
    let rehearsed = journal.rehearse_import(&path, Progress::unwatched()).unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before, "a rehearsal writes nothing");

    let report = import(&journal, &path);
    assert_eq!(report.receipt, rehearsed.receipt);
    assert_eq!(report.receipt.source, "text");
    assert_eq!(report.receipt.rows, one(|rows| rows.new = 1));
    let added = report.receipt.added;
    assert_eq!((added.films, added.viewings, added.reviews, added.scores), (1, 1, 1, 1));
    let form = held(&journal, 1);
    assert_eq!(form.facts.runtime_min, Some(121));
    assert_eq!(form.watch.as_ref().unwrap().score.unwrap().tenths(), 95);
    assert_eq!(form.text.verdict, None, "the scale has this word for 9.5 by itself");
    assert_eq!(
        form.text.body,
        format!("{FLATS}\n\n## The ledger\n\n{LEDGER}\n\n![](still:scene-1)\n\n{FLATS}")
    );

    let again = import(&journal, &path);
    assert_eq!((again.import, again.receipt.rows), (None, one(|rows| rows.same = 1)));
    journal.undo().unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before, "nothing is left behind");
}

#[test]
fn the_file_is_kept_as_it_was_and_travels_in_the_archive() {
    let (journal, files) = (TestJournal::new(), Files::new());
    import(&journal, &files.with("a.txt", page()));
    import(&journal, &files.with("b.txt", b"Salt\xe9 Roads (1999)\n\nIt is a road film that never leaves the house, and the better for it.\n8/10\n"));
    let archive = files.path().join("journal.zip");
    journal.export_archive(&archive, Progress::unwatched()).unwrap();
    let other = TestJournal::new();
    import(&other, &archive);
    assert_eq!(other.logical_hash().unwrap(), journal.logical_hash().unwrap());
    let again = import(&other, &files.path().join("a.txt"));
    assert_eq!(again.receipt.rows, one(|rows| rows.same = 1), "it is known there too");
}

#[test]
fn a_note_brings_its_pictures_along_and_no_others() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("pics/The Walk.png", PIXEL);
    files.with("poster.webp", LOSSY);
    let outside = Files::new();
    let secret = outside.with("secret.png", PIXEL);
    let note = format!(
        "---\ntitle: Salt Roads\nyear: 1999\nposter: poster.webp\nscore: 8.7\nmood: grey\n---\n![At *noon*](pics/The%20Walk.png){{bleed}}\n\n{FLATS}\n\n![gone](pics/none.png)\n\n![far](https://example.org/far.png)\n\n![out](../{}/secret.png)\n",
        outside.path().file_name().unwrap().to_string_lossy()
    );
    let report = import(&journal, &files.with("Salt Roads (1999).md", note));
    assert!(secret.exists());
    let reasons: Vec<&str> =
        report.receipt.problems.iter().map(|problem| problem.reason.as_str()).collect();
    assert_eq!(reasons.len(), 3, "{reasons:?}");
    assert!(reasons.iter().any(|reason| reason.contains("another computer")));
    assert!(reasons.iter().any(|reason| reason.contains("outside the file’s own folder")));
    let form = held(&journal, 1);
    assert!(form.text.body.starts_with("![At *noon*](still:the-walk){bleed}\n\n"));
    let stills = journal.stills(form.film.unwrap()).unwrap();
    assert_eq!(stills.len(), 1);
    let facts = StillFacts {
        caption: "At noon".into(),
        alt: "Still from Salt Roads".into(),
        timecode_s: None,
    };
    assert_eq!((stills[0].name.as_str(), &stills[0].facts), ("the-walk", &facts));
    assert!(journal.poster(form.film.unwrap()).unwrap().is_some());
    assert_eq!(form.watch.unwrap().score.unwrap().tenths(), 87);
}

#[test]
fn a_folder_is_one_import_that_accounts_for_every_file() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("notes/one.md", format!("# Salt Roads (1999)\n\n{FLATS}\n"));
    files.with("notes/two.txt", page());
    files.with("notes/deep/three.html", format!("<html><body><article><h1>Nine Winters (1981)</h1><p>{FLATS}</p><p>{LEDGER}</p></article></body></html>"));
    files.with("notes/broken.md", "---\ntitle: a\ntitle: b\n---\n");
    files.with("notes/table.pdf", "%PDF");
    files.with("notes/still.png", PIXEL);
    let folder = files.path().join("notes");
    let before = journal.logical_hash().unwrap();
    let report = import(&journal, &folder);
    let rows = ImportRows { read: 5, new: 3, unreadable: 1, skipped: 1, ..ImportRows::default() };
    assert_eq!((report.receipt.source.as_str(), report.receipt.rows), ("mixed", rows));
    assert_eq!(report.receipt.problems[0].file, "broken.md");
    assert_eq!(journal.stats().unwrap().reviews, 3);
    assert_eq!(import(&journal, &folder).receipt.rows.same, 3);
    journal.undo().unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn work_that_is_called_off_leaves_nothing() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("a.txt", page());
    let before = journal.logical_hash().unwrap();
    let cancelled = std::sync::atomic::AtomicBool::new(true);
    let progress = Progress::new(&|_| {}, &cancelled);
    assert!(matches!(journal.import_file(files.path(), progress), Err(Error::Cancelled)));
    assert_eq!(journal.logical_hash().unwrap(), before);
}

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
    assert!(report.receipt.left_out[0].reason.starts_with("Several films"));

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
fn what_is_no_review_is_refused_by_name_and_reason() {
    let (journal, files) = (TestJournal::new(), Files::new());
    for (name, bytes, reason) in [
        ("a.png", PIXEL, "It is no text."),
        ("a.csv", b"Date,Name,Year\n2024-01-01,Heat,1995\n".as_slice(), "It holds data"),
        ("a.md", b" \n", "There is nothing in it."),
        ("a.txt", b"Heat\n", "No review was found"),
    ] {
        let refused = journal.import_file(&files.with(name, bytes), Progress::unwatched());
        let Err(Error::BadFile { name: named, reason: why }) = refused else {
            panic!("{name} came in")
        };
        assert_eq!(named, name);
        assert!(why.starts_with(reason), "{why}");
    }
}
