//! What Watcharr exports: one entry a film, with its status, score, thoughts and tags.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::collected::{listed_under, together};
use super::emit::Emit;
use super::entry_keys::EntryKeys;
use super::instants::{logged_on, watched_on};
use super::json::{self, Loose, Shape, each_entry, read_as};
use super::reading::{ImportAsks, Reading};
use super::values::{imdb_id, score_of, tags, title, tmdb_id, year};
use super::whole_file::Json;
use crate::imports::Refused;
use crate::imports::foreign::{ForeignFilm, ForeignReview, ForeignText, ForeignViewing, Says};
use crate::{FilmFacts, WatchedOn};

pub(super) const JSON: Json = Json {
    source: "watcharr",
    fits: is_watcharrs,
    asks: ImportAsks { time_zone: true, ..ImportAsks::NOTHING },
    read,
};

fn is_watcharrs(shape: &Shape) -> bool {
    shape.has(&["[].status"]) && shape.has_any(&["[].content.tmdbId", "[].game.igdbId"])
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct WatcharrEntry {
    id: Loose,
    status: Loose,
    rating: Loose,
    thoughts: Loose,
    created_at: Loose,
    content: Option<Content>,
    game: Option<IgnoredAny>,
    activity: Option<Vec<Activity>>,
    tags: Option<Vec<Tag>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Content {
    #[serde(rename = "tmdbId")]
    tmdb: Loose,
    imdb_id: Loose,
    title: Loose,
    #[serde(rename = "type")]
    kind: Loose,
    release_date: Loose,
    runtime: Loose,
}

/// Something done to the entry. Its date counts only where the person gave one.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Activity {
    data: Loose,
    custom_date: Loose,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Tag {
    name: Loose,
}

fn read(text: &str, reading: &Reading, emit: &mut Emit<'_>) -> Result<bool, Refused> {
    let mut keys = EntryKeys::default();
    each_entry(text, &mut |entry| {
        let says = read_as(entry.raw).and_then(|read| says(&read, reading, &mut keys));
        json::emit(emit, entry, says)
    })
}

fn says(entry: &WatcharrEntry, reading: &Reading, keys: &mut EntryKeys) -> Result<Says, String> {
    if entry.game.is_some() && entry.content.is_none() {
        return Ok(Says::LeftOut("This is a game, and Matinee keeps films."));
    }
    let content = entry.content.as_ref().ok_or("This entry names no film.")?;
    match content.kind.said() {
        Some("movie") => {}
        Some(_) => return Ok(Says::LeftOut("This is of a series, and Matinee keeps films.")),
        None => return Err("This entry does not say whether it is a film.".into()),
    }
    let film = of_film(content)?;
    // An entry that was not rated has 0.
    let score = match entry.rating.said().filter(|points| *points != "0") {
        Some(points) => Some(score_of(points, 10)?),
        None => None,
    };
    let thoughts = entry
        .thoughts
        .said()
        .map(|_| Box::new(ForeignReview::of(ForeignText::Plain(entry.thoughts.text().to_owned()))));
    let logged = logged_on(reading, entry.created_at.said());
    let names = entry.tags.iter().flatten().filter_map(|tag| tag.name.said());
    let names: Vec<String> = names.map(str::to_owned).collect();
    match entry.status.said() {
        Some(status @ ("FINISHED" | "DROPPED")) => {
            let watched_on = finished_on(entry, reading)?;
            return Ok(Says::Viewing(Box::new(ForeignViewing {
                entry: Some(match entry.id.said() {
                    Some(id) => format!("watched {id}"),
                    None => keys.next(&film, watched_on),
                }),
                film,
                watched_on,
                logged_on: logged,
                score,
                abandoned: status == "DROPPED",
                tags: tags(Some(&names.join(","))),
                review: thoughts,
                ..ForeignViewing::default()
            })));
        }
        Some("PLANNED") => {
            let why = entry.thoughts.text().to_owned();
            let mut others = listed_under(&film, &names);
            others.extend(score.map(|score| Says::Scored(film.clone(), score, None)));
            return Ok(together(Says::Wanted(film, logged, why), others));
        }
        Some("WATCHING" | "HOLD") => {}
        other => {
            let other = other.unwrap_or_default();
            return Err(format!("‘{other}’ is no status that Watcharr is known to write."));
        }
    }
    let mut parts = Vec::new();
    parts.extend(score.map(|score| Says::Scored(film.clone(), score, None)));
    parts.extend(listed_under(&film, &names));
    parts.extend(thoughts.map(|review| Says::Reviewed(Box::new(film), review, logged)));
    Ok(if parts.is_empty() {
        Says::LeftOut("This film was begun and not finished, so it was not seen yet.")
    } else {
        Says::All(parts)
    })
}

/// The last date that the person gave for having finished it.
fn finished_on(entry: &WatcharrEntry, reading: &Reading) -> Result<Option<WatchedOn>, String> {
    let given = entry.activity.iter().flatten().rev().find_map(|activity| {
        let status = entry.status.said()?;
        activity.data.text().contains(status).then_some(activity.custom_date.said()).flatten()
    });
    watched_on(reading, given)
}

fn of_film(content: &Content) -> Result<ForeignFilm, String> {
    let released = content.release_date.said().and_then(|date| date.get(..4));
    let runtime_min = content.runtime.said().and_then(|minutes| minutes.parse().ok());
    let facts = runtime_min
        .filter(|minutes| *minutes > 0)
        .map(|minutes| Box::new(FilmFacts { runtime_min: Some(minutes), ..FilmFacts::default() }));
    let ids = [content.tmdb.said().and_then(tmdb_id), content.imdb_id.said().and_then(imdb_id)];
    Ok(ForeignFilm {
        title: title(content.title.said())?,
        // A film without a release date has that of year 1.
        year: released.filter(|text| *text != "0001").map(year).transpose()?,
        ids: ids.into_iter().flatten().collect(),
        facts,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::testing::{read, viewings};

    fn entry(rest: &str) -> String {
        format!(
            "[{{{rest},\"content\":{{\"tmdbId\":700001,\"title\":\"Kites\",\"type\":\"movie\",\"release_date\":\"1999-04-02T00:00:00Z\",\"runtime\":128}}}}]"
        )
    }

    #[test]
    fn when_it_was_entered_is_not_when_it_was_seen() {
        let viewing = &viewings(&entry(
            "\"status\":\"FINISHED\",\"rating\":7,\"createdAt\":\"2026-03-02T08:00:00Z\",\"activity\":[{\"type\":\"ADDED_WATCHED\",\"data\":\"{\\\"status\\\":\\\"FINISHED\\\"}\",\"createdAt\":\"2026-03-02T08:00:00Z\"}]",
        ))[0];
        assert_eq!(viewing.watched_on, None);
        assert_eq!(viewing.logged_on.unwrap().to_string(), "2026-03-02");
        assert_eq!(viewing.score.unwrap().tenths(), 70);
        assert_eq!(viewing.film.year, Some(1999));
    }

    #[test]
    fn a_date_that_the_person_gave_is() {
        let viewing = &viewings(&entry(
            "\"status\":\"FINISHED\",\"activity\":[{\"data\":\"FINISHED\",\"customDate\":\"2026-03-01T12:00:00Z\"}]",
        ))[0];
        assert_eq!(viewing.watched_on.unwrap().to_string(), "2026-03-01");
    }

    #[test]
    fn games_and_series_are_set_aside() {
        let rows = read(
            "[{\"status\":\"FINISHED\",\"game\":{\"igdbId\":1}},{\"status\":\"FINISHED\",\"content\":{\"tmdbId\":2,\"type\":\"tv\"}}]",
        );
        assert!(rows.iter().all(|row| matches!(row.says, Says::LeftOut(_))), "{rows:?}");
    }
}
