use crate::storage::library::Sought;
use crate::text;

/// Letters the trigram index needs to find anything.
const TRIGRAM: usize = 3;

/// What a typed line looks for; nothing when there is no word in it.
pub(super) fn sought(typed: &str) -> Option<Sought> {
    let words = text::search_query(typed)?;
    let folded = text::fold(typed);
    let letters =
        (folded.chars().count() >= TRIGRAM).then(|| format!("\"{}\"", folded.replace('"', " ")));
    let mut found = Sought { words: Some(words), letters, ..Sought::default() };
    // `keeper 1974`: the year is in no index of words.
    if let Some(last) = typed.split_whitespace().next_back()
        && let Some(year) = year(last)
    {
        let rest = typed.trim_end().strip_suffix(last).unwrap_or_default();
        found.year = Some(year);
        found.beside_year = text::search_query(rest.trim_end());
    }
    Some(found)
}

fn year(word: &str) -> Option<i16> {
    let year = word.trim_matches(['(', ')']).parse().ok()?;
    (1870..=2200).contains(&year).then_some(year)
}
