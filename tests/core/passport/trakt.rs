use matinee_core::imports::{FilmsAre, ImportChoices, ImportReading};

use super::files::{
    bring_in, column, files_of, fixture, in_new_york, left_out, listed, packed, problems, refused,
    reviews, scores, watchlist, written,
};
use super::viewings;
use crate::support::TestJournal;

const SERIES: &str = "This is of a series, and Matinee keeps films.";

#[test]
fn a_whole_export_comes_in_by_the_days_where_the_person_was() {
    let journal = TestJournal::new();
    let export = packed(&files_of("trakt/whole"));
    let receipt = bring_in(&journal, export.path(), &in_new_york());
    assert_eq!(receipt.source, "trakt");
    // Half past one and four in the morning, UTC, are one evening in New York.
    assert_eq!(
        viewings(&journal),
        [
            "Kites undated –",
            "Moth undated –",
            "Stone, the Film undated –",
            "The Rain – A Diary undated –",
            "The Glass Harbour 2026-03-01 –",
            "The Glass Harbour 2026-03-01 –",
            "The Glass Harbour 2026-03-05 –"
        ]
    );
    assert_eq!(scores(&journal), ["The Glass Harbour 90", "Kites 70"]);
    assert_eq!(watchlist(&journal), ["No Way Back 2026-01-31 Ada says so"]);
    assert_eq!(
        listed(&journal),
        ["Best of 2024: Moth First", "Best of 2024: The Glass Harbour", "Favourites: Kites Wind"]
    );
    assert_eq!(
        column::<String>(&journal, "select description from lists where name = 'Best of 2024'"),
        ["Of that year.\nAll of it."]
    );
    assert_eq!(
        reviews(&journal),
        [
            "The Glass Harbour 2026-03-02 spoilers: One line.\n\nAnother “line” <3",
            "Kites 2026-03-02 private: Borrow it to Tom."
        ]
    );
    assert_eq!(column::<i64>(&journal, "select count(*) from films"), [6]);
    let rows = receipt.rows;
    assert_eq!((rows.read, rows.unreadable, rows.skipped), (26, 2, 6), "{receipt:?}");
    let mut problems = problems(&receipt);
    problems.retain(|problem| !problem.contains("very same moment"));
    assert_eq!(
        problems,
        [
            "watched-history-2.json:1 ‘yesterday’ is no date that the calendar has.",
            "ratings-movies.json:1 ‘11’ is no score out of 10."
        ]
    );
    assert!(left_out(&receipt).contains(&format!("1 {SERIES}")), "{:?}", left_out(&receipt));
}

