use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use super::folder::{self, Folder};
use super::making::{Trust, bring_originals};
use super::{Backup, BackupCause};
use crate::journal::Lock;
use crate::media::Originals;
use crate::storage::log::companion;
use crate::{Clock, Error, Journal, Progress, Result, clock, disk, paths, storage};

/// The companions of a database that belong to it and to no other.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Restored {
    /// Films now in the journal.
    pub films: u32,
    /// Viewings now in it.
    pub viewings: u32,
    /// Reviews now in it.
    pub reviews: u32,
    /// Pictures it names that neither the journal nor the backup has.
    pub pictures_missing: u32,
    /// The folder in which the journal that was there before is kept, as it was.
    pub kept_aside: String,
    /// The backup of that journal; null where it could not be read any more.
    pub backup: Option<Backup>,
}

/// The name under which the newest backup is found too.
const LATEST: &str = "latest";

/// The file of records of a backup of the journal in `folder`, which need not be readable: a name
/// that [`Journal::backups`] tells, or `latest`.
///
/// # Errors
/// [`Error::NotFound`] when there is no such backup.
pub fn backup_file(folder: &Path, name: &str) -> Result<PathBuf> {
    let backups = Folder::at(paths::backups(folder));
    let found = match name {
        LATEST => backups.proofs()?.into_iter().next(),
        name => Some(backups.named(name)?),
    };
    let proof = found.ok_or(Error::NotFound { what: "backup" })?;
    Ok(backups.records(&proof.backup.name))
}

/// Puts the backup whose records are in the file `records` in the place of the closed journal in
/// `folder`. What was there is kept: as a backup where it can be read, and in any case file for
/// file in a folder of its own in `backups/aside`. Killed at any moment, the journal is the old one
/// or the new one.
///
/// # Errors
/// [`Error::Locked`] when the journal is open; [`Error::Foreign`], [`Error::TooNew`] and
/// [`Error::Damaged`] when the backup is none or no longer what it was; [`Error::Cancelled`]. The
/// journal is then as it was.
pub fn restore_journal(
    folder: &Path,
    records: &Path,
    clock: Arc<dyn Clock>,
    progress: Progress<'_>,
) -> Result<Restored> {
    const STEPS: usize = 5;
    disk::make_private_folder(folder).map_err(Error::file(folder, "made"))?;
    let lock = Lock::take(folder, clock.now())?;
    finish_restoring(folder)?;
    progress.at(0, STEPS, "")?;
    let copied = prove(records)?;
    progress.at(1, STEPS, "")?;
    let stage = disk::private_stage(STAGE, folder).map_err(Error::file(folder, "written to"))?;
    let ready = make_ready(records, stage.path(), clock.clone())?;
    progress.at(2, STEPS, "")?;
    let beside = Folder::at(records.parent().unwrap_or(records)).originals();
    let own = Originals::in_folder(paths::media(folder));
    let pictures_missing =
        bring_originals(&copied.pictures, &beside, &own, Trust::Bytes, progress)?;
    progress.at(3, STEPS, "")?;
    let backup = back_up_present(folder, clock.clone(), progress)?;
    progress.at(4, STEPS, "")?;
    let kept_aside = keep_aside(folder, &clock::instant(clock.now()), linked)?;
    // From here on it is done: whoever opens the journal next finishes it.
    let waiting = waiting(folder);
    let renamed = fs::rename(&ready, &waiting).and_then(|()| disk::sync_folder(folder));
    renamed.map_err(Error::file(&waiting, "written"))?;
    finish_restoring(folder)?;
    drop(lock);
    Ok(Restored {
        films: copied.films,
        viewings: copied.viewings,
        reviews: copied.reviews,
        pictures_missing,
        kept_aside: kept_aside.display().to_string(),
        backup,
    })
}

