//! Matinee's CSV (`docs/exports.md`), exact or guarded for spreadsheets: rows put together to the
//! records they were made from.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::gathered::{Gathered, refused, text_of};
use crate::{Progress, Result, exports};

/// Reads a table.
pub(super) fn read(path: &Path, progress: Progress<'_>) -> Result<Gathered> {
    let (name, text) = text_of(path)?;
    let unreadable = |err: csv::Error| refused(&name, format!("It could not be read: {err}."));
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns = reader.headers().map_err(unreadable)?.clone();
    let mut table = Table {
        at: columns.iter().map(str::to_owned).zip(0..).collect(),
        out: Gathered::new(name.clone(), String::new()),
        seen: HashSet::new(),
        people: HashMap::new(),
    };
    for column in ["film_uid", "title", "film_added_at", "film_changed_at"] {
        if !table.at.contains_key(column) {
            let reason = format!("It has no column {column}, so it is not as Matinee wrote it.");
            return Err(refused(&name, reason));
        }
    }
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        let byte =
            |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let (start, end) = (record.position().map_or(0, byte), byte(reader.position()));
        progress.at(start, text.len(), "")?;
        let line = record.position().map_or(1, csv::Position::line);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        table
            .out
            .row(line, text.get(start..end).unwrap_or_default().trim_end_matches(['\r', '\n']));
        table.row(line, &record);
    }
    Ok(table.out)
}

/// A table being put together.
struct Table {
    /// Columns by name.
    at: HashMap<String, usize>,
    out: Gathered,
    /// Uids of the records that are there already: a film is in the row of each of its viewings.
    seen: HashSet<String>,
    /// Uids of people, who are only named here.
    people: HashMap<String, String>,
}

/// One row.
struct Row<'a> {
    table: &'a HashMap<String, usize>,
    cells: &'a csv::StringRecord,
    guarded: bool,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        let cell = self.table.get(column).and_then(|at| self.cells.get(*at)).unwrap_or_default();
        if self.guarded { unguarded(cell) } else { cell }
    }

    fn has(&self, column: &str) -> bool {
        !self.cell(column).is_empty()
    }
}

impl Table {
    fn row(&mut self, line: u32, cells: &csv::StringRecord) {
        let at = std::mem::take(&mut self.at);
        let mut row = Row { table: &at, cells, guarded: false };
        row.guarded = row.cell("spreadsheet_safe") == "yes";
        let film = row.cell("film_uid").to_owned();
        if self.seen.insert(film.clone()) {
            self.film(line, &row);
            if row.has("to_see_since") {
                let mut wanted = Record::of("film", &film);
                wanted.text("why", row.cell("to_see_why"));
                wanted.text("added_on", row.cell("to_see_since"));
                wanted.text("added_at", row.cell("to_see_added_at"));
                self.out.write("watchlist", line, &wanted.done());
            }
        }
        let viewing = row.cell("viewing_uid").to_owned();
        if !viewing.is_empty() && self.seen.insert(viewing.clone()) {
            self.out.write("viewings", line, &viewing_of(&row, &film, &viewing));
        }
        let review = row.cell("review_uid").to_owned();
        if !review.is_empty() && self.seen.insert(review.clone()) {
            self.out.write("reviews", line, &review_of(&row, &film, &viewing, &review));
        }
        self.at = at;
    }

    fn film(&mut self, line: u32, row: &Row<'_>) {
        let mut film = Record::of("uid", row.cell("film_uid"));
        for (field, column) in [
            ("title", "title"),
            ("original_title", "original_title"),
            ("language", "title_language"),
            ("tagline", "tagline"),
            ("scored_on", "film_scored_on"),
            ("added_at", "film_added_at"),
            ("changed_at", "film_changed_at"),
        ] {
            film.text(field, row.cell(column));
        }
        film.number("year", row.cell("year"));
        film.number("runtime_min", row.cell("runtime_min"));
        film.number("score", row.cell("film_score"));
        film.truth("liked", row.cell("film_liked"));
        for (field, column) in [
            ("genres", "genres"),
            ("countries", "countries"),
            ("languages", "languages"),
            ("own_facts", "facts_by_hand"),
        ] {
            film.several(field, row.cell(column));
        }
        let mut credits = Vec::new();
        for (column, role) in [("directors", "director"), ("writers", "writer"), ("cast", "cast")] {
            for (name, character) in pairs(row.cell(column)) {
                let person = self.person(line, &name, row.cell("film_added_at"));
                let mut credit = Record::of("person", &person);
                credit.text("role", role);
                credit.text("character", &character);
                credits.push(credit.done());
            }
        }
        film.0.insert("credits".to_owned(), Value::Array(credits));
        let ids = pairs(row.cell("ids")).into_iter().map(|(kind, value)| {
            let mut id = Record::of("kind", &kind);
            id.text("value", &value);
            id.done()
        });
        film.0.insert("outside_ids".to_owned(), ids.collect());
        self.out.write("films", line, &film.done());
    }