#[test]
fn films_that_share_one_moment_were_not_watched_then_and_it_is_said() {
    let journal = TestJournal::new();
    let file = fixture("trakt/whole/watched-history-1.json");
    let receipt = bring_in(&journal, &file, &in_new_york());
    // The page holds two of the three; that is no more than a double feature.
    assert_eq!(receipt.rows.new, 4);
    assert_eq!(viewings(&journal)[0], "Kites 2019-05-01 –");

    let journal = TestJournal::new();
    let export = packed(&files_of("trakt/whole"));
    let receipt = bring_in(&journal, export.path(), &in_new_york());
    let told: Vec<_> = problems(&receipt)
        .into_iter()
        .filter(|problem| problem.contains("the very same moment, on 2019-05-01"))
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn the_same_export_again_adds_nothing_and_a_newer_one_only_what_is_new() {
    let journal = TestJournal::new();
    let export = packed(&files_of("trakt/whole"));
    bring_in(&journal, export.path(), &in_new_york());
    let before = viewings(&journal);
    let again = bring_in(&journal, export.path(), &in_new_york());
    assert_eq!(again.added, Default::default());
    assert_eq!((again.rows.new, again.rows.merged, again.rows.conflict), (0, 0, 0));
    assert_eq!(viewings(&journal), before);

    // Every play has moved on a page.
    let newer = packed(&files_of("trakt/newer"));
    let receipt = bring_in(&journal, newer.path(), &in_new_york());
    assert_eq!((receipt.added.viewings, receipt.added.scores, receipt.added.reviews), (1, 1, 0));
    assert_eq!(receipt.rows.new, 2, "{receipt:?}");
    assert_eq!(viewings(&journal).len(), before.len() + 1);
    assert_eq!(scores(&journal), ["The Glass Harbour 90", "Kites 70", "Moth 50"]);
}

#[test]
fn what_trakt_failed_to_export_is_told_and_the_rest_comes_in() {
    let journal = TestJournal::new();
    let mut files = files_of("trakt/whole");
    files.retain(|(name, _)| !name.starts_with("watched-history"));
    files
        .push(("_errors.json".into(), b"[{\"file\":\"watched-history\",\"status\":503}]".to_vec()));
    let files: Vec<_> = files
        .into_iter()
        .map(|(name, bytes)| (format!("trakt-export-ada/{name}"), bytes))
        .collect();
    let receipt = bring_in(&journal, packed(&files).path(), &in_new_york());
    let problems = problems(&receipt);
    assert!(
        problems[0].starts_with("_errors.json:1 Trakt could not put this part into the export"),
        "{problems:?}"
    );
    // What counts the plays tells of the last of each, and one at the moment of a rating of none.
    assert_eq!(viewings(&journal), ["Kites undated –", "The Glass Harbour 2026-03-05 –"]);
    assert!(problems.iter().any(|problem| problem.contains("counts 3 plays")), "{problems:?}");
    assert!(
        problems.iter().any(|problem| problem.contains("the film’s rating, on 2019-05-01")),
        "{problems:?}"
    );
    // The whole export gives them their dates and makes no second viewing of them.
    let receipt = bring_in(&journal, packed(&files_of("trakt/whole")).path(), &in_new_york());
    assert_eq!(receipt.added.viewings, 5, "{receipt:?}");
    assert_eq!(viewings(&journal).len(), 7);
}

#[test]
fn counted_plays_alone_tell_of_the_last_and_meet_the_plays_that_come_later() {
    let journal = TestJournal::new();
    let counted = fixture("trakt/whole/watched-movies.json");
    let receipt = bring_in(&journal, &counted, &in_new_york());
    assert_eq!(receipt.added.viewings, 2);
    assert_eq!(viewings(&journal), ["Kites 2019-05-01 –", "The Glass Harbour 2026-03-05 –"]);
    assert!(problems(&receipt)[0].contains("counts 3 plays"), "{:?}", problems(&receipt));
    let receipt = bring_in(&journal, packed(&files_of("trakt/whole")).path(), &in_new_york());
    assert_eq!(viewings(&journal).iter().filter(|line| line.contains("Harbour")).count(), 3);
    assert_eq!(receipt.rows.read, 26);
}

#[test]
fn a_list_was_made_on_the_day_it_was_where_the_person_was() {
    let journal = TestJournal::new();
    let list = r#"[{"name":"Best","created_at":"2025-01-01T02:00:00.000Z","ids":{"trakt":77}}]"#;
    let film =
        r#"[{"type":"movie","rank":1,"movie":{"title":"Kites","year":1999,"ids":{"trakt":1}}}]"#;
    let files = [
        ("watched-history.json", "[]"),
        ("lists-lists.json", list),
        ("lists-list-77-best.json", film),
    ]
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    bring_in(&journal, packed(&files).path(), &in_new_york());
    assert_eq!(listed(&journal), ["Best: Kites"]);
    let made = column::<String>(&journal, "select substr(added_at, 1, 10) from lists");
    assert_eq!(made, ["2024-12-31"]);
}

#[test]
fn a_list_that_comes_alone_is_what_the_person_says_it_is() {
    let file = fixture("trakt/whole/lists-watchlist.json");
    let journal = TestJournal::new();
    bring_in(&journal, &file, &in_new_york());
    assert_eq!(listed(&journal), ["lists watchlist: No Way Back Ada says so"]);

    let journal = TestJournal::new();
    let asked = in_new_york();
    let reading = ImportReading { films_are: Some(FilmsAre::Wanted), ..asked.reading };
    bring_in(&journal, &file, &ImportChoices { reading, ..ImportChoices::default() });
    assert_eq!(watchlist(&journal), ["No Way Back 2026-01-31 Ada says so"]);
}

/// Entries of a film and, with `kind`, of an episode.
fn play(id: u32, kind: &str, name: &str, at: &str) -> String {
    let of = match kind {
        "movie" => "",
        _ => ",\"show\":{\"title\":\"A Series\",\"ids\":{\"trakt\":2}}",
    };
    format!(
        "{{\"id\":{id},\"watched_at\":\"{at}\",\"type\":\"{kind}\",\"{kind}\":{{\"title\":\"{name}\",\"ids\":{{\"trakt\":{id}}}}}{of}}}"
    )
}

#[test]
fn plays_of_episodes_count_where_several_share_a_moment() {
    let journal = TestJournal::new();
    let bulk = "2026-03-02T01:30:00.000Z";
    let mut plays =
        vec![play(1, "movie", "Kites", bulk), play(2, "movie", "Moth", "2026-03-04T20:00:00Z")];
    plays.extend((3..50).map(|id| play(id, "episode", "One", bulk)));
    let history = format!("[{}]", plays.join(","));
    let receipt = bring_in(&journal, written(history).path(), &in_new_york());
    assert_eq!((receipt.rows.new, receipt.rows.skipped), (2, 47));
    assert_eq!(viewings(&journal), ["Kites undated –", "Moth 2026-03-04 –"]);
    assert!(problems(&receipt)[0].contains("the very same moment, on 2026-03-01"));
}

#[test]
fn a_play_at_the_moment_of_the_films_rating_has_no_date() {
    let journal = TestJournal::new();
    let history = format!(
        "[{},{}]",
        play(1, "movie", "Kites", "2026-03-04T20:00:00.000Z"),
        play(2, "movie", "Moth", "2026-03-05T20:00:00.000Z")
    );
    let rated = |id, name, at| {
        format!(
            "{{\"rated_at\":\"{at}\",\"rating\":7,\"type\":\"movie\",\"movie\":{{\"title\":\"{name}\",\"ids\":{{\"trakt\":{id}}}}}}}"
        )
    };
    let ratings = format!(
        "[{},{}]",
        // Its seconds, which a play is told without.
        rated(1, "Kites", "2026-03-04T20:00:37Z"),
        // Of another film at that moment, it tells nothing of this one.
        rated(2, "Moth", "2026-03-04T20:00:00Z")
    );
    let files = [("watched-history.json", history), ("ratings-movies.json", ratings)]
        .map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let receipt = bring_in(&journal, packed(&files).path(), &in_new_york());
    assert_eq!(viewings(&journal), ["Kites undated –", "Moth 2026-03-05 –"]);
    assert_eq!(scores(&journal), ["Kites 70", "Moth 70"]);
    let problems = problems(&receipt);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains("the very moment of the film’s rating, on 2026-03-04"));
}

