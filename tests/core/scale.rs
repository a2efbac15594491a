use matinee_core::{
    Error, FilmFacts, FilmId, Journal, Op, Progress, ScaleAnswer, ScalePage, ScaleReq,
    ScaleRescore, Score, Topic,
};

use crate::support::{TestJournal, TickingClock, add_film, viewing};

fn tenths(score: u8) -> Score {
    Score::from_tenths(score).unwrap()
}

/// A journal with films of this score, seen one after the other.
fn journal_of(titles: &[&str], score: u8) -> (TestJournal, Vec<FilmId>) {
    let journal = TestJournal::with_clock(TickingClock::default());
    let films = (1..).zip(titles).map(|(day, title)| {
        let film = add_film(&journal, title, 1974);
        journal.log_viewing(film, &viewing(&format!("2025-03-{day:02}"), score)).unwrap();
        film
    });
    let films = films.collect();
    (journal, films)
}

fn page(journal: &Journal, score: u8) -> ScalePage {
    let req = ScaleReq { score: tenths(score), skipped: Vec::new(), doubting: false };
    journal.scale_page(&req).unwrap()
}

fn better(journal: &Journal, better: FilmId, other: FilmId) {
    journal.compare_films(ScaleAnswer { better, other, close: false }).unwrap();
}

fn order(page: &ScalePage) -> Vec<(u32, &str)> {
    page.order.iter().map(|placed| (placed.place, placed.film.title.as_str())).collect()
}

#[test]
fn answers_give_an_order_inside_a_score_and_change_no_score() {
    let (journal, films) = journal_of(&["Alibi", "Buoy", "Cinder"], 90);
    let before = page(&journal, 90);
    assert_eq!((before.films, before.order.len(), before.answers), (3, 0, 0));
    let asked = before.ask.unwrap();
    assert_eq!((asked.one.title.as_str(), asked.other.title.as_str()), ("Cinder", "Buoy"));

    let told =
        journal.compare_films(ScaleAnswer { better: films[1], other: films[2], close: false });
    assert_eq!(told.unwrap().topics, [Topic::Comparisons].into());
    journal.compare_films(ScaleAnswer { better: films[0], other: films[2], close: true }).unwrap();
    let after = page(&journal, 90);
    assert_eq!(order(&after), [(1, "Buoy"), (2, "Cinder"), (2, "Alibi")]);
    assert_eq!((after.ask, after.answers), (None, 2));
    assert!(after.order.iter().all(|placed| placed.film.score == Some(tenths(90))));

    let of_score = journal.scale_scores().unwrap();
    assert_eq!(of_score.len(), 1);
    assert_eq!((of_score[0].films, of_score[0].placed, of_score[0].circles), (3, 3, 0));
}

#[test]
fn a_score_that_one_film_has_is_nothing_to_order() {
    let (journal, _) = journal_of(&["Alibi"], 90);
    assert!(journal.scale_scores().unwrap().is_empty());
    assert_eq!(page(&journal, 90).ask, None);
    let empty = TestJournal::new();
    assert!(empty.scale_scores().unwrap().is_empty());
}

#[test]
fn an_answer_can_be_changed_forgotten_and_undone() {
    let (journal, films) = journal_of(&["Alibi", "Buoy"], 90);
    better(&journal, films[0], films[1]);
    assert_eq!(order(&page(&journal, 90)), [(1, "Alibi"), (2, "Buoy")]);
    let again = ScaleAnswer { better: films[0], other: films[1], close: false };
    assert!(journal.compare_films(again).unwrap().topics.is_empty(), "it was said already");
    better(&journal, films[1], films[0]);
    assert_eq!(page(&journal, 90).answers, 1);
    assert_eq!(order(&page(&journal, 90)), [(1, "Buoy"), (2, "Alibi")]);
    journal.undo().unwrap();
    assert_eq!(order(&page(&journal, 90)), [(1, "Alibi"), (2, "Buoy")]);

    journal.forget_comparison(films[1], films[0]).unwrap();
    assert_eq!(page(&journal, 90).answers, 0);
    let none = journal.forget_comparison(films[1], films[0]);
    assert!(matches!(none, Err(Error::NotFound { what: "comparison" })), "{none:?}");
    assert_eq!(journal.undo().unwrap().value.op, Op::ForgetComparison);
    assert_eq!(page(&journal, 90).answers, 1);
}

#[test]
fn films_of_two_scores_are_not_compared_and_old_answers_wait_for_them() {
    let (journal, films) = journal_of(&["Alibi", "Buoy"], 90);
    better(&journal, films[0], films[1]);
    journal.log_viewing(films[0], &viewing("2025-04-01", 95)).unwrap();
    assert!(journal.scale_scores().unwrap().is_empty());
    let refused =
        journal.compare_films(ScaleAnswer { better: films[1], other: films[0], close: false });
    assert!(matches!(refused, Err(Error::Invalid { field: "other", .. })), "{refused:?}");
    let itself =
        journal.compare_films(ScaleAnswer { better: films[1], other: films[1], close: false });
    assert!(matches!(itself, Err(Error::Invalid { field: "other", .. })), "{itself:?}");
    journal.undo().unwrap();
    assert_eq!(order(&page(&journal, 90)), [(1, "Alibi"), (2, "Buoy")]);
}

