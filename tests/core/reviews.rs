//! Writing: the editor's form, its drafts and its revisions.

use matinee_core::markdown::Phrases;
use matinee_core::{
    DiffPart, DraftSave, EditTarget, Error, FilmComplete, FilmField, Journal, Op, ReviewForm,
    ReviewId, ReviewSave, ReviewText, RevisionCause, SavedReview, Topic, ViewingFacts,
};

use crate::support::{TestJournal, add_film, film, viewing};

fn form(body: &str) -> ReviewForm {
    ReviewForm {
        facts: film("The Keeper of Low Water", 1974),
        watch: Some(ViewingFacts { tags: vec!["the sea".to_owned()], ..viewing("2025-11-08", 95) }),
        text: ReviewText { body: body.to_owned(), ..ReviewText::default() },
        ..ReviewForm::default()
    }
}

fn save(
    journal: &Journal,
    review: Option<ReviewId>,
    form: ReviewForm,
    cause: RevisionCause,
) -> SavedReview {
    journal.save_review(&ReviewSave { review, draft: None, form, cause }).unwrap().value
}

fn held(journal: &Journal, review: ReviewId) -> ReviewForm {
    journal.editing(EditTarget::Review(review)).unwrap().form
}

#[test]
fn film_viewing_and_words_are_saved_and_undone_as_one_step() {
    let journal = TestJournal::new();
    let save = ReviewSave {
        review: None,
        draft: None,
        form: form("It opens on the flats."),
        cause: RevisionCause::Done,
    };
    let saved = journal.save_review(&save).unwrap();

    assert_eq!(saved.topics, [Topic::Films, Topic::Viewings, Topic::Tags, Topic::Reviews].into());
    let editing = journal.editing(EditTarget::Review(saved.value.review)).unwrap();
    assert!(editing.finished);
    assert_eq!(editing.form.text.body, "It opens on the flats.");
    assert_eq!(editing.form.watch.unwrap().tags, ["the sea"]);

    let step = journal.undo().unwrap().value;
    assert_eq!((step.op, step.subject.as_str()), (Op::WriteReview, "The Keeper of Low Water"));
    assert!(matches!(journal.film_facts(saved.value.film), Err(Error::NotFound { .. })));
    assert!(matches!(journal.undo(), Err(Error::NothingToUndo)));
    journal.redo().unwrap();
    assert_eq!(held(&journal, saved.value.review).text.body, "It opens on the flats.");
}

#[test]
fn saving_what_is_there_already_changes_nothing() {
    let journal = TestJournal::new();
    let saved = save(&journal, None, form("Nothing is explained."), RevisionCause::Done);
    let same = ReviewSave {
        review: Some(saved.review),
        draft: None,
        form: held(&journal, saved.review),
        cause: RevisionCause::Left,
    };
    assert!(journal.save_review(&same).unwrap().topics.is_empty());
    assert_eq!(journal.revisions(saved.review).unwrap().len(), 1);
}

#[test]
fn a_new_review_joins_the_film_of_its_title_and_year_and_leaves_its_facts_alone() {
    let journal = TestJournal::new();
    let mut known = film("The Keeper of Low Water", 1974);
    known.tagline = "The tide keeps its own accounts.".to_owned();
    let id = journal.add_film(&known).unwrap().value;

    let mut typed = form("Third time.");
    typed.facts = film("the keeper of low water", 1974);
    typed.facts.directors = vec!["Hanne Marder".to_owned()];
    let saved = save(&journal, None, typed, RevisionCause::Done);

    assert_eq!(saved.film, id);
    let facts = journal.film_facts(id).unwrap();
    assert_eq!(facts.title, "The Keeper of Low Water");
    assert_eq!(facts.tagline, "The tide keeps its own accounts.");
    assert_eq!(facts.directors, ["Hanne Marder"]);
}

#[test]
fn a_review_without_a_title_is_refused_at_the_title() {
    let journal = TestJournal::new();
    let untitled = ReviewSave {
        review: None,
        draft: None,
        form: ReviewForm::default(),
        cause: RevisionCause::Done,
    };
    let refused = journal.save_review(&untitled);
    assert!(matches!(refused, Err(Error::Invalid { field: "title", .. })));
    assert!(matches!(journal.undo(), Err(Error::NothingToUndo)));
}

