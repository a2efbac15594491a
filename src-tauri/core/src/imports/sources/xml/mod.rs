//! XML files, read an entry at a time: each element of a given name, with all that is in it.
//!
//! Nothing is expanded but the five entities that XML has and numbers of letters; a file that
//! defines entities of its own is refused. Nesting and attributes have limits.

mod element;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

pub(crate) use element::Element;

use super::emit::Emit;
use super::lines::{Lines, cut};
use crate::imports::Refused;
use crate::imports::foreign::Says;

/// Deeper than any export nests.
const DEEPEST: usize = 64;
/// More than any element has.
const ATTRIBUTES: usize = 200;
/// The longest entry that is read.
const ENTRY_BYTES: usize = 4 << 20;

/// What is met on the way through a file.
pub(crate) enum Met<'t> {
    /// The beginning of an element that stands around entries, without what is in it.
    Around(Element),
    /// An entry, whole.
    Entry(Entry<'t>),
}

/// An element of a name that was asked for.
pub(crate) struct Entry<'t> {
    /// It, or why it can't be read.
    pub(crate) element: Result<Element, String>,
    /// It as it stands there.
    pub(crate) raw: &'t str,
    /// The line, from 1, on which it begins.
    pub(crate) line: u32,
}

/// The root of an XML text that may break off anywhere, without what is in it; nothing for what is
/// no XML.
pub(crate) fn root(start: &str) -> Option<Element> {
    if !start.trim_start().starts_with('<') {
        return None;
    }
    let mut reader = Reader::from_str(start);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => return opened(&tag).ok(),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Passes on every element of one of these names, and the beginnings of those around them, until
/// `each` wants no more; answers whether more was wanted.
///
/// # Errors
/// The text is no XML, is cut short, or is made to do harm; or what `each` refuses.
pub(crate) fn each_entry<'t>(
    text: &'t str,
    names: &[&str],
    each: &mut dyn FnMut(Met<'t>) -> Result<bool, Refused>,
) -> Result<bool, Refused> {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines::of(text);
    // The elements that are open: those around entries count only, those of an entry are kept.
    let mut around = 0_usize;
    let mut open: Vec<Element> = Vec::new();
    let mut began = 0_usize;
    let mut wrong: Option<String> = None;
    loop {
        let at = position(&reader);
        let event = reader.read_event().map_err(|err| {
            let line = lines.line_at(position(&reader));
            Refused::new(format!("It is no XML from line {line} on: {}.", told(&err.to_string())))
        })?;
        let closes = match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                let is_empty = matches!(event, Event::Empty(_));
                let element = opened(tag);
                if open.is_empty() {
                    let element = element.unwrap_or_else(|why| {
                        wrong = Some(why);
                        Element::default()
                    });
                    if !names.contains(&element.name()) && wrong.is_none() {
                        around += usize::from(!is_empty);
                        if around > DEEPEST {
                            return Err(too_deep());
                        }
                        if !each(Met::Around(element))? {
                            return Ok(false);
                        }
                        continue;
                    }
                    began = at;
                    open.push(element);
                } else {
                    if open.len() >= DEEPEST {
                        return Err(too_deep());
                    }
                    open.push(element.unwrap_or_else(|why| {
                        wrong.get_or_insert(why);
                        Element::default()
                    }));
                }
                is_empty
            }
            Event::End(_) => {
                if open.is_empty() {
                    around = around.saturating_sub(1);
                }
                !open.is_empty()
            }
            Event::Text(words) => {
                if let Some(element) = open.last_mut() {
                    element.add_text(&words.xml10_content());
                }
                false
            }
            Event::CData(words) => {
                if let Some(element) = open.last_mut() {
                    element.add_text(&words.xml10_content());
                }
                false
            }
            Event::GeneralRef(reference) => {
                match (open.last_mut(), letter(&reference)) {
                    (Some(element), Ok(letters)) => element.add_text(&letters),
                    (Some(_), Err(why)) => {
                        wrong.get_or_insert(why);
                    }
                    (None, _) => {}
                }
                false
            }
            Event::DocType(kind) if kind.to_ascii_uppercase().contains("<!ENTITY") => {
                return Err(Refused::new(
                    "It defines entities of its own, which no list of films needs and which can make a small file endless. Take the definitions out to bring it in.",
                ));
            }
            Event::Eof if around > 0 || !open.is_empty() => {
                return Err(Refused::new(
                    "It ends in the middle of its XML, so it is cut short. Export or download it again.",
                ));
            }
            Event::Eof => return Ok(true),
            _ => false,
        };
        if !closes {
            continue;
        }
        let Some(element) = open.pop() else { continue };
        if let Some(parent) = open.last_mut() {
            parent.add_child(element);
            continue;
        }
        let raw = text.get(began..position(&reader)).unwrap_or_default();
        let element = match wrong.take() {
            Some(why) => Err(why),
            None if raw.len() > ENTRY_BYTES => {
                Err(format!("This entry is longer than {} MB.", ENTRY_BYTES >> 20))
            }
            None => Ok(element),
        };
        if !each(Met::Entry(Entry { element, raw, line: lines.line_at(began) }))? {
            return Ok(false);
        }
    }
}

