//! A small journal to export, with every trap, and how such journals are filled.

use std::fs::File;
use std::io::Write;

use matinee_core::{
    CastMember, FilmFacts, FilmId, FilmPick, Journal, ListFacts, OutsideId, Progress, ReviewForm,
    ReviewId, ReviewSave, ReviewText, RevisionCause, ViewingFacts, ViewingId, WatchedOn,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::TestJournal;

/// What catalogues call film number so and so.
pub fn ids(number: usize) -> Vec<OutsideId> {
    let id = |kind: &str, value: String| OutsideId { kind: kind.to_owned(), value };
    vec![
        id("imdb", format!("tt{number:07}")),
        id("tmdb", format!("{}", 700_000 + number)),
        id("letterboxd", format!("https://boxd.it/{number}xYz")),
    ]
}

/// A viewing on that date, undated when it is empty, scored in tenths.
pub fn seen(watched_on: &str, score: Option<u8>) -> ViewingFacts {
    ViewingFacts {
        watched_on: (!watched_on.is_empty()).then(|| WatchedOn::parse(watched_on).unwrap()),
        score: score.map(|tenths| tenths.try_into().unwrap()),
        ..ViewingFacts::default()
    }
}

/// Writes a review of a viewing, or of the film alone; finished or a draft.
pub fn write(
    journal: &Journal,
    film: FilmId,
    viewing: Option<ViewingId>,
    text: ReviewText,
    finished: bool,
) -> ReviewId {
    let watch = viewing.map(|viewing| journal.viewing_facts(viewing).unwrap());
    let facts = journal.film_facts(film).unwrap();
    let form = ReviewForm { film: Some(film), facts, viewing, watch, text };
    let cause = if finished { RevisionCause::Done } else { RevisionCause::Left };
    let save = ReviewSave { review: None, draft: None, form, cause };
    journal.save_review(&save).unwrap().value.review
}

/// Gives films scores of their own, as a ratings file does: half stars for titles of a year.
pub fn rate(journal: &TestJournal, rated: &[(&str, i16, &str)]) {
    let mut table = "Date,Name,Year,Letterboxd URI,Rating\r\n".to_owned();
    for (title, year, stars) in rated {
        table.push_str(&format!("2024-01-05,{title},{year},,{stars}\r\n"));
    }
    bring(journal, "ratings.csv", &table);
}

/// Logs viewings of films as a diary does that says when they were entered.
pub fn log_late(journal: &TestJournal, seen: &[(&str, i16)]) {
    let columns = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date";
    let mut table = format!("{columns}\r\n");
    for (title, year) in seen {
        table.push_str(&format!("2024-01-09,{title},{year},,,,,2024-01-05\r\n"));
    }
    bring(journal, "diary.csv", &table);
}

/// Brings in a table of another product.
fn bring(journal: &TestJournal, name: &str, table: &str) {
    let path = journal.folder.path().join(name.replace(".csv", ".zip"));
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(table.as_bytes()).unwrap();
    zip.finish().unwrap();
    journal.import_file(&path, Progress::unwatched()).unwrap();
}

pub fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// A small journal with all that other formats stumble over.
pub fn traps() -> TestJournal {
    let journal = TestJournal::new();
    let harbour = FilmFacts {
        title: "=The \"Glass\" Harbour, again".to_owned(),
        original_title: Some("O Porto de Vidro".to_owned()),
        year: Some(1974),
        tagline: "It shows.".to_owned(),
        runtime_min: Some(128),
        directors: names(&["Ana Reis", "Tom Hale"]),
        writers: names(&["Ana Reis"]),
        cast: vec![
            CastMember { name: "Tom Hale".to_owned(), character: "The Pilot".to_owned() },
            CastMember { name: "Ida <Voss>".to_owned(), character: String::new() },
        ],
        genres: names(&["Drama", "Mystery"]),
        countries: names(&["Portugal"]),
        languages: names(&["Portuguese"]),
        ids: ids(1),
        ..FilmFacts::default()
    };
    let film = journal.add_film(&harbour).unwrap().value;
    let first = ViewingFacts {
        tags: names(&["35mm", "rio, night"]),
        place: "Cine \\ Odeon".to_owned(),
        companions: names(&["Inês"]),
        note: "-row 3\nseat 4".to_owned(),
        liked: true,
        ..seen("2026-03-01", Some(95))
    };
    let viewing = journal.log_viewing(film, &first).unwrap().value;
    let text = ReviewText {
        headline: "A harbour of glass".to_owned(),
        body: "He says \"stay\". *Perfect.*\n\n> Twice, [they](https://a.example/?q=1) said & went.\n\n||He dies.||"
            .to_owned(),
        summary: "Patient.".to_owned(),
        verdict: Some("Mine".to_owned()),
        ..ReviewText::default()
    };
    write(&journal, film, Some(viewing), text, true);
    journal.log_viewing(film, &seen("2026-03-01", Some(80))).unwrap();
    let again = ViewingFacts { rewatch: true, abandoned: true, ..seen("2026-04~", Some(5)) };
    journal.log_viewing(film, &again).unwrap();

    let plain = |title: &str, number: usize| FilmFacts {
        title: title.to_owned(),
        year: Some(1999),
        ids: ids(number),
        ..FilmFacts::default()
    };
    let wanted = journal.add_film(&plain("Only wanted", 2)).unwrap().value;
    journal.add_to_watchlist(wanted, "Ana said so").unwrap();
    let nameless = FilmPick::New { title: "Nobody’s number".to_owned(), year: None };
    journal.log_viewing(nameless, &seen("", None)).unwrap();
    journal.add_film(&plain("Scored alone", 4)).unwrap();
    rate(&journal, &[("Scored alone", 1999, "3.5")]);
    let shown = journal.add_film(&plain("夜の停車場", 5)).unwrap().value;
    let night = journal.log_viewing(shown, &seen("2025-12-31", Some(100))).unwrap().value;
    write(
        &journal,
        shown,
        Some(night),
        ReviewText { body: "Not yet.".to_owned(), ..ReviewText::default() },
        false,
    );
    let list = ListFacts { name: "Noir".to_owned(), ..ListFacts::default() };
    let list = journal.add_list(&list).unwrap().value;
    journal.add_to_list(list, film, "").unwrap();
    journal
}
