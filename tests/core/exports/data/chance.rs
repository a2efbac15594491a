//! Any journal at random.

use std::io::Cursor;
use std::sync::LazyLock;

use image::{ImageFormat, Rgb, RgbImage};
use matinee_core::{
    CastMember, FilmFacts, FilmId, ListFacts, OutsideId, ReviewText, StillFacts, ViewingFacts,
};
use proptest::prelude::*;
use proptest::sample::select;

use super::journals::{ids, log_late, names, rate, seen, write};
use crate::support::TestJournal;

/// A line a person might type, and some that nobody should.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z]{1,12}( [a-zA-Z]{1,8}){0,3}",
        2 => "\\PC{1,24}",
        1 => select(vec![
            "=1+1", "-5: totals", "@x", "+1", "'=1", "true", "null", "2026", "a,b;c\td", "\"so\" he says",
            "AC\\DC", "ends in \\", "\\\"", "النهر الذي نسي اسمه", "夜の停車場", "👩‍👩‍👧 🎬", "\u{feff}BOM",
            "one\u{2028}two", "NEL\u{85}", "a;b = c\\", "]]>", "<b>&amp;</b>", "’Round", "'Round",
            " led and trailed ", "CR\r\nLF", "~", "# no note", "[a, b]", "{a: b}", "--- x", "no",
            "[[REC]]", "[[a|b]]",
        ])
        .prop_map(str::to_owned),
        1 => "[a-z]{999,1000}",
    ]
}

