use jiff::civil::Date;

use super::{Settled, Writer};
use crate::imports::foreign::ForeignFilm;
use crate::imports::receipt::Outcome;
use crate::storage::watchlist::WatchlistRow;
use crate::{Result, Score, storage};

impl Writer<'_> {
    /// A film's score becomes its own, undated one, unless the film's latest scored viewing says
    /// the same. Where they differ both are kept (the viewing's counts).
    pub(super) fn scored(
        &mut self,
        foreign: &ForeignFilm,
        score: Score,
        on: Option<Date>,
    ) -> Result<Settled> {
        let found = self.film(foreign)?;
        let conn = self.edit.conn();
        let is_new = self.films.is_new(found.film);
        let (own, latest) = match self.latest_scores.get(&found.film) {
            Some(latest) if is_new => (latest.own, latest.score()),
            _ => storage::films::scores(conn, found.film)?,
        };
        let mut settled = Settled::new(Outcome::Same, "film", found.film.0);
        if own == Some(score) || latest == Some(score) {
            let by_this_import = is_new || self.seen.contains(&found.film);
            settled.outcome = self.repeated(found, by_this_import);
        } else if let Some(own) = own {
            settled.outcome = Outcome::Conflict;
            settled.reason = format!(
                "The journal gives this film {own} and the file {score}; the journal’s was kept."
            );
        } else {
            let scored_on = on.map(|date| date.to_string());
            storage::films::update_score(conn, found.film, score, scored_on, &self.edit.now())?;
            self.latest_scores.entry(found.film).or_default().own = Some(score);
            self.receipt.added.scores += 1;
            self.changed = true;
            settled.outcome = Outcome::New;
        }
        Ok(settled)
    }

    /// A film that was watched at some time has at least one viewing; where no other row tells of
    /// one, it is undated. The day on which the film was marked is not the day it was seen.
    pub(super) fn seen(&mut self, foreign: &ForeignFilm, on: Option<Date>) -> Result<Settled> {
        let found = self.film(foreign)?;
        if self.seen.contains(&found.film) {
            return Ok(Settled::new(self.repeated(found, true), "film", found.film.0));
        }
        if !self.films.is_new(found.film)
            && storage::viewings::any_of_film(self.edit.conn(), found.film)?
        {
            return Ok(Settled::new(self.repeated(found, false), "film", found.film.0));
        }
        let viewing = self.add_viewing(found.film, &super::viewings::undated(on))?;
        Ok(Settled::new(Outcome::New, "viewing", viewing.0))
    }

    /// A film to see.
    pub(super) fn wanted(&mut self, foreign: &ForeignFilm, on: Option<Date>) -> Result<Settled> {
        let found = self.film(foreign)?;
        let entry = WatchlistRow {
            film: found.film,
            why: String::new(),
            added_on: on.unwrap_or_else(|| self.edit.today()).to_string(),
            added_at: self.edit.now(),
            changed_at: self.edit.now(),
        };
        let outcome = if storage::watchlist::insert(self.edit.conn(), &entry)? {
            self.receipt.added.watchlist += 1;
            self.changed = true;
            Outcome::New
        } else {
            self.repeated(found, false)
        };
        Ok(Settled::new(outcome, "film", found.film.0))
    }

    /// A film that is liked.
    pub(super) fn liked(&mut self, foreign: &ForeignFilm) -> Result<Settled> {
        let found = self.film(foreign)?;
        let outcome = if storage::films::like(self.edit.conn(), found.film, &self.edit.now())? {
            self.receipt.added.likes += 1;
            self.changed = true;
            Outcome::New
        } else {
            self.repeated(found, false)
        };
        Ok(Settled::new(outcome, "film", found.film.0))
    }
}
