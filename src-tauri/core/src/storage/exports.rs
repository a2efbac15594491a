use rusqlite::{Connection, Row};

use crate::{FilmId, Result, ReviewId, Score, ViewingId};

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
        finished: row.get("finished")?,
        private: row.get("private")?,
        written_at: row.get("written_at")?,
        changed_at: row.get("changed_at")?,
    })
}
