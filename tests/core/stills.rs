//! Posters and stills in the journal.

use std::fs;
use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use matinee_core::media::MediaHash;
use matinee_core::{Error, FilmId, Op, StillFacts, Topic};

use crate::support::{TestJournal, add_film};

fn png(colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(900, 600, Rgb(colour)).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn with_film() -> (TestJournal, FilmId) {
    let journal = TestJournal::new();
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    (journal, film)
}

fn width(journal: &TestJournal, hash: &str, variant: &str) -> u32 {
    let hash: MediaHash = hash.parse().unwrap();
    let shown = journal.picture(hash, variant).unwrap().unwrap();
    image::load_from_memory(&shown.bytes).unwrap().width()
}

#[test]
fn a_poster_is_kept_shown_in_its_sizes_and_undone_as_one_step() {
    let (journal, film) = with_film();
    let set = journal.set_poster(film, "keeper.png", &png([200, 60, 40])).unwrap();

    assert_eq!(set.topics, [Topic::Films, Topic::Media].into());
    assert_eq!(width(&journal, &set.value, "poster-1x"), 300);
    assert_eq!(width(&journal, &set.value, "poster-2x"), 600);
    assert_eq!(width(&journal, &set.value, "original"), 900);
    assert_eq!(journal.undo().unwrap().value.op, Op::SetPoster);
    let hash: MediaHash = set.value.parse().unwrap();
    assert_eq!(journal.picture(hash, "poster-1x").unwrap(), None);

    journal.redo().unwrap();
    assert_eq!(width(&journal, &set.value, "poster-1x"), 300, "made again from the original");
}

#[test]
fn a_size_nobody_made_is_made_from_the_original_and_an_unknown_one_is_not() {
    let (journal, film) = with_film();
    let hash = journal.set_poster(film, "keeper.png", &png([20, 60, 40])).unwrap().value;
    assert_eq!(width(&journal, &hash, "still-1x"), 640);
    assert_eq!(journal.picture(hash.parse().unwrap(), "huge").unwrap(), None);
}

#[test]
fn the_same_poster_again_changes_nothing() {
    let (journal, film) = with_film();
    journal.set_poster(film, "keeper.png", &png([20, 60, 40])).unwrap();
    let again = journal.set_poster(film, "keeper-copy.png", &png([20, 60, 40])).unwrap();
    assert!(again.topics.is_empty());
}

#[test]
fn a_poster_is_taken_off_and_comes_back() {
    let (journal, film) = with_film();
    let hash = journal.set_poster(film, "keeper.png", &png([20, 60, 40])).unwrap().value;
    journal.remove_poster(film).unwrap();
    assert!(journal.remove_poster(film).unwrap().topics.is_empty(), "there is none to take off");
    assert_eq!(journal.undo().unwrap().value.op, Op::RemovePoster);
    assert_eq!(width(&journal, &hash, "poster-1x"), 300);
}

#[test]
fn a_refused_picture_leaves_nothing_behind() {
    let (journal, film) = with_film();
    let refused = journal.set_poster(film, "notes.png", b"no picture");
    assert!(matches!(refused, Err(Error::BadFile { name, .. }) if name == "notes.png"));
    assert!(!journal.folder().join("media").exists());
    let nobody = journal.set_poster(FilmId(99), "a.png", &png([1, 2, 3]));
    assert!(matches!(nobody, Err(Error::NotFound { what: "film" })));
    assert_eq!(journal.undo_state().unwrap().undo.unwrap().op, Op::AddFilm);
}

#[test]
fn a_still_is_named_for_its_file_and_says_what_it_shows() {
    let (journal, film) = with_film();
    let walk = journal.add_still(film, "The Wälk.png", &png([1, 2, 3])).unwrap().value;
    let second = journal.add_still(film, "the walk.JPG", &png([4, 5, 6])).unwrap().value;
    let pasted = journal.add_still(film, "", &png([7, 8, 9])).unwrap().value;

    assert_eq!(walk.name, "the-walk");
    assert_eq!(walk.facts.alt, "Still from The Keeper of Low Water");
    assert_eq!((walk.width, walk.height), (900, 600));
    assert_eq!(second.name, "the-walk-2");
    assert_eq!(pasted.name, "still");
}

#[test]
fn the_same_still_twice_is_one() {
    let (journal, film) = with_film();
    let first = journal.add_still(film, "a.png", &png([1, 2, 3])).unwrap();
    let second = journal.add_still(film, "b.png", &png([1, 2, 3])).unwrap();
    assert_eq!(first.value, second.value);
    assert!(second.topics.is_empty());
}

#[test]
fn a_still_is_captioned_moved_removed_and_each_is_undone() {
    let (journal, film) = with_film();
    let add =
        |name: &str, shade| journal.add_still(film, name, &png([shade, 0, 0])).unwrap().value.id;
    let (walk, lens, beam) = (add("walk.png", 10), add("lens.png", 60), add("beam.png", 110));
    let order = || journal.stills(film).unwrap().iter().map(|still| still.id).collect::<Vec<_>>();

    let facts = StillFacts {
        caption: "  The first shot. ".to_owned(),
        alt: String::new(),
        timecode_s: Some(61),
    };
    journal.edit_still(walk, &facts).unwrap();
    let kept = &journal.stills(film).unwrap()[0].facts;
    assert_eq!(kept.caption, "The first shot.");
    assert_eq!(kept.alt, "Still from The Keeper of Low Water", "it never says nothing");

    journal.move_still(walk, 9).unwrap();
    assert_eq!(order(), [lens, beam, walk]);
    journal.remove_still(beam).unwrap();
    assert_eq!(order(), [lens, walk]);

    assert_eq!(journal.undo().unwrap().value.op, Op::RemoveStill);
    assert_eq!(journal.undo().unwrap().value.op, Op::MoveStill);
    assert_eq!(order(), [walk, lens, beam]);
    assert_eq!(journal.undo().unwrap().value.op, Op::EditStill);
    assert_eq!(journal.stills(film).unwrap()[0].facts.caption, "");
}

#[test]
fn a_missing_original_is_said_by_name() {
    let (journal, film) = with_film();
    let hash = journal.set_poster(film, "keeper.png", &png([20, 60, 40])).unwrap().value;
    fs::remove_dir_all(journal.folder().join("media")).unwrap();
    let gone = journal.picture(hash.parse().unwrap(), "original");
    assert!(matches!(gone, Err(Error::File { action: "read", .. })));
    assert_eq!(width(&journal, &hash, "poster-1x"), 300, "its thumbnails are in the journal");
}
