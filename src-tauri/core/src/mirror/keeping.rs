use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::folder::{self, Account, FILMS, Folder, REVIEWS, REVISIONS};
use super::rendering::{self, Renderer};
use crate::backups::{Trust, bring_originals};
use crate::storage::mirror::{self as touching, Touched};
use crate::storage::record::Record;
use crate::storage::settings::{self, MIRROR_FOLDER};
use crate::{Changed, Error, FilmId, Journal, Progress, Result, Topic, disk, storage};

/// Films written at a time.
const AT_ONCE: usize = 200;

/// The folder inside a chosen one that holds other things.
const INSIDE: &str = "Matinee mirror";

/// What there is to say of the mirror.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Mirror {
    /// Its folder; null where there is no mirror.
    pub folder: Option<String>,
    /// Why it could not be brought up to date; null once it was.
    pub problem: Option<String>,
    /// Whether everything that was saved is in it.
    pub is_current: bool,
}

/// What the journal remembers of its mirror while it is open.
#[derive(Default)]
pub(crate) struct State {
    /// The folder, once it was looked up.
    folder: Mutex<Option<Option<PathBuf>>>,
    waiting: Mutex<Waiting>,
    problem: Mutex<Option<String>>,
    /// Held while it is written; what is known of its files.
    writing: Mutex<Option<Folder>>,
}

/// What is to be written.
#[derive(Default)]
struct Waiting {
    any: bool,
    touched: Touched,
    /// The newest step of undo before the first change that waits.
    since: Option<i64>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    /// What was saved waits to be written.
    pub(crate) fn note(&self, (touched, since): (Touched, i64)) {
        let mut waiting = lock(&self.waiting);
        waiting.any = true;
        waiting.touched.and(touched);
        waiting.since.get_or_insert(since);
    }

    fn waits(&self) -> bool {
        lock(&self.waiting).any
    }
}

