//! A member's feed as Letterboxd serves it: about fifty entries, with the TMDB ids that its export
//! lacks. The source is kept apart from the export, whose entries have other names, so that both
//! meet each other by film and date.

use jiff::Timestamp;
use jiff::civil::Date;

use super::emit::Emit;
use super::letterboxd::stars;
use super::reading::{ImportAsks, Reading};
use super::values::{title, tmdb_id, year};
use super::xml::{self, Element, Met, each_entry};
use super::xml_file::Xml;
use crate::WatchedOn;
use crate::imports::Refused;
use crate::imports::foreign::{ForeignFilm, ForeignReview, ForeignText, ForeignViewing, Says};

pub(super) const XML: Xml = Xml {
    source: "letterboxd-rss",
    fits: |root| root.name() == "rss" && root.attribute("xmlns:letterboxd").is_some(),
    // When an entry was published.
    asks: ImportAsks { time_zone: true, ..ImportAsks::NOTHING },
    read,
};

fn read(text: &str, reading: &Reading, emit: &mut Emit<'_>) -> Result<bool, Refused> {
    each_entry(text, &["item"], &mut |met| {
        Ok(match met {
            Met::Around(_) => true,
            Met::Entry(entry) => {
                let says = entry.element.clone().and_then(|item| says(&item, reading));
                xml::emit(emit, &entry, says)
            }
        })
    })
}

fn says(item: &Element, reading: &Reading) -> Result<Says, String> {
    let guid = item.said("guid").unwrap_or_default();
    if item.said("tvId").is_some() && item.said("movieId").is_none() {
        return Ok(Says::LeftOut("This is of a series, and Matinee keeps films."));
    }
    if item.child("filmTitle").is_none() {
        return Ok(Says::LeftOut("A list in a feed has no films; the export has them."));
    }
    let yes = |name| item.said(name).is_some_and(|word| word.eq_ignore_ascii_case("yes"));
    let date = |text: &str| {
        WatchedOn::parse(text).map_err(|_| format!("‘{text}’ is no date that the calendar has."))
    };
    Ok(Says::Viewing(Box::new(ForeignViewing {
        film: ForeignFilm {
            title: title(item.said("filmTitle"))?,
            year: item.said("filmYear").map(year).transpose()?,
            ids: item.said("movieId").and_then(tmdb_id).into_iter().collect(),
            facts: None,
        },
        entry: Some(guid.to_owned()).filter(|guid| !guid.is_empty()),
        watched_on: item.said("watchedDate").map(date).transpose()?,
        logged_on: item.said("pubDate").and_then(|text| published(text, reading)),
        score: item.said("memberRating").map(stars).transpose()?,
        rewatch: yes("rewatch"),
        liked: yes("memberLike"),
        review: item.said("description").and_then(review).map(Box::new),
        ..ForeignViewing::default()
    })))
}

/// The date where the person was when it was published, which only helps.
fn published(text: &str, reading: &Reading) -> Option<Date> {
    let instant = jiff::fmt::rfc2822::parse(text).ok()?;
    Some(reading.date_of(Timestamp::from(instant)))
}

/// What was written, without the poster before it and the sentence that stands where nothing was.
fn review(description: &str) -> Option<ForeignReview> {
    let mut html = description.trim();
    if html.starts_with("<p><img") {
        html = html.split_once("</p>").map_or("", |(_, rest)| rest).trim_start();
    }
    let without = ["<p><em>This review may contain spoilers.</em></p>"]
        .iter()
        .find_map(|warning| html.strip_prefix(warning));
    let spoilers = without.is_some();
    html = without.unwrap_or(html).trim();
    let inner = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    let is_sentence =
        inner.is_some_and(|text| text.starts_with("Watched on ") && !text.contains('<'));
    if html.is_empty() || is_sentence {
        return None;
    }
    Some(ForeignReview { spoilers, ..ForeignReview::of(ForeignText::Html(html.to_owned())) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_poster_nor_watched_on_is_part_of_a_review() {
        assert_eq!(
            review("<p><img src=\"a.jpg\"/></p> <p>Watched on Sunday March 1, 2026.</p>"),
            None
        );
        assert_eq!(review(" <p><img src=\"a.jpg\"/></p> "), None);
        let read = review("<p><img src=\"a.jpg\"/></p> <p><em>This review may contain spoilers.</em></p> <p>One.</p><p>Watched on a boat.</p>").unwrap();
        assert!(read.spoilers);
        assert_eq!(read.body, ForeignText::Html("<p>One.</p><p>Watched on a boat.</p>".into()));
    }
}
