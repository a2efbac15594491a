//! A folder of files that appears whole. Everything is written aside first; a folder that was
//! exported before is brought up to date, and nothing in it is touched that Matinee did not write.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::disk::folder_of;
use crate::{Error, Result};

/// What an exported folder is known by: the names of the files written, each with the BLAKE3 of
/// its bytes.
const ACCOUNT: &str = ".matinee-export.json";

#[derive(Debug, Default, Serialize, Deserialize)]
struct Account {
    files: BTreeMap<String, String>,
}

/// A folder being written.
pub(super) struct Folder {
    to: PathBuf,
    aside: TempDir,
    before: Account,
    account: Account,
    /// Files written bit by bit, with what has gone into each.
    growing: BTreeMap<String, blake3::Hasher>,
    bytes: u64,
}

impl Folder {
    /// Begins a folder that will be at `to`.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something of another's is there, or when a file written earlier has
    /// been changed since.
    pub(super) fn begin(to: &Path) -> Result<Self> {
        let before = account_of(to)?;
        let parent = folder_of(to);
        let aside = tempfile::Builder::new()
            .prefix(".matinee-")
            .suffix(".part")
            .tempdir_in(parent)
            .map_err(Error::file(to, "written"))?;
        Ok(Self {
            to: to.to_owned(),
            aside,
            before,
            account: Account::default(),
            growing: BTreeMap::new(),
            bytes: 0,
        })
    }

    /// Whether a file of this name has been written already.
    pub(super) fn has(&self, name: &str) -> bool {
        self.account.files.contains_key(name)
    }

    /// Writes a file; `name` may lead through folders.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.aside.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::file(folder, "made"))?;
        }
        fs::write(&path, bytes).map_err(Error::file(self.to.join(name), "written"))?;
        self.account.files.insert(name.to_owned(), hash(bytes));
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Writes behind what a file of the folder has so far.
    pub(super) fn append(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.aside.path().join(name);
        if !self.growing.contains_key(name)
            && let Some(folder) = path.parent()
        {
            fs::create_dir_all(folder).map_err(Error::file(folder, "made"))?;
        }
        fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(Error::file(self.to.join(name), "written"))?;
        self.growing.entry(name.to_owned()).or_default().update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Puts the folder in its place and answers how many bytes are in it.
    pub(super) fn finish(mut self) -> Result<u64> {
        for (name, hasher) in std::mem::take(&mut self.growing) {
            self.account.files.insert(name, hasher.finalize().to_hex().to_string());
        }
        let account = serde_json::to_vec_pretty(&self.account)?;
        fs::write(self.aside.path().join(ACCOUNT), account)
            .map_err(Error::file(self.to.join(ACCOUNT), "written"))?;
        open_to_others(self.aside.path()).map_err(Error::file(&self.to, "written"))?;
        // An empty folder gives way to a whole one.
        if !self.to.exists() || fs::remove_dir(&self.to).is_ok() {
            let aside = self.aside.keep();
            fs::rename(&aside, &self.to).map_err(|err| {
                let _ = fs::remove_dir_all(&aside);
                Error::file(&self.to, "written")(err)
            })?;
            return Ok(self.bytes);
        }
        self.bring_up_to_date()?;
        Ok(self.bytes)
    }

    fn bring_up_to_date(&mut self) -> Result<()> {
        // Until it is done the account names the old files and the new ones: stopped half-way, the
        // next export still knows which are its own.
        let mut both = Account::default();
        both.files.extend(self.before.files.clone());
        both.files.extend(self.account.files.clone());
        let text = serde_json::to_vec_pretty(&both)?;
        let account = self.to.join(ACCOUNT);
        fs::write(&account, text).map_err(Error::file(&account, "written"))?;
        for name in self.account.files.keys() {
            let to = self.to.join(name);
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder).map_err(Error::file(folder, "made"))?;
            }
            fs::rename(self.aside.path().join(name), &to).map_err(Error::file(&to, "written"))?;
        }
        for name in self.before.files.keys().filter(|name| !self.account.files.contains_key(*name))
        {
            let old = self.to.join(name);
            match fs::remove_file(&old) {
                Err(err) if err.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::file(&old, "removed")(err));
                }
                _ => {}
            }
            // Only folders that nothing is left in go.
            let mut folder = old.parent();
            while let Some(empty) = folder.filter(|it| *it != self.to) {
                if fs::remove_dir(empty).is_err() {
                    break;
                }
                folder = empty.parent();
            }
        }
        fs::rename(self.aside.path().join(ACCOUNT), &account)
            .map_err(Error::file(&account, "written"))
    }
}

