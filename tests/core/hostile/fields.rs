use std::fs;

use matinee_core::markdown::Phrases;
use matinee_core::{
    CastMember, ExportFormat, ExportOf, ExportOrder, FilmFacts, Journal, LibraryQuery, ListChoice,
    ListFacts, OutsideId, Progress, ReviewForm, ReviewSave, ReviewText, RevisionCause, Setting,
    ShelfFacts, StillFacts, ViewingFacts, WatchedOn,
};

use super::page::{Place, assert_harmless};
use super::payloads;
use crate::support::TestJournal;

/// Puts a text into every field that takes one. What a field refuses it need not show.
pub fn fill(journal: &Journal, text: &str, number: usize) {
    let short: String = text.chars().filter(|it| !it.is_control()).take(90).collect();
    let facts = FilmFacts {
        title: text.to_owned(),
        original_title: Some(text.to_owned()),
        year: Some(1900 + i16::try_from(number % 120).unwrap()),
        tagline: text.to_owned(),
        directors: vec![text.to_owned()],
        writers: vec![text.to_owned()],
        cast: vec![CastMember { name: text.to_owned(), character: text.to_owned() }],
        genres: vec![short.clone()],
        countries: vec![short.clone()],
        languages: vec![short.clone()],
        ids: vec![
            OutsideId { kind: "imdb".to_owned(), value: format!("tt{:07}", number + 1) },
            OutsideId { kind: "tmdb".to_owned(), value: (number + 1).to_string() },
        ],
        ..FilmFacts::default()
    };
    let watch = ViewingFacts {
        watched_on: Some(WatchedOn::parse("2025-11-08").unwrap()),
        score: Some(90.try_into().unwrap()),
        place: text.to_owned(),
        format: text.to_owned(),
        companions: vec![text.to_owned()],
        tags: vec![short.clone()],
        note: text.to_owned(),
        ..ViewingFacts::default()
    };
    let words = ReviewText {
        headline: text.to_owned(),
        body: format!("{text}\n\n## {text}\n\n![{text}](still:walk)\n\n[{text}]({text})"),
        summary: text.to_owned(),
        verdict: Some(short.clone()),
        ..ReviewText::default()
    };
    let form = ReviewForm { facts, watch: Some(watch), text: words, ..ReviewForm::default() };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    // A title may be refused, as one of nothing but control characters; then it is told elsewhere.
    let saved = journal.save_review(&save).or_else(|_| {
        let mut plain = save.clone();
        plain.form.facts = FilmFacts { title: format!("Film {number}"), ..FilmFacts::default() };
        plain.form.watch = None;
        plain.form.text.verdict = None;
        journal.save_review(&plain)
    });
    let film = saved.unwrap().value.film;
    if number == 0 {
        let still = fs::read(super::fixture("pictures/one-pixel.png")).unwrap();
        journal.set_poster(film, text, &still).unwrap();
    }
    if number.is_multiple_of(30) {
        let still = fs::read(super::fixture("pictures/lossy.webp")).unwrap();
        let still = journal.add_still(film, "walk.webp", &still).unwrap().value;
        let facts = StillFacts { caption: text.to_owned(), alt: text.to_owned(), timecode_s: None };
        let _ = journal.edit_still(still.id, &facts);
        let list = ListFacts {
            name: text.to_owned(),
            description: text.to_owned(),
            tags: vec![short.clone()],
            ranked: false,
        };
        if let Ok(list) = journal.add_list(&list) {
            journal.list_selection(&[film], &ListChoice::Existing(list.value)).unwrap();
            let _ = journal.note_in_list(list.value, film, text);
        }
        let _ = journal.add_shelf(&ShelfFacts { name: short.clone(), query: text.to_owned() });
        let _ = journal.change_setting(Setting::Author(short));
    }
    let _ = journal.watchlist_selection(&[film]);
    let _ = journal.edit_watchlist(film, text);
}

/// A journal with every so manieth of the texts in it.
fn filled(step: usize) -> TestJournal {
    let journal = TestJournal::new();
    for (number, text) in payloads().iter().enumerate().step_by(step) {
        fill(&journal, text, number);
    }
    journal
}

/// Asserts that every page the window shows of this journal is harmless.
pub fn assert_window_harmless(journal: &Journal, which: &str) {
    let query = LibraryQuery::default();
    for film in journal.library_ids(&query).unwrap() {
        for review in journal.film_page(film).unwrap().reviews {
            let shown = journal.review(review.id, &Phrases::default()).unwrap();
            let which = format!("{which}, {}", shown.film.title);
            assert_harmless(&shown.page.html, Place::Window, &which);
            assert_harmless(&shown.summary, Place::Window, &which);
        }
    }
}

#[test]
fn no_field_puts_a_program_onto_a_page_of_the_window() {
    let journal = filled(1);
    assert_eq!(journal.stats().unwrap().reviews, 300);
    assert_window_harmless(&journal, "window");
}

#[test]
fn no_field_puts_a_program_into_what_is_written_for_others() {
    // The pages are many and large; all of the texts are for the full size.
    let is_full = std::env::var("TORTURE").is_ok_and(|asked| asked == "full");
    let journal = filled(if is_full { 1 } else { 9 });
    let place = tempfile::tempdir().unwrap();
    let order = |format| ExportOrder {
        of: ExportOf::Journal,
        format,
        between: None,
        address: Some("https://films.invalid/".to_owned()),
    };
    let mut pages = 0;
    for (format, name) in
        [(ExportFormat::Site, "site"), (ExportFormat::Html, "html"), (ExportFormat::Epub, "book")]
    {
        journal.export(&order(format), &place.path().join(name), Progress::unwatched()).unwrap();
    }
    for folder in ["site", "html"] {
        for (name, bytes) in crate::exports::files(&place.path().join(folder)) {
            let text = String::from_utf8_lossy(&bytes);
            let end = name.rsplit('.').next().unwrap_or_default();
            match end {
                "html" => {
                    assert_harmless(&text, Place::Export, &name);
                    pages += 1;
                }
                // A description of RSS is read as HTML; a summary of Atom's is plain text.
                "xml" => {
                    let feed = dom_query::Document::from(&*text);
                    for held in feed.select("description").nodes() {
                        assert_harmless(&held.text(), Place::Export, &name);
                    }
                }
                _ => {}
            }
        }
    }
    for (name, bytes) in crate::exports::members(&place.path().join("book")) {
        if name.ends_with("html") {
            assert_harmless(&String::from_utf8_lossy(&bytes), Place::Export, &name);
            pages += 1;
        }
    }
    assert!(pages > 60, "{pages} pages");
}
