//! The journal as plain files, kept in step, and made again from them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use matinee_core::{
    EditTarget, Error, FilmId, Journal, Progress, Rebuilt, ReviewSave, RevisionCause,
    rebuild_journal,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::archive::round_trip::{act, perform};
use crate::support::{StoppedClock, TestJournal, add_film, write};

const POSTER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/media/poster-quarry.webp");

fn mirrored(journal: &Journal) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    journal.choose_mirror(Some(folder.path())).unwrap();
    sync(journal);
    folder
}

fn sync(journal: &Journal) {
    journal.mirror_changes(Progress::unwatched()).unwrap();
    let mirror = journal.mirror().unwrap();
    assert_eq!((mirror.problem, mirror.is_current), (None, true));
}

fn rebuild(from: &Path) -> (Rebuilt, TempDir) {
    let to = tempfile::tempdir().unwrap();
    let clock = Arc::new(StoppedClock);
    let rebuilt = rebuild_journal(from, to.path(), clock, Progress::unwatched()).unwrap();
    (rebuilt, to)
}

/// Every file but those that were removed, by its path, with its text.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, within: &str, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{within}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_file() {
                found.insert(name, fs::read(&path).unwrap());
            } else if name != "removed" {
                walk(&path, &format!("{name}/"), found);
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found);
    found
}

fn names(folder: &Path, within: &str) -> Vec<String> {
    files(folder)
        .into_keys()
        .filter_map(|name| Some(name.strip_prefix(within)?.to_owned()))
        .collect()
}

fn text_of(folder: &Path, within: &str) -> String {
    let files = files(folder);
    let mut found = files.iter().filter(|(name, _)| name.starts_with(within));
    let text = String::from_utf8(found.next().unwrap().1.clone()).unwrap();
    assert!(found.next().is_none());
    text
}

/// A film with a poster, a viewing and a review of it.
fn written() -> (TestJournal, FilmId) {
    let journal = TestJournal::new();
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.set_poster(film, "quarry.webp", &fs::read(POSTER).unwrap()).unwrap();
    write(&journal, film, Some("2025-11-08"), "The tide -- keeps its own diary.\n\n---\n\nStill.");
    (journal, film)
}

#[test]
fn the_sample_is_made_again_equal_with_every_picture() {
    let journal = TestJournal::new();
    journal.open_sample(Progress::unwatched()).unwrap();
    let folder = mirrored(&journal);
    let (rebuilt, to) = rebuild(folder.path());
    assert_eq!(rebuilt.problems, Vec::<String>::new());
    assert_eq!((rebuilt.films, rebuilt.viewings, rebuilt.reviews), (48, 93, 18));
    let copy = Journal::open(to.path()).unwrap();
    assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
}

#[test]
fn a_film_and_its_review_are_files_anybody_can_read() {
    let (journal, _) = written();
    let folder = mirrored(&journal);
    let film = text_of(folder.path(), "films/the-keeper-of-low-water-");
    assert!(film.starts_with("---\nuid: \"") && film.contains("\nyear: 1974\n"), "{film}");
    assert!(film.contains("# The Keeper of Low Water\n\n- 2025-11-08, 8.0"), "{film}");
    let review = text_of(folder.path(), "reviews/the-keeper-of-low-water-");
    assert!(
        review.ends_with("\n---\n\nThe tide -- keeps its own diary.\n\n---\n\nStill.\n"),
        "{review}"
    );
}

#[test]
fn only_what_changed_is_written_again() {
    let (journal, film) = written();
    add_film(&journal, "Parallax", 2019);
    let folder = mirrored(&journal);
    let age = |folder: &Path| -> BTreeMap<String, std::time::SystemTime> {
        let modified = |name: &String| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
        files(folder).keys().map(|name| (name.clone(), modified(name))).collect()
    };
    let before = age(folder.path());
    journal.like_film(film, true).unwrap();
    assert!(!journal.mirror().unwrap().is_current);
    sync(&journal);
    let changed: Vec<String> = age(folder.path())
        .into_iter()
        .filter(|(name, when)| before.get(name) != Some(when))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert_eq!(changed[0], ".matinee-mirror.json");
    assert!(changed[1].starts_with("films/the-keeper"), "{changed:?}");
}

#[test]
fn a_film_called_otherwise_has_one_file_and_one_that_is_gone_is_kept_aside() {
    let (journal, film) = written();
    let folder = mirrored(&journal);
    let mut facts = journal.film_facts(film).unwrap();
    facts.title = "Low Water".to_owned();
    journal.edit_film(film, &facts).unwrap();
    sync(&journal);
    for within in ["films/", "reviews/"] {
        let names = names(folder.path(), within);
        assert!(names.len() == 1 && names[0].starts_with("low-water-"), "{names:?}");
    }
    journal.delete_films(&[film]).unwrap();
    sync(&journal);
    assert_eq!(names(folder.path(), "films/").len() + names(folder.path(), "reviews/").len(), 0);
    let removed = fs::read_dir(folder.path().join("removed/reviews")).unwrap();
    assert_eq!(removed.count(), 1);
    journal.undo().unwrap();
    sync(&journal);
    assert_eq!(names(folder.path(), "films/").len(), 1);
}

