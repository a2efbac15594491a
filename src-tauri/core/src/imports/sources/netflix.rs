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
        if is_of_series(&title) {
            return Ok(Says::LeftOut(kinds::EPISODE));
        }
        let order = order.ok_or("It is not said in which order the dates of this file are.")?;
        let day = said(row, date).map(|text| date_in(order, text)).transpose()?;
        let watched_on = day.map(WatchedOn::day);
        let film = ForeignFilm { title, ..ForeignFilm::default() };
        Ok(Says::Viewing(Box::new(ForeignViewing {
            entry: Some(keys.next(&film, watched_on)),
            film,
            watched_on,
            ..ForeignViewing::default()
        })))
    })
}

/// What Netflix calls a season or an episode, in the languages it is most seen in. With a number
/// behind it, a part of a title that is one of these is never a film's.
const NUMBERED: [&str; 24] = [
    "season",
    "series",
    "episode",
    "staffel",
    "folge",
    "saison",
    "épisode",
    "temporada",
    "episodio",
    "episódio",
    "stagione",
    "seizoen",
    "aflevering",
    "säsong",
    "avsnitt",
    "sesong",
    "sæson",
    "afsnit",
    "kausi",
    "jakso",
    "sezon",
    "odcinek",
    "évad",
    "epizód",
];
/// A film may end in one of these; where more follows, it is a series.
const PARTS: [&str; 8] =
    ["part", "chapter", "volume", "book", "teil", "partie", "parte", "capítulo"];
const LIMITED: [&str; 5] =
    ["limited series", "miniserie", "mini-serie", "mini-série", "serie limitada"];

/// Whether a title is of a series, as `Show: Season 1: Episode` is: all that tells the two apart.
fn is_of_series(title: &str) -> bool {
    let folded = title.to_lowercase();
    let parts: Vec<&str> = folded.split(": ").map(str::trim).collect();
    parts.iter().enumerate().skip(1).any(|(at, part)| {
        let last = at + 1 == parts.len();
        let numbered = |words: &[&str]| {
            part.rsplit_once(' ').is_some_and(|(word, number)| {
                words.contains(&word) && number.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        numbered(&NUMBERED) || LIMITED.contains(part) || (!last && numbered(&PARTS))
    })
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
    #[case("Salt: Part 2: The Return")]
    #[case("La mar: Temporada 3: Final")]
    fn what_names_a_season_or_an_episode_is_of_a_series(#[case] title: &str) {
        assert!(is_of_series(title));
    }

    #[rstest]
    #[case("The Glass Harbour")]
    #[case("Kites: Part 2")]
    #[case("Moth: Chapter Two")]
    #[case("Season 4")]
    #[case("The Season: A Story")]
    #[case("The Old Guard 2")]
    fn what_does_not_is_a_film(#[case] title: &str) {
        assert!(!is_of_series(title));
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
