use rusqlite::Connection;

use crate::imports::foreign::Says;
use crate::{FilmId, ListId, Result, ReviewId, ViewingId, storage};

/// What a row told of when it was brought in before, which is what it means when it is answered
/// otherwise, whatever that is called by now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Again {
    pub(super) film: Option<FilmId>,
    /// Its viewing, if it told of one alone.
    pub(super) viewing: Option<ViewingId>,
    /// The list, likewise.
    pub(super) list: Option<ListId>,
}

impl Again {
    /// Of the row that is kept under this id; nothing where any of it has gone since, which stands.
    pub(super) fn of(conn: &Connection, row: i64) -> Result<Option<Self>> {
        let (mut first, mut viewings, mut lists) = (None, Vec::new(), Vec::new());
        for (target, id) in storage::imports::targets_of(conn, row)? {
            let film = match target.as_str() {
                "film" => storage::films::by_id(conn, FilmId(id))?.map(|row| row.id),
                "viewing" => {
                    viewings.push(ViewingId(id));
                    storage::viewings::by_id(conn, ViewingId(id))?.map(|row| row.film)
                }
                "review" => storage::reviews::by_id(conn, ReviewId(id))?.map(|row| row.film),
                "list" if storage::lists::by_id(conn, ListId(id))?.is_some() => {
                    lists.push(ListId(id));
                    continue;
                }
                _ => None,
            };
            let Some(film) = film else { return Ok(None) };
            first = first.or(Some(film));
        }
        Ok(Some(Self { film: first, viewing: only(&viewings), list: only(&lists) }))
    }

    /// Whether this part of the row is one that may have been in conflict. The others have come in,
    /// and what the person has done with them since stands.
    pub(super) fn may_differ(&self, says: &Says) -> bool {
        match says {
            Says::Seen(..) | Says::Liked(..) | Says::Film(_) | Says::Doubt(_) => false,
            Says::List(_) | Says::Listed(_) => self.list.is_some(),
            _ => true,
        }
    }
}

fn only<T: Copy>(all: &[T]) -> Option<T> {
    match all {
        [one] => Some(*one),
        _ => None,
    }
}
