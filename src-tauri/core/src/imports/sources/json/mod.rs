//! JSON files, read an entry at a time: the file lies in memory as text, and each entry of its
//! arrays is a slice of that text. serde's limit on nesting stays on; an entry is first only
//! measured, which takes no stack.

mod loose;
mod shape;

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

pub(crate) use loose::Loose;
pub(crate) use shape::Shape;

use super::emit::Emit;
use super::lines::{Lines, cut};
use crate::imports::Refused;
use crate::imports::foreign::Says;

/// The longest entry that is read.
const ENTRY_BYTES: usize = 4 << 20;

/// An entry of an array.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'t> {
    /// The key under which the array stands; nothing where the file is the array.
    pub(crate) key: &'t str,
    /// The entry as it stands there.
    pub(crate) raw: &'t str,
    /// The line, from 1, on which it begins.
    pub(crate) line: u32,
}

/// Passes on every entry of the array that a text is, or of the arrays under the keys of the object
/// that it is, until `each` wants no more; answers whether more was wanted.
///
/// # Errors
/// The text is no JSON, or is cut short.
pub(crate) fn each_entry<'t>(
    text: &'t str,
    each: &mut dyn FnMut(Entry<'t>) -> bool,
) -> Result<bool, Refused> {
    let mut lines = Lines::of(text);
    let mut stopped = false;
    let top = Top { lines: &mut lines, each, stopped: &mut stopped };
    let mut json = serde_json::Deserializer::from_str(text);
    let read = json.deserialize_any(top).and_then(|()| json.end());
    match read {
        _ if stopped => Ok(false),
        Ok(()) => Ok(true),
        Err(err) if err.is_eof() => Err(Refused::new(
            "It ends in the middle of its JSON, so it is cut short. Export or download it again.",
        )),
        Err(err) => Err(Refused::new(format!(
            "It is no JSON from line {} on: {}. Export or download it again.",
            err.line(),
            reason(&err)
        ))),
    }
}

/// An entry as what it should be.
///
/// # Errors
/// A sentence about what stands there instead.
pub(crate) fn read_as<'t, T: Deserialize<'t>>(raw: &'t str) -> Result<T, String> {
    if raw.len() > ENTRY_BYTES {
        return Err(format!("This entry is longer than {} MB.", ENTRY_BYTES >> 20));
    }
    serde_json::from_str(raw)
        .map_err(|err| format!("This entry is not what it should be: {}.", reason(&err)))
}

/// Passes an entry on, or why it can't be read.
pub(crate) fn emit(emit: &mut Emit<'_>, entry: Entry<'_>, says: Result<Says, String>) -> bool {
    emit.at(entry.line, cut(entry.raw), says.unwrap_or_else(Says::Unreadable))
}

/// What is wrong, without its place, which is the entry's own and not the file's.
fn reason(err: &serde_json::Error) -> String {
    const LONGEST: usize = 200;
    let whole = err.to_string();
    let told = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(told, _)| told);
    let mut told: String = told.chars().take(LONGEST).collect();
    if told.chars().count() == LONGEST {
        told.push('…');
    }
    told
}

struct Top<'v, 't> {
    lines: &'v mut Lines<'t>,
    each: &'v mut dyn FnMut(Entry<'t>) -> bool,
    stopped: &'v mut bool,
}

impl<'t> Top<'_, 't> {
    fn entries<A: SeqAccess<'t>>(&mut self, key: &'t str, mut array: A) -> Result<(), A::Error> {
        while let Some(raw) = array.next_element::<&'t RawValue>()? {
            let raw = raw.get();
            let line = self.lines.line_of(raw);
            if !(self.each)(Entry { key, raw, line }) {
                *self.stopped = true;
                return Err(A::Error::custom("no more is wanted"));
            }
        }
        Ok(())
    }
}

