//! People, lists, tags and places by their names.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::query::{Condition, Key, Named, Node, Words};
use crate::storage::query::values;
use crate::{Journal, ListId, Result, query, storage, text};

/// Asks what is called so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SearchNames {
    /// A line of the query language. Only one of plain words is the beginning of a name.
    pub line: String,
    /// How many at the most.
    pub limit: u32,
}

/// Something that has the words in its name, in this order, the last of them perhaps only begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[ts(export)]
pub enum NameHit {
    /// A person with films in the journal.
    Person {
        /// The name.
        name: String,
        /// Theirs outside this journal's file, which their page is asked for by.
        uid: String,
    },
    /// A list, be it empty.
    List {
        /// The name.
        name: String,
        /// The list.
        list: ListId,
    },
    /// A tag of viewings.
    Tag {
        /// The name.
        name: String,
        /// The line of the query language that asks for its films.
        line: String,
    },
    /// A place where films were seen.
    Place {
        /// The name.
        name: String,
        /// The line of the query language that asks for its films.
        line: String,
    },
}

impl Journal {
    /// People, lists, tags and places that are called so, in this order, of each those with the most
    /// films first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn search_names(&self, req: &SearchNames) -> Result<Vec<NameHit>> {
        let Some(fold) = name_of(&req.line) else { return Ok(Vec::new()) };
        let limit = usize::try_from(req.limit).unwrap_or(usize::MAX);
        self.read(|conn| {
            let people = values::people_beginning(conn, &fold, limit)?;
            let mut hits: Vec<NameHit> =
                people.into_iter().map(|(name, uid)| NameHit::Person { name, uid }).collect();
            let lists = storage::lists::called(conn, &fold, limit)?;
            hits.extend(lists.into_iter().map(|(list, name)| NameHit::List { name, list }));
            let tags = filters(conn, Named::Tag, &fold, limit)?;
            hits.extend(tags.into_iter().map(|(name, line)| NameHit::Tag { name, line }));
            let places = filters(conn, Named::Place, &fold, limit)?;
            hits.extend(places.into_iter().map(|(name, line)| NameHit::Place { name, line }));
            hits.truncate(limit);
            Ok(hits)
        })
    }
}

/// Names beside the lines that ask for the films that have them.
fn filters(
    conn: &Connection,
    named: Named,
    fold: &str,
    limit: usize,
) -> Result<Vec<(String, String)>> {
    let line = |name: String| {
        query::whole(&name).map(|whole| (name, format!("{}:{whole}", Key::Named(named).name())))
    };
    Ok(values::beginning(conn, named, fold, limit)?
        .into_iter()
        .filter_map(|value| line(value.name))
        .collect())
}

/// The fold of a line of plain words; nothing of any other, which asks for something else.
fn name_of(line: &str) -> Option<String> {
    let query = query::parse(line);
    if query.sort.is_some() || !query.problems.is_empty() {
        return None;
    }
    let plain = match query.root? {
        Node::All(parts) => parts.iter().all(is_plain),
        part => is_plain(&part),
    };
    let fold = text::fold(line);
    (plain && !fold.is_empty()).then_some(fold)
}

fn is_plain(part: &Node) -> bool {
    matches!(part, Node::Is(Condition::Words(Words { quoted: false, .. })))
}
