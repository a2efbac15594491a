//! Simkl, Ryot and Watcharr.

use super::files::{
    bring_in, column, files_of, fixture, in_new_york, left_out, listed, packed, problems, refused,
    reviews, scores, watchlist, written,
};
use super::viewings;
use crate::support::TestJournal;

#[test]
fn simkls_backup_comes_in_alone_and_in_its_zip() {
    for path in [fixture("simkl/SimklBackup.json"), packed(&files_of("simkl")).keep().unwrap().1] {
        let journal = TestJournal::new();
        let receipt = bring_in(&journal, &path, &in_new_york());
        assert_eq!(receipt.source, "simkl");
        assert_eq!(
            viewings(&journal),
            [
                "Kites undated –",
                "Moth 2026-02-01 –",
                "The Glass Harbour 2026-03-01 –  Great, loud",
                "The Paper Fox 2026-03-04 –"
            ]
        );
        assert_eq!(
            column::<String>(
                &journal,
                "select f.title from viewings v join films f on f.id = v.film_id where v.abandoned"
            ),
            ["Moth"]
        );
        assert_eq!(scores(&journal), ["The Paper Fox 100", "The Glass Harbour 90", "Kites 70"]);
        assert_eq!(watchlist(&journal), ["No Way Back 2026-01-31 Ada says so"]);
        assert_eq!((receipt.rows.read, receipt.rows.skipped, receipt.rows.unreadable), (9, 3, 1));
        assert_eq!(
            left_out(&receipt),
            [
                "2 This is of a series, and Matinee keeps films.",
                "1 This film was begun and not finished, so it was not seen yet."
            ]
        );
        assert!(problems(&receipt)[0].ends_with("‘nine’ is no score out of 10."));
        let again = bring_in(&journal, &path, &in_new_york());
        assert_eq!((again.added, again.rows.same), (Default::default(), 5));
    }
}

#[test]
fn a_film_seen_again_at_simkl_is_a_second_viewing() {
    let journal = TestJournal::new();
    let backup = std::fs::read_to_string(fixture("simkl/SimklBackup.json")).unwrap();
    bring_in(&journal, written(&backup).path(), &in_new_york());
    let later = backup
        .replace("2026-03-02T01:30:00Z", "2026-05-02T01:30:00Z")
        // The date that nobody knew was found.
        .replace("1970-01-01T00:00:01Z", "1999-04-02T20:00:00Z");
    let receipt = bring_in(&journal, written(later).path(), &in_new_york());
    assert_eq!(receipt.added.viewings, 1, "{receipt:?}");
    assert_eq!(
        viewings(&journal),
        [
            "Kites 1999-04-02 –",
            "Moth 2026-02-01 –",
            "The Glass Harbour 2026-03-01 –  Great, loud",
            "The Paper Fox 2026-03-04 –",
            "The Glass Harbour 2026-05-01 –  Great, loud"
        ]
    );
}

#[test]
fn ryots_export_comes_in_with_every_time_seen() {
    let journal = TestJournal::new();
    let path = fixture("ryot/export.json");
    let receipt = bring_in(&journal, &path, &in_new_york());
    assert_eq!(receipt.source, "ryot");
    assert_eq!(
        viewings(&journal),
        [
            "The Glass Harbour undated –",
            "Kites 2026-02-01 –",
            "The Glass Harbour 2026-03-01 – Cinema",
            "The Glass Harbour 2026-03-01 – Cinema"
        ]
    );
    assert_eq!(scores(&journal), ["The Glass Harbour 95"]);
    assert_eq!(
        reviews(&journal),
        ["The Glass Harbour 2026-03-02 private spoilers: One *line*.\n\nAnother."]
    );
    assert_eq!(listed(&journal), ["Rainy days: The Glass Harbour"]);
    assert_eq!(
        column::<String>(
            &journal,
            "select f.title from watchlist w join films f on f.id = w.film_id"
        ),
        ["Kites"]
    );
    assert_eq!((receipt.rows.skipped, receipt.rows.unreadable), (3, 1), "{receipt:?}");
    let again = bring_in(&journal, &path, &in_new_york());
    assert_eq!((again.added, again.rows.new, again.rows.merged), (Default::default(), 0, 0));

    // One more time seen, of a film that was there.
    let more = std::fs::read_to_string(&path).unwrap().replacen(
        "\"seen_history\": [",
        "\"seen_history\": [{\"ended_on\":\"2026-04-02T12:00:00Z\",\"state\":\"completed\"},",
        1,
    );
    let receipt = bring_in(&journal, written(more).path(), &in_new_york());
    assert_eq!((receipt.rows.new, receipt.added.viewings), (1, 1), "{receipt:?}");
}

#[test]
fn watcharrs_export_keeps_scores_tags_and_thoughts_and_dates_nothing_by_when_it_was_entered() {
    let journal = TestJournal::new();
    let path = fixture("watcharr/watched.json");
    let receipt = bring_in(&journal, &path, &in_new_york());
    assert_eq!(
        viewings(&journal),
        ["Kites undated 70", "Moth undated –", "The Glass Harbour 2026-03-01 95"]
    );
    assert_eq!(
        reviews(&journal),
        ["The Glass Harbour 2026-03-02 of a viewing: First line.\n\nSecond \\<b>line\\</b>."]
    );
    assert_eq!(column::<String>(&journal, "select name from tags order by id"), ["35mm", "rio"]);
    assert_eq!(watchlist(&journal), ["No Way Back 2026-03-02 Ada says so"]);
    assert_eq!((receipt.rows.read, receipt.rows.skipped, receipt.rows.unreadable), (8, 3, 1));
    assert_eq!(
        column::<i64>(&journal, "select runtime_min from films where title = 'Kites'"),
        [128]
    );
    let again = bring_in(&journal, &path, &in_new_york());
    assert_eq!((again.added, again.rows.same), (Default::default(), 4));
}

#[test]
fn json_that_is_cut_short_is_refused_and_leaves_nothing() {
    let journal = TestJournal::new();
    for path in ["simkl/SimklBackup.json", "ryot/export.json", "watcharr/watched.json"] {
        let text = std::fs::read_to_string(fixture(path)).unwrap();
        let reason = refused(&journal, written(&text[..text.len() - 20]).path());
        assert!(reason.contains("cut short"), "{path}: {reason}");
    }
    assert_eq!(column::<i64>(&journal, "select count(*) from films"), [0]);
}
