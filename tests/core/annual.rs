//! The annual: what it chooses, and what its files hold and keep in.

use std::fs;
use std::path::Path;

use matinee_core::markdown::Phrases;
use matinee_core::{
    Annual, Between, Error, Exported, Journal, Op, Progress, ReviewForm, ReviewSave, ReviewText,
    RevisionCause, StatisticsReq, Topic, ViewingFacts, WatchedOn,
};

use crate::support::{TestJournal, add_film, viewing};

fn of(from: &str, to: &str) -> StatisticsReq {
    let date = |text| Some(WatchedOn::parse(text).unwrap());
    StatisticsReq {
        between: Between { from: date(from), to: date(to) },
        ..StatisticsReq::default()
    }
}

fn annual(journal: &Journal) -> Annual {
    journal.annual(&of("2025", "2025")).unwrap()
}

/// A review of a viewing that happened on this date.
fn write(journal: &Journal, title: &str, date: &str, score: u8, text: ReviewText, finished: bool) {
    let film = add_film(journal, title, 1974);
    let form = ReviewForm {
        film: Some(film),
        facts: journal.film_facts(film).unwrap(),
        viewing: None,
        watch: Some(ViewingFacts {
            place: "Kino Arkaden".to_owned(),
            companions: vec!["Ilse".to_owned()],
            note: "A note of mine".to_owned(),
            tags: vec!["secret tag".to_owned()],
            ..viewing(date, score)
        }),
        text,
    };
    let cause = if finished { RevisionCause::Done } else { RevisionCause::Left };
    journal.save_review(&ReviewSave { review: None, draft: None, form, cause }).unwrap();
}

fn body(text: &str) -> ReviewText {
    ReviewText { body: text.to_owned(), ..ReviewText::default() }
}

fn save(journal: &Journal, to: &Path) -> Exported {
    journal.save_annual(&of("2025", "2025"), to, Progress::unwatched()).unwrap()
}

#[test]
fn the_best_are_in_order_of_score_then_liked_then_seen_later() {
    let journal = TestJournal::new();
    for (title, date, score, liked) in [
        ("Early", "2025-01-01", 90, false),
        ("Late", "2025-06-01", 90, false),
        ("Liked", "2025-03-01", 90, true),
        ("Best", "2025-02-01", 95, false),
        ("Another year", "2024-02-01", 100, false),
    ] {
        let film = add_film(&journal, title, 1974);
        journal.log_viewing(film, &ViewingFacts { liked, ..viewing(date, score) }).unwrap();
    }
    let annual = annual(&journal);
    let titles: Vec<_> = annual.top.iter().map(|top| top.film.title.as_str()).collect();
    assert_eq!(titles, ["Best", "Liked", "Late", "Early"]);
    let sheet: Vec<_> = annual.sheet.iter().map(|film| film.title.as_str()).collect();
    assert_eq!(sheet, ["Early", "Best", "Liked", "Late"], "in the order seen");
    assert_eq!(annual.films, 4);
}

#[test]
fn lines_are_those_pulled_out_first_and_never_of_what_stays_private() {
    let journal = TestJournal::new();
    let line = "It asks you to look at a number until it becomes a whole person.";
    write(&journal, "Proposed", "2025-01-01", 95, body(line), true);
    write(
        &journal,
        "Pulled",
        "2025-01-02",
        60,
        body("> The tide keeps its accounts. {pull}"),
        true,
    );
    let kept = "Nobody has ever been quite so funny about not getting into a car.";
    write(&journal, "Draft", "2025-01-03", 100, body(kept), false);
    let private = ReviewText { private: true, ..body(kept) };
    write(&journal, "Private", "2025-01-04", 100, private, true);
    let spoiling = ReviewText { spoilers: true, ..body(kept) };
    write(&journal, "Spoiling", "2025-01-05", 100, spoiling, true);

    let lines = annual(&journal).lines;
    let said: Vec<_> = lines.iter().map(|line| (line.title.as_str(), line.chosen)).collect();
    assert_eq!(said, [("Pulled", true), ("Proposed", false)]);
    assert_eq!(lines[1].text, line);
}