    /// The uid of a person of that name: a new one, which gives way to that of a person who is there.
    fn person(&mut self, line: u32, name: &str, added_at: &str) -> String {
        if let Some(uid) = self.people.get(name) {
            return uid.clone();
        }
        let uid = crate::uid::new(added_at.parse().unwrap_or(Timestamp::UNIX_EPOCH));
        let mut person = Record::of("uid", &uid);
        person.text("name", name);
        self.out.write("people", line, &person.done());
        self.people.insert(name.to_owned(), uid.clone());
        uid
    }
}

fn viewing_of(row: &Row<'_>, film: &str, uid: &str) -> Value {
    let mut viewing = Record::of("uid", uid);
    viewing.text("film", film);
    for field in ["watched_on", "place", "format", "note", "logged_on"] {
        viewing.text(field, row.cell(field));
    }
    viewing.text("added_at", row.cell("viewing_added_at"));
    viewing.text("changed_at", row.cell("viewing_changed_at"));
    viewing.number("day_order", row.cell("day_order"));
    viewing.number("score", row.cell("score"));
    for field in ["rewatch", "abandoned", "liked", "private"] {
        viewing.truth(field, row.cell(field));
    }
    viewing.several("companions", row.cell("companions"));
    viewing.several("tags", row.cell("tags"));
    viewing.done()
}

fn review_of(row: &Row<'_>, film: &str, viewing: &str, uid: &str) -> Value {
    let mut review = Record::of("uid", uid);
    review.text("film", film);
    review.text("viewing", viewing);
    for field in ["headline", "body", "summary", "verdict", "state", "written_at"] {
        review.text(field, row.cell(field));
    }
    review.text("language", row.cell("review_language"));
    review.text("changed_at", row.cell("review_changed_at"));
    review.truth("spoilers", row.cell("spoilers"));
    review.truth("private", row.cell("review_private"));
    review.done()
}

/// A record being written as JSON. What a cell does not say is left out.
struct Record(Map<String, Value>);

impl Record {
    fn of(field: &str, value: &str) -> Self {
        Self(Map::from_iter([(field.to_owned(), value.into())]))
    }

    fn text(&mut self, field: &str, cell: &str) {
        if !cell.is_empty() {
            self.0.insert(field.to_owned(), cell.into());
        }
    }

    /// A number; what is none stays the text it is, and makes its record one that cannot be read.
    fn number(&mut self, field: &str, cell: &str) {
        if !cell.is_empty() {
            let number = cell.parse().map(Value::Number);
            self.0.insert(field.to_owned(), number.unwrap_or_else(|_| cell.into()));
        }
    }

    fn truth(&mut self, field: &str, cell: &str) {
        let value = match cell {
            "" => return,
            "yes" => Value::Bool(true),
            other => other.into(),
        };
        self.0.insert(field.to_owned(), value);
    }

    fn several(&mut self, field: &str, cell: &str) {
        let values: Vec<Value> =
            pairs(cell).into_iter().map(|(value, _)| Value::String(value)).collect();
        if !values.is_empty() {
            self.0.insert(field.to_owned(), values.into());
        }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// The values of a cell, `a; b = c`, each with what stands behind its `=`.
fn pairs(cell: &str) -> Vec<(String, String)> {
    if cell.is_empty() {
        return Vec::new();
    }
    let mut pairs = vec![(String::new(), None::<String>)];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        let at = pairs.len() - 1;
        let (name, value) = &mut pairs[at];
        match letter {
            ';' => pairs.push((String::new(), None)),
            '=' if value.is_none() => *value = Some(String::new()),
            '\\' => value.as_mut().unwrap_or(name).extend(letters.next()),
            other => value.as_mut().unwrap_or(name).push(other),
        }
    }
    let tidy = |text: String| text.trim_matches(' ').to_owned();
    pairs.into_iter().map(|(name, value)| (tidy(name), tidy(value.unwrap_or_default()))).collect()
}

/// A cell without the apostrophe that guards it.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if exports::is_formula(cell) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_one_cell_come_apart_again() {
        let values = pairs("a\\; b; c\\\\; d \\= e = f; g");
        let said: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(said, [("a; b", ""), ("c\\", ""), ("d = e", "f"), ("g", "")]);
    }

    #[test]
    fn a_guard_is_taken_off_once_and_only_where_it_is_one() {
        let cells = ["'=1", "''=1", "'Round", "=1", "'", "'\tx"].map(unguarded);
        assert_eq!(cells, ["=1", "'=1", "'Round", "=1", "'", "\tx"]);
    }
}
