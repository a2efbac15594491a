//! What Letterboxd writes into single values, and how strictly it is read: a value that can't be
//! understood makes its row unreadable, since a guess would stand in a diary for ever.

use crate::imports::foreign::ForeignId;
use crate::{Score, WatchedOn};

/// The catalogue of films by their short address, `https://boxd.it/2xYz`.
pub const BY_ADDRESS: &str = "letterboxd";
/// The same catalogue by a film's page, as exports up to 2018 have it. Kept apart, so that two
/// addresses are only compared where one form of both is known.
pub const BY_PAGE: &str = "letterboxd-page";

/// An address that may be a film's or an entry's. It is no name to keep: the journal is asked what it
/// knows by it.
pub const BY_EITHER: &str = "letterboxd film or entry";

/// A star is two points; half a star is one. Never rounded.
pub fn score(stars: &str) -> Result<Score, String> {
    let refused = || format!("‘{stars}’ is no rating. Letterboxd’s go from 0.5 to 5 by halves.");
    let (whole, part) = stars.split_once('.').unwrap_or((stars, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 1 || !digits(whole) || !digits(part) {
        return Err(refused());
    }
    let whole: u8 = whole.parse().map_err(|_| refused())?;
    let half = match part.trim_end_matches('0') {
        "" => 0,
        "5" => 10,
        _ => return Err(refused()),
    };
    match whole.checked_mul(20).map(|tenths| tenths + half) {
        Some(tenths @ 1..=100) => Score::from_tenths(tenths).map_err(|_| refused()),
        _ => Err(refused()),
    }
}

/// The date of a viewing.
pub fn watched_on(text: &str) -> Result<WatchedOn, String> {
    WatchedOn::parse(text)
        .map_err(|_| format!("‘{text}’ in Watched Date is no date that the calendar has."))
}

/// `Yes` or nothing.
pub fn is_rewatch(text: Option<&str>) -> Result<bool, String> {
    match text {
        None => Ok(false),
        Some(word) if word.eq_ignore_ascii_case("yes") => Ok(true),
        Some(word) if word.eq_ignore_ascii_case("no") => Ok(false),
        Some(word) => Err(format!("‘{word}’ in Rewatch is neither Yes nor blank.")),
    }
}

/// What the address of a row in a table of films names.
pub fn film_id(address: &str) -> ForeignId {
    let value = tidied(address);
    let kind = if is_film_page(&value) { BY_PAGE } else { BY_ADDRESS };
    ForeignId { kind, value }
}

/// What the address of a row in a table of entries names: the entry, or in old exports the film's
/// page, which is no name for a viewing.
pub fn entry_or_film(address: &str) -> Result<String, ForeignId> {
    let value = tidied(address);
    if is_film_page(&value) { Err(ForeignId { kind: BY_PAGE, value }) } else { Ok(value) }
}

/// What an address names in a table that takes those of films and of entries alike.
pub fn film_or_entry(address: &str) -> ForeignId {
    let value = tidied(address);
    let kind = if is_film_page(&value) { BY_PAGE } else { BY_EITHER };
    ForeignId { kind, value }
}

fn is_film_page(address: &str) -> bool {
    address.starts_with("https://letterboxd.com/film/")
}

/// One spelling for one address. The case of a short address is part of it: 1JzG is not 1jzg.
fn tidied(address: &str) -> String {
    let rest = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"));
    match rest {
        None => address.to_owned(),
        Some(rest) => {
            let rest = rest.strip_prefix("www.").unwrap_or(rest);
            format!("https://{}", rest.trim_end_matches('/'))
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("0.5", 10)]
    #[case("1", 20)]
    #[case("3.0", 60)]
    #[case("3.5", 70)]
    #[case("4.5", 90)]
    #[case("5", 100)]
    fn half_a_star_is_a_point(#[case] stars: &str, #[case] tenths: u8) {
        assert_eq!(score(stars).map(Score::tenths), Ok(tenths));
    }

    #[rstest]
    #[case("0")]
    #[case("5.5")]
    #[case("6")]
    #[case("4.25")]
    #[case("-1")]
    #[case("4,5")]
    #[case("★★")]
    #[case("300")]
    fn no_other_rating_is_guessed_at(#[case] stars: &str) {
        assert!(score(stars).is_err());
    }

    #[test]
    fn a_film_page_is_no_name_for_a_viewing() {
        assert_eq!(
            entry_or_film("http://www.letterboxd.com/film/kites/"),
            Err(ForeignId { kind: BY_PAGE, value: "https://letterboxd.com/film/kites".into() })
        );
        assert_eq!(entry_or_film("https://boxd.it/1JzG"), Ok("https://boxd.it/1JzG".into()));
        assert!(entry_or_film("https://letterboxd.com/ada/film/kites/1/").is_ok());
    }
}