#[test]
fn words_changed_in_a_file_are_the_files_when_the_journal_is_made_again() {
    let (journal, _) = written();
    let folder = mirrored(&journal);
    let name = format!("reviews/{}", names(folder.path(), "reviews/")[0]);
    let text = fs::read_to_string(folder.path().join(&name)).unwrap();
    fs::write(folder.path().join(&name), text.replace("Still.", "Changed by hand.")).unwrap();
    let (rebuilt, to) = rebuild(folder.path());
    assert_eq!((rebuilt.reviews, rebuilt.problems.len()), (1, 0));
    let hits = Journal::open(to.path()).unwrap().search("by hand", 5).unwrap();
    assert_eq!(hits.len(), 1);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_come() {
    let (journal, _) = written();
    add_film(&journal, "Parallax", 2019);
    let folder = mirrored(&journal);
    let films = folder.path().join("films");
    fs::write(films.join("notes.md"), "Not a film's.").unwrap();
    let mut copy = fs::read_dir(&films).unwrap().map(|it| it.unwrap().path());
    let copy = copy.find(|path| path.to_str().unwrap().contains("parallax")).unwrap();
    fs::copy(&copy, films.join("parallax (conflicted copy).md")).unwrap();
    let (rebuilt, _to) = rebuild(folder.path());
    assert_eq!((rebuilt.films, rebuilt.problems.len()), (2, 2), "{:?}", rebuilt.problems);
    assert!(
        rebuilt.problems.iter().any(|it| it.starts_with("notes.md: ")),
        "{:?}",
        rebuilt.problems
    );
    // Nor are they touched.
    sync(&journal);
    assert!(films.join("notes.md").exists());
}

#[test]
fn a_mirror_that_cannot_be_written_is_said_and_stops_no_save() {
    let (journal, film) = written();
    let folder = mirrored(&journal);
    let path = folder.path().to_owned();
    let kept = path.with_extension("unplugged");
    fs::rename(&path, &kept).unwrap();
    journal.like_film(film, true).unwrap();
    let failed = journal.mirror_changes(Progress::unwatched()).unwrap_err();
    assert!(matches!(failed, Error::File { .. }), "{failed}");
    let mirror = journal.mirror().unwrap();
    assert!(!mirror.is_current && mirror.problem.unwrap().contains("could not be written"));
    assert!(!path.exists(), "a folder is not made where its disk is not");
    fs::rename(&kept, &path).unwrap();
    sync(&journal);
    assert!(text_of(folder.path(), "films/").contains("\nliked: true\n"));
}

#[test]
fn what_was_not_mirrored_before_the_end_is_found_by_the_next_session() {
    let (journal, film) = written();
    let folder = mirrored(&journal);
    let TestJournal { journal, folder: home } = journal;
    journal.like_film(film, true).unwrap();
    // Killed: what closing would do is not done.
    let copy = tempfile::tempdir().unwrap();
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
        fs::copy(home.path().join(name), copy.path().join(name)).unwrap();
    }
    assert!(!text_of(folder.path(), "films/").contains("\nliked: true\n"));
    drop(Journal::open(copy.path()).unwrap());
    assert!(text_of(folder.path(), "films/").contains("\nliked: true\n"));
}

#[test]
fn closing_a_journal_mirrors_what_was_saved() {
    let (journal, film) = written();
    let folder = mirrored(&journal);
    journal.like_film(film, true).unwrap();
    drop(journal);
    assert!(text_of(folder.path(), "films/").contains("\nliked: true\n"));
}

#[test]
fn a_folder_with_other_things_gets_one_inside_and_the_journals_own_is_refused() {
    let (journal, _) = written();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.odt"), "years").unwrap();
    journal.choose_mirror(Some(folder.path())).unwrap();
    sync(&journal);
    assert!(folder.path().join("Matinee mirror/films").is_dir());
    let inside = journal.folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let refused = journal.choose_mirror(Some(&inside));
    assert!(matches!(refused, Err(Error::Invalid { field: "mirrorFolder", .. })));
    journal.choose_mirror(None).unwrap();
    assert_eq!(journal.mirror().unwrap().folder, None);
    let nothing = tempfile::tempdir().unwrap();
    let clock = Arc::new(StoppedClock);
    let to = nothing.path().join("new");
    let refused = rebuild_journal(nothing.path(), &to, clock, Progress::unwatched());
    assert!(matches!(refused, Err(Error::BadFile { .. })));
    assert!(!to.exists());
}

#[test]
fn a_review_saved_twice_keeps_both_states_in_the_mirror() {
    let (journal, film) = written();
    let review = journal.film_page(film).unwrap().reviews[0].id;
    let mut form = journal.editing(EditTarget::Review(review)).unwrap().form;
    form.text.body = "The tide lies.".to_owned();
    let save = ReviewSave { review: Some(review), draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap();
    let folder = mirrored(&journal);
    let (_, to) = rebuild(folder.path());
    let copy = Journal::open(to.path()).unwrap();
    assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_journal_is_made_again_equal_from_a_mirror_kept_in_step(
        acts in prop::collection::vec(act(), 1..20),
    ) {
        let journal = TestJournal::new();
        let folder = mirrored(&journal);
        let mut films = Vec::new();
        for act in acts {
            perform(&journal, &mut films, act);
            sync(&journal);
        }
        let (rebuilt, to) = rebuild(folder.path());
        prop_assert_eq!(rebuilt.problems, Vec::<String>::new());
        let copy = Journal::open(to.path()).unwrap();
        prop_assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
        // What was written bit by bit is what is written at once.
        let whole = mirrored(&journal);
        prop_assert_eq!(files(folder.path()), files(whole.path()));
    }
}
