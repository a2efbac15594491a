//! What is counted of films: their scores, their verdicts, when they were made and how long they are.

use std::collections::{BTreeMap, HashMap};

use super::seen::{Film, Seen};
use super::tally::Tally;
use super::times::year_bars;
use super::{RuntimeBar, ScoreBar, VerdictBar, YearBar};
use crate::{FilmId, Score, VerdictBand};

/// Spines drawn for one score; of more films, these stand for all.
const SPINES: usize = 60;

/// Where one length ends and the next begins, in minutes.
pub(super) const LENGTHS: [u32; 9] = [0, 45, 75, 90, 105, 120, 135, 150, 180];

/// Films by score, each with the colours of its films.
pub(super) fn scores(seen: &Seen, bands: &[VerdictBand]) -> Vec<ScoreBar> {
    let mut by_score: BTreeMap<Score, Vec<&Film>> = BTreeMap::new();
    for film in seen.in_order() {
        if let Some(score) = film.score {
            by_score.entry(score).or_default().push(film);
        }
    }
    let bar = |(score, films): (Score, Vec<&Film>)| {
        let drawn = films.len().min(SPINES);
        let colour = |at: usize| {
            let film = films.get(at * films.len() / drawn.max(1));
            film.and_then(|film| film.row.colour.clone()).unwrap_or_default()
        };
        ScoreBar {
            score,
            verdict: word_of(bands, score).map(str::to_owned),
            films: u32::try_from(films.len()).unwrap_or(u32::MAX),
            colours: (0..drawn).map(colour).collect(),
        }
    };
    by_score.into_iter().map(bar).collect()
}

/// The word of a score's band.
fn word_of(bands: &[VerdictBand], score: Score) -> Option<&str> {
    bands.iter().rev().find(|band| band.from <= score).map(|band| band.word.as_str())
}

/// The word a film has: the writer's own in its latest review that counts, else that of its score.
pub(super) struct Verdicts<'a> {
    bands: &'a [VerdictBand],
    own: HashMap<FilmId, &'a str>,
}

impl<'a> Verdicts<'a> {
    pub(super) fn of(seen: &'a Seen, bands: &'a [VerdictBand]) -> Self {
        let mut own = HashMap::new();
        for review in &seen.reviews {
            match review.verdict.as_deref() {
                Some(word) => own.insert(review.film, word),
                None => own.remove(&review.film),
            };
        }
        Self { bands, own }
    }

    pub(super) fn word(&self, film: &Film) -> Option<&str> {
        let own = self.own.get(&film.row.id).copied();
        own.or_else(|| film.score.and_then(|score| word_of(self.bands, score)))
    }

    /// Films by word, the bands' words first.
    pub(super) fn bars(&self, seen: &Seen) -> Vec<VerdictBar> {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for word in seen.films.values().filter_map(|film| self.word(film)) {
            *counts.entry(word).or_default() += 1;
        }
        let mut bars = Vec::with_capacity(counts.len());
        for band in self.bands {
            let films = counts.remove(band.word.as_str()).unwrap_or(0);
            bars.push(VerdictBar { word: band.word.clone(), films });
        }
        bars.extend(
            counts.into_iter().map(|(word, films)| VerdictBar { word: word.to_owned(), films }),
        );
        bars
    }
}

/// Films by year of release, or by decade.
pub(super) fn released(seen: &Seen, decades: bool) -> Vec<YearBar> {
    let mut years: BTreeMap<i16, Tally> = BTreeMap::new();
    for film in seen.films.values() {
        if let Some(year) = film.row.year {
            let year = if decades { year - year.rem_euclid(10) } else { year };
            years.entry(year).or_default().add(film.score);
        }
    }
    year_bars(&years)
}

/// Films by length, from the shortest.
pub(super) fn runtimes(seen: &Seen) -> Vec<RuntimeBar> {
    let mut tallies = [Tally::default(); LENGTHS.len()];
    for film in seen.films.values() {
        if let Some(minutes) = film.row.runtime_min {
            let at = LENGTHS.partition_point(|from| *from <= minutes).saturating_sub(1);
            if let Some(tally) = tallies.get_mut(at) {
                tally.add(film.score);
            }
        }
    }
    let bar = |(at, tally): (usize, &Tally)| RuntimeBar {
        from: LENGTHS.get(at).copied().unwrap_or_default(),
        upto: LENGTHS.get(at + 1).copied(),
        tally: tally.told(),
    };
    tallies.iter().enumerate().map(bar).collect()
}
