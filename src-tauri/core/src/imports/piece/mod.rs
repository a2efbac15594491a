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

pub use bringing::{
    FolderEdit, FolderRead, PieceBrought, PieceEdit, PieceFilm, PieceFound, PieceOutcome, PieceRead,
};
pub use kind::PieceKind;
pub use markdown::KeyMeaning;
pub use markdown::KeyMeanings;
pub(crate) use markdown::is_free_key;
pub(in crate::imports) use page::{member, runtime};
pub use picture::{PictureSource, PiecePicture};
pub use record::{
    FieldOrigin, FrontMatterKey, OpenDate, Piece, PieceField, PieceLeftOut, WhyLeftOut,
};
pub use source::{PIPED, PieceSource};
pub(crate) use web::PageSource;

use rusqlite::Connection;

use super::Receipt;
use crate::{Result, ReviewId, storage};

/// The front matter that a review's file came with and that meant nothing here when it came, to go
/// out with it again: each key, and its YAML.
pub(crate) fn other_front_matter(
    conn: &Connection,
    review: ReviewId,
) -> Result<Vec<(String, String)>> {
    let Some((file, receipt)) = storage::imports::file_of_review(conn, review)? else {
        return Ok(Vec::new());
    };
    let receipt: Receipt = serde_json::from_str(&receipt)?;
    Ok(markdown::unknown(&file, &receipt.keys))
}
