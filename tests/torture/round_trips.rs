//! A large journal of hostile words, out and in again: from each of our own formats the same journal.

use std::path::{Path, PathBuf};

use matinee_core::{
    CastMember, ExportFormat, ExportOf, ExportOrder, FilmFacts, Journal, OutsideId, Progress,
    ReviewForm, ReviewSave, ReviewText, RevisionCause, ViewingFacts, WatchedOn,
};

use crate::desk::{Desk, assert_whole};
use crate::sizes;

/// What programs take for something else, and what files are taken apart at.
const HOSTILE: [&str; 24] = [
    "-5: totals",
    "true",
    "null",
    "2026",
    "=1+1",
    "@x",
    "+1",
    "'=1",
    "~",
    "no",
    "a,b;c\td",
    "\"so\" he says",
    "AC\\DC",
    "ends in \\",
    "NEL\u{85}here",
    "\u{feff}BOM",
    "CR\r\nLF",
    "one\u{2028}two",
    " led and trailed ",
    "👩‍👩‍👧 🎬",
    "النهر الذي نسي اسمه",
    "夜の停車場",
    "]]>",
    "# no note",
];

/// The formats that hold all of a journal without pictures.
const EXACT: [(ExportFormat, &str); 4] = [
    (ExportFormat::Archive, "out.zip"),
    (ExportFormat::Json, "out.json"),
    (ExportFormat::Jsonl, "out.jsonl"),
    (ExportFormat::Csv, "out.csv"),
];

/// One film with a viewing and a review; every fifth film is seen twice.
fn fill(journal: &Journal, rng: &mut fastrand::Rng, number: usize) {
    let mut words = || {
        let hostile = HOSTILE[rng.usize(..HOSTILE.len())];
        format!(
            "{hostile} {}",
            (0..rng.usize(0..6)).map(|_| rng.char('\u{20}'..'\u{2fff}')).collect::<String>()
        )
    };
    let title = format!("{}{number}", words());
    let [headline, first, second, tagline, place, note] = std::array::from_fn(|_| words());
    let facts = FilmFacts {
        title,
        tagline,
        year: Some(1900 + i16::try_from(number % 120).unwrap()),
        directors: vec![format!("Hanne Marder {}", number % 700)],
        cast: vec![CastMember { name: format!("Tove {}", number % 3_000), character: words() }],
        ids: vec![OutsideId { kind: "imdb".to_owned(), value: format!("tt{number:07}") }],
        ..FilmFacts::default()
    };
    let dates = ["2024-02-29", "2020-04", "1998~", ""];
    let watch = |tenths: usize| ViewingFacts {
        watched_on: WatchedOn::parse(dates[number % dates.len()]).ok(),
        score: Some(u8::try_from(tenths % 101).unwrap().try_into().unwrap()),
        tags: vec![format!("tide; {}", number % 40)],
        place: place.clone(),
        note: note.clone(),
        ..ViewingFacts::default()
    };
    let text = ReviewText {
        headline,
        body: format!("{first}\n\n> {second}\r\n\n||{number}||"),
        summary: format!("{number} ends."),
        ..ReviewText::default()
    };
    let form = ReviewForm { facts, watch: Some(watch(number)), text, ..ReviewForm::default() };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    let saved = journal.save_review(&save).unwrap().value;
    if number.is_multiple_of(5) {
        journal.log_viewing(saved.film, &watch(number + 3)).unwrap();
    }
}

fn out(journal: &Journal, format: ExportFormat, to: PathBuf) -> PathBuf {
    let order = ExportOrder { of: ExportOf::Journal, format, between: None, address: None };
    journal.export(&order, &to, Progress::unwatched()).unwrap();
    to
}

fn same(one: &Path, other: &Path) -> bool {
    std::fs::read(one).unwrap() == std::fs::read(other).unwrap()
}

#[test]
fn a_large_journal_of_hostile_words_comes_back_from_each_of_our_own_formats() {
    const NAME: &str = "round trips";
    let films = sizes::times("round_trips", 60, 10_000);
    let mut rng = sizes::chance(NAME);
    let desk = Desk::bare();
    let journal = desk.journal();
    (0..films).for_each(|number| fill(&journal, &mut rng, number));
    let hash = journal.logical_hash().unwrap();
    for (format, name) in EXACT {
        let file = out(&journal, format, desk.path(name));
        let other = Desk::bare();
        let copy = other.journal();
        let receipt = copy.import_file(&file, Progress::unwatched()).unwrap().value.receipt;
        assert!(receipt.problems.is_empty(), "{format:?}: {:?}", receipt.problems);
        if format == ExportFormat::Csv {
            // People are only named there: they have new names of their own.
            let again = out(&copy, format, other.path(name));
            assert!(same(&file, &again), "{format:?}");
        } else {
            assert_eq!(copy.logical_hash().unwrap(), hash, "{format:?}");
        }
        assert_whole(&copy, name);
    }
    sizes::tell(NAME, format!("{films} films, the same from {} formats", EXACT.len()));
}
