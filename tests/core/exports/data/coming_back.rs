//! Our own data, out and in again: equal, but for pictures.

use std::fs;
use std::path::{Path, PathBuf};

use matinee_core::imports::ImportReport;
use matinee_core::{Error, ExportFormat, Journal, Progress};
use proptest::prelude::*;
use rstest::rstest;

use super::chance::{films, make, without_pictures};
use super::journals::traps;
use super::{order, written};
use crate::exports::sample;
use crate::support::TestJournal;

/// Writes a journal as data in its own folder.
fn out(journal: &TestJournal, format: ExportFormat) -> PathBuf {
    let to = journal.folder.path().join("films");
    journal.export(&order(format), &to, Progress::unwatched()).unwrap();
    to
}

/// Brings data in.
fn bring(file: &Path, into: &Journal) -> ImportReport {
    into.import_file(file, Progress::unwatched()).unwrap().value
}

/// That a journal comes back from its data, and changes nothing where it is already.
fn comes_back(journal: &TestJournal, format: ExportFormat) {
    let file = out(journal, format);
    let copy = TestJournal::new();
    let receipt = bring(&file, &copy).receipt;
    assert_eq!(receipt.problems, [], "{format:?}");
    assert_eq!(receipt.rows.read, receipt.rows.new, "{format:?}: {receipt:?}");
    if matches!(format, ExportFormat::Json | ExportFormat::Jsonl) {
        assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap(), "{format:?}");
    }
    // The table says again what it said; people who are only named there have new names of their own.
    let [before, after] = [journal, &copy].map(|it| written(it, ExportFormat::Csv).1);
    assert_eq!(before, after, "{format:?}");
    assert_eq!(copy.check(Progress::unwatched()).unwrap().problems, []);

    for place in [journal, &copy] {
        let before = place.logical_hash().unwrap();
        let again = bring(&file, place).receipt;
        assert_eq!(again.rows.read, again.rows.same, "{format:?}: {again:?}");
        assert_eq!(place.logical_hash().unwrap(), before);
    }
}

const OWN: [ExportFormat; 4] =
    [ExportFormat::Json, ExportFormat::Jsonl, ExportFormat::Csv, ExportFormat::CsvSafe];

#[test]
fn a_journal_with_every_trap_comes_back_from_each_of_our_own_formats() {
    for format in OWN {
        comes_back(&traps(), format);
    }
}

#[test]
fn pictures_that_are_here_stay_when_data_without_them_comes_in() {
    let journal = sample();
    for format in OWN {
        let file = out(&journal, format);
        let before = journal.logical_hash().unwrap();
        let receipt = bring(&file, &journal).receipt;
        assert_eq!(
            (receipt.rows.read, receipt.problems.len()),
            (receipt.rows.same, 0),
            "{format:?}"
        );
        assert_eq!(journal.logical_hash().unwrap(), before);
    }
}

#[test]
fn a_table_changed_in_a_spreadsheet_is_told_as_a_conflict_and_yields_to_the_journal() {
    let journal = traps();
    let file = out(&journal, ExportFormat::CsvSafe);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("\"Only wanted\""));
    fs::write(&file, text.replace("\"Only wanted\"", "\"Only dreamt\"")).unwrap();
    let receipt = bring(&file, &journal).receipt;
    assert_eq!((receipt.rows.conflict, receipt.rows.merged), (1, 0), "{receipt:?}");
}

#[rstest]
#[case::newer("{\"format\":\"matinee-json\",\"version\":2}", "newer version of Matinee")]
#[case::no_version("{\"format\":\"matinee-json\",\"films\":[]}", "does not say which version")]
#[case::cut_short("{\"format\":\"matinee-json\",\"version\":1,\"films\":[", "could not be read")]
#[case::no_array("{\"format\":\"matinee-json\",\"version\":1,\"films\":7}", "could not be read")]
#[case::newer_lines(
    "{\"kind\":\"journal\",\"format\":\"matinee-jsonl\",\"version\":9}\n",
    "newer version"
)]
#[case::a_table_cut_down("film_uid,title\n,\n", "has no column film_added_at")]
fn a_file_that_is_not_as_we_wrote_it_is_refused_in_words(#[case] text: &str, #[case] why: &str) {
    let journal = TestJournal::new();
    let file = journal.folder.path().join("films.txt");
    fs::write(&file, text).unwrap();
    let refused = journal.import_file(&file, Progress::unwatched()).unwrap_err();
    assert!(matches!(&refused, Error::BadFile { name, .. } if name == "films.txt"), "{refused:?}");
    assert!(refused.to_string().contains(why), "{refused}");
    assert!(journal.undo_state().unwrap().undo.is_none());
}

#[test]
fn a_record_that_cannot_be_read_costs_only_itself_and_is_named_by_its_line() {
    let journal = traps();
    let lines = out(&journal, ExportFormat::Jsonl);
    let text = fs::read_to_string(&lines).unwrap();
    let broken: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(at, line)| if at == 2 { "{\"kind\":\"film\",".to_owned() } else { line.to_owned() })
        .collect();
    fs::write(&lines, broken.join("\n")).unwrap();
    let receipt = bring(&lines, &TestJournal::new()).receipt;
    // The film, and its place on the watchlist.
    assert_eq!(receipt.rows.unreadable, 2, "{receipt:?}");
    assert_eq!((receipt.problems[0].file.as_str(), receipt.problems[0].line), ("films", 3));

    let table = out(&journal, ExportFormat::Csv);
    let text = fs::read_to_string(&table).unwrap().replace(",1999,", ",ninety-nine,");
    fs::write(&table, text).unwrap();
    let receipt = bring(&table, &TestJournal::new()).receipt;
    assert!(receipt.rows.unreadable >= 3 && receipt.rows.new >= 2, "{receipt:?}");
    assert_eq!(receipt.problems[0].file, "films");
}

#[test]
fn a_part_comes_in_beside_what_is_there_and_can_be_undone() {
    let journal = sample();
    let list = journal.lists().unwrap()[0].list;
    let part = matinee_core::ExportOrder {
        of: matinee_core::ExportOf::List(list),
        ..order(ExportFormat::Json)
    };
    let to = journal.folder.path().join("part.json");
    let exported = journal.export(&part, &to, Progress::unwatched()).unwrap();
    let other = traps();
    let before = other.logical_hash().unwrap();
    let receipt = bring(&to, &other).receipt;
    assert_eq!(receipt.added.films as usize, exported.films);
    assert_eq!(receipt.added.viewings as usize, exported.viewings);
    assert_eq!(receipt.problems, []);
    other.undo().unwrap();
    assert_eq!(other.logical_hash().unwrap(), before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_journal_comes_back_from_our_own_data(made in films()) {
        let journal = make(&without_pictures(&made));
        for format in OWN {
            comes_back(&journal, format);
        }
    }
}
