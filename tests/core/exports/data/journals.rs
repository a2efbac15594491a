//! Journals to export: a small one with every trap, and any one at random.

use std::fs::File;
use std::io::Write;

use matinee_core::{
    CastMember, FilmFacts, FilmId, FilmPick, Journal, ListFacts, OutsideId, Progress, ReviewForm,
    ReviewId, ReviewSave, ReviewText, RevisionCause, ViewingFacts, ViewingId, WatchedOn,
};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::TestJournal;

/// What catalogues call film number so and so.
pub fn ids(number: usize) -> Vec<OutsideId> {
    let id = |kind: &str, value: String| OutsideId { kind: kind.to_owned(), value };
    vec![
        id("imdb", format!("tt{number:07}")),
        id("tmdb", format!("{}", 700_000 + number)),
        id("letterboxd", format!("https://boxd.it/{number}xYz")),
    ]
}

/// A viewing on that date, undated when it is empty, scored in tenths.
pub fn seen(watched_on: &str, score: Option<u8>) -> ViewingFacts {
    ViewingFacts {
        watched_on: (!watched_on.is_empty()).then(|| WatchedOn::parse(watched_on).unwrap()),
        score: score.map(|tenths| tenths.try_into().unwrap()),
        ..ViewingFacts::default()
    }
}

/// Writes a review of a viewing, or of the film alone; finished or a draft.
pub fn write(
    journal: &Journal,
    film: FilmId,
    viewing: Option<ViewingId>,
    text: ReviewText,
    finished: bool,
) -> ReviewId {
    let watch = viewing.map(|viewing| journal.viewing_facts(viewing).unwrap());
    let facts = journal.film_facts(film).unwrap();
    let form = ReviewForm { film: Some(film), facts, viewing, watch, text };
    let cause = if finished { RevisionCause::Done } else { RevisionCause::Left };
    let save = ReviewSave { review: None, draft: None, form, cause };
    journal.save_review(&save).unwrap().value.review
}

