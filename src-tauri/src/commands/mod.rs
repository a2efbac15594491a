//! What the window may ask of the journal. The list in `list.rs` is the whole contract.
//!
//! A command takes one request and unpacks it, calls one method of the core, and passes the answer
//! on. Anything longer belongs in the core. Requests and answers are JSON, but for
//! [`WithBytes`] (bytes in) and [`Packed`] (bytes out).

mod about;
mod annual;
mod backups;
mod dialogs;
mod diary;
mod exports;
mod films;
mod imports;
mod jobs;
mod journal;
mod library;
mod lists;
mod once;
mod people;
mod picks;
mod pieces;
mod posters;
mod query;
mod reviews;
mod sample;
mod scale;
mod search;
mod settings;
mod shelves;
mod statistics;
mod stills;
mod trash;
mod typed;
mod used;
mod verdicts;
mod viewings;
mod watchlist;
mod window;
mod writing;

use matinee_core::imports::piece::{FolderRead, PieceBrought, PieceRead};
use matinee_core::imports::{
    ForgottenPreset, ImportDetail, ImportRecognised, ImportReport, ImportUndone, KeptRow, OriginOf,
    PastImport, PlanRow, RecordOrigin, SheetPreset, SheetRow,
};
use matinee_core::query::QueryReading;
use matinee_core::{
    Annual, Backups, BegunFilm, BroughtBack, Changed, CheckReport, Comparison, Contents,
    DatedViewing, DiaryEntries, DiaryEntriesReq, DiaryYear, DiaryYears, DraftEntry, DraftId,
    DraftSave, DraftSaved, EditTarget, Editing, Exported, FilmComplete, FilmFacts, FilmId,
    FilmPage, FilmSplit, FilmTile, FoundInside, ImportId, JournalSize, LibraryQuery, ListDetail,
    ListFacts, ListId, ListSummary, LossReport, Memory, MemoryViewing, MendReport, Mirror, NameHit,
    OtherViewing, PeopleQuery, PersonPage, PersonRow, QuickLogRead, QuickLogReq, Reached, Related,
    Restored, ReviewDetail, ReviewId, ReviewSave, RevisionEntry, RevisionId, RevisionShown,
    Salvaged, SavedReview, ScaleAnswer, ScaleBand, ScaleEdit, ScalePage, ScaleReq, ScaleRescore,
    ScaleScore, Score, SearchAll, SearchCounts, SearchHit, SearchNames, SearchReq, SearchRows,
    Selected, Setting, Settings, Shelf, ShelfFacts, ShelfId, ShelvesTaken, Statistics,
    StatisticsFilmsReq, StatisticsReq, Step, Still, StillId, TrashId, Trashed, Typed, UsedKind,
    UsedName, UsedOne, UsedRename, ViewingComplete, ViewingFacts, ViewingId, WatchedOn,
    WatchlistPage, WatchlistReq, markdown::Rendered,
};
use tauri::State;
use tauri::ipc::Channel;

use crate::jobs::JobId;
use crate::news::News;
use crate::offers::{Offered, Token};
use crate::{App, IpcResult, Packed, WithBytes};

/// From the one list: the handler Tauri calls, the maps TypeScript is typed by, and a check that
/// they agree with the functions themselves.
macro_rules! commands {
    ($( $area:ident :: $name:ident ( $req:ty $(, tells $news:ty)? ) -> $res:ty ),* $(,)?) => {
        const NAMES: &[&str] = &[$( stringify!($name) ),*];

        /// What each answers, as the list spells it.
        const ANSWERS: &[&str] = &[$( stringify!($res) ),*];

        /// Sends each call from the window to its function, on a thread of the runtime.
        ///
        /// The functions are not `async` to Tauri: it would compile a task of its own for each.
        pub fn handler<R: tauri::Runtime>() -> impl Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync {
            |invoke| {
                let is_ours = NAMES.contains(&invoke.message.command());
                if is_ours {
                    tauri::async_runtime::spawn(async move {
                        let is_change = once::is_a_change(&invoke);
                        if is_change {
                            // There may be room again on a disk that had none.
                            tauri::Manager::state::<App>(invoke.message.webview_ref()).try_writing();
                        }
                        let webview = is_change.then(|| invoke.message.webview());
                        match once::key_of(&invoke) {
                            Some(key) => matinee_core::once(key, || answer(invoke)),
                            None => answer(invoke),
                        };
                        // Behind the answer: who saves does not wait for a mirror.
                        if let Some(webview) = webview {
                            tauri::Manager::state::<App>(&webview).keep_mirror();
                        }
                    });
                }
                is_ours
            }
        }

        fn answer<R: tauri::Runtime>(invoke: tauri::ipc::Invoke<R>) -> bool {
            let handle: &dyn Fn(tauri::ipc::Invoke<R>) -> bool =
                &tauri::generate_handler![$( $area::$name ),*];
            handle(invoke)
        }

        /// Every command: its name, what it takes, what it answers.
        #[derive(ts_rs::TS)]
        #[ts(export)]
        #[expect(dead_code, reason = "read by ts-rs alone")]
        struct CommandMap {
            $( $name: ($req, $res), )*
        }

        /// The commands that report while they run, and what they report. The reports come over a
        /// channel handed in beside the request, as `channel`.
        #[derive(ts_rs::TS)]
        #[ts(export)]
        #[expect(dead_code, reason = "read by ts-rs alone")]
        struct NewsMap {
            $( $( $name: $news, )? )*
        }

        $( const _: fn(State<'_, App>, $( Channel<$news>, )? $req) -> IpcResult<$res> = $area::$name; )*
    };
}

include!("list.rs");
