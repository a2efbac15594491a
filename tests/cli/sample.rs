//! Every verb on the sample journal.

use std::fs;
use std::path::PathBuf;
use std::process::{Command as Process, Stdio};
use std::sync::OnceLock;

use matinee_core::Journal;
use predicates::prelude::*;
use serde_json::{Value, json};

use crate::support::{Desk, document, fields, fixture, matinee};

/// The sample journal, brought in once for all tests that only read.
pub fn sample() -> PathBuf {
    static SAMPLE: OnceLock<PathBuf> = OnceLock::new();
    SAMPLE
        .get_or_init(|| {
            let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli-sample");
            let _ = fs::remove_dir_all(&folder);
            let done = matinee()
                .arg("--journal")
                .arg(&folder)
                .args(["sample", "--json"])
                .assert()
                .success();
            let receipt = document(&done.get_output().stdout);
            assert_eq!(receipt["added"]["films"], 48);
            assert_eq!(receipt["problems"], json!([]));
            folder
        })
        .clone()
}

fn json_of(arguments: &[&str]) -> Value {
    let done =
        matinee().arg("--journal").arg(sample()).args(arguments).arg("--json").assert().success();
    document(&done.get_output().stdout)
}

fn said(arguments: &[&str]) -> String {
    let done = matinee().arg("--journal").arg(sample()).args(arguments).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

fn uid_of(title: &str) -> String {
    let films = json_of(&["list"]);
    let film = films.as_array().unwrap().iter().find(|film| film["title"] == title).unwrap();
    film["uid"].as_str().unwrap().to_owned()
}

#[test]
fn a_list_is_an_array_of_films_the_last_watched_first() {
    let films = json_of(&["list", "--limit", "2"]);
    let uid = films[0]["uid"].clone();
    assert_eq!(
        films[0],
        json!({"uid": uid, "title": "Heliotrope", "year": 2025, "score": 9.0, "verdict": "Superb",
               "watched_on": "2025-11-09", "reviewed": true})
    );
    assert_eq!(films.as_array().unwrap().len(), 2);
}

#[test]
fn a_list_is_narrowed_by_any_word() {
    let films = json_of(&["list", "harmonium", "keeper"]);
    assert_eq!(films[0]["title"], "The Keeper of Low Water");
    assert_eq!(films.as_array().unwrap().len(), 1);
    assert!(said(&["list", "1962"]).contains("夜の停車場 (1962), reviewed"));
}

#[test]
fn a_list_of_nothing_is_an_empty_array() {
    assert_eq!(json_of(&["list", "zwieback"]), json!([]));
}

#[test]
fn show_has_the_film_the_viewing_and_the_review() {
    let shown = json_of(&["show", &uid_of("The Keeper of Low Water")]);
    assert_eq!(fields(&shown), ["film", "review", "stills", "tags", "uid", "viewing"]);
    assert_eq!(shown["film"]["year"], 1974);
    assert_eq!(shown["film"]["tagline"], "The tide keeps its own accounts.");
    assert_eq!(shown["film"]["directors"], json!(["Hanne Marder"]));
    assert_eq!(
        shown["film"]["cast"][1],
        json!({"name": "Anselm Reyer", "character": "Johan Aske"})
    );
    assert_eq!(shown["viewing"]["watched_on"], "2025-11-08");
    assert_eq!(shown["viewing"]["rewatch"], true);
    let review = &shown["review"];
    assert_eq!((&review["score"], &review["verdict"]), (&json!(9.5), &json!("Masterpiece")));
    assert_eq!(
        review["headings"],
        json!(["Two centimetres", "What the lamp is for", "The third time", "Trivia"])
    );
    assert!(review["body_markdown"].as_str().unwrap().contains("](still:walk){bleed}"));
    assert!(review["summary"].as_str().unwrap().starts_with("An enormously patient film"));
    assert!(review["words"].as_u64().unwrap() > 800);
    assert_eq!(shown["stills"].as_array().unwrap().len(), 8);
    assert_eq!(shown["tags"][0], "keepers");
}

#[test]
fn show_tells_programs_every_fact_by_its_name() {
    let shown = json_of(&["show", &uid_of("The Keeper of Low Water")]);
    let film = &shown["film"];
    assert_eq!(
        fields(film),
        [
            "cast",
            "countries",
            "directors",
            "genres",
            "languages",
            "liked",
            "original_title",
            "runtime_min",
            "score",
            "tagline",
            "title",
            "verdict",
            "writers",
            "year"
        ]
    );
    assert_eq!(
        (&film["original_title"], &film["runtime_min"]),
        (&json!("Der Pegelwart"), &json!(118))
    );
    assert_eq!(film["writers"], json!(["Hanne Marder", "Karl Tiede"]));
    assert_eq!(film["countries"], json!(["West Germany", "Denmark"]));
    assert_eq!(
        (&film["genres"], &film["languages"]),
        (&json!(["Drama"]), &json!(["German", "Danish"]))
    );
    assert_eq!((&film["score"], &film["verdict"]), (&json!(9.5), &json!("Masterpiece")));
    assert_eq!(
        shown["viewing"],
        json!({"watched_on": "2025-11-08", "rewatch": true, "abandoned": false, "score": 9.5, "liked": true,
               "place": "At home", "format": "restoration", "companions": [], "note": ""})
    );
    let review = &shown["review"];
    assert_eq!(
        fields(review),
        [
            "body_markdown",
            "finished",
            "headings",
            "headline",
            "reading_minutes",
            "score",
            "spoilers",
            "summary",
            "verdict",
            "words"
        ]
    );
    assert_eq!((&review["reading_minutes"], &review["headline"]), (&json!(4), &json!("")));
    assert_eq!((&review["finished"], &review["spoilers"]), (&json!(true), &json!(false)));
    for still in shown["stills"].as_array().unwrap() {
        assert_eq!(fields(still), ["caption"]);
    }
    assert_eq!(shown["stills"][3]["caption"], "Ida Korsgaard and the lens.");
}

#[test]
fn the_end_of_a_uid_is_enough() {
    let uid = uid_of("Heliotrope");
    assert_eq!(json_of(&["show", &uid[28..]])["uid"], json!(uid));
}

#[test]
fn a_film_without_a_review_or_a_viewing_is_shown_too() {
    let shown = json_of(&["show", &uid_of("Second-Hand Sea")]);
    assert_eq!((&shown["viewing"], &shown["review"]), (&Value::Null, &Value::Null));
    assert_eq!(shown["film"]["score"], 7.0);
}

#[test]
fn show_writes_text_for_reading() {
    let text = said(&["show", &uid_of("The Last Good Wednesday")]);
    assert!(
        text.starts_with("The Last Good Wednesday (1952)\n“Back at two.”\n7.0 out of 10, Good\n"),
        "{text}"
    );
    assert!(text.contains("Maud Lacey as Miss Orrin"));
    assert!(text.contains("Watched 2025-10, At home, tape.\nIn bed with the flu."));
    assert!(text.lines().all(|line| line.chars().count() <= 78), "{text}");
}

#[test]
fn show_writes_the_markdown_that_was_written() {
    let file = said(&["show", &uid_of("Halogen"), "--format", "markdown"]);
    let sample = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample/reviews");
    let written = fs::read_dir(sample)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_string_lossy().starts_with("halogen-"));
    let written = fs::read_to_string(written.unwrap()).unwrap();
    // By itself it says of the film what an archive has in a file of its own.
    let said: Vec<&str> = file.lines().collect();
    assert!(written.lines().all(|line| said.contains(&line)), "{file}");
    assert!(file.ends_with(written.split_once("\n---\n").unwrap().1));
    assert!(said.iter().any(|line| line.starts_with("director: [")));
}

