//! Taking pictures in: what is kept, what is taken out, what is refused.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use matinee_core::Error;
use matinee_core::media::{
    MAX_FILE, MediaHash, Originals, Picture, PictureKind, PictureProblem, Variant,
};
use rstest::rstest;

const RED: [u8; 3] = [200, 40, 30];
const BLUE: [u8; 3] = [30, 50, 200];
const SECRET: &[u8] = b"51.4778N 0.0015W, at home";

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pictures");
    fs::read(folder.join(name)).unwrap()
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A wide picture whose top left quarter is red.
fn quartered() -> RgbImage {
    RgbImage::from_fn(64, 32, |x, y| Rgb(if x < 32 && y < 16 { RED } else { BLUE }))
}

/// A camera's EXIF block: an orientation, and a place among what follows.
fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x02\0".to_vec();
    block.extend(b"\x12\x01\x03\0\x01\0\0\0");
    block.extend([orientation, 0, 0, 0]);
    block.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
    block.extend(SECRET);
    block
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker][..], &length, body].concat()
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [&name[..], body].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&named);
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&length[..], &named, &sum.sum().to_be_bytes()].concat()
}

fn riff_chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    let pad = &[0_u8][..body.len() % 2];
    [&name[..], &length, body, pad].concat()
}

/// A JPEG as a telephone writes it, talkative in every place a JPEG has.
fn talkative_jpeg(orientation: u8) -> Vec<u8> {
    let plain = encoded(&quartered(), ImageFormat::Jpeg);
    [
        &plain[..2],
        &segment(0xE1, &[&b"Exif\0\0"[..], &exif(orientation)].concat()),
        &segment(0xE1, &[&b"http://ns.adobe.com/xap/1.0/\0"[..], SECRET].concat()),
        &segment(0xED, &[&b"Photoshop 3.0\0"[..], SECRET].concat()),
        &segment(0xE2, &[&b"MPF\0"[..], SECRET].concat()),
        &segment(0xE7, SECRET),
        &segment(0xFE, SECRET),
        &plain[2..],
        SECRET,
    ]
    .concat()
}

fn talkative_png() -> Vec<u8> {
    let plain = encoded(&quartered(), ImageFormat::Png);
    let header = 8 + 25;
    [
        &plain[..header],
        &chunk(b"eXIf", &exif(6)),
        &chunk(b"tEXt", &[&b"Comment\0"[..], SECRET].concat()),
        &chunk(b"iTXt", &[&b"XML:com.adobe.xmp\0\0\0\0\0"[..], SECRET].concat()),
        &chunk(b"tIME", &[7, 233, 11, 22, 20, 0, 0]),
        &chunk(b"raTe", SECRET),
        &plain[header..],
        SECRET,
    ]
    .concat()
}

fn talkative_webp() -> Vec<u8> {
    let plain = encoded(&quartered(), ImageFormat::WebP);
    let mut header = vec![0b0000_1100, 0, 0, 0];
    header.extend([63, 0, 0, 31, 0, 0]);
    let body = [
        riff_chunk(b"VP8X", &header),
        plain[12..].to_vec(),
        riff_chunk(b"EXIF", &exif(6)),
        riff_chunk(b"XMP ", SECRET),
        riff_chunk(b"MINE", SECRET),
    ]
    .concat();
    let length = u32::try_from(body.len() + 4).unwrap().to_le_bytes();
    [&b"RIFF"[..], &length, b"WEBP", &body, SECRET].concat()
}

fn refused(bytes: &[u8]) -> PictureProblem {
    match Picture::read("holiday.jpg", bytes) {
        Ok(_) => panic!("the picture was taken in"),
        Err(error) => error.problem,
    }
}

