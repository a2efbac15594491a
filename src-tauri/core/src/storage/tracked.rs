//! Which tables a person's change can touch, and what else follows from a change in each.
//!
//! The write door records every changed row of these tables by TEMP triggers on the writer's
//! connection (the method of <https://sqlite.org/undoredo.html>, with rows as JSON instead of
//! statements). Undo, trash, topics and the refresh of derived rows all come from that record.

use crate::Topic;

/// One tracked table.
pub(crate) struct Tracked {
    pub(crate) name: &'static str,
    pub(crate) topic: Topic,
    /// Only deletions are recorded, because the rows come and go with a parent's.
    pub(crate) deletions_only: bool,
    /// Records whose derived rows a change concerns, as statements with `{row}` for `new` or `old`.
    pub(crate) concerns: &'static [&'static str],
}

const FILM: &str = "insert or ignore into concerned_films select {row}.film_id";
const VIEWING: &str = "insert or ignore into concerned_viewings select {row}.viewing_id";

const fn table(name: &'static str, topic: Topic, concerns: &'static [&'static str]) -> Tracked {
    Tracked { name, topic, deletions_only: false, concerns }
}

const fn child(name: &'static str, topic: Topic) -> Tracked {
    Tracked { name, topic, deletions_only: true, concerns: &[] }
}

/// Every tracked table. A table of the schema that is missing here is either made again from the
/// others, or the journal about itself (settings, undo steps): a test holds the two together.
pub(crate) const TRACKED: &[Tracked] = &[
    table("media", Topic::Media, &[]),
    table("films", Topic::Films, &["insert or ignore into concerned_films select {row}.id"]),
    table(
        "people",
        Topic::People,
        &[
            "insert or ignore into concerned_films select film_id from credits where person_id = {row}.id",
        ],
    ),
    table("credits", Topic::Films, &[FILM]),
    table("genres", Topic::Films, &[]),
    table("film_genres", Topic::Films, &[]),
    table("countries", Topic::Films, &[]),
    table("film_countries", Topic::Films, &[]),
    table("languages", Topic::Films, &[]),
    table("film_languages", Topic::Films, &[]),
    table("outside_ids", Topic::Films, &[]),
    table("stills", Topic::Media, &[]),
    table(
        "viewings",
        Topic::Viewings,
        &[FILM, "insert or ignore into concerned_viewings select {row}.id"],
    ),
    table("companions", Topic::Viewings, &[VIEWING]),
    table(
        "tags",
        Topic::Tags,
        &[
            "insert or ignore into concerned_viewings select viewing_id from viewing_tags where tag_id = {row}.id",
        ],
    ),
    table("viewing_tags", Topic::Tags, &[VIEWING]),
    table(
        "reviews",
        Topic::Reviews,
        &[FILM, "insert or ignore into concerned_reviews select {row}.id"],
    ),
    table("revisions", Topic::Reviews, &[]),
    child("drafts", Topic::Drafts),
    table("lists", Topic::Lists, &[]),
    table("list_films", Topic::Lists, &[]),
    table("list_tags", Topic::Lists, &[]),
    table("watchlist", Topic::Watchlist, &[]),
    table("shelves", Topic::Shelves, &[]),
    table("verdict_bands", Topic::Verdicts, &[]),
    table("imports", Topic::Imports, &[]),
    child("import_rows", Topic::Imports),
    table("trash", Topic::Trash, &[]),
];

/// The topic of a tracked table.
pub(crate) fn topic(table: &str) -> Option<Topic> {
    TRACKED.iter().find(|tracked| tracked.name == table).map(|tracked| tracked.topic)
}
