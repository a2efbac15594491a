//! Out as a page or a note, and into another journal.

use std::path::Path;

use matinee_core::imports::piece::PieceSource;
use matinee_core::{
    ExportFormat, Journal, ReviewForm, ReviewSave, ReviewText, RevisionCause, StillFacts, WatchedOn,
};
use proptest::prelude::*;

use super::{FLATS, Files, LOSSY, PIXEL, held, import, one, written_out};
use crate::support::{TestJournal, film, viewing};

/// A review, and what is said of its stills, if it has any.
type Written = (ReviewForm, Option<[StillFacts; 2]>);

/// Writes a review out in a format and brings the file into another journal.
fn over_a_file((form, stills): Written, format: ExportFormat) -> (TestJournal, TestJournal, Files) {
    let (journal, other, files) = (TestJournal::new(), TestJournal::new(), Files::new());
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    let film = journal.save_review(&save).unwrap().value.film;
    for (facts, (name, bytes)) in stills.iter().flatten().zip([("walk", PIXEL), ("shore", LOSSY)]) {
        let still = journal.add_still(film, name, bytes).unwrap().value;
        journal.edit_still(still.id, facts).unwrap();
    }
    let to = written_out(&journal, format, &files, "first");
    let report = import(&other, &to);
    assert_eq!(report.receipt.rows, one(|rows| rows.new = 1), "{report:?}");
    (journal, other, files)
}

/// What is compared: all a page or a note says of a review and its stills.
fn said(journal: &Journal) -> (ReviewForm, Vec<(String, StillFacts)>) {
    let mut form = held(journal, 1);
    let stills = journal.stills(form.film.take().unwrap()).unwrap();
    form.viewing = None;
    (form, stills.into_iter().map(|still| (still.name, still.facts)).collect())
}

fn blocks() -> impl Strategy<Value = String> {
    let words = || "[A-Z][a-zéß]{2,8}( [a-z]{2,8}){2,12}[.!?]?";
    let block = prop_oneof![
        4 => words().prop_map(|it| it),
        1 => words().prop_map(|it| format!("## {}", it.trim_end_matches('.'))),
        1 => (words(), words()).prop_map(|(a, b)| format!("{a} *{}* and **bold**, [{b}](https://example.org/a).", "leaning")),
        1 => (words(), words()).prop_map(|(a, b)| format!("- {a}\n- {b}")),
        1 => (words(), words()).prop_map(|(a, b)| format!("1. {a}\n2. {b}")),
        1 => words().prop_map(|it| format!("> {it}")),
        1 => words().prop_map(|it| format!("> {it} {{pull}}")),
        1 => (words(), words()).prop_map(|(a, b)| format!("{a} ||{b}|| after.")),
        2 => (words(), prop::sample::select(vec!["", "{bleed}", "{wide}", "{pair}"]))
            .prop_map(|(it, room)| format!("![{it}](still:walk){room}")),
        1 => Just("![](still:shore){wide}".to_owned()),
        1 => (words(), "[a-z]{1,5}").prop_map(|(it, label)| format!("{it} And more.[^{label}]\n\n[^{label}]: A note on *it*.")),
        1 => words().prop_map(|it| format!("| {it} |\n\n    Code of {it}\n\n***")),
        1 => (words(), words()).prop_map(|(a, b)| format!("_{a}_\n__{b}__ &amp; \\* more")),
    ];
    prop::collection::vec(block, 1..6).prop_map(|blocks| {
        // Two lists or two quotes in a row are one.
        let mut kept: Vec<String> = Vec::new();
        for block in blocks {
            let kind = |block: &str| block.chars().next().filter(|sign| "->1".contains(*sign));
            if kept.last().is_none_or(|last| kind(last).is_none() || kind(last) != kind(&block)) {
                kept.push(block);
            }
        }
        kept.join("\n\n")
    })
}

/// What a page and a note say besides the words: the viewing, and the film in other tongues.
fn marked(
    form: ReviewForm,
    rewatch: bool,
    spoilers: bool,
    date: &str,
    tags: &[&str],
) -> ReviewForm {
    let mut form = form;
    let watch = form.watch.get_or_insert_default();
    watch.rewatch = rewatch;
    watch.watched_on = WatchedOn::parse(date).ok();
    watch.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    form.text.spoilers = spoilers;
    form.text.language = spoilers.then(|| "en-GB".to_owned());
    form.facts.language = rewatch.then(|| "pt".to_owned());
    form.facts.original_title = rewatch.then(|| "O Porto de Vidro".to_owned());
    form
}

