use jiff::Timestamp;
use jiff::civil::Date;

/// Where the time comes from, so that tests can say what it is.
pub trait Clock: Send + Sync {
    /// This instant.
    fn now(&self) -> Timestamp;

    /// The calendar date where the person is.
    fn today(&self) -> Date;
}

/// The machine's own clock and time zone.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn today(&self) -> Date {
        jiff::Zoned::now().date()
    }
}

/// An instant as the journal keeps it: UTC, RFC 3339, whole milliseconds.
pub(crate) fn instant(at: Timestamp) -> String {
    format!("{at:.3}")
}
