use rusqlite::{Connection, Row};

use crate::{FilmId, Result, ReviewId, Score, ViewingId, WatchedOn};

/// A review as a list of what is exported needs it.
#[derive(Debug, Clone)]
pub(crate) struct ExportRow {
    pub(crate) review: ReviewId,
    pub(crate) uid: String,
    pub(crate) film: FilmId,
    pub(crate) viewing: Option<ViewingId>,
    pub(crate) title: String,
    pub(crate) language: Option<String>,
    pub(crate) year: Option<i16>,
    pub(crate) poster: Option<String>,
    /// The score of its viewing; of the film, for a review of no viewing.
    pub(crate) score: Option<Score>,
    /// When that viewing was.
    pub(crate) watched_on: Option<WatchedOn>,
    pub(crate) finished: bool,
    pub(crate) private: bool,
    pub(crate) written_at: String,
    pub(crate) changed_at: String,
}

/// Every review, the last watched first; those of undated viewings and of none come last.
pub(crate) fn reviews(conn: &Connection) -> Result<Vec<ExportRow>> {
    let mut statement = conn.prepare_cached(
        "select r.id, r.uid, r.film_id, r.viewing_id, f.title, f.language, f.year, m.hash as poster,
                case when v.id is null then s.score else v.score end as score,
                v.watched_on, coalesce(v.about, 0) as about,
                r.state = 'finished' as finished, r.private, r.written_at, r.changed_at
         from reviews r
         join films f on f.id = r.film_id
         left join viewings v on v.id = r.viewing_id
         left join film_standing s on s.film_id = f.id
         left join media m on m.id = f.poster_id
         order by v.watched_on desc nulls last, v.day_order desc, v.id desc, r.id desc",
    )?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ExportRow> {
    Ok(ExportRow {
        review: row.get("id")?,
        uid: row.get("uid")?,
        film: row.get("film_id")?,
        viewing: row.get("viewing_id")?,
        title: row.get("title")?,
        language: row.get("language")?,
        year: row.get("year")?,
        poster: row.get("poster")?,
        score: row.get("score")?,
        watched_on: WatchedOn::from_columns(row, "watched_on", "about")?,
        finished: row.get("finished")?,
        private: row.get("private")?,
        written_at: row.get("written_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// What of films is counted, film by film.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Counted {
    /// Places on lists.
    Listings,
    /// Earlier versions of reviews.
    Revisions,
    /// What the editor holds of reviews.
    Drafts,
}

/// How many of them each film has that has any, with its title and year.
pub(crate) fn of_films(
    conn: &Connection,
    what: Counted,
    mut each: impl FnMut(FilmId, usize, String, Option<i16>),
) -> Result<()> {
    let counted = match what {
        Counted::Listings => "select film_id from list_films",
        Counted::Revisions => {
            "select r.film_id from revisions v join reviews r on r.id = v.review_id"
        }
        Counted::Drafts => "select r.film_id from drafts d join reviews r on r.id = d.review_id",
    };
    let mut statement = conn.prepare_cached(&format!(
        "select f.id, c.count, f.title, f.year
         from (select film_id, count(*) as count from ({counted}) group by film_id) c
         join films f on f.id = c.film_id order by f.id"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    }
    Ok(())
}
