//! Takes what a picture says about its owner out of its file: EXIF with place
//! and camera, XMP, IPTC, comments, text, previews, animation and whatever
//! follows the picture. The pixels and the colour profile stay byte for byte.
//!
//! Each container is rebuilt from the parts that are needed to show the
//! picture; a part nobody here has heard of is left out rather than let in.

mod jpeg;
mod orientation;
mod png;
mod webp;

use super::kind::PictureKind;

/// Why a container could not be rebuilt.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unclean {
    /// The file ends in the middle of a part.
    CutShort,
    /// Its parts do not follow one another as they should, or it is more than
    /// one picture; it may still be decoded, and then encoded afresh.
    NeedsEncoding,
}

/// The same picture without what is said about it.
pub(super) fn clean(kind: PictureKind, bytes: &[u8]) -> Result<Vec<u8>, Unclean> {
    match kind {
        PictureKind::Jpeg => jpeg::clean(bytes),
        PictureKind::Png => png::clean(bytes),
        PictureKind::WebP => webp::clean(bytes),
    }
}

/// Whether a JPEG is stored in several passes, which all have to be held in
/// memory at once.
pub(super) fn is_progressive(bytes: &[u8]) -> bool {
    jpeg::is_progressive(bytes)
}

/// Bytes that are read from front to back and may stop at any point.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Unclean> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Unclean::CutShort)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Unclean> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(Unclean::CutShort)?;
        self.0 = rest;
        Ok(*taken)
    }
}
