//! Letterboxd's import CSV (<https://letterboxd.com/about/importing-data/>): files below a megabyte,
//! each with its header. Its readers disagree on how a quote inside quotes is escaped, so no straight
//! quote and no backslash is ever inside one.
//!
//! Its three imports take files of their own: `letterboxd-1.csv` the diary, `watchlist.csv` the
//! watchlist, and each of `lists/` a list, of which its page for new lists makes one.

mod lists;
mod parts;

use super::super::super::losses::{Account, Holds, LossKind, plain_date};
use super::super::films::{Sink, Target};
use super::super::ids::{IMDB, LETTERBOXD, TMDB, id_of};
use super::super::words::{Step, last_of, public, retyped, simple, step, tell_kept_in};
use crate::Result;
use crate::WatchedOn;
use crate::archive::records::{FilmRecord, ListRecord, ReviewRecord, ViewingRecord};
use crate::storage::archive::FilmWhole;
use lists::Lists;
use parts::Parts;

const HEADER: &str =
    "LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,Rating10,WatchedDate,Rewatch,Tags,Review\n";

const CATALOGUES: &[&[&str]] = &[LETTERBOXD, TMDB, IMDB];

const RECORDS: &[LossKind] = &[
    LossKind::Years,
    LossKind::Directors,
    LossKind::FilmScores,
    LossKind::Scores,
    LossKind::Rewatches,
    LossKind::Tags,
    LossKind::Headlines,
    LossKind::Summaries,
    LossKind::Spoilers,
    LossKind::Watchlist,
];

/// Of a part of a journal.
const HOLDS: Holds = Holds { kinds: &[RECORDS], catalogues: CATALOGUES };

/// Of a whole journal, whose lists go along.
const HOLDS_LISTS: Holds =
    Holds { kinds: &[RECORDS, &[LossKind::Lists, LossKind::Listings]], catalogues: CATALOGUES };

/// The files, one after the other.
pub(super) struct Letterboxd {
    diary: Parts,
    watchlist: Parts,
    /// Nothing where only a part of a journal goes, of which no list does.
    lists: Option<Lists>,
}

impl Default for Letterboxd {
    fn default() -> Self {
        Self {
            diary: Parts::numbered("letterboxd", HEADER),
            watchlist: Parts::named("watchlist", lists::WATCHLIST),
            lists: None,
        }
    }
}

impl Target for Letterboxd {
    fn holds(&self) -> &'static Holds {
        if self.lists.is_some() { &HOLDS_LISTS } else { &HOLDS }
    }

    fn lists(&mut self) -> Option<&mut Vec<ListRecord>> {
        Some(self.lists.get_or_insert_default().records())
    }

    fn begin(&mut self, _: &mut Sink<'_>) -> Result<()> {
        if let Some(lists) = &mut self.lists {
            lists.look_over();
        }
        Ok(())
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        let film = &whole.film;
        let mut reviews = public(whole);
        let mut rows = Vec::new();
        for (date, viewings) in by_day(&whole.viewings) {
            let viewing = stands(&viewings, &reviews);
            for other in viewings.iter().filter(|other| other.uid != viewing.uid) {
                let kind = match date {
                    Some(_) => LossKind::SameDay,
                    None => LossKind::UndatedTogether,
                };
                sink.account.viewing(kind, film, other);
                let lost = reviews.iter().filter(|one| one.viewing.as_ref() == Some(&other.uid));
                lost.for_each(|_| sink.account.film(LossKind::ReviewsBeside, film));
                reviews.retain(|one| one.viewing.as_ref() != Some(&other.uid));
            }
            if date.is_none()
                && whole.viewings.iter().any(|one| plain_date(one.watched_on).is_some())
            {
                sink.account.viewing(LossKind::UndatedBeside, film, viewing);
            }
            let review = last_of(&mut reviews, Some(viewing), film, sink.account);
            rows.push(Row { date, viewing: Some(viewing), score: viewing.score, review });
        }
        undated(whole, &mut rows, &mut reviews, sink.account);
        let listed = self.lists.as_ref().is_some_and(|lists| lists.has(&film.uid));
        if rows.is_empty() && whole.wanted.is_none() && !listed {
            sink.account.film(LossKind::FilmsUnseen, film);
            return Ok(false);
        }
        sink.account.film_goes(whole, self.holds());
        tell_kept_in(whole, sink.account);
        let cells = film_cells(whole, sink.account);
        if whole.wanted.is_some() {
            self.watchlist.line(&format!("{cells}\n"), sink)?;
        }
        if let Some(lists) = self.lists.as_mut().filter(|_| listed) {
            lists.note(&film.uid, &cells);
        }
        for row in rows {
            self.row(film, &cells, &row, sink)?;
        }
        Ok(true)
    }

    fn end(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        // A file without rows still says what it would hold.
        self.diary.begun(sink)?;
        match &self.lists {
            Some(lists) => lists.write(sink),
            None => Ok(()),
        }
    }
}