#[test]
fn show_writes_a_page_that_needs_nothing_else() {
    let page = said(&["show", &uid_of("The Keeper of Low Water"), "--format", "html"]);
    assert!(page.starts_with("<!doctype html>"));
    assert!(page.contains("default-src 'none'"));
    assert_eq!(page.matches("src=\"data:image/jpeg;base64,").count(), 9);
    assert!(!page.contains("media://") && !page.contains("unsafe-inline"));
}

#[test]
fn search_finds_a_sentence_and_shows_where_it_stands() {
    let hits = json_of(&["search", "nobody need see them sink"]);
    assert_eq!(fields(&hits[0]), ["kind", "snippet", "title", "uid", "watched_on", "year"]);
    assert_eq!((&hits[0]["kind"], &hits[0]["title"]), (&json!("review"), &json!("Paper Harbour")));
    assert!(hits[0]["snippet"].as_str().unwrap().contains("need see them sink"));
    assert_eq!(json_of(&["search", "tamura"])[0]["kind"], "film");
    assert_eq!(json_of(&["search", "scattered", "flu"]), json!([]));
    assert_eq!(json_of(&["search", "loud projector"])[1]["kind"], "viewing");
}

#[test]
fn stats_counts_everything() {
    let stats = json_of(&["stats"]);
    assert_eq!(
        fields(&stats),
        [
            "films",
            "likes",
            "lists",
            "reviews",
            "rewatches",
            "scored",
            "tags",
            "viewings",
            "watchlist",
            "words"
        ]
    );
    assert_eq!(
        [
            &stats["films"],
            &stats["viewings"],
            &stats["reviews"],
            &stats["lists"],
            &stats["watchlist"]
        ],
        [48, 93, 17, 3, 4]
    );
    assert!(said(&["stats"]).contains("Films               48\n"));
}

