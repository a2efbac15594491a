use matinee_core::{Error, Journal, Op, ScaleEdit, Score, Topic};
use rstest::rstest;

use crate::support::{TestJournal, add_film, viewing};

fn score(tenths: u8) -> Score {
    Score::from_tenths(tenths).unwrap()
}

fn scale(journal: &Journal) -> Vec<(u8, u8, String)> {
    let bands = journal.verdict_scale().unwrap();
    bands.into_iter().map(|band| (band.from.tenths(), band.to.tenths(), band.word)).collect()
}

fn band(from: u8, to: u8, word: &str) -> (u8, u8, String) {
    (from, to, word.to_owned())
}

#[test]
fn the_scale_covers_every_half_once() {
    let scale = scale(&TestJournal::new());
    assert_eq!(scale[0], band(0, 15, "Unbearable"));
    assert_eq!(scale[7], band(95, 100, "Masterpiece"));
    assert!(scale.windows(2).all(|pair| pair[0].1 + 5 == pair[1].0));
}

#[test]
fn films_are_counted_where_they_stand_tenths_in_the_lower_band() {
    let journal = TestJournal::new();
    for (title, tenths) in [("A", 84), ("B", 85), ("C", 94), ("D", 95), ("E", 100)] {
        let film = add_film(&journal, title, 2001);
        journal.log_viewing(film, &viewing("2024-05-01", tenths)).unwrap();
    }
    let bands = journal.verdict_scale().unwrap();
    let films: Vec<u64> = bands.iter().map(|band| band.films).collect();
    assert_eq!(films, [0, 0, 0, 0, 0, 1, 2, 2]);
}

#[test]
fn a_boundary_moves_and_undo_moves_it_back() {
    let journal = TestJournal::new();
    let before = scale(&journal);
    let moved = ScaleEdit::Move { from: score(95), to: score(90) };
    assert_eq!(journal.edit_verdicts(&moved).unwrap().topics, [Topic::Verdicts].into());
    assert_eq!(scale(&journal)[6..], [band(85, 85, "Superb"), band(90, 100, "Masterpiece")]);
    assert_eq!(journal.undo().unwrap().value.op, Op::EditVerdicts);
    assert_eq!(scale(&journal), before);
}

#[test]
fn a_band_is_split_renamed_and_joined_again() {
    let journal = TestJournal::new();
    let split = ScaleEdit::Split { from: score(0), at: score(10), word: "Dire".to_owned() };
    journal.edit_verdicts(&split).unwrap();
    let rename = ScaleEdit::Rename { from: score(10), word: " Woeful ".to_owned() };
    journal.edit_verdicts(&rename).unwrap();
    assert_eq!(scale(&journal)[..2], [band(0, 5, "Unbearable"), band(10, 15, "Woeful")]);
    journal.edit_verdicts(&ScaleEdit::Join { from: score(10) }).unwrap();
    assert_eq!(scale(&journal)[0], band(0, 15, "Unbearable"));
    journal.edit_verdicts(&ScaleEdit::Join { from: score(0) }).unwrap();
    assert_eq!(scale(&journal)[0], band(0, 35, "Poor"));
}

#[test]
fn the_original_words_come_back_whatever_was_done() {
    let journal = TestJournal::new();
    let before = scale(&journal);
    for from in [20, 40, 55, 65, 75, 85, 95] {
        journal.edit_verdicts(&ScaleEdit::Join { from: score(from) }).unwrap();
    }
    assert_eq!(scale(&journal), [band(0, 100, "Unbearable")]);
    journal.edit_verdicts(&ScaleEdit::Original).unwrap();
    assert_eq!(scale(&journal), before);
    assert_eq!(journal.edit_verdicts(&ScaleEdit::Original).unwrap().topics, [].into());
}

#[rstest]
#[case::onto_the_band_below(ScaleEdit::Move { from: score(95), to: score(85) })]
#[case::past_the_band_above(ScaleEdit::Move { from: score(85), to: score(100) })]
#[case::to_a_tenth(ScaleEdit::Move { from: score(95), to: score(93) })]
#[case::the_lowest(ScaleEdit::Move { from: score(0), to: score(5) })]
#[case::split_at_its_own_beginning(ScaleEdit::Split { from: score(40), at: score(40), word: "x".to_owned() })]
#[case::split_beyond_its_end(ScaleEdit::Split { from: score(40), at: score(55), word: "x".to_owned() })]
#[case::no_word(ScaleEdit::Rename { from: score(40), word: " ".to_owned() })]
fn a_scale_with_gaps_or_without_words_is_refused(#[case] change: ScaleEdit) {
    let journal = TestJournal::new();
    let before = scale(&journal);
    assert!(matches!(journal.edit_verdicts(&change), Err(Error::Invalid { .. })));
    assert_eq!(scale(&journal), before);
}

#[test]
fn a_band_that_is_not_there_is_not_found() {
    let change = ScaleEdit::Rename { from: score(90), word: "Grand".to_owned() };
    let refusal = TestJournal::new().edit_verdicts(&change);
    assert!(matches!(refusal, Err(Error::NotFound { what: "verdict" })));
}
