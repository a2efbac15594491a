//! Which backups are kept as they grow old.

use std::collections::HashSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Every backup younger than this is kept.
const ALL_FOR: SignedDuration = SignedDuration::from_hours(48);
/// The last one of this many days before that,
const DAYS: usize = 12;
/// of this many weeks,
const WEEKS: usize = 10;
/// and of this many months.
const MONTHS: usize = 9;
/// However old they are, this many stay.
const NEVER_BELOW: usize = 3;

/// Says of each backup, given when it was made, whether it is kept `now`: all of two days, then the
/// last of twelve days, ten weeks and nine months that have one, and never fewer than three. (The
/// shape of Anki's `BackupLimits`, <https://docs.ankiweb.net/backups.html>.)
///
/// Days are those of UTC: a rule that moved with the traveller would drop what it had kept.
pub(super) fn kept(made: &[Timestamp], now: Timestamp) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..made.len()).collect();
    newest_first.sort_by_key(|&index| std::cmp::Reverse(made[index]));
    let mut keep = vec![false; made.len()];
    let (mut days, mut weeks, mut months) =
        (Slots::new(DAYS), Slots::new(WEEKS), Slots::new(MONTHS));
    for (place, &index) in newest_first.iter().enumerate() {
        let at = made[index];
        let day = at.to_zoned(TimeZone::UTC).date();
        let week = day.iso_week_date();
        // Every rule looks at every backup, so that one rule's is not another's.
        let is_recent = now.duration_since(at) < ALL_FOR;
        let is_days = !is_recent && days.takes(day);
        let is_weeks = !is_recent && weeks.takes((week.year(), week.week()));
        let is_months = !is_recent && months.takes((day.year(), day.month()));
        keep[index] = place < NEVER_BELOW || is_recent || is_days || is_weeks || is_months;
    }
    keep
}

/// The first backup of each of so many periods, looked at from the newest on.
struct Slots<T> {
    left: usize,
    taken: HashSet<T>,
}

impl<T: std::hash::Hash + Eq> Slots<T> {
    fn new(left: usize) -> Self {
        Self { left, taken: HashSet::new() }
    }

    fn takes(&mut self, period: T) -> bool {
        if self.left == 0 || !self.taken.insert(period) {
            return false;
        }
        self.left -= 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn everything_of_two_days_is_kept() {
        let now = at("2026-11-29T12:00:00Z");
        let made: Vec<_> =
            (0..90).map(|half_hours| now - SignedDuration::from_mins(30 * half_hours)).collect();
        assert_eq!(kept(&made, now), vec![true; 90]);
    }

    #[test]
    fn a_years_backups_become_days_weeks_and_months() {
        let now = at("2026-11-29T12:00:00Z");
        let made: Vec<_> =
            (0..365 * 4).map(|quarter| now - SignedDuration::from_hours(6 * quarter)).collect();
        let keep = kept(&made, now);
        let ages: Vec<_> = made
            .iter()
            .zip(&keep)
            .filter(|(_, keep)| **keep)
            .map(|(at, _)| now.duration_since(*at).as_hours() / 24)
            .collect();
        assert_eq!(ages.iter().filter(|&&days| days < 2).count(), 8);
        assert!(ages.iter().any(|&days| days > 200), "{ages:?}");
        assert!(ages.len() <= 8 + DAYS + WEEKS + MONTHS, "{ages:?}");
        assert!(ages.len() >= 8 + DAYS + WEEKS / 2 + MONTHS / 2, "{ages:?}");
    }

    #[test]
    fn three_stay_however_old_they_are() {
        let old: Vec<_> =
            (1..=4).map(|minute| at(&format!("2001-01-01T00:0{minute}:00Z"))).collect();
        assert_eq!(kept(&old, at("2026-11-29T12:00:00Z")), [false, true, true, true]);
    }

    proptest! {
        #[test]
        fn the_newest_is_kept_and_never_fewer_than_three(
            hours in prop::collection::vec(0_i64..24 * 400, 0..200),
        ) {
            let now = at("2026-11-29T12:00:00Z");
            let made: Vec<_> = hours.iter().map(|it| now - SignedDuration::from_hours(*it)).collect();
            let keep = kept(&made, now);
            prop_assert!(keep.iter().filter(|keep| **keep).count() >= made.len().min(NEVER_BELOW));
            if let Some(newest) = made.iter().max() {
                prop_assert!(made.iter().zip(&keep).any(|(at, keep)| at == newest && *keep));
            }
        }

        /// Thinned each time one is made, a long row of backups keeps its old ones as well as if it
        /// had been thinned once.
        #[test]
        fn thinning_again_and_again_keeps_old_ones(step in 3_i64..30) {
            let start = at("2026-01-01T00:00:00Z");
            let mut made: Vec<Timestamp> = Vec::new();
            let mut now = start;
            while now < at("2026-11-01T00:00:00Z") {
                made.push(now);
                let keep = kept(&made, now);
                let mut keeps = keep.iter();
                made.retain(|_| *keeps.next().unwrap_or(&true));
                now += SignedDuration::from_hours(step);
            }
            let oldest = now.duration_since(made[0]).as_hours() / 24;
            prop_assert!(oldest > 150, "the oldest is {oldest} days old");
        }
    }
}
