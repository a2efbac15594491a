use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Backup, BackupCause};
use crate::media::Originals;
use crate::{Error, Result, disk};

/// What stands beside the records: everything one is told of a backup, and its proof.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Proof {
    #[serde(flatten)]
    pub(super) backup: Backup,
    /// The schema of the records.
    pub(super) schema: i32,
    /// The highest number given to a step of undo.
    pub(super) newest_step: i64,
    /// BLAKE3 of the records' file.
    pub(super) hash: String,
    /// The originals it names: hash and format.
    pub(super) originals: Vec<(String, String)>,
}

/// A folder of backups: the journal's own, or the second one.
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The file of a backup's records.
    pub(super) fn records(&self, name: &str) -> PathBuf {
        self.path.join(format!("{name}.sqlite"))
    }

    fn proof(&self, name: &str) -> PathBuf {
        self.path.join(format!("{name}.json"))
    }

    /// The originals of the backups here.
    pub(super) fn originals(&self) -> Originals {
        Originals::in_folder(self.path.join("media"))
    }

    /// A name nothing here has, from the instant and the cause; it can be a file's everywhere.
    pub(super) fn fresh_name(&self, at: Timestamp, cause: BackupCause) -> String {
        let cause = match cause {
            BackupCause::Asked => "asked",
            BackupCause::Time => "time",
            BackupCause::Closing => "closing",
            BackupCause::Upgrade => "upgrade",
            BackupCause::Import => "import",
            BackupCause::Selection => "selection",
            BackupCause::Restore => "restore",
        };
        let stem = format!("{}-{cause}", at.strftime("%Y-%m-%dT%H-%M-%SZ"));
        let mut name = stem.clone();
        let mut number = 1;
        while self.proof(&name).exists() || self.records(&name).exists() {
            number += 1;
            name = format!("{stem}-{number}");
        }
        name
    }

    /// Gives proved records, whole and synced, the name of a backup: the proof first, then the
    /// records, whose appearance makes it one.
    pub(super) fn settle(&self, records: tempfile::TempPath, proof: &Proof) -> Result<()> {
        let name = &proof.backup.name;
        let (beside, place) = (self.proof(name), self.records(name));
        disk::write_whole(&beside, &serde_json::to_vec_pretty(proof)?)
            .map_err(Error::file(&beside, "written"))?;
        disk::give_name(records, &place)
            .map_err(Error::file(&place, "written"))
            .inspect_err(|_| drop(fs::remove_file(&beside)))
    }

    /// The backups here, the newest first. What is not one, or lacks its records, is passed over:
    /// records of another size than their proof says are not those that were proved.
    pub(super) fn proofs(&self) -> Result<Vec<Proof>> {
        let entries = match fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(err) => return Err(Error::file(&self.path, "read")(err)),
        };
        let mut found = Vec::new();
        for entry in entries {
            let path = entry.map_err(Error::file(&self.path, "read"))?.path();
            if path.extension().is_some_and(|end| end == "json")
                && let Ok(proof) = read_proof(&path)
                && fs::metadata(self.records(&proof.backup.name))
                    .is_ok_and(|file| file.len() == proof.backup.bytes)
            {
                found.push(proof);
            }
        }
        found.sort_by(|one, other| {
            (&other.backup.made_at, &other.backup.name)
                .cmp(&(&one.backup.made_at, &one.backup.name))
        });
        Ok(found)
    }

    /// Removes a backup: the records first, so that what is left is never taken for one.
    pub(super) fn remove(&self, name: &str) -> Result<()> {
        for file in [self.records(name), self.proof(name)] {
            match fs::remove_file(&file) {
                Err(err) if err.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Error::file(file, "removed")(err));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The backup of a name.
    pub(super) fn named(&self, name: &str) -> Result<Proof> {
        let all = self.proofs()?;
        all.into_iter()
            .find(|proof| proof.backup.name == name)
            .ok_or(Error::NotFound { what: "backup" })
    }
}

/// The proof of the records in a file, where it has one.
pub(super) fn proof_of(records: &Path) -> Option<Proof> {
    read_proof(&records.with_extension("json")).ok()
}

fn read_proof(path: &Path) -> Result<Proof> {
    let bytes = fs::read(path).map_err(Error::file(path, "read"))?;
    Ok(serde_json::from_slice(&bytes)?)
}