/// Gives films scores of their own, as a ratings file does: half stars for titles of a year.
pub fn rate(journal: &TestJournal, rated: &[(&str, i16, &str)]) {
    let path = journal.folder.path().join("ratings.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    zip.start_file("ratings.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"Date,Name,Year,Letterboxd URI,Rating\r\n").unwrap();
    for (title, year, stars) in rated {
        zip.write_all(format!("2024-01-05,{title},{year},,{stars}\r\n").as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    journal.import_file(&path, Progress::unwatched()).unwrap();
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// A small journal with all that other formats stumble over.
pub fn traps() -> TestJournal {
    let journal = TestJournal::new();
    let harbour = FilmFacts {
        title: "=The \"Glass\" Harbour, again".to_owned(),
        original_title: Some("O Porto de Vidro".to_owned()),
        year: Some(1974),
        tagline: "It shows.".to_owned(),
        runtime_min: Some(128),
        directors: names(&["Ana Reis", "Tom Hale"]),
        writers: names(&["Ana Reis"]),
        cast: vec![
            CastMember { name: "Tom Hale".to_owned(), character: "The Pilot".to_owned() },
            CastMember { name: "Ida <Voss>".to_owned(), character: String::new() },
        ],
        genres: names(&["Drama", "Mystery"]),
        countries: names(&["Portugal"]),
        languages: names(&["Portuguese"]),
        ids: ids(1),
        ..FilmFacts::default()
    };
    let film = journal.add_film(&harbour).unwrap().value;
    let first = ViewingFacts {
        tags: names(&["35mm", "rio, night"]),
        place: "Cine \\ Odeon".to_owned(),
        companions: names(&["Inês"]),
        note: "-row 3\nseat 4".to_owned(),
        liked: true,
        ..seen("2026-03-01", Some(95))
    };
    let viewing = journal.log_viewing(film, &first).unwrap().value;
    let text = ReviewText {
        headline: "A harbour of glass".to_owned(),
        body: "He says \"stay\". *Perfect.*\n\n> Twice, [they](https://a.example/?q=1) said & went.\n\n||He dies.||"
            .to_owned(),
        summary: "Patient.".to_owned(),
        verdict: Some("Mine".to_owned()),
        ..ReviewText::default()
    };
    write(&journal, film, Some(viewing), text, true);
    journal.log_viewing(film, &seen("2026-03-01", Some(80))).unwrap();
    let again = ViewingFacts { rewatch: true, abandoned: true, ..seen("2026-04~", Some(5)) };
    journal.log_viewing(film, &again).unwrap();

    let plain = |title: &str, number: usize| FilmFacts {
        title: title.to_owned(),
        year: Some(1999),
        ids: ids(number),
        ..FilmFacts::default()
    };
    let wanted = journal.add_film(&plain("Only wanted", 2)).unwrap().value;
    journal.add_to_watchlist(wanted, "Ana said so").unwrap();
    let nameless = FilmPick::New { title: "Nobody’s number".to_owned(), year: None };
    journal.log_viewing(nameless, &seen("", None)).unwrap();
    journal.add_film(&plain("Scored alone", 4)).unwrap();
    rate(&journal, &[("Scored alone", 1999, "3.5")]);
    let shown = journal.add_film(&plain("夜の停車場", 5)).unwrap().value;
    let night = journal.log_viewing(shown, &seen("2025-12-31", Some(100))).unwrap().value;
    write(
        &journal,
        shown,
        Some(night),
        ReviewText { body: "Not yet.".to_owned(), ..ReviewText::default() },
        false,
    );
    let list = ListFacts { name: "Noir".to_owned(), ..ListFacts::default() };
    let list = journal.add_list(&list).unwrap().value;
    journal.add_to_list(list, film, "").unwrap();
    journal
}

/// A line a person might type, and some that nobody should.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z]{1,12}( [a-zA-Z]{1,8}){0,3}",
        2 => "\\PC{1,24}",
        1 => prop::sample::select(vec![
            "=1+1", "-5: totals", "@x", "+1", "'=1", "true", "null", "2026", "a,b;c\td", "\"so\" he says",
            "AC\\DC", "ends in \\", "\\\"", "النهر الذي نسي اسمه", "夜の停車場", "👩‍👩‍👧 🎬", "\u{feff}BOM",
            "one\u{2028}two", "NEL\u{85}", "a;b = c\\", "]]>", "<b>&amp;</b>", "’Round", "'Round",
        ])
        .prop_map(str::to_owned),
        1 => "[a-z]{999,1000}",
    ]
}

fn body() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => line(),
        1 => prop::sample::select(vec![
            "*so*", "**so**", "> quoted", "## Head", "- item", "||hidden||", "[l](https://b.example)",
            "![c](still:none)", "a\nb", "a\\\nb", "\u{1}control\u{7f}", "&lt;", "`code`", "Alone. {lead}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.join("\n\n"))
}

/// A viewing, with whether it is reviewed and how.
#[derive(Debug, Clone)]
pub struct Seen {
    facts: ViewingFacts,
    review: Option<(ReviewText, bool)>,
}

/// A film of a journal made at random.
#[derive(Debug, Clone)]
pub struct Made {
    facts: FilmFacts,
    named: bool,
    wanted: Option<String>,
    liked: bool,
    rated: bool,
    listed: bool,
    viewings: Vec<Seen>,
    alone: Option<ReviewText>,
}

prop_compose! {
    fn viewing()(
        watched_on in prop::sample::select(vec!["", "1998~", "2009-03", "2020-04-11", "2020-04-11", "2024-02-29~", "2025-11-08"]),
        score in prop::option::of(0_u8..=100),
        flags in prop::array::uniform4(any::<bool>()),
        texts in prop::array::uniform2(prop::option::of(line())),
        companions in prop::collection::vec("[A-Z][a-z]{2,8}", 0..2),
        tags in prop::collection::vec(prop::sample::select(vec!["winter light", "the sea", "★", "a, b", "\"so\"", "c;d\\"]), 0..3),
    ) -> ViewingFacts {
        let [rewatch, abandoned, liked, private] = flags;
        let [place, note] = texts.map(Option::unwrap_or_default);
        let mut tags: Vec<String> = tags.into_iter().map(str::to_owned).collect();
        tags.dedup();
        ViewingFacts {
            rewatch, abandoned, liked, private, place, note, companions, tags,
            ..seen(watched_on, score)
        }
    }
}

prop_compose! {
    fn text()(
        body in body(),
        headline in prop::option::of(line()),
        summary in prop::option::of("[a-z *]{1,20}"),
        verdict in prop::option::of("[a-z]{1,9}"),
        spoilers in any::<bool>(),
        private in prop::bool::weighted(0.2),
    ) -> ReviewText {
        ReviewText {
            body,
            headline: headline.unwrap_or_default(),
            summary: summary.unwrap_or_default(),
            verdict,
            spoilers,
            private,
            ..ReviewText::default()
        }
    }
}

prop_compose! {
    fn film()(
        title in line(),
        original_title in prop::option::of(line()),
        year in prop::option::of(1900_i16..2030),
        tagline in prop::option::of(line()),
        runtime_min in prop::option::of(1_u32..400),
        people in prop::collection::vec("[A-Z][a-z]{2,8} [A-Z][a-z,\"]{2,8}", 0..3),
        genres in prop::collection::vec(prop::sample::select(vec!["Drama", "Comedy", "Krimi; cosy"]), 0..2),
        named in prop::bool::weighted(0.8),
        flags in prop::array::uniform3(prop::bool::weighted(0.3)),
        wanted in prop::option::weighted(0.2, line()),
        viewings in prop::collection::vec((viewing(), prop::option::of((text(), prop::bool::weighted(0.8)))), 0..4),
        alone in prop::option::weighted(0.2, text()),
    ) -> Made {
        let [liked, rated, listed] = flags;
        let viewings = viewings.into_iter().map(|(facts, review)| Seen { facts, review });
        Made {
            facts: FilmFacts {
                title, original_title, year, runtime_min,
                tagline: tagline.unwrap_or_default(),
                directors: people.iter().take(1).cloned().collect(),
                cast: people.iter().skip(1).map(|name| CastMember { name: name.clone(), character: "Self".to_owned() }).collect(),
                genres: genres.into_iter().map(str::to_owned).collect(),
                ..FilmFacts::default()
            },
            named, wanted, liked, rated, listed, alone,
            viewings: viewings.collect(),
        }
    }
}

/// The films of a journal.
pub fn films() -> impl Strategy<Value = Vec<Made>> {
    prop::collection::vec(film(), 1..6)
}

/// Makes the journal. A film that catalogues do not name gets a title nobody else has, so that it can
/// be told from the others in any file.
pub fn make(films: &[Made]) -> TestJournal {
    let journal = TestJournal::new();
    let list = ListFacts {
        name: "Noir?".to_owned(),
        description: "By night.".to_owned(),
        ranked: true,
        tags: names(&["rain"]),
    };
    let list = journal.add_list(&list).unwrap().value;
    let mut rated = Vec::new();
    for (number, made) in films.iter().enumerate() {
        let mut facts = made.facts.clone();
        if facts.title.trim().is_empty() || !made.named {
            facts.title = format!("Plain {number}");
        }
        if made.named {
            facts.ids = ids(number + 1);
        }
        if made.rated && !made.named && facts.year.is_some() {
            rated.push((facts.title.clone(), facts.year.unwrap_or_default()));
        }
        let film = journal.add_film(&facts).unwrap().value;
        if made.liked {
            journal.like_film(film, true).unwrap();
        }
        for seen in &made.viewings {
            let viewing = journal.log_viewing(film, &seen.facts).unwrap().value;
            if let Some((text, finished)) = &seen.review {
                write(&journal, film, Some(viewing), text.clone(), *finished);
            }
        }
        if let Some(text) = &made.alone {
            write(&journal, film, None, text.clone(), true);
        }
        if let Some(why) = &made.wanted {
            journal.add_to_watchlist(film, why).unwrap();
        }
        if made.listed {
            journal.add_to_list(list, film, &made.facts.tagline).unwrap();
        }
    }
    let rated: Vec<_> = rated.iter().map(|(title, year)| (title.as_str(), *year, "3.5")).collect();
    if !rated.is_empty() {
        rate(&journal, &rated);
    }
    journal
}
