use matinee_core::{Error, Journal, Motion, PosterSize, ReadingSize, Setting, Theme, Topic};

use crate::support::{TestJournal, add_film};

#[test]
fn a_new_journal_follows_the_system_and_has_no_author() {
    let settings = TestJournal::new().settings().unwrap();
    assert_eq!((settings.theme, settings.motion), (Theme::System, Motion::System));
    assert_eq!(settings.poster_size, PosterSize::Small);
    assert_eq!(u8::from(settings.reading_size), 100);
    assert!(settings.score_last && settings.single_keys && settings.author.is_empty());
}

#[test]
fn every_setting_is_kept_and_goes_where_the_journal_goes() {
    let journal = TestJournal::new();
    for setting in [
        Setting::Theme(Theme::Projection),
        Setting::Motion(Motion::Reduced),
        Setting::ReadingSize(ReadingSize::try_from(125).unwrap()),
        Setting::PosterSize(PosterSize::Large),
        Setting::ScoreLast(false),
        Setting::SingleKeys(false),
        Setting::Author("  Ida \n Ferrant ".to_owned()),
    ] {
        let changed = journal.change_setting(setting).unwrap();
        assert_eq!(changed.topics, [Topic::Settings].into());
    }
    let settings = Journal::open_to_read(journal.folder.path()).unwrap().settings().unwrap();
    assert_eq!((settings.theme, settings.motion), (Theme::Projection, Motion::Reduced));
    assert_eq!((u8::from(settings.reading_size), settings.poster_size), (125, PosterSize::Large));
    assert!(!settings.score_last && !settings.single_keys);
    assert_eq!(settings.author, "Ida Ferrant");
}

#[test]
fn a_setting_is_no_step_of_undo() {
    let journal = TestJournal::new();
    add_film(&journal, "Heliotrope", 2025);
    journal.change_setting(Setting::Theme(Theme::Paper)).unwrap();
    journal.undo().unwrap();
    assert_eq!(journal.settings().unwrap().theme, Theme::Paper);
    assert!(matches!(journal.undo(), Err(Error::NothingToUndo)));
}

#[test]
fn a_size_between_the_steps_and_an_endless_name_are_refused() {
    assert!(ReadingSize::try_from(99).is_err());
    let journal = TestJournal::new();
    let endless = Setting::Author("a".repeat(201));
    let Err(Error::Invalid { field, .. }) = journal.change_setting(endless) else { panic!() };
    assert_eq!(field, "author");
    assert_eq!(journal.settings().unwrap().author, "");
}
