use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Bound, NEVER};
use crate::clock;
use crate::query::{Days, When};

/// Viewings `v` of a time. A date that is known to its month or year counts where all of that lies
/// inside, so that nothing undecided is counted.
pub(super) fn watched(when: When, bound: &mut Bound) -> String {
    if when == When::None {
        return "v.watched_on is null".to_owned();
    }
    let Some(Days { from, to }) = when.days(bound.today) else { return NEVER.to_owned() };
    let mut conditions = vec!["v.watched_on is not null".to_owned()];
    if let Some(from) = from {
        // The first is for the index, which has dates as they are written.
        let year = bound.bind(format!("{:04}", from.year()));
        let first = bound.bind(from.to_string());
        conditions.push(format!("v.watched_on >= {year}"));
        conditions.push(format!("substr(v.watched_on || '-01-01', 1, 10) >= {first}"));
    }
    if let Some(to) = to {
        // Every month is written as if it had 31 days.
        let last = if to == to.last_of_month() {
            format!("{:04}-{:02}-31", to.year(), to.month())
        } else {
            to.to_string()
        };
        let last = bound.bind(last);
        conditions.push(format!("v.watched_on <= {last}"));
        conditions.push(format!(
            "substr(v.watched_on || iif(length(v.watched_on) = 4, '-12-31', '-31'), 1, 10) <= {last}"
        ));
    }
    super::joined(&conditions, "and")
}

/// Films `f` that came into the journal in a time, by the calendar of the person's place.
pub(super) fn added(when: When, bound: &mut Bound) -> String {
    let Some(Days { from, to }) = when.days(bound.today) else { return NEVER.to_owned() };
    let midnight = |day: Date| {
        day.to_zoned(TimeZone::system()).ok().map(|begun| clock::instant(begun.timestamp()))
    };
    let mut conditions = Vec::new();
    if let Some(from) = from.and_then(midnight) {
        conditions.push(format!("f.added_at >= {}", bound.bind(from)));
    }
    if let Some(after) = to.and_then(|to| to.tomorrow().ok()).and_then(midnight) {
        conditions.push(format!("f.added_at < {}", bound.bind(after)));
    }
    if conditions.is_empty() { NEVER.to_owned() } else { super::joined(&conditions, "and") }
}
