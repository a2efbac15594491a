use rusqlite::{Connection, ToSql};

use super::columns::Columns;
use super::query::Index;
use crate::search::{HitKind, SearchCounts, SearchOrder, Sought};
use crate::{FilmId, Result, ReviewId, Score, ViewingId, WatchedOn};

/// Of how many of the newest the best are taken: enough for any search that is one, few enough to be
/// weighed while one waits.
const WEIGHED: usize = 2_000;

/// Rows of an index that are gathered for a word while one waits: more than most journals have films.
const GATHERED: usize = 20_000;

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

/// Which hits are told.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which<'a> {
    /// The first so many, in an order.
    First(SearchOrder, u32),
    /// These, in this order.
    These(&'a [i64]),
}

impl Which<'_> {
    /// The rows of an index, each with its place.
    fn found(self, index: Index) -> String {
        match self {
            Self::First(order, _) => found(index.name(), order),
            Self::These(_) => THESE.to_owned(),
        }
    }

    /// What comes first.
    fn first(self) -> &'static str {
        match self {
            Self::First(order, _) => first(order),
            Self::These(_) => "k.weight",
        }
    }
}

const THESE: &str = "(select value as id, key as weight from json_each(:these)) k";

/// Films by title, people or year; the text is the people. Those that have all of the words are taken
/// as the index gives them, and only where they are too few are those looked for that have one as a part
/// of a title or as their year.
pub(crate) fn films(conn: &Connection, sought: &Sought, which: Which<'_>) -> Result<Vec<HitRow>> {
    let begun = begun(conn, sought, Index::Films, which)?;
    let taken = begun.as_deref().map_or(which, Which::These);
    let found = match (taken, &sought.words) {
        // Films of nothing but filters weigh the same.
        (Which::First(..), None) => "(select id, 0 as weight from films) k".to_owned(),
        _ => taken.found(Index::Films),
    };
    let mut rows =
        hits(conn, &film_hits(&found, sought, taken), HitKind::Film, sought, taken, &[])?;
    let (Which::First(_, limit), Some(_)) = (which, &sought.words) else { return Ok(rows) };
    let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(limit));
    if left > 0 {
        let gathered = sought.by_facts(Some(GATHERED));
        let found = format!(
            "(select id, 1 as weight from ({}) where id not in (select value from json_each(:but))) k",
            gathered.sql
        );
        let but = serde_json::to_string(&rows.iter().map(|row| row.film).collect::<Vec<_>>())?;
        let which = Which::First(SearchOrder::Newest, left);
        let sql = film_hits(&found, sought, which);
        let beside = gathered.with(&[(":but", &but)]);
        rows.extend(hits(conn, &sql, HitKind::Film, sought, which, &beside)?);
    }
    Ok(rows)
}

/// The newest rows that have words of which the last is begun, where they are asked for and quickly
/// found.
fn begun(
    conn: &Connection,
    sought: &Sought,
    index: Index,
    which: Which<'_>,
) -> Result<Option<Vec<i64>>> {
    match (which, &sought.begun) {
        (Which::First(SearchOrder::Newest, limit), Some(begun)) => {
            begun.newest(conn, index, usize::try_from(limit).unwrap_or(usize::MAX))
        }
        _ => Ok(None),
    }
}

/// The films of some rows, each with its place.
fn film_hits(found: &str, sought: &Sought, which: Which<'_>) -> String {
    format!(
        "select f.uid, {FILM}, null as viewing, s.score, null as watched_on, 0 as about,
           (select r.id from reviews r where r.film_id = f.id and r.state = 'finished'
            order by r.written_at desc, r.id desc limit 1) as review,
           coalesce((select group_concat(name, ', ') from
             (select distinct p.name from credits c join people p on p.id = c.person_id
              where c.film_id = f.id
              order by case c.role when 'director' then 0 when 'writer' then 1 else 2 end, c.position)), '') as text
         from {found} join films f on f.id = k.id join film_standing s on s.film_id = f.id
         where :words is not 0 {} order by {}",
        within(sought),
        which.first()
    )
}

/// Reviews by their words; the text is all of them.
pub(crate) fn reviews(conn: &Connection, sought: &Sought, which: Which<'_>) -> Result<Vec<HitRow>> {
    let begun = begun(conn, sought, Index::Reviews, which)?;
    let which = begun.as_deref().map_or(which, Which::These);
    let sql = format!(
        "select r.uid, {FILM}, r.id as review, r.viewing_id as viewing, s.score, v.watched_on,
           coalesce(v.about, 0) as about,
           r.headline || char(10, 10) || r.body || char(10, 10) || r.summary as text
         from {} join reviews r on r.id = k.id join films f on f.id = r.film_id
         join film_standing s on s.film_id = f.id left join viewings v on v.id = r.viewing_id
         where :words is not 0 {} order by {}",
        which.found(Index::Reviews),
        within(sought),
        which.first()
    );
    hits(conn, &sql, HitKind::Review, sought, which, &[])
}

/// Viewings by place, company, tags and note; the text is all of those.
pub(crate) fn viewings(
    conn: &Connection,
    sought: &Sought,
    which: Which<'_>,
) -> Result<Vec<HitRow>> {
    let begun = begun(conn, sought, Index::Viewings, which)?;
    let which = begun.as_deref().map_or(which, Which::These);
    let sql = format!(
        "select v.uid, {FILM}, v.id as viewing, v.score, v.watched_on, v.about,
           (select r.id from reviews r where r.viewing_id = v.id and r.state = 'finished' limit 1) as review,
           concat_ws(', ', nullif(v.place, ''),
             (select group_concat(name, ', ') from (select name from companions where viewing_id = v.id order by position)),
             (select group_concat(name, ', ') from (select t.name from viewing_tags vt join tags t on t.id = vt.tag_id
                where vt.viewing_id = v.id order by vt.position)),
             nullif(v.note, '')) as text
         from {} join viewings v on v.id = k.id join films f on f.id = v.film_id
         where :words is not 0 {} order by {}",
        which.found(Index::Viewings),
        within(sought),
        which.first()
    );
    hits(conn, &sql, HitKind::Viewing, sought, which, &[])
}

