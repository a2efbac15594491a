//! Charts of the annual's page, as SVG: a page that allows no inline styles cannot place anything
//! else. Each says its figures in words beside them.

use std::fmt::Write;

use crate::exports::markup::escape;
use crate::exports::words::points;
use crate::{ScoreBar, Tallied, YearBar};

/// Spines of the highest pile; beyond that one stands for several films.
const SPINES: u32 = 40;

/// Width of every drawing.
const WIDTH: f64 = 720.0;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Films of one half point.
pub(super) struct Pile {
    /// In tenths.
    pub(super) half: u8,
    pub(super) films: u32,
    pub(super) colours: Vec<String>,
}

/// Films by half points from four, or from the lowest, up to ten; a tenth between two halves stands
/// with the lower.
pub(super) fn piles(scores: &[ScoreBar]) -> Vec<Pile> {
    let half_of = |bar: &ScoreBar| bar.score.tenths() / 5 * 5;
    let lowest = scores.iter().map(half_of).min().unwrap_or(40).min(40);
    let mut piles: Vec<Pile> = (lowest / 5..=20)
        .map(|half| Pile { half: half * 5, films: 0, colours: Vec::new() })
        .collect();
    for bar in scores {
        if let Some(pile) = piles.iter_mut().find(|pile| pile.half == half_of(bar)) {
            pile.films += bar.films;
            pile.colours.extend(bar.colours.iter().cloned());
        }
    }
    piles
}

/// How many films a spine stands for.
pub(super) fn films_a_spine(piles: &[Pile]) -> u32 {
    let most = piles.iter().map(|pile| pile.films).max().unwrap_or(0);
    most.div_ceil(SPINES).max(1)
}

impl Pile {
    /// The colours of its spines from the lowest, empty where a poster has none.
    pub(super) fn spines(&self, each: u32) -> Vec<&str> {
        let many = self.films.div_ceil(each) as usize;
        let colour = |at: usize| {
            let at = at * self.colours.len() / many.max(1);
            self.colours.get(at).map_or("", String::as_str)
        };
        (0..many).map(colour).collect()
    }

    /// `8.5`.
    pub(super) fn score(&self) -> String {
        points(f64::from(self.half))
    }
}

fn svg(height: f64, label: &str, inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">\n{inside}</svg>\n",
        escape(label)
    )
}

/// The shelf.
pub(super) fn shelf(scores: &[ScoreBar]) -> String {
    let piles = piles(scores);
    let each = films_a_spine(&piles);
    let most = piles.iter().map(|pile| pile.films.div_ceil(each)).max().unwrap_or(0);
    let floor = f64::from(most) * 6.0 + 24.0;
    let step = WIDTH / piles.len() as f64;
    let mode = piles.iter().map(|pile| pile.films).max().unwrap_or(0);
    let mut inside = String::new();
    let mut said = Vec::new();
    for (at, pile) in piles.iter().enumerate() {
        let x = at as f64 * step;
        let middle = x + step / 2.0;
        let spines = pile.spines(each);
        for (up, colour) in spines.iter().enumerate() {
            let (width, shift) = uneven(at * 40 + up);
            let width = (step - 8.0) * width;
            let left = middle - width / 2.0 + shift;
            let top = floor - 6.0 * (up as f64 + 1.0);
            let fill = if colour.is_empty() {
                String::new()
            } else {
                format!(" fill=\"{}\"", escape(colour))
            };
            let _ = writeln!(
                inside,
                "<rect class=\"book\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"5\" rx=\"1\"{fill}/>"
            );
        }
        let _ = writeln!(
            inside,
            "<path class=\"ink\" d=\"M{:.1} {floor:.1}h{:.1}\"/>",
            x + 3.0,
            step - 6.0
        );
        let score = pile.score();
        if pile.films > 0 {
            let top = floor - 6.0 * spines.len() as f64 - 6.0;
            let _ =
                writeln!(inside, "<text x=\"{middle:.1}\" y=\"{top:.1}\">{}</text>", pile.films);
            said.push(format!("{score}: {}", pile.films));
        }
        let class = match (pile.half >= 95, pile.films == mode && mode > 0) {
            (true, _) => "v hi",
            (false, true) => "v most",
            _ => "v",
        };
        let _ = writeln!(
            inside,
            "<text class=\"{class}\" x=\"{middle:.1}\" y=\"{:.1}\">{score}</text>",
            floor + 19.0
        );
    }
    svg(floor + 28.0, &format!("Films by score. {}.", said.join(", ")), &inside)
}

/// A width and a shift that look like nobody lined the books up.
pub(super) fn uneven(at: usize) -> (f64, f64) {
    let part = |by: f64| (at as f64 * by).fract();
    (0.82 + 0.18 * part(0.618), 3.0 * part(0.414) - 1.5)
}

