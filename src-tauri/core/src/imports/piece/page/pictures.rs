//! Lines that stood for pictures.

use super::words;
use crate::text::fold;

/// How such a line begins, longest first.
const STILLS: &[&str] = &[
    "a scene from the film",
    "a scene from the movie",
    "a scene from",
    "scene from the film",
    "scene from the movie",
    "scene from",
    "scenes from",
    "a still from",
    "still from",
    "film still from",
    "stills from",
    "a shot from",
    "screenshot from",
    "screenshot of",
    "screenshot",
    "image from",
    "photo from",
    "picture from",
    "frame from",
    "a frame from",
    "film still",
];

/// A line that stood for a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// For the poster; with the film's title where it names it.
    Poster(String),
    /// For a still, with the film's title where it names it, and a caption of its own. A title may
    /// have a colon too, so that the caption is only known once the title is: see [`caption_of`].
    Still { title: String, caption: String, whole: String },
}

/// The picture a line stood for.
pub(super) fn of_line(line: &str) -> Option<Place> {
    let line = line.trim().trim_start_matches('[').trim_end_matches(']').trim();
    if words::count(line) > 20 {
        return None;
    }
    poster(line).map(Place::Poster).or_else(|| still(line))
}

/// `The Keeper poster`, `Poster for The Keeper`, `The Keeper (1974) movie poster`.
fn poster(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    // A word that grows when it is made small moves every place behind it.
    if lower.len() != line.len() {
        return None;
    }
    for opening in [
        "poster for the film ",
        "poster for ",
        "poster of ",
        "movie poster for ",
        "film poster for ",
        "poster: ",
    ] {
        if lower.starts_with(opening) {
            return Some(title(&line[opening.len()..]));
        }
    }
    let ending = [
        "official movie poster",
        "theatrical release poster",
        "theatrical poster",
        "original poster",
        "movie poster",
        "film poster",
        "poster art",
        "poster image",
        "poster",
    ];
    let ending = ending.iter().find(|ending| lower.trim_end_matches('.').ends_with(*ending))?;
    let rest = line[..lower.trim_end_matches('.').len() - ending.len()].trim_end();
    // 'She tears down his poster.' is a sentence of the review.
    let sentence = line.ends_with('.')
        || rest.split_whitespace().skip(1).filter(|word| starts_small(word)).count() > 3;
    (!sentence).then(|| title(rest))
}

fn starts_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

fn still(line: &str) -> Option<Place> {
    let lower = line.to_lowercase();
    for opening in ["image:", "photo:", "picture:", "still:", "image (", "figure:"] {
        if let Some(rest) = line.get(opening.len()..)
            && lower.starts_with(opening)
            && line.is_char_boundary(opening.len())
        {
            let caption = rest.trim().trim_end_matches(')').to_owned();
            return Some(Place::Still { title: String::new(), caption, whole: String::new() });
        }
    }
    if matches!(fold(line).as_str(), "image" | "picture" | "photo" | "still" | "photograph") {
        return Some(Place::Still {
            title: String::new(),
            caption: String::new(),
            whole: String::new(),
        });
    }
    let opening = STILLS.iter().find(|opening| {
        lower
            .strip_prefix(**opening)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '.', ',']))
    })?;
    let rest = line.get(opening.len()..)?.trim_start_matches([':', '.', ',']).trim();
    // A sentence that begins so goes on with a verb, and ends as sentences do.
    if rest.ends_with('.') && words::count(rest) > 8 {
        return None;
    }
    let (named, caption) = [": ", " – ", " — ", " - ", " | "]
        .iter()
        .find_map(|between| rest.split_once(between))
        .unwrap_or((rest, ""));
    Some(Place::Still {
        title: title(named),
        caption: caption.trim().to_owned(),
        whole: title(rest),
    })
}

/// The caption of a still's place in a text about the film `title`.
pub(super) fn caption_of(whole: &str, caption: &str, title: &str) -> String {
    let rest = whole
        .get(..title.len())
        .filter(|start| start.eq_ignore_ascii_case(title))
        .map(|_| &whole[title.len()..]);
    match rest {
        Some(rest) if !title.is_empty() => {
            rest.trim_start_matches([' ', ':', '–', '—', '-', '|', ',', '.']).trim().to_owned()
        }
        _ => caption.to_owned(),
    }
}

/// A title without its year and quotation marks.
fn title(named: &str) -> String {
    let named = named.trim().trim_end_matches(['.', ',', ':', '-', '–', '—']).trim();
    let (named, _) = with_year(named).unwrap_or((named, 0));
    words::unquoted(named).unwrap_or(named).trim_end_matches("’s").trim_end_matches("'s").to_owned()
}

/// `The Keeper (1974)` or `The Keeper, 1974`, parted.
pub(in crate::imports::piece) fn with_year(line: &str) -> Option<(&str, i16)> {
    let line = line.trim();
    let bracketed = line.rfind(['(', '[']).map(|open| line.split_at(open));
    let (title, year) = bracketed.or_else(|| line.trim_end_matches('.').rsplit_once(", "))?;
    let year = super::dates::year(year)?;
    (!title.trim().is_empty()).then(|| (title.trim(), year))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("The Keeper of Low Water poster", "The Keeper of Low Water")]
    #[case("Poster for The Keeper of Low Water (1974)", "The Keeper of Low Water")]
    #[case("The Keeper of Low Water (1974) movie poster", "The Keeper of Low Water")]
    #[case("Poster", "")]
    fn a_poster_line_names_the_film(#[case] line: &str, #[case] title: &str) {
        assert_eq!(of_line(line), Some(Place::Poster(title.to_owned())));
    }

    #[rstest]
    #[case("Scene from The Keeper of Low Water", "The Keeper of Low Water", "")]
    #[case("Scene from “Heat”", "Heat", "")]
    #[case(
        "A still from The Keeper of Low Water: the gauge house",
        "The Keeper of Low Water",
        "the gauge house"
    )]
    #[case("[Image: the gauge house]", "", "the gauge house")]
    fn a_still_line_leaves_its_caption(
        #[case] line: &str,
        #[case] title: &str,
        #[case] caption: &str,
    ) {
        let Some(Place::Still { title: named, caption: said, .. }) = of_line(line) else {
            panic!()
        };
        assert_eq!((named.as_str(), said.as_str()), (title, caption));
    }

    #[rstest]
    #[case(
        "Scene from scene, the film loses its keeper to the water and finds him again by its end."
    )]
    #[case("She tears down the last poster.")]
    #[case("The scene from the harbour")]
    #[case("Still, he stays")]
    fn a_line_of_the_review_stands_for_none(#[case] line: &str) {
        assert_eq!(of_line(line), None);
    }
}
