use super::{Bytes, Unclean, orientation};

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
/// Adobe's note on how the colours are stored; without it a CMYK picture, or
/// one stored as RGB, would be shown in wrong colours.
const APP14: u8 = 0xEE;

/// One marker with what it carries: for a scan, the coded pixels too.
struct Segment<'a> {
    marker: u8,
    body: &'a [u8],
    pixels: &'a [u8],
}

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Unclean> {
    let mut file = opened(bytes)?;
    let mut kept = Vec::new();
    let mut turned = None;
    loop {
        let segment = next(&mut file)?;
        match segment.marker {
            // Whatever follows the end (a second picture, a film clip, a
            // maker's trailer) is left behind.
            END => break,
            APP1 => {
                let exif = segment.body.strip_prefix(b"Exif\0\0");
                turned = turned.or_else(|| exif.and_then(orientation::read));
            }
            _ if is_needed(&segment) => kept.push(segment),
            _ => {}
        }
    }

    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend([0xFF, START]);
    let leading = kept.iter().take_while(|segment| segment.marker == APP0).count();
    let (header, picture) = kept.split_at(leading);
    for segment in header {
        // The fourteen bytes of the header proper; a preview may follow them.
        let density = segment.body.get(..12).unwrap_or(b"JFIF\0\x01\x01\0\0\x01\0\x01");
        put(&mut clean, APP0, &[density, &[0, 0]].concat());
    }
    if let Some(turned) = turned {
        put(&mut clean, APP1, &[&b"Exif\0\0"[..], &orientation::block(turned)].concat());
    }
    for segment in picture.iter().filter(|segment| segment.marker != APP0) {
        put(&mut clean, segment.marker, segment.body);
        clean.extend(segment.pixels);
    }
    clean.extend([0xFF, END]);
    Ok(clean)
}

pub(super) fn is_progressive(bytes: &[u8]) -> bool {
    let Ok(mut file) = opened(bytes) else { return false };
    std::iter::from_fn(|| next(&mut file).ok())
        .take_while(|segment| !matches!(segment.marker, SCAN | END))
        .any(|segment| matches!(segment.marker, 0xC2 | 0xC6 | 0xCA | 0xCE))
}

fn opened(bytes: &[u8]) -> Result<Bytes<'_>, Unclean> {
    let mut file = Bytes(bytes);
    match file.array()? {
        [0xFF, START] => Ok(file),
        _ => Err(Unclean::NeedsEncoding),
    }
}

fn next<'a>(file: &mut Bytes<'a>) -> Result<Segment<'a>, Unclean> {
    let [0xFF, mut marker] = file.array()? else { return Err(Unclean::NeedsEncoding) };
    while marker == 0xFF {
        [marker] = file.array()?;
    }
    match marker {
        END => return Ok(Segment { marker, body: &[], pixels: &[] }),
        0x00..=0x01 | 0xD0..=START => return Err(Unclean::NeedsEncoding),
        _ => {}
    }
    let length = usize::from(u16::from_be_bytes(file.array()?));
    let body = file.take(length.checked_sub(2).ok_or(Unclean::NeedsEncoding)?)?;
    let pixels = if marker == SCAN {
        let end = end_of_scan(file.0).ok_or(Unclean::CutShort)?;
        file.take(end)?
    } else {
        &[]
    };
    Ok(Segment { marker, body, pixels })
}

/// Where the coded pixels stop: at the first marker that is neither a stuffed
/// zero nor one of the restarts that belong among them.
fn end_of_scan(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

fn is_needed(segment: &Segment<'_>) -> bool {
    match segment.marker {
        APP0 => segment.body.starts_with(b"JFIF\0"),
        APP2 => segment.body.starts_with(b"ICC_PROFILE\0"),
        APP14 => segment.body.starts_with(b"Adobe"),
        // Tables, frames, scans, restart intervals and line counts.
        0xC0..=0xCF | 0xDA..=0xDF => true,
        _ => false,
    }
}

fn put(file: &mut Vec<u8>, marker: u8, body: &[u8]) {
    // A body came from a segment, whose length has sixteen bits, or is one of
    // the two short ones written here.
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
    file.extend([0xFF, marker]);
    file.extend(length.to_be_bytes());
    file.extend(body);
}
