//! The `<img>` of a still: which of its sizes the window may choose from.

use std::fmt::Write;

use super::html::escape;
use super::{Layout, Picture};

/// Variants of a still and how many pixels across they are.
const WIDTHS: [(&str, u32); 3] = [("still-1x", 640), ("still-2x", 1280), ("spread-1x", 1600)];

/// Originals up to this width may be shown edge to edge as they are.
const WIDEST_ORIGINAL: u32 = 4096;

/// The address under which the window loads a picture.
pub fn media_address(hash: &str, variant: &str) -> String {
    format!("media://localhost/{hash}/{variant}")
}

/// Writes the picture of a still.
pub(super) fn write_picture(html: &mut String, picture: &Picture, layout: Layout) {
    let class = if layout == Layout::Bleed { " class=\"full\"" } else { "" };
    let address = escape(&media_address(&picture.hash, "still-2x")).into_owned();
    let _ = write!(
        html,
        "<img{class} src=\"{address}\" srcset=\"{}\" sizes=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\">",
        escape(&srcset(picture, layout)),
        sizes(layout),
        picture.width,
        picture.height,
        escape(&picture.alt),
    );
}

/// Every variant up to the first that is as wide as the original.
fn srcset(picture: &Picture, layout: Layout) -> String {
    let mut candidates = Vec::new();
    for (variant, width) in WIDTHS {
        let width_kept = width.min(picture.width);
        candidates.push(format!("{} {width_kept}w", media_address(&picture.hash, variant)));
        if width >= picture.width {
            return candidates.join(", ");
        }
    }
    if layout == Layout::Bleed && picture.width <= WIDEST_ORIGINAL {
        candidates.push(format!("{} {}w", media_address(&picture.hash, "original"), picture.width));
    }
    candidates.join(", ")
}

/// How much room each layout takes, as the window's grid has it.
fn sizes(layout: Layout) -> &'static str {
    match layout {
        Layout::Bleed => "100vw",
        Layout::Wide => "(max-width: 62.5rem) 100vw, 64rem",
        Layout::Inset => "(max-width: 38rem) 100vw, 38rem",
        Layout::Pair => "(max-width: 62.5rem) 50vw, 32rem",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32) -> Picture {
        Picture {
            hash: "ab".repeat(32),
            width,
            height: 100,
            alt: String::new(),
            caption: String::new(),
        }
    }

    fn widths(picture: &Picture, layout: Layout) -> Vec<String> {
        let set = srcset(picture, layout);
        set.split(", ")
            .filter_map(|candidate| candidate.rsplit(' ').next())
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn a_small_still_is_not_offered_larger_than_it_is() {
        assert_eq!(widths(&picture(500), Layout::Inset), ["500w"]);
        assert_eq!(widths(&picture(1000), Layout::Inset), ["640w", "1000w"]);
    }

    #[test]
    fn an_edge_to_edge_still_offers_its_original() {
        assert_eq!(widths(&picture(2400), Layout::Bleed), ["640w", "1280w", "1600w", "2400w"]);
        assert_eq!(widths(&picture(2400), Layout::Wide), ["640w", "1280w", "1600w"]);
        assert_eq!(widths(&picture(9000), Layout::Bleed), ["640w", "1280w", "1600w"]);
    }
}
