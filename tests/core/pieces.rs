//! One review from one file, into a real journal.

use std::path::{Path, PathBuf};

use matinee_core::imports::piece::{FolderEdit, KeyMeaning, PieceEdit, PieceOutcome, PieceSource};
use matinee_core::imports::{ImportReport, ImportRows};
use matinee_core::{
    EditTarget, Error, ExportFormat, ExportOf, ExportOrder, Journal, Progress, ReviewForm,
    ReviewId, ReviewSave, ReviewText, RevisionCause, StillFacts, WatchedOn,
};
use proptest::prelude::*;

use crate::support::{TestJournal, add_film, film, viewing};

const FLATS: &str = "It opens on the flats, before sunrise, with a man who measures the sea twice a day and writes down what he finds.";
const LEDGER: &str =
    "Nobody reads the ledger, which is the joke of the film and, in the end, its tragedy.";
const PIXEL: &[u8] = include_bytes!("../fixtures/pictures/one-pixel.png");
const LOSSY: &[u8] = include_bytes!("../fixtures/pictures/lossy.webp");

fn page() -> String {
    format!(
        "Skip to main content\n1974\nThe Keeper of Low Water\n“The sea keeps its own books.”\nThe Keeper of Low Water poster\n• 121 minutes\n• Directed by Hanne Marder\n• Tom Hale, Ida Voss\n5-minute read\n{FLATS}\n\nThe ledger\n{LEDGER}\nScene from The Keeper of Low Water\n{FLATS}\n9.5 /10\nMasterpiece\nA film about keeping watch over nothing.\nKeep exploring…\nThe Long Ebb\n"
    )
}

/// A folder to bring files in from.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn with(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn import(journal: &Journal, path: &Path) -> ImportReport {
    journal.import_file(path, Progress::unwatched()).unwrap().value
}

fn held(journal: &Journal, review: i64) -> ReviewForm {
    journal.editing(EditTarget::Review(ReviewId(review))).unwrap().form
}

