use std::collections::HashSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use jiff::{SignedDuration, Timestamp};

use super::folder::{Folder, Proof};
use super::{Backup, BackupCause, Backups, thinning};
use crate::disk::Together;
use crate::media::{MediaHash, Originals, PictureKind};
use crate::{Changed, Error, Journal, Op, Progress, Result, Topic, clock, disk, paths, storage};

/// How old something unfinished is that nobody works on any more.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// When the backup that precedes an act is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Before it is begun.
    Begun,
    /// When it is through and has changed something, before that is kept: who reads, and so the
    /// backup, still sees the journal as it was.
    Changed,
}

/// What is hard to take back by hand, why a backup precedes it, and when. What an import changes is
/// known when it is through, and the same file again changes nothing.
const PRECEDED: &[(Op, BackupCause, Moment)] = &[
    (Op::Import, BackupCause::Import, Moment::Changed),
    (Op::ImportArchive, BackupCause::Import, Moment::Changed),
    (Op::OpenSample, BackupCause::Import, Moment::Begun),
    (Op::UndoImport, BackupCause::Import, Moment::Begun),
    (Op::DeleteSelection, BackupCause::Selection, Moment::Begun),
    (Op::EmptyTrash, BackupCause::Selection, Moment::Begun),
];

/// The key of the second folder among the settings.
const SECOND: &str = storage::settings::BACKUP_FOLDER;

impl Journal {
    /// What there is to say of this journal's backups.
    ///
    /// # Errors
    /// When the journal or the folder of backups cannot be read.
    pub fn backups(&self) -> Result<Backups> {
        Ok(Backups {
            changed_since: self.has_changed()?,
            second: self.second_folder()?.map(|folder| folder.display().to_string()),
            problem: self.writes().backup_problem(),
            ..backups_in(self.folder())?
        })
    }

    /// Makes a backup now, beside whoever reads and writes: what they do meanwhile is not in it. It
    /// is proved before it counts, copied to the second folder where there is one, and old ones
    /// are thinned.
    ///
    /// # Errors
    /// When it could not be made, or did not prove; nothing is left of it then, and
    /// [`Backups::problem`] says so until one succeeds. [`Error::Cancelled`]. That its copy in the
    /// second folder failed is no error, but stands there too.
    pub fn back_up(&self, cause: BackupCause, progress: Progress<'_>) -> Result<Backup> {
        // Not behind the writer's lock: one at a time, and nobody waits for it but another backup.
        let _one_at_a_time = self.writes().making.lock().unwrap_or_else(PoisonError::into_inner);
        let made = self.make_backup(cause, progress);
        match &made {
            Ok((_, second)) => self.writes().note_backup(second.as_ref().err()),
            Err(Error::Cancelled) => {}
            Err(err) => self.writes().note_backup(Some(err)),
        }
        made.map(|(backup, _)| backup)
    }

    /// Makes a backup if the journal has changed since the newest, and answers it.
    ///
    /// # Errors
    /// As for [`Journal::back_up`].
    pub fn back_up_changes(
        &self,
        cause: BackupCause,
        progress: Progress<'_>,
    ) -> Result<Option<Backup>> {
        let changed = self.has_changed().inspect_err(|err| self.writes().note_backup(Some(err)))?;
        if !changed {
            return Ok(None);
        }
        self.back_up(cause, progress).map(Some)
    }

    /// The backup that precedes an act, where [`PRECEDED`] has one for this moment of it.
    ///
    /// # Errors
    /// [`Error::NoBackup`]: nothing is begun that no backup precedes.
    pub(crate) fn back_up_before(&self, op: Op, moment: Moment) -> Result<()> {
        let preceded = PRECEDED.iter().find(|(act, _, when)| *act == op && *when == moment);
        let Some((_, cause, _)) = preceded else { return Ok(()) };
        self.back_up_changes(*cause, Progress::unwatched())
            .map(drop)
            .map_err(|err| Error::NoBackup { source: Box::new(err) })
    }

    /// Copies backups to this folder too from now on, or no longer. The folder must be there.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is inside the journal's own, or cannot be written to.
    pub fn choose_backup_folder(&self, second: Option<&Path>) -> Result<Changed<()>> {
        let value = match second {
            Some(second) => Some(self.usable_folder(second, "backupFolder")?),
            None => None,
        };
        self.keep([Topic::Backups], |edit| match &value {
            Some(value) => storage::settings::put(edit.conn(), SECOND, value),
            None => storage::settings::remove(edit.conn(), SECOND),
        })
    }

    fn backup_folder(&self) -> Folder {
        Folder::at(paths::backups(self.folder()))
    }

