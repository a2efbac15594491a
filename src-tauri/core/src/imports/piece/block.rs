//! What a body is made of, and how that is written in Markdown.

use crate::markdown;

/// A part of a body. The words are Markdown already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading(u8, String),
    Paragraph(String),
    Item { ordered: bool, words: String },
    Quote { words: String, pulled: bool },
    Still { name: String, caption: String },
    Rule,
}

/// A line of plain words in Markdown that says them and nothing else.
pub(super) fn plain(words: &str) -> String {
    markdown::from_html(&format!("<p>{}</p>", escaped(words)))
}

/// A line of plain words that stands in a heading.
pub(super) fn plain_heading(words: &str) -> String {
    let heading = markdown::from_html(&format!("<h2>{}</h2>", escaped(words)));
    let heading = heading.trim_start_matches('#').trim();
    // A number opens no list inside a heading.
    let digits = heading.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(0);
    match (digits, heading[digits..].strip_prefix("\\.")) {
        (1.., Some(rest)) => format!("{}.{rest}", &heading[..digits]),
        _ => heading.to_owned(),
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The blocks one below the other.
pub(super) fn written(blocks: &[Block]) -> String {
    let mut markdown = String::new();
    let mut number = 0;
    for (at, block) in blocks.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| blocks.get(at));
        let same_list = matches!(
            (before, block),
            (Some(Block::Item { ordered: one, .. }), Block::Item { ordered: other, .. }) if one == other
        );
        if before.is_some() {
            markdown.push_str(if same_list { "\n" } else { "\n\n" });
        }
        number = if same_list { number + 1 } else { 1 };
        match block {
            Block::Heading(level, words) => {
                markdown.push_str(&"#".repeat(usize::from(*level)));
                markdown.push(' ');
                markdown.push_str(words);
            }
            Block::Paragraph(words) => markdown.push_str(words),
            Block::Item { ordered: false, words } => hung(&mut markdown, "- ", words),
            Block::Item { ordered: true, words } => {
                hung(&mut markdown, &format!("{number}. "), words)
            }
            Block::Quote { words, pulled } => {
                let quoted: Vec<String> =
                    words.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
                markdown.push_str(&quoted.join("\n"));
                if *pulled {
                    markdown.push_str(" {pull}");
                }
            }
            Block::Still { name, caption } => {
                markdown.push_str(&format!("![{caption}](still:{name})"));
            }
            Block::Rule => markdown.push_str("---"),
        }
    }
    markdown
}

/// Words behind a mark, their further lines below their first.
fn hung(markdown: &mut String, mark: &str, words: &str) {
    for (at, line) in words.lines().enumerate() {
        if at > 0 {
            markdown.push('\n');
        }
        let before = if at == 0 { mark.to_owned() } else { " ".repeat(mark.len()) };
        markdown.push_str(format!("{before}{line}").trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_list_stand_close_and_everything_else_apart() {
        let item = |ordered, words: &str| Block::Item { ordered, words: words.to_owned() };
        let blocks = [
            Block::Heading(2, "Notes".to_owned()),
            item(false, "one"),
            item(false, "two"),
            item(true, "three"),
            Block::Still { name: "scene-1".to_owned(), caption: String::new() },
            Block::Quote { words: "He goes on.".to_owned(), pulled: true },
        ];
        assert_eq!(
            written(&blocks),
            "## Notes\n\n- one\n- two\n\n1. three\n\n![](still:scene-1)\n\n> He goes on. {pull}"
        );
    }

    #[test]
    fn plain_words_are_never_taken_for_markup() {
        for words in ["1. Not a list", "# no heading", "2 * 3 * 4", "<b>", "> x", "a_b_c [x](y)"] {
            assert_eq!(markdown::to_text(&plain(words)).trim(), words);
        }
    }
}
