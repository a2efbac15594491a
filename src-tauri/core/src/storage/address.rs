use std::path::Path;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::{Error, Result};

/// What a path may not hold in an address of SQLite's (<https://sqlite.org/uri.html>).
const IN_ADDRESS: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'?').add(b'#').add(b'&').add(b'=');

/// The address of a file that SQLite attaches beside another, in one of its modes, `ro` or `rw`,
/// whatever the connection may do with its own file.
///
/// # Errors
/// [`Error::Invalid`] when its path is not valid Unicode.
pub(super) fn address(file: &Path, mode: &str) -> Result<String> {
    let file = std::path::absolute(file).map_err(Error::file(file, "read"))?;
    let path = file.to_str().ok_or_else(|| {
        let reason = "The path of the journal is not valid Unicode, so SQLite can't open it here.";
        Error::invalid("folder", reason)
    })?;
    Ok(format!("file:{}?mode={mode}", utf8_percent_encode(path, IN_ADDRESS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_spelt_so_that_sqlite_takes_it_for_itself() {
        let file = Path::new("/home/ana/My films?mode=rw#1%/journal.sqlite");
        let spelt = "file:/home/ana/My%20films%3Fmode%3Drw%231%25/journal.sqlite?mode=ro";
        assert_eq!(address(file, "ro").unwrap(), spelt);
    }
}
