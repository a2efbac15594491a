/// The longest raw text that is kept whole.
const LONGEST: usize = 4 << 20;
/// How many letters are kept of a longer one, which can't be read anyway.
const SHOWN: usize = 1_000;

/// Tells on which line of a text its parts begin. They are asked for in order.
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    /// For the parts of this text.
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line, from 1, on which a slice of the text begins.
    pub(crate) fn line_of(&mut self, part: &'t str) -> u32 {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.line_at(offset)
    }

    /// The line, from 1, of a place in the text.
    pub(crate) fn line_at(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        if let Some(passed) = self.text.as_bytes().get(self.at..offset) {
            let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            self.at = offset;
        }
        self.line
    }
}

/// A raw text, or its beginning where it is longer than anybody could read.
pub(crate) fn cut(raw: &str) -> &str {
    if raw.len() <= LONGEST {
        return raw;
    }
    let end = raw.char_indices().map(|(at, _)| at).nth(SHOWN);
    &raw[..end.unwrap_or(raw.len())]
}
