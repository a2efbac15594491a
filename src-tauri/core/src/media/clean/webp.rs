use super::{Bytes, Unclean, orientation};

/// The flags of the extended header.
const EXIF: u8 = 0b0000_1000;
const XMP: u8 = 0b0000_0100;
const ANIMATED: u8 = 0b0000_0010;

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Unclean> {
    let mut file = Bytes(bytes);
    let riff: [u8; 4] = file.array()?;
    let length = u32::from_le_bytes(file.array()?) as usize;
    // Whatever follows the container is left behind.
    let mut file = Bytes(file.take(length)?);
    if &riff != b"RIFF" || &file.array()? != b"WEBP" {
        return Err(Unclean::NeedsEncoding);
    }

    let mut header = None;
    let mut picture = Vec::with_capacity(bytes.len());
    let mut turned = None;
    while !file.0.is_empty() {
        let name: [u8; 4] = file.array()?;
        let length = u32::from_le_bytes(file.array()?) as usize;
        let body = file.take(length)?;
        // Bodies are padded to an even length; some writers forget the last.
        if length % 2 == 1 && !file.0.is_empty() {
            file.take(1)?;
        }
        match &name {
            b"VP8X" => {
                header = Some(<[u8; 10]>::try_from(body).map_err(|_| Unclean::NeedsEncoding)?)
            }
            b"EXIF" => turned = orientation::read(body),
            b"ICCP" | b"ALPH" | b"VP8 " | b"VP8L" => put(&mut picture, &name, body),
            _ => {}
        }
    }

    let mut parts = Vec::with_capacity(picture.len() + 64);
    if let Some(mut header) = header {
        if header[0] & ANIMATED != 0 {
            // Its first picture sits inside a frame; decoding finds it.
            return Err(Unclean::NeedsEncoding);
        }
        header[0] &= !(EXIF | XMP);
        if turned.is_some() {
            header[0] |= EXIF;
        }
        put(&mut parts, b"VP8X", &header);
    }
    parts.extend(picture);
    if let Some(turned) = turned.filter(|_| header.is_some()) {
        put(&mut parts, b"EXIF", &orientation::block(turned));
    }
    let length = u32::try_from(parts.len() + 4).map_err(|_| Unclean::NeedsEncoding)?;
    Ok([&b"RIFF"[..], &length.to_le_bytes(), b"WEBP", &parts].concat())
}

fn put(file: &mut Vec<u8>, name: &[u8; 4], body: &[u8]) {
    file.extend(name);
    // A body was cut from a container whose length has 32 bits.
    file.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    file.extend(body);
    if body.len() % 2 == 1 {
        file.push(0);
    }
}
