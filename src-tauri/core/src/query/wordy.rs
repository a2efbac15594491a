//! The part of a query that is looked for in the indexes of words.

use super::{Condition, Node, Words};
use crate::text;

impl Node {
    /// The parts made of nothing but words, which must all be there, and what else is asked. A denied
    /// word is none of them: it is asked of a film, with all that was ever written of it.
    pub(crate) fn apart_from_words(self) -> (Vec<Self>, Option<Self>) {
        let parts = match self {
            Self::All(parts) => parts,
            other => vec![other],
        };
        let (words, rest): (Vec<Self>, Vec<Self>) =
            parts.into_iter().partition(Self::is_made_of_words);
        (words, Self::all(rest))
    }

    fn is_made_of_words(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_made_of_words),
            Self::Is(Condition::Words(words)) => words.text.chars().any(char::is_alphanumeric),
            Self::Not(_) | Self::Is(_) => false,
        }
    }

    /// A part made of nothing but words as FTS5 is asked for it; nothing for any other.
    pub(crate) fn search_term(&self) -> Option<String> {
        let joined = |parts: &[Self], sign: &str| {
            let terms: Option<Vec<String>> = parts.iter().map(Self::search_term).collect();
            terms.map(|terms| format!("({})", terms.join(sign)))
        };
        match self {
            Self::All(parts) => joined(parts, " AND "),
            Self::Any(parts) => joined(parts, " OR "),
            Self::Is(Condition::Words(words)) => text::search_term(&words.text, words.unfinished),
            Self::Not(_) | Self::Is(_) => None,
        }
    }

    /// Every word of a part, those of its groups too.
    pub(crate) fn words(&self) -> Vec<&Words> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::words).collect(),
            Self::Not(inner) => inner.words(),
            Self::Is(Condition::Words(words)) => vec![words],
            Self::Is(_) => Vec::new(),
        }
    }
}

/// Parts that must all be there, as FTS5 is asked for them; nothing when there are none.
pub(crate) fn search_terms(parts: &[Node]) -> Option<String> {
    let terms: Vec<String> = parts.iter().filter_map(Node::search_term).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::query::parse;

    #[rstest]
    #[case::words("low wat", Some(r#""low" AND "wat"*"#), "")]
    #[case::either("lamp or harbour ", Some(r#"("lamp" OR "harbour")"#), "")]
    #[case::both_or_a_third("low water or lamp ", Some(r#"(("low" AND "water") OR "lamp")"#), "")]
    #[case::a_group("(lamp or harbour) low ", Some(r#"("lamp" OR "harbour") AND "low""#), "")]
    #[case::words_of_the_syntax("AND or NEAR ", Some(r#"("AND" OR "NEAR")"#), "")]
    #[case::a_filter_beside(
        "(lamp or harbour) is:liked",
        Some(r#"("lamp" OR "harbour")"#),
        "is:liked"
    )]
    #[case::a_filter_among_them("lamp or is:liked", None, "lamp or is:liked")]
    #[case::a_denied_word("lamp -harbour ", Some(r#""lamp""#), "-harbour")]
    #[case::signs("…", None, "…")]
    fn words_are_asked_of_the_index_and_the_rest_of_films(
        #[case] line: &str,
        #[case] words: Option<&str>,
        #[case] rest: &str,
    ) {
        let (parts, left) = parse(line).root.unwrap().apart_from_words();
        assert_eq!(search_terms(&parts).as_deref(), words);
        assert_eq!(left.map(|left| left.to_string()).unwrap_or_default(), rest);
    }
}
