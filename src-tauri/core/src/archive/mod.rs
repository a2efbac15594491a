//! Matinee's own archive: one ZIP that holds everything, out and in again without loss
//! (`docs/archive.md`). JSON for every record, a Markdown file for every review, the pictures.
//!
//! Nothing of a journal file's insides leaves it: records name each other by uid, pictures by
//! hash. What can be made again stays out (thumbnails, indexes), and so do the undo log and the
//! trash, which belong to one copy of a journal.

mod export;
mod front_matter;
mod hash;
mod import;
mod manifest;
mod markdown_file;
mod one_review;
mod packing;
pub(crate) mod records;
mod sample;
mod writer;

pub use export::Exported;
pub(crate) use export::write;
pub(crate) use front_matter::{has_key, quoted};
pub use import::is_archive;
pub(crate) use import::{Beside, Loose, is_own};
pub(crate) use markdown_file::{
    About, body as markdown_body, film_front_matter, write as markdown,
};
pub(crate) use one_review::{form_markdown, with_about as review_with_about};
