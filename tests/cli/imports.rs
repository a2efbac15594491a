//! `import` of what other products write, and the answers it takes; `import --list` and
//! `undo --import`.

use predicates::prelude::*;
use serde_json::{Value, json};

use crate::support::{Desk, document, fields, fixture};

/// Every source by a fixture, with the flags that answer what it asks.
const SOURCES: &[(&str, &str, &[&str])] = &[
    ("letterboxd", "letterboxd.zip", &[]),
    ("letterboxd", "letterboxd/whole/diary.csv", &[]),
    ("letterboxd-csv", "letterboxd-csv/escaped.csv", &[]),
    ("letterboxd-csv", "letterboxd-csv/doubled.csv", &[]),
    ("letterboxd-csv", "letterboxd-csv/undated.csv", &[]),
    ("letterboxd-rss", "letterboxd-rss/feed.xml", &[]),
    ("imdb", "imdb/v1-ratings.csv", &["--films-are", "seen"]),
    ("imdb", "imdb/v1.5-ratings.csv", &[]),
    ("imdb", "imdb/v2-ratings.csv", &[]),
    ("imdb", "imdb/v1-list.csv", &["--films-are", "listed"]),
    ("imdb", "imdb/v1-ragged.csv", &["--films-are", "seen"]),
    ("imdb", "imdb/v2-list.csv", &["--films-are", "listed"]),
    ("imdb", "imdb/v2-list-rated.csv", &["--films-are", "listed"]),
    ("imdb", "imdb/v2-watchlist.csv", &["--films-are", "wanted"]),
    ("imdb", "imdb/v3-check-ins.csv", &["--films-are", "seen"]),
    ("imdb", "imdb/v3-ratings.csv", &[]),
    ("imdb", "imdb/v3-watchlist.csv", &["--films-are", "wanted"]),
    ("trakt", "trakt/whole.zip", &[]),
    ("trakt", "trakt/whole/watched-history-1.json", &[]),
    ("trakt-csv", "trakt-csv/history.csv", &[]),
    ("trakt-csv", "trakt-csv/vip-ratings.csv", &[]),
    ("trakt-csv", "trakt-csv/bulk.csv", &[]),
    ("yamtrack", "yamtrack/2024.csv", &[]),
    ("yamtrack", "yamtrack/2025.csv", &[]),
    ("yamtrack", "yamtrack/2026.csv", &[]),
    ("ryot", "ryot/export.json", &[]),
    ("simkl", "simkl/SimklBackup.json", &[]),
    ("simkl", "simkl/SimklBackup.zip", &[]),
    ("simkl-csv", "simkl-csv/SimklBackup.csv", &[]),
    ("movary", "movary/history.csv", &[]),
    ("movary", "movary/ratings.csv", &[]),
    ("movary", "movary/watchlist.csv", &[]),
    ("movielens", "movielens/movielens-ratings.csv", &[]),
    ("movielens", "movielens/movielens-tags.csv", &[]),
    ("tmdb", "tmdb/ratings.csv", &[]),
    ("tmdb", "tmdb/watchlist.csv", &["--films-are", "wanted"]),
    ("netflix", "netflix/month-first.csv", &[]),
    ("netflix", "netflix/either.csv", &["--date-order", "day"]),
    ("prime-video", "prime-video/history.csv", &[]),
    ("filmtipset", "filmtipset/votes.csv", &[]),
    ("criticker", "criticker/ratings.xml", &[]),
    ("watcharr", "watcharr/watched.json", &[]),
    ("tellico", "tellico/tellico.xml", &[]),
    ("tellico", "tellico/films.tc", &[]),
    ("gcstar", "gcstar/films.gcs", &[]),
    ("sheet", "sheets/diary.xlsx", &[]),
    ("sheet", "sheets/diary.ods", &[]),
    ("markdown", "obsidian/vault", &[]),
    ("html", "json-ld/the-glass-harbour.html", &[]),
];

fn path(name: &str) -> String {
    fixture(name).to_str().unwrap().to_owned()
}

fn number(receipt: &Value, of: &str, name: &str) -> u64 {
    receipt[of][name].as_u64().unwrap()
}

