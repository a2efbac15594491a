//! What is counted by a name: genres, countries, languages, tags, places and people.

use std::collections::HashMap;

use rusqlite::Connection;

use super::seen::Seen;
use super::tally::Tally;
use super::{NamedBar, NamedBars, PeopleBars, PersonBar};
use crate::storage::stats::{self as rows, Names};
use crate::{FilmId, PersonId, PersonRole, Result, ViewingId};

/// Names told; the rest are only counted.
const BARS: usize = 100;

/// People told of each part and order.
const PEOPLE: usize = 25;

/// Films by the names of a kind that hang on them.
pub(super) fn of_films(conn: &Connection, seen: &Seen, names: Names) -> Result<NamedBars> {
    let mut tallies = Runs::default();
    let mut named = std::collections::HashSet::new();
    rows::each(conn, names, |name, film| {
        if let Some(film) = seen.films.get(&FilmId(film)) {
            tallies.of(name).add(film.score);
            named.insert(film.row.id);
        }
    })?;
    let without = seen.films.len() - named.len();
    tallies.told(&rows::spelled(conn, names)?, without)
}

/// Viewings by tag.
pub(super) fn tags(conn: &Connection, seen: &Seen) -> Result<NamedBars> {
    let viewings: HashMap<ViewingId, _> = seen.within().map(|row| (row.id, row.score)).collect();
    let mut tallies = Runs::default();
    let mut named = std::collections::HashSet::new();
    rows::each(conn, Names::Tags, |name, viewing| {
        if let Some(score) = viewings.get(&ViewingId(viewing)) {
            tallies.of(name).add(*score);
            named.insert(viewing);
        }
    })?;
    let without = viewings.len() - named.len();
    tallies.told(&rows::spelled(conn, Names::Tags)?, without)
}

/// Viewings by place.
pub(super) fn places(seen: &Seen) -> NamedBars {
    let mut tallies: HashMap<&str, Tally> = HashMap::new();
    let mut without = 0;
    for row in seen.within() {
        match row.place.as_str() {
            "" => without += 1,
            place => tallies.entry(place).or_default().add(row.score),
        }
    }
    let named = tallies.into_iter().map(|(name, tally)| (name.to_owned(), tally)).collect();
    bars(named, without)
}

/// Tallies of names that come one after the other.
#[derive(Default)]
struct Runs(Vec<(i64, Tally)>);

impl Runs {
    fn of(&mut self, name: i64) -> &mut Tally {
        if self.0.last().is_none_or(|(last, _)| *last != name) {
            self.0.push((name, Tally::default()));
        }
        let at = self.0.len() - 1;
        &mut self.0[at].1
    }

    fn told(self, spelled: &HashMap<i64, String>, without: usize) -> Result<NamedBars> {
        let named = self
            .0
            .into_iter()
            .filter_map(|(name, tally)| Some((spelled.get(&name)?.clone(), tally)));
        Ok(bars(named.collect(), without))
    }
}

fn bars(mut named: Vec<(String, Tally)>, without: usize) -> NamedBars {
    named.sort_unstable_by(|(a_name, a), (b_name, b)| {
        b.count.cmp(&a.count).then_with(|| a_name.cmp(b_name))
    });
    let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let names = many(named.len());
    named.truncate(BARS);
    let bars = named.into_iter().map(|(name, tally)| NamedBar { name, tally: tally.told() });
    NamedBars { bars: bars.collect(), names, without: many(without) }
}

/// The films of everybody, by part.
pub(super) struct Everybody {
    tallies: Vec<(PersonId, PersonRole, Tally)>,
    /// The average of all films with a score, in tenths of a point.
    all: f64,
}

impl Everybody {
    pub(super) fn of(conn: &Connection, seen: &Seen) -> Result<Self> {
        let mut tallies: Vec<(PersonId, PersonRole, Tally)> = Vec::new();
        let mut before = None;
        rows::each_credit(conn, |person, part, film| {
            // Two parts in one film are one film.
            if before.replace((person, part, film)) == Some((person, part, film)) {
                return;
            }
            let Some(film) = seen.films.get(&film) else { return };
            match tallies.last_mut() {
                Some((last, of, tally)) if (*last, *of) == (person, part) => tally.add(film.score),
                _ => {
                    let mut tally = Tally::default();
                    tally.add(film.score);
                    tallies.push((person, part, tally));
                }
            }
        })?;
        let mut all = Tally::default();
        seen.films.values().for_each(|film| all.add(film.score));
        Ok(Self { tallies, all: all.average().unwrap_or_default() })
    }

    /// Those of one part: the most seen, and the best.
    pub(super) fn bars(&self, conn: &Connection, part: PersonRole) -> Result<PeopleBars> {
        let mut people: Vec<_> = self
            .tallies
            .iter()
            .filter(|(_, of, _)| *of == part)
            .map(|(person, _, tally)| (*person, *tally, tally.standing(self.all)))
            .collect();
        let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let tell = |people: &[(PersonId, Tally, Option<f64>)]| -> Result<Vec<PersonBar>> {
            let mut bars = Vec::new();
            for (person, tally, standing) in people.iter().take(PEOPLE) {
                let Some(name) = rows::person(conn, *person)? else { continue };
                bars.push(PersonBar {
                    person: *person,
                    name,
                    tally: tally.told(),
                    standing: *standing,
                });
            }
            Ok(bars)
        };
        let higher =
            |a: Option<f64>, b: Option<f64>| b.unwrap_or(-1.0).total_cmp(&a.unwrap_or(-1.0));
        people.sort_unstable_by(|a, b| {
            b.1.count
                .cmp(&a.1.count)
                .then_with(|| higher(a.1.average(), b.1.average()))
                .then(a.0.cmp(&b.0))
        });
        let seen = tell(&people)?;
        people.retain(|(.., standing)| standing.is_some());
        people.sort_by(|a, b| higher(a.2, b.2).then(b.1.count.cmp(&a.1.count)).then(a.0.cmp(&b.0)));
        Ok(PeopleBars { seen, best: tell(&people)?, people: count })
    }
}
