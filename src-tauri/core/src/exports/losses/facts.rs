//! Every fact of a record, once. The records are taken apart field by field: one that a later
//! version adds does not compile until it is said what becomes of it.

use super::super::data::id_of;
use super::{Account, LossKind};
use crate::WatchedOn;
use crate::archive::records::{FilmRecord, ReviewRecord, ViewingRecord};
use crate::storage::archive::FilmWhole;

/// What a format holds.
#[derive(Debug, Clone, Copy)]
pub(in crate::exports) struct Holds {
    /// The kinds of facts it has a place for, or tells of itself, in groups.
    pub(in crate::exports) kinds: &'static [&'static [LossKind]],
    /// The catalogues it holds one id of, each by the names it goes by here.
    pub(in crate::exports) catalogues: &'static [&'static [&'static str]],
}

impl Holds {
    pub(in crate::exports) fn loses(&self, kind: LossKind) -> bool {
        !self.kinds.iter().any(|group| group.contains(&kind))
    }
}

/// Every fact of films, viewings and reviews but their pictures: what the journal's own formats hold.
pub(in crate::exports) const EVERY_FACT: &[LossKind] = &[
    // Each film goes with its uid.
    LossKind::FilmsAlike,
    LossKind::Years,
    LossKind::OriginalTitles,
    LossKind::TitleLanguages,
    LossKind::Taglines,
    LossKind::Runtimes,
    LossKind::Directors,
    LossKind::Writers,
    LossKind::Cast,
    LossKind::Genres,
    LossKind::Countries,
    LossKind::SpokenLanguages,
    LossKind::OutsideIds,
    LossKind::StillTimes,
    LossKind::FilmLikes,
    LossKind::FilmScores,
    LossKind::ScoredDates,
    LossKind::HandEdited,
    LossKind::DatesPartial,
    LossKind::DatesAbout,
    LossKind::DayOrders,
    LossKind::Rewatches,
    LossKind::Abandoned,
    LossKind::Scores,
    LossKind::Likes,
    LossKind::Places,
    LossKind::Formats,
    LossKind::Companions,
    LossKind::Notes,
    LossKind::Tags,
    LossKind::LoggedDates,
    LossKind::PrivateMarks,
    LossKind::Headlines,
    LossKind::Summaries,
    LossKind::Spoilers,
    LossKind::Verdicts,
    LossKind::ReviewLanguages,
    LossKind::WrittenDates,
    LossKind::WrittenHours,
    LossKind::Watchlist,
    LossKind::WatchlistReasons,
    LossKind::WatchlistDates,
    LossKind::Bookkeeping,
];

impl Account {
    /// Tells what a format does not hold of a film that goes along.
    pub(in crate::exports) fn film_goes(&mut self, whole: &FilmWhole, holds: &Holds) {
        self.films += 1;
        let film = &whole.film;
        let FilmRecord {
            uid: _,
            title: _,
            original_title,
            language,
            year,
            tagline,
            runtime_min,
            poster,
            // It is read off the poster, and is made again from it.
            poster_colour: _,
            liked,
            score,
            scored_on,
            own_facts,
            genres,
            countries,
            languages,
            outside_ids,
            // By name in `whole.credits`.
            credits: _,
            stills,
            added_at: _,
            changed_at: _,
        } = film;
        if holds.loses(LossKind::FilmsAlike) && self.alike.has(film, holds) {
            self.film(LossKind::FilmsAlike, film);
        }
        let has_role = |role: &str| whole.credits.iter().any(|credit| credit.role == role);
        let named = |kinds: &&&[&str]| id_of(film, kinds).is_some();
        let held = holds.catalogues.iter().filter(named).count();
        let timed = stills.iter().filter(|still| still.timecode_s.is_some()).count();
        for (kind, count) in [
            (LossKind::OriginalTitles, usize::from(original_title.is_some())),
            (LossKind::TitleLanguages, usize::from(language.is_some())),
            (LossKind::Years, usize::from(year.is_some())),
            (LossKind::Taglines, usize::from(!tagline.is_empty())),
            (LossKind::Runtimes, usize::from(runtime_min.is_some())),
            (LossKind::Directors, usize::from(has_role("director"))),
            (LossKind::Writers, usize::from(has_role("writer"))),
            (LossKind::Cast, usize::from(has_role("cast"))),
            (LossKind::Genres, usize::from(!genres.is_empty())),
            (LossKind::Countries, usize::from(!countries.is_empty())),
            (LossKind::SpokenLanguages, usize::from(!languages.is_empty())),
            (LossKind::OutsideIds, outside_ids.len() - held),
            (LossKind::Posters, usize::from(poster.is_some())),
            (LossKind::Stills, stills.len()),
            // A still that stays behind takes its time along.
            (LossKind::StillTimes, if holds.loses(LossKind::Stills) { 0 } else { timed }),
            (LossKind::FilmLikes, usize::from(*liked)),
            (LossKind::FilmScores, usize::from(score.is_some())),
            (LossKind::ScoredDates, usize::from(scored_on.is_some())),
            (LossKind::HandEdited, usize::from(!own_facts.is_empty())),
            (LossKind::Bookkeeping, 1),
        ] {
            if holds.loses(kind) {
                self.film_times(kind, film, count);
            }
        }
        if let Some(wanted) = &whole.wanted {
            for (kind, said) in [
                (LossKind::Watchlist, true),
                (LossKind::WatchlistReasons, !wanted.why.is_empty()),
                // Where the entry itself stays behind, its date goes without saying.
                (LossKind::WatchlistDates, !holds.loses(LossKind::Watchlist)),
            ] {
                if said && holds.loses(kind) {
                    self.film(kind, film);
                }
            }
        }
    }

