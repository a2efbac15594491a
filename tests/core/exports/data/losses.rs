use matinee_core::{
    Between, Error, ExportFormat, ExportOf, ExportOrder, FilmFacts, FilmId, LibraryQuery, ListId,
    LossKind, LossReport, Progress, ReviewId, WatchedOn,
};
use rstest::rstest;

use super::journals::{ids, traps};
use super::{counts, order, report, written, written_of};
use crate::exports::sample;
use crate::support::{TestJournal, add_film, film, viewing, write};

fn sentences(report: &LossReport) -> Vec<&str> {
    report.losses.iter().map(|loss| loss.sentence.as_str()).collect()
}

#[test]
fn a_report_says_in_sentences_what_letterboxd_cannot_hold() {
    let report = report(&traps(), ExportFormat::Letterboxd);
    assert_eq!((report.films, report.viewings, report.reviews), (5, 4, 1));
    assert_eq!(
        sentences(&report),
        [
            "1 viewing shares its film and day with another and becomes one entry with it.",
            "1 viewing without an exact date is beside a dated one of its film and is no entry of its own.",
            "1 film was scored or written about and never seen, and counts as seen there.",
            "1 draft stays behind.",
            "1 score is rounded down, and goes along exactly as a tag.",
            "1 score is lower than the format knows and stays behind.",
            "1 score of a viewing without an exact date becomes its film’s.",
            "1 date is not known to the day and stays behind.",
            "1 tag has a comma, which becomes a semicolon.",
            "2 texts have straight quotes or backslashes, which become others.",
            "1 review loses some of its formatting.",
            "1 headline becomes part of its review’s text.",
            "1 summary becomes part of its review’s text.",
            "1 review loses its spoiler marks.",
            "1 original title stays behind.",
            "1 tagline stays behind.",
            "1 length stays behind.",
            "1 film goes without its writers.",
            "1 film goes without its cast.",
            "1 film goes without its genres.",
            "1 film goes without its countries.",
            "1 film goes without the languages spoken.",
            "1 date on which a film was scored stays behind.",
            "1 viewing is no longer marked as a rewatch.",
            "1 viewing is no longer marked as broken off.",
            "1 viewing is no longer marked as liked.",
            "1 place stays behind.",
            "1 viewing goes without who was there.",
            "1 note stays behind.",
            "1 verdict of the writer’s own word stays behind.",
            "1 review no longer says when it was written.",
            "2 earlier versions of reviews stay behind.",
            "1 reason to see a film stays behind.",
            "1 watchlist entry loses its date.",
            "8 words of the verdict scale stay behind.",
            "1 receipt of an import stays behind.",
            "10 records no longer say when they were added and changed, and by what name they are known again.",
        ]
    );
    let same_day = &report.losses[0].examples[0];
    let on = WatchedOn::parse("2026-03-01").unwrap();
    assert_eq!(same_day.title, "=The \"Glass\" Harbour, again");
    assert_eq!((same_day.year, same_day.watched_on), (Some(1974), Some(on)));
}

/// What is written of a journal, brought into an empty one.
fn brought_back(journal: &TestJournal, format: ExportFormat) -> TestJournal {
    let to = journal.folder.path().join("out");
    journal.export(&order(format), &to, Progress::unwatched()).unwrap();
    let file = if to.is_dir() { to.join("letterboxd-1.csv") } else { to };
    let other = TestJournal::new();
    other.import_file(&file, Progress::unwatched()).unwrap();
    other
}

fn films_of(journal: &TestJournal) -> Vec<FilmId> {
    journal.library_ids(&LibraryQuery::default()).unwrap()
}

#[test]
fn yamtrack_is_said_to_count_a_film_as_seen_that_was_scored_alone() {
    let journal = traps();
    let report = report(&journal, ExportFormat::Yamtrack);
    let only_rated =
        report.losses.iter().find(|loss| loss.kind == LossKind::FilmsOnlyRated).unwrap();
    assert_eq!(
        only_rated.sentence,
        "1 film was scored or written about and never seen, and counts as seen there."
    );
    assert_eq!(only_rated.examples[0].title, "Scored alone");

    let other = brought_back(&journal, ExportFormat::Yamtrack);
    let pages = films_of(&other).into_iter().map(|film| other.film_page(film).unwrap());
    let seen: Vec<_> = pages.filter(|page| page.facts.title == "Scored alone").collect();
    assert_eq!((seen.len(), seen[0].viewings.len()), (1, 1));
}

