//! Text files of other programs, in whatever encoding they are.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::going::Going;
use super::{Reading, file_name};
use crate::imports::Refused;
use crate::{Error, Result};

/// No person's export is larger (`safety.md` 1c).
const LARGEST: u64 = 256 << 20;
/// How much of its start is looked at to see what a file is.
const START: u64 = 64 << 10;
const CHUNK: usize = 64 << 10;
/// A text that was copied together holds a stray control character here and there, and old ones end
/// in one; what is no text is full of them.
const TEXT_PER_CONTROL: usize = 500;

/// A file that is text.
#[derive(Debug, Clone)]
pub(crate) struct TextFile {
    path: PathBuf,
    encoding: &'static Encoding,
    bytes: u64,
    start: String,
    going: Going,
}

impl TextFile {
    /// Looks whether a file is text, and in which encoding: UTF-8 if all of it is, UTF-16 by its
    /// mark, else Windows-1252, of which Latin-1 is a part. Nothing for a file with more control
    /// characters than a text has. An encoding that was said is taken, whatever the bytes look like.
    /// It is read only as long as it is wanted.
    ///
    /// # Errors
    /// [`Error::File`]; [`Error::BadFile`] for one larger than 256 MB.
    pub(crate) fn open(path: &Path, reading: &Reading) -> Result<Option<Self>> {
        let read = Error::file(path, "read");
        let looked = File::open(path).and_then(|file| {
            let bytes = file.metadata()?.len();
            let found = match reading.encoding {
                Some(said) => Some(said),
                None => encoding_of(reading.going.through(file))?,
            };
            Ok((bytes, found))
        });
        let (bytes, encoding) = looked.map_err(read)?;
        let Some(encoding) = encoding else { return Ok(None) };
        if bytes > LARGEST {
            let reason = "It is larger than 256 MB, which no diary is. Bring it in in parts.";
            return Err(Error::BadFile { name: file_name(path), reason: reason.into() });
        }
        let going = reading.going.clone();
        let mut text = Self { path: path.to_owned(), encoding, bytes, start: String::new(), going };
        let mut start = Vec::new();
        text.reader()
            .and_then(|reader| reader.take(START).read_to_end(&mut start))
            .map_err(Error::file(path, "read"))?;
        text.start = match String::from_utf8(start) {
            Ok(start) => start,
            // The last letter was cut in two.
            Err(err) => String::from_utf8_lossy(err.as_bytes()).into_owned(),
        };
        Ok(Some(text))
    }

    /// What the file is called.
    pub(crate) fn name(&self) -> String {
        file_name(&self.path)
    }

    /// Its size.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether there is more of it than its start.
    pub(crate) fn is_longer_than_its_start(&self) -> bool {
        self.bytes > START
    }

    /// The name of its encoding: `UTF-8`.
    pub(crate) fn encoding_name(&self) -> &'static str {
        self.encoding.name()
    }

    /// Its beginning, up to 64 KiB, without a byte order mark.
    pub(crate) fn start(&self) -> &str {
        self.start.trim_start_matches('\u{feff}')
    }

    /// The file from its beginning, as UTF-8.
    ///
    /// # Errors
    /// It can't be read any more.
    pub(crate) fn reader(&self) -> io::Result<Box<dyn Read + Send>> {
        let file = self.going.through(File::open(&self.path)?);
        if self.encoding == UTF_8 {
            return Ok(Box::new(BufReader::with_capacity(CHUNK, file)));
        }
        let decoded = DecodeReaderBytesBuilder::new().encoding(Some(self.encoding)).build(file);
        Ok(Box::new(decoded))
    }

    /// The whole file, without a byte order mark.
    ///
    /// # Errors
    /// It can't be read any more.
    pub(crate) fn whole(&self) -> Result<String, Refused> {
        let mut text = String::new();
        self.reader().and_then(|mut reader| reader.read_to_string(&mut text)).map_err(unread)?;
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Ok(text)
    }
}

/// A file that could be read a moment ago.
pub(super) fn unread(err: io::Error) -> Refused {
    match err.downcast::<Refused>() {
        Ok(refused) => refused,
        Err(err) => Refused::new(format!("It can't be read to its end: {err}.")),
    }
}

fn encoding_of(mut file: impl Read) -> io::Result<Option<&'static Encoding>> {
    let mut chunk = vec![0; CHUNK];
    let mut held = 0;
    let mut first = true;
    let mut utf_8 = true;
    let (mut controls, mut seen) = (0, 0);
    loop {
        let read = file.read(&mut chunk[held..])?;
        let bytes = &chunk[..held + read];
        if std::mem::take(&mut first) {
            match bytes {
                [0xff, 0xfe, ..] => return Ok(Some(UTF_16LE)),
                [0xfe, 0xff, ..] => return Ok(Some(UTF_16BE)),
                _ => {}
            }
        }
        let fresh = &bytes[held..];
        seen += fresh.len();
        controls += fresh.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
        if controls > 1 + seen / TEXT_PER_CONTROL {
            return Ok(None);
        }
        held = match std::str::from_utf8(bytes) {
            Ok(_) => 0,
            // A letter may go on in the next chunk.
            Err(err) if err.error_len().is_none() && read > 0 => bytes.len() - err.valid_up_to(),
            Err(_) => {
                utf_8 = false;
                0
            }
        };
        if read == 0 {
            return Ok(Some(if utf_8 { UTF_8 } else { WINDOWS_1252 }));
        }
        let whole = bytes.len();
        chunk.copy_within(whole - held..whole, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::ImportReading;

    fn opened(bytes: &[u8]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a file");
        std::fs::write(&path, bytes).unwrap();
        let reading = Reading::of(&ImportReading::default()).unwrap();
        TextFile::open(&path, &reading).unwrap().map(|text| text.whole().unwrap())
    }

    #[test]
    fn a_text_is_read_in_the_encoding_it_is_in() {
        assert_eq!(opened("\u{feff}Été".as_bytes()).as_deref(), Some("Été"));
        assert_eq!(opened(b"\xc9t\xe9 \x80").as_deref(), Some("Été €"));
        assert_eq!(opened(b"\xff\xfe\xc9\x00t\x00").as_deref(), Some("Ét"));
        assert_eq!(opened(b"\x89PNG\r\n\x1a\n\x00\x00"), None);
        assert_eq!(opened(b"\x01\x02\x03"), None);
    }

    #[test]
    fn a_stray_control_character_makes_no_text_of_it_none() {
        assert_eq!(opened(b"a\x01b\n").as_deref(), Some("a\u{1}b\n"));
        assert_eq!(opened(b"T\xe9\n\x1a").as_deref(), Some("Té\n\u{1a}"), "the end mark of DOS");
        let long = format!("{}\0{}\u{1b}", "a".repeat(CHUNK), "b".repeat(CHUNK));
        assert_eq!(opened(long.as_bytes()), Some(long));
    }

    #[test]
    fn a_letter_that_lies_across_two_chunks_is_whole() {
        let text = format!("{}é and on", "a".repeat(CHUNK - 1));
        assert_eq!(opened(text.as_bytes()), Some(text));
    }
}
