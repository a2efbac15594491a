use super::super::super::films::Sink;
use crate::Result;

/// A file is smaller than this many bytes.
const LIMIT: usize = 1_000_000;

/// One table in as many files as it takes, each with its header.
pub(super) struct Parts {
    stem: String,
    header: &'static str,
    /// The first one has a number too.
    numbered: bool,
    part: usize,
    bytes: usize,
}

impl Parts {
    /// `letterboxd-1.csv`, `letterboxd-2.csv`.
    pub(super) fn numbered(stem: &str, header: &'static str) -> Self {
        Self { stem: stem.to_owned(), header, numbered: true, part: 0, bytes: 0 }
    }

    /// `watchlist.csv`, `watchlist-2.csv`.
    pub(super) fn named(stem: &str, header: &'static str) -> Self {
        Self { numbered: false, ..Self::numbered(stem, header) }
    }

    /// Whether a line fits into a file of its own.
    pub(super) fn has_room_for(&self, line: &str) -> bool {
        self.header.len() + line.len() < LIMIT
    }

    /// Writes a line to the file it still fits into, else to the next.
    pub(super) fn line(&mut self, line: &str, sink: &mut Sink<'_>) -> Result<()> {
        if self.part == 0 || self.bytes + line.len() >= LIMIT {
            self.part += 1;
            self.bytes = self.header.len();
            sink.write(&self.name(), self.header.as_bytes())?;
        }
        self.bytes += line.len();
        sink.write(&self.name(), line.as_bytes())
    }

    /// Sees that there is a file, if only with its header.
    pub(super) fn begun(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        if self.part == 0 { self.line("", sink) } else { Ok(()) }
    }

    fn name(&self) -> String {
        let Self { stem, numbered, part, .. } = self;
        if *numbered || *part > 1 { format!("{stem}-{part}.csv") } else { format!("{stem}.csv") }
    }
}