#[test]
fn a_viewing_of_another_film_is_refused() {
    let journal = TestJournal::new();
    let other = add_film(&journal, "Absents", 1999);
    let seen = journal.log_viewing(other, &viewing("2025-01-01", 50)).unwrap().value;
    let mixed = ReviewForm { viewing: Some(seen), ..form("Not this one.") };
    let refused = journal.save_review(&ReviewSave {
        review: None,
        draft: None,
        form: mixed,
        cause: RevisionCause::Done,
    });
    assert!(matches!(refused, Err(Error::NotFound { what: "viewing" })));
}

#[test]
fn a_review_of_a_logged_viewing_begins_with_what_was_logged() {
    let journal = TestJournal::new();
    let id = add_film(&journal, "The Keeper of Low Water", 1974);
    let seen = journal.log_viewing(id, &viewing("2025-11", 80)).unwrap().value;
    let editing = journal.editing(EditTarget::Viewing(seen)).unwrap();
    assert_eq!(editing.form.viewing, Some(seen));
    assert_eq!(editing.form.watch.unwrap().score.unwrap().tenths(), 80);

    let again = journal.editing(EditTarget::Film(id)).unwrap().form.watch.unwrap();
    assert!(again.rewatch, "it was seen before");
    assert_eq!(again.watched_on.unwrap().to_string(), "2025-11-09");
    let others = journal.other_viewings(id, None).unwrap();
    assert_eq!(others.len(), 1);
}

#[test]
fn a_draft_survives_a_crash_and_is_no_step_of_undo() {
    let test = TestJournal::new();
    let first = DraftSave { draft: None, review: None, form: form("It opens") };
    let kept = test.save_draft(&first).unwrap();
    assert_eq!(kept.topics, [Topic::Drafts].into());
    let draft = Some(kept.value.draft);
    let second = DraftSave { draft, review: None, form: form("It opens on the flats") };
    assert_eq!(test.save_draft(&second).unwrap().value.draft, kept.value.draft);
    assert_eq!(test.undo_state().unwrap().undo, None);

    // No goodbye: what is on disk is what a killed process leaves.
    let folder = test.folder;
    std::mem::forget(test.journal);
    let reader = Journal::open_to_read(folder.path()).unwrap();
    let entries = reader.drafts().unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].title, "The Keeper of Low Water");
    assert_eq!(entries[0].opening, "It opens on the flats");
    assert_eq!(entries[0].words, 5);
    let editing = reader.editing(EditTarget::Draft(kept.value.draft)).unwrap();
    assert_eq!(editing.form, second.form);
}

#[test]
fn saving_a_review_ends_its_draft_and_undo_gives_it_back() {
    let journal = TestJournal::new();
    let draft = journal
        .save_draft(&DraftSave { draft: None, review: None, form: form("It opens") })
        .unwrap()
        .value
        .draft;
    let done = ReviewSave {
        review: None,
        draft: Some(draft),
        form: form("It opens."),
        cause: RevisionCause::Done,
    };
    journal.save_review(&done).unwrap();
    assert!(journal.drafts().unwrap().is_empty());

    journal.undo().unwrap();
    let drafts = journal.drafts().unwrap();
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].opening, "It opens");
}

#[test]
fn unsaved_words_of_a_review_come_first_and_end_when_they_are_saved() {
    let journal = TestJournal::new();
    let saved = save(&journal, None, form("As published."), RevisionCause::Done);
    let mut rewritten = held(&journal, saved.review);
    rewritten.text.body = "Rewritten.".to_owned();
    let review = Some(saved.review);
    let draft = DraftSave { draft: None, review, form: rewritten.clone() };
    let draft = journal.save_draft(&draft).unwrap().value.draft;

    let editing = journal.editing(EditTarget::Review(saved.review)).unwrap();
    assert_eq!((editing.draft, editing.form.text.body.as_str()), (Some(draft), "Rewritten."));
    assert!(journal.drafts().unwrap()[0].finished);

    let cause = RevisionCause::Left;
    journal
        .save_review(&ReviewSave { review, draft: Some(draft), form: rewritten, cause })
        .unwrap();
    assert!(journal.drafts().unwrap().is_empty());
    // A younger draft does not stand in the way of undo.
    let younger = DraftSave { draft: None, review, form: held(&journal, saved.review) };
    journal.save_draft(&younger).unwrap();
    assert_eq!(journal.undo().unwrap().value.op, Op::EditReview);
}

