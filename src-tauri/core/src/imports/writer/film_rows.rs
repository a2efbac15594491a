use jiff::civil::Date;

use super::settled::TAKEN;
use super::{ImportConflict, Settled, Writer};
use crate::imports::choices::{ImportField, OnConflict};
use crate::imports::film_finder::Found;
use crate::imports::foreign::Origin;
use crate::imports::prepare::PreparedPicture;
use crate::imports::receipt::Outcome;
use crate::media::keeping;
use crate::storage::films::FilmRow;
use crate::storage::watchlist::WatchlistRow;
use crate::{FilmId, Result, Score, films, storage, text};

impl Writer<'_, '_> {
    /// A film's score becomes its own, undated one, unless the film's latest scored viewing says
    /// the same. Where they differ both are kept (the viewing's counts).
    pub(super) fn scored(
        &mut self,
        found: Found,
        score: Score,
        on: Option<Date>,
        origin: &Origin,
    ) -> Result<Settled> {
        let conn = self.edit.conn();
        let is_new = self.films.is_new(found.film);
        let (own, latest) = match self.latest_scores.get(&found.film) {
            Some(latest) if is_new => (latest.own, latest.score()),
            _ => storage::films::scores(conn, found.film)?,
        };
        let mut settled = Settled::new(Outcome::Same, "film", found.film.0);
        let scored_on = on.map(|date| date.to_string());
        let is_known = own == Some(score)
            || latest == Some(score)
            || (own.is_none() && latest.is_some() && self.has_undated(found.film, score)?);
        if is_known {
            let by_this_import = is_new || self.seen.contains(&found.film);
            settled.outcome = self.repeated(found, by_this_import);
            if own == Some(score)
                && let Some(on) = scored_on
                && storage::films::date_score(conn, found.film, &on, &self.edit.now())?
            {
                settled.fills.push(ImportField::ScoredOn);
                self.changed = true;
                if settled.outcome == Outcome::Same {
                    settled.outcome = Outcome::Merged;
                }
            }
        } else if let Some(own) = own {
            settled.outcome = Outcome::Conflict;
            let stands = self.of_two(origin, ImportField::Score);
            settled.conflicts.push(ImportConflict {
                field: ImportField::Score,
                mine: own.to_string(),
                theirs: score.to_string(),
                stands,
            });
            let kept = match stands {
                OnConflict::Theirs => {
                    storage::films::update_score(
                        conn,
                        found.film,
                        score,
                        scored_on,
                        &self.edit.now(),
                    )?;
                    self.latest_scores.entry(found.film).or_default().own = Some(score);
                    self.changed = true;
                    TAKEN
                }
                OnConflict::Mine | OnConflict::Both => "the journal’s was kept",
            };
            settled.reason =
                format!("The journal gives this film {own} and the file {score}; {kept}.");
        } else {
            storage::films::update_score(conn, found.film, score, scored_on, &self.edit.now())?;
            self.latest_scores.entry(found.film).or_default().own = Some(score);
            self.receipt.added.scores += 1;
            self.changed = true;
            settled.outcome = Outcome::New;
        }
        Ok(settled)
    }

    /// Whether an undated viewing of the film has this score: then no score of the film's own says
    /// more.
    fn has_undated(&self, film: FilmId, score: Score) -> Result<bool> {
        let viewings = storage::viewings::of_film(self.edit.conn(), film)?;
        Ok(viewings.iter().any(|row| row.watched_on.is_none() && row.score == Some(score)))
    }

    /// What stands where there is room for one value only.
    fn of_two(&self, origin: &Origin, field: ImportField) -> OnConflict {
        match self.answers.to_conflict(origin, field) {
            OnConflict::Theirs => OnConflict::Theirs,
            OnConflict::Mine | OnConflict::Both => OnConflict::Mine,
        }
    }

