use std::collections::BTreeMap;

use matinee_core::ExportFormat;

use super::journals::traps;
use super::written;

/// What was written, file by file, with uids numbered in the order they come: they are new each time.
fn shown(files: &BTreeMap<String, String>) -> String {
    let mut text: String =
        files.iter().map(|(name, text)| format!("──── {name}\n{text}")).collect();
    text = text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    // What a receipt counts is the imports' to say.
    while let Some(start) = text.find(",\"file_hash\":") {
        let end = text[start..].find(",\"rows\":[{").unwrap() + start;
        text.replace_range(start..end, "");
    }
    let mut number = 0;
    while let Some(at) = uid_in(&text) {
        number += 1;
        let uid = text[at..at + 36].to_owned();
        text = text.replace(&uid, &format!("uid-{number}"));
    }
    text
}

fn uid_in(text: &str) -> Option<usize> {
    let is_uid = |bytes: &[u8]| {
        bytes.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    };
    text.as_bytes().windows(36).position(is_uid)
}

macro_rules! exactly {
    ($($test:ident: $format:ident;)*) => {
        $(#[test]
        fn $test() {
            let (_, files) = written(&traps(), ExportFormat::$format);
            insta::assert_snapshot!(stringify!($format), shown(&files));
        })*
    };
}

#[test]
fn lines_end_as_each_product_writes_them() {
    let journal = traps();
    for format in [ExportFormat::Letterboxd, ExportFormat::Movary, ExportFormat::Trakt] {
        let (_, files) = written(&journal, format);
        assert!(files.values().all(|file| !file.contains('\r') && file.ends_with('\n')));
    }
    let (_, files) = written(&journal, ExportFormat::Csv);
    assert_eq!(files[""].matches("\r\n").count(), 8, "a heading and seven rows");
}

exactly! {
    letterboxd_takes_rows_without_a_straight_quote: Letterboxd;
    imdb_has_a_row_a_film: Imdb;
    trakt_has_a_row_a_play_and_one_a_rating: Trakt;
    movary_has_three_files: Movary;
    yamtrack_has_every_value_quoted_and_on_one_line: Yamtrack;
    tellico_has_an_entry_a_film: Tellico;
    our_own_table_has_every_field: Csv;
    the_guarded_table_begins_no_value_like_a_formula: CsvSafe;
    json_is_one_document: Json;
    json_lines_say_their_kind: Jsonl;
}
