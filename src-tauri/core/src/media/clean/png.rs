use super::{Bytes, Unclean, orientation};

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1A\n";

/// What a PNG needs to be shown as it was meant: its header, palette, pixels
/// and transparency, and what its numbers mean as colours and sizes. The
/// chunks of an animation are not among them, which leaves its first picture.
const NEEDED: [&[u8; 4]; 14] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"mDCV", b"cLLI", b"sBIT", b"pHYs",
];

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Unclean> {
    let mut file = Bytes(bytes);
    if file.array()? != *SIGNATURE {
        return Err(Unclean::NeedsEncoding);
    }
    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend(SIGNATURE);
    let mut after_header = 0;
    let mut turned = None;
    loop {
        let whole = file.0;
        let length = u32::from_be_bytes(file.array()?) as usize;
        let name: [u8; 4] = file.array()?;
        let body = file.take(length)?;
        file.take(4)?;
        if &name == b"eXIf" {
            turned = orientation::read(body);
        } else if NEEDED.contains(&&name) {
            clean.extend(&whole[..length + 12]);
        }
        match &name {
            b"IHDR" => after_header = clean.len(),
            // Whatever follows the end is left behind.
            b"IEND" => break,
            _ => {}
        }
    }
    if let Some(turned) = turned {
        clean.splice(after_header..after_header, exif_chunk(&orientation::block(turned)));
    }
    Ok(clean)
}

fn exif_chunk(block: &[u8]) -> Vec<u8> {
    let named = [&b"eXIf"[..], block].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&named);
    // The block is 26 bytes long.
    [&26_u32.to_be_bytes()[..], &named, &sum.sum().to_be_bytes()].concat()
}
