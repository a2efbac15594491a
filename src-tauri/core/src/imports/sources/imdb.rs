//! What IMDb exports: ratings, and lists, of which the watchlist and the check-ins are two. Four
//! generations of headings since 2010; columns are known by name in all of them.
//!
//! No date in these files is one of a viewing: they say when a rating was given and when a film was
//! put on a list.

use jiff::civil::Date;

use super::kinds;
use super::listing::{Listing, is_number};
use super::reading::{FilmsAre, ImportAsks, NO_RATING, Reading};
use super::table_file::{ReadRow, ReadRows, Rows, Table};
use super::values::{imdb_id, score_of, tags, title, year};
use crate::imports::Refused;
use crate::imports::csv_rows::{CsvRow, Dialect};
use crate::imports::foreign::{ForeignFilm, Says};
use crate::imports::table::{Heading, said};
use crate::{FilmFacts, Score};

const RATING: [&str; 2] = ["Your Rating", "You rated"];
const ASKS: ImportAsks = ImportAsks { films_are: true, ..ImportAsks::NOTHING };

pub(super) const TABLES: &[Table] = &[
    Table {
        settle: Some(settle),
        ..table(|heading| is_imdbs(heading) && heading.has(&["Position"]), ASKS, lists)
    },
    table(
        |heading| is_imdbs(heading) && heading.any_column(&RATING).is_some(),
        ImportAsks::NOTHING,
        ratings,
    ),
];

const fn table(fits: fn(&Heading) -> bool, asks: ImportAsks, rows: ReadRows) -> Table {
    let dialect = Dialect::RFC_4180;
    Table { source: "imdb", fits, dialect, ragged: true, asks, settle: None, rows }
}

fn is_imdbs(heading: &Heading) -> bool {
    heading.has(&["Const", "Title", "Title Type"])
}

/// A rating is the film's and tells of no viewing.
fn ratings(heading: &Heading, _: &Reading, _: &str) -> ReadRow {
    let columns = Columns::of(heading);
    Box::new(move |row| {
        let shape = columns.shape(row)?;
        if let Some(why) = columns.set_aside(row)? {
            return Ok(Says::LeftOut(why));
        }
        let score = columns.score(row)?.ok_or(NO_RATING)?;
        Ok(Says::Scored(columns.film(row, shape)?, score, columns.rated_on(row)))
    })
}

/// Of the title in a list's name.
const TITLE_SHOWN: usize = 80;

/// Looks through a list: whether all its films are rated, as they are in what were the ratings up
/// to 2017, and what to call it.
fn settle(rows: &Rows<'_>, reading: &mut Reading, asks: &mut ImportAsks) -> Result<(), Refused> {
    let columns = Columns::of(&rows.heading);
    let (mut films, mut all_rated) = (0_u32, true);
    let mut first: Option<(Date, String, String)> = None;
    rows.each(|row| {
        if !matches!(columns.set_aside(row), Ok(None)) {
            return true;
        }
        films += 1;
        all_rated &= said(row, columns.rating).is_some();
        if let Some(date) = said(row, columns.created).and_then(day) {
            let id = said(row, columns.id).unwrap_or_default();
            let title = said(row, columns.title).unwrap_or_default();
            let this = (date, id.to_owned(), title.chars().take(TITLE_SHOWN).collect());
            first = first.take().into_iter().chain([this]).min();
        }
        true
    })?;
    asks.all_rated = all_rated && films > 0;
    let is_listed = reading.films_are == Some(FilmsAre::Listed);
    if is_listed && reading.list_name.is_none() && is_number(&rows.stem()) {
        reading.list_name = first.map(name_of);
    }
    Ok(())
}

/// A name for a list that has none: IMDb calls its files by numbers. Lists are told apart by the
/// film that came onto each first; of several of that day it is the one of the lowest id, wherever
/// it stands by now.
fn name_of((day, _, title): (Date, String, String)) -> String {
    let name = format!("IMDb list of {day}, {title}");
    name.trim_end_matches([',', ' ']).to_owned()
}

