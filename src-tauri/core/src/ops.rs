use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person did, as undo names it. The UI has the sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Op {
    AddFilm,
    BeginFilm,
    EditFilm,
    DeleteFilm,
    MergeFilms,
    SplitFilm,
    LikeFilm,
    LogViewing,
    EditViewing,
    MoveViewing,
    DeleteViewing,
    WriteReview,
    EditReview,
    DeleteReview,
    RestoreRevision,
    DiscardDraft,
    SetPoster,
    RemovePoster,
    AddStill,
    EditStill,
    MoveStill,
    RemoveStill,
    AddTag,
    EditTag,
    MergeTags,
    RemoveTag,
    EditPlace,
    MergePlaces,
    RemovePlace,
    EditPerson,
    MergePeople,
    AddList,
    EditList,
    DeleteList,
    AddToList,
    RemoveFromList,
    MoveInList,
    MoveList,
    AddToWatchlist,
    EditWatchlist,
    RemoveFromWatchlist,
    AddShelf,
    EditShelf,
    MoveShelf,
    DeleteShelf,
    EditVerdicts,
    CompareFilms,
    ForgetComparison,
    Rescore,
    KeepLine,
    LetLineGo,
    EditSelection,
    DeleteSelection,
    Import,
    UndoImport,
    ImportArchive,
    OpenSample,
    BringBack,
    Restore,
    EmptyTrash,
}

/// A part of the journal that a screen may be showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Topic {
    Films,
    People,
    Viewings,
    Reviews,
    Drafts,
    Media,
    Tags,
    Lists,
    Watchlist,
    Shelves,
    Verdicts,
    Comparisons,
    Imports,
    Settings,
    Trash,
    Backups,
}

/// The answer to a write: its value, and what it touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Changed<T> {
    /// What the write answers.
    pub value: T,
    /// The parts of the journal whose screens are now out of date; empty when nothing changed.
    pub topics: BTreeSet<Topic>,
}

impl<T> Changed<T> {
    /// The same news with another value.
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Changed<U> {
        Changed { value: with(self.value), topics: self.topics }
    }
}
