use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};

use super::clean;
use super::kind::PictureKind;
use super::limits::{MAX_ALLOCATION, MAX_SIDE};
use super::problem::PictureProblem;

/// A picture as pixels, the right way up.
pub(super) struct Decoded {
    pub pixels: DynamicImage,
    /// How the file lies, as EXIF says it: 1 is upright.
    pub orientation: u8,
    /// The colour profile the pixels are in, where it is one of RGB; CMYK and
    /// grey are converted on the way, which makes theirs wrong.
    pub profile: Option<Vec<u8>>,
}

/// Decodes a picture, within the limits, however hostile it is.
///
/// One picture is decoded at a time: a single one may take all the memory
/// that is allowed for pictures.
pub(super) fn decode(kind: PictureKind, bytes: &[u8]) -> Result<Decoded, PictureProblem> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    // The decoders are fuzzed, but a panic in one must cost a picture, not
    // the evening's writing.
    catch_unwind(AssertUnwindSafe(|| decode_within_limits(kind, bytes)))
        .unwrap_or(Err(PictureProblem::Damaged(None)))
}

fn decode_within_limits(kind: PictureKind, bytes: &[u8]) -> Result<Decoded, PictureProblem> {
    if kind == PictureKind::Png {
        // PNG's decoder allocates as soon as it has read the header.
        within_side(png_size(bytes).ok_or(PictureProblem::CutShort)?)?;
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_ALLOCATION);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind.format());
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(unreadable)?;

    let (width, height) = decoder.dimensions();
    within_side((width, height))?;
    let mut needed = decoder.total_bytes();
    if kind == PictureKind::Jpeg && clean::is_progressive(bytes) {
        // Every pass is kept as numbers of two bytes until the last is read.
        needed = needed.saturating_mul(3);
    }
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits
        .reserve(needed)
        .and_then(|()| decoder.set_limits(limits))
        .map_err(|_| PictureProblem::TooManyPixels { width, height })?;

    let orientation = decoder.orientation().map_err(unreadable)?;
    let profile =
        decoder.icc_profile().ok().flatten().filter(|icc| icc.get(16..20) == Some(b"RGB "));
    let mut pixels = DynamicImage::from_decoder(decoder).map_err(|error| match error {
        ImageError::Limits(_) => PictureProblem::TooManyPixels { width, height },
        other => unreadable(other),
    })?;
    pixels.apply_orientation(orientation);
    Ok(Decoded { pixels, orientation: orientation.to_exif(), profile })
}

fn within_side((width, height): (u32, u32)) -> Result<(), PictureProblem> {
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(PictureProblem::SideTooLong { width, height });
    }
    Ok(())
}

/// The size in the header, which always comes first.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((number(16)?, number(20)?))
}

fn unreadable(error: ImageError) -> PictureProblem {
    match error {
        ImageError::IoError(io) if io.kind() == std::io::ErrorKind::UnexpectedEof => {
            PictureProblem::CutShort
        }
        other => PictureProblem::Damaged(Some(other)),
    }
}
