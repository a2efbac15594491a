use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{FilmId, MediaId, Result, Score};

/// A film as its table has it, credits and the like apart.
#[derive(Debug, Clone)]
pub(crate) struct FilmRow {
    pub(crate) id: FilmId,
    pub(crate) uid: String,
    pub(crate) title: String,
    pub(crate) original_title: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) sort_title: String,
    pub(crate) match_title: String,
    pub(crate) year: Option<i16>,
    pub(crate) tagline: String,
    pub(crate) runtime_min: Option<u32>,
    pub(crate) poster_id: Option<MediaId>,
    pub(crate) poster_colour: Option<String>,
    pub(crate) liked: bool,
    pub(crate) score: Option<Score>,
    pub(crate) scored_on: Option<String>,
    /// JSON array of fact names.
    pub(crate) own_facts: String,
    pub(crate) added_at: String,
    pub(crate) changed_at: String,
}

const COLUMNS: &str = "id, uid, title, original_title, language, sort_title, match_title, year, tagline, \
     runtime_min, poster_id, poster_colour, liked, score, scored_on, own_facts, added_at, changed_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<FilmRow> {
    Ok(FilmRow {
        id: row.get("id")?,
        uid: row.get("uid")?,
        title: row.get("title")?,
        original_title: row.get("original_title")?,
        language: row.get("language")?,
        sort_title: row.get("sort_title")?,
        match_title: row.get("match_title")?,
        year: row.get("year")?,
        tagline: row.get("tagline")?,
        runtime_min: row.get("runtime_min")?,
        poster_id: row.get("poster_id")?,
        poster_colour: row.get("poster_colour")?,
        liked: row.get("liked")?,
        score: row.get("score")?,
        scored_on: row.get("scored_on")?,
        own_facts: row.get("own_facts")?,
        added_at: row.get("added_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// Adds a film; the id in `film` is not looked at.
pub(crate) fn insert(conn: &Connection, film: &FilmRow) -> Result<FilmId> {
    conn.prepare_cached(
        "insert into films (uid, title, original_title, language, sort_title, match_title, year, tagline,
                            runtime_min, poster_id, poster_colour, liked, score, scored_on, own_facts,
                            added_at, changed_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        film.uid,
        film.title,
        film.original_title,
        film.language,
        film.sort_title,
        film.match_title,
        film.year,
        film.tagline,
        film.runtime_min,
        film.poster_id,
        film.poster_colour,
        film.liked,
        film.score,
        film.scored_on,
        film.own_facts,
        film.added_at,
        film.changed_at,
    ])?;
    Ok(FilmId(conn.last_insert_rowid()))
}

/// Writes everything of a film but its uid and when it was added.
pub(crate) fn update(conn: &Connection, film: &FilmRow) -> Result<()> {
    conn.prepare_cached(
        "update films set title = ?2, original_title = ?3, language = ?4, sort_title = ?5, match_title = ?6,
                year = ?7, tagline = ?8, runtime_min = ?9, poster_id = ?10, poster_colour = ?11, liked = ?12,
                score = ?13, scored_on = ?14, own_facts = ?15, changed_at = ?16
         where id = ?1",
    )?
    .execute(params![
        film.id,
        film.title,
        film.original_title,
        film.language,
        film.sort_title,
        film.match_title,
        film.year,
        film.tagline,
        film.runtime_min,
        film.poster_id,
        film.poster_colour,
        film.liked,
        film.score,
        film.scored_on,
        film.own_facts,
        film.changed_at,
    ])?;
    Ok(())
}

/// The film of an id.
pub(crate) fn by_id(conn: &Connection, id: FilmId) -> Result<Option<FilmRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from films where id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// The film of a uid.
pub(crate) fn by_uid(conn: &Connection, uid: &str) -> Result<Option<FilmRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from films where uid = ?1"))?
        .query_row([uid], from_row)
        .optional()?)
}

