//! Pictures with words on them: the card of a review, the cover of a book.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

use crate::media::jpeg;
use crate::{Error, Result};

const UPRIGHT: &[u8] = include_bytes!("../../../../assets/fonts/newsreader-display.ttf");
const ITALIC: &[u8] = include_bytes!("../../../../assets/fonts/newsreader-display-italic.ttf");

/// The window's colours, in Paper.
pub(super) const GROUND: Rgb<u8> = Rgb([0xf8, 0xf5, 0xef]);
pub(super) const INK: Rgb<u8> = Rgb([0x1a, 0x16, 0x13]);
pub(super) const SOFT: Rgb<u8> = Rgb([0x4a, 0x43, 0x3c]);
pub(super) const LAMP: Rgb<u8> = Rgb([0xa8, 0x43, 0x0a]);

/// Good enough that nobody sees it.
const QUALITY: u8 = 88;

/// Letters this large stand closer together, by this part of their size.
const DISPLAY: f32 = 48.0;
const TIGHTER: f32 = 0.02;

/// A sheet to draw on.
pub(super) struct Drawing {
    pixels: RgbImage,
    upright: FontRef<'static>,
    italic: FontRef<'static>,
}

/// A line of words: where its baseline begins, how large, in which cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) italic: bool,
    pub(super) colour: Rgb<u8>,
}

impl Drawing {
    pub(super) fn new(width: u32, height: u32) -> Result<Self> {
        let face = |bytes| {
            FontRef::try_from_slice(bytes).map_err(|_| {
                Error::invalid("format", "This build has no face to draw letters with.")
            })
        };
        Ok(Self {
            pixels: RgbImage::from_pixel(width, height, GROUND),
            upright: face(UPRIGHT)?,
            italic: face(ITALIC)?,
        })
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, [x, y, width, height]: [u32; 4], colour: Rgb<u8>) {
        for (at_x, at_y) in
            (y..y + height).flat_map(|at_y| (x..x + width).map(move |at_x| (at_x, at_y)))
        {
            if at_x < self.pixels.width() && at_y < self.pixels.height() {
                self.pixels.put_pixel(at_x, at_y, colour);
            }
        }
    }

    /// Puts a picture into a rectangle, cut to its shape. One that cannot be read leaves it empty.
    pub(super) fn picture(&mut self, jpeg: &[u8], [x, y, width, height]: [u32; 4]) {
        let Ok(picture) = image::load_from_memory_with_format(jpeg, image::ImageFormat::Jpeg)
        else {
            return;
        };
        let fitted = picture.resize_to_fill(width, height, FilterType::CatmullRom).into_rgb8();
        image::imageops::replace(&mut self.pixels, &fitted, i64::from(x), i64::from(y));
    }

    /// Whether the faces have every letter of a text.
    pub(super) fn can_write(&self, text: &str) -> bool {
        text.chars().all(|letter| letter == ' ' || self.upright.glyph_id(letter).0 != 0)
    }

    /// Writes one line.
    pub(super) fn line(&mut self, text: &str, line: Line) {
        let face = if line.italic { self.italic.clone() } else { self.upright.clone() };
        let scale = PxScale::from(line.size);
        let scaled = face.as_scaled(scale);
        let mut x = line.x;
        let mut before = None;
        for letter in text.chars() {
            let id = scaled.glyph_id(letter);
            if let Some(before) = before {
                x += scaled.kern(before, id);
            }
            if let Some(outline) =
                face.outline_glyph(id.with_scale_and_position(scale, point(x, line.y)))
            {
                let bounds = outline.px_bounds();
                outline.draw(|dx, dy, cover| {
                    self.blend(
                        bounds.min.x + dx as f32,
                        bounds.min.y + dy as f32,
                        cover,
                        line.colour,
                    );
                });
            }
            x += scaled.h_advance(id) - closer(line.size);
            before = Some(id);
        }
    }

    /// A text broken into lines no wider than this.
    pub(super) fn wrapped(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// How wide a line is.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let scaled = self.upright.as_scaled(PxScale::from(size));
        let advance = |letter| scaled.h_advance(scaled.glyph_id(letter)) - closer(size);
        text.chars().map(advance).sum()
    }

    /// The drawing as a file.
    pub(super) fn jpeg(&self) -> Result<Vec<u8>> {
        jpeg(&self.pixels, QUALITY)
    }

    /// The drawing as a PNG: flat colours and letters stay sharp.
    pub(super) fn png(&self) -> Result<Vec<u8>> {
        let mut png = Vec::new();
        let encoder =
            PngEncoder::new_with_quality(&mut png, CompressionType::Default, PngFilter::Adaptive);
        let (width, height) = self.pixels.dimensions();
        encoder.write_image(&self.pixels, width, height, ExtendedColorType::Rgb8).map_err(
            |problem| Error::invalid("format", format!("A card could not be drawn: {problem}.")),
        )?;
        Ok(png)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what lies off the sheet is not drawn"
    )]
    fn blend(&mut self, x: f32, y: f32, cover: f32, colour: Rgb<u8>) {
        if x < 0.0 || y < 0.0 || x >= self.pixels.width() as f32 || y >= self.pixels.height() as f32
        {
            return;
        }
        let pixel = self.pixels.get_pixel_mut(x as u32, y as u32);
        for (under, over) in pixel.0.iter_mut().zip(colour.0) {
            let mixed =
                f32::from(*under) + (f32::from(over) - f32::from(*under)) * cover.clamp(0.0, 1.0);
            *under = mixed.round() as u8;
        }
    }
}

/// A colour written `#rrggbb`.
pub(super) fn colour(text: &str) -> Option<Rgb<u8>> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some(Rgb([part(0)?, part(2)?, part(4)?]))
}

/// How much closer letters of a size stand.
fn closer(size: f32) -> f32 {
    if size < DISPLAY { 0.0 } else { size * TIGHTER }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_leave_ink_where_they_stand_and_nowhere_else() {
        let mut drawing = Drawing::new(200, 100).unwrap();
        let line = Line { x: 20.0, y: 70.0, size: 60.0, italic: false, colour: INK };
        drawing.line("Heat", line);
        let dark = |x: std::ops::Range<u32>| {
            x.flat_map(|x| (0..100).map(move |y| (x, y)))
                .filter(|(x, y)| drawing.pixels.get_pixel(*x, *y).0[0] < 100)
                .count()
        };
        assert!(dark(20..150) > 200, "{}", dark(20..150));
        assert_eq!((dark(0..18), dark(180..200)), (0, 0));
    }

    #[test]
    fn words_are_parted_where_a_line_is_full() {
        let drawing = Drawing::new(1, 1).unwrap();
        let lines = drawing.wrapped("The Keeper of Low Water", 60.0, 300.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| drawing.width(line, 60.0) <= 300.0));
        assert_eq!(lines.join(" "), "The Keeper of Low Water");
    }

    #[test]
    fn letters_the_faces_lack_are_known() {
        let drawing = Drawing::new(1, 1).unwrap();
        assert!(drawing.can_write("Hôtel des Absents, 1974: “9.5”"));
        assert!(!drawing.can_write("夜の停車場"));
    }
}
