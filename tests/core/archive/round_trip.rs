use std::cell::RefCell;
use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use matinee_core::{
    CastMember, DraftSave, EditTarget, Error, FilmFacts, FilmId, ListFacts, Op, OutsideId,
    Progress, ReviewForm, ReviewSave, ReviewText, RevisionCause, Score, ViewingFacts, WatchedOn,
};
use proptest::prelude::*;

use super::{bring, export, quiet};
use crate::support::{TestJournal, add_film, film, viewing};

#[test]
fn the_sample_comes_in_whole_and_goes_out_again_the_same() {
    let sample = TestJournal::new();
    let report = sample.open_sample(quiet()).unwrap().value;
    assert_eq!(report.receipt.problems, []);
    let added = report.receipt.added;
    assert_eq!((added.films, added.viewings, added.reviews, added.lists), (48, 93, 18, 3));

    let (archive, exported) = export(&sample);
    assert_eq!((exported.films, exported.reviews, exported.pictures), (48, 18, 53));
    let copy = TestJournal::new();
    let report = copy.import_archive(&archive, quiet()).unwrap().value;
    assert_eq!(report.receipt.problems, []);
    assert_eq!(copy.logical_hash().unwrap(), sample.logical_hash().unwrap());
    assert!(copy.check(quiet()).unwrap().whole);

    // The reviews of assets/sample/ are written as an export writes them.
    let mut zip = zip::ZipArchive::new(fs::File::open(&archive).unwrap()).unwrap();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample/reviews");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let member = format!("reviews/{}", path.file_name().unwrap().to_str().unwrap());
        let mut exported = String::new();
        zip.by_name(&member).unwrap().read_to_string(&mut exported).unwrap();
        assert_eq!(exported, fs::read_to_string(&path).unwrap(), "{member}");
    }

    assert_eq!(sample.undo().unwrap().value.op, Op::OpenSample);
    assert_eq!(sample.stats().unwrap().films, 0);
}

#[test]
fn what_the_editor_holds_goes_along_and_finds_its_film_again() {
    let journal = TestJournal::new();
    add_film(&journal, "Winter Timetable", 1971);
    let keeper = add_film(&journal, "The Keeper of Low Water", 1974);
    let form = ReviewForm {
        film: Some(keeper),
        facts: film("The Keeper of Low Water", 1974),
        text: ReviewText { body: "It opens on".to_owned(), ..ReviewText::default() },
        ..ReviewForm::default()
    };
    journal.save_draft(&DraftSave { draft: None, review: None, form }).unwrap();

    // A film more, so that numbers differ between the files.
    let copy = TestJournal::new();
    let spare = add_film(&copy, "Heliotrope", 2025);
    copy.delete_films(&[spare]).unwrap();
    bring(&journal, &copy);
    assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
    let draft = copy.drafts().unwrap().into_iter().next().unwrap();
    assert_eq!(
        (draft.title.as_str(), draft.opening.as_str()),
        ("The Keeper of Low Water", "It opens on")
    );
    let editing = copy.editing(EditTarget::Draft(draft.draft.unwrap())).unwrap();
    let film = editing.form.film.unwrap();
    assert_eq!(copy.film_facts(film).unwrap().title, "The Keeper of Low Water");
}

#[test]
fn a_picture_that_is_gone_keeps_nothing_else_in() {
    let journal = TestJournal::new();
    let keeper = add_film(&journal, "The Keeper of Low Water", 1974);
    let media = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample/media");
    let poster = fs::read(media.join("poster-quarry.webp")).unwrap();
    journal.set_poster(keeper, "poster.webp", &poster).unwrap();
    fs::remove_dir_all(journal.folder.path().join("media")).unwrap();

    let (archive, exported) = export(&journal);
    assert_eq!((exported.films, exported.pictures, exported.problems.len()), (1, 0, 1));
    let copy = TestJournal::new();
    let receipt = copy.import_archive(&archive, quiet()).unwrap().value.receipt;
    assert_eq!((receipt.added.films, receipt.problems.len()), (1, 1));
    assert!(receipt.problems[0].reason.contains("poster.webp"), "{:?}", receipt.problems);
}

#[test]
fn an_export_called_off_leaves_the_archive_that_was_there() {
    let journal = TestJournal::new();
    for year in 1970..1980 {
        add_film(&journal, "The Keeper of Low Water", year);
    }
    let (archive, _) = export(&journal);
    let before = fs::read(&archive).unwrap();
    let cancelled = AtomicBool::new(false);
    let told = RefCell::new(0);
    let tell = |_| {
        *told.borrow_mut() += 1;
        cancelled.store(*told.borrow() == 5, Ordering::Relaxed);
    };
    let done = journal.export_archive(&archive, Progress::new(&tell, &cancelled));
    assert!(matches!(done, Err(Error::Cancelled)), "{done:?}");
    assert_eq!(fs::read(&archive).unwrap(), before);
    let left = fs::read_dir(journal.folder.path()).unwrap();
    let parts = left
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".part"));
    assert_eq!(parts.count(), 0);
}

