use std::collections::HashMap;

use jiff::civil::Date;

use crate::Score;
use crate::imports::foreign::{ForeignFilm, ForeignId};

/// The films of an export by name and year, to find which one an entry is of.
///
/// `diary.csv` and `reviews.csv` name a film by its title and year only, and two films may share
/// both. The tables of films give each film's own address. Where several fit, the entry is
/// weighed against what those tables say of each film: Letterboxd writes a film's rating, and the
/// dates of rating it and of marking it watched, together with the entry that set them.
#[derive(Debug, Default)]
pub struct FilmIndex {
    films: HashMap<(String, Option<i16>), Vec<Candidate>>,
}

#[derive(Debug)]
struct Candidate {
    id: ForeignId,
    watched: bool,
    watched_on: Option<Date>,
    score: Option<Score>,
    scored_on: Option<Date>,
    /// Entries given to it so far.
    entries: usize,
}

/// What is known of an entry beside its title and year.
#[derive(Debug, Clone, Copy)]
pub struct EntryFacts {
    /// When it was logged.
    pub logged_on: Option<Date>,
    /// Its score.
    pub score: Option<Score>,
    /// Seen before.
    pub rewatch: bool,
}

/// The film an entry is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its address.
    pub id: ForeignId,
    /// Another film fits as well, and nothing in the export tells them apart.
    pub doubtful: bool,
}

impl FilmIndex {
    /// A row of `watched.csv`.
    pub fn watched(&mut self, film: &ForeignFilm, on: Option<Date>) {
        if let Some(candidate) = self.candidate(film) {
            candidate.watched = true;
            candidate.watched_on = on;
        }
    }

    /// A row of `ratings.csv`.
    pub fn scored(&mut self, film: &ForeignFilm, score: Score, on: Option<Date>) {
        if let Some(candidate) = self.candidate(film) {
            candidate.score = Some(score);
            candidate.scored_on = on;
        }
    }

    fn candidate(&mut self, film: &ForeignFilm) -> Option<&mut Candidate> {
        let id = film.ids.first()?;
        let candidates = self.films.entry((film.title.clone(), film.year)).or_default();
        let at = match candidates.iter().position(|candidate| candidate.id == *id) {
            Some(at) => at,
            None => {
                candidates.push(Candidate {
                    id: id.clone(),
                    watched: false,
                    watched_on: None,
                    score: None,
                    scored_on: None,
                    entries: 0,
                });
                candidates.len() - 1
            }
        };
        candidates.get_mut(at)
    }

    /// Which film an entry of this title and year is of, or nothing where the tables of films
    /// have none.
    ///
    /// Of several: the one that was watched; then the one rated on the entry's day with the
    /// entry's score; then the one marked watched on that day; then the one with that score; and
    /// where all that is equal, the one with fewer entries so far for a first viewing, the one
    /// with more for a rewatch. Only that last step is a guess, and said to be one.
    pub fn film_of(&mut self, title: &str, year: Option<i16>, entry: EntryFacts) -> Option<Found> {
        let candidates = self.films.get_mut(&(title.to_owned(), year))?;
        let weight = |candidate: &Candidate| {
            let same_day = |day: Option<Date>| day.is_some() && day == entry.logged_on;
            let same_score = candidate.score == entry.score;
            (
                candidate.watched,
                same_score && same_day(candidate.scored_on),
                same_day(candidate.watched_on),
                same_score,
            )
        };
        let heaviest = candidates.iter().map(weight).max()?;
        let equals = candidates.iter().filter(|candidate| weight(candidate) == heaviest).count();
        let best = candidates.iter_mut().filter(|candidate| weight(candidate) == heaviest);
        let chosen = if entry.rewatch {
            best.reduce(|a, b| if b.entries > a.entries { b } else { a })
        } else {
            best.reduce(|a, b| if b.entries < a.entries { b } else { a })
        }?;
        chosen.entries += 1;
        Some(Found { id: chosen.id.clone(), doubtful: equals > 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film(address: &str) -> ForeignFilm {
        ForeignFilm {
            title: "The Well".into(),
            year: Some(1951),
            ids: vec![ForeignId { kind: "letterboxd", value: address.into() }],
            facts: None,
        }
    }

    fn entry(logged_on: &str, score: Option<u8>) -> EntryFacts {
        EntryFacts {
            logged_on: logged_on.parse().ok(),
            score: score.map(|tenths| Score::from_tenths(tenths).unwrap()),
            rewatch: false,
        }
    }

    fn found(index: &mut FilmIndex, entry: EntryFacts) -> (String, bool) {
        let found = index.film_of("The Well", Some(1951), entry).unwrap();
        (found.id.value, found.doubtful)
    }

    #[test]
    fn a_film_alone_in_its_name_and_year_is_found_by_them() {
        let mut index = FilmIndex::default();
        index.watched(&film("a"), None);
        assert_eq!(found(&mut index, entry("2024-01-01", None)), ("a".into(), false));
        let other_year = index.film_of("The Well", Some(1952), entry("2024-01-01", None));
        assert_eq!(other_year, None);
    }

    #[test]
    fn of_two_films_of_one_name_and_year_the_score_and_the_day_tell() {
        let mut index = FilmIndex::default();
        let score = |tenths| Score::from_tenths(tenths).unwrap();
        index.watched(&film("a"), "2024-01-01".parse().ok());
        index.watched(&film("b"), "2024-02-02".parse().ok());
        index.scored(&film("b"), score(80), "2024-02-02".parse().ok());
        assert_eq!(found(&mut index, entry("2024-02-02", Some(80))), ("b".into(), false));
        assert_eq!(found(&mut index, entry("2024-01-01", None)), ("a".into(), false));
        assert_eq!(found(&mut index, entry("2025-05-05", Some(80))), ("b".into(), false));
    }

    #[test]
    fn what_nothing_tells_apart_is_shared_out_and_said() {
        let mut index = FilmIndex::default();
        index.watched(&film("a"), None);
        index.watched(&film("b"), None);
        assert_eq!(found(&mut index, entry("2024-01-01", None)), ("a".into(), true));
        assert_eq!(found(&mut index, entry("2024-01-02", None)), ("b".into(), true));
        let again = EntryFacts { rewatch: true, ..entry("2024-01-03", None) };
        assert_eq!(found(&mut index, again), ("a".into(), true));
    }
}
