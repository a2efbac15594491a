use matinee_core::{Changed, ScaleEdit, Score, Setting, Settings, Theme};
use proptest::prelude::*;

use super::round_trip::{Act, act, perform};
use super::{bring, quiet};
use crate::support::{TestJournal, add_film};

fn rename(journal: &TestJournal, tenths: u8, word: &str) {
    let from = Score::from_tenths(tenths).unwrap();
    journal.edit_verdicts(&ScaleEdit::Rename { from, word: word.to_owned() }).unwrap();
}

fn sign(journal: &TestJournal, name: &str) -> Changed<Settings> {
    journal.change_setting(Setting::Author(name.to_owned())).unwrap()
}

/// A journal with a scale and settings of its own.
fn opinionated(acts: Vec<Act>) -> TestJournal {
    let journal = TestJournal::new();
    let mut films = Vec::new();
    acts.into_iter().for_each(|act| perform(&journal, &mut films, act));
    rename(&journal, 95, "Sublime");
    let (from, to) = (Score::from_tenths(85).unwrap(), Score::from_tenths(80).unwrap());
    journal.edit_verdicts(&ScaleEdit::Move { from, to }).unwrap();
    sign(&journal, "Ilse Brandt");
    journal.change_setting(Setting::Theme(Theme::Projection)).unwrap();
    journal
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn an_archive_taken_back_leaves_scale_and_settings_as_they_were(
        acts in prop::collection::vec(act().prop_filter("a draft has no step", |act| !matches!(act, Act::Draft(..))), 0..12),
        at_once in any::<bool>(),
    ) {
        let whole = opinionated(acts);
        let journal = TestJournal::new();
        journal.change_setting(Setting::Theme(Theme::Paper)).unwrap();
        let before = journal.logical_hash().unwrap();
        let import = bring(&whole, &journal).import.unwrap();
        prop_assert_eq!(journal.settings().unwrap().author, "Ilse Brandt");
        prop_assert_eq!(journal.verdict_bands().unwrap(), whole.verdict_bands().unwrap());
        let after = journal.logical_hash().unwrap();

        if at_once {
            journal.undo().unwrap();
            prop_assert_eq!(journal.logical_hash().unwrap(), before.clone());
            journal.redo().unwrap();
            prop_assert_eq!(journal.logical_hash().unwrap(), after);
            journal.undo_import(import).unwrap();
        } else {
            let film = add_film(&journal, "The last film I saw", 2026);
            journal.undo_import(import).unwrap();
            journal.delete_films(&[film]).unwrap();
        }
        prop_assert_eq!(journal.logical_hash().unwrap(), before);
        prop_assert_eq!(journal.check(quiet()).unwrap().problems, vec![]);
    }
}

#[test]
fn what_was_chosen_since_an_archive_came_in_stays_chosen() {
    let whole = opinionated(Vec::new());
    for at_once in [true, false] {
        let journal = TestJournal::new();
        add_film(&whole, "Winter Timetable", 1971);
        let import = bring(&whole, &journal).import.unwrap();
        sign(&journal, "Nadia Ferrante");
        if !at_once {
            rename(&journal, 95, "Beyond words");
        }
        let undone = journal.undo_import(import).unwrap();
        assert!(undone.topics.contains(&matinee_core::Topic::Settings));
        let settings = journal.settings().unwrap();
        assert_eq!((settings.author.as_str(), settings.theme), ("Nadia Ferrante", Theme::System));
        let highest = journal.verdict_bands().unwrap().pop().unwrap();
        assert_eq!(highest.word, if at_once { "Masterpiece" } else { "Beyond words" });
    }
}

#[test]
fn a_setting_alone_is_no_step_and_no_step_takes_it_along() {
    let journal = TestJournal::new();
    add_film(&journal, "Winter Timetable", 1971);
    sign(&journal, "Ilse Brandt");
    journal.undo().unwrap();
    assert_eq!(journal.settings().unwrap().author, "Ilse Brandt");
}
