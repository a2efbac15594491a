use crate::LibrarySort;

/// The order a line asks for: `sort:score`, or `sort:-score` for the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub by: LibrarySort,
    /// The other way round.
    pub reversed: bool,
}

/// The orders by their names.
pub(super) const SORTS: [(&str, LibrarySort); 5] = [
    ("watched", LibrarySort::Watched),
    ("title", LibrarySort::Title),
    ("year", LibrarySort::Year),
    ("score", LibrarySort::Score),
    ("added", LibrarySort::Added),
];

impl Order {
    pub(super) fn named(value: &str) -> Option<Self> {
        let name = value.strip_prefix('-');
        let reversed = name.is_some();
        let name = name.unwrap_or(value).to_ascii_lowercase();
        let (_, by) = SORTS.into_iter().find(|(known, _)| *known == name)?;
        Some(Self { by, reversed })
    }

    pub(super) fn name(self) -> &'static str {
        SORTS.into_iter().find(|(_, by)| *by == self.by).map_or("watched", |(name, _)| name)
    }
}
