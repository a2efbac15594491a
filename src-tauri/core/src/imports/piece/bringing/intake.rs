//! One import of pieces under way: film, viewing, review and pictures of each, and its row.

use rusqlite::Connection;

use super::{PieceEdit, PieceFilm};
use crate::imports::piece::source::Opened;
use crate::imports::receipt::{ImportProblem, Outcome, Receipt};
use crate::journal::Edit;
use crate::media::keeping::{self, Ready};
use crate::media::stills;
use crate::storage::films::FilmRow;
use crate::storage::imports::{ImportRow, Provenance};
use crate::{
    Error, FilmFacts, FilmId, ImportId, Result, ReviewId, ReviewText, RevisionCause, TagId,
    ViewingFacts, ViewingId, films, people, reviews, storage, verdicts, viewings,
};

/// A piece that is ready to be taken in.
pub(super) struct Pending {
    pub(super) opened: Opened,
    /// Its pictures, by their names in the text.
    pub(super) ready: Vec<(String, Ready)>,
    /// What to tell of pictures that could not be had.
    pub(super) problems: Vec<String>,
    /// It is of a new film, whatever films there are.
    pub(super) new_film: bool,
    /// It comes in alone, as the person corrected it: what can't be kept is refused at its field.
    pub(super) alone: bool,
    /// The person has looked at it.
    corrected: bool,
}

impl Pending {
    pub(super) fn of(opened: Opened) -> Self {
        Self {
            opened,
            ready: Vec::new(),
            problems: Vec::new(),
            new_film: false,
            alone: false,
            corrected: false,
        }
    }

    /// Puts the person's corrections over what was understood.
    pub(super) fn correct(&mut self, edit: &PieceEdit) {
        let piece = &mut self.opened.piece;
        piece.form = edit.form.clone();
        for (name, caption) in &edit.captions {
            for picture in piece.pictures.iter_mut().filter(|picture| picture.name == *name) {
                picture.caption.clone_from(caption);
            }
        }
        self.new_film = edit.new_film;
        self.corrected = true;
    }
}

/// One import under way.
pub(super) struct Intake<'e> {
    edit: &'e Edit<'e>,
    source: &'static str,
    name: &'e str,
    hash: &'e str,
    receipt: Receipt,
    /// Made with the first review that comes in: what adds nothing leaves no trace.
    import: Option<ImportId>,
    last_tag: TagId,
    before: storage::took::Mark,
}

/// What became of a piece.
pub(super) struct Settled {
    pub(super) outcome: Outcome,
    pub(super) reason: String,
    pub(super) review: Option<ReviewId>,
}

impl Settled {
    fn new(outcome: Outcome, reason: &str, review: Option<ReviewId>) -> Self {
        Self { outcome, reason: reason.to_owned(), review }
    }
}

impl<'e> Intake<'e> {
    pub(super) fn new(
        edit: &'e Edit<'e>,
        source: &'static str,
        name: &'e str,
        hash: &'e str,
    ) -> Result<Self> {
        let receipt = Receipt { source: source.to_owned(), ..Receipt::default() };
        Ok(Self {
            edit,
            source,
            name,
            hash,
            receipt,
            import: None,
            last_tag: storage::tags::last(edit.conn())?,
            before: storage::took::mark(edit.conn())?,
        })
    }

    /// Takes a piece in and answers what became of it.
    pub(super) fn take(&mut self, pending: &Pending) -> Result<Settled> {
        let settled = match self.settle(pending) {
            Err(Error::Invalid { reason, .. }) if !pending.alone => {
                Settled::new(Outcome::Unreadable, &reason, None)
            }
            settled => settled?,
        };
        self.receipt.rows.count(settled.outcome);
        let file = &pending.opened.name;
        if settled.outcome == Outcome::Skipped {
            self.receipt.leave_out(file, &settled.reason);
        } else if !settled.reason.is_empty() {
            self.problem(file, &settled.reason);
        }
        if settled.outcome == Outcome::New || settled.outcome == Outcome::Merged {
            for problem in &pending.problems {
                self.problem(file, problem);
            }
            self.keep(pending, &settled)?;
        }
        Ok(settled)
    }

    /// Accounts for a file that can't be read.
    pub(super) fn unreadable(&mut self, file: &str, reason: &str) {
        self.receipt.rows.count(Outcome::Unreadable);
        self.problem(file, reason);
    }

    /// Accounts for a file that the person wants to stay out.
    pub(super) fn spare(&mut self, file: &str) {
        self.receipt.rows.count(Outcome::Skipped);
        self.receipt.leave_out(file, "It was left out as you asked.");
    }

    /// Accounts for a file that is none of the kinds.
    pub(super) fn pass_over(&mut self, file: &str) {
        self.receipt.rows.count(Outcome::Skipped);
        self.receipt.leave_out(file, "It is neither Markdown, a web page nor plain text.");
    }