fn one(kind: impl FnOnce(&mut ImportRows)) -> ImportRows {
    let mut rows = ImportRows { read: 1, ..ImportRows::default() };
    kind(&mut rows);
    rows
}

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
fn a_folder_is_one_import_that_accounts_for_every_file() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("notes/one.md", format!("# Salt Roads (1999)\n\n{FLATS}\n"));
    files.with("notes/two.txt", page());
    files.with("notes/deep/three.html", format!("<html><body><article><h1>Nine Winters (1981)</h1><p>{FLATS}</p><p>{LEDGER}</p></article></body></html>"));
    files.with("notes/broken.md", "---\ntitle: a\ntitle: b\n---\n");
    files.with("notes/table.pdf", "%PDF");
    files.with("notes/still.png", PIXEL);
    let folder = files.path().join("notes");
    let before = journal.logical_hash().unwrap();
    let report = import(&journal, &folder);
    let rows = ImportRows { read: 5, new: 3, unreadable: 1, skipped: 1, ..ImportRows::default() };
    assert_eq!((report.receipt.source.as_str(), report.receipt.rows), ("mixed", rows));
    assert_eq!(report.receipt.problems[0].file, "broken.md");
    assert_eq!(journal.stats().unwrap().reviews, 3);
    assert_eq!(import(&journal, &folder).receipt.rows.same, 3);
    journal.undo().unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn a_folder_is_looked_at_file_by_file_and_comes_in_as_it_was_corrected() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("notes/a.md", format!("# Salt Roads (1999)\n\n![gone](none.png)\n\n{FLATS}\n"));
    files.with("notes/b.txt", page());
    files.with("notes/c.md", format!("{FLATS}\n\n[link](https://example.org)\n"));
    files.with("notes/d.md", format!("# Nine Winters\n\n{LEDGER}\n"));
    files.with("notes/e.md", "---\ntitle: a\ntitle: b\n---\n");
    files.with("notes/f.pdf", "%PDF");
    let folder = files.path().join("notes");
    let before = journal.logical_hash().unwrap();
    let look =
        |edit: &FolderEdit| journal.read_folder(&folder, edit, Progress::unwatched()).unwrap();
    let read = look(&FolderEdit::default());
    assert_eq!(journal.logical_hash().unwrap(), before, "looking writes nothing");
    let told: Vec<_> = read
        .files
        .iter()
        .map(|it| {
            (
                it.file.as_str(),
                it.title.as_str(),
                it.year,
                it.score.map(|it| it.tenths()),
                it.outcome,
            )
        })
        .collect();
    use PieceOutcome::{ComesIn, NoReview, Unreadable, Waits};
    assert_eq!(
        told,
        [
            ("a.md", "Salt Roads", Some(1999), None, ComesIn),
            ("b.txt", "The Keeper of Low Water", Some(1974), Some(95), ComesIn),
            ("c.md", "", None, None, Waits),
            ("d.md", "Nine Winters", None, None, ComesIn),
            ("e.md", "", None, None, Unreadable),
            ("f.pdf", "", None, None, NoReview),
        ]
    );
    assert_eq!(read.files[0].problems, ["The picture none.png is not beside the file."]);
    assert!(read.files[2].problems[0].starts_with("No title was found"));
    assert_eq!(read.report.receipt.rows.new, 3);

    let piece = journal.read_piece_of(&folder, "c.md").unwrap();
    assert!(journal.read_piece_of(&folder, "../notes/c.md").is_err());
    let mut form = piece.piece.form;
    form.facts.title = "The Flats".to_owned();
    let edit = FolderEdit {
        corrected: vec![("c.md".to_owned(), PieceEdit { form, ..PieceEdit::default() })],
        left_out: vec!["d.md".to_owned()],
    };
    let again = look(&edit);
    assert_eq!((again.files[2].title.as_str(), again.files[2].outcome), ("The Flats", ComesIn));
    let report = journal.bring_in_folder(&folder, &edit, Progress::unwatched()).unwrap().value;
    assert_eq!(
        report.receipt.rows,
        ImportRows { read: 6, new: 3, unreadable: 1, skipped: 2, ..ImportRows::default() }
    );
    assert_eq!(held(&journal, 3).facts.title, "The Flats");
    assert_eq!(journal.imports().unwrap().len(), 1, "one receipt");
    journal.undo().unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn work_that_is_called_off_leaves_nothing() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("a.txt", page());
    let before = journal.logical_hash().unwrap();
    let cancelled = std::sync::atomic::AtomicBool::new(true);
    let progress = Progress::new(&|_| {}, &cancelled);
    assert!(matches!(journal.import_file(files.path(), progress), Err(Error::Cancelled)));
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn a_film_that_is_here_is_filled_up_and_nothing_of_it_replaced() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let mut facts = film("The Keeper of Low Water", 1974);
    facts.runtime_min = Some(118);
    let here = journal.add_film(&facts).unwrap().value;
    journal.log_viewing(here, &viewing("2025-11-08", 90)).unwrap();
    let report = import(&journal, &files.with("a.txt", page()));
    assert_eq!((report.receipt.added.films, report.receipt.added.viewings), (0, 1));
    let after = journal.film_facts(here).unwrap();
    assert_eq!((after.runtime_min, after.directors), (Some(118), vec!["Hanne Marder".to_owned()]));
}

#[test]
fn where_two_films_fit_the_person_is_asked() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let first = add_film(&journal, "The Keeper of Low Water", 1974);
    let second = add_film(&journal, "The Keeper of Low Water", 1974);
    let path = files.with("a.txt", page());
    let report = import(&journal, &path);
    assert_eq!(report.receipt.rows, one(|rows| rows.skipped = 1));
    assert!(report.receipt.left_out[0].reason.starts_with("Several films"));

    let source = PieceSource::File(path);
    let read = journal.read_piece(&source).unwrap();
    assert_eq!(read.films.iter().map(|film| film.film).collect::<Vec<_>>(), [first, second]);
    let form = ReviewForm { film: Some(second), ..read.piece.form };
    let brought =
        journal.bring_in_piece(&source, &PieceEdit { form, ..PieceEdit::default() }).unwrap();
    let review = brought.value.review.unwrap();
    assert_eq!(held(&journal, review.0).film, Some(second));
}

#[test]
fn corrections_and_pictures_for_the_places_come_in_with_a_pasted_page() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let source = PieceSource::Pasted(page());
    let read = journal.read_piece(&source).unwrap();
    assert!(read.piece.origins.iter().any(|origin| origin.text == "9.5 /10"));
    let mut form = read.piece.form;
    form.facts.title = "The Keeper".to_owned();
    let edit = PieceEdit {
        form,
        filled: vec![
            ("scene-1".to_owned(), files.with("walk.png", PIXEL)),
            ("poster".to_owned(), files.with("p.webp", LOSSY)),
        ],
        captions: vec![("scene-1".to_owned(), "The walk".to_owned())],
        ..PieceEdit::default()
    };
    let brought = journal.bring_in_piece(&source, &edit).unwrap().value;
    assert_eq!(brought.report.receipt.rows, one(|rows| rows.new = 1));
    let form = held(&journal, brought.review.unwrap().0);
    assert_eq!(form.facts.title, "The Keeper");
    let film = form.film.unwrap();
    assert_eq!(journal.stills(film).unwrap()[0].facts.caption, "The walk");
    assert!(journal.poster(film).unwrap().is_some());
    let refused = journal
        .bring_in_piece(&PieceSource::Pasted(format!("Salt\n\n{FLATS}\n")), &PieceEdit::default());
    assert!(matches!(refused, Err(Error::Invalid { field: "title", .. })));
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

