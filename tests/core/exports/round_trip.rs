//! Out, into another journal, and out again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use matinee_core::imports::piece::PieceSource;
use matinee_core::{
    CastMember, EditTarget, ExportFormat, ExportOf, FilmFacts, Journal, OutsideId, Progress,
    ReviewForm, ReviewId, ReviewSave, ReviewText, RevisionCause, ViewingFacts, WatchedOn,
};
use proptest::prelude::*;

use super::data::rate;
use super::{export, export_of, files};
use crate::support::{TestJournal, add_film, write};

fn save(journal: &Journal, form: ReviewForm) -> ReviewId {
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap().value.review
}

/// The notes of a folder.
fn notes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut written = files(folder);
    written.retain(|name, _| name.ends_with(".md"));
    written
}

/// That two exports hold the same, said by the first text that differs.
fn same([first, second]: [BTreeMap<String, Vec<u8>>; 2]) {
    for (name, bytes) in &first {
        let other =
            second.get(name).unwrap_or_else(|| panic!("{name} is not in {:?}", second.keys()));
        if name.ends_with(".md") {
            assert_eq!(String::from_utf8_lossy(bytes), String::from_utf8_lossy(other));
        }
        assert!(bytes == other, "{name}");
    }
    assert_eq!(first.len(), second.len());
}

#[test]
fn keys_that_mean_nothing_here_go_out_as_they_came() {
    let place = tempfile::tempdir().unwrap();
    let note = place.path().join("in.md");
    let keys = "aliases:\n  - Keeper\nplex_id: 0042\nmood: [slow, \"blue: deep\"]\n";
    let front = format!("---\nfilm: Heat\nyear: 1995\n{keys}score: 9.5\n---\n\nIt opens.\n");
    fs::write(&note, front).unwrap();
    let journal = TestJournal::new();
    journal.import_file(&note, Progress::unwatched()).unwrap();
    export(&journal, ExportFormat::Markdown, &place.path().join("out")).unwrap();
    let out = fs::read_to_string(place.path().join("out/Heat (1995).md")).unwrap();
    assert!(out.contains(keys), "{out}");
    assert!(out.contains("score: 9.5\n") && out.ends_with("---\n\nIt opens.\n"), "{out}");
}

#[test]
fn a_page_comes_back_with_the_same_fields() {
    let journal = TestJournal::new();
    let form = whole("The Keeper of Low Water", "Two centimetres of *sea*.", 95);
    let review = save(&journal, form.clone());
    let page: PathBuf = journal.folder.path().join("page.html");
    export_of(&journal, ExportOf::Review(review), ExportFormat::Html, &page).unwrap();
    let read = TestJournal::new().read_piece(&PieceSource::File(page)).unwrap().piece.form;
    assert_eq!(read.facts, form.facts);
    let (watched, given) = (read.watch.unwrap(), form.watch.unwrap());
    assert_eq!((watched.score, watched.tags), (given.score, given.tags));
    assert_eq!(read.text, form.text);
}

#[test]
fn two_names_of_one_catalogue_stand_in_one_key_and_both_come_back() {
    let mut form = whole("The Keeper of Low Water", "It opens.", 95);
    let ids =
        [("imdb", "tt0000001"), ("imdb", "tt0000002"), ("letterboxd-page", "https://a.example/")];
    form.facts.ids = ids
        .map(|(kind, value)| OutsideId { kind: kind.to_owned(), value: value.to_owned() })
        .into();
    let journal = TestJournal::new();
    let review = save(&journal, form.clone());
    let note = journal.review_markdown(review).unwrap();
    assert!(note.contains("imdb: [\"tt0000001\", \"tt0000002\"]\n"), "{note}");
    let place = journal.folder.path().join("note.md");
    fs::write(&place, note).unwrap();
    let read = TestJournal::new().read_piece(&PieceSource::File(place)).unwrap().piece.form;
    assert_eq!(read.facts.ids, form.facts.ids);
}

#[test]
fn a_review_of_no_viewing_comes_back_as_one_and_its_film_with_its_own_score() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Scored alone", 1999);
    write(&journal, film, None, "It opens.");
    // Of this one nothing is known but that it was.
    let text = ReviewText { body: "Again.".to_owned(), ..ReviewText::default() };
    let facts = journal.film_facts(film).unwrap();
    let watch = Some(ViewingFacts::default());
    save(&journal, ReviewForm { film: Some(film), facts, watch, text, ..ReviewForm::default() });
    rate(&journal, &[("Scored alone", 1999, "3.5")]);
    journal.like_film(film, true).unwrap();
    let to = journal.folder.path().join("notes");
    export(&journal, ExportFormat::Markdown, &to).unwrap();
    let other = TestJournal::new();
    other.import_file(&to, Progress::unwatched()).unwrap();
    let back = other.folder.path().join("notes");
    export(&other, ExportFormat::Markdown, &back).unwrap();
    same([notes(&to), notes(&back)]);
    assert_eq!(other.stats().unwrap().viewings, 1);
}

