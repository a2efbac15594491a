//! Writing paragraphs one below the other, inside their quotes and lists.

use super::spans::write_spans;
use super::{Around, Kind, Piece};

/// Writes paragraphs as Markdown.
pub(super) fn write_blocks(pieces: &[Piece]) -> String {
    let mut markdown = String::new();
    let mut before: Option<&Piece> = None;
    for piece in pieces {
        let text = match piece.kind {
            Kind::Rule => "---".to_owned(),
            Kind::Paragraph => write_spans(&piece.spans, ""),
            Kind::Heading(level) => {
                write_spans(&piece.spans, &format!("{} ", "#".repeat(level.into())))
            }
        };
        let shared = before.map_or(0, |before| shared_containers(before, piece));
        if let Some(before) = before {
            markdown.push('\n');
            if !is_next_item(before, piece, shared) {
                markdown.push_str(rest_prefix(&piece.around[..shared]).trim_end());
                markdown.push('\n');
            }
        }
        let rest = rest_prefix(&piece.around);
        for (at, line) in text.lines().enumerate() {
            if at > 0 {
                markdown.push('\n');
                markdown.push_str(&rest);
            } else {
                markdown.push_str(&rest_prefix(&piece.around[..shared]));
                markdown.push_str(&first_prefix(&piece.around[shared..]));
            }
            markdown.push_str(line);
        }
        before = Some(piece);
    }
    markdown
}

/// How many of a piece's containers hold the piece before it as well.
fn shared_containers(before: &Piece, piece: &Piece) -> usize {
    before.around.iter().zip(&piece.around).take_while(|(one, other)| one == other).count()
}

/// Whether a piece begins the item right after the one before it ended.
fn is_next_item(before: &Piece, piece: &Piece, shared: usize) -> bool {
    let is_item = |piece: &Piece| matches!(piece.around.get(shared), Some(Around::Item { .. }));
    is_item(before) && is_item(piece)
}

/// What stands before the first line inside new containers.
fn first_prefix(around: &[Around]) -> String {
    around
        .iter()
        .map(|around| match around {
            Around::Quote(_) => "> ",
            Around::Item { mark, .. } => mark,
        })
        .collect()
}

/// What stands before every other line inside containers.
fn rest_prefix(around: &[Around]) -> String {
    around
        .iter()
        .map(|around| match around {
            Around::Quote(_) => "> ".to_owned(),
            Around::Item { mark, .. } => " ".repeat(mark.len()),
        })
        .collect()
}
