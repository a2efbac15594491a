//! Pictures on disk go when nothing can bring them back, and not before.

use std::io::Cursor;
use std::sync::atomic::{AtomicBool, Ordering};

use image::{ImageFormat, Rgb, RgbImage};
use matinee_core::{Error, FilmId, Progress, Reached};

use crate::support::{TestJournal, add_film};

/// More steps than undo keeps.
const STEPS: usize = 201;

fn png(colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(60, 90, Rgb(colour)).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The originals on disk.
fn files(journal: &TestJournal) -> usize {
    let Ok(shelves) = std::fs::read_dir(journal.folder.path().join("media")) else { return 0 };
    shelves.map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum()
}

fn do_other_things(journal: &TestJournal, film: FilmId) {
    for step in 0..STEPS {
        journal.like_film(film, step % 2 == 0).unwrap();
    }
}

#[test]
fn a_poster_stays_as_long_as_the_trash_or_undo_can_bring_it_back() {
    let journal = TestJournal::new();
    let other = add_film(&journal, "Parallax", 1999);
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.set_poster(film, "poster.png", &png([200, 40, 30])).unwrap();
    journal.delete_films(&[film]).unwrap();
    assert_eq!((journal.let_go_of_pictures().unwrap(), files(&journal)), (0, 1));

    do_other_things(&journal, other);
    // Only the trash names it now.
    assert_eq!((journal.let_go_of_pictures().unwrap(), files(&journal)), (0, 1));

    journal.empty_trash().unwrap();
    // Emptying can be undone, so what lay there is still named.
    assert_eq!((journal.let_go_of_pictures().unwrap(), files(&journal)), (0, 1));
    journal.undo().unwrap();
    journal.restore_from_trash(journal.trash().unwrap()[0].id).unwrap();
    assert!(journal.film_page(film).unwrap().poster.is_some());
    journal.delete_films(&[film]).unwrap();
    journal.empty_trash().unwrap();

    do_other_things(&journal, other);
    assert_eq!((journal.let_go_of_pictures().unwrap(), files(&journal)), (1, 0));
    assert_eq!(journal.let_go_of_pictures().unwrap(), 0);
}

#[test]
fn a_still_that_undo_took_out_stays_as_long_as_it_can_be_done_again() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.add_still(film, "walk.png", &png([30, 50, 200])).unwrap();
    journal.undo().unwrap();
    assert_eq!((journal.let_go_of_pictures().unwrap(), files(&journal)), (0, 1));
    journal.redo().unwrap();
    let stills = journal.stills(film).unwrap();
    let shown = journal.picture(stills[0].hash.parse().unwrap(), "original").unwrap();
    assert!(shown.is_some());

    journal.undo().unwrap();
    // A new change ends what can be done again.
    journal.like_film(film, true).unwrap();
    assert_eq!((journal.let_go_of_pictures().unwrap(), files(&journal)), (1, 0));
}

#[test]
fn a_picture_in_use_and_what_is_not_ours_stay() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.set_poster(film, "poster.png", &png([200, 40, 30])).unwrap();
    let note = journal.folder.path().join("media/aa");
    std::fs::create_dir_all(&note).unwrap();
    std::fs::write(note.join("notes.txt"), "mine").unwrap();
    do_other_things(&journal, film);
    assert_eq!((journal.let_go_of_pictures().unwrap(), files(&journal)), (0, 2));
}

#[test]
fn the_sample_called_off_leaves_an_empty_journal_and_no_picture() {
    let journal = TestJournal::new();
    let before = journal.logical_hash().unwrap();
    let cancelled = AtomicBool::new(false);
    let tell = |reached: Reached| {
        assert!(reached.done <= reached.total, "{reached:?}");
        cancelled.store(reached.done >= 3, Ordering::Relaxed);
    };
    let done = journal.open_sample(Progress::new(&tell, &cancelled));
    assert!(matches!(done, Err(Error::Cancelled)), "{done:?}");
    assert_eq!((journal.logical_hash().unwrap(), files(&journal)), (before, 0));
}
