//! What holds of every import, whatever stands in the file and is answered to it.

use std::fmt::Write;

use matinee_core::imports::{
    FilmsAre, ImportChoices, ImportReading, ImportRows, OnConflict, OnDoubt,
};
use proptest::prelude::*;

use super::{diary, history, import, plan};
use crate::support::TestJournal;

/// A row of either table: film, year, day, score, words.
#[derive(Debug, Clone)]
struct Row {
    film: usize,
    year: usize,
    day: usize,
    score: Option<u8>,
    words: String,
}

const TITLES: [&str; 5] =
    ["Kites", "The Well", "Moth, The", "\u{202e}Harbour \"8\"", "=Ash, \u{2028}II"];

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row =
        (0..TITLES.len(), 0..3_usize, 0..4_usize, prop::option::of(1..=10_u8), "[a-z,\"\n ]{0,12}");
    let row = row.prop_map(|(film, year, day, score, words)| Row { film, year, day, score, words });
    prop::collection::vec(row, 0..12)
}

fn choices() -> impl Strategy<Value = ImportChoices> {
    let conflict =
        prop::sample::select(vec![OnConflict::Mine, OnConflict::Theirs, OnConflict::Both]);
    let doubt = prop::sample::select(vec![OnDoubt::Ask, OnDoubt::Likeliest, OnDoubt::New]);
    // A table whose every row names a film alone asks what they are.
    let reading = ImportReading { films_are: Some(FilmsAre::Seen), ..ImportReading::default() };
    (conflict, doubt).prop_map(move |(on_conflict, on_doubt)| ImportChoices {
        reading: reading.clone(),
        on_conflict,
        on_doubt,
        ..ImportChoices::default()
    })
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn years(row: &Row) -> &'static str {
    ["1999", "2000", ""][row.year]
}

fn as_diary(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let (title, words) = (quoted(TITLES[row.film]), quoted(&row.words));
        let score = row.score.map(|score| score.to_string()).unwrap_or_default();
        let day = ["2026-03-01", "2026-03-02", "", "2026-13-01"][row.day];
        writeln!(text, "{title},{},,{score},{day},,{words},{words}", years(row)).unwrap();
    }
    diary(&text)
}

fn as_history(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let (title, words) = (quoted(TITLES[row.film]), quoted(&row.words));
        let day = ["2026-03-01", "2026-03-02", "", "2026-03-03"][row.day];
        writeln!(text, "{title},{},{},,{day},{words},{words}", years(row), row.film + 1).unwrap();
    }
    history(&text)
}

fn adds_up(rows: &ImportRows) -> bool {
    rows.taken + rows.both <= rows.conflict
        && rows.read
            == rows.new + rows.same + rows.merged + rows.conflict + rows.skipped + rows.unreadable
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_accounted_for_planned_as_it_comes_in_and_undone(
        first in rows(),
        second in rows(),
        choices in choices(),
    ) {
        let journal = TestJournal::new();
        import(&journal, &as_history(&first), &choices);
        let before = journal.logical_hash().unwrap();

        let text = as_diary(&second);
        let planned = plan(&journal, &text, &choices);
        prop_assert_eq!(journal.logical_hash().unwrap(), before.clone());
        let counts = planned.counts().unwrap();
        prop_assert_eq!(counts.all as usize, second.len());
        let of_kinds = [
            counts.new, counts.same, counts.merged, counts.conflict, counts.look, counts.left_out,
            counts.unreadable,
        ];
        prop_assert_eq!(of_kinds.iter().sum::<u32>(), counts.all);

        let report = import(&journal, &text, &choices);
        prop_assert!(adds_up(&report.receipt.rows), "{:?}", report.receipt.rows);
        prop_assert_eq!(&report.receipt, &planned.report().receipt);
        let after = journal.logical_hash().unwrap();

        // The same file again adds nothing: what waited waits, what can't be read can't.
        let again = import(&journal, &text, &choices).receipt.rows;
        prop_assert_eq!((again.new, again.merged, again.conflict), (0, 0, 0), "{:?}", again);
        prop_assert_eq!(journal.logical_hash().unwrap(), after);

        if let Some(id) = report.import {
            journal.undo_import(id).unwrap();
        }
        prop_assert_eq!(journal.logical_hash().unwrap(), before);
    }
}
