use super::Context;
use super::entry::TraktEntry;
use crate::imports::foreign::{ForeignFilm, ForeignReview, ForeignText, Says};
use crate::imports::sources::collected::together;
use crate::imports::sources::instants::logged_on;
use crate::imports::sources::json::Loose;
use crate::imports::sources::reading::Reading;
use crate::imports::sources::values::score_of;

/// A comment, long or short. It is about the film and no single viewing of it, and so is the rating
/// that Trakt shows beside it, unless the export tells of the film's rating itself.
pub(super) fn comment(
    entry: &TraktEntry,
    film: ForeignFilm,
    context: &Context<'_>,
) -> Result<Says, String> {
    let comment = entry.comment.as_ref().ok_or("This entry holds no comment.")?;
    let text = words(&comment.comment).ok_or("This comment is empty.")?;
    let review = ForeignReview {
        entry: comment.id.said().map(|id| format!("comment {id}")),
        spoilers: comment.spoiler.is_true() || text.contains("[spoiler]"),
        ..ForeignReview::of(ForeignText::Plain(text.to_owned()))
    };
    let on = logged_on(context.reading, comment.created_at.said());
    let is_rated = entry.film_key().is_some_and(|film| context.moments.is_rated(&film));
    let points = comment.user_rating.said().filter(|points| *points != "0" && !is_rated);
    let score = points.and_then(|points| score_of(points, 10).ok());
    let scored = score.map(|score| Says::Scored(film.clone(), score, None));
    let reviewed = Says::Reviewed(Box::new(film), Box::new(review), on);
    Ok(together(reviewed, scored.into_iter().collect()))
}

/// A note to oneself, which nobody else may read unless Trakt showed it too.
pub(super) fn note(
    entry: &TraktEntry,
    film: ForeignFilm,
    reading: &Reading,
) -> Result<Says, String> {
    let note = entry.note.as_ref().ok_or("This entry holds no note.")?;
    let text = words(&note.notes).ok_or("This note is empty.")?;
    let review = ForeignReview {
        entry: note.id.said().map(|id| format!("note {id}")),
        spoilers: note.spoiler.is_true(),
        private: note.privacy.said() != Some("public"),
        ..ForeignReview::of(ForeignText::Plain(text.to_owned()))
    };
    let on = logged_on(reading, note.created_at.said());
    Ok(Says::Reviewed(Box::new(film), Box::new(review), on))
}

fn words(text: &Loose) -> Option<&str> {
    text.said().map(|_| text.text())
}
