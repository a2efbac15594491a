//! The mirror: the journal as plain files in a folder of the person's choosing, kept in step with
//! every save. A Markdown file a film and a review, to be read by anybody and anything, each with the
//! records it was made from; small JSON files for what belongs to no film; the pictures.
//!
//! A journal equal to the one it mirrors is made again of it (`rebuild`). What is removed from the
//! journal is moved to `removed`, and files of others are never touched.

mod film_file;
mod folder;
mod keeping;
mod rebuild;
mod rendering;

pub use keeping::Mirror;
pub(crate) use keeping::State;
pub use rebuild::{Rebuilt, rebuild_journal};
