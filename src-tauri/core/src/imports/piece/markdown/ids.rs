//! What catalogues call a film, by keys of their names or as Media DB has it.

use super::keys::Meant;
use super::known;
use super::meaning::KeyMeaning;
use crate::OutsideId;

/// Letterboxd's page of a film, beside its short address.
const LETTERBOXD_PAGE: &str = "letterboxd-page";

/// The catalogues whose keys are read, each by what is kept of it.
const CATALOGUES: [(&str, KeyMeaning); 4] = [
    ("imdb", KeyMeaning::Imdb),
    ("tmdb", KeyMeaning::Tmdb),
    ("letterboxd", KeyMeaning::Letterboxd),
    ("wikidata", KeyMeaning::Wikidata),
];

/// Whether a note may say by this key what the catalogue of that name calls its film: none of the
/// other keys is called so.
pub(crate) fn is_free_key(kind: &str) -> bool {
    let known_as_one = CATALOGUES.iter().any(|(catalogue, _)| *catalogue == kind);
    known_as_one || kind == LETTERBOXD_PAGE || known::meaning(kind).is_none()
}

/// Those that a note tells. A catalogue that has several names for a film has them in a list.
pub(super) fn told(meant: &Meant<'_, '_>) -> Vec<OutsideId> {
    let mut ids: Vec<OutsideId> = Vec::new();
    let mut add = |kind: &str, values: Vec<String>| {
        if !ids.iter().any(|id| id.kind == kind) {
            for value in values {
                let id = OutsideId { kind: kind.to_owned(), value };
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
    };
    for (kind, meaning) in CATALOGUES {
        let mut said = meant.of(meaning).map(|key| meant.values(key));
        add(kind, said.find(|values| !values.is_empty()).unwrap_or_default());
    }
    add(
        LETTERBOXD_PAGE,
        meant.own("letterboxdpage").map(|key| meant.values(key)).unwrap_or_default(),
    );
    match meant.own_text("datasource").unwrap_or_default().as_str() {
        "TMDBMovieAPI" => add("tmdb", meant.own_text("id").into_iter().collect()),
        "OMDbAPI" => add("imdb", meant.own_text("id").into_iter().collect()),
        _ => {}
    }
    ids
}
