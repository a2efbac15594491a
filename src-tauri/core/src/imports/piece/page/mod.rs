//! What a page of a film site says, from its lines: found by small rules that each know one thing
//! (a score, a list of names, a button), put together by where the lines stand. First the end is
//! cut off, then the opening is read (title, year, tagline, facts), then the closing words (score,
//! verdict, summary); what is left is the body, every paragraph and heading of it.

mod body;
mod closing;
mod dates;
mod facts;
mod furniture;
mod names;
mod opening;
mod pictures;
mod scores;
mod vocabulary;
mod words;

#[cfg(test)]
mod tests;

pub(super) use dates::date;
pub(in crate::imports) use facts::runtime;
pub(in crate::imports) use names::member;
pub(super) use names::parts;
pub(super) use pictures::with_year;

use super::line::{Line, LineKind};
use super::record::{Piece, PieceField, WhyLeftOut};
use crate::{FilmFacts, ViewingFacts, text};
use facts::Fact;

/// What a page says.
pub(super) fn read(lines: Vec<Line>) -> Piece {
    let mut page = Page::new(lines);
    closing::cut_ending(&mut page);
    let body = opening::read(&mut page);
    body::signature(&mut page);
    closing::read(&mut page, body);
    body::read(&mut page, body);
    page.piece.origins.sort_by_key(|origin| origin.field);
    page.piece.left_out.sort_by_key(|left| left.line);
    page.piece
}

/// A page being read.
struct Page {
    lines: Vec<Line>,
    /// Lines whose meaning is known already.
    taken: Vec<bool>,
    piece: Piece,
    /// Standfirst paragraphs, which stand above the facts and before the body.
    standfirst: Vec<usize>,
}

impl Page {
    fn new(lines: Vec<Line>) -> Self {
        let lines = with_labels_joined(lines);
        let taken = vec![false; lines.len()];
        Self { lines, taken, piece: Piece::default(), standfirst: Vec::new() }
    }

    fn text(&self, at: usize) -> &str {
        &self.lines[at].text
    }

    /// The lines from `from` on that nothing is known of, in order.
    fn open(&self, from: usize) -> impl Iterator<Item = usize> + '_ {
        (from..self.lines.len()).filter(|at| !self.taken[*at])
    }

    /// A line is where a field stands.
    fn take(&mut self, at: usize, field: PieceField) {
        self.taken[at] = true;
        let line = &self.lines[at];
        self.piece.found(field, line.number, &line.text);
    }

    /// A line is no part of the review.
    fn leave_out(&mut self, at: usize, why: WhyLeftOut) {
        self.taken[at] = true;
        let line = &self.lines[at];
        self.piece.leave_out(line.number, &line.text, why);
    }

    fn facts(&mut self) -> &mut FilmFacts {
        &mut self.piece.form.facts
    }

    fn watch(&mut self) -> &mut ViewingFacts {
        self.piece.form.watch.get_or_insert_default()
    }

    /// Keeps the facts of a line; the first to say something counts.
    fn keep_facts(&mut self, at: usize, facts: Vec<Fact>) {
        self.taken[at] = true;
        for fact in facts {
            let field = self.keep_fact(fact);
            let line = self.lines[at].clone();
            match field {
                Ok(field) => self.piece.found(field, line.number, &line.text),
                Err(why) => self.piece.leave_out(line.number, &line.text, why),
            }
        }
    }

    fn keep_fact(&mut self, fact: Fact) -> Result<PieceField, WhyLeftOut> {
        fn first<T: Default + PartialEq>(
            mine: &mut T,
            told: T,
            field: PieceField,
        ) -> Result<PieceField, WhyLeftOut> {
            if *mine == T::default() {
                *mine = told;
                Ok(field)
            } else if *mine == told {
                Ok(field)
            } else {
                Err(WhyLeftOut::OtherFact)
            }
        }
        let facts = self.facts();
        match fact {
            Fact::Title(title) => first(&mut facts.title, title, PieceField::Title),
            Fact::OriginalTitle(title) => {
                first(&mut facts.original_title, Some(title), PieceField::OriginalTitle)
            }
            Fact::Year(year) => first(&mut facts.year, Some(year), PieceField::Year),
            Fact::Tagline(line) => first(&mut facts.tagline, line, PieceField::Tagline),
            Fact::Runtime(minutes) => {
                first(&mut facts.runtime_min, Some(minutes), PieceField::Runtime)
            }
            Fact::Directors(names) => first(&mut facts.directors, names, PieceField::Directors),
            Fact::Writers(names) => first(&mut facts.writers, names, PieceField::Writers),
            Fact::Cast(cast) => first(&mut facts.cast, cast, PieceField::Cast),
            Fact::Genres(genres) => first(&mut facts.genres, genres, PieceField::Genres),
            Fact::Countries(names) => first(&mut facts.countries, names, PieceField::Countries),
            Fact::Languages(names) => first(&mut facts.languages, names, PieceField::Languages),
            Fact::Tags(tags) => first(&mut self.watch().tags, tags, PieceField::Tags),
            Fact::WatchedOn(date) => {
                first(&mut self.watch().watched_on, Some(date), PieceField::WatchedOn)
            }
            Fact::ReadingTime => Err(WhyLeftOut::ReadingTime),
            Fact::Other => Err(WhyLeftOut::OtherFact),
        }
    }
}

/// Puts a label and its words on one line where a page has them on two: `Director`, `Ana Reis`.
fn with_labels_joined(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for line in lines {
        if let Some(before) = joined.last_mut()
            && facts::is_label(&before.text)
            && (line.is_plain() || line.is_item())
            && !words::is_prose(&line.text)
        {
            let one = format!("{}: {}", before.text.trim_end_matches(':').trim(), line.text);
            if facts::of_line(&one).is_some() && !facts::is_label(&line.text) {
                before.text = one;
                before.kind = LineKind::Plain;
                before.markdown = None;
                continue;
            }
        }
        joined.push(line);
    }
    joined
}

/// Whether two lines name the same film.
fn same_title(one: &str, other: &str) -> bool {
    !one.is_empty() && text::title_key(one) == text::title_key(other)
}
