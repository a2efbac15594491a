//! Matinee without its window: what a journal keeps, the rules it follows, and where it is stored.
//!
//! - [`Journal`] is the open journal. Every change goes through one door, which makes the undo
//!   step and says which [`Topic`]s changed.
//! - A folder a feature: `films`, `viewings`, `reviews`, `tags` …, each with its types, its rules
//!   and its `impl Journal`. `storage` mirrors them and holds every line of SQL.

mod annual;
mod archive;
mod backups;
mod check;
mod clock;
mod diary;
mod disk;
mod error;
mod exports;
mod films;
mod found;
mod ids;
pub mod imports;
mod journal;
mod library;
mod lists;
pub mod markdown;
pub mod media;
mod memory;
mod mirror;
mod ops;
mod paths;
mod people;
mod progress;
pub mod query;
mod related;
mod reviews;
mod scale;
mod score;
mod search;
mod settings;
mod shelves;
mod stats;
mod storage;
mod tags;
pub mod text;
mod trash;
mod turns;
mod typed;
mod uid;
mod used;
mod verdicts;
mod viewings;
mod watched_on;
mod watchlist;

pub use annual::{Annual, AnnualLine, TopFilm};
pub use archive::{Exported, is_archive};
pub use backups::{
    Backup, BackupCause, Backups, BringBack, BroughtBack, FilmInside, FoundInside, Restored,
    ReviewInside, Standing, backup_file, backups_in, restore_journal,
};
pub use check::{
    CheckKind, CheckProblem, CheckReport, MendReport, Salvaged, mend_journal, salvage_journal,
};
pub use clock::{Clock, SystemClock};
pub use diary::{
    DiaryDay, DiaryEntries, DiaryEntriesReq, DiaryEntry, DiaryPlace, DiarySection, DiaryYear,
    DiaryYears, YearCount,
};
pub use error::{Error, Result};
pub use exports::{
    Between, ExportFormat, ExportOf, ExportOrder, Loss, LossExample, LossKind, LossReport,
};
pub use films::{CastMember, FilmComplete, FilmFacts, FilmField, FilmPick, FilmSplit, OutsideId};
pub use found::Found;
pub use ids::{
    DraftId, FilmId, ImportId, ListId, MediaId, PersonId, ReviewId, RevisionId, ShelfId, StillId,
    TagId, TrashId, ViewingId,
};
pub use journal::{
    Edit, Journal, OddPlace, SaveKey, Step, UndoState, move_journal, odd_place, once,
};
pub use library::{
    Contents, FilmPage, FilmReview, FilmStill, FilmTile, FilmViewing, LibraryFilter, LibraryQuery,
    LibrarySort, ListChoice, OnList, Selected,
};
pub use lists::{ListDetail, ListFacts, ListFilm, ListSummary};
pub use media::{Shown, Still, StillFacts};
pub use memory::{Memory, MemoryScore, MemoryViewing};
pub use mirror::{Mirror, Rebuilt, rebuild_journal};
pub use ops::{Changed, Op, Topic};
pub use paths::{JOURNAL_VARIABLE, choose_folder, journal_folder, usual_folder};
pub use people::{
    PeopleQuery, PersonCredits, PersonFilm, PersonPage, PersonRole, PersonRow, PersonScore,
    PersonSort,
};
pub use progress::{Progress, Reached};
pub use related::{Reason, Related};
pub use reviews::{
    BegunFilm, ComparedReview, Comparison, DiffPart, DraftEntry, DraftSave, DraftSaved, EditTarget,
    Editing, FilmsReview, Neighbour, OtherViewing, Passage, ReviewDetail, ReviewForm, ReviewSave,
    ReviewText, ReviewedFilm, ReviewedViewing, RevisionCause, RevisionEntry, RevisionShown,
    SavedReview, WordCounts,
};
pub use scale::{ScaleAnswer, ScaleFilm, ScalePage, ScalePair, ScaleReq, ScaleRescore, ScaleScore};
pub use score::Score;
pub use search::{
    Hit, HitKind, NameHit, SearchAll, SearchCounts, SearchHit, SearchNames, SearchOrder, SearchReq,
    SearchRows, SnippetPart,
};
pub use settings::{Measure, Motion, PosterSize, ReadingSize, Setting, Settings, Theme};
pub use shelves::{Shelf, ShelfFacts, ShelvesTaken};
pub use stats::{
    Behind, Figures, JournalSize, Milestone, Moment, NamedBar, NamedBars, PeopleBars, PersonBar,
    Rewatches, RuntimeBar, ScoreBar, ScoreChange, SeenOften, Statistics, StatisticsFilmsReq,
    StatisticsReq, Stats, Stretch, Tallied, VerdictBar, YearBar,
};
pub use trash::{TrashKind, Trashed};
pub use turns::{Turn, Turns};
pub use typed::Typed;
pub use used::{UsedKind, UsedName, UsedOne, UsedRename};
pub use verdicts::{ScaleBand, ScaleEdit, VerdictBand};
pub use viewings::{
    DatedViewing, QuickChosen, QuickFilm, QuickLogRead, QuickLogReq, QuickMeaning, QuickPart,
    QuickWord, ViewingComplete, ViewingFacts, ViewingField,
};
pub use watched_on::{Apart, WatchedOn};
pub use watchlist::{WatchlistEntry, WatchlistPage, WatchlistPlace, WatchlistReq};
