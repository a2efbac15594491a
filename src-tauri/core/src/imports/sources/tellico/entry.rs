use jiff::civil::Date;

use crate::imports::foreign::{ForeignFilm, ForeignPicture, ForeignReview, Says};
use crate::imports::sources::collected::{listed_under, minutes, words};
use crate::imports::sources::values::{imdb_id, score_of, title, tmdb_id, year};
use crate::imports::sources::xml::Element;
use crate::{CastMember, FilmFacts};

/// Where the scale of ratings ends, which a collection may set.
pub(super) struct Scale(u32);

impl Default for Scale {
    fn default() -> Self {
        Self(5)
    }
}

impl Scale {
    /// Looks whether a field is the rating, and what its scale is.
    pub(super) fn tell(&mut self, field: &Element) {
        if field.attribute("name") != Some("rating") {
            return;
        }
        let best = field.children().find(|prop| prop.attribute("name") == Some("maximum"));
        if let Some(best) = best.and_then(|best| best.text().trim().parse().ok())
            && (1..=100).contains(&best)
        {
            self.0 = best;
        }
    }
}

/// What an entry says. That a film is in a collection does not say that it was seen.
pub(super) fn says(
    entry: &Element,
    scale: &Scale,
    cover: Option<ForeignPicture>,
) -> Result<Vec<Says>, String> {
    let film = film(entry)?;
    let made = entry.child("cdate").and_then(day);
    let mut parts = vec![Says::Film(Box::new(film.clone()))];
    // A film that was not rated has none, or 0.
    if let Some(points) = entry.said("rating").filter(|points| *points != "0") {
        parts.push(Says::Scored(film.clone(), score_of(points, scale.0)?, made));
    }
    if let Some(comments) = entry.said("comments") {
        let review = Box::new(ForeignReview::of(words(comments)));
        parts.push(Says::Reviewed(Box::new(film.clone()), review, made));
    }
    parts.extend(listed_under(&film, &entry.each_of("keywords")));
    parts.extend(cover.map(|cover| Says::Poster(Box::new(film), cover)));
    Ok(parts)
}

fn film(entry: &Element) -> Result<ForeignFilm, String> {
    let cast = entry.child("casts").into_iter().flat_map(Element::children).map(|member| {
        let mut columns = member.children().map(|column| column.text().trim().to_owned());
        match columns.next() {
            Some(name) => CastMember { name, character: columns.next().unwrap_or_default() },
            // A cast without a table is names alone.
            None => CastMember { name: member.text().trim().to_owned(), character: String::new() },
        }
    });
    let facts = FilmFacts {
        original_title: entry.said("origtitle").map(str::to_owned),
        runtime_min: entry.said("running-time").and_then(minutes),
        directors: entry.each_of("directors"),
        writers: entry.each_of("writers"),
        genres: entry.each_of("genres"),
        countries: entry.each_of("nationalitys"),
        cast: cast.collect(),
        ..FilmFacts::default()
    };
    let imdb = entry.said("imdb").and_then(|text| {
        let name = text.split("/title/").last()?.split(['/', '?', '#']).next()?;
        imdb_id(name)
    });
    let ids = [entry.said("tmdb").and_then(tmdb_id), imdb];
    Ok(ForeignFilm {
        title: title(entry.said("title"))?,
        year: entry.said("year").map(year).transpose()?,
        ids: ids.into_iter().flatten().collect(),
        facts: Some(Box::new(facts)),
    })
}

/// A date in three parts.
fn day(date: &Element) -> Option<Date> {
    let part = |name| date.said(name);
    let [month, day] = [part("month")?.parse().ok()?, part("day")?.parse().ok()?];
    Date::new(part("year")?.parse().ok()?, month, day).ok()
}
