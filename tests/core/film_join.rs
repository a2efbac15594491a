//! Two films become one, and one becomes two.

use matinee_core::{
    Error, FilmFacts, FilmId, FilmPick, FilmSplit, Journal, ListFacts, Op, OutsideId, Score,
    ViewingFacts, WatchedOn,
};

use crate::support::{TestJournal, film, write};

fn seen(day: &str) -> ViewingFacts {
    ViewingFacts {
        watched_on: Some(WatchedOn::parse(day).unwrap()),
        score: Some(Score::from_tenths(90).unwrap()),
        ..ViewingFacts::default()
    }
}

fn id(kind: &str, value: &str) -> OutsideId {
    OutsideId { kind: kind.to_owned(), value: value.to_owned() }
}

fn png(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(90, 60, image::Rgb([shade; 3]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// A film that came in twice, the second time with more facts.
fn twice(journal: &Journal) -> (FilmId, FilmId) {
    let kept = FilmFacts { ids: vec![id("imdb", "tt1")], ..film("Heat", 1995) };
    let gone = FilmFacts {
        tagline: "A Los Angeles crime saga.".to_owned(),
        directors: vec!["Ana Marder".to_owned()],
        ids: vec![id("tmdb", "949")],
        ..film("Heat (director's cut)", 1996)
    };
    (journal.add_film(&gone).unwrap().value, journal.add_film(&kept).unwrap().value)
}

#[test]
fn everything_of_a_film_that_came_in_twice_is_one_films_and_undo_gives_it_back() {
    let journal = TestJournal::new();
    let (gone, kept) = twice(&journal);
    journal.log_viewing(gone, &seen("2024-03-01")).unwrap();
    journal.log_viewing(kept, &seen("2025-03-01")).unwrap();
    let review = write(&journal, gone, None, "It is long.");
    journal.like_film(gone, true).unwrap();
    let list = |name: &str| {
        let facts = ListFacts { name: name.to_owned(), ..ListFacts::default() };
        journal.add_list(&facts).unwrap().value
    };
    let (both, one) = (list("Both"), list("One"));
    journal.add_to_list(both, kept, "").unwrap();
    journal.add_to_list(both, gone, "the long one").unwrap();
    journal.add_to_list(one, gone, "").unwrap();

    let before = journal.film_page(gone).unwrap();
    journal.merge_films(gone, kept).unwrap();
    assert!(matches!(journal.film_page(gone), Err(Error::NotFound { what: "film" })));
    let page = journal.film_page(kept).unwrap();
    assert_eq!((page.facts.title.as_str(), page.facts.year), ("Heat", Some(1995)));
    assert_eq!(page.facts.tagline, "A Los Angeles crime saga.");
    assert_eq!(page.facts.directors, ["Ana Marder"]);
    assert_eq!(page.facts.ids, [id("imdb", "tt1"), id("tmdb", "949")]);
    assert!(page.liked);
    assert_eq!(page.viewings.len(), 2);
    assert_eq!(page.viewings[0].nth, Some(2));
    assert_eq!(page.reviews[0].id, review);
    let notes = journal.list(both).unwrap().films;
    assert_eq!((notes.len(), notes[0].note.as_str()), (1, "the long one"));
    assert_eq!(journal.list(one).unwrap().films[0].film.id, kept);
    assert!(journal.check(matinee_core::Progress::unwatched()).unwrap().problems.is_empty());

    let step = journal.undo().unwrap().value;
    assert_eq!((step.op, step.subject.as_str()), (Op::MergeFilms, "Heat"));
    assert_eq!(journal.film_page(gone).unwrap(), before);
    assert_eq!(journal.film_page(kept).unwrap().viewings.len(), 1);
    assert_eq!(journal.list(both).unwrap().films.len(), 2);
    assert!(journal.check(matinee_core::Progress::unwatched()).unwrap().problems.is_empty());
    journal.redo().unwrap();
    assert_eq!(journal.film_page(kept).unwrap().viewings.len(), 2);
}

#[test]
fn a_film_that_waits_twice_waits_once_and_one_that_was_seen_does_not_wait() {
    let journal = TestJournal::new();
    let (gone, kept) = twice(&journal);
    journal.add_to_watchlist(gone, "Ana said so").unwrap();
    journal.add_to_watchlist(kept, "").unwrap();
    journal.merge_films(gone, kept).unwrap();
    assert_eq!(journal.film_page(kept).unwrap().watchlist.as_deref(), Some("Ana said so"));
    journal.undo().unwrap();

    journal.log_viewing(kept, &seen("2025-03-01")).unwrap();
    journal.merge_films(gone, kept).unwrap();
    assert_eq!(journal.film_page(kept).unwrap().watchlist, None);
}

#[test]
fn a_film_is_not_merged_with_itself_nor_while_a_draft_of_it_is_open() {
    let journal = TestJournal::new();
    let (gone, kept) = twice(&journal);
    assert!(matches!(journal.merge_films(kept, kept), Err(Error::Invalid { field: "into", .. })));
    assert!(matches!(journal.merge_films(FilmId(99), kept), Err(Error::NotFound { what: "film" })));
    let form = matinee_core::ReviewForm {
        film: Some(gone),
        facts: journal.film_facts(gone).unwrap(),
        ..matinee_core::ReviewForm::default()
    };
    journal.save_draft(&matinee_core::DraftSave { draft: None, review: None, form }).unwrap();
    let refusal = journal.merge_films(gone, kept).unwrap_err().to_string();
    assert!(refusal.contains("draft"), "{refusal}");
}

#[test]
fn what_was_taken_for_one_film_is_two_again() {
    let journal = TestJournal::new();
    let film_id = journal.add_film(&film("Heat", 1995)).unwrap().value;
    let remake = journal.log_viewing(film_id, &seen("2024-03-01")).unwrap().value;
    let own = journal.log_viewing(film_id, &seen("2025-03-01")).unwrap().value;
    let split = FilmSplit {
        film: film_id,
        into: FilmPick::New { title: "L.A. Takedown".to_owned(), year: Some(1989) },
        viewings: vec![remake],
        reviews: vec![],
    };
    let other = journal.split_film(&split).unwrap().value;
    let page = journal.film_page(other).unwrap();
    assert_eq!((page.facts.title.as_str(), page.viewings[0].id), ("L.A. Takedown", remake));
    assert_eq!(journal.film_page(film_id).unwrap().viewings[0].id, own);
    assert!(journal.check(matinee_core::Progress::unwatched()).unwrap().problems.is_empty());
    assert_eq!(journal.undo().unwrap().value.op, Op::SplitFilm);
    assert_eq!(journal.film_page(film_id).unwrap().viewings.len(), 2);
    assert!(journal.film_page(other).is_err());

    let none = FilmSplit { viewings: vec![], ..split.clone() };
    assert!(matches!(journal.split_film(&none), Err(Error::Invalid { field: "viewings", .. })));
    let same = FilmSplit { into: FilmPick::Known(film_id), ..split };
    assert!(matches!(journal.split_film(&same), Err(Error::Invalid { field: "into", .. })));
}

#[test]
fn a_review_goes_with_its_viewing_and_takes_its_stills_along() {
    let journal = TestJournal::new();
    let film_id = journal.add_film(&film("Heat", 1995)).unwrap().value;
    let other = journal.add_film(&film("L.A. Takedown", 1989)).unwrap().value;
    let still = journal.add_still(film_id, "walk.png", &png(1)).unwrap().value;
    journal.add_still(other, "walk.png", &png(2)).unwrap();
    let review = write(&journal, film_id, None, "Look.\n\n![A walk](still:walk)\n");
    let split = FilmSplit {
        film: film_id,
        into: FilmPick::Known(other),
        viewings: vec![],
        reviews: vec![review],
    };
    journal.split_film(&split).unwrap();
    // The name was another picture's there.
    assert!(journal.review_markdown(review).unwrap().contains("still:walk-2"));
    let hashes: Vec<String> =
        journal.film_page(other).unwrap().stills.into_iter().map(|still| still.hash).collect();
    assert!(hashes.contains(&still.hash) && hashes.len() == 2);
    assert_eq!(journal.film_page(film_id).unwrap().stills.len(), 1);
}
