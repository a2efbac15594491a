use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use matinee_core::{
    Clock, FilmFacts, Journal, ListFacts, OutsideId, ReviewForm, ReviewSave, ReviewText,
    RevisionCause, ViewingFacts,
};
use rstest::rstest;

use super::{bring, export, quiet};
use crate::support::{TestJournal, add_film, film, viewing};

/// A day after the clock of other journals.
struct NextDay;

impl Clock for NextDay {
    fn now(&self) -> Timestamp {
        "2025-11-10T09:12:00Z".parse().unwrap()
    }

    fn today(&self) -> Date {
        date(2025, 11, 10)
    }
}

/// A journal a day on.
fn next_day() -> TestJournal {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open_at(folder.path(), Arc::new(NextDay)).unwrap();
    TestJournal { journal, folder }
}

fn review(journal: &Journal, body: &str) {
    let form = ReviewForm {
        facts: film("The Keeper of Low Water", 1974),
        watch: Some(viewing("2025-11-08", 95)),
        text: ReviewText { body: body.to_owned(), ..ReviewText::default() },
        ..ReviewForm::default()
    };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap();
}

/// The first film of a journal, as ‘find’ has it.
fn first(journal: &Journal) -> matinee_core::Found {
    let films = journal.library_ids(&matinee_core::LibraryQuery::default()).unwrap();
    let uid = journal.film_uids(&films[..1]).unwrap().remove(0).unwrap();
    journal.find(&uid).unwrap()
}

fn body(journal: &Journal) -> String {
    journal.review_text(first(journal).review.unwrap()).unwrap().body
}

/// Two copies of one journal, the second a day on.
fn copies() -> (TestJournal, TestJournal) {
    let mine = TestJournal::new();
    review(&mine, "As first written.");
    let theirs = next_day();
    bring(&mine, &theirs);
    (mine, theirs)
}