    fn second_folder(&self) -> Result<Option<PathBuf>> {
        let kept = self.read(|conn| storage::settings::value(conn, SECOND))?;
        let path = kept.as_deref().map(serde_json::from_str::<String>).transpose()?;
        Ok(path.map(PathBuf::from))
    }

    /// A folder outside the journal's own that can be written to, as a setting keeps it.
    pub(crate) fn usable_folder(&self, chosen: &Path, field: &'static str) -> Result<String> {
        let whole = chosen.canonicalize().map_err(Error::file(chosen, "read"))?;
        let own = self.folder().canonicalize().map_err(Error::file(self.folder(), "read"))?;
        if whole.starts_with(&own) || own.starts_with(&whole) {
            let reason = "Choose a folder outside the journal’s own, best on another disk: what \
                          happens to the one then does not happen to the other.";
            return Err(Error::invalid(field, reason));
        }
        // Said now, and not in half an hour.
        tempfile::NamedTempFile::new_in(&whole).map_err(Error::file(&whole, "written to"))?;
        let path = whole
            .to_str()
            .ok_or_else(|| Error::invalid(field, "Choose a folder whose path is valid Unicode."))?;
        Ok(serde_json::to_string(path)?)
    }

    /// Whether anything was written since the newest backup. In this session writes are counted;
    /// from earlier ones the steps of undo tell, which every change but a half-typed text leaves.
    fn has_changed(&self) -> Result<bool> {
        if self.writes().since_backup() {
            return Ok(true);
        }
        let step = self.read(storage::backup::newest_step)?;
        let proofs = self.backup_folder().proofs()?;
        Ok(step != proofs.first().map_or(0, |newest| newest.newest_step))
    }

    /// The backup, and how its copy in the second folder went.
    fn make_backup(
        &self,
        cause: BackupCause,
        progress: Progress<'_>,
    ) -> Result<(Backup, Result<()>)> {
        let (now, seen) = (self.clock().now(), self.writes().count());
        let proof = make(self.folder(), cause, now, progress)?;
        self.writes().backed_up(seen);
        let second = match self.second_folder()? {
            Some(second) => {
                copy_to(&self.backup_folder(), &proof, &Folder::at(second), now, progress)
            }
            None => Ok(()),
        };
        Ok((proof.backup, second))
    }
}

/// The backups of the journal in a folder, which need not be open, nor readable.
///
/// # Errors
/// When the folder of backups cannot be read.
pub fn backups_in(journal: &Path) -> Result<Backups> {
    let folder = Folder::at(paths::backups(journal));
    Ok(Backups {
        kept: folder.proofs()?.into_iter().map(|proof| proof.backup).collect(),
        folder: folder.path().display().to_string(),
        second: None,
        problem: None,
        changed_since: false,
    })
}

/// Makes a backup of the journal in a folder, open or not, and thins those there are.
pub(crate) fn make(
    journal: &Path,
    cause: BackupCause,
    now: Timestamp,
    progress: Progress<'_>,
) -> Result<Proof> {
    let folder = Folder::at(paths::backups(journal));
    disk::make_private_folder(folder.path()).map_err(Error::file(folder.path(), "made"))?;
    forget_unfinished(folder.path(), now);
    forget_unfinished(folder.originals().folder(), now);
    let file = unfinished_in(folder.path())?;
    let copied = storage::backup::copy_records(&paths::database(journal), &file, |done, of| {
        progress.at(done, of, "journal.sqlite")
    })?;
    let originals = Originals::in_folder(paths::media(journal));
    let missing =
        bring_originals(&copied.pictures, &originals, &folder.originals(), Trust::Names, progress)?;
    let (bytes, hash) = sync_and_hash(&file)?;
    let proof = Proof {
        backup: Backup {
            name: folder.fresh_name(now, cause),
            made_at: clock::instant(now),
            cause,
            films: copied.films,
            viewings: copied.viewings,
            reviews: copied.reviews,
            pictures: count(copied.pictures.len()),
            pictures_missing: missing,
            bytes,
        },
        schema: copied.schema,
        newest_step: copied.newest_step,
        hash,
        originals: copied.pictures,
    };
    folder.settle(file, &proof)?;
    thin(&folder, now)?;
    Ok(proof)
}

/// Whether an original that is there already is taken to be what its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// It was written by a backup, whole or not at all; every backup would read them all again.
    Names,
    /// It is read, and made good from the other when it is not.
    Bytes,
}

