//! Journals to torment: one is made, and every torment gets a copy of its own.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use matinee_core::{
    CastMember, FilmFacts, FilmId, Journal, LibraryQuery, ListChoice, ListFacts, Progress,
    ReviewForm, ReviewSave, ReviewText, RevisionCause, ShelfFacts, ViewingFacts, WatchedOn,
};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

/// A folder for a journal and what is beside it, which goes with it.
pub struct Desk(TempDir);

impl Desk {
    /// Without a journal.
    pub fn bare() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a copy of the full journal.
    pub fn full() -> Self {
        let desk = Self::bare();
        copy(FULL.0.path(), desk.0.path());
        desk
    }

    pub fn folder(&self) -> PathBuf {
        self.path("journal")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn journal(&self) -> Journal {
        Journal::open(&self.folder()).unwrap()
    }

    /// The journal's file, read by SQLite alone.
    pub fn tables(&self) -> Connection {
        tables(&self.folder().join("journal.sqlite"))
    }
}

/// A database read by SQLite alone, without Matinee.
pub fn tables(file: &Path) -> Connection {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// One column of one query, as texts.
pub fn column(tables: &Connection, sql: &str) -> Vec<String> {
    let mut statement = tables.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

/// Asserts that the journal proves whole.
pub fn assert_whole(journal: &Journal, when: &str) {
    let report = journal.check(Progress::unwatched()).unwrap();
    assert!(report.whole, "{when}: {:?}", report.problems);
}

/// Copies a folder and all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(&from, &to).unwrap();
        }
    }
}

/// A picture of the sample's.
pub fn poster(name: &str) -> Vec<u8> {
    let media = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample/media");
    std::fs::read(media.join(format!("poster-{name}.webp"))).unwrap()
}

/// A finished review of a new film, with a viewing: one save.
pub fn review(title: &str, body: &str) -> ReviewSave {
    let form = ReviewForm {
        facts: FilmFacts { title: title.to_owned(), year: Some(1974), ..FilmFacts::default() },
        watch: Some(viewing()),
        text: ReviewText {
            headline: title.to_owned(),
            body: body.to_owned(),
            summary: format!("{title}, summed up."),
            ..ReviewText::default()
        },
        ..ReviewForm::default()
    };
    ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done }
}

pub fn viewing() -> ViewingFacts {
    ViewingFacts {
        watched_on: Some(WatchedOn::parse("2025-11-08").unwrap()),
        score: Some(85.try_into().unwrap()),
        ..ViewingFacts::default()
    }
}

/// Every film of a journal.
pub fn films(journal: &Journal) -> Vec<FilmId> {
    let mut films = journal.library_ids(&LibraryQuery::default()).unwrap();
    films.sort_by_key(|film| film.0);
    films
}

/// How many films, each with a viewing and a review, the full journal has.
pub const FILMS: usize = 24;

/// A journal with something in every part of it.
static FULL: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::bare();
    let journal = desk.journal();
    for number in 0..FILMS {
        fill(&journal, number);
    }
    let all = films(&journal);
    let facts = ListFacts {
        name: "Night trains".to_owned(),
        description: "Between two stations, in no order.".to_owned(),
        ranked: true,
        tags: vec!["rail".to_owned()],
    };
    let list = journal.add_list(&facts).unwrap().value;
    journal.list_selection(&all[..8], &ListChoice::Existing(list)).unwrap();
    journal.note_in_list(list, all[3], "For the corridor alone.").unwrap();
    journal.watchlist_selection(&all[16..]).unwrap();
    journal.edit_watchlist(all[17], "Ilse spoke of it.").unwrap();
    let shelf = ShelfFacts { name: "Seen twice".to_owned(), query: "is:rewatch".to_owned() };
    journal.add_shelf(&shelf).unwrap();
    for (film, name) in all.iter().zip(["quarry", "absents", "alibi", "harbour"]) {
        journal.set_poster(*film, &format!("{name}.webp"), &poster(name)).unwrap();
    }
    journal.add_still(all[0], "walk.webp", &poster("kites")).unwrap();
    drop(journal);
    desk
});

fn fill(journal: &Journal, number: usize) {
    let title = format!("The Keeper of Low Water {number}");
    let mut save =
        review(&title, &format!("It opens on the flats, *{number}* of them.\n\n").repeat(12));
    save.form.facts.directors = vec![format!("Hanne Marder {}", number % 7)];
    save.form.facts.cast =
        vec![CastMember { name: format!("Tove Brandl {number}"), character: "Marit".to_owned() }];
    save.form.facts.tagline = format!("Tide {number} comes in.");
    let watch = save.form.watch.as_mut().unwrap();
    watch.tags = vec![format!("tide {}", number % 5)];
    watch.companions = vec!["Ilse".to_owned()];
    watch.note = format!("Row {number}, on the aisle.");
    journal.save_review(&save).unwrap();
}
