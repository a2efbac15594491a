//! Notes, pages, books and texts: what each holds of its film, its viewing and itself, and what it is
//! told to leave behind.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use matinee_core::LossKind as Is;
use matinee_core::imports::piece::{Piece, PieceSource};
use matinee_core::{ExportFormat, LossKind, Progress};
use serde_json::Value;

use super::super::{counts, files_below, order, report};
use super::facts::{Fact, Film, check, document, played, points, text, truth};
use super::reviews::spoils;
use crate::support::TestJournal;

/// What is lost of the films, viewings and reviews of one journal.
pub struct Told {
    pub facts: Vec<Fact>,
    pub counts: BTreeMap<LossKind, usize>,
}

/// Everything there is to say of the reviews that go, their viewings and their films. What stays
/// whole is checked here and taken out of what is told. Nothing where no review goes.
pub fn told(journal: &TestJournal, format: ExportFormat) -> Option<Told> {
    let for_others = matches!(format, ExportFormat::Html | ExportFormat::Epub | ExportFormat::Site);
    let document = document(journal);
    let mut facts = Vec::new();
    let (mut unreviewed, mut apart, mut in_line) = (0, 0, 0);
    let (mut drafts, mut private, mut pictures, mut records) = (0, 0, 0, 0);
    let films = truth(&document);
    let is_public = |review: &Value| review["state"] == "finished" && review["private"] != true;
    let goes = |review: &Value| !for_others || is_public(review);
    if !films.iter().any(|film| film.reviews.iter().any(goes)) {
        return None;
    }
    let mut counts = counts(&report(journal, format));
    for film in &films {
        let going: Vec<_> = film.reviews.iter().filter(|review| goes(review)).collect();
        if going.is_empty() {
            unreviewed += 1;
            continue;
        }
        let stay = film.reviews.iter().filter(|review| !goes(review));
        let (some, others): (Vec<_>, Vec<_>) = stay.partition(|it| it["state"] != "finished");
        (drafts, private) = (drafts + some.len(), private + others.len());
        facts.extend(film.facts());
        facts.extend(film.still_times());
        pictures += usize::from(!film.record["poster"].is_null());
        pictures += film.record["stills"].as_array().map_or(0, Vec::len);
        records += 1 + going.len();
        for viewing in &film.viewings {
            if going.iter().any(|review| review["viewing"] == viewing["uid"]) {
                facts.extend(film.of_viewing(viewing));
                records += 1;
            } else if for_others && film.viewings.len() > 1 {
                in_line += 1;
            } else {
                apart += 1;
            }
        }
        for review in &going {
            // Where not even the day is held, the hour goes without saying.
            let of_review = film.of_review(review).into_iter();
            facts.extend(of_review.filter(|fact| {
                fact.1 != "written hour"
                    || matches!(format, ExportFormat::Html | ExportFormat::Site)
            }));
        }
    }
    let uids: BTreeSet<_> = films
        .iter()
        .filter(|film| film.reviews.iter().any(goes))
        .flat_map(|film| &film.reviews)
        .map(|review| text(&review["uid"]))
        .collect();
    let revisions = document["revisions"].as_array().into_iter().flatten();
    let revisions = revisions.filter(|it| uids.contains(&text(&it["review"]))).count();
    let many = |kind: &str| document[kind].as_array().map_or(0, Vec::len);
    for (kind, count) in [
        (Is::FilmsUnreviewed, unreviewed),
        (Is::ViewingsUnreviewed, apart),
        (Is::ViewingsInLine, in_line),
        (Is::ReviewsDraft, drafts),
        (Is::ReviewsPrivate, private),
        (Is::PicturesResized, if for_others { pictures } else { 0 }),
        (Is::Revisions, revisions),
        (Is::VerdictScale, many("verdicts")),
        (Is::Imports, many("imports")),
        (Is::Bookkeeping, records),
    ] {
        assert_eq!(counts.remove(&kind).unwrap_or_default(), count, "{format:?} {kind:?}");
    }
    counts.remove(&Is::Lists);
    counts.remove(&Is::Listings);
    Some(Told { facts, counts })
}

impl Film {
    fn still_times(&self) -> Vec<Fact> {
        let stills = self.record["stills"].as_array().into_iter().flatten();
        let times = stills.map(|still| ("still time", text(&still["timecode_s"])));
        self.said(times.collect())
    }

