//! What links a film's review to others. Every query is bounded, so that a tag on half the journal
//! costs no more than one on a dozen films.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{FilmId, Result, ReviewId, Score};

/// Reviews taken from one link, at most.
const FROM_ONE: u32 = 60;

/// Beyond this many a tag, list or word is simply common.
const COUNTED: u32 = 500;

/// A finished review of another film, and what links it.
#[derive(Debug, Clone)]
pub(crate) struct LinkRow {
    pub(crate) review: ReviewId,
    pub(crate) film: FilmId,
    /// The name of the person, tag or list.
    pub(crate) name: String,
    /// How many films the link is shared by, counted to a limit.
    pub(crate) size: u32,
}

/// A link through a person, with what they did in each film.
#[derive(Debug, Clone)]
pub(crate) struct PersonRow {
    pub(crate) link: LinkRow,
    pub(crate) here: String,
    pub(crate) there: String,
}

/// Reviews of films that share a person with this one.
pub(crate) fn by_people(conn: &Connection, film: FilmId) -> Result<Vec<PersonRow>> {
    let mut statement = conn.prepare_cached(
        "select r.id, r.film_id, p.name, here.role, there.role
         from credits here
         join people p on p.id = here.person_id
         join credits there on there.person_id = here.person_id and there.film_id <> here.film_id
         join reviews r on r.film_id = there.film_id and r.state = 'finished'
         where here.film_id = ?1 and here.position < 12 and there.position < 12
         limit 600",
    )?;
    let rows = statement.query_map([film], |row| {
        Ok(PersonRow {
            link: LinkRow { review: row.get(0)?, film: row.get(1)?, name: row.get(2)?, size: 1 },
            here: row.get(3)?,
            there: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reviews whose viewings share a tag with one of this film's.
pub(crate) fn by_tags(conn: &Connection, film: FilmId) -> Result<Vec<LinkRow>> {
    let mut tags = conn.prepare_cached(
        "select distinct t.id, t.name from viewings v
         join viewing_tags vt on vt.viewing_id = v.id join tags t on t.id = vt.tag_id
         where v.film_id = ?1 limit 40",
    )?;
    let mut count = conn.prepare_cached(
        "select count(*) from (select 1 from viewing_tags where tag_id = ?1 limit ?2)",
    )?;
    let mut reviews = conn.prepare_cached(
        "select r.id, r.film_id from viewing_tags vt
         join reviews r on r.viewing_id = vt.viewing_id and r.state = 'finished'
         where vt.tag_id = ?1 and r.film_id <> ?2 order by vt.viewing_id desc limit ?3",
    )?;
    let mut links = Vec::new();
    let tags =
        tags.query_map([film], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    for tag in tags {
        let (tag, name) = tag?;
        let size = count.query_row(params![tag, COUNTED], |row| row.get(0))?;
        let found = reviews.query_map(params![tag, film, FROM_ONE], pair)?;
        links.extend(named(found, &name, size)?);
    }
    Ok(links)
}

/// Reviews of films on a list with this one.
pub(crate) fn by_lists(conn: &Connection, film: FilmId) -> Result<Vec<LinkRow>> {
    let mut lists = conn.prepare_cached(
        "select l.id, l.name from list_films lf join lists l on l.id = lf.list_id
         where lf.film_id = ?1 limit 40",
    )?;
    let mut count = conn.prepare_cached(
        "select count(*) from (select 1 from list_films where list_id = ?1 limit ?2)",
    )?;
    let mut reviews = conn.prepare_cached(
        "select r.id, r.film_id from list_films lf
         join reviews r on r.film_id = lf.film_id and r.state = 'finished'
         where lf.list_id = ?1 and lf.film_id <> ?2 order by lf.position limit ?3",
    )?;
    let mut links = Vec::new();
    let lists =
        lists.query_map([film], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    for list in lists {
        let (list, name) = list?;
        let size = count.query_row(params![list, COUNTED], |row| row.get(0))?;
        let found = reviews.query_map(params![list, film, FROM_ONE], pair)?;
        links.extend(named(found, &name, size)?);
    }
    Ok(links)
}

/// Reviews of films of this folded title.
pub(crate) fn of_title(
    conn: &Connection,
    match_title: &str,
    not: FilmId,
) -> Result<Vec<(ReviewId, FilmId)>> {
    let mut statement = conn.prepare_cached(
        "select r.id, r.film_id from films f join reviews r on r.film_id = f.id and r.state = 'finished'
         where f.match_title = ?1 and f.id <> ?2 order by r.written_at desc, r.id desc limit 8",
    )?;
    let rows = statement.query_map(params![match_title, not], pair)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Finished reviews of other films that an FTS5 query finds, the newest first, with their bodies.
pub(crate) fn bodies_matching(
    conn: &Connection,
    query: &str,
    not: FilmId,
) -> Result<Vec<(ReviewId, FilmId, String)>> {
    let mut statement = conn.prepare_cached(
        "select r.id, r.film_id, r.body
         from (select rowid from review_search where review_search match ?1 order by rowid desc limit ?3) found
         join reviews r on r.id = found.rowid and r.state = 'finished' and r.film_id <> ?2",
    )?;
    let rows = statement.query_map(params![query, not, FROM_ONE], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The reviews that have a word, the newest first and up to a limit.
pub(crate) fn with_word(conn: &Connection, query: &str) -> Result<Vec<ReviewId>> {
    let mut statement = conn.prepare_cached(
        "select rowid from review_search where review_search match ?1 order by rowid desc limit ?2",
    )?;
    let rows = statement.query_map(params![query, COUNTED + 1], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many reviews there are, counted to a limit.
pub(crate) fn reviews_counted(conn: &Connection) -> Result<u32> {
    Ok(conn
        .prepare_cached("select count(*) from (select 1 from reviews limit 100 * ?1)")?
        .query_row([COUNTED], |row| row.get(0))?)
}

/// Reviews of films of a year whose score lies between two.
pub(crate) fn of_year(
    conn: &Connection,
    year: i16,
    scores: (u8, u8),
    not: FilmId,
) -> Result<Vec<(ReviewId, FilmId)>> {
    let mut statement = conn.prepare_cached(
        "select (select r.id from reviews r where r.film_id = f.id and r.state = 'finished' order by r.written_at desc, r.id desc limit 1), f.id
         from films f join film_standing s on s.film_id = f.id
         where f.year = ?1 and s.reviews > 0 and s.score between ?2 and ?3 and f.id <> ?4 limit 20",
    )?;
    let rows = statement.query_map(params![year, scores.0, scores.1, not], pair)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a card shows of a review.
#[derive(Debug, Clone)]
pub(crate) struct CardRow {
    pub(crate) film: FilmId,
    pub(crate) title: String,
    pub(crate) language: Option<String>,
    pub(crate) year: Option<i16>,
    pub(crate) director: String,
    pub(crate) score: Option<Score>,
    pub(crate) poster: Option<String>,
}

/// The card of a finished review.
pub(crate) fn card(conn: &Connection, review: ReviewId) -> Result<Option<CardRow>> {
    Ok(conn
        .prepare_cached(
            "select r.film_id, f.title, f.language, f.year, s.director,
                    iif(v.id is null, s.score, v.score) as score, m.hash
             from reviews r
             join films f on f.id = r.film_id
             left join film_standing s on s.film_id = f.id
             left join viewings v on v.id = r.viewing_id
             left join media m on m.id = f.poster_id
             where r.id = ?1 and r.state = 'finished'",
        )?
        .query_row([review], |row| {
            Ok(CardRow {
                film: row.get("film_id")?,
                title: row.get("title")?,
                language: row.get("language")?,
                year: row.get("year")?,
                director: row.get::<_, Option<String>>("director")?.unwrap_or_default(),
                score: row.get("score")?,
                poster: row.get("hash")?,
            })
        })
        .optional()?)
}

fn pair(row: &Row<'_>) -> rusqlite::Result<(ReviewId, FilmId)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn named(
    found: impl Iterator<Item = rusqlite::Result<(ReviewId, FilmId)>>,
    name: &str,
    size: u32,
) -> Result<Vec<LinkRow>> {
    found
        .map(|pair| {
            let (review, film) = pair?;
            Ok(LinkRow { review, film, name: name.to_owned(), size })
        })
        .collect()
}
