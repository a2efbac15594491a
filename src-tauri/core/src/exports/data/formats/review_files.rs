//! What pages, books, notes and texts of reviews leave behind: they are of reviews, so films and
//! viewings without one stay, and each shows some of the facts.

use std::collections::HashSet;

use super::super::super::ExportFormat;
use super::super::super::losses::{Account, Holds, LossKind};
use super::super::super::markup::is_unsayable;
use super::super::films::{Sink, Target};
use super::super::words::{scored, tell_kept_in};
use crate::archive::has_key;
use crate::archive::records::{FilmRecord, ReviewRecord};
use crate::storage::archive::FilmWhole;
use crate::{Result, markdown};

/// What is written in every one of them. The score of a film is told where it is not ([`tell_score`]).
const EVERYWHERE: &[LossKind] = &[
    // Two of one title and year have files of their own.
    LossKind::FilmsAlike,
    LossKind::Years,
    LossKind::OriginalTitles,
    LossKind::Taglines,
    LossKind::Runtimes,
    LossKind::Directors,
    LossKind::Writers,
    LossKind::Cast,
    LossKind::Countries,
    LossKind::FilmScores,
    LossKind::DatesPartial,
    LossKind::DatesAbout,
    LossKind::Scores,
    LossKind::Tags,
    LossKind::Headlines,
    LossKind::Summaries,
    LossKind::Verdicts,
];

/// What all but texts hold besides.
const BUT_TEXTS: &[LossKind] = &[
    LossKind::TitleLanguages,
    LossKind::Genres,
    LossKind::SpokenLanguages,
    LossKind::Posters,
    LossKind::Stills,
    LossKind::Rewatches,
    LossKind::Spoilers,
    LossKind::ReviewLanguages,
];

/// Notes with front matter. The ids they have no key for are told, and the mark of a viewing.
const MARKDOWN: Holds = Holds {
    kinds: &[
        EVERYWHERE,
        BUT_TEXTS,
        &[
            LossKind::OutsideIds,
            LossKind::StillTimes,
            LossKind::FilmLikes,
            LossKind::ScoredDates,
            LossKind::Abandoned,
            LossKind::Likes,
            LossKind::PrivateMarks,
        ],
    ],
    catalogues: &[],
};

/// Pages to be read by others, with the review as data in them.
const PAGES: Holds = Holds {
    kinds: &[
        EVERYWHERE,
        BUT_TEXTS,
        &[LossKind::OutsideIds, LossKind::StillTimes, LossKind::WrittenDates],
    ],
    catalogues: &[],
};

/// Chapters to be read by others, without data.
const BOOK: Holds = Holds { kinds: &[EVERYWHERE, BUT_TEXTS], catalogues: &[] };

/// The words and nothing else.
const TEXT: Holds = Holds { kinds: &[EVERYWHERE], catalogues: &[] };

/// Files of reviews. They are written elsewhere; here is told what stays behind.
pub(in crate::exports) struct ReviewFiles {
    format: ExportFormat,
    /// The uids of the reviews that go.
    going: HashSet<String>,
    /// One review was asked for, and nothing beside it.
    alone: bool,
}

impl ReviewFiles {
    /// The files of a format with these reviews.
    pub(in crate::exports) fn new(
        format: ExportFormat,
        going: HashSet<String>,
        alone: bool,
    ) -> Self {
        Self { format, going, alone }
    }
}

impl Target for ReviewFiles {
    fn holds(&self) -> &'static Holds {
        match self.format {
            ExportFormat::Markdown => &MARKDOWN,
            ExportFormat::Text => &TEXT,
            ExportFormat::Epub => &BOOK,
            _ => &PAGES,
        }
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        let (film, holds) = (&whole.film, self.holds());
        let going: Vec<_> =
            whole.reviews.iter().filter(|review| self.going.contains(&review.uid)).collect();
        if going.is_empty() {
            sink.account.film(LossKind::FilmsUnreviewed, film);
            return Ok(false);
        }
        sink.account.film_goes(whole, holds);
        tell_score(whole, &going, holds, sink.account);
        if self.format.is_for_others() {
            let pictures = usize::from(film.poster.is_some()) + film.stills.len();
            sink.account.film_times(LossKind::PicturesResized, film, pictures);
            if !self.alone {
                tell_kept_in(whole, sink.account);
            }
        }
        if self.format == ExportFormat::Epub {
            let original = film.original_title.as_deref().unwrap_or_default();
            tell_cleaned(film, [film.title.as_str(), original, &film.tagline], sink.account);
        }
        if self.format == ExportFormat::Markdown {
            let without_key = film.outside_ids.iter().filter(|id| !has_key(&id.kind)).count();
            sink.account.film_times(LossKind::OutsideIds, film, without_key);
        }
        for viewing in &whole.viewings {
            let of_it =
                going.iter().filter(|review| review.viewing.as_ref() == Some(&viewing.uid)).count();
            if of_it > 0 {
                if self.format == ExportFormat::Markdown {
                    // Each note says the viewing it is of.
                    sink.account.film_times(LossKind::ViewingsParted, film, of_it - 1);
                }
                sink.account.viewing_goes(film, viewing, holds);
                if viewing.private && !holds.loses(LossKind::PrivateMarks) {
                    sink.account.viewing(LossKind::PrivateMarks, film, viewing);
                }
            } else if !self.alone {
                // Pages list the viewings of a film where there are several.
                let in_line = self.format.is_for_others() && whole.viewings.len() > 1;
                let kind =
                    if in_line { LossKind::ViewingsInLine } else { LossKind::ViewingsUnreviewed };
                sink.account.viewing(kind, film, viewing);
            }
        }
        for review in going {
            sink.account.review_goes(film, review, holds);
            match self.format {
                ExportFormat::Text => tell_text(film, review, sink.account),
                ExportFormat::Epub => {
                    let own = review.verdict.as_deref().unwrap_or_default();
                    let texts = [&review.headline, &review.body, &review.summary, own];
                    tell_cleaned(film, texts, sink.account);
                }
                _ => {}
            }
        }
        Ok(true)
    }
}

/// Tells the score of a film that none of its files shows: a review of a viewing has that one's, and
/// one of none has the film's where no viewing was scored.
fn tell_score(whole: &FilmWhole, going: &[&ReviewRecord], holds: &Holds, account: &mut Account) {
    // Notes say it by itself.
    if whole.film.score.is_none() || !holds.loses(LossKind::ScoredDates) {
        return;
    }
    let of_film = going.iter().any(|review| review.viewing.is_none());
    if !of_film || scored(whole).is_some() {
        account.film(LossKind::FilmScores, &whole.film);
    }
}

/// Tells the texts of which XML cannot say every letter.
fn tell_cleaned<const N: usize>(film: &FilmRecord, texts: [&str; N], account: &mut Account) {
    let cleaned = texts.iter().filter(|text| text.contains(is_unsayable)).count();
    account.film_times(LossKind::TextsCleaned, film, cleaned);
}

/// Tells what the words of a review lose as plain ones.
fn tell_text(film: &FilmRecord, review: &ReviewRecord, account: &mut Account) {
    let texts = [&review.body, &review.summary];
    let marks = texts.map(|text| markdown::marks(text));
    for (kind, said) in [
        (LossKind::Formatting, texts.iter().any(|text| markdown::to_text(text) != **text)),
        // That the whole of it gives the plot away is told already.
        (LossKind::Spoilers, !review.spoilers && marks.iter().any(|marks| marks.spoilers)),
        (LossKind::StillsInText, marks.iter().any(|marks| marks.stills)),
    ] {
        if said {
            account.film(kind, film);
        }
    }
}