    /// Everything there is to say of a review but its words.
    pub fn of_review(&self, review: &Value) -> Vec<Fact> {
        let written = text(&review["written_at"]);
        let spoils = if spoils(review) { "true" } else { "" };
        self.said(vec![
            ("headline", text(&review["headline"])),
            ("body", text(&review["body"])),
            ("summary", text(&review["summary"])),
            ("verdict", text(&review["verdict"])),
            ("spoilers", spoils.to_owned()),
            ("private", text(&review["private"])),
            ("review language", text(&review["language"])),
            ("draft", if review["state"] == "finished" { "" } else { "yes" }.to_owned()),
            ("written day", written[..10].to_owned()),
            ("written hour", written[11..].to_owned()),
        ])
    }

    /// The film's own score is what a review of no viewing shows, where no viewing has one.
    pub fn shows_its_own_score(&self) -> bool {
        self.viewings.iter().all(|one| one["score"].is_null())
    }
}

/// The files of an export by themselves, with what is beside them.
fn written(journal: &TestJournal, format: ExportFormat) -> (tempfile::TempDir, Vec<PathBuf>) {
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("out");
    journal.export(&order(format), &to, Progress::unwatched()).unwrap();
    let names = files_below(&to).into_keys().filter(|name| {
        let top = !name.starts_with('.') && !name.contains('/');
        top || name.starts_with("reviews/")
    });
    let named = names.filter(|name| name.ends_with(".md") || name.ends_with(".html"));
    let named = named.filter(|name| name != "index.html").map(|name| to.join(name)).collect();
    (place, named)
}

/// What a file says when it is brought in.
fn facts_of(piece: &Piece, film: &Film, viewing: Option<&Value>) -> (Vec<Fact>, Vec<Fact>) {
    let (facts, text) = (&piece.form.facts, &piece.form.text);
    let number = |number: Option<String>| number.unwrap_or_default();
    let cast = facts.cast.iter().map(|one| played(&one.name, &one.character));
    let poster = piece.pictures.iter().any(|picture| picture.poster);
    let mut of_film = vec![
        ("title", facts.title.clone()),
        ("original title", facts.original_title.clone().unwrap_or_default()),
        ("title language", facts.language.clone().unwrap_or_default()),
        ("year", number(facts.year.map(|year| year.to_string()))),
        ("tagline", facts.tagline.clone()),
        ("runtime", number(facts.runtime_min.map(|minutes| minutes.to_string()))),
        ("genres", facts.genres.join("|")),
        ("countries", facts.countries.join("|")),
        ("spoken", facts.languages.join("|")),
        ("directors", facts.directors.join(", ")),
        ("writers", facts.writers.join(", ")),
        ("cast", cast.collect::<Vec<_>>().join(", ")),
        // Of a page it is a smaller one.
        ("poster", if poster { self::text(&film.record["poster"]) } else { String::new() }),
    ];
    of_film.extend(facts.ids.iter().map(|id| ("id", format!("{}:{}", id.kind, id.value))));
    for still in piece.pictures.iter().filter(|picture| !picture.poster) {
        of_film.push(("still", still.name.clone()));
        of_film.push(("still time", number(still.timecode_s.map(|time| time.to_string()))));
    }
    let mut of_review = vec![
        ("headline", text.headline.clone()),
        ("body", text.body.clone()),
        ("summary", text.summary.clone()),
        ("verdict", text.verdict.clone().unwrap_or_default()),
        (
            "spoilers",
            if text.spoilers || text.body.contains("||hidden||") { "true" } else { "" }.to_owned(),
        ),
        ("private", if text.private { "true" } else { "" }.to_owned()),
        ("review language", text.language.clone().unwrap_or_default()),
        ("draft", if piece.draft { "yes" } else { "" }.to_owned()),
        ("written day", number(piece.written_on.map(|on| on.to_string()))),
    ];
    if let (Some(watch), Some(_)) = (&piece.form.watch, viewing) {
        let on = number(watch.watched_on.map(|on| on.to_string()));
        let date = on.replace('~', "");
        let exact = if date.len() == 10 { date.clone() } else { String::new() };
        let yes = |said: bool| if said { "true" } else { "" }.to_owned();
        of_review.extend([
            ("viewing", format!("on {exact}")),
            ("partial date", if exact.is_empty() { date } else { String::new() }),
            ("about", if !exact.is_empty() && on.ends_with('~') { exact } else { String::new() }),
            ("rewatch", yes(watch.rewatch)),
            ("abandoned", yes(watch.abandoned)),
            ("score", number(watch.score.map(|score| format!("{:.1}", score.points())))),
            ("liked", yes(watch.liked)),
            ("tags", watch.tags.join("|")),
        ]);
    }
    assert_eq!(piece.form.watch.is_some(), viewing.is_some(), "{piece:?}");
    (film.said(of_film), film.said(of_review))
}

