//! Single files out of an export.

use super::read_part;
use super::{ASKS, Context, Emit, ImportAsks, Json, Part, Reading, Refused, SOURCE, Shape};

/// Plays counted and not told one by one, the source of which is kept apart.
const COUNTED: &str = "trakt-watched";

/// The kinds of single files, the surest first.
pub(in super::super) const JSONS: &[Json] = &[
    json(SOURCE, ASKS, is_history, |text, reading, emit| read(&Part::History, text, reading, emit)),
    json(
        SOURCE,
        ASKS,
        |shape| is_of(shape, &["[].rated_at", "[].rating"]),
        |text, reading, emit| read(&Part::Ratings, text, reading, emit),
    ),
    json(
        COUNTED,
        ASKS,
        |shape| is_of(shape, &["[].plays"]),
        |text, reading, emit| read(&Part::Watched { alone: true }, text, reading, emit),
    ),
    json(
        SOURCE,
        ASKS,
        |shape| is_of(shape, &["[].comment.comment"]),
        |text, reading, emit| read(&Part::Comments, text, reading, emit),
    ),
    json(
        SOURCE,
        ASKS,
        |shape| is_of(shape, &["[].note.notes"]),
        |text, reading, emit| read(&Part::Notes, text, reading, emit),
    ),
    json(
        SOURCE,
        ImportAsks { films_are: true, ..ASKS },
        |shape| is_of(shape, &["[].listed_at"]),
        |text, reading, emit| read(&Part::Films(reading.films_are), text, reading, emit),
    ),
    json(
        SOURCE,
        ASKS,
        |shape| is_of(shape, &["[].collected_at"]),
        |text, reading, emit| read(&Part::Collection, text, reading, emit),
    ),
];

const fn json(
    source: &'static str,
    asks: ImportAsks,
    fits: fn(&Shape) -> bool,
    read: super::super::whole_file::ReadText,
) -> Json {
    Json { source, fits, asks, read }
}

fn is_history(shape: &Shape) -> bool {
    is_of(shape, &["[].watched_at"])
}

/// Whether the entries are Trakt's and have these keys.
fn is_of(shape: &Shape, keys: &[&str]) -> bool {
    shape.has(keys)
        && shape.has_any(&["[].movie.ids.trakt", "[].show.ids.trakt", "[].episode.ids.trakt"])
}

/// Whether these are keys of some file of Trakt's.
pub(super) fn is_trakts(shape: &Shape) -> bool {
    JSONS.iter().any(|json| (json.fits)(shape))
}

fn read(part: &Part, text: &str, reading: &Reading, emit: &mut Emit<'_>) -> Result<bool, Refused> {
    let mut context = Context::new(reading);
    if matches!(part, Part::History | Part::Watched { .. }) {
        context.moments.note(text)?;
    }
    read_part(part, text, &mut context, emit)
}
