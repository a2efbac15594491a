//! Rows that are made again from others: what a library tile shows, the full-text indexes, and the
//! seals that prove what a person wrote whole. The write door refreshes them for the records a
//! transaction concerned, so no write can forget one.

use std::borrow::Cow;
use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite::functions::{Aggregate, Context, FunctionFlags};
use rusqlite::types::ValueRef;

use crate::{CheckKind, Result, markdown, text};

/// Gives a connection the functions the statements below use.
pub(crate) fn register_functions(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("search_text", 1, flags, |call| {
        Ok(text::search_text(&typed(call.get_raw(0))))
    })?;
    // The words of Markdown, without addresses and the names of stills.
    conn.create_scalar_function("search_markdown", 1, flags, |call| {
        Ok(text::search_text(&markdown::to_words(&typed(call.get_raw(0)))))
    })?;
    conn.create_scalar_function("blake3_hex", 1, flags, |call| {
        // Whatever stands there: damaged text has a hash too, which is not the one it was sealed with.
        let bytes = call.get_raw(0).as_bytes_or_null().ok().flatten().unwrap_or_default();
        Ok(blake3::hash(bytes).to_hex().to_string())
    })?;
    conn.create_aggregate_function("blake3_of_rows", -1, flags, OfRows)?;
    Ok(())
}

/// `blake3_of_rows(value, …)`: one hash of all rows of a group, in whatever order they come. Of each
/// row the values are hashed with their kinds and lengths; the hashes are put together bit by bit
/// (exclusive or), so that rows have to tell themselves apart by an id among the values.
struct OfRows;

impl Aggregate<[u8; 32], String> for OfRows {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<[u8; 32]> {
        Ok([0; 32])
    }

