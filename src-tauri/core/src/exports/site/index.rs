use std::collections::{BTreeMap, HashMap};

use crate::exports::names::{Names, address_of, slug};
use crate::storage::exports::ExportRow;
use crate::{ReviewId, text};

/// A review as the other pages know it.
pub(super) struct Entry {
    pub(super) row: ExportRow,
    /// Its page's name, without folder and extension.
    pub(super) name: String,
    pub(super) directors: Vec<String>,
    pub(super) tags: Vec<String>,
}

impl Entry {
    pub(super) fn new(row: ExportRow, directors: Vec<String>, tags: Vec<String>) -> Self {
        Self { name: address_of(&row.title, &row.uid), row, directors, tags }
    }

    /// The page's address within the site.
    pub(super) fn page(&self) -> String {
        format!("reviews/{}.html", encoded(&self.name))
    }

    /// The card's address within the site.
    pub(super) fn card(&self) -> String {
        format!("cards/{}.jpg", encoded(&self.name))
    }
}

/// One page that lists reviews: of a year, a director, a tag.
pub(super) struct Group {
    /// What is said of it: `1974`, `Hanne Marder`.
    pub(super) title: String,
    /// The file within the site.
    pub(super) file: String,
    /// Which reviews, as the front page has them in order.
    pub(super) entries: Vec<usize>,
}

/// Everything a page may lead to.
pub(super) struct Index {
    pub(super) entries: Vec<Entry>,
    by_review: HashMap<ReviewId, usize>,
    /// The latest first.
    pub(super) years: Vec<Group>,
    /// By name.
    pub(super) directors: Vec<Group>,
    /// By name.
    pub(super) tags: Vec<Group>,
}

impl Index {
    pub(super) fn new(entries: Vec<Entry>) -> Self {
        let by_review = entries.iter().enumerate().map(|(at, it)| (it.row.review, at)).collect();
        let mut years = groups("years", &entries, |entry| {
            entry.row.year.map(|year| year.to_string()).into_iter().collect()
        });
        years.reverse();
        Self {
            by_review,
            years,
            directors: groups("directors", &entries, |entry| entry.directors.clone()),
            tags: groups("tags", &entries, |entry| entry.tags.clone()),
            entries,
        }
    }

    /// The review of an id, if it is on the site.
    pub(super) fn entry(&self, review: ReviewId) -> Option<&Entry> {
        self.by_review.get(&review).map(|at| &self.entries[*at])
    }
}

/// The address of a group's page within the site.
pub(super) fn address(groups: &[Group], title: &str) -> Option<String> {
    groups.iter().find(|group| group.title == title).map(Group::address)
}

impl Group {
    /// The address of its page within the site.
    pub(super) fn address(&self) -> String {
        encoded(&self.file)
    }
}

fn groups(folder: &str, entries: &[Entry], of: impl Fn(&Entry) -> Vec<String>) -> Vec<Group> {
    let mut found: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        for title in of(entry) {
            let listed = found.entry((text::fold(&title), title)).or_default();
            if listed.last() != Some(&at) {
                listed.push(at);
            }
        }
    }
    let mut names = Names::default();
    found
        .into_iter()
        .map(|((_, title), entries)| {
            let name = match slug(&title) {
                name if name.is_empty() => "other".to_owned(),
                name => name,
            };
            let name = names.free(name).replace(' ', "-");
            Group { file: format!("{folder}/{name}.html"), title, entries }
        })
        .collect()
}

/// A path as an address: what an address has no letters for is encoded (RFC 3986, 2.1).
pub(super) fn encoded(path: &str) -> String {
    use std::fmt::Write;
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                address.push(char::from(byte));
            }
            _ => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}
