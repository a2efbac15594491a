use super::testing::Shelf;
use crate::markdown::Phrases;
use crate::{Error, ReviewDetail, ReviewId};

fn show(shelf: &Shelf, review: ReviewId) -> ReviewDetail {
    shelf.review(review, &Phrases::default()).unwrap()
}

#[test]
fn a_review_is_read_with_its_film_viewing_and_verdict() {
    let shelf = Shelf::new();
    let film = shelf.film("The Keeper of Low Water", 1974, &["Hanne Marder"]);
    let viewing = shelf.viewing(film, "2025-11-08", Some(95), &["the sea", "winter light"]);
    let detail =
        show(&shelf, shelf.write(film, Some(viewing), "It opens.\n\n## Two centimetres\n\nOn."));

    assert_eq!(detail.film.title, "The Keeper of Low Water");
    assert_eq!(detail.film.directors, ["Hanne Marder"]);
    assert_eq!(detail.score.unwrap().tenths(), 95);
    assert_eq!(detail.verdict.as_deref(), Some("Masterpiece"));
    assert_eq!(detail.top_from.unwrap().tenths(), 95);
    assert_eq!(detail.tags, ["the sea", "winter light"]);
    assert_eq!(detail.summary, "<p>In <em>short</em>.</p>\n");
    assert_eq!(detail.page.headings[0].text, "Two centimetres");
    assert!(detail.finished);
}

#[test]
fn a_score_between_two_bands_takes_the_lower_word() {
    let shelf = Shelf::new();
    let film = shelf.film("Slow Thunder", 1990, &[]);
    let viewing = shelf.viewing(film, "2025-11-08", Some(84), &[]);
    assert_eq!(
        show(&shelf, shelf.write(film, Some(viewing), "")).verdict.as_deref(),
        Some("Very good")
    );
}

#[test]
fn without_a_score_there_is_no_verdict() {
    let shelf = Shelf::new();
    let film = shelf.film("Slow Thunder", 1990, &[]);
    let viewing = shelf.viewing(film, "2025-11-08", None, &[]);
    let detail = show(&shelf, shelf.write(film, Some(viewing), ""));
    assert_eq!((detail.score, detail.verdict), (None, None));
}

#[test]
fn viewings_stand_in_order_with_what_each_changed() {
    let shelf = Shelf::new();
    let film = shelf.film("The Keeper of Low Water", 1974, &[]);
    let latest = shelf.viewing(film, "2025-11-08", Some(95), &[]);
    shelf.viewing(film, "", Some(50), &[]);
    shelf.viewing(film, "2011-03-14", Some(80), &[]);
    shelf.viewing(film, "2015", None, &[]);
    let middle = shelf.viewing(film, "2019-09-02", Some(90), &[]);
    let early = shelf.write(film, Some(middle), "Then.");
    let detail = show(&shelf, shelf.write(film, Some(latest), "Now."));

    let lines: Vec<_> = detail
        .viewings
        .iter()
        .map(|line| (line.watched_on.map(|date| date.to_string()), line.change))
        .collect();
    let dated = |date: &str, change| (Some(date.to_owned()), change);
    assert_eq!(
        lines,
        [
            (None, None),
            dated("2011-03-14", None),
            dated("2015", None),
            dated("2019-09-02", Some(10)),
            dated("2025-11-08", Some(5)),
        ]
    );
    assert_eq!(detail.viewings[3].review, Some(early));
}

#[test]
fn reviews_follow_each_other_by_date_of_viewing_however_little_is_known() {
    let shelf = Shelf::new();
    let third = shelf.reviewed("Third", "2011-03", "");
    let fifth = shelf.reviewed("Fifth", "2025-11-09", "");
    let second = shelf.reviewed("Second", "", "");
    let film = shelf.film("First", 1950, &[]);
    let first = shelf.write(film, None, "");
    let fourth = shelf.reviewed("Fourth", "2025-11-08", "");
    let draft = shelf.film("A draft", 1950, &[]);
    let seen = shelf.viewing(draft, "2025-11-08", None, &[]);
    shelf.write_as(draft, Some(seen), "", false);

    let order = [first, second, third, fourth, fifth];
    for (at, review) in order.iter().enumerate() {
        let detail = show(&shelf, *review);
        assert_eq!(
            detail.previous.map(|it| it.id),
            at.checked_sub(1).map(|at| order[at]),
            "before {at}"
        );
        assert_eq!(detail.next.map(|it| it.id), order.get(at + 1).copied(), "after {at}");
    }
}

#[test]
fn two_reviews_of_one_viewing_follow_each_other() {
    let shelf = Shelf::new();
    let film = shelf.film("Heliotrope", 1966, &[]);
    let viewing = shelf.viewing(film, "2025-11-09", None, &[]);
    let (one, other) =
        (shelf.write(film, Some(viewing), "a"), shelf.write(film, Some(viewing), "b"));
    assert_eq!(show(&shelf, one).next.unwrap().id, other);
    assert_eq!(show(&shelf, other).previous.unwrap().id, one);
    assert_eq!(show(&shelf, other).next, None);
}

#[test]
fn a_review_of_the_film_alone_takes_the_films_score() {
    let shelf = Shelf::new();
    let film = shelf.film("Heliotrope", 1966, &[]);
    shelf.viewing(film, "2025-11-09", Some(70), &["winter"]);
    let detail = show(&shelf, shelf.write(film, None, ""));
    assert_eq!(detail.score.unwrap().tenths(), 70);
    assert!(detail.tags.is_empty());
}

#[test]
fn a_review_in_arabic_reads_from_right_to_left() {
    let shelf = Shelf::new();
    let review = shelf.reviewed("باب الحديد", "2025-11-09", "يفتح الفيلم على الرصيف.");
    let detail = show(&shelf, review);
    assert!(detail.right_to_left);
    assert_eq!(
        (detail.language.as_deref(), detail.film.language.as_deref()),
        (Some("ar"), Some("ar"))
    );
}

#[test]
fn a_review_that_is_gone_says_so() {
    let shelf = Shelf::new();
    assert!(matches!(
        shelf.review(ReviewId(7), &Phrases::default()),
        Err(Error::NotFound { what: "review" })
    ));
}

#[test]
fn words_are_counted_without_addresses_and_names_of_stills() {
    let shelf = Shelf::new();
    let review = shelf.reviewed(
        "Heliotrope",
        "2025",
        "One [two](https://example.org/a).\n\n![three](still:walk){bleed}",
    );
    assert_eq!(show(&shelf, review).page.words, 3);
}
