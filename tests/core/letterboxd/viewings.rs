use super::export::Export;
use super::{ask, column, import, imported};

#[test]
fn a_diary_row_its_review_its_rating_and_its_film_make_one_viewing() {
    let (journal, report) = imported(
        &Export::new()
            .diary(&["2026-03-02,The Glass Harbour,1974,https://boxd.it/9aBcD1,4.5,Yes,\"35mm, rio\",2026-03-01"])
            .reviews(&["2026-03-02,The Glass Harbour,1974,https://boxd.it/9aBcD1,4.5,Yes,\"First line.\r\n\r\nHe says \"\"stay\"\". <i>Perfect.</i>\",\"35mm, rio\",2026-03-01"])
            .ratings(&["2026-03-02,The Glass Harbour,1974,https://boxd.it/2xYz,4.5"])
            .watched(&["2026-03-02,The Glass Harbour,1974,https://boxd.it/2xYz"]),
    );
    let rows = report.receipt.rows;
    assert_eq!((rows.read, rows.new, rows.merged), (4, 1, 3));
    let added = report.receipt.added;
    assert_eq!(
        (added.films, added.viewings, added.reviews, added.scores, added.tags),
        (1, 1, 1, 1, 2)
    );
    assert_eq!(
        ask::<String>(
            &journal,
            "select watched_on || ' ' || score || ' ' || rewatch || ' ' || logged_on from viewings"
        ),
        "2026-03-01 90 1 2026-03-02"
    );
    assert_eq!(
        ask::<String>(&journal, "select body from reviews where viewing_id = 1"),
        "First line.\n\nHe says \"stay\". *Perfect.*"
    );
    assert_eq!(
        column::<String>(
            &journal,
            "select t.name from viewing_tags v join tags t on t.id = v.tag_id order by v.position"
        ),
        ["35mm", "rio"]
    );
    assert_eq!(ask::<String>(&journal, "select value from outside_ids"), "https://boxd.it/2xYz");
    assert_eq!(ask::<Option<i64>>(&journal, "select score from films"), None);
}

