//! Text members of a ZIP.

use std::io::{self, Read};

use super::Zip;
use crate::imports::Refused;

/// How much of a member is looked at to see what it is.
const START: u64 = 64 << 10;

/// A member as text, without a byte order mark.
///
/// # Errors
/// It is damaged, over the limits, or not in UTF-8.
pub(crate) fn text(zip: &mut Zip, path: &str) -> Result<String, Refused> {
    let mut bytes = Vec::new();
    zip.member(path)?.read_to_end(&mut bytes).map_err(refused)?;
    let mut text = String::from_utf8(bytes)
        .map_err(|_| Refused::new(format!("{path} inside this ZIP is no text in UTF-8.")))?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// The beginning of a member, as far as it is text.
///
/// # Errors
/// It is damaged.
pub(crate) fn start(zip: &mut Zip, path: &str) -> Result<String, Refused> {
    let mut bytes = Vec::new();
    zip.member(path)?.take(START).read_to_end(&mut bytes).map_err(refused)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// A limit that was passed while reading carries its own sentence.
pub(crate) fn refused(err: io::Error) -> Refused {
    match err.downcast::<Refused>() {
        Ok(refused) => refused,
        Err(err) => Refused::new(format!("This ZIP file is damaged: {err}.")),
    }
}

/// What is wrong with a member, with its name.
pub(crate) fn in_member(path: &str, refused: Refused) -> Refused {
    Refused(format!("{path} inside this ZIP can’t be read. {}", refused.0))
}
