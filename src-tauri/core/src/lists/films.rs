use super::{require, touch};
use crate::films::{self, FilmPick};
use crate::{Changed, Error, FilmId, Journal, ListId, Op, Result, storage};

impl Journal {
    /// Puts a film at the end of a list, which may be a new one, with a note. One that is on the
    /// list already stays where it is. Answers the film.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the list or the film; [`Error::Invalid`] when a new film cannot
    /// be kept.
    pub fn add_to_list(
        &self,
        list: ListId,
        film: impl Into<FilmPick>,
        note: &str,
    ) -> Result<Changed<FilmId>> {
        let film = film.into();
        self.transact(Op::AddToList, |edit| {
            let conn = edit.conn();
            require(conn, list)?;
            edit.concerns(film.title(conn)?);
            let film = film.resolve(edit)?;
            let last = storage::lists::next_position(conn, list)?;
            if storage::lists::insert_film(conn, list, film, last, note.trim())? {
                touch(edit, list)?;
            }
            Ok(film)
        })
    }

    /// Takes a film off a list; one that is not on it is no error.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the list or the film.
    pub fn remove_from_list(&self, list: ListId, film: FilmId) -> Result<Changed<()>> {
        self.transact(Op::RemoveFromList, |edit| {
            require(edit.conn(), list)?;
            edit.concerns(films::require(edit.conn(), film)?.title);
            if storage::lists::delete_film(edit.conn(), list, film)? {
                touch(edit, list)?;
            }
            Ok(())
        })
    }

    /// Moves a film to a place of its list, from 0; beyond the end is the end.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the film is not on the list.
    pub fn move_in_list(&self, list: ListId, film: FilmId, to: usize) -> Result<Changed<()>> {
        self.transact(Op::MoveInList, |edit| {
            let conn = edit.conn();
            require(conn, list)?;
            edit.concerns(films::require(conn, film)?.title);
            let mut order = storage::lists::films_of(conn, list)?;
            let here = listed(&order, film)?;
            let moved = order.remove(here);
            let to = to.min(order.len());
            if to == here {
                return Ok(());
            }
            order.insert(to, moved);
            // Rows that keep their position are not touched: the undo step stays small.
            for (position, (film, note)) in order.iter().enumerate() {
                storage::lists::update_film(conn, list, *film, position, note)?;
            }
            touch(edit, list)
        })
    }

    /// Writes the note of a film on a list.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the film is not on the list.
    pub fn note_in_list(&self, list: ListId, film: FilmId, note: &str) -> Result<Changed<()>> {
        self.transact(Op::EditList, |edit| {
            let conn = edit.conn();
            edit.concerns(require(conn, list)?.name);
            let order = storage::lists::films_of(conn, list)?;
            let here = listed(&order, film)?;
            let note = note.trim();
            if order.get(here).is_some_and(|(_, before)| before == note) {
                return Ok(());
            }
            storage::lists::update_note(conn, list, film, note)?;
            touch(edit, list)
        })
    }
}

fn listed(order: &[(FilmId, String)], film: FilmId) -> Result<usize> {
    let place = order.iter().position(|(listed, _)| *listed == film);
    place.ok_or(Error::NotFound { what: "film on this list" })
}
