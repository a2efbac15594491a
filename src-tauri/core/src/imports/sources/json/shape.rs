use std::collections::HashSet;

/// Deeper than this no key tells anything.
const DEEPEST: usize = 5;
/// More different keys than any export has.
const MOST: usize = 2_000;

/// The keys that occur in the beginning of a JSON text, each with the way to it: `movies[].movie.ids`.
/// The text may break off anywhere.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    paths: HashSet<String>,
}

impl Shape {
    /// The shape of the beginning of a text; nothing for one that does not begin as JSON does.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let text = text.trim_start();
        text.starts_with(['[', '{']).then(|| {
            let mut shape = Self::default();
            shape.look(text.as_bytes());
            shape
        })
    }

    /// Whether all these keys occur.
    pub(crate) fn has(&self, paths: &[&str]) -> bool {
        paths.iter().all(|path| self.paths.contains(*path))
    }

    /// Whether one of these keys occurs.
    pub(crate) fn has_any(&self, paths: &[&str]) -> bool {
        paths.iter().any(|path| self.paths.contains(*path))
    }

    fn look(&mut self, text: &[u8]) {
        // The keys on the way, an array being one of its own.
        let mut way: Vec<&str> = Vec::new();
        let mut depth = 0_usize;
        let mut key: Option<&str> = None;
        let mut at = 0;
        while at < text.len() {
            match text[at] {
                open @ (b'[' | b'{') => {
                    if depth < DEEPEST {
                        let name = key.take().unwrap_or_default();
                        way.push(name);
                        if open == b'[' {
                            way.push("[]");
                        } else {
                            way.push("");
                        }
                    }
                    depth += 1;
                }
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    if depth < DEEPEST {
                        way.truncate(way.len().saturating_sub(2));
                    }
                    key = None;
                }
                b',' => key = None,
                b'"' => {
                    let end = end_of_string(text, at + 1);
                    let name = text.get(at + 1..end).and_then(|name| str::from_utf8(name).ok());
                    at = end;
                    let after = text.get(end + 1..).unwrap_or_default();
                    let is_key = after.iter().find(|byte| !byte.is_ascii_whitespace());
                    if is_key == Some(&b':') && depth <= DEEPEST && self.paths.len() < MOST {
                        key = name.filter(|name| name.len() <= 64);
                        if let Some(key) = key {
                            self.paths.insert(path(&way, key));
                        }
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }
}

/// Where a string ends: its closing quotation mark, or the text's end.
fn end_of_string(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && text[at] != b'"' {
        at += if text[at] == b'\\' { 2 } else { 1 };
    }
    at.min(text.len())
}

fn path(way: &[&str], key: &str) -> String {
    let mut path = String::new();
    for part in way.iter().chain(&[key]) {
        match *part {
            "" => {}
            "[]" => path.push_str("[]"),
            name => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_a_text_that_breaks_off_are_known() {
        let text = " [{\"id\": 1, \"movie\" : {\"ids\": {\"trakt\": 9}}, \"at\": \"a \\\" {\"}, {\"x\": [{\"y\": 1, \"mo";
        let shape = Shape::of(text).unwrap();
        assert!(shape.has(&["[].id", "[].movie.ids.trakt", "[].at", "[].x[].y"]));
        assert!(!shape.has(&["[].mo"]));
        assert!(!shape.has(&["[].ids"]));
        let shape = Shape::of("{\"shows\": [{\"a\": 1}], \"movies\": [").unwrap();
        assert!(shape.has(&["shows", "shows[].a", "movies"]));
        assert!(Shape::of("Title,Year").is_none());
    }

    #[test]
    fn a_shape_has_bounds() {
        let deep = Shape::of(&"{\"a\":".repeat(50_000)).unwrap();
        assert!(deep.paths.len() <= DEEPEST);
        let wide: String = (0..50_000).map(|key| format!("\"k{key}\":1,")).collect();
        assert_eq!(Shape::of(&format!("{{{wide}")).unwrap().paths.len(), MOST);
    }
}
