//! Two reviews of one film beside each other.

use matinee_core::{Apart, Error, Passage, ReviewId, WordCounts};

use crate::support::{TestJournal, add_film, viewing, write};

const THEN: &str = "It opens on the flats before dawn.\n\n## Two centimetres\n\nNobody speaks for an hour, and I left.";
const NOW: &str = "It opens on the flats *an hour* before dawn.\n\n## Two centimetres\n\nThe quarrel is about a number.";

#[test]
fn the_earlier_viewing_is_then_whichever_review_is_named_first() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.log_viewing(film, &viewing("2011-03-14", 95)).unwrap();
    journal.log_viewing(film, &viewing("2019-09-02", 60)).unwrap();
    let now = write(&journal, film, Some("2025-11-08"), NOW);
    let then = write(&journal, film, Some("2011-03-14"), THEN);

    let compared = journal.compare_reviews(now, then).unwrap();
    assert_eq!(compared, journal.compare_reviews(then, now).unwrap());
    assert_eq!((compared.then.review, compared.now.review), (then, now));
    assert_eq!((compared.then.nth, compared.now.nth), (Some(1), Some(3)));
    assert_eq!(compared.then.verdict.as_deref(), Some("Masterpiece"));
    assert_eq!(compared.now.verdict.as_deref(), Some("Very good"));
    assert_eq!(compared.apart, Some(Apart { years: 14, months: 7, days: 25, about: false }));
    let between: Vec<_> = compared.between.iter().map(|row| row.score.unwrap().tenths()).collect();
    assert_eq!(between, [60]);
    let all: Vec<_> = compared.reviews.iter().map(|row| row.review).collect();
    assert_eq!(all, [then, now]);
}

#[test]
fn paragraphs_that_were_rewritten_stand_beside_each_other_and_the_rest_apart() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    let then = write(&journal, film, Some("2011-03-14"), THEN);
    let now = write(&journal, film, Some("2025-11-08"), NOW);

    let compared = journal.compare_reviews(then, now).unwrap();
    let shape: Vec<_> = compared
        .body
        .iter()
        .map(|passage| match passage {
            Passage::Both { parts, .. } => format!("{} parts", parts.len()),
            Passage::Apart { then, now } => format!("{} and {} apart", then.len(), now.len()),
        })
        .collect();
    assert_eq!(shape, ["3 parts", "1 parts", "1 and 1 apart"]);
    assert_eq!(compared.words, WordCounts { kept: 9, gone: 8, added: 8 });
    assert!(compared.summary.is_empty());
}

#[test]
fn reviews_of_no_dated_viewing_stand_in_the_order_they_were_begun() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    let dated = write(&journal, film, Some("2025-11-08"), "Yes.");
    let alone = write(&journal, film, None, "No.");
    let compared = journal.compare_reviews(alone, dated).unwrap();
    assert_eq!((compared.then.review, compared.now.review), (dated, alone));
    assert_eq!((compared.apart, compared.now.nth), (None, None));
}

#[test]
fn only_two_reviews_of_one_film_can_be_compared() {
    let journal = TestJournal::new();
    let keeper = add_film(&journal, "The Keeper of Low Water", 1974);
    let heliotrope = add_film(&journal, "Heliotrope", 2025);
    let one = write(&journal, keeper, None, "Yes.");
    let other = write(&journal, heliotrope, None, "No.");

    assert!(matches!(
        journal.compare_reviews(one, one),
        Err(Error::Invalid { field: "other", .. })
    ));
    let refused = journal.compare_reviews(one, other).unwrap_err().to_string();
    assert!(refused.contains("‘The Keeper of Low Water’, the other of ‘Heliotrope’"), "{refused}");
    assert!(matches!(
        journal.compare_reviews(one, ReviewId(9)),
        Err(Error::NotFound { what: "review" })
    ));
}
