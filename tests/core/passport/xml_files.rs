//! Letterboxd's feed, Criticker, Tellico and `GCstar`.

use matinee_core::Progress;
use matinee_core::imports::{ImportChoices, ImportReport};

use super::files::{
    bring_in, column, fixture, in_new_york, left_out, listed, packed, problems, refused, reviews,
    scores, written,
};
use super::viewings;
use crate::support::TestJournal;

fn text(path: &str) -> String {
    std::fs::read_to_string(fixture(path)).unwrap()
}

fn people(journal: &TestJournal) -> Vec<String> {
    column(
        journal,
        "select trim(c.role || ' ' || p.name || ' ' || c.character) from credits c join people p on p.id = c.person_id order by c.role, c.position",
    )
}

#[test]
fn a_feed_comes_in_with_its_ids_likes_and_texts() {
    let journal = TestJournal::new();
    let feed = fixture("letterboxd-rss/feed.xml");
    let receipt = bring_in(&journal, &feed, &in_new_york());
    assert_eq!(receipt.source, "letterboxd-rss");
    assert_eq!(viewings(&journal), ["Kites 2026-02-23 –", "The Glass Harbour 2026-03-01 90"]);
    assert_eq!(
        column::<i64>(&journal, "select 2 * rewatch + liked from viewings order by watched_on"),
        [0, 3]
    );
    assert_eq!(
        reviews(&journal),
        [
            "The Glass Harbour 2026-03-02 spoilers of a viewing: First line.\n\nHe says \"stay\". *Perfect.*"
        ]
    );
    assert_eq!(
        column::<String>(&journal, "select value from outside_ids where kind = 'tmdb' order by 1"),
        ["700001", "700002"]
    );
    assert_eq!((receipt.rows.read, receipt.rows.skipped, receipt.rows.unreadable), (5, 2, 1));
    assert_eq!(left_out(&receipt).len(), 2);
    let again = bring_in(&journal, &feed, &in_new_york());
    assert_eq!((again.added, again.rows.same), (Default::default(), 2));
}

#[test]
fn a_feed_and_an_export_of_one_account_make_one_viewing_each_whichever_comes_first() {
    let diary = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\r\n\
        2026-03-02,The Glass Harbour,1974,https://boxd.it/9aBcD1,4.5,Yes,35mm,2026-03-01\r\n\
        2026-02-24,Kites,1999,https://boxd.it/9aBcD2,,,,2026-02-23\r\n";
    let export = packed(&[("diary.csv".to_owned(), diary.as_bytes().to_vec())]);
    let feed = fixture("letterboxd-rss/feed.xml");
    for files in [[export.path(), feed.as_path()], [feed.as_path(), export.path()]] {
        let journal = TestJournal::new();
        for file in files {
            bring_in(&journal, file, &in_new_york());
        }
        assert_eq!(viewings(&journal), ["Kites 2026-02-23 –", "The Glass Harbour 2026-03-01 90"]);
        assert_eq!(column::<i64>(&journal, "select count(*) from films"), [2]);
    }
}

#[test]
fn critickers_ratings_are_out_of_a_hundred_and_dated_by_when_they_were_given() {
    let journal = TestJournal::new();
    let path = fixture("criticker/ratings.xml");
    let receipt = bring_in(&journal, &path, &in_new_york());
    assert_eq!(scores(&journal), ["The Glass Harbour 87", "Kites (Part 2) 70"]);
    assert_eq!(viewings(&journal), [""; 0]);
    assert_eq!(reviews(&journal), ["The Glass Harbour 2017-04-23: Great & loud."]);
    assert_eq!(
        problems(&receipt),
        [
            "ratings.xml:5 ‘101’ is no score out of 100.",
            "ratings.xml:6 ‘&unknown;’ in this entry is no letter that XML knows."
        ]
    );
    let again = bring_in(&journal, &path, &in_new_york());
    assert_eq!((again.added, again.rows.same), (Default::default(), 2));
    let newer = text("criticker/ratings.xml").replace("<rating>101<", "<rating>55<");
    let receipt = bring_in(&journal, written(newer).path(), &in_new_york());
    assert_eq!((receipt.rows.new, receipt.added.scores), (1, 1));
}

