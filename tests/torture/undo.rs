//! Whatever was done can be taken back, step by step, to where it began, and done again.

use std::fmt::Write;

use matinee_core::{
    CastMember, EditTarget, FilmFacts, FilmId, FilmPick, FilmSplit, Journal, LibraryQuery,
    ListChoice, ListFacts, PeopleQuery, PersonRole, Progress, ReviewForm, ReviewSave, ReviewText,
    RevisionCause, ShelfFacts, UsedKind, UsedRename, ViewingFacts, WatchedOn,
};

use crate::desk::{Desk, assert_whole, poster};
use crate::sizes;

const NAME: &str = "undo";

/// How many steps a journal keeps; more than these are done in rounds.
const KEPT: usize = 200;

/// A journal, and chance for what to do to it.
struct Hands<'a> {
    desk: &'a Desk,
    journal: &'a Journal,
    rng: fastrand::Rng,
    done: usize,
}

impl Hands<'_> {
    fn film(&mut self) -> FilmId {
        let all = self.journal.library_ids(&LibraryQuery::default()).unwrap();
        let chosen = self.rng.choice(&all).copied();
        chosen.unwrap_or_else(|| self.add_film())
    }

    fn some_films(&mut self) -> Vec<FilmId> {
        let mut all = self.journal.library_ids(&LibraryQuery::default()).unwrap();
        self.rng.shuffle(&mut all);
        all.truncate(self.rng.usize(2..9));
        all
    }

    fn word(&mut self) -> String {
        let words = ["tide", "Ilse", "Größe", "夜の停車場", "a, b", "‘’", "x\u{301}", "-1", "NULL"];
        format!("{} {}", self.rng.choice(words).unwrap(), self.rng.u8(..20))
    }

    fn facts(&mut self) -> FilmFacts {
        FilmFacts {
            title: self.word(),
            original_title: self.rng.bool().then(|| self.word()),
            year: self.rng.bool().then(|| self.rng.i16(1900..2026)),
            tagline: self.word(),
            runtime_min: Some(self.rng.u32(1..300)),
            directors: vec![self.word()],
            cast: vec![CastMember { name: self.word(), character: self.word() }],
            genres: vec![self.word()],
            ..FilmFacts::default()
        }
    }

    fn add_film(&mut self) -> FilmId {
        let facts = self.facts();
        self.journal.add_film(&facts).unwrap().value
    }

    fn viewing(&mut self) -> ViewingFacts {
        let date = format!("{}-0{}", self.rng.u16(1950..2025), self.rng.u8(1..10));
        ViewingFacts {
            watched_on: self.rng.bool().then(|| WatchedOn::parse(&date).unwrap()),
            score: self.rng.bool().then(|| self.rng.u8(..=100).try_into().unwrap()),
            rewatch: self.rng.bool(),
            liked: self.rng.bool(),
            place: self.word(),
            companions: vec![self.word()],
            tags: vec![self.word(), self.word()],
            note: self.word(),
            ..ViewingFacts::default()
        }
    }

    /// A table of a few films, some of which the journal may have.
    fn table(&mut self) -> std::path::PathBuf {
        let mut text = "Title,Year,Rating10,WatchedDate,Tags,Review\n".to_owned();
        for _ in 0..self.rng.usize(1..12) {
            let (film, score) = (self.rng.u8(..30), self.rng.u8(1..=10));
            let day = self.rng.u8(10..29);
            writeln!(text, "Film {film},1974,{score},2024-03-{day},\"a, b\",Words {day}.").unwrap();
        }
        let path = self.desk.path("diary.csv");
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Does one thing. Not everything changes something, and what is refused changes nothing.
    fn act(&mut self) {
        let journal = self.journal;
        let unwatched = Progress::unwatched();
        match self.rng.u8(..30) {
            0 => drop(self.add_film()),
            1 => {
                let (film, facts) = (self.film(), self.facts());
                let _ = journal.edit_film(film, &facts);
            }
            2 => drop(journal.delete_films(&[self.film()])),
            3 => drop(journal.like_film(self.film(), self.rng.bool())),
            4 | 5 => {
                let (film, viewing) = (self.film(), self.viewing());
                let _ = journal.log_viewing(film, &viewing);
            }
            6 => {
                let film = self.film();
                if let Some(row) = journal.film_page(film).unwrap().viewings.first() {
                    let _ = journal.edit_viewing(row.id, &self.viewing());
                }
            }
            7 => {
                let film = self.film();
                if let Some(row) = journal.film_page(film).unwrap().viewings.first() {
                    let _ = journal.delete_viewing(row.id);
                }
            }
            8 | 9 => self.write(),
            10 => self.rewrite(),
            11 => {
                let film = self.film();
                if let Some(review) = journal.film_page(film).unwrap().reviews.first() {
                    let _ = journal.delete_review(review.id);
                }
            }
            12 => drop(journal.merge_films(self.film(), self.film())),
            13 => self.split(),
            14 => drop(journal.set_poster(self.film(), "kites.webp", &poster("kites"))),
            15 => drop(journal.remove_poster(self.film())),
            16 => drop(journal.add_still(self.film(), "walk.webp", &poster("ash"))),
            17 => {
                let facts = ListFacts {
                    name: self.word(),
                    tags: vec![self.word()],
                    ..ListFacts::default()
                };
                let _ = journal.add_list(&facts);
            }
            18 => {
                let (films, name) = (self.some_films(), self.word());
                let _ = journal.list_selection(&films, &ListChoice::New(name));
            }
            19 => {
                if let Some(list) = journal.lists().unwrap().first() {
                    let _ = journal.delete_list(list.list);
                }
            }
            20 => drop(journal.watchlist_selection(&self.some_films())),
            21 => drop(journal.remove_from_watchlist(self.film())),
            22 => {
                let shelf = ShelfFacts { name: self.word(), query: "score>=8".to_owned() };
                let _ = journal.add_shelf(&shelf);
            }
            23 => {
                let (films, tag) = (self.some_films(), self.word());
                let _ = journal.tag_selection(&films, &[tag]);
            }
            24 => {
                let (films, place) = (self.some_films(), self.word());
                let _ = journal.place_selection(&films, &place);
            }
            25 => drop(journal.delete_selection(&self.some_films())),
            26 | 27 => {
                let table = self.table();
                journal.import_file(&table, unwatched).unwrap();
            }
            28 => self.rename(),
            _ => self.merge_people(),
        }
        self.done += 1;
    }

    fn write(&mut self) {
        let form = ReviewForm {
            facts: self.facts(),
            watch: Some(self.viewing()),
            text: ReviewText { headline: self.word(), body: self.word(), ..ReviewText::default() },
            ..ReviewForm::default()
        };
        let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
        let _ = self.journal.save_review(&save);
    }

    fn rewrite(&mut self) {
        let film = self.film();
        let page = self.journal.film_page(film).unwrap();
        let Some(review) = page.reviews.first() else { return };
        let mut form = self.journal.editing(EditTarget::Review(review.id)).unwrap().form;
        form.text.body = self.word();
        let save =
            ReviewSave { review: Some(review.id), draft: None, form, cause: RevisionCause::Done };
        let _ = self.journal.save_review(&save);
    }

    fn split(&mut self) {
        let film = self.film();
        let viewings = self.journal.film_page(film).unwrap().viewings;
        let Some(row) = viewings.first() else { return };
        let into = FilmPick::New { title: self.word(), year: None };
        let split = FilmSplit { film, into, viewings: vec![row.id], reviews: Vec::new() };
        let _ = self.journal.split_film(&split);
    }

    fn rename(&mut self) {
        for kind in [UsedKind::Tag, UsedKind::Place] {
            let names = self.journal.used_names(kind).unwrap();
            if let Some(used) = self.rng.choice(&names) {
                let (name, to) = (used.name.clone(), self.word());
                let _ = self.journal.rename_used(&UsedRename { kind, name, to });
            }
        }
    }

    fn merge_people(&mut self) {
        let query = PeopleQuery { role: PersonRole::Director, ..PeopleQuery::default() };
        let people = self.journal.people_ids(&query).unwrap();
        let rows = self.journal.people_rows(PersonRole::Director, &people).unwrap();
        if let (Some(one), Some(other)) = (self.rng.choice(&rows), self.rng.choice(&rows)) {
            let _ = self.journal.merge_people(&one.name, &other.name);
        }
    }
}

