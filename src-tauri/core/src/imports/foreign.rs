//! What another product's file says, in neutral words: a reader for each product fills these
//! records, and one writer takes them into the journal. Nothing here knows of either.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{FilmFacts, Score, WatchedOn};

/// Where in which file a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file, by its path inside the export: `lists/noir.csv`.
    pub file: Arc<str>,
    /// The physical line, from 1, on which the row begins.
    pub line: u32,
    /// Which of the rows that begin on that line it is, from 0: a whole file may be one line. Counted
    /// as rows are handed on, so readers leave it at 0.
    pub nth: u32,
    /// The row as it stands there.
    pub raw: String,
}

/// One row read, whatever came of it. Every row of every file becomes exactly one of these, so
/// that a receipt can account for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignRow {
    /// Where it stands.
    pub origin: Origin,
    /// What it says.
    pub says: Says,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// A film was watched, with or without a date, perhaps reviewed.
    Viewing(Box<ForeignViewing>),
    /// The same of something whose title may be an episode's as well.
    MaybeEpisode(Box<ForeignViewing>),
    /// The film has this score, whichever viewing it came from.
    Scored(ForeignFilm, Score, Option<Date>),
    /// The film was watched at some time.
    Seen(ForeignFilm, Option<Date>),
    /// The film is to be watched, since this date, and why if it is said.
    Wanted(ForeignFilm, Option<Date>, String),
    /// The film is liked.
    Liked(ForeignFilm, Option<Date>),
    /// What is said of a list as a whole.
    List(Arc<ForeignList>),
    /// A film on a list.
    Listed(Box<ForeignListed>),
    /// The film is in a collection: its facts, and nothing about having seen it.
    Film(Box<ForeignFilm>),
    /// A text about the film that belongs to no viewing, and when it was written.
    Reviewed(Box<ForeignFilm>, Box<ForeignReview>, Option<Date>),
    /// A poster of the film.
    Poster(Box<ForeignFilm>, ForeignPicture),
    /// A poster of the film, if the journal has the film; it adds none.
    PosterIfThere(Box<ForeignFilm>, ForeignPicture),
    /// Something to tell the person about the row, though it was read.
    Doubt(String),
    /// Several of these, in one row.
    All(Vec<Says>),
    /// Nothing for a journal of one's own films; why it is left out.
    LeftOut(&'static str),
    /// It can't be read; why.
    Unreadable(String),
}

/// A film as another product names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForeignFilm {
    /// Its title, as written there.
    pub title: String,
    /// Its year, where one is given.
    pub year: Option<i16>,
    /// What catalogues call the film itself, if this row says so; the surest first.
    pub ids: Vec<ForeignId>,
    /// What else the row says of the film as a work. Title, year and ids in it count for nothing.
    pub facts: Option<Box<FilmFacts>>,
}

/// What a catalogue calls a film: (`letterboxd`, `https://boxd.it/2xYz`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ForeignId {
    /// The catalogue.
    pub kind: &'static str,
    /// Its name for the film, exactly: case may matter.
    pub value: String,
}

/// One viewing as another product keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForeignViewing {
    /// The film.
    pub film: ForeignFilm,
    /// What the product calls this entry. Two rows of one address are one viewing.
    pub entry: Option<String>,
    /// When it was watched; nothing when the file doesn't say.
    pub watched_on: Option<WatchedOn>,
    /// When it was logged. Never when it was watched.
    pub logged_on: Option<Date>,
    /// The score given with it.
    pub score: Option<Score>,
    /// Seen before, as the person said.
    pub rewatch: bool,
    /// Liked this time.
    pub liked: bool,
    /// Broken off.
    pub abandoned: bool,
    /// Where it was seen.
    pub place: String,
    /// What it was seen on: `35mm`.
    pub format: String,
    /// With whom, in order, each once.
    pub companions: Vec<String>,
    /// A remark that is no review.
    pub note: String,
    /// Its tags, in order, each once.
    pub tags: Vec<String>,
    /// What was written about it.
    pub review: Option<Box<ForeignReview>>,
    /// Something to tell the person about this row, though it was read.
    pub doubt: Option<String>,
}

/// What was written about a film.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignReview {
    /// What the product knows this text by, where it has a name for it: a later export of the same
    /// account says by it which texts are new.
    pub entry: Option<String>,
    /// The text.
    pub body: ForeignText,
    /// Its headline; may be empty.
    pub headline: String,
    /// The closing words beside the score; may be empty.
    pub summary: String,
    /// A word of the writer's own for the score.
    pub verdict: Option<String>,
    /// It gives the film away.
    pub spoilers: bool,
    /// Nobody else may read it.
    pub private: bool,
}

impl ForeignReview {
    /// A review of which nothing is known but its text.
    pub fn of(body: ForeignText) -> Self {
        Self {
            entry: None,
            body,
            headline: String::new(),
            summary: String::new(),
            verdict: None,
            spoilers: false,
            private: false,
        }
    }
}

/// A picture as it stands in a file: its name there, and its bytes, not looked at yet.
#[derive(Clone, PartialEq, Eq)]
pub struct ForeignPicture {
    /// Its name, for messages.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for ForeignPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// A text in the product's own markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForeignText {
    /// HTML, or a subset of it, with line ends that count.
    Html(String),
    /// The journal's own.
    Markdown(String),
    /// Text without markup: what looks like markup in it is not.
    Plain(String),
}

/// A list as another product keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForeignList {
    /// Its name.
    pub name: String,
    /// What the product calls it.
    pub address: Option<String>,
    /// Its tags, in order, each once.
    pub tags: Vec<String>,
    /// What it is about.
    pub description: Option<ForeignText>,
    /// When it was made.
    pub made_on: Option<Date>,
}

/// A film on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignListed {
    /// The list, the same one for all its films.
    pub list: Arc<ForeignList>,
    /// The film.
    pub film: ForeignFilm,
    /// Its place on the list, from 1, where one is given.
    pub position: Option<u32>,
    /// What is said of it there.
    pub note: Option<ForeignText>,
}
