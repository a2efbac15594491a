//! The diary: viewings in the order they happened, a year at a time, by month. It only reads;
//! `viewings` writes.

mod entries;
mod year;

pub use entries::{DiaryEntries, DiaryEntriesReq, DiaryEntry, DiaryPlace};
pub use year::{DiaryDay, DiarySection, DiaryYear, DiaryYears, YearCount};
