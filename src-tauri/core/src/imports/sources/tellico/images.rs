use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::imports::Refused;
use crate::imports::foreign::ForeignPicture;
use crate::imports::sources::xml::{Element, Entry, Met, each_entry};

/// The pictures that stand in the XML itself, in base 64, behind all entries. Each is decoded when
/// its entry asks for it.
pub(super) struct Images<'t>(HashMap<String, &'t str>);

impl<'t> Images<'t> {
    /// Looks where they stand.
    pub(super) fn of(text: &'t str) -> Result<Self, Refused> {
        let mut images = HashMap::new();
        // A file without pictures has none of these letters but for the element around them.
        if text.contains("<image ") {
            each_entry(text, &["image"], &mut |met| {
                if let Met::Entry(Entry { element, raw, .. }) = met
                    && let Some(name) = element.as_ref().ok().and_then(named)
                {
                    images.insert(name, raw);
                }
                Ok(true)
            })?;
        }
        Ok(Self(images))
    }

    /// The picture of this name. One that is no base 64 is given as it stands, to be told as a
    /// picture that can't be read.
    pub(super) fn named(&self, name: &str) -> Option<ForeignPicture> {
        let raw = self.0.get(name)?;
        let (_, inside) = raw.split_once('>')?;
        let (inside, _) = inside.rsplit_once('<')?;
        let letters: String = inside.split_whitespace().collect();
        if letters.is_empty() {
            return None;
        }
        let bytes = STANDARD.decode(&letters).unwrap_or_else(|_| letters.into_bytes());
        Some(ForeignPicture { name: name.to_owned(), bytes })
    }
}

fn named(image: &Element) -> Option<String> {
    image.attribute("id").map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_decoded_however_its_letters_are_broken_into_lines() {
        let text = "<tellico><images><image format=\"JPEG\" id=\"a.jpeg\">\n/9j/\n4AA=\n</image><image id=\"b\"/><image id=\"c\">no base 64!</image></images></tellico>";
        let images = Images::of(text).unwrap();
        assert_eq!(images.named("a.jpeg").unwrap().bytes, [0xff, 0xd8, 0xff, 0xe0, 0x00]);
        assert_eq!(images.named("b"), None, "a picture that lies elsewhere");
        assert_eq!(images.named("c").unwrap().bytes, b"nobase64!");
        assert_eq!(images.named("d"), None);
    }
}
