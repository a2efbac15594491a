//! What is counted by when it was seen.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::seen::Seen;
use super::tally::Tally;
use super::{Figures, Stretch, Tallied, YearBar};
use crate::{DiaryDay, WatchedOn};

/// Viewings by when they were, and the runs of days among them.
#[derive(Default)]
pub(super) struct Times {
    years: BTreeMap<i16, Tally>,
    months: [Tally; 12],
    weekdays: [Tally; 7],
    days: Vec<DiaryDay>,
    pub(super) streak: Option<Stretch>,
    pub(super) gap: Option<Stretch>,
}

impl Times {
    pub(super) fn of(seen: &Seen) -> Self {
        let mut times = Self::default();
        for viewing in seen.asked() {
            if let Some(date) = viewing.watched_on {
                times.years.entry(date.year()).or_default().add(viewing.score);
            }
        }
        for row in seen.within() {
            let Some(date) = row.watched_on else { continue };
            if let Some(month) = date.month().and_then(|month| usize::try_from(month - 1).ok())
                && let Some(month) = times.months.get_mut(month)
            {
                month.add(row.score);
            }
            let Some(day) = date.date() else { continue };
            let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
            if let Some(weekday) = times.weekdays.get_mut(weekday) {
                weekday.add(row.score);
            }
            times.count_day(day, row.score);
        }
        times.runs();
        times
    }

    fn count_day(&mut self, day: Date, score: Option<crate::Score>) {
        let date = WatchedOn::day(day);
        match self.days.last_mut() {
            Some(last) if last.date == date => {
                last.viewings += 1;
                last.score = last.score.max(score);
            }
            _ => self.days.push(DiaryDay { date, score, viewings: 1 }),
        }
    }

    /// The longest run of days with viewings and the longest without; of two as long, the later.
    fn runs(&mut self) {
        let days: Vec<Date> = self.days.iter().filter_map(|day| day.date.date()).collect();
        let mut began = days.first().copied();
        for (index, day) in days.iter().enumerate() {
            let next = days.get(index + 1).copied();
            let tomorrow = day.tomorrow().ok();
            if let Some(start) = began
                && (next.is_none() || next != tomorrow)
            {
                longer(&mut self.streak, start, *day);
                began = next;
            }
            if let (Some(next), Some(tomorrow)) = (next, tomorrow)
                && next > tomorrow
                && let Ok(eve) = next.yesterday()
            {
                longer(&mut self.gap, tomorrow, eve);
            }
        }
    }

    pub(super) fn years(&self) -> Vec<YearBar> {
        year_bars(&self.years)
    }

    pub(super) fn months(&self) -> Vec<Tallied> {
        self.months.iter().map(Tally::told).collect()
    }

    pub(super) fn weekdays(&self) -> Vec<Tallied> {
        self.weekdays.iter().map(Tally::told).collect()
    }

    pub(super) fn into_days(self) -> Vec<DiaryDay> {
        self.days
    }
}

/// Years in their order.
pub(super) fn year_bars(years: &BTreeMap<i16, Tally>) -> Vec<YearBar> {
    years.iter().map(|(year, tally)| YearBar { year: *year, tally: tally.told() }).collect()
}

fn longer(longest: &mut Option<Stretch>, from: Date, to: Date) {
    let Ok(span) = from.until(to) else { return };
    let days = u32::try_from(span.get_days()).unwrap_or(0) + 1;
    if longest.is_none_or(|longest| days >= longest.days) {
        *longest = Some(Stretch { from: WatchedOn::day(from), to: WatchedOn::day(to), days });
    }
}

/// How much there is, all in all.
pub(super) fn figures(seen: &Seen) -> Figures {
    let mut figures = Figures::default();
    let mut scores = Tally::default();
    let mut seen_before = HashSet::new();
    for viewing in &seen.viewings {
        let row = &viewing.row;
        figures.undated += u32::from(viewing.asked && row.watched_on.is_none());
        let first = row.watched_on.is_some() && seen_before.insert(row.film);
        if !viewing.within {
            continue;
        }
        figures.viewings += 1;
        figures.new_films += u32::from(first && !row.rewatch);
        figures.rewatches += u32::from(row.rewatch);
        figures.abandoned += u32::from(row.abandoned);
        if let Some(date) = row.watched_on {
            figures.without_month += u32::from(date.month().is_none());
            figures.without_day += u32::from(date.date().is_none());
        }
        if row.score.is_some() {
            scores.add(row.score);
        }
        if !row.abandoned {
            match seen.films.get(&row.film).and_then(|film| film.row.runtime_min) {
                Some(minutes) => figures.minutes += u64::from(minutes),
                None => figures.without_runtime += 1,
            }
        }
    }
    seen.unviewed_scores().for_each(|score| scores.add(Some(score)));
    let films = seen.films.values();
    let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Figures {
        films: many(seen.films.len()),
        only_scored: many(films.clone().filter(|film| film.viewings == 0).count()),
        liked: many(films.filter(|film| film.row.liked).count()),
        scored: scores.scored,
        average: scores.average(),
        reviews: many(seen.reviews.len()),
        words: seen.reviews.iter().map(|review| u64::from(review.words)).sum(),
        ..figures
    }
}
