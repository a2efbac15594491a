//! What has a word that is still being typed.
//!
//! Of the beginnings of words the indexes have those of up to three letters. What has a longer one FTS5
//! gathers whole, from every word that begins so, before it gives the first row: with ten thousand rows a
//! dozen milliseconds, at every letter. So what has the first three letters is taken instead, the newest
//! first and as the index gives it, and looked at for the rest. Where the rest is rare, and few of those
//! have it, there is little to gather.

use rusqlite::{Connection, params};

use super::Index;
use crate::query::{Condition, Node, Words, search_terms};
use crate::{Result, text};

/// Letters that the indexes have beginnings of words by (`prefix` in the first migration).
const INDEXED: usize = 3;

/// Rows looked at for the rest of a word, for each that is wanted and at the most.
const LOOKED_AT_FOR_ONE: usize = 12;
const LOOKED_AT: usize = 120;

/// Words of which the last is begun, with more letters than the indexes have beginnings by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Begun {
    /// All of them as FTS5 is asked for them, the last by its first letters.
    terms: String,
    /// The last one, folded.
    fold: String,
}

impl Begun {
    /// Reads words that must all be there; nothing where none of them is begun, or it has no more
    /// letters, or is no single word to the indexes.
    pub(crate) fn of(words: &[Node]) -> Option<Self> {
        let (last, others) = words.split_last()?;
        let Node::Is(Condition::Words(Words { text: word, quoted: false, unfinished: true })) =
            last
        else {
            return None;
        };
        let is_word =
            |letter: char| letter.is_alphanumeric() && !text::is_indexed_by_letter(letter);
        let (rest, _) = word.char_indices().nth(INDEXED)?;
        if !word.chars().all(is_word) {
            return None;
        }
        let first = text::search_term(&word[..rest], true)?;
        let terms = match search_terms(others) {
            Some(others) => format!("{others} AND {first}"),
            None => first,
        };
        Some(Self { terms, fold: text::fold(word) })
    }

    /// The newest rows that have the words; nothing where that many are not among the first ones looked
    /// at, and the index itself is to be asked.
    pub(crate) fn newest(
        &self,
        conn: &Connection,
        index: Index,
        limit: usize,
    ) -> Result<Option<Vec<i64>>> {
        let mut statement = conn.prepare_cached(&newest_of(index))?;
        let mut has = conn.prepare_cached(index.has())?;
        let most = limit.saturating_mul(LOOKED_AT_FOR_ONE).min(LOOKED_AT);
        let mut rows = statement.query(params![self.terms, most + 1])?;
        let mut found = Vec::new();
        let mut looked_at = 0;
        while let Some(row) = rows.next()? {
            if found.len() == limit {
                return Ok(Some(found));
            }
            if looked_at == most {
                return Ok(None);
            }
            looked_at += 1;
            let id: i64 = row.get(0)?;
            if has.exists(params![id, self.fold])? {
                found.push(id);
            }
        }
        Ok(Some(found))
    }
}

fn newest_of(index: Index) -> String {
    let name = index.name();
    format!("select rowid from {name} where {name} match ?1 order by rowid desc limit ?2")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::query::parse;
    use crate::storage::testing::plan;

    #[rstest]
    #[case::begun("wint", Some((r#""win"*"#, "wint")))]
    #[case::after_others("low (glass or sea) wint", Some((r#""low" AND ("glass" OR "sea") AND "win"*"#, "wint")))]
    #[case::accents("échaf", Some((r#""éch"*"#, "echaf")))]
    #[case::no_longer_than_is_indexed("win", None)]
    #[case::done("winter ", None)]
    #[case::quoted("\"winter", None)]
    #[case::two_words_to_the_index("spider-ma", None)]
    #[case::letters_indexed_one_by_one("夜の停車場", None)]
    #[case::one_of_two("low or wint", None)]
    fn only_a_long_word_that_is_begun_is_taken_by_its_first_letters(
        #[case] line: &str,
        #[case] expected: Option<(&str, &str)>,
    ) {
        let (words, _) = parse(line).root.unwrap().apart_from_words();
        let begun = Begun::of(&words).map(|begun| (begun.terms, begun.fold));
        assert_eq!(begun, expected.map(|(terms, fold)| (terms.to_owned(), fold.to_owned())));
    }

    #[test]
    fn rows_are_taken_as_the_index_gives_them() {
        for index in Index::ALL {
            let plan = plan(&newest_of(index));
            assert!(plan.len() == 1 && plan[0].contains(":M"), "{plan:?}");
        }
    }
}
