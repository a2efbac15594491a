//! Statistics as a page of a terminal.

use matinee_core::{Moment, NamedBars, PersonBar, Statistics, Stretch, Tallied};

use crate::words::{counted, grouped, plain};

/// Letters of a bar of the longest.
const BAR: u32 = 30;

/// Names of each kind.
const NAMES: usize = 10;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The whole page.
pub(super) fn told(told: &Statistics) -> String {
    let decade = |year: i16| format!("{year}s");
    let mut parts = vec![figures(told), ends(told)];
    let scores = told.scores.iter().map(|bar| (bar.score.to_string(), films(bar.films)));
    parts.push(part("Films by score", scores));
    parts.push(part("Viewings by month", MONTHS.iter().zip(&told.months).map(named)));
    parts.push(part("Viewings by day of the week", WEEKDAYS.iter().zip(&told.weekdays).map(named)));
    let years = told.viewing_years.iter().map(|bar| (bar.year.to_string(), bar.tally));
    parts.push(part("Viewings by year, of all the time", years));
    let decades = told.decades.iter().map(|bar| (decade(bar.year), bar.tally));
    parts.push(part("Films by decade", decades));
    for (title, names) in [
        ("Genres", &told.genres),
        ("Countries", &told.countries),
        ("Languages", &told.languages),
        ("Tags", &told.tags),
        ("Places", &told.places),
    ] {
        parts.push(part(title, names_of(names)));
    }
    parts.push(part("Directors seen most", people(&told.directors.seen)));
    parts.push(part("Directors rated best", people(&told.directors.best)));
    parts.push(part("Actors seen most", people(&told.cast.seen)));
    parts.push(part("Actors rated best", people(&told.cast.best)));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn figures(told: &Statistics) -> String {
    let figures = &told.figures;
    let average = figures.average.map_or_else(|| "–".to_owned(), score);
    let mut lines = vec![
        format!("{:<22}{:>10}", "Films", grouped(figures.films.into())),
        format!("{:<22}{:>10}", "  for the first time", grouped(figures.new_films.into())),
        format!("{:<22}{:>10}", "  liked", grouped(figures.liked.into())),
        format!("{:<22}{:>10}", "Viewings", grouped(figures.viewings.into())),
        format!("{:<22}{:>10}", "  rewatches", grouped(figures.rewatches.into())),
        format!("{:<22}{:>10}", "  hours", grouped(figures.minutes / 60)),
        format!("{:<22}{average:>10}", "Average score"),
        format!("{:<22}{:>10}", "Reviews", grouped(figures.reviews.into())),
        format!("{:<22}{:>10}", "  words", grouped(figures.words)),
    ];
    if figures.undated > 0 {
        let undated = counted(figures.undated, "viewing is", "viewings are");
        lines.push(format!("{undated} undated, and in no month and no year."));
    }
    lines.join("\n")
}

/// What begins, ends and stands out.
fn ends(told: &Statistics) -> String {
    let moment = |name: &str, moment: &Option<Moment>| {
        let moment = moment.as_ref()?;
        let date = moment.watched_on.map(|date| date.to_string()).unwrap_or_default();
        let given = moment.score.map(|score| score.to_string()).unwrap_or_default();
        Some(format!("{name:<16}{date:<12}{given:>4}  {}", plain(&moment.film.title)))
    };
    let stretch = |name: &str, stretch: &Option<Stretch>| {
        let Stretch { from, to, days } = stretch.as_ref()?;
        Some(format!("{name:<16}{}, {from} to {to}", counted(*days, "day", "days")))
    };
    let mut lines: Vec<String> = [
        moment("First", &told.first),
        moment("Best", &told.best),
        moment("Last", &told.last),
        stretch("Longest streak", &told.streak),
        stretch("Longest gap", &told.gap),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(told.milestones.iter().filter_map(|milestone| {
        moment(&format!("{}th", grouped(milestone.nth.into())), &Some(milestone.moment.clone()))
    }));
    lines.join("\n")
}

/// A title and its bars; nothing where no bar counts anything.
fn part(title: &str, bars: impl Iterator<Item = (String, Tallied)>) -> String {
    let bars: Vec<_> = bars.collect();
    let most = bars.iter().map(|(_, tally)| tally.count).max().unwrap_or(0);
    if most == 0 {
        return String::new();
    }
    let width = bars.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let line = |(name, tally): &(String, Tallied)| {
        let pad = " ".repeat(width - name.chars().count());
        let length = (u64::from(tally.count) * u64::from(BAR)).div_ceil(u64::from(most));
        let bar = "▪".repeat(usize::try_from(length).unwrap_or(0));
        let average = tally.average.map(score).unwrap_or_default();
        format!("  {name}{pad}  {:>6}  {average:>4}  {bar}", grouped(tally.count.into()))
    };
    let lines: Vec<_> = bars.iter().map(line).collect();
    format!("{title}\n{}", lines.join("\n"))
}

fn score(tenths: f64) -> String {
    format!("{:.1}", tenths.round() / 10.0)
}

fn films(count: u32) -> Tallied {
    Tallied { count, ..Tallied::default() }
}

fn named((name, tally): (&&str, &Tallied)) -> (String, Tallied) {
    ((*name).to_owned(), *tally)
}

fn names_of(names: &NamedBars) -> impl Iterator<Item = (String, Tallied)> {
    names.bars.iter().take(NAMES).map(|bar| (plain(&bar.name), bar.tally))
}

fn people(bars: &[PersonBar]) -> impl Iterator<Item = (String, Tallied)> {
    bars.iter().take(NAMES).map(|bar| (plain(&bar.name), bar.tally))
}
