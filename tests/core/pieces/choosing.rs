//! Where the journal says otherwise than a piece, the person chooses: of one piece before it is
//! written, of a folder for all files or for single ones.

use std::path::Path;

use matinee_core::imports::OnConflict;
use matinee_core::imports::piece::{
    FolderEdit, PieceBrought, PieceEdit, PieceOutcome, PieceSource,
};
use matinee_core::{FilmId, Journal, Progress};
use rstest::rstest;

use super::{FLATS, Files, LEDGER, import};
use crate::support::TestJournal;

fn note(title: &str, score: u8, body: &str) -> String {
    format!(
        "---\ntitle: {title}\nyear: 1999\nlastWatched: 2024-03-01\nscore: {score}\n---\n{body}\n"
    )
}

fn bring_in(journal: &Journal, path: &Path, on_conflict: Option<OnConflict>) -> PieceBrought {
    let source = PieceSource::File(path.to_owned());
    let form = journal.read_piece(&source).unwrap().piece.form;
    let edit = PieceEdit { form, on_conflict, ..PieceEdit::default() };
    journal.bring_in_piece(&source, &edit).unwrap().value
}

/// The scores of the viewings of a film, and how many reviews it has.
fn there(journal: &Journal, film: i64) -> (Vec<u8>, usize) {
    let page = journal.film_page(FilmId(film)).unwrap();
    let scores = page.viewings.iter().filter_map(|viewing| viewing.facts.score);
    let mut scores: Vec<u8> = scores.map(|score| score.tenths()).collect();
    scores.sort_unstable();
    (scores, page.reviews.len())
}

#[rstest]
#[case::mine(OnConflict::Mine, &[80])]
#[case::theirs(OnConflict::Theirs, &[90])]
#[case::both(OnConflict::Both, &[80, 90])]
fn one_piece_asks_before_anything_is_written_and_then_does_as_it_was_answered(
    #[case] answer: OnConflict,
    #[case] scores: &[u8],
) {
    let (journal, files) = (TestJournal::new(), Files::new());
    let path = files.with("a.md", note("Salt Roads", 8, FLATS));
    assert_eq!(bring_in(&journal, &path, None).asks, [], "there is nothing to ask about");
    files.with("a.md", note("Salt Roads", 9, FLATS));
    let before = journal.logical_hash().unwrap();
    let asked = bring_in(&journal, &path, None);
    let [score] = asked.asks.as_slice() else { panic!("{asked:?}") };
    assert_eq!((score.mine.as_str(), score.theirs.as_str()), ("8.0", "9.0"));
    assert_eq!((asked.report.import, asked.review), (None, None));
    assert_eq!(journal.logical_hash().unwrap(), before, "nothing is written");

    let brought = bring_in(&journal, &path, Some(answer));
    assert_eq!(brought.asks, []);
    assert_eq!(brought.report.receipt.rows.conflict, 1);
    let (held, reviews) = there(&journal, 1);
    assert_eq!((held.as_slice(), reviews), (scores, 1));
    if answer != OnConflict::Mine {
        journal.undo().unwrap();
    }
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn a_folder_is_answered_for_all_its_files_and_for_single_ones() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let written = |score: u8, body: &str| {
        for (file, title) in [("a", "Salt Roads"), ("b", "Nine Winters"), ("c", "The Long Ebb")] {
            files.with(&format!("notes/{file}.md"), note(title, score, body));
        }
    };
    let folder = files.path().join("notes");
    written(8, FLATS);
    import(&journal, &folder);
    written(9, LEDGER);
    let edit = FolderEdit {
        on_conflict: OnConflict::Theirs,
        answered: vec![
            ("b.md".to_owned(), OnConflict::Mine),
            ("c.md".to_owned(), OnConflict::Both),
        ],
        ..FolderEdit::default()
    };
    let before = journal.logical_hash().unwrap();
    let read = journal.read_folder(&folder, &edit, Progress::unwatched()).unwrap();
    assert!(read.files.iter().all(|file| file.outcome == PieceOutcome::Conflict), "{read:?}");
    let stands: Vec<_> = read.files.iter().map(|file| file.conflicts[0].stands).collect();
    assert_eq!(stands, [OnConflict::Theirs, OnConflict::Mine, OnConflict::Both]);
    assert_eq!(journal.logical_hash().unwrap(), before, "looking writes nothing");

    let report = journal.bring_in_folder(&folder, &edit, Progress::unwatched()).unwrap().value;
    assert_eq!(report.receipt, read.report.receipt, "what was said is what came in");
    let rows = report.receipt.rows;
    assert_eq!((rows.conflict, rows.taken, rows.both), (3, 1, 1));
    assert_eq!(there(&journal, 1), (vec![90], 1));
    assert_eq!(there(&journal, 2), (vec![80], 1));
    assert_eq!(there(&journal, 3), (vec![80, 90], 2));
    journal.undo().unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before);
}
