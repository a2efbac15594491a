use serde::Serialize;
use ts_rs::TS;

/// What kind of file a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum PieceKind {
    /// Markdown, perhaps with front matter.
    Markdown,
    /// A web page.
    Html,
    /// Plain text, as copied from a page.
    Text,
}

/// How far into a file its kind shows.
const LOOKED_AT: usize = 64 << 10;

impl PieceKind {
    /// As an import's source.
    pub fn source(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Text => "text",
        }
    }

    /// The kind of a text, by what it holds and never by what its file is called.
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let mut end = text.len().min(LOOKED_AT);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let start = &text[..end];
        if start.starts_with("---\n") || start.starts_with("---\r\n") {
            return Self::Markdown;
        }
        if is_html(start) {
            return Self::Html;
        }
        if start.lines().any(is_markup) { Self::Markdown } else { Self::Text }
    }
}

fn is_html(start: &str) -> bool {
    let lower = start.to_ascii_lowercase();
    let opens = ["<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<!--"]
        .iter()
        .any(|tag| lower.starts_with(tag));
    // A piece of a page, as the clipboard has it.
    let piece = lower.starts_with('<')
        && [
            "<p>", "<p ", "<div", "<h1", "<h2", "<span", "<section", "<main", "<img", "<ul",
            "<table",
        ]
        .iter()
        .any(|tag| lower.starts_with(tag))
        && lower.contains("</");
    opens || piece || (lower.contains("<html") && lower.contains("<body"))
}

/// Whether a line can only be Markdown: a heading, a picture, a link.
fn is_markup(line: &str) -> bool {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
    let link =
        line.find("](").is_some_and(|at| line[..at].contains('[') && line[at..].contains(')'));
    heading || link || line.contains("![[")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("\u{feff}---\ntitle: Heat\n---\n", PieceKind::Markdown)]
    #[case("# Heat\n\nHot.", PieceKind::Markdown)]
    #[case("Heat\n\n![a](b.jpg)\n", PieceKind::Markdown)]
    #[case("<!DOCTYPE html>\n<title>x</title>", PieceKind::Html)]
    #[case("\n<p>Hot.</p>", PieceKind::Html)]
    #[case("Skip to main content\n1974\n* 121 minutes\n", PieceKind::Text)]
    #[case("Heat <3", PieceKind::Text)]
    #[case("#1 of the year", PieceKind::Text)]
    #[case("", PieceKind::Text)]
    fn a_kind_is_known_by_what_the_file_holds(#[case] text: &str, #[case] kind: PieceKind) {
        assert_eq!(PieceKind::of(text), kind);
    }
}
