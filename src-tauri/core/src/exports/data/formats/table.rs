//! Our own CSV: a row a viewing, a row for each film without one, and every field of both. There is
//! the exact one, and one that no spreadsheet takes for formulas.

use super::super::super::losses::{EVERY_FACT, Holds};
use super::super::films::{Sink, Target, whole_goes};
use super::super::rows::{Quoting, row};
use crate::Result;
use crate::archive::records::{FilmRecord, ReviewRecord, ViewingRecord};
use crate::storage::archive::{FilmWhole, NamedCredit};

/// The columns, as `docs/exports.md` has them.
pub(in crate::exports) const COLUMNS: [&str; 48] = [
    "film_uid",
    "title",
    "original_title",
    "title_language",
    "year",
    "tagline",
    "runtime_min",
    "directors",
    "writers",
    "cast",
    "genres",
    "countries",
    "languages",
    "ids",
    "film_liked",
    "film_score",
    "film_scored_on",
    "facts_by_hand",
    "film_added_at",
    "film_changed_at",
    "to_see_since",
    "to_see_why",
    "to_see_added_at",
    "viewing_uid",
    "watched_on",
    "day_order",
    "rewatch",
    "abandoned",
    "score",
    "liked",
    "place",
    "format",
    "companions",
    "note",
    "private",
    "tags",
    "logged_on",
    "viewing_added_at",
    "viewing_changed_at",
    "review_uid",
    "headline",
    "body",
    "summary",
    "verdict",
    "spoilers",
    "state",
    "review_private",
    "review_language",
];

/// What comes behind them: when the review was written and changed, and in the guarded variant that
/// it is one.
const WRITTEN: [&str; 2] = ["written_at", "review_changed_at"];
const GUARDED: &str = "spreadsheet_safe";

const HOLDS: Holds = Holds { kinds: &[EVERY_FACT], catalogues: &[] };

/// The table.
pub(super) struct Table {
    /// Guarded against being taken for formulas.
    pub(super) safe: bool,
}

impl Target for Table {
    fn holds(&self) -> &'static Holds {
        &HOLDS
    }

    fn begin(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        // A spreadsheet takes a file for UTF-8 by this mark.
        let mut line = if self.safe { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        let guarded = self.safe.then_some(GUARDED);
        row(&mut line, COLUMNS.into_iter().chain(WRITTEN).chain(guarded), Quoting::Plain, "\r\n");
        sink.write("", &line)
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        whole_goes(whole, &HOLDS, sink.account);
        let film = film_cells(whole);
        let mut lines = Vec::new();
        let mut say = |viewing: Option<&ViewingRecord>, review: Option<&ReviewRecord>| {
            let cells =
                film.iter().cloned().chain(viewing_cells(viewing)).chain(review_cells(review));
            if self.safe {
                let guarded = cells.map(guarded).chain(["yes".to_owned()]);
                row(&mut lines, guarded, Quoting::Every, "\r\n");
            } else {
                row(&mut lines, cells, Quoting::Plain, "\r\n");
            }
        };
        for viewing in &whole.viewings {
            let mut reviews = of(whole, Some(&viewing.uid)).peekable();
            if reviews.peek().is_none() {
                say(Some(viewing), None);
            }
            // Of several reviews of one viewing each has a row, and the viewing is in all of them.
            reviews.for_each(|review| say(Some(viewing), Some(review)));
        }
        let mut alone = of(whole, None).peekable();
        if whole.viewings.is_empty() && alone.peek().is_none() {
            say(None, None);
        }
        alone.for_each(|review| say(None, Some(review)));
        sink.write("", &lines)?;
        Ok(true)
    }
}

fn of<'a>(
    whole: &'a FilmWhole,
    viewing: Option<&'a String>,
) -> impl Iterator<Item = &'a ReviewRecord> {
    whole.reviews.iter().filter(move |review| review.viewing.as_ref() == viewing)
}

