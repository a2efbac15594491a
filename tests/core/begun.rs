//! Pictures on a review that is not saved yet, and what becomes of words whose records are gone.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use matinee_core::{
    DraftSave, EditTarget, Error, FilmFacts, Op, ReviewForm, ReviewSave, ReviewText, RevisionCause,
};

use crate::support::{TestJournal, add_film, film, viewing};

fn png(colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(90, 60, Rgb(colour)).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn save(form: ReviewForm) -> ReviewSave {
    ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done }
}

fn written(form: ReviewForm) -> ReviewForm {
    let text = ReviewText { body: "It opens on the flats.".to_owned(), ..ReviewText::default() };
    ReviewForm { text, ..form }
}

#[test]
fn a_new_film_its_pictures_and_its_review_are_one_step() {
    let journal = TestJournal::new();
    let begun = journal.begin_film(&film("Absents", 1999)).unwrap().value;
    journal.set_poster(begun.film, "poster.png", &png([200, 60, 40])).unwrap();
    let still = journal.add_still(begun.film, "walk.png", &png([20, 60, 40])).unwrap().value;
    journal.move_still(still.id, 0).unwrap();

    let form = ReviewForm { film: Some(begun.film), facts: begun.facts, ..ReviewForm::default() };
    journal.save_review(&save(written(form))).unwrap();

    let step = journal.undo().unwrap().value;
    assert_eq!((step.op, step.subject.as_str()), (Op::WriteReview, "Absents"));
    assert!(matches!(journal.film_facts(begun.film), Err(Error::NotFound { .. })));
    assert!(matches!(journal.undo(), Err(Error::NothingToUndo)));
    journal.redo().unwrap();
    assert_eq!(journal.stills(begun.film).unwrap(), [still]);
    assert!(journal.poster(begun.film).unwrap().is_some());
}

#[test]
fn what_was_done_between_stays_a_step_of_its_own() {
    let journal = TestJournal::new();
    let begun = journal.begin_film(&film("Absents", 1999)).unwrap().value;
    add_film(&journal, "Alibi", 2001);
    let form = ReviewForm { film: Some(begun.film), facts: begun.facts, ..ReviewForm::default() };
    journal.save_review(&save(written(form))).unwrap();
    let undone: Vec<Op> = (0..3).map(|_| journal.undo().unwrap().value.op).collect();
    assert_eq!(undone, [Op::WriteReview, Op::AddFilm, Op::BeginFilm]);
}

#[test]
fn a_film_the_journal_has_is_begun_with_what_it_knows() {
    let journal = TestJournal::new();
    let known = FilmFacts { directors: vec!["Hanne Marder".to_owned()], ..film("Absents", 1999) };
    let id = journal.add_film(&known).unwrap().value;
    let typed = FilmFacts { tagline: "Nobody is here.".to_owned(), ..film("absents", 1999) };
    let begun = journal.begin_film(&typed).unwrap();
    assert_eq!(begun.value.film, id);
    assert_eq!(begun.value.facts.directors, ["Hanne Marder"]);
    assert_eq!(begun.value.facts.tagline, "Nobody is here.");
    assert!(begun.topics.is_empty());
    journal
        .save_review(&save(written(ReviewForm {
            film: Some(id),
            facts: begun.value.facts,
            ..ReviewForm::default()
        })))
        .unwrap();
    journal.undo().unwrap();
    assert_eq!(journal.film_facts(id).unwrap(), known);
}

#[test]
fn words_whose_film_viewing_and_review_were_undone_are_saved_anew() {
    let journal = TestJournal::new();
    let form = ReviewForm {
        facts: film("Absents", 1999),
        watch: Some(viewing("2025-11-08", 95)),
        ..ReviewForm::default()
    };
    let saved = journal.save_review(&save(written(form.clone()))).unwrap().value;
    journal.undo().unwrap();

    let held = written(ReviewForm { film: Some(saved.film), viewing: saved.viewing, ..form });
    let draft = DraftSave { draft: None, review: Some(saved.review), form: held.clone() };
    let kept = journal.save_draft(&draft).unwrap().value.draft;
    assert_eq!(journal.editing(EditTarget::Draft(kept)).unwrap().form, held);

    let again = ReviewSave { review: Some(saved.review), draft: Some(kept), ..save(held) };
    let again = journal.save_review(&again).unwrap().value;
    let editing = journal.editing(EditTarget::Review(again.review)).unwrap();
    assert_eq!(editing.form.text.body, "It opens on the flats.");
    assert_eq!(editing.form.watch.unwrap().score, Some(95.try_into().unwrap()));
    assert!(journal.drafts().unwrap().is_empty());
}