#[test]
fn check_proves_a_whole_journal() {
    assert_eq!(
        json_of(&["check"]),
        json!({"whole": true, "checked": {"films": 48, "viewings": 93, "reviews": 18, "pictures": 53},
               "problems": []})
    );
    assert_eq!(
        said(&["check"]),
        "The journal is whole: 48 films, 93 viewings, 18 reviews and 53 pictures, 0 differences.\n"
    );
}

#[test]
fn an_export_comes_into_another_journal_whole() {
    let desk = Desk::new();
    let archive = desk.path("everything.matinee.zip");
    let archive = archive.to_str().unwrap();
    let exported = json_of(&["export", "--to", archive]);
    assert_eq!(
        fields(&exported),
        [
            "bytes", "films", "format", "kept_in", "losses", "path", "pictures", "problems",
            "reviews", "viewings"
        ]
    );
    assert_eq!((&exported["format"], &exported["films"]), (&json!("archive"), &json!(48)));

    let receipt = desk.json(&["import", archive]);
    assert_eq!(fields(&receipt), ["added", "left_out", "problems", "rows", "source", "time_zone"]);
    assert_eq!(receipt["source"], "matinee");
    assert_eq!(receipt["rows"]["read"], receipt["rows"]["new"]);
    assert_eq!(receipt["added"]["reviews"], 18);
    assert_eq!(desk.json(&["stats"]), json_of(&["stats"]));

    let again = desk.json(&["import", archive]);
    assert_eq!(
        (&again["rows"]["new"], &again["rows"]["same"]),
        (&json!(0), &receipt["rows"]["read"])
    );
}

#[test]
fn an_archive_of_what_a_search_finds_comes_in_with_those_films_alone() {
    let desk = Desk::new();
    let archive = desk.path("older.matinee.zip");
    let archive = archive.to_str().unwrap();
    let found = json_of(&["list", "year:..1970"]).as_array().unwrap().len();
    let exported = json_of(&["export", "--to", archive, "year:..1970"]);
    assert_eq!((&exported["format"], &exported["films"]), (&json!("archive"), &json!(found)));
    let receipt = desk.json(&["import", archive]);
    assert_eq!(receipt["added"]["films"], found);
    assert_eq!(receipt["added"]["viewings"], exported["viewings"]);
    assert_eq!(receipt["problems"], json!([]));
    assert!(found > 0 && found < 48);
}

