use jiff::Timestamp;
use uuid::{NoContext, Uuid};

/// A new name for a record outside this file: UUIDv7 (RFC 9562), so that names sort by the time
/// they were given.
pub(crate) fn new(at: Timestamp) -> String {
    let seconds = u64::try_from(at.as_second()).unwrap_or_default();
    let nanoseconds = u32::try_from(at.subsec_nanosecond()).unwrap_or_default();
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanoseconds)).to_string()
}

/// Whether a text handed over from outside is a uid we would give.
pub(crate) fn is_valid(text: &str) -> bool {
    text.len() == 36 && Uuid::parse_str(text).is_ok()
}