/// The folder an export goes to when `to` was chosen for it: itself when it is new, empty or of an
/// earlier export, else one of this name inside it.
pub(super) fn room_in(to: &Path, name: &str) -> PathBuf {
    let taken = fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some());
    if taken && !to.join(ACCOUNT).is_file() { to.join(name) } else { to.to_owned() }
}

/// What an earlier export wrote to `to`; nothing when it is not there, or empty.
fn account_of(to: &Path) -> Result<Account> {
    let refused = |why: &str| {
        let reason = format!("{} {why} Choose a new folder.", to.display());
        Err(Error::invalid("to", reason))
    };
    let text = match fs::read(to.join(ACCOUNT)) {
        Ok(text) => text,
        Err(_) => {
            let mut entries = match fs::read_dir(to) {
                Ok(entries) => entries,
                Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(Account::default()),
                Err(err) if err.kind() == io::ErrorKind::NotADirectory => {
                    return refused("is a file, and a folder is to be written.");
                }
                Err(err) => return Err(Error::file(to, "read")(err)),
            };
            return match entries.next() {
                None => Ok(Account::default()),
                Some(_) => refused("holds files that no export of Matinee’s wrote."),
            };
        }
    };
    let Ok(account) = serde_json::from_slice::<Account>(&text) else {
        return refused("holds an account of an export that cannot be read.");
    };
    for (name, kept) in &account.files {
        let inside =
            Path::new(name).components().all(|it| matches!(it, std::path::Component::Normal(_)));
        if !inside {
            return refused("holds an account of an export that cannot be read.");
        }
        if fs::read(to.join(name)).is_ok_and(|bytes| hash(&bytes) != *kept) {
            let reason = format!(
                "{} has been changed since Matinee wrote it, and would be written over. Move it away, or choose a new folder.",
                to.join(name).display()
            );
            return Err(Error::invalid("to", reason));
        }
    }
    Ok(account)
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// A temporary folder is its owner's alone; a site is put where others can read it.
#[cfg(unix)]
fn open_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(to: &Path, files: &[(&str, &str)]) -> Result<u64> {
        let mut folder = Folder::begin(to)?;
        for (name, text) in files {
            folder.write(name, text.as_bytes())?;
        }
        folder.finish()
    }

    fn read(path: &Path) -> Option<String> {
        fs::read_to_string(path).ok()
    }

    #[test]
    fn a_second_export_replaces_the_first_and_leaves_what_is_anothers() {
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("site");
        export(&to, &[("index.html", "one"), ("tags/sea.html", "sea")]).unwrap();
        fs::write(to.join("CNAME"), "films.example").unwrap();
        export(&to, &[("index.html", "two"), ("tags/fog.html", "fog")]).unwrap();
        assert_eq!(read(&to.join("index.html")).as_deref(), Some("two"));
        assert_eq!(read(&to.join("CNAME")).as_deref(), Some("films.example"));
        assert_eq!(
            (read(&to.join("tags/sea.html")), to.join("tags/fog.html").exists()),
            (None, true)
        );
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "nothing is left aside");
    }

    #[test]
    fn a_folder_of_anothers_is_refused_and_not_touched() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("thesis.odt"), "years").unwrap();
        let refused = export(place.path(), &[("index.html", "x")]).unwrap_err().to_string();
        assert!(refused.contains("no export of Matinee’s wrote"), "{refused}");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_changed_since_is_not_written_over() {
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("notes");
        export(&to, &[("Heat.md", "ours")]).unwrap();
        fs::write(to.join("Heat.md"), "theirs").unwrap();
        let refused = export(&to, &[("Heat.md", "ours again")]).unwrap_err().to_string();
        assert!(refused.contains("Heat.md has been changed"), "{refused}");
        assert_eq!(read(&to.join("Heat.md")).as_deref(), Some("theirs"));
    }

    #[test]
    fn an_account_that_leads_elsewhere_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("site");
        fs::create_dir(&to).unwrap();
        fs::write(place.path().join("precious"), "x").unwrap();
        let hash = hash(b"x");
        fs::write(to.join(ACCOUNT), format!("{{\"files\":{{\"../precious\":\"{hash}\"}}}}"))
            .unwrap();
        assert!(export(&to, &[("index.html", "x")]).is_err());
        assert!(place.path().join("precious").exists());
    }

    #[test]
    fn an_export_given_up_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = Folder::begin(&place.path().join("site")).unwrap();
        folder.write("index.html", b"half").unwrap();
        drop(folder);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    }
}