#[test]
fn lines_that_are_kept_stand_first_for_as_long_as_the_review_says_them() {
    let journal = TestJournal::new();
    let proposed = "It asks you to look at a number until it becomes a whole person.";
    let own = "A *small* line, kept\nby hand.";
    write(&journal, "Alibi", "2025-01-01", 95, body(proposed), true);
    write(&journal, "Buoy", "2025-01-02", 60, body(&format!("{own}\n\n{proposed}")), true);
    let said = || -> Vec<(String, String, bool)> {
        let lines = annual(&journal).lines.into_iter();
        lines.map(|line| (line.title, line.text, line.kept)).collect()
    };
    assert!(said().iter().all(|(_, _, kept)| !kept));
    let review = annual(&journal).lines.iter().find(|line| line.title == "Buoy").unwrap().review;

    let kept = journal.keep_line(review, " A small line,  kept by hand. ").unwrap();
    assert_eq!(kept.topics, [Topic::Reviews].into());
    let line = ("Buoy".to_owned(), "A small line, kept by hand.".to_owned(), true);
    assert_eq!(said(), [line.clone(), ("Alibi".to_owned(), proposed.to_owned(), false)]);
    assert!(journal.keep_line(review, "A small line, kept by hand.").unwrap().topics.is_empty());
    for wrong in ["", "A line it has not got.", &"x".repeat(501)] {
        let refused = journal.keep_line(review, wrong);
        assert!(matches!(refused, Err(Error::Invalid { field: "text", .. })), "{refused:?}");
    }

    let shown = || journal.review(review, &Phrases::default()).unwrap().kept_lines;
    assert_eq!(shown(), [line.1.as_str()]);

    let archive = journal.folder.path().join("whole.matinee.zip");
    journal.export_archive(&archive, Progress::unwatched()).unwrap();
    let copy = TestJournal::new();
    copy.import_archive(&archive, Progress::unwatched()).unwrap();
    assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
    assert_eq!(annual(&copy).lines[0].text, line.1);

    journal.let_line_go(review, &line.1).unwrap();
    assert!(said().iter().all(|(_, _, kept)| !kept));
    assert_eq!(shown(), [""; 0]);
    let none = journal.let_line_go(review, &line.1);
    assert!(matches!(none, Err(Error::NotFound { what: "line" })), "{none:?}");
    assert_eq!(journal.undo().unwrap().value.op, Op::LetLineGo);
    assert_eq!(said()[0], line);
}

#[test]
fn its_files_need_nothing_else_and_keep_in_what_is_private() {
    let journal = TestJournal::new();
    let public = "It asks you to look at a number until it becomes a whole person.";
    write(&journal, "The Keeper & Co. <1974>", "2025-11-08", 95, body(public), true);
    let secret = "Nobody has ever been quite so funny about not getting into a car.";
    let text =
        ReviewText { private: true, verdict: Some("Hidden word".to_owned()), ..body(secret) };
    write(&journal, "Heliotrope", "2025-11-09", 60, text, true);

    let to = journal.folder.path().join("The annual");
    let saved = save(&journal, &to);
    assert_eq!((saved.films, saved.viewings, saved.reviews), (2, 2, 1));
    let page = fs::read_to_string(to.join("annual.html")).unwrap();
    for kept_in in ["Kino Arkaden", "Ilse", "A note of mine", "secret tag", secret, "Hidden word"] {
        assert!(!page.contains(kept_in), "{kept_in} stays in");
    }
    assert!(page.contains(public) && page.contains("The Keeper &amp; Co. &lt;1974&gt;"));
    assert!(page.contains("1 review, "), "the private one is not counted");
    assert!(
        page.contains("default-src 'none'; img-src data:; style-src 'sha256-"),
        "a strict policy"
    );
    for elsewhere in ["<script", "http://", "https://", "url(", " style=", "javascript:"] {
        let found = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!found.contains(elsewhere), "{elsewhere}");
    }
}

#[test]
fn its_cards_are_pictures_of_one_size() {
    let journal = TestJournal::new();
    journal.open_sample(Progress::unwatched()).unwrap();
    let to = journal.folder.path().join("The annual");
    let saved = save(&journal, &to);
    assert!(saved.problems.is_empty() && saved.pictures > 10);
    let mut names: Vec<_> = fs::read_dir(to.join("cards"))
        .unwrap()
        .map(|card| card.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "1-cover.png",
            "2-contact-sheet.png",
            "3-the-ten-best.png",
            "4-the-shelf.png",
            "5-the-company.png",
            "6-lines.png"
        ]
    );
    for name in names {
        let png = fs::read(to.join("cards").join(&name)).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "{name}");
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((side(16), side(20)), (1080, 1350), "{name}");
    }
    // Saved again, it is brought up to date; a folder of somebody else's is left alone.
    save(&journal, &to);
    let theirs = journal.folder.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("annual.html"), "mine").unwrap();
    let refused = journal.save_annual(&of("2025", "2025"), &theirs, Progress::unwatched());
    assert!(refused.is_err());
    assert_eq!(fs::read_to_string(theirs.join("annual.html")).unwrap(), "mine");
}

#[test]
fn a_time_in_which_nothing_was_seen_has_no_annual() {
    let journal = TestJournal::new();
    let to = journal.folder.path().join("The annual");
    let refused = journal.save_annual(&of("2025", "2025"), &to, Progress::unwatched()).unwrap_err();
    assert!(matches!(refused, Error::Invalid { field: "between", .. }));
    assert!(!to.exists());
}

#[test]
fn a_saving_called_off_leaves_nothing_behind() {
    let journal = TestJournal::new();
    journal.open_sample(Progress::unwatched()).unwrap();
    let to = journal.folder.path().join("out").join("The annual");
    fs::create_dir(to.parent().unwrap()).unwrap();
    let cancelled = std::sync::atomic::AtomicBool::new(true);
    let tell = |_| ();
    let progress = Progress::new(&tell, &cancelled);
    let stopped = journal.save_annual(&of("2025", "2025"), &to, progress);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(fs::read_dir(to.parent().unwrap()).unwrap().count(), 0);
}
