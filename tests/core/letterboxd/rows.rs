use matinee_core::{Error, Progress};

use super::export::Export;
use super::{ask, column, import, imported};
use crate::support::TestJournal;

#[test]
fn a_row_that_cannot_be_read_is_named_and_stops_nothing() {
    let (journal, report) = imported(&Export::fixture("broken"));
    assert_eq!(
        column::<String>(&journal, "select title from films order by id"),
        ["Good One", "Good Two", "Good Three"]
    );
    let problems: Vec<String> = report
        .receipt
        .problems
        .iter()
        .map(|problem| format!("{}:{} {}", problem.file, problem.line, problem.reason))
        .collect();
    assert_eq!(
        problems,
        [
            "diary.csv:3 ‘2024-02-30’ in Watched Date is no date that the calendar has.",
            "diary.csv:4 ‘7’ is no rating. Letterboxd’s go from 0.5 to 5 by halves.",
            "diary.csv:5 This row has 9 values where the heading has 8.",
            "diary.csv:6 This row has 2 values where the heading has 8.",
            "diary.csv:7 This row names no film.",
            "diary.csv:8 ‘19x4’ is no year of a film.",
            "diary.csv:9 This row is not UTF-8 text.",
            "diary.csv:10 ‘Perhaps’ in Rewatch is neither Yes nor blank.",
            "diary.csv:13 A quotation mark is opened in this row and never closed.",
            "ratings.csv:1 The heading of this file has no column ‘Rating’, so nothing below it can be read.",
            "lists/not-a-list.csv:1 This is not what Letterboxd writes for a list.",
        ]
    );
    let rows = report.receipt.rows;
    assert_eq!((rows.read, rows.new, rows.unreadable, rows.skipped), (18, 3, 11, 4));
}

#[test]
fn an_older_export_in_a_folder_with_lf_and_a_mark_and_film_pages_comes_in() {
    let (journal, report) = imported(&Export::fixture("older"));
    assert_eq!(report.receipt.problems, []);
    let added = report.receipt.added;
    assert_eq!((added.films, added.viewings, added.lists), (4, 5, 1));
    assert_eq!(
        column::<String>(
            &journal,
            "select coalesce(watched_on, '-') || ' ' || coalesce(score, '-') from viewings order by id"
        ),
        ["2017-04-30 80", "2017-06-01 90", "2017-06-01 60", "2017-07-01 -", "- -"]
    );
    assert_eq!(ask::<i64>(&journal, "select count(*) from films where year is null"), 1);
    assert_eq!(
        ask::<String>(&journal, "select name || ': ' || description from lists"),
        "Night trains: Sleepers only.\nNo commuters."
    );
    assert_eq!(
        column::<String>(&journal, "select distinct kind from outside_ids"),
        ["letterboxd-page"]
    );
    let again = import(&journal, &Export::fixture("older"));
    assert_eq!(again.receipt.rows.same, again.receipt.rows.read);
}

#[test]
fn what_was_deleted_or_orphaned_and_what_others_wrote_stays_out_counted() {
    let (journal, report) = imported(&Export::fixture("whole"));
    let left_out: Vec<(&str, u32)> =
        report.receipt.left_out.iter().map(|left| (left.file.as_str(), left.rows)).collect();
    assert_eq!(
        left_out,
        [
            ("comments.csv", 1),
            ("deleted/diary.csv", 1),
            ("deleted/reviews.csv", 1),
            ("likes/reviews.csv", 2),
            ("orphaned/diary.csv", 1),
            ("profile.csv", 1),
        ]
    );
    assert_eq!(
        ask::<i64>(
            &journal,
            "select count(*) from films where title in ('Regret, the Movie', 'A Film Nobody Has')"
        ),
        0
    );
    assert_eq!(
        ask::<i64>(&journal, "select count(*) from import_rows where outcome = 'skipped'"),
        0
    );
}

