//! Tellico's XML, syntax 11: a collection of videos with its default fields, an entry a film.

use std::fmt::Write as _;

use super::super::super::losses::{Account, Holds, LossKind};
use super::super::super::markup::{escape, is_unsayable};
use super::super::films::{Sink, Target};
use super::super::words::{current, plain, public, tell_kept_in, tell_older_scores};
use crate::Result;
use crate::archive::records::FilmRecord;
use crate::storage::archive::FilmWhole;

const BEGINNING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<!DOCTYPE tellico PUBLIC \"-//Robby Stephenson/DTD Tellico V11.0//EN\" \"http://periapsis.org/tellico/dtd/v11/tellico.dtd\">
<tellico xmlns=\"http://periapsis.org/tellico/\" syntaxVersion=\"11\">
 <collection title=\"Films\" type=\"3\">
  <fields>
   <field name=\"_default\"/>
  </fields>
";

const HOLDS: Holds = Holds {
    kinds: &[&[
        LossKind::Years,
        LossKind::Runtimes,
        LossKind::Directors,
        LossKind::Writers,
        LossKind::Cast,
        LossKind::Genres,
        LossKind::Countries,
        LossKind::SpokenLanguages,
        LossKind::Scores,
        LossKind::FilmScores,
        LossKind::Headlines,
        LossKind::Summaries,
        LossKind::Spoilers,
    ]],
    catalogues: &[],
};

/// The collection.
#[derive(Default)]
pub(super) struct Tellico {
    entries: usize,
}

impl Target for Tellico {
    fn holds(&self) -> &'static Holds {
        &HOLDS
    }

    fn begin(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        sink.write("", BEGINNING.as_bytes())
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        let film = &whole.film;
        sink.account.film_goes(whole, &HOLDS);
        tell_kept_in(whole, sink.account);
        tell_older_scores(whole, sink.account);
        for viewing in &whole.viewings {
            sink.account.viewing(LossKind::Viewings, film, viewing);
        }
        let mut reviews = public(whole);
        let last = reviews.pop();
        for _ in reviews {
            sink.account.film(LossKind::ReviewsBeside, film);
        }
        let rating = current(whole, 20, sink.account);
        let comments = last.map(|review| {
            sink.account.review_goes(film, review, &HOLDS);
            plain(film, review, sink.account)
        });
        self.entries += 1;
        let mut entry = Entry::begin(self.entries, film, sink.account);
        entry.value("title", &film.title);
        entry.value("year", &film.year.map(|year| year.to_string()).unwrap_or_default());
        entry.values("genre", &film.genres);
        entry.values("nationality", &film.countries);
        entry.cast(whole);
        for (role, field) in [("director", "director"), ("writer", "writer")] {
            let credits = whole.credits.iter().filter(|credit| credit.role == role);
            entry.values(field, &credits.map(|credit| credit.name.clone()).collect::<Vec<_>>());
        }
        entry.values("language", &film.languages);
        let minutes = film.runtime_min.map(|minutes| minutes.to_string()).unwrap_or_default();
        entry.value("running-time", &minutes);
        entry.value("rating", &rating.map(|rating| rating.to_string()).unwrap_or_default());
        entry.values("keyword", &tags(whole));
        entry.value("comments", &comments.unwrap_or_default());
        let entry = entry.end();
        sink.write("", entry.as_bytes())?;
        Ok(true)
    }

    fn end(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        sink.write("", b" </collection>\n</tellico>\n")
    }
}

/// The tags of all the viewings of a film, each once.
fn tags(whole: &FilmWhole) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in whole.viewings.iter().flat_map(|viewing| &viewing.tags) {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    tags
}

/// An entry being written.
struct Entry<'a> {
    xml: String,
    film: &'a FilmRecord,
    account: &'a mut Account,
}

impl<'a> Entry<'a> {
    fn begin(id: usize, film: &'a FilmRecord, account: &'a mut Account) -> Self {
        Self { xml: format!("  <entry id=\"{id}\">\n"), film, account }
    }

    fn end(mut self) -> String {
        self.xml.push_str("  </entry>\n");
        self.xml
    }

    /// A text as XML has it; what XML has no way to say is told.
    fn said(&mut self, text: &str) -> String {
        if text.contains(is_unsayable) {
            self.account.film(LossKind::TextsCleaned, self.film);
        }
        escape(text)
    }

    fn value(&mut self, field: &str, value: &str) {
        if !value.is_empty() {
            let value = self.said(value);
            let _ = writeln!(self.xml, "   <{field}>{value}</{field}>");
        }
    }

    fn values(&mut self, field: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        let _ = writeln!(self.xml, "   <{field}s>");
        for value in values {
            let value = self.said(value);
            let _ = writeln!(self.xml, "    <{field}>{value}</{field}>");
        }
        let _ = writeln!(self.xml, "   </{field}s>");
    }

    fn cast(&mut self, whole: &FilmWhole) {
        let mut cast = whole.credits.iter().filter(|credit| credit.role == "cast").peekable();
        if cast.peek().is_none() {
            return;
        }
        self.xml.push_str("   <casts>\n");
        for credit in cast {
            let (name, character) = (self.said(&credit.name), self.said(&credit.character));
            let _ = writeln!(
                self.xml,
                "    <cast><column>{name}</column><column>{character}</column></cast>"
            );
        }
        self.xml.push_str("   </casts>\n");
    }
}
