//! What MovieLens exports: a table each of ratings, tags, and of everything that was clicked
//! ([`movielens_log`]), and the research data sets, which are other people's and have no titles.

use super::collected::{listed_under, together};
use super::movielens_log;
use super::reading::{ImportAsks, NO_RATING, Reading};
use super::table_file::{ReadRow, ReadRows, Table};
use super::title_year::bracketed;
use super::values::{imdb_id, numbered, score_of, title, tmdb_id};
use crate::FilmFacts;
use crate::imports::csv_rows::{CsvRow, Dialect};
use crate::imports::foreign::{ForeignFilm, Says};
use crate::imports::table::{Heading, said};
use crate::text::with_leading_article;

const NUMBERS_ONLY: &str = "This row names its film by a number of MovieLens’s alone. The table movielens-ratings.csv has titles.";

pub(super) const TABLES: &[Table] = &[
    table(|heading| heading.has(&["movie_id", "imdb_id", "tmdb_id", "title", "rating"]), ratings),
    table(|heading| heading.has(&["movie_id", "imdb_id", "tmdb_id", "title", "tag"]), tags),
    Table {
        settle: Some(movielens_log::settle),
        ..table(
            |heading| heading.has(&["datetime", "login_id", "action_type", "log_json"]),
            movielens_log::rows,
        )
    },
    table(
        |heading| heading.has(&["userId", "movieId", "rating", "timestamp"]),
        |_, _, _| Box::new(|_| Ok(Says::LeftOut(NUMBERS_ONLY))),
    ),
];

const fn table(fits: fn(&Heading) -> bool, rows: ReadRows) -> Table {
    let (dialect, asks) = (Dialect::RFC_4180, ImportAsks::NOTHING);
    Table { source: "movielens", fits, dialect, ragged: false, asks, settle: None, rows }
}

/// A rating is the film's; nothing says when it was given.
fn ratings(heading: &Heading, _: &Reading, _: &str) -> ReadRow {
    let films = FilmColumns::of(heading);
    let rating = heading.column("rating");
    Box::new(move |row| {
        let stars = said(row, rating).ok_or(NO_RATING)?;
        Ok(Says::Scored(films.film(row)?, score_of(stars, 5)?, None))
    })
}

/// A tag a row. It is put to the film, seen or not, so that it becomes a list.
fn tags(heading: &Heading, _: &Reading, _: &str) -> ReadRow {
    let films = FilmColumns::of(heading);
    let tag = heading.column("tag");
    Box::new(move |row| {
        let tag = said(row, tag).ok_or("This row gives no tag.")?;
        let film = films.film(row)?;
        let mut lists = listed_under(&film, &[tag.to_owned()]).into_iter();
        let first = lists.next().ok_or("This row gives no tag.")?;
        Ok(together(first, lists.collect()))
    })
}

struct FilmColumns {
    movielens: Option<usize>,
    imdb: Option<usize>,
    tmdb: Option<usize>,
    title: Option<usize>,
}

impl FilmColumns {
    fn of(heading: &Heading) -> Self {
        Self {
            movielens: heading.column("movie_id"),
            imdb: heading.column("imdb_id"),
            tmdb: heading.column("tmdb_id"),
            title: heading.column("title"),
        }
    }

    fn film(&self, row: &CsvRow) -> Result<ForeignFilm, String> {
        let named = Named::of(&title(said(row, self.title))?);
        let ids = [
            said(row, self.imdb).and_then(imdb_id),
            said(row, self.tmdb).and_then(tmdb_id),
            said(row, self.movielens).and_then(|id| numbered("movielens", id)),
        ];
        let facts = named.original.map(|original| {
            Box::new(FilmFacts { original_title: Some(original), ..FilmFacts::default() })
        });
        Ok(ForeignFilm {
            title: named.title,
            year: named.year,
            ids: ids.into_iter().flatten().collect(),
            facts,
        })
    }
}

/// A film as MovieLens writes it, all in one: `Glass Harbour, The (Porto de Vidro, O) (1974)`.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    title: String,
    /// What stands in brackets before the year, unless it is said to be only another name.
    original: Option<String>,
    year: Option<i16>,
}

