//! What is shown where a link to a review is put: its poster, its title, its score.

use super::index::Entry;
use super::out::Out;
use crate::Result;
use crate::exports::drawing::{Drawing, INK, LAMP, Line, SOFT};
use crate::exports::leaf::Leaf;
use crate::media::Variant;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// A poster is two by three.
const POSTER: u32 = HEIGHT * 2 / 3;
const MARGIN: f32 = 72.0;

/// The size of the score.
const SCORE: f32 = 108.0;

/// Sizes a title is tried at, the largest first, with the lines it may take.
const TITLES: [(f32, usize); 3] = [(96.0, 2), (74.0, 3), (54.0, 4)];

/// Writes the card. A title whose letters the faces lack leaves its room to the poster.
pub(super) fn write(out: &mut Out<'_>, entry: &Entry, leaf: &Leaf) -> Result<()> {
    let mut drawing = Drawing::new(WIDTH, HEIGHT)?;
    let poster = leaf.poster.as_ref().and_then(|hash| out.jpeg(hash, Variant::Poster2x));
    let left = match &poster {
        Some(_) => POSTER as f32 + MARGIN,
        None => MARGIN,
    };
    if let Some(jpeg) = &poster {
        drawing.picture(jpeg, [0, 0, POSTER, HEIGHT]);
    }
    words(&mut drawing, leaf, left);
    out.write(&format!("cards/{}.jpg", entry.name), &drawing.jpeg()?)
}

fn words(drawing: &mut Drawing, leaf: &Leaf, x: f32) {
    let room = WIDTH as f32 - x - MARGIN;
    let mut y = MARGIN + 34.0;
    let plain = |y, size, colour| Line { x, y, size, italic: false, colour };
    if let Some(year) = leaf.facts.year {
        drawing.line(&year.to_string(), plain(y, 40.0, SOFT));
    }
    if drawing.can_write(&leaf.facts.title) {
        let fitting = TITLES.iter().find_map(|(size, most)| {
            let lines = drawing.wrapped(&leaf.facts.title, *size, room);
            let fits =
                lines.len() <= *most && lines.iter().all(|line| drawing.width(line, *size) <= room);
            fits.then_some((*size, lines))
        });
        let (size, lines) = fitting.unwrap_or_else(|| {
            let (size, most) = TITLES[TITLES.len() - 1];
            (size, drawing.wrapped(&leaf.facts.title, size, room).into_iter().take(most).collect())
        });
        y += 18.0;
        for line in lines {
            y += size * 0.94;
            drawing.line(&line, plain(y, size, INK));
        }
    }
    let directors = leaf.facts.directors.join(", ");
    if !directors.is_empty() && drawing.can_write(&directors) {
        y += 56.0;
        drawing.line(&directors, Line { italic: true, ..plain(y, 38.0, SOFT) });
    }
    if let Some(score) = leaf.score {
        let foot = HEIGHT as f32 - MARGIN;
        let score = score.to_string();
        drawing.line(&score, plain(foot, SCORE, INK));
        if let Some(verdict) = leaf.verdict.as_ref().filter(|word| drawing.can_write(word)) {
            let x = x + drawing.width(&score, SCORE) + 28.0;
            drawing.line(verdict, Line { x, y: foot, size: 56.0, italic: true, colour: LAMP });
        }
    }
}
