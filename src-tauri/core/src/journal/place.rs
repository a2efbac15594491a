//! Where a journal lies: on a disk of this machine, on another machine's, or in a folder that a
//! service copies elsewhere. Only said, never refused: it is the person's to decide.

use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

/// A place in which a journal is less safe than on a disk of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", content = "name", rename_all = "camelCase")]
#[ts(export)]
pub enum OddPlace {
    /// A file system of another machine, by its name: `nfs4`.
    Network(String),
    /// A folder kept in step with a service, by its name: `Dropbox`.
    Cloud(String),
}

/// File systems of other machines (`proc_pid_mountinfo(5)`, field 9).
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "ceph",
    "glusterfs",
    "lustre",
    "9p",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.s3fs",
    "fuse.gvfsd-fuse",
    "fuse.curlftpfs",
    "fuse.kio-fuse",
];

/// Services by how their folders are called; some add whose they are: `OneDrive - Work`.
const CLOUD: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("google-drive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
];

/// The odd place a folder is in, if it is in one. It need not be there yet.
pub fn odd_place(folder: &Path) -> Option<OddPlace> {
    let whole = whole(folder);
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    cloud(&whole).or_else(|| network(&whole, &mounts))
}

/// The folder by its real path; of one that is not there, that of the nearest above it which is.
fn whole(folder: &Path) -> PathBuf {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    for above in folder.ancestors() {
        if let Ok(whole) = above.canonicalize() {
            let rest = folder.strip_prefix(above).unwrap_or(Path::new(""));
            return whole.join(rest);
        }
    }
    folder
}

fn cloud(folder: &Path) -> Option<OddPlace> {
    let names = folder.components().map(|part| part.as_os_str().to_string_lossy().to_lowercase());
    let service = names.into_iter().find_map(|name| {
        let is_its = |service: &str| {
            name.strip_prefix(service)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
        };
        CLOUD.iter().find(|(folder, _)| is_its(folder)).map(|(_, service)| (*service).to_owned())
    })?;
    Some(OddPlace::Cloud(service))
}

/// The file system a folder is on, by the list of what is mounted, when it is another machine's.
fn network(folder: &Path, mounts: &str) -> Option<OddPlace> {
    let (_, system) = mounts
        .lines()
        .filter_map(|line| {
            let (before, after) = line.split_once(" - ")?;
            let point = PathBuf::from(unescaped(before.split(' ').nth(4)?));
            folder.starts_with(&point).then_some((point, after.split(' ').next()?))
        })
        // Of two at one point the later covers the earlier.
        .max_by_key(|(point, _)| point.components().count())?;
    NETWORK.contains(&system).then(|| OddPlace::Network(system.to_owned()))
}

/// A mount point as it is: blanks in it are written `\040`.
fn unescaped(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(point.to_owned(), |text, (escape, letter)| text.replace(escape, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:35 / /home/ana/nas rw - nfs4 nas:/films rw
41 22 0:36 / /mnt/my\\040share rw shared:2 - cifs //nas/films rw
42 40 0:37 / /home/ana/nas/local rw - ext4 /dev/sdb1 rw
43 22 0:38 / /home/ana/box rw - fuse.sshfs ana@box: rw
";

    fn on(folder: &str) -> Option<String> {
        match network(Path::new(folder), MOUNTS) {
            Some(OddPlace::Network(system)) => Some(system),
            _ => None,
        }
    }

    #[test]
    fn a_file_system_of_another_machine_is_known_by_what_is_mounted() {
        assert_eq!(on("/home/ana/nas/Matinee").as_deref(), Some("nfs4"));
        assert_eq!(on("/mnt/my share/Matinee").as_deref(), Some("cifs"));
        assert_eq!(on("/home/ana/box").as_deref(), Some("fuse.sshfs"));
        for here in
            ["/home/ana/.local/share/Matinee", "/home/ana/nas/local/Matinee", "/home/ana/nasty"]
        {
            assert_eq!(on(here), None, "{here}");
        }
    }

    #[test]
    fn a_folder_of_a_service_is_known_by_its_path() {
        let service = |folder: &str| match cloud(Path::new(folder)) {
            Some(OddPlace::Cloud(service)) => Some(service),
            _ => None,
        };
        for (folder, name) in [
            ("/home/ana/Dropbox/Matinee", "Dropbox"),
            ("/home/ana/Dropbox (Personal)/Films", "Dropbox"),
            ("/home/ana/OneDrive - Work/Films", "OneDrive"),
            ("/home/ana/Google Drive/My Drive/x", "Google Drive"),
            ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
            ("/home/ana/Nextcloud/Matinee", "Nextcloud"),
        ] {
            assert_eq!(service(folder).as_deref(), Some(name), "{folder}");
        }
        for own in ["/home/ana/Films/Matinee", "/home/dropboxer/Matinee"] {
            assert_eq!(service(own), None, "{own}");
        }
    }
}