/// The kinds of rows add up to those read, and those left out are all told.
fn adds_up(receipt: &Value, name: &str) {
    let kinds = ["new", "same", "merged", "conflict", "skipped", "unreadable"];
    let sum: u64 = kinds.iter().map(|kind| number(receipt, "rows", kind)).sum();
    assert_eq!(sum, number(receipt, "rows", "read"), "{name}: {receipt}");
    let left_out = receipt["left_out"].as_array().unwrap();
    let told: u64 = left_out.iter().map(|left| left["rows"].as_u64().unwrap()).sum();
    assert_eq!(told, number(receipt, "rows", "skipped"), "{name}: {receipt}");
}

#[test]
fn every_source_comes_in_adds_up_and_adds_nothing_the_second_time() {
    for (source, name, flags) in SOURCES {
        let desk = Desk::new();
        let file = path(name);
        let mut command = vec!["import", &file, "--time-zone", "Europe/Lisbon"];
        command.extend(*flags);
        let rehearsed = desk.json(&[&command[..], &["--dry-run"]].concat());
        let receipt = desk.json(&command);
        assert_eq!(receipt["source"], *source, "{name}");
        assert!(number(&receipt, "rows", "new") > 0, "{name}: {receipt}");
        assert_eq!(
            (&rehearsed["rows"], &rehearsed["added"]),
            (&receipt["rows"], &receipt["added"])
        );
        adds_up(&receipt, name);
        let before = desk.json(&["stats"]);
        let again = desk.json(&command);
        adds_up(&again, name);
        let added = again["added"].as_object().unwrap();
        assert!(added.values().all(|count| *count == 0), "{name}: {again}");
        assert_eq!(desk.json(&["stats"]), before, "{name}");
    }
}

#[test]
fn a_folder_of_posters_gives_films_their_posters_and_tells_of_the_rest() {
    let desk = Desk::new();
    desk.json(&["import", &path("obsidian/vault")]);
    let receipt = desk.json(&["import", &path("posters")]);
    assert_eq!(receipt["source"], "posters");
    adds_up(&receipt, "posters");
    // One film has a poster from its note already, another has none, and two are not here.
    let rows = ["conflict", "merged", "skipped"].map(|kind| number(&receipt, "rows", kind));
    assert_eq!(rows, [1, 1, 2], "{receipt}");
    assert_eq!(number(&desk.json(&["import", &path("posters")]), "rows", "merged"), 0);
}

#[test]
fn a_vault_tells_what_it_sets_aside() {
    let desk = Desk::new();
    let receipt = desk.json(&["import", &path("obsidian/vault")]);
    assert_eq!(
        receipt["left_out"][0],
        json!({ "file": "Books/The Ledger (1968).md", "rows": 1,
                "reason": "This is a book, and Matinee keeps films." })
    );
    let said = desk.said(&["import", &path("obsidian/vault"), "--dry-run"]);
    assert!(said.contains("This is of a series, and Matinee keeps films."), "{said}");
    assert!(!said.contains("understood as markdown:\n    title: The Long Pier"), "{said}");
}

#[test]
fn a_page_of_several_reviews_says_which_it_read() {
    let desk = Desk::new();
    let receipt = desk.json(&["import", &path("json-ld/several.html")]);
    let reason = receipt["problems"][0]["reason"].as_str().unwrap();
    assert!(reason.starts_with("The page holds 3 reviews; the one of Salt Roads"), "{reason}");
    let book = desk.json(&["import", &path("json-ld/a-book.html")]);
    assert_eq!((&book["rows"]["skipped"], &book["added"]["films"]), (&json!(1), &json!(0)));
}

const DIARY: &str = "Title,Year,imdbID,Rating10,WatchedDate,Rewatch,Tags,Review\n";