    /// Tells what a format does not hold of a viewing that goes along.
    pub(in crate::exports) fn viewing_goes(
        &mut self,
        film: &FilmRecord,
        viewing: &ViewingRecord,
        holds: &Holds,
    ) {
        self.viewings += 1;
        let ViewingRecord {
            uid: _,
            film: _,
            watched_on,
            day_order,
            rewatch,
            abandoned,
            score,
            liked,
            place,
            format,
            note,
            private,
            logged_on,
            companions,
            tags,
            added_at: _,
            changed_at: _,
        } = viewing;
        for (kind, said) in [
            (LossKind::DatesPartial, watched_on.is_some_and(|on| on.date().is_none())),
            (LossKind::DatesAbout, plain_date(*watched_on).is_some_and(WatchedOn::is_about)),
            (LossKind::DayOrders, *day_order > 0),
            (LossKind::Rewatches, *rewatch),
            (LossKind::Abandoned, *abandoned),
            (LossKind::Scores, score.is_some()),
            (LossKind::Likes, *liked),
            (LossKind::Places, !place.is_empty()),
            (LossKind::Formats, !format.is_empty()),
            (LossKind::Notes, !note.is_empty()),
            (LossKind::PrivateMarks, *private),
            (LossKind::LoggedDates, logged_on.is_some()),
            (LossKind::Companions, !companions.is_empty()),
            (LossKind::Tags, !tags.is_empty()),
            (LossKind::Bookkeeping, true),
        ] {
            if said && holds.loses(kind) {
                self.viewing(kind, film, viewing);
            }
        }
    }

    /// Tells what a format does not hold of a review that goes along, beside its words.
    pub(in crate::exports) fn review_goes(
        &mut self,
        film: &FilmRecord,
        review: &ReviewRecord,
        holds: &Holds,
    ) {
        self.reviews += 1;
        let ReviewRecord {
            uid: _,
            film: _,
            viewing: _,
            file: _,
            headline,
            body: _,
            summary,
            verdict,
            spoilers,
            // What is no finished review goes along as one only where the format says so.
            state: _,
            private,
            language,
            written_at: _,
            changed_at: _,
        } = review;
        for (kind, said) in [
            (LossKind::Headlines, !headline.is_empty()),
            (LossKind::Summaries, !summary.is_empty()),
            (LossKind::Verdicts, verdict.is_some()),
            (LossKind::Spoilers, *spoilers),
            (LossKind::PrivateMarks, *private),
            (LossKind::ReviewLanguages, language.is_some()),
            (LossKind::WrittenDates, true),
            (LossKind::WrittenHours, !holds.loses(LossKind::WrittenDates)),
            (LossKind::Bookkeeping, true),
        ] {
            if said && holds.loses(kind) {
                self.film(kind, film);
            }
        }
    }
}

/// The date of a viewing where it is known to the day.
pub(in crate::exports) fn plain_date(watched_on: Option<WatchedOn>) -> Option<WatchedOn> {
    watched_on.filter(|on| on.date().is_some())
}
