//! What can be done to a row without the journal is done on the reading thread: the writer waits
//! for nothing but its tables.

use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use super::Refused;
use super::foreign::{ForeignRow, ForeignText, Says};
use crate::markdown;

/// Rows handed over at a time.
const BATCH: usize = 256;

/// A row ready for the writer: its texts are Markdown, its fingerprint is taken.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) row: ForeignRow,
    pub(crate) fingerprint: Fingerprint,
}

/// Knows a row again, whichever export it stands in: file and text are the same.
pub(crate) type Fingerprint = [u8; 16];

/// The fingerprint of a row.
pub(crate) fn fingerprint(file: &str, raw: &str) -> Fingerprint {
    let mut hasher = blake3::Hasher::new();
    hasher.update(file.as_bytes()).update(&[0]).update(raw.as_bytes());
    let mut short = Fingerprint::default();
    short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    short
}

/// What the reading thread sends.
pub(crate) struct Batch {
    pub(crate) rows: Vec<Prepared>,
    /// Bytes read so far.
    pub(crate) read: u64,
}

/// Collects rows into batches and sends them; the writer is never far behind, because only a few
/// batches wait at a time.
pub(crate) struct Sender {
    rows: Vec<Prepared>,
    to: SyncSender<Result<Batch, Refused>>,
}

impl Sender {
    pub(crate) fn new(to: SyncSender<Result<Batch, Refused>>) -> Self {
        Self { rows: Vec::with_capacity(BATCH), to }
    }

    /// Takes one row; answers whether more are wanted.
    pub(crate) fn send(&mut self, row: ForeignRow, read: u64) -> bool {
        self.rows.push(prepared(row));
        self.rows.len() < BATCH || self.flush(read)
    }

    fn flush(&mut self, read: u64) -> bool {
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(BATCH));
        self.to.send(Ok(Batch { rows, read })).is_ok()
    }

    /// Sends what is left, or why reading ended early.
    pub(crate) fn finish(mut self, read: Result<u64, Refused>) {
        match read {
            Ok(read) => {
                self.flush(read);
            }
            // Nobody to tell means nobody wants to know.
            Err(refused) => drop(self.to.send(Err(refused))),
        }
    }
}

fn prepared(mut row: ForeignRow) -> Prepared {
    let fingerprint = fingerprint(&row.origin.file, &row.origin.raw);
    match &mut row.says {
        Says::Viewing(viewing) => to_markdown(&mut viewing.review),
        Says::Listed(listed) => to_markdown(&mut listed.note),
        Says::List(list) if list.description.is_some() => {
            to_markdown(&mut Arc::make_mut(list).description);
        }
        _ => {}
    }
    Prepared { row, fingerprint }
}

/// A text that comes to nothing is none.
fn to_markdown(text: &mut Option<ForeignText>) {
    if let Some(ForeignText::Html(html)) = text {
        let body = markdown::from_html(html);
        *text = (!body.trim().is_empty()).then_some(ForeignText::Markdown(body));
    }
}

/// A text of a list, which is shown as it stands: line breaks need no sign of their own.
pub(crate) fn in_plain_lines(text: &ForeignText) -> String {
    in_markdown(text).replace("\\\n", "\n")
}

/// A text in Markdown, whether it was made so before or not.
pub(crate) fn in_markdown(text: &ForeignText) -> String {
    match text {
        ForeignText::Html(html) => markdown::from_html(html),
        ForeignText::Markdown(body) => body.clone(),
    }
}
