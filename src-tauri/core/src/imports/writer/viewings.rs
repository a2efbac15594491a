use std::sync::Arc;

use jiff::civil::Date;

use super::{Settled, Writer};
use crate::imports::choices::OnDoubt;
use crate::imports::film_finder::{Found, Look};
use crate::imports::foreign::{ForeignViewing, Origin};
use crate::imports::looking::Why;
use crate::imports::receipt::Outcome;
use crate::imports::sources::is_own_name;
use crate::storage::viewings::ViewingRow;
use crate::{FilmId, Result, Score, TagId, ViewingId, WatchedOn, films, storage, tags, text};

/// Longer than any tag the journal keeps.
const TAG_CHARS: usize = 200;

/// Who a viewing has been matched with.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    /// The row had the product's own name for it: of rows that have one, only its own may join it.
    by_entry: bool,
    /// The file of the row. A second row of the same file is a second viewing.
    file: Arc<str>,
}

/// The score of a new film's latest scored viewing, and its own.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LatestScore {
    pub(super) own: Option<Score>,
    /// Date (undated first), then order.
    latest: Option<(Option<Date>, u32, Score)>,
}

impl LatestScore {
    pub(super) fn score(self) -> Option<Score> {
        self.latest.map(|(_, _, score)| score)
    }
}

/// A viewing of which nothing is known but that it was.
pub(super) fn undated(logged_on: Option<Date>) -> ForeignViewing {
    ForeignViewing { logged_on, ..ForeignViewing::default() }
}

impl Writer<'_, '_> {
    /// A viewing. It joins the one that another row told of under the same entry; else one of the
    /// film on the same date that no other row of the file has taken; else it is a new one.
    pub(super) fn viewing(
        &mut self,
        found: Found,
        met: Option<ViewingRow>,
        told: &ForeignViewing,
        origin: &Origin,
    ) -> Result<Settled> {
        let there = match met {
            Some(row) => Some(row),
            None => self.unclaimed(found.film, told, &origin.file)?,
        };
        let mut settled = match there {
            Some(row) => self.join(row.film, row, told, origin)?,
            None => {
                let viewing = self.add_viewing(found.film, told)?;
                Settled::new(Outcome::New, "viewing", viewing.0)
            }
        };
        if found.doubtful {
            settled.say("Several films here share this title and year; this entry was given to the first of them.");
        }
        if let Some((_, id)) = settled.target {
            let viewing = ViewingId(id);
            self.claim(viewing, has_own_name(told), &origin.file);
            if let Some(entry) = &told.entry {
                self.known.entries.insert(entry.clone(), viewing);
            }
        }
        settled.source_id.clone_from(&told.entry);
        let new = settled.outcome == Outcome::New;
        let doubts = told.doubt.iter().filter(|_| new);
        let long_tags = told
            .tags
            .iter()
            .any(|tag| tag.chars().count() > TAG_CHARS)
            .then(|| format!("A tag of more than {TAG_CHARS} characters was left out."));
        for more in doubts.cloned().chain(long_tags) {
            settled.say(&more);
        }
        Ok(settled)
    }

    /// Notes that a row of `file` is this viewing.
    pub(super) fn claim(&mut self, viewing: ViewingId, by_entry: bool, file: &Arc<str>) {
        let claim = Claim { by_entry, file: Arc::clone(file) };
        let claim = self.claims.entry(viewing).or_insert(claim);
        claim.by_entry |= by_entry;
        claim.file = Arc::clone(file);
    }

    /// A viewing of something whose title may be an episode's: whether it is of a film, the person
    /// says. That the journal has such a film says it too.
    pub(super) fn maybe_episode(
        &mut self,
        told: &ForeignViewing,
        origin: &Origin,
    ) -> Result<Settled> {
        let match_title = films::match_title(&text::tidy(&told.film.title));
        let is_known = !storage::films::by_title(self.edit.conn(), &match_title)?.is_empty();
        match (self.answers.to_film(&told.film), self.answers.on_doubt) {
            (None, OnDoubt::Ask) if !is_known => {
                Ok(Settled::asking(Look { why: Why::MaybeEpisode, films: Vec::new() }))
            }
            (None, OnDoubt::Likeliest) if !is_known => {
                Ok(Settled::nothing(Outcome::Skipped, "Its title looks like an episode’s."))
            }
            _ => self.settle_viewing(told, origin),
        }
    }

    /// The viewing that this entry is known to be. In one file an entry stands once: a second row
    /// under its address on another date is another viewing.
    pub(super) fn met(&self, told: &ForeignViewing, origin: &Origin) -> Result<Option<ViewingRow>> {
        if let Some(viewing) = self.again.and_then(|again| again.viewing) {
            return storage::viewings::by_id(self.edit.conn(), viewing);
        }
        let Some(viewing) = told.entry.as_ref().and_then(|entry| self.known.entries.get(entry))
        else {
            return Ok(None);
        };
        let row = storage::viewings::by_id(self.edit.conn(), *viewing)?;
        let again = self.claims.get(viewing).is_some_and(|claim| claim.file == origin.file);
        Ok(row.filter(|row| !again || row.watched_on == told.watched_on))
    }

