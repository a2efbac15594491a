//! What each word of a quick line says.

use std::ops::Range;

use jiff::civil::Date;
use rusqlite::Connection;

use super::dates::{self, Said};
use super::words::{Word, listed, split, unquoted};
use super::{QuickMeaning, QuickPart};
use crate::storage::words_used::{self, Used};
use crate::{Result, Score, ViewingFacts, WatchedOn, films, storage, text};

/// A title of more words has to stand in quotation marks to be looked up whole.
const LONGEST_TITLE: usize = 16;
/// Words that a sign takes along where together they are a name of the journal: `@kino arkaden`.
const LONGEST_NAME: usize = 4;
/// Words of the longest way to write a score: `4 1/2 stars out of 5`.
const LONGEST_SCORE: usize = 6;
/// After one of these the next word is part of a title: `empire of the sun`.
const LEADING_ON: [&str; 7] = ["the", "a", "an", "of", "and", "&", "to"];

/// A line, read.
pub(super) struct Line {
    pub(super) typed: String,
    pub(super) parts: Vec<QuickPart>,
    /// The title as typed, without its quotation marks; empty when there is none.
    pub(super) title: String,
    /// Where it stands in the line, in bytes.
    pub(super) title_at: Range<usize>,
    /// The film's year.
    pub(super) year: Option<i16>,
    /// Where that stands, in bytes.
    pub(super) year_at: Option<Range<usize>>,
    pub(super) facts: ViewingFacts,
    /// The line says when.
    pub(super) dated: bool,
}

impl Line {
    /// When it was seen: as said, or today.
    pub(super) fn watched_on(&self) -> Option<WatchedOn> {
        self.facts.watched_on
    }
}

/// Reads a line.
pub(super) fn read(conn: &Connection, typed: &str, today: Date) -> Result<Line> {
    let words = split(typed);
    let mut reader = Reader {
        conn,
        words: &words,
        today,
        line: Line {
            typed: typed.to_owned(),
            parts: Vec::new(),
            title: String::new(),
            title_at: 0..0,
            year: None,
            year_at: None,
            facts: ViewingFacts {
                watched_on: Some(WatchedOn::day(today)),
                ..ViewingFacts::default()
            },
            dated: false,
        },
    };
    let mut at = 0;
    while at < words.len() {
        at += if reader.line.title.is_empty() && !is_signed(words[at]) {
            reader.take_title(at)?
        } else {
            reader.take(at)?
        };
    }
    Ok(reader.line)
}

/// What the words at some place say, before it is known whether the line has said it already.
enum Found {
    Meaning(QuickMeaning),
    Refused(String),
}

struct Reader<'a> {
    conn: &'a Connection,
    words: &'a [Word<'a>],
    today: Date,
    line: Line,
}

