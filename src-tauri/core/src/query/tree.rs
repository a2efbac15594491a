use std::ops::Range;

use super::{Order, Problem, When};

/// A part of a line, in bytes.
pub type Span = Range<usize>;

/// A line, understood as far as it can be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What is asked for; nothing when that is everything.
    pub root: Option<Node>,
    /// The order asked for.
    pub sort: Option<Order>,
    /// Every word and filter that was understood, as it stands in the line.
    pub terms: Vec<Term>,
    /// What was not understood, and is left out.
    pub problems: Vec<Problem>,
}

/// A word or filter where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its place, with the `-` before it.
    pub span: Span,
    /// What it is.
    pub kind: TermKind,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// A word or a phrase.
    Words,
    /// A filter: its name and its sign take so many bytes, after any `-`.
    Filter {
        /// The bytes of name and sign: 9 of `director:`.
        key: usize,
    },
}

/// What is asked for. Groups have two parts or more and no group of their own kind among them; a
/// denial is of no denial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Every one of these.
    All(Vec<Node>),
    /// One of these.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// One condition.
    Is(Condition),
}

/// One thing asked of a film or of a viewing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Words anywhere.
    Words(Words),
    /// Something that is called so.
    Named(Named, Name),
    /// Something that is counted.
    Amount(Measure, Amount),
    /// Something that has a date.
    Date(DateOf, When),
    /// How things stand with it.
    Is(State),
    /// What it has.
    Has(Has),
}

/// A word or phrase over titles, people, tags, places and review text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// As typed, without quotation marks.
    pub text: String,
    /// In quotation marks: just these words, in this order, whole.
    pub quoted: bool,
    /// The last word may go on.
    pub unfinished: bool,
}

/// What goes by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Named {
    Title,
    Director,
    Writer,
    Actor,
    Person,
    Tag,
    List,
    Place,
    With,
    Format,
    Genre,
    Country,
    Language,
    Verdict,
}

/// A name asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As typed, without quotation marks.
    pub text: String,
    /// In quotation marks: the whole name and no more.
    pub exact: bool,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Year of release.
    Year,
    /// Score, in tenths.
    Score,
    /// Length in minutes.
    Runtime,
}

/// How much is asked for; both ends are in it, and at least one is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// It is not known.
    None,
    /// From the first to the second.
    Between(Option<i32>, Option<i32>),
}

/// What has a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOf {
    /// A viewing.
    Watched,
    /// The film, by when it came into the journal.
    Added,
}

/// How things stand with a film or a viewing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Liked, as a film or at a viewing.
    Liked,
    /// Seen again, as the person says.
    Rewatch,
    /// Has a finished review.
    Reviewed,
    /// Seen or scored, and without a finished review.
    Unreviewed,
    /// Has a review not yet finished.
    Draft,
    /// Seen, nobody knows when.
    Undated,
    /// On the watchlist.
    Watchlist,
    /// Without a viewing.
    Unseen,
    /// Broken off.
    Abandoned,
}

/// What a film may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Has {
    Poster,
    Stills,
    Review,
}

impl Node {
    /// All of these, without a group where there is but one.
    pub(crate) fn all(parts: Vec<Self>) -> Option<Self> {
        Self::group(parts, Self::All, |node| match node {
            Self::All(parts) => Ok(parts),
            other => Err(other),
        })
    }

    /// One of these, without a group where there is but one.
    pub(crate) fn any(parts: Vec<Self>) -> Option<Self> {
        Self::group(parts, Self::Any, |node| match node {
            Self::Any(parts) => Ok(parts),
            other => Err(other),
        })
    }

    /// The opposite.
    pub(crate) fn not(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    fn group(
        parts: Vec<Self>,
        make: fn(Vec<Self>) -> Self,
        open: fn(Self) -> Result<Vec<Self>, Self>,
    ) -> Option<Self> {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match open(part) {
                Ok(inner) => flat.extend(inner),
                Err(part) => flat.push(part),
            }
        }
        if flat.len() > 1 { Some(make(flat)) } else { flat.pop() }
    }

    /// Every condition, to be looked at or changed.
    pub(crate) fn each_mut(&mut self, work: &mut impl FnMut(&mut Self)) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.each_mut(work);
                }
            }
            Self::Not(inner) => inner.each_mut(work),
            Self::Is(_) => work(self),
        }
    }
}
