use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use super::{CheckKind, CheckReport};
use crate::backups::{Trust, bring_originals, keep_aside};
use crate::journal::Lock;
use crate::media::{Originals, keeping};
use crate::{Clock, Journal, Progress, Result, clock, paths, storage};

/// What was mended, and what the journal is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MendReport {
    /// Where the damaged file is kept as it was; null where the file was sound.
    pub kept_aside: Option<String>,
    /// Pictures that came back from the backups.
    pub pictures: u32,
    /// What a proof finds now.
    pub report: CheckReport,
}

/// Mends what can be made again in the closed journal in `folder`: the indexes of the database and
/// those that search is served from, thumbnails, and pictures that a backup has. The words are left
/// as they are. A file that is damaged is kept as it was, in `backups/aside`.
///
/// # Errors
/// [`crate::Error::Locked`] when it is open; otherwise as for [`Journal::open`].
pub fn mend_journal(
    folder: &Path,
    clock: Arc<dyn Clock>,
    progress: Progress<'_>,
) -> Result<MendReport> {
    let before = Journal::open_to_read_at(folder, clock.clone())?.check(progress)?;
    let is_damaged = before.problems.iter().any(|it| it.kind == CheckKind::Database);
    let kept_aside = match is_damaged {
        true => {
            let _lock = Lock::take(folder, clock.now())?;
            Some(keep_aside(folder, &clock::instant(clock.now()), |from, to| {
                // A second name would change with the first.
                fs::copy(from, to)?;
                fs::File::open(to)?.sync_all()
            })?)
        }
        false => None,
    };
    let journal = Journal::open_at(folder, clock)?;
    // What is too damaged to be mended, the proof says.
    let mended = |done: Result<_>| match done {
        Err(err) if !err.is_damage() => Err(err),
        _ => Ok(()),
    };
    if is_damaged {
        mended(journal.keep([], |edit| storage::check::make_indexes_again(edit.conn())))?;
    }
    mended(journal.mend_indexes())?;
    let pictures = journal.bring_pictures_back(progress)?;
    let report = journal.prove(progress)?.value;
    Ok(MendReport { kept_aside: kept_aside.map(|it| it.display().to_string()), pictures, report })
}

impl Journal {
    /// Brings originals that are missing or damaged back from the backups, and answers how many came.
    /// A damaged one is kept beside it under another name.
    fn bring_pictures_back(&self, progress: Progress<'_>) -> Result<u32> {
        let own = self.originals();
        let backed_up = Originals::in_folder(paths::backups(self.folder()).join("media"));
        let mut came = 0;
        for row in self.read(storage::media::all)? {
            let Some((hash, kind)) = row.hash.parse().ok().zip(keeping::kind_of(&row).ok()) else {
                continue;
            };
            if own.fetch(hash, kind).is_ok() || backed_up.fetch(hash, kind).is_err() {
                continue;
            }
            own.put_aside(hash, kind)?;
            let pictures = [(row.hash, row.format)];
            bring_originals(&pictures, &backed_up, &own, Trust::Bytes, progress)?;
            came += 1;
        }
        Ok(came)
    }
}