fn rewrite(journal: &Journal, body: &str) {
    let found = first(journal);
    let facts = journal.film_facts(found.film).unwrap();
    let watch = journal.viewing_facts(found.viewing.unwrap()).unwrap();
    let text = ReviewText { body: body.to_owned(), ..ReviewText::default() };
    let form = ReviewForm {
        film: Some(found.film),
        facts,
        viewing: found.viewing,
        watch: Some(watch),
        text,
    };
    let save = ReviewSave { review: found.review, draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap();
}

#[test]
fn of_two_texts_of_one_review_the_newer_stands_and_the_older_stays_among_its_revisions() {
    let (mine, theirs) = copies();
    rewrite(&theirs, "Second thoughts.");
    let receipt = bring(&theirs, &mine).receipt;
    assert_eq!((receipt.rows.merged, receipt.rows.new), (1, 0));
    assert_eq!(body(&mine), "Second thoughts.");
    assert_eq!(mine.revisions(first(&mine).review.unwrap()).unwrap().len(), 2);
    mine.undo().unwrap();
    assert_eq!(body(&mine), "As first written.");
}

#[test]
fn what_is_newer_here_is_kept_and_counted() {
    let (mine, theirs) = copies();
    rewrite(&theirs, "Second thoughts.");
    let receipt = bring(&mine, &theirs).receipt;
    assert_eq!((receipt.rows.conflict, receipt.rows.merged), (1, 0));
    assert_eq!(body(&theirs), "Second thoughts.");
}

#[test]
fn the_same_film_kept_apart_in_two_journals_becomes_one_with_the_viewings_of_both() {
    let mine = TestJournal::new();
    let keeper = add_film(&mine, "The Keeper of Low Water", 1974);
    mine.log_viewing(keeper, &viewing("2011-03-14", 80)).unwrap();
    let theirs = TestJournal::new();
    let facts = FilmFacts { runtime_min: Some(118), ..film("Keeper of Low Water, The", 1974) };
    let other = theirs.add_film(&facts).unwrap().value;
    theirs.log_viewing(other, &viewing("2025-11-08", 95)).unwrap();

    let receipt = bring(&theirs, &mine).receipt;
    assert_eq!((receipt.added.films, receipt.added.viewings, receipt.rows.merged), (0, 1, 1));
    let page = mine.film_page(keeper).unwrap();
    assert_eq!(page.viewings.len(), 2);
    // What was missing is filled in; what was there stays.
    assert_eq!(page.facts.runtime_min, Some(118));
    assert_eq!(page.facts.title, "The Keeper of Low Water");
}

#[test]
fn two_films_of_one_title_and_year_stay_two() {
    let theirs = TestJournal::new();
    add_film(&theirs, "The Keeper of Low Water", 1974);
    add_film(&theirs, "The Keeper of Low Water", 1974);
    let mine = TestJournal::new();
    assert_eq!(bring(&theirs, &mine).receipt.added.films, 2);
    assert_eq!(mine.stats().unwrap().films, 2);
}

#[rstest]
#[case::theirs_is_mine("O Porto de Vidro", None, "The Glass Harbour", Some("O Porto de Vidro"))]
#[case::mine_is_theirs("The Glass Harbour", Some("O Porto de Vidro"), "O Porto de Vidro", None)]
fn a_film_is_met_by_its_original_title_too(
    #[case] here: &str,
    #[case] original_here: Option<&str>,
    #[case] there: &str,
    #[case] original_there: Option<&str>,
) {
    let of = |title: &str, original: Option<&str>| FilmFacts {
        original_title: original.map(str::to_owned),
        ..film(title, 1974)
    };
    let (mine, theirs) = (TestJournal::new(), TestJournal::new());
    mine.add_film(&of(here, original_here)).unwrap();
    theirs.add_film(&of(there, original_there)).unwrap();
    assert_eq!(bring(&theirs, &mine).receipt.added.films, 0);
    assert_eq!(mine.stats().unwrap().films, 1);
}

#[test]
fn what_a_catalogue_calls_by_two_names_is_two_films_in_two_journals() {
    let known = |id: &str| FilmFacts {
        ids: vec![OutsideId { kind: "tmdb".to_owned(), value: id.to_owned() }],
        ..film("Heliotrope", 2025)
    };
    let (mine, theirs) = (TestJournal::new(), TestJournal::new());
    mine.add_film(&known("101")).unwrap();
    theirs.add_film(&known("202")).unwrap();
    assert_eq!(bring(&theirs, &mine).receipt.added.films, 1);
    assert_eq!(bring(&theirs, &mine).receipt.added.films, 0, "and is known the next time");
}

#[test]
fn a_journal_of_ones_own_keeps_its_tags_spelled_as_they_are() {
    let mine = TestJournal::new();
    let film = add_film(&mine, "Heliotrope", 2025);
    let tagged = |tag: &str| ViewingFacts { tags: vec![tag.to_owned()], ..ViewingFacts::default() };
    mine.log_viewing(film, &tagged("Winter Light")).unwrap();
    let theirs = TestJournal::new();
    let film = add_film(&theirs, "Understory", 2024);
    theirs.log_viewing(film, &tagged("winter light")).unwrap();
    assert_eq!(bring(&theirs, &mine).receipt.added.tags, 0);
    assert_eq!(mine.stats().unwrap().tags, 1);
}

#[test]
fn a_rehearsal_says_what_would_happen_and_does_nothing() {
    let theirs = TestJournal::new();
    review(&theirs, "As first written.");
    let (archive, _) = export(&theirs);
    let mine = TestJournal::new();
    let before = mine.logical_hash().unwrap();
    let rehearsed = mine.rehearse_import(&archive, quiet()).unwrap();
    assert_eq!(mine.logical_hash().unwrap(), before);
    let done = mine.import_file(&archive, quiet()).unwrap().value;
    assert_eq!(rehearsed.receipt, done.receipt);
}

#[test]
fn a_list_of_films_that_have_other_names_here_is_the_same_the_second_time() {
    let heat = || FilmFacts {
        ids: vec![OutsideId { kind: "imdb".to_owned(), value: "tt0113277".to_owned() }],
        ..film("Heat", 1995)
    };
    let (mine, theirs) = (TestJournal::new(), next_day());
    for journal in [&mine, &theirs] {
        journal.add_film(&heat()).unwrap();
    }
    let facts = ListFacts {
        name: "By night".to_owned(),
        description: "After dark.".to_owned(),
        ranked: false,
        tags: vec!["Night".to_owned()],
    };
    let list = mine.add_list(&facts).unwrap().value;
    mine.add_to_list(list, first(&mine).film, "").unwrap();
    bring(&mine, &theirs);
    let before = theirs.logical_hash().unwrap();
    let receipt = bring(&mine, &theirs).receipt;
    assert_eq!((receipt.rows.conflict, receipt.rows.read), (0, receipt.rows.same), "{receipt:?}");
    assert_eq!(theirs.logical_hash().unwrap(), before);
}