impl Reader<'_> {
    fn raw(&self, words: Range<usize>) -> Vec<&str> {
        self.words[words].iter().map(|word| word.raw).collect()
    }

    fn push(&mut self, at: usize, many: usize, meaning: QuickMeaning) {
        let text = self.raw(at..at + many).join(" ");
        self.line.parts.push(QuickPart { text, meaning });
    }

    /// Takes the title, which begins here, and says how many words it has.
    fn take_title(&mut self, at: usize) -> Result<usize> {
        let quoted = self.words[at].quoted();
        let many = match quoted {
            Some(_) => 1,
            None => self.title_words(at)?,
        };
        let title = quoted.map_or_else(|| self.raw(at..at + many).join(" "), str::to_owned);
        self.line.title = text::tidy(&title);
        self.line.title_at = self.words[at].start..self.words[at + many - 1].end();
        if self.line.title.is_empty() {
            let why = "The quotation marks are empty. Put the title between them.".to_owned();
            self.push(at, many, QuickMeaning::Unclear { why });
        } else {
            self.push(at, many, QuickMeaning::Title);
        }
        Ok(many)
    }

    /// How many words from here are the title: the longest one the journal has, else all up to the
    /// first that says something else.
    fn title_words(&self, at: usize) -> Result<usize> {
        let plain = self.words[at..]
            .iter()
            .take_while(|word| !is_signed(**word) && word.quoted().is_none());
        let most = plain.count();
        let ends_at = |many: usize| -> Result<bool> {
            Ok(at + many == self.words.len()
                || many == most
                || self.says(at + many, true)?.is_some())
        };
        let title_of = |many: usize| films::match_title(&self.raw(at..at + many).join(" "));
        for many in (1..=most.min(LONGEST_TITLE)).rev() {
            let title = title_of(many);
            // A sign at the end, such as ‘?’, is no part of it.
            let adds = many == 1 || title != title_of(many - 1);
            if adds && ends_at(many)? && self.is_known(at, many, &title)? {
                return Ok(many);
            }
        }
        let mut many = 1;
        while many < most && !self.ends_title(at + many)? {
            many += 1;
        }
        // `toy story 3 9`: of two scores in a row, the first is the number of the film.
        while many < most && self.is_number(at + many) && self.scores_after(at + many + 1)? {
            many += 1;
        }
        Ok(many)
    }

    /// Whether the journal has a film called so, by its title or by its original one: its title comes
    /// before whatever else its words may say.
    fn is_known(&self, at: usize, many: usize, matched: &str) -> Result<bool> {
        if storage::films::is_titled(self.conn, matched)? {
            return Ok(true);
        }
        Ok(!super::film::titled(self.conn, &self.raw(at..at + many).join(" "))?.is_empty())
    }

    /// Whether the word ends a title that is being read.
    fn ends_title(&self, at: usize) -> Result<bool> {
        let before = self.words[at - 1].raw.to_lowercase();
        Ok(!LEADING_ON.contains(&before.as_str()) && self.says(at, true)?.is_some())
    }

    /// A whole number and nothing else.
    fn is_number(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.raw.bytes().all(|byte| byte.is_ascii_digit()))
            && Score::parse_typed(self.words[at].raw).is_ok()
            && dates::date(&self.raw(at..self.words.len()), self.today, false).is_none()
    }

    /// Whether any word from here on says a score.
    fn scores_after(&self, from: usize) -> Result<bool> {
        let mut at = from;
        while at < self.words.len() {
            match self.says(at, false)? {
                Some((Found::Meaning(QuickMeaning::Score { .. }), _)) => return Ok(true),
                Some((_, many)) => at += many,
                None => at += 1,
            }
        }
        Ok(false)
    }

    /// Takes what the words here say, and tells how many of them say it.
    fn take(&mut self, at: usize) -> Result<usize> {
        let (meaning, many) = match self.says(at, false)? {
            Some((Found::Meaning(meaning), many)) => (self.keep(meaning, at), many),
            Some((Found::Refused(why), many)) => (QuickMeaning::Unclear { why }, many),
            None => {
                let word = self.words[at].raw;
                let why = format!(
                    "‘{word}’ is not understood. A title of more words goes in quotation marks, a place after @, a tag after #."
                );
                (QuickMeaning::Unclear { why }, 1)
            }
        };
        self.push(at, many, meaning);
        Ok(many)
    }

    /// What the words here say, and how many of them say it; nothing when they are words like any
    /// other. `in_title`: they may be part of a title, where less is taken for something else.
    fn says(&self, at: usize, in_title: bool) -> Result<Option<(Found, usize)>> {
        let word = self.words[at];
        if is_signed(word) {
            return self.signed(at).map(Some);
        }
        if word.quoted().is_some() {
            return Ok(None);
        }
        let rest = self.raw(at..self.words.len());
        if let Some((said, many)) = dates::date(&rest, self.today, !in_title) {
            let found = match said {
                Said::On(date) => Found::Meaning(QuickMeaning::Date { on: Some(date) }),
                Said::Undated => Found::Meaning(QuickMeaning::Date { on: None }),
                Said::Refused(why) => Found::Refused(why),
            };
            return Ok(Some((found, many)));
        }
        if let Some((score, many)) = score(&rest) {
            return Ok(Some((Found::Meaning(QuickMeaning::Score { score }), many)));
        }
        let meaning = match word.raw.to_lowercase().as_str() {
            "liked" | "<3" | "♥" | "❤" | "❤️" => QuickMeaning::Liked,
            "rewatch" | "rewatched" | "again" => QuickMeaning::Rewatch,
            "abandoned" => QuickMeaning::Abandoned,
            other => match self.film_year(other) {
                Some(year) => QuickMeaning::Year { year },
                None => return Ok(None),
            },
        };
        Ok(Some((Found::Meaning(meaning), 1)))
    }

    /// A year a film can be of: none that is still far off, which would be a title's.
    fn film_year(&self, word: &str) -> Option<i16> {
        let year = word.strip_prefix('(').and_then(|year| year.strip_suffix(')')).unwrap_or(word);
        let figures = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = figures.then(|| year.parse().ok()).flatten()?;
        (1870..=self.today.year() + 5).contains(&year).then_some(year)
    }

    /// What stands after a sign: `@place`, `#tag`, `with:name,name`, `format:…`, `note:…`.
    fn signed(&self, at: usize) -> Result<(Found, usize)> {
        let word = self.words[at];
        if let Some(note) = word.after("note:") {
            return Ok((value(note, |text| QuickMeaning::Note { text }), 1));
        }
        if let Some(names) = word.after("with:") {
            return self.companions(at, names);
        }
        let (used, sign) = match word.raw.chars().next() {
            Some('@') => (Used::Places, "@"),
            Some('#') => (Used::Tags, "#"),
            _ => (Used::Formats, "format:"),
        };
        let (name, fresh, many) = self.name(at, used, word.after(sign).unwrap_or_default())?;
        let found = value(&name, |name| match used {
            Used::Places => QuickMeaning::Place { name, fresh },
            Used::Tags => QuickMeaning::Tag { name, fresh },
            Used::Formats | Used::Companions => QuickMeaning::Format { name, fresh },
        });
        Ok((found, many))
    }

    fn companions(&self, at: usize, typed: &str) -> Result<(Found, usize)> {
        let mut names = Vec::new();
        let mut fresh = Vec::new();
        let mut many = 1;
        let listed = listed(typed);
        for (index, typed) in listed.iter().enumerate() {
            let last = index + 1 == listed.len();
            let (name, new, words) = if last {
                self.name(at, Used::Companions, typed)?
            } else {
                self.spelled(Used::Companions, typed)?
            };
            many = many.max(words);
            fresh.extend(new.then(|| name.clone()));
            names.push(name);
        }
        let found = if names.is_empty() {
            Found::Refused("Whom with? A name goes right after ‘with:’.".to_owned())
        } else {
            Found::Meaning(QuickMeaning::Companions { names, fresh })
        };
        Ok((found, many))
    }

    /// A name after a sign, as the journal spells it, whether it is new, and how many words it took:
    /// the words after the first go along where together they are a name of the journal.
    fn name(&self, at: usize, used: Used, first: &str) -> Result<(String, bool, usize)> {
        if first.is_empty() || first.starts_with(['"', '“', '„', '«']) {
            return self.spelled(used, first);
        }
        let plain = self.words[at + 1..]
            .iter()
            .take_while(|word| !is_signed(**word) && word.quoted().is_none());
        for more in (1..LONGEST_NAME.min(plain.count() + 1)).rev() {
            let typed = format!("{first} {}", self.raw(at + 1..at + 1 + more).join(" "));
            if let Some(name) = words_used::spelling(self.conn, used, &typed)? {
                return Ok((name, false, more + 1));
            }
        }
        self.spelled(used, first)
    }

    fn spelled(&self, used: Used, typed: &str) -> Result<(String, bool, usize)> {
        let typed = text::tidy(unquoted(typed));
        let known = words_used::spelling(self.conn, used, &typed)?;
        let fresh = known.is_none();
        Ok((known.unwrap_or(typed), fresh, 1))
    }

    /// Keeps what was said; or says that it was said before.
    fn keep(&mut self, meaning: QuickMeaning, at: usize) -> QuickMeaning {
        let line = &mut self.line;
        let facts = &mut line.facts;
        let twice = match &meaning {
            QuickMeaning::Year { year } => {
                if line.year.is_some() {
                    let why = format!(
                        "{year} would be the film’s second year. If that is when you saw it, say in {year}."
                    );
                    return QuickMeaning::Unclear { why };
                }
                line.year = Some(*year);
                line.year_at = Some(self.words[at].start..self.words[at].end());
                false
            }
            QuickMeaning::Date { on } => {
                let twice = std::mem::replace(&mut line.dated, true);
                if !twice {
                    facts.watched_on = *on;
                }
                twice
            }
            QuickMeaning::Score { score } => facts.score.replace(*score).is_some(),
            QuickMeaning::Place { name, .. } => put(&mut facts.place, name),
            QuickMeaning::Format { name, .. } => put(&mut facts.format, name),
            QuickMeaning::Note { text } => put(&mut facts.note, text),
            QuickMeaning::Tag { name, .. } => add(&mut facts.tags, name),
            QuickMeaning::Companions { names, .. } => {
                let mut twice = false;
                for name in names {
                    twice |= add(&mut facts.companions, name);
                }
                twice
            }
            QuickMeaning::Liked => std::mem::replace(&mut facts.liked, true),
            QuickMeaning::Rewatch => std::mem::replace(&mut facts.rewatch, true),
            QuickMeaning::Abandoned => std::mem::replace(&mut facts.abandoned, true),
            QuickMeaning::Title | QuickMeaning::Unclear { .. } => false,
        };
        if !twice {
            return meaning;
        }
        let word = self.words[at].raw;
        let why = match meaning {
            QuickMeaning::Score { .. } => format!(
                "‘{word}’ would be a second score. If it belongs to the title, put that in quotation marks."
            ),
            QuickMeaning::Date { .. } => format!("‘{word}’ would be a second date."),
            _ => format!("‘{word}’ says again what was said before."),
        };
        QuickMeaning::Unclear { why }
    }
}

