//! The log of MovieLens: everything that was clicked. It says when films were rated, by MovieLens's
//! number for them; what the films are called, its other tables say.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::DateTime;
use serde::Deserialize;

use super::reading::{ImportAsks, Reading};
use super::table_file::{ReadRow, Rows};
use super::values::{numbered, score_of};
use crate::imports::Refused;
use crate::imports::csv_rows::CsvRow;
use crate::imports::foreign::{ForeignFilm, Says};
use crate::imports::table::{Heading, said};

const NO_RATING: &str = "This row of the log is of no rating.";
const RATED_AGAIN: &str = "The film was rated again further down, which counts.";
const TAKEN_BACK: &str = "The rating was taken back.";

/// The line of each film's last rating, by MovieLens's number for the film.
pub(crate) type LastRatings = HashMap<u64, u32>;

/// What the log keeps of a rating: `{"movieId":858,"rating":4.0,"action":"ADD"}`.
#[derive(Deserialize)]
struct Rating {
    #[serde(rename = "movieId")]
    film: u64,
    rating: Option<serde_json::Number>,
}

/// Looks which rating of each film is its last.
pub(super) fn settle(
    rows: &Rows<'_>,
    reading: &mut Reading,
    _: &mut ImportAsks,
) -> Result<(), Refused> {
    let columns = Columns::of(&rows.heading);
    let mut last = LastRatings::new();
    rows.each(|row| {
        if let Some(Ok(rating)) = columns.rating(row) {
            last.insert(rating.film, row.line());
        }
        true
    })?;
    reading.last_ratings = Arc::new(last);
    Ok(())
}

/// A film's last rating, with the day on which it was given, which is no day on which it was seen.
pub(super) fn rows(heading: &Heading, reading: &Reading, _: &str) -> ReadRow {
    let columns = Columns::of(heading);
    let last = Arc::clone(&reading.last_ratings);
    Box::new(move |row| {
        let Some(rating) = columns.rating(row) else { return Ok(Says::LeftOut(NO_RATING)) };
        let rating = rating?;
        if last.get(&rating.film).is_some_and(|line| *line != row.line()) {
            return Ok(Says::LeftOut(RATED_AGAIN));
        }
        let Some(stars) = rating.rating else { return Ok(Says::LeftOut(TAKEN_BACK)) };
        let given = said(row, columns.moment).and_then(|moment| moment.parse::<DateTime>().ok());
        let film = ForeignFilm {
            ids: numbered("movielens", &rating.film.to_string()).into_iter().collect(),
            ..ForeignFilm::default()
        };
        Ok(Says::Scored(film, score_of(&stars.to_string(), 5)?, given.map(DateTime::date)))
    })
}

struct Columns {
    moment: Option<usize>,
    action: Option<usize>,
    what: Option<usize>,
}

impl Columns {
    fn of(heading: &Heading) -> Self {
        Self {
            moment: heading.column("datetime"),
            action: heading.column("action_type"),
            what: heading.column("log_json"),
        }
    }

    /// The rating that a row is of; nothing for what else was clicked.
    fn rating(&self, row: &CsvRow) -> Option<Result<Rating, String>> {
        (said(row, self.action) == Some("rating")).then(|| {
            let what = said(row, self.what).unwrap_or_default();
            serde_json::from_str(what)
                .map_err(|err| format!("What this row says of a rating can’t be read: {err}."))
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::imports::sources::testing::read;

    #[test]
    fn of_each_film_the_last_rating_counts_with_its_day() {
        let row = |at: &str, what: &str| {
            format!("{at},XaG,rating,\"{{{}}}\"\n", what.replace('"', "\"\""))
        };
        let log = [
            "datetime,login_id,action_type,log_json\n".to_owned(),
            row("2020-10-29 00:17:08.0", r#""movieId":9001,"rating":3.0"#),
            row("2020-10-29 23:59:59.0", r#""movieId":9001,"rating":4.5"#),
            row("2020-10-30 00:00:01.0", r#""movieId":9002,"rating":4.0"#),
            row("2020-10-30 00:00:02.0", r#""movieId":9002,"action":"REMOVE""#),
            "2020-10-30 00:00:03.0,XaG,pageview,{}\n".to_owned(),
        ];
        let says: Vec<Says> = read(&log.concat()).into_iter().map(|row| row.says).collect();
        assert_eq!(says[0], Says::LeftOut(RATED_AGAIN));
        assert!(matches!(&says[1], Says::Scored(film, score, Some(on))
            if film.ids[0].value == "9001" && score.tenths() == 90 && *on == date(2020, 10, 29)));
        assert_eq!(
            says[2..],
            [Says::LeftOut(RATED_AGAIN), Says::LeftOut(TAKEN_BACK), Says::LeftOut(NO_RATING)]
        );
    }
}
