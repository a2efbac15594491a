//! What each word and filter of the query language finds in a journal.

mod dates;
mod films;
mod hits;
mod names;
mod reading;

use std::io::Cursor;

use image::{ImageFormat, RgbImage};
use matinee_core::{
    CastMember, DraftSave, FilmFacts, FilmId, Journal, ListChoice, ReviewForm, ReviewSave,
    ReviewText, RevisionCause, ViewingFacts,
};

use crate::support::{SetClock, TestJournal, add_film, film, viewing, write};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Six films, five seen: enough that every filter finds some of them and not all.
fn shelf() -> TestJournal {
    let clock = SetClock::default();
    clock.set("2025-11-09T12:00:00Z");
    let journal = TestJournal::with_clock(clock.clone());
    let keeper = journal
        .add_film(&FilmFacts {
            directors: names(&["Hanne Marder"]),
            writers: names(&["Łukasz Ørn"]),
            cast: vec![CastMember {
                name: "Solveig Aune".to_owned(),
                character: "Ferryman".to_owned(),
            }],
            genres: names(&["Drama", "Sci-Fi"]),
            countries: names(&["Norway"]),
            languages: names(&["Norwegian"]),
            runtime_min: Some(118),
            ..film("The Keeper of Low Water", 1974)
        })
        .unwrap()
        .value;
    let orchard = journal
        .add_film(&FilmFacts {
            directors: names(&["Inés Carrasco"]),
            writers: names(&["Hanne Marder"]),
            genres: names(&["Drama"]),
            countries: names(&["Côte d’Ivoire"]),
            runtime_min: Some(92),
            ..film("The Glass Orchard", 1977)
        })
        .unwrap()
        .value;
    let heliotrope = add_film(&journal, "Heliotrope", 2025);
    let halt = add_film(&journal, "夜の停車場", 1962);
    let river = add_film(&journal, "النهر الذي نسي اسمه", 1998);
    clock.set("2025-03-10T12:00:00Z");
    let spider = add_film(&journal, "Spider-Man & Co: 1984", 2002);
    clock.set("2025-11-09T12:00:00Z");

    log(&journal, keeper, "2025-03-01", 95, |seen| {
        seen.place = "Kino Sputnik".to_owned();
        seen.companions = names(&["Ana", "Jo"]);
        seen.tags = names(&["winter light"]);
        seen.format = "70mm".to_owned();
    });
    log(&journal, keeper, "2024-12-31", 90, |seen| {
        seen.companions = names(&["Anabel"]);
        seen.rewatch = true;
    });
    log(&journal, orchard, "2024-06", 80, |seen| seen.tags = names(&["winter", "light"]));
    log(&journal, heliotrope, "2024", 65, |seen| {
        seen.place = "Kino".to_owned();
        seen.abandoned = true;
        seen.score = None;
    });
    log(&journal, halt, "2023-11-08", 70, |_| {});
    journal.log_viewing(river, &ViewingFacts { liked: true, ..ViewingFacts::default() }).unwrap();
    write(&journal, keeper, Some("2025-03-01"), "Forty years of *low* water, and a lamp.");
    leave_unfinished(&journal, river, spider);
    journal.set_poster(orchard, "orchard.png", &png()).unwrap();
    journal.add_still(heliotrope, "lens.png", &png()).unwrap();
    journal.like_selection(&[orchard], true).unwrap();
    journal.watchlist_selection(&[heliotrope]).unwrap();
    journal.list_selection(&[orchard, halt], &ListChoice::New("Night Trains".to_owned())).unwrap();
    journal
}

/// A review that was left before it was done, and one that only the editor holds.
fn leave_unfinished(journal: &Journal, left: FilmId, held: FilmId) {
    let form = |film, body: &str| ReviewForm {
        film: Some(film),
        facts: journal.film_facts(film).unwrap(),
        text: ReviewText { body: body.to_owned(), ..ReviewText::default() },
        ..ReviewForm::default()
    };
    let cause = RevisionCause::Left;
    let save = ReviewSave { review: None, draft: None, form: form(left, "Delta, begun"), cause };
    journal.save_review(&save).unwrap();
    let draft = DraftSave { draft: None, review: None, form: form(held, "Web, begun") };
    journal.save_draft(&draft).unwrap();
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::new(60, 90).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn log(journal: &Journal, film: FilmId, on: &str, score: u8, more: impl FnOnce(&mut ViewingFacts)) {
    let mut facts = viewing(on, score);
    more(&mut facts);
    journal.log_viewing(film, &facts).unwrap();
}

/// The films of a line, in the order added, by a letter each: Keeper, Orchard, Heliotrope, Night
/// halt, River, Spider-Man.
fn found(journal: &Journal, line: &str) -> String {
    let films = journal.films_asked(line).unwrap();
    let letter = |title: &str| match title {
        "The Keeper of Low Water" => 'K',
        "The Glass Orchard" => 'O',
        "Heliotrope" => 'H',
        "夜の停車場" => 'N',
        "Spider-Man & Co: 1984" => 'S',
        _ => 'R',
    };
    journal.film_tiles(&films).unwrap().iter().map(|tile| letter(&tile.title)).collect()
}

/// That each line finds these films, in one journal.
fn check(lines: &[(&str, &str)]) {
    let journal = shelf();
    for (line, expected) in lines {
        assert_eq!(found(&journal, line), *expected, "{line}");
    }
}
