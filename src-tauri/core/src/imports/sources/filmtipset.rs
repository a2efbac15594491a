//! Filmtipset's votes: marks of one to five, whose rows mix their separators.

use super::reading::{ImportAsks, Reading};
use super::table_file::{ReadRow, Table};
use super::values::{imdb_id, score_of, title};
use crate::imports::csv_rows::{CsvRow, Dialect, Quotes};
use crate::imports::foreign::{ForeignFilm, Says};
use crate::imports::table::Heading;
use crate::text::unescaped;

pub(super) const TABLES: &[Table] = &[Table {
    source: "filmtipset",
    fits: |heading| heading.names().eq(["votedate", "movietitle", "imdb", "score"]),
    dialect: Dialect { separator: b';', quotes: Quotes::Doubled },
    ragged: true,
    asks: ImportAsks::NOTHING,
    settle: None,
    rows,
}];

fn rows(_: &Heading, _: &Reading, _: &str) -> ReadRow {
    Box::new(vote)
}

/// `2012-02-05,Mine &amp; Yours;70000;2`: the last two values are sure, and what stands before them
/// begins with the date, a comma or a semicolon behind it. The day of a vote is none of a viewing.
fn vote(row: &CsvRow) -> Result<Says, String> {
    let refused =
        || "This row is not what Filmtipset writes: date, title, number and mark.".to_owned();
    let values: Vec<&str> = row.values().collect();
    let [before @ .., id, mark] = values.as_slice() else { return Err(refused()) };
    let before = before.join(";");
    let (date, name) = before.split_at_checked(10).ok_or_else(refused)?;
    let name = name.strip_prefix([',', ';']).ok_or_else(refused)?;
    let on = date.parse().map_err(|_| refused())?;
    let name = unescaped(name.trim());
    let film = ForeignFilm {
        title: title(Some(&name).filter(|name| !name.is_empty()).map(String::as_str))?,
        ids: imdb_id(id).into_iter().collect(),
        ..ForeignFilm::default()
    };
    Ok(Says::Scored(film, score_of(mark, 5)?, Some(on)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::testing::read;

    #[test]
    fn rows_are_read_however_their_values_are_parted() {
        let rows = read(
            "VoteDate;MovieTitle;IMDB;Score\n\
             2004-01-16,Ana &amp; Irene;183505;3\n\
             2012-02-05,Between;-1;2\n\
             2019-04-27,A film with \"quotes\";1234;5\n\
             2020-09-22;\"The Glass Harbour\";70000;4\n\
             2020-09-22;;70000;4\n",
        );
        let told: Vec<_> = rows
            .iter()
            .map(|row| match &row.says {
                Says::Scored(film, score, Some(on)) => format!(
                    "{on} {} {} {}",
                    film.title,
                    film.ids.first().map_or("–", |id| &id.value),
                    score.tenths()
                ),
                Says::Unreadable(why) => why.clone(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            told,
            [
                "2004-01-16 Ana & Irene tt0183505 60",
                "2012-02-05 Between – 40",
                "2019-04-27 A film with \"quotes\" tt0001234 100",
                "2020-09-22 The Glass Harbour tt0070000 80",
                "This row names no film.",
            ]
        );
    }
}