/// Reads files back by bringing them in elsewhere.
fn read_files(journal: &TestJournal, format: ExportFormat) -> Vec<Fact> {
    let document = document(journal);
    let films = truth(&document);
    let (_place, files) = written(journal, format);
    let other = TestJournal::new();
    let (mut of_films, mut facts) = (BTreeSet::new(), Vec::new());
    for file in files {
        let piece = other.read_piece(&PieceSource::File(file.clone())).unwrap().piece;
        let uid = piece.uid.clone().expect("it says which review it is");
        let is_it = |review: &&Value| review["uid"] == uid.as_str();
        let (film, review) = films
            .iter()
            .find_map(|film| Some((film, film.reviews.iter().find(is_it)?)))
            .expect("it is of this journal");
        let viewing = film.viewings.iter().find(|viewing| viewing["uid"] == review["viewing"]);
        let (of_film, of_review) = facts_of(&piece, film, viewing);
        of_films.extend(of_film);
        of_films.extend(film.said(of_file(&file, format, film, viewing)));
        facts.extend(of_review);
    }
    facts.extend(of_films);
    facts
}

/// What a file says besides, and bringing it in takes up otherwise.
fn of_file(
    file: &Path,
    format: ExportFormat,
    film: &Film,
    viewing: Option<&Value>,
) -> Vec<(&'static str, String)> {
    let words = std::fs::read_to_string(file).unwrap();
    let line = |key: &str| {
        let line = words.lines().find_map(|line| line.strip_prefix(&format!("{key}: ")));
        line.unwrap_or_default().trim_matches('"').to_owned()
    };
    if format == ExportFormat::Markdown {
        return vec![
            ("film score", line("film_score")),
            ("film liked", line("film_liked")),
            ("scored on", line("film_scored_on")),
        ];
    }
    let own = points(&film.record["score"]);
    let shown = viewing.is_none()
        && film.shows_its_own_score()
        && words.contains(&format!("<span class=\"vh\">{own} out of 10"));
    vec![("film score", if shown { text(&film.record["score"]) } else { String::new() })]
}

/// What none of these files holds.
const NEVER: [(&str, &[LossKind]); 10] = [
    ("wanted", &[Is::Watchlist]),
    ("why", &[Is::WatchlistReasons]),
    ("order", &[Is::DayOrders]),
    ("place", &[Is::Places]),
    ("format", &[Is::Formats]),
    ("note", &[Is::Notes]),
    ("companions", &[Is::Companions]),
    ("private", &[Is::PrivateMarks]),
    ("logged on", &[Is::LoggedDates]),
    ("written hour", &[Is::WrittenHours]),
];

/// What each of them holds.
const ALWAYS: [&str; 17] = [
    "title",
    "original title",
    "year",
    "tagline",
    "runtime",
    "countries",
    "directors",
    "writers",
    "cast",
    "viewing",
    "partial date",
    "about",
    "score",
    "tags",
    "headline",
    "summary",
    "verdict",
];

pub fn check_all(
    told: Told,
    read: &[Fact],
    held: &[&'static str],
    lost: &[(&'static str, &'static [LossKind])],
) {
    let held = ALWAYS.iter().chain(held).map(|what| (*what, &[][..]));
    let table: Vec<_> = NEVER.into_iter().chain(held).chain(lost.iter().copied()).collect();
    check(told.facts, read, &told.counts, &table, &[]);
}

/// Notes and pages, read back by Matinee.
pub fn read_back(journal: &TestJournal) {
    let Some(told_notes) = told(journal, ExportFormat::Markdown) else { return };
    let read = read_files(journal, ExportFormat::Markdown);
    let held = [
        "title language",
        "genres",
        "spoken",
        "id",
        "poster",
        "still",
        "still time",
        "film score",
        "film liked",
        "scored on",
        "rewatch",
        "abandoned",
        "liked",
        "body",
        "spoilers",
        "review language",
        "draft",
    ];
    check_all(told_notes, &read, &held, &[("written day", &[Is::WrittenDates])]);

    let held = [
        "title language",
        "genres",
        "spoken",
        "id",
        "poster",
        "still",
        "still time",
        "rewatch",
        "body",
        "spoilers",
        "review language",
        "written day",
    ];
    let lost: [(&str, &[LossKind]); 5] = [
        ("film score", &[Is::FilmScores]),
        ("film liked", &[Is::FilmLikes]),
        ("scored on", &[Is::ScoredDates]),
        ("abandoned", &[Is::Abandoned]),
        ("liked", &[Is::Likes]),
    ];
    for format in [ExportFormat::Html, ExportFormat::Site] {
        let Some(told) = told(journal, format) else { return };
        check_all(told, &read_files(journal, format), &held, &lost);
    }
}
