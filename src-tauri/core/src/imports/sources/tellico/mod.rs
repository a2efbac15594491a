//! Tellico's collections of films: as XML, or as a `.tc` file, which is a ZIP of the XML and its
//! pictures.

mod entry;
mod images;
mod zip;

use super::emit::Emit;
use super::reading::{ImportAsks, Reading};
use super::xml::{self, Element, Met, each_entry};
use super::xml_file::Xml;
use crate::imports::Refused;
use crate::imports::foreign::{ForeignPicture, Says};
use entry::{Scale, says};
use images::Images;
pub(super) use zip::of_zip;

/// The name by which the journal and the command line know this source.
const SOURCE: &str = "tellico";

pub(super) const XML: Xml = Xml {
    source: SOURCE,
    fits: |root| root.name() == "tellico",
    asks: ImportAsks::NOTHING,
    read: |text, _: &Reading, emit| {
        let images = Images::of(text)?;
        read(text, emit, &mut |name| images.named(name).map(Ok))
    },
};

/// What Tellico calls a collection of films.
const FILMS: &str = "3";

/// Reads a collection; `picture` gives the cover of this name, where it is at hand.
fn read(
    text: &str,
    emit: &mut Emit<'_>,
    picture: &mut dyn FnMut(&str) -> Option<Result<ForeignPicture, Refused>>,
) -> Result<bool, Refused> {
    let mut scale = Scale::default();
    each_entry(text, &["entry", "field"], &mut |met| {
        let entry = match met {
            Met::Around(collection) if collection.name() == "collection" => {
                return is_of_films(&collection).map(|()| true);
            }
            Met::Around(_) => return Ok(true),
            Met::Entry(entry) => entry,
        };
        let says = match entry.element.clone() {
            Ok(field) if field.name() == "field" => {
                scale.tell(&field);
                return Ok(true);
            }
            Ok(element) => match element.said("cover").and_then(&mut *picture) {
                None => says(&element, &scale, None),
                Some(cover) => says(&element, &scale, Some(cover?)),
            },
            Err(why) => Err(why),
        };
        Ok(xml::emit(emit, &entry, says.map(Says::All)))
    })
}

fn is_of_films(collection: &Element) -> Result<(), Refused> {
    if collection.attribute("type") == Some(FILMS) {
        return Ok(());
    }
    let name = collection.attribute("title").unwrap_or("This collection");
    Err(Refused::new(format!(
        "‘{name}’ is no video collection of Tellico’s, and Matinee keeps films."
    )))
}
