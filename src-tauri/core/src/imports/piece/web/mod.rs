//! A web page: what it says of itself to programs (schema.org), and its article, read by the same
//! rules as a page's plain text. Nothing on another computer is asked for anything.

mod article;
mod kind;
mod microdata;
mod ours;
mod rating;
mod reviews;
mod schema;
mod source;

pub(crate) use source::PageSource;

pub(super) use rating::on_scale as score_on_scale;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dom_query::Document;

use super::page;
use super::record::Piece;

/// Reads a web page.
pub(super) fn read(html: &str) -> Piece {
    let document = Document::from(html);
    let mut said = schema::of(&document).or_else(|| microdata::of(&document));
    // Before anything of the page is taken apart.
    let carried = source::of(&document);
    let mut piece = match ours::read(&document) {
        Some(piece) => {
            // It shows every picture that it has.
            said.iter_mut().for_each(|said| said.pictures.clear());
            piece
        }
        None => page::read(article::lines(&document)),
    };
    if let Some(said) = said {
        said.over(&mut piece);
    }
    if let Some((source, unchanged)) = carried {
        source::over(&mut piece, source, unchanged);
    }
    piece
}

/// The bytes of a picture that stands inside its own address.
pub(super) fn data_of(address: &str) -> Option<Vec<u8>> {
    let rest = address
        .get(..5)
        .filter(|scheme| scheme.eq_ignore_ascii_case("data:"))
        .map(|_| &address[5..])?;
    let (about, data) = rest.split_once(',')?;
    if about.ends_with(";base64") {
        let data: String = percent_encoding::percent_decode_str(data)
            .decode_utf8()
            .ok()?
            .split_whitespace()
            .collect();
        return STANDARD.decode(data).ok();
    }
    Some(percent_encoding::percent_decode_str(data).collect())
}

#[cfg(test)]
mod tests;
