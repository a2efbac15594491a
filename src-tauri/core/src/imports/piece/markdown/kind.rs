//! Whether a note is one of a film that was seen. Media DB keeps notes of series, games and books
//! too, and of films that are only to be seen.

use super::front_matter::FrontMatter;
use super::keys::Meant;
use super::meaning::{KeyMeaning, KeyMeanings};
use crate::imports::piece::record::Piece;
use crate::imports::sources::set_aside;

/// What Media DB files its notes under.
pub(super) const MEDIA_DB: &str = "mediaDB";

const NOT_SEEN: &str = "It says that the film was not watched, and nothing else of it.";

/// Sets a note aside that is none of a film, or says nothing of it but that it was not watched.
pub(super) fn judge(piece: &mut Piece, front: &FrontMatter<'_>, keys: &KeyMeanings) {
    let meant = Meant::new(front, keys);
    piece.set_aside = no_film(&meant);
    let (form, not_seen) = (&piece.form, meant.own("watched").is_some() && !piece.seen);
    let words = [&form.text.body, &form.text.summary, &form.text.headline];
    let silent = form.watch.is_none() && words.iter().all(|text| text.trim().is_empty());
    if piece.set_aside.is_none() && piece.open_date.is_none() && not_seen && silent {
        piece.set_aside = Some(NOT_SEEN.to_owned());
    }
}

/// Why a note is none of a film, by the first of its words for its kind that is known.
fn no_film(meant: &Meant<'_, '_>) -> Option<String> {
    let mut unknown = None;
    for word in [meant.own_text("type"), filed_under(meant), meant.own_text("subtype")] {
        match word.map(|word| set_aside(&word)) {
            None => {}
            Some(Ok(why)) => return why.map(str::to_owned),
            Some(Err(why)) => unknown = unknown.or(Some(why)),
        }
    }
    // A note that a person set up may call its kind what it likes.
    unknown.filter(|_| meant.is_media_db())
}

/// The kind in the tag of Media DB's: `series` of `mediaDB/tv/series`.
fn filed_under(meant: &Meant<'_, '_>) -> Option<String> {
    let tags = meant.of(KeyMeaning::Tags).flat_map(|key| meant.front.list(key));
    let mut of_media_db = tags.filter(|tag| tag.trim_start_matches('#').starts_with(MEDIA_DB));
    let tag = of_media_db.next()?;
    tag.rsplit_once('/').map(|(_, kind)| kind.to_owned())
}
