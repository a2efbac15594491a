//! What can be done to a row without the journal is done on the reading thread: the writer waits
//! for nothing but its tables.

use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use super::Refused;
use super::choices::Places;
use super::foreign::{ForeignPicture, ForeignReview, ForeignRow, ForeignText, Says};
use crate::media::keeping::Ready;
use crate::media::{MediaHash, Picture, Variant};
use crate::{Journal, markdown};

/// Rows handed over at a time.
const BATCH: usize = 256;

/// A row ready for the writer: its texts are Markdown, its fingerprint is taken.
pub(crate) struct Prepared {
    pub(crate) row: ForeignRow,
    pub(crate) fingerprint: Fingerprint,
    /// Its pictures, in the order in which they stand in what it says.
    pub(crate) pictures: Vec<PreparedPicture>,
}

/// A picture of a row with everything about it that takes time done.
pub(crate) enum PreparedPicture {
    /// Its original is on disk.
    Ready(Box<Ready>),
    /// It was looked at and can be taken in; by its hash. A rehearsal keeps nothing.
    Seen(String),
    /// It can't be taken in; why.
    Bad(String),
}

/// What is done with pictures.
#[derive(Clone, Copy)]
pub(crate) enum Pictures<'j> {
    /// They are kept.
    Keep(&'j Journal),
    /// They are looked at.
    See,
}

impl Pictures<'_> {
    fn prepare(self, picture: &mut ForeignPicture) -> PreparedPicture {
        // What is done with it needs its bytes no longer.
        let ForeignPicture { name, bytes } = picture;
        let bytes = std::mem::take(bytes);
        let prepared = match self {
            Self::Keep(journal) => journal
                .ready_picture(name, &bytes, &Variant::POSTER)
                .map(|ready| PreparedPicture::Ready(Box::new(ready))),
            Self::See => Picture::read(name, &bytes)
                .map(|picture| PreparedPicture::Seen(MediaHash::of(&picture.bytes).to_string()))
                .map_err(crate::Error::from),
        };
        prepared.unwrap_or_else(|err| PreparedPicture::Bad(err.to_string()))
    }
}

/// Knows a row again, whichever export it stands in: file and text are the same, and it is read the
/// same way.
pub(crate) type Fingerprint = [u8; 16];

/// The fingerprint of a row; `reading` is how it is read, where there is more than one way.
pub(crate) fn fingerprint(file: &str, raw: &str, reading: &str) -> Fingerprint {
    let mut hasher = blake3::Hasher::new();
    hasher.update(file.as_bytes()).update(&[0]).update(raw.as_bytes());
    if !reading.is_empty() {
        hasher.update(&[0]).update(reading.as_bytes());
    }
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
pub(crate) struct Sender<'j> {
    rows: Vec<Prepared>,
    to: SyncSender<Result<Batch, Refused>>,
    pictures: Pictures<'j>,
    /// How the file is read, where there is more than one way.
    reading: &'j str,
    places: Places,
}

impl<'j> Sender<'j> {
    pub(crate) fn new(
        to: SyncSender<Result<Batch, Refused>>,
        pictures: Pictures<'j>,
        reading: &'j str,
    ) -> Self {
        let rows = Vec::with_capacity(BATCH);
        Self { rows, to, pictures, reading, places: Places::default() }
    }

    /// Takes one row; answers whether more are wanted. A row with pictures goes at once, since
    /// their thumbnails weigh more than many rows.
    pub(crate) fn send(&mut self, mut row: ForeignRow, read: u64) -> bool {
        row.origin.nth = self.places.next(&row.origin.file, row.origin.line);
        let row = prepared(row, self.pictures, self.reading);
        let heavy = !row.pictures.is_empty();
        self.rows.push(row);
        (self.rows.len() < BATCH && !heavy) || self.flush(read)
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

fn prepared(mut row: ForeignRow, how: Pictures<'_>, reading: &str) -> Prepared {
    let fingerprint = fingerprint(&row.origin.file, &row.origin.raw, reading);
    in_our_markup(&mut row.says);
    let mut pictures = Vec::new();
    take_pictures(&mut row.says, how, &mut pictures);
    Prepared { row, fingerprint, pictures }
}

fn take_pictures(says: &mut Says, how: Pictures<'_>, pictures: &mut Vec<PreparedPicture>) {
    match says {
        Says::Poster(_, picture) | Says::PosterIfThere(_, picture) => {
            pictures.push(how.prepare(picture))
        }
        Says::All(parts) => {
            parts.iter_mut().for_each(|part| take_pictures(part, how, pictures));
        }
        _ => {}
    }
}

fn in_our_markup(says: &mut Says) {
    match says {
        Says::Viewing(viewing) => {
            let blank = viewing.review.as_mut().is_some_and(|review| {
                review.body = ForeignText::Markdown(in_markdown(&review.body));
                says_nothing(review)
            });
            if blank {
                viewing.review = None;
            }
        }
        Says::Reviewed(_, review, _) => {
            review.body = ForeignText::Markdown(in_markdown(&review.body));
        }
        Says::Listed(listed) => to_markdown(&mut listed.note),
        Says::List(list) if list.description.is_some() => {
            to_markdown(&mut Arc::make_mut(list).description);
        }
        Says::All(parts) => {
            parts.iter_mut().for_each(in_our_markup);
            // Markup around nothing is no text.
            parts.retain(
                |part| !matches!(part, Says::Reviewed(_, review, _) if says_nothing(review)),
            );
        }
        _ => {}
    }
}

/// Whether a review, its text in Markdown, comes to nothing.
fn says_nothing(review: &ForeignReview) -> bool {
    let ForeignText::Markdown(body) = &review.body else { return false };
    [body, &review.headline, &review.summary].iter().all(|text| text.trim().is_empty())
        && review.verdict.is_none()
}

/// A text that comes to nothing is none.
fn to_markdown(text: &mut Option<ForeignText>) {
    if let Some(ForeignText::Html(_) | ForeignText::Plain(_)) = text {
        let body = text.as_ref().map(in_markdown).unwrap_or_default();
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
        ForeignText::Plain(text) => {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            markdown::from_html(&escaped)
        }
    }
}
