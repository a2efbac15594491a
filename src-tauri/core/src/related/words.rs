//! Likeness of the text: unusual words two reviews share (TF-IDF over the index).

use std::collections::HashMap;

use rusqlite::Connection;
use unicode_segmentation::UnicodeSegmentation;

use super::{Candidates, Reason};
use crate::storage::related as rows;
use crate::storage::reviews::ReviewRow;
use crate::{Result, ReviewId, markdown, storage, text};

/// Shorter words say little about a text.
const SHORTEST: usize = 5;

/// Words of the review that are looked up, the most frequent first.
const LOOKED_UP: usize = 60;

/// Words that count in the end, the most telling first.
const TELLING: usize = 12;

/// Reviews that are looked at, the likest first.
const LIKEST: usize = 40;

/// What sharing all telling words weighs.
const WEIGHT: f64 = 4.0;

/// Adds the reviews that share at least two telling words with this one.
pub(super) fn shared(
    conn: &Connection,
    review: &ReviewRow,
    candidates: &mut Candidates,
) -> Result<()> {
    let telling = telling(conn, review)?;
    let all: f64 = telling.iter().map(|word| word.weight).sum();
    let mut found: HashMap<ReviewId, Vec<&Telling>> = HashMap::new();
    for word in &telling {
        for other in word.reviews.iter().filter(|other| **other != review.id) {
            found.entry(*other).or_default().push(word);
        }
    }
    let weight = |shared: &[&Telling]| shared.iter().map(|word| word.weight).sum::<f64>();
    let mut likest: Vec<_> = found.into_iter().filter(|(_, shared)| shared.len() >= 2).collect();
    likest.sort_by(|(a_id, a), (b_id, b)| weight(b).total_cmp(&weight(a)).then(b_id.cmp(a_id)));
    for (other, shared) in likest.into_iter().take(LIKEST) {
        let Some(row) = storage::reviews::by_id(conn, other)? else { continue };
        if row.film != review.film && row.finished {
            let weight = WEIGHT * weight(&shared) / all;
            let words = shared.iter().take(3).map(|word| word.typed.clone()).collect();
            candidates.add(other, row.film, weight, Reason::Words { words });
        }
    }
    Ok(())
}

/// A word of the review that few others have.
struct Telling {
    /// As the review has it.
    typed: String,
    weight: f64,
    /// Who else has it.
    reviews: Vec<ReviewId>,
}

fn telling(conn: &Connection, review: &ReviewRow) -> Result<Vec<Telling>> {
    let count = rows::reviews_counted(conn)?;
    // What a fifth of all reviews say is how the writer writes, not what the film is about.
    let common = usize::try_from(count / 5).unwrap_or(usize::MAX).max(3);
    let mut telling = Vec::new();
    for (typed, times) in frequent(&markdown::to_words(&review.body)) {
        let Some(query) = text::search_query(&format!("\"{typed}\"")) else { continue };
        let reviews = rows::with_word(conn, &query)?;
        if (2..=common).contains(&reviews.len()) {
            let rarity = (f64::from(count)
                / f64::from(u32::try_from(reviews.len()).unwrap_or(u32::MAX)))
            .ln();
            let weight = (1.0 + f64::from(times).ln()) * rarity.max(0.1);
            telling.push(Telling { typed, weight, reviews });
        }
    }
    telling.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.typed.cmp(&b.typed)));
    telling.truncate(TELLING);
    Ok(telling)
}

/// The longer words of a text in lower case and how often each occurs, the most frequent first.
fn frequent(words: &str) -> Vec<(String, u32)> {
    let mut times: HashMap<String, u32> = HashMap::new();
    for word in words.unicode_words() {
        // A name is the people's link, not the text's.
        let is_name = word.chars().next().is_some_and(char::is_uppercase);
        if !is_name && word.chars().filter(|letter| letter.is_alphabetic()).count() >= SHORTEST {
            *times.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let mut frequent: Vec<_> = times.into_iter().collect();
    // Among words used once, the longer ones are the rarer ones.
    frequent.sort_by(|(a, a_times), (b, b_times)| {
        b_times
            .cmp(a_times)
            .then_with(|| b.chars().count().cmp(&a.chars().count()))
            .then_with(|| a.cmp(b))
    });
    frequent.truncate(LOOKED_UP);
    frequent
}