fn pixels(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

#[rstest]
#[case::jpeg(talkative_jpeg(6))]
#[case::png(talkative_png())]
#[case::webp(talkative_webp())]
fn what_a_picture_says_about_its_owner_is_not_kept(#[case] bytes: Vec<u8>) {
    let picture = Picture::read("holiday", &bytes).unwrap();

    let kept = |wanted: &[u8]| picture.bytes.windows(wanted.len()).any(|part| part == wanted);
    assert!(!kept(&SECRET[..8]));
    assert!(!kept(b"Photoshop") && !kept(b"adobe") && !kept(b"tIME") && !kept(b"raTe"));
    assert_eq!(picture.hash, MediaHash::of(&picture.bytes));
    assert_eq!(PictureKind::sniff(&picture.bytes), Some(picture.kind));
    assert_eq!(pixels(&picture.bytes), pixels(&bytes), "the pixels are untouched");
    // Turned by the orientation, which is the one thing that stays.
    assert_eq!((picture.width, picture.height), (32, 64));
    let again = Picture::read("again", &picture.bytes).unwrap();
    assert_eq!(again.bytes, picture.bytes, "a clean picture is kept as it is");
    assert_eq!((again.width, again.height), (32, 64));
}

#[rstest]
#[case::upright(1, (0, 0))]
#[case::mirrored(2, (1, 0))]
#[case::upside_down(3, (1, 1))]
#[case::mirrored_upside_down(4, (0, 1))]
#[case::transposed(5, (0, 0))]
#[case::on_its_left(6, (1, 0))]
#[case::transversed(7, (1, 1))]
#[case::on_its_right(8, (0, 1))]
fn every_orientation_is_shown_the_right_way_up(#[case] exif: u8, #[case] corner: (u32, u32)) {
    let picture = Picture::read("holiday", &talkative_jpeg(exif)).unwrap();

    let upright = exif <= 4;
    assert_eq!((picture.width, picture.height), if upright { (64, 32) } else { (32, 64) });
    let made = picture.thumbnails(&[Variant::Poster1x]).unwrap();
    let seen = pixels(&made[0].jpeg).into_rgb8();
    for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let at = (made[0].width * (1 + 2 * x) / 4, made[0].height * (1 + 2 * y) / 4);
        let [red, _, blue] = seen.get_pixel(at.0, at.1).0;
        assert_eq!(red > blue, (x, y) == corner, "quarter {x}, {y} of orientation {exif}");
    }
}

#[test]
fn a_colour_profile_stays_with_the_original_and_its_thumbnails() {
    let mut profile = vec![7; 300];
    profile[16..20].copy_from_slice(b"RGB ");
    let body = [&b"ICC_PROFILE\0\x01\x01"[..], &profile].concat();
    let plain = encoded(&quartered(), ImageFormat::Jpeg);
    let bytes = [&plain[..2], &segment(0xE2, &body), &plain[2..]].concat();

    let picture = Picture::read("wide gamut", &bytes).unwrap();

    let holds = |bytes: &[u8]| bytes.windows(profile.len()).any(|part| part == profile);
    assert!(holds(&picture.bytes));
    assert!(holds(&picture.thumbnails(&[Variant::Still1x]).unwrap()[0].jpeg));
}

#[test]
fn a_picture_is_known_by_its_content_and_not_by_its_extension() {
    let picture = Picture::read("poster.jpg", &talkative_png()).unwrap();
    assert_eq!(picture.kind, PictureKind::Png);
}

#[rstest]
#[case::printed_in_four_colours("cmyk.jpg", PictureKind::Jpeg, (48, 32))]
#[case::in_several_passes("progressive.jpg", PictureKind::Jpeg, (48, 32))]
#[case::lossy("lossy.webp", PictureKind::WebP, (24, 16))]
#[case::one_pixel("one-pixel.png", PictureKind::Png, (1, 1))]
fn unusual_pictures_are_taken_in(
    #[case] name: &str,
    #[case] kind: PictureKind,
    #[case] size: (u32, u32),
) {
    let picture = Picture::read(name, &fixture(name)).unwrap();
    assert_eq!(picture.kind, kind);
    assert_eq!((picture.width, picture.height), size);
    let made = picture.thumbnails(&Variant::ALL).unwrap();
    assert!(made.iter().all(|thumbnail| (thumbnail.width, thumbnail.height) == size));
}

