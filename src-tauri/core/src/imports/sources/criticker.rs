//! Criticker's ratings, as XML: out of a hundred, with a quotation of one's own.

use jiff::civil::{Date, DateTime};

use super::emit::Emit;
use super::reading::{ImportAsks, Reading};
use super::title_year::title_and_year;
use super::values::{imdb_id, score_of, title};
use super::xml::{self, Element, Met, each_entry};
use super::xml_file::Xml;
use crate::imports::Refused;
use crate::imports::foreign::{ForeignFilm, ForeignReview, ForeignText, Says};

pub(super) const XML: Xml = Xml {
    source: "criticker",
    fits: |root| root.name() == "recentratings",
    asks: ImportAsks::NOTHING,
    read,
};

fn read(text: &str, _: &Reading, emit: &mut Emit<'_>) -> Result<bool, Refused> {
    each_entry(text, &["film"], &mut |met| {
        Ok(match met {
            Met::Around(_) => true,
            Met::Entry(entry) => {
                let says = entry.element.clone().and_then(|film| says(&film));
                xml::emit(emit, &entry, says)
            }
        })
    })
}

fn says(rated: &Element) -> Result<Says, String> {
    let (name, year) = title_and_year(rated.said("filmname").unwrap_or_default());
    let film = ForeignFilm {
        title: title(Some(name).filter(|name| !name.is_empty()))?,
        year,
        ids: rated.said("imdbid").and_then(imdb_id).into_iter().collect(),
        facts: None,
    };
    let on = rated.said("reviewdate").and_then(rated_on);
    let points = rated.said("rating").ok_or("This entry gives no rating.")?;
    let scored = Says::Scored(film.clone(), score_of(points, 100)?, on);
    Ok(match rated.child("quote").filter(|quote| !quote.text().trim().is_empty()) {
        None => scored,
        Some(quote) => {
            let text = ForeignText::Plain(quote.text().trim().to_owned());
            let review = Box::new(ForeignReview::of(text));
            Says::All(vec![scored, Says::Reviewed(Box::new(film), review, on)])
        }
    })
}

/// `Apr 23 2017, 08:18`: when it was rated, which only helps.
fn rated_on(text: &str) -> Option<Date> {
    DateTime::strptime("%b %d %Y, %H:%M", text).ok().map(DateTime::date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_rating_is_read() {
        assert_eq!(rated_on("Apr 23 2017, 08:18").unwrap().to_string(), "2017-04-23");
        assert_eq!(rated_on("23.4.2017"), None);
    }
}
