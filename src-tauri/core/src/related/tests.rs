use super::{CARDS, Reason};
use crate::reviews::testing::Shelf;
use crate::{Op, ReviewId, storage};

fn reasons(shelf: &Shelf, review: ReviewId) -> Vec<(String, Reason)> {
    shelf
        .related_reviews(review)
        .unwrap()
        .into_iter()
        .map(|card| (card.title, card.reason))
        .collect()
}

fn named(name: &str) -> String {
    name.to_owned()
}

#[test]
fn the_same_director_is_a_reason() {
    let shelf = Shelf::new();
    let orchard = shelf.film("The Glass Orchard", 1977, &["Hanne Marder"]);
    shelf.write(orchard, None, "");
    let other = shelf.film("Slow Thunder", 1990, &["Lorenz Petri"]);
    shelf.write(other, None, "");
    let keeper = shelf.film("The Keeper of Low Water", 1974, &["Hanne Marder"]);
    let review = shelf.write(keeper, None, "");

    assert_eq!(
        reasons(&shelf, review),
        [(named("The Glass Orchard"), Reason::Director { name: named("Hanne Marder") })]
    );
}

#[test]
fn a_film_named_in_the_review_comes_first() {
    let shelf = Shelf::new();
    let orchard = shelf.film("The Glass Orchard", 1977, &["Hanne Marder"]);
    shelf.write(orchard, None, "");
    let map = shelf.film("A Map Without Rivers", 1993, &[]);
    let other = shelf.write(map, None, "");
    let keeper = shelf.film("The Keeper of Low Water", 1974, &["Hanne Marder"]);
    let review = shelf.write(keeper, None, "It has the patience of *A Map without Rivers*.");

    assert_eq!(reasons(&shelf, review)[0], (named("A Map Without Rivers"), Reason::NamedHere));
    let back = shelf.related_reviews(other).unwrap();
    assert_eq!(back[0].reason, Reason::NamesThis);
}

#[test]
fn a_rare_tag_weighs_more_than_a_common_one() {
    let shelf = Shelf::new();
    for number in 0..12 {
        let film = shelf.film(&format!("Common {number}"), 1900 + number, &[]);
        let viewing = shelf.viewing(film, "2020", None, &["cinema"]);
        shelf.write(film, Some(viewing), "");
    }
    let film = shelf.film("Rare", 1950, &[]);
    let viewing = shelf.viewing(film, "2020", None, &["harmonium"]);
    shelf.write(film, Some(viewing), "");
    let film = shelf.film("Read", 1950, &[]);
    let viewing = shelf.viewing(film, "2020", None, &["cinema", "harmonium"]);
    let review = shelf.write(film, Some(viewing), "");

    let cards = reasons(&shelf, review);
    assert_eq!(cards[0], (named("Rare"), Reason::Tag { name: named("harmonium") }));
    assert_eq!(cards.len(), CARDS);
}

#[test]
fn unusual_words_in_common_are_a_reason() {
    let shelf = Shelf::new();
    for number in 0..10 {
        shelf.reviewed(
            &format!("Other {number}"),
            "2020",
            "The camera moves through rooms without hurry.",
        );
    }
    shelf.reviewed("Ledgers", "2020", "A ledger, a gauge, and the patience of the tides.");
    let review = shelf.reviewed(
        "Read",
        "2021",
        "He reads the gauge and fills the ledger; the camera waits.",
    );

    let cards = shelf.related_reviews(review).unwrap();
    let first = cards.iter().find(|card| matches!(card.reason, Reason::Words { .. })).unwrap();
    assert_eq!(first.title, "Ledgers");
    assert_eq!(first.reason, Reason::Words { words: vec![named("gauge"), named("ledger")] });
}

#[test]
fn a_list_in_common_is_a_reason() {
    let shelf = Shelf::new();
    let one = shelf.film("One", 1920, &[]);
    let review = shelf.write(one, None, "");
    let other = shelf.film("Other", 1990, &[]);
    shelf.write(other, None, "");
    let list = shelf.transact(Op::AddList, |edit| {
        let list = storage::lists::insert(
            edit.conn(),
            &storage::lists::ListRow {
                id: crate::ListId(0),
                uid: edit.uid(),
                name: named("Films about water"),
                description: String::new(),
                ranked: false,
                position: 0,
                added_at: edit.now(),
                changed_at: edit.now(),
            },
        )?;
        storage::lists::insert_film(edit.conn(), list, one, 0, "")?;
        storage::lists::insert_film(edit.conn(), list, other, 1, "")
    });
    assert!(list.unwrap().value);

    assert_eq!(
        reasons(&shelf, review),
        [(named("Other"), Reason::List { name: named("Films about water") })]
    );
}

#[test]
fn reasons_differ_where_they_can() {
    let shelf = Shelf::new();
    for number in 0..6 {
        let film = shelf.film(&format!("Marder {number}"), 1970 + number, &["Hanne Marder"]);
        shelf.write(film, None, "");
    }
    let film = shelf.film("Tagged", 1990, &[]);
    let viewing = shelf.viewing(film, "2020", None, &["keepers"]);
    shelf.write(film, Some(viewing), "");
    let film = shelf.film("Read", 1974, &["Hanne Marder"]);
    let viewing = shelf.viewing(film, "2021", None, &["keepers"]);
    let review = shelf.write(film, Some(viewing), "");

    assert!(
        reasons(&shelf, review)
            .contains(&(named("Tagged"), Reason::Tag { name: named("keepers") }))
    );
}

#[test]
fn with_few_links_the_same_years_and_a_like_score_will_do() {
    let shelf = Shelf::new();
    let near = shelf.reviewed("Near", "2020", "");
    let review = shelf.reviewed("Read", "2021", "");
    assert_eq!(reasons(&shelf, review), [(named("Near"), Reason::Near)]);
    assert_eq!(reasons(&shelf, near), [(named("Read"), Reason::Near)]);
}

#[test]
fn nothing_is_offered_without_a_reason_and_never_a_draft_or_the_same_film() {
    let shelf = Shelf::new();
    let film = shelf.film("Read", 1974, &["Hanne Marder"]);
    let review = shelf.write(film, None, "");
    shelf.write(film, None, "The same film again.");
    let drafted = shelf.film("Drafted", 1975, &["Hanne Marder"]);
    shelf.write_as(drafted, None, "", false);
    let far = shelf.film("Far away", 2020, &[]);
    shelf.write(far, None, "");

    assert_eq!(reasons(&shelf, review), []);
}
