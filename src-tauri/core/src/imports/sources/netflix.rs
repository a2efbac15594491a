//! Netflix's viewing history: title and day, in the order of the person's country.

use super::day_order::{Evidence, date_in};
use super::entry_keys::EntryKeys;
use super::kinds;
use super::reading::{ImportAsks, Reading};
use super::table_file::{ReadRow, Rows, Table};
use super::values::title;
use crate::WatchedOn;
use crate::imports::Refused;
use crate::imports::csv_rows::Dialect;
use crate::imports::foreign::{ForeignFilm, ForeignViewing, Says};
use crate::imports::table::{Heading, said};

pub(super) const TABLES: &[Table] = &[Table {
    source: "netflix",
    fits: |heading| heading.names().eq(["title", "date"]),
    dialect: Dialect::RFC_4180,
    ragged: false,
    asks: ImportAsks { date_order: true, ..ImportAsks::NOTHING },
    settle: Some(settle),
    rows,
}];

/// Where the dates themselves tell their order, it is not asked.
fn settle(rows: &Rows<'_>, reading: &mut Reading, asks: &mut ImportAsks) -> Result<(), Refused> {
    let date = rows.heading.column("Date");
    let mut evidence = Evidence::default();
    rows.each(|row| {
        if let Some(text) = said(row, date) {
            evidence.note(text);
        }
        true
    })?;
    if let Some(order) = evidence.order() {
        asks.date_order = false;
        reading.date_order = Some(order);
    }
    Ok(())
}

fn rows(heading: &Heading, reading: &Reading, _: &str) -> ReadRow {
    let [name, date] = ["Title", "Date"].map(|name| heading.column(name));
    let order = reading.date_order;
    let mut keys = EntryKeys::default();
    Box::new(move |row| {
        let title = title(said(row, name))?;
        let is = Kind::of(&title);
        if is == Kind::Episode {
            return Ok(Says::LeftOut(kinds::EPISODE));
        }
        let order = order.ok_or("It is not said in which order the dates of this file are.")?;
        let day = said(row, date).map(|text| date_in(order, text)).transpose()?;
        let watched_on = day.map(WatchedOn::day);
        let film = ForeignFilm { title, ..ForeignFilm::default() };
        let viewing = Box::new(ForeignViewing {
            entry: Some(keys.next(&film, watched_on)),
            film,
            watched_on,
            ..ForeignViewing::default()
        });
        Ok(match is {
            Kind::Doubtful => Says::MaybeEpisode(viewing),
            _ => Says::Viewing(viewing),
        })
    })
}

/// What Netflix calls a season, in the languages it is most seen in. With a number behind it, a part
/// of a title that is one of these is never a film's.
const SEASONS: [&str; 13] = [
    "season",
    "series",
    "staffel",
    "saison",
    "temporada",
    "stagione",
    "seizoen",
    "säsong",
    "sesong",
    "sæson",
    "kausi",
    "sezon",
    "évad",
];
/// What it calls an episode. A film may have such a part as well: `Star Farm: Episode 4: The Barn`.
const EPISODES: [&str; 11] = [
    "episode",
    "folge",
    "épisode",
    "episodio",
    "episódio",
    "aflevering",
    "avsnitt",
    "afsnit",
    "jakso",
    "odcinek",
    "epizód",
];
/// A film may end in one of these; where more follows, it is a series or a film in parts.
const PARTS: [&str; 8] =
    ["part", "chapter", "volume", "book", "teil", "partie", "parte", "capítulo"];
const LIMITED: [&str; 5] =
    ["limited series", "miniserie", "mini-serie", "mini-série", "serie limitada"];

/// What a title is of, which is all that tells: `Show: Season 1: Episode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Film,
    Episode,
    /// It may be either.
    Doubtful,
}

impl Kind {
    fn of(title: &str) -> Self {
        let folded = title.to_lowercase();
        let parts: Vec<&str> = folded.split(": ").map(str::trim).collect();
        let (first, behind) =
            parts.split_first().map_or(("", &parts[..]), |(one, all)| (*one, all));
        let numbered = |part: &str, words: &[&str]| {
            part.rsplit_once(' ').is_some_and(|(word, number)| {
                words.contains(&word) && number.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        let any = |words: &[&str]| behind.iter().any(|part| numbered(part, words));
        let goes_on = behind
            .split_last()
            .is_some_and(|(_, before)| before.iter().any(|part| numbered(part, &PARTS)));
        let limited = behind.iter().any(|part| LIMITED.contains(part));
        // Some episodes have lost the name of their series.
        let nameless = first.is_empty() && any(&EPISODES);
        if any(&SEASONS) || limited || nameless || (goes_on && any(&EPISODES)) {
            Self::Episode
        } else if any(&EPISODES) || goes_on {
            Self::Doubtful
        } else {
            Self::Film
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::imports::sources::testing::{read, read_bytes};
    use crate::imports::sources::{DateOrder, ImportReading, Recognised, recognise};

    #[rstest]
    #[case("White Pier: Season 2: Withdrawal")]
    #[case("Dark Water: Staffel 1: „Anfang“")]
    #[case("The Harbour: Limited Series: Openings")]
    #[case(" : Episode 7")]
    #[case("La mar: Temporada 3: Final")]
    #[case("Salt: Part 2: Episode 3")]
    fn what_names_a_season_is_of_a_series(#[case] title: &str) {
        assert_eq!(Kind::of(title), Kind::Episode);
    }

    #[rstest]
    #[case("Star Farm: Episode 4: The Barn")]
    #[case("White Pier: Episode 7")]
    #[case("Salt: Part 2: The Return")]
    fn what_a_film_may_be_called_as_well_is_doubtful(#[case] title: &str) {
        assert_eq!(Kind::of(title), Kind::Doubtful);
        let rows = read(&format!("Title,Date\n\"{title}\",\"3/31/26\"\n"));
        assert!(
            matches!(&rows[0].says, Says::MaybeEpisode(viewing) if viewing.film.title == title)
        );
    }

    #[rstest]
    #[case("The Glass Harbour")]
    #[case("Kites: Part 2")]
    #[case("Moth: Chapter Two")]
    #[case("Season 4")]
    #[case("The Season: A Story")]
    #[case("The Old Guard 2")]
    #[case("Star Farm: Episode IV – A New Barn")]
    fn what_does_not_is_a_film(#[case] title: &str) {
        assert_eq!(Kind::of(title), Kind::Film);
    }

    #[test]
    fn the_dates_are_read_in_the_order_they_show() {
        let rows = read("Title,Date\n\"Kites\",\"3/1/26\"\n\"Moth\",\"3/31/26\"\n");
        let Says::Viewing(viewing) = &rows[0].says else { panic!() };
        assert_eq!(viewing.watched_on.unwrap().to_string(), "2026-03-01");
    }

    #[test]
    fn where_they_do_not_show_it_the_person_is_asked() {
        let text = "Title,Date\n\"Kites\",\"3/1/26\"\n";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history");
        std::fs::write(&path, text).unwrap();
        let reading = Reading::of(&ImportReading::default()).unwrap();
        let Recognised::Rows(mut source) = recognise(&path, &reading).unwrap() else { panic!() };
        assert!(source.asks().date_order);
        assert!(source.read(&mut |_, _| true).is_err());
        let order = Some(DateOrder::DayFirst);
        let reading = ImportReading { date_order: order, ..ImportReading::default() };
        let Says::Viewing(viewing) = &read_bytes(text.as_bytes(), &reading).1[0].says else {
            panic!()
        };
        assert_eq!(viewing.watched_on.unwrap().to_string(), "2026-01-03");
    }
}