/// Watchlist, check-ins and lists have one heading, and a film on one may be rated too.
fn lists(heading: &Heading, reading: &Reading, name: &str) -> ReadRow {
    let columns = Columns::of(heading);
    let mut listing = Listing::of(reading, name);
    let only_ratings = reading.films_are == Some(FilmsAre::Rated);
    Box::new(move |row| {
        let shape = columns.shape(row)?;
        if let Some(why) = columns.set_aside(row)? {
            return Ok(Says::LeftOut(why));
        }
        let film = columns.film(row, shape)?;
        let score = columns.score(row)?;
        let put_there = said(row, columns.created).and_then(day);
        if let Some(score) = score.filter(|_| only_ratings) {
            return Ok(Says::Scored(film, score, columns.rated_on(row).or(put_there)));
        }
        let remark = said(row, columns.description).unwrap_or_default();
        let place = said(row, columns.position).and_then(|place| place.parse().ok());
        let listed = listing.says(film.clone(), put_there, remark, place)?;
        Ok(match score {
            Some(score) => {
                Says::All(vec![listed, Says::Scored(film, score, columns.rated_on(row))])
            }
            None => listed,
        })
    })
}

/// How a row stands to its heading. IMDb has written rows of every length.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Whole,
    /// Values are missing, or one was split, somewhere behind the film's own.
    Ragged,
}

struct Columns {
    count: usize,
    position: Option<usize>,
    id: Option<usize>,
    title: Option<usize>,
    original: Option<usize>,
    kind: Option<usize>,
    address: Option<usize>,
    year: Option<usize>,
    runtime: Option<usize>,
    genres: Option<usize>,
    directors: Option<usize>,
    rating: Option<usize>,
    rated: Option<usize>,
    created: Option<usize>,
    description: Option<usize>,
}

impl Columns {
    fn of(heading: &Heading) -> Self {
        let column = |name| heading.column(name);
        Self {
            count: heading.names().count(),
            position: column("Position"),
            id: column("Const"),
            title: column("Title"),
            original: column("Original Title"),
            kind: column("Title Type"),
            address: column("URL"),
            year: column("Year"),
            runtime: column("Runtime (mins)"),
            genres: column("Genres"),
            directors: column("Directors"),
            rating: heading.any_column(&RATING),
            rated: heading.any_column(&["Date Rated", "Date Added"]),
            created: column("Created"),
            description: column("Description"),
        }
    }

    /// Which of a row's values still stand under their names. A row that is too long has an
    /// unquoted comma in its genres or directors, the only values that hold any: what stands before
    /// those is where it belongs. One that is cut short is right as far as it goes. The address and
    /// the kind of the title, which say what they are, have to bear that out.
    fn shape(&self, row: &CsvRow) -> Result<Shape, String> {
        let moved = || {
            let (values, columns) = (row.len(), self.count);
            format!(
                "This row has {values} values where the heading has {columns}, and they no longer stand under their names."
            )
        };
        let too_long = row.values().skip(self.count).any(|value| !value.trim().is_empty());
        if row.len() >= self.count && !too_long {
            return Ok(Shape::Whole);
        }
        let names = |column| said(row, column).and_then(imdb_id);
        let elsewhere = self.address < self.genres
            && said(row, self.address).is_some()
            && names(self.address) != names(self.id);
        let known = said(row, self.kind).is_some_and(|kind| kinds::set_aside(kind).is_ok());
        let first_split = self.genres.into_iter().chain(self.directors).min();
        let behind = |column: &Option<usize>| column.is_some_and(|at| Some(at) >= first_split);
        let lost = too_long && [self.year, self.rating].iter().any(behind);
        if elsewhere || !known || lost { Err(moved()) } else { Ok(Shape::Ragged) }
    }