#[test]
fn everything_done_is_undone_to_the_start_and_done_again_to_the_end() {
    let all = sizes::times("undo", 60, 1_000);
    let desk = Desk::full();
    let journal = desk.journal();
    let mut hands = Hands { desk: &desk, journal: &journal, rng: sizes::chance(NAME), done: 0 };
    let (mut rounds, mut steps) = (0, 0);
    while hands.done < all {
        // A new step ends what could be done again; so what is kept is counted from here.
        let mut after = vec![journal.logical_hash().unwrap()];
        let mut newest = newest_step(&desk);
        while after.len() <= KEPT - 4 && hands.done < all {
            hands.act();
            let (hash, step) = (journal.logical_hash().unwrap(), newest_step(&desk));
            let made = usize::try_from(step - newest).unwrap();
            assert!(made > 0 || hash == *after.last().unwrap(), "something changed without a step");
            // A few acts are two steps; between them nobody looked.
            after.extend((1..made).map(|_| String::new()));
            after.extend((made > 0).then_some(hash));
            newest = step;
        }
        let compare = |at: usize, when: &str| {
            let (hash, wanted) = (journal.logical_hash().unwrap(), &after[at]);
            assert!(
                wanted.is_empty() || hash == *wanted,
                "{when} to step {at} of {}",
                after.len() - 1
            );
        };
        for at in (0..after.len() - 1).rev() {
            journal.undo().unwrap();
            compare(at, "undone");
        }
        assert_whole(&journal, NAME);
        for at in 1..after.len() {
            journal.redo().unwrap();
            compare(at, "done again");
        }
        assert_whole(&journal, NAME);
        rounds += 1;
        steps += after.len() - 1;
    }
    sizes::tell(
        NAME,
        format!("{} acts, {steps} steps, {rounds} rounds, 0 differences", hands.done),
    );
}

fn newest_step(desk: &Desk) -> i64 {
    let sql =
        "select cast(coalesce(max(seq), 0) as text) from sqlite_sequence where name = 'undo_steps'";
    crate::desk::column(&desk.tables(), sql)[0].parse().unwrap()
}