/// The score at the beginning of the words, of as many of them as say one.
fn score(words: &[&str]) -> Option<(Score, usize)> {
    (1..=words.len().min(LONGEST_SCORE)).rev().find_map(|many| {
        let score = Score::parse_typed(&words[..many].join(" ")).ok()?;
        Some((score, many))
    })
}

/// Whether a word begins with one of the signs.
fn is_signed(word: Word<'_>) -> bool {
    word.raw.starts_with(['@', '#'])
        || ["with:", "format:", "note:"].iter().any(|sign| word.after(sign).is_some())
}

/// What a sign says of a value; nothing is no value.
fn value(text: &str, meaning: impl FnOnce(String) -> QuickMeaning) -> Found {
    let text = text::tidy(unquoted(text));
    if text.is_empty() {
        return Found::Refused("Nothing stands after the sign. Put it right after it.".to_owned());
    }
    Found::Meaning(meaning(text))
}

/// Puts a value where none was; says whether one was.
fn put(field: &mut String, value: &str) -> bool {
    let twice = !field.is_empty();
    if !twice {
        value.clone_into(field);
    }
    twice
}

/// Adds a value that is not among them; says whether it was.
fn add(values: &mut Vec<String>, value: &str) -> bool {
    let twice = values.iter().any(|known| text::fold(known) == text::fold(value));
    if !twice {
        values.push(value.to_owned());
    }
    twice
}
