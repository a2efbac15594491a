//! Whatever a journal holds: what is written, read back, is the journal up to what the report lists,
//! and the report lists all of that.

mod facts;
mod imdb;
mod kinds;
mod letterboxd;
mod lines;
mod movary;
mod notes;
mod printed;
mod review_files;
mod reviews;
mod tables;
mod tellico;
mod trakt;
mod yamtrack;

use matinee_core::{ExportFormat, LossKind, Progress};
use proptest::prelude::*;

use super::chance::{films, make};
use super::report;
use crate::support::TestJournal;

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_back_is_the_journal_up_to_what_the_report_lists(made in films()) {
        let journal = make(&made);
        letterboxd::read_back(&journal);
        trakt::read_back(&journal);
        movary::read_back(&journal);
        yamtrack::read_back(&journal);
        imdb::read_back(&journal);
        tellico::read_back(&journal);
        tables::read_back(&journal);
        lines::read_back(&journal);
        review_files::read_back(&journal);
        notes::come_back(&journal);
        printed::texts(&journal);
        printed::book(&journal);
    }
}

#[test]
fn the_sample_too_is_read_back_up_to_what_the_report_lists() {
    let journal = TestJournal::new();
    journal.open_sample(Progress::unwatched()).unwrap();
    tables::read_back(&journal);
    let report = report(&journal, ExportFormat::Json);
    let told: Vec<LossKind> = report.losses.iter().map(|loss| loss.kind).collect();
    assert_eq!(told, [LossKind::Posters, LossKind::Stills]);
}