/// How much has the words.
pub(crate) fn counts(conn: &Connection, sought: &Sought) -> Result<SearchCounts> {
    let within = within(sought);
    let mut bound = sought.within.as_ref().map(|clause| clause.with(&[])).unwrap_or_default();
    bound.push((":words", &sought.words as &dyn ToSql));
    let by_facts = sought.by_facts(None);
    let sql = if sought.words.is_none() {
        format!("select (select count(*) from films f where :words is null {within}), 0, 0")
    } else {
        bound.extend(by_facts.with(&[]));
        // Only where films are narrowed down is it looked up which film each is of.
        let [films, reviews, viewings] = match sought.within {
            None => [""; 3],
            Some(_) => [
                "join films f on f.id = k.id",
                "join reviews r on r.id = k.rowid join films f on f.id = r.film_id",
                "join viewings v on v.id = k.rowid join films f on f.id = v.film_id",
            ],
        };
        format!(
            "select
               (select count(*) from ({}) k {films} where :words is not 0 {within}),
               (select count(*) from review_search k {reviews} where review_search match :words {within}),
               (select count(*) from viewing_search k {viewings} where viewing_search match :words {within})",
            by_facts.sql
        )
    };
    Ok(conn.prepare_cached(&sql)?.query_row(bound.as_slice(), |row| {
        Ok(SearchCounts { films: row.get(0)?, reviews: row.get(1)?, viewings: row.get(2)? })
    })?)
}

/// The rows of an index that have the words, with what they weigh; the newest are taken as they come,
/// so that no more are looked at than are shown.
fn found(index: &str, order: SearchOrder) -> String {
    match order {
        SearchOrder::Newest => {
            format!("(select rowid as id, 0 as weight from {index} where {index} match :words) k")
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

/// Every hit of a kind, in an order.
pub(crate) fn ids(
    conn: &Connection,
    sought: &Sought,
    kind: HitKind,
    order: SearchOrder,
) -> Result<Vec<i64>> {
    let (index, films) = match kind {
        HitKind::Film => ("film_search", "join films f on f.id = k.id"),
        HitKind::Review => {
            ("review_search", "join reviews r on r.id = k.id join films f on f.id = r.film_id")
        }
        HitKind::Viewing => {
            ("viewing_search", "join viewings v on v.id = k.id join films f on f.id = v.film_id")
        }
    };
    let weight = match order {
        SearchOrder::Newest => "0".to_owned(),
        SearchOrder::Best => format!("bm25({index})"),
    };
    let having =
        format!("select rowid as id, {weight} as weight from {index} where {index} match :words");
    let by_facts = sought.by_facts(None);
    let mut bound = sought.within.as_ref().map(|clause| clause.with(&[])).unwrap_or_default();
    bound.push((":words", &sought.words as &dyn ToSql));
    let found = match (&sought.words, kind) {
        (None, _) => "(select id, 0 as weight from films) k".to_owned(),
        // What has the words weighs less than nothing, the best the least.
        (Some(_), HitKind::Film) => {
            bound.extend(by_facts.with(&[]));
            format!(
                "(select id, min(weight) as weight from ({having} union all select id, 1 from ({})) group by id) k",
                by_facts.sql
            )
        }
        (Some(_), _) => format!("({having}) k"),
    };
    let order = if kind == HitKind::Film { "k.weight, k.id desc" } else { first(order) };
    let films = sought.within.as_ref().map_or("", |_| films);
    let sql = format!(
        "select k.id from {found} {films} where :words is not 0 {} order by {order}",
        within(sought)
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(bound.as_slice(), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn hits(
    conn: &Connection,
    sql: &str,
    kind: HitKind,
    sought: &Sought,
    which: Which<'_>,
    beside: &[(&str, &dyn ToSql)],
) -> Result<Vec<HitRow>> {
    let (limit, these) = match which {
        Which::First(_, limit) => (i64::from(limit), None),
        Which::These(these) => (-1, Some(serde_json::to_string(these)?)),
    };
    let mut statement = conn.prepare_cached(&format!("{sql} limit :limit"))?;
    let mut bound = sought.within.as_ref().map(|clause| clause.with(&[])).unwrap_or_default();
    bound.extend([(":words", &sought.words as &dyn ToSql), (":limit", &limit)]);
    bound.extend_from_slice(beside);
    bound.extend(these.as_ref().map(|these| (":these", these as &dyn ToSql)));
    let columns = Columns::of(&statement);
    let rows = statement.query_map(bound.as_slice(), |row| {
        let row = columns.named(row);
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
            watched_on: row.watched_on()?,
            text: row.get("text")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::testing::plan;

    #[test]
    fn the_newest_hits_are_taken_as_the_index_gives_them() {
        for index in ["film_search", "review_search", "viewing_search"] {
            let found = found(index, SearchOrder::Newest);
            let order = first(SearchOrder::Newest);
            let plan = plan(&format!(
                "select k.id from {found} where :words is not 0 order by {order} limit 5"
            ));
            assert_eq!(plan.len(), 1, "{plan:?}");
            assert!(plan[0].contains("VIRTUAL TABLE INDEX") && plan[0].contains(":M"), "{plan:?}");
        }
    }
}