impl Journal {
    /// What there is to say of the mirror.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn mirror(&self) -> Result<Mirror> {
        let state = self.mirror_state();
        // What is being written waits no more, and is not in it yet.
        let is_written = matches!(state.writing.try_lock(), Err(TryLockError::WouldBlock));
        Ok(Mirror {
            folder: self.mirror_folder()?.map(|folder| folder.display().to_string()),
            problem: lock(&state.problem).clone(),
            is_current: !is_written && !state.waits(),
        })
    }

    /// Keeps a mirror in this folder from now on, or none any more. One that holds other things gets a
    /// folder of its own inside. What was mirrored elsewhere stays there.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is inside the journal's own, or cannot be written to.
    pub fn choose_mirror(&self, to: Option<&Path>) -> Result<Changed<()>> {
        let to = to.map(|to| self.usable_folder(&room_in(to)?, "mirrorFolder")).transpose()?;
        let changed = self.keep([Topic::Backups], |edit| match &to {
            Some(to) => settings::put(edit.conn(), MIRROR_FOLDER, to),
            None => settings::remove(edit.conn(), MIRROR_FOLDER),
        })?;
        let state = self.mirror_state();
        let mut writing = lock(&state.writing);
        *writing = None;
        *lock(&state.folder) = None;
        *lock(&state.problem) = None;
        *lock(&state.waiting) = Waiting {
            any: to.is_some(),
            touched: Touched { all: to.is_some(), ..Touched::default() },
            since: None,
        };
        Ok(changed)
    }

    /// Writes what was saved since to the mirror, where there is one and nobody is writing it already,
    /// and answers whether it did.
    ///
    /// # Errors
    /// When it could not be written. What was saved waits for the next time, and
    /// [`Mirror::problem`] says so until then.
    pub fn mirror_changes(&self, progress: Progress<'_>) -> Result<bool> {
        let Some(path) = self.mirror_folder()? else { return Ok(false) };
        let state = self.mirror_state();
        let mut wrote = false;
        loop {
            // Whoever writes looks again when it has written.
            let mut known = match state.writing.try_lock() {
                Ok(known) => known,
                Err(TryLockError::Poisoned(left)) => left.into_inner(),
                Err(TryLockError::WouldBlock) => return Ok(wrote),
            };
            let waiting = std::mem::take(&mut *lock(&state.waiting));
            // The first time, what is there may be of an earlier state.
            if !waiting.any && known.is_some() {
                return Ok(wrote);
            }
            match self.write_mirror(&path, &mut known, &waiting, progress) {
                Ok(()) => *lock(&state.problem) = None,
                Err(err) => {
                    *known = None;
                    if !matches!(err, Error::Cancelled) {
                        *lock(&state.problem) = Some(err.to_string());
                    }
                    let mut left = lock(&state.waiting);
                    left.any = true;
                    left.touched.and(waiting.touched);
                    left.since = waiting.since.or(left.since);
                    return Err(err);
                }
            }
            wrote = true;
            drop(known);
            if !state.waits() {
                return Ok(wrote);
            }
        }
    }

    /// Which films a write touches, and the newest step before it; nothing where there is no mirror.
    pub(crate) fn mirror_touched(
        &self,
        conn: &Connection,
        record: &Record,
        before: i64,
    ) -> Result<Option<(Touched, i64)>> {
        if lock(&self.mirror_state().folder).as_ref().is_none_or(Option::is_none) {
            return Ok(None);
        }
        Ok(Some((touching::touched(conn, &record.changes())?, before)))
    }

    /// The folder of the mirror, looked up once.
    pub(crate) fn mirror_folder(&self) -> Result<Option<PathBuf>> {
        if let Some(known) = &*lock(&self.mirror_state().folder) {
            return Ok(known.clone());
        }
        let kept = self.read(|conn| settings::value(conn, MIRROR_FOLDER))?;
        let path = kept.as_deref().map(serde_json::from_str::<String>).transpose()?;
        let path = path.map(PathBuf::from);
        *lock(&self.mirror_state().folder) = Some(path.clone());
        Ok(path)
    }

    fn write_mirror(
        &self,
        path: &Path,
        known: &mut Option<Folder>,
        waiting: &Waiting,
        progress: Progress<'_>,
    ) -> Result<()> {
        folder::is_there(path)?;
        self.read(|conn| {
            let step = storage::backup::newest_step(conn)?;
            let is_first = known.is_none();
            let folder = match known {
                Some(folder) => folder,
                None => known.insert(Folder::open(path)?),
            };
            let reached = if is_first { folder.account().and_then(|it| it.step) } else { None };
            // What an earlier session saved and did not live to write is found by comparing.
            let all =
                waiting.touched.all || (is_first && reached != Some(waiting.since.unwrap_or(step)));
            let films: Vec<FilmId> = match all {
                true => storage::archive::film_ids(conn)?,
                false => waiting.touched.films.iter().map(|id| FilmId(*id)).collect(),
            };
            let mut gone = all || waiting.touched.gone;
            let mut renderer = Renderer::new(conn)?;
            for (index, films_at_once) in films.chunks(AT_ONCE).enumerate() {
                progress.at(index * AT_ONCE, films.len(), "")?;
                let (mut files, mut pictures) = (Vec::new(), Vec::new());
                for film in films_at_once {
                    match renderer.film(*film)? {
                        Some(film) => {
                            files.extend(film.files);
                            pictures.extend(film.pictures);
                        }
                        None => gone = true,
                    }
                }
                folder.write(files)?;
                let quiet = Progress::unwatched();
                let (own, there) = (self.originals(), folder.originals());
                bring_originals(&pictures, &own, &there, Trust::Names, quiet)?;
            }
            folder.write(rendering::beside(conn, all || waiting.touched.imports)?)?;
            if gone {
                let uids = touching::uids(conn)?;
                let tails: BTreeSet<_> = uids.iter().map(|uid| Folder::tail_of(uid)).collect();
                for of in [FILMS, REVIEWS, REVISIONS] {
                    for tail in folder.tails(of) {
                        if !tails.contains(&tail) {
                            folder.remove(of, &tail)?;
                        }
                    }
                }
            }
            folder.set_account(&Account::at(Some(step)))?;
            progress.at(films.len(), films.len(), "")
        })
    }
}

/// The folder the mirror will be: the one chosen where it is empty or a mirror, else one inside it.
fn room_in(to: &Path) -> Result<PathBuf> {
    let is_taken = fs::read_dir(to).map_err(Error::file(to, "read"))?.next().is_some();
    if !is_taken || folder::account_of(to).is_some() {
        return Ok(to.to_owned());
    }
    let inside = to.join(INSIDE);
    disk::make_private_folder(&inside).map_err(Error::file(&inside, "made"))?;
    Ok(inside)
}
