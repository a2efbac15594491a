//! The annual as files: a page that needs nothing else, and cards to send, drawn here.
//!
//! Others are meant to see them. They hold titles, posters, scores, dates and names of film people,
//! and lines of finished reviews that are neither private nor marked as spoilers; never tags, places,
//! companions or notes, and what is counted of reviews leaves the private ones out.

mod cards;
mod charts;
mod page;
mod parts;

use std::path::Path;

use jiff::civil::Date;
use rusqlite::Connection;

use super::around::Pictures;
use super::folder::{Folder, room_in};
use super::{spare_the_journal, words};
use crate::annual::{Annual, annual};
use crate::stats::{Seen, told};
use crate::{Between, Exported, Journal, Progress, Result, Statistics, StatisticsReq, text};

/// What the files are made of.
struct Told {
    statistics: Statistics,
    annual: Annual,
    /// What it is of: `2025`, ‘March 2024 to June 2025’, ‘All years’.
    time: String,
    author: String,
}

impl Journal {
    /// Writes the annual of a time to the folder `to`: `annual.html` and, in `cards`, PNG pictures
    /// of 1080 by 1350. The folder appears only when it is whole; one written before is brought up
    /// to date.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for a time that ends before it begins or in which nothing was seen, and when
    /// something of another's is at `to`; [`crate::Error::File`]; [`crate::Error::Cancelled`]. Nothing is left behind
    /// then.
    pub fn save_annual(
        &self,
        req: &StatisticsReq,
        to: &Path,
        progress: Progress<'_>,
    ) -> Result<Exported> {
        spare_the_journal(self.folder(), to)?;
        let author = self.settings()?.author;
        let told = self.read(|conn| Told::of(conn, req, self.clock().today(), author))?;
        let pictures = Pictures::of(self);
        let mut folder = Folder::begin(to)?;
        let steps = cards::CARDS.len() + 1;
        progress.at(0, steps, "annual.html")?;
        let sheet = cards::sheet(&told, &pictures, progress)?;
        folder.write("annual.html", page::page(&told, &pictures, &sheet)?.as_bytes())?;
        for (done, (name, draw)) in cards::CARDS.iter().enumerate() {
            progress.at(done + 1, steps, name)?;
            if let Some(card) = draw(&told, &pictures)? {
                folder.write(&format!("cards/{name}.png"), &card.png()?)?;
            }
        }
        Ok(Exported {
            path: to.to_owned(),
            bytes: folder.finish()?,
            films: told.statistics.figures.films as usize,
            viewings: told.statistics.figures.viewings as usize,
            reviews: told.annual.lines.len(),
            pictures: told.annual.sheet.iter().filter(|film| film.poster.is_some()).count(),
            kept_in: 0,
            problems: pictures.problems(),
            losses: Vec::new(),
        })
    }
}

impl StatisticsReq {
    /// Where the annual goes when a person chose the folder `to` for it: a folder of its own there.
    pub fn place(&self, to: &Path) -> std::path::PathBuf {
        room_in(to, &format!("The annual, {}", time(&self.between)))
    }
}

impl Told {
    fn of(conn: &Connection, req: &StatisticsReq, today: Date, author: String) -> Result<Self> {
        let mut seen = Seen::load(conn, req, today)?;
        seen.reviews.retain(|review| !review.private);
        if seen.films.is_empty() {
            let reason = format!("Nothing was seen in this time: {}.", time(&req.between));
            return Err(crate::Error::invalid("between", reason));
        }
        Ok(Self {
            statistics: told(conn, &seen, req.between)?,
            annual: annual(conn, &seen)?,
            time: time(&req.between),
            author,
        })
    }

    /// The years it is of, to be set large: `2025`, `2009–2025`.
    fn numeral(&self) -> String {
        let Between { from, to } = self.statistics.between;
        let years = &self.statistics.viewing_years;
        let first = from.map(crate::WatchedOn::year).or_else(|| Some(years.first()?.year));
        let last = to.map(crate::WatchedOn::year).or_else(|| Some(years.last()?.year));
        match (first, last) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (Some(only), _) | (None, Some(only)) => only.to_string(),
            (None, None) => self.time.clone(),
        }
    }

    /// A time in a few sentences.
    fn essay(&self) -> String {
        let figures = &self.statistics.figures;
        let many = |count: u32, one, many| words::counted(count as usize, one, many);
        let films = many(figures.films, "film", "films");
        let mut said = vec![match figures.viewings {
            viewings if viewings > figures.films => {
                format!("{films}, {}.", many(viewings, "viewing", "viewings"))
            }
            _ => format!("{films}."),
        }];
        if figures.new_films > 0 && figures.new_films < figures.films {
            said.push(format!("{} for the first time.", text::grouped(figures.new_films.into())));
        }
        if figures.minutes >= 120 {
            said.push(format!("{} hours in the dark.", text::grouped(figures.minutes / 60)));
        }
        if figures.reviews > 0 {
            said.push(format!(
                "{}, {} words.",
                many(figures.reviews, "review", "reviews"),
                text::grouped(figures.words)
            ));
        }
        if let Some(average) = figures.average {
            said.push(format!("{} on average.", words::points(average)));
        }
        said.join(" ")
    }
}

/// A time in words.
fn time(between: &Between) -> String {
    match (between.from, between.to) {
        (None, None) => "All years".to_owned(),
        (Some(from), Some(to)) if from == to => words::date(from),
        (Some(from), Some(to)) => format!("{} to {}", words::date(from), words::date(to)),
        (Some(from), None) => format!("From {}", words::date(from)),
        (None, Some(to)) => format!("Up to {}", words::date(to)),
    }
}
