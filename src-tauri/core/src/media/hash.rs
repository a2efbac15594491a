use std::fmt;
use std::str::FromStr;

/// The BLAKE3 hash of a picture's bytes as kept: its name in `media/`, in the
/// journal and in the window's addresses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaHash([u8; 32]);

impl MediaHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }
}

impl fmt::Display for MediaHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for MediaHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MediaHash({self})")
    }
}

/// The text is not 64 small hexadecimal digits.
#[derive(Debug, thiserror::Error)]
#[error("A picture's hash is 64 small hexadecimal digits.")]
pub struct NotAHash;

impl FromStr for MediaHash {
    type Err = NotAHash;

    /// Takes exactly the 64 small digits that [`Display`](fmt::Display)
    /// writes: one picture has one name, so nothing can be stored twice under
    /// two spellings, and nothing but digits ever becomes part of a path.
    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NotAHash),
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != 32 || !rest.is_empty() {
            return Err(NotAHash);
        }
        let mut hash = [0; 32];
        for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Ok(Self(hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_back_from_its_text() {
        let hash = MediaHash::of(b"a still");
        assert_eq!(hash.to_string().parse::<MediaHash>().unwrap(), hash);
    }

    #[test]
    fn only_sixty_four_small_digits_are_a_hash() {
        let good = MediaHash::of(b"").to_string();
        for bad in ["", "../../etc/passwd", &good[1..], &good.to_uppercase(), &format!("{good}0")] {
            assert!(bad.parse::<MediaHash>().is_err(), "{bad}");
        }
    }
}