/// Lets a restored journal that waits take its place. What is in the way was kept aside before it
/// was made to wait. The caller holds the journal's lock.
///
/// # Errors
/// When the folder cannot be written to; it can be tried again.
pub(crate) fn finish_restoring(folder: &Path) -> Result<()> {
    disk::clear_stages(STAGE, folder);
    let waiting = waiting(folder);
    if !waiting.exists() {
        return Ok(());
    }
    let database = paths::database(folder);
    let finished = || -> std::io::Result<()> {
        // A log left behind would be played into the new database, and destroy it.
        for end in COMPANIONS {
            match fs::remove_file(companion(&database, end)) {
                Err(err) if err.kind() != std::io::ErrorKind::NotFound => return Err(err),
                _ => {}
            }
        }
        fs::rename(&waiting, &database)?;
        disk::sync_folder(folder)
    };
    finished().map_err(Error::file(&database, "written"))
}

/// How the folder begins in which a restored journal is made ready. One that is there while nobody
/// restores is a killed process's.
const STAGE: &str = ".matinee-restoring-";

/// Where a restored journal waits to take its place.
fn waiting(folder: &Path) -> PathBuf {
    folder.join("journal.sqlite.restored")
}

/// Proves the records, against the hash in their proof where they have one.
pub(super) fn prove(records: &Path) -> Result<storage::backup::Copied> {
    if let Some(proof) = folder::proof_of(records) {
        let hash = disk::hash(records).map_err(Error::file(records, "read"))?;
        if hash.to_hex().as_str() != proof.hash {
            let reason = "its bytes are not those that were proved when it was made.".to_owned();
            return Err(Error::Damaged { file: records.to_owned(), reason });
        }
    }
    storage::backup::prove(records)
}

/// Makes a whole journal of the records, in a folder of its own, and answers its one file.
fn make_ready(records: &Path, stage: &Path, clock: Arc<dyn Clock>) -> Result<PathBuf> {
    let file = paths::database(stage);
    fs::copy(records, &file).map_err(Error::file(&file, "written"))?;
    let journal = Journal::open_at(stage, clock)?;
    journal.mend_indexes()?;
    // The last connection to close takes the log into the file.
    drop(journal);
    if companion(&file, "-wal").exists() {
        let reason = "it could not be made one file.".to_owned();
        return Err(Error::Damaged { file, reason });
    }
    let synced = fs::File::open(&file).and_then(|file| file.sync_all());
    synced.map_err(Error::file(&file, "written"))?;
    Ok(file)
}

/// A backup of the journal that is there, if it can be read and has changed since the last one.
fn back_up_present(
    folder: &Path,
    clock: Arc<dyn Clock>,
    progress: Progress<'_>,
) -> Result<Option<Backup>> {
    if !paths::database(folder).is_file() {
        return Ok(None);
    }
    let made = Journal::open_to_read_at(folder, clock)
        .and_then(|journal| journal.back_up(BackupCause::Restore, progress));
    match made {
        Ok(backup) => Ok(Some(backup)),
        Err(Error::Cancelled) => Err(Error::Cancelled),
        // Often the reason for restoring. The files themselves are kept aside all the same.
        Err(_) => {
            // Why not may name a film, and a log holds no words of the person's.
            tracing::warn!("no backup of the journal being replaced could be made");
            Ok(None)
        }
    }
}

/// A second name costs nothing; a disk that has none gets a copy.
fn linked(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::hard_link(from, to).or_else(|_| {
        fs::copy(from, to)?;
        fs::File::open(to)?.sync_all()
    })
}

/// Keeps the files of the journal in a folder of their own, log and all, as `keep` puts each there,
/// and answers the folder.
pub(crate) fn keep_aside(
    folder: &Path,
    instant: &str,
    keep: impl Fn(&Path, &Path) -> std::io::Result<()>,
) -> Result<PathBuf> {
    let all = paths::aside(folder);
    let name = instant.replace(':', "-");
    let mut aside = all.join(&name);
    let mut number = 1;
    while aside.exists() {
        number += 1;
        aside = all.join(format!("{name}-{number}"));
    }
    disk::make_private_folder(&aside).map_err(Error::file(&aside, "made"))?;
    let database = paths::database(folder);
    for end in ["", "-wal"] {
        let (from, to) = (companion(&database, end), companion(&paths::database(&aside), end));
        if !from.exists() {
            continue;
        }
        keep(&from, &to).map_err(Error::file(&to, "written"))?;
    }
    disk::sync_folder(&aside)
        .and_then(|()| disk::sync_folder(&all))
        .map_err(Error::file(&aside, "written"))?;
    Ok(aside)
}
