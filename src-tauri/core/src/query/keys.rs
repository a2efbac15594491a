use super::near::nearest;
use super::{DateOf, Has, Measure, Named, State};

/// The name of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Key {
    Named(Named),
    Amount(Measure),
    Date(DateOf),
    Is,
    Has,
    Sort,
}

/// What kind of value a filter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// A name out of the journal.
    Name,
    /// A number or a stretch of numbers.
    Amount,
    /// A date or a stretch of time.
    Date,
    /// One of a few words.
    Word,
}

/// Every filter, in the order they are offered.
pub(super) const KEYS: [(&str, Key); 22] = [
    ("director", Key::Named(Named::Director)),
    ("actor", Key::Named(Named::Actor)),
    ("writer", Key::Named(Named::Writer)),
    ("person", Key::Named(Named::Person)),
    ("title", Key::Named(Named::Title)),
    ("tag", Key::Named(Named::Tag)),
    ("list", Key::Named(Named::List)),
    ("place", Key::Named(Named::Place)),
    ("with", Key::Named(Named::With)),
    ("format", Key::Named(Named::Format)),
    ("genre", Key::Named(Named::Genre)),
    ("country", Key::Named(Named::Country)),
    ("language", Key::Named(Named::Language)),
    ("verdict", Key::Named(Named::Verdict)),
    ("year", Key::Amount(Measure::Year)),
    ("score", Key::Amount(Measure::Score)),
    ("runtime", Key::Amount(Measure::Runtime)),
    ("watched", Key::Date(DateOf::Watched)),
    ("added", Key::Date(DateOf::Added)),
    ("is", Key::Is),
    ("has", Key::Has),
    ("sort", Key::Sort),
];

/// The words of `is:`.
pub(super) const STATES: [(&str, State); 9] = [
    ("liked", State::Liked),
    ("rewatch", State::Rewatch),
    ("reviewed", State::Reviewed),
    ("unreviewed", State::Unreviewed),
    ("draft", State::Draft),
    ("undated", State::Undated),
    ("watchlist", State::Watchlist),
    ("unseen", State::Unseen),
    ("abandoned", State::Abandoned),
];

/// The words of `has:`.
pub(super) const THINGS: [(&str, Has); 3] =
    [("poster", Has::Poster), ("stills", Has::Stills), ("review", Has::Review)];

/// What other programs and other days call these.
const OTHERWISE: [(&str, &str); 20] = [
    ("directed", "director"),
    ("dir", "director"),
    ("cast", "actor"),
    ("starring", "actor"),
    ("written", "writer"),
    ("people", "person"),
    ("name", "title"),
    ("film", "title"),
    ("movie", "title"),
    ("tags", "tag"),
    ("keyword", "tag"),
    ("venue", "place"),
    ("cinema", "place"),
    ("rating", "score"),
    ("stars", "score"),
    ("length", "runtime"),
    ("seen", "watched"),
    ("date", "watched"),
    ("released", "year"),
    ("order", "sort"),
];

impl Key {
    /// The filter of a name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        KEYS.into_iter().find(|(known, _)| *known == name).map(|(_, key)| key)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        KEYS.into_iter().find(|(_, key)| *key == self).map_or("is", |(name, _)| name)
    }

    /// What kind of value it takes.
    pub fn kind(self) -> KeyKind {
        match self {
            Self::Named(_) => KeyKind::Name,
            Self::Amount(_) => KeyKind::Amount,
            Self::Date(_) => KeyKind::Date,
            Self::Is | Self::Has | Self::Sort => KeyKind::Word,
        }
    }

    /// Every filter, in the order they are offered.
    pub fn every() -> impl Iterator<Item = Self> {
        KEYS.into_iter().map(|(_, key)| key)
    }

    /// The filter that may have been meant by an unknown name.
    pub(super) fn meant_by(name: &str) -> Option<&'static str> {
        let name = name.to_ascii_lowercase();
        if let Some((_, key)) = OTHERWISE.into_iter().find(|(other, _)| *other == name) {
            return Some(key);
        }
        nearest(&name, KEYS.into_iter().map(|(known, _)| known))
    }
}

impl Named {
    /// The name of its filter.
    pub fn key(self) -> &'static str {
        Key::Named(self).name()
    }
}
