use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

fn film(id: i64) -> FilmId {
    FilmId(id)
}

fn films(count: i64) -> Vec<FilmId> {
    (1..=count).map(film).collect()
}

fn over(better: i64, other: i64) -> Said {
    Said::Better(film(better), film(other))
}

fn order(count: i64, said: &[Said]) -> Order {
    Order::of(&films(count), &Answers::of(said), &HashSet::new())
}

#[test]
fn nothing_said_asks_about_the_first_two() {
    let order = order(3, &[]);
    assert_eq!((order.places.len(), order.ask), (0, Some((film(1), film(2)))));
    assert_eq!(self::order(1, &[]), Order::default(), "one film alone has nothing to be asked");
}

#[test]
fn what_follows_from_other_answers_is_not_asked() {
    let order = order(3, &[over(1, 2), over(2, 3)]);
    assert_eq!(order.places, [[film(1)], [film(2)], [film(3)]]);
    assert_eq!(order.ask, None);
}

#[test]
fn films_too_close_to_tell_share_a_place() {
    let order = order(3, &[over(1, 2), Said::Close(film(3), film(2))]);
    assert_eq!(order.places, [vec![film(1)], vec![film(2), film(3)]]);
    assert_eq!(order.ask, None);
}

#[test]
fn a_skipped_pair_gives_way_to_another_and_in_the_end_to_none() {
    let answers = Answers::of(&[over(1, 2)]);
    let mut skipped = HashSet::new();
    let first = Order::of(&films(3), &answers, &skipped).ask.unwrap();
    skipped.insert(pair(first.0, first.1));
    let second = Order::of(&films(3), &answers, &skipped).ask.unwrap();
    assert_ne!(pair(first.0, first.1), pair(second.0, second.1));
    skipped.insert(pair(second.0, second.1));
    assert_eq!(Order::of(&films(3), &answers, &skipped).ask, None);
}

#[test]
fn a_circle_is_told_once_and_from_its_top() {
    let answers = Answers::of(&[over(1, 2), over(2, 3), over(3, 1), over(1, 4), over(4, 5)]);
    assert_eq!(answers.circles(), [[film(1), film(2), film(3)]]);
    assert!(Answers::of(&[over(1, 2), over(2, 3), over(1, 3)]).circles().is_empty());
}

#[test]
fn a_circle_leaves_every_film_a_place() {
    let order = order(3, &[over(1, 2), over(2, 3), over(3, 1)]);
    assert_eq!(order.placed(), 3);
}

#[test]
fn what_is_doubted_follows_from_answers_and_was_never_given() {
    let said = [over(1, 2), over(2, 3)];
    let order = order(3, &said);
    let answers = Answers::of(&said);
    assert_eq!(order.doubt(&answers, &HashSet::new()), Some((film(1), film(3))));
    assert_eq!(order.doubt(&answers, &HashSet::from([pair(film(1), film(3))])), None);
}

/// Asks and answers until nothing is asked, `close` where ranks are the same.
fn answered(ranks: &[u8]) -> (Order, usize) {
    let films = films(i64::try_from(ranks.len()).unwrap());
    let rank = |film: FilmId| ranks[usize::try_from(film.0 - 1).unwrap()];
    let mut said = Vec::new();
    loop {
        let order = Order::of(&films, &Answers::of(&said), &HashSet::new());
        let Some((one, other)) = order.ask else { return (order, said.len()) };
        said.push(match rank(one).cmp(&rank(other)) {
            std::cmp::Ordering::Less => Said::Better(one, other),
            std::cmp::Ordering::Greater => Said::Better(other, one),
            std::cmp::Ordering::Equal => Said::Close(one, other),
        });
        assert!(said.len() <= ranks.len() * ranks.len(), "it asks without end");
    }
}

proptest! {
    #[test]
    fn answers_that_agree_give_their_order_with_few_questions(ranks in prop::collection::vec(0u8..40, 2..24)) {
        let (order, asked) = answered(&ranks);
        let rank = |film: &FilmId| ranks[usize::try_from(film.0 - 1).unwrap()];
        let mut expected = ranks.clone();
        expected.sort_unstable();
        let got: Vec<u8> = order.places.iter().flatten().map(rank).collect();
        prop_assert_eq!(got, expected);
        for place in &order.places {
            prop_assert!(place.iter().all(|film| rank(film) == rank(&place[0])));
        }
        // A halving search among the places for each film.
        let halvings: usize = (1..ranks.len()).map(|n| (usize::BITS - n.leading_zeros()) as usize).sum();
        prop_assert!(asked <= halvings, "{} of {}", asked, halvings);
    }

    #[test]
    fn any_answers_at_all_give_every_film_said_of_a_place_or_a_question(
        said in prop::collection::vec((1i64..9, 1i64..9, any::<bool>()), 0..30),
    ) {
        let said: Vec<Said> = said
            .into_iter()
            .filter(|(one, other, _)| one != other)
            .map(|(one, other, close)| match close {
                true => Said::Close(film(one), film(other)),
                false => over(one, other),
            })
            .collect();
        let answers = Answers::of(&said);
        let order = Order::of(&films(8), &answers, &HashSet::new());
        let mut placed: Vec<FilmId> = order.places.iter().flatten().copied().collect();
        placed.sort_unstable();
        let count = placed.len();
        placed.dedup();
        prop_assert_eq!(placed.len(), count, "no film has two places");
        if let Some((one, other)) = order.ask {
            prop_assert!(!answers.was_asked(one, other));
        }
        for circle in answers.circles() {
            for (at, better) in circle.iter().enumerate() {
                let other = circle[(at + 1) % circle.len()];
                prop_assert!(answers.below[better].contains(&other), "{:?}", circle);
            }
        }
    }
}
