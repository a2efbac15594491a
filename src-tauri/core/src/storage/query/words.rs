use rusqlite::{Connection, params};

use super::{Begun, Bound, Index, NEVER, any_row};
use crate::query::{Condition, Node, Words, search_terms};
use crate::{FilmId, Result, text};

/// Letters the trigram index needs to find anything.
const TRIGRAM: usize = 3;

/// Words that so many films, reviews or viewings have are in too many to gather for a page.
const NEWEST: usize = 200;

/// A `select` of ids that gives none.
const NO_FILM: &str = "select id from films where 0";

/// Where films have the words themselves: in titles, among people, or as their year.
fn of_facts(words: &Words, found: &str, bound: &mut Bound) -> Vec<String> {
    let mut selects =
        vec![format!("select rowid as id from film_search where film_search match {found}")];
    if let Some(letters) = letters(words) {
        let letters = bound.bind(letters);
        selects.push(format!(
            "select rowid as id from title_trigrams where title_trigrams match {letters}"
        ));
    }
    if let Some(year) = year(words) {
        selects.push(format!("select id from films where year = {}", bound.bind(i64::from(year))));
    }
    selects
}

/// Where films have the words: in themselves, or in reviews.
fn of_films(words: &Words, found: &str, bound: &mut Bound) -> Vec<String> {
    let mut selects = of_facts(words, found, bound);
    let reviews = "select film_id from reviews where id in (select rowid from review_search where review_search match";
    selects.push(format!("{reviews} {found})"));
    selects
}

/// Films that have all of some parts made of words in themselves, as a `select` of ids; of each word
/// and each place no more than the `newest` so many, where that is said.
pub(super) fn by_facts(parts: &[Node], newest: Option<usize>, bound: &mut Bound) -> String {
    joined_sets(parts, " intersect ", newest, bound)
}

fn joined_sets(parts: &[Node], sign: &str, newest: Option<usize>, bound: &mut Bound) -> String {
    let sets = parts.iter().map(|part| match part {
        Node::All(parts) => joined_sets(parts, " intersect ", newest, bound),
        Node::Any(parts) => joined_sets(parts, " union ", newest, bound),
        Node::Is(Condition::Words(words)) => set(words, newest, bound),
        Node::Not(_) | Node::Is(_) => NO_FILM.to_owned(),
    });
    let sets: Vec<String> = sets.map(|set| format!("select id from ({set})")).collect();
    if sets.is_empty() { NO_FILM.to_owned() } else { sets.join(sign) }
}

fn set(words: &Words, newest: Option<usize>, bound: &mut Bound) -> String {
    let Some(found) = text::search_term(&words.text, words.unfinished) else {
        return NO_FILM.to_owned();
    };
    let found = bound.bind(found);
    let selects = of_facts(words, &found, bound).into_iter().map(|select| match newest {
        Some(limit) => format!("select id from ({select} order by id desc limit {limit})"),
        None => select,
    });
    selects.collect::<Vec<_>>().join(" union ")
}

/// Films `f` that have the words: in a title, among their people, or in what was written of them or
/// of a viewing.
pub(super) fn of_film(words: &Words, bound: &mut Bound) -> String {
    let Some(found) = text::search_term(&words.text, words.unfinished) else {
        return of_signs(words, bound);
    };
    let found = bound.bind(found);
    let mut selects = of_films(words, &found, bound);
    selects.push(format!(
        "select film_id from viewings where id in
           (select rowid from viewing_search where viewing_search match {found})"
    ));
    format!("f.id in ({})", selects.join(" union "))
}

/// Viewings `v` that have the words, or whose film has them.
pub(super) fn of_viewing(words: &Words, bound: &mut Bound) -> String {
    let Some(found) = text::search_term(&words.text, words.unfinished) else {
        return of_signs(words, bound);
    };
    let found = bound.bind(found);
    let films = of_films(words, &found, bound).join(" union ");
    format!(
        "(f.id in ({films}) or v.id in (select rowid from viewing_search where viewing_search match {found}))"
    )
}

/// A title of nothing but signs: `$`, `…`.
fn of_signs(words: &Words, bound: &mut Bound) -> String {
    match text::title_key(&words.text) {
        key if key.is_empty() => NEVER.to_owned(),
        key => format!("f.match_title = {}", bound.bind(key)),
    }
}

/// Three letters or more, to be found in the middle of a title's word too.
pub(super) fn letters(words: &Words) -> Option<String> {
    let folded = text::fold(&words.text);
    (!words.quoted && folded.chars().count() >= TRIGRAM)
        .then(|| format!("\"{}\"", folded.replace('"', " ")))
}

