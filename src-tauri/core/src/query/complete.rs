//! How a line may go on: names of filters, and after one the values the journal has for it.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::keys::KEYS;
use super::lexer::{Piece, Token, is_quotation_mark};
use super::{Key, offers};
use crate::Result;

/// How many ways to go on are offered.
pub(super) const OFFERED: usize = 8;

/// How the part of a line at the caret may go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Completion {
    /// Where what is replaced begins, in UTF-16 units.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The filter whose values these are; none where they are names of filters.
    pub key: Option<String>,
    /// What may stand there, the likeliest first.
    pub choices: Vec<Choice>,
}

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Choice {
    /// What goes into the line.
    pub text: String,
    /// What it is called.
    pub label: String,
    /// How many films, viewings or lists have it; none where that is not counted.
    pub count: Option<u32>,
}

/// How the piece at a byte of a line may go on; nothing where it cannot.
pub(super) fn at(
    conn: &Connection,
    line: &str,
    pieces: &[Piece<'_>],
    caret: usize,
) -> Result<Option<Completion>> {
    let Some(piece) =
        pieces.iter().find(|piece| piece.span.start < caret && caret <= piece.span.end)
    else {
        return Ok(None);
    };
    let completion = match &piece.token {
        Token::Filter { key, sign, quoted, .. } => {
            let Some(key) = Key::named(key) else { return Ok(None) };
            let named = piece.span.start + key.name().len();
            let signed = named + sign.text().len();
            if caret < signed {
                return Ok(None);
            }
            let typed = line[signed..caret].trim_matches(is_quotation_mark);
            let (from, choices) = match key {
                Key::Amount(measure) if !quoted => {
                    (named, offers::amounts(conn, measure, *sign, typed)?)
                }
                _ => (signed, offers::values_of(conn, key, *sign, typed, *quoted)?),
            };
            let key = Some(key.name().to_owned());
            Completion { from, to: piece.span.end, key, choices }
        }
        Token::Words { text, quoted: false, .. } => {
            let choices = names_like(text);
            Completion { from: piece.span.start, to: piece.span.end, key: None, choices }
        }
        _ => return Ok(None),
    };
    Ok((!completion.choices.is_empty()).then_some(completion))
}

/// Filters whose names begin so.
fn names_like(typed: &str) -> Vec<Choice> {
    let typed = typed.to_ascii_lowercase();
    KEYS.into_iter()
        .filter(|(name, _)| name.starts_with(&typed))
        .map(|(name, _)| Choice {
            text: format!("{name}:"),
            label: format!("{name}:"),
            count: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::*;
    use crate::query::{line, parse};
    use crate::{CastMember, FilmFacts, Journal, ListChoice, ListFacts, ViewingFacts};

    /// A journal with names of every kind, odd ones among them.
    static JOURNAL: LazyLock<(Journal, TempDir)> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::open(&folder.path().join("journal")).unwrap();
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let mut films = Vec::new();
        for (title, year) in
            [("夜の停車場", 1962), ("Who’s “Afraid”?", 1974), ("…", 2001), ("A (b) or -c", 1998)]
        {
            let facts = FilmFacts {
                title: title.to_owned(),
                year: Some(year),
                directors: names(&["Hanne “Hanny” Marder", "봉준호"]),
                writers: names(&["Łukasz Ørn"]),
                cast: vec![CastMember {
                    name: "Solveig d’Aune".to_owned(),
                    ..CastMember::default()
                }],
                genres: names(&["Sci-Fi", "Drama"]),
                countries: names(&["Côte d’Ivoire"]),
                languages: names(&["Norwegian"]),
                ..FilmFacts::default()
            };
            let film = journal.add_film(&facts).unwrap().value;
            let seen = ViewingFacts {
                score: Some(90.try_into().unwrap()),
                place: "Kino (Sputnik)".to_owned(),
                companions: names(&["Ana", "Ö"]),
                tags: names(&["winter light", "$", "or", "x:\"y\""]),
                format: "70mm".to_owned(),
                ..ViewingFacts::default()
            };
            journal.log_viewing(film, &seen).unwrap();
            films.push(film);
        }
        let list = ListChoice::New("Night trains -2".to_owned());
        journal.list_selection(&films, &list).unwrap();
        let empty = ListFacts { name: "Nothing yet".to_owned(), ..ListFacts::default() };
        journal.add_list(&empty).unwrap();
        (journal, folder)
    });

    fn offered(line: &str, caret: usize) -> Option<Completion> {
        JOURNAL.0.read_query(line, caret).unwrap().completion
    }

    #[test]
    fn every_filter_offers_something() {
        for key in Key::every() {
            let line = format!("{}:", key.name());
            assert!(offered(&line, line.len()).is_some(), "{line}");
        }
    }

    #[test]
    fn a_list_without_films_is_not_offered() {
        assert_eq!(offered("list:noth", 9), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn an_offer_taken_is_understood_where_it_stands(line in line(), caret in 0..40_usize) {
            let Some(Completion { from, to, key, choices }) = offered(&line, caret) else {
                return Ok(());
            };
            let units: Vec<u16> = line.encode_utf16().collect();
            prop_assert!(from <= caret.min(units.len()) && caret.min(units.len()) <= to, "{from}..{to}");
            prop_assert!(to <= units.len());
            let part = |units: &[u16]| String::from_utf16(units);
            let (before, after) = (part(&units[..from]), part(&units[to..]));
            prop_assert!(before.is_ok() && after.is_ok(), "cut inside a letter");
            let (before, after) = (before.unwrap(), after.unwrap());
            for Choice { text, .. } in choices {
                let taken = format!("{before}{text}{after}");
                let place = before.len()..before.len() + text.len();
                if key.is_some() {
                    let query = parse(&taken);
                    let wrong = query.problems.iter().find(|problem| {
                        problem.span.start < place.end && place.start < problem.span.end
                    });
                    prop_assert!(wrong.is_none(), "{taken}: {wrong:?}");
                } else {
                    prop_assert!(Key::named(text.trim_end_matches(':')).is_some(), "{text}");
                }
            }
        }

        #[test]
        fn a_name_that_is_offered_finds_a_film(
            key in prop::sample::select(Key::every().collect::<Vec<_>>()),
            typed in "[a-zñØ夜봉$(‘’ ]{0,2}",
        ) {
            let Key::Named(named) = key else { return Ok(()) };
            let line = format!("{}:\"{typed}", named.key());
            let offered = offered(&line, line.encode_utf16().count());
            for Choice { text, .. } in offered.map(|offered| offered.choices).unwrap_or_default() {
                let line = format!("{}:{text}", named.key());
                prop_assert!(!JOURNAL.0.films_asked(&line).unwrap().is_empty(), "{line}");
            }
        }
    }
}
