//! Which journal the window is open on, and what it says when there is none.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use matinee_core::{
    Backups, Error, Journal, MendReport, Progress, Restored, Salvaged, SystemClock,
};

use crate::{App, ErrorCode, IpcError, IpcResult};

/// The journal of the window, or why there is none. Nothing here ever makes, moves or deletes a
/// file to get out of trouble: the person decides.
#[derive(Debug)]
pub enum Opened {
    /// It is open.
    Open(Arc<Journal>),
    /// It is open for reading alone: its place does not let anybody write.
    Reading {
        /// It.
        journal: Arc<Journal>,
        /// Why it can't be written to.
        why: IpcError,
    },
    /// It is not.
    Shut {
        /// Where it was looked for; absent when no folder is known.
        folder: Option<PathBuf>,
        /// Why it could not be opened.
        problem: IpcError,
    },
}

impl Opened {
    /// Opens the journal in the folder named, or in the one the person chose last, or in the usual
    /// one.
    pub fn at_start(named: Option<&Path>) -> Self {
        match matinee_core::journal_folder(named) {
            Ok(folder) => Self::in_folder(folder),
            Err(err) => {
                let folder = match &err {
                    Error::NoJournal { folder } => Some(folder.clone()),
                    _ => None,
                };
                Self::Shut { folder, problem: err.into() }
            }
        }
    }

    /// Opens the journal in `folder`, making one when there is none.
    pub fn in_folder(folder: PathBuf) -> Self {
        match Journal::open_or_read(&folder) {
            Ok((journal, None)) => Self::Open(Arc::new(journal)),
            Ok((journal, Some(why))) => {
                Self::Reading { journal: Arc::new(journal), why: why.into() }
            }
            Err(err) => Self::Shut { folder: Some(folder), problem: err.into() },
        }
    }

    /// The journal, where it is open.
    pub fn journal(&self) -> Option<&Arc<Journal>> {
        match self {
            Self::Open(journal) | Self::Reading { journal, .. } => Some(journal),
            Self::Shut { .. } => None,
        }
    }

    /// The folder of the journal, or where it was looked for.
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Open(journal) | Self::Reading { journal, .. } => {
                Some(journal.folder().to_owned())
            }
            Self::Shut { folder, .. } => folder.clone(),
        }
    }

    /// Why no journal is open.
    pub fn problem(&self) -> Option<&IpcError> {
        match self {
            Self::Open(_) | Self::Reading { .. } => None,
            Self::Shut { problem, .. } => Some(problem),
        }
    }

    /// Why it is open for reading alone.
    pub fn why_reading(&self) -> Option<&IpcError> {
        match self {
            Self::Reading { why, .. } => Some(why),
            _ => None,
        }
    }
}

impl App {
    /// Tries once more to write to a journal that is open for reading alone: there may be room again.
    /// What is asked of it meanwhile goes on with what was open.
    pub(crate) fn try_writing(&self) {
        let folder = match &*self.look() {
            Opened::Reading { journal, .. } => journal.folder().to_owned(),
            _ => return,
        };
        if let Ok(journal) = Journal::open(&folder) {
            *self.opened() = Opened::Open(Arc::new(journal));
        }
    }

    /// Tries once more to open what could not be opened, or not for writing.
    pub(crate) fn retry(&self) {
        self.try_writing();
        let mut opened = self.opened();
        let Opened::Shut { folder, problem } = &*opened else { return };
        *opened = match folder {
            // A journal that was not where it was is looked for, not begun anew.
            Some(folder) if problem.code != ErrorCode::NoJournal || has_journal(folder) => {
                Opened::in_folder(folder.clone())
            }
            Some(_) => return,
            None => Opened::at_start(None),
        };
    }

    /// Opens the journal in `folder` instead of the present one, or begins one there when there is
    /// nothing in it.
    ///
    /// # Errors
    /// When it can't be opened, or the folder holds other things. The present one then stays open.
    pub(crate) fn open_other(&self, folder: &Path) -> IpcResult<()> {
        let mut opened = self.opened();
        let same = |other: &Path| same_folder(other, folder);
        if opened.problem().is_none() && opened.folder().is_some_and(|it| same(&it)) {
            return Ok(());
        }
        if !has_journal(folder) && !is_empty(folder) {
            let message = format!(
                "There is no journal in {}. Choose a folder that holds one, or an empty one to \
                 begin a journal in.",
                folder.display()
            );
            return Err(IpcError::invalid("folder", message));
        }
        *opened = Opened::Open(Arc::new(Journal::open(folder)?));
        self.choose(folder);
        Ok(())
    }