#[test]
fn a_selection_is_exported_by_words_and_one_review_by_its_uid() {
    let desk = Desk::new();
    let folder = desk.path("pages");
    let exported = json_of(&[
        "export",
        "--format",
        "html",
        "--to",
        folder.to_str().unwrap(),
        "harmonium",
        "keeper",
    ]);
    assert_eq!((&exported["format"], &exported["reviews"]), (&json!("html"), &json!(2)));
    assert!(folder.join("The Keeper of Low Water (1974).html").exists());
    assert!(folder.join("The Keeper of Low Water (1974) 2.html").exists());

    let text = desk.path("heliotrope.txt");
    let to = text.to_str().unwrap();
    let said = said(&["export", "--format", "text", "--to", to, &uid_of("Heliotrope")]);
    assert!(said.contains("holds 1 film, 1 viewing, 1 review and 0 pictures"), "{said}");
    assert!(fs::read_to_string(text).unwrap().starts_with("Heliotrope (2025)\n"));
}

#[test]
fn a_site_holds_finished_reviews_and_says_how_many_stayed_in() {
    let desk = Desk::new();
    let site = desk.path("site");
    let to = site.to_str().unwrap();
    let said = said(&["export", "--format", "site", "--to", to]);
    assert!(said.ends_with("1 review stayed in, being drafts or private.\n"), "{said}");
    assert!(site.join("index.html").exists() && site.join("atom.xml").exists());

    fs::write(desk.path("notes.txt"), "mine").unwrap();
    let elsewhere = desk.path("").to_str().unwrap().to_owned();
    let refused = matinee()
        .arg("--journal")
        .arg(sample())
        .args(["export", "--format", "site", "--json", "--to", &elsewhere])
        .assert()
        .code(1);
    assert_eq!(document(&refused.get_output().stdout)["error"]["code"], "invalid");
}

#[test]
fn reading_commands_work_beside_an_open_window_and_writing_ones_say_who_has_it() {
    let desk = Desk::new();
    let window = Journal::open(&desk.folder()).unwrap();
    assert_eq!(desk.json(&["list"]), json!([]));
    let refused = desk.matinee(&["sample", "--json"]).assert().code(1);
    let error = document(&refused.get_output().stdout);
    assert_eq!(error["error"]["code"], "locked");
    let message = error["error"]["message"].as_str().unwrap();
    let process = format!("(process {})", std::process::id());
    assert!(message.contains(&process) && message.contains(", since "), "{message}");
    // What would come in can be looked at all the same.
    let looked = desk.json(&["import", "--dry-run", fixture("letterboxd.zip").to_str().unwrap()]);
    assert!(looked["rows"]["new"].as_u64() > Some(0), "{looked}");
    assert_eq!(desk.json(&["list"]), json!([]));
    drop(window);
    desk.matinee(&["import", fixture("letterboxd.zip").to_str().unwrap()]).assert().success();
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let binary = assert_cmd::cargo::cargo_bin("matinee-cli");
    let mut list = Process::new(binary)
        .args([
            "--journal",
            sample().to_str().unwrap(),
            "show",
            &uid_of("The Keeper of Low Water"),
            "--format",
            "html",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(list.stdout.take());
    let done = list.wait_with_output().unwrap();
    assert!(done.status.success());
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
}

#[test]
fn progress_is_for_terminals_only() {
    matinee()
        .arg("--journal")
        .arg(sample())
        .arg("check")
        .assert()
        .success()
        .stderr(predicate::str::is_empty());
}
