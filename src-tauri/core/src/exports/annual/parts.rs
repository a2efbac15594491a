//! The parts of the annual's page.

use super::Told;
use super::charts;
use crate::exports::around::{Alone, Around};
use crate::exports::markup::escape;
use crate::exports::words::{self, points};
use crate::media::Variant;
use crate::{AnnualLine, FilmTile, Moment, PersonBar, Result, Score, text};

/// Names of each kind.
const NAMES: usize = 8;

/// A part: its heading at the side and what it shows. Nothing where it shows nothing.
fn part(title: &str, about: &str, inside: &str) -> String {
    if inside.is_empty() {
        return String::new();
    }
    let about = if about.is_empty() { String::new() } else { format!("<p>{}</p>", escape(about)) };
    format!(
        "<section class=\"part\">\n<header><h2>{}</h2>{about}</header>\n<div>\n{inside}</div>\n</section>\n",
        escape(title)
    )
}

fn title(film: &FilmTile) -> String {
    let language = film.language.as_deref().or_else(|| text::language_of(&film.title));
    let language = language.map(|tag| format!(" lang=\"{}\"", escape(tag))).unwrap_or_default();
    format!("<bdi{language} dir=\"auto\">{}</bdi>", escape(&film.title))
}

/// A poster, or nothing where there is none to be had.
fn poster(film: &FilmTile, around: &mut Alone<'_>) -> Result<String> {
    let Some(hash) = &film.poster else { return Ok(String::new()) };
    let address = around.picture(hash, Variant::Poster1x)?;
    Ok(address.map_or_else(String::new, |address| {
        format!("<span class=\"poster\"><img src=\"{address}\" alt=\"\"></span>")
    }))
}

/// The first, the best and the last.
pub(super) fn ends(told: &Told, around: &mut Alone<'_>) -> Result<String> {
    let statistics = &told.statistics;
    let same = |a: &Option<Moment>, b: &Option<Moment>| {
        a.as_ref().map(|moment| moment.viewing) == b.as_ref().map(|moment| moment.viewing)
    };
    let best_is_an_end =
        same(&statistics.best, &statistics.first) || same(&statistics.best, &statistics.last);
    let mut inside = String::new();
    for (why, moment) in [
        ("It began with", statistics.first.as_ref()),
        ("It was best at", statistics.best.as_ref().filter(|_| !best_is_an_end)),
        (
            "It came to",
            statistics.last.as_ref().filter(|_| !same(&statistics.last, &statistics.first)),
        ),
    ] {
        let Some(moment) = moment else { continue };
        let said: Vec<String> =
            [moment.watched_on.map(words::date), moment.score.map(|score| score.to_string())]
                .into_iter()
                .flatten()
                .collect();
        inside.push_str(&format!(
            "<li>{}<span><i>{why}</i><b>{}</b><small>{}</small></span></li>\n",
            poster(&moment.film, around)?,
            title(&moment.film),
            escape(&said.join(", "))
        ));
    }
    let list =
        if inside.is_empty() { inside } else { format!("<ul class=\"ends\">\n{inside}</ul>\n") };
    Ok(part("First, best, latest", "", &list))
}

/// The charts.
pub(super) fn charts(told: &Told) -> String {
    let statistics = &told.statistics;
    let here = statistics.between.to.map(crate::WatchedOn::year);
    let shelf = if statistics.scores.is_empty() {
        String::new()
    } else {
        charts::shelf(&statistics.scores)
    };
    let dated = statistics.months.iter().any(|tally| tally.count > 0);
    let months = if dated { charts::months(&statistics.months) } else { String::new() };
    let decades: Vec<_> =
        statistics.decades.iter().map(|bar| (format!("{}s", bar.year), bar.tally)).collect();
    let decades =
        if decades.is_empty() { String::new() } else { charts::rows("Films by decade", &decades) };
    let kinds: String = [("Genres", &statistics.genres), ("Countries", &statistics.countries)]
        .into_iter()
        .filter(|(_, names)| !names.bars.is_empty())
        .map(|(name, names)| {
            let bars: Vec<_> =
                names.bars.iter().take(NAMES).map(|bar| (bar.name.clone(), bar.tally)).collect();
            format!("<h3>{name}</h3>\n{}", charts::rows(name, &bars))
        })
        .collect();
    [
        part("The shelf", "Every film is a spine in its poster’s colour.", &shelf),
        part(
            "Month by month",
            "A frame for each viewing; beneath, what was thought of them.",
            &months,
        ),
        part(
            "The drift",
            "The average, year by year.",
            &charts::drift(&statistics.viewing_years, here).unwrap_or_default(),
        ),
        part("By decade", "Films by when they were made.", &decades),
        part("What they were", "", &kinds),
    ]
    .concat()
}

