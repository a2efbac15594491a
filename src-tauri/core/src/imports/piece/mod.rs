//! One review from one file: a Markdown note, a saved web page, or the plain text of one.
//!
//! Each kind has a reader; all fill one neutral record (`Piece`): the editor's form, pictures, and
//! where everything was found. The person corrects it, or not, and one writer takes it in.

mod block;
mod bringing;
mod kind;
mod line;
mod markdown;
mod page;
mod picture;
mod record;
mod source;
mod web;

pub use bringing::{PieceBrought, PieceEdit, PieceFilm, PieceRead};
pub use kind::PieceKind;
pub use picture::{PictureSource, PiecePicture};
pub use record::{FieldOrigin, Piece, PieceField, PieceLeftOut, WhyLeftOut};
pub use source::PieceSource;

use rusqlite::Connection;

use crate::{Result, ReviewId, storage};

/// The front matter that a review's file came with and that means nothing here, to go out with it
/// again.
pub(crate) fn other_front_matter(conn: &Connection, review: ReviewId) -> Result<String> {
    let file = storage::imports::file_of_review(conn, review)?;
    Ok(file.map(|file| markdown::unknown(&file)).unwrap_or_default())
}
