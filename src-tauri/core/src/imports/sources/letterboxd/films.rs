use std::io::{self, Read};

use jiff::civil::Date;

use crate::imports::csv_rows::{CsvRow, CsvRows};
use crate::imports::foreign::{ForeignFilm, Says};
use crate::imports::table::{each_row, said};

use super::columns::FilmColumns;
use super::values;
use crate::imports::sources::emit::Emit;
use crate::imports::sources::reading::NO_RATING;
use crate::imports::sources::values::logged_on;

/// Reads a table of films, where the address is the film's own: `watched.csv`, `watchlist.csv`,
/// `likes/films.csv`. What its being there says is up to the caller.
pub(super) fn read<R: Read>(
    source: R,
    emit: &mut Emit<'_>,
    says: impl Fn(ForeignFilm, Option<Date>) -> Says,
) -> io::Result<bool> {
    read_with(source, emit, &["Name", "Year"], |_, film, date, _| Ok(says(film, date)))
}

/// Reads `ratings.csv`: such a table with the film's score.
pub(super) fn read_scores<R: Read>(source: R, emit: &mut Emit<'_>) -> io::Result<bool> {
    read_with(source, emit, &["Name", "Year", "Rating"], |row, film, date, rating| {
        let stars = said(row, rating).ok_or(NO_RATING)?;
        Ok(Says::Scored(film, values::score(stars)?, date))
    })
}

fn read_with<R: Read>(
    source: R,
    emit: &mut Emit<'_>,
    required: &[&str],
    says: impl Fn(&CsvRow, ForeignFilm, Option<Date>, Option<usize>) -> Result<Says, String>,
) -> io::Result<bool> {
    let mut rows = CsvRows::new(source);
    let Some(heading) = emit.heading(&mut rows, required)? else { return Ok(true) };
    let columns = FilmColumns::of(&heading);
    let [date, address, rating] =
        ["Date", "Letterboxd URI", "Rating"].map(|name| heading.column(name));
    each_row(&mut rows, &heading, |row| {
        let row = match row {
            Ok(row) => row,
            Err(bad) => return emit.bad(bad),
        };
        let read = columns.film(row).and_then(|mut film| {
            film.ids.extend(said(row, address).map(values::film_id));
            says(row, film, logged_on(said(row, date)), rating)
        });
        emit.read(row, read)
    })
}