/// A review, and what is said of its stills, if it has any.
type Written = (ReviewForm, Option<[StillFacts; 2]>);

/// Writes a review out in a format and brings the file into another journal.
fn over_a_file((form, stills): Written, format: ExportFormat) -> (TestJournal, TestJournal, Files) {
    let (journal, other, files) = (TestJournal::new(), TestJournal::new(), Files::new());
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    let film = journal.save_review(&save).unwrap().value.film;
    for (facts, (name, bytes)) in stills.iter().flatten().zip([("walk", PIXEL), ("shore", LOSSY)]) {
        let still = journal.add_still(film, name, bytes).unwrap().value;
        journal.edit_still(still.id, facts).unwrap();
    }
    let to = written_out(&journal, format, &files, "first");
    let report = import(&other, &to);
    assert_eq!(report.receipt.rows, one(|rows| rows.new = 1), "{report:?}");
    (journal, other, files)
}

fn written_out(journal: &Journal, format: ExportFormat, files: &Files, name: &str) -> PathBuf {
    let to = files.path().join(name);
    let to = if format == ExportFormat::Html { to.with_extension("html") } else { to };
    let order =
        ExportOrder { of: ExportOf::Review(ReviewId(1)), format, between: None, address: None };
    journal.export(&order, &to, Progress::unwatched()).unwrap();
    to
}

/// What is compared: all a page or a note says of a review and its stills.
fn said(journal: &Journal) -> (ReviewForm, Vec<(String, StillFacts)>) {
    let mut form = held(journal, 1);
    let stills = journal.stills(form.film.take().unwrap()).unwrap();
    form.viewing = None;
    (form, stills.into_iter().map(|still| (still.name, still.facts)).collect())
}

fn blocks() -> impl Strategy<Value = String> {
    let words = || "[A-Z][a-zéß]{2,8}( [a-z]{2,8}){2,12}[.!?]?";
    let block = prop_oneof![
        4 => words().prop_map(|it| it),
        1 => words().prop_map(|it| format!("## {}", it.trim_end_matches('.'))),
        1 => (words(), words()).prop_map(|(a, b)| format!("{a} *{}* and **bold**, [{b}](https://example.org/a).", "leaning")),
        1 => (words(), words()).prop_map(|(a, b)| format!("- {a}\n- {b}")),
        1 => (words(), words()).prop_map(|(a, b)| format!("1. {a}\n2. {b}")),
        1 => words().prop_map(|it| format!("> {it}")),
        1 => words().prop_map(|it| format!("> {it} {{pull}}")),
        1 => (words(), words()).prop_map(|(a, b)| format!("{a} ||{b}|| after.")),
        2 => (words(), prop::sample::select(vec!["", "{bleed}", "{wide}", "{pair}"]))
            .prop_map(|(it, room)| format!("![{it}](still:walk){room}")),
        1 => Just("![](still:shore){wide}".to_owned()),
        1 => (words(), "[a-z]{1,5}").prop_map(|(it, label)| format!("{it} And more.[^{label}]\n\n[^{label}]: A note on *it*.")),
        1 => words().prop_map(|it| format!("| {it} |\n\n    Code of {it}\n\n***")),
        1 => (words(), words()).prop_map(|(a, b)| format!("_{a}_\n__{b}__ &amp; \\* more")),
    ];
    prop::collection::vec(block, 1..6).prop_map(|blocks| {
        // Two lists or two quotes in a row are one.
        let mut kept: Vec<String> = Vec::new();
        for block in blocks {
            let kind = |block: &str| block.chars().next().filter(|sign| "->1".contains(*sign));
            if kept.last().is_none_or(|last| kind(last).is_none() || kind(last) != kind(&block)) {
                kept.push(block);
            }
        }
        kept.join("\n\n")
    })
}

