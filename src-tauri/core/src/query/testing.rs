//! Lines for property tests: pieces of the language, right and wrong, in any order.

use proptest::prelude::*;

use super::keys::KEYS;

/// A line someone might type, or a cat.
pub(crate) fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => filter(),
        2 => "[a-z]{1,6}\\*?",
        1 => "\\PC{0,6}",
        1 => Just("or".to_owned()),
        1 => Just("OR".to_owned()),
        1 => "-{1,3}",
        1 => Just("(".to_owned()),
        1 => Just(")".to_owned()),
        1 => "[\"“»]?[a-zé夜 ]{0,6}[\"”«]?\\*?",
        1 => "(19|20)[0-9x]{2}",
    ];
    let gap = prop_oneof![3 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, gap), 0..8)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

fn filter() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        8 => prop::sample::select(KEYS.to_vec()).prop_map(|(name, _)| name.to_owned()),
        1 => "[a-zA-Z]{1,7}",
    ];
    let sign = prop::sample::select(vec![":", ":", ":", "=", ">", "<", ">=", "<="]);
    let value = prop_oneof![
        2 => "[a-z]{0,6}",
        1 => "\"[a-z (]{0,8}\"?",
        2 => "[0-9]{1,4}(\\.[0-9])?",
        1 => "[0-9]{1,4}\\.\\.[0-9]{0,4}",
        1 => "19[0-9]{0,2}x{0,2}",
        1 => "20[0-9]{2}(-[0-9]{1,2}){0,2}",
        1 => "20[0-9]{2}-0[1-9]\\.\\.20[0-9]{2}",
        1 => prop::sample::select(vec!["none", "last-year", "today..", "liked", "draft", "poster", "rewatch", "undated", "-score"])
            .prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    (key, sign, value).prop_map(|(key, sign, value)| format!("{key}{sign}{value}"))
}