#[test]
fn the_rating_beside_a_comment_is_the_films_where_nothing_else_gives_one() {
    let journal = TestJournal::new();
    let comments = fixture("trakt/whole/comments-movies.json");
    let receipt = bring_in(&journal, &comments, &in_new_york());
    assert_eq!((receipt.added.reviews, receipt.added.scores), (1, 1));
    assert_eq!(scores(&journal), ["The Glass Harbour 90"]);

    let text = std::fs::read_to_string(&comments).unwrap();
    let older = text.replace("\"user_rating\": 9", "\"user_rating\": 4");
    let files = [
        ("comments-movies.json".to_owned(), older.into_bytes()),
        (
            "ratings-movies.json".to_owned(),
            std::fs::read(fixture("trakt/whole/ratings-movies.json")).unwrap(),
        ),
    ];
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, packed(&files).path(), &in_new_york());
    assert_eq!((receipt.added.reviews, receipt.rows.conflict), (1, 0));
    assert_eq!(scores(&journal), ["The Glass Harbour 90", "Kites 70"]);
}

#[test]
fn an_import_can_be_undone() {
    let journal = TestJournal::new();
    bring_in(&journal, packed(&files_of("trakt/whole")).path(), &in_new_york());
    journal.undo().unwrap();
    assert_eq!(column::<i64>(&journal, "select count(*) from films"), [0]);
    assert_eq!(column::<i64>(&journal, "select count(*) from lists"), [0]);
}

#[test]
fn a_page_that_is_cut_short_or_made_to_harm_is_refused_by_name() {
    let journal = TestJournal::new();
    let cut = |text: &str| {
        let files = [("watched-history-1.json".to_owned(), text.as_bytes().to_vec())];
        refused(&journal, packed(&files).path())
    };
    let whole = std::fs::read_to_string(fixture("trakt/whole/watched-history-1.json")).unwrap();
    assert!(cut(&whole[..whole.len() - 40]).starts_with(
        "watched-history-1.json inside this ZIP can’t be read. It ends in the middle"
    ),);
    let deep = format!("{},{}", &whole[..whole.len() - 2], "[".repeat(100_000));
    assert!(cut(&deep).contains("cut short"));
    assert_eq!(viewings(&journal), [""; 0]);

    // One entry that is too deep, or of wrong types, is that entry's problem.
    let nest = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let bad = format!(
        "{},\n{nest},\n{{\"movie\":7,\"id\":[]}},\n{{\"movie\":{{\"title\":\"{}\",\"ids\":{{\"trakt\":1}}}}}},\n7]",
        &whole[..whole.len() - 2],
        "x".repeat(2_000_000)
    );
    let receipt = bring_in(&journal, written(bad).path(), &in_new_york());
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (4, 4), "{:?}", problems(&receipt));
}
