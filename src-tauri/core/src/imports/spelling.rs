use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::Connection;

use crate::{FilmId, Result, storage};

/// Shorter titles that differ by a letter are more often two than one misspelt.
const SHORTEST: usize = 6;

/// The journal's titles by what is left of them without any one letter: two that are a letter
/// apart have one such rest in common. A year is read when it is first asked for.
#[derive(Default)]
pub(crate) struct Spellings {
    of_year: HashMap<i16, OfYear>,
}

#[derive(Default)]
struct OfYear {
    titles: Vec<(FilmId, String)>,
    /// The hash of a rest, and whose it is in `titles`; in order.
    rests: Vec<(u64, u32)>,
}

impl Spellings {
    /// The films of that year whose title is this but for one letter: another, one more, one less,
    /// or two changed about. Figures are never taken for misspelt.
    pub(super) fn near(
        &mut self,
        conn: &Connection,
        match_title: &str,
        year: i16,
    ) -> Result<Vec<FilmId>> {
        if match_title.chars().count() < SHORTEST {
            return Ok(Vec::new());
        }
        let of_year = match self.of_year.entry(year) {
            std::collections::hash_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(OfYear::of(storage::films::titles_of_year(conn, year)?))
            }
        };
        Ok(of_year.near(match_title))
    }
}

impl OfYear {
    fn of(titles: Vec<(FilmId, String)>) -> Self {
        let mut rests: Vec<(u64, u32)> = (0..)
            .zip(&titles)
            .flat_map(|(at, (_, title))| self::rests(title).map(move |rest| (rest, at)))
            .collect();
        rests.sort_unstable();
        rests.shrink_to_fit();
        Self { titles, rests }
    }

    fn near(&self, title: &str) -> Vec<FilmId> {
        let mut films = Vec::new();
        for rest in rests(title) {
            let from = self.rests.partition_point(|(other, _)| *other < rest);
            let alike = self.rests[from..].iter().take_while(|(other, _)| *other == rest);
            for (film, other) in alike.filter_map(|(_, at)| self.titles.get(*at as usize)) {
                if !films.contains(film) && is_a_letter_apart(title, other) {
                    films.push(*film);
                }
            }
        }
        films.sort_unstable();
        films
    }
}

/// Hashes of a title whole, and without each of its letters in turn.
fn rests(title: &str) -> impl Iterator<Item = u64> + '_ {
    let without =
        title.char_indices().map(|(at, letter)| (&title[..at], &title[at + letter.len_utf8()..]));
    std::iter::once((title, "")).chain(without).map(|(before, behind)| {
        let mut hasher = DefaultHasher::new();
        for byte in before.bytes().chain(behind.bytes()) {
            byte.hash(&mut hasher);
        }
        hasher.finish()
    })
}

/// Whether two titles differ by one letter that is no figure.
fn is_a_letter_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let alike = |(mine, theirs): &(&char, &char)| mine == theirs;
    let start = one.iter().zip(&other).take_while(alike).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(alike).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let figures = one.iter().chain(other).any(|letter| letter.is_numeric());
    !figures
        && match (one, other) {
            ([], [_]) | ([_], []) | ([_], [_]) => true,
            ([a, b], [c, d]) => a == d && b == c,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn near(title: &str, other: &str) -> bool {
        !OfYear::of(vec![(FilmId(1), other.to_owned())]).near(title).is_empty()
    }

    #[rstest]
    #[case::another("the glass harbour", "the grass harbour")]
    #[case::one_less("the glass harbour", "the glas harbour")]
    #[case::one_more("the glass harbour", "the glass harbours")]
    #[case::changed_about("the glass harbour", "the glass habrour")]
    #[case::no_space("black bird", "blackbird")]
    #[case::other_letters("夜の停車場です", "夜の停車駅です")]
    fn a_letter_is_a_misspelling(#[case] title: &str, #[case] other: &str) {
        assert!(near(title, other) && near(other, title));
    }

    #[rstest]
    #[case::the_same("the glass harbour", "the glass harbour")]
    #[case::two_letters("the glass harbour", "the grass harbours")]
    #[case::a_part("harbour 2", "harbour 3")]
    #[case::a_sequel("harbour", "harbour 2")]
    #[case::far_apart("the glass harbour", "the harbour")]
    fn what_differs_more_or_by_a_figure_is_none(#[case] title: &str, #[case] other: &str) {
        assert!(!near(title, other) && !near(other, title));
    }
}