#[rstest]
#[case::letterboxd(ExportFormat::Letterboxd)]
#[case::trakt(ExportFormat::Trakt)]
#[case::tellico(ExportFormat::Tellico)]
fn films_that_no_id_tells_apart_are_said_to_come_back_as_one(#[case] format: ExportFormat) {
    let journal = TestJournal::new();
    for (title, year) in [("Kites", 1999), ("Kites", 2003), ("The Kites", 1999)] {
        let film = add_film(&journal, title, year);
        journal.log_viewing(film, &viewing("2024-03-01", 80)).unwrap();
    }
    let report = report(&journal, format);
    let alike = report.losses.iter().find(|loss| loss.kind == LossKind::FilmsAlike).unwrap();
    assert_eq!(
        alike.sentence,
        "1 film has the title and year of another and no id that tells them apart, and comes back as one with it."
    );
    assert_eq!(alike.examples[0].title, "The Kites");
    assert_eq!((report.films, films_of(&brought_back(&journal, format)).len()), (3, 2));
}

#[test]
fn films_of_one_title_are_told_apart_by_two_ids_of_a_catalogue_that_goes_along() {
    let journal = TestJournal::new();
    let seen = |facts: &FilmFacts| {
        let film = journal.add_film(facts).unwrap().value;
        journal.log_viewing(film, &viewing("2024-03-01", 80)).unwrap();
    };
    for number in [1, 2] {
        seen(&FilmFacts { ids: ids(number), ..film("Kites", 1999) });
    }
    let alike = |format| {
        let counts = counts(&report(&journal, format));
        counts.get(&LossKind::FilmsAlike).copied().unwrap_or_default()
    };
    for format in [
        ExportFormat::Letterboxd,
        ExportFormat::Imdb,
        ExportFormat::Trakt,
        ExportFormat::Movary,
        ExportFormat::Yamtrack,
    ] {
        assert_eq!(alike(format), 0, "{format:?}");
    }
    assert_eq!(alike(ExportFormat::Tellico), 1);

    // One without an id may be either of them; what needs an id leaves it behind.
    seen(&film("Kites", 1999));
    assert_eq!((alike(ExportFormat::Letterboxd), alike(ExportFormat::Trakt)), (1, 1));
    assert_eq!(alike(ExportFormat::Tellico), 2);
    for format in [ExportFormat::Imdb, ExportFormat::Movary, ExportFormat::Yamtrack] {
        assert_eq!(alike(format), 0, "{format:?}");
    }
    // Our own data knows each by its uid.
    assert_eq!((alike(ExportFormat::Csv), alike(ExportFormat::Json)), (0, 0));
}

#[test]
fn what_was_written_says_what_the_report_said() {
    let journal = sample();
    for format in [
        ExportFormat::Letterboxd,
        ExportFormat::Imdb,
        ExportFormat::Trakt,
        ExportFormat::Movary,
        ExportFormat::Yamtrack,
        ExportFormat::Tellico,
        ExportFormat::Csv,
        ExportFormat::CsvSafe,
        ExportFormat::Json,
        ExportFormat::Jsonl,
    ] {
        let (exported, _) = written(&journal, format);
        let report = report(&journal, format);
        assert_eq!(exported.losses, report.losses, "{format:?}");
        assert_eq!(
            (exported.films, exported.viewings, exported.reviews),
            (report.films, report.viewings, report.reviews)
        );
    }
}

#[test]
fn files_of_reviews_say_that_what_is_not_reviewed_stays() {
    let journal = traps();
    let pages = report(&journal, ExportFormat::Html);
    assert_eq!((pages.films, pages.viewings, pages.reviews), (1, 1, 1));
    let said = sentences(&pages);
    for sentence in [
        "4 films have no review that goes along and stay behind.",
        "2 viewings have no review that goes along and are told by their dates and scores alone.",
        "1 viewing goes without who was there.",
        "1 list stays behind.",
    ] {
        assert!(said.contains(&sentence), "{sentence} is not in {said:?}");
    }
    // A draft is the writer's own, and so are notes.
    assert_eq!(report(&journal, ExportFormat::Markdown).reviews, 2);
}

#[test]
fn notes_of_one_viewing_say_that_they_come_back_with_a_viewing_each() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Kites", 1999);
    for body in ["It flies.", "It falls."] {
        write(&journal, film, Some("2024-03-01"), body);
    }
    assert_eq!(journal.film_page(film).unwrap().viewings.len(), 1);
    let parted = "1 review is of the same viewing as another and comes back with one of its own.";
    let told = |format| sentences(&report(&journal, format)).contains(&parted);
    assert!(told(ExportFormat::Markdown));
    assert!(!told(ExportFormat::Html) && !told(ExportFormat::Json));

    let to = journal.folder.path().join("notes");
    journal.export(&order(ExportFormat::Markdown), &to, Progress::unwatched()).unwrap();
    let other = TestJournal::new();
    other.import_file(&to, Progress::unwatched()).unwrap();
    let page = other.film_page(FilmId(1)).unwrap();
    assert_eq!((page.viewings.len(), page.reviews.len()), (2, 2));
}

