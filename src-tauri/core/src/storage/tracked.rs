//! Which tables a person's change can touch, and what else follows from a change in each.
//!
//! The write door records every changed row of these tables (`recorder.rs`). Undo, trash, topics and
//! the refresh of derived rows all come from that record.

use crate::Topic;

/// One tracked table.
pub(crate) struct Tracked {
    pub(crate) name: &'static str,
    pub(crate) topic: Topic,
    /// Only deletions are recorded: the rows come and go with a parent's, or are no step of undo while
    /// they change.
    pub(crate) deletions_only: bool,
    /// Records whose derived rows a change concerns.
    pub(crate) concerns: &'static [Concern],
}

/// Records whose derived rows a change of a row concerns.
pub(crate) struct Concern {
    /// The temporary table of such records.
    set: &'static str,
    /// The column that names the record.
    column: &'static str,
    /// That column's table, and which of its columns names the changed row, where it is not in the
    /// changed row itself.
    through: Option<(&'static str, &'static str)>,
}

impl Concern {
    /// The statement that notes the records of one row, `new` or `old` in a trigger. It meets no
    /// conflict that it would have to ignore: when a foreign key's action fires the trigger, SQLite
    /// takes the action's way with conflicts, which is to fail.
    pub(crate) fn of_row(&self, row: &str) -> String {
        let Self { set, column, through } = self;
        let fresh = format!("not in (select id from {set})");
        match through {
            None => {
                format!("insert into {set} select {row}.{column} where {row}.{column} {fresh}")
            }
            Some((table, key)) => format!(
                "insert into {set} select distinct {column} from {table} where {key} = {row}.id and {column} {fresh}"
            ),
        }
    }

    /// The statement that notes the records of the rows from id `?1` to `?2` of a table.
    pub(crate) fn of_rows(&self, table: &str) -> String {
        let Self { set, column, through } = self;
        let (table, key) = through.unwrap_or((table, "id"));
        format!(
            "insert or ignore into {set} select {column} from {table} where {key} between ?1 and ?2"
        )
    }
}

const fn films(column: &'static str) -> Concern {
    Concern { set: "concerned_films", column, through: None }
}

const fn viewings(column: &'static str) -> Concern {
    Concern { set: "concerned_viewings", column, through: None }
}

const fn reviews(column: &'static str) -> Concern {
    Concern { set: "concerned_reviews", column, through: None }
}

const fn of(set: &'static str, column: &'static str) -> Concern {
    Concern { set, column, through: None }
}

const OF_FILM: &[Concern] = &[films("film_id")];
const OF_LIST: &[Concern] = &[of("concerned_lists", "list_id")];
const OF_VIEWING: &[Concern] = &[viewings("viewing_id")];

const fn table(name: &'static str, topic: Topic, concerns: &'static [Concern]) -> Tracked {
    Tracked { name, topic, deletions_only: false, concerns }
}

const fn child(name: &'static str, topic: Topic, concerns: &'static [Concern]) -> Tracked {
    Tracked { name, topic, deletions_only: true, concerns }
}

/// Every tracked table. A table of the schema that is missing here is either made again from the
/// others, or the journal about itself (settings, undo steps): a test holds the two together.
pub(crate) const TRACKED: &[Tracked] = &[
    table("media", Topic::Media, &[]),
    table("films", Topic::Films, &[films("id")]),
    table(
        "people",
        Topic::People,
        &[Concern { through: Some(("credits", "person_id")), ..films("film_id") }],
    ),
    table("credits", Topic::Films, OF_FILM),
    table("genres", Topic::Films, &[]),
    table("film_genres", Topic::Films, OF_FILM),
    table("countries", Topic::Films, &[]),
    table("film_countries", Topic::Films, OF_FILM),
    table("languages", Topic::Films, &[]),
    table("film_languages", Topic::Films, OF_FILM),
    table("outside_ids", Topic::Films, OF_FILM),
    table("stills", Topic::Media, OF_FILM),
    table("viewings", Topic::Viewings, &[films("film_id"), viewings("id")]),
    table("companions", Topic::Viewings, OF_VIEWING),
    table(
        "tags",
        Topic::Tags,
        &[
            Concern { through: Some(("viewing_tags", "tag_id")), ..viewings("viewing_id") },
            Concern { through: Some(("list_tags", "tag_id")), ..of("concerned_lists", "list_id") },
        ],
    ),
    table("viewing_tags", Topic::Tags, OF_VIEWING),
    table("reviews", Topic::Reviews, &[films("film_id"), reviews("id")]),
    table("revisions", Topic::Reviews, &[of("concerned_revisions", "id")]),
    child("drafts", Topic::Drafts, &[of("concerned_drafts", "id")]),
    table("lists", Topic::Lists, &[of("concerned_lists", "id")]),
    table("list_films", Topic::Lists, OF_LIST),
    table("list_tags", Topic::Lists, OF_LIST),
    table("watchlist", Topic::Watchlist, &[of("concerned_watchlist", "id")]),
    table("shelves", Topic::Shelves, &[of("concerned_shelves", "id")]),
    table("comparisons", Topic::Comparisons, &[of("concerned_comparisons", "id")]),
    table("kept_lines", Topic::Reviews, &[of("concerned_lines", "id")]),
    table("verdict_bands", Topic::Verdicts, &[of("concerned_verdicts", "id")]),
    table("imports", Topic::Imports, &[of("concerned_imports", "id")]),
    child("import_rows", Topic::Imports, &[]),
    child("import_row_targets", Topic::Imports, &[]),
    table("trash", Topic::Trash, &[of("concerned_trash", "id")]),
];

/// What a change of a setting concerns, whose table is recorded in a way of its own.
pub(crate) const OF_SETTING: Concern = of("concerned_settings", "id");

/// The tracked table of a name.
pub(crate) fn named(table: &str) -> Option<&'static Tracked> {
    TRACKED.iter().find(|tracked| tracked.name == table)
}

/// The topic of a tracked table.
pub(crate) fn topic(table: &str) -> Option<Topic> {
    named(table).map(|tracked| tracked.topic)
}
