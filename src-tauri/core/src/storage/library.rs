use rusqlite::{Connection, ToSql, named_params};

use super::columns::Columns;
use super::query::Clause;
use crate::library::{Contents, FilmTile, LibraryFilter, LibrarySort};
use crate::query::Order;
use crate::{FilmId, Result};

/// What is looked for, prepared for the index.
#[derive(Debug, Default)]
pub(crate) struct Sought {
    /// Every word, for FTS5.
    pub(crate) words: Option<String>,
    /// The whole line, folded, for any three letters of a title in a row.
    pub(crate) letters: Option<String>,
    /// A year among the words.
    pub(crate) year: Option<i16>,
    /// The words beside that year, for FTS5.
    pub(crate) beside_year: Option<String>,
}

/// Which films are listed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Listed<'a> {
    /// What is asked of a film.
    pub(crate) asked: Option<&'a Clause>,
    /// Only these, where that is known already.
    pub(crate) among: Option<&'a [FilmId]>,
    /// No more than the first so many.
    pub(crate) limit: Option<usize>,
}

/// The films of a query in its order. What a sort knows nothing of (never watched, no score, no year) comes last either way
/// round, by title.
pub(crate) fn ids(
    conn: &Connection,
    order: Order,
    filter: &LibraryFilter,
    listed: Listed<'_>,
) -> Result<Vec<FilmId>> {
    let (key, line) = order_of(order.by, order.reversed);
    let mut conditions = conditions(filter);
    conditions.extend(listed.asked.map(|asked| asked.sql.as_str()));
    let mut found = rows(conn, &conditions, &format!("{key} is not null"), &line, listed)?;
    let left = listed.limit.map(|limit| limit - found.len());
    if left != Some(0)
        && matches!(order.by, LibrarySort::Watched | LibrarySort::Score | LibrarySort::Year)
    {
        let by_title = "f.sort_title, f.year, f.id";
        let unknown = format!("{key} is null");
        let rest = Listed { limit: left, ..listed };
        found.extend(rows(conn, &conditions, &unknown, by_title, rest)?);
    }
    Ok(found)
}

/// The column a sort is by, and the whole order.
fn order_of(sort: LibrarySort, reversed: bool) -> (&'static str, String) {
    let (key, rest, newest_first) = match sort {
        LibrarySort::Watched => {
            ("s.last_watched_on", "s.last_day_order desc, s.film_id desc", true)
        }
        LibrarySort::Score => ("s.score", "s.sort_title, s.film_id", true),
        LibrarySort::Year => ("f.year", "f.sort_title, f.id", true),
        LibrarySort::Title => ("f.sort_title", "f.year, f.id", false),
        LibrarySort::Added => ("f.added_at", "f.id desc", true),
    };
    let key_order = if newest_first { format!("{key} desc") } else { key.to_owned() };
    let order = format!("{key_order}, {rest}");
    (key, if reversed { turned(&order) } else { order })
}

fn conditions(filter: &LibraryFilter) -> Vec<&'static str> {
    [
        (filter.liked, "s.liked"),
        (filter.reviewed, "s.reviews > 0"),
        (filter.rewatched, "s.rewatches > 0"),
        (filter.unseen, "s.viewings = 0"),
    ]
    .into_iter()
    .filter_map(|(wanted, condition)| wanted.then_some(condition))
    .collect()
}

/// An order the other way round, term by term, so that the same index serves it.
fn turned(order: &str) -> String {
    let turn = |term: &str| match term.strip_suffix(" desc") {
        Some(column) => column.to_owned(),
        None => format!("{term} desc"),
    };
    order.split(", ").map(turn).collect::<Vec<_>>().join(", ")
}