    fn step(&self, row: &mut Context<'_>, all: &mut [u8; 32]) -> rusqlite::Result<()> {
        let mut hasher = blake3::Hasher::new();
        for at in 0..row.len() {
            let (kind, bytes): (u8, &[u8]) = match row.get_raw(at) {
                ValueRef::Null => (0, &[]),
                ValueRef::Integer(number) => (1, &number.to_le_bytes()),
                ValueRef::Real(number) => (2, &number.to_le_bytes()),
                ValueRef::Text(text) => (3, text),
                ValueRef::Blob(bytes) => (4, bytes),
            };
            hasher.update(&[kind]).update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        }
        for (whole, byte) in all.iter_mut().zip(hasher.finalize().as_bytes()) {
            *whole ^= byte;
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, all: Option<[u8; 32]>) -> rusqlite::Result<String> {
        Ok(blake3::Hash::from(all.unwrap_or_default()).to_hex().to_string())
    }
}

/// The text of a value; of damaged text, what of it can be read.
fn typed(value: ValueRef<'_>) -> Cow<'_, str> {
    String::from_utf8_lossy(value.as_bytes_or_null().ok().flatten().unwrap_or_default())
}

macro_rules! standing_columns {
    () => {
        "film_id, score, last_watched_on, last_day_order, viewings, rewatches, reviews, drafts, liked, \
         director, sort_title"
    };
}

/// The columns of `film_standing`, in the order of [`STANDINGS`].
pub(super) const STANDING: &str = standing_columns!();

/// What `film_standing` has to say of every film.
pub(super) const STANDINGS: &str = concat!(include_str!("standing.sql"), "from films f");

/// Makes the derived rows of the records anew that `concerned_films`, `concerned_viewings` and
/// `concerned_reviews` name.
const DERIVED: &str = concat!(
    "delete from film_standing where film_id in (select id from concerned_films);
     insert into film_standing (",
    standing_columns!(),
    ")\n",
    include_str!("standing.sql"),
    "from concerned_films k join films f on f.id = k.id;\n",
    include_str!("derived.sql"),
);

/// Refreshes the derived rows of the records the transaction concerned.
pub(crate) fn refresh(conn: &Connection) -> Result<()> {
    conn.execute_batch(DERIVED)?;
    seal(conn)
}

/// Makes what the library and search are served from again, for every record there is or was. The
/// seals stay: they prove the records, and made again they would prove whatever stands there.
pub(crate) fn rebuild_indexes(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "insert or ignore into concerned_films select id from films union select film_id from film_standing
           union select id from film_search_docsize union select id from title_trigrams_docsize;
         insert or ignore into concerned_viewings select id from viewings union select id from viewing_search_docsize;
         insert or ignore into concerned_reviews select id from reviews union select id from review_search_docsize;",
    )?;
    conn.execute_batch(DERIVED)?;
    // Nor is any of them to be sealed when the transaction ends.
    conn.execute_batch(&EMPTY_CONCERNED)?;
    Ok(())
}

/// A kind of record that is sealed: a hash of it with all that hangs on it is made by the write door
/// and proved by the check.
pub(crate) struct Sealed {
    /// What table `seals` calls it.
    pub(crate) target: &'static str,
    /// What the check calls one, in 'this … is not what was written'.
    pub(crate) called: &'static str,
    /// The part of the journal that the check finds wrong with one.
    pub(crate) kind: CheckKind,
    /// Its own table.
    pub(crate) table: &'static str,
    /// The temporary table of those a transaction concerned.
    concerned: &'static str,
    /// The statement that gives the seal of every one, `id, hash`, from its table as `it`.
    pub(crate) seals: &'static str,
    /// What a person knows one by, from its table as `it`.
    pub(crate) name: &'static str,
}

impl Sealed {
    /// Whether these are no records, but what takes changes of them back.
    pub(crate) fn is_of_undo(&self) -> bool {
        self.target == STEP
    }
}

/// What table `seals` calls a step of undo.
const STEP: &str = "step";

/// Every kind that is sealed. When a record was last changed is no part of what it says.
pub(crate) const SEALED: &[Sealed] = &[
    Sealed {
        target: "film",
        called: "film",
        kind: CheckKind::Film,
        table: "films",
        concerned: "concerned_films",
        seals: "select it.id, blake3_hex(json_array(
                    it.uid, it.title, it.original_title, it.language, it.sort_title, it.match_title, it.year,
                    it.tagline, it.runtime_min, it.poster_colour, it.liked, it.score, it.scored_on, it.own_facts,
                    it.added_at,
                    (select json_array(m.hash, m.format, m.width, m.height, m.bytes, m.orientation, m.source_name)
                     from media m where m.id = it.poster_id),
                    (select json_group_array(json_array(role, name, sort_name, match_name, uid, character)) from
                       (select c.role, p.name, p.sort_name, p.match_name, p.uid, c.character
                        from credits c join people p on p.id = c.person_id where c.film_id = it.id
                        order by c.role, c.position, c.id)),
                    (select json_group_array(name) from (select g.name from film_genres fg join genres g on g.id = fg.genre_id
                                                         where fg.film_id = it.id order by fg.position, fg.id)),
                    (select json_group_array(name) from (select k.name from film_countries fk join countries k on k.id = fk.country_id
                                                         where fk.film_id = it.id order by fk.position, fk.id)),
                    (select json_group_array(name) from (select l.name from film_languages fl join languages l on l.id = fl.language_id
                                                         where fl.film_id = it.id order by fl.position, fl.id)),
                    (select json_group_array(json_array(kind, value)) from
                       (select kind, value from outside_ids where film_id = it.id order by kind, value)),
                    (select json_group_array(json_array(uid, name, caption, alt, timecode_s, hash, format, width, height)) from
                       (select s.uid, s.name, s.caption, s.alt, s.timecode_s, m.hash, m.format, m.width, m.height
                        from stills s join media m on m.id = s.media_id where s.film_id = it.id
                        order by s.position, s.id))))
                from films it",
        name: "it.title",
    },
    Sealed {
        target: "viewing",
        called: "viewing",
        kind: CheckKind::Viewing,
        table: "viewings",
        concerned: "concerned_viewings",
        seals: "select it.id, blake3_hex(json_array(
                    it.uid, it.film_id, it.watched_on, it.about, it.day_order, it.rewatch, it.abandoned, it.score, it.liked,
                    it.place, it.format, it.note, it.private, it.logged_on, it.added_at,
                    (select json_group_array(name) from (select name from companions where viewing_id = it.id order by position, id)),
                    (select json_group_array(name) from (select t.name from viewing_tags vt join tags t on t.id = vt.tag_id
                                                         where vt.viewing_id = it.id order by vt.position, vt.id))))
                from viewings it",
        name: "(select title from films where id = it.film_id) || coalesce(', ' || it.watched_on, '')",
    },
    Sealed {
        target: "review",
        called: "review",
        kind: CheckKind::Review,
        table: "reviews",
        concerned: "concerned_reviews",
        seals: "select it.id, blake3_hex(json_array(
                    it.uid, it.film_id, it.viewing_id, it.headline, it.body, it.summary, it.verdict, it.spoilers, it.state,
                    it.private, it.language, it.words, it.written_at))
                from reviews it",
        name: "(select title from films where id = it.film_id)",
    },
    Sealed {
        target: "revision",
        called: "earlier state of a review",
        kind: CheckKind::Review,
        table: "revisions",
        concerned: "concerned_revisions",
        seals: "select it.id, blake3_hex(json_array(
                    it.review_id, it.made_at, it.cause, it.headline, it.body, it.summary, it.verdict, it.score, it.words))
                from revisions it",
        name: "(select f.title from reviews r join films f on f.id = r.film_id where r.id = it.review_id) || ', ' || it.made_at",
    },
    Sealed {
        target: "list",
        called: "list",
        kind: CheckKind::List,
        table: "lists",
        concerned: "concerned_lists",
        seals: "select it.id, blake3_hex(json_array(
                    it.uid, it.name, it.description, it.ranked, it.position, it.added_at,
                    (select json_group_array(json_array(film_id, note)) from
                       (select film_id, note from list_films where list_id = it.id order by position, id)),
                    (select json_group_array(name) from (select t.name from list_tags lt join tags t on t.id = lt.tag_id
                                                         where lt.list_id = it.id order by lt.position, lt.id))))
                from lists it",
        name: "it.name",
    },
    Sealed {
        target: "watchlist",
        called: "entry of the watchlist",
        kind: CheckKind::List,
        table: "watchlist",
        concerned: "concerned_watchlist",
        seals: "select it.id, blake3_hex(json_array(it.film_id, it.why, it.added_on, it.added_at)) from watchlist it",
        name: "(select title from films where id = it.film_id)",
    },
    Sealed {
        target: "shelf",
        called: "shelf",
        kind: CheckKind::List,
        table: "shelves",
        concerned: "concerned_shelves",
        seals: "select it.id, blake3_hex(json_array(it.uid, it.name, it.query, it.position)) from shelves it",
        name: "it.name",
    },
    Sealed {
        target: "verdict",
        called: "word of the verdict scale",
        kind: CheckKind::List,
        table: "verdict_bands",
        concerned: "concerned_verdicts",
        seals: "select it.id, blake3_hex(json_array(it.from_score, it.word)) from verdict_bands it",
        name: "it.word",
    },
    Sealed {
        target: "comparison",
        called: "answer to which of two films is better",
        kind: CheckKind::List,
        table: "comparisons",
        concerned: "concerned_comparisons",
        seals: "select it.id, blake3_hex(json_array(it.uid, it.better_id, it.other_id, it.close, it.compared_at))
                from comparisons it",
        name: "(select title from films where id = it.better_id)",
    },
    Sealed {
        target: "line",
        called: "kept line",
        kind: CheckKind::Review,
        table: "kept_lines",
        concerned: "concerned_lines",
        seals: "select it.id, blake3_hex(json_array(it.uid, it.review_id, it.text, it.kept_at)) from kept_lines it",
        name: "it.text",
    },
    Sealed {
        target: "draft",
        called: "draft",
        kind: CheckKind::Review,
        table: "drafts",
        concerned: "concerned_drafts",
        seals: "select it.id, blake3_hex(json_array(it.uid, it.review_id, it.form, it.begun_at, it.saved_at)) from drafts it",
        // Of a damaged form the title may be no more to be had.
        name: "nullif(case when json_valid(it.form) then json_extract(it.form, '$.facts.title') end, '')",
    },
    Sealed {
        target: "trash",
        called: "thing in the trash",
        kind: CheckKind::Trash,
        table: "trash",
        concerned: "concerned_trash",
        // Whole films lie there, and more at once: their rows are hashed as they stand, not copied.
        seals: "select it.id, blake3_hex(json_array(it.kind, it.title, it.deleted_at, blake3_hex(it.rows))) from trash it",
        name: "it.title",
    },
    Sealed {
        target: STEP,
        called: "step of undo",
        kind: CheckKind::Trash,
        table: "undo_steps",
        concerned: "concerned_steps",
        seals: "select it.id, blake3_hex(json_array(it.op, it.subject, it.done_at, it.state, blake3_hex(it.rows)))
                from undo_steps it",
        name: "nullif(it.subject, '')",
    },
    Sealed {
        target: "import",
        called: "receipt of an import",
        kind: CheckKind::Import,
        table: "imports",
        concerned: "concerned_imports",
        seals: "select it.id, blake3_hex(json_array(
                    it.uid, it.source, it.file_name, it.file_hash, it.made_at, blake3_hex(it.receipt), blake3_hex(it.took),
                    (select blake3_of_rows(r.id, r.file, r.line, r.outcome, r.reason, r.raw, r.source_id, r.target, r.target_id)
                     from import_rows r where r.import_id = it.id),
                    (select blake3_of_rows(t.id, t.row_id, t.target, t.target_id)
                     from import_rows r join import_row_targets t on t.row_id = r.id where r.import_id = it.id)))
                from imports it",
        name: "it.file_name",
    },
    Sealed {
        target: "setting",
        called: "setting",
        kind: CheckKind::Setting,
        table: "settings",
        concerned: "concerned_settings",
        seals: "select it.id, blake3_hex(json_array(it.key, it.value)) from settings it",
        name: "it.key",
    },
];