/// One row: an entry of the diary, or that a film was seen at some time.
struct Row<'a> {
    date: Option<WatchedOn>,
    viewing: Option<&'a ViewingRecord>,
    score: Option<crate::Score>,
    review: Option<&'a ReviewRecord>,
}

/// The viewings of each day, and those of no exact one together.
fn by_day(viewings: &[ViewingRecord]) -> Vec<(Option<WatchedOn>, Vec<&ViewingRecord>)> {
    let mut days: Vec<(Option<WatchedOn>, Vec<&ViewingRecord>)> = Vec::new();
    for viewing in viewings {
        let date = plain_date(viewing.watched_on);
        let day = date.and_then(WatchedOn::date);
        match days.iter_mut().find(|(other, _)| other.and_then(WatchedOn::date) == day) {
            Some((_, of_day)) => of_day.push(viewing),
            None => days.push((date, vec![viewing])),
        }
    }
    days
}

/// The one of several that the entry is of: the last that is reviewed, else the last.
fn stands<'a>(viewings: &[&'a ViewingRecord], reviews: &[&ReviewRecord]) -> &'a ViewingRecord {
    let is_reviewed = |viewing: &&&ViewingRecord| {
        reviews.iter().any(|review| review.viewing.as_ref() == Some(&viewing.uid))
    };
    let reviewed = viewings.iter().rev().find(is_reviewed);
    reviewed.unwrap_or(&viewings[viewings.len() - 1])
}

/// Puts what is of the film and of no viewing on the row without a date, if need be a new one.
fn undated<'a>(
    whole: &FilmWhole,
    rows: &mut Vec<Row<'a>>,
    reviews: &mut Vec<&'a ReviewRecord>,
    account: &mut Account,
) {
    let of_film = last_of(reviews, None, &whole.film, account);
    let score = whole.film.score.filter(|_| whole.viewings.iter().all(|one| one.score.is_none()));
    if score.is_none() && whole.film.score.is_some() {
        account.film(LossKind::FilmScores, &whole.film);
    }
    if of_film.is_none() && score.is_none() {
        return;
    }
    let at = match rows.iter().position(|row| row.date.is_none()) {
        Some(at) => at,
        None => {
            // A row marks its film as watched, whatever else it says.
            if rows.is_empty() {
                account.film(LossKind::FilmsOnlyRated, &whole.film);
            }
            rows.push(Row { date: None, viewing: None, score: None, review: None });
            rows.len() - 1
        }
    };
    let row = &mut rows[at];
    row.score = row.score.or(score);
    match (&row.review, of_film) {
        (Some(_), Some(_)) => account.film(LossKind::ReviewsBeside, &whole.film),
        _ => row.review = row.review.or(of_film),
    }
}

/// The first six values of each row of a film.
fn film_cells(whole: &FilmWhole, account: &mut Account) -> String {
    let film = &whole.film;
    let directors: Vec<&str> = whole
        .credits
        .iter()
        .filter(|credit| credit.role == "director")
        .map(|credit| credit.name.as_str())
        .collect();
    let (title, directors) = (&film.title, directors.join(", "));
    let typed = [retyped(title), retyped(&directors)];
    if typed.iter().any(Option::is_some) {
        account.film(LossKind::TextsRetyped, film);
    }
    let [title, directors] =
        [typed[0].as_deref().unwrap_or(title), typed[1].as_deref().unwrap_or(&directors)]
            .map(quoted);
    let id = |kinds| id_of(film, kinds).unwrap_or_default();
    let year = film.year.map(|year| year.to_string()).unwrap_or_default();
    format!("{},{},{},{title},{year},{directors}", id(LETTERBOXD), id(TMDB), id(IMDB))
}