    /// Moves the open journal to `folder` and opens it there.
    ///
    /// # Errors
    /// When it can't be moved. It is then open where it was.
    pub(crate) fn move_journal(&self, folder: &Path) -> IpcResult<()> {
        // Nobody can take hold of the journal meanwhile.
        let mut opened = self.opened();
        let Opened::Open(journal) = &*opened else { return self.journal_of(&opened).map(drop) };
        let from = journal.folder().to_owned();
        if Arc::strong_count(journal) > 1 {
            let message = "The journal is being read or written. Move it when that is done.";
            return Err(IpcError::invalid("folder", message));
        }
        let problem = IpcError::new(ErrorCode::NoJournal, "The journal is being moved.");
        *opened = Opened::Shut { folder: Some(from.clone()), problem };
        let moved = matinee_core::move_journal(&from, folder);
        *opened = Opened::in_folder(moved.as_ref().map_or(from, PathBuf::clone));
        self.choose(&moved?);
        Ok(())
    }

    /// Puts the backup of this name in the place of the journal that is open, or could not be
    /// opened, and opens it.
    ///
    /// # Errors
    /// When it can't be put there. The journal is then opened as it was.
    pub(crate) fn restore(&self, name: &str, progress: Progress<'_>) -> IpcResult<Restored> {
        self.while_shut("The journal is being restored.", |folder| {
            let records = matinee_core::backup_file(folder, name)?;
            matinee_core::restore_journal(folder, &records, Arc::new(SystemClock), progress)
        })
    }

    /// Mends what can be made again in the journal that is open.
    ///
    /// # Errors
    /// When it can't be closed, read or written.
    pub(crate) fn mend(&self, progress: Progress<'_>) -> IpcResult<MendReport> {
        self.while_shut("The journal is being mended.", |folder| {
            matinee_core::mend_journal(folder, Arc::new(SystemClock), progress)
        })
    }

    /// Saves what can be read of the journal, open or not, in a new one in the folder `to`.
    ///
    /// # Errors
    /// When there is nothing to be read, or no room in `to`.
    pub(crate) fn salvage(&self, to: &Path, progress: Progress<'_>) -> IpcResult<Salvaged> {
        self.while_shut("What can be read of the journal is being saved.", |folder| {
            matinee_core::salvage_journal(folder, to, Arc::new(SystemClock), progress)
        })
    }

    /// Does what only a closed journal allows, and opens it again. Nobody can take hold of it
    /// meanwhile.
    fn while_shut<T>(
        &self,
        doing: &str,
        work: impl FnOnce(&Path) -> matinee_core::Result<T>,
    ) -> IpcResult<T> {
        let mut opened = self.opened();
        let folder = opened.folder().ok_or(Error::NoDataFolder)?;
        if opened.journal().is_some_and(|journal| Arc::strong_count(journal) > 1) {
            let message = "The journal is being read or written. Try again when that is done.";
            return Err(IpcError::invalid("name", message));
        }
        let problem = IpcError::new(ErrorCode::NoJournal, doing);
        *opened = Opened::Shut { folder: Some(folder.clone()), problem };
        let done = work(&folder);
        *opened = Opened::in_folder(folder);
        Ok(done?)
    }

    /// The backups of the journal that is open, or could not be opened.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub(crate) fn backups(&self) -> IpcResult<Backups> {
        let opened = self.look();
        match (opened.journal(), opened.folder()) {
            (Some(journal), _) => Ok(journal.backups()?),
            (None, Some(folder)) => Ok(matinee_core::backups_in(&folder)?),
            (None, None) => Err(Error::NoDataFolder.into()),
        }
    }

    /// Opens `folder` from now on, unless this window was started on a journal by name.
    fn choose(&self, folder: &Path) {
        if self.is_usual()
            && let Err(err) = matinee_core::choose_folder(folder)
        {
            tracing::error!("the journal's folder could not be kept for the next start: {err}");
        }
    }
}

fn has_journal(folder: &Path) -> bool {
    folder.join("journal.sqlite").exists()
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(!folder.exists(), |mut entries| entries.next().is_none())
}

fn same_folder(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    whole(one) == whole(other)
}
