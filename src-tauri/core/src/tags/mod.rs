//! Tags: free words on viewings and lists. Case and accents make no new tag; the first spelling
//! stays.

use rusqlite::Connection;

use crate::journal::Edit;
use crate::{Error, ListId, Result, TagId, ViewingId, storage, text};

/// Longer than any tag anyone needs, short enough for one line.
const MAX_CHARS: usize = 200;

/// The tag of a name, added when the journal has none of that fold; `None` for an empty name.
pub(crate) fn named(conn: &Connection, name: &str) -> Result<Option<TagId>> {
    let name = text::tidy(name);
    if name.is_empty() {
        return Ok(None);
    }
    if name.chars().count() > MAX_CHARS {
        return Err(Error::invalid("tags", format!("A tag has room for {MAX_CHARS} characters.")));
    }
    let fold = fold(&name);
    if let Some(tag) = storage::tags::by_fold(conn, &fold)? {
        return Ok(Some(tag));
    }
    storage::tags::insert(conn, &name, &fold).map(Some)
}

/// What a tag is known by. One of signs alone (`★★`) folds to nothing; it is known by the signs.
pub(crate) fn fold(name: &str) -> String {
    Some(text::fold(name)).filter(|fold| !fold.is_empty()).unwrap_or_else(|| name.to_owned())
}

/// Writes a viewing's tags, in this order, instead of those there before.
pub(crate) fn write(edit: &Edit<'_>, viewing: ViewingId, names: &[String]) -> Result<()> {
    let conn = edit.conn();
    if storage::tags::of_viewing(conn, viewing)? == names {
        return Ok(());
    }
    storage::tags::delete_of_viewing(conn, viewing)?;
    for (position, name) in names.iter().enumerate() {
        if let Some(tag) = named(conn, name)? {
            storage::tags::attach(conn, viewing, tag, position)?;
        }
    }
    storage::tags::delete_unused(conn)
}

/// Writes a list's tags, in this order, instead of those there before.
pub(crate) fn write_of_list(edit: &Edit<'_>, list: ListId, names: &[String]) -> Result<()> {
    let conn = edit.conn();
    if storage::tags::of_list(conn, list)? == names {
        return Ok(());
    }
    storage::tags::delete_of_list(conn, list)?;
    for (position, name) in names.iter().enumerate() {
        if let Some(tag) = named(conn, name)? {
            storage::tags::attach_to_list(conn, list, tag, position)?;
        }
    }
    storage::tags::delete_unused(conn)
}
