use std::collections::HashMap;

use jiff::Timestamp;

use super::entry::TraktEntry;
use crate::WatchedOn;
use crate::imports::Refused;
use crate::imports::sources::json::{each_entry, read_as};

/// So many plays at one and the same moment were not played then.
const TOO_MANY: usize = 3;

/// Which moments are those of no play. Plays brought to Trakt without a date were given that of the
/// bringing in, or that of the film's rating; nobody ends three films or episodes in one second.
#[derive(Debug, Default)]
pub(crate) struct Moments {
    /// The first few plays of each moment.
    plays: HashMap<String, Vec<String>>,
    /// When each film was rated.
    ratings: HashMap<String, Vec<String>>,
}

impl Moments {
    /// Notes the plays of a file, those of episodes too. What can't be read is told when the file is
    /// read for good.
    pub(super) fn note(&mut self, text: &str) -> Result<(), Refused> {
        let mut count = 0_usize;
        each_entry(text, &mut |entry| {
            count += 1;
            if let Ok(read) = read_as::<TraktEntry>(entry.raw)
                && let Some(at) = read.watched_at.said().or(read.last_watched_at.said())
            {
                let place = || format!("entry {count} of {}", text.len());
                self.add(at, read.play_key().unwrap_or_else(place));
            }
            true
        })
        .map(|_| ())
    }

    /// Notes the ratings of a file, likewise.
    pub(super) fn note_ratings(&mut self, text: &str) -> Result<(), Refused> {
        each_entry(text, &mut |entry| {
            if let Ok(read) = read_as::<TraktEntry>(entry.raw)
                && let Some(film) = read.film_key()
            {
                self.add_rating(film, read.rated_at.said());
            }
            true
        })
        .map(|_| ())
    }

    /// Notes one play.
    pub(crate) fn add(&mut self, at: &str, play: String) {
        let plays = self.plays.entry(moment(at)).or_default();
        if plays.len() < TOO_MANY && !plays.contains(&play) {
            plays.push(play);
        }
    }

    /// Notes that a film was rated.
    pub(crate) fn add_rating(&mut self, film: String, at: Option<&str>) {
        self.ratings.entry(film).or_default().extend(at.map(moment));
    }

    /// Whether a film was rated.
    pub(super) fn is_rated(&self, film: &str) -> bool {
        self.ratings.contains_key(film)
    }

    /// What the person is told of a play of this film where its moment can't be the one at which it
    /// was watched.
    pub(crate) fn doubt(
        &self,
        film: Option<&str>,
        at: Option<&str>,
        date: WatchedOn,
    ) -> Option<String> {
        let at = moment(at?);
        let is_rating = |film| {
            let rated = self.ratings.get(film);
            rated.is_some_and(|rated| rated.iter().any(|rated| is_one_moment(&at, rated)))
        };
        if self.plays.get(&at).is_some_and(|plays| plays.len() >= TOO_MANY) {
            Some(format!(
                "Trakt gives several plays the very same moment, on {date}, as it does where it was not told when they were watched. This viewing has no date."
            ))
        } else if film.is_some_and(is_rating) {
            Some(format!(
                "Trakt gives this play the very moment of the film’s rating, on {date}, as it does where it was not told when it was watched. This viewing has no date."
            ))
        } else {
            None
        }
    }
}

/// Since this day Trakt writes the moments of plays without their seconds.
const WITHOUT_SECONDS: &str = "2026-03-01T00:00:00Z";

/// Whether a play has the moment of a rating, as far as Trakt tells it.
fn is_one_moment(play: &str, rating: &str) -> bool {
    let instant = |text: &str| text.parse::<Timestamp>().ok();
    let minute = |instant: Timestamp| instant.as_second().div_euclid(60);
    let whole_minute = |instant: &Timestamp| instant.as_millisecond() % 60_000 == 0;
    play == rating
        || instant(play).filter(whole_minute).zip(instant(rating)).is_some_and(|(play, rating)| {
            Some(play) >= instant(WITHOUT_SECONDS) && minute(play) == minute(rating)
        })
}

/// One spelling of one moment.
fn moment(text: &str) -> String {
    text.parse::<Timestamp>().map_or_else(|_| text.to_owned(), |instant| instant.to_string())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::is_one_moment;

    #[rstest]
    #[case::the_same("2026-02-04T20:00:37Z", "2026-02-04T20:00:37Z", true)]
    #[case::cut_to_the_minute("2026-03-04T20:00:00Z", "2026-03-04T20:00:37Z", true)]
    #[case::another_minute("2026-03-04T20:00:00Z", "2026-03-04T20:01:00Z", false)]
    #[case::not_cut("2026-03-04T20:00:36Z", "2026-03-04T20:00:37Z", false)]
    #[case::before_they_were_cut("2026-02-04T20:00:00Z", "2026-02-04T20:00:37Z", false)]
    #[case::no_moment("soon", "2026-03-04T20:00:37Z", false)]
    fn a_play_has_the_moment_of_a_rating(
        #[case] play: &str,
        #[case] rating: &str,
        #[case] one: bool,
    ) {
        assert_eq!(is_one_moment(play, rating), one);
    }
}
