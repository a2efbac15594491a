//! How a file is to be read where it does not say so itself.

use std::sync::Arc;

use encoding_rs::Encoding;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::going::Going;
use super::movielens_log::LastRatings;
use super::sheet::{SheetMapping, SheetPreset};
use super::trakt::Moments;
use crate::imports::Refused;
use crate::imports::piece::KeyMeanings;
use crate::{Error, Result, text};

/// What the person says of a file, as the window and the command line send it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ImportReading {
    /// Where the person was, as the IANA time zone database calls it: `Europe/Lisbon`. Instants
    /// become the calendar date there. Nothing: the machine's own zone.
    pub time_zone: Option<String>,
    /// In which order a date like 3/1/26 gives its parts.
    pub date_order: Option<DateOrder>,
    /// What the films of a bare list of films are.
    pub films_are: Option<FilmsAre>,
    /// What the list is called that they are of, which goes before the file's name.
    #[ts(optional = nullable)]
    pub list_name: Option<String>,
    /// What the columns of a sheet become that no product writes.
    pub sheet: Option<SheetMapping>,
    /// What keys of front matter become in the files of this import, beside what is remembered.
    #[serde(skip)]
    #[ts(skip)]
    pub keys: KeyMeanings,
}

/// What the films of a bare list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FilmsAre {
    /// Films that were watched.
    Seen,
    /// Films to watch.
    Wanted,
    /// Films that are liked.
    Liked,
    /// The films of a list, which is called as the person says, else as the file is.
    Listed,
    /// Films that were rated, of which nothing else is told.
    Rated,
}

/// Why a row can't be read where films were said to be rated.
pub(crate) const NO_RATING: &str = "This row gives no rating.";

/// The order of a date's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum DateOrder {
    /// 31/12/2026.
    DayFirst,
    /// 12/31/2026.
    MonthFirst,
    /// 2026/12/31.
    YearFirst,
}

/// What a file leaves open and the person has to say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportAsks {
    /// It holds instants, and the zone in which they became calendar dates is to be confirmed.
    pub time_zone: bool,
    /// Its dates can be read in more than one order.
    pub date_order: bool,
    /// It lists films without saying whether they were watched, are to be, are liked, or are a list.
    pub films_are: bool,
    /// All of them are rated, so that it may be nothing but the ratings.
    pub all_rated: bool,
}

impl ImportAsks {
    /// Nothing is left open.
    pub(crate) const NOTHING: Self =
        Self { time_zone: false, date_order: false, films_are: false, all_rated: false };
}

/// [`ImportReading`], checked.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) zone: TimeZone,
    pub(crate) date_order: Option<DateOrder>,
    pub(crate) films_are: Option<FilmsAre>,
    /// What a list is called that the file gives no name.
    pub(crate) list_name: Option<String>,
    /// Moments that a table gives to too many films for any of them to have been watched then.
    pub(crate) moments: Arc<Moments>,
    /// Of a log, which of a film's ratings counts.
    pub(crate) last_ratings: Arc<LastRatings>,
    pub(crate) sheet: Option<SheetMapping>,
    /// The encoding of the file, where it was said.
    pub(crate) encoding: Option<&'static Encoding>,
    /// How sheets were read before.
    pub(crate) presets: Vec<SheetPreset>,
    /// Whether the file is still wanted while it is seen what it is.
    pub(crate) going: Going,
}

impl Reading {
    /// # Errors
    /// [`Error::Invalid`] for a time zone there is none of.
    pub(crate) fn of(said: &ImportReading) -> Result<Self> {
        let zone = match said.time_zone.as_deref().map(str::trim).filter(|zone| !zone.is_empty()) {
            None => TimeZone::system(),
            Some(name) => TimeZone::get(name).map_err(|_| {
                let reason = format!(
                    "There is no time zone ‘{name}’. They are called like Europe/Lisbon or America/New_York."
                );
                Error::invalid("timeZone", reason)
            })?,
        };
        let encoding = match said.sheet.as_ref().and_then(|sheet| sheet.encoding.as_deref()) {
            None => None,
            Some(name) => {
                Some(Encoding::for_label_no_replacement(name.as_bytes()).ok_or_else(|| {
                    let reason = format!(
                        "There is no encoding ‘{name}’. They are called like UTF-8 or Windows-1252."
                    );
                    Error::invalid("encoding", reason)
                })?)
            }
        };
        Ok(Self {
            zone,
            encoding,
            date_order: said.date_order,
            films_are: said.films_are,
            list_name: said.list_name.as_deref().map(text::tidy).filter(|name| !name.is_empty()),
            sheet: said.sheet.clone(),
            presets: Vec::new(),
            going: Going::default(),
            moments: Arc::default(),
            last_ratings: Arc::default(),
        })
    }

