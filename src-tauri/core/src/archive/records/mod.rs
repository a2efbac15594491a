//! What an archive holds, record by record: the shape of its JSON files, as `docs/archive.md` has
//! them. Records name each other by uid, pictures by hash; the numbers of a journal file never
//! leave it. A field that says nothing is left out.

mod film;
mod kept;
mod lists;
mod points;
mod provenance;
mod review;
mod viewing;

pub(crate) use film::{FilmRecord, PersonRecord, StillRecord};
pub(crate) use kept::{
    BandRecord, ComparisonRecord, LineRecord, MediumRecord, SettingRecord, ShelfRecord,
};
pub(crate) use lists::{ListRecord, ListedRecord, WatchlistRecord};
pub(crate) use provenance::{ImportRecord, ImportRowRecord, TargetRecord};
pub(crate) use review::{DraftRecord, ReviewRecord, RevisionRecord};
pub(crate) use viewing::ViewingRecord;

/// Leaves a field out where its value is the one a missing field has.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