fn diary(desk: &Desk, rows: &str) -> String {
    let path = desk.path("diary.csv");
    std::fs::write(&path, format!("{DIARY}{rows}")).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn what_stands_in_a_conflict_is_said_by_on_conflict() {
    for (choice, score, viewings, part) in
        [("mine", 8.0, 1, None), ("theirs", 9.0, 1, Some("taken")), ("both", 9.0, 2, Some("both"))]
    {
        let desk = Desk::new();
        desk.json(&["log", "Kites 1999 8 2026-03-01"]);
        let file = diary(&desk, "Kites,1999,,9,2026-03-01,,,\n");
        let receipt = desk.json(&["import", &file, "--on-conflict", choice]);
        assert_eq!(number(&receipt, "rows", "conflict"), 1, "{choice}: {receipt}");
        for kind in ["taken", "both"] {
            let count = u64::from(part == Some(kind));
            assert_eq!(number(&receipt, "rows", kind), count, "{choice}: {receipt}");
        }
        assert_eq!(desk.json(&["list"])[0]["score"], score, "{choice}");
        assert_eq!(desk.json(&["stats"])["viewings"], viewings, "{choice}");
    }
    let desk = Desk::new();
    desk.matinee(&["import", "x.csv", "--on-conflict", "ours"]).assert().code(2);
}

#[test]
fn a_key_of_ones_own_is_told_what_it_becomes_and_that_is_remembered() {
    let desk = Desk::new();
    let note = |title: &str| format!("---\nFilmtitel: {title}\nSterne: 4.5\n---\nIt flies.\n");
    let path = desk.path("Kites.md");
    std::fs::write(&path, note("Kites")).unwrap();
    let said = ["--key", "Filmtitel=title", "--key", "Sterne = scoreOfFive"];
    let import = |more: &[&str]| {
        let path = path.to_str().unwrap();
        desk.json(&[&["import", path], more].concat())
    };
    let read = import(&[&said[..], &["--dry-run"]].concat());
    assert_eq!(read["understood"][0]["title"], "Kites", "{read}");
    assert_eq!(read["understood"][0]["score"], 9.0);
    // A dry run remembers nothing.
    assert_eq!(import(&["--dry-run"])["understood"][0]["title"], "");
    assert_eq!(import(&said)["rows"]["new"], 1);
    // Said once more, it is no change.
    assert_eq!(import(&said)["rows"]["same"], 1);
    let undone = desk.json(&["undo"]);
    assert!(undone.to_string().contains("Kites.md"), "{undone}");
    assert_eq!(import(&said)["rows"]["new"], 1);
    let later = desk.path("Moth.md");
    std::fs::write(&later, note("Moth")).unwrap();
    let receipt = desk.json(&["import", later.to_str().unwrap()]);
    assert_eq!(receipt["rows"]["new"], 1, "{receipt}");

    let long = format!("{}=title", "a".repeat(201));
    for (wrong, why) in [
        ("Sterne", "Write it as NAME=BECOMES."),
        ("Sterne=stars", "unknown variant `stars`"),
        ("Sterne=own", "No key can be made to say that."),
        ("=title", "A key has a name of at most 200 characters."),
        (&long, "A key has a name of at most 200 characters."),
    ] {
        let done =
            desk.matinee(&["import", path.to_str().unwrap(), "--key", wrong]).assert().failure();
        let told = String::from_utf8_lossy(&done.get_output().stderr);
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn a_note_that_was_edited_outside_is_settled_by_on_conflict_too() {
    let desk = Desk::new();
    let note = desk.path("note.md");
    let write = |body: &str| {
        std::fs::write(&note, format!("---\ntitle: Kites\nyear: 1999\n---\n{body}\n")).unwrap();
    };
    write("First words.");
    let file = note.to_str().unwrap();
    desk.json(&["import", file]);
    write("Other words.");
    let body = |desk: &Desk| {
        let uid = desk.json(&["list"])[0]["uid"].as_str().unwrap().to_owned();
        desk.json(&["show", &uid])["review"]["body_markdown"].clone()
    };
    let kept = desk.json(&["import", file]);
    assert_eq!(number(&kept, "rows", "conflict"), 1, "{kept}");
    assert_eq!(body(&desk), "First words.");
    let taken = desk.json(&["import", file, "--on-conflict", "theirs"]);
    assert_eq!(number(&taken, "rows", "taken"), 1, "{taken}");
    assert_eq!(body(&desk), "Other words.");
    assert_eq!(desk.json(&["stats"])["reviews"], 1);
}

#[test]
fn a_doubt_about_the_film_is_settled_by_on_doubt() {
    for (choice, films, viewings) in [("ask", 1, 0), ("likeliest", 1, 1), ("new", 2, 1)] {
        let desk = Desk::new();
        desk.json(&["import", &diary(&desk, "Kites,1999,,8,2026-02-01,,,\n")]);
        let file = diary(&desk, "Kites,2000,,9,2026-03-01,,,\n");
        let receipt = desk.json(&["import", &file, "--on-doubt", choice]);
        assert_eq!(number(&receipt, "added", "viewings"), viewings, "{choice}: {receipt}");
        assert_eq!(desk.json(&["stats"])["films"], films, "{choice}");
        let note = desk.path("note.md");
        std::fs::write(&note, "# Kites (1998)\n\nWindy.\n").unwrap();
        let note = ["import", note.to_str().unwrap(), "--on-doubt", choice];
        let receipt = desk.json(&note);
        assert_eq!(number(&receipt, "added", "reviews"), viewings, "{choice}: {receipt}");
    }
}

#[test]
fn a_moment_is_the_date_where_one_was_and_the_zone_is_named() {
    let file = path("trakt-csv/history.csv");
    for (zone, date) in [("America/New_York", "2026-03-01"), ("Asia/Tokyo", "2026-03-02")] {
        let desk = Desk::new();
        let receipt = desk.json(&["import", &file, "--time-zone", zone]);
        assert_eq!(receipt["time_zone"], zone);
        let listed = desk.json(&["list", "glass"]);
        assert_eq!(listed[0]["watched_on"], date);
        let said = desk.said(&["import", &file, "--time-zone", zone, "--dry-run"]);
        assert!(said.contains(&format!("dates they were in {zone}")), "{said}");
    }
    let desk = Desk::new();
    let own = desk.matinee(&["import", &file, "--json"]).env("TZ", "Asia/Tokyo").assert().success();
    assert_eq!(document(&own.get_output().stdout)["time_zone"], "Asia/Tokyo");
    // What holds no moments asks for no zone.
    let dated = desk.json(&["import", &path("letterboxd.zip")]);
    assert_eq!(dated["time_zone"], Value::Null);
    desk.matinee(&["import", &file, "--time-zone", "Moon/Base"])
        .assert()
        .code(1)
        .stderr(predicate::str::contains("There is no time zone ‘Moon/Base’"));
}

#[test]
fn an_import_is_listed_and_taken_out_later_and_what_was_changed_since_stays() {
    let desk = Desk::new();
    desk.matinee(&["import", "--list"]).assert().code(1);
    desk.json(&[
        "import",
        &diary(&desk, "Kites,1999,,8,2026-02-01,,,\nMoth,2003,,7,2026-02-02,,,\n"),
    ]);
    desk.json(&["log", "Kites 1999 9 2026-03-01"]);
    let listed = desk.json(&["import", "--list"]);
    assert_eq!(
        fields(&listed[0]),
        ["added", "file_name", "made_at", "rows", "source", "uid", "undoable"]
    );
    assert_eq!(listed[0]["file_name"], "diary.csv");
    let uid = listed[0]["uid"].as_str().unwrap();
    let short = &uid[uid.len() - 8..];
    let said = desk.said(&["import", "--list"]);
    assert!(said.starts_with(short) && said.contains("diary.csv: 2 films, 2 viewings"), "{said}");

    desk.matinee(&["undo", "--import", "00000000"]).assert().code(1);
    desk.matinee(&["undo", "--import", "ab"]).assert().code(1);
    let undone = desk.json(&["undo", "--import", short]);
    assert_eq!(undone["undone"], json!({ "op": "UndoImport", "subject": "diary.csv" }));
    assert_eq!((&undone["gone"]["viewings"], &undone["kept"]["films"]), (&json!(2), &json!(1)));
    let left = desk.json(&["stats"]);
    assert_eq!((&left["films"], &left["viewings"]), (&json!(1), &json!(1)));
    assert_eq!(desk.json(&["import", "--list"]), json!([]));
    // It is a step like any other.
    assert_eq!(desk.json(&["undo"])["undone"]["op"], "UndoImport");
    assert_eq!(desk.json(&["stats"])["viewings"], 3);
}
