//! The order that answers give films of one score.
//!
//! Films come in one after the other, each where a halving search among those already placed puts
//! it, so that a film costs few questions. What follows from other answers is not asked.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use crate::FilmId;

/// What was said of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// The first is better.
    Better(FilmId, FilmId),
    /// Neither is.
    Close(FilmId, FilmId),
}

/// A pair, whichever way round.
pub(super) fn pair(one: FilmId, other: FilmId) -> (FilmId, FilmId) {
    (one.min(other), one.max(other))
}

/// What was said, to be asked.
#[derive(Debug, Default)]
pub(super) struct Answers {
    below: HashMap<FilmId, Vec<FilmId>>,
    above: HashMap<FilmId, Vec<FilmId>>,
    close: HashMap<FilmId, Vec<FilmId>>,
    pairs: HashSet<(FilmId, FilmId)>,
    /// Every film something was said of, in that order.
    met: Vec<FilmId>,
}

impl Answers {
    pub(super) fn of(said: &[Said]) -> Self {
        let mut answers = Self::default();
        let mut known = HashSet::new();
        for said in said {
            let (one, other) = match *said {
                Said::Better(better, other) => {
                    answers.below.entry(better).or_default().push(other);
                    answers.above.entry(other).or_default().push(better);
                    (better, other)
                }
                Said::Close(one, other) => {
                    answers.close.entry(one).or_default().push(other);
                    answers.close.entry(other).or_default().push(one);
                    (one, other)
                }
            };
            answers.pairs.insert(pair(one, other));
            answers.met.extend([one, other].into_iter().filter(|film| known.insert(*film)));
        }
        answers
    }

    fn was_asked(&self, one: FilmId, other: FilmId) -> bool {
        self.pairs.contains(&pair(one, other))
    }

    fn films_close_to(&self, film: FilmId) -> &[FilmId] {
        self.close.get(&film).map_or(&[], Vec::as_slice)
    }

    /// Everything that stands on one side of a film, by answers and by what follows from them.
    fn all(side: &HashMap<FilmId, Vec<FilmId>>, film: FilmId) -> HashSet<FilmId> {
        let (mut found, mut next) = (HashSet::new(), vec![film]);
        while let Some(film) = next.pop() {
            for beyond in side.get(&film).into_iter().flatten() {
                if found.insert(*beyond) {
                    next.push(*beyond);
                }
            }
        }
        found
    }

    /// Answers that go round in a circle, A over B over C over A, the shortest through each answer;
    /// no circle twice.
    pub(super) fn circles(&self) -> Vec<Vec<FilmId>> {
        let turning = self.turning();
        let (mut circles, mut known) = (Vec::new(), HashSet::new());
        for better in self.met.iter().filter(|film| turning.contains(film)) {
            for other in self.below.get(better).into_iter().flatten() {
                if !turning.contains(other) {
                    continue;
                }
                if let Some(circle) = self.way(*other, *better, &turning)
                    && known.insert(circle.iter().copied().collect::<BTreeSet<_>>())
                {
                    circles.push(circle);
                }
            }
        }
        circles
    }

    /// The films that remain when those nothing is above of, or nothing below, are taken away again
    /// and again: without a circle, none.
    fn turning(&self) -> HashSet<FilmId> {
        let mut left: HashSet<FilmId> = self.met.iter().copied().collect();
        loop {
            let before = left.len();
            for side in [&self.below, &self.above] {
                let stays: HashSet<FilmId> = left
                    .iter()
                    .filter(|film| side.get(film).into_iter().flatten().any(|to| left.contains(to)))
                    .copied()
                    .collect();
                left = stays;
            }
            if left.len() == before {
                return left;
            }
        }
    }

    /// The shortest way down from one film to another, both in it.
    fn way(&self, from: FilmId, to: FilmId, among: &HashSet<FilmId>) -> Option<Vec<FilmId>> {
        let mut came: HashMap<FilmId, FilmId> = HashMap::from([(from, from)]);
        let mut next = VecDeque::from([from]);
        while let Some(film) = next.pop_front() {
            if film == to {
                let mut way = vec![to];
                let mut at = to;
                while at != from {
                    at = *came.get(&at)?;
                    way.push(at);
                }
                way.reverse();
                // It begins with the film that closes it, so that it reads A over B over C over A.
                way.rotate_right(1);
                return Some(way);
            }
            for below in self.below.get(&film).into_iter().flatten() {
                if among.contains(below) && !came.contains_key(below) {
                    came.insert(*below, film);
                    next.push_back(*below);
                }
            }
        }
        None
    }
}

