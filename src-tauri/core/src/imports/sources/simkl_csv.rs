//! Simkl's table, which it backs up and imports. It keeps one row a film, with the last time it was
//! watched; dates are written month first.

use super::day_order::date_in;
use super::entry_keys::EntryKeys;
use super::kinds;
use super::reading::{DateOrder, ImportAsks, Reading};
use super::table_file::{ReadRow, Table};
use super::values::{imdb_id, numbered, score_of, title, tmdb_id, year};
use crate::WatchedOn;
use crate::imports::csv_rows::{CsvRow, Dialect};
use crate::imports::foreign::{ForeignFilm, ForeignReview, ForeignText, ForeignViewing, Says};
use crate::imports::table::{Heading, said};

pub(super) const TABLES: &[Table] = &[Table {
    source: "simkl-csv",
    fits: |heading| heading.has(&["Title", "Type", "Watchlist", "WatchedDate", "LastEpWatched"]),
    dialect: Dialect::RFC_4180,
    ragged: false,
    asks: ImportAsks::NOTHING,
    settle: None,
    rows,
}];

fn rows(heading: &Heading, _: &Reading, _: &str) -> ReadRow {
    let columns = Columns {
        simkl: heading.column("simkl_id"),
        tmdb: heading.any_column(&["TMDB", "TMDB_ID"]),
        imdb: heading.any_column(&["IMDB_ID", "IMDB"]),
        kind: heading.column("Type"),
        title: heading.column("Title"),
        year: heading.column("Year"),
        status: heading.column("Watchlist"),
        watched: heading.column("WatchedDate"),
        rating: heading.column("Rating"),
        memo: heading.column("Memo"),
    };
    let mut keys = EntryKeys::default();
    Box::new(move |row| columns.says(row, &mut keys))
}

struct Columns {
    simkl: Option<usize>,
    tmdb: Option<usize>,
    imdb: Option<usize>,
    kind: Option<usize>,
    title: Option<usize>,
    year: Option<usize>,
    status: Option<usize>,
    watched: Option<usize>,
    rating: Option<usize>,
    memo: Option<usize>,
}

impl Columns {
    fn says(&self, row: &CsvRow, keys: &mut EntryKeys) -> Result<Says, String> {
        let kind = said(row, self.kind).ok_or("This row does not say whether it is of a film.")?;
        if let Some(why) = kinds::set_aside(kind)? {
            return Ok(Says::LeftOut(why));
        }
        let film = self.film(row)?;
        let memo = said(row, self.memo).unwrap_or_default().to_owned();
        let status = said(row, self.status).map(|status| status.to_lowercase().replace(' ', ""));
        let mut parts = Vec::new();
        match status.as_deref() {
            Some(status @ ("completed" | "dropped")) => {
                let watched_on = self.watched_on(row)?;
                parts.push(Says::Viewing(Box::new(ForeignViewing {
                    entry: Some(keys.next(&film, watched_on)),
                    film: film.clone(),
                    watched_on,
                    abandoned: status == "dropped",
                    note: memo,
                    ..ForeignViewing::default()
                })));
            }
            Some("plantowatch") => parts.push(Says::Wanted(film.clone(), None, memo)),
            Some("watching" | "hold") if !memo.is_empty() => {
                let text = ForeignText::Plain(memo);
                let review = ForeignReview { private: true, ..ForeignReview::of(text) };
                parts.push(Says::Reviewed(Box::new(film.clone()), Box::new(review), None));
            }
            Some("watching" | "hold") => {}
            None if said(row, self.rating).is_some() => {}
            None => return Err("This row does not say whether the film was seen.".into()),
            Some(other) => {
                return Err(format!("‘{other}’ is no status that Simkl is known to write."));
            }
        }
        if let Some(points) = said(row, self.rating).filter(|points| *points != "0") {
            parts.push(Says::Scored(film, score_of(points, 10)?, None));
        }
        Ok(match parts.len() {
            0 => Says::LeftOut("This film was begun and not finished, so it was not seen yet."),
            1 => parts.remove(0),
            _ => Says::All(parts),
        })
    }

    fn watched_on(&self, row: &CsvRow) -> Result<Option<WatchedOn>, String> {
        let Some(text) = said(row, self.watched) else { return Ok(None) };
        let date = match text.parse() {
            Ok(date) => date,
            Err(_) => date_in(DateOrder::MonthFirst, text)?,
        };
        // Simkl writes the beginning of Unix time where no date is known.
        Ok((date.year() > 1970).then_some(WatchedOn::day(date)))
    }

    fn film(&self, row: &CsvRow) -> Result<ForeignFilm, String> {
        let ids = [
            said(row, self.tmdb).and_then(tmdb_id),
            said(row, self.imdb).and_then(imdb_id),
            said(row, self.simkl).and_then(|id| numbered("simkl", id)),
        ];
        Ok(ForeignFilm {
            title: title(said(row, self.title))?,
            year: said(row, self.year).filter(|text| *text != "0").map(year).transpose()?,
            ids: ids.into_iter().flatten().collect(),
            facts: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::testing::read;

    const HEADING: &str = "simkl_id,TVDB_ID,TMDB,IMDB_ID,MAL_ID,Type,Title,Year,LastEpWatched,Watchlist,WatchedDate,Rating,Memo\n";

    fn one(row: &str) -> Says {
        read(&format!("{HEADING}{row}\n")).remove(0).says
    }

    #[test]
    fn a_film_seen_is_a_viewing_with_its_memo_and_a_rating_of_the_film() {
        let says =
            one(",,700001,tt0070000,,movie,The Glass Harbour,1974,,completed,3/1/2026,9,my memo");
        let Says::All(parts) = says else { panic!("{says:?}") };
        assert!(matches!(&parts[0], Says::Viewing(viewing) if viewing.note == "my memo"
            && viewing.watched_on.unwrap().to_string() == "2026-03-01"));
        assert!(matches!(&parts[1], Says::Scored(_, score, None) if score.tenths() == 90));
    }

    #[test]
    fn every_status_is_what_it_says() {
        assert!(matches!(one(",,1,,,movie,Kites,1999,,plantowatch,,,Ana's tip"),
            Says::Wanted(_, None, why) if why == "Ana's tip"));
        assert!(matches!(one(",,1,,,movie,Kites,1999,,dropped,1/1/1970,,"),
            Says::Viewing(viewing) if viewing.abandoned && viewing.watched_on.is_none()));
        assert!(matches!(one(",,1,,,movie,Kites,1999,,hold,,,"), Says::LeftOut(_)));
        assert!(matches!(one(",,1,,,movie,Kites,1999,,hold,,7,"), Says::Scored(..)));
        assert!(matches!(one(",,1,,,tv,Kites,1999,S1E2,watching,,7,"), Says::LeftOut(_)));
        assert!(matches!(
            one(",,1,,,movie,Kites,1999,,completed,13/1/2026,,"),
            Says::Unreadable(_)
        ));
    }
}