/// Viewings by month, a frame each, with the average beneath.
pub(super) fn months(months: &[Tallied]) -> String {
    let most = months.iter().map(|tally| tally.count).max().unwrap_or(0);
    let each = most.div_ceil(30).max(1);
    let floor = f64::from(most.div_ceil(each)) * 5.0 + 24.0;
    let step = WIDTH / 12.0;
    let best = months.iter().filter_map(|tally| tally.average).fold(0.0, f64::max);
    let mut inside = format!("<path class=\"ink\" d=\"M0 {floor:.1}H{WIDTH}\"/>\n");
    let mut said = Vec::new();
    for (at, (name, tally)) in MONTHS.iter().zip(months).enumerate() {
        let middle = (at as f64 + 0.5) * step;
        let frames = tally.count.div_ceil(each);
        let path: String = (0..frames)
            .map(|up| {
                format!("M{:.1} {:.1}h32v4h-32z", middle - 16.0, floor - 5.0 * f64::from(up) - 5.0)
            })
            .collect();
        let _ = writeln!(inside, "<path class=\"frame\" d=\"{path}\"/>");
        if tally.count > 0 {
            let top = floor - 5.0 * f64::from(frames) - 6.0;
            let _ = writeln!(
                inside,
                "<text class=\"v\" x=\"{middle:.1}\" y=\"{top:.1}\">{}</text>",
                tally.count
            );
            said.push(format!("{name}: {}", tally.count));
        }
        let _ = writeln!(inside, "<text x=\"{middle:.1}\" y=\"{:.1}\">{name}</text>", floor + 17.0);
        if let Some(average) = tally.average {
            let class = if average >= best { "a hi" } else { "a" };
            let _ = writeln!(
                inside,
                "<text class=\"{class}\" x=\"{middle:.1}\" y=\"{:.1}\">{}</text>",
                floor + 36.0,
                points(average)
            );
        }
    }
    svg(floor + 44.0, &format!("Viewings by month. {}.", said.join(", ")), &inside)
}

/// The average of every year as a line; nothing where there is no line to draw.
pub(super) fn drift(years: &[YearBar], here: Option<i16>) -> Option<String> {
    let scored: Vec<(i16, f64)> =
        years.iter().filter_map(|bar| Some((bar.year, bar.tally.average?))).collect();
    let ((first, _), (last, _)) = (scored.first().copied()?, scored.last().copied()?);
    if first == last {
        return None;
    }
    let low = scored.iter().map(|(_, average)| *average).fold(f64::MAX, f64::min);
    let high = scored.iter().map(|(_, average)| *average).fold(0.0, f64::max);
    let span = (high - low).max(5.0);
    let x = |year: i16| 12.0 + 676.0 * f64::from(year - first) / f64::from(last - first);
    let y = |average: f64| 30.0 + 120.0 * (high - average) / span;
    let line: Vec<String> = scored
        .iter()
        .map(|(year, average)| format!("{:.1} {:.1}", x(*year), y(*average)))
        .collect();
    let mut inside = format!("<path class=\"line\" d=\"M{}\"/>\n", line.join("L"));
    let lit = here.filter(|here| scored.iter().any(|(year, _)| year == here)).unwrap_or(last);
    for (year, average) in &scored {
        let (class, r) = if *year == lit { ("dot hi", 5.0) } else { ("dot", 2.5) };
        let _ = writeln!(
            inside,
            "<circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"{r}\"/>",
            x(*year),
            y(*average)
        );
        let at_end = *year == first || *year == last;
        let extreme =
            (*average - low).abs() < f64::EPSILON || (*average - high).abs() < f64::EPSILON;
        if at_end || extreme || *year == lit {
            let anchor = if *year == first {
                " start"
            } else if *year == last {
                " end"
            } else {
                ""
            };
            let class = if *year == lit { "v hi" } else { "v" };
            let _ = writeln!(
                inside,
                "<text class=\"{class}{anchor}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                x(*year),
                y(*average) - 12.0,
                points(*average)
            );
        }
        if at_end {
            let anchor = if *year == first { "start" } else { "end" };
            let _ = writeln!(
                inside,
                "<text class=\"{anchor}\" x=\"{:.1}\" y=\"186\">{year}</text>",
                x(*year)
            );
        }
    }
    let said: Vec<String> =
        scored.iter().map(|(year, average)| format!("{year}: {}", points(*average))).collect();
    Some(svg(190.0, &format!("Average by year. {}.", said.join(", ")), &inside))
}

/// Bars lying down, each with its name, its figure and an average.
pub(super) fn rows(label: &str, bars: &[(String, Tallied)]) -> String {
    let most = f64::from(bars.iter().map(|(_, tally)| tally.count).max().unwrap_or(1).max(1));
    let mut inside = String::new();
    let mut said = Vec::new();
    for (at, (name, tally)) in bars.iter().enumerate() {
        let middle = 26.0 * at as f64 + 13.0;
        let length = 460.0 * f64::from(tally.count) / most;
        let _ = writeln!(
            inside,
            "<text class=\"v start\" x=\"0\" y=\"{:.1}\">{}</text>\n<rect class=\"length\" x=\"130\" y=\"{:.1}\" width=\"{length:.1}\" height=\"7\"/>\n<text class=\"start\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            middle + 5.0,
            escape(name),
            middle - 3.5,
            137.0 + length,
            middle + 4.0,
            tally.count
        );
        if let Some(average) = tally.average {
            let _ = writeln!(
                inside,
                "<text class=\"v end\" x=\"{WIDTH}\" y=\"{:.1}\">{}</text>",
                middle + 5.0,
                points(average)
            );
        }
        said.push(format!("{name}: {}", tally.count));
    }
    svg(26.0 * bars.len() as f64, &format!("{label}. {}.", said.join(", ")), &inside)
}
