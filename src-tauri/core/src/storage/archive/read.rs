use rusqlite::{Connection, ToSql};

use crate::archive::records::{
    FilmRecord, ListRecord, MediumRecord, PersonRecord, ReviewRecord, RevisionRecord,
    ViewingRecord, WatchlistRecord,
};
use crate::storage::columns::{Columns, NamedRow};
use crate::{Result, ReviewId};

/// Hands every row of a query to `each`, one at a time.
pub(super) fn visit<T>(
    conn: &Connection,
    sql: &str,
    from_row: impl Fn(&NamedRow<'_>) -> Result<T>,
    mut each: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let mut statement = conn.prepare_cached(sql)?;
    let columns = Columns::of(&statement);
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(from_row(&columns.named(row))?)?;
    }
    Ok(())
}

/// The rows of a query about one record.
pub(super) fn gathered<T>(
    conn: &Connection,
    sql: &str,
    of: impl ToSql,
    from_row: impl Fn(&NamedRow<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut statement = conn.prepare_cached(sql)?;
    let columns = Columns::of(&statement);
    statement.query_and_then([of], |row| from_row(&columns.named(row)))?.collect()
}

/// The originals, in the order they came.
pub(crate) fn media(conn: &Connection, each: impl FnMut(MediumRecord) -> Result<()>) -> Result<()> {
    let sql = "select hash, format, width, height, bytes, orientation, source_name, added_at from media order by id";
    let from_row = |row: &NamedRow<'_>| {
        Ok(MediumRecord {
            hash: row.get("hash")?,
            file: String::new(),
            format: row.get("format")?,
            width: row.get("width")?,
            height: row.get("height")?,
            bytes: row.get("bytes")?,
            orientation: row.get("orientation")?,
            source_name: row.get("source_name")?,
            added_at: row.get("added_at")?,
        })
    };
    visit(conn, sql, from_row, each)
}

/// The people films credit, in the order they came.
pub(crate) fn people(
    conn: &Connection,
    each: impl FnMut(PersonRecord) -> Result<()>,
) -> Result<()> {
    let from_row =
        |row: &NamedRow<'_>| Ok(PersonRecord { uid: row.get("uid")?, name: row.get("name")? });
    visit(
        conn,
        "select uid, name from people p
               where exists (select 1 from credits c where c.person_id = p.id) order by id",
        from_row,
        each,
    )
}