#[test]
fn answers_that_go_round_are_told_as_a_circle() {
    let (journal, films) = journal_of(&["Alibi", "Buoy", "Cinder", "Drift"], 90);
    for (one, other) in [(0, 1), (1, 2), (2, 0), (0, 3)] {
        better(&journal, films[one], films[other]);
    }
    let told = page(&journal, 90);
    let circle: Vec<&str> = told.circles[0].iter().map(|film| film.title.as_str()).collect();
    assert_eq!((told.circles.len(), circle), (1, vec!["Alibi", "Buoy", "Cinder"]));
    assert_eq!(journal.scale_scores().unwrap()[0].circles, 1);
    better(&journal, films[0], films[2]);
    assert!(page(&journal, 90).circles.is_empty());
}

#[test]
fn a_settled_order_is_doubted_only_when_asked() {
    let (journal, films) = journal_of(&["Alibi", "Buoy", "Cinder"], 90);
    better(&journal, films[0], films[1]);
    better(&journal, films[1], films[2]);
    let settled = page(&journal, 90);
    assert_eq!((settled.ask, settled.can_doubt), (None, true));
    let req = ScaleReq { score: tenths(90), skipped: Vec::new(), doubting: true };
    let asked = journal.scale_page(&req).unwrap().ask.unwrap();
    assert_eq!((asked.one.id, asked.other.id), (films[0], films[2]));
    let skipped = vec![(films[2], films[0])];
    assert_eq!(journal.scale_page(&ScaleReq { skipped, ..req }).unwrap().ask, None);
}

#[test]
fn scores_change_where_they_were_given_as_one_step() {
    let (journal, films) = journal_of(&["Alibi", "Buoy"], 90);
    let own = journal.add_film(&FilmFacts { title: "Cinder".to_owned(), ..FilmFacts::default() });
    let own = own.unwrap().value;
    let rescore = |films: Vec<FilmId>, from: u8, to: u8| {
        journal.rescore(&ScaleRescore { films, from: tenths(from), to: tenths(to) })
    };
    let refused = rescore(vec![films[0], own], 90, 95);
    assert!(matches!(refused, Err(Error::Invalid { field: "films", .. })), "{refused:?}");
    assert_eq!(page(&journal, 90).films, 2, "nothing changed of either");

    assert_eq!(rescore(films.clone(), 90, 95).unwrap().value, 2);
    assert_eq!(page(&journal, 95).films, 2);
    let seen = &journal.film_page(films[0]).unwrap();
    assert_eq!(seen.viewings[0].facts.score, Some(tenths(95)));
    assert_eq!(seen.own_score, None);
    let undone = journal.undo().unwrap().value;
    assert_eq!((undone.op, page(&journal, 90).films), (Op::Rescore, 2));
}

#[test]
fn an_archive_takes_the_answers_along_and_the_newer_of_two_stands() {
    let (journal, films) = journal_of(&["Alibi", "Buoy", "Cinder"], 90);
    better(&journal, films[0], films[1]);
    journal.compare_films(ScaleAnswer { better: films[1], other: films[2], close: true }).unwrap();
    let quiet = Progress::unwatched;
    let archive = journal.folder.path().join("whole.matinee.zip");
    journal.export_archive(&archive, quiet()).unwrap();

    let copy = TestJournal::new();
    let imported = copy.import_archive(&archive, quiet()).unwrap().value;
    assert_eq!(imported.receipt.problems, []);
    assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
    assert_eq!(order(&page(&copy, 90)), [(1, "Alibi"), (2, "Buoy"), (2, "Cinder")]);

    better(&journal, films[1], films[0]);
    journal.export_archive(&archive, quiet()).unwrap();
    copy.import_archive(&archive, quiet()).unwrap();
    assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());

    copy.undo_import(imported.import.unwrap()).unwrap();
    assert!(copy.scale_scores().unwrap().is_empty());
}

#[test]
fn a_film_that_becomes_part_of_another_takes_its_answers_along() {
    let (journal, films) = journal_of(&["Alibi", "Buoy", "Cinder", "Drift"], 90);
    better(&journal, films[0], films[1]);
    better(&journal, films[3], films[0]);
    better(&journal, films[2], films[3]);
    better(&journal, films[0], films[2]);
    // Of Cinder and Drift something is known already, and between the two nothing can be.
    journal.merge_films(films[0], films[2]).unwrap();
    let told = page(&journal, 90);
    assert_eq!((order(&told), told.answers), (vec![(1, "Cinder"), (2, "Buoy")], 2));
    assert!(told.ask.is_some(), "Drift is below Cinder, and Buoy perhaps above it");
    journal.undo().unwrap();
    assert_eq!(page(&journal, 90).answers, 4);
}

#[test]
fn a_deleted_film_comes_back_with_its_answers() {
    let (journal, films) = journal_of(&["Alibi", "Buoy"], 90);
    better(&journal, films[0], films[1]);
    journal.delete_films(&[films[0]]).unwrap();
    assert_eq!(page(&journal, 90).answers, 0);
    let trashed = journal.trash().unwrap();
    journal.restore_from_trash(trashed[0].id).unwrap();
    assert_eq!(page(&journal, 90).answers, 1);
}
