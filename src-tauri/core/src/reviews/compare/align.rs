//! Which paragraphs of two texts are one paragraph, rewritten.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use super::super::diff::{self, Part};
use crate::markdown::{Paragraph, ParagraphKind};

/// A passage of two texts beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", content = "passage")]
#[ts(export)]
pub enum Passage {
    /// A paragraph that is in both, word for word or rewritten.
    Both {
        /// What it is in the newer text.
        of: ParagraphKind,
        /// How the older one became the newer.
        parts: Vec<Part>,
    },
    /// What each has to itself between two such paragraphs.
    Apart {
        /// Only in the older.
        then: Vec<Paragraph>,
        /// Only in the newer.
        now: Vec<Paragraph>,
    },
}

/// Two paragraphs are one when at least so much of both, in per cent, is the same words. Two texts
/// in one language share a third of theirs whatever they say.
const ALIKE: usize = 50;

/// Texts of more pairs of paragraphs than this stand beside each other as they are: no review comes
/// near, and looking at each pair would take seconds.
const MOST_PAIRS: usize = 2_000_000;

/// Two texts as passages, in the order of both.
pub(super) fn passages(then: Vec<Paragraph>, now: Vec<Paragraph>) -> Vec<Passage> {
    let pairs = if then.len().saturating_mul(now.len()) > MOST_PAIRS {
        Vec::new()
    } else {
        pairs(&then, &now)
    };
    let (mut then, mut now) = (then.into_iter(), now.into_iter());
    let mut passages = Vec::new();
    let (mut from_then, mut from_now) = (0, 0);
    for (at_then, at_now) in pairs {
        let alone = |passages: &mut Vec<Passage>, then: Vec<_>, now: Vec<_>| {
            if !then.is_empty() || !now.is_empty() {
                passages.push(Passage::Apart { then, now });
            }
        };
        let before = then.by_ref().take(at_then - from_then).collect();
        let beside = now.by_ref().take(at_now - from_now).collect();
        alone(&mut passages, before, beside);
        if let Some((old, new)) = then.next().zip(now.next()) {
            let parts = diff::parts(&old.text, &new.text);
            passages.push(Passage::Both { of: new.kind, parts });
        }
        (from_then, from_now) = (at_then + 1, at_now + 1);
    }
    let (then, now): (Vec<_>, Vec<_>) = (then.collect(), now.collect());
    if !then.is_empty() || !now.is_empty() {
        passages.push(Passage::Apart { then, now });
    }
    passages
}

/// The pairs that keep the most words, in order and without crossing.
fn pairs(then: &[Paragraph], now: &[Paragraph]) -> Vec<(usize, usize)> {
    let mut ids = HashMap::new();
    let [then, now] = [then, now]
        .map(|text| text.iter().map(|one| Bag::of(&one.text, &mut ids)).collect::<Vec<_>>());
    let shared: Vec<Vec<usize>> =
        then.iter().map(|one| now.iter().map(|other| one.shared_with(other)).collect()).collect();

    // The most words that can be kept from each place on.
    let mut most = vec![vec![0; now.len() + 1]; then.len() + 1];
    for at_then in (0..then.len()).rev() {
        for at_now in (0..now.len()).rev() {
            let paired = shared[at_then][at_now] + most[at_then + 1][at_now + 1];
            most[at_then][at_now] =
                paired.max(most[at_then + 1][at_now]).max(most[at_then][at_now + 1]);
        }
    }

    let mut pairs = Vec::new();
    let (mut at_then, mut at_now) = (0, 0);
    while at_then < then.len() && at_now < now.len() {
        let here = most[at_then][at_now];
        let words = shared[at_then][at_now];
        if words > 0 && here == words + most[at_then + 1][at_now + 1] {
            pairs.push((at_then, at_now));
            (at_then, at_now) = (at_then + 1, at_now + 1);
        } else if here == most[at_then + 1][at_now] {
            at_then += 1;
        } else {
            at_now += 1;
        }
    }
    pairs
}

