//! What the columns of a sheet become: said by the person, remembered, or guessed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::imports::sources::DateOrder;

/// How a sheet is read: what each column becomes, and what the file does not say of itself.
/// Whatever is left open is found out from the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[ts(export)]
pub struct SheetMapping {
    /// The columns, by their names. One that is not named is left out; none at all: all of them
    /// are guessed.
    pub columns: Vec<SheetColumn>,
    /// Where the scale of the scores ends: 5, 10, 100. Nothing: guessed from the largest score.
    pub score_best: Option<u32>,
    /// In which order a date like 3/1/26 gives its parts.
    pub date_order: Option<DateOrder>,
    /// What stands between two values: `,`, `;`, `|` or a tab.
    pub separator: Option<char>,
    /// The encoding by its usual name: `windows-1252`.
    pub encoding: Option<String>,
    /// A comma parts the decimals of a number (otherwise a point does). Nothing: both do.
    pub decimal_comma: Option<bool>,
    /// The letters that part several names in one value; nothing for `,`, `;` and `|`.
    pub list_separators: Option<String>,
    /// The row on which the names of the columns stand; 0 for none. Nothing: found.
    pub heading_row: Option<u32>,
    /// The sheet of a workbook, by its name; nothing for the first.
    pub sheet: Option<String>,
}

/// A column and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct SheetColumn {
    /// Its name in the heading; without one, its letter: `C`.
    pub name: String,
    /// What it becomes.
    pub becomes: SheetField,
}

/// What a column of a sheet can become.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SheetField {
    /// Nothing.
    #[default]
    LeaveOut,
    /// The film's title.
    Title,
    /// Its title in its own language.
    OriginalTitle,
    /// Its year.
    Year,
    /// Title and year in one: `Heat (1995)`.
    TitleYear,
    /// Who directed it.
    Directors,
    /// Who wrote it.
    Writers,
    /// Who plays in it.
    Cast,
    /// Its length.
    Runtime,
    /// Its genres.
    Genres,
    /// Its countries.
    Countries,
    /// The languages spoken in it.
    Languages,
    /// The line from its poster.
    Tagline,
    /// IMDb's name for it.
    Imdb,
    /// TMDB's number for it.
    Tmdb,
    /// Letterboxd's address of it.
    Letterboxd,
    /// An address, from which the film's name in a catalogue is taken where the site is known.
    Url,
    /// When it was watched.
    WatchedOn,
    /// The score.
    Score,
    /// Whether it had been seen before.
    Rewatch,
    /// Whether it is liked.
    Liked,
    /// Where it was seen.
    Place,
    /// With whom.
    Companions,
    /// What it was seen on.
    Format,
    /// Tags.
    Tags,
    /// A remark.
    Note,
    /// The review, in Markdown.
    ReviewMarkdown,
    /// The review, in HTML.
    ReviewHtml,
    /// The review, without markup.
    ReviewPlain,
    /// Its headline.
    Headline,
    /// Its closing words.
    Summary,
    /// The word for the score.
    Verdict,
    /// Whether it gives the film away.
    Spoilers,
    /// Whether nobody else may read it.
    Private,
    /// When it was logged.
    LoggedOn,
    /// A list on which the film stands.
    ListName,
    /// Its place there.
    ListPosition,
    /// Whether it is to be watched.
    Watchlist,
    /// Watched, to watch, dropped, under way.
    Status,
    /// Film, series, game.
    Type,
    /// Which season or episode of a series it is: a row that gives one is of no film.
    Episode,
    /// What the viewing is called where it comes from.
    Uid,
}

impl SheetField {
    /// Whether only one column of a sheet can be this.
    pub(super) fn is_single(self) -> bool {
        self != Self::LeaveOut && !self.is_many()
    }

    /// Whether it holds several names, which columns of it add to.
    fn is_many(self) -> bool {
        matches!(
            self,
            Self::Directors
                | Self::Writers
                | Self::Cast
                | Self::Genres
                | Self::Countries
                | Self::Languages
                | Self::Companions
                | Self::Tags
                | Self::Url
        )
    }

    /// Whether a value here says that the film was watched, is to be, is liked, or stands on a
    /// list.
    pub(super) fn says_what_for(self) -> bool {
        matches!(
            self,
            Self::WatchedOn
                | Self::Score
                | Self::Rewatch
                | Self::Liked
                | Self::Place
                | Self::Companions
                | Self::Format
                | Self::ReviewMarkdown
                | Self::ReviewHtml
                | Self::ReviewPlain
                | Self::Headline
                | Self::Summary
                | Self::ListName
                | Self::Watchlist
                | Self::Status
        )
    }

    pub(super) fn is_title(self) -> bool {
        matches!(self, Self::Title | Self::TitleYear)
    }

    pub(super) fn is_date(self) -> bool {
        matches!(self, Self::WatchedOn | Self::LoggedOn)
    }

    pub(super) fn is_review(self) -> bool {
        matches!(self, Self::ReviewMarkdown | Self::ReviewHtml | Self::ReviewPlain)
    }
}
