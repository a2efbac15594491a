//! What each fuzz target does with its bytes. The regression test of the core includes this file, so
//! that what was found once is tried on every run (`tests/core/found.rs`).

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use matinee_core::imports::piece::PieceSource;
use matinee_core::imports::{DateOrder, FilmsAre, ImportChoices, ImportReading};
use matinee_core::markdown::{
    Context, Phrases, from_html, render, render_short, sanitise, to_text, to_words,
};
use matinee_core::media::{Picture, Variant};
use matinee_core::{
    CastMember, FilmFacts, Journal, ListChoice, Progress, QuickLogReq, ReviewForm, ReviewSave,
    ReviewText, RevisionCause, Score, SearchOrder, SearchReq, StatisticsReq, Turn, ViewingFacts,
    WatchedOn,
};
use tempfile::TempDir;

/// What one target does with bytes.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: &[(&str, Target)] = &[
    ("tables", tables),
    ("json", json),
    ("xml", xml),
    ("zips", zips),
    ("members", members),
    ("workbooks", workbooks),
    ("archives", archives),
    ("pieces", pieces),
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("html", html),
    ("query", query),
    ("line", line),
    ("pictures", pictures),
    ("journals", journals),
];

/// A journal with a review in it and names of every kind, and the folder it lies in.
struct Ground {
    journal: Journal,
    folder: TempDir,
}

static GROUND: LazyLock<Ground> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let journal = begin(&folder.path().join("journal"));
    furnish(&journal);
    Ground { journal, folder }
});

fn begin(folder: &Path) -> Journal {
    let journal = Journal::open(folder).expect("a journal can be begun");
    let facts = FilmFacts { title: "Kites".to_owned(), year: Some(1999), ..FilmFacts::default() };
    let text = ReviewText { body: "It *opens* on the flats.".to_owned(), ..ReviewText::default() };
    let form = ReviewForm { facts, text, ..ReviewForm::default() };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).expect("a review can be saved");
    journal
}

/// Puts in what a line may name: people, tags, places, company, lists.
fn furnish(journal: &Journal) {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let titles =
        [("Heat", 1995), ("夜の停車場", 1962), ("기생충", 2019), ("باب الحديد", 1958), ("$", 1971)];
    for (title, year) in titles {
        let facts = FilmFacts {
            title: title.to_owned(),
            year: Some(year),
            runtime_min: Some(118),
            directors: names(&["Hanne “Hanny” Marder", "봉준호"]),
            writers: names(&["Łukasz Ørn"]),
            cast: vec![CastMember {
                name: "Solveig d’Aune".to_owned(),
                character: "Ferryman".to_owned(),
            }],
            genres: names(&["Sci-Fi", "Drama"]),
            countries: names(&["Côte d’Ivoire"]),
            languages: names(&["Norwegian"]),
            ..FilmFacts::default()
        };
        let film = journal.add_film(&facts).expect("a film can be added").value;
        let seen = ViewingFacts {
            watched_on: WatchedOn::parse("2025-03").ok(),
            score: Score::from_tenths(95).ok(),
            place: "Kino Sputnik".to_owned(),
            companions: names(&["Ana", "Jo"]),
            tags: names(&["winter light", "or", "x:\"y\""]),
            format: "70mm".to_owned(),
            note: "A lamp, a harbour.".to_owned(),
            ..ViewingFacts::default()
        };
        journal.log_viewing(film, &seen).expect("a viewing can be logged");
        let list = ListChoice::New(format!("Night Trains {year}"));
        journal.list_selection(&[film], &list).expect("a list can be made");
    }
}

/// Brings a file of this name in, without keeping it: an error is an answer, a panic is a find.
fn plan(name: &str, data: &[u8]) {
    let path = file(name, data);
    let reading = ImportReading {
        time_zone: Some("UTC".to_owned()),
        date_order: Some(DateOrder::DayFirst),
        films_are: Some(FilmsAre::Seen),
        ..ImportReading::default()
    };
    let _ =
        GROUND.journal.recognise_import(&path, &ImportReading::default(), Progress::unwatched());
    let choices = ImportChoices { reading, ..ImportChoices::default() };
    let _ = GROUND.journal.plan_import(&path, &choices, Progress::unwatched());
}

