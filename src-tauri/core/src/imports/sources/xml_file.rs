//! XML files, told apart by their root.

use super::reading::{ImportAsks, Reading};
use super::text_file::TextFile;
use super::whole_file::{ReadText, WholeFile};
use super::xml::{Element, root};
use super::{Source, criticker, gcstar, letterboxd_rss, tellico};
use crate::imports::Refused;

/// One kind of XML file.
pub(crate) struct Xml {
    /// The name by which the journal and the command line know its source: `tellico`.
    pub(crate) source: &'static str,
    /// Whether a file with this root is one.
    pub(crate) fits: fn(&Element) -> bool,
    /// What it leaves open.
    pub(crate) asks: ImportAsks,
    /// Reads it.
    pub(crate) read: ReadText,
}

/// Every kind of XML file there is.
const XMLS: &[Xml] = &[letterboxd_rss::XML, criticker::XML, tellico::XML, gcstar::XML];

/// Takes a text for an XML file, if its root is one that is known.
pub(super) fn of_text(
    text: &TextFile,
    reading: &Reading,
) -> Result<Option<Box<dyn Source>>, Refused> {
    let Some(root) = root(text.start()) else { return Ok(None) };
    let xml = XMLS.iter().find(|xml| (xml.fits)(&root));
    Ok(xml.map(|xml| WholeFile::boxed(xml.source, xml.asks, text, reading, xml.read)))
}
