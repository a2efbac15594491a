//! One record with all that belongs to it: the film, the viewing, the review.

mod document;
mod origin;
mod text;

use std::process::ExitCode;

use matinee_core::markdown::Phrases;
use matinee_core::{
    Error, FilmPage, Found, Journal, ReviewDetail, ReviewText, Score, ViewingFacts,
};

use crate::arguments::{Show, ShowFormat};
use crate::failure::Failure;
use crate::output::Output;

/// What is shown, in whichever format.
struct Sheet {
    found: Found,
    film: FilmPage,
    viewing: Option<ViewingFacts>,
    review: Option<(ReviewDetail, ReviewText)>,
}

impl Sheet {
    fn read(journal: &Journal, id: &str) -> Result<Self, Error> {
        let found = journal.find(id)?;
        let film = journal.film_page(found.film)?;
        let viewing = found.viewing.map(|viewing| journal.viewing_facts(viewing)).transpose()?;
        let review = match found.review {
            Some(review) => {
                let shown = journal.review(review, &Phrases::default())?;
                Some((shown, journal.review_text(review)?))
            }
            None => None,
        };
        Ok(Self { found, film, viewing, review })
    }

    /// The score of what is shown: the review's, else the viewing's, else the film's.
    fn score(&self) -> Option<Score> {
        match (&self.review, &self.viewing) {
            (Some((review, _)), _) => review.score,
            (None, Some(viewing)) => viewing.score,
            (None, None) => self.film.score,
        }
    }

    /// The word for that score.
    fn verdict(&self) -> Option<&str> {
        match &self.review {
            Some((review, _)) => review.verdict.as_deref(),
            None if self.score() == self.film.score => self.film.verdict.as_deref(),
            None => None,
        }
    }
}

/// Shows a record.
pub(crate) fn run(journal: &Journal, asked: &Show, output: &Output) -> Result<ExitCode, Failure> {
    if asked.origin {
        return origin::run(journal, &asked.id, output);
    }
    let sheet = Sheet::read(journal, &asked.id)?;
    let format =
        if output.is_json() { ShowFormat::Json } else { asked.format.unwrap_or(ShowFormat::Text) };
    match format {
        ShowFormat::Json => output.document(&document::document(&sheet)),
        ShowFormat::Text => output.text(&text::text(&sheet)),
        ShowFormat::Html => output.text(&journal.page_of(&sheet.found)?),
        ShowFormat::Markdown => {
            let review = sheet.found.review.ok_or(Error::NotFound { what: "review" })?;
            output.text(&journal.review_markdown(review)?);
        }
    }
    Ok(ExitCode::SUCCESS)
}
