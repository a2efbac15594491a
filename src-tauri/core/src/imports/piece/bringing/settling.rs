//! What becomes of a piece: it is known already, or joins what the journal has, or makes a record
//! of its own.

use rusqlite::Connection;

use super::intake::Intake;
use super::notes::There;
use super::pending::Pending;
use super::which_film;
use crate::imports::choices::{ImportField, OnDoubt};
use crate::imports::piece::record::Piece;
use crate::imports::receipt::Outcome;
use crate::imports::{Look, Met, Settled};
use crate::media::keeping::{self, Ready};
use crate::media::stills;
use crate::storage::films::FilmRow;
use crate::storage::reviews::ReviewRow;
use crate::storage::viewings::ViewingRow;
use crate::{
    Error, FilmFacts, FilmId, Result, ReviewId, ReviewText, RevisionCause, ViewingFacts, ViewingId,
    films, people, reviews, storage, verdicts, viewings,
};

/// The film that a piece is of.
enum Found {
    /// It was there; what was filled in of it.
    Here(FilmId, Vec<ImportField>),
    /// It was added.
    Added(FilmId),
    /// The person has to say.
    Asked(Look),
}

impl Intake<'_> {
    /// Takes a piece in as far as it says anything new.
    pub(super) fn settle(&mut self, pending: &Pending) -> Result<Settled> {
        let conn = self.edit.conn();
        let piece = &pending.opened.piece;
        if let Some(why) = &piece.set_aside {
            return Ok(Settled::nothing(Outcome::Skipped, why.as_str()));
        }
        if let Some(became) = self.notes.of_hash(&pending.opened.hash) {
            return Ok(Settled { target: became.target(), ..Settled::nothing(Outcome::Same, "") });
        }
        if let Some(date) = piece.open_date.as_ref().filter(|_| pending.has_open_date()) {
            return Ok(Settled::nothing(Outcome::Unreadable, date.reason()));
        }
        if let Some(uid) = uid_of(piece)
            && let Some(row) = storage::reviews::by_uid(conn, uid)?
        {
            return self.join(pending, There::of_review(conn, row)?, None);
        }
        if let Some((became, before)) = self.notes.known(conn, self.name, pending)?
            && let Some(there) = There::of(conn, became)?
        {
            return self.join(pending, there, Some(&before));
        }
        let (film, fills) = match self.film(pending)? {
            Found::Added(film) => return self.add(pending, film, piece.form.watch.as_ref(), true),
            Found::Here(film, fills) => (film, fills),
            Found::Asked(look) => return Ok(Settled::asking(look)),
        };
        let mut settled = match self.beside(pending, film)? {
            Some(there) => self.join(pending, there, None)?,
            None => self.add(pending, film, self.new_watch(pending, film)?, true)?,
        };
        if settled.outcome == Outcome::Same && !fills.is_empty() {
            settled.outcome = Outcome::Merged;
        }
        settled.fills.extend(fills);
        Ok(settled)
    }

    /// The film a piece is of, filled up with what it tells of it, or added.
    fn film(&mut self, pending: &Pending) -> Result<Found> {
        let facts = &self.told(pending)?;
        if facts.title.trim().is_empty() {
            let reason =
                "No title was found in it. Bring it in from the window, where you can give it one.";
            let reason = if pending.alone { "A film needs a title." } else { reason };
            return Err(Error::invalid("title", reason));
        }
        let chosen = pending.opened.piece.form.film;
        let here = match chosen {
            Some(film) => Some(film),
            None if pending.new_film => None,
            None => match which_film::like(&mut self.films, self.edit.conn(), facts)? {
                Met::Film(film) => Some(film),
                Met::None => None,
                Met::Doubt(look) => match (self.answers.on_doubt, look.films.first().copied()) {
                    (OnDoubt::Ask, _) => return Ok(Found::Asked(look)),
                    (OnDoubt::Likeliest, Some(film)) => Some(film),
                    (OnDoubt::Likeliest | OnDoubt::New, _) => None,
                },
            },
        };
        Ok(match here {
            Some(film) => {
                let mut fills = which_film::fill(self.edit, film, facts)?;
                fills.extend(self.points(film, &pending.opened.piece, None)?);
                Found::Here(film, fills)
            }
            None => {
                self.receipt.added.films += 1;
                let film = films::add(self.edit, facts)?;
                self.points(film, &pending.opened.piece, None)?;
                Found::Added(film)
            }
        })
    }

    /// Gives a film the points that a piece has for the film itself.
    pub(super) fn points(
        &mut self,
        film: FilmId,
        piece: &Piece,
        before: Option<&Piece>,
    ) -> Result<Vec<ImportField>> {
        let fills = which_film::fill_points(self.edit, film, piece, before)?;
        self.receipt.added.scores += u32::from(fills.contains(&ImportField::Score));
        Ok(fills)
    }

    /// What the file tells of its film. What the person has looked at is as they left it.
    pub(super) fn told(&self, pending: &Pending) -> Result<FilmFacts> {
        let facts = &pending.opened.piece.form.facts;
        match pending.corrected {
            true => Ok(facts.clone()),
            false => people::known(self.edit.conn(), facts),
        }
    }

    /// What the journal has of a film that a piece unknown so far tells of: the review of these
    /// words, or the viewing of that date, or a review of no viewing. What is another note's is not
    /// this one's.
    fn beside(&self, pending: &Pending, film: FilmId) -> Result<Option<There>> {
        let conn = self.edit.conn();
        let form = &pending.opened.piece.form;
        let reviews = storage::reviews::of_film(conn, film)?;
        // Two notes of ours are two reviews, whatever their words.
        let others = |row: &ReviewRow| {
            uid_of(&pending.opened.piece).is_some() && self.notes.has_review(row.id)
        };
        let same = |row: &&ReviewRow| {
            !row.body.trim().is_empty() && same_words(&row.body, &form.text.body) && !others(row)
        };
        if let Some(row) = reviews.iter().find(same) {
            return There::of_review(conn, row.clone()).map(Some);
        }
        let watch = self.new_watch(pending, film)?;
        if let Some(row) = watch.map(|told| self.viewing_like(pending, film, told)).transpose()? {
            return row.map(|row| There::of_viewing(conn, row)).transpose();
        }
        if !says_words(conn, &pending.opened.piece)? {
            let seen = storage::viewings::of_film(conn, film)?.into_iter().next();
            return Ok(seen.map(|row| There { film, viewing: Some(row), review: None }));
        }
        // A piece that the person brings in by itself is to come in.
        let other = |row: &&ReviewRow| row.viewing.is_none() && !self.notes.has_review(row.id);
        let other = reviews.iter().find(other).filter(|_| !pending.alone);
        other.map(|row| There::of_review(conn, row.clone())).transpose()
    }

    /// The viewing that a piece tells of. That a film was seen at all says nothing new of one of
    /// which a viewing is here, but for another note of ours: each of them is of a viewing of its
    /// own.
    fn new_watch<'p>(
        &self,
        pending: &'p Pending,
        film: FilmId,
    ) -> Result<Option<&'p ViewingFacts>> {
        let piece = &pending.opened.piece;
        let watch = piece.form.watch.as_ref();
        let bare = watch.is_some_and(|watch| *watch == ViewingFacts::default());
        if !(piece.seen && bare) {
            return Ok(watch);
        }
        let here = storage::viewings::of_film(self.edit.conn(), film)?;
        let is_known = match uid_of(piece) {
            Some(_) => here.iter().any(|row| !self.notes.has_viewing(row.id)),
            None => !here.is_empty(),
        };
        Ok(watch.filter(|_| !is_known))
    }

    /// The film's viewing of that date, the same score before another, and one without a review
    /// before one that has another; or one of which nothing is known but that it was.
    pub(super) fn viewing_like(
        &self,
        pending: &Pending,
        film: FilmId,
        told: &ViewingFacts,
    ) -> Result<Option<ViewingRow>> {
        let conn = self.edit.conn();
        let mut free = Vec::new();
        for row in storage::viewings::of_film(conn, film)? {
            if self.notes.has_viewing(row.id) {
                continue;
            }
            let reviews = storage::reviews::of_viewing(conn, row.id)?;
            let anothers = reviews.iter().any(|review| self.notes.has_review(review.id));
            if !anothers {
                free.push((row, !reviews.is_empty()));
            }
        }
        let same_date = |row: &ViewingRow| row.watched_on == told.watched_on;
        let scores_fit = |row: &ViewingRow| {
            row.score == told.score || row.score.is_none() || told.score.is_none()
        };
        let dated = told.watched_on.is_some() && !pending.alone;
        let best = free
            .iter()
            .find(|(row, reviewed)| !reviewed && same_date(row) && scores_fit(row))
            .or_else(|| free.iter().find(|(row, reviewed)| dated && !reviewed && same_date(row)))
            .or_else(|| free.iter().find(|(row, _)| dated && same_date(row)))
            .or_else(|| {
                free.iter().find(|(row, reviewed)| !told.rewatch && !reviewed && is_bare(row))
            });
        Ok(best.map(|(row, _)| row.clone()))
    }

    /// Adds what a piece tells of: the viewing, and the review where it holds words that are wanted.
    pub(super) fn add(
        &mut self,
        pending: &Pending,
        film: FilmId,
        watch: Option<&ViewingFacts>,
        words: bool,
    ) -> Result<Settled> {
        let piece = &pending.opened.piece;
        let mut target = ("film", film.0);
        let mut viewing = None;
        if let Some(told) = watch {
            let added = viewings::add(self.edit, film, told, None)?;
            self.receipt.added.viewings += 1;
            self.receipt.added.scores += u32::from(told.score.is_some());
            target = ("viewing", added.0);
            viewing = Some(added);
        }
        if words && says_words(self.edit.conn(), piece)? {
            let review = self.add_review(pending, film, viewing)?;
            target = ("review", review.0);
        } else {
            self.pictures(film, pending)?;
        }
        Ok(Settled::new(Outcome::New, target.0, target.1))
    }

    /// Adds the review that a piece holds.
    pub(super) fn add_review(
        &mut self,
        pending: &Pending,
        film: FilmId,
        viewing: Option<ViewingId>,
    ) -> Result<ReviewId> {
        let piece = &pending.opened.piece;
        let conn = self.edit.conn();
        let body = self.pictures(film, pending)?;
        let text =
            ReviewText { body, verdict: own_verdict(conn, piece)?, ..piece.form.text.clone() };
        let uid = match uid_of(piece) {
            // Its own name may be that of the review it stands beside.
            Some(uid) if storage::reviews::by_uid(conn, uid)?.is_none() => uid.to_owned(),
            _ => self.edit.uid(),
        };
        let written = reviews::Written {
            at: piece
                .written_on
                .map_or_else(|| self.edit.now(), |on| format!("{on}T00:00:00.000Z")),
            uid,
        };
        let cause = RevisionCause::Import;
        let review =
            reviews::add_written(self.edit, film, viewing, &text, !piece.draft, cause, written)?;
        self.receipt.added.reviews += 1;
        Ok(review)
    }

    /// Puts the pictures with the film and answers the body with them in their places.
    pub(super) fn pictures(&self, film: FilmId, pending: &Pending) -> Result<String> {
        let piece = &pending.opened.piece;
        let mut body = piece.form.text.body.clone();
        for picture in &piece.pictures {
            let ready = pending
                .ready
                .iter()
                .find(|(name, _)| *name == picture.name)
                .map(|(_, ready)| ready);
            match (ready, picture.poster) {
                (Some(ready), true) => self.poster(film, ready)?,
                (None, true) => {}
                (ready, false) => {
                    let name = match ready {
                        Some(ready) => {
                            stills::put(self.edit, film, &picture.name, &picture.facts(), ready)?
                                .name
                        }
                        // A place must not show a picture that another review's text calls so.
                        None => stills::free_name_of(self.edit.conn(), film, &picture.name)?,
                    };
                    if name != picture.name {
                        body = body.replace(
                            &format!("](still:{})", picture.name),
                            &format!("](still:{name})"),
                        );
                    }
                }
            }
        }
        Ok(body)
    }

    /// Gives a film the piece's poster.
    pub(super) fn poster_of(&self, film: FilmId, pending: &Pending) -> Result<()> {
        let poster = pending.opened.piece.pictures.iter().find(|picture| picture.poster);
        let ready =
            poster.and_then(|poster| pending.ready.iter().find(|(name, _)| *name == poster.name));
        ready.map_or(Ok(()), |(_, ready)| self.poster(film, ready))
    }

    /// The poster of a film that has none.
    fn poster(&self, film: FilmId, ready: &Ready) -> Result<()> {
        let row = films::require(self.edit.conn(), film)?;
        if row.poster_id.is_some() {
            return Ok(());
        }
        let media = keeping::put(self.edit, ready)?;
        let poster_colour = Some(ready.colour.clone());
        let row =
            FilmRow { poster_id: Some(media), poster_colour, changed_at: self.edit.now(), ..row };
        storage::films::update(self.edit.conn(), &row)
    }
}