#[test]
fn a_print_in_four_colours_keeps_its_colours() {
    let picture = Picture::read("cmyk.jpg", &fixture("cmyk.jpg")).unwrap();
    let made = picture.thumbnails(&[Variant::Still1x]).unwrap();
    let [red, _, blue] = pixels(&made[0].jpeg).into_rgb8().get_pixel(24, 2).0;
    assert!(red > 150 && blue < 90, "{red} {blue}");
}

#[test]
fn of_an_animated_webp_the_first_frame_is_kept() {
    let picture = Picture::read("animated.webp", &fixture("animated.webp")).unwrap();
    assert_ne!(picture.kind, PictureKind::WebP);
    let [red, _, blue, ..] = pixels(&picture.bytes).into_rgba8().get_pixel(12, 8).0;
    assert!(red > 150 && blue < 90);
}

#[test]
fn of_an_animated_png_the_first_frame_is_kept() {
    let plain = encoded(&quartered(), ImageFormat::Png);
    let frame = [&[0; 4][..], &64_u32.to_be_bytes(), &32_u32.to_be_bytes(), &[0; 14]].concat();
    let bytes = [
        &plain[..33],
        &chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
        &chunk(b"fcTL", &frame),
        &plain[33..plain.len() - 12],
        &chunk(b"fdAT", b"not a frame at all"),
        &plain[plain.len() - 12..],
    ]
    .concat();
    let picture = Picture::read("animated.png", &bytes).unwrap();
    assert_eq!(picture.bytes, plain);
}

#[test]
fn a_transparent_poster_is_shown_on_paper() {
    let clear = RgbaImage::from_pixel(20, 30, Rgba([0, 0, 0, 0]));
    let mut bytes = Cursor::new(Vec::new());
    clear.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let picture = Picture::read("title.png", bytes.get_ref()).unwrap();
    let made = picture.thumbnails(&[Variant::Poster1x]).unwrap();
    let shown = pixels(&made[0].jpeg).into_rgb8();
    assert!(shown.pixels().all(|pixel| pixel.0.iter().all(|channel| *channel > 230)));
}

#[test]
fn a_refusal_names_the_file_and_the_reason() {
    let error = Picture::read("notes.jpg", b"not a picture").err().unwrap();
    assert_eq!(error.to_string(), "notes.jpg: It is not a JPEG, PNG or WebP picture.");
}

#[rstest]
#[case::jpeg(encoded(&quartered(), ImageFormat::Jpeg))]
#[case::progressive(fixture("progressive.jpg"))]
#[case::cmyk(fixture("cmyk.jpg"))]
#[case::png(encoded(&quartered(), ImageFormat::Png))]
#[case::webp(encoded(&quartered(), ImageFormat::WebP))]
#[case::lossy_webp(fixture("lossy.webp"))]
#[case::animated_webp(fixture("animated.webp")[..212].to_vec())]
fn a_picture_cut_short_anywhere_is_refused(#[case] bytes: Vec<u8>) {
    for length in 0..bytes.len() {
        assert!(Picture::read("cut", &bytes[..length]).is_err(), "the first {length} bytes");
    }
    assert!(matches!(refused(&bytes[..bytes.len() - 1]), PictureProblem::CutShort));
}

#[rstest]
#[case::jpeg(talkative_jpeg(3))]
#[case::progressive(fixture("progressive.jpg"))]
#[case::png(talkative_png())]
#[case::webp(talkative_webp())]
#[case::animated_webp(fixture("animated.webp"))]
fn a_picture_with_any_byte_wrong_is_taken_in_or_refused_but_never_a_crash(#[case] bytes: Vec<u8>) {
    for at in 0..bytes.len() {
        for wrong in [0x00, 0xFF, bytes[at] ^ 0x55] {
            let mut damaged = bytes.clone();
            damaged[at] = wrong;
            if let Ok(picture) = Picture::read("damaged", &damaged) {
                assert!(picture.thumbnails(&[Variant::Poster1x]).is_ok());
            }
        }
    }
}

