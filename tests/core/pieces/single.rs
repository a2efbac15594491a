use matinee_core::{Error, Progress, StillFacts};

use super::{FLATS, Files, LEDGER, LOSSY, PIXEL, held, import, one, page};
use crate::support::TestJournal;

#[test]
fn a_copied_page_comes_in_whole_and_goes_out_again_with_one_undo() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let path = files.with("copied.bin", page());
    let before = journal.logical_hash().unwrap();
    let rehearsed = journal.rehearse_import(&path, Progress::unwatched()).unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before, "a rehearsal writes nothing");

    let report = import(&journal, &path);
    assert_eq!(report.receipt, rehearsed.receipt);
    assert_eq!(report.receipt.source, "text");
    assert_eq!(report.receipt.rows, one(|rows| rows.new = 1));
    let added = report.receipt.added;
    assert_eq!((added.films, added.viewings, added.reviews, added.scores), (1, 1, 1, 1));
    let form = held(&journal, 1);
    assert_eq!(form.facts.runtime_min, Some(121));
    assert_eq!(form.watch.as_ref().unwrap().score.unwrap().tenths(), 95);
    assert_eq!(form.text.verdict, None, "the scale has this word for 9.5 by itself");
    assert_eq!(
        form.text.body,
        format!("{FLATS}\n\n## The ledger\n\n{LEDGER}\n\n![](still:scene-1)\n\n{FLATS}")
    );

    let again = import(&journal, &path);
    assert_eq!((again.import, again.receipt.rows), (None, one(|rows| rows.same = 1)));
    journal.undo().unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before, "nothing is left behind");
}

#[test]
fn the_file_is_kept_as_it_was_and_travels_in_the_archive() {
    let (journal, files) = (TestJournal::new(), Files::new());
    import(&journal, &files.with("a.txt", page()));
    import(&journal, &files.with("b.txt", b"Salt\xe9 Roads (1999)\n\nIt is a road film that never leaves the house, and the better for it.\n8/10\n"));
    let archive = files.path().join("journal.zip");
    journal.export_archive(&archive, Progress::unwatched()).unwrap();
    let other = TestJournal::new();
    import(&other, &archive);
    assert_eq!(other.logical_hash().unwrap(), journal.logical_hash().unwrap());
    let again = import(&other, &files.path().join("a.txt"));
    assert_eq!(again.receipt.rows, one(|rows| rows.same = 1), "it is known there too");
}

#[test]
fn a_note_brings_its_pictures_along_and_no_others() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("pics/The Walk.png", PIXEL);
    files.with("poster.webp", LOSSY);
    let outside = Files::new();
    let secret = outside.with("secret.png", PIXEL);
    let note = format!(
        "---\ntitle: Salt Roads\nyear: 1999\nposter: poster.webp\nscore: 8.7\nmood: grey\n---\n![At *noon*](pics/The%20Walk.png){{bleed}}\n\n{FLATS}\n\n![gone](pics/none.png)\n\n![far](https://example.org/far.png)\n\n![out](../{}/secret.png)\n",
        outside.path().file_name().unwrap().to_string_lossy()
    );
    let report = import(&journal, &files.with("Salt Roads (1999).md", note));
    assert!(secret.exists());
    let reasons: Vec<&str> =
        report.receipt.problems.iter().map(|problem| problem.reason.as_str()).collect();
    assert_eq!(reasons.len(), 3, "{reasons:?}");
    assert!(reasons.iter().any(|reason| reason.contains("another computer")));
    assert!(reasons.iter().any(|reason| reason.contains("outside the file’s own folder")));
    let form = held(&journal, 1);
    assert!(form.text.body.starts_with("![At *noon*](still:the-walk){bleed}\n\n"));
    let stills = journal.stills(form.film.unwrap()).unwrap();
    assert_eq!(stills.len(), 1);
    let facts = StillFacts {
        caption: "At noon".into(),
        alt: "Still from Salt Roads".into(),
        timecode_s: None,
    };
    assert_eq!((stills[0].name.as_str(), &stills[0].facts), ("the-walk", &facts));
    assert!(journal.poster(form.film.unwrap()).unwrap().is_some());
    assert_eq!(form.watch.unwrap().score.unwrap().tenths(), 87);
}

#[test]
fn what_is_no_review_is_refused_by_name_and_reason() {
    let (journal, files) = (TestJournal::new(), Files::new());
    for (name, bytes, reason) in [
        ("a.png", PIXEL, "It is no text."),
        ("a.json", b"{\"title\": \"Heat\"}".as_slice(), "It holds data"),
        ("a.md", b" \n", "There is nothing in it."),
        ("a.txt", b"Heat\n", "No review was found"),
    ] {
        let refused = journal.import_file(&files.with(name, bytes), Progress::unwatched());
        let Err(Error::BadFile { name: named, reason: why }) = refused else {
            panic!("{name} came in")
        };
        assert_eq!(named, name);
        assert!(why.starts_with(reason), "{why}");
    }
}
