//! A journal as one file: out, and in again without loss.

use matinee_core::Progress;

use crate::support::TestJournal;

fn quiet() -> Progress<'static> {
    Progress::unwatched()
}

#[test]
fn the_sample_comes_in_whole_and_goes_out_again_the_same() {
    let sample = TestJournal::new();
    let report = sample.open_sample(quiet()).unwrap().value;
    assert_eq!(report.receipt.problems, []);
    let added = report.receipt.added;
    assert_eq!((added.films, added.viewings, added.reviews, added.lists), (48, 93, 17, 3));

    let archive = sample.folder.path().join("out.matinee.zip");
    let exported = sample.export_archive(&archive, quiet()).unwrap();
    assert_eq!((exported.films, exported.reviews, exported.pictures), (48, 17, 53));
    assert!(exported.problems.is_empty());

    let copy = TestJournal::new();
    let report = copy.import_archive(&archive, quiet()).unwrap().value;
    assert_eq!(report.receipt.problems, []);
    assert_eq!(copy.logical_hash().unwrap(), sample.logical_hash().unwrap());
}
