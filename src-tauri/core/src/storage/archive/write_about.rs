use rusqlite::{Connection, OptionalExtension, params};

use crate::archive::records::{
    BandRecord, DraftRecord, ImportRecord, ImportRowRecord, SettingRecord, ShelfRecord,
    TargetRecord,
};
use crate::storage::imports::insert_target;
use crate::storage::settings::TRAVELS;
use crate::{FilmId, Result, ReviewId, ViewingId};

/// Adds a shelf.
pub(crate) fn insert_shelf(conn: &Connection, shelf: &ShelfRecord) -> Result<()> {
    conn.prepare_cached(
        "insert into shelves (uid, name, query, position) values (?1, ?2, ?3, ?4)",
    )?
    .execute(params![shelf.uid, shelf.name, shelf.query, shelf.position])?;
    Ok(())
}

/// Writes the whole verdict scale, changing only the bands that differ.
pub(crate) fn replace_bands(conn: &Connection, bands: &[BandRecord]) -> Result<()> {
    let mut had = Vec::new();
    super::bands(conn, |band| {
        had.push(band);
        Ok(())
    })?;
    for gone in had.iter().filter(|band| !bands.contains(band)) {
        conn.prepare_cached("delete from verdict_bands where from_score = ?1")?
            .execute([gone.from_tenths])?;
    }
    for band in bands.iter().filter(|band| !had.contains(band)) {
        conn.prepare_cached("insert into verdict_bands (from_score, word) values (?1, ?2)")?
            .execute(params![band.from_tenths, band.word])?;
    }
    Ok(())
}

/// Keeps a setting, unless one of that name is there or it is of another machine; says whether it
/// was kept.
pub(crate) fn insert_setting(conn: &Connection, setting: &SettingRecord) -> Result<bool> {
    Ok(conn
        .prepare_cached(&format!(
            "insert into settings (key, value)
             select key, value from (select ?1 as key, ?2 as value) where {TRAVELS}
             on conflict (key) do nothing"
        ))?
        .execute(params![setting.key, setting.value.get()])?
        > 0)
}

/// Keeps what an editor held, unless the review has a draft here; says whether it was kept.
pub(crate) fn insert_draft(
    conn: &Connection,
    draft: &DraftRecord,
    review: Option<ReviewId>,
    film: Option<FilmId>,
    viewing: Option<ViewingId>,
) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "insert into drafts (uid, review_id, form, begun_at, saved_at)
             values (?1, ?2, json_set(?3, '$.film', ?4, '$.viewing', ?5), ?6, ?7)
             on conflict (review_id) do nothing",
        )?
        .execute(params![
            draft.uid,
            review,
            draft.form.get(),
            film,
            viewing,
            draft.begun_at,
            draft.saved_at,
        ])?
        > 0)
}

/// Adds an import with its receipt.
pub(crate) fn insert_import(conn: &Connection, import: &ImportRecord) -> Result<i64> {
    conn.prepare_cached(
        "insert into imports (uid, source, file_name, file_hash, made_at, receipt)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        import.uid,
        import.source,
        import.file_name,
        import.file_hash,
        import.made_at,
        import.receipt.get(),
    ])?;
    Ok(conn.last_insert_rowid())
}

/// Adds what became of a row of an import.
pub(crate) fn insert_import_row(
    conn: &Connection,
    import: i64,
    row: &ImportRowRecord,
) -> Result<()> {
    let became = row.became.as_ref();
    let target = became.map(|became| target_id(conn, became)).transpose()?.flatten();
    conn.prepare_cached(
        "insert into import_rows (import_id, file, line, outcome, reason, raw, source_id, target, target_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        import,
        row.file,
        row.line,
        row.outcome,
        row.reason,
        row.raw,
        row.source_id,
        became.filter(|_| target.is_some()).map(|became| &became.kind),
        target,
    ])?;
    let id = conn.last_insert_rowid();
    for also in &row.also {
        if let Some(target) = target_id(conn, also)? {
            insert_target(conn, id, &also.kind, target)?;
        }
    }
    Ok(())
}

/// The row that an import's row became, where it is here.
fn target_id(conn: &Connection, became: &TargetRecord) -> Result<Option<i64>> {
    let TargetRecord { kind, of, film } = became;
    let sql = match kind.as_str() {
        "film" => "select id from films where uid = ?1 and ?2 is not null",
        "viewing" => "select id from viewings where uid = ?1 and ?2 is not null",
        "review" => "select id from reviews where uid = ?1 and ?2 is not null",
        "list" => "select id from lists where uid = ?1 and ?2 is not null",
        "list_film" => {
            "select lf.id from list_films lf join lists l on l.id = lf.list_id join films f on f.id = lf.film_id
             where l.uid = ?1 and f.uid = ?2"
        }
        "watchlist" => {
            "select w.id from watchlist w join films f on f.id = w.film_id where f.uid = ?1 and ?2 is not null"
        }
        "tag" => "select id from tags where name = ?1 and ?2 is not null",
        _ => return Ok(None),
    };
    Ok(conn.prepare_cached(sql)?.query_row([of, film], |row| row.get(0)).optional()?)
}