#[test]
fn tellicos_xml_comes_in_as_a_collection_and_no_viewing() {
    let journal = TestJournal::new();
    let path = fixture("tellico/tellico.xml");
    let receipt = bring_in(&journal, &path, &in_new_york());
    assert_eq!(viewings(&journal), [""; 0]);
    assert_eq!(scores(&journal), ["The Glass Harbour 100", "Kites 80"]);
    assert_eq!(
        people(&journal),
        ["cast Tom Hale The Pilot", "cast Bo Lind", "director Ana Reis", "writer Ana Reis"]
    );
    assert_eq!(
        reviews(&journal)[0],
        "The Glass Harbour 2026-03-02: My words & more.\\\nSecond line."
    );
    assert!(
        reviews(&journal)[1].starts_with("Moth") && reviews(&journal)[1].contains("4, plainly.")
    );
    assert_eq!(listed(&journal), ["35mm: The Glass Harbour"]);
    assert_eq!(column::<i64>(&journal, "select runtime_min from films where id = 1"), [128]);
    assert_eq!(
        column::<String>(&journal, "select value from outside_ids where kind = 'imdb'"),
        ["tt0070000"]
    );
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (3, 1));
    let again = bring_in(&journal, &path, &in_new_york());
    assert_eq!((again.added, again.rows.same), (Default::default(), 3));
}

#[test]
fn a_tc_file_brings_its_covers_and_a_broken_one_is_only_that_covers_problem() {
    let journal = TestJournal::new();
    let cover = std::fs::read(fixture("pictures/progressive.jpg")).unwrap();
    let file = packed(&[
        ("tellico.xml".into(), text("tellico/tellico.xml").into_bytes()),
        ("images/abc123.png".into(), cover),
        ("images/broken.png".into(), b"\x89PNG\r\n\x1a\nnothing".to_vec()),
    ]);
    let receipt = bring_in(&journal, file.path(), &in_new_york());
    assert_eq!(
        column::<String>(&journal, "select title from films where poster_id is not null"),
        ["The Glass Harbour"]
    );
    assert_eq!(scores(&journal), ["The Glass Harbour 100", "Kites 80"]);
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (3, 1), "{receipt:?}");
    assert!(problems(&receipt)[0].contains("broken.png"), "{:?}", problems(&receipt));
    let again = bring_in(&journal, file.path(), &in_new_york());
    assert_eq!((again.added, again.rows.same), (Default::default(), 3));
    journal.undo().unwrap();
    assert_eq!(column::<i64>(&journal, "select count(*) from films"), [0]);
}

#[test]
fn covers_that_stand_in_the_xml_itself_come_along() {
    let journal = TestJournal::new();
    let cover = std::fs::read(fixture("pictures/progressive.jpg")).unwrap();
    let images = format!(
        "<images><image id=\"abc123.png\" format=\"JPEG\">\n{}\n</image><image id=\"broken.png\">nothing</image></images></collection>",
        base64::Engine::encode(&base64::engine::general_purpose::STANDARD, cover)
    );
    let whole = text("tellico/tellico.xml").replace("</collection>", &images);
    let receipt = bring_in(&journal, written(whole).path(), &in_new_york());
    assert_eq!(
        column::<String>(&journal, "select title from films where poster_id is not null"),
        ["The Glass Harbour"]
    );
    assert!(problems(&receipt)[0].contains("broken.png"), "{:?}", problems(&receipt));
}

#[test]
fn where_moments_become_dates_the_time_zone_is_asked() {
    let journal = TestJournal::new();
    for file in ["letterboxd-rss/feed.xml", "tmdb/ratings.csv"] {
        let found = journal
            .recognise_import(&fixture(file), &in_new_york().reading, Progress::unwatched())
            .unwrap();
        assert!(found.asks.time_zone, "{file}");
    }
}

#[test]
fn a_collections_own_scale_counts() {
    let journal = TestJournal::new();
    let ten = text("tellico/tellico.xml").replace(
        "<field name=\"_default\"/>",
        "<field name=\"_default\"/><field name=\"rating\" type=\"14\"><prop name=\"maximum\">10</prop><prop name=\"minimum\">1</prop></field>",
    );
    bring_in(&journal, written(ten).path(), &in_new_york());
    assert_eq!(scores(&journal), ["The Glass Harbour 50", "Kites 40"]);
}

