use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Between, PersonId, PersonRole, Score, WatchedOn};

/// Asks for the statistics of a time and of some films.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct StatisticsReq {
    /// The time; all of it, the undated too, where neither end is said.
    pub between: Between,
    /// Leaves it at the films of this line of the query language ([`crate::query`]), and of their
    /// viewings at those it is about: at a place, with somebody, of a score; all of them where it is
    /// empty.
    pub query: String,
}

/// Asks for the films behind one bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StatisticsFilmsReq {
    /// The statistics the bar is of.
    pub of: StatisticsReq,
    /// The bar.
    pub behind: Behind,
}

/// A bar of the statistics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "of", rename_all = "camelCase")]
#[ts(export)]
pub enum Behind {
    /// Everything the statistics count.
    Everything,
    /// Films of these scores, both ends among them.
    Scores(Score, Score),
    /// Films with this word.
    Verdict(String),
    /// Films made in these years, both ends among them.
    Released(i16, i16),
    /// Viewings of a year, whatever time was asked for: the drift shows them all.
    Seen(i16),
    /// Viewings of a month, 1 to 12.
    Month(u8),
    /// Viewings on a day of the week: 1 is Monday, 7 is Sunday.
    Weekday(u8),
    /// Viewings of one day.
    Day(WatchedOn),
    /// Films of a genre.
    Genre(String),
    /// Films of a country.
    Country(String),
    /// Films in a language.
    Language(String),
    /// Films this long, in minutes: from the first up to and without the second.
    Runtime(u32, Option<u32>),
    /// Films a person has this part in.
    Person(PersonId, PersonRole),
    /// Viewings with a tag.
    Tag(String),
    /// Viewings at a place.
    Place(String),
    /// Viewings that were not the first, as the person says.
    Rewatched,
}
