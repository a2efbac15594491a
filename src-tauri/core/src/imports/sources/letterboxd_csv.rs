//! The table that letterboxd.com/import reads (letterboxd.com/about/importing-data). Other programs
//! write it too: it is what most converters of other sites' diaries make. A watchlist or a list in it
//! names films and says nothing of having seen them.

use super::collected::{of_film, together};
use super::entry_keys::EntryKeys;
use super::letterboxd::film_or_entry;
use super::listing::Listing;
use super::reading::{FilmsAre, ImportAsks, Reading};
use super::table_file::{ReadRow, Rows, Table};
use super::values::{imdb_id, score_of, tags, title_or_ids, tmdb_id, year};
use crate::imports::Refused;
use crate::imports::csv_rows::{CsvRow, Dialect, Quotes};
use crate::imports::foreign::{
    ForeignFilm, ForeignId, ForeignReview, ForeignText, ForeignViewing, Says,
};
use crate::imports::prepare::in_plain_lines;
use crate::imports::table::{Heading, said};
use crate::{FilmFacts, WatchedOn};

pub(super) const TABLES: &[Table] = &[Table {
    source: "letterboxd-csv",
    fits,
    dialect: Dialect { separator: b',', quotes: Quotes::Escaped },
    ragged: false,
    asks: ImportAsks::NOTHING,
    settle: Some(settle),
    rows,
}];

/// Any one of the columns that name a film, and one that only this format has.
fn fits(heading: &Heading) -> bool {
    let names_a_film = ["LetterboxdURI", "url", "tmdbID", "imdbID", "Title"];
    let its_own = ["WatchedDate", "Rating10", "LetterboxdURI"];
    heading.any_column(&names_a_film).is_some() && heading.any_column(&its_own).is_some()
}

/// Looks whether any row says more than which film it is. Where none does, only the person knows
/// what the films are.
fn settle(rows: &Rows<'_>, reading: &mut Reading, asks: &mut ImportAsks) -> Result<(), Refused> {
    let columns = Columns::of(&rows.heading);
    let (mut any, mut films_alone) = (false, true);
    rows.each(|row| {
        any = true;
        films_alone = !columns.tells_of_seeing(row);
        films_alone
    })?;
    asks.films_are = any && films_alone;
    if !asks.films_are {
        // A diary says itself what its films are.
        reading.films_are = None;
    }
    Ok(())
}

fn rows(heading: &Heading, reading: &Reading, name: &str) -> ReadRow {
    let columns = Columns::of(heading);
    // Films that were seen stand there as in a diary whose rows have no date.
    if matches!(reading.films_are, None | Some(FilmsAre::Seen)) {
        let mut keys = EntryKeys::default();
        return Box::new(move |row| columns.says(row, &mut keys));
    }
    let mut listing = Listing::of(reading, name);
    Box::new(move |row| columns.listed(row, &mut listing))
}

struct Columns {
    address: Option<usize>,
    tmdb: Option<usize>,
    imdb: Option<usize>,
    title: Option<usize>,
    year: Option<usize>,
    directors: Option<usize>,
    rating: Option<usize>,
    rating_10: Option<usize>,
    watched_date: Option<usize>,
    rewatch: Option<usize>,
    tags: Option<usize>,
    review: Option<usize>,
}

impl Columns {
    fn of(heading: &Heading) -> Self {
        Self {
            address: heading.any_column(&["LetterboxdURI", "url"]),
            tmdb: heading.column("tmdbID"),
            imdb: heading.column("imdbID"),
            title: heading.column("Title"),
            year: heading.column("Year"),
            directors: heading.column("Directors"),
            rating: heading.column("Rating"),
            rating_10: heading.column("Rating10"),
            watched_date: heading.column("WatchedDate"),
            rewatch: heading.column("Rewatch"),
            tags: heading.column("Tags"),
            review: heading.column("Review"),
        }
    }

    /// Whether a row says what is only said of a film that was seen. A text is so, too, unless the
    /// heading is a list's, which has no other such column: there it is the film's note.
    fn tells_of_seeing(&self, row: &CsvRow) -> bool {
        let seen = [self.watched_date, self.rating, self.rating_10, self.rewatch, self.tags];
        let is_diary = seen.iter().any(Option::is_some);
        seen.into_iter().any(|column| said(row, column).is_some())
            || (is_diary && said(row, self.review).is_some())
    }

    /// A film of a file that names films alone, with what is said of it there.
    fn listed(&self, row: &CsvRow, listing: &mut Listing) -> Result<Says, String> {
        let says = listing.says(self.film(row)?, None, "", None)?;
        let Some(html) = said(row, self.review) else { return Ok(says) };
        let note = ForeignText::Html(html.to_owned());
        Ok(match says {
            Says::Listed(mut listed) => {
                listed.note = Some(note);
                Says::Listed(listed)
            }
            Says::Wanted(film, on, _) => Says::Wanted(film, on, in_plain_lines(&note)),
            Says::Liked(film, on) => {
                // As any remark on a film that nobody says was watched for it.
                let review = ForeignReview { private: true, ..ForeignReview::of(note) };
                let review = Says::Reviewed(Box::new(film.clone()), Box::new(review), on);
                together(Says::Liked(film, on), vec![review])
            }
            says => says,
        })
    }