    /// Ends the import.
    pub(super) fn finish(mut self) -> Result<(Option<ImportId>, Receipt)> {
        self.receipt.added.tags = storage::tags::count_after(self.edit.conn(), self.last_tag)?;
        if let Some(import) = self.import {
            storage::imports::update_receipt(
                self.edit.conn(),
                import,
                &serde_json::to_string(&self.receipt)?,
            )?;
            let took = storage::took::since(self.edit.conn(), &self.before, &self.edit.now())?;
            storage::took::keep(self.edit.conn(), import, &took)?;
        }
        Ok((self.import, self.receipt))
    }

    fn problem(&mut self, file: &str, reason: &str) {
        let problem = ImportProblem { file: file.to_owned(), line: 1, reason: reason.to_owned() };
        self.receipt.problems.push(problem);
    }

    /// Keeps the row: the whole file, and what it became.
    fn keep(&mut self, pending: &Pending, settled: &Settled) -> Result<()> {
        let conn = self.edit.conn();
        let import = match self.import {
            Some(import) => import,
            None => storage::imports::insert(
                conn,
                &ImportRow {
                    id: ImportId(0),
                    uid: self.edit.uid(),
                    source: self.source.to_owned(),
                    file_name: self.name.to_owned(),
                    file_hash: self.hash.to_owned(),
                    made_at: self.edit.now(),
                    receipt: "{}".to_owned(),
                    undoable: false,
                },
            )?,
        };
        self.import = Some(import);
        storage::imports::insert_rows(
            conn,
            import,
            &[Provenance {
                file: &pending.opened.name,
                line: 1,
                outcome: settled.outcome.stored(),
                reason: &settled.reason,
                raw: &pending.opened.raw,
                source_id: Some(&pending.opened.hash),
                target: settled.review.map(|_| "review"),
                target_id: settled.review.map(|review| review.0),
            }],
        )
    }

    fn settle(&mut self, pending: &Pending) -> Result<Settled> {
        let conn = self.edit.conn();
        let piece = &pending.opened.piece;
        if let Some(review) = here_already(conn, &pending.opened)? {
            return Ok(Settled::new(Outcome::Same, "", Some(review)));
        }
        let uid = piece
            .uid
            .as_deref()
            .filter(|uid| uuid::Uuid::parse_str(uid).is_ok() && uid.len() == 36);
        if let Some(row) = uid.map(|uid| storage::reviews::by_uid(conn, uid)).transpose()?.flatten()
        {
            return Ok(if row.body == piece.form.text.body {
                Settled::new(Outcome::Same, "", Some(row.id))
            } else {
                Settled::new(
                    Outcome::Conflict,
                    "The journal has this review in other words; the journal’s was kept.",
                    Some(row.id),
                )
            });
        }
        let facts = &self.told(pending)?;
        if facts.title.trim().is_empty() {
            let reason =
                "No title was found in it. Bring it in from the window, where you can give it one.";
            return match pending.alone {
                true => Err(Error::invalid("title", "A film needs a title.")),
                false => Ok(Settled::new(Outcome::Unreadable, reason, None)),
            };
        }
        let here = match piece.form.film {
            Some(film) => Some(film),
            None if pending.new_film => None,
            None => match films_like(conn, facts)?.as_slice() {
                [] => None,
                [only] => Some(*only),
                _ => {
                    let reason = "Several films of the journal share its title. Bring it in from the window, where you can say which it is.";
                    return Ok(Settled::new(Outcome::Skipped, reason, None));
                }
            },
        };
        if let Some(film) = here
            && let Some(same) = storage::reviews::of_film(conn, film)?
                .into_iter()
                .find(|row| !row.body.trim().is_empty() && row.body == piece.form.text.body)
        {
            return Ok(Settled::new(Outcome::Same, "", Some(same.id)));
        }
        let film = match here {
            Some(film) => {
                fill(self.edit, film, facts)?;
                film
            }
            None => {
                self.receipt.added.films += 1;
                films::add(self.edit, facts)?
            }
        };
        let mut reason = String::new();
        let viewing = match &piece.form.watch {
            Some(watch) => Some(self.viewing(film, watch, &mut reason)?),
            None => None,
        };
        let body = self.pictures(film, pending)?;
        let text =
            ReviewText { body, verdict: own_verdict(conn, piece)?, ..piece.form.text.clone() };
        let written = reviews::Written {
            at: piece
                .written_on
                .map_or_else(|| self.edit.now(), |on| format!("{on}T00:00:00.000Z")),
            uid: uid.map_or_else(|| self.edit.uid(), str::to_owned),
        };
        let review = reviews::add_written(
            self.edit,
            film,
            viewing,
            &text,
            !piece.draft,
            RevisionCause::Import,
            written,
        )?;
        self.receipt.added.reviews += 1;
        for key in &piece.keys {
            if let Some(meaning) = key.chosen {
                self.receipt.keys.choose(&key.key, meaning);
            }
        }
        Ok(Settled::new(Outcome::New, &reason, Some(review)))
    }

