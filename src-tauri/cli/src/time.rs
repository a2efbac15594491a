//! The stretch of time a command is asked about.

use matinee_core::{Between, WatchedOn};

use crate::arguments::Since;
use crate::failure::Failure;

/// A year, or from one date to another; neither end said is all of the time.
pub(crate) fn between(
    year: Option<i16>,
    since: &Since,
    to: Option<&str>,
) -> Result<Between, Failure> {
    if let Some(year) = year {
        let year = Some(WatchedOn::of_year(year)?);
        return Ok(Between { from: year, to: year });
    }
    let date = |typed: Option<&str>| typed.map(WatchedOn::parse).transpose();
    Ok(Between { from: date(since.from.as_deref())?, to: date(to)? })
}
