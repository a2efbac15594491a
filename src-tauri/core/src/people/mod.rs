//! People and their credits. A person is known by their name exactly as written.

mod browse;
mod merge;
mod spellings;

pub use browse::{
    PeopleQuery, PersonCredits, PersonFilm, PersonPage, PersonRole, PersonRow, PersonScore,
    PersonSort,
};
pub(crate) use spellings::known;

use rusqlite::Connection;

use crate::films::CastMember;
use crate::journal::Edit;
use crate::{FilmId, PersonId, Result, storage, text};

/// The person of a name, added when the journal has none.
pub(crate) fn named(edit: &Edit<'_>, name: &str) -> Result<PersonId> {
    let match_name = text::fold(name);
    match storage::people::by_name(edit.conn(), name, &match_name)? {
        Some(person) => Ok(person),
        None => {
            storage::people::insert(edit.conn(), &edit.uid(), name, &sort_name(name), &match_name)
        }
    }
}

/// Writes all credits of one role, in this order, instead of those there before. Nameless lines are
/// left out.
pub(crate) fn write_credits(
    edit: &Edit<'_>,
    film: FilmId,
    role: &str,
    members: &[CastMember],
) -> Result<()> {
    storage::people::delete_credits(edit.conn(), film, role)?;
    let named_members = members
        .iter()
        .map(|member| (text::tidy(&member.name), text::tidy(&member.character)))
        .filter(|(name, _)| !name.is_empty());
    for (position, (name, character)) in named_members.enumerate() {
        let person = named(edit, &name)?;
        storage::people::insert_credit(edit.conn(), film, person, role, position, &character)?;
    }
    storage::people::delete_uncredited(edit.conn())
}

/// Forgets people no film credits any more.
pub(crate) fn forget_uncredited(conn: &Connection) -> Result<()> {
    storage::people::delete_uncredited(conn)
}

/// A name as sorted: its last word first.
pub(crate) fn sort_name(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((first, last)) => text::fold(&format!("{last} {first}")),
        None => text::fold(name),
    }
}