/// What a page and a note say besides the words: the viewing, and the film in other tongues.
fn marked(
    form: ReviewForm,
    rewatch: bool,
    spoilers: bool,
    date: &str,
    tags: &[&str],
) -> ReviewForm {
    let mut form = form;
    let watch = form.watch.get_or_insert_default();
    watch.rewatch = rewatch;
    watch.watched_on = WatchedOn::parse(date).ok();
    watch.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    form.text.spoilers = spoilers;
    form.text.language = spoilers.then(|| "en-GB".to_owned());
    form.facts.language = rewatch.then(|| "pt".to_owned());
    form.facts.original_title = rewatch.then(|| "O Porto de Vidro".to_owned());
    form
}

fn any_review() -> impl Strategy<Value = Written> {
    let date = prop::sample::select(vec!["2025-11-08", "2025-11", "2025", "2009~", "2009-12~", ""]);
    let tags = prop::sample::select(vec![&[][..], &["sea"], &["sea", "late night, alone"]]);
    let facts = || {
        (
            "([A-Z][a-z]{2,8} [a-z]{2,8})?",
            "([A-Z][a-z ]{3,12}[a-z])?",
            prop::option::of(0_u32..9000),
        )
            .prop_map(|(caption, alt, timecode_s)| StillFacts { caption, alt, timecode_s })
    };
    let stills = prop::option::of((facts(), facts()).prop_map(|(one, other)| [one, other]));
    (any_form(), any::<bool>(), any::<bool>(), date, tags, stills).prop_map(
        |(form, rewatch, spoilers, date, tags, stills)| {
            (marked(form, rewatch, spoilers, date, tags), stills)
        },
    )
}

fn any_form() -> impl Strategy<Value = ReviewForm> {
    let line = || "[A-Z][a-z]{2,8}( [A-Za-zéß’]{2,8}){0,4}";
    let names = || prop::collection::vec("[A-Z][a-z]{2,6} [A-Z][a-z]{2,8}", 0..3);
    (
        line(),
        1900_i16..2030,
        line(),
        names(),
        names(),
        blocks(),
        0_u8..=100,
        line(),
        proptest::option::of(line()),
        line(),
    )
        .prop_map(
            |(
                title,
                year,
                tagline,
                mut directors,
                cast,
                body,
                tenths,
                summary,
                verdict,
                headline,
            )| {
                directors.dedup();
                let mut facts = film(&title, year);
                facts.tagline = tagline;
                facts.runtime_min = Some(121);
                facts.directors = directors;
                facts.cast = cast
                    .into_iter()
                    .enumerate()
                    .map(|(at, name)| matinee_core::CastMember {
                        name,
                        character: if at == 0 { "The Keeper".to_owned() } else { String::new() },
                    })
                    .collect();
                ReviewForm {
                    facts,
                    watch: Some(viewing("2025-11-08", tenths)),
                    text: ReviewText { headline, body, summary, verdict, ..ReviewText::default() },
                    ..ReviewForm::default()
                }
            },
        )
}

#[test]
fn front_matter_that_means_nothing_here_goes_out_again() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let note = format!(
        "---\ntitle: Salt Roads\nmood: grey # today\nseen with:\n  - Ida\n  - Per\n---\n{FLATS}\n"
    );
    import(&journal, &files.with("a.md", note));
    let out = written_out(&journal, ExportFormat::Markdown, &files, "out");
    let written = std::fs::read_to_string(out.join("Salt Roads.md")).unwrap();
    assert!(
        written.contains("\nmood: grey # today\nseen with:\n  - Ida\n  - Per\n---\n"),
        "{written}"
    );
}

#[test]
fn what_a_key_becomes_is_remembered_for_every_file_and_forgotten_on_demand() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let note =
        |title: &str| format!("---\ntitle: {title}\nSterne: 4.5\nrating: 7.9\n---\n{FLATS}\n");
    let first = files.with("notes/a.md", note("Salt Roads"));
    let read = |path: &Path| journal.read_piece(&PieceSource::File(path.to_owned())).unwrap().piece;
    let score =
        |path: &Path| read(path).form.watch.and_then(|watch| watch.score).map(|it| it.tenths());
    assert_eq!(score(&first), Some(79));
    journal.read_key_as("rating", Some(KeyMeaning::LeaveOut)).unwrap();
    import(&journal, &first);

    journal.read_key_as("sterne", Some(KeyMeaning::ScoreOfFive)).unwrap();
    assert_eq!(score(&first), Some(90));
    files.with("notes/b.md", note("Nine Winters"));
    let report = import(&journal, &files.path().join("notes"));
    assert_eq!((report.receipt.rows.new, report.receipt.rows.same), (1, 1));
    assert_eq!(held(&journal, 2).watch.unwrap().score.unwrap().tenths(), 90);

    // What goes out is what was not taken in when the file came, whatever was said since.
    let out = |review: i64| journal.review_markdown(ReviewId(review)).unwrap();
    assert!(out(1).contains("\nSterne: 4.5\nrating: 7.9\n---\n"), "{}", out(1));
    assert!(out(2).contains("\nrating: 7.9\n---\n") && !out(2).contains("Sterne"), "{}", out(2));

    journal.read_key_as("STERNE", None).unwrap();
    assert_eq!(score(&first), None);
    for (key, meaning) in [(" ", KeyMeaning::Title), ("uid", KeyMeaning::Own)] {
        assert!(matches!(journal.read_key_as(key, Some(meaning)), Err(Error::Invalid { .. })));
    }
}