/// What another journal calls the review, if that is a name we would give.
fn uid_of(piece: &Piece) -> Option<&str> {
    piece.uid.as_deref().filter(|uid| crate::uid::is_valid(uid))
}

/// Whether a viewing says nothing but that it was.
fn is_bare(row: &ViewingRow) -> bool {
    row.watched_on.is_none()
        && row.score.is_none()
        && !(row.rewatch || row.liked || row.abandoned)
        && [&row.place, &row.format, &row.note].iter().all(|text| text.is_empty())
}

/// Whether a piece holds anything that makes a review.
pub(super) fn says_words(conn: &Connection, piece: &Piece) -> Result<bool> {
    let text = &piece.form.text;
    let any = [&text.body, &text.summary, &text.headline].iter().any(|it| !it.trim().is_empty());
    Ok(any || own_verdict(conn, piece)?.is_some())
}

/// Whether two texts are the same but for the names of the stills in them, which depend on what
/// stills the film has.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    nameless(one) == nameless(other)
}

fn nameless(body: &str) -> String {
    let mut parts = body.split("](still:");
    let mut words = parts.next().unwrap_or_default().trim().to_owned();
    for part in parts {
        words.push_str("](still:");
        words.push_str(part.find(')').map_or(part, |at| &part[at..]));
    }
    words.truncate(words.trim_end().len());
    words
}

/// The verdict where it is another word than the writer's scale has for the score.
pub(super) fn own_verdict(conn: &Connection, piece: &Piece) -> Result<Option<String>> {
    let Some(verdict) = &piece.form.text.verdict else { return Ok(None) };
    let Some(score) = piece.form.watch.as_ref().and_then(|watch| watch.score) else {
        return Ok(Some(verdict.clone()));
    };
    let bands = verdicts::bands(conn)?;
    let of_scale = bands.iter().rev().find(|band| band.from <= score);
    let same =
        of_scale.is_some_and(|band| crate::text::fold(&band.word) == crate::text::fold(verdict));
    Ok((!same).then(|| verdict.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_whatever_the_stills_in_them_are_called() {
        assert!(same_words("a\n\n![b](still:c){wide} d", "a\n\n![b](still:c-2){wide} d\n"));
        assert!(!same_words("![b](still:c)", "![e](still:c)"));
        assert!(!same_words("a", "b"));
    }
}