impl<'t> Visitor<'t> for Top<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list, or an object of lists")
    }

    fn visit_seq<A: SeqAccess<'t>>(mut self, array: A) -> Result<(), A::Error> {
        self.entries("", array)
    }

    fn visit_map<A: MapAccess<'t>>(mut self, mut object: A) -> Result<(), A::Error> {
        while let Some(key) = object.next_key::<Key<'t>>()? {
            let value = object.next_value::<&'t RawValue>()?.get();
            if value.starts_with('[') {
                let array = Array { top: &mut self, key: key.0 };
                serde_json::Deserializer::from_str(value)
                    .deserialize_seq(array)
                    .map_err(A::Error::custom)?;
            }
        }
        Ok(())
    }
}

/// A key that can be borrowed; one with escapes in it is none that is asked for.
struct Key<'t>(&'t str);

impl<'t> Deserialize<'t> for Key<'t> {
    fn deserialize<D: Deserializer<'t>>(from: D) -> Result<Self, D::Error> {
        let raw = <&'t RawValue>::deserialize(from)?.get();
        Ok(Self(raw.trim_matches('"')))
    }
}

struct Array<'a, 'v, 't> {
    top: &'a mut Top<'v, 't>,
    key: &'t str,
}

impl<'t> Visitor<'t> for Array<'_, '_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, array: A) -> Result<(), A::Error> {
        self.top.entries(self.key, array)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Result<Vec<(String, u32, String)>, Refused> {
        let mut entries = Vec::new();
        each_entry(text, &mut |Entry { key, raw, line }| {
            entries.push((key.to_owned(), line, raw.to_owned()));
            true
        })?;
        Ok(entries)
    }

    #[test]
    fn entries_are_slices_of_the_file_with_their_lines() {
        let text = "[\n  {\"a\": 1},\n\n  {\"a\":\n 2}, 3]\n";
        let read = entries(text).unwrap();
        assert_eq!(read[0], (String::new(), 2, "{\"a\": 1}".into()));
        assert_eq!(read[1], (String::new(), 4, "{\"a\":\n 2}".into()));
        assert_eq!(read[2], (String::new(), 5, "3".into()));
    }

    #[test]
    fn arrays_under_keys_are_told_apart_and_the_rest_is_passed_over() {
        let text = "{\"shows\": [1],\n\"made\": {\"x\": [9]}, \"n\": null,\n\"movies\": [2,\n3]}";
        let read: Vec<_> = entries(text).unwrap();
        let told: Vec<_> = read.iter().map(|(key, line, raw)| (&**key, *line, &**raw)).collect();
        assert_eq!(told, [("shows", 1, "1"), ("movies", 3, "2"), ("movies", 4, "3")]);
    }

    #[test]
    fn what_is_cut_short_or_no_json_is_refused_with_its_line() {
        assert!(entries("[{\"a\": 1},\n{\"a\"").unwrap_err().0.contains("cut short"));
        let err = entries("[{\"a\": 1},\n{\"a\": nope}]").unwrap_err().0;
        assert!(err.starts_with("It is no JSON from line 2 on"), "{err}");
        assert!(entries("[1] and more").is_err());
        assert!(entries("\"a text\"").is_err());
    }

    #[test]
    fn nesting_without_end_takes_no_stack_and_is_no_entry() {
        let deep = format!("[{}{}, 1]", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(entries(&deep).unwrap().len(), 2);
        assert!(read_as::<Vec<serde_json::Value>>(&deep).is_err());
        assert!(entries(&format!("{{\"movies\": {}", "[".repeat(200_000))).is_err());
    }

    #[test]
    fn reading_ends_when_no_more_is_wanted() {
        let mut count = 0;
        let more = each_entry("{\"a\": [1, 2, 3], \"b\": [4]}", &mut |_| {
            count += 1;
            count < 2
        });
        assert_eq!((more, count), (Ok(false), 2));
    }

    #[test]
    fn what_is_wrong_with_an_entry_is_told_in_bounds() {
        let long = format!("\"{}\"", "x".repeat(100_000));
        let err = read_as::<u32>(&long).unwrap_err();
        assert!(err.starts_with("This entry is not what it should be") && err.len() < 400, "{err}");
        assert!(read_as::<Loose>(&format!("\"{}\"", "x".repeat(5 << 20))).is_err());
    }
}
