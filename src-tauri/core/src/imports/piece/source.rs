//! Reading a file whole, as text, within limits.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::kind::PieceKind;
use super::markdown::HowRead;
use super::record::Piece;
use super::{line, markdown, page, web};
use crate::imports::sources::is_table;
use crate::{Error, Result};

/// A page with its pictures inside is the largest file there is reason for.
const LARGEST: u64 = 64 << 20;

/// A text of one review is no longer than this.
const LARGEST_TEXT: usize = 8 << 20;

/// Where a piece comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceSource {
    /// A file.
    File(PathBuf),
    /// What was pasted: text, HTML or Markdown.
    Pasted(String),
}

/// A file that was read and understood.
pub(super) struct Opened {
    pub(super) name: String,
    pub(super) kind: PieceKind,
    /// BLAKE3 of its bytes.
    pub(super) hash: String,
    /// Its text; of a file that is no UTF-8, its bytes as a `data:` address, so that it is kept
    /// exactly.
    pub(super) raw: String,
    pub(super) piece: Piece,
    /// The folder it lies in.
    pub(super) folder: Option<PathBuf>,
}

/// Reads and understands a piece.
pub(super) fn open(source: &PieceSource, how: &HowRead) -> Result<Opened> {
    match source {
        PieceSource::File(path) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let bytes = bytes_of(path, &name)?;
            let folder = path
                .parent()
                .map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
            understood(name, bytes, folder.map(Path::to_owned), how)
        }
        PieceSource::Pasted(text) => {
            understood(PASTED.to_owned(), text.as_bytes().to_vec(), None, how)
        }
    }
}

impl Opened {
    /// It, if it is of a film.
    ///
    /// # Errors
    /// [`Error::BadFile`] with why it is set aside.
    pub(super) fn of_a_film(self) -> Result<Self> {
        match &self.piece.set_aside {
            Some(why) => Err(bad(&self.name, why)),
            None => Ok(self),
        }
    }
}

/// What a pasted piece is called.
const PASTED: &str = "Pasted text";

/// What a file is called that came through a pipe; it lies nowhere.
pub const PIPED: &str = "standard input";

/// What begins the bytes of a file that is kept exactly.
const EXACT: &str = "data:;base64,";

/// Reads a file that was kept, as it would be read now; nothing where it can't be any more.
pub(super) fn read_again(name: &str, raw: &str, how: &HowRead) -> Option<Piece> {
    let bytes = match raw.strip_prefix(EXACT) {
        Some(bytes) => STANDARD.decode(bytes).ok()?,
        None => raw.as_bytes().to_vec(),
    };
    Some(understood(name.to_owned(), bytes, None, how).ok()?.piece)
}

fn bytes_of(path: &Path, name: &str) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(Error::file(path, "read"))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Error::file(path, "read"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(bad(
            name,
            "It is larger than 64 MB, which no single review is. Bring in a smaller file.",
        ));
    }
    Ok(bytes)
}

fn understood(
    name: String,
    bytes: Vec<u8>,
    folder: Option<PathBuf>,
    how: &HowRead,
) -> Result<Opened> {
    let hash = blake3::hash(&bytes).to_hex().to_string();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(bad(&name, "There is nothing in it."));
    }
    let Some((text, exact)) = decoded(&bytes) else {
        return Err(bad(
            &name,
            "It is no text. Matinee reads reviews as Markdown, web pages and plain text, exports of Letterboxd, and its own archives.",
        ));
    };
    if is_data(&text) {
        return Err(bad(
            &name,
            "It holds data and no review. Matinee reads reviews as Markdown, web pages and plain text, exports of Letterboxd, and its own archives.",
        ));
    }
    let kind = PieceKind::of(&text);
    if kind != PieceKind::Html && text.len() > LARGEST_TEXT {
        return Err(bad(&name, "It is a text of more than 8 MB, which no single review is."));
    }
    let piece = match kind {
        PieceKind::Text => page::read(line::of_text(&text)),
        PieceKind::Markdown => {
            markdown::read(&text, how).map_err(|refused| bad(&name, &refused.0))?
        }
        PieceKind::Html => web::read(&text),
    };
    let form = &piece.form;
    let watch = form.watch.as_ref();
    let says_something = !form.text.body.trim().is_empty()
        || !form.text.summary.trim().is_empty()
        || piece.seen
        || piece.open_date.is_some()
        || watch.is_some_and(|watch| watch.score.is_some() || watch.watched_on.is_some());
    if !says_something && piece.set_aside.is_none() {
        return Err(bad(&name, "No review was found in it: it holds no text and no score."));
    }
    let raw = if exact { text } else { format!("{EXACT}{}", STANDARD.encode(&bytes)) };
    Ok(Opened { name, kind, hash, raw, piece, folder })
}

/// Whether a text is a table or JSON, which is for programs to read.
fn is_data(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let json =
        (start.starts_with('{') && start.trim_end().ends_with('}')) || start.starts_with("[{");
    json || is_table(text)
}

/// The text of a file, and whether it is the file to the byte. UTF-16 is known by its mark; what is
/// no Unicode is taken for Windows-1252, as browsers take it. Bytes that no text has make it none.
fn decoded(bytes: &[u8]) -> Option<(String, bool)> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!text.contains('\0')).then(|| (text.to_owned(), true));
    }
    let wide = |units: Vec<u16>| Some((String::from_utf16_lossy(&units), false));
    match bytes {
        [0xff, 0xfe, rest @ ..] => {
            wide(rest.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect())
        }
        [0xfe, 0xff, rest @ ..] => {
            wide(rest.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect())
        }
        _ if bytes.iter().any(|byte| *byte < 9 || (14..32).contains(byte)) => None,
        _ => Some((bytes.iter().map(|byte| in_windows_1252(*byte)).collect(), false)),
    }
}

fn in_windows_1252(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

pub(super) fn bad(name: &str, reason: &str) -> Error {
    Error::BadFile { name: name.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_told_from_text() {
        assert!(is_data("Date,Name,Year,Rating\n2024-01-01,Heat,1995,4\n"));
        assert!(is_data("{\"title\": \"Heat\"}"));
        assert!(!is_data("Salt, sea, silence\nThat is all there is.\n"));
        assert!(!is_data("Heat\n\n[1] A note.\n"));
    }

    #[test]
    fn text_is_read_in_the_encodings_there_are() {
        assert_eq!(decoded("Été".as_bytes()), Some(("Été".to_owned(), true)));
        assert_eq!(decoded(b"\x93\xc9t\xe9\x94"), Some(("“Été”".to_owned(), false)));
        assert_eq!(decoded(b"\xff\xfe\xc9\x00t\x00"), Some(("Ét".to_owned(), false)));
        assert_eq!(decoded(b"\x89PNG\r\n\x1a\n\x00\x00"), None);
        assert_eq!(decoded(b"a\0b"), None);
    }
}
