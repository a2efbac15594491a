use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use matinee_core::imports::{ImportChoices, ImportField, PlanTab, PlanWhat};
use matinee_core::{Error, Progress};

use super::{file, history, import, plan, rows, viewings};
use crate::support::{TestJournal, add_film};

const PLAYS: &str = "\"The Glass Harbour\",1974,700001,tt0070000,2026-03-01,\"Great, loud\",Rio\n\
    Kites,1999,700002,,2026-03-02,,\n";

#[test]
fn a_plan_shows_every_row_beside_what_would_become_of_it_and_writes_nothing() {
    let journal = TestJournal::new();
    let asked = ImportChoices::default();
    import(&journal, &history(PLAYS), &asked);
    let before = viewings(&journal);
    let more = format!(
        "{PLAYS}Kites,1999,700002,,2026-03-02,\"A second time,\nthat day\",Rio\nMoth,2003,700003,,2026-13-01,,\n"
    );
    let plan = plan(&journal, &history(&more), &asked);
    let counts = plan.counts().unwrap();
    assert_eq!((counts.all, counts.same, counts.new, counts.unreadable), (4, 2, 1, 1));
    let read = &plan.report().receipt.rows;
    assert_eq!((read.read, read.same, read.new, read.unreadable), (4, 2, 1, 1));

    let all = rows(&journal, &plan, PlanTab::All);
    assert_eq!(all.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 6]);
    let new = &rows(&journal, &plan, PlanTab::New)[0];
    assert_eq!((new.title.as_str(), new.year, new.what), ("Kites", Some(1999), PlanWhat::Viewing));
    assert_eq!(new.raw, "Kites,1999,700002,,2026-03-02,\"A second time,\nthat day\",Rio");
    assert_eq!(new.film.as_ref().unwrap().title, "Kites");
    assert!(!new.adds_film);
    let bad = &rows(&journal, &plan, PlanTab::Unreadable)[0];
    assert_eq!(bad.reason, "‘2026-13-01’ in watchedAt is no date that the calendar has.");
    assert_eq!(viewings(&journal), before);
}

#[test]
fn who_saves_while_a_plan_is_made_need_not_wait() {
    let journal = TestJournal::new();
    let path = file(&journal, &history(PLAYS));
    let (begun, when_begun) = channel();
    let (saved, when_saved) = channel();
    std::thread::scope(|scope| {
        let journal = &journal.journal;
        let saver = scope.spawn(move || {
            when_begun.recv().unwrap();
            let film = add_film(journal, "Moth", 2003);
            // Nobody listens where the plan had to end first.
            let _ = saved.send(());
            film
        });
        // In the middle of the trial, the first time only.
        let never = AtomicBool::new(false);
        let tell = |_| {
            if begun.send(()).is_ok() {
                let waited = when_saved.recv_timeout(Duration::from_secs(20));
                assert!(waited.is_ok() || matches!(waited, Err(RecvTimeoutError::Disconnected)));
            }
        };
        let progress = Progress::new(&tell, &never);
        let plan = journal.plan_import(&path, &ImportChoices::default(), progress).unwrap();
        assert_eq!(plan.counts().unwrap().new, 2);
        assert_eq!(journal.film_facts(saver.join().unwrap()).unwrap().title, "Moth");
    });
}

#[test]
fn a_row_that_adds_to_a_viewing_says_which_fields() {
    let journal = TestJournal::new();
    let asked = ImportChoices::default();
    import(&journal, &super::diary("Kites,1999,,,2026-03-02,,,\n"), &asked);
    let plan = plan(&journal, &history("Kites,1999,700002,,2026-03-02,Windy,Rio\n"), &asked);
    let merged = &rows(&journal, &plan, PlanTab::Merged)[0];
    assert_eq!(merged.fills, [ImportField::Place, ImportField::Note, ImportField::Ids]);
}

#[test]
fn a_row_whose_entry_is_known_shows_the_film_that_it_is_of() {
    let journal = TestJournal::new();
    let asked = ImportChoices::default();
    let entry = |rating: &str| {
        format!(
            "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n\
             2026-03-02,Kites,1999,https://boxd.it/1abc,{rating},,,2026-03-02\n"
        )
    };
    import(&journal, &entry(""), &asked);
    let plan = plan(&journal, &entry("4"), &asked);
    let merged = &rows(&journal, &plan, PlanTab::Merged)[0];
    assert_eq!(merged.fills, [ImportField::Score]);
    assert_eq!(merged.film.as_ref().unwrap().title, "Kites");
    assert!(!merged.adds_film);
}

#[test]
fn what_is_planned_is_what_comes_in() {
    let journal = TestJournal::new();
    let asked = ImportChoices::default();
    let text = history(PLAYS);
    let planned = plan(&journal, &text, &asked).report().receipt.clone();
    assert_eq!(import(&journal, &text, &asked).receipt, planned);
    assert_eq!(
        viewings(&journal),
        ["The Glass Harbour 2026-03-01 – Rio Great, loud", "Kites 2026-03-02 –"]
    );
}

#[test]
fn a_plan_called_off_leaves_nothing_behind() {
    let journal = TestJournal::new();
    let path = file(&journal, &history(PLAYS));
    let files = || std::fs::read_dir(journal.folder.path()).unwrap().count();
    let before = files();
    let cancelled = AtomicBool::new(false);
    let tell = |_| cancelled.store(true, Ordering::Relaxed);
    let stopped =
        journal.plan_import(&path, &ImportChoices::default(), Progress::new(&tell, &cancelled));
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(files(), before);
    assert_eq!(viewings(&journal), [""; 0]);
}

#[test]
fn a_later_export_of_one_account_adds_only_what_is_new_even_where_a_row_has_changed() {
    let journal = TestJournal::new();
    let asked = ImportChoices::default();
    import(&journal, &history("Kites,1999,700002,,2026-03-02,,\n"), &asked);
    let later = history("Kites,1999,700002,,2026-03-02,Windy,\nKites,1999,700002,,2026-04-01,,\n");
    let receipt = import(&journal, &later, &asked).receipt;
    assert_eq!((receipt.rows.merged, receipt.rows.new), (1, 1));
    assert_eq!(viewings(&journal), ["Kites 2026-03-02 –  Windy", "Kites 2026-04-01 –"]);
}