/// The films whose folded title and year are these, the first added first.
pub(crate) fn by_match(
    conn: &Connection,
    match_title: &str,
    year: Option<i16>,
) -> Result<Vec<FilmRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {COLUMNS} from films where match_title = ?1 and year is ?2 order by id"
    ))?;
    let rows = statement.query_map(params![match_title, year], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The folded titles of the films of a year.
pub(crate) fn titles_of_year(conn: &Connection, year: i16) -> Result<Vec<(FilmId, String)>> {
    let mut statement =
        conn.prepare_cached("select id, match_title from films where year = ?1 order by id")?;
    let rows = statement.query_map([year], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The films that have an original title of their own, with it.
pub(crate) fn original_titles(conn: &Connection) -> Result<Vec<(FilmId, String)>> {
    let mut statement = conn.prepare_cached(
        "select id, original_title from films where original_title is not null order by id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The films whose folded title is this, of whatever year, the first added first.
pub(crate) fn by_title(conn: &Connection, match_title: &str) -> Result<Vec<FilmRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {COLUMNS} from films where match_title = ?1 order by id"
    ))?;
    let rows = statement.query_map([match_title], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a film has this title, as matched.
pub(crate) fn is_titled(conn: &Connection, match_title: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached("select exists (select 1 from films where match_title = ?1)")?
        .query_row([match_title], |row| row.get(0))?)
}

/// How many films of an index are looked at for what is typed: one letter begins thousands.
const LOOKED_AT: usize = 200;

const BEGINNING: &str = "
    select f.id from (select id, match_title from films
                      where match_title >= ?1 and match_title < ?1 || char(0x10ffff)
                        and (?2 is null or year = ?2) limit ?3) f
    join film_standing s on s.film_id = f.id
    order by s.last_watched_on desc, f.match_title, f.id limit ?4";

/// Films whose title begins so, those seen last first; then those with all of the words in their
/// title, for FTS5; only those of a year, where one is given.
pub(crate) fn beginning(
    conn: &Connection,
    match_title: &str,
    words: Option<&str>,
    year: Option<i16>,
    limit: usize,
) -> Result<Vec<FilmId>> {
    let mut statement = conn.prepare_cached(BEGINNING)?;
    let rows =
        statement.query_map(params![match_title, year, LOOKED_AT, limit], |row| row.get(0))?;
    let mut films: Vec<FilmId> = rows.collect::<rusqlite::Result<_>>()?;
    if let Some(words) = words.filter(|_| films.len() < limit) {
        for film in with_words(conn, words, LOOKED_AT)? {
            let fits = year.is_none() || by_id(conn, film)?.is_some_and(|row| row.year == year);
            if films.len() < limit && fits && !films.contains(&film) {
                films.push(film);
            }
        }
    }
    Ok(films)
}

/// Films with all of the words in their title, for FTS5; those added last first.
pub(crate) fn with_words(conn: &Connection, words: &str, limit: usize) -> Result<Vec<FilmId>> {
    let mut statement = conn.prepare_cached(
        "select rowid from film_search where film_search match 'title : (' || ?1 || ')'
         order by rowid desc limit ?2",
    )?;
    let rows = statement.query_map(params![words, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Deletes a film and all that belongs to it.
pub(crate) fn delete(conn: &Connection, id: FilmId) -> Result<bool> {
    Ok(conn.prepare_cached("delete from films where id = ?1")?.execute([id])? > 0)
}

/// The film added last; nought when there is none.
pub(crate) fn last(conn: &Connection) -> Result<FilmId> {
    Ok(conn
        .prepare_cached("select coalesce(max(id), 0) from films")?
        .query_row([], |row| row.get(0))?)
}

/// A film's own score, and the score of its latest scored viewing.
pub(crate) fn scores(conn: &Connection, id: FilmId) -> Result<(Option<Score>, Option<Score>)> {
    Ok(conn
        .prepare_cached(
            "select f.score, (select v.score from viewings v where v.film_id = f.id and v.score is not null
                              order by v.watched_on desc, v.day_order desc, v.id desc limit 1)
             from films f where f.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Gives a film a score of its own.
pub(crate) fn update_score(
    conn: &Connection,
    id: FilmId,
    score: Score,
    scored_on: Option<String>,
    changed_at: &str,
) -> Result<()> {
    conn.prepare_cached(
        "update films set score = ?2, scored_on = ?3, changed_at = ?4 where id = ?1",
    )?
    .execute(params![id, score, scored_on, changed_at])?;
    Ok(())
}

/// Says when a film's own score was given, where that is not known; says whether it was not.
pub(crate) fn date_score(
    conn: &Connection,
    id: FilmId,
    scored_on: &str,
    changed_at: &str,
) -> Result<bool> {
    let changed = conn
        .prepare_cached(
            "update films set scored_on = ?2, changed_at = ?3
             where id = ?1 and score is not null and scored_on is null",
        )?
        .execute(params![id, scored_on, changed_at])?;
    Ok(changed > 0)
}

/// Marks a film as liked; says whether it was not before.
pub(crate) fn like(conn: &Connection, id: FilmId, changed_at: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached("update films set liked = 1, changed_at = ?2 where id = ?1 and not liked")?
        .execute(params![id, changed_at])?
        > 0)
}
