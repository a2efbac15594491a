//! Yamtrack's export, whose columns follow its models and so change from version to version: they
//! are known by name alone. One row a viewing, but for versions of 2024, which count a film's
//! further viewings in `repeats`.

use super::entry_keys::EntryKeys;
use super::instants::{logged_on, watched_on};
use super::kinds;
use super::reading::{ImportAsks, Reading};
use super::table_file::{ReadRow, Table};
use super::values::{score_of, title, tmdb_id};
use crate::imports::csv_rows::{CsvRow, Dialect};
use crate::imports::foreign::{ForeignFilm, ForeignReview, ForeignText, ForeignViewing, Says};
use crate::imports::table::{Heading, said};
use crate::{Score, WatchedOn};

/// More viewings of one film than anybody has.
const REPEATS: usize = 1_000;

pub(super) const TABLES: &[Table] = &[Table {
    source: "yamtrack",
    fits: |heading| heading.has(&["media_id", "source", "media_type", "status"]),
    dialect: Dialect::RFC_4180,
    ragged: false,
    asks: ImportAsks { time_zone: true, ..ImportAsks::NOTHING },
    settle: None,
    rows,
}];

fn rows(heading: &Heading, reading: &Reading, _: &str) -> ReadRow {
    let columns = Columns {
        id: heading.column("media_id"),
        source: heading.column("source"),
        kind: heading.column("media_type"),
        title: heading.column("title"),
        score: heading.column("score"),
        status: heading.column("status"),
        notes: heading.column("notes"),
        repeats: heading.column("repeats"),
        dates: ["end_date", "watch_date", "start_date"].map(|name| heading.column(name)),
        created: heading.column("created_at"),
        reading: reading.clone(),
    };
    let mut keys = EntryKeys::default();
    Box::new(move |row| columns.says(row, &mut keys))
}

struct Columns {
    id: Option<usize>,
    source: Option<usize>,
    kind: Option<usize>,
    title: Option<usize>,
    score: Option<usize>,
    status: Option<usize>,
    notes: Option<usize>,
    repeats: Option<usize>,
    /// The day it ended counts before the day it began. When something was entered or changed is
    /// no day of a viewing.
    dates: [Option<usize>; 3],
    created: Option<usize>,
    reading: Reading,
}

impl Columns {
    fn says(&self, row: &CsvRow, keys: &mut EntryKeys) -> Result<Says, String> {
        let kind = said(row, self.kind).ok_or("This row does not say whether it is of a film.")?;
        if let Some(why) = kinds::set_aside(kind)? {
            return Ok(Says::LeftOut(why));
        }
        let film = self.film(row)?;
        let score = said(row, self.score).map(|points| score_of(points, 10)).transpose()?;
        let notes = said(row, self.notes).unwrap_or_default().to_owned();
        let created = logged_on(&self.reading, said(row, self.created));
        let watched_on = self.watched_on(row)?;
        let status =
            said(row, self.status).map(|status| status.to_lowercase().replace(['_', '-'], " "));
        match status.as_deref() {
            // Until version 0.24 a film that was seen and begun again was 'Repeating'.
            Some("completed" | "dropped" | "repeating") => {}
            None if watched_on.is_some() => {}
            Some("planning") => {
                let wanted = Says::Wanted(film.clone(), created, notes);
                return Ok(with_score(vec![wanted], film, score));
            }
            Some("in progress" | "paused") => return Ok(unfinished(film, score, notes)),
            None => return Err("This row does not say whether the film was seen.".into()),
            Some(_) => {
                let status = said(row, self.status).unwrap_or_default();
                return Err(format!("‘{status}’ is no status that Yamtrack is known to write."));
            }
        }
        let mut parts = vec![Says::Viewing(Box::new(ForeignViewing {
            entry: Some(keys.next(&film, watched_on)),
            film: film.clone(),
            watched_on,
            logged_on: created,
            score,
            abandoned: status.as_deref() == Some("dropped"),
            note: notes,
            ..ForeignViewing::default()
        }))];
        // The film was seen more often, and nothing says when.
        for _ in 0..self.repeats(row)? {
            parts.push(Says::Viewing(Box::new(ForeignViewing {
                entry: Some(keys.next(&film, None)),
                film: film.clone(),
                ..ForeignViewing::default()
            })));
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Says::All(parts) })
    }

    fn watched_on(&self, row: &CsvRow) -> Result<Option<WatchedOn>, String> {
        let date = self.dates.iter().find_map(|column| said(row, *column));
        watched_on(&self.reading, date)
    }

    fn repeats(&self, row: &CsvRow) -> Result<usize, String> {
        let Some(text) = said(row, self.repeats) else { return Ok(0) };
        text.parse()
            .ok()
            .filter(|repeats| *repeats <= REPEATS)
            .ok_or_else(|| format!("‘{text}’ in repeats is no number of viewings."))
    }

    fn film(&self, row: &CsvRow) -> Result<ForeignFilm, String> {
        let is_tmdbs = said(row, self.source).is_some_and(|source| source == "tmdb");
        Ok(ForeignFilm {
            title: title(said(row, self.title))?,
            ids: said(row, self.id).filter(|_| is_tmdbs).and_then(tmdb_id).into_iter().collect(),
            ..ForeignFilm::default()
        })
    }
}

