//! Pictures: posters and stills. A picture comes in as a stranger's bytes and
//! is kept as a clean original, by the hash of its bytes, with thumbnails in
//! the sizes the screens need.
//!
//! Deliberately not here: fetching pictures from anywhere, and drawing on
//! them. A journal keeps the pixels it was given.

mod clean;
mod colour;
mod decode;
mod hash;
mod in_hand;
pub(crate) mod keeping;
mod kind;
mod letting_go;
mod limits;
mod originals;
mod picture;
mod posters;
mod problem;
pub(crate) mod stills;
mod thumbnails;

pub(crate) use in_hand::InHand;

pub use hash::{MediaHash, NotAHash};
pub use keeping::Shown;
pub use kind::PictureKind;
pub use limits::{MAX_ALLOCATION, MAX_FILE, MAX_SIDE};
pub use originals::Originals;
pub use picture::{Picture, picture_file};
pub use problem::{PictureError, PictureProblem};
pub use stills::{Still, StillFacts};
pub(crate) use thumbnails::jpeg;
pub use thumbnails::{Thumbnail, Variant};