impl Named {
    fn of(text: &str) -> Self {
        let (rest, year) = match bracketed(text) {
            Some((rest, inside)) => match super::values::year(inside) {
                Ok(year) => (rest, Some(year)),
                // Of several years, as of a film in parts, the first.
                Err(_) => {
                    match inside.split_once(['-', '–']).map(|(year, _)| super::values::year(year))
                    {
                        Some(Ok(year)) => (rest, Some(year)),
                        _ => (text, None),
                    }
                }
            },
            None => (text, None),
        };
        let (mut title, mut original) = (rest, None);
        // Some films have two other names.
        while let Some((before, inside)) = bracketed(title).filter(|(before, _)| !goes_on(before)) {
            title = before;
            if !inside.to_lowercase().starts_with("a.k.a.") {
                original = Some(with_leading_article(inside));
            }
        }
        Self { title: with_leading_article(title), original, year }
    }
}

/// Whether the brackets behind this belong to the title itself: `Salt: Or (The Long Way Home)`.
fn goes_on(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    matches!(last.as_str(), "or" | "and" | "of" | "&" | "-") || before.ends_with([':', ','])
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::imports::sources::testing::read;

    #[rstest]
    #[case::article("Glass Harbour, The (1974)", "The Glass Harbour", None, Some(1974))]
    #[case::another_name("Seven (a.k.a. Se7en) (1995)", "Seven", None, Some(1995))]
    #[case::original(
        "Harbour of Lost Children, The (Porto das crianças, El) (1995)",
        "The Harbour of Lost Children",
        Some("El Porto das crianças"),
        Some(1995)
    )]
    #[case::elided(
        "Avventura, L' (Adventure, The) (1960)",
        "L'Avventura",
        Some("The Adventure"),
        Some(1960)
    )]
    #[case::brackets_of_its_own(
        "(500) Days of Wind (2009)",
        "(500) Days of Wind",
        None,
        Some(2009)
    )]
    #[case::going_on(
        "Salt: Or (The Long Way Home) (2014)",
        "Salt: Or (The Long Way Home)",
        None,
        Some(2014)
    )]
    #[case::no_year("Kites", "Kites", None, None)]
    #[case::comma("Comma, The Film (2019)", "Comma, The Film", None, Some(2019))]
    #[case::a_number("1917 (2019)", "1917", None, Some(2019))]
    fn title_original_and_year_are_taken_apart(
        #[case] written: &str,
        #[case] title: &str,
        #[case] original: Option<&str>,
        #[case] year: Option<i16>,
    ) {
        let original = original.map(str::to_owned);
        assert_eq!(Named::of(written), Named { title: title.into(), original, year });
    }

    #[test]
    fn half_a_star_is_a_point() {
        let rows = read(
            "movie_id,imdb_id,tmdb_id,rating,average_rating,title\r\n9001,0070000,700001,4.5,3.81,\"Glass Harbour, The (1974)\"\r\n9002,0070001,,0.5,3.81,Kites (1999)\r\n",
        );
        let scores: Vec<_> = rows
            .iter()
            .map(|row| match &row.says {
                Says::Scored(film, score, None) => (film.ids[0].value.clone(), score.tenths()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(scores, [("tt0070000".into(), 90), ("tt0070001".into(), 10)]);
    }

    #[test]
    fn the_tags_of_a_film_are_lists_and_no_viewing() {
        let rows = read(
            "movie_id,imdb_id,tmdb_id,title,tag\n9001,0070000,700001,\"Glass Harbour, The (1974)\",35mm\n9001,0070000,700001,\"Glass Harbour, The (1974)\",slow burn\n",
        );
        let lists = rows.iter().map(|row| match &row.says {
            Says::Listed(listed) => (listed.list.name.as_str(), listed.film.title.as_str()),
            other => panic!("{other:?}"),
        });
        let lists: Vec<_> = lists.collect();
        assert_eq!(lists, [("35mm", "The Glass Harbour"), ("slow burn", "The Glass Harbour")]);
    }

    #[test]
    fn what_has_no_titles_is_left_out_with_a_reason() {
        let research = read("userId,movieId,rating,timestamp\n1,9001,4.0,1112486027\n");
        assert_eq!(research[0].says, Says::LeftOut(NUMBERS_ONLY));
    }
}
