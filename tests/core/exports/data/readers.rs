//! Files read back the way the products they are for read them.

use std::collections::BTreeMap;

/// The rows of a CSV file by their column names, quotes doubled.
pub fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    named(csv::ReaderBuilder::new().flexible(false), text)
}

/// The same where a backslash escapes a quote.
pub fn escaped_rows(text: &str) -> Vec<BTreeMap<String, String>> {
    named(csv::ReaderBuilder::new().double_quote(false).escape(Some(b'\\')), text)
}

fn named(builder: &mut csv::ReaderBuilder, text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = builder.from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let names = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| {
        names.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// An element of XML.
#[derive(Debug, Default, Clone)]
pub struct Element {
    pub name: String,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    /// The text of the child of that name; nothing without one.
    pub fn child(&self, name: &str) -> Option<&str> {
        self.children.iter().find(|child| child.name == name).map(|child| child.text.as_str())
    }

    /// The texts of the children of a plural: `genres` has `genre`.
    pub fn several(&self, name: &str) -> Vec<&str> {
        let plural = self.children.iter().find(|child| child.name == format!("{name}s"));
        let children = plural.map(|plural| plural.children.as_slice()).unwrap_or_default();
        assert!(children.iter().all(|child| child.name == name), "{name} in {plural:?}");
        children.iter().map(|child| child.text.as_str()).collect()
    }
}

/// Reads XML strictly: every element ends, references are the five, nothing stands outside the root.
pub fn xml(text: &str) -> Element {
    let mut stack = vec![Element::default()];
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let words = &rest[..open];
        assert!(!words.contains(['\u{fffe}', '\u{ffff}']) && !words.contains("]]>"), "{words:?}");
        stack.last_mut().unwrap().text.push_str(&resolved(words));
        let close = open + rest[open..].find('>').expect("a tag ends");
        let tag = &rest[open + 1..close];
        rest = &rest[close + 1..];
        if tag.starts_with('?') || tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let mut done = stack.pop().unwrap();
            assert_eq!(done.name, name);
            if !done.children.is_empty() {
                done.text.clear();
            }
            stack.last_mut().unwrap().children.push(done);
            continue;
        }
        let alone = tag.ends_with('/');
        let name = tag.trim_end_matches('/').split_whitespace().next().unwrap().to_owned();
        let element = Element { name, ..Element::default() };
        if alone {
            stack.last_mut().unwrap().children.push(element);
        } else {
            stack.push(element);
        }
    }
    assert!(rest.trim().is_empty() && stack.len() == 1, "{rest:?}");
    stack.pop().unwrap().children.pop().unwrap()
}

fn resolved(words: &str) -> String {
    assert!(
        words.chars().all(|letter| !letter.is_control() || letter == '\n' || letter == '\t'),
        "{words:?}"
    );
    let mut text = String::new();
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        let end = at + rest[at..].find(';').expect("a reference ends");
        text.push(match &rest[at + 1..end] {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            other => panic!("&{other};"),
        });
        rest = &rest[end + 1..];
    }
    text + rest
}
