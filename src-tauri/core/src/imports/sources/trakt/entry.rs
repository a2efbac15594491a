use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Context;
use crate::imports::foreign::{
    ForeignFilm, ForeignList, ForeignListed, ForeignText, ForeignViewing, Says,
};
use crate::imports::sources::instants::{date_of, logged_on, watched_on};
use crate::imports::sources::json::Loose;
use crate::imports::sources::reading::{FilmsAre, NO_RATING, Reading};
use crate::imports::sources::values::{imdb_id, numbered, score_of, title, tmdb_id, year};

/// An entry of any of Trakt's lists: they share their keys.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TraktEntry {
    id: Loose,
    #[serde(rename = "type")]
    kind: Loose,
    pub(super) watched_at: Loose,
    pub(super) last_watched_at: Loose,
    plays: Loose,
    pub(super) rated_at: Loose,
    rating: Loose,
    listed_at: Loose,
    rank: Loose,
    notes: Loose,
    pub(super) comment: Option<TraktComment>,
    pub(super) note: Option<TraktNote>,
    movie: Option<TraktFilm>,
    show: Option<IgnoredAny>,
    season: Option<IgnoredAny>,
    episode: Option<IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TraktFilm {
    title: Loose,
    year: Loose,
    ids: Option<TraktIds>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TraktIds {
    trakt: Loose,
    imdb: Loose,
    tmdb: Loose,
}

/// A comment of one's own: a shout or a review.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TraktComment {
    pub(super) id: Loose,
    pub(super) comment: Loose,
    pub(super) spoiler: Loose,
    pub(super) created_at: Loose,
    pub(super) user_rating: Loose,
}

/// A note to oneself.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TraktNote {
    pub(super) id: Loose,
    pub(super) notes: Loose,
    pub(super) spoiler: Loose,
    pub(super) privacy: Loose,
    pub(super) created_at: Loose,
}

const SERIES: &str = "This is of a series, and Matinee keeps films.";
const NO_FILM: &str = "This is of no film.";

impl TraktEntry {
    /// The film it is about, or why it is left out.
    pub(super) fn film(&self) -> Result<Result<ForeignFilm, &'static str>, String> {
        match self.kind.said() {
            Some("show" | "season" | "episode") => return Ok(Err(SERIES)),
            Some("movie") | None => {}
            Some(_) if self.movie.is_none() => return Ok(Err(NO_FILM)),
            Some(_) => {}
        }
        let Some(film) = &self.movie else {
            let series = self.show.is_some() || self.season.is_some() || self.episode.is_some();
            return if series { Ok(Err(SERIES)) } else { Err("This entry names no film.".into()) };
        };
        let none = TraktIds::default();
        let ids = film.ids.as_ref().unwrap_or(&none);
        let ids = [
            ids.tmdb.said().and_then(tmdb_id),
            ids.imdb.said().and_then(imdb_id),
            ids.trakt.said().and_then(|id| numbered("trakt", id)),
        ];
        Ok(Ok(ForeignFilm {
            title: title(film.title.said())?,
            // Trakt writes 0 for a film without a year.
            year: film.year.said().filter(|text| *text != "0").map(year).transpose()?,
            ids: ids.into_iter().flatten().collect(),
            facts: None,
        }))
    }

    /// What tells the film from others in one export.
    pub(super) fn film_key(&self) -> Option<String> {
        let film = self.movie.as_ref()?;
        let id = film.ids.as_ref().and_then(|ids| ids.trakt.said());
        Some(id.unwrap_or(film.title.text()).to_owned())
    }

    /// What tells the play from others: its own number, else its film.
    pub(super) fn play_key(&self) -> Option<String> {
        let id = self.id.said().map(|id| format!("play {id}"));
        id.or_else(|| self.film_key())
    }

    /// One play.
    pub(super) fn play(&self, film: ForeignFilm, context: &Context<'_>) -> Result<Says, String> {
        let entry = self.id.said().map(|id| format!("history {id}"));
        self.viewing(film, entry, self.watched_at.said(), context)
    }

    /// The last play of a film, the only one that is told where the plays are counted. It has no
    /// name, so that an export with the plays themselves meets it by its date.
    pub(super) fn last_play(
        &self,
        film: ForeignFilm,
        context: &Context<'_>,
    ) -> Result<Says, String> {
        let mut says = self.viewing(film, None, self.last_watched_at.said(), context)?;
        let plays = self.plays.said().and_then(|plays| plays.parse().ok()).unwrap_or(1_u32);
        if let (Says::Viewing(viewing), 2..) = (&mut says, plays) {
            let others = format!(
                "Trakt counts {plays} plays of this film and tells only of the last, so only that one comes in."
            );
            viewing.doubt = Some(match viewing.doubt.take() {
                Some(doubt) => format!("{doubt} {others}"),
                None => others,
            });
        }
        Ok(says)
    }

    fn viewing(
        &self,
        film: ForeignFilm,
        entry: Option<String>,
        at: Option<&str>,
        context: &Context<'_>,
    ) -> Result<Says, String> {
        let told = watched_on(context.reading, at)?;
        let of_film = self.film_key();
        let doubt = told.and_then(|date| context.moments.doubt(of_film.as_deref(), at, date));
        let watched_on = told.filter(|_| doubt.is_none());
        Ok(Says::Viewing(Box::new(ForeignViewing {
            film,
            entry,
            watched_on,
            doubt,
            ..ForeignViewing::default()
        })))
    }

    pub(super) fn rating(&self, film: ForeignFilm, reading: &Reading) -> Result<Says, String> {
        let points = self.rating.said().ok_or("This entry gives no rating.")?;
        Ok(Says::Scored(film, score_of(points, 10)?, logged_on(reading, self.rated_at.said())))
    }

    pub(super) fn wanted(&self, film: ForeignFilm, reading: &Reading) -> Result<Says, String> {
        let on = date_of(reading, self.listed_at.said())?;
        Ok(Says::Wanted(film, on, self.notes.text().to_owned()))
    }

    /// A film of a list of which nothing is said; the person says what its films are.
    pub(super) fn one_of_many(
        &self,
        film: ForeignFilm,
        are: FilmsAre,
        list: Arc<ForeignList>,
        reading: &Reading,
    ) -> Says {
        let on = logged_on(reading, self.listed_at.said());
        match are {
            FilmsAre::Seen => Says::Seen(film, on),
            FilmsAre::Liked => Says::Liked(film, on),
            FilmsAre::Wanted => Says::Wanted(film, on, self.notes.text().to_owned()),
            FilmsAre::Listed => self.listed(film, list, false),
            FilmsAre::Rated => Says::Unreadable(NO_RATING.to_owned()),
        }
    }

    pub(super) fn listed(&self, film: ForeignFilm, list: Arc<ForeignList>, is_liked: bool) -> Says {
        let listed = Says::Listed(Box::new(ForeignListed {
            list,
            film: film.clone(),
            position: self.rank.said().and_then(|rank| rank.parse().ok()),
            note: self.notes.said().map(|note| ForeignText::Plain(note.to_owned())),
        }));
        if is_liked { Says::All(vec![listed, Says::Liked(film, None)]) } else { listed }
    }
}