/// Lets go of the seals of what is no longer in a table.
pub(crate) fn forget_seals_of_gone(conn: &Connection, table: &str) -> Result<()> {
    for sealed in SEALED.iter().filter(|sealed| sealed.table == table) {
        let gone = format!(
            "delete from seals where target = ?1 and target_id not in (select id from {table})"
        );
        conn.execute(&gone, [sealed.target])?;
    }
    Ok(())
}

/// Lets go of the seals of a table that was left empty.
pub(crate) fn forget_seals_of(conn: &Connection, table: &str) -> Result<()> {
    for sealed in SEALED.iter().filter(|sealed| sealed.table == table) {
        conn.execute("delete from seals where target = ?1", [sealed.target])?;
    }
    Ok(())
}

/// Seals everything as it stands: for a journal made of what was left of another.
pub(crate) fn seal_all(conn: &Connection) -> Result<()> {
    conn.execute_batch("delete from seals")?;
    for Sealed { target, seals, .. } in SEALED {
        let make = format!(
            "insert into seals (target, target_id, hash) select '{target}', * from ({seals})"
        );
        conn.execute(&make, [])?;
    }
    Ok(())
}

/// Makes the seals of the records a transaction concerned anew.
struct Sealing {
    any: String,
    forget: String,
    make: String,
}