#[test]
fn a_review_left_before_it_is_done_is_among_the_drafts() {
    let journal = TestJournal::new();
    let saved = save(&journal, None, form("So far"), RevisionCause::Left);
    assert!(!journal.editing(EditTarget::Review(saved.review)).unwrap().finished);
    let entries = journal.drafts().unwrap();
    assert_eq!(journal.contents().unwrap().drafts as usize, entries.len());
    assert_eq!((entries[0].review, entries[0].draft), (Some(saved.review), None));

    save(&journal, Some(saved.review), held(&journal, saved.review), RevisionCause::Done);
    assert!(journal.drafts().unwrap().is_empty());
}

#[test]
fn a_discarded_draft_comes_back_by_undo() {
    let journal = TestJournal::new();
    let draft = journal
        .save_draft(&DraftSave { draft: None, review: None, form: form("It opens") })
        .unwrap()
        .value
        .draft;
    journal.discard_draft(draft).unwrap();
    assert!(journal.drafts().unwrap().is_empty());
    assert!(matches!(journal.discard_draft(draft), Err(Error::NotFound { what: "draft" })));
    journal.undo().unwrap();
    assert_eq!(journal.drafts().unwrap().len(), 1);
}

#[test]
fn revisions_are_named_by_what_was_new_in_them() {
    let journal = TestJournal::new();
    let saved = save(&journal, None, form("It opens on the flats."), RevisionCause::Done);
    let mut next = held(&journal, saved.review);
    next.text.body = "It opens on the flats. Two centimetres, rewritten.".to_owned();
    save(&journal, Some(saved.review), next, RevisionCause::Left);

    let revisions = journal.revisions(saved.review).unwrap();
    assert_eq!(revisions[0].what, "Two centimetres, rewritten");
    assert_eq!((revisions[0].words, revisions[0].gained), (8, Some(3)));
    assert_eq!((revisions[1].words, revisions[1].gained), (5, None));

    let present = held(&journal, saved.review).text;
    let shown = journal.revision(revisions[1].revision, &present).unwrap();
    assert_eq!(shown.score.unwrap().tenths(), 95);
    assert!(shown.parts.contains(&DiffPart::Same("It opens on the flats. ".to_owned())));
}

#[test]
fn restoring_a_revision_loses_nothing() {
    let journal = TestJournal::new();
    let saved = save(&journal, None, form("First."), RevisionCause::Done);
    let mut next = held(&journal, saved.review);
    next.text.body = "Second.".to_owned();
    next.text.private = true;
    save(&journal, Some(saved.review), next, RevisionCause::Done);
    let first = journal.revisions(saved.review).unwrap().pop().unwrap();

    journal.restore_revision(first.revision).unwrap();
    let restored = held(&journal, saved.review).text;
    assert_eq!(restored.body, "First.");
    assert!(restored.private, "what a revision does not keep stays");
    let what: Vec<_> =
        journal.revisions(saved.review).unwrap().into_iter().map(|it| it.what).collect();
    assert_eq!(what, ["First", "Second", "First"]);

    assert_eq!(journal.undo().unwrap().value.op, Op::RestoreRevision);
    assert_eq!(held(&journal, saved.review).text.body, "Second.");
}

#[test]
fn a_score_in_tenths_is_kept_unrounded() {
    let journal = TestJournal::new();
    let mut typed = form("A tenth.");
    typed.watch = Some(viewing("2025-11-08", 87));
    let saved = save(&journal, None, typed, RevisionCause::Done);
    assert_eq!(held(&journal, saved.review).watch.unwrap().score.unwrap().tenths(), 87);
}

#[test]
fn names_are_completed_from_what_the_journal_knows() {
    let journal = TestJournal::new();
    let mut typed = form("Names.");
    typed.facts.directors = vec!["Hanne Märder".to_owned()];
    typed.facts.genres = vec!["Drama".to_owned()];
    save(&journal, None, typed, RevisionCause::Done);

    let complete = |field, typed: &str| {
        journal.complete_film(&FilmComplete { field, typed: typed.to_owned() }).unwrap()
    };
    assert_eq!(complete(FilmField::Person, "marder"), ["Hanne Märder"], "by any of their names");
    assert_eq!(complete(FilmField::Person, "han"), ["Hanne Märder"]);
    assert_eq!(complete(FilmField::Genre, "DR"), ["Drama"]);
    assert!(complete(FilmField::Person, "  ").is_empty());
}

#[test]
fn a_preview_is_the_page_with_the_films_stills() {
    let journal = TestJournal::new();
    let rendered = journal
        .preview(None, "## Two centimetres\n\n![x](still:walk)", &Phrases::default())
        .unwrap();
    assert_eq!(rendered.headings[0].text, "Two centimetres");
    assert!(rendered.html.contains("missing"));
}
