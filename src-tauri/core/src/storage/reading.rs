//! What a review's page reads beside the review itself.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{FilmId, Result, ReviewId, Score, ViewingId, WatchedOn};

/// The film's score as it stands now, and the hash of its poster.
pub(crate) fn standing(
    conn: &Connection,
    film: FilmId,
) -> Result<(Option<Score>, bool, Option<String>)> {
    Ok(conn
        .prepare_cached(
            "select s.score, s.liked, m.hash
             from films f
             left join film_standing s on s.film_id = f.id
             left join media m on m.id = f.poster_id
             where f.id = ?1",
        )?
        .query_row([film], |row| {
            Ok((row.get(0)?, row.get::<_, Option<bool>>(1)?.unwrap_or(false), row.get(2)?))
        })?)
}

/// The finished review of each viewing of a film, the last written where there are several.
pub(crate) fn reviews_of_viewings(
    conn: &Connection,
    film: FilmId,
) -> Result<Vec<(ViewingId, ReviewId)>> {
    let mut statement = conn.prepare_cached(
        "select viewing_id, id from
           (select viewing_id, id, row_number() over (partition by viewing_id order by written_at desc, id desc) as nth
            from reviews where film_id = ?1 and viewing_id is not null and state = 'finished')
         where nth = 1",
    )?;
    let rows = statement.query_map([film], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A finished review beside another one, as a link to it needs it.
pub(crate) struct NeighbourRow {
    pub(crate) review: ReviewId,
    pub(crate) title: String,
    pub(crate) language: Option<String>,
    pub(crate) watched_on: Option<WatchedOn>,
}

/// Which way to look from a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    Before,
    After,
}

/// Where a review stands among the others: those of no viewing first, then those of undated
/// viewings, then by date and order within the day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) review: ReviewId,
    pub(crate) viewing: Option<ViewingId>,
    pub(crate) watched_on: Option<&'a str>,
    pub(crate) day_order: u32,
}

/// The nearest finished review before or after a place. Each step walks an index from that place,
/// so that it takes no longer in a large journal.
pub(crate) fn neighbour(
    conn: &Connection,
    from: Place<'_>,
    beside: Beside,
) -> Result<Option<NeighbourRow>> {
    let (sign, order) = match beside {
        Beside::Before => ("<", "desc"),
        Beside::After => (">", "asc"),
    };
    let find = |from_where: &str,
                order_by: &str,
                params: &[&dyn rusqlite::ToSql]|
     -> rusqlite::Result<_> {
        let sql = format!(
            "select r.id, f.title, f.language, v.watched_on, v.about
             from {from_where}
             order by {order_by} limit 1"
        );
        conn.prepare_cached(&sql)?.query_row(params, neighbour_row).optional()
    };
    let with_viewing = "viewings v join reviews r on r.viewing_id = v.id and r.state = 'finished'
                        join films f on f.id = r.film_id";
    let without_viewing = "reviews r join films f on f.id = r.film_id
                           left join viewings v on v.id = r.viewing_id";
    let by_date = format!("v.watched_on {order}, v.day_order {order}, v.id {order}, r.id {order}");
    let by_order = format!("v.day_order {order}, v.id {order}, r.id {order}");

    let of_none = |condition: &str, params: &[&dyn rusqlite::ToSql]| {
        find(
            &format!(
                "{without_viewing} where r.viewing_id is null and r.state = 'finished' and {condition}"
            ),
            &format!("r.id {order}"),
            params,
        )
    };
    let of_undated = |condition: &str, params: &[&dyn rusqlite::ToSql]| {
        find(
            &format!("{with_viewing} where v.watched_on is null and {condition}"),
            &by_order,
            params,
        )
    };
    let of_dated = |condition: &str, params: &[&dyn rusqlite::ToSql]| {
        find(
            &format!("{with_viewing} where v.watched_on is not null and {condition}"),
            &by_date,
            params,
        )
    };

    let found = match (from.viewing, from.watched_on) {
        (None, _) => {
            let here = of_none(&format!("r.id {sign} ?1"), params![from.review])?;
            match (here, beside) {
                (Some(found), _) => Some(found),
                (None, Beside::Before) => None,
                (None, Beside::After) => match of_undated("true", params![])? {
                    Some(found) => Some(found),
                    None => of_dated("true", params![])?,
                },
            }
        }
        (Some(viewing), None) => {
            let condition = format!("(v.day_order, v.id, r.id) {sign} (?1, ?2, ?3)");
            let here = of_undated(&condition, params![from.day_order, viewing, from.review])?;
            match (here, beside) {
                (Some(found), _) => Some(found),
                (None, Beside::Before) => of_none("true", params![])?,
                (None, Beside::After) => of_dated("true", params![])?,
            }
        }
        (Some(viewing), Some(watched_on)) => {
            let condition = format!(
                "(v.watched_on, v.day_order, v.id) {sign}= (?1, ?2, ?3) and (v.id <> ?3 or r.id {sign} ?4)"
            );
            let here =
                of_dated(&condition, params![watched_on, from.day_order, viewing, from.review])?;
            match (here, beside) {
                (Some(found), _) => Some(found),
                (None, Beside::After) => None,
                (None, Beside::Before) => match of_undated("true", params![])? {
                    Some(found) => Some(found),
                    None => of_none("true", params![])?,
                },
            }
        }
    };
    Ok(found)
}

fn neighbour_row(row: &Row<'_>) -> rusqlite::Result<NeighbourRow> {
    Ok(NeighbourRow {
        review: row.get("id")?,
        title: row.get("title")?,
        language: row.get("language")?,
        watched_on: WatchedOn::from_columns(row, "watched_on", "about")?,
    })
}
