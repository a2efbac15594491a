use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use matinee_core::{ExportFormat, ExportOf, ExportOrder, Progress, ReviewText, Setting};

use super::{all, export, files, finished, sample, text, write, write_short};
use crate::support::{TestJournal, viewing};

/// Every address in a page's attributes.
fn addresses(page: &str) -> Vec<String> {
    ["href=\"", "src=\""]
        .iter()
        .flat_map(|mark| page.split(mark).skip(1))
        .filter_map(|rest| rest.split_once('"').map(|(address, _)| address.to_owned()))
        .collect()
}

/// Where an address of a page leads within the site.
fn resolved(page: &str, address: &str) -> String {
    let mut path: Vec<&str> = page.split('/').collect();
    path.pop();
    let address = address.split('#').next().unwrap_or_default();
    for part in address.split('/') {
        match part {
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    decoded(&path.join("/"))
}

fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, more @ ..] = rest {
        match (first, more) {
            (b'%', [a, b, after @ ..]) => {
                let hex = str::from_utf8(&[*a, *b]).unwrap().to_owned();
                bytes.push(u8::from_str_radix(&hex, 16).unwrap());
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn pages(written: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    written.keys().filter(|name| name.ends_with(".html")).cloned().collect()
}

#[test]
fn every_link_and_picture_of_a_site_is_in_it_and_every_page_is_reached() {
    let journal = sample();
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("site");
    let exported = export(&journal, ExportFormat::Site, &to).unwrap();
    let finished = finished(&journal);
    assert_eq!((exported.reviews, exported.kept_in), (finished, all(&journal) - finished));
    let written = files(&to);
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    for page in pages(&written) {
        let html = text(&written, &page);
        for address in addresses(&html) {
            if address.starts_with("https://") || address.starts_with("http://") {
                let from_text = html.contains(&format!("href=\"{address}\" rel=\"noopener"));
                assert!(from_text, "{page} loads or leads to {address}");
                continue;
            }
            if let Some(id) = address.strip_prefix('#') {
                assert!(html.contains(&format!("id=\"{id}\"")), "{page}: {address}");
                continue;
            }
            let target = resolved(&page, &address);
            assert!(written.contains_key(&target), "{page} leads to {address}, {target}");
            reached.insert(target);
        }
    }
    let missed: Vec<_> = pages(&written).difference(&reached).cloned().collect();
    assert_eq!(missed, [] as [String; 0]);
    assert_eq!(
        pages(&written).iter().filter(|name| name.starts_with("reviews/")).count(),
        finished
    );
    assert!(written.keys().any(|name| name.starts_with("years/")));
    assert!(written.contains_key("directors/hanne-marder.html"));
    assert!(written.contains_key("tags/keepers.html"));
}

#[test]
fn pages_run_no_script_but_the_search_and_load_nothing_from_elsewhere() {
    let journal = sample();
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("site");
    export(&journal, ExportFormat::Site, &to).unwrap();
    let written = files(&to);
    for page in pages(&written) {
        let html = text(&written, &page);
        assert!(html.contains("default-src 'none'") && !html.contains("unsafe-inline"), "{page}");
        assert!(!html.contains(" style=") && !html.contains(" onclick"), "{page}");
        for script in html.split("<script").skip(1) {
            let known = [
                " type=\"application/ld+json\"",
                " type=\"application/json\"",
                " src=\"search-index.js\"",
                " src=\"search.js\"",
            ];
            assert!(known.iter().any(|start| script.starts_with(start)), "{page}");
        }
    }
    let style = text(&written, "style.css");
    for address in style.split("url(").skip(1) {
        let name = address.trim_start_matches('"').split('"').next().unwrap();
        assert!(written.contains_key(name), "{name}");
    }
}

#[test]
fn cards_are_of_the_size_that_is_promised() {
    let journal = sample();
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("site");
    export(&journal, ExportFormat::Site, &to).unwrap();
    let written = files(&to);
    let cards: Vec<_> = written.iter().filter(|(name, _)| name.starts_with("cards/")).collect();
    assert_eq!(cards.len(), finished(&journal));
    for (name, bytes) in cards {
        let picture = matinee_core::media::Picture::read(name, bytes).unwrap();
        assert_eq!((picture.width, picture.height), (1200, 630));
    }
}

#[test]
fn feeds_name_every_review_by_its_uid_and_where_it_will_be() {
    let journal = sample();
    journal.change_setting(Setting::Author("Ida & Ferrant".to_owned())).unwrap();
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("site");
    let order = ExportOrder {
        of: ExportOf::Journal,
        format: ExportFormat::Site,
        between: None,
        address: Some("https://films.example/ida".to_owned()),
    };
    journal.export(&order, &to, Progress::unwatched()).unwrap();
    let written = files(&to);
    let (rss, atom) = (text(&written, "feed.xml"), text(&written, "atom.xml"));
    assert_eq!(
        (rss.matches("<item>").count(), atom.matches("<entry>").count()),
        (finished(&journal), finished(&journal))
    );
    assert!(rss.contains("<title>Ida &amp; Ferrant’s film reviews</title>"));
    assert!(rss.contains("<link>https://films.example/ida/reviews/"));
    assert!(atom.contains("<link rel=\"self\" href=\"https://films.example/ida/atom.xml\"/>"));
    let page =
        pages(&written).into_iter().find(|name| name.starts_with("reviews/the-keeper")).unwrap();
    let html = text(&written, &page);
    assert!(
        html.contains("property=\"og:image\" content=\"https://films.example/ida/cards/the-keeper")
    );
}

#[test]
fn a_second_run_takes_out_what_is_gone_and_leaves_what_is_not_ours() {
    let journal = TestJournal::new();
    let heat = write_short(&journal, "Heat");
    write_short(&journal, "Heliotrope");
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("site");
    export(&journal, ExportFormat::Site, &to).unwrap();
    fs::write(to.join("CNAME"), "films.example").unwrap();
    let before = files(&to);
    journal.delete_review(heat).unwrap();
    export(&journal, ExportFormat::Site, &to).unwrap();
    let after = files(&to);
    let gone: Vec<_> = before.keys().filter(|name| !after.contains_key(*name)).collect();
    assert_eq!(gone.len(), 2, "{gone:?}");
    assert!(gone.iter().all(|name| name.contains("heat-")));
    assert_eq!(after["CNAME"], b"films.example");
    assert!(!text(&after, "index.html").contains("heat-"));
}

#[test]
fn titles_in_any_script_have_pages_that_can_be_reached() {
    let journal = TestJournal::new();
    for title in ["夜の停車場", "العربية 1962", "100% & \"more\"", "…"] {
        let text = ReviewText { body: "Words.".to_owned(), ..ReviewText::default() };
        write(&journal, title, text, viewing("2025-11-08", 95));
    }
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("site");
    export(&journal, ExportFormat::Site, &to).unwrap();
    let written = files(&to);
    let index = text(&written, "index.html");
    let reviews: Vec<String> = addresses(&index)
        .into_iter()
        .filter(|address| address.starts_with("reviews/"))
        .map(|address| resolved("index.html", &address))
        .collect();
    assert_eq!(reviews.len(), 4);
    assert!(reviews.iter().all(|name| written.contains_key(name)), "{reviews:?}");
}
