//! Markdown, with front matter of ours, of Obsidian's Media DB, or none.

mod dates;
mod front_matter;
mod ids;
mod keys;
mod kind;
mod known;
mod meaning;
mod pictures;

pub(crate) use ids::is_free_key;
pub(super) use keys::unknown;
pub(super) use meaning::remember;
pub use meaning::{KeyMeaning, KeyMeanings};
pub(super) use pictures::name_for;

use rusqlite::Connection;

use super::picture::{PictureSource, PiecePicture};
use super::record::{Piece, PieceField};
use crate::Result;
use crate::imports::{DateOrder, Refused};
use front_matter::FrontMatter;

/// How notes are read.
#[derive(Debug, Clone, Default)]
pub(super) struct HowRead {
    /// What their keys become.
    pub(super) keys: KeyMeanings,
    /// The order of dates in three numbers, where it was said.
    pub(super) date_order: Option<DateOrder>,
}

impl HowRead {
    /// As the journal remembers it.
    pub(super) fn remembered(conn: &Connection) -> Result<Self> {
        Ok(Self { keys: meaning::remembered(conn)?, date_order: None })
    }
}

/// Reads a Markdown file.
pub(super) fn read(text: &str, how: &HowRead) -> Result<Piece, Refused> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (front, body) = front_matter::split(&text)?;
    let mut piece = Piece::default();
    let front = FrontMatter::read(front)?;
    let stills = keys::fill(&mut piece, &front, how);
    let mut body = body.to_owned();
    if piece.form.facts.title.is_empty() {
        body = titled(&mut piece, &body);
    }
    piece.form.text.body = pictures::found(&body, &mut piece.pictures);
    if piece.pictures.len() >= pictures::MOST {
        piece.notices.push(format!(
            "It has more than {} pictures. Those behind them stay as they are written.",
            pictures::MOST
        ));
    }
    pictures::listed(stills, &mut piece.pictures);
    kind::judge(&mut piece, &front, &how.keys);
    if !piece.form.text.body.trim().is_empty() {
        let opening = piece
            .form
            .text
            .body
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
            .to_owned();
        piece.found(PieceField::Body, 0, &opening);
    }
    Ok(piece)
}

/// Takes the title from the first heading of a text that has no front matter to say it, with the
/// year where that stands beside it. The heading leaves the text: the page sets the title itself.
fn titled(piece: &mut Piece, body: &str) -> String {
    let Some((at, line)) =
        body.split('\n').enumerate().find(|(_, line)| line.trim_start().starts_with('#'))
    else {
        return body.to_owned();
    };
    let heading = line.trim().trim_start_matches('#').trim().trim_end_matches('#').trim();
    let words = crate::markdown::to_text(heading);
    let words = words.trim();
    let (title, year) =
        super::page::with_year(words).map_or((words, None), |(title, year)| (title, Some(year)));
    piece.form.facts.title = title.to_owned();
    let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
    piece.found(PieceField::Title, number, heading);
    if year.is_some() {
        piece.form.facts.year = year;
        piece.found(PieceField::Year, number, heading);
    }
    let rest: Vec<&str> = body
        .split('\n')
        .enumerate()
        .filter(|(line, _)| *line != at)
        .map(|(_, line)| line)
        .collect();
    rest.join("\n").trim_matches('\n').to_owned()
}

/// A poster that front matter names.
fn poster(named: &str) -> PiecePicture {
    let source = match named.contains("://") || named.starts_with("//") {
        true => PictureSource::Elsewhere(named.to_owned()),
        false => PictureSource::Beside(named.to_owned()),
    };
    PiecePicture::poster(String::new(), source)
}

#[cfg(test)]
mod tests;