#[test]
fn an_archive_loses_nothing() {
    let report = report(&sample(), ExportFormat::Archive);
    assert_eq!((report.films, report.viewings, report.reviews), (48, 93, 18));
    assert!(report.losses.is_empty());
}

#[test]
fn a_part_as_json_says_that_lists_stay_behind() {
    let journal = traps();
    let listed = ExportOrder { of: ExportOf::List(ListId(1)), ..order(ExportFormat::Json) };
    let report = journal.export_losses(&listed, Progress::unwatched()).unwrap();
    assert_eq!(sentences(&report), ["1 place of a film on a list stays behind."]);
    assert!(self::report(&journal, ExportFormat::Json).losses.is_empty());
}

/// Titles of the exact table, each once.
fn titles(journal: &matinee_core::Journal, of: ExportOf, between: Option<Between>) -> Vec<String> {
    let order = ExportOrder { of, between, ..order(ExportFormat::Csv) };
    let (_, files) = written_of(journal, &order);
    let mut titles: Vec<String> =
        super::readers::rows(&files[""]).into_iter().map(|row| row["title"].clone()).collect();
    titles.dedup();
    titles
}

/// A stretch of time, open where a date is empty.
pub fn between(from: &str, to: &str) -> Option<Between> {
    let date = |text: &str| (!text.is_empty()).then(|| WatchedOn::parse(text).unwrap());
    Some(Between { from: date(from), to: date(to) })
}

#[test]
fn a_search_a_list_and_a_time_leave_the_rest_at_home() {
    let journal = traps();
    let search = LibraryQuery { text: "scored alone".to_owned(), ..LibraryQuery::default() };
    assert_eq!(titles(&journal, ExportOf::Search(search), None), ["Scored alone"]);
    let listed = ExportOf::List(ListId(1));
    assert_eq!(titles(&journal, listed, None), ["=The \"Glass\" Harbour, again"]);
    let everything = || ExportOf::Journal;
    assert_eq!(titles(&journal, everything(), between("2025", "2025-12")), ["夜の停車場"]);
    assert_eq!(
        titles(&journal, everything(), between("2026-03", "")),
        ["=The \"Glass\" Harbour, again"]
    );
    // A month is of a stretch that ends with it, and of none that ends before.
    let of = |to| {
        let order = ExportOrder { between: between("2026", to), ..order(ExportFormat::Csv) };
        journal.export_losses(&order, Progress::unwatched()).unwrap().viewings
    };
    assert_eq!((of("2026-04"), of("2026-04-29")), (3, 2));
}

#[test]
fn what_cannot_be_ordered_is_refused_in_words() {
    let journal = traps();
    let refused = |order: ExportOrder| {
        let refused = journal.export_losses(&order, Progress::unwatched()).unwrap_err();
        let to = journal.folder.path().join("out");
        let again = journal.export(&order, &to, Progress::unwatched()).unwrap_err();
        assert_eq!(refused.to_string(), again.to_string());
        assert!(!to.exists());
        match refused {
            Error::Invalid { field, reason } => (field, reason),
            other => panic!("{other:?}"),
        }
    };
    let (field, reason) =
        refused(ExportOrder { between: between("2026", "2025"), ..order(ExportFormat::Csv) });
    assert_eq!(
        (field, reason.as_str()),
        ("between", "2026 is later than 2025. Give the earlier date first.")
    );
    let nothing = LibraryQuery { text: "nowhere".to_owned(), ..LibraryQuery::default() };
    let (field, reason) =
        refused(ExportOrder { of: ExportOf::Search(nothing), ..order(ExportFormat::Json) });
    assert_eq!(
        (field, reason.as_str()),
        ("of", "There is no film to export here. Choose another part of the journal.")
    );
    let (field, _) =
        refused(ExportOrder { of: ExportOf::Review(ReviewId(1)), ..order(ExportFormat::Csv) });
    assert_eq!(field, "format");
    let part = ExportOrder { between: between("2025", ""), ..order(ExportFormat::Sqlite) };
    let (field, reason) = refused(part);
    assert_eq!(
        (field, reason.as_str()),
        (
            "format",
            "An SQLite copy holds the whole journal. Choose another format for a part of it."
        )
    );
}
