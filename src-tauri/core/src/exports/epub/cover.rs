//! The cover: what the book is called, and the posters of its newest reviews.

use std::collections::HashSet;

use crate::Result;
use crate::exports::around::Pictures;
use crate::exports::drawing::{Drawing, INK, Line, SOFT};
use crate::exports::words;
use crate::media::Variant;
use crate::storage::exports::ExportRow;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 1800;
const MARGIN: u32 = 96;
const GAP: u32 = 24;
const COLUMNS: u32 = 3;
const ROWS: u32 = 2;

/// The cover as a JPEG.
pub(super) fn drawn(pictures: &Pictures<'_>, rows: &[ExportRow], title: &str) -> Result<Vec<u8>> {
    let mut cover = Drawing::new(WIDTH, HEIGHT)?;
    let inner = WIDTH - 2 * MARGIN;
    // The Oxford rule.
    cover.fill([MARGIN, MARGIN, inner, 9], INK);
    cover.fill([MARGIN, MARGIN + 15, inner, 3], INK);
    let mut y = (MARGIN + 40) as f32;
    let room = inner as f32;
    if cover.can_write(title) {
        let size = if cover.wrapped(title, 148.0, room).len() <= 3 { 148.0 } else { 96.0 };
        for line in cover.wrapped(title, size, room) {
            y += size * 0.96;
            cover.line(&line, Line { x: MARGIN as f32, y, size, italic: false, colour: INK });
        }
    }
    let line = Line { x: MARGIN as f32, y: y + 74.0, size: 46.0, italic: true, colour: SOFT };
    cover.line(&words::counted(rows.len(), "review", "reviews"), line);
    posters(&mut cover, pictures, rows);
    cover.jpeg()
}

fn posters(cover: &mut Drawing, pictures: &Pictures<'_>, rows: &[ExportRow]) {
    let width = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
    let height = width * 3 / 2;
    let top = HEIGHT - MARGIN - ROWS * height - (ROWS - 1) * GAP;
    let mut seen = HashSet::new();
    let mut place = 0;
    for hash in rows.iter().filter_map(|row| row.poster.as_ref()) {
        if place == COLUMNS * ROWS {
            break;
        }
        if !seen.insert(hash) {
            continue;
        }
        let Some(jpeg) = pictures.fetch(hash, Variant::Poster2x) else { continue };
        let x = MARGIN + place % COLUMNS * (width + GAP);
        let y = top + place / COLUMNS * (height + GAP);
        cover.picture(&jpeg, [x, y, width, height]);
        place += 1;
    }
}