/// A film that was begun and not finished has no viewing yet; what was said of it is kept.
fn unfinished(film: ForeignFilm, score: Option<Score>, notes: String) -> Says {
    let mut parts = Vec::new();
    if !notes.is_empty() {
        let review =
            ForeignReview { private: true, ..ForeignReview::of(ForeignText::Plain(notes)) };
        parts.push(Says::Reviewed(Box::new(film.clone()), Box::new(review), None));
    }
    match (parts.is_empty(), score) {
        (true, None) => {
            Says::LeftOut("This film was begun and not finished, so it was not seen yet.")
        }
        _ => with_score(parts, film, score),
    }
}

fn with_score(mut parts: Vec<Says>, film: ForeignFilm, score: Option<Score>) -> Says {
    parts.extend(score.map(|score| Says::Scored(film, score, None)));
    if parts.len() == 1 { parts.remove(0) } else { Says::All(parts) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::testing::{read, viewings};

    const V2026: &str = "\"media_id\",\"source\",\"media_type\",\"title\",\"image\",\"season_number\",\"episode_number\",\"score\",\"status\",\"notes\",\"start_date\",\"end_date\",\"progress\",\"created_at\",\"progressed_at\"\n";
    const V2024: &str = "\"media_id\",\"source\",\"media_type\",\"title\",\"image\",\"season_number\",\"episode_number\",\"score\",\"progress\",\"status\",\"repeats\",\"start_date\",\"end_date\",\"notes\",\"watch_date\"\n";

    fn of_status(rest: &str) -> Says {
        read(&format!(
            "{V2026}\"700001\",\"tmdb\",\"movie\",\"The Glass Harbour\",\"\",\"\",\"\",{rest}\n"
        ))
        .remove(0)
        .says
    }

    #[test]
    fn a_note_keeps_its_paragraphs_and_a_score_its_decimals() {
        let viewings = viewings(&format!(
            "{V2026}\"700001\",\"tmdb\",\"movie\",\"The Glass Harbour\",\"\",\"\",\"\",\"9.5\",\"Completed\",\"para one\r\n\r\npara\u{2028}two\",\"\",\"2026-03-01 20:00:00+00:00\",\"1\",\"2026-03-02 08:00:00+00:00\",\"\"\n"
        ));
        let viewing = &viewings[0];
        assert_eq!(viewing.note, "para one\r\n\r\npara\u{2028}two");
        assert_eq!(viewing.score.unwrap().tenths(), 95);
        assert_eq!(viewing.watched_on.unwrap().to_string(), "2026-03-01");
        assert_eq!(viewing.logged_on.unwrap().to_string(), "2026-03-02");
        assert_eq!(viewing.film.ids[0].value, "700001");
    }

    #[test]
    fn when_a_row_was_entered_or_changed_is_no_day_of_a_viewing() {
        let viewings = viewings(&format!(
            "{V2026}\"700001\",\"tmdb\",\"movie\",\"The Glass Harbour\",\"\",\"\",\"\",\"\",\"Completed\",\"\",\"\",\"\",\"1\",\"2026-03-02 08:00:00+00:00\",\"2026-03-02 08:00:00+00:00\"\n"
        ));
        assert_eq!(viewings[0].watched_on, None);
    }

    #[test]
    fn repeats_are_viewings_without_a_date() {
        let says = read(&format!(
            "{V2024}\"700001\",\"tmdb\",\"movie\",\"The Glass Harbour\",\"\",\"\",\"\",\"8.0\",\"1\",\"Completed\",\"2\",\"\",\"2024-02-09\",\"\",\"\"\n"
        ))
        .remove(0)
        .says;
        let Says::All(parts) = says else { panic!("{says:?}") };
        let seen: Vec<_> = parts
            .iter()
            .map(|part| match part {
                Says::Viewing(viewing) => viewing.watched_on.map(|date| date.to_string()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(seen, [Some("2024-02-09".into()), None, None]);
    }

    #[test]
    fn every_status_is_what_it_says() {
        let says = of_status("\"7.0\",\"Planning\",\"Ana's tip\",\"\",\"\",\"\",\"\",\"\"");
        assert!(matches!(says, Says::All(parts)
            if matches!(&parts[0], Says::Wanted(_, None, why) if why == "Ana's tip")
                && matches!(&parts[1], Says::Scored(..))));
        let says = of_status("\"\",\"Dropped\",\"\",\"\",\"2026-03-01\",\"\",\"\",\"\"");
        assert!(matches!(says, Says::Viewing(viewing) if viewing.abandoned));
        let says = of_status("\"\",\"Repeating\",\"\",\"\",\"2026-03-01\",\"\",\"\",\"\"");
        assert!(matches!(says, Says::Viewing(viewing) if viewing.watched_on.is_some()));
        let says = of_status("\"\",\"In progress\",\"\",\"2026-03-01\",\"\",\"\",\"\",\"\"");
        assert!(matches!(says, Says::LeftOut(_)));
        let says = of_status("\"\",\"Paused\",\"So far so good\",\"\",\"\",\"\",\"\",\"\"");
        assert!(matches!(says, Says::Reviewed(_, review, None) if review.private));
        let says = of_status("\"\",\"Shelved\",\"\",\"\",\"\",\"\",\"\",\"\"");
        assert!(matches!(says, Says::Unreadable(_)));
    }

    #[test]
    fn an_id_that_is_not_tmdbs_is_none_and_other_media_are_set_aside() {
        let rows = read(&format!(
            "{V2026}\"5\",\"manual\",\"movie\",\"Kites\",\"\",\"\",\"\",\"\",\"Completed\",\"\",\"\",\"\",\"\",\"\",\"\"\n\
             \"227\",\"mal\",\"anime\",\"Moth\",\"\",\"\",\"\",\"\",\"Completed\",\"\",\"\",\"\",\"\",\"\",\"\"\n\
             \"1668\",\"tmdb\",\"episode\",\"The Long Pier\",\"\",\"1\",\"24\",\"\",\"\",\"\",\"\",\"2024-02-09\",\"\",\"\",\"\"\n"
        ));
        assert!(matches!(&rows[0].says, Says::Viewing(viewing) if viewing.film.ids.is_empty()));
        assert!(matches!(&rows[1].says, Says::LeftOut(_)));
        assert_eq!(rows[2].says, Says::LeftOut(kinds::EPISODE));
    }
}
