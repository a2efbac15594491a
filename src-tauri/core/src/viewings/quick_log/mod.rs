//! The quick log: one typed line that becomes a viewing, such as
//! `heat 1995 9.5 yesterday @rio #70mm with:ana rewatch` (`docs/logging.md`).
//!
//! The title comes first, the rest in any order. A line is only read here, and the answer tells what
//! every word of it was taken for; what to do with it is for whoever asked. Nothing is guessed
//! silently: a word that was not understood keeps the line from being logged.

mod complete;
mod dates;
mod film;
mod line;
mod meaning;
mod words;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use film::QuickChosen;
pub use meaning::{QuickMeaning, QuickPart};

use crate::{Error, FilmPick, FilmTile, Journal, Result, Score, ViewingFacts, WatchedOn, storage};
use dates::Said;
use film::Reading;
use line::Line;

/// A line, as far as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct QuickLogReq {
    /// The line.
    pub typed: String,
    /// Where the next letter would go, in UTF-16 code units from the beginning, to complete the
    /// word there; nothing where nothing is to be completed.
    pub caret: Option<u32>,
    /// The film that was chosen for the line's title, where the title alone does not say.
    pub chosen: Option<QuickChosen>,
}

/// What a line was understood to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuickLogRead {
    /// Every part of the line, in order, and what it was taken for.
    pub parts: Vec<QuickPart>,
    /// The film; nothing while no title is typed, or while the title is several films'.
    pub film: Option<FilmPick>,
    /// The film as the journal has it; nothing for a new one.
    pub known: Option<FilmTile>,
    /// The title of a new film, as typed; empty for one of the journal.
    pub title: String,
    /// The year of a new film.
    pub year: Option<i16>,
    /// The title says one film and no other: there is nothing to ask.
    pub sure: bool,
    /// What the film could also be, the likeliest first.
    pub films: Vec<QuickFilm>,
    /// How the word at the caret may go on.
    pub words: Vec<QuickWord>,
    /// What would be logged.
    pub facts: ViewingFacts,
    /// The line says when; otherwise it is today.
    pub dated: bool,
    /// The word of the score's band.
    pub verdict: Option<String>,
    /// Which of the film's dated viewings it would be, from 1; nothing for an undated one.
    pub nth: Option<u32>,
    /// The score of the viewing before it, where there is one.
    pub score_before: Option<Score>,
    /// Why the line cannot be logged as it stands.
    pub problem: Option<String>,
}

/// A film the line's title may mean, and the line when it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuickFilm {
    /// The film of the journal; nothing for a new one by this name.
    pub film: Option<FilmTile>,
    /// The line with its whole title and year.
    pub typed: String,
    /// Where the next letter goes then, in UTF-16 code units.
    pub caret: u32,
    /// What to say beside the line from then on.
    pub chosen: QuickChosen,
}

/// A word used before that completes the one at the caret, and the line with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuickWord {
    /// The word.
    pub word: String,
    /// The line with it.
    pub typed: String,
    /// Where the next letter goes then, in UTF-16 code units.
    pub caret: u32,
}

impl Journal {
    /// The date that words say, as in a quick line (`3 mar`, `march 2019`, `yesterday`); here a bare
    /// year is one, too.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they say none.
    pub fn read_date(&self, typed: &str) -> Result<WatchedOn> {
        let words: Vec<&str> = typed.split_whitespace().collect();
        if let [year] = words.as_slice()
            && let Ok(date) = WatchedOn::parse(year)
        {
            return Ok(date);
        }
        match dates::date(&words, self.clock().today(), true) {
            Some((Said::On(date), many)) if many == words.len() => Ok(date),
            Some((Said::Refused(why), _)) => Err(Error::invalid("date", why)),
            _ => Err(Error::invalid(
                "date",
                "This is no date. Write it as 3 mar 2019, march 2019, 2019-03-01 or 2019.",
            )),
        }
    }

    /// What a quick line says, as far as it is typed. It only reads: what is to be logged is handed
    /// to [`Journal::log_viewing`].
    ///
    /// # Errors
    /// When the journal cannot be read. What is wrong with a line is part of the answer.
    pub fn read_quick_log(&self, req: &QuickLogReq) -> Result<QuickLogRead> {
        let today = self.clock().today();
        self.read(|conn| {
            let line = line::read(conn, &req.typed, today)?;
            let film = film::read(conn, &line, req.chosen.as_ref())?;
            let words = match req.caret {
                Some(caret) => complete::words(conn, &req.typed, caret)?,
                None => Vec::new(),
            };
            let (nth, score_before) = before(conn, film.known.as_ref(), line.watched_on())?;
            Ok(QuickLogRead {
                problem: problem(&line, &film),
                verdict: line.facts.score.map(|score| verdict(conn, score)).transpose()?.flatten(),
                title: if film.known.is_some() { String::new() } else { line.title.clone() },
                year: if film.known.is_some() { None } else { line.year },
                film: film.pick,
                known: film.known,
                sure: film.sure,
                films: film.others,
                words,
                dated: line.dated,
                parts: line.parts,
                facts: line.facts,
                nth,
                score_before,
            })
        })
    }
}

/// Why a line cannot be logged as it stands: what is wrong with a word, then what is missing.
fn problem(line: &Line, film: &Reading) -> Option<String> {
    let of_a_word = line.parts.iter().find_map(|part| match &part.meaning {
        QuickMeaning::Unclear { why } => Some(why.clone()),
        _ => None,
    });
    if of_a_word.is_some() || line.parts.is_empty() {
        return of_a_word;
    }
    if line.title.is_empty() {
        return Some("Which film? Its title comes first.".to_owned());
    }
    if film.pick.is_none() {
        return Some(format!(
            "The journal has {} films called ‘{}’. Say which by its year.",
            film.others.iter().filter(|other| other.film.is_some()).count(),
            line.title
        ));
    }
    let facts = &line.facts;
    (facts.abandoned && facts.score.is_some())
        .then(|| "What is abandoned has no score. Take one of the two out.".to_owned())
}

/// The word of a score's band.
fn verdict(conn: &Connection, score: Score) -> Result<Option<String>> {
    let bands = storage::verdicts::bands(conn)?;
    Ok(bands.into_iter().rev().find(|(from, _)| *from <= score).map(|(_, word)| word))
}

/// Which viewing of a film one at this date would be, and the score before it.
fn before(
    conn: &Connection,
    film: Option<&FilmTile>,
    on: Option<WatchedOn>,
) -> Result<(Option<u32>, Option<Score>)> {
    let Some(on) = on else { return Ok((None, None)) };
    let Some(film) = film else { return Ok((Some(1), None)) };
    let rows = storage::viewings::of_film(conn, film.id)?;
    let earlier: Vec<_> = rows
        .iter()
        .filter(|row| row.watched_on.is_some_and(|date| date.stored() <= on.stored()))
        .collect();
    let nth = u32::try_from(earlier.len()).ok().map(|many| many + 1);
    Ok((nth, earlier.iter().find_map(|row| row.score)))
}