impl Letterboxd {
    fn row(
        &mut self,
        film: &FilmRecord,
        cells: &str,
        row: &Row<'_>,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let mut tags: Vec<String> = Vec::new();
        let mut rewatch = "";
        if let Some(viewing) = row.viewing {
            sink.account.viewing_goes(film, viewing, self.holds());
            match row.date {
                Some(_) => {
                    tags.clone_from(&viewing.tags);
                    rewatch = if viewing.rewatch { "true" } else { "false" };
                }
                // Tags and rewatches are taken with a date only, and a score is the film's without.
                None => {
                    for (kind, said) in [
                        (LossKind::ScoresOfFilms, viewing.score.is_some()),
                        (LossKind::Tags, !viewing.tags.is_empty()),
                        (LossKind::Rewatches, viewing.rewatch),
                    ] {
                        if said {
                            sink.account.viewing(kind, film, viewing);
                        }
                    }
                }
            }
        }
        let rating = row.score.and_then(|score| {
            let (kind, rating) = match step(score, 10) {
                Step::Exact(rating) => return Some(rating),
                Step::Down(rating) if row.date.is_some() => (LossKind::ScoresInTags, Some(rating)),
                Step::Down(rating) => (LossKind::ScoresRounded, Some(rating)),
                Step::TooLow => (LossKind::ScoresTooLow, None),
            };
            match row.viewing {
                Some(viewing) => sink.account.viewing(kind, film, viewing),
                None => sink.account.film(kind, film),
            }
            if row.date.is_some() {
                tags.push(format!("matinee-{score}"));
            }
            rating
        });
        let tags = tags_cell(film, row.viewing, &tags, sink.account);
        let review = row.review.map(|review| review_cell(film, review, sink.account));
        let rating = rating.map(|rating| rating.to_string()).unwrap_or_default();
        let date = row.date.and_then(WatchedOn::date).map(|date| date.to_string());
        let date = date.unwrap_or_default();
        let line = |review: &str| format!("{cells},{rating},{date},{rewatch},{tags},{review}\n");
        let whole = line(review.as_deref().unwrap_or_default());
        if self.diary.has_room_for(&whole) {
            if let Some(review) = row.review {
                sink.account.review_goes(film, review, self.holds());
            }
            return self.diary.line(&whole, sink);
        }
        sink.account.film(LossKind::ReviewsTooLong, film);
        self.diary.line(&line(""), sink)
    }
}

fn tags_cell(
    film: &FilmRecord,
    viewing: Option<&ViewingRecord>,
    tags: &[String],
    account: &mut Account,
) -> String {
    let Some(viewing) = viewing else { return String::new() };
    let all: Vec<String> = tags.iter().map(|tag| tag.replace(',', ";")).collect();
    if all != tags {
        account.viewing(LossKind::TagsReworded, film, viewing);
    }
    let all = all.join(", ");
    match retyped(&all) {
        None => quoted(&all),
        Some(typed) => {
            account.viewing(LossKind::TextsRetyped, film, viewing);
            quoted(&typed)
        }
    }
}

fn review_cell(film: &FilmRecord, review: &ReviewRecord, account: &mut Account) -> String {
    // A backslash has a way to be written here that every reader takes.
    let html = simple(film, review, account).replace('\\', "&#92;");
    match retyped(&html) {
        None => quoted(&html),
        Some(typed) => {
            account.film(LossKind::TextsRetyped, film);
            quoted(&typed)
        }
    }
}

/// A value that has no straight quote in it, between two where it needs them.
fn quoted(value: &str) -> String {
    if value.contains([',', '\n', '\r']) || value.trim() != value {
        return format!("\"{value}\"");
    }
    value.to_owned()
}