/// The words of a paragraph as sorted numbers, each as often as it stands there.
struct Bag(Vec<usize>);

impl Bag {
    fn of<'a>(text: &'a str, ids: &mut HashMap<&'a str, usize>) -> Self {
        let mut words: Vec<usize> = diff::words(text)
            .map(|word| {
                let next = ids.len();
                *ids.entry(word).or_insert(next)
            })
            .collect();
        words.sort_unstable();
        Self(words)
    }

    /// How many words two paragraphs share; none unless they are alike.
    fn shared_with(&self, other: &Self) -> usize {
        let (one, two) = (&self.0, &other.0);
        let (mut at_one, mut at_two, mut shared) = (0, 0, 0);
        while at_one < one.len() && at_two < two.len() {
            match one[at_one].cmp(&two[at_two]) {
                std::cmp::Ordering::Less => at_one += 1,
                std::cmp::Ordering::Greater => at_two += 1,
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    at_one += 1;
                    at_two += 1;
                }
            }
        }
        if 2 * shared * 100 >= ALIKE * (one.len() + two.len()) { shared } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(paragraphs: &[&str]) -> Vec<Paragraph> {
        paragraphs
            .iter()
            .map(|text| Paragraph { kind: ParagraphKind::Text, text: (*text).to_owned() })
            .collect()
    }

    #[test]
    fn a_rewritten_paragraph_stands_beside_what_it_was() {
        let found = passages(
            text(&["It opens on the flats before dawn.", "Nobody speaks for an hour."]),
            text(&["I was late.", "It opens on the flats an hour before dawn."]),
        );
        let parts = vec![
            Part::Same("It opens on the flats ".into()),
            Part::Added("an hour ".into()),
            Part::Same("before dawn.".into()),
        ];
        assert_eq!(
            found,
            [
                Passage::Apart { then: vec![], now: text(&["I was late."]) },
                Passage::Both { of: ParagraphKind::Text, parts },
                Passage::Apart { then: text(&["Nobody speaks for an hour."]), now: vec![] },
            ]
        );
    }

    #[test]
    fn two_texts_with_nothing_in_common_are_one_passage_apart() {
        let then = text(&["The sea is a clerk.", "It keeps a ledger."]);
        let now = text(&["Nothing here moved me but one lamp."]);
        assert_eq!(passages(then.clone(), now.clone()), [Passage::Apart { then, now }]);
    }

    #[test]
    fn japanese_paragraphs_find_each_other() {
        let found = passages(text(&["夜の停車場に雪が降る。"]), text(&["夜の停車場に雨が降る。"]));
        assert!(matches!(found.as_slice(), [Passage::Both { .. }]), "{found:?}");
    }

    proptest! {
        #[test]
        fn every_paragraph_of_both_texts_is_there_once_and_in_order(
            then in prop::collection::vec("[a-d]( [a-d]){0,4}", 0..8),
            now in prop::collection::vec("[a-d]( [a-d]){0,4}", 0..8),
        ) {
            let read = |texts: &[String]| text(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let (mut old, mut new) = (Vec::new(), Vec::new());
            for passage in passages(read(&then), read(&now)) {
                match passage {
                    Passage::Apart { then, now } => {
                        old.extend(then.into_iter().map(|one| one.text));
                        new.extend(now.into_iter().map(|one| one.text));
                    }
                    Passage::Both { parts, .. } => {
                        let (mut was, mut is) = (Vec::new(), Vec::new());
                        for part in parts {
                            match part {
                                Part::Same(text) => {
                                    was.push(text.trim_end().to_owned());
                                    is.push(text.trim_end().to_owned());
                                }
                                Part::Gone(text) => was.push(text.trim_end().to_owned()),
                                Part::Added(text) => is.push(text.trim_end().to_owned()),
                            }
                        }
                        old.push(was.join(" "));
                        new.push(is.join(" "));
                    }
                }
            }
            prop_assert_eq!(old, then);
            prop_assert_eq!(new, now);
        }
    }
}
