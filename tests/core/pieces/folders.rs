use matinee_core::imports::ImportRows;
use matinee_core::imports::piece::{FolderEdit, PieceEdit, PieceOutcome};
use matinee_core::{Error, Progress};

use super::{FLATS, Files, LEDGER, PIXEL, held, import, page};
use crate::support::TestJournal;

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
fn a_folder_is_looked_at_file_by_file_and_comes_in_as_it_was_corrected() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("notes/a.md", format!("# Salt Roads (1999)\n\n![gone](none.png)\n\n{FLATS}\n"));
    files.with("notes/b.txt", page());
    files.with("notes/c.md", format!("{FLATS}\n\n[link](https://example.org)\n"));
    files.with("notes/d.md", format!("# Nine Winters\n\n{LEDGER}\n"));
    files.with("notes/e.md", "---\ntitle: a\ntitle: b\n---\n");
    files.with("notes/f.pdf", "%PDF");
    let folder = files.path().join("notes");
    let before = journal.logical_hash().unwrap();
    let look =
        |edit: &FolderEdit| journal.read_folder(&folder, edit, Progress::unwatched()).unwrap();
    let read = look(&FolderEdit::default());
    assert_eq!(journal.logical_hash().unwrap(), before, "looking writes nothing");
    let told: Vec<_> = read
        .files
        .iter()
        .map(|it| {
            (
                it.file.as_str(),
                it.title.as_str(),
                it.year,
                it.score.map(|it| it.tenths()),
                it.outcome,
            )
        })
        .collect();
    use PieceOutcome::{ComesIn, NoReview, Unreadable, Waits};
    assert_eq!(
        told,
        [
            ("a.md", "Salt Roads", Some(1999), None, ComesIn),
            ("b.txt", "The Keeper of Low Water", Some(1974), Some(95), ComesIn),
            ("c.md", "", None, None, Waits),
            ("d.md", "Nine Winters", None, None, ComesIn),
            ("e.md", "", None, None, Unreadable),
            ("f.pdf", "", None, None, NoReview),
        ]
    );
    assert_eq!(read.files[0].problems, ["The picture none.png is not beside the file."]);
    assert!(read.files[2].problems[0].starts_with("No title was found"));
    assert_eq!(read.report.receipt.rows.new, 3);

    let piece = journal.read_piece_of(&folder, "c.md", None).unwrap();
    assert!(journal.read_piece_of(&folder, "../notes/c.md", None).is_err());
    let mut form = piece.piece.form;
    form.facts.title = "The Flats".to_owned();
    let edit = FolderEdit {
        corrected: vec![("c.md".to_owned(), PieceEdit { form, ..PieceEdit::default() })],
        left_out: vec!["d.md".to_owned()],
        ..FolderEdit::default()
    };
    let again = look(&edit);
    assert_eq!((again.files[2].title.as_str(), again.files[2].outcome), ("The Flats", ComesIn));
    let report = journal.bring_in_folder(&folder, &edit, Progress::unwatched()).unwrap().value;
    assert_eq!(
        report.receipt.rows,
        ImportRows { read: 6, new: 3, unreadable: 1, skipped: 2, ..ImportRows::default() }
    );
    assert_eq!(held(&journal, 3).facts.title, "The Flats");
    assert_eq!(journal.imports().unwrap().len(), 1, "one receipt");
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
