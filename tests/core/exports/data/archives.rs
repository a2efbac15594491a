//! Archives of a part of a journal: its films with all that is theirs, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use matinee_core::{
    Between, ExportFormat, ExportOf, ExportOrder, FilmId, Journal, LibraryQuery, LossKind,
    Progress, ReviewId,
};
use proptest::prelude::*;
use serde_json::Value;

use super::chance::{films, make};
use super::journals::traps;
use super::losses::between;
use super::{order, written_of};
use crate::exports::{members, sample};
use crate::support::TestJournal;

/// An archive of a part, in the journal's own folder.
fn archive(journal: &TestJournal, part: &ExportOrder) -> (PathBuf, matinee_core::Exported) {
    let to = journal.folder.path().join("part.matinee.zip");
    let exported = journal.export(part, &to, Progress::unwatched()).unwrap();
    (to, exported)
}

fn part(of: ExportOf, between: Option<Between>) -> ExportOrder {
    ExportOrder { of, between, ..order(ExportFormat::Archive) }
}

/// Every film of a journal, as a part of it.
fn every_film(journal: &Journal) -> ExportOf {
    ExportOf::Films(journal.library_ids(&LibraryQuery::default()).unwrap())
}

/// Its files but the manifest, which says when it was made.
fn files(archive: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = members(archive);
    assert!(files.remove("manifest.json").is_some());
    files
}

/// That a part comes into an empty journal whole and alone, and what was to be said of it is said.
fn comes_alone(journal: &TestJournal, of: ExportOf, between: Option<Between>) -> TestJournal {
    let asked = part(of, between);
    let report = journal.export_losses(&asked, Progress::unwatched()).unwrap();
    let (file, exported) = archive(journal, &asked);
    assert_eq!(
        (exported.films, exported.viewings, exported.reviews, &exported.losses),
        (report.films, report.viewings, report.reviews, &report.losses)
    );
    let inside = files(&file);
    let copy = TestJournal::new();
    let brought = copy.import_file(&file, Progress::unwatched()).unwrap().value;
    assert_eq!(brought.receipt.problems, []);
    assert_eq!(brought.receipt.rows.read, brought.receipt.rows.new, "{:?}", brought.receipt);
    assert_eq!(copy.check(Progress::unwatched()).unwrap().problems, []);

    // The copy says of all its films what the journal said of these, pictures and texts too.
    let again = archive(&copy, &part(every_film(&copy), None));
    assert_eq!(files(&again.0), inside);
    // And what the records of the part say, which are written by other means.
    let records = ExportOrder { format: ExportFormat::Json, ..asked };
    let of_copy = ExportOrder { of: every_film(&copy), ..order(ExportFormat::Json) };
    assert_eq!(written_of(&copy, &of_copy).1, written_of(journal, &records).1);

    // Losses are those of the records, but for pictures, which go along.
    let of_records = journal.export_losses(&records, Progress::unwatched()).unwrap().losses;
    let but_pictures: Vec<_> = of_records
        .into_iter()
        .filter(|loss| !matches!(loss.kind, LossKind::Posters | LossKind::Stills))
        .collect();
    assert_eq!(report.losses, but_pictures);
    copy
}

/// Hashes of the pictures that films show.
fn pictures(films: &[u8]) -> BTreeSet<String> {
    let films: Vec<Value> = serde_json::from_slice(films).unwrap();
    let hash = |value: &Value| value.as_str().map(str::to_owned);
    films
        .iter()
        .flat_map(|film| {
            let stills = film["stills"].as_array().cloned().unwrap_or_default();
            hash(&film["poster"])
                .into_iter()
                .chain(stills.iter().filter_map(|still| hash(&still["media"])).collect::<Vec<_>>())
        })
        .collect()
}

#[test]
fn a_list_takes_its_films_and_their_pictures_along_and_nothing_else() {
    let journal = sample();
    let list = journal.lists().unwrap()[0].list;
    let shown: BTreeSet<FilmId> =
        journal.list(list).unwrap().films.iter().map(|film| film.film.id).collect();
    let copy = comes_alone(&journal, ExportOf::List(list), None);
    assert_eq!(copy.library_ids(&LibraryQuery::default()).unwrap().len(), shown.len());
    assert!(shown.len() > 1 && shown.len() < 48);
    assert!(copy.lists().unwrap().is_empty());

    let (file, exported) = archive(&journal, &part(ExportOf::List(list), None));
    let inside = files(&file);
    let expected = pictures(&inside["films.json"]);
    let kept: BTreeSet<String> = inside
        .keys()
        .filter_map(|name| name.strip_prefix("media/")?.get(3..67).map(str::to_owned))
        .collect();
    assert_eq!(kept, expected);
    assert_eq!(exported.pictures, expected.len());
    assert!(!expected.is_empty());
}

#[test]
fn a_search_and_a_time_are_parts_too() {
    let journal = sample();
    let search = LibraryQuery { text: "year:..1970".to_owned(), ..LibraryQuery::default() };
    let found = journal.library_ids(&search).unwrap().len();
    assert!(found > 0 && found < 48);
    let copy = comes_alone(&journal, ExportOf::Search(search), None);
    assert_eq!(copy.library_ids(&LibraryQuery::default()).unwrap().len(), found);
    comes_alone(&journal, ExportOf::Journal, between("2024", "2024"));
    comes_alone(&traps(), ExportOf::Journal, between("2026", ""));
}

#[test]
fn a_part_comes_into_the_journal_it_is_of_and_changes_nothing() {
    let journal = sample();
    let list = journal.lists().unwrap()[0].list;
    let (file, _) = archive(&journal, &part(ExportOf::List(list), None));
    let before = journal.logical_hash().unwrap();
    let receipt = journal.import_file(&file, Progress::unwatched()).unwrap().value.receipt;
    assert_eq!(receipt.rows.read, receipt.rows.same, "{receipt:?}");
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn one_review_or_no_film_is_no_archive() {
    let journal = traps();
    let refused = |of, between| {
        let asked = part(of, between);
        let to = journal.folder.path().join("none.matinee.zip");
        let refused = journal.export(&asked, &to, Progress::unwatched()).unwrap_err().to_string();
        assert!(!to.exists());
        let again = journal.export_losses(&asked, Progress::unwatched()).unwrap_err();
        assert_eq!(again.to_string(), refused);
        refused
    };
    assert!(refused(ExportOf::Review(ReviewId(1)), None).contains("One review goes out as a page"));
    let nothing = LibraryQuery { text: "nowhere".to_owned(), ..LibraryQuery::default() };
    for (of, between) in
        [(ExportOf::Search(nothing), None), (ExportOf::Journal, between("1950", "1951"))]
    {
        assert!(refused(of, between).contains("There is no film to export here"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_films_of_any_journal_come_alone(made in films(), chosen in any::<u8>(), time in any::<bool>()) {
        let journal = make(&made);
        let ids = journal.library_ids(&LibraryQuery::default()).unwrap();
        let picked: Vec<FilmId> = ids
            .iter()
            .enumerate()
            .filter(|(at, _)| *at == 0 || chosen & (1 << at) != 0)
            .map(|(_, film)| *film)
            .collect();
        let of = ExportOf::Films(picked);
        let between = if time { between("2010", "2026") } else { None };
        let exact = ExportOrder { of: of.clone(), between, ..order(ExportFormat::Csv) };
        if journal.export_losses(&exact, Progress::unwatched()).is_ok() {
            comes_alone(&journal, of, between);
        }
    }
}
