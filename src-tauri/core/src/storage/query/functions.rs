use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::{Result, text};

/// Gives a connection the functions that conditions on names use.
pub(crate) fn register_functions(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    // Whether a name has the words of a fold in this order, the last of them perhaps only begun.
    conn.create_scalar_function("is_called", 2, flags, |call| {
        let (name, fold): (Option<String>, String) = (call.get(0)?, call.get(1)?);
        Ok(is_called(&text::fold(name.as_deref().unwrap_or_default()), &fold))
    })?;
    conn.create_scalar_function("fold", 1, flags, |call| {
        let name: Option<String> = call.get(0)?;
        Ok(text::fold(name.as_deref().unwrap_or_default()))
    })?;
    Ok(())
}

/// Where words are not set apart by spaces, any place in the name is as good as its beginning.
fn is_called(name: &str, fold: &str) -> bool {
    let anywhere = fold.chars().next().is_some_and(text::is_indexed_by_letter);
    name.match_indices(fold).any(|(at, _)| anywhere || at == 0 || name[..at].ends_with(' '))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::whole("hanne marder", "hanne marder", true)]
    #[case::begun("hanne marder", "mar", true)]
    #[case::inside_a_word("hanne marder", "arder", false)]
    #[case::part_of_a_run("夜の停車場", "停車", true)]
    #[case::part_of_a_korean_name("봉준호", "준호", true)]
    #[case::arabic_after_an_article("باب الحديد", "حديد", true)]
    #[case::later_though_first_inside("smarder marder", "marder", true)]
    fn a_name_has_the_words(#[case] name: &str, #[case] fold: &str, #[case] expected: bool) {
        assert_eq!(is_called(name, fold), expected);
    }
}