/// What hangs on a row, as a JSON array. A row of which nothing hangs, as of most, is asked for just
/// that: gathering nothing takes several times as long.
macro_rules! hanging {
    ($item:literal of $table:literal where $owner:literal is $id:literal in $sorted:literal) => {
        concat!(
            "iif(exists (select 1 from ",
            $table,
            " where ",
            $owner,
            " = ",
            $id,
            "),
               (select json_group_array(",
            $item,
            ") from (",
            $sorted,
            ")), '[]')"
        )
    };
}

/// A film with what hangs on it; how they are ordered, or which, comes behind it.
pub(super) const FILMS: &str = concat!(
    "select f.uid, f.title, f.original_title, f.language, f.year, f.tagline, f.runtime_min, f.poster_colour, f.liked,
            f.score, f.scored_on, f.own_facts, f.added_at, f.changed_at, m.hash as poster, ",
    hanging!("name" of "film_genres" where "film_id" is "f.id" in
        "select t.name from film_genres g join genres t on t.id = g.genre_id
         where g.film_id = f.id order by g.position, g.id"),
    " as genres, ",
    hanging!("name" of "film_countries" where "film_id" is "f.id" in
        "select t.name from film_countries g join countries t on t.id = g.country_id
         where g.film_id = f.id order by g.position, g.id"),
    " as countries, ",
    hanging!("name" of "film_languages" where "film_id" is "f.id" in
        "select t.name from film_languages g join languages t on t.id = g.language_id
         where g.film_id = f.id order by g.position, g.id"),
    " as languages, ",
    hanging!("json_object('kind', kind, 'value', value)" of "outside_ids" where "film_id" is "f.id" in
        "select kind, value from outside_ids where film_id = f.id order by kind, value"),
    " as outside_ids, ",
    hanging!("json_object('person', uid, 'role', role, 'character', character)"
        of "credits" where "film_id" is "f.id" in
        "select p.uid, c.role, c.character from credits c join people p on p.id = c.person_id where c.film_id = f.id
         order by case c.role when 'director' then 0 when 'writer' then 1 else 2 end, c.position, c.id"),
    " as credits, ",
    hanging!("json_object('uid', uid, 'name', name, 'media', hash, 'caption', caption, 'alt', alt,
                          'timecode_s', timecode_s)"
        of "stills" where "film_id" is "f.id" in
        "select s.uid, s.name, sm.hash, s.caption, s.alt, s.timecode_s from stills s join media sm on sm.id = s.media_id
         where s.film_id = f.id order by s.position, s.id"),
    " as stills from films f left join media m on m.id = f.poster_id "
);

/// The films with all their facts, in the order added.
pub(crate) fn films(conn: &Connection, each: impl FnMut(FilmRecord) -> Result<()>) -> Result<()> {
    visit(conn, &format!("{FILMS} order by f.id"), film_of, each)
}

pub(super) fn film_of(row: &NamedRow<'_>) -> Result<FilmRecord> {
    Ok(FilmRecord {
        uid: row.get("uid")?,
        title: row.get("title")?,
        original_title: row.get("original_title")?,
        language: row.get("language")?,
        year: row.get("year")?,
        tagline: row.get("tagline")?,
        runtime_min: row.get("runtime_min")?,
        poster: row.get("poster")?,
        poster_colour: row.get("poster_colour")?,
        liked: row.get("liked")?,
        score: row.get("score")?,
        scored_on: row.get("scored_on")?,
        own_facts: row.json("own_facts")?,
        genres: row.json("genres")?,
        countries: row.json("countries")?,
        languages: row.json("languages")?,
        outside_ids: row.json("outside_ids")?,
        credits: row.json("credits")?,
        stills: row.json("stills")?,
        added_at: row.get("added_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// A viewing with what hangs on it.
pub(super) const VIEWINGS: &str = concat!(
    "select v.uid, v.watched_on, v.about, v.day_order, v.rewatch, v.abandoned, v.score, v.liked, v.place, v.format,
            v.note, v.private, v.logged_on, v.added_at, v.changed_at, f.uid as film, ",
    hanging!("name" of "companions" where "viewing_id" is "v.id" in
        "select name from companions where viewing_id = v.id order by position, id"),
    " as companions, ",
    hanging!("name" of "viewing_tags" where "viewing_id" is "v.id" in
        "select t.name from viewing_tags vt join tags t on t.id = vt.tag_id
         where vt.viewing_id = v.id order by vt.position, vt.id"),
    " as tags from viewings v join films f on f.id = v.film_id "
);

/// The viewings, in the order added.
pub(crate) fn viewings(
    conn: &Connection,
    each: impl FnMut(ViewingRecord) -> Result<()>,
) -> Result<()> {
    visit(conn, &format!("{VIEWINGS} order by v.id"), viewing_of, each)
}

pub(super) fn viewing_of(row: &NamedRow<'_>) -> Result<ViewingRecord> {
    Ok(ViewingRecord {
        uid: row.get("uid")?,
        film: row.get("film")?,
        watched_on: row.watched_on()?,
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
        companions: row.json("companions")?,
        tags: row.json("tags")?,
        added_at: row.get("added_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// A review.
pub(super) const REVIEWS: &str = "
    select r.uid, r.headline, r.body, r.summary, r.verdict, r.spoilers, r.state, r.private, r.language, r.written_at,
           r.changed_at, f.uid as film, v.uid as viewing
    from reviews r join films f on f.id = r.film_id left join viewings v on v.id = r.viewing_id ";

/// The reviews with their bodies, in the order written.
pub(crate) fn reviews(
    conn: &Connection,
    each: impl FnMut(ReviewRecord) -> Result<()>,
) -> Result<()> {
    visit(conn, &format!("{REVIEWS} order by r.id"), review_of, each)
}

/// The uids of the viewings that a review tells of.
pub(crate) fn reviewed_viewings(
    conn: &Connection,
    each: impl FnMut(String) -> Result<()>,
) -> Result<()> {
    let sql = "select v.uid from reviews r join viewings v on v.id = r.viewing_id";
    visit(conn, sql, |row| Ok(row.get("uid")?), each)
}

pub(super) fn review_of(row: &NamedRow<'_>) -> Result<ReviewRecord> {
    Ok(ReviewRecord {
        uid: row.get("uid")?,
        film: row.get("film")?,
        viewing: row.get("viewing")?,
        file: String::new(),
        headline: row.get("headline")?,
        body: row.get("body")?,
        summary: row.get("summary")?,
        verdict: row.get("verdict")?,
        spoilers: row.get("spoilers")?,
        state: row.get("state")?,
        private: row.get("private")?,
        language: row.get("language")?,
        written_at: row.get("written_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The kept states of every review, a review's oldest first.
pub(crate) fn revisions(
    conn: &Connection,
    each: impl FnMut(RevisionRecord) -> Result<()>,
) -> Result<()> {
    visit(conn, &format!("{REVISIONS} order by v.id"), revision_of, each)
}

/// The kept states of one review, the oldest first.
pub(crate) fn revisions_of(conn: &Connection, review: ReviewId) -> Result<Vec<RevisionRecord>> {
    let sql = format!("{REVISIONS} where v.review_id = ?1 order by v.id");
    gathered(conn, &sql, review, revision_of)
}

/// A kept state of a review.
const REVISIONS: &str =
    "select r.uid as review, v.made_at, v.cause, v.headline, v.body, v.summary, v.verdict, v.score
     from revisions v join reviews r on r.id = v.review_id";

fn revision_of(row: &NamedRow<'_>) -> Result<RevisionRecord> {
    Ok(RevisionRecord {
        review: row.get("review")?,
        made_at: row.get("made_at")?,
        cause: row.get("cause")?,
        headline: row.get("headline")?,
        body: row.get("body")?,
        summary: row.get("summary")?,
        verdict: row.get("verdict")?,
        score: row.get("score")?,
    })
}

const LISTS: &str = "
    select l.uid, l.name, l.description, l.ranked, l.position, l.added_at, l.changed_at,
      (select json_group_array(name) from (select t.name from list_tags lt join tags t on t.id = lt.tag_id
         where lt.list_id = l.id order by lt.position, lt.id)) as tags,
      (select json_group_array(json_object('film', uid, 'note', note)) from
         (select f.uid, lf.note from list_films lf join films f on f.id = lf.film_id
          where lf.list_id = l.id order by lf.position, lf.id)) as films
    from lists l order by l.position, l.id";

/// The lists with their films, in the person's order.
pub(crate) fn lists(conn: &Connection, each: impl FnMut(ListRecord) -> Result<()>) -> Result<()> {
    let from_row = |row: &NamedRow<'_>| {
        Ok(ListRecord {
            uid: row.get("uid")?,
            name: row.get("name")?,
            description: row.get("description")?,
            ranked: row.get("ranked")?,
            position: row.get("position")?,
            tags: row.json("tags")?,
            films: row.json("films")?,
            added_at: row.get("added_at")?,
            changed_at: row.get("changed_at")?,
        })
    };
    visit(conn, LISTS, from_row, each)
}

/// A film of the watchlist.
pub(super) const WATCHLIST: &str = "select f.uid as film, w.why, w.added_on, w.added_at from watchlist w join films f on f.id = w.film_id";

/// The watchlist, the first added first.
pub(crate) fn watchlist(
    conn: &Connection,
    each: impl FnMut(WatchlistRecord) -> Result<()>,
) -> Result<()> {
    visit(conn, &format!("{WATCHLIST} order by w.id"), wanted_of, each)
}

pub(super) fn wanted_of(row: &NamedRow<'_>) -> Result<WatchlistRecord> {
    Ok(WatchlistRecord {
        film: row.get("film")?,
        why: row.get("why")?,
        added_on: row.get("added_on")?,
        added_at: row.get("added_at")?,
    })
}