#[test]
fn a_header_that_claims_thirty_thousand_pixels_is_refused_before_decoding() {
    let header = [&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30][..], &[8, 6, 0, 0, 0]].concat();
    let bomb = [
        &b"\x89PNG\r\n\x1A\n"[..],
        &chunk(b"IHDR", &header),
        &chunk(b"IDAT", b"\x78\x9c\x63\x60\x60\x60\x00\x00\x00\x04\x00\x01"),
        &chunk(b"IEND", b""),
    ]
    .concat();
    assert!(matches!(
        refused(&bomb),
        PictureProblem::SideTooLong { width: 30_000, height: 30_000 }
    ));
}

#[rstest]
#[case::baseline(0xC0, 11_000, 11_000)]
#[case::progressive(0xC2, 7_000, 7_000)]
fn a_jpeg_that_would_take_too_much_memory_is_refused(
    #[case] frame: u8,
    #[case] width: u16,
    #[case] height: u16,
) {
    let mut bytes = encoded(&quartered(), ImageFormat::Jpeg);
    let at = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    bytes[at + 1] = frame;
    bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    assert!(matches!(refused(&bytes), PictureProblem::TooManyPixels { .. }));
}

#[test]
fn a_file_over_twenty_megabytes_is_refused_unread() {
    let mut bytes = encoded(&quartered(), ImageFormat::Jpeg);
    bytes.resize(usize::try_from(MAX_FILE).unwrap() + 1, 0);
    let problem = refused(&bytes);
    assert_eq!(problem.to_string(), "It is 21 MB large, and a picture may have at most 20 MB.");
}

#[test]
fn an_original_is_kept_once_under_its_hash_and_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::in_folder(folder.path().join("media"));
    let picture = Picture::read("poster", &talkative_jpeg(1)).unwrap();

    let hash = originals.keep(picture.kind, &picture.bytes).unwrap();
    let path = originals.path(hash, picture.kind);
    let first = fs::metadata(&path).unwrap().modified().unwrap();
    originals.keep(picture.kind, &picture.bytes).unwrap();

    assert_eq!(hash, picture.hash);
    assert!(path.ends_with(format!("media/{}/{hash}.jpg", &hash.to_string()[..2])));
    assert_eq!(originals.fetch(hash, picture.kind).unwrap(), picture.bytes);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), first, "it is written once");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing lies beside it");
}

#[test]
fn a_damaged_original_is_noticed_and_replaced_by_the_whole_one() {
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::in_folder(folder.path());
    let picture = Picture::read("poster", &talkative_png()).unwrap();
    let hash = originals.keep(picture.kind, &picture.bytes).unwrap();

    fs::write(originals.path(hash, picture.kind), b"flipped").unwrap();
    assert!(matches!(originals.fetch(hash, picture.kind), Err(Error::Damaged { .. })));

    originals.keep(picture.kind, &picture.bytes).unwrap();
    assert_eq!(originals.fetch(hash, picture.kind).unwrap(), picture.bytes);
}

#[cfg(unix)]
#[test]
fn originals_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::in_folder(folder.path().join("media"));
    let picture = Picture::read("poster", &talkative_png()).unwrap();
    let hash = originals.keep(picture.kind, &picture.bytes).unwrap();

    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = originals.path(hash, picture.kind);
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(&folder.path().join("media")), 0o700);
}

#[test]
fn a_forgotten_original_is_gone_and_may_be_forgotten_again() {
    let folder = tempfile::tempdir().unwrap();
    let originals = Originals::in_folder(folder.path());
    let picture = Picture::read("poster", &talkative_png()).unwrap();
    let hash = originals.keep(picture.kind, &picture.bytes).unwrap();

    originals.forget(hash, picture.kind).unwrap();
    originals.forget(hash, picture.kind).unwrap();
    assert!(matches!(originals.fetch(hash, picture.kind), Err(Error::File { .. })));
}