    fn set_aside(&self, row: &CsvRow) -> Result<Option<&'static str>, String> {
        if said(row, self.id).is_some_and(|id| id.starts_with("nm")) {
            return kinds::set_aside("person");
        }
        let kind = said(row, self.kind).ok_or("This row does not say whether it is of a film.")?;
        kinds::set_aside(kind)
    }

    fn score(&self, row: &CsvRow) -> Result<Option<Score>, String> {
        said(row, self.rating).map(|points| score_of(points, 10)).transpose()
    }

    fn rated_on(&self, row: &CsvRow) -> Option<Date> {
        said(row, self.rated).and_then(day)
    }

    fn film(&self, row: &CsvRow, shape: Shape) -> Result<ForeignFilm, String> {
        let title = title(said(row, self.title))?;
        let facts = (shape == Shape::Whole).then(|| self.facts(row, &title));
        Ok(ForeignFilm {
            title,
            year: said(row, self.year).map(year).transpose()?,
            ids: said(row, self.id).and_then(imdb_id).into_iter().collect(),
            facts: facts.map(Box::new),
        })
    }

    fn facts(&self, row: &CsvRow, title: &str) -> FilmFacts {
        let original = said(row, self.original).filter(|original| *original != title);
        FilmFacts {
            original_title: original.map(str::to_owned),
            runtime_min: said(row, self.runtime).and_then(|minutes| minutes.parse().ok()),
            directors: tags(said(row, self.directors)),
            genres: tags(said(row, self.genres)),
            ..FilmFacts::default()
        }
    }
}

