use super::{Variant, keeping};
use crate::storage::films::FilmRow;
use crate::{Changed, FilmId, Journal, Op, Result, films, storage};

impl Journal {
    /// The hash of a film's poster.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without the film.
    pub fn poster(&self, film: FilmId) -> Result<Option<String>> {
        self.read(|conn| films::poster(conn, film))
    }

    /// Gives a film its poster, in place of one it has, and keeps the poster's colour with it.
    /// `name` is what the file is called. Answers the hash of the picture.
    ///
    /// # Errors
    /// [`crate::Error::BadFile`] when the picture cannot be taken in; [`crate::Error::NotFound`]
    /// without the film.
    pub fn set_poster(&self, film: FilmId, name: &str, bytes: &[u8]) -> Result<Changed<String>> {
        let ready = self.ready_picture(name, bytes, &Variant::POSTER)?;
        self.transact(Op::SetPoster, |edit| {
            let row = films::require(edit.conn(), film)?;
            edit.concerns(row.title.clone());
            let media = keeping::put(edit, &ready)?;
            if row.poster_id != Some(media) {
                let poster_colour = Some(ready.colour.clone());
                let changed_at = edit.now();
                let row = FilmRow { poster_id: Some(media), poster_colour, changed_at, ..row };
                storage::films::update(edit.conn(), &row)?;
            }
            Ok(ready.hash())
        })
    }

    /// Takes a film's poster off. A film without one is left as it is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without the film.
    pub fn remove_poster(&self, film: FilmId) -> Result<Changed<()>> {
        self.transact(Op::RemovePoster, |edit| {
            let row = films::require(edit.conn(), film)?;
            if row.poster_id.is_none() {
                return Ok(());
            }
            edit.concerns(row.title.clone());
            let changed_at = edit.now();
            let row = FilmRow { poster_id: None, poster_colour: None, changed_at, ..row };
            storage::films::update(edit.conn(), &row)
        })
    }
}
