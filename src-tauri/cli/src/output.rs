use std::cell::Cell;
use std::io::{self, ErrorKind, IsTerminal, Write};

use serde::Serialize;

use crate::failure::Failure;

/// Where answers go: one JSON document, or lines for a person.
pub(crate) struct Output {
    json: bool,
    cut_off: Cell<bool>,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json, cut_off: Cell::new(false) }
    }

    /// Programs read this.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// A person sees how far the work has come.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.json && io::stderr().is_terminal()
    }

    /// Writes the one document.
    pub(crate) fn document(&self, document: &impl Serialize) {
        let mut text = serde_json::to_vec(document).unwrap_or_default();
        text.push(b'\n');
        self.write(&text);
    }

    /// Writes text as it is, ending its last line.
    pub(crate) fn text(&self, text: &str) {
        self.write(text.as_bytes());
        if !text.is_empty() && !text.ends_with('\n') {
            self.write(b"\n");
        }
    }

    /// Says why a command was not done.
    pub(crate) fn failure(&self, failure: &Failure) {
        if self.json {
            #[derive(Serialize)]
            struct Document<'a> {
                error: &'a Failure,
            }
            self.document(&Document { error: failure });
        } else {
            // With no standard error there is nobody to tell.
            let _ = writeln!(io::stderr(), "{}", failure.message());
        }
    }

    /// A warning beside the answer, for people only; in JSON it has its place in the document.
    pub(crate) fn warning(&self, text: &str) {
        if !self.json {
            let _ = writeln!(io::stderr(), "{text}");
        }
    }

    /// The reader has gone, as `head` does.
    pub(crate) fn was_cut_off(&self) -> bool {
        self.cut_off.get()
    }

    fn write(&self, bytes: &[u8]) {
        let mut out = io::stdout().lock();
        if let Err(err) = out.write_all(bytes).and_then(|()| out.flush()) {
            if err.kind() == ErrorKind::BrokenPipe {
                self.cut_off.set(true);
            } else {
                let _ = writeln!(io::stderr(), "The answer could not be written: {err}.");
            }
        }
    }
}
