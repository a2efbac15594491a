//! Pages that say of themselves in JSON-LD what they are.

use matinee_core::Error;
use matinee_core::imports::piece::PieceSource;
use rstest::rstest;

use super::{fixture, held, import, one};
use crate::support::TestJournal;

#[test]
fn a_page_brings_the_pictures_that_its_json_names_and_lie_beside_it() {
    let journal = TestJournal::new();
    let receipt = import(&journal, &fixture("json-ld/the-glass-harbour.html")).receipt;
    assert_eq!(receipt.rows, one(|rows| rows.new = 1), "{receipt:?}");
    let form = held(&journal, 1);
    assert_eq!(form.facts.original_title.as_deref(), Some("O Porto de Vidro"));
    assert_eq!(form.watch.unwrap().score.unwrap().tenths(), 95);
    assert_eq!(form.text.summary, "Two lamps, and one of them lies.");
    let film = form.film.unwrap();
    assert!(journal.poster(film).unwrap().is_some());
    let stills = journal.stills(film).unwrap();
    let captions: Vec<&str> = stills.iter().map(|still| still.facts.caption.as_str()).collect();
    assert_eq!(captions, ["The lamps"]);
    assert_eq!(
        receipt.problems[0].reason,
        "The picture https://cdn.example.org/far.jpg is on another computer and was not fetched."
    );
    let again = import(&journal, &fixture("json-ld/the-glass-harbour.html")).receipt;
    assert_eq!(again.rows, one(|rows| rows.same = 1));
}

#[rstest]
#[case::a_book("a-book.html", "a book")]
#[case::a_series("a-series.html", "a series")]
#[case::a_game("a-game.html", "a game")]
fn a_review_of_something_else_becomes_no_film(#[case] page: &str, #[case] what: &str) {
    let journal = TestJournal::new();
    let path = fixture("json-ld").join(page);
    let receipt = import(&journal, &path).receipt;
    assert_eq!(receipt.rows, one(|rows| rows.skipped = 1), "{receipt:?}");
    assert!(receipt.left_out[0].reason.contains(what), "{receipt:?}");
    let refused = journal.read_piece(&PieceSource::File(path)).unwrap_err();
    assert!(matches!(&refused, Error::BadFile { reason, .. } if reason.contains(what)));
}

#[test]
fn of_several_reviews_the_first_of_a_film_is_read_and_the_others_are_told() {
    let journal = TestJournal::new();
    let receipt = import(&journal, &fixture("json-ld/several.html")).receipt;
    assert_eq!(receipt.rows, one(|rows| rows.new = 1), "{receipt:?}");
    assert_eq!(held(&journal, 1).facts.title, "Salt Roads");
    assert_eq!(held(&journal, 1).watch.unwrap().score.unwrap().tenths(), 87);
    assert_eq!(
        receipt.problems[0].reason,
        "The page holds 3 reviews; the one of Salt Roads was read, and those of The Ledger and Kites were not."
    );
}

#[rstest]
#[case::above_its_scale(
    r#""ratingValue": 12, "bestRating": 10"#,
    "‘12’ is no score on a scale to 10"
)]
#[case::below_nothing(
    r#""ratingValue": -3, "bestRating": 5, "worstRating": -5"#,
    "‘-3’ is a rating on a scale that begins at -5"
)]
#[case::words(r#""ratingValue": "great""#, "‘great’ is no score on a scale to 5")]
fn a_rating_that_is_no_score_is_told_and_the_rest_comes_in(
    #[case] rating: &str,
    #[case] reason: &str,
) {
    let place = tempfile::tempdir().unwrap();
    let page = place.path().join("page.html");
    let html = format!(
        r#"<html><head><script type="application/ld+json">{{"@type": "Review",
        "itemReviewed": {{"@type": "Movie", "name": "Salt Roads"}},
        "reviewRating": {{"@type": "Rating", {rating}}}, "reviewBody": "The road is white."}}</script></head></html>"#
    );
    std::fs::write(&page, html).unwrap();
    let journal = TestJournal::new();
    let receipt = import(&journal, &page).receipt;
    assert_eq!(receipt.rows, one(|rows| rows.new = 1), "{receipt:?}");
    let told = &receipt.problems[0].reason;
    assert!(told.starts_with(reason) && told.ends_with(", so it was left out."), "{told}");
    let form = held(&journal, 1);
    assert_eq!(form.watch.and_then(|watch| watch.score), None);
    assert_eq!(form.text.body, "The road is white.");
}
