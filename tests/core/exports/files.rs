use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use matinee_core::{
    Error, ExportFormat, ExportOf, ExportOrder, Progress, ReviewText, Setting, ViewingFacts,
};

use super::{all, export, export_of, files, sample, text, write, write_short};
use crate::support::{TestJournal, viewing};

#[test]
fn notes_carry_what_is_known_and_find_their_pictures() {
    let journal = sample();
    let place = tempfile::tempdir().unwrap();
    let exported = export(&journal, ExportFormat::Markdown, &place.path().join("notes")).unwrap();
    assert_eq!((exported.reviews, exported.problems.len()), (all(&journal), 0));
    let written = files(&place.path().join("notes"));
    let note = text(&written, "The Keeper of Low Water (1974).md");
    for line in [
        "film: \"The Keeper of Low Water\"\nyear: 1974\n",
        "tagline: \"The tide keeps its own accounts.\"\n",
        "director: [\"Hanne Marder\"]\n",
        "watched_on: \"2025-11-08\"\nrewatch: true\n",
        "state: \"finished\"\n",
    ] {
        assert!(note.contains(line), "{line} is not in\n{note}");
    }
    assert!(!note.contains("](still:"), "{note}");
    let pictures: Vec<&str> = note
        .split("](pictures/")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(name, _)| name))
        .collect();
    assert!(!pictures.is_empty());
    for picture in pictures {
        assert!(written.contains_key(&format!("pictures/{picture}")), "{picture}");
    }
}

#[test]
fn a_page_by_itself_needs_nothing_else() {
    let journal = sample();
    journal.change_setting(Setting::Author("Ida Ferrant".to_owned())).unwrap();
    let films = journal.pick_films("The Keeper of Low Water", 1).unwrap();
    let to = journal.folder.path().join("keeper.html");
    let of = ExportOf::Review(films[0].review.unwrap());
    let exported = export_of(&journal, of, ExportFormat::Html, &to).unwrap();
    assert_eq!((exported.films, exported.reviews), (1, 1));
    let page = fs::read_to_string(&to).unwrap();
    assert_eq!(page.len() as u64, exported.bytes);
    for said in [
        "<title>The Keeper of Low Water (1974)</title>",
        "<meta name=\"author\" content=\"Ida Ferrant\">",
        "118 minutes</span>",
        "4-minute read",
        "Watched <time datetime=\"2025-11-08\">Saturday 8 November 2025</time>",
        "9.5 out of 10: </span>Masterpiece",
        "\"ratingValue\":9.5",
        "\"timeRequired\":\"PT4M\"",
        "\"name\":\"Ida Ferrant\"",
    ] {
        assert!(page.contains(said), "{said} is not in the page");
    }
    assert!(
        !page.contains("media://") && !page.contains("unsafe-inline") && !page.contains(" style=")
    );
    // Its script elements are data.
    assert_eq!(
        page.matches("<script").count(),
        page.matches("<script type=\"application/ld+json\">").count()
            + page.matches("<script type=\"application/json\"").count()
    );
    for source in page.split("src=\"").skip(1) {
        assert!(source.starts_with("data:image/jpeg;base64,"), "{}", &source[..40]);
    }
    assert!(!page.contains("url("));
}

#[test]
fn words_that_look_like_markup_are_words() {
    let journal = TestJournal::new();
    let text = ReviewText {
        headline: "</script><script>alert(1)</script>".to_owned(),
        body: "<img src=x onerror=alert(1)> & \"so\"".to_owned(),
        ..ReviewText::default()
    };
    let review = write(&journal, "\"><script>alert(2)</script>", text, viewing("2025-11-08", 95));
    let to = journal.folder.path().join("page.html");
    export_of(&journal, ExportOf::Review(review), ExportFormat::Html, &to).unwrap();
    let page = fs::read_to_string(&to).unwrap();
    assert!(!page.contains("<script>") && !page.contains("<img src=x"), "{page}");
    // The two that tell programs what the page is.
    assert_eq!(page.matches("</script>").count(), 2);
}

#[test]
fn hostile_titles_become_files_in_the_folder_and_nowhere_else() {
    let journal = TestJournal::new();
    let titles = [
        "../../escape",
        "/etc/passwd",
        "nul",
        "CON.txt",
        "...",
        "Heat",
        "HEAT",
        "heat",
        "a\\b:c|d?",
        "🎬👩‍👩‍👧",
        "العربية",
        "\u{202e}lmth.exe",
        &"長".repeat(300),
        &"Long ".repeat(150),
    ];
    for title in titles {
        write_short(&journal, title);
    }
    for format in
        [ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Text, ExportFormat::Site]
    {
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("out");
        let exported = export(&journal, format, &to).unwrap();
        assert_eq!(exported.reviews, titles.len());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        let written = files(&to);
        let of_reviews = written.keys().filter(|name| match format {
            ExportFormat::Site => name.starts_with("reviews/"),
            _ => !name.contains('/') && !name.starts_with('.'),
        });
        assert_eq!(of_reviews.count(), titles.len(), "{:?}", written.keys());
    }
}