/// The ten best.
pub(super) fn top(told: &Told, around: &mut Alone<'_>) -> Result<String> {
    let mut inside = String::new();
    for top in &told.annual.top {
        let year = top.film.year.map(|year| year.to_string());
        let said: Vec<String> = year
            .into_iter()
            .chain((!top.film.director.is_empty()).then(|| top.film.director.clone()))
            .collect();
        inside.push_str(&format!(
            "<li>{}<span><b>{}</b><small>{}</small></span><strong class=\"{}\">{}</strong></li>\n",
            poster(&top.film, around)?,
            title(&top.film),
            escape(&said.join(", ")),
            if top.score.tenths() >= 95 { "is-top" } else { "" },
            top.score
        ));
    }
    let list =
        if inside.is_empty() { inside } else { format!("<ol class=\"top\">\n{inside}</ol>\n") };
    Ok(part("The ten best", "", &list))
}

/// Every film in the order seen, as one picture, and their titles.
pub(super) fn sheet(told: &Told, picture: &str) -> String {
    let titles: String =
        told.annual.sheet.iter().map(|film| format!("<li>{}</li>\n", title(film))).collect();
    let count = told.annual.films as usize;
    let about = match count.checked_sub(told.annual.sheet.len()) {
        Some(more) if more > 0 => format!(
            "The last {} of {}, in the order seen.",
            told.annual.sheet.len(),
            text::grouped(count as u64)
        ),
        _ => "Every film, in the order seen.".to_owned(),
    };
    let inside = format!(
        "<img class=\"sheet\" src=\"{picture}\" alt=\"The posters of the films named below.\">\n<details class=\"fold\"><summary>Their titles</summary>\n<ol class=\"titles\">\n{titles}</ol>\n</details>\n"
    );
    part("Contact sheet", &about, &inside)
}

/// The people of the films.
pub(super) fn company(told: &Told) -> String {
    let table = |name: &str, people: &[PersonBar]| {
        let rows: String = people
            .iter()
            .take(NAMES)
            .map(|bar| {
                format!(
                    "<tr><th scope=\"row\"><bdi>{}</bdi></th><td class=\"r num\">{}</td><td class=\"r num\">{}</td></tr>\n",
                    escape(&bar.name),
                    bar.tally.count,
                    bar.tally.average.map_or_else(|| "–".to_owned(), points)
                )
            })
            .collect();
        if rows.is_empty() {
            return rows;
        }
        format!(
            "<table class=\"table\"><caption>{name}</caption><thead><tr><th scope=\"col\">Name</th><th scope=\"col\" class=\"r\">Films</th><th scope=\"col\" class=\"r\">Average</th></tr></thead>\n<tbody>\n{rows}</tbody></table>\n"
        )
    };
    let statistics = &told.statistics;
    let tables =
        table("Directors", &statistics.directors.seen) + &table("Actors", &statistics.cast.seen);
    let inside =
        if tables.is_empty() { tables } else { format!("<div class=\"two\">\n{tables}</div>\n") };
    part("The company kept", "Those seen most.", &inside)
}

/// Lines worth keeping.
pub(super) fn lines(told: &Told) -> String {
    let line = |line: &AnnualLine| {
        let language = line.language.as_deref().or_else(|| text::language_of(&line.text));
        let language = language.map(|tag| format!(" lang=\"{}\"", escape(tag))).unwrap_or_default();
        let date =
            line.watched_on.map(|date| format!(", {}", words::date(date))).unwrap_or_default();
        format!(
            "<figure><blockquote{language} dir=\"auto\">“{}”</blockquote><figcaption>on <bdi>{}</bdi>{}</figcaption></figure>\n",
            escape(line.text.trim_matches(['“', '”', '"'])),
            escape(&line.title),
            escape(&date)
        )
    };
    let lines: String = told.annual.lines.iter().map(line).collect();
    let inside =
        if lines.is_empty() { lines } else { format!("<div class=\"lines\">\n{lines}</div>\n") };
    part("Lines worth keeping", "From the reviews.", &inside)
}

/// Everything that is a number.
pub(super) fn figures(told: &Told) -> String {
    let figures = &told.statistics.figures;
    let days = |stretch: &crate::Stretch| {
        format!(
            "{}, {} to {}",
            words::counted(stretch.days as usize, "day", "days"),
            words::date(stretch.from),
            words::date(stretch.to)
        )
    };
    let rows = [
        ("Films", Some(text::grouped(figures.films.into()))),
        ("Viewings", Some(text::grouped(figures.viewings.into()))),
        ("Rewatches", Some(text::grouped(figures.rewatches.into()))),
        ("Hours", Some(text::grouped(figures.minutes / 60))),
        ("Average", figures.average.map(points)),
        ("Reviews", Some(text::grouped(figures.reviews.into()))),
        ("Words", Some(text::grouped(figures.words))),
        ("Longest streak", told.statistics.streak.as_ref().map(days)),
        ("Longest gap", told.statistics.gap.as_ref().map(days)),
        ("Lowest score", told.statistics.scores.first().map(|bar| Score::to_string(&bar.score))),
    ];
    let rows: String = rows
        .into_iter()
        .filter_map(|(name, value)| {
            Some(format!("<div><dt>{name}</dt><dd>{}</dd></div>\n", value?))
        })
        .collect();
    part("In figures", "", &format!("<dl class=\"figures\">\n{rows}</dl>\n"))
}
