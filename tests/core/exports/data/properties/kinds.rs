//! Kinds of losses that are the same for several products.

use matinee_core::LossKind as Is;
use matinee_core::LossKind;

/// What no product has a place for of films, but Tellico for some of it.
pub const NEVER_OF_FILMS: [(&str, &[LossKind]); 6] = [
    ("tagline", &[Is::Taglines]),
    ("title language", &[Is::TitleLanguages]),
    ("poster", &[Is::Posters]),
    ("still", &[Is::Stills]),
    ("film liked", &[Is::FilmLikes]),
    ("why", &[Is::WatchlistReasons]),
];

/// Whom and what Tellico alone has a place for.
pub const BUT_TELLICO: [(&str, &[LossKind]); 4] = [
    ("writers", &[Is::Writers]),
    ("cast", &[Is::Cast]),
    ("countries", &[Is::Countries]),
    ("spoken", &[Is::SpokenLanguages]),
];

/// What no product has a place for of viewings.
pub const NEVER_OF_VIEWINGS: [(&str, &[LossKind]); 8] = [
    ("about", &[Is::DatesAbout]),
    ("liked", &[Is::Likes]),
    ("note", &[Is::Notes]),
    ("companions", &[Is::Companions]),
    ("partial date", &[Is::DatesPartial]),
    ("private", &[Is::PrivateMarks]),
    ("format", &[Is::Formats]),
    ("logged on", &[Is::LoggedDates]),
];

/// All of them.
pub fn never() -> Vec<(&'static str, &'static [LossKind])> {
    let of_films = NEVER_OF_FILMS.into_iter().chain(BUT_TELLICO);
    of_films.chain(NEVER_OF_VIEWINGS).collect()
}

/// What is told and has no fact here.
pub fn besides(more: &[LossKind]) -> Vec<LossKind> {
    [Is::Lists, Is::Listings].into_iter().chain(more.iter().copied()).collect()
}
