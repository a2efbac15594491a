//! Taking an import out when other things were done since.

use matinee_core::imports::ImportPart;
use matinee_core::{Error, FilmId, ListFacts, Op, Progress, ViewingId};

use super::export::Export;
use super::{ask, column, import, imported, state};
use crate::support::{TestJournal, TickingClock, add_film, viewing};

/// Something done after an import that leaves the journal as it was, but for the log of steps.
fn do_and_do_back(journal: &TestJournal, film: FilmId) {
    journal.like_film(film, true).unwrap();
    journal.like_film(film, false).unwrap();
}

#[test]
fn with_nothing_changed_the_journal_is_as_before_whatever_was_done_since() {
    let journal = TestJournal::new();
    // Films the export knows too: what it fills in there has to go as well.
    let keeper = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.log_viewing(keeper, &viewing("2025-11-08", 90)).unwrap();
    journal.add_to_watchlist(add_film(&journal, "Request Halt", 1962), "For the tram.").unwrap();
    journal.add_list(&ListFacts { name: "Night trains".into(), ..ListFacts::default() }).unwrap();
    let before = state(&journal);
    let report = import(&journal, &Export::fixture("whole"));
    do_and_do_back(&journal, keeper);

    let undone = journal.undo_import(report.import.unwrap()).unwrap();
    assert_eq!(state(&journal), before);
    assert_eq!(undone.value.kept, ImportPart::default());
    let (gone, added) = (undone.value.gone, report.receipt.added);
    assert_eq!(
        (gone.films, gone.viewings, gone.reviews, gone.lists, gone.watchlist),
        (added.films, added.viewings, added.reviews, added.lists, added.watchlist)
    );
}

#[test]
fn an_import_taken_out_later_is_one_step_that_can_be_undone() {
    let (journal, report) = imported(&Export::fixture("whole"));
    do_and_do_back(&journal, add_film(&journal, "Another", 2001));
    let before = state(&journal);
    journal.undo_import(report.import.unwrap()).unwrap();
    assert_ne!(state(&journal), before);
    assert_eq!(journal.undo().unwrap().value.op, Op::UndoImport);
    assert_eq!(state(&journal), before);
    journal.redo().unwrap();
    assert!(journal.imports().unwrap().is_empty());
    let again = import(&journal, &Export::fixture("whole"));
    assert_eq!(again.receipt.added, report.receipt.added);
}

#[test]
fn of_two_imports_either_can_be_taken_out() {
    let (journal, first) = imported(&Export::fixture("whole"));
    let between = state(&journal);
    let second = import(&journal, &Export::fixture("newer"));
    do_and_do_back(&journal, FilmId(ask(&journal, "select min(id) from films where liked = 0")));
    journal.undo_import(second.import.unwrap()).unwrap();
    assert_eq!(state(&journal), between);
    journal.undo_import(first.import.unwrap()).unwrap();
    assert_eq!(ask::<i64>(&journal, "select count(*) from films"), 0);
}

#[test]
fn what_was_changed_since_stays_with_what_it_rests_on() {
    let journal = TestJournal::with_clock(TickingClock::default());
    let report = import(&journal, &Export::fixture("whole"));
    let all: u32 = ask(&journal, "select count(*) from films");
    // A viewing edited, a film liked, a new viewing of a third, a film put on the watchlist.
    let ids = column::<i64>(
        &journal,
        "select f.id from films f where f.liked = 0 and f.id not in (select film_id from watchlist)
         and (select count(*) from viewings v where v.film_id = f.id) = 1
         and f.id not in (select film_id from list_films) order by id limit 5",
    );
    let [edited, liked, seen, wanted, left] = ids[..] else { panic!("{ids:?}") };
    let entry =
        ViewingId(ask(&journal, &format!("select id from viewings where film_id = {edited}")));
    let mut facts = journal.viewing_facts(entry).unwrap();
    facts.place = "The Lumen".to_owned();
    journal.edit_viewing(entry, &facts).unwrap();
    journal.like_film(FilmId(liked), true).unwrap();
    journal.log_viewing(FilmId(seen), &viewing("2025-11-09", 70)).unwrap();
    journal.add_to_watchlist(FilmId(wanted), "Again.").unwrap();

    let undone = journal.undo_import(report.import.unwrap()).unwrap().value;
    let kept = ImportPart { films: 4, viewings: 1, ..ImportPart::default() };
    assert_eq!((undone.kept.films, undone.kept.viewings), (kept.films, kept.viewings));
    assert_eq!(undone.gone.films, all - 4);
    assert_eq!(column::<i64>(&journal, "select id from films order by id"), ids[..4]);
    assert!(!ids[..4].contains(&left));
    assert_eq!(journal.viewing_facts(entry).unwrap().place, "The Lumen");
    // The film liked stays, without the viewing that nobody touched.
    let page = journal.film_page(FilmId(liked)).unwrap();
    assert_eq!((page.liked, page.viewings.len()), (true, 0));
    assert_eq!(journal.film_page(FilmId(seen)).unwrap().viewings.len(), 1);
    assert!(journal.check(Progress::unwatched()).unwrap().problems.is_empty());
}

#[test]
fn what_it_filled_in_goes_unless_it_was_changed_since() {
    let journal = TestJournal::with_clock(TickingClock::default());
    let [one, two] = ["Slow Thunder", "Parallax"].map(|title| add_film(&journal, title, 1990));
    let report = import(
        &journal,
        &Export::new().ratings(&[
            "2020-01-01,Slow Thunder,1990,https://boxd.it/aaaa,4",
            "2020-01-01,Parallax,1990,https://boxd.it/bbbb,3",
        ]),
    );
    let score = |film: FilmId| {
        ask::<Option<i64>>(&journal, &format!("select score from films where id = {}", film.0))
    };
    assert_eq!((score(one), score(two)), (Some(80), Some(60)));
    journal.like_film(two, true).unwrap();
    journal.undo_import(report.import.unwrap()).unwrap();
    assert_eq!((score(one), score(two)), (None, None));
    assert_eq!(ask::<i64>(&journal, "select liked from films where title = 'Parallax'"), 1);
}

#[test]
fn an_import_that_an_archive_tells_of_is_not_this_journals_to_undo() {
    let (journal, _) = imported(&Export::fixture("whole"));
    let archive = journal.folder.path().join("journal.zip");
    journal.export_archive(&archive, Progress::unwatched()).unwrap();
    let copy = TestJournal::new();
    copy.import_archive(&archive, Progress::unwatched()).unwrap();
    let past = copy.imports().unwrap();
    let told = past.iter().find(|past| past.receipt.source == "letterboxd").unwrap();
    assert!(!told.undoable);
    do_and_do_back(&copy, FilmId(1));
    let refused = copy.undo_import(told.id).unwrap_err();
    assert!(matches!(refused, Error::Invalid { field: "import", .. }), "{refused}");
}
