//! Kinds of losses that have no fact of their own.

use matinee_core::LossKind as Is;
use matinee_core::LossKind;

/// What is told and has no fact here: reviews are looked at by themselves.
pub const OF_REVIEWS: [LossKind; 17] = [
    Is::Bookkeeping,
    Is::ReviewsDraft,
    Is::ReviewsPrivate,
    Is::ReviewsBeside,
    Is::ReviewsUnplaced,
    Is::Reviews,
    Is::Formatting,
    Is::LineBreaks,
    Is::HeadlinesInText,
    Is::SummariesInText,
    Is::Spoilers,
    Is::StillsInText,
    Is::Verdicts,
    Is::WrittenDates,
    Is::Revisions,
    Is::VerdictScale,
    Is::Imports,
];

/// What no product has a place for.
pub const NEVER: [(&str, &[LossKind]); 10] = [
    ("tagline", &[Is::Taglines]),
    ("cast", &[Is::Cast]),
    ("film liked", &[Is::FilmLikes]),
    ("why", &[Is::WatchlistReasons]),
    ("about", &[Is::DatesAbout]),
    ("liked", &[Is::Likes]),
    ("note", &[Is::Notes]),
    ("companions", &[Is::Companions]),
    ("partial date", &[Is::DatesPartial]),
    ("private", &[Is::PrivateMarks]),
];

pub fn besides(more: &[LossKind]) -> Vec<LossKind> {
    let others = [Is::Lists, Is::Listings, Is::ScoredDates, Is::HandEdited];
    OF_REVIEWS.into_iter().chain(others).chain(more.iter().copied()).collect()
}