#[test]
fn each_note_of_a_film_comes_back_with_its_own_viewing_though_nothing_tells_them_apart() {
    let journal = TestJournal::new();
    // It looks like a link of Obsidian's.
    let film = add_film(&journal, "[[REC|2]]", 2009);
    let form = || ReviewForm {
        film: Some(film),
        facts: FilmFacts {
            tagline: "[[so]]".to_owned(),
            genres: vec!["[[Horror]]".to_owned()],
            ..journal.film_facts(film).unwrap()
        },
        watch: Some(ViewingFacts { tags: vec!["[[sea]]".to_owned()], ..ViewingFacts::default() }),
        text: ReviewText { body: "Again.".to_owned(), ..ReviewText::default() },
        ..ReviewForm::default()
    };
    let bare = || ReviewForm { watch: Some(ViewingFacts::default()), ..form() };
    for form in [form(), bare(), bare(), ReviewForm { watch: None, ..bare() }] {
        save(&journal, form);
    }
    let to = journal.folder.path().join("notes");
    export(&journal, ExportFormat::Markdown, &to).unwrap();
    let other = TestJournal::new();
    for outcome in ["new", "again"] {
        other.import_file(&to, Progress::unwatched()).unwrap();
        let stats = other.stats().unwrap();
        assert_eq!((stats.films, stats.viewings, stats.reviews), (1, 3, 4), "{outcome}");
    }
    let back = other.folder.path().join("notes");
    export(&other, ExportFormat::Markdown, &back).unwrap();
    // Which of them is called what depends on which was written first.
    let texts = |folder: &Path| -> BTreeSet<_> {
        let texts = notes(folder).into_values();
        texts.map(|bytes| String::from_utf8(bytes).unwrap()).collect()
    };
    assert_eq!(texts(&to), texts(&back));
}

/// A form with every field filled in.
fn whole(title: &str, body: &str, score: u8) -> ReviewForm {
    ReviewForm {
        facts: FilmFacts {
            title: title.to_owned(),
            original_title: Some("Der Pegelwart".to_owned()),
            year: Some(1974),
            tagline: "The tide keeps its own accounts.".to_owned(),
            runtime_min: Some(121),
            directors: vec!["Hanne Marder".to_owned()],
            writers: vec!["Karl Tiede".to_owned()],
            cast: vec![
                CastMember { name: "Tom Hale".to_owned(), character: "The keeper".to_owned() },
                CastMember { name: "Ida Voss".to_owned(), character: String::new() },
            ],
            genres: vec!["Drama".to_owned()],
            countries: vec!["Denmark".to_owned()],
            ..FilmFacts::default()
        },
        watch: Some(ViewingFacts {
            watched_on: Some(WatchedOn::parse("2025-11-08").unwrap()),
            score: Some(score.try_into().unwrap()),
            tags: vec!["the sea".to_owned(), "work".to_owned()],
            ..ViewingFacts::default()
        }),
        text: ReviewText {
            body: body.to_owned(),
            summary: "A patient film about a small difference.".to_owned(),
            verdict: Some("Mine".to_owned()),
            ..ReviewText::default()
        },
        ..ReviewForm::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_was_written_comes_back_to_the_byte(
        title in "[\\PC&&[^\\s]][\\PC]{0,30}[\\PC&&[^\\s]]",
        body in "[\\PC&&[^!]]{1,30}(\n\n(## |> |- |)[\\PC&&[^!]]{1,40}){0,4}",
        headline in "(\\PC|: |#|\"){0,12}",
        score in 0..=100_u8,
    ) {
        let journal = TestJournal::new();
        let mut form = whole(&title, &body, score);
        form.text.headline = headline;
        save(&journal, form.clone());
        let other = TestJournal::new();
        let place = tempfile::tempdir().unwrap();
        let [first, second] = ["first", "second"].map(|name| place.path().join(name));
        export(&journal, ExportFormat::Markdown, &first).unwrap();
        other.import_file(&first, Progress::unwatched()).unwrap();
        export(&other, ExportFormat::Markdown, &second).unwrap();
        same([notes(&first), notes(&second)]);
        let held = other.editing(EditTarget::Review(ReviewId(1))).unwrap().form;
        prop_assert_eq!(held.text.body, journal.editing(EditTarget::Review(ReviewId(1))).unwrap().form.text.body);
    }
}
