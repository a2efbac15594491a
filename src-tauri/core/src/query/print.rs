use std::fmt::{self, Write};

use super::keys::{STATES, THINGS};
use super::lexer::is_quotation_mark;
use super::{Amount, Condition, Key, Name, Node, Order, Query, When, Words};

/// A line that [`parse`](super::parse) reads as the same query.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = self.root.as_ref().map(Node::to_string).unwrap_or_default();
        if let Some(sort) = self.sort {
            if let Some(Node::Any(_)) = self.root {
                line = format!("({line})");
            }
            if !line.is_empty() {
                line.push(' ');
            }
            write!(line, "{sort}")?;
        } else if self.root.as_ref().is_some_and(Node::ends_in_a_whole_word) {
            // Without it the last word would be one that may go on.
            line.push(' ');
        }
        f.write_str(&line)
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sort:{}{}", if self.reversed { "-" } else { "" }, self.name())
    }
}

impl Node {
    fn ends_in_a_whole_word(&self) -> bool {
        match self {
            Self::All(parts) => parts
                .last()
                .is_some_and(|last| !matches!(last, Self::Any(_)) && last.ends_in_a_whole_word()),
            Self::Any(parts) => parts.last().is_some_and(Self::ends_in_a_whole_word),
            Self::Not(inner) => matches!(**inner, Self::Is(_)) && inner.ends_in_a_whole_word(),
            Self::Is(Condition::Words(words)) => !words.quoted && !words.unfinished,
            Self::Is(_) => false,
        }
    }

    fn in_parentheses(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({self})")
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        f.write_char(' ')?;
                    }
                    match part {
                        Self::Any(_) => part.in_parentheses(f)?,
                        _ => part.fmt(f)?,
                    }
                }
                Ok(())
            }
            Self::Any(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        f.write_str(" or ")?;
                    }
                    part.fmt(f)?;
                }
                Ok(())
            }
            Self::Not(inner) => {
                f.write_char('-')?;
                match **inner {
                    Self::Is(_) => inner.fmt(f),
                    _ => inner.in_parentheses(f),
                }
            }
            Self::Is(condition) => condition.fmt(f),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => words.fmt(f),
            Self::Named(named, name) => write!(f, "{}:{name}", named.key()),
            Self::Amount(measure, amount) => {
                let key = Key::Amount(*measure).name();
                let write = |amount: &i32| measure.write(*amount);
                match amount {
                    Amount::None | Amount::Between(None, None) => write!(f, "{key}:none"),
                    Amount::Between(Some(from), None) => write!(f, "{key}>={}", write(from)),
                    Amount::Between(None, Some(to)) => write!(f, "{key}<={}", write(to)),
                    Amount::Between(Some(from), Some(to)) if from == to => {
                        write!(f, "{key}:{}", write(from))
                    }
                    Amount::Between(Some(from), Some(to)) => {
                        write!(f, "{key}:{}..{}", write(from), write(to))
                    }
                }
            }
            Self::Date(of, when) => {
                f.write_str(Key::Date(*of).name())?;
                match when {
                    When::None => f.write_str(":none"),
                    When::In(at) => write!(f, ":{at}"),
                    When::Since(at) => write!(f, ">={at}"),
                    When::Until(at) => write!(f, "<={at}"),
                    When::After(at) => write!(f, ">{at}"),
                    When::Before(at) => write!(f, "<{at}"),
                    When::Between(from, to) => write!(f, ":{from}..{to}"),
                }
            }
            Self::Is(state) => {
                let name =
                    STATES.iter().find(|(_, known)| known == state).map_or("", |(name, _)| name);
                write!(f, "is:{name}")
            }
            Self::Has(thing) => {
                let name =
                    THINGS.iter().find(|(_, known)| known == thing).map_or("", |(name, _)| name);
                write!(f, "has:{name}")
            }
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quotes = if self.quoted { "\"" } else { "" };
        write!(f, "{quotes}{}{quotes}{}", self.text, if self.unfinished { "*" } else { "" })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let apart = |letter: char| letter.is_whitespace() || "()".contains(letter);
        if self.exact || self.text.contains(apart) {
            return write!(f, "\"{}\"", self.text.replace(is_quotation_mark, " "));
        }
        f.write_str(&self.text)
    }
}