/// Films in order, and what to ask next.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    /// The films that have a place, the best first; those too close to tell share one.
    pub(super) places: Vec<Vec<FilmId>>,
    /// Two films whose answer would say more; none when every film has a place, or nothing is left
    /// that was not skipped.
    pub(super) ask: Option<(FilmId, FilmId)>,
}

impl Order {
    /// The order of `films`; pairs in `skipped` are not asked.
    pub(super) fn of(
        films: &[FilmId],
        answers: &Answers,
        skipped: &HashSet<(FilmId, FilmId)>,
    ) -> Self {
        let mut order = Self::default();
        let here: HashSet<FilmId> = films.iter().copied().collect();
        for film in answers.met.iter().filter(|film| here.contains(film)) {
            if let Err(ask) = order.place(*film, answers, skipped) {
                order.ask = order.ask.or(ask);
            }
        }
        if order.places.is_empty() {
            order.ask = first_pair(films, skipped);
            return order;
        }
        let met: HashSet<FilmId> = answers.met.iter().copied().collect();
        for film in films.iter().filter(|film| !met.contains(film)) {
            if order.ask.is_some() {
                break;
            }
            // Nothing is known of it, so there is always something to ask.
            if let Err(ask) = order.place(*film, answers, skipped) {
                order.ask = ask;
            }
        }
        order
    }

    /// Gives a film its place, or says what is to be asked for it.
    fn place(
        &mut self,
        film: FilmId,
        answers: &Answers,
        skipped: &HashSet<(FilmId, FilmId)>,
    ) -> Result<(), Option<(FilmId, FilmId)>> {
        let better = Answers::all(&answers.above, film);
        let worse = Answers::all(&answers.below, film);
        let has =
            |place: &Vec<FilmId>, set: &HashSet<FilmId>| place.iter().any(|f| set.contains(f));
        let from = self.places.iter().rposition(|place| has(place, &better)).map_or(0, |at| at + 1);
        let upto =
            self.places.iter().position(|place| has(place, &worse)).unwrap_or(self.places.len());
        // Where answers go round in a circle, no place is right: it stands above what it is better than.
        let from = from.min(upto);
        let close = answers.films_close_to(film);
        let beside = (from..upto).find(|at| self.places[*at].iter().any(|f| close.contains(f)));
        if let Some(at) = beside {
            self.places[at].push(film);
            return Ok(());
        }
        if from == upto {
            self.places.insert(from, vec![film]);
            return Ok(());
        }
        let middle = from + (upto - from) / 2;
        let mut places: Vec<usize> = (from..upto).collect();
        places.sort_by_key(|at| at.abs_diff(middle));
        let ask = places.into_iter().flat_map(|at| &self.places[at]).find(|other| {
            !skipped.contains(&pair(film, **other)) && !answers.was_asked(film, **other)
        });
        Err(ask.map(|other| (film, *other)))
    }

    /// A pair whose answer follows from others and was never given: to see whether it holds. Close
    /// neighbours first.
    pub(super) fn doubt(
        &self,
        answers: &Answers,
        skipped: &HashSet<(FilmId, FilmId)>,
    ) -> Option<(FilmId, FilmId)> {
        (2..self.places.len()).find_map(|apart| {
            self.places.iter().zip(self.places.iter().skip(apart)).find_map(|(upper, lower)| {
                let (one, other) = (*upper.first()?, *lower.first()?);
                let fresh = !answers.was_asked(one, other) && !skipped.contains(&pair(one, other));
                fresh.then_some((one, other))
            })
        })
    }

    /// How many films have a place.
    pub(super) fn placed(&self) -> usize {
        self.places.iter().map(Vec::len).sum()
    }
}

/// The first two films that were not skipped.
fn first_pair(films: &[FilmId], skipped: &HashSet<(FilmId, FilmId)>) -> Option<(FilmId, FilmId)> {
    films.iter().enumerate().find_map(|(at, one)| {
        let others = films[at + 1..].iter();
        others
            .map(|other| (*one, *other))
            .find(|(one, other)| !skipped.contains(&pair(*one, *other)))
    })
}

#[cfg(test)]
mod tests;
