use super::limits::{MAX_FILE, MAX_SIDE};

/// A picture that was not taken in: which one, and why.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct PictureError {
    /// The file's name as the person knows it.
    pub name: String,
    /// What is wrong with it.
    #[source]
    pub problem: PictureProblem,
}

/// Why a picture is refused, as a sentence for its owner.
#[derive(Debug, thiserror::Error)]
pub enum PictureProblem {
    /// The file is longer than any picture a journal needs.
    #[error("It is {} MB large, and a picture may have at most {} MB.", megabytes(*bytes), megabytes(MAX_FILE))]
    FileTooLarge {
        /// The file's length.
        bytes: u64,
    },
    /// Nothing in it says JPEG, PNG or WebP.
    #[error("It is not a JPEG, PNG or WebP picture.")]
    UnknownKind,
    /// Its header claims too many pixels on a side.
    #[error("It is {width} by {height} pixels, and a side may have at most {MAX_SIDE}.")]
    SideTooLong {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Its pixels would need more memory than is allowed for one picture.
    #[error(
        "It is {width} by {height} pixels, which takes too much memory to open. Make it smaller, then try again."
    )]
    TooManyPixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The file stops in the middle of the picture.
    #[error("The file ends before the picture does, so a part of it is missing.")]
    CutShort,
    /// The picture can't be decoded.
    #[error("It is damaged and cannot be opened.")]
    Damaged(#[source] Option<image::ImageError>),
}

impl PictureProblem {
    /// This problem, of the picture of that name.
    pub fn of(self, name: &str) -> PictureError {
        PictureError { name: name.to_owned(), problem: self }
    }
}

impl From<PictureError> for crate::Error {
    fn from(PictureError { name, problem }: PictureError) -> Self {
        Self::BadFile { name, reason: problem.to_string() }
    }
}

/// Rounded up, so that a file a byte too long never reads as '20 MB, and at
/// most 20 MB'.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}
