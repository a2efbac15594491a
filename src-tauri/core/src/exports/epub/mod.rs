//! A book of reviews: EPUB 3, with a cover, a table of contents, and a chapter a review.

mod book;
mod chapter;
mod cover;
mod credits;

use std::path::Path;

use book::Book;

use super::around::{Around, Pictures};
use super::article::article;
use super::files::Files;
use super::markup::Syntax;
use super::site::title_of;
use crate::media::Variant;
use crate::{Exported, Result};

/// How a book looks, in styles that old readers know too.
const STYLES: &str = include_str!("book.css");

impl Files<'_> {
    /// A book.
    pub(super) fn epub(&self, to: &Path, exported: &mut Exported) -> Result<()> {
        let mut book = Book::begin(to)?;
        book.file("style.css", "text/css", STYLES.as_bytes())?;
        let title = title_of(self.author);
        let pictures = Pictures::of(self.journal);
        let cover = cover::drawn(&pictures, self.rows, &title)?;
        book.cover(&title, &cover)?;
        self.each(|row, leaf| {
            let mut shelf = Shelf { pictures: &pictures, book: &mut book };
            let text = article(leaf, &mut shelf, Syntax::Xml)? + &credits::of(leaf);
            book.chapter(&leaf.name(), leaf, &chapter::readable(&text), &row.uid)
        })?;
        exported.pictures = book.pictures();
        exported.problems = pictures.problems();
        let made_at = self.journal.clock().now();
        exported.bytes = book.finish(&title, self.author, made_at)?;
        Ok(())
    }
}

/// Where a chapter's pictures go.
struct Shelf<'a, 'b> {
    pictures: &'a Pictures<'a>,
    book: &'b mut Book,
}

impl Around for Shelf<'_, '_> {
    fn picture(&mut self, hash: &str, variant: Variant) -> Result<Option<String>> {
        let short = hash.get(..16).unwrap_or(hash);
        let name = format!("pictures/{short}-{}.jpg", variant.name());
        if !self.book.has(&name) {
            let Some(jpeg) = self.pictures.fetch(hash, variant) else {
                return Ok(None);
            };
            self.book.picture(&name, &jpeg)?;
        }
        Ok(Some(format!("../{name}")))
    }
}