#[test]
fn a_key_that_was_left_out_is_not_said_twice_when_the_journal_says_it_too() {
    let (journal, files) = (TestJournal::new(), Files::new());
    journal.read_key_as("year", Some(KeyMeaning::LeaveOut)).unwrap();
    import(
        &journal,
        &files.with("a.md", format!("---\ntitle: Salt Roads\nyear: 1998\n---\n{FLATS}\n")),
    );
    let mut form = held(&journal, 1);
    assert_eq!(form.facts.year, None);
    form.facts.year = Some(1999);
    let save =
        ReviewSave { review: Some(ReviewId(1)), draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap();
    let note = journal.review_markdown(ReviewId(1)).unwrap();
    assert_eq!(note.matches("year:").count(), 1, "{note}");
    assert!(note.contains("\nyear: 1999\n"), "{note}");
}

#[test]
fn a_page_that_was_changed_since_comes_back_as_it_reads_now() {
    let text = ReviewText {
        body: format!("{FLATS}[^a]\n\n## The ledger\n\nIt ends ||badly||.\n\n[^a]: See *there*."),
        spoilers: true,
        ..ReviewText::default()
    };
    let mut watch = viewing("2025-11", 95);
    watch.rewatch = true;
    let mut form = ReviewForm {
        facts: film("Salt Roads", 1999),
        watch: Some(watch),
        text,
        ..ReviewForm::default()
    };
    form.facts.cast =
        vec![matinee_core::CastMember { name: "Ida Voss".into(), character: "The Keeper".into() }];
    let (_, _, files) = over_a_file((form, None), ExportFormat::Html);
    let page = std::fs::read_to_string(files.path().join("first.html")).unwrap();
    let read = |page: &str| {
        let path = files.with("read.html", page);
        TestJournal::new().read_piece(&PieceSource::File(path)).unwrap().piece
    };
    let (before, after) = page.rsplit_once("writes down what he finds").unwrap();
    let changed = format!("{before}writes nothing down{after}");
    let piece = read(&changed);
    assert_eq!(
        piece.form.text.body,
        format!(
            "{}[^1]\n\n## The ledger\n\nIt ends ||badly||.\n\n[^1]: See *there*.",
            FLATS.replace("writes down what he finds", "writes nothing down")
        )
    );
    // Without what it carries, its elements and its JSON-LD still say all of it.
    let bare = page.replace("matinee-source", "other");
    let piece = read(&bare);
    assert!(piece.form.text.spoilers);
    let watch = piece.form.watch.unwrap();
    assert!(watch.rewatch && watch.watched_on.unwrap().to_string() == "2025-11");
    assert_eq!(piece.form.facts.cast[0].character, "The Keeper");
    assert!(piece.form.text.body.ends_with("[^1]: See *there*."));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_note_that_went_out_comes_back_the_same_and_goes_out_the_same(form in any_review()) {
        let (journal, other, files) = over_a_file(form, ExportFormat::Markdown);
        prop_assert_eq!(said(&other), said(&journal));
        let again = written_out(&other, ExportFormat::Markdown, &files, "second");
        let read = |folder: &Path| {
            let entries = std::fs::read_dir(folder).unwrap();
            let note = entries.map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some_and(|it| it == "md"));
            std::fs::read_to_string(note.unwrap()).unwrap()
        };
        prop_assert_eq!(read(&again), read(&files.path().join("first")));
    }

    #[test]
    fn a_page_that_went_out_comes_back_with_the_same_fields_and_text(form in any_review()) {
        let (journal, other, _files) = over_a_file(form, ExportFormat::Html);
        prop_assert_eq!(said(&other), said(&journal));
    }
}
