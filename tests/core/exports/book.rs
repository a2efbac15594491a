use std::fs;

use matinee_core::{ExportFormat, ReviewText, Setting};

use super::{all, export, finished, members, sample, text, write};
use crate::support::{TestJournal, viewing};

/// The elements of XML that begin and end, in order; panics where one does not end.
fn well_formed(name: &str, xml: &str) {
    let mut open = Vec::new();
    for tag in xml.split('<').skip(1) {
        // No attribute of ours holds a bare sign, so that the first one ends the tag.
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{name}: <{tag}"));
        if tag.starts_with(['?', '!']) || tag.ends_with('/') {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(end) => assert_eq!(open.pop(), Some(end), "{name}"),
            None => open.push(tag.split([' ', '\n']).next().unwrap()),
        }
    }
    assert_eq!(open, [] as [&str; 0], "{name}");
    assert!(!xml.contains("&nbsp;"), "{name}");
}

#[test]
fn a_book_is_whole_and_every_part_of_it_is_well_formed() {
    let journal = sample();
    journal.change_setting(Setting::Author("Ida Ferrant".to_owned())).unwrap();
    let to = journal.folder.path().join("reviews.epub");
    let exported = export(&journal, ExportFormat::Epub, &to).unwrap();
    let finished = finished(&journal);
    assert_eq!((exported.reviews, exported.kept_in), (finished, all(&journal) - finished));
    let bytes = fs::read(&to).unwrap();
    assert_eq!(bytes.len() as u64, exported.bytes);
    // What readers know a book by: its first member's name and text, at their fixed places.
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");

    let book = members(&to);
    let package = text(&book, "book/content.opf");
    for said in [
        "<dc:creator>Ida Ferrant</dc:creator>",
        "<dc:title>Ida Ferrant’s film reviews</dc:title>",
        "2025-11-09T09:12:00Z</meta>",
        "properties=\"cover-image\"",
        "properties=\"nav\"",
    ] {
        assert!(package.contains(said), "{said} is not in\n{package}");
    }
    // Every part is named in the manifest, and everything named is there.
    let named: Vec<String> = package
        .split(" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(name, _)| format!("book/{name}")))
        .collect();
    for name in &named {
        assert!(book.contains_key(name), "{name}");
    }
    let parts = book.keys().filter(|name| name.starts_with("book/")).count();
    assert_eq!(parts, named.len() + 1, "the package itself and what it names");
    assert_eq!(book.keys().filter(|name| name.starts_with("book/text/")).count(), finished);

    for (name, _) in book.iter().filter(|(name, _)| name.ends_with("ml") || name.ends_with("opf")) {
        let xml = text(&book, name);
        well_formed(name, &xml);
        for source in xml.split(" src=\"").skip(1) {
            let (source, _) = source.split_once('"').unwrap();
            let path = format!("book/{}", source.trim_start_matches("../"));
            assert!(book.contains_key(&path), "{name} shows {source}");
        }
    }
    assert!(text(&book, "book/nav.xhtml").contains("The Keeper of Low Water (1974)</a>"));
}

#[test]
fn the_same_reviews_are_the_same_book() {
    let journal = TestJournal::new();
    let words = ReviewText { body: "A ||b|| & c.\n\n* * *".to_owned(), ..ReviewText::default() };
    write(&journal, "R&B <3", words, viewing("2025-11-08", 95));
    let [one, other] = ["one.epub", "other.epub"].map(|name| journal.folder.path().join(name));
    export(&journal, ExportFormat::Epub, &one).unwrap();
    export(&journal, ExportFormat::Epub, &other).unwrap();
    assert_eq!(fs::read(&one).unwrap(), fs::read(&other).unwrap());
    let chapter = text(&members(&one), "book/text/0001.xhtml");
    well_formed("chapter", &chapter);
    assert!(
        chapter.contains("R&amp;B &lt;3") && chapter.contains("href=\"#spoiler-1\""),
        "{chapter}"
    );
}
