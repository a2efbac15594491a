//! Collections of films as `GCstar` keeps them (`.gcs`).

use jiff::civil::Date;

use super::collected::{listed_under, minutes, words};
use super::emit::Emit;
use super::reading::{ImportAsks, Reading};
use super::values::{imdb_id, score_of, title, tmdb_id, year};
use super::xml::{self, Element, Met, each_entry};
use super::xml_file::Xml;
use crate::imports::Refused;
use crate::imports::foreign::{ForeignFilm, ForeignReview, Says};
use crate::{CastMember, FilmFacts};

pub(super) const XML: Xml = Xml {
    source: "gcstar",
    fits: |root| {
        let kind = root.attribute("type").unwrap_or_default();
        root.name() == "collection" && kind.starts_with("GC")
    },
    asks: ImportAsks::NOTHING,
    read,
};

fn read(text: &str, _: &Reading, emit: &mut Emit<'_>) -> Result<bool, Refused> {
    each_entry(text, &["item"], &mut |met| match met {
        Met::Around(collection) if collection.name() == "collection" => {
            match collection.attribute("type") {
                Some("GCfilms") => Ok(true),
                kind => Err(Refused::new(format!(
                    "It is a collection of {}, and Matinee keeps films.",
                    kind.unwrap_or("another kind").trim_start_matches("GC")
                ))),
            }
        }
        Met::Around(_) => Ok(true),
        Met::Entry(entry) => {
            let says = entry.element.clone().and_then(|item| says(&item));
            Ok(xml::emit(emit, &entry, says))
        }
    })
}

fn says(item: &Element) -> Result<Says, String> {
    let film = film(item)?;
    let added = item.attribute("added").and_then(day_first);
    let is = |name| item.attribute(name) == Some("1");
    let mut parts = vec![Says::Film(Box::new(film.clone()))];
    if is("seen") {
        parts.push(Says::Seen(film.clone(), added));
    }
    // A film that was not rated has 0.
    if let Some(points) = item.attribute("rating").filter(|points| *points != "0") {
        parts.push(Says::Scored(film.clone(), score_of(points, 10)?, added));
    }
    if is("favourite") {
        parts.push(Says::Liked(film.clone(), added));
    }
    if let Some(comment) = item.child("comment").filter(|it| !it.text().trim().is_empty()) {
        let review = Box::new(ForeignReview::of(words(comment.text().trim())));
        parts.push(Says::Reviewed(Box::new(film.clone()), review, added));
    }
    parts.extend(listed_under(&film, &column(item, "tags", 0)));
    Ok(Says::All(parts))
}

fn film(item: &Element) -> Result<ForeignFilm, String> {
    let split = |name| {
        let names = item.attribute(name).unwrap_or_default().split(',');
        let names = names.map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect::<Vec<_>>()
    };
    let cast = item.child("actors").into_iter().flat_map(Element::children).map(|line| {
        let mut columns = line.children().map(|column| column.text().trim().to_owned());
        let [name, character] = [columns.next(), columns.next()].map(Option::unwrap_or_default);
        CastMember { name, character }
    });
    let facts = FilmFacts {
        original_title: item.attribute("original").map(str::to_owned),
        runtime_min: item.attribute("time").and_then(minutes),
        directors: split("director"),
        countries: split("country"),
        genres: column(item, "genre", 0),
        cast: cast.collect(),
        ..FilmFacts::default()
    };
    // The address and, behind two signs, what the page is called.
    let page = item.attribute("webPage").map(|page| page.split("##").next().unwrap_or(page));
    let named = |site: &str, before: &str| {
        let name = page.filter(|page| page.contains(site))?.split(before).nth(1)?;
        name.split(['/', '?', '#', '-']).next()
    };
    let imdb = named("imdb.", "/title/").and_then(imdb_id);
    let tmdb = named("themoviedb.org", "/movie/").and_then(tmdb_id);
    Ok(ForeignFilm {
        title: title(item.attribute("title"))?,
        year: item.attribute("date").and_then(released),
        ids: imdb.into_iter().chain(tmdb).collect(),
        facts: Some(Box::new(facts)),
    })
}

/// A column of a table, `<genre><line><col>Drama</col></line></genre>`; or, as older versions write
/// it, words with commas between them.
fn column(item: &Element, name: &str, number: usize) -> Vec<String> {
    let Some(table) = item.child(name) else { return Vec::new() };
    let lines = table.children().filter_map(|line| line.children().nth(number));
    let mut words: Vec<String> = lines.map(|column| column.text().trim().to_owned()).collect();
    words.extend(table.text().split(',').map(|word| word.trim().to_owned()));
    words.retain(|word| !word.is_empty());
    words
}

/// The year of what its plugins write as the date: `1995`, `15/12/1995`, `1995-12-15`, `15 December
/// 1995`, `1995 (FR)`. Of two years neither is known to be the film's.
fn released(date: &str) -> Option<i16> {
    let mut years = date
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| year(digits).ok());
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}

/// `02/03/2026`: when it was added, which only helps.
fn day_first(text: &str) -> Option<Date> {
    let mut parts = text.split('/').map(str::trim);
    let [day, month, year] = [parts.next()?, parts.next()?, parts.next()?];
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("1995", Some(1995))]
    #[case("15/12/1995", Some(1995))]
    #[case("1995-12-15", Some(1995))]
    #[case("10 September 1974", Some(1974))]
    #[case("1974 (FR)", Some(1974))]
    #[case("1974, in France 1975", None)]
    #[case("soon", None)]
    fn a_date_gives_its_year(#[case] date: &str, #[case] expected: Option<i16>) {
        assert_eq!(released(date), expected);
    }

    #[test]
    fn a_day_stands_first() {
        assert_eq!(day_first("02/03/2026").unwrap().to_string(), "2026-03-02");
        assert_eq!(day_first("31/02/2026"), None);
        assert_eq!(day_first("2026"), None);
    }
}
