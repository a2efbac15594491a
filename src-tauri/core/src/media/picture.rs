use std::fs::File;
use std::io::Read;
use std::path::Path;

use image::RgbImage;

use super::clean::{self, Unclean};
use super::colour::poster_colour;
use super::decode::{self, Decoded};
use super::hash::MediaHash;
use super::kind::PictureKind;
use super::limits::MAX_FILE;
use super::problem::{PictureError, PictureProblem};
use super::thumbnails::{self, Thumbnail, Variant};
use crate::Error;

/// The quality of what has to be encoded afresh.
const HIGH_QUALITY: u8 = 94;

/// The width at which a poster's colour is looked for.
const COLOUR_WIDTH: u32 = 64;

/// A picture that was found good: cleaned of what it said about its owner,
/// decoded within the limits, and ready to be kept.
pub struct Picture {
    /// The hash of [`bytes`](Self::bytes), which is the picture's name from
    /// here on.
    pub hash: MediaHash,
    /// What kind of file it is kept as.
    pub kind: PictureKind,
    /// The file as it is kept: the pixels and the colour profile it came
    /// with, byte for byte, and of everything else only which way is up.
    pub bytes: Vec<u8>,
    /// Pixels across, as seen the right way up.
    pub width: u32,
    /// Pixels down, as seen the right way up.
    pub height: u32,
    /// How the file lies, 1 to 8 as EXIF says it; 1 is upright.
    pub orientation: u8,
    opaque: RgbImage,
    profile: Option<Vec<u8>>,
}

impl Picture {
    /// Takes a picture in. `name` is the file's name as the person knows it,
    /// for the sentence of a refusal; its extension is not looked at.
    ///
    /// # Errors
    /// The file's name and the reason it can't be kept.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, PictureError> {
        read(bytes).map_err(|problem| problem.of(name))
    }

    /// The picture in these sizes, in the order asked for.
    ///
    /// # Errors
    /// Only when the encoder gives up.
    pub fn thumbnails(&self, variants: &[Variant]) -> Result<Vec<Thumbnail>, PictureProblem> {
        thumbnails::make(&self.opaque, self.profile.as_deref(), variants)
    }

    /// The colour its spine gets, as `#rrggbb`, where it is a poster.
    ///
    /// # Errors
    /// Only when it can't be made small.
    pub fn poster_colour(&self) -> Result<String, PictureProblem> {
        let small = thumbnails::shrink(&self.opaque, COLOUR_WIDTH.min(self.opaque.width()))?;
        Ok(poster_colour(&small))
    }
}

/// A picture's file, as far as a picture may be long, with the name its owner knows it by.
///
/// # Errors
/// [`Error::File`] when it cannot be read; [`Error::BadFile`] when it is too long.
pub fn picture_file(path: &Path) -> Result<(String, Vec<u8>), Error> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let file = File::open(path).map_err(Error::file(path, "read"))?;
    let mut bytes = Vec::new();
    // The length is counted while reading: what the folder says of it may be old.
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(Error::file(path, "read"))?;
    if bytes.len() as u64 > MAX_FILE {
        let length = path.metadata().map_or(MAX_FILE + 1, |about| about.len());
        return Err(PictureProblem::FileTooLarge { bytes: length }.of(&name).into());
    }
    Ok((name, bytes))
}

fn read(bytes: &[u8]) -> Result<Picture, PictureProblem> {
    let length = bytes.len() as u64;
    if length > MAX_FILE {
        return Err(PictureProblem::FileTooLarge { bytes: length });
    }
    let kind = PictureKind::sniff(bytes).ok_or(PictureProblem::UnknownKind)?;
    match clean::clean(kind, bytes) {
        // What is decoded is what will be kept, so that a journal never holds
        // a picture nobody has seen whole.
        Ok(clean) => {
            let decoded = decode::decode(kind, &clean)?;
            Ok(picture(kind, clean, decoded))
        }
        Err(Unclean::CutShort) => {
            // A bomb is named as one, even when it is a short one.
            match decode::decode(kind, bytes) {
                Err(
                    problem @ (PictureProblem::SideTooLong { .. }
                    | PictureProblem::TooManyPixels { .. }),
                ) => Err(problem),
                _ => Err(PictureProblem::CutShort),
            }
        }
        Err(Unclean::NeedsEncoding) => encoded_afresh(decode::decode(kind, bytes)?),
    }
}

fn picture(
    kind: PictureKind,
    bytes: Vec<u8>,
    Decoded { pixels, orientation, profile }: Decoded,
) -> Picture {
    let (width, height) = (pixels.width(), pixels.height());
    Picture {
        hash: MediaHash::of(&bytes),
        kind,
        bytes,
        width,
        height,
        orientation,
        opaque: thumbnails::on_paper(pixels),
        profile,
    }
}

/// A picture whose file can't be cleaned is written anew from its pixels: as
/// a JPEG, or as a PNG where it is transparent.
fn encoded_afresh(decoded: Decoded) -> Result<Picture, PictureProblem> {
    // The pixels have been turned already.
    let decoded = Decoded { orientation: 1, ..decoded };
    if decoded.pixels.color().has_alpha() {
        let mut bytes = std::io::Cursor::new(Vec::new());
        decoded
            .pixels
            .write_to(&mut bytes, image::ImageFormat::Png)
            .map_err(|error| PictureProblem::Damaged(Some(error)))?;
        return Ok(picture(PictureKind::Png, bytes.into_inner(), decoded));
    }
    let opaque = decoded.pixels.to_rgb8();
    let bytes = thumbnails::encode_jpeg(&opaque, decoded.profile.as_deref(), HIGH_QUALITY)?;
    Ok(picture(PictureKind::Jpeg, bytes, decoded))
}
