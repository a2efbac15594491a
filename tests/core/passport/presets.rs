//! What the columns of a table become is remembered, forgotten, and put back.

use matinee_core::imports::{
    ImportChoices, ImportReading, SheetColumn, SheetField, SheetMapping, SheetPreset,
};
use matinee_core::{Error, Topic};

use super::import;
use crate::support::TestJournal;

/// Reads a table of one film as its columns are told to be.
fn told(journal: &TestJournal, text: &str, columns: &[(&str, SheetField)]) {
    let column = |(name, becomes): &(&str, SheetField)| SheetColumn {
        name: (*name).to_owned(),
        becomes: *becomes,
    };
    let mapping = SheetMapping {
        columns: columns.iter().map(column).collect(),
        separator: Some(';'),
        ..SheetMapping::default()
    };
    let reading = ImportReading { sheet: Some(mapping), ..ImportReading::default() };
    import(journal, text, &ImportChoices { reading, ..ImportChoices::default() });
}

/// A journal that remembers two tables, the one of `Wann` used last.
fn remembering() -> TestJournal {
    let journal = TestJournal::new();
    let seen = [("Was", SheetField::Title), ("Tag", SheetField::WatchedOn)];
    told(&journal, "Was;Tag\nKites;2026-03-02\n", &seen);
    let seen = [("Werk", SheetField::Title), ("Wann", SheetField::WatchedOn)];
    told(&journal, "Werk;Wann\nMoth;2026-03-03\n", &seen);
    journal
}

fn first_columns(presets: &[SheetPreset]) -> Vec<&str> {
    presets.iter().map(|preset| preset.mapping.columns[0].name.as_str()).collect()
}

#[test]
fn a_mapping_that_was_forgotten_is_put_back_in_its_place() {
    let journal = remembering();
    let before = journal.sheet_presets().unwrap();
    assert_eq!(first_columns(&before), ["Werk", "Was"]);

    let forgotten = journal.forget_sheet_preset(&before[0].shape).unwrap();
    assert!(forgotten.topics.contains(&Topic::Settings));
    assert_eq!((&forgotten.value.preset, forgotten.value.place), (&before[0], 0));
    assert_eq!(first_columns(&journal.sheet_presets().unwrap()), ["Was"]);

    journal.put_back_sheet_preset(forgotten.value).unwrap();
    assert_eq!(journal.sheet_presets().unwrap(), before);
}

#[test]
fn what_was_said_of_the_same_columns_since_goes_before_what_is_put_back() {
    let journal = remembering();
    let shape = journal.sheet_presets().unwrap()[1].shape.clone();
    let forgotten = journal.forget_sheet_preset(&shape).unwrap().value;
    let wanted = [("Was", SheetField::TitleYear), ("Tag", SheetField::WatchedOn)];
    told(&journal, "Was;Tag\nVespers;2026-03-02\n", &wanted);
    let since = journal.sheet_presets().unwrap();
    journal.put_back_sheet_preset(forgotten).unwrap();
    assert_eq!(journal.sheet_presets().unwrap(), since);
}

#[test]
fn a_table_nobody_remembers_cannot_be_forgotten() {
    let refused = TestJournal::new().forget_sheet_preset("0123456789abcdef");
    assert!(matches!(refused, Err(Error::Invalid { field: "shape", .. })));
}
