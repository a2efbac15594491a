//! The window around the journal: state, commands, and nothing the command line would miss.

mod arguments;
mod bytes;
pub mod commands;
mod desk;
mod error;
mod jobs;
mod media;
mod news;
mod offers;
mod plans;
mod printing;
mod run;
mod spelling;
mod startup;
mod upkeep;
mod window;

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use matinee_core::{Journal, Turns};
use tauri::{Builder, Runtime};

pub use arguments::{Asked, WindowArguments, read_arguments};
pub use bytes::{Packed, WithBytes};
pub use desk::{Desk, Wanted};
pub use error::{ErrorCode, IpcError, IpcResult};
pub use jobs::{JobId, Jobs};
pub use news::{News, Newsroom};
pub use offers::{Offered, OfferedKind, Offers, Token};
pub use plans::Plans;
pub use run::run;
pub use startup::Opened;
pub use window::Closing;

/// What every command may reach.
pub struct App {
    journal: RwLock<Opened>,
    /// Whether the journal was found and not named: whether choosing another is kept.
    usual: bool,
    desk: Box<dyn Desk>,
    offers: Offers,
    plans: Plans,
    jobs: Jobs,
    news: Newsroom,
    listing: Turns,
    searching: Turns,
    closing: Closing,
}

impl App {
    /// The app around a journal, or around the news that there is none.
    pub fn new(journal: Opened, desk: impl Desk + 'static) -> Self {
        Self {
            journal: RwLock::new(journal),
            usual: false,
            desk: Box::new(desk),
            offers: Offers::default(),
            plans: Plans::default(),
            jobs: Jobs::default(),
            news: Newsroom::default(),
            listing: Turns::default(),
            searching: Turns::default(),
            closing: Closing::default(),
        }
    }

    /// Says that the journal was not named at the start: one chosen in the window is opened from
    /// then on.
    #[must_use]
    pub fn unnamed(self) -> Self {
        Self { usual: true, ..self }
    }

    /// The open journal.
    ///
    /// # Errors
    /// When there is none, with the reason.
    pub fn journal(&self) -> IpcResult<Arc<Journal>> {
        self.journal_of(&self.look())
    }

    /// The desktop around the app.
    pub fn desk(&self) -> &dyn Desk {
        &*self.desk
    }

    /// The files handed to the window.
    pub fn offers(&self) -> &Offers {
        &self.offers
    }

    /// The last plan of an import.
    pub fn plans(&self) -> &Plans {
        &self.plans
    }

    /// The long work under way.
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// The way to tell the window something.
    pub fn news(&self) -> &Newsroom {
        &self.news
    }

    /// What the library is asked to list: a newer line puts an end to an older one.
    pub fn listing(&self) -> &Turns {
        &self.listing
    }

    /// What is searched for, in the same way.
    pub fn searching(&self) -> &Turns {
        &self.searching
    }

    /// Whether the window is being closed.
    pub fn closing(&self) -> &Closing {
        &self.closing
    }

    /// Closes the journal, once nobody uses it any more. Pictures that nothing refers to go now,
    /// when nobody waits for anything, and what changed is backed up.
    pub fn close(&self) {
        if let Ok(journal) = self.journal()
            && journal.is_writable()
            && let Err(err) = journal.let_go_of_pictures()
        {
            tracing::error!("pictures nobody refers to could not be removed: {err}");
        }
        self.back_up(matinee_core::BackupCause::Closing);
        let problem = IpcError::new(ErrorCode::NoJournal, "Matinee is closing.");
        let folder = self.look().folder();
        *self.opened() = Opened::Shut { folder, problem };
    }

    fn is_usual(&self) -> bool {
        self.usual
    }

    /// What is open, to look at.
    fn look(&self) -> RwLockReadGuard<'_, Opened> {
        self.journal.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is open, to open something else.
    fn opened(&self) -> RwLockWriteGuard<'_, Opened> {
        self.journal.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn journal_of(&self, opened: &Opened) -> IpcResult<Arc<Journal>> {
        match opened {
            Opened::Open(journal) | Opened::Reading { journal, .. } => Ok(journal.clone()),
            Opened::Shut { problem, .. } => {
                Err(IpcError::new(ErrorCode::NoJournal, problem.message.clone()))
            }
        }
    }
}

/// The app but for its state and its plugins; the tests run this very builder on a mock window.
pub fn builder<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .invoke_handler(commands::handler())
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, media::serve)
}
