use rusqlite::{Connection, Row, ToSql};

use crate::search::{HitKind, SearchCounts, SearchOrder, Sought};
use crate::{FilmId, Result, ReviewId, Score, ViewingId, WatchedOn};

/// Of how many of the newest the best are taken: enough for any search that is one, few enough to be
/// weighed while one waits.
const WEIGHED: usize = 2_000;

/// A hit as the tables have it.
pub(crate) struct HitRow {
    pub(crate) kind: HitKind,
    pub(crate) uid: String,
    pub(crate) film: FilmId,
    pub(crate) review: Option<ReviewId>,
    pub(crate) viewing: Option<ViewingId>,
    pub(crate) title: String,
    pub(crate) language: Option<String>,
    pub(crate) year: Option<i16>,
    pub(crate) poster: Option<String>,
    pub(crate) score: Option<Score>,
    pub(crate) watched_on: Option<WatchedOn>,
    /// All that the words may stand in, or what tells of it.
    pub(crate) text: String,
}

/// What every hit shows of its film `f`.
const FILM: &str = "f.id as film, f.title, f.language, f.year,
    (select hash from media where id = f.poster_id) as poster";

/// Films by title or people; the text is the people.
pub(crate) fn films(
    conn: &Connection,
    sought: &Sought,
    order: SearchOrder,
    limit: u32,
) -> Result<Vec<HitRow>> {
    let found = match sought.words {
        Some(_) => format!("{} join films f on f.id = k.id", found("film_search", order)),
        // Films of nothing but filters weigh the same.
        None => "(select id from films) k join films f on f.id = k.id".to_owned(),
    };
    let sql = format!(
        "select f.uid, {FILM}, null as viewing, s.score, null as watched_on, 0 as about,
           (select r.id from reviews r where r.film_id = f.id and r.state = 'finished'
            order by r.written_at desc, r.id desc limit 1) as review,
           coalesce((select group_concat(name, ', ') from
             (select distinct p.name from credits c join people p on p.id = c.person_id
              where c.film_id = f.id
              order by case c.role when 'director' then 0 when 'writer' then 1 else 2 end, c.position)), '') as text
         from {found} join film_standing s on s.film_id = f.id
         where :words is not 0 {} order by {} limit :limit",
        within(sought),
        first(if sought.words.is_some() { order } else { SearchOrder::Newest })
    );
    hits(conn, &sql, HitKind::Film, sought, limit)
}

/// Reviews by their words; the text is all of them.
pub(crate) fn reviews(
    conn: &Connection,
    sought: &Sought,
    order: SearchOrder,
    limit: u32,
) -> Result<Vec<HitRow>> {
    let sql = format!(
        "select r.uid, {FILM}, r.id as review, r.viewing_id as viewing, s.score, v.watched_on,
           coalesce(v.about, 0) as about,
           r.headline || char(10, 10) || r.body || char(10, 10) || r.summary as text
         from {} join reviews r on r.id = k.id join films f on f.id = r.film_id
         join film_standing s on s.film_id = f.id left join viewings v on v.id = r.viewing_id
         where true {} order by {} limit :limit",
        found("review_search", order),
        within(sought),
        first(order)
    );
    hits(conn, &sql, HitKind::Review, sought, limit)
}

/// Viewings by place, company, tags and note; the text is all of those.
pub(crate) fn viewings(
    conn: &Connection,
    sought: &Sought,
    order: SearchOrder,
    limit: u32,
) -> Result<Vec<HitRow>> {
    let sql = format!(
        "select v.uid, {FILM}, v.id as viewing, v.score, v.watched_on, v.about,
           (select r.id from reviews r where r.viewing_id = v.id and r.state = 'finished' limit 1) as review,
           concat_ws(', ', nullif(v.place, ''),
             (select group_concat(name, ', ') from (select name from companions where viewing_id = v.id order by position)),
             (select group_concat(name, ', ') from (select t.name from viewing_tags vt join tags t on t.id = vt.tag_id
                where vt.viewing_id = v.id order by vt.position)),
             nullif(v.note, '')) as text
         from {} join viewings v on v.id = k.id join films f on f.id = v.film_id
         where true {} order by {} limit :limit",
        found("viewing_search", order),
        within(sought),
        first(order)
    );
    hits(conn, &sql, HitKind::Viewing, sought, limit)
}

/// How much has the words.
pub(crate) fn counts(conn: &Connection, sought: &Sought) -> Result<SearchCounts> {
    let within = within(sought);
    let sql = if sought.words.is_none() {
        format!("select (select count(*) from films f where :words is null {within}), 0, 0")
    } else {
        format!(
            "select
               (select count(*) from film_search k join films f on f.id = k.rowid where film_search match :words {within}),
               (select count(*) from review_search k join reviews r on r.id = k.rowid join films f on f.id = r.film_id
                where review_search match :words {within}),
               (select count(*) from viewing_search k join viewings v on v.id = k.rowid join films f on f.id = v.film_id
                where viewing_search match :words {within})"
        )
    };
    let mut bound = sought.within.as_ref().map(|clause| clause.with(&[])).unwrap_or_default();
    bound.push((":words", &sought.words as &dyn ToSql));
    Ok(conn.prepare_cached(&sql)?.query_row(bound.as_slice(), |row| {
        Ok(SearchCounts { films: row.get(0)?, reviews: row.get(1)?, viewings: row.get(2)? })
    })?)
}

/// The rows of an index that have the words, with what they weigh; the newest are taken as they come,
/// so that no more are looked at than are shown.
fn found(index: &str, order: SearchOrder) -> String {
    match order {
        SearchOrder::Newest => {
            format!("(select rowid as id from {index} where {index} match :words) k")
        }
        SearchOrder::Best => format!(
            "(select rowid as id, bm25({index}) as weight from {index} where {index} match :words
              order by rowid desc limit {WEIGHED}) k"
        ),
    }
}

/// What comes first.
fn first(order: SearchOrder) -> &'static str {
    match order {
        SearchOrder::Newest => "k.id desc",
        SearchOrder::Best => "k.weight, k.id desc",
    }
}

/// The films it is about, as one more condition.
fn within(sought: &Sought) -> String {
    sought.within.as_ref().map(|clause| format!("and f.id in ({})", clause.sql)).unwrap_or_default()
}

fn hits(
    conn: &Connection,
    sql: &str,
    kind: HitKind,
    sought: &Sought,
    limit: u32,
) -> Result<Vec<HitRow>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut bound = sought.within.as_ref().map(|clause| clause.with(&[])).unwrap_or_default();
    bound.extend([(":words", &sought.words as &dyn ToSql), (":limit", &limit)]);
    let rows = statement.query_map(bound.as_slice(), |row: &Row<'_>| {
        Ok(HitRow {
            kind,
            uid: row.get("uid")?,
            film: row.get("film")?,
            review: row.get("review")?,
            viewing: row.get("viewing")?,
            title: row.get("title")?,
            language: row.get("language")?,
            year: row.get("year")?,
            poster: row.get("poster")?,
            score: row.get("score")?,
            watched_on: WatchedOn::from_columns(row, "watched_on", "about")?,
            text: row.get("text")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
