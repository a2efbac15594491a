//! The generated TypeScript, read back: what the window believes each command takes. From it come
//! requests of the right shape with the wrong things in them.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Map, Value, json};

/// What a request may be.
#[derive(Debug, Clone)]
pub enum Shape {
    Text,
    Number,
    Truth,
    Exactly(Value),
    List(Box<Shape>),
    Tuple(Vec<Shape>),
    /// Fields: name, whether it may be left out, shape.
    Object(Vec<(String, bool, Shape)>),
    OneOf(Vec<Shape>),
    AllOf(Vec<Shape>),
    Named(String, Vec<Shape>),
}

/// Every generated type, by its name.
pub struct Shapes(HashMap<String, Shape>);

impl Shapes {
    pub fn generated() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/ipc/generated");
        let mut all = HashMap::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let text = without_comments(&text);
            for declared in text.split("export type ").skip(1) {
                let (name, is) = declared.split_once('=').unwrap();
                let name = name.split('<').next().unwrap().trim().to_owned();
                all.insert(name, Reader::new(is).one_of());
            }
        }
        Self(all)
    }

    /// What each command takes.
    pub fn requests(&self) -> Vec<(&str, &Shape)> {
        let Shape::Object(commands) = &self.0["CommandMap"] else { panic!("no map of commands") };
        commands
            .iter()
            .map(|(name, _, shape)| match shape {
                Shape::Tuple(both) => (name.as_str(), &both[0]),
                other => panic!("{name} is {other:?}"),
            })
            .collect()
    }

    /// A value of this shape, with hostile leaves.
    pub fn hostile(&self, shape: &Shape, rng: &mut fastrand::Rng, depth: usize) -> Value {
        match shape {
            Shape::Text => hostile_text(rng),
            Shape::Number => hostile_number(rng),
            Shape::Truth => json!(rng.bool()),
            Shape::Exactly(value) => value.clone(),
            Shape::List(of) => {
                let longest = if depth == 0 { 300 } else { 3 };
                let length = *rng.choice(&[0, 1, 2, longest]).unwrap();
                (0..length).map(|_| self.hostile(of, rng, depth + 1)).collect()
            }
            Shape::Tuple(all) => all.iter().map(|it| self.hostile(it, rng, depth + 1)).collect(),
            Shape::Object(fields) => {
                let mut object = Map::new();
                for (name, may_lack, shape) in fields {
                    if !(*may_lack && rng.bool()) {
                        object.insert(name.clone(), self.hostile(shape, rng, depth + 1));
                    }
                }
                Value::Object(object)
            }
            Shape::OneOf(shapes) => {
                // What a record holds of its own kind ends somewhere.
                let shapes = if depth > 12 { &shapes[..1] } else { &shapes[..] };
                self.hostile(rng.choice(shapes).unwrap(), rng, depth + 1)
            }
            Shape::AllOf(shapes) => {
                let mut together = Map::new();
                for shape in shapes {
                    match self.hostile(shape, rng, depth + 1) {
                        Value::Object(fields) => together.extend(fields),
                        // `number & { readonly __id: … }` is a number.
                        plain => return plain,
                    }
                }
                Value::Object(together)
            }
            Shape::Named(name, of) => match (name.as_str(), of.first()) {
                ("Array", Some(of)) => self.hostile(&Shape::List(Box::new(of.clone())), rng, depth),
                ("Record", _) => json!({ "../../etc": 1 }),
                ("WithBytes", Some(of)) => self.hostile(of, rng, depth),
                _ => {
                    let shape = self.0.get(name).unwrap_or_else(|| panic!("no type {name}"));
                    self.hostile(shape, rng, depth + 1)
                }
            },
        }
    }
}

/// Texts that have broken programs.
fn hostile_text(rng: &mut fastrand::Rng) -> Value {
    const TEXTS: &[&str] = &[
        "",
        " ",
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "/dev/zero",
        "file:///etc/passwd",
        "~/.ssh/id_ed25519",
        "\0",
        "a\0b",
        "\u{202e}gnp.exe",
        "\u{feff}bom",
        "'; drop table films; --",
        "\" or 1=1",
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "((((((((((",
        "NEAR(",
        "score>=",
        "title:\"",
        "%s%s%n",
        "{{7*7}}",
        "-1",
        "2024-13-45",
        "9999-12-31~",
        "0000",
        "00000000-0000-7000-8000-000000000000",
        "e\u{301}\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦",
        "ﷺ",
        "Ａ",
        "\r\n\t\u{85}\u{2028}",
    ];
    match rng.u8(..12) {
        0 => json!("x".repeat(200_000)),
        1 => json!("||*[`\n> ".repeat(3_000)),
        2 => json!("../".repeat(20_000)),
        _ => json!(rng.choice(TEXTS).unwrap()),
    }
}