fn file(name: &str, data: &[u8]) -> PathBuf {
    let path = GROUND.folder.path().join(name);
    std::fs::write(&path, data).expect("a file can be written");
    path
}

/// The readers of tables.
pub fn tables(data: &[u8]) {
    plan("diary.csv", data);
}

/// The readers of JSON.
pub fn json(data: &[u8]) {
    plan("export.json", data);
}

/// The readers of XML.
pub fn xml(data: &[u8]) {
    plan("films.xml", data);
}

/// The readers of ZIP files, as they lie on a disk.
pub fn zips(data: &[u8]) {
    plan("export.zip", data);
}

/// The data shared out between files of these names: a byte for each says how much is its own.
fn shared<'d>(names: &[&'static str], data: &'d [u8]) -> Vec<(&'static str, &'d [u8])> {
    let (shape, mut rest) = data.split_at(data.len().min(names.len()));
    let mut files = Vec::new();
    for (name, length) in names.iter().zip(shape).filter(|(_, length)| **length > 0) {
        let (own, after) = rest.split_at(rest.len().min(usize::from(*length) * 16));
        rest = after;
        files.push((*name, own));
    }
    files
}

/// A sound ZIP of files.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("a member can be begun");
        zip.write_all(bytes).expect("a member can be written");
    }
    zip.finish().expect("a ZIP can be finished").into_inner()
}

/// The members of other products' exports.
pub fn members(data: &[u8]) {
    const NAMES: &[&str] = &[
        "diary.csv",
        "reviews.csv",
        "ratings.csv",
        "watched.csv",
        "watchlist.csv",
        "profile.csv",
        "lists/one.csv",
        "likes/films.csv",
        "watched/history-1.json",
        "ratings/ratings-movies.json",
        "lists/lists.json",
        "tellico.xml",
    ];
    plan("members.zip", &packed(&shared(NAMES, data)));
}

/// The members of workbooks.
pub fn workbooks(data: &[u8]) {
    if data.first().is_some_and(|first| first % 2 == 0) {
        const NAMES: &[&str] = &[
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
        ];
        plan("films.xlsx", &packed(&shared(NAMES, &data[1..])));
    } else if !data.is_empty() {
        const NAMES: &[&str] = &["mimetype", "content.xml", "META-INF/manifest.xml", "styles.xml"];
        plan("films.ods", &packed(&shared(NAMES, &data[1..])));
    }
}

/// The members of Matinee's own archives.
pub fn archives(data: &[u8]) {
    const NAMES: &[&str] = &[
        "films.json",
        "people.json",
        "viewings.json",
        "reviews.json",
        "reviews/one.md",
        "tags.json",
        "lists.json",
        "watchlist.json",
        "media.json",
        "revisions.json",
        "drafts.json",
        "shelves.json",
        "verdicts.json",
        "settings.json",
        "imports.json",
    ];
    let mut files = shared(NAMES, data);
    // Everything in an archive is told by its manifest, hash and all.
    let told: Vec<String> = files
        .iter()
        .map(|(name, bytes)| format!("\"{name}\":\"{}\"", blake3::hash(bytes).to_hex()))
        .collect();
    let manifest = format!(
        r#"{{"format":"matinee-archive","version":1,"made_at":"","made_by":"","counts":{{}},"members":{{{}}}}}"#,
        told.join(",")
    );
    files.push(("manifest.json", manifest.as_bytes()));
    let path = file("archive.zip", &packed(&files));
    let _ = GROUND.journal.rehearse_archive(&path, Progress::unwatched());
}

/// Single reviews, as pages, notes and plain text.
pub fn pieces(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let name = ["page.html", "note.md", "words.txt"][usize::from(*first) % 3];
    let path = file(name, rest);
    let _ = GROUND.journal.read_piece(&PieceSource::File(path));
}

/// The front matter of a note.
pub fn front_matter(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let pasted = format!("---\n{text}\n---\n\nIt opens on the flats.\n");
    let _ = GROUND.journal.read_piece(&PieceSource::Pasted(pasted));
}

