use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::imports::Refused;

/// What the manifest of an archive says it is.
const FORMAT: &str = "matinee-archive";

/// The version of the format written, and the newest that is read.
pub(super) const VERSION: u32 = 1;

/// The member every archive is recognised by.
pub(super) const MANIFEST: &str = "manifest.json";

/// `manifest.json`: what the archive is, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: String,
    version: u32,
    /// When it was made, in UTC.
    pub(super) made_at: String,
    /// What made it.
    pub(super) made_by: String,
    /// How many records each JSON file holds.
    pub(super) counts: BTreeMap<String, usize>,
    /// Every other member, with the BLAKE3 of its bytes.
    pub(super) members: BTreeMap<String, String>,
}

impl Manifest {
    /// A manifest of this version.
    pub(super) fn new(
        made_at: String,
        counts: BTreeMap<String, usize>,
        members: BTreeMap<String, String>,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_at,
            made_by: concat!("Matinee ", env!("CARGO_PKG_VERSION")).to_owned(),
            counts,
            members,
        }
    }

    /// Reads a manifest, of an archive this version can read.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Refused> {
        /// The part that says whether the rest can be understood.
        #[derive(Deserialize)]
        struct Kind {
            format: String,
            version: u32,
        }
        let kind: Kind = serde_json::from_slice(bytes)
            .map_err(|_| Refused::new("Its manifest.json is not that of a Matinee archive."))?;
        if kind.format != FORMAT {
            return Err(Refused::new("Its manifest.json is not that of a Matinee archive."));
        }
        if kind.version > VERSION {
            return Err(Refused::new(
                "This archive was made by a newer version of Matinee. Bring it in with that version.",
            ));
        }
        serde_json::from_slice(bytes)
            .map_err(|err| Refused::new(format!("Its manifest.json could not be read: {err}.")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_archive_is_refused_before_the_rest_is_understood() {
        let newer =
            br#"{"format":"matinee-archive","version":2,"members":["in","another","shape"]}"#;
        let refused = Manifest::parse(newer).unwrap_err();
        assert!(refused.0.contains("newer version"), "{refused}");
    }

    #[test]
    fn some_other_manifest_is_no_archive() {
        for other in [&br#"{"name":"a web app","version":1}"#[..], b"{}", b"", b"[1]"] {
            assert!(Manifest::parse(other).is_err());
        }
    }
}