#[test]
fn an_import_called_off_changes_nothing() {
    let journal = TestJournal::new();
    for year in 1970..1980 {
        add_film(&journal, "The Keeper of Low Water", year);
    }
    let (archive, _) = export(&journal);
    let copy = TestJournal::new();
    let before = copy.logical_hash().unwrap();
    let cancelled = AtomicBool::new(false);
    let tell =
        |reached: matinee_core::Reached| cancelled.store(reached.done >= 7, Ordering::Relaxed);
    let done = copy.import_archive(&archive, Progress::new(&tell, &cancelled));
    assert!(matches!(done, Err(Error::Cancelled)), "{done:?}");
    assert_eq!(copy.logical_hash().unwrap(), before);
    assert!(copy.undo_state().unwrap().undo.is_none());
}

#[test]
fn the_same_journal_gives_the_same_archive() {
    let journal = TestJournal::new();
    let keeper = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.log_viewing(keeper, &viewing("2025-11-08", 95)).unwrap();
    let first = fs::read(export(&journal).0).unwrap();
    assert_eq!(fs::read(export(&journal).0).unwrap(), first);
}

#[test]
fn an_archive_is_an_import_like_any_other_and_can_be_taken_out_later() {
    let journal = TestJournal::new();
    let report = journal.open_sample(Progress::unwatched()).unwrap().value;
    let past = journal.imports().unwrap();
    assert_eq!((past.len(), past[0].undoable, Some(past[0].id)), (1, true, report.import));
    let film = add_film(&journal, "The last film I saw", 2026);

    let undone = journal.undo_import(past[0].id).unwrap().value;
    assert_eq!((undone.gone.films, undone.kept.films), (report.receipt.added.films, 0));
    assert_eq!(journal.stats().unwrap().films, 1);
    assert_eq!(journal.film_facts(film).unwrap().title, "The last film I saw");
    assert!(journal.lists().unwrap().is_empty() && journal.imports().unwrap().is_empty());
    // What came with it comes again.
    let again = journal.open_sample(Progress::unwatched()).unwrap().value;
    assert_eq!(again.receipt.added, report.receipt.added);
}

/// A line a person might type, and some that nobody should.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z]{1,12}( [a-zA-Z]{1,8}){0,3}",
        "\\PC{0,24}",
        Just("-5: totals".to_owned()),
        Just("=1+1 \"quoted\" #no".to_owned()),
        Just("النهر الذي نسي اسمه".to_owned()),
        Just("夜の停車場".to_owned()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![line(), Just("---".to_owned()), Just(String::new())], 0..6)
        .prop_map(|lines| lines.join("\n"))
}

fn date() -> impl Strategy<Value = Option<WatchedOn>> {
    let texts = ["1998~", "2011", "2009-03", "2020-04-11", "2024-02-29~", "2025-11-08"];
    prop::option::of(
        prop::sample::select(texts.to_vec()).prop_map(|text| WatchedOn::parse(text).unwrap()),
    )
}

fn score() -> impl Strategy<Value = Option<Score>> {
    prop::option::of((0u8..=100).prop_map(|tenths| Score::from_tenths(tenths).unwrap()))
}

prop_compose! {
    fn a_film()(
        title in line().prop_filter("a title", |title| !title.trim().is_empty()),
        original_title in prop::option::of(line()),
        year in prop::option::of(1900i16..2030),
        tagline in line(),
        runtime_min in prop::option::of(1u32..400),
        names in prop::collection::vec(line(), 0..4),
        genres in prop::collection::vec(prop::sample::select(vec!["Drama", "drama", "Comedy", "Krimi"]), 0..3),
        id in prop::option::of(0u32..9),
    ) -> FilmFacts {
        FilmFacts {
            title,
            original_title,
            year,
            tagline,
            runtime_min,
            directors: names.iter().take(1).cloned().collect(),
            cast: names.iter().map(|name| CastMember { name: name.clone(), character: "Herself".to_owned() }).collect(),
            genres: genres.into_iter().map(str::to_owned).collect(),
            ids: id.map(|id| OutsideId { kind: "imdb".to_owned(), value: format!("tt{id}") }).into_iter().collect(),
            ..FilmFacts::default()
        }
    }
}