    /// A row with a date is an entry of the diary. One without marks the film watched, and its score
    /// and its text are the film's, unless it says something that only a viewing has.
    fn says(&self, row: &CsvRow, keys: &mut EntryKeys) -> Result<Says, String> {
        let score = match (said(row, self.rating_10), said(row, self.rating)) {
            (Some(points), _) => Some(score_of(points, 10)?),
            (None, Some(stars)) => Some(score_of(stars, 5)?),
            (None, None) => None,
        };
        let date = |text: &str| {
            WatchedOn::parse(text)
                .map_err(|_| format!("‘{text}’ in WatchedDate is no date that the calendar has."))
        };
        let review = said(row, self.review)
            .map(|html| Box::new(ForeignReview::of(ForeignText::Html(html.to_owned()))));
        let film = self.film(row)?;
        let watched_on = said(row, self.watched_date).map(date).transpose()?;
        let mut viewing = ForeignViewing {
            film,
            watched_on,
            score,
            rewatch: is_true(said(row, self.rewatch))?,
            tags: tags(said(row, self.tags)),
            review,
            ..ForeignViewing::default()
        };
        if watched_on.is_none() && !viewing.rewatch && viewing.tags.is_empty() {
            let others = of_film(&mut viewing);
            return Ok(together(Says::Seen(viewing.film, None), others));
        }
        viewing.entry = Some(keys.next(&viewing.film, watched_on));
        Ok(Says::Viewing(Box::new(viewing)))
    }

    fn film(&self, row: &CsvRow) -> Result<ForeignFilm, String> {
        let mut ids: Vec<ForeignId> = Vec::new();
        ids.extend(said(row, self.imdb).and_then(imdb_id));
        ids.extend(said(row, self.tmdb).and_then(tmdb_id));
        // An address may be the film's or one entry's, which only the journal may know.
        ids.extend(said(row, self.address).map(film_or_entry));
        let directors = tags(said(row, self.directors));
        let facts = (!directors.is_empty())
            .then(|| Box::new(FilmFacts { directors, ..FilmFacts::default() }));
        let film = title_or_ids(said(row, self.title), &ids)?;
        Ok(ForeignFilm {
            title: film,
            year: said(row, self.year).map(year).transpose()?,
            ids,
            facts,
        })
    }
}

fn is_true(text: Option<&str>) -> Result<bool, String> {
    match text.map(str::to_lowercase).as_deref() {
        None | Some("false" | "no" | "0") => Ok(false),
        Some("true" | "yes" | "1") => Ok(true),
        Some(word) => Err(format!("‘{word}’ in Rewatch is neither true nor false.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::testing::{read, viewings};

    #[test]
    fn quotation_marks_are_read_in_both_ways_they_are_written() {
        let text = "Title,Year,imdbID,tmdbID,Rating10,WatchedDate,Rewatch,Tags,Review\n\
            The Glass Harbour,1974,tt0070000,700001,9,2026-03-01,true,\"35mm, rio\",\"He says \\\"stay\\\". <i>Perfect.</i>\"\n\
            The Glass Harbour,1974,,,9,2026-03-02,,,\"He says \"\"stay\"\".\"\n";
        let viewings = viewings(text);
        assert_eq!(viewings.len(), 2);
        let texts: Vec<_> =
            viewings.iter().map(|viewing| viewing.review.clone().unwrap().body).collect();
        let html = |text: &str| ForeignText::Html(text.into());
        assert_eq!(texts, [html("He says \"stay\". <i>Perfect.</i>"), html("He says \"stay\".")]);
        assert_eq!(viewings[0].tags, ["35mm", "rio"]);
        assert!(viewings[0].rewatch);
        let ids: Vec<_> =
            viewings[0].film.ids.iter().map(|id| (id.kind, id.value.as_str())).collect();
        assert_eq!(ids, [("imdb", "tt0070000"), ("tmdb", "700001")]);
    }

    #[test]
    fn stars_and_points_come_to_the_same_score() {
        let text = "Title,Rating,Rating10,WatchedDate\nA,4.5,,2024-01-01\nB,,9,2024-01-01\n";
        let scores: Vec<_> =
            viewings(text).iter().map(|viewing| viewing.score.unwrap().tenths()).collect();
        assert_eq!(scores, [90, 90]);
    }

    #[test]
    fn a_row_without_a_date_marks_the_film_watched_beside_its_score_and_its_text() {
        let text = "Title,Rating10,WatchedDate,Rewatch,Tags,Review\n\
            A,,,,,\nB,9,,,,Blue.\nC,9,,true,,\nD,9,,,rio,\n";
        let rows = read(text);
        assert!(matches!(&rows[0].says, Says::Seen(film, None) if film.title == "A"));
        let Says::All(parts) = &rows[1].says else { panic!("{:?}", rows[1]) };
        assert!(
            matches!(&parts[..], [Says::Seen(..), Says::Scored(_, score, None), Says::Reviewed(..)]
            if score.tenths() == 90)
        );
        // Having seen it before, and tags, only a viewing has.
        assert!(rows[2..].iter().all(|row| matches!(&row.says, Says::Viewing(viewing)
            if viewing.watched_on.is_none() && viewing.score.is_some())));
    }

    #[test]
    fn what_cannot_be_understood_is_said_with_its_line() {
        let text = "Title,WatchedDate,Rating10\nA,2024-02-30,9\nB,2024-02-03,11\n,2024-02-03,9\n";
        let told: Vec<_> = read(text)
            .into_iter()
            .map(|row| match row.says {
                Says::Unreadable(why) => (row.origin.line, why),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            told,
            [
                (2, "‘2024-02-30’ in WatchedDate is no date that the calendar has.".into()),
                (3, "‘11’ is no score out of 10.".into()),
                (4, "This row names no film.".into()),
            ]
        );
    }
}
