use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value that a product writes as text in one file and as a number in another. Null, and what is
/// neither, is nothing said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Loose(Option<String>);

impl Loose {
    /// What it says, without surrounding space; blank counts as nothing said.
    pub(crate) fn said(&self) -> Option<&str> {
        self.0.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }

    /// What it says to the letter.
    pub(crate) fn text(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// Whether it says yes.
    pub(crate) fn is_true(&self) -> bool {
        self.said() == Some("true")
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose(Some(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Loose, E> {
        Ok(Loose(Some(text)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
        Ok(Loose(Some(number.to_string())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
        Ok(Loose(Some(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Loose, E> {
        Ok(Loose(Some(number.to_string())))
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Loose, E> {
        Ok(Loose(Some(yes.to_string())))
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose::default())
    }

    fn visit_none<E>(self) -> Result<Loose, E> {
        Ok(Loose::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Loose, A::Error> {
        while array.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Loose::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Loose, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Loose::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_numbers_say_the_same() {
        let said =
            |json: &str| serde_json::from_str::<Loose>(json).unwrap().said().map(str::to_owned);
        assert_eq!(said("\" 700001 \"").as_deref(), Some("700001"));
        assert_eq!(said("700001").as_deref(), Some("700001"));
        assert_eq!(said("9.5").as_deref(), Some("9.5"));
        assert_eq!(said("9.0").as_deref(), Some("9"));
        assert_eq!(said("null"), None);
        assert_eq!(said("{\"a\": [1]}"), None);
        assert_eq!(said("\"\""), None);
    }
}
