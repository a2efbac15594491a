//! Instants as exports write them, and what stands for 'nobody knows when'.

use jiff::civil::Date;

use super::reading::Reading;
use crate::WatchedOn;

/// The calendar date of an instant where the person was; nothing for none, and for the beginning of
/// Unix time, which products write where no date is known.
///
/// # Errors
/// A sentence about what stands there instead.
pub(crate) fn date_of(reading: &Reading, text: Option<&str>) -> Result<Option<Date>, String> {
    let Some(text) = text.filter(|text| !text.eq_ignore_ascii_case("unknown")) else {
        return Ok(None);
    };
    if ["1970-01-01", "1969-12-31", "0001-01-01"].iter().any(|none| text.starts_with(none)) {
        return Ok(None);
    }
    reading.local_date(text).map(Some)
}

/// [`date_of`] for a viewing.
///
/// # Errors
/// As there.
pub(crate) fn watched_on(
    reading: &Reading,
    text: Option<&str>,
) -> Result<Option<WatchedOn>, String> {
    Ok(date_of(reading, text)?.map(WatchedOn::day))
}

/// [`date_of`] for when something was logged, which only helps: one that can't be read is let go.
pub(crate) fn logged_on(reading: &Reading, text: Option<&str>) -> Option<Date> {
    date_of(reading, text).ok().flatten()
}