#[test]
fn a_list_called_watched_is_a_list_and_a_description_may_look_like_a_heading() {
    let (journal, _) = imported(&Export::fixture("whole"));
    assert_eq!(
        column::<String>(&journal, "select name from lists order by name"),
        ["Nothing yet", "Rooms with weather", "Watched"]
    );
    assert_eq!(
        column::<String>(
            &journal,
            "select f.title || '|' || i.note from list_films i join films f on f.id = i.film_id join lists l on l.id = i.list_id where l.name = 'Rooms with weather' order by i.position"
        ),
        [
            "Petrichor|",
            "River Without Bridges|Note, with comma",
            "Weather for Moving House|He says \"rain\".\nTwice.",
            "Marzipan Railway|",
            "The Well|"
        ]
    );
    assert!(
        ask::<String>(&journal, "select description from lists where name = 'Rooms with weather'")
            .contains("*prose*")
    );
}

#[test]
fn paragraphs_emphasis_links_and_quotes_of_a_review_are_kept() {
    let (journal, _) = imported(&Export::fixture("whole"));
    let long = ask::<String>(&journal, "select body from reviews where words > 1100");
    assert!(
        long.starts_with("## What the lamp is for\n\nI have now seen this film three times"),
        "{long}"
    );
    assert!(long.contains("[an essay on the boats](https://example.org/essays/low-water)"));
    assert!(long.contains("\n\n> There is a road. I didn't say it was ours.\n\n"));
    assert!(long.contains("**The restoration.**"));
    assert!(long.split("\n\n").count() > 15);
    let quoted = ask::<String>(&journal, "select body from reviews where body like '%torch%'");
    assert!(quoted.starts_with("> The river doesn't know it is the border."), "{quoted}");
}

#[test]
fn every_row_is_accounted_for() {
    let (journal, report) = imported(&Export::fixture("whole"));
    let rows = report.receipt.rows;
    assert_eq!(
        rows.read,
        rows.new + rows.same + rows.merged + rows.conflict + rows.skipped + rows.unreadable
    );
    assert_eq!(ask::<u32>(&journal, "select count(*) from import_rows"), rows.read - rows.skipped);
    assert_eq!((rows.unreadable, rows.conflict, rows.same), (0, 0, 0));
    let added = report.receipt.added;
    assert_eq!(added.viewings, ask::<u32>(&journal, "select count(*) from viewings"));
    assert_eq!(added.films, ask::<u32>(&journal, "select count(*) from films"));
    assert_eq!(added.tags, ask::<u32>(&journal, "select count(*) from tags"));
    assert_eq!(added.reviews, ask::<u32>(&journal, "select count(*) from reviews"));
    assert_eq!((added.lists, added.watchlist, added.likes), (3, 4, 4));
    // 58 diary rows, two undated reviews, and two films seen that stand in no diary row.
    assert_eq!((added.viewings, added.reviews), (62, 10));
}

#[test]
fn a_file_that_is_nothing_we_read_is_refused_by_name() {
    let journal = TestJournal::new();
    for (export, reason) in [
        (Export::new().file("manifest.txt", "hello"), "Nothing in this ZIP"),
        (
            Export::new().file("deleted/diary.csv", "Date,Name,Year,Letterboxd URI\n"),
            "Nothing in this ZIP",
        ),
        (Export::new().file("diary.csv", "When,What\n1,2\n"), "Nothing in this ZIP"),
    ] {
        let file = export.packed();
        let refused = journal.import_file(file.path(), Progress::unwatched()).unwrap_err();
        let Error::BadFile { reason: said, .. } = refused else { panic!("{refused}") };
        assert!(said.starts_with(reason), "{said}");
    }
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("diary.csv");
    std::fs::write(&table, "When,What,Where\n2024-01-01,Heat,Rio\n").unwrap();
    let refused = journal.import_file(&table, Progress::unwatched()).unwrap_err();
    assert!(refused.to_string().starts_with("diary.csv: No review was found in it"), "{refused}");
}

#[test]
fn one_table_taken_out_of_its_export_comes_in_alone() {
    let journal = TestJournal::new();
    let fixture = super::export::fixtures().join("letterboxd/whole/diary.csv");
    let report = journal.import_file(&fixture, Progress::unwatched()).unwrap().value;
    assert_eq!(report.receipt.source, "letterboxd");
    assert_eq!((report.receipt.rows.read, report.receipt.added.viewings), (58, 58));
}
