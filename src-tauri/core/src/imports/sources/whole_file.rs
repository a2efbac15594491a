//! Files that are read as one text: JSON and XML.

use super::emit::Emit;
use super::json::Shape;
use super::reading::{ImportAsks, Reading};
use super::text_file::TextFile;
use super::{Sink, Source, ryot, simkl, trakt, watcharr};
use crate::imports::Refused;
use crate::imports::foreign::ForeignRow;

/// Reads a text; answers whether more rows are wanted.
pub(crate) type ReadText = fn(&str, &Reading, &mut Emit<'_>) -> Result<bool, Refused>;

/// One kind of JSON file.
pub(crate) struct Json {
    /// The name by which the journal and the command line know its source: `trakt`.
    pub(crate) source: &'static str,
    /// Whether a text of these keys is one.
    pub(crate) fits: fn(&Shape) -> bool,
    /// What it leaves open.
    pub(crate) asks: ImportAsks,
    /// Reads it.
    pub(crate) read: ReadText,
}

/// Every kind of JSON file there is.
static JSONS: &[&[Json]] = &[trakt::JSONS, &[simkl::JSON, ryot::JSON, watcharr::JSON]];

/// Takes a text for a JSON file, if its keys are such as are known.
pub(super) fn of_json(
    text: &TextFile,
    reading: &Reading,
) -> Result<Option<Box<dyn Source>>, Refused> {
    let Some(start) = Shape::of(text.start()) else { return Ok(None) };
    let mut json = fitting(&start);
    if json.is_none() && text.is_longer_than_its_start() {
        // What tells may stand behind much else.
        json = fitting(&Shape::of(&text.whole()?).unwrap_or_default());
    }
    Ok(json.map(|json| WholeFile::boxed(json.source, json.asks, text, reading, json.read)))
}

/// The kind of JSON file that has these keys.
pub(super) fn fitting(shape: &Shape) -> Option<&'static Json> {
    JSONS.iter().copied().flatten().find(|json| (json.fits)(shape))
}

/// A text that was recognised.
pub(crate) struct WholeFile {
    source: &'static str,
    asks: ImportAsks,
    text: TextFile,
    reading: Reading,
    read: ReadText,
}

impl WholeFile {
    /// A source that reads `text` by `read`.
    pub(crate) fn boxed(
        source: &'static str,
        asks: ImportAsks,
        text: &TextFile,
        reading: &Reading,
        read: ReadText,
    ) -> Box<dyn Source> {
        Box::new(Self { source, asks, text: text.clone(), reading: reading.clone(), read })
    }
}

impl Source for WholeFile {
    fn name(&self) -> &'static str {
        self.source
    }

    fn bytes(&self) -> u64 {
        self.text.bytes()
    }

    fn asks(&self) -> ImportAsks {
        self.asks
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused> {
        let text = self.text.whole()?;
        let mut read = 0;
        let mut counted = |row: ForeignRow| {
            read += row.origin.raw.len() as u64;
            sink(row, read)
        };
        let mut emit = Emit::new(&self.text.name(), &mut counted);
        (self.read)(&text, &self.reading, &mut emit)?;
        Ok(read)
    }
}
