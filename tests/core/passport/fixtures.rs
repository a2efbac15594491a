use std::path::Path;

use matinee_core::imports::{FilmsAre, ImportChoices, ImportReading, OriginOf, Receipt};
use matinee_core::{FilmId, ListId, ReviewId, ViewingId};

use super::files::{self, column as ask, fixture};
use crate::support::TestJournal;

/// In this zone of time.
pub fn in_zone(name: &str) -> ImportReading {
    ImportReading { time_zone: Some(name.into()), ..ImportReading::default() }
}

/// A bare list of such films.
pub fn films_are(films_are: FilmsAre) -> ImportReading {
    ImportReading { films_are: Some(films_are), ..in_zone("UTC") }
}

/// Brings in a made-up file of `tests/fixtures`, and holds it to what every file is held to: its
/// rows add up, the same file again changes nothing, nor does the same account's next export.
pub fn bring_in(journal: &TestJournal, name: &str, reading: &ImportReading) -> Receipt {
    let receipt = import(journal, &fixture(name), reading);
    every_record_says_where_it_came_from(journal, name);
    let before = everything(journal);
    let again = import(journal, &fixture(name), reading);
    assert_eq!(again.added, Default::default());
    assert_eq!(again.rows.same + again.rows.skipped + again.rows.unreadable, again.rows.read);
    let kept = fixture(name);
    let ending = kept.extension().unwrap();
    // A list goes by its file's name, so that it keeps it.
    let folder = tempfile::tempdir().unwrap();
    let next = match reading.films_are {
        Some(FilmsAre::Listed) => folder.path().join(kept.file_name().unwrap()),
        _ => folder.path().join("next").with_extension(ending),
    };
    std::fs::copy(&kept, &next).unwrap();
    let later = import(journal, &next, reading);
    assert_eq!(later.added, Default::default(), "{:?}", later.problems);
    assert_eq!(everything(journal), before);
    receipt
}

fn import(journal: &TestJournal, path: &Path, reading: &ImportReading) -> Receipt {
    let choices = ImportChoices { reading: reading.clone(), ..ImportChoices::default() };
    files::bring_in(journal, path, &choices)
}

/// In a journal that only this file has been brought into.
pub fn every_record_says_where_it_came_from(journal: &TestJournal, name: &str) {
    let ids = |table: &str| ask::<i64>(journal, &format!("select id from {table}"));
    let films = ids("films").into_iter().map(|id| OriginOf::Film(FilmId(id)));
    let viewings = ids("viewings").into_iter().map(|id| OriginOf::Viewing(ViewingId(id)));
    let reviews = ids("reviews").into_iter().map(|id| OriginOf::Review(ReviewId(id)));
    let lists = ids("lists").into_iter().map(|id| OriginOf::List(ListId(id)));
    for record in films.chain(viewings).chain(reviews).chain(lists) {
        assert_ne!(journal.origins_of(record).unwrap(), [], "{name}: {record:?}");
    }
}

/// The films: title, year, their own score.
pub fn films(journal: &TestJournal) -> Vec<String> {
    ask(
        journal,
        "select title || coalesce(' (' || year || ')', '') || coalesce(' ' || score, '') from films order by id",
    )
}

/// What is to be watched: title, since when, why.
pub fn wanted(journal: &TestJournal) -> Vec<String> {
    ask(
        journal,
        "select f.title || ' ' || w.added_on || ' ' || w.why from watchlist w join films f on f.id = w.film_id
         order by w.added_on, f.id",
    )
}

/// Rows left out, with why, and what the person is told.
pub fn told(receipt: &Receipt) -> Vec<String> {
    let out = receipt.left_out.iter().map(|left| format!("{} × {}", left.rows, left.reason));
    let problems =
        receipt.problems.iter().map(|problem| format!("{}: {}", problem.line, problem.reason));
    out.chain(problems).collect()
}

fn everything(journal: &TestJournal) -> Vec<String> {
    let mut all = films(journal);
    all.extend(super::viewings(journal));
    all.extend(wanted(journal));
    all.extend(ask(journal, "select body from reviews order by id"));
    all.extend(ask(journal, "select name from tags order by id"));
    all.extend(ask(journal, "select list_id || ' ' || film_id from list_films order by 1"));
    all
}
