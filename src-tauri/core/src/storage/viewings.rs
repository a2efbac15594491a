use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::viewings::DatedViewing;
use crate::{FilmId, Result, Score, ViewingId, WatchedOn};

/// A viewing as its table has it, companions and tags apart.
#[derive(Debug, Clone)]
pub(crate) struct ViewingRow {
    pub(crate) id: ViewingId,
    pub(crate) uid: String,
    pub(crate) film: FilmId,
    pub(crate) watched_on: Option<WatchedOn>,
    pub(crate) day_order: u32,
    pub(crate) rewatch: bool,
    pub(crate) abandoned: bool,
    pub(crate) score: Option<Score>,
    pub(crate) liked: bool,
    pub(crate) place: String,
    pub(crate) format: String,
    pub(crate) note: String,
    pub(crate) private: bool,
    pub(crate) logged_on: Option<String>,
    pub(crate) added_at: String,
    pub(crate) changed_at: String,
}

const COLUMNS: &str = "id, uid, film_id, watched_on, about, day_order, rewatch, abandoned, score, liked, \
     place, format, note, private, logged_on, added_at, changed_at";

/// Latest first; undated last.
const LATEST_FIRST: &str = "watched_on desc, day_order desc, id desc";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ViewingRow> {
    Ok(ViewingRow {
        id: row.get("id")?,
        uid: row.get("uid")?,
        film: row.get("film_id")?,
        watched_on: WatchedOn::from_columns(row, "watched_on", "about")?,
        day_order: row.get("day_order")?,
        rewatch: row.get("rewatch")?,
        abandoned: row.get("abandoned")?,
        score: row.get("score")?,
        liked: row.get("liked")?,
        place: row.get("place")?,
        format: row.get("format")?,
        note: row.get("note")?,
        private: row.get("private")?,
        logged_on: row.get("logged_on")?,
        added_at: row.get("added_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// Adds a viewing; the id in `viewing` is not looked at.
pub(crate) fn insert(conn: &Connection, viewing: &ViewingRow) -> Result<ViewingId> {
    conn.prepare_cached(
        "insert into viewings (uid, film_id, watched_on, about, day_order, rewatch, abandoned, score, liked,
                               place, format, note, private, logged_on, added_at, changed_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        viewing.uid,
        viewing.film,
        viewing.watched_on.map(WatchedOn::stored),
        viewing.watched_on.is_some_and(WatchedOn::is_about),
        viewing.day_order,
        viewing.rewatch,
        viewing.abandoned,
        viewing.score,
        viewing.liked,
        viewing.place,
        viewing.format,
        viewing.note,
        viewing.private,
        viewing.logged_on,
        viewing.added_at,
        viewing.changed_at,
    ])?;
    Ok(ViewingId(conn.last_insert_rowid()))
}

/// Writes everything of a viewing but its uid and when it was added.
pub(crate) fn update(conn: &Connection, viewing: &ViewingRow) -> Result<()> {
    conn.prepare_cached(
        "update viewings set film_id = ?2, watched_on = ?3, about = ?4, day_order = ?5, rewatch = ?6,
                abandoned = ?7, score = ?8, liked = ?9, place = ?10, format = ?11, note = ?12, private = ?13,
                logged_on = ?14, changed_at = ?15
         where id = ?1",
    )?
    .execute(params![
        viewing.id,
        viewing.film,
        viewing.watched_on.map(WatchedOn::stored),
        viewing.watched_on.is_some_and(WatchedOn::is_about),
        viewing.day_order,
        viewing.rewatch,
        viewing.abandoned,
        viewing.score,
        viewing.liked,
        viewing.place,
        viewing.format,
        viewing.note,
        viewing.private,
        viewing.logged_on,
        viewing.changed_at,
    ])?;
    Ok(())
}

/// The viewing of an id.
pub(crate) fn by_id(conn: &Connection, id: ViewingId) -> Result<Option<ViewingRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from viewings where id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// The viewing of a uid.
pub(crate) fn by_uid(conn: &Connection, uid: &str) -> Result<Option<ViewingRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from viewings where uid = ?1"))?
        .query_row([uid], from_row)
        .optional()?)
}

/// A film's viewings, the latest first and undated ones last.
pub(crate) fn of_film(conn: &Connection, film: FilmId) -> Result<Vec<ViewingRow>> {
    many(
        conn,
        &format!("select {COLUMNS} from viewings where film_id = ?1 order by {LATEST_FIRST}"),
        [film],
    )
}

fn many(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<ViewingRow>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params, from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One more than the highest order among a date's viewings; 0 for the first.
pub(crate) fn next_order(conn: &Connection, watched_on: Option<WatchedOn>) -> Result<u32> {
    let Some(date) = watched_on else { return Ok(0) };
    Ok(conn
        .prepare_cached(
            "select coalesce(max(day_order) + 1, 0) from viewings where watched_on = ?1",
        )?
        .query_row([date.stored()], |row| row.get(0))?)
}

/// The viewings of a date in their order, each with its number in it.
pub(crate) fn order_of_date(conn: &Connection, date: WatchedOn) -> Result<Vec<(ViewingId, u32)>> {
    let mut statement = conn.prepare_cached(
        "select id, day_order from viewings where watched_on = ?1 order by day_order, id",
    )?;
    let rows = statement.query_map([date.stored()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The viewings of a date in their order, each with its film's title.
pub(crate) fn titles_of_date(conn: &Connection, date: WatchedOn) -> Result<Vec<DatedViewing>> {
    let mut statement = conn.prepare_cached(
        "select v.id, f.title from viewings v join films f on f.id = v.film_id
         where v.watched_on = ?1 order by v.day_order, v.id",
    )?;
    let rows = statement.query_map([date.stored()], |row| {
        Ok(DatedViewing { viewing: row.get(0)?, title: row.get(1)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives a viewing its number among those of its date.
pub(crate) fn set_order(conn: &Connection, id: ViewingId, order: u32) -> Result<()> {
    conn.prepare_cached("update viewings set day_order = ?2 where id = ?1")?
        .execute(params![id, order])?;
    Ok(())
}

/// Places of viewings, the most frequent first.
pub(crate) fn places(conn: &Connection) -> Result<Vec<String>> {
    words(conn, &most_frequent("viewings", "place"))
}

/// Formats of viewings, the most frequent first.
pub(crate) fn formats(conn: &Connection) -> Result<Vec<String>> {
    words(conn, &most_frequent("viewings", "format"))
}

/// Companions of viewings, the most frequent first.
pub(crate) fn companions(conn: &Connection) -> Result<Vec<String>> {
    words(conn, &most_frequent("companions", "name"))
}

/// Times a word is counted: more often is as often.
pub(super) const COUNTED: u32 = 500;

/// Leads from each word of a column to the next by an index, so that not every viewing is gone
/// through for what is typed into a form.
fn each_word(table: &str, column: &str) -> String {
    format!(
        "with recursive words (word) as (
           select ''
           union all
           select (select min({column}) from {table} where {column} <> '' and {column} > word)
           from words where word is not null)
         select word from words where word > ''"
    )
}

/// The words of a column, the most frequent first.
fn most_frequent(table: &str, column: &str) -> String {
    let each_word = each_word(table, column);
    format!(
        "{each_word}
         order by (select count(*) from (select 1 from {table} where {column} <> '' and {column} = word
                                         limit {COUNTED})) desc, word"
    )
}

/// The words of a column, each once.
pub(super) fn distinct(conn: &Connection, table: &str, column: &str) -> Result<Vec<String>> {
    words(conn, &each_word(table, column))
}

fn words(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Deletes a viewing; a review of it stays with its film.
pub(crate) fn delete(conn: &Connection, id: ViewingId) -> Result<bool> {
    Ok(conn.prepare_cached("delete from viewings where id = ?1")?.execute([id])? > 0)
}

/// With whom, in order.
pub(crate) fn companions_of(conn: &Connection, viewing: ViewingId) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "select name from companions where viewing_id = ?1 order by position, id",
    )?;
    let rows = statement.query_map([viewing], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Says with whom, in this order, instead of who was there before.
pub(crate) fn replace_companions(
    conn: &Connection,
    viewing: ViewingId,
    names: &[String],
) -> Result<()> {
    conn.prepare_cached("delete from companions where viewing_id = ?1")?.execute([viewing])?;
    let mut statement = conn.prepare_cached(
        "insert into companions (viewing_id, name, position) values (?1, ?2, ?3)
         on conflict (viewing_id, name) do nothing",
    )?;
    for (position, name) in names.iter().enumerate() {
        statement.execute(params![viewing, name, position])?;
    }
    Ok(())
}

/// The viewing added last; nought when there is none.
pub(crate) fn last(conn: &Connection) -> Result<ViewingId> {
    Ok(conn
        .prepare_cached("select coalesce(max(id), 0) from viewings")?
        .query_row([], |row| row.get(0))?)
}

/// Whether a film has a viewing.
pub(crate) fn any_of_film(conn: &Connection, film: FilmId) -> Result<bool> {
    Ok(conn
        .prepare_cached("select exists (select 1 from viewings where film_id = ?1)")?
        .query_row([film], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::storage::testing::plan;

    #[rstest]
    #[case("viewings", "place")]
    #[case("viewings", "format")]
    #[case("companions", "name")]
    fn completing_a_word_goes_through_no_table(#[case] table: &str, #[case] column: &str) {
        let plan = plan(&most_frequent(table, column));
        assert!(!plan.iter().any(|step| step.starts_with(&format!("SCAN {table}"))), "{plan:?}");
    }

    #[test]
    fn a_films_viewings_are_read_in_the_order_of_an_index() {
        let plan =
            plan(&format!("select id from viewings where film_id = 1 order by {LATEST_FIRST}"));
        assert!(plan.iter().all(|step| step.contains("viewings_by_film")), "{plan:?}");
    }
}