fn rows(
    conn: &Connection,
    conditions: &[&str],
    key: &str,
    order: &str,
    listed: Listed<'_>,
) -> Result<Vec<FilmId>> {
    let mut sql = statement(conditions, key, order, listed.among.is_some());
    if let Some(limit) = listed.limit {
        sql.push_str(&format!(" limit {limit}"));
    }
    let mut statement = conn.prepare_cached(&sql)?;
    let among = listed.among.map(serde_json::to_string).transpose()?;
    let mut bound = listed.asked.map(|asked| asked.with(&[])).unwrap_or_default();
    if among.is_some() {
        bound.push((":among", &among as &dyn ToSql));
    }
    let rows = statement.query_map(bound.as_slice(), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads only the tables asked about: with nothing to filter, one index is the whole answer. Of films
/// that are known each is looked up, and no other.
fn statement(conditions: &[&str], key: &str, order: &str, among: bool) -> String {
    let all = [&[key], conditions].concat().join(" and ");
    let names = |table: &str| {
        let named = |text: &str| text.split([' ', '(']).any(|word| word.starts_with(table));
        named(&all) || named(order)
    };
    let (id, from) = match (names("f."), names("s.")) {
        _ if among => (
            "f.id",
            "json_each(:among) k cross join film_standing s on s.film_id = k.value
             cross join films f on f.id = s.film_id",
        ),
        (true, true) => ("f.id", "films f join film_standing s on s.film_id = f.id"),
        (true, false) => ("f.id", "films f"),
        (false, _) => ("s.film_id", "film_standing s"),
    };
    format!("select {id} from {from} where {all} order by {order}")
}

/// What the tiles of these films show, in the order asked for; films that are gone are left out.
pub(crate) fn tiles(conn: &Connection, films: &[FilmId]) -> Result<Vec<FilmTile>> {
    let mut statement = conn.prepare_cached(
        "select f.id, f.title, f.language, f.year, f.runtime_min, s.director, m.hash as poster, s.score,
                (select word from verdict_bands where from_score <= s.score order by from_score desc limit 1) as verdict,
                s.liked, s.reviews > 0 as reviewed, s.rewatches > 0 as rewatched, s.drafts > 0 as draft,
                s.last_watched_on as watched_on,
                coalesce((select v.about from viewings v where v.film_id = f.id
                          order by v.watched_on desc, v.day_order desc, v.id desc limit 1), 0) as about,
                (select r.id from reviews r where r.film_id = f.id and r.state = 'finished'
                 order by r.written_at desc, r.id desc limit 1) as review
         from json_each(?1) asked
         join films f on f.id = asked.value
         join film_standing s on s.film_id = f.id
         left join media m on m.id = f.poster_id
         order by asked.key",
    )?;
    let columns = Columns::of(&statement);
    let rows = statement.query_map([serde_json::to_string(films)?], |row| {
        let row = columns.named(row);
        Ok(FilmTile {
            id: row.get("id")?,
            title: row.get("title")?,
            language: row.get("language")?,
            year: row.get("year")?,
            runtime_min: row.get("runtime_min")?,
            director: row.get("director")?,
            poster: row.get("poster")?,
            score: row.get("score")?,
            verdict: row.get("verdict")?,
            liked: row.get("liked")?,
            reviewed: row.get("reviewed")?,
            rewatched: row.get("rewatched")?,
            draft: row.get("draft")?,
            watched_on: row.watched_on()?,
            review: row.get("review")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How much of everything there is.
pub(crate) fn contents(conn: &Connection) -> Result<Contents> {
    Ok(conn
        .prepare_cached(
            "select (select count(*) from films) as films,
                    (select count(*) from viewings) as viewings,
                    (select count(*) from people) as people,
                    (select count(*) from lists) as lists,
                    (select count(*) from watchlist) as watchlist,
                    (select count(*) from drafts) +
                    (select count(*) from reviews r where state = 'draft'
                     and not exists (select 1 from drafts where review_id = r.id)) as drafts,
                    (select count(*) from trash) as trash,
                    (select min(watched_on) from viewings) as since",
        )?
        .query_row([], |row| {
            Ok(Contents {
                films: row.get("films")?,
                viewings: row.get("viewings")?,
                people: row.get("people")?,
                lists: row.get("lists")?,
                watchlist: row.get("watchlist")?,
                drafts: row.get("drafts")?,
                trash: row.get("trash")?,
                since: row.get("since")?,
            })
        })?)
}

/// Films whose title or people begin with the words, those whose title begins with `start` first,
/// then the ones seen last.
pub(crate) fn picks(
    conn: &Connection,
    sought: &Sought,
    start: &str,
    limit: u32,
) -> Result<Vec<FilmId>> {
    let mut statement = conn.prepare_cached(
        "select f.id
         from films f join film_standing s on s.film_id = f.id
         where f.id in (
             select rowid from film_search where film_search match :words
             union select rowid from title_trigrams where :letters is not null and title_trigrams match :letters
             union select id from films where year = :year
                   and (:beside is null or id in (select rowid from film_search where film_search match :beside)))
         order by f.match_title = :start desc, substr(f.match_title, 1, length(:start)) = :start desc,
                  s.last_watched_on desc, f.sort_title, f.id
         limit :limit",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":words": sought.words.as_deref().unwrap_or("\"\""),
            ":letters": sought.letters,
            ":year": sought.year,
            ":beside": sought.beside_year,
            ":start": start,
            ":limit": limit,
        },
        |row| row.get(0),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(LibrarySort::Watched)]
    #[case(LibrarySort::Title)]
    #[case(LibrarySort::Year)]
    #[case(LibrarySort::Score)]
    #[case(LibrarySort::Added)]
    fn an_index_serves_every_order_either_way_round(
        #[case] sort: LibrarySort,
        #[values(false, true)] reversed: bool,
    ) {
        let (key, order) = order_of(sort, reversed);
        let sql = statement(&[], &format!("{key} is not null"), &order, false);
        let plan = crate::storage::testing::plan(&sql);
        assert!(plan.iter().all(|step| !step.contains("TEMP B-TREE")), "{plan:?}");
    }

    #[test]
    fn of_films_that_are_known_no_other_is_looked_at() {
        let (key, order) = order_of(LibrarySort::Watched, false);
        let sql = statement(&["s.liked"], &format!("{key} is not null"), &order, true);
        let plan = crate::storage::testing::plan(&sql);
        let scans: Vec<&String> = plan.iter().filter(|step| step.contains("SCAN")).collect();
        assert!(matches!(*scans, [scan] if scan.contains("SCAN k VIRTUAL")), "{plan:?}");
    }
}