fn film_cells(whole: &FilmWhole) -> Vec<String> {
    let FilmRecord {
        uid,
        title,
        original_title,
        language,
        year,
        tagline,
        runtime_min,
        poster: _,
        poster_colour: _,
        liked,
        score,
        scored_on,
        own_facts,
        genres,
        countries,
        languages,
        outside_ids,
        credits: _,
        stills: _,
        added_at,
        changed_at,
    } = &whole.film;
    let role = |role: &'static str| whole.credits.iter().filter(move |credit| credit.role == role);
    let names = |of: &'static str| several(role(of).map(|credit| escaped(&credit.name)));
    let cast = role("cast").map(|NamedCredit { name, character, .. }| match character.as_str() {
        "" => escaped(name),
        character => format!("{} = {}", escaped(name), escaped(character)),
    });
    let ids =
        outside_ids.iter().map(|id| format!("{} = {}", escaped(&id.kind), escaped(&id.value)));
    let terms = |terms: &[String]| several(terms.iter().map(|term| escaped(term)));
    let wanted = whole.wanted.as_ref();
    vec![
        uid.clone(),
        title.clone(),
        original_title.clone().unwrap_or_default(),
        language.clone().unwrap_or_default(),
        shown(year.as_ref()),
        tagline.clone(),
        shown(runtime_min.as_ref()),
        names("director"),
        names("writer"),
        several(cast),
        terms(genres),
        terms(countries),
        terms(languages),
        several(ids),
        yes(*liked),
        shown(score.as_ref()),
        scored_on.clone().unwrap_or_default(),
        terms(own_facts),
        added_at.clone(),
        changed_at.clone(),
        wanted.map(|wanted| wanted.added_on.clone()).unwrap_or_default(),
        wanted.map(|wanted| wanted.why.clone()).unwrap_or_default(),
        wanted.map(|wanted| wanted.added_at.clone()).unwrap_or_default(),
    ]
}

fn viewing_cells(viewing: Option<&ViewingRecord>) -> Vec<String> {
    let Some(viewing) = viewing else { return vec![String::new(); 16] };
    let ViewingRecord {
        uid,
        film: _,
        watched_on,
        day_order,
        rewatch,
        abandoned,
        score,
        liked,
        place,
        format,
        note,
        private,
        logged_on,
        companions,
        tags,
        added_at,
        changed_at,
    } = viewing;
    vec![
        uid.clone(),
        shown(watched_on.as_ref()),
        shown((*day_order > 0).then_some(day_order)),
        yes(*rewatch),
        yes(*abandoned),
        shown(score.as_ref()),
        yes(*liked),
        place.clone(),
        format.clone(),
        several(companions.iter().map(|name| escaped(name))),
        note.clone(),
        yes(*private),
        several(tags.iter().map(|tag| escaped(tag))),
        logged_on.clone().unwrap_or_default(),
        added_at.clone(),
        changed_at.clone(),
    ]
}

fn review_cells(review: Option<&ReviewRecord>) -> Vec<String> {
    let Some(review) = review else { return vec![String::new(); 11] };
    let ReviewRecord {
        uid,
        film: _,
        viewing: _,
        file: _,
        headline,
        body,
        summary,
        verdict,
        spoilers,
        state,
        private,
        language,
        written_at,
        changed_at,
    } = review;
    vec![
        uid.clone(),
        headline.clone(),
        body.clone(),
        summary.clone(),
        verdict.clone().unwrap_or_default(),
        yes(*spoilers),
        state.clone(),
        yes(*private),
        language.clone().unwrap_or_default(),
        written_at.clone(),
        changed_at.clone(),
    ]
}

fn yes(said: bool) -> String {
    if said { "yes".to_owned() } else { String::new() }
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Several values in one cell.
fn several(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("; ")
}

/// A value as one of several: what parts them is behind a backslash.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for letter in value.chars() {
        if matches!(letter, ';' | '=' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A value no spreadsheet takes for a formula (OWASP, 'CSV Injection'). What reads it again takes one
/// apostrophe off whatever begins with apostrophes and such a sign.
fn guarded(value: String) -> String {
    if is_formula(&value) { format!("'{value}") } else { value }
}

/// Whether a spreadsheet might take a value for a formula, or would but for apostrophes before it.
pub(crate) fn is_formula(value: &str) -> bool {
    let first = value.trim_start_matches('\'').chars().next();
    first.is_some_and(|first| {
        matches!(
            first,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_guarded_and_nothing_else() {
        let guard = |text: &str| guarded(text.to_owned());
        for text in ["=1+1", "+1", "-5: totals", "@x", "\tx", "＝1", "\0"] {
            assert_eq!(guard(text), format!("'{text}"));
        }
        // One that was guarded before is guarded again, so that taking the guard off gives it back.
        assert_eq!(guard("'=1"), "''=1");
        assert_eq!(guard("’Round Midnight"), "’Round Midnight");
        assert_eq!(guard("'Round Midnight"), "'Round Midnight");
    }

    #[test]
    fn values_that_share_a_cell_can_be_told_apart() {
        let tags = ["a; b", "c\\", "d = e"].into_iter().map(escaped);
        assert_eq!(several(tags), "a\\; b; c\\\\; d \\= e");
    }
}