/// A day as IMDb writes it: `2026-03-02`, or `Sat Dec 31 00:00:00 2016` up to 2017. It only helps,
/// so one that can't be read is let go.
fn day(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| Date::strptime("%a %b %d %H:%M:%S %Y", text).ok())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rstest::rstest;

    use super::*;
    use crate::imports::foreign::ForeignRow;
    use crate::imports::sources::reading::FilmsAre;
    use crate::imports::sources::testing::{read, read_bytes};
    use crate::imports::sources::{ImportReading, Reading, Recognised, Source, recognise};

    const V2: &str = "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors\n";
    const V3_LIST: &str = "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated\n";

    fn scored(rows: Vec<ForeignRow>) -> Vec<(ForeignFilm, u8, Option<Date>)> {
        let of = |row: ForeignRow| match row.says {
            Says::Scored(film, score, on) => (film, score.tenths(), on),
            other => panic!("line {}: {other:?}", row.origin.line),
        };
        rows.into_iter().map(of).collect()
    }

    fn listed(text: &str, films_are: FilmsAre) -> Vec<Says> {
        let reading = ImportReading { films_are: Some(films_are), ..ImportReading::default() };
        read_bytes(text.as_bytes(), &reading).1.into_iter().map(|row| row.says).collect()
    }

    fn unread(text: &str) -> Box<dyn Source> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b3f0.csv");
        std::fs::write(&path, text).unwrap();
        let reading = Reading::of(&ImportReading::default()).unwrap();
        let Recognised::Rows(source) = recognise(&path, &reading).unwrap() else { panic!() };
        source
    }

    #[test]
    fn a_rating_brings_its_film_with_facts_and_no_viewing() {
        let text = "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors\n\
            tt0070000,9,2026-03-02,The Glass Harbour,O Porto de Vidro,https://www.imdb.com/title/tt0070000/,Movie,7.9,128,1974,\"Drama, Mystery\",41234,1974-09-10,\"Ana Reis, Tom Hale\"\n";
        let rows = scored(read(text));
        let (film, tenths, on) = &rows[0];
        assert_eq!((*tenths, *on), (90, Some(date(2026, 3, 2))));
        assert_eq!((film.title.as_str(), film.year), ("The Glass Harbour", Some(1974)));
        assert_eq!(film.ids[0].value, "tt0070000");
        let facts = film.facts.as_ref().unwrap();
        assert_eq!(facts.original_title.as_deref(), Some("O Porto de Vidro"));
        assert_eq!(facts.runtime_min, Some(128));
        assert_eq!(facts.directors, ["Ana Reis", "Tom Hale"]);
        assert_eq!(facts.genres, ["Drama", "Mystery"]);
    }

    #[test]
    fn the_dates_of_2016_are_read_too() {
        assert_eq!(day("Sat Dec 31 00:00:00 2016"), Some(date(2016, 12, 31)));
        assert_eq!(day("Sun Jan  1 10:30:00 2017"), Some(date(2017, 1, 1)));
        assert_eq!(day("soon"), None);
    }

    #[rstest]
    #[case::cut_short(
        "tt0070000,9,2026-03-02,The Glass Harbour,https://www.imdb.com/title/tt0070000/,Movie,7.9,128,1974,Drama\n"
    )]
    #[case::split(
        "tt0070000,9,2026-03-02,The Glass Harbour,https://www.imdb.com/title/tt0070000/,Movie,7.9,128,1974,Drama, Mystery,41234,1974-09-10,Ana Reis, Tom Hale\n"
    )]
    fn of_a_ragged_row_comes_in_what_still_stands_under_its_name(#[case] row: &str) {
        let rows = scored(read(&format!("{V2}{row}")));
        let (film, tenths, _) = &rows[0];
        assert_eq!((film.year, *tenths, film.facts.is_none()), (Some(1974), 90, true));
    }

    #[rstest]
    #[case::title_split(
        "tt0070000,9,2026-03-02,The Glass Harbour, or Salt,https://www.imdb.com/title/tt0070000/,Movie,7.9,128,1974,Drama,41234,1974-09-10,Ana Reis\n"
    )]
    #[case::value_missing(
        "tt0070000,9,The Glass Harbour,https://www.imdb.com/title/tt0070000/,Movie,7.9,128,1974,Drama,41234,1974-09-10,Ana Reis\n"
    )]
    fn a_row_whose_values_have_moved_is_not_guessed_at(#[case] row: &str) {
        let rows = read(&format!("{V2}{row}"));
        let Says::Unreadable(why) = &rows[0].says else { panic!("{:?}", rows[0].says) };
        assert!(why.ends_with("and they no longer stand under their names."), "{why}");
    }

    #[test]
    fn a_list_is_what_the_person_says_it_is_and_a_rating_on_it_is_kept() {
        let text = format!(
            "{V3_LIST}1,tt0070000,2026-01-05,2026-01-05,For the ending,The Glass Harbour,The Glass Harbour,https://www.imdb.com/title/tt0070000/,Movie,7.9,128,1974,Drama,41234,1974-09-10,Ana Reis,9,2026-03-02\n"
        );
        let Says::All(parts) = &listed(&text, FilmsAre::Wanted)[0] else { panic!() };
        assert!(matches!(&parts[0], Says::Wanted(film, Some(on), why)
            if film.facts.is_some() && *on == date(2026, 1, 5) && why == "For the ending"));
        assert!(matches!(&parts[1], Says::Scored(_, score, _) if score.tenths() == 90));

        let Says::All(parts) = &listed(&text, FilmsAre::Listed)[0] else { panic!() };
        assert!(matches!(&parts[0], Says::Listed(listed) if listed.list.name == "a file"));
        let Says::All(parts) = &listed(&text, FilmsAre::Seen)[0] else { panic!() };
        assert!(matches!(&parts[0], Says::Viewing(viewing)
            if viewing.watched_on.is_none() && viewing.note == "For the ending"));
    }

    #[test]
    fn where_all_films_are_rated_they_may_be_ratings_and_nothing_else() {
        let row = |id: &str, rating: &str| {
            format!(
                "1,{id},2017-01-05,2017-01-05,Great,Kites,Kites,https://www.imdb.com/title/{id}/,Movie,7.9,128,1999,Drama,41234,1999-09-10,Ana Reis,{rating},2017-03-02\n"
            )
        };
        let rated = format!("{V3_LIST}{}", row("tt0070003", "7"));
        let says = listed(&rated, FilmsAre::Rated);
        assert!(matches!(&says[..], [Says::Scored(film, score, Some(on))]
            if film.title == "Kites" && score.tenths() == 70 && *on == date(2017, 3, 2)));
        assert_eq!(unread(&rated).asks(), ImportAsks { all_rated: true, ..ASKS });

        let more = format!("{rated}{}", row("tt0070004", ""));
        assert_eq!(unread(&more).asks(), ASKS);
        let says = listed(&more, FilmsAre::Rated);
        assert_eq!(says[1], Says::Unreadable(NO_RATING.to_owned()));
    }

    #[test]
    fn a_list_nobody_has_explained_is_asked_about() {
        let mut source = unread(V3_LIST);
        assert!(source.asks().films_are);
        assert!(source.read(&mut |_, _| true).is_err());
    }
}