/// Markdown to HTML: what comes out is harmless, and passes the last gate unchanged.
pub fn markdown(data: &[u8]) {
    let body = String::from_utf8_lossy(data);
    let phrases = Phrases::default();
    let context = Context { stills: &|_| None, phrases: &phrases };
    for html in [render(&body, &context).html, render_short(&body, &phrases)] {
        assert_eq!(sanitise(&html), html, "sanitising again changed the page");
        let tags = tags(&html.to_lowercase());
        for forbidden in [
            "<script",
            "<iframe",
            "<object",
            "<embed",
            "<style",
            "<svg",
            "<form",
            "<base",
            "<meta",
            "<link",
            "href=\"javascript",
            "src=\"http",
            "src=\"//",
            "src=\"data",
        ] {
            assert!(!tags.contains(forbidden), "{forbidden} in {html}");
        }
    }
    let _ = (to_text(&body), to_words(&body));
}

/// A page without what is read on it: there, anything may be said.
fn tags(html: &str) -> String {
    let (mut tags, mut is_tag, mut is_value) = (String::new(), false, false);
    for letter in html.chars() {
        match letter {
            '<' if !is_value => is_tag = true,
            '"' if is_tag => is_value = !is_value,
            _ => {}
        }
        if is_tag {
            tags.push(letter);
        }
        if letter == '>' && !is_value {
            is_tag = false;
        }
    }
    tags
}

/// HTML to Markdown, and what becomes of that.
pub fn html(data: &[u8]) {
    markdown(from_html(&String::from_utf8_lossy(data)).as_bytes());
}

/// The line films are found by.
pub fn query(data: &[u8]) {
    let line = String::from_utf8_lossy(data);
    let caret = usize::from(data.first().copied().unwrap_or_default());
    let _ = GROUND.journal.read_query(&line, caret);
    let _ = GROUND.journal.films_asked(&line);
    let _ = GROUND.journal.viewings_asked(&line);
    let _ = GROUND.journal.search(&line, 5);
    let _ = GROUND.journal.search_counts(&line, &Turn::lasting());
    let req = SearchReq { line: line.into_owned(), order: SearchOrder::Best, limit: 5, kind: None };
    let _ = GROUND.journal.search_hits(&req, &Turn::lasting());
}

/// The line a viewing is logged by.
pub fn line(data: &[u8]) {
    let typed = String::from_utf8_lossy(data).into_owned();
    let _ = GROUND.journal.read_date(&typed);
    let _ = GROUND.journal.read_quick_log(&QuickLogReq { typed, ..QuickLogReq::default() });
}

/// Pictures: read, cleaned, decoded, made small.
pub fn pictures(data: &[u8]) {
    if let Ok(picture) = Picture::read("poster", data) {
        let _ = picture.thumbnails(&Variant::STILL);
        let _ = picture.poster_colour();
    }
}

/// A journal's file, as it was written.
static WRITTEN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder can be made");
    drop(begin(folder.path()));
    std::fs::read(folder.path().join("journal.sqlite")).expect("it was written")
});

/// A journal's file: after a first byte below 128 a sound one with bytes changed, a place and a value
/// in four bytes of data each; after any other, the data itself. It is opened, checked and read.
pub fn journals(data: &[u8]) {
    let mut bytes = WRITTEN.clone();
    match data.split_first() {
        Some((first, patches)) if *first < 128 => {
            for patch in patches.chunks_exact(4) {
                let at = u32::from_le_bytes([patch[0], patch[1], patch[2], 0]) as usize;
                let at = at % bytes.len();
                bytes[at] = patch[3];
            }
        }
        Some((_, whole)) => bytes = whole.to_vec(),
        None => return,
    }
    let folder = GROUND.folder.path().join("patched");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    std::fs::write(folder.join("journal.sqlite"), &bytes).expect("a file can be written");
    if let Ok(journal) = Journal::open(&folder) {
        let _ = journal.check(Progress::unwatched());
        let _ = journal.stats();
        let _ = journal.statistics(&StatisticsReq::default());
        let _ = journal.undo_state();
        let _ = journal.logical_hash();
        for film in journal.library_ids(&Default::default()).unwrap_or_default().into_iter().take(3)
        {
            let _ = journal.film_page(film);
        }
        let _ = journal.undo();
    }
}