#[test]
fn a_diary_most_of_which_is_unrated_comes_in_with_no_score_made_up() {
    const VIEWINGS: u32 = 50;
    // Two in five have a rating.
    let ratings = ["4.5", "", "", "0.5", ""];
    let rows: Vec<String> = (0..VIEWINGS)
        .zip(ratings.iter().cycle())
        .map(|(nth, rating)| {
            let day = format!("2024-{:02}-{:02}", nth / 25 + 1, nth % 25 + 1);
            format!("{day},Ledger {nth},1974,https://boxd.it/1d{nth:03},{rating},,,{day}")
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let export = Export::new().diary(&rows);
    let (journal, report) = imported(&export);
    assert_eq!(report.receipt.problems, []);
    let added = report.receipt.added;
    assert_eq!((added.films, added.viewings, added.scores), (VIEWINGS, VIEWINGS, 20));
    assert_eq!(
        column::<String>(
            &journal,
            "select coalesce(score, 'none') || ': ' || count(*) from viewings group by score order by score"
        ),
        ["none: 30", "10: 10", "90: 10"]
    );
    assert_eq!(ask::<i64>(&journal, "select count(*) from films where score is not null"), 0);
    // What is unrated is known again, too.
    let again = import(&journal, &export).receipt;
    assert_eq!((again.rows.same, again.added.viewings, again.added.scores), (VIEWINGS, 0, 0));
}

#[test]
fn the_day_a_film_was_marked_is_never_the_day_it_was_seen() {
    let (journal, _) = imported(
        &Export::new().watched(&["2018-12-31,A House of Three Doors,1949,https://boxd.it/8a0N"]),
    );
    assert_eq!(ask::<Option<String>>(&journal, "select watched_on from viewings"), None);
    assert_eq!(ask::<String>(&journal, "select logged_on from viewings"), "2018-12-31");
}

#[test]
fn a_review_without_a_watched_date_is_of_an_undated_viewing() {
    let (journal, report) = imported(
        &Export::new()
            .reviews(&["2022-01-10,Lantern Year,1968,https://boxd.it/1eR902,4,,Only ever reviewed.,memory,"])
            .watched(&["2022-01-10,Lantern Year,1968,https://boxd.it/8a0L"]),
    );
    assert_eq!(report.receipt.added.viewings, 1);
    assert_eq!(
        ask::<Option<String>>(
            &journal,
            "select v.watched_on from reviews r join viewings v on v.id = r.viewing_id"
        ),
        None
    );
    assert_eq!(
        ask::<String>(&journal, "select written_at from reviews"),
        "2022-01-10T00:00:00.000Z"
    );
}

#[test]
fn the_same_film_twice_on_a_day_stays_twice_in_order() {
    let (journal, report) = imported(&Export::new().diary(&[
        "2020-02-02,Halogen,2017,https://boxd.it/1eA021,1.5,,,2020-02-02",
        "2020-02-02,Halogen,2017,https://boxd.it/1eA022,2,Yes,,2020-02-02",
    ]));
    assert_eq!((report.receipt.added.films, report.receipt.added.viewings), (1, 2));
    assert_eq!(column::<i64>(&journal, "select score from viewings order by day_order"), [30, 40]);
    assert_eq!(column::<i64>(&journal, "select day_order from viewings order by id"), [0, 1]);
}

#[test]
fn half_stars_are_kept_exactly() {
    let (journal, _) = imported(&Export::new().diary(&[
        "2020-01-01,One,2001,https://boxd.it/a,0.5,,,2020-01-01",
        "2020-01-02,Two,2002,https://boxd.it/b,4.5,,,2020-01-02",
        "2020-01-03,Three,2003,https://boxd.it/c,,,,2020-01-03",
    ]));
    assert_eq!(
        column::<Option<i64>>(&journal, "select score from viewings order by id"),
        [Some(10), Some(90), None]
    );
}

#[test]
fn two_films_of_one_name_and_year_stay_two_and_each_gets_its_entries() {
    let (journal, report) = imported(
        &Export::new()
            .diary(&[
                "2021-01-10,The Well,1951,https://boxd.it/1eA037,4,,,2021-01-10",
                "2021-02-11,The Well,1951,https://boxd.it/1eA038,1.5,,,2021-02-11",
            ])
            .ratings(&[
                "2021-01-10,The Well,1951,https://boxd.it/1JzG,4",
                "2021-02-11,The Well,1951,https://boxd.it/1jzg,1.5",
            ])
            .watched(&[
                "2021-01-10,The Well,1951,https://boxd.it/1JzG",
                "2021-02-11,The Well,1951,https://boxd.it/1jzg",
            ]),
    );
    assert_eq!(report.receipt.problems, []);
    assert_eq!(
        column::<String>(
            &journal,
            "select o.value || ' ' || v.score from outside_ids o join viewings v using (film_id) order by v.id"
        ),
        ["https://boxd.it/1JzG 80", "https://boxd.it/1jzg 30"]
    );
}

#[test]
fn one_name_in_several_years_is_several_films() {
    let (journal, _) = imported(
        &Export::new()
            .diary(&["2019-03-03,Captain Umbrella,1943,https://boxd.it/a,2.5,,,2019-03-03"])
            .watched(&[
                "2019-03-03,Captain Umbrella,1943,https://boxd.it/5c43",
                "2019-03-03,Captain Umbrella,1966,https://boxd.it/5c66",
            ]),
    );
    // The one of 1966 stands in no diary row and still counts as seen.
    assert_eq!(
        column::<i64>(
            &journal,
            "select f.year from viewings v join films f on f.id = v.film_id order by f.year"
        ),
        [1943, 1966]
    );
}

#[test]
fn a_score_given_apart_from_the_viewing_is_the_films_own() {
    let (journal, report) = imported(
        &Export::new()
            .diary(&["2019-02-01,The Violin Repairer,1981,https://boxd.it/a,4,,,2019-02-01"])
            .ratings(&["2022-05-16,The Violin Repairer,1981,https://boxd.it/8a02,4.5"]),
    );
    assert_eq!(report.receipt.added.scores, 2);
    assert_eq!(ask::<i64>(&journal, "select score from films"), 90);
    assert_eq!(ask::<String>(&journal, "select scored_on from films"), "2022-05-16");
    assert_eq!(ask::<i64>(&journal, "select score from viewings"), 80);
}

#[test]
fn a_date_that_stands_for_not_knowing_is_kept_as_the_person_set_it() {
    let (journal, _) = imported(
        &Export::new()
            .diary(&["2020-01-04,A Day of Dust,1969,https://boxd.it/a,1,Yes,,2000-01-01"]),
    );
    assert_eq!(ask::<String>(&journal, "select watched_on from viewings"), "2000-01-01");
}

#[test]
fn no_break_spaces_dashes_signs_and_scripts_stand_as_written() {
    let titles = [
        "Northern Line\u{a0}\u{2013} Part\u{a0}Two",
        "KITE·S",
        "+1",
        "=Sum",
        "雪の電話",
        "النهر الذي نسي اسمه",
        "The \"Quiet\" Floor",
        "Comma, The Film",
    ];
    let rows: Vec<String> = titles
        .iter()
        .enumerate()
        .map(|(index, title)| {
            format!(
                "2020-01-01,\"{}\",2001,https://boxd.it/{index},,,,2020-01-01",
                title.replace('"', "\"\"")
            )
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (journal, _) = imported(&Export::new().diary(&rows));
    assert_eq!(column::<String>(&journal, "select title from films order by id"), titles);
}

#[test]
fn a_row_joins_the_viewing_the_person_logged_by_hand() {
    let journal = crate::support::TestJournal::new();
    let film = crate::support::add_film(&journal, "The glass harbour", 1974);
    let mut by_hand = crate::support::viewing("2026-03-01", 90);
    by_hand.place = "Odeon".to_owned();
    journal.log_viewing(film, &by_hand).unwrap();
    let report = import(
        &journal,
        &Export::new()
            .diary(&[
                "2026-03-02,The Glass Harbour,1974,https://boxd.it/9aBcD1,4.5,Yes,rio,2026-03-01",
            ])
            .watched(&["2026-03-02,The Glass Harbour,1974,https://boxd.it/2xYz"]),
    );
    assert_eq!((report.receipt.added.films, report.receipt.added.viewings), (0, 0));
    assert_eq!((report.receipt.rows.merged, report.receipt.rows.same), (1, 1));
    assert_eq!(
        ask::<String>(
            &journal,
            "select title || ' ' || value from films join outside_ids on film_id = films.id"
        ),
        "The glass harbour https://boxd.it/2xYz"
    );
    assert_eq!(ask::<String>(&journal, "select place || ' ' || rewatch from viewings"), "Odeon 1");
}

#[test]
fn where_file_and_journal_differ_the_journal_is_kept_and_the_row_says_so() {
    let journal = crate::support::TestJournal::new();
    let film = crate::support::add_film(&journal, "Halogen", 2017);
    journal.log_viewing(film, &crate::support::viewing("2020-02-02", 85)).unwrap();
    let report = import(
        &journal,
        &Export::new().diary(&["2020-02-02,Halogen,2017,https://boxd.it/a,1.5,,,2020-02-02"]),
    );
    assert_eq!(report.receipt.rows.conflict, 1);
    assert_eq!(
        report.receipt.problems[0].reason,
        "The journal’s viewing has the score 8.5, and the file 3.0; the journal’s was kept."
    );
    assert_eq!(ask::<i64>(&journal, "select score from viewings"), 85);
}

#[test]
fn likes_and_the_watchlist_are_the_films() {
    let (journal, report) = imported(
        &Export::new()
            .diary(&["2025-03-02,The Glass Harbour,1974,https://boxd.it/9aBcD1,,,,2025-03-01"])
            .watched(&["2025-03-02,The Glass Harbour,1974,https://boxd.it/2xYz"])
            .likes(&["2025-03-02,The Glass Harbour,1974,https://boxd.it/2xYz"])
            .watchlist(&["2025-01-03,Parallax,2024,https://boxd.it/9w03"]),
    );
    let added = report.receipt.added;
    assert_eq!((added.films, added.viewings, added.likes, added.watchlist), (2, 1, 1, 1));
    assert_eq!(
        column::<String>(&journal, "select title from films where liked"),
        ["The Glass Harbour"]
    );
    assert_eq!(
        ask::<String>(
            &journal,
            "select f.title || ' ' || w.added_on from watchlist w join films f on f.id = w.film_id"
        ),
        "Parallax 2025-01-03"
    );
    assert_eq!(
        ask::<i64>(
            &journal,
            "select count(*) from viewings v join watchlist w on w.film_id = v.film_id"
        ),
        0
    );
}