#[test]
fn a_picture_that_is_gone_is_named_and_keeps_no_words_in() {
    let journal = sample();
    fs::remove_dir_all(journal.folder.path().join("media")).unwrap();
    let to = journal.folder.path().join("notes");
    let exported = export(&journal, ExportFormat::Markdown, &to).unwrap();
    assert_eq!((exported.reviews, exported.pictures), (all(&journal), 0));
    assert!(exported.problems.len() > 20 && exported.problems[0].contains("could not be read"));
    let notes = files(&to).keys().filter(|name| name.ends_with(".md")).count();
    assert_eq!(notes, all(&journal));
}

#[test]
fn a_folder_with_files_of_the_persons_own_gets_one_inside_it() {
    let place = tempfile::tempdir().unwrap();
    let order = ExportOrder {
        of: ExportOf::Journal,
        format: ExportFormat::Text,
        between: None,
        address: None,
    };
    assert_eq!(order.place(place.path()), place.path());
    fs::write(place.path().join("thesis.odt"), "years").unwrap();
    let inside = order.place(place.path());
    assert_eq!(inside, place.path().join("Film reviews, text"));
    let journal = TestJournal::new();
    write_short(&journal, "Heat");
    journal.export(&order, &inside, Progress::unwatched()).unwrap();
    assert_eq!(order.place(&inside), inside, "it is brought up to date there");
}

#[test]
fn a_text_reads_from_top_to_bottom() {
    let journal = TestJournal::new();
    let text = ReviewText {
        body: "## Two centimetres\n\nIt is *hard* to convey.".to_owned(),
        summary: "Patient.".to_owned(),
        ..ReviewText::default()
    };
    let review = write(&journal, "The Keeper of Low Water", text, viewing("2025-11-08", 95));
    let to = journal.folder.path().join("keeper.txt");
    export_of(&journal, ExportOf::Review(review), ExportFormat::Text, &to).unwrap();
    assert_eq!(
        fs::read_to_string(to).unwrap(),
        "The Keeper of Low Water (1974)\n9.5 out of 10, Masterpiece\n\nWatched Saturday 8 November 2025, first \
         viewing.\n\nTwo centimetres\n\nIt is hard to convey.\n\nPatient.\n\n7 words, a 1-minute read.\n"
    );
}

#[test]
fn a_text_says_the_verdict_of_what_was_not_scored_and_the_headline_as_it_was_written() {
    let journal = TestJournal::new();
    let text = ReviewText {
        headline: "Straße nach Süden".to_owned(),
        body: "It opens.".to_owned(),
        verdict: Some("Mine".to_owned()),
        ..ReviewText::default()
    };
    let watch = ViewingFacts { score: None, ..viewing("2025-11-08", 95) };
    let review = write(&journal, "Heat", text, watch);
    let to = journal.folder.path().join("heat.txt");
    export_of(&journal, ExportOf::Review(review), ExportFormat::Text, &to).unwrap();
    let said = fs::read_to_string(to).unwrap();
    assert!(said.starts_with("Heat (1974)\nMine\n\n"), "{said}");
    assert!(said.contains("\n\nStraße nach Süden\n\nIt opens."), "{said}");
}

#[test]
fn a_selection_takes_its_own_films_and_an_empty_one_is_refused() {
    let journal = TestJournal::new();
    write_short(&journal, "Heat");
    write_short(&journal, "Heliotrope");
    let heat = journal.pick_films("Heat", 1).unwrap()[0].id;
    let to = journal.folder.path().join("pages");
    let of = ExportOf::Films(vec![heat]);
    export_of(&journal, of, ExportFormat::Html, &to).unwrap();
    assert!(to.join("Heat (1974).html").exists() && !to.join("Heliotrope (1974).html").exists());
    let none = export_of(&journal, ExportOf::Films(vec![]), ExportFormat::Text, &to).unwrap_err();
    assert_eq!(none.to_string(), "There is no review to export here. Write one first.");
}

#[test]
fn an_export_called_off_leaves_nothing() {
    let journal = sample();
    for format in
        [ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Text, ExportFormat::Site]
    {
        let place = tempfile::tempdir().unwrap();
        let cancelled = AtomicBool::new(false);
        let tell = |reached: matinee_core::Reached| {
            if reached.done == 3 {
                cancelled.store(true, Ordering::Relaxed);
            }
        };
        let order = ExportOrder { of: ExportOf::Journal, format, between: None, address: None };
        let done =
            journal.export(&order, &place.path().join("out"), Progress::new(&tell, &cancelled));
        assert!(matches!(done, Err(Error::Cancelled)), "{format:?}");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0, "{format:?}");
    }
}
