//! What pages, books, notes and texts of reviews leave behind: they are of reviews, so films and
//! viewings without one stay, and each shows some of the facts.

use std::collections::HashSet;

use super::super::super::ExportFormat;
use super::super::super::losses::{Holds, LossKind};
use super::super::films::{Sink, Target};
use super::super::words::tell_kept_in;
use crate::Result;
use crate::storage::archive::FilmWhole;

/// What is written in every one of them.
const EVERYWHERE: &[LossKind] = &[
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

/// What notes and pages hold besides.
const WITH_PICTURES: &[LossKind] = &[
    LossKind::Genres,
    LossKind::Posters,
    LossKind::Stills,
    LossKind::Spoilers,
    LossKind::ReviewLanguages,
];

/// Notes with front matter.
const MARKDOWN: Holds = Holds {
    kinds: &[
        EVERYWHERE,
        WITH_PICTURES,
        &[LossKind::SpokenLanguages, LossKind::OutsideIds, LossKind::PrivateMarks],
    ],
    catalogues: &[],
};

/// Pages to be read by others.
const PAGES: Holds =
    Holds { kinds: &[EVERYWHERE, WITH_PICTURES, &[LossKind::TitleLanguages]], catalogues: &[] };

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
        if self.format.is_for_others() && !self.alone {
            tell_kept_in(whole, sink.account);
        }
        for viewing in &whole.viewings {
            if going.iter().any(|review| review.viewing.as_ref() == Some(&viewing.uid)) {
                sink.account.viewing_goes(film, viewing, holds);
            } else if !self.alone {
                sink.account.viewing(LossKind::ViewingsUnreviewed, film, viewing);
            }
        }
        for review in going {
            sink.account.review_goes(film, review, holds);
            if self.format == ExportFormat::Text {
                let marks = crate::markdown::marks(&review.body);
                for (kind, said) in [
                    (LossKind::Formatting, crate::markdown::to_text(&review.body) != review.body),
                    (LossKind::StillsInText, marks.stills),
                ] {
                    if said {
                        sink.account.film(kind, film);
                    }
                }
            }
        }
        Ok(true)
    }
}