    /// Whether it was said what the columns of a sheet become.
    pub(crate) fn has_mapping(&self) -> bool {
        self.sheet.as_ref().is_some_and(|mapping| !mapping.columns.is_empty())
    }

    /// The calendar date of an instant where the person was.
    pub(crate) fn date_of(&self, instant: Timestamp) -> Date {
        instant.to_zoned(self.zone.clone()).date()
    }

    /// The calendar date of an instant written as RFC 3339 (`2026-03-01T21:30:00.000Z`); one that
    /// says no offset is a local time and keeps its date.
    ///
    /// # Errors
    /// A sentence about what stands there instead.
    pub(crate) fn local_date(&self, text: &str) -> Result<Date, String> {
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(self.date_of(instant));
        }
        text.parse::<jiff::civil::DateTime>()
            .map(jiff::civil::DateTime::date)
            .or_else(|_| text.parse::<Date>())
            .map_err(|_| format!("‘{text}’ is no date that the calendar has."))
    }

    /// What the films of a bare list are, which the person has to have said.
    ///
    /// # Errors
    /// A refusal that tells how to say it.
    pub(crate) fn films(&self) -> Result<FilmsAre, Refused> {
        self.films_are.ok_or_else(|| {
            Refused::new(
                "This file lists films and does not say what for. Say whether they were watched, are to be watched, are liked, or are a list.",
            )
        })
    }

    /// What the films of a bare list are, and of which list where that was said: the same row read
    /// otherwise is another row.
    pub(crate) fn films_read_as(&self) -> Option<String> {
        let are = self.films_are?;
        let name = self.list_name.as_ref().filter(|_| are == FilmsAre::Listed);
        Some(name.map_or(format!("{are:?}"), |name| format!("{are:?} {name}")))
    }

    /// Whether all that is asked has been answered.
    ///
    /// # Errors
    /// A refusal that tells how to say what is missing.
    pub(crate) fn answers(&self, asks: ImportAsks) -> Result<(), Refused> {
        if asks.date_order {
            self.order()?;
        }
        if asks.films_are {
            self.films()?;
        }
        Ok(())
    }

    /// The order of dates, which the person has to have said.
    ///
    /// # Errors
    /// A refusal that tells how to say it.
    pub(crate) fn order(&self) -> Result<DateOrder, Refused> {
        self.date_order.ok_or_else(|| {
            Refused::new(
                "The dates in this file can be read in two ways. Say whether the day or the month comes first.",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_zone(name: &str) -> Reading {
        let said = ImportReading { time_zone: Some(name.into()), ..ImportReading::default() };
        Reading::of(&said).unwrap()
    }

    #[test]
    fn an_instant_is_the_date_where_the_person_was() {
        let late = "2026-03-02T01:30:00.000Z";
        assert_eq!(in_zone("America/New_York").local_date(late).unwrap().to_string(), "2026-03-01");
        assert_eq!(in_zone("Asia/Tokyo").local_date(late).unwrap().to_string(), "2026-03-02");
    }

    #[test]
    fn a_local_time_keeps_its_date() {
        let reading = in_zone("Asia/Tokyo");
        assert_eq!(reading.local_date("2026-03-01 23:30:00").unwrap().to_string(), "2026-03-01");
        assert_eq!(reading.local_date("2026-03-01").unwrap().to_string(), "2026-03-01");
        assert!(reading.local_date("2026-02-30").is_err());
    }

    #[test]
    fn a_zone_there_is_none_of_is_refused() {
        let said = ImportReading { time_zone: Some("Moon/Base".into()), ..Default::default() };
        assert!(Reading::of(&said).is_err());
    }
}
