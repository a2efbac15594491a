//! Values as several products write them. They are read strictly: a value that can't be understood
//! makes its row unreadable, since a guess would stand in a diary for ever.

use jiff::civil::Date;

use crate::Score;
use crate::imports::foreign::ForeignId;

/// A title; blank is none.
pub(crate) fn title(text: Option<&str>) -> Result<String, String> {
    let title = text.ok_or("This row names no film.")?;
    if title.chars().count() > 1_000 {
        return Err("The title in this row is longer than 1,000 characters.".into());
    }
    Ok(title.to_owned())
}

/// The title of a row that also gives what catalogues call the film: with such an id it may give
/// none, since the journal may know the film by that.
pub(crate) fn title_or_ids(text: Option<&str>, ids: &[ForeignId]) -> Result<String, String> {
    if text.is_none() && !ids.is_empty() { Ok(String::new()) } else { title(text) }
}

/// A film's year.
pub(crate) fn year(text: &str) -> Result<i16, String> {
    text.parse()
        .ok()
        .filter(|year| (1870..=2200).contains(year))
        .ok_or_else(|| format!("‘{text}’ is no year of a film."))
}

/// The date on which something was logged. It only helps, so one that can't be read is let go.
pub(crate) fn logged_on(text: Option<&str>) -> Option<Date> {
    text?.parse().ok()
}

/// A score out of `best`, brought to ten: exactly where tenths hold it, else to the nearest tenth.
pub(crate) fn score_of(text: &str, best: u32) -> Result<Score, String> {
    Score::parse_typed(&format!("{}/{best}", text.trim()))
        .map_err(|_| format!("‘{text}’ is no score out of {best}."))
}

/// Names in one value with commas between them; the same word twice counts once.
pub(crate) fn tags(text: Option<&str>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.unwrap_or_default().split(',') {
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = |other: &String| other.to_lowercase() == tag.to_lowercase();
        if !tag.is_empty() && !tags.iter().any(known) {
            tags.push(tag);
        }
    }
    tags
}

/// A title of IMDb's, `tt0070000`: with or without its `tt`, or as the address of its page.
pub(crate) fn imdb_id(text: &str) -> Option<ForeignId> {
    let text = text.trim().trim_end_matches('/');
    let name = text.rsplit_once("/title/").map_or(text, |(_, name)| name);
    let digits = name.strip_prefix("tt").unwrap_or(name);
    let plausible = (1..=10).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.bytes().any(|byte| byte != b'0');
    // Seven digits at least, as IMDb writes them.
    plausible.then(|| ForeignId { kind: "imdb", value: format!("tt{digits:0>7}") })
}

/// A film of TMDB's, `700001`; nought and less is none.
pub(crate) fn tmdb_id(text: &str) -> Option<ForeignId> {
    numbered("tmdb", text)
}

/// A film that a catalogue calls by a number; nought and less is none.
pub(crate) fn numbered(kind: &'static str, text: &str) -> Option<ForeignId> {
    let number: u64 = text.trim().parse().ok()?;
    (number > 0).then(|| ForeignId { kind, value: number.to_string() })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn tags_are_split_at_commas_and_kept_once() {
        assert_eq!(tags(Some("35mm,  rio , Rio,, late  night")), ["35mm", "rio", "late night"]);
        assert!(tags(None).is_empty());
    }

    #[rstest]
    #[case("tt0070000", "tt0070000")]
    #[case("0070000", "tt0070000")]
    #[case("70000", "tt0070000")]
    #[case("tt12345678", "tt12345678")]
    #[case("https://www.imdb.com/title/tt0070000/", "tt0070000")]
    fn a_title_of_imdbs_has_one_spelling(#[case] written: &str, #[case] kept: &str) {
        assert_eq!(imdb_id(written).unwrap().value, kept);
    }

    #[rstest]
    #[case("-1")]
    #[case("0")]
    #[case("nm0000001")]
    #[case("")]
    fn what_is_no_title_is_no_id(#[case] written: &str) {
        assert_eq!(imdb_id(written), None);
        assert_eq!(tmdb_id(written), None);
    }

    #[rstest]
    #[case("4.5", 5, 90)]
    #[case("7", 10, 70)]
    #[case("87", 100, 87)]
    #[case("9.5", 10, 95)]
    #[case("0.5", 5, 10)]
    fn a_score_keeps_its_value_on_its_own_scale(
        #[case] written: &str,
        #[case] best: u32,
        #[case] tenths: u8,
    ) {
        assert_eq!(score_of(written, best).map(Score::tenths), Ok(tenths));
    }

    #[test]
    fn a_score_beyond_its_scale_is_none() {
        assert!(score_of("11", 10).is_err());
        assert!(score_of("-1", 10).is_err());
        assert!(score_of("good", 10).is_err());
    }
}
