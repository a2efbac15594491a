//! One value of a sheet, by what its column is said to be.

use super::cells::number;
use super::dates::date;
use super::mapping::SheetField as Field;
use super::read::Settled;
use super::words::{State, is_no_film, state_of, yes_or_no};
use crate::imports::foreign::{ForeignId, ForeignReview, ForeignText, ForeignViewing};
use crate::imports::piece::{member, runtime};
use crate::imports::sources::letterboxd::film_id;
use crate::imports::sources::values::{imdb_id, tmdb_id, year};
use crate::{FilmFacts, Score, WatchedOn};

/// What a row says of how a film was met with, so far as it says anything.
#[derive(Default)]
pub(super) struct What {
    pub(super) wanted: bool,
    pub(super) state: Option<State>,
    pub(super) no_film: bool,
    pub(super) not_seen: bool,
    pub(super) list: Option<String>,
    pub(super) position: Option<u32>,
    /// Something that only a viewing has.
    pub(super) viewing: bool,
    pub(super) liked: bool,
}

/// A value, the column it stands in, and how it is read.
pub(super) struct Cell<'c> {
    pub(super) value: &'c str,
    pub(super) name: &'c str,
    pub(super) how: &'c Settled,
}

impl Cell<'_> {
    /// Puts what the value says where it belongs.
    ///
    /// # Errors
    /// A sentence about what stands there instead.
    pub(super) fn put(
        &self,
        field: Field,
        viewing: &mut ForeignViewing,
        facts: &mut FilmFacts,
        review: &mut ForeignReview,
        what: &mut What,
    ) -> Result<(), String> {
        let text = || self.value.to_owned();
        match field {
            Field::LeaveOut => {}
            Field::Title => viewing.film.title = self.line(),
            Field::TitleYear => {
                let (title, year) = titled(&self.line());
                viewing.film.title = title;
                viewing.film.year = viewing.film.year.or(year);
            }
            Field::Year => viewing.film.year = Some(self.year()?),
            Field::OriginalTitle => facts.original_title = Some(self.line()),
            Field::Tagline => facts.tagline = self.line(),
            Field::Runtime => facts.runtime_min = Some(self.minutes()?),
            Field::Directors => self.names(&mut facts.directors),
            Field::Writers => self.names(&mut facts.writers),
            Field::Genres => self.names(&mut facts.genres),
            Field::Countries => self.names(&mut facts.countries),
            Field::Languages => self.names(&mut facts.languages),
            Field::Cast => {
                let mut members = Vec::new();
                self.names(&mut members);
                facts.cast.extend(members.iter().map(|text| member(text)));
            }
            Field::Imdb => viewing.film.ids.push(self.id(imdb_id)?),
            Field::Tmdb => {
                viewing.film.ids.push(self.id(|text| of_site(text).or_else(|| tmdb_id(text)))?)
            }
            Field::Letterboxd => viewing.film.ids.push(film_id(self.value)),
            // An address of a site that is not known tells nothing of the film.
            Field::Url => viewing.film.ids.extend(of_site(self.value)),
            Field::WatchedOn => viewing.watched_on = Some(self.date()?),
            Field::LoggedOn => viewing.logged_on = self.date()?.date(),
            Field::Score => {
                let (score, doubt) = self.score()?;
                viewing.score = score;
                viewing.doubt = doubt;
            }
            Field::Rewatch => {
                viewing.rewatch = self.says_yes()?;
                what.viewing |= viewing.rewatch;
            }
            Field::Liked => {
                viewing.liked = self.says_yes()?;
                what.liked = viewing.liked;
            }
            Field::Spoilers => review.spoilers = self.says_yes()?,
            Field::Private => review.private = self.says_yes()?,
            Field::Watchlist => what.wanted = self.says_yes()?,
            Field::Place => (viewing.place, what.viewing) = (self.line(), true),
            Field::Format => (viewing.format, what.viewing) = (self.line(), true),
            Field::Companions => {
                self.names(&mut viewing.companions);
                what.viewing = true;
            }
            Field::Tags => self.names(&mut viewing.tags),
            Field::Note => viewing.note = text(),
            Field::ReviewMarkdown => review.body = ForeignText::Markdown(text()),
            Field::ReviewHtml => review.body = ForeignText::Html(text()),
            Field::ReviewPlain => review.body = ForeignText::Plain(text()),
            Field::Headline => review.headline = self.line(),
            Field::Summary => review.summary = text(),
            Field::Verdict => review.verdict = Some(self.line()),
            Field::ListName => what.list = Some(self.line()),
            Field::ListPosition => {
                let place = self.value.trim_start_matches('#').trim_end_matches('.');
                let place = number(place, None).filter(|place| (1.0..1e6).contains(place));
                what.position = Some(place.ok_or_else(|| self.no("place on a list"))? as u32);
            }
            Field::Status => self.state(viewing, what)?,
            Field::Type => what.no_film |= is_no_film(self.value),
            Field::Episode => what.no_film |= !matches!(self.value, "0" | "-" | "–" | "—"),
            Field::Uid => viewing.entry = Some(text()),
        }
        Ok(())
    }

    fn no(&self, what: &str) -> String {
        format!("‘{}’ in ‘{}’ is no {what}.", self.value, self.name)
    }

    /// The value on one line.
    fn line(&self) -> String {
        self.value.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A year, or that of a date.
    fn year(&self) -> Result<i16, String> {
        let plain = self.value.trim_start_matches('(').trim_end_matches(')');
        year(plain)
            .or_else(|_| self.date().and_then(|date| year(&date.year().to_string())))
            .map_err(|_| self.no("year of a film"))
    }

    fn minutes(&self) -> Result<u32, String> {
        let whole = number(self.value, Some(false)).filter(|minutes| minutes.fract() == 0.0);
        let whole = whole.filter(|minutes| (1.0..=1000.0).contains(minutes));
        // Truncates nothing: it is whole and small.
        whole
            .map(|minutes| minutes as u32)
            .or_else(|| runtime(self.value))
            .ok_or_else(|| self.no("length of a film"))
    }

    fn names(&self, names: &mut Vec<String>) {
        // What stands in brackets is of the name before them: `Ida Voss (Marit, his sister)`.
        let mut deep = 0_usize;
        let parts = |letter: char| {
            match letter {
                '(' => deep += 1,
                ')' => deep = deep.saturating_sub(1),
                _ => {}
            }
            letter == '\n' || deep == 0 && self.how.list_separators.contains(letter)
        };
        for name in self.value.split(parts) {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let known = |other: &String| other.to_lowercase() == name.to_lowercase();
            if !name.is_empty() && !names.iter().any(known) {
                names.push(name);
            }
        }
    }

    fn id(&self, read: impl Fn(&str) -> Option<ForeignId>) -> Result<ForeignId, String> {
        read(self.value).ok_or_else(|| self.no("name of a film in that catalogue"))
    }

    fn date(&self) -> Result<WatchedOn, String> {
        if let Some(day) = self.how.day_zero.and_then(|zero| zero.date(self.value)) {
            return Ok(WatchedOn::day(day));
        }
        date(self.value, self.how.order, &self.how.reading)
            .map_err(|reason| format!("{} It stands in ‘{}’.", reason, self.name))
    }

    fn says_yes(&self) -> Result<bool, String> {
        yes_or_no(self.value)
            .ok_or_else(|| format!("‘{}’ in ‘{}’ is neither yes nor no.", self.value, self.name))
    }

    /// The score out of ten, and what to say where it had to be rounded.
    fn score(&self) -> Result<(Option<Score>, Option<String>), String> {
        if matches!(self.value, "-" | "–" | "—" | "?" | "n/a" | "N/A" | "NA") {
            return Ok((None, None));
        }
        let best = self.how.best;
        let Some(given) = number(self.value, self.how.decimal_comma) else {
            // It says its own scale: 4½/5, 85 %, ★★★½.
            return Score::parse_typed(self.value)
                .map(|score| (Some(score), None))
                .map_err(|_| self.no("score"));
        };
        if !(0.0..=f64::from(best)).contains(&given) {
            return Err(self.no(&format!("score out of {best}")));
        }
        let tenths = given * 100.0 / f64::from(best);
        let nearest = tenths.round();
        // Nearest of a number between nought and a hundred.
        let score = Score::from_tenths(nearest as u8).map_err(|_| self.no("score"))?;
        let rounded = (tenths - nearest).abs() > 1e-6;
        let doubt = rounded.then(|| {
            format!("{} out of {best} lies between two tenths; {score} is the nearest.", self.value)
        });
        Ok((Some(score), doubt))
    }

    fn state(&self, viewing: &mut ForeignViewing, what: &mut What) -> Result<(), String> {
        match (state_of(self.value), yes_or_no(self.value)) {
            (Some(state), _) => {
                what.state = Some(state);
                viewing.abandoned = state == State::Dropped;
            }
            (None, Some(true)) => what.state = Some(State::Watched),
            (None, Some(false)) => what.not_seen = true,
            (None, None) => {
                return Err(format!(
                    "‘{}’ in ‘{}’ does not say whether the film was watched.",
                    self.value, self.name
                ));
            }
        }
        Ok(())
    }
}