/// Passes an entry on, or why it can't be read.
pub(crate) fn emit(emit: &mut Emit<'_>, entry: &Entry<'_>, says: Result<Says, String>) -> bool {
    emit.at(entry.line, cut(entry.raw), says.unwrap_or_else(Says::Unreadable))
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn too_deep() -> Refused {
    Refused::new(format!("It nests its elements more than {DEEPEST} deep, which no export does."))
}

/// An element from its tag.
fn opened(tag: &BytesStart<'_>) -> Result<Element, String> {
    let mut element = Element::new(tag.local_name().into_inner());
    // Looking for an attribute that stands twice takes the square of their number.
    for attribute in tag.attributes().with_checks(false).take(ATTRIBUTES) {
        let attribute = attribute
            .map_err(|err| format!("This entry is no XML: {}.", told(&err.to_string())))?;
        let value = unescape(&attribute.value)
            .map_err(|err| format!("This entry is no XML: {}.", told(&err.to_string())))?;
        element.add_attribute(attribute.key.into_inner(), value.into_owned());
    }
    Ok(element)
}

/// The letters that a reference stands for.
fn letter(reference: &BytesRef<'_>) -> Result<String, String> {
    let unknown = || {
        let name: String = reference.chars().take(40).collect();
        format!("‘&{name};’ in this entry is no letter that XML knows.")
    };
    if let Some(letter) = reference.resolve_char_ref().map_err(|_| unknown())? {
        return Ok(letter.to_string());
    }
    resolve_xml_entity(reference).map(str::to_owned).ok_or_else(unknown)
}

/// What is wrong, in bounds.
fn told(reason: &str) -> String {
    reason.chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Told = (u32, String, Result<Element, String>);

    fn entries(text: &str) -> Result<Vec<Told>, Refused> {
        let mut entries = Vec::new();
        each_entry(text, &["film"], &mut |met| {
            if let Met::Entry(Entry { element, raw, line }) = met {
                entries.push((line, raw.to_owned(), element));
            }
            Ok(true)
        })?;
        Ok(entries)
    }

    #[test]
    fn an_entry_is_an_element_with_all_that_is_in_it_its_line_and_its_text() {
        let text = "<?xml version=\"1.0\"?>\n<!DOCTYPE films SYSTEM \"films.dtd\">\n<x:films>\n <film id=\"a&amp;b\">\n  <name>A &lt;b&#233;&#x2013;<![CDATA[<i>c</i>]]></name>\n </film><film/>\n</x:films>";
        let read = entries(text).unwrap();
        let film = read[0].2.as_ref().unwrap();
        assert_eq!((read[0].0, film.attribute("id")), (4, Some("a&b")));
        assert_eq!(film.said("name"), Some("A <bé–<i>c</i>"));
        assert!(read[0].1.starts_with("<film id=") && read[0].1.ends_with("</film>"));
        assert_eq!((read[1].0, read[1].1.as_str()), (6, "<film/>"));
        assert_eq!(root(&text[..90]).unwrap().name(), "films");
        assert!(root("Title,Year").is_none());
    }

    #[test]
    fn entities_of_a_files_own_are_refused_and_unknown_ones_are_their_entrys_problem() {
        let bomb =
            "<!DOCTYPE f [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><f><film>&b;</film></f>";
        assert!(entries(bomb).unwrap_err().0.starts_with("It defines entities of its own"));
        let read =
            entries("<f><film><name>&nbsp;</name></film><film at=\"&x;\"/><film/></f>").unwrap();
        assert!(read[0].2.as_ref().unwrap_err().contains("&nbsp;"), "{read:?}");
        assert!(read[1].2.is_err());
        assert!(read[2].2.is_ok());
    }

    #[test]
    fn what_is_cut_short_or_no_xml_is_refused() {
        assert!(entries("<f><film><name>A</name>").unwrap_err().0.contains("cut short"));
        assert!(entries("<f>\n<film></f>").unwrap_err().0.starts_with("It is no XML from line 2"));
        assert!(entries(&format!("<f>{}", "<a>".repeat(100_000))).unwrap_err().0.contains("deep"));
        assert!(entries(&format!("<f><film>{}", "<a>".repeat(100_000))).is_err());
    }

    #[test]
    fn what_is_huge_costs_bounded_time() {
        let began = std::time::Instant::now();
        let attributes: String = (0..200_000).map(|n| format!(" a{n}=\"1\"")).collect();
        assert_eq!(entries(&format!("<f><film{attributes}/></f>")).unwrap().len(), 1);
        let long = format!("<f><film><name>{}</name></film></f>", "x".repeat(5 << 20));
        assert!(entries(&long).unwrap()[0].2.is_err());
        assert!(began.elapsed().as_secs() < 10);
    }
}