fn any_review() -> impl Strategy<Value = Written> {
    let date = prop::sample::select(vec!["2025-11-08", "2025-11", "2025", "2009~", "2009-12~", ""]);
    let tags = prop::sample::select(vec![&[][..], &["sea"], &["sea", "late night, alone"]]);
    let facts = || {
        (
            "([A-Z][a-z]{2,8} [a-z]{2,8})?",
            "([A-Z][a-z ]{3,12}[a-z])?",
            prop::option::of(0_u32..9000),
        )
            .prop_map(|(caption, alt, timecode_s)| StillFacts { caption, alt, timecode_s })
    };
    let stills = prop::option::of((facts(), facts()).prop_map(|(one, other)| [one, other]));
    (any_form(), any::<bool>(), any::<bool>(), date, tags, stills).prop_map(
        |(form, rewatch, spoilers, date, tags, stills)| {
            (marked(form, rewatch, spoilers, date, tags), stills)
        },
    )
}

fn any_form() -> impl Strategy<Value = ReviewForm> {
    let line = || "[A-Z][a-z]{2,8}( [A-Za-zéß’]{2,8}){0,4}";
    let names = || prop::collection::vec("[A-Z][a-z]{2,6} [A-Z][a-z]{2,8}", 0..3);
    (
        line(),
        1900_i16..2030,
        line(),
        names(),
        names(),
        blocks(),
        0_u8..=100,
        line(),
        proptest::option::of(line()),
        line(),
    )
        .prop_map(
            |(
                title,
                year,
                tagline,
                mut directors,
                cast,
                body,
                tenths,
                summary,
                verdict,
                headline,
            )| {
                directors.dedup();
                let mut facts = film(&title, year);
                facts.tagline = tagline;
                facts.runtime_min = Some(121);
                facts.directors = directors;
                facts.cast = cast
                    .into_iter()
                    .enumerate()
                    .map(|(at, name)| matinee_core::CastMember {
                        name,
                        character: if at == 0 { "The Keeper".to_owned() } else { String::new() },
                    })
                    .collect();
                ReviewForm {
                    facts,
                    watch: Some(viewing("2025-11-08", tenths)),
                    text: ReviewText { headline, body, summary, verdict, ..ReviewText::default() },
                    ..ReviewForm::default()
                }
            },
        )
}

#[test]
fn a_page_that_was_changed_since_comes_back_as_it_reads_now() {
    let text = ReviewText {
        body: format!("{FLATS}[^a]\n\n## The ledger\n\nIt ends ||badly||.\n\n[^a]: See *there*."),
        spoilers: true,
        ..ReviewText::default()
    };
    let mut watch = viewing("2025-11", 95);
    watch.rewatch = true;
    let mut form = ReviewForm {
        facts: film("Salt Roads", 1999),
        watch: Some(watch),
        text,
        ..ReviewForm::default()
    };
    form.facts.cast =
        vec![matinee_core::CastMember { name: "Ida Voss".into(), character: "The Keeper".into() }];
    let (_, _, files) = over_a_file((form, None), ExportFormat::Html);
    let page = std::fs::read_to_string(files.path().join("first.html")).unwrap();
    let read = |page: &str| {
        let path = files.with("read.html", page);
        TestJournal::new().read_piece(&PieceSource::File(path)).unwrap().piece
    };
    let (before, after) = page.rsplit_once("writes down what he finds").unwrap();
    let changed = format!("{before}writes nothing down{after}");
    let piece = read(&changed);
    assert_eq!(
        piece.form.text.body,
        format!(
            "{}[^1]\n\n## The ledger\n\nIt ends ||badly||.\n\n[^1]: See *there*.",
            FLATS.replace("writes down what he finds", "writes nothing down")
        )
    );
    // Without what it carries, its elements and its JSON-LD still say all of it.
    let bare = page.replace("matinee-source", "other");
    let piece = read(&bare);
    assert!(piece.form.text.spoilers);
    let watch = piece.form.watch.unwrap();
    assert!(watch.rewatch && watch.watched_on.unwrap().to_string() == "2025-11");
    assert_eq!(piece.form.facts.cast[0].character, "The Keeper");
    assert!(piece.form.text.body.ends_with("[^1]: See *there*."));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_note_that_went_out_comes_back_the_same_and_goes_out_the_same(form in any_review()) {
        let (journal, other, files) = over_a_file(form, ExportFormat::Markdown);
        prop_assert_eq!(said(&other), said(&journal));
        let again = written_out(&other, ExportFormat::Markdown, &files, "second");
        let read = |folder: &Path| {
            let entries = std::fs::read_dir(folder).unwrap();
            let note = entries.map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some_and(|it| it == "md"));
            std::fs::read_to_string(note.unwrap()).unwrap()
        };
        prop_assert_eq!(read(&again), read(&files.path().join("first")));
    }

    #[test]
    fn a_page_that_went_out_comes_back_with_the_same_fields_and_text(form in any_review()) {
        let (journal, other, _files) = over_a_file(form, ExportFormat::Html);
        prop_assert_eq!(said(&other), said(&journal));
    }
}
