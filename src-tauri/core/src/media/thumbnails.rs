use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, RgbImage};

use super::problem::PictureProblem;

/// Good enough that nobody sees it on a poster, and half the size of 90.
const QUALITY: u8 = 82;

/// The sheet a transparent picture is laid on: Paper's ground.
const PAPER: [u8; 3] = [0xF8, 0xF5, 0xEF];

/// Profiles longer than this are a printer's tables rather than a screen's
/// colour space, and would outweigh the thumbnail.
const LONGEST_PROFILE: usize = 4096;

/// The sizes in which the screens show a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variant {
    /// A poster on a shelf.
    Poster1x,
    /// A poster on a shelf of a dense screen, or beside a review's title.
    Poster2x,
    /// A still set in the text.
    Still1x,
    /// A still set in the text on a dense screen.
    Still2x,
    /// A still across the whole page.
    Spread1x,
}

impl Variant {
    /// Every variant, smallest first.
    pub const ALL: [Self; 5] =
        [Self::Poster1x, Self::Poster2x, Self::Still1x, Self::Still2x, Self::Spread1x];

    /// The variants a poster is shown in.
    pub const POSTER: [Self; 2] = [Self::Poster1x, Self::Poster2x];

    /// The variants a still is shown in.
    pub const STILL: [Self; 3] = [Self::Still1x, Self::Still2x, Self::Spread1x];

    /// Its name in the journal and in the window's addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Poster1x => "poster-1x",
            Self::Poster2x => "poster-2x",
            Self::Still1x => "still-1x",
            Self::Still2x => "still-2x",
            Self::Spread1x => "spread-1x",
        }
    }

    /// The variant of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.name() == name)
    }

    /// How many pixels wide it is, unless the picture itself is narrower: a
    /// thumbnail is never larger than its original.
    pub fn width(self) -> u32 {
        match self {
            Self::Poster1x => 300,
            Self::Poster2x => 600,
            Self::Still1x => 640,
            Self::Still2x => 1280,
            Self::Spread1x => 1600,
        }
    }
}

/// A picture made small, as a JPEG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    /// Which of the sizes it is.
    pub variant: Variant,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The JPEG file.
    pub jpeg: Vec<u8>,
}

/// The picture as opaque RGB, with what was transparent on paper.
pub(super) fn on_paper(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let layered = picture.into_rgba8();
    RgbImage::from_fn(layered.width(), layered.height(), |x, y| {
        let [r, g, b, alpha] = layered.get_pixel(x, y).0;
        let over = |ink: u8, paper: u8| {
            let mixed =
                u32::from(ink) * u32::from(alpha) + u32::from(paper) * u32::from(255 - alpha);
            u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([over(r, PAPER[0]), over(g, PAPER[1]), over(b, PAPER[2])])
    })
}

/// Makes thumbnails of a picture in these variants, in the order asked for.
pub(super) fn make(
    picture: &RgbImage,
    profile: Option<&[u8]>,
    variants: &[Variant],
) -> Result<Vec<Thumbnail>, PictureProblem> {
    let mut largest_first = variants.to_vec();
    largest_first.sort_by_key(|variant| std::cmp::Reverse(variant.width()));
    // A large picture is gone through once: what is at least twice as wide as
    // the next size loses nothing by being the source of it.
    let mut steps: Vec<(Variant, RgbImage)> = Vec::with_capacity(variants.len());
    for variant in largest_first {
        let width = variant.width().min(picture.width());
        let source = steps
            .iter()
            .rev()
            .map(|(_, made)| made)
            .find(|made| made.width() >= 2 * width)
            .unwrap_or(picture);
        let small = shrink(source, width)?;
        steps.push((variant, small));
    }
    steps.sort_by_key(|(variant, _)| variants.iter().position(|wanted| wanted == variant));
    steps
        .into_iter()
        .map(|(variant, small)| {
            Ok(Thumbnail {
                variant,
                width: small.width(),
                height: small.height(),
                jpeg: encode_jpeg(
                    &small,
                    profile.filter(|icc| icc.len() <= LONGEST_PROFILE),
                    QUALITY,
                )?,
            })
        })
        .collect()
}

/// The picture at this width, its height in proportion.
pub(super) fn shrink(picture: &RgbImage, width: u32) -> Result<RgbImage, PictureProblem> {
    let (old_width, old_height) = picture.dimensions();
    if width == old_width {
        return Ok(picture.clone());
    }
    let in_proportion = u64::from(old_height) * u64::from(width) + u64::from(old_width) / 2;
    let height = u32::try_from(in_proportion / u64::from(old_width)).unwrap_or(old_height).max(1);
    let mut small = RgbImage::new(width, height);
    // Named, the one pixel format there is: the code for fifteen others then stays out of the app.
    let source = TypedImageRef::<U8x3>::from_buffer(old_width, old_height, picture.as_raw())
        .map_err(|_| PictureProblem::Damaged(None))?;
    let mut target = TypedImage::<U8x3>::from_buffer(width, height, &mut small)
        .map_err(|_| PictureProblem::Damaged(None))?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new()
        .resize_typed(&source, &mut target, &options)
        .map_err(|_| PictureProblem::Damaged(None))?;
    Ok(small)
}

/// A JPEG of a picture that Matinee drew.
pub(crate) fn jpeg(picture: &RgbImage, quality: u8) -> crate::Result<Vec<u8>> {
    Ok(encode_jpeg(picture, None, quality).map_err(|problem| problem.of("drawing"))?)
}

/// A JPEG of these pixels, with the profile their colours are in.
pub(super) fn encode_jpeg(
    picture: &RgbImage,
    profile: Option<&[u8]>,
    quality: u8,
) -> Result<Vec<u8>, PictureProblem> {
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, quality);
    if let Some(profile) = profile {
        // Only a profile too long for a JPEG is turned down.
        let _ = encoder.set_icc_profile(profile.to_vec());
    }
    encoder
        .write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .map_err(|error| PictureProblem::Damaged(Some(error)))?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_is_found_by_its_name() {
        for variant in Variant::ALL {
            assert_eq!(Variant::of_name(variant.name()), Some(variant));
        }
        assert_eq!(Variant::of_name("original"), None);
    }

    #[test]
    fn a_thumbnail_keeps_the_proportions_and_is_never_larger_than_the_picture() {
        let made = make(&RgbImage::new(1000, 1500), None, &Variant::ALL).unwrap();
        let sizes: Vec<_> =
            made.iter().map(|thumbnail| (thumbnail.width, thumbnail.height)).collect();
        assert_eq!(sizes, [(300, 450), (600, 900), (640, 960), (1000, 1500), (1000, 1500)]);
    }

    #[test]
    fn what_is_transparent_lies_on_paper() {
        let clear = DynamicImage::new_rgba8(2, 2);
        assert_eq!(on_paper(clear).get_pixel(0, 0).0, PAPER);
    }
}