    /// A viewing of the film that may be the one told of: same date (or none), and not taken. One
    /// that has neither date nor anything else joins a first viewing that has a date.
    fn unclaimed(
        &self,
        film: FilmId,
        told: &ForeignViewing,
        file: &Arc<str>,
    ) -> Result<Option<ViewingRow>> {
        let own_name = has_own_name(told);
        // A film added here has only viewings of this import, which know their entries.
        if self.films.is_new(film) && (own_name || !self.seen.contains(&film)) {
            return Ok(None);
        }
        let same_date = |row: &&ViewingRow| row.watched_on == told.watched_on;
        let same_score = |row: &&ViewingRow| row.score == told.score;
        // An account's products and generations name a viewing each in their way or not at all; two
        // names of the product's own are two viewings.
        let other = |row: &ViewingRow| own_name && self.known.named.contains(&row.id);
        let free = |row: &ViewingRow| match self.claims.get(&row.id) {
            Some(claim) => claim.file != *file && !(claim.by_entry && own_name),
            None => !other(row),
        };
        let rows: Vec<ViewingRow> =
            storage::viewings::of_film(self.edit.conn(), film)?.into_iter().filter(free).collect();
        let of_day = rows.iter().filter(same_date).find(same_score);
        if let Some(row) = of_day.or_else(|| rows.iter().find(same_date)) {
            return Ok(Some(row.clone()));
        }
        for row in rows.iter().filter(|_| !told.rewatch) {
            if self.is_bare(row)? {
                return Ok(Some(row.clone()));
            }
        }
        Ok(None)
    }

    /// Whether a viewing says nothing but that it was.
    fn is_bare(&self, row: &ViewingRow) -> Result<bool> {
        let conn = self.edit.conn();
        Ok(row.watched_on.is_none()
            && row.score.is_none()
            && !row.rewatch
            && !row.liked
            && !row.abandoned
            && row.place.is_empty()
            && row.format.is_empty()
            && row.note.is_empty()
            && storage::reviews::of_viewing(conn, row.id)?.is_empty()
            && storage::tags::of_viewing(conn, row.id)?.is_empty()
            && storage::viewings::companions_of(conn, row.id)?.is_empty())
    }

    /// Adds a viewing with its tags and its review.
    pub(super) fn add_viewing(&mut self, film: FilmId, told: &ForeignViewing) -> Result<ViewingId> {
        let day_order = told.watched_on.map_or(Ok(0), |date| self.next_order(date))?;
        let now = self.edit.now();
        let row = ViewingRow {
            id: ViewingId(0),
            uid: self.edit.uid(),
            film,
            watched_on: told.watched_on,
            day_order,
            rewatch: told.rewatch,
            abandoned: told.abandoned,
            score: told.score,
            liked: told.liked,
            place: told.place.clone(),
            format: told.format.clone(),
            note: told.note.clone(),
            private: false,
            logged_on: told.logged_on.map(|date| date.to_string()),
            added_at: now.clone(),
            changed_at: now,
        };
        let viewing = storage::viewings::insert(self.edit.conn(), &row)?;
        self.changed = true;
        self.seen.insert(film);
        self.receipt.added.viewings += 1;
        self.receipt.added.scores += u32::from(told.score.is_some());
        self.note_score(film, told.watched_on, day_order, told.score);
        if !told.companions.is_empty() {
            storage::viewings::replace_companions(self.edit.conn(), viewing, &told.companions)?;
        }
        self.add_tags(viewing, &told.tags)?;
        if let Some(review) = &told.review {
            self.add_review(film, Some(viewing), review, told.logged_on)?;
        }
        Ok(viewing)
    }

    /// Puts the tags on that aren't there yet; says whether there were any.
    pub(super) fn add_tags(&mut self, viewing: ViewingId, names: &[String]) -> Result<bool> {
        if names.is_empty() {
            return Ok(false);
        }
        let mut position = match viewing > self.last_viewing {
            true => 0,
            false => storage::tags::of_viewing(self.edit.conn(), viewing)?.len(),
        };
        let mut added = false;
        for name in names {
            if let Some(tag) = self.tag(name)? {
                added |= storage::tags::attach(self.edit.conn(), viewing, tag, position)?;
                position += 1;
            }
        }
        Ok(added)
    }

    /// The tag of a name; nothing for one that can't be kept.
    pub(super) fn tag(&mut self, name: &str) -> Result<Option<TagId>> {
        if let Some(tag) = self.tags.get(name) {
            return Ok(*tag);
        }
        let tag = match name.chars().count() > TAG_CHARS {
            true => None,
            false => tags::named(self.edit.conn(), name)?,
        };
        self.tags.insert(name.to_owned(), tag);
        Ok(tag)
    }

    pub(super) fn next_order(&mut self, date: WatchedOn) -> Result<u32> {
        let next = match self.orders.get(&date.stored()) {
            Some(next) => *next,
            None => storage::viewings::next_order(self.edit.conn(), Some(date))?,
        };
        self.orders.insert(date.stored(), next + 1);
        Ok(next)
    }

    pub(super) fn note_score(
        &mut self,
        film: FilmId,
        on: Option<WatchedOn>,
        order: u32,
        score: Option<Score>,
    ) {
        let Some(score) = score.filter(|_| self.films.is_new(film)) else { return };
        let this = (on.and_then(WatchedOn::date), order, score);
        let latest = &mut self.latest_scores.entry(film).or_default().latest;
        if latest.is_none_or(|latest| (latest.0, latest.1) <= (this.0, this.1)) {
            *latest = Some(this);
        }
    }
}

/// Whether the product has a name of its own for the viewing told of.
fn has_own_name(told: &ForeignViewing) -> bool {
    told.entry.as_deref().is_some_and(is_own_name)
}