fn body() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => line(),
        1 => select(vec![
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
    /// Catalogues name it, and how many names more than usual they have for it.
    named: Option<usize>,
    wanted: Option<String>,
    liked: bool,
    rated: bool,
    listed: bool,
    logged_late: bool,
    poster: bool,
    /// A still, with its time in the film where that is known.
    still: Option<Option<u32>>,
    viewings: Vec<Seen>,
    alone: Option<ReviewText>,
}

prop_compose! {
    fn viewing()(
        watched_on in select(vec!["", "1998~", "2009-03", "2020-04-11", "2020-04-11", "2024-02-29~", "2025-11-08"]),
        score in prop::option::of(0_u8..=100),
        flags in prop::array::uniform4(any::<bool>()),
        texts in prop::array::uniform3(prop::option::of(line())),
        companions in prop::collection::vec("[A-Z][a-z]{2,8}", 0..2),
        tags in prop::collection::vec(select(vec!["winter light", "the sea", "★", "a, b", "\"so\"", "c;d\\"]), 0..3),
    ) -> ViewingFacts {
        let [rewatch, abandoned, liked, private] = flags;
        let [place, format, note] = texts.map(Option::unwrap_or_default);
        ViewingFacts {
            rewatch, abandoned, liked, private, place, format, note, companions,
            tags: once(&tags),
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
        language in prop::option::weighted(0.3, select(vec!["pt", "en-GB"])),
        spoilers in any::<bool>(),
        private in prop::bool::weighted(0.2),
    ) -> ReviewText {
        ReviewText {
            body,
            headline: headline.unwrap_or_default(),
            summary: summary.unwrap_or_default(),
            verdict,
            language: language.map(str::to_owned),
            spoilers,
            private,
        }
    }
}

prop_compose! {
    fn facts()(
        title in line(),
        original_title in prop::option::of(line()),
        language in prop::option::weighted(0.4, select(vec!["pt", "ja", "de"])),
        year in prop::option::of(1900_i16..2030),
        tagline in prop::option::of(line()),
        runtime_min in prop::option::of(1_u32..400),
        people in prop::collection::vec("[A-Z][a-z]{2,8} [A-Z][a-z,\"]{2,8}", 0..8),
        genres in prop::collection::vec(select(vec!["Drama", "Comedy", "Krimi; cosy"]), 0..2),
        writers in prop::collection::vec("[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", 0..3),
        countries in prop::collection::vec(select(vec!["Portugal", "Côte d’Ivoire", "Korea, South"]), 0..3),
        languages in prop::collection::vec(select(vec!["Portuguese", "Ewe", "a; b"]), 0..3),
    ) -> FilmFacts {
        let played = |(at, name): (usize, &String)| CastMember {
            name: name.clone(),
            character: if at % 3 == 1 { String::new() } else { format!("Self, {at}") },
        };
        FilmFacts {
            title, original_title, year, runtime_min, writers,
            language: language.map(str::to_owned),
            tagline: tagline.unwrap_or_default(),
            directors: people.iter().take(1).cloned().collect(),
            cast: people.iter().skip(1).enumerate().map(played).collect(),
            genres: once(&genres),
            countries: once(&countries),
            languages: once(&languages),
            ids: Vec::new(),
        }
    }
}

prop_compose! {
    fn film()(
        facts in facts(),
        named in prop::option::weighted(0.8, prop_oneof![4 => Just(0_usize), 1 => 1_usize..3]),
        flags in prop::array::uniform5(prop::bool::weighted(0.3)),
        still in prop::option::weighted(0.2, prop::option::of(1_u32..9_000)),
        wanted in prop::option::weighted(0.2, line()),
        viewings in prop::collection::vec((viewing(), prop::option::of((text(), prop::bool::weighted(0.8)))), 0..4),
        alone in prop::option::weighted(0.2, text()),
    ) -> Made {
        let [liked, rated, listed, poster, logged_late] = flags;
        let viewings = viewings.into_iter().map(|(facts, review)| Seen { facts, review });
        Made {
            facts, named, wanted, liked, rated, listed, poster, logged_late, still, alone,
            viewings: viewings.collect(),
        }
    }
}

/// The films of a journal.
pub fn films() -> impl Strategy<Value = Vec<Made>> {
    prop::collection::vec(film(), 1..6)
}

/// The same without pictures.
pub fn without_pictures(films: &[Made]) -> Vec<Made> {
    films.iter().map(|made| Made { poster: false, still: None, ..made.clone() }).collect()
}

/// Each of them once.
fn once(words: &[&str]) -> Vec<String> {
    let mut kept: Vec<&str> = Vec::new();
    for word in words {
        if !kept.contains(word) {
            kept.push(word);
        }
    }
    names(&kept)
}

/// A small picture, so that its sizes are soon made.
static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(24, 36, Rgb([200, 60, 40]))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
});

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
    let (mut rated, mut late) = (Vec::new(), Vec::new());
    for (number, made) in films.iter().enumerate() {
        let mut facts = made.facts.clone();
        if facts.title.trim().is_empty() || made.named.is_none() {
            facts.title = format!("Plain {number}");
        }
        facts.ids = made.named.map(|more| named(number + 1, more)).unwrap_or_default();
        if let (None, Some(year)) = (made.named, facts.year) {
            rated.extend(made.rated.then(|| (facts.title.clone(), year)));
            late.extend(made.logged_late.then(|| (facts.title.clone(), year)));
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
        picture(&journal, film, made);
    }
    let rated: Vec<_> = rated.iter().map(|(title, year)| (title.as_str(), *year, "3.5")).collect();
    if !rated.is_empty() {
        rate(&journal, &rated);
    }
    let late: Vec<_> = late.iter().map(|(title, year)| (title.as_str(), *year)).collect();
    if !late.is_empty() {
        log_late(&journal, &late);
    }
    journal
}

fn picture(journal: &TestJournal, film: FilmId, made: &Made) {
    if made.poster {
        journal.set_poster(film, "poster.png", &PICTURE).unwrap();
    }
    if let Some(timecode_s) = made.still {
        let still = journal.add_still(film, "walk.png", &PICTURE).unwrap().value.id;
        let facts =
            StillFacts { caption: "He, walking".to_owned(), timecode_s, ..StillFacts::default() };
        journal.edit_still(still, &facts).unwrap();
    }
}

/// What catalogues call a film; some call it by two names.
fn named(number: usize, more: usize) -> Vec<OutsideId> {
    let further = [
        ("imdb", format!("tt9{number:06}")),
        ("letterboxd-page", format!("https://letterboxd.example/film/{number}/")),
    ];
    let further = further.into_iter().take(more);
    let further = further.map(|(kind, value)| OutsideId { kind: kind.to_owned(), value });
    ids(number).into_iter().chain(further).collect()
}