    /// What the file tells of its film. What the person has looked at is as they left it.
    fn told(&self, pending: &Pending) -> Result<FilmFacts> {
        let facts = &pending.opened.piece.form.facts;
        match pending.corrected {
            true => Ok(facts.clone()),
            false => people::known(self.edit.conn(), facts),
        }
    }

    /// The viewing a review is of: the film's one of that date that has no review yet and no other
    /// score, else a new one.
    fn viewing(
        &mut self,
        film: FilmId,
        told: &ViewingFacts,
        reason: &mut String,
    ) -> Result<ViewingId> {
        let conn = self.edit.conn();
        for row in storage::viewings::of_film(conn, film)? {
            let fits = row.watched_on == told.watched_on
                && (row.score == told.score || row.score.is_none() || told.score.is_none());
            if !fits || !storage::reviews::of_viewing(conn, row.id)?.is_empty() {
                continue;
            }
            let viewing = row.id;
            let mut facts = viewings::read(conn, viewing)?;
            self.receipt.added.scores += u32::from(facts.score.is_none() && told.score.is_some());
            facts.score = facts.score.or(told.score);
            facts.rewatch |= told.rewatch;
            for tag in &told.tags {
                if !facts.tags.contains(tag) {
                    facts.tags.push(tag.clone());
                }
            }
            viewings::write(self.edit, row, &facts)?;
            reason.push_str("It is the review of a viewing that was there.");
            return Ok(viewing);
        }
        self.receipt.added.viewings += 1;
        self.receipt.added.scores += u32::from(told.score.is_some());
        viewings::add(self.edit, film, told, None)
    }

    /// Puts the pictures with the film and answers the body with them in their places.
    fn pictures(&self, film: FilmId, pending: &Pending) -> Result<String> {
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

/// The review that this very file became, or one like it, if it is still there.
pub(super) fn here_already(conn: &Connection, opened: &Opened) -> Result<Option<ReviewId>> {
    storage::imports::review_of_file(conn, &opened.hash)
}

/// The films of the journal that these facts may be of: by what catalogues call it; else by title and
/// year; without a year by title alone.
pub(super) fn films_like(conn: &Connection, facts: &FilmFacts) -> Result<Vec<FilmId>> {
    for id in &facts.ids {
        if let Some(film) = storage::outside_ids::film_of(conn, &id.kind, &id.value)? {
            return Ok(vec![film]);
        }
    }
    let title = films::match_title(facts.title.trim());
    let like = match facts.year {
        Some(_) => storage::films::by_match(conn, &title, facts.year)?,
        None => storage::films::by_title(conn, &title)?,
    };
    Ok(like.into_iter().map(|row| row.id).collect())
}

/// A film as it is shown to choose from.
pub(super) fn shown(conn: &Connection, film: FilmId) -> Result<PieceFilm> {
    let facts = films::facts_of(conn, film)?;
    Ok(PieceFilm { film, title: facts.title, year: facts.year, directors: facts.directors })
}

/// Fills in what nobody has said of a film yet. What is known stays, and so does what the person
/// emptied by hand.
fn fill(edit: &Edit<'_>, film: FilmId, told: &FilmFacts) -> Result<()> {
    let known = films::facts_of(edit.conn(), film)?;
    let own: Vec<String> = serde_json::from_str(&films::require(edit.conn(), film)?.own_facts)?;
    let mut filled = known.clone();
    fn take<T: Default + PartialEq + Clone>(mine: &mut T, told: &T, own: &[String], name: &str) {
        if *mine == T::default() && !own.iter().any(|own| own == name) {
            mine.clone_from(told);
        }
    }
    take(&mut filled.original_title, &told.original_title, &own, "originalTitle");
    take(&mut filled.language, &told.language, &own, "language");
    take(&mut filled.year, &told.year, &own, "year");
    take(&mut filled.tagline, &told.tagline, &own, "tagline");
    take(&mut filled.runtime_min, &told.runtime_min, &own, "runtimeMin");
    take(&mut filled.directors, &told.directors, &own, "directors");
    take(&mut filled.writers, &told.writers, &own, "writers");
    take(&mut filled.cast, &told.cast, &own, "cast");
    take(&mut filled.genres, &told.genres, &own, "genres");
    take(&mut filled.countries, &told.countries, &own, "countries");
    take(&mut filled.languages, &told.languages, &own, "languages");
    for id in &told.ids {
        if !filled.ids.iter().any(|known| known.kind == id.kind) {
            filled.ids.push(id.clone());
        }
    }
    if filled == known { Ok(()) } else { films::write_told(edit, film, &filled) }
}

/// The verdict where it is another word than the writer's scale has for the score.
fn own_verdict(conn: &Connection, piece: &crate::imports::piece::Piece) -> Result<Option<String>> {
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
