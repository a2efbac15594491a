//! What Simkl backs up: `SimklBackup.json`, alone or in its ZIP, in the shape of its
//! `/sync/all-items`. It keeps one entry a film, with the last time it was watched.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::collected::beside;
use super::emit::Emit;
use super::entry_keys::EntryKeys;
use super::instants::{date_of, logged_on, watched_on};
use super::json::{self, Loose, Shape, each_entry, read_as};
use super::reading::{ImportAsks, Reading};
use super::values::{imdb_id, numbered, score_of, title, tmdb_id, year};
use super::whole_file::Json;
use crate::imports::Refused;
use crate::imports::foreign::{ForeignFilm, ForeignViewing, Says};

pub(super) const JSON: Json = Json {
    source: "simkl",
    fits: is_simkls,
    asks: ImportAsks { time_zone: true, ..ImportAsks::NOTHING },
    read,
};

fn is_simkls(shape: &Shape) -> bool {
    shape.has_any(&["movies[].movie.ids.simkl", "shows[].show.ids.simkl", "anime[].show.ids.simkl"])
        || shape.has(&["movies[].status", "movies[].movie.ids.imdb"])
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SimklEntry {
    status: Loose,
    user_rating: Loose,
    user_rated_at: Loose,
    last_watched_at: Loose,
    added_to_watchlist_at: Loose,
    memo: Option<Memo>,
    anime_type: Loose,
    movie: Option<SimklFilm>,
    /// What an anime is called under, a film too.
    show: Option<SimklFilm>,
    #[serde(rename = "seasons")]
    _seasons: IgnoredAny,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Memo {
    text: Loose,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SimklFilm {
    title: Loose,
    year: Loose,
    ids: Option<SimklIds>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SimklIds {
    #[serde(alias = "simkl_id")]
    simkl: Loose,
    imdb: Loose,
    tmdb: Loose,
}

const SERIES: &str = "This is of a series, and Matinee keeps films.";

fn read(text: &str, reading: &Reading, emit: &mut Emit<'_>) -> Result<bool, Refused> {
    let mut keys = EntryKeys::default();
    each_entry(text, &mut |entry| {
        let says = match entry.key {
            "shows" => Ok(Says::LeftOut(SERIES)),
            "movies" | "anime" => read_as(entry.raw)
                .and_then(|read| says(&read, entry.key == "anime", reading, &mut keys)),
            _ => Ok(Says::LeftOut("This is of no film.")),
        };
        json::emit(emit, entry, says)
    })
}

fn says(
    entry: &SimklEntry,
    is_anime: bool,
    reading: &Reading,
    keys: &mut EntryKeys,
) -> Result<Says, String> {
    if is_anime && entry.anime_type.said() != Some("movie") {
        return Ok(Says::LeftOut(SERIES));
    }
    let film = entry.movie.as_ref().or(entry.show.as_ref()).ok_or("This entry names no film.")?;
    let film = of_film(film)?;
    let memo = entry.memo.as_ref().map(|memo| memo.text.text().to_owned()).unwrap_or_default();
    let mut parts = Vec::new();
    match entry.status.said() {
        Some(status @ ("completed" | "dropped")) => {
            let watched_on = watched_on(reading, entry.last_watched_at.said())?;
            parts.push(Says::Viewing(Box::new(ForeignViewing {
                // One without a date is the same once its date is known, so it has no name.
                entry: watched_on.map(|date| keys.next(&film, Some(date))),
                film: film.clone(),
                watched_on,
                abandoned: status == "dropped",
                note: memo,
                ..ForeignViewing::default()
            })));
        }
        Some("plantowatch") => {
            let on = date_of(reading, entry.added_to_watchlist_at.said())?;
            parts.push(Says::Wanted(film.clone(), on, memo));
        }
        // What was said of a film that was not seen to its end is kept.
        // 'Not interesting' is what 'dropped' was called, and what one never began as well.
        Some("watching" | "hold" | "notinteresting") | None => {
            parts.extend(beside(&film, &memo, &[], None))
        }
        Some(other) => return Err(format!("‘{other}’ is no status that Simkl is known to write.")),
    }
    // A film that was not rated has null or 0.
    if let Some(points) = entry.user_rating.said().filter(|points| *points != "0") {
        let on = logged_on(reading, entry.user_rated_at.said());
        parts.push(Says::Scored(film, score_of(points, 10)?, on));
    }
    Ok(match parts.len() {
        0 => Says::LeftOut("This film was begun and not finished, so it was not seen yet."),
        1 => parts.remove(0),
        _ => Says::All(parts),
    })
}

fn of_film(film: &SimklFilm) -> Result<ForeignFilm, String> {
    let none = SimklIds::default();
    let ids = film.ids.as_ref().unwrap_or(&none);
    let ids = [
        ids.tmdb.said().and_then(tmdb_id),
        ids.imdb.said().and_then(imdb_id),
        ids.simkl.said().and_then(|id| numbered("simkl", id)),
    ];
    Ok(ForeignFilm {
        title: title(film.title.said())?,
        year: film.year.said().filter(|text| *text != "0").map(year).transpose()?,
        ids: ids.into_iter().flatten().collect(),
        facts: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::foreign::ForeignText;
    use crate::imports::sources::testing::read;

    fn movie(rest: &str) -> String {
        format!(
            "{{\"shows\":[{{\"status\":\"watching\"}}],\"anime\":[],\"movies\":[{{{rest},\"movie\":{{\"title\":\"Kites\",\"year\":1999,\"ids\":{{\"simkl\":1,\"imdb\":\"tt0070000\",\"tmdb\":\"700001\"}}}}}}]}}"
        )
    }

    #[test]
    fn the_first_second_of_unix_time_is_no_date_and_an_empty_memo_no_note() {
        let rows = read(&movie(
            "\"status\":\"completed\",\"last_watched_at\":\"1970-01-01T00:00:01Z\",\"memo\":{}",
        ));
        assert_eq!(rows[0].says, Says::LeftOut(SERIES));
        let Says::Viewing(viewing) = &rows[1].says else { panic!("{:?}", rows[1]) };
        assert_eq!((viewing.watched_on, viewing.note.as_str()), (None, ""));
        assert_eq!(viewing.film.ids[0].value, "700001");
    }

    #[test]
    fn what_is_begun_is_left_out_but_for_what_is_said_of_it() {
        let rows = read(&movie("\"status\":\"hold\",\"user_rating\":null"));
        assert!(matches!(rows[1].says, Says::LeftOut(_)));
        let rows = read(&movie("\"status\":\"notinteresting\",\"user_rating\":3"));
        assert!(matches!(&rows[1].says, Says::Scored(_, score, _) if score.tenths() == 30));
        let rows = read(&movie("\"status\":\"watching\",\"user_rating\":7"));
        assert!(matches!(&rows[1].says, Says::Scored(_, score, _) if score.tenths() == 70));
        let rows = read(&movie("\"status\":\"hold\",\"memo\":{\"text\":\"So far so good\"}"));
        assert!(matches!(&rows[1].says, Says::Reviewed(_, review, None) if review.private
            && review.body == ForeignText::Plain("So far so good".into())));
    }

    #[test]
    fn an_unknown_status_is_not_guessed_at() {
        assert!(matches!(read(&movie("\"status\":\"slept\""))[1].says, Says::Unreadable(_)));
    }
}