#[test]
fn gcstars_seven_stays_a_seven() {
    let journal = TestJournal::new();
    let path = fixture("gcstar/films.gcs");
    let receipt = bring_in(&journal, &path, &in_new_york());
    assert_eq!(scores(&journal), ["The Glass Harbour 70"]);
    assert_eq!(viewings(&journal), ["The Glass Harbour undated –"]);
    assert_eq!(column::<String>(&journal, "select logged_on from viewings"), ["2026-03-02"]);
    assert_eq!(reviews(&journal), ["The Glass Harbour 2026-03-02: My words.\\\nSecond line."]);
    assert_eq!(listed(&journal), ["35mm: The Glass Harbour"]);
    assert_eq!(
        people(&journal),
        ["cast Tom Hale The Pilot", "director Ana Reis", "director Bo Lind"]
    );
    assert_eq!(
        column::<String>(
            &journal,
            "select original_title || ' ' || year from films where original_title is not null"
        ),
        ["O Porto de Vidro 1974"]
    );
    assert_eq!(problems(&receipt), ["films.gcs:12 ‘9.75’ is no score out of 10."]);
    assert_eq!((receipt.added.likes, receipt.rows.new), (1, 2));
    let again = bring_in(&journal, &path, &in_new_york());
    assert_eq!((again.added, again.rows.same), (Default::default(), 2));
    // A film that has been seen is not seen once more.
    let lent = text("gcstar/films.gcs").replace("borrower=\"none\"", "borrower=\"Tom\"");
    let receipt = bring_in(&journal, written(lent).path(), &in_new_york());
    assert_eq!(receipt.added, Default::default());
}

#[test]
fn collections_of_other_things_are_refused() {
    let journal = TestJournal::new();
    let books = text("tellico/tellico.xml").replace("type=\"3\"", "type=\"2\"");
    assert_eq!(
        refused(&journal, written(books).path()),
        "‘Films’ is no video collection of Tellico’s, and Matinee keeps films."
    );
    let games = text("gcstar/films.gcs").replace("GCfilms", "GCgames");
    assert_eq!(
        refused(&journal, written(games).path()),
        "It is a collection of games, and Matinee keeps films."
    );
}

#[test]
fn xml_made_to_harm_is_refused_in_bounded_time() {
    let journal = TestJournal::new();
    let began = std::time::Instant::now();
    let bomb: String = (1..30)
        .fold("<!DOCTYPE recentratings [<!ENTITY e0 \"ha\">".to_owned(), |so_far, n| {
            format!("{so_far}<!ENTITY e{n} \"&e{0};&e{0};\">", n - 1)
        });
    let bomb =
        format!("{bomb}]><recentratings><film><filmname>&e29;</filmname></film></recentratings>");
    assert!(refused(&journal, written(bomb).path()).starts_with("It defines entities of its own"));
    let deep = format!("<recentratings>{}", "<film>".repeat(300_000));
    assert!(refused(&journal, written(deep).path()).contains("more than 64 deep"));
    for path in ["criticker/ratings.xml", "gcstar/films.gcs", "letterboxd-rss/feed.xml"] {
        let whole = text(path);
        let end = whole.trim_end().len() - 5;
        let reason = refused(&journal, written(&whole[..end]).path());
        assert!(reason.contains("XML"), "{path}: {reason}");
    }
    // What the journal has no room for is its own row's problem.
    let long = "x".repeat(50_000);
    let huge = text("tellico/tellico.xml")
        .replace("<genre>Mystery<", &format!("<genre>{long}<"))
        .replace("<keyword>35mm<", &format!("<keyword>{long}<"))
        .replace("<title>Kites<", &format!("<title>{long}<"));
    let receipt = bring_in(&journal, written(huge).path(), &in_new_york());
    assert_eq!((receipt.rows.read, receipt.rows.unreadable), (4, 2), "{:?}", problems(&receipt));
    // Of a film whose keyword is too long for a list only that stays out.
    assert_eq!(receipt.rows.new, 2);
    assert!(problems(&receipt)[0].ends_with(":6 A list’s name has between 1 and 300 characters."));
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}

#[test]
fn the_same_collection_as_xml_and_as_tc_adds_only_the_covers() {
    let journal = TestJournal::new();
    bring_in(&journal, &fixture("tellico/tellico.xml"), &in_new_york());
    let cover = std::fs::read(fixture("pictures/progressive.jpg")).unwrap();
    let newer = text("tellico/tellico.xml").replace("abc123.png", "new.jpg");
    let file =
        packed(&[("tellico.xml".into(), newer.into_bytes()), ("images/new.jpg".into(), cover)]);
    let import = |choices: &ImportChoices| -> ImportReport {
        journal.import_with(file.path(), choices, Progress::unwatched()).unwrap().value
    };
    let receipt = import(&in_new_york()).receipt;
    assert_eq!((receipt.rows.merged, receipt.rows.same), (1, 2), "{receipt:?}");
    assert_eq!(receipt.added, Default::default());
    assert_eq!(
        column::<i64>(&journal, "select count(*) from films where poster_id is not null"),
        [1]
    );
}
