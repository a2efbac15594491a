//! What a format cannot hold, counted before anything is written.
//!
//! Every fact of a record passes through one exhaustive list (`facts`), and a format names the kinds
//! it holds; whatever it does not name is told by itself. What a format holds otherwise than the
//! journal (a score rounded, a quote retyped) it tells where it writes it, so that the report and
//! the file cannot disagree.

mod alike;
mod facts;
mod kind;

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use alike::Alike;
pub(super) use facts::{EVERY_FACT, Holds, plain_date};
pub use kind::LossKind;

use crate::WatchedOn;
use crate::archive::records::{FilmRecord, ViewingRecord};

/// How many records are named for each kind of loss.
const NAMED: usize = 5;

/// What an order would write, and what that leaves behind or changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LossReport {
    /// Films that go along.
    pub films: usize,
    /// Viewings that go along.
    pub viewings: usize,
    /// Reviews that go along.
    pub reviews: usize,
    /// What is lost, whole records first; nothing when the format holds all of it.
    pub losses: Vec<Loss>,
}

/// One kind of loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Loss {
    /// Its kind.
    pub kind: LossKind,
    /// How many records it concerns.
    pub count: usize,
    /// What happens to them, as a whole sentence with their number.
    pub sentence: String,
    /// The first few of them.
    pub examples: Vec<LossExample>,
}

/// A record that loses something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LossExample {
    /// The film’s title; the name of a list, a shelf or a setting.
    pub title: String,
    /// The film’s year.
    pub year: Option<i16>,
    /// When it was seen, for what is lost of a viewing.
    pub watched_on: Option<WatchedOn>,
}

/// Losses being counted, with what does go along.
#[derive(Debug, Default)]
pub(super) struct Account {
    pub(super) films: usize,
    pub(super) viewings: usize,
    pub(super) reviews: usize,
    losses: BTreeMap<LossKind, (usize, Vec<LossExample>)>,
    alike: Alike,
}

impl Account {
    /// A loss of a film, or of its review.
    pub(super) fn film(&mut self, kind: LossKind, film: &FilmRecord) {
        self.lose(kind, 1, || example(film, None));
    }

    /// So many losses of one film.
    pub(super) fn film_times(&mut self, kind: LossKind, film: &FilmRecord, count: usize) {
        self.lose(kind, count, || example(film, None));
    }

    /// A loss of a viewing.
    pub(super) fn viewing(&mut self, kind: LossKind, film: &FilmRecord, viewing: &ViewingRecord) {
        self.lose(kind, 1, || example(film, viewing.watched_on));
    }

    /// A loss of something known by its name.
    pub(super) fn named(&mut self, kind: LossKind, name: &str) {
        self.lose(kind, 1, || LossExample { title: name.to_owned(), year: None, watched_on: None });
    }

    /// So many losses at once.
    pub(super) fn lose(
        &mut self,
        kind: LossKind,
        count: usize,
        named: impl FnOnce() -> LossExample,
    ) {
        if count == 0 {
            return;
        }
        let (sum, examples) = self.losses.entry(kind).or_default();
        *sum += count;
        if examples.len() < NAMED {
            examples.push(named());
        }
    }

    /// So many losses of what has no name.
    pub(super) fn many(&mut self, kind: LossKind, count: usize) {
        if count > 0 {
            self.losses.entry(kind).or_default().0 += count;
        }
    }

    /// The report.
    pub(super) fn report(self) -> LossReport {
        let losses = self.losses.into_iter().map(|(kind, (count, examples))| Loss {
            kind,
            count,
            sentence: format!("{} {}.", grouped(count), kind.words(count)),
            examples,
        });
        LossReport {
            films: self.films,
            viewings: self.viewings,
            reviews: self.reviews,
            losses: losses.collect(),
        }
    }
}

fn example(film: &FilmRecord, watched_on: Option<WatchedOn>) -> LossExample {
    LossExample { title: film.title.clone(), year: film.year, watched_on }
}

/// Digits in threes: 6,037.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loss_is_one_sentence_with_its_number() {
        let mut account = Account::default();
        account.many(LossKind::ScoresRounded, 1_041);
        account.named(LossKind::Lists, "Noir");
        let report = account.report();
        let said: Vec<&str> = report.losses.iter().map(|loss| loss.sentence.as_str()).collect();
        assert_eq!(said, ["1,041 scores are rounded down.", "1 list stays behind."]);
    }

    #[test]
    fn only_the_first_few_are_named() {
        let mut account = Account::default();
        (0..9).for_each(|at| account.named(LossKind::Shelves, &format!("Shelf {at}")));
        let report = account.report();
        assert_eq!((report.losses[0].count, report.losses[0].examples.len()), (9, NAMED));
    }
}