fn hostile_number(rng: &mut fastrand::Rng) -> Value {
    const WHOLE: &[i64] = &[
        0,
        1,
        2,
        3,
        -1,
        100,
        101,
        255,
        256,
        1869,
        2201,
        9999,
        10_000,
        65_536,
        1 << 31,
        1 << 32,
        1 << 53,
        i64::MAX,
        i64::MIN,
    ];
    match rng.u8(..10) {
        0 => json!(1.5),
        1 => json!(1e308),
        2 => json!(u64::MAX),
        // Some that lead to records which are there.
        3..=5 => json!(rng.u8(1..4)),
        _ => json!(rng.choice(WHOLE).unwrap()),
    }
}

fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A reader of as much TypeScript as is generated.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self(text)
    }

    fn take(&mut self, sign: &str) -> bool {
        self.0 = self.0.trim_start();
        let rest = self.0.strip_prefix(sign);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn expect(&mut self, sign: &str) {
        assert!(self.take(sign), "no {sign} at {}", &self.0[..self.0.len().min(80)]);
    }

    fn word(&mut self) -> String {
        self.0 = self.0.trim_start();
        if let Some(quote) = ["\"", "'"].into_iter().find(|quote| self.0.starts_with(*quote)) {
            let (word, rest) = self.0[1..].split_once(quote).unwrap();
            self.0 = rest;
            return word.to_owned();
        }
        let end = self.0.find(|sign: char| !sign.is_alphanumeric() && !"_$-".contains(sign));
        let (word, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        assert!(!word.is_empty(), "no word at {}", &self.0[..self.0.len().min(80)]);
        self.0 = rest;
        word.to_owned()
    }

    fn one_of(&mut self) -> Shape {
        self.take("|");
        let mut shapes = vec![self.all_of()];
        while self.take("|") {
            shapes.push(self.all_of());
        }
        if shapes.len() == 1 { shapes.remove(0) } else { Shape::OneOf(shapes) }
    }

    fn all_of(&mut self) -> Shape {
        let mut shapes = vec![self.alone()];
        while self.take("&") {
            shapes.push(self.alone());
        }
        if shapes.len() == 1 { shapes.remove(0) } else { Shape::AllOf(shapes) }
    }

    fn alone(&mut self) -> Shape {
        let mut shape = self.plain();
        while self.take("[]") {
            shape = Shape::List(Box::new(shape));
        }
        shape
    }

    fn plain(&mut self) -> Shape {
        if self.take("(") {
            let shape = self.one_of();
            self.expect(")");
            return shape;
        }
        if self.take("[") {
            return Shape::Tuple(self.listed("]"));
        }
        if self.take("{") {
            return self.object();
        }
        self.0 = self.0.trim_start();
        if self.0.starts_with(['"', '\'']) {
            return Shape::Exactly(json!(self.word()));
        }
        let word = self.word();
        match word.as_str() {
            "string" => Shape::Text,
            "number" | "bigint" => Shape::Number,
            "boolean" => Shape::Truth,
            "null" | "undefined" => Shape::Exactly(Value::Null),
            "unique" => {
                self.word();
                Shape::Text
            }
            _ => match word.parse::<i64>() {
                Ok(number) => Shape::Exactly(json!(number)),
                Err(_) => {
                    let of = if self.take("<") { self.listed(">") } else { Vec::new() };
                    Shape::Named(word, of)
                }
            },
        }
    }

    fn listed(&mut self, end: &str) -> Vec<Shape> {
        let mut shapes = Vec::new();
        while !self.take(end) {
            shapes.push(self.one_of());
            self.take(",");
        }
        shapes
    }

    fn object(&mut self) -> Shape {
        let mut fields = Vec::new();
        while !self.take("}") {
            if self.take("[") {
                // `[key in string]?: …`: any names.
                let (_, rest) = self.0.split_once(']').unwrap();
                self.0 = rest;
                self.take("?");
                self.expect(":");
                fields.push(("../any".to_owned(), true, self.one_of()));
            } else {
                self.take("readonly ");
                let name = self.word();
                let may_lack = self.take("?");
                self.expect(":");
                fields.push((name, may_lack, self.one_of()));
            }
            let _ = self.take(",") || self.take(";");
        }
        Shape::Object(fields)
    }
}