/// Copies the originals that `to` lacks from `from`, and answers how many neither has. What is wrong
/// with those, a check of the journal says.
pub(crate) fn bring_originals(
    pictures: &[(String, String)],
    from: &Originals,
    to: &Originals,
    trust: Trust,
    progress: Progress<'_>,
) -> Result<u32> {
    let mut missing = 0;
    let written = |err| Error::file(to.folder(), "written to")(err);
    let mut coming = None;
    for (index, (hash, format)) in pictures.iter().enumerate() {
        progress.at(index, pictures.len(), "media")?;
        let Some((hash, kind)) = original(hash, format) else {
            missing += 1;
            continue;
        };
        let is_there = match trust {
            Trust::Names => to.path(hash, kind).exists(),
            Trust::Bytes => to.fetch(hash, kind).is_ok(),
        };
        if is_there {
            continue;
        }
        let Ok(bytes) = from.fetch(hash, kind) else {
            missing += 1;
            continue;
        };
        let coming = match &mut coming {
            Some(coming) => coming,
            None => coming.insert(Together::in_folder(to.folder()).map_err(written)?),
        };
        coming.write(to.path(hash, kind), &bytes).map_err(written)?;
    }
    coming.map_or(Ok(()), |coming: Together| coming.finish().map_err(written))?;
    Ok(missing)
}

/// Copies a backup just made to another folder, proves the copy by its hash, and thins there too.
fn copy_to(
    from: &Folder,
    proof: &Proof,
    to: &Folder,
    now: Timestamp,
    progress: Progress<'_>,
) -> Result<()> {
    // A disk that is not plugged in must not be written to where it would be.
    if !to.path().is_dir() {
        let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(Error::file(to.path(), "written to")(missing));
    }
    forget_unfinished(to.path(), now);
    forget_unfinished(to.originals().folder(), now);
    let records = from.records(&proof.backup.name);
    let file = unfinished_in(to.path())?;
    fs::copy(&records, &file).map_err(Error::file(to.path(), "written to"))?;
    let (_, hash) = sync_and_hash(&file)?;
    if hash != proof.hash {
        let reason = format!("it differs from {} after copying.", records.display());
        return Err(Error::Damaged { file: file.to_path_buf(), reason });
    }
    let (own, second) = (from.originals(), to.originals());
    bring_originals(&proof.originals, &own, &second, Trust::Names, progress)?;
    to.settle(file, proof)?;
    thin(to, now)
}

/// Removes the backups that are old enough to go, and the originals no other names.
fn thin(folder: &Folder, now: Timestamp) -> Result<()> {
    let proofs = folder.proofs()?;
    // One whose instant cannot be read is not ours to judge, and counts as made now.
    let made: Vec<Timestamp> =
        proofs.iter().map(|proof| proof.backup.made_at.parse().unwrap_or(now)).collect();
    let keep = thinning::kept(&made, now);
    if keep.iter().all(|keep| *keep) {
        return Ok(());
    }
    let named: HashSet<_> = proofs
        .iter()
        .zip(&keep)
        .filter(|(_, keep)| **keep)
        .flat_map(|(proof, _)| &proof.originals)
        .collect();
    for (proof, _) in proofs.iter().zip(&keep).filter(|(_, keep)| !**keep) {
        folder.remove(&proof.backup.name)?;
        for picture in proof.originals.iter().filter(|it| !named.contains(it)) {
            if let Some((hash, kind)) = original(&picture.0, &picture.1) {
                folder.originals().forget(hash, kind)?;
            }
        }
    }
    Ok(())
}

/// An original's name from the columns of its record.
fn original(hash: &str, format: &str) -> Option<(MediaHash, PictureKind)> {
    Some((hash.parse().ok()?, PictureKind::of_name(format)?))
}

/// An empty file for records that are not proved yet; it goes when it is dropped.
fn unfinished_in(folder: &Path) -> Result<tempfile::TempPath> {
    tempfile::Builder::new()
        .prefix(disk::UNFINISHED)
        .tempfile_in(folder)
        .map(tempfile::NamedTempFile::into_temp_path)
        .map_err(Error::file(folder, "written to"))
}

/// Removes what a process that was killed left unfinished. One that cannot be removed is in nobody's way.
fn forget_unfinished(folder: &Path, now: Timestamp) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(disk::UNFINISHED);
        let since = entry.metadata().and_then(|file| file.modified()).ok();
        let since = since.and_then(|at| Timestamp::try_from(at).ok());
        if is_ours && since.is_some_and(|since| now.duration_since(since) > FORGOTTEN) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Waits until a file is on disk, and answers its size and BLAKE3.
fn sync_and_hash(file: &Path) -> Result<(u64, String)> {
    let done = || -> std::io::Result<(u64, String)> {
        let open = File::open(file)?;
        open.sync_all()?;
        Ok((open.metadata()?.len(), disk::hash(file)?.to_hex().to_string()))
    };
    done().map_err(Error::file(file, "written"))
}

fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}