/// The year a word may be.
fn year(words: &Words) -> Option<i16> {
    let year = words.text.parse().ok()?;
    (1870..=2200).contains(&year).then_some(year)
}

/// Whether anything in the journal has the words.
pub(crate) fn occurs(conn: &Connection, words: &Words) -> Result<bool> {
    let Some(found) = text::search_term(&words.text, words.unfinished) else { return Ok(true) };
    let begun = Begun::of(&[Node::Is(Condition::Words(words.clone()))]);
    for index in Index::ALL {
        let newest =
            begun.as_ref().map(|begun| begun.newest(conn, index, 1)).transpose()?.flatten();
        let occurs = match newest {
            Some(rows) => !rows.is_empty(),
            None => any_row(conn, &any_of(index), &found)?,
        };
        if occurs {
            return Ok(true);
        }
    }
    if let Some(letters) = letters(words) {
        let titles = "select 1 from title_trigrams where title_trigrams match ?1 limit 1";
        if any_row(conn, titles, &letters)? {
            return Ok(true);
        }
    }
    match year(words) {
        Some(year) => {
            let films = "select 1 from films where year = ?1 limit 1";
            any_row(conn, films, &year.to_string())
        }
        None => Ok(false),
    }
}

/// The films of which the newest films, reviews and viewings tell that have all of the words, where
/// one of the words is in too many to gather them all; none where every one can be gathered. A film
/// that has the words here and there is not among them.
pub(crate) fn newest(conn: &Connection, words: &[Node]) -> Result<Option<Vec<FilmId>>> {
    let Some(terms) = search_terms(words) else { return Ok(None) };
    let mut common = false;
    let mut films: Vec<FilmId> = Vec::new();
    for index in Index::ALL {
        let mut statement = conn.prepare_cached(&newest_of(index))?;
        let rows = statement.query_map(params![terms, NEWEST + 1], |row| row.get(0))?;
        let mut found: Vec<FilmId> = rows.collect::<rusqlite::Result<_>>()?;
        common |= found.len() > NEWEST;
        found.truncate(NEWEST);
        films.append(&mut found);
    }
    // What is in many has words that are. What is in few may still have, one beside the other.
    let each: Vec<String> = words.iter().filter_map(Node::search_term).collect();
    if !common && each.len() > 1 {
        for term in &each {
            common = common || is_common(conn, term)?;
        }
    }
    if !common {
        return Ok(None);
    }
    films.sort_unstable();
    films.dedup();
    Ok(Some(films))
}

fn newest_of(index: Index) -> String {
    let (index, film) = (index.name(), index.film());
    format!(
        "select {film} from (select rowid as id from {index} where {index} match ?1
         order by rowid desc limit ?2) k"
    )
}

fn any_of(index: Index) -> String {
    let index = index.name();
    format!("select 1 from {index} where {index} match ?1 limit 1")
}

/// Whether a word is in too many films, reviews or viewings to gather them.
fn is_common(conn: &Connection, term: &str) -> Result<bool> {
    for index in Index::ALL {
        let mut statement = conn.prepare_cached(&format!("{} offset {NEWEST}", any_of(index)))?;
        if statement.exists([term])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Titles, folded, with these letters in a row, or that begin with them where there are fewer than
/// three; the last added first.
pub(crate) fn titles_with(conn: &Connection, letters: &str, limit: usize) -> Result<Vec<String>> {
    let quoted = letters.replace('"', " ");
    let (index, found) = if letters.chars().count() < TRIGRAM {
        ("film_search", format!("title : \"{quoted}\"*"))
    } else {
        ("title_trigrams", format!("\"{quoted}\""))
    };
    let mut statement = conn.prepare_cached(&format!(
        "select fold(f.title || ' ' || coalesce(f.original_title, ''))
         from (select rowid as id from {index} where {index} match ?1 order by rowid desc limit ?2) k
         join films f on f.id = k.id"
    ))?;
    let rows = statement.query_map(params![found, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::testing::plan;

    #[test]
    fn the_newest_that_have_a_word_are_taken_as_the_index_gives_them() {
        for index in Index::ALL {
            let plan = plan(&newest_of(index));
            let index = index.name();
            assert!(plan.iter().all(|step| !step.contains("TEMP B-TREE")), "{plan:?}");
            let scans: Vec<&String> = plan.iter().filter(|step| step.starts_with("SCAN")).collect();
            // The one scan of a table is over the subquery's few hundred rows; the index is asked by
            // its words and in the order of its rows.
            assert!(
                scans.iter().all(|scan| scan.starts_with("SCAN k")
                    || (scan.contains(&format!("SCAN {index} VIRTUAL")) && scan.contains(":M"))),
                "{plan:?}"
            );
        }
    }
}
