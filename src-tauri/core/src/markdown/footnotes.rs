//! Footnotes, numbered in the order they are cited.

use std::collections::HashMap;
use std::fmt::Write;

use super::html::{Writer, escape};
use super::tree::Note;

/// The footnotes of a page being written.
pub(super) struct Footnotes {
    notes: Vec<Note>,
    /// Where the note of each label stands in `notes`.
    places: HashMap<String, usize>,
    /// The number and the citations so far of each note met, by label.
    numbers: HashMap<String, (usize, u32)>,
    /// Places in `notes`, in the order they are cited.
    cited: Vec<usize>,
    /// Whether the note at each place is in `cited`.
    met: Vec<bool>,
}

impl Footnotes {
    pub(super) fn new(notes: Vec<Note>) -> Self {
        let met = vec![false; notes.len()];
        // Of two notes with one label, the first is the one that is meant.
        let places = notes
            .iter()
            .enumerate()
            .rev()
            .map(|(place, note)| (note.label.clone(), place))
            .collect();
        Footnotes { notes, places, numbers: HashMap::new(), cited: Vec::new(), met }
    }

    /// The next note to write, and whether it is cited at all.
    fn next(&mut self, written: usize) -> Option<(usize, bool)> {
        if let Some(place) = self.cited.get(written) {
            return Some((*place, true));
        }
        let place = self.met.iter().position(|met| !met)?;
        self.met[place] = true;
        self.cited.push(place);
        Some((place, false))
    }
}

impl Writer<'_> {
    /// A reference to a footnote.
    pub(super) fn note_mark(&mut self, label: &str) {
        let Some(place) = self.footnotes.places.get(label).copied() else {
            return self.text(&format!("[^{label}]"));
        };
        let next = self.footnotes.cited.len() + 1;
        let (number, times) = self.footnotes.numbers.entry(label.to_owned()).or_insert((next, 0));
        *times += 1;
        let (number, times) = (*number, *times);
        if times == 1 {
            self.footnotes.cited.push(place);
            self.footnotes.met[place] = true;
        }
        let id =
            if times == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{times}") };
        let _ = write!(
            self.page.html,
            "<sup class=\"note\"><a id=\"{id}\" href=\"#fn-{number}\">{number}</a></sup>"
        );
    }

    /// The footnotes, in the order they are cited; what nobody cites follows,
    /// since it was written to be read.
    pub(super) fn write_footnotes(&mut self) {
        if self.footnotes.notes.is_empty() {
            return;
        }
        let heading = escape(&self.context.phrases.notes).into_owned();
        let _ = writeln!(
            self.page.html,
            "<section class=\"notes\" aria-labelledby=\"fn-notes\">\n<h2 class=\"notes-h\" id=\"fn-notes\">{heading}</h2>\n<ol>"
        );
        let mut number = 0;
        // Writing a note may cite another one.
        while let Some((place, cited)) = self.footnotes.next(number) {
            number += 1;
            let blocks = std::mem::take(&mut self.footnotes.notes[place].blocks);
            let _ = write!(self.page.html, "<li id=\"fn-{number}\">");
            self.blocks(&blocks);
            if cited {
                let back = escape(&self.context.phrases.back_to_text).into_owned();
                let _ = write!(
                    self.page.html,
                    "<a class=\"back\" href=\"#fnref-{number}\" aria-label=\"{back}\">\u{21a9}\u{fe0e}</a>"
                );
            }
            self.push("</li>\n");
        }
        self.push("</ol>\n</section>\n");
    }
}