    /// A film that was watched at some time has at least one viewing; where no other row tells of
    /// one, it is undated. The day on which the film was marked is not the day it was seen.
    pub(super) fn seen(&mut self, found: Found, on: Option<Date>) -> Result<Settled> {
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

    /// A film that was watched, of which the row knows a score and no day. Where the journal knows
    /// as much of it, a score and no viewing, nothing is added: one was never told of.
    pub(super) fn seen_as_scored(&mut self, found: Found) -> Result<Settled> {
        let is_new = self.films.is_new(found.film);
        if !is_new && storage::films::scores(self.edit.conn(), found.film)?.0.is_some() {
            return Ok(Settled::new(self.repeated(found, false), "film", found.film.0));
        }
        self.seen(found, None)
    }

    /// A film to see.
    pub(super) fn wanted(
        &mut self,
        found: Found,
        on: Option<Date>,
        why: &str,
        origin: &Origin,
    ) -> Result<Settled> {
        let (conn, now) = (self.edit.conn(), self.edit.now());
        // One that was taken off since stays off.
        if self.again.is_some() && storage::watchlist::why_of(conn, found.film)?.is_none() {
            return Ok(Settled::nothing(Outcome::Same, ""));
        }
        let entry = WatchlistRow {
            film: found.film,
            why: text::tidy(why),
            added_on: on.unwrap_or_else(|| self.edit.today()).to_string(),
            added_at: now.clone(),
            changed_at: now.clone(),
        };
        if storage::watchlist::insert(conn, &entry)? {
            self.receipt.added.watchlist += 1;
            self.changed = true;
            return Ok(Settled::new(Outcome::New, "film", found.film.0));
        }
        let outcome = self.repeated(found, false);
        let mut settled = Settled::new(outcome, "film", found.film.0);
        let mine = storage::watchlist::why_of(conn, found.film)?.unwrap_or_default();
        let about = (ImportField::Note, "The journal’s watchlist gives another reason");
        if let Some(why) = self.one_text(&mut settled, about, &mine, &entry.why, origin) {
            storage::watchlist::update_why(conn, found.film, &why, &now)?;
            self.changed = true;
        }
        Ok(settled)
    }

    /// A film that is liked.
    pub(super) fn liked(&mut self, found: Found) -> Result<Settled> {
        let outcome = if storage::films::like(self.edit.conn(), found.film, &self.edit.now())? {
            self.receipt.added.likes += 1;
            self.changed = true;
            Outcome::New
        } else {
            self.repeated(found, false)
        };
        Ok(Settled::new(outcome, "film", found.film.0))
    }

    /// A film with its facts, and nothing about having seen it.
    pub(super) fn film_alone(&mut self, found: Found) -> Result<Settled> {
        let outcome = self.repeated(found, found.is_new);
        Ok(Settled::new(outcome, "film", found.film.0))
    }

    /// A poster for a film that has none. Where it has another, the person chooses.
    pub(super) fn poster(
        &mut self,
        found: Found,
        picture: Option<PreparedPicture>,
        origin: &Origin,
    ) -> Result<Settled> {
        let mut settled = Settled::new(self.repeated(found, false), "film", found.film.0);
        let row = films::require(self.edit.conn(), found.film)?;
        let (hash, ready) = match picture {
            Some(PreparedPicture::Ready(ready)) => (ready.hash(), Some(ready)),
            Some(PreparedPicture::Seen(hash)) => (hash, None),
            Some(PreparedPicture::Bad(reason)) => {
                // A row that has added the film, or an id to it, has come in all the same.
                if settled.outcome == Outcome::Same {
                    settled.outcome = Outcome::Unreadable;
                }
                settled.reason = reason;
                return Ok(settled);
            }
            None => return Ok(settled),
        };
        let there = films::poster(self.edit.conn(), found.film)?;
        if there.as_ref() == Some(&hash) {
            return Ok(settled);
        }
        if there.is_some() {
            settled.outcome = Outcome::Conflict;
            let stands = self.of_two(origin, ImportField::Poster);
            settled.conflicts.push(ImportConflict {
                field: ImportField::Poster,
                mine: String::new(),
                theirs: String::new(),
                stands,
            });
            if stands != OnConflict::Theirs {
                settled.reason = "The film has another poster; it was kept.".into();
                return Ok(settled);
            }
            settled.reason = format!("The film had another poster; {TAKEN}.");
        } else {
            settled.fills.push(ImportField::Poster);
            if settled.outcome == Outcome::Same {
                settled.outcome = Outcome::Merged;
            }
        }
        if let Some(ready) = ready {
            let media = keeping::put(self.edit, &ready)?;
            let row = FilmRow {
                poster_id: Some(media),
                poster_colour: Some(ready.colour.clone()),
                changed_at: self.edit.now(),
                ..row
            };
            storage::films::update(self.edit.conn(), &row)?;
        }
        self.changed = true;
        Ok(settled)
    }
}
