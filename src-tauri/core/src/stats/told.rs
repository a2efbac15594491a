use serde::Serialize;
use ts_rs::TS;

use crate::{Between, DiaryDay, FilmTile, PersonId, Score, ViewingId, WatchedOn};

/// Statistics of a time and of some films, of one state of the journal.
///
/// A time that is open at both ends counts everything that was seen: the undated viewings, and films
/// that have a score but no viewing. Any other time counts the viewings whose dates lie wholly in it.
/// A film's score is that of its last scored viewing of that time, and its current score where the
/// time is open. Averages are in tenths of a point, unrounded.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Statistics {
    /// The time.
    pub between: Between,
    /// How much there is.
    pub figures: Figures,
    /// Films by score, the lowest first.
    pub scores: Vec<ScoreBar>,
    /// Films by verdict, as the bands go from the lowest; the writer's own words last.
    pub verdicts: Vec<VerdictBar>,
    /// Films by year of release, the oldest first.
    pub release_years: Vec<YearBar>,
    /// Films by decade of release, by its first year.
    pub decades: Vec<YearBar>,
    /// Viewings by year, the first first, whatever time was asked for: how the average drifts.
    pub viewing_years: Vec<YearBar>,
    /// Viewings by month, January first, of all years of the time.
    pub months: Vec<Tallied>,
    /// Viewings by day of the week, Monday first.
    pub weekdays: Vec<Tallied>,
    /// The days with viewings, in the order of the calendar.
    pub days: Vec<DiaryDay>,
    /// Films by genre.
    pub genres: NamedBars,
    /// Films by country.
    pub countries: NamedBars,
    /// Films by language.
    pub languages: NamedBars,
    /// Films by length.
    pub runtimes: Vec<RuntimeBar>,
    /// Who directed.
    pub directors: PeopleBars,
    /// Who wrote.
    pub writers: PeopleBars,
    /// Who played.
    pub cast: PeopleBars,
    /// Seen again, and thought of again.
    pub rewatches: Rewatches,
    /// Viewings by tag.
    pub tags: NamedBars,
    /// Viewings by place.
    pub places: NamedBars,
    /// The longest run of days with a viewing on each.
    pub streak: Option<Stretch>,
    /// The longest run of days without, between two viewings of the time.
    pub gap: Option<Stretch>,
    /// The first dated viewing of the time.
    pub first: Option<Moment>,
    /// The best: the highest score, of several the one given last.
    pub best: Option<Moment>,
    /// The last dated viewing of the time.
    pub last: Option<Moment>,
    /// The round ones among all dated viewings that fall into the time.
    pub milestones: Vec<Milestone>,
}

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Figures {
    /// Viewings.
    pub viewings: u32,
    /// Films, each counted once.
    pub films: u32,
    /// Films that were seen before this time by no dated viewing, and not as a rewatch.
    pub new_films: u32,
    /// Films among them that have a score and no viewing.
    pub only_scored: u32,
    /// Viewings that were not the first, as the person says.
    pub rewatches: u32,
    /// Viewings broken off.
    pub abandoned: u32,
    /// Films liked.
    pub liked: u32,
    /// Scores given: at viewings, and to films that have no scored viewing where the time is open.
    pub scored: u32,
    /// Their average.
    pub average: Option<f64>,
    /// Undated viewings of these films. They are in no month and no year, and count only where the
    /// time is open.
    pub undated: u32,
    /// Viewings of the time known to the year alone: they are in no month.
    pub without_month: u32,
    /// Viewings of the time not known to the day: they are on no day of the week.
    pub without_day: u32,
    /// Minutes of the viewings that were not broken off, as far as runtimes are known.
    #[ts(type = "number")]
    pub minutes: u64,
    /// Such viewings of films whose runtime is not known.
    pub without_runtime: u32,
    /// Finished reviews of these viewings; of these films, where the time is open.
    pub reviews: u32,
    /// Their words.
    #[ts(type = "number")]
    pub words: u64,
}

/// How many, and what was thought of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Tallied {
    /// Films or viewings.
    pub count: u32,
    /// Those of them with a score.
    pub scored: u32,
    /// The average of those scores.
    pub average: Option<f64>,
}

/// Films of one score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScoreBar {
    /// The score, exact to the tenth.
    pub score: Score,
    /// The word of its band.
    pub verdict: Option<String>,
    /// How many.
    pub films: u32,
    /// The colours of their posters, `#rrggbb`, empty where there is none, in the order seen; of
    /// very many, some that stand for all.
    pub colours: Vec<String>,
}

/// Films of one verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VerdictBar {
    /// The word.
    pub word: String,
    /// How many.
    pub films: u32,
}

/// Films or viewings of one year, or from one year on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct YearBar {
    /// The year.
    pub year: i16,
    /// What is in it.
    pub tally: Tallied,
}

/// Films or viewings by name, the most first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NamedBars {
    /// The bars; not more than a hundred.
    pub bars: Vec<NamedBar>,
    /// How many names there are.
    pub names: u32,
    /// Films or viewings with no name at all.
    pub without: u32,
}

/// Films or viewings of one name.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NamedBar {
    /// The name.
    pub name: String,
    /// What has it.
    pub tally: Tallied,
}

/// Films from one length up to another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuntimeBar {
    /// From so many minutes.
    pub from: u32,
    /// Up to, and without, so many; nothing where there is no end.
    pub upto: Option<u32>,
    /// What is so long.
    pub tally: Tallied,
}

/// People of one part.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PeopleBars {
    /// The most films first.
    pub seen: Vec<PersonBar>,
    /// The best first, by standing; only those with enough scored films to have one.
    pub best: Vec<PersonBar>,
    /// How many people there are.
    pub people: u32,
}

/// The films of one person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonBar {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their films.
    pub tally: Tallied,
    /// Their average drawn towards the average of all films, the less the more films there are; in
    /// tenths of a point. Nothing below three scored films.
    pub standing: Option<f64>,
}

/// Seen again, and thought of again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Rewatches {
    /// The films seen most often in this time, twice at least.
    pub most: Vec<SeenOften>,
    /// Scored viewings of this time with an earlier scored viewing of the same film, both dated.
    pub scored_again: u32,
    /// Those scored higher than before.
    pub higher: u32,
    /// Those scored lower.
    pub lower: u32,
    /// What such a viewing changed, on average, in tenths of a point.
    pub drift: Option<f64>,
    /// The greatest rises, then the greatest falls, of each a handful.
    pub changes: Vec<ScoreChange>,
}

/// A film seen more than once.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SeenOften {
    /// The film.
    pub film: FilmTile,
    /// Its viewings of this time.
    pub viewings: u32,
}

/// A score that came out differently.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScoreChange {
    /// The film.
    pub film: FilmTile,
    /// The score before.
    pub from: Score,
    /// When that was.
    pub from_on: WatchedOn,
    /// The score of this time.
    pub to: Score,
    /// When it was given.
    pub to_on: WatchedOn,
}

/// A run of days, both ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Stretch {
    /// Its first day.
    pub from: WatchedOn,
    /// Its last day.
    pub to: WatchedOn,
    /// How many days.
    pub days: u32,
}

/// One viewing that stands out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Moment {
    /// The viewing; nothing for the best, when it has a score and no viewing.
    pub viewing: Option<ViewingId>,
    /// What was seen.
    pub film: FilmTile,
    /// When.
    pub watched_on: Option<WatchedOn>,
    /// The score given then.
    pub score: Option<Score>,
}

/// A round viewing.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Milestone {
    /// Which of all dated viewings of these films.
    pub nth: u32,
    /// The viewing.
    pub moment: Moment,
}
