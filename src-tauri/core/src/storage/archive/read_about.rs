use rusqlite::Connection;
use serde_json::value::RawValue;

use super::read::{gathered, visit};
use crate::Result;
use crate::archive::records::{
    BandRecord, ComparisonRecord, DraftRecord, ImportRecord, ImportRowRecord, LineRecord,
    SettingRecord, ShelfRecord, TargetRecord,
};
use crate::storage::columns::NamedRow;
use crate::storage::settings::EXPORTED;

/// The tags something carries, by name.
pub(crate) fn tags(conn: &Connection, each: impl FnMut(String) -> Result<()>) -> Result<()> {
    visit(
        conn,
        "select name from tags t where exists (select 1 from viewing_tags v where v.tag_id = t.id)
                  or exists (select 1 from list_tags l where l.tag_id = t.id) order by fold",
        |row| Ok(row.get("name")?),
        each,
    )
}

/// The shelves, in the person's order.
pub(crate) fn shelves(
    conn: &Connection,
    each: impl FnMut(ShelfRecord) -> Result<()>,
) -> Result<()> {
    let from_row = |row: &NamedRow<'_>| {
        Ok(ShelfRecord {
            uid: row.get("uid")?,
            name: row.get("name")?,
            query: row.get("query")?,
            position: row.get("position")?,
        })
    };
    visit(
        conn,
        "select uid, name, query, position from shelves order by position, id",
        from_row,
        each,
    )
}

/// Which of two films is better, in the order answered.
pub(crate) fn comparisons(
    conn: &Connection,
    each: impl FnMut(ComparisonRecord) -> Result<()>,
) -> Result<()> {
    let from_row = |row: &NamedRow<'_>| {
        Ok(ComparisonRecord {
            uid: row.get("uid")?,
            better: row.get("better")?,
            other: row.get("other")?,
            close: row.get("close")?,
            compared_at: row.get("compared_at")?,
        })
    };
    visit(
        conn,
        "select c.uid, b.uid as better, o.uid as other, c.close, c.compared_at
         from comparisons c join films b on b.id = c.better_id join films o on o.id = c.other_id
         order by c.compared_at, c.id",
        from_row,
        each,
    )
}

/// The lines of reviews that their writer keeps, the first kept first.
pub(crate) fn lines(conn: &Connection, each: impl FnMut(LineRecord) -> Result<()>) -> Result<()> {
    let from_row = |row: &NamedRow<'_>| {
        Ok(LineRecord {
            uid: row.get("uid")?,
            review: row.get("review")?,
            text: row.get("text")?,
            kept_at: row.get("kept_at")?,
        })
    };
    visit(
        conn,
        "select l.uid, r.uid as review, l.text, l.kept_at
         from kept_lines l join reviews r on r.id = l.review_id order by l.kept_at, l.id",
        from_row,
        each,
    )
}

/// The verdict scale, from the bottom.
pub(crate) fn bands(conn: &Connection, each: impl FnMut(BandRecord) -> Result<()>) -> Result<()> {
    let from_row = |row: &NamedRow<'_>| {
        Ok(BandRecord { from_tenths: row.get("from_score")?, word: row.get("word")? })
    };
    visit(conn, "select from_score, word from verdict_bands order by from_score", from_row, each)
}

/// The settings kept in the journal, by name.
pub(crate) fn settings(
    conn: &Connection,
    each: impl FnMut(SettingRecord) -> Result<()>,
) -> Result<()> {
    let from_row =
        |row: &NamedRow<'_>| Ok(SettingRecord { key: row.get("key")?, value: raw(row, "value")? });
    let sql = format!("select key, value from {EXPORTED} order by key");
    visit(conn, &sql, from_row, each)
}

