use matinee_core::{Error, Journal, move_journal};

use crate::support::{add_film, film};

#[test]
fn a_journal_moves_with_all_its_files_and_opens_there() {
    let place = tempfile::tempdir().unwrap();
    let (from, to) = (place.path().join("old"), place.path().join("new"));
    let journal = Journal::open(&from).unwrap();
    let id = add_film(&journal, "Heliotrope", 2025);
    drop(journal);
    std::fs::create_dir_all(from.join("media/ab")).unwrap();
    std::fs::write(from.join("media/ab/still.png"), b"pixels").unwrap();
    assert_eq!(move_journal(&from, &to).unwrap(), to);
    assert!(!from.exists());
    assert_eq!(std::fs::read(to.join("media/ab/still.png")).unwrap(), b"pixels");
    assert_eq!(Journal::open(&to).unwrap().film_facts(id).unwrap().title, "Heliotrope");
}

#[test]
fn a_folder_with_other_things_in_it_gets_one_for_the_journal() {
    let place = tempfile::tempdir().unwrap();
    let (from, to) = (place.path().join("old"), place.path().join("documents"));
    drop(Journal::open(&from).unwrap());
    std::fs::create_dir(&to).unwrap();
    std::fs::write(to.join("letter.txt"), b"Dear").unwrap();
    assert_eq!(move_journal(&from, &to).unwrap(), to.join("Matinee"));
    assert!(to.join("letter.txt").exists());
}

#[test]
fn a_journal_that_is_open_does_not_move() {
    let place = tempfile::tempdir().unwrap();
    let (from, to) = (place.path().join("old"), place.path().join("new"));
    let journal = Journal::open(&from).unwrap();
    assert!(matches!(move_journal(&from, &to), Err(Error::Locked { .. })));
    assert!(!to.exists());
    journal.add_film(&film("Parallax", 2019)).unwrap();
}

#[test]
fn a_journal_does_not_move_into_itself_or_onto_another() {
    let place = tempfile::tempdir().unwrap();
    let (from, other) = (place.path().join("old"), place.path().join("Matinee"));
    drop(Journal::open(&from).unwrap());
    drop(Journal::open(&other).unwrap());
    for to in [from.join("media"), place.path().to_owned()] {
        assert!(matches!(move_journal(&from, &to), Err(Error::Invalid { .. })), "{}", to.display());
    }
    assert!(Journal::open(&from).is_ok() && Journal::open(&other).is_ok());
}

#[test]
fn where_there_is_no_journal_there_is_nothing_to_move() {
    let place = tempfile::tempdir().unwrap();
    let moved = move_journal(place.path(), &place.path().join("new"));
    assert!(matches!(moved, Err(Error::NoJournal { .. })));
}
