use image::metadata::Orientation;

/// The one piece of EXIF that is kept: without it a photograph held upright
/// would be shown lying down. Everything else a camera writes (place, time,
/// serial numbers, a preview of the uncropped picture) goes.
///
/// This is a whole TIFF structure: a header and one directory of one entry.
pub(super) fn block(orientation: Orientation) -> [u8; 26] {
    let mut block = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0";
    block[19] = orientation.to_exif();
    block
}

/// The orientation in an EXIF block, if it says anything but 'upright'.
pub(super) fn read(exif: &[u8]) -> Option<Orientation> {
    // Some writers keep JPEG's prefix in other containers too.
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    Orientation::from_exif_chunk(exif).filter(|found| *found != Orientation::NoTransforms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_says_the_orientation_it_was_made_for() {
        for exif in 2..=8 {
            let orientation = Orientation::from_exif(exif).unwrap();
            assert_eq!(read(&block(orientation)), Some(orientation));
        }
        assert_eq!(read(&block(Orientation::NoTransforms)), None);
    }
}