/// What the editor holds, in the order begun.
pub(crate) fn drafts(conn: &Connection, each: impl FnMut(DraftRecord) -> Result<()>) -> Result<()> {
    // The form names its film and viewing by the numbers of this file, which mean nothing elsewhere.
    let sql = "select d.uid, r.uid as review, f.uid as film, v.uid as viewing,
                 json_set(d.form, '$.film', null, '$.viewing', null) as form, d.begun_at, d.saved_at
               from drafts d
               left join reviews r on r.id = d.review_id
               left join films f on f.id = d.form ->> '$.film'
               left join viewings v on v.id = d.form ->> '$.viewing'
               order by d.id";
    let from_row = |row: &NamedRow<'_>| {
        Ok(DraftRecord {
            uid: row.get("uid")?,
            review: row.get("review")?,
            film: row.get("film")?,
            viewing: row.get("viewing")?,
            form: raw(row, "form")?,
            begun_at: row.get("begun_at")?,
            saved_at: row.get("saved_at")?,
        })
    };
    visit(conn, sql, from_row, each)
}

/// The imports with what became of every row, the first made first. That an archive was brought in
/// is not told: what came with it tells of itself.
pub(crate) fn imports(
    conn: &Connection,
    mut each: impl FnMut(ImportRecord) -> Result<()>,
) -> Result<()> {
    let sql = "select id, uid, source, file_name, file_hash, made_at, receipt from imports
        where source <> 'matinee' order by id";
    let from_row = |row: &NamedRow<'_>| {
        let import = ImportRecord {
            uid: row.get("uid")?,
            source: row.get("source")?,
            file_name: row.get("file_name")?,
            file_hash: row.get("file_hash")?,
            made_at: row.get("made_at")?,
            receipt: raw(row, "receipt")?,
            rows: Vec::new(),
        };
        Ok((row.get::<i64>("id")?, import))
    };
    visit(conn, sql, from_row, |(id, mut import)| {
        import.rows = gathered(conn, ROWS, id, row_of)?;
        each(import)
    })
}

/// What an import's row became, named so that another journal can find it: of whom, and the film where
/// that is not enough.
macro_rules! named {
    ($target:literal, $id:literal) => {
        concat!(
            "case ", $target, "
               when 'film' then (select uid from films where id = ", $id, ")
               when 'viewing' then (select uid from viewings where id = ", $id, ")
               when 'review' then (select uid from reviews where id = ", $id, ")
               when 'list' then (select uid from lists where id = ", $id, ")
               when 'list_film' then (select l.uid from list_films lf join lists l on l.id = lf.list_id where lf.id = ", $id, ")
               when 'watchlist' then (select f.uid from watchlist w join films f on f.id = w.film_id where w.id = ", $id, ")
               when 'tag' then (select name from tags where id = ", $id, ")
             end as target_of,
             case ", $target, "
               when 'list_film' then (select f.uid from list_films lf join films f on f.id = lf.film_id where lf.id = ", $id, ")
             end as target_film"
        )
    };
}

const ROWS: &str = concat!(
    "select r.file, r.line, r.outcome, r.reason, r.raw, r.source_id, r.target, ",
    named!("r.target", "r.target_id"),
    ", iif(exists (select 1 from import_row_targets where row_id = r.id),
          (select json_group_array(json_object('kind', target, 'of', target_of, 'film', coalesce(target_film, '')))
           from (select t.target, ",
    named!("t.target", "t.target_id"),
    " from import_row_targets t where t.row_id = r.id order by t.id) where target_of is not null), '[]') as also
    from import_rows r where r.import_id = ?1 order by r.id"
);

fn row_of(row: &NamedRow<'_>) -> Result<ImportRowRecord> {
    let target: Option<String> = row.get("target")?;
    let of: Option<String> = row.get("target_of")?;
    let film: Option<String> = row.get("target_film")?;
    Ok(ImportRowRecord {
        file: row.get("file")?,
        line: row.get("line")?,
        outcome: row.get("outcome")?,
        reason: row.get("reason")?,
        raw: row.get("raw")?,
        source_id: row.get("source_id")?,
        became: target.zip(of).map(|(kind, of)| TargetRecord {
            kind,
            of,
            film: film.unwrap_or_default(),
        }),
        also: row.json("also")?,
    })
}

/// A column that holds JSON, as it stands.
fn raw(row: &NamedRow<'_>, column: &str) -> Result<Box<RawValue>> {
    Ok(RawValue::from_string(row.get(column)?)?)
}
