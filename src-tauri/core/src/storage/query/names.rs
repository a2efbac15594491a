//! Conditions on what goes by a name. An index of words finds the candidates wherever there can be
//! many; `is_called` then says which of them really are called so, since the index knows neither
//! where one name ends nor whose it is.

use super::{Bound, NEVER};
use crate::query::{Name, Named};
use crate::text;

/// Which name, folded and bound.
struct Called {
    fold: String,
    exact: bool,
}

impl Called {
    fn new(name: &Name, bound: &mut Bound) -> Self {
        Self { fold: bound.bind(text::fold(&name.text)), exact: name.exact }
    }

    /// A column that holds the name as written.
    fn written(&self, column: &str) -> String {
        let fold = &self.fold;
        if self.exact {
            format!("fold({column}) = {fold}")
        } else {
            format!("is_called({column}, {fold})")
        }
    }

    /// A column that holds it folded, and has an index.
    fn folded(&self, column: &str) -> String {
        let fold = &self.fold;
        if self.exact {
            format!("{column} = {fold}")
        } else {
            format!("is_called({column}, {fold})")
        }
    }
}

/// What of a film goes by the name.
pub(super) fn of_film(named: Named, name: &Name, bound: &mut Bound) -> String {
    match named {
        Named::Title => title(name, bound),
        Named::Director => person(Some("director"), name, bound),
        Named::Writer => person(Some("writer"), name, bound),
        Named::Actor => person(Some("cast"), name, bound),
        Named::Person => person(None, name, bound),
        Named::List => format!(
            "f.id in (select film_id from list_films where list_id in (select id from lists where {}))",
            Called::new(name, bound).written("name")
        ),
        Named::Genre => term("genres", "film_genres", "genre_id", name, bound),
        Named::Country => term("countries", "film_countries", "country_id", name, bound),
        Named::Language => term("languages", "film_languages", "language_id", name, bound),
        Named::Verdict => verdict("s.score", "film_id = f.id", name, bound),
        Named::Tag | Named::Place | Named::With | Named::Format => {
            let of_viewing = of_viewing(named, name, bound).unwrap_or_else(|| NEVER.to_owned());
            format!("f.id in (select v.film_id from viewings v where {of_viewing})")
        }
    }
}

/// What of a viewing itself goes by the name; nothing for what is its film's.
pub(super) fn of_viewing(named: Named, name: &Name, bound: &mut Bound) -> Option<String> {
    Some(match named {
        Named::Tag => format!(
            "v.id in (select viewing_id from viewing_tags where tag_id in (select id from tags where {}))",
            Called::new(name, bound).folded("fold")
        ),
        Named::Place => {
            let found = candidates("id", "place", name, bound);
            let written = Called::new(name, bound).written("place");
            format!("v.id in (select id from viewings where {found} and {written})")
        }
        Named::With => {
            let found = candidates("viewing_id", "companions", name, bound);
            let written = Called::new(name, bound).written("name");
            format!("v.id in (select viewing_id from companions where {found} and {written})")
        }
        Named::Format => format!(
            "v.format in (select format from viewings where format <> '' group by format having {})",
            Called::new(name, bound).written("format")
        ),
        Named::Verdict => verdict("v.score", "viewing_id = v.id", name, bound),
        _ => return None,
    })
}

/// Viewings, named by `id`, whose `column` of the index has the words of a name.
fn candidates(id: &str, column: &str, name: &Name, bound: &mut Bound) -> String {
    match text::search_term(&name.text, !name.exact) {
        Some(term) => {
            let found = bound.bind(format!("{column} : {term}"));
            format!("{id} in (select rowid from viewing_search where viewing_search match {found})")
        }
        // Signs are in no index of words, and such names are few.
        None => format!("{id} in (select id from viewing_search_docsize)"),
    }
}

fn title(name: &Name, bound: &mut Bound) -> String {
    if name.exact {
        let key = bound.bind(text::title_key(&name.text));
        let called = Called::new(name, bound);
        let (written, original) = (called.written("f.title"), called.written("f.original_title"));
        return format!("((f.match_title = {key} and {written}) or {original})");
    }
    match text::search_term(&name.text, true) {
        Some(term) => {
            let found = bound.bind(format!("title : {term}"));
            format!("f.id in (select rowid from film_search where film_search match {found})")
        }
        None => format!("f.match_title = {}", bound.bind(text::title_key(&name.text))),
    }
}

/// Films of somebody. Their first and last words have an index of names; those between are found
/// among the films whose people have the words.
fn person(role: Option<&str>, name: &Name, bound: &mut Bound) -> String {
    let called = Called::new(name, bound);
    let role = role.map(|role| format!("c.role = '{role}' and ")).unwrap_or_default();
    let fold = &called.fold;
    if name.exact {
        return format!(
            "f.id in (select c.film_id from credits c where {role}c.person_id in
               (select id from people where match_name = {fold}))"
        );
    }
    let after = bound.bind(format!("{}\u{10ffff}", text::fold(&name.text)));
    let begun = format!(
        "select c.film_id from credits c where {role}c.person_id in (
           select id from people where match_name >= {fold} and match_name < {after}
           union select id from people where sort_name >= {fold} and sort_name < {after})"
    );
    match text::search_term(&name.text, true) {
        Some(term) => {
            let found = bound.bind(format!("people : {term}"));
            let written = called.written("p.name");
            format!(
                "f.id in ({begun} union select c.film_id from film_search k
                   join credits c on c.film_id = k.rowid join people p on p.id = c.person_id
                   where film_search match {found} and {role}{written})"
            )
        }
        None => format!("f.id in ({begun})"),
    }
}

fn term(table: &str, of_film: &str, column: &str, name: &Name, bound: &mut Bound) -> String {
    let folded = Called::new(name, bound).folded("fold");
    format!(
        "f.id in (select film_id from {of_film} where {column} in (select id from {table} where {folded}))"
    )
}

/// The word of a score's band, or one that a finished review has of its own.
fn verdict(score: &str, review: &str, name: &Name, bound: &mut Bound) -> String {
    let called = Called::new(name, bound);
    // Words of a scale are told apart by how they begin: `good` is not ‘Very good’.
    let begins = |column: &str| match &called {
        Called { exact: true, .. } => called.written(column),
        Called { fold, .. } => format!("substr(fold({column}), 1, length({fold})) = {fold}"),
    };
    let (word, own) = (begins("b.word"), begins("verdict"));
    format!(
        "(exists (select 1 from verdict_bands b where {word} and {score} >= b.from_score and {score} <
             coalesce((select min(n.from_score) from verdict_bands n where n.from_score > b.from_score), 101))
          or exists (select 1 from reviews where {review} and state = 'finished' and verdict is not null and {own}))"
    )
}