prop_compose! {
    fn a_viewing()(
        watched_on in date(),
        score in score(),
        flags in prop::array::uniform4(any::<bool>()),
        place in line(),
        note in text(),
        companions in prop::collection::vec(line(), 0..3),
        tags in prop::collection::vec(prop::sample::select(vec!["winter light", "Winter Light", "the sea", "★", "été"]), 0..4),
    ) -> ViewingFacts {
        let [rewatch, abandoned, liked, private] = flags;
        ViewingFacts {
            watched_on, score, rewatch, abandoned, liked, private, place, note, companions,
            tags: tags.into_iter().map(str::to_owned).collect(),
            ..ViewingFacts::default()
        }
    }
}

/// One thing a person does; films are named by how many came before them.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    Add(FilmFacts),
    Watch(usize, ViewingFacts),
    Write(usize, ViewingFacts, String, String, bool),
    Draft(usize, String),
    List(String, bool, Vec<(usize, String)>),
    Want(usize, String),
    Like(usize),
    Delete(usize),
    Undo,
}

pub(crate) fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => a_film().prop_map(Act::Add),
        4 => (0usize..6, a_viewing()).prop_map(|(film, viewing)| Act::Watch(film, viewing)),
        4 => (0usize..6, a_viewing(), text(), line(), any::<bool>())
            .prop_map(|(film, viewing, body, headline, done)| Act::Write(film, viewing, body, headline, done)),
        1 => (0usize..6, text()).prop_map(|(film, body)| Act::Draft(film, body)),
        2 => (line(), any::<bool>(), prop::collection::vec((0usize..6, line()), 0..4))
            .prop_map(|(name, ranked, films)| Act::List(name, ranked, films)),
        1 => (0usize..6, line()).prop_map(|(film, why)| Act::Want(film, why)),
        1 => (0usize..6).prop_map(Act::Like),
        1 => (0usize..6).prop_map(Act::Delete),
        1 => Just(Act::Undo),
    ]
}

/// Does it, as far as it can be done; what is refused changes nothing, which is well too.
pub(crate) fn perform(journal: &TestJournal, films: &mut Vec<FilmId>, act: Act) {
    let of = |films: &[FilmId], index: usize| films.get(index % films.len().max(1)).copied();
    match act {
        Act::Add(facts) => films.extend(journal.add_film(&facts).map(|added| added.value)),
        Act::Watch(film, facts) => {
            of(films, film).map(|film| journal.log_viewing(film, &facts));
        }
        Act::Write(film, watch, body, headline, done) => {
            let Some(film) = of(films, film) else { return };
            let Ok(facts) = journal.film_facts(film) else { return };
            let text = ReviewText { headline, body, ..ReviewText::default() };
            let form = ReviewForm {
                film: Some(film),
                facts,
                watch: Some(watch),
                text,
                ..ReviewForm::default()
            };
            let cause = if done { RevisionCause::Done } else { RevisionCause::Left };
            let _ = journal.save_review(&ReviewSave { review: None, draft: None, form, cause });
        }
        Act::Draft(film, body) => {
            let text = ReviewText { body, ..ReviewText::default() };
            let form = ReviewForm { film: of(films, film), text, ..ReviewForm::default() };
            let _ = journal.save_draft(&DraftSave { draft: None, review: None, form });
        }
        Act::List(name, ranked, listed) => {
            let facts = ListFacts { name, ranked, ..ListFacts::default() };
            let Ok(list) = journal.add_list(&facts) else { return };
            for (film, note) in listed {
                of(films, film).map(|film| journal.add_to_list(list.value, film, &note));
            }
        }
        Act::Want(film, why) => {
            of(films, film).map(|film| journal.add_to_watchlist(film, &why));
        }
        Act::Like(film) => {
            of(films, film).map(|film| journal.like_film(film, true));
        }
        Act::Delete(film) => {
            of(films, film).map(|film| journal.delete_films(&[film]));
        }
        Act::Undo => drop(journal.undo()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_journal_comes_back_from_its_archive(acts in prop::collection::vec(act(), 1..24)) {
        let journal = TestJournal::new();
        let mut films = Vec::new();
        for act in acts {
            perform(&journal, &mut films, act);
        }
        let copy = TestJournal::new();
        let report = bring(&journal, &copy);
        prop_assert_eq!(report.receipt.problems, vec![]);
        prop_assert_eq!(report.receipt.rows.read, report.receipt.rows.new);
        prop_assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
        prop_assert_eq!(copy.check(quiet()).unwrap().problems, vec![]);
        // And brought in once more, it changes nothing.
        let again = bring(&journal, &copy);
        prop_assert_eq!(again.receipt.rows.read, again.receipt.rows.same);
        prop_assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
    }
}
