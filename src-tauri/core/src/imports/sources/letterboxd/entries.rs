use std::io::{self, Read};

use crate::imports::csv_rows::{CsvRow, CsvRows};
use crate::imports::foreign::{ForeignReview, ForeignText, ForeignViewing, Says};
use crate::imports::table::{Heading, each_row, said};

use super::columns::FilmColumns;
use super::film_index::{EntryFacts, FilmIndex};
use super::values;
use crate::imports::sources::emit::Emit;
use crate::imports::sources::values::{logged_on, tags};

/// Reads `diary.csv` or `reviews.csv`: one row an entry. The address in it is the entry's own,
/// so the film is found by name and year in `films`.
pub(super) fn read<R: Read>(
    source: R,
    films: &mut FilmIndex,
    emit: &mut Emit<'_>,
) -> io::Result<bool> {
    let mut rows = CsvRows::new(source);
    let Some(heading) = emit.heading(&mut rows, &["Name", "Year", "Watched Date"])? else {
        return Ok(true);
    };
    let columns = Columns::of(&heading);
    each_row(&mut rows, &heading, |row| match row {
        Ok(row) => {
            let viewing = columns.viewing(row, films);
            emit.read(row, viewing.map(|viewing| Says::Viewing(Box::new(viewing))))
        }
        Err(bad) => emit.bad(bad),
    })
}

struct Columns {
    film: FilmColumns,
    date: Option<usize>,
    address: Option<usize>,
    rating: Option<usize>,
    rewatch: Option<usize>,
    review: Option<usize>,
    tags: Option<usize>,
    watched_date: Option<usize>,
}

impl Columns {
    fn of(heading: &Heading) -> Self {
        Self {
            film: FilmColumns::of(heading),
            date: heading.column("Date"),
            address: heading.column("Letterboxd URI"),
            rating: heading.column("Rating"),
            rewatch: heading.column("Rewatch"),
            review: heading.column("Review"),
            tags: heading.column("Tags"),
            watched_date: heading.column("Watched Date"),
        }
    }

    fn viewing(&self, row: &CsvRow, films: &mut FilmIndex) -> Result<ForeignViewing, String> {
        let mut film = self.film.film(row)?;
        let score = said(row, self.rating).map(values::score).transpose()?;
        let watched_on = said(row, self.watched_date).map(values::watched_on).transpose()?;
        let rewatch = values::is_rewatch(said(row, self.rewatch))?;
        let logged_on = logged_on(said(row, self.date));
        let mut doubt = None;
        let entry = match said(row, self.address).map(values::entry_or_film) {
            Some(Err(page)) => {
                film.ids.push(page);
                None
            }
            address => {
                let facts = EntryFacts { logged_on, score, rewatch };
                if let Some(found) = films.film_of(&film.title, film.year, facts) {
                    film.ids.push(found.id);
                    doubt = found.doubtful.then(|| {
                        "Two films here share this title and year, and nothing says which one this entry is of. It was given to one of them; please look."
                            .into()
                    });
                }
                address.and_then(Result::ok)
            }
        };
        Ok(ForeignViewing {
            film,
            entry,
            watched_on,
            logged_on,
            score,
            rewatch,
            tags: tags(said(row, self.tags)),
            review: said(row, self.review)
                .map(|html| Box::new(ForeignReview::of(ForeignText::Html(html.to_owned())))),
            doubt,
            ..ForeignViewing::default()
        })
    }
}