impl Sealing {
    fn run(&self, conn: &Connection) -> Result<()> {
        if conn.prepare_cached(&self.any)?.query_row([], |row| row.get(0))? {
            conn.prepare_cached(&self.forget)?.execute([])?;
            conn.prepare_cached(&self.make)?.execute([])?;
        }
        Ok(())
    }
}

static SEALING: LazyLock<Vec<Sealing>> = LazyLock::new(|| {
    let sealing = |it: &Sealed| {
        let Sealed { target, concerned, seals, .. } = it;
        Sealing {
            any: format!("select exists (select 1 from {concerned})"),
            forget: format!(
                "delete from seals where target = '{target}' and target_id in (select id from {concerned})"
            ),
            make: format!(
                "insert into seals (target, target_id, hash)
                 select '{target}', * from ({seals} where it.id in (select id from {concerned}))"
            ),
        }
    };
    SEALED.iter().map(sealing).collect()
});

/// Seals what the transaction concerned.
pub(crate) fn seal(conn: &Connection) -> Result<()> {
    SEALING.iter().try_for_each(|sealing| sealing.run(conn))
}

/// Seals the steps of undo that the transaction logged, turned or let go of: that is done when all
/// else is.
pub(crate) fn seal_steps(conn: &Connection) -> Result<()> {
    let steps = SEALED.iter().zip(&*SEALING).find(|(sealed, _)| sealed.target == STEP);
    steps.map_or(Ok(()), |(_, sealing)| sealing.run(conn))
}

/// Whether a step of undo is as it was sealed.
pub(crate) fn is_whole_step(conn: &Connection, id: i64) -> Result<bool> {
    let step = SEALED.iter().find(|sealed| sealed.target == STEP);
    let seals = step.map_or("", |step| step.seals);
    let whole = format!(
        "with fresh (id, hash) as ({seals} where it.id = ?1)
         select exists (select 1 from fresh join seals s on s.target = '{STEP}' and s.target_id = fresh.id
                        where s.hash = fresh.hash)"
    );
    Ok(conn.prepare_cached(&whole)?.query_row([id], |row| row.get(0))?)
}

/// The statement that makes a temporary table for each set of concerned records.
pub(crate) fn concerned_tables() -> String {
    SEALED
        .iter()
        .map(|it| format!("create temp table {} (id integer primary key);", it.concerned))
        .collect()
}

/// The statement that empties them.
pub(crate) static EMPTY_CONCERNED: LazyLock<String> =
    LazyLock::new(|| SEALED.iter().map(|it| format!("delete from {};", it.concerned)).collect());