/// `Heat (1995)` in two.
fn titled(text: &str) -> (String, Option<i16>) {
    let apart = text.strip_suffix([')', ']']).and_then(|rest| {
        let (title, said) = rest.rsplit_once(['(', '['])?;
        Some((title.trim_end(), year(said.trim()).ok()?))
    });
    match apart.filter(|(title, _)| !title.is_empty()) {
        Some((title, year)) => (title.to_owned(), Some(year)),
        None => (text.to_owned(), None),
    }
}

/// What the page at an address is of, where the site is one that is known.
fn of_site(address: &str) -> Option<ForeignId> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.strip_prefix("www.").or_else(|| rest.strip_prefix("m.")).unwrap_or(rest);
    let (site, path) = rest.split_once('/')?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    match site {
        "imdb.com" => {
            let name = path.split('/').find(|part| part.starts_with("tt"))?;
            imdb_id(name)
        }
        "themoviedb.org" => {
            let name = path.strip_prefix("movie/")?;
            tmdb_id(name.split(['-', '/']).next()?)
        }
        "letterboxd.com" if path.starts_with("film/") => {
            let slug = path.strip_prefix("film/")?.split('/').next()?;
            Some(film_id(&format!("https://letterboxd.com/film/{slug}/")))
        }
        _ => None,
    }
}
