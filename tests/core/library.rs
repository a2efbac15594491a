use matinee_core::{
    Error, FilmFacts, FilmId, Journal, LibraryFilter, LibraryQuery, LibrarySort, ListChoice, Op,
    ViewingFacts,
};
use rstest::rstest;

use crate::support::{SetClock, TestJournal, add_film, film, viewing, write};

/// Three films seen and one not, whose orders all differ.
fn shelf(journal: &Journal) -> [FilmId; 4] {
    let keeper = journal
        .add_film(&FilmFacts {
            directors: vec!["Hanne Marder".to_owned()],
            ..film("The Keeper of Low Water", 1974)
        })
        .unwrap()
        .value;
    let heliotrope = add_film(journal, "Heliotrope", 2025);
    let tokyo = add_film(journal, "夜の停車場", 1962);
    let unseen = add_film(journal, "Alibi", 1957);
    journal.log_viewing(keeper, &viewing("2025-03-01", 95)).unwrap();
    journal.log_viewing(heliotrope, &viewing("2025-11", 80)).unwrap();
    journal.log_viewing(tokyo, &ViewingFacts { score: None, ..viewing("2024-01-05", 10) }).unwrap();
    [keeper, heliotrope, tokyo, unseen]
}

fn titles(journal: &Journal, query: &LibraryQuery) -> Vec<String> {
    let ids = journal.library_ids(query).unwrap();
    journal.film_tiles(&ids).unwrap().into_iter().map(|tile| tile.title).collect()
}

fn find(journal: &Journal, text: &str) -> Vec<String> {
    titles(journal, &LibraryQuery { text: text.to_owned(), ..LibraryQuery::default() })
}

#[rstest]
#[case::newest_viewing(LibrarySort::Watched, false, &["Heliotrope", "The Keeper of Low Water", "夜の停車場", "Alibi"])]
#[case::oldest_viewing(LibrarySort::Watched, true, &["夜の停車場", "The Keeper of Low Water", "Heliotrope", "Alibi"])]
#[case::title(LibrarySort::Title, false, &["Alibi", "Heliotrope", "The Keeper of Low Water", "夜の停車場"])]
#[case::newest_film(LibrarySort::Year, false, &["Heliotrope", "The Keeper of Low Water", "夜の停車場", "Alibi"])]
#[case::oldest_film(LibrarySort::Year, true, &["Alibi", "夜の停車場", "The Keeper of Low Water", "Heliotrope"])]
#[case::best(LibrarySort::Score, false, &["The Keeper of Low Water", "Heliotrope", "Alibi", "夜の停車場"])]
#[case::worst(LibrarySort::Score, true, &["Heliotrope", "The Keeper of Low Water", "Alibi", "夜の停車場"])]
#[case::last_added(LibrarySort::Added, false, &["Alibi", "夜の停車場", "Heliotrope", "The Keeper of Low Water"])]
fn the_library_is_in_the_order_asked_for(
    #[case] sort: LibrarySort,
    #[case] reversed: bool,
    #[case] expected: &[&str],
) {
    let journal = TestJournal::new();
    shelf(&journal);
    assert_eq!(
        titles(&journal, &LibraryQuery { sort, reversed, ..LibraryQuery::default() }),
        expected
    );
}

#[rstest]
fn the_first_films_are_those_the_whole_order_begins_with(
    #[values(
        LibrarySort::Watched,
        LibrarySort::Title,
        LibrarySort::Year,
        LibrarySort::Score,
        LibrarySort::Added
    )]
    sort: LibrarySort,
    #[values(false, true)] reversed: bool,
    #[values(0, 1, 3, 4, 9)] limit: usize,
) {
    let journal = TestJournal::new();
    shelf(&journal);
    let query = LibraryQuery { sort, reversed, ..LibraryQuery::default() };
    let first: Vec<String> =
        journal.library_first(&query, limit).unwrap().into_iter().map(|tile| tile.title).collect();
    let all = titles(&journal, &query);
    assert_eq!(first, all[..limit.min(all.len())]);
}

#[test]
fn the_first_films_are_found_by_words_too() {
    let journal = TestJournal::new();
    let [keeper, ..] = shelf(&journal);
    let found = |text: &str| {
        let query = LibraryQuery { text: text.to_owned(), ..LibraryQuery::default() };
        journal.library_first(&query, 60).unwrap()
    };
    assert_eq!(found("hanne").iter().map(|tile| tile.id).collect::<Vec<_>>(), [keeper]);
    assert_eq!(found("nothing like it"), []);
    assert_eq!(found("…"), []);
}

#[test]
fn a_page_of_what_nearly_every_film_has_is_of_the_newest_of_them() {
    let journal = TestJournal::new();
    let waves: Vec<FilmId> =
        (0..320).map(|at| add_film(&journal, &format!("Wave {at}"), 1974 + at % 2)).collect();
    let found = |text: &str, sort: LibrarySort| -> Vec<FilmId> {
        let query = LibraryQuery { text: text.to_owned(), sort, ..LibraryQuery::default() };
        journal.library_first(&query, 60).unwrap().into_iter().map(|tile| tile.id).collect()
    };
    let newest: Vec<FilmId> = waves.iter().rev().take(60).copied().collect();
    assert_eq!(found("w", LibrarySort::Added), newest);
    assert_eq!(found("wa", LibrarySort::Added), newest);
    // What else is asked still holds, and so does the order.
    let of_1975 = found("year:1975 w", LibrarySort::Title);
    assert_eq!(of_1975.len(), 60);
    let query = LibraryQuery { text: "year:1975 w".to_owned(), ..LibraryQuery::default() };
    let all = journal.library_ids(&query).unwrap();
    assert_eq!(all.len(), 160);
    assert!(of_1975.iter().all(|film| all.contains(film)));
    assert_eq!(found("wave 7", LibrarySort::Title).len(), 11, "7, and 70 to 79");
}

#[test]
fn several_filters_are_all_asked_for() {
    let journal = TestJournal::new();
    let [keeper, heliotrope, ..] = shelf(&journal);
    journal.like_selection(&[keeper, heliotrope], true).unwrap();
    journal
        .log_viewing(keeper, &ViewingFacts { rewatch: true, ..viewing("2025-11-08", 90) })
        .unwrap();
    let filtered = |filter| titles(&journal, &LibraryQuery { filter, ..LibraryQuery::default() });

    assert_eq!(
        filtered(LibraryFilter { liked: true, rewatched: true, ..LibraryFilter::default() }),
        ["The Keeper of Low Water"]
    );
    assert_eq!(filtered(LibraryFilter { unseen: true, ..LibraryFilter::default() }), ["Alibi"]);
}

#[test]
fn a_film_is_found_by_any_word_written_about_it() {
    let journal = TestJournal::new();
    let [_, heliotrope, ..] = shelf(&journal);
    let facts = ViewingFacts {
        place: "Kino Sputnik".to_owned(),
        tags: vec!["winter light".to_owned()],
        ..viewing("2025-11-08", 85)
    };
    journal.log_viewing(heliotrope, &facts).unwrap();

    assert_eq!(find(&journal, "keeper"), ["The Keeper of Low Water"]);
    assert_eq!(find(&journal, "marder"), ["The Keeper of Low Water"], "a person");
    assert_eq!(find(&journal, "sputnik"), ["Heliotrope"], "a place");
    assert_eq!(find(&journal, "winter"), ["Heliotrope"], "a tag");
    assert_eq!(find(&journal, "停車"), ["夜の停車場"], "part of a Japanese title");
    assert_eq!(find(&journal, "iotro"), ["Heliotrope"], "the middle of a title");
    assert_eq!(find(&journal, "1957"), ["Alibi"], "a year");
    assert_eq!(find(&journal, "water 1974"), ["The Keeper of Low Water"], "a word and a year");
    assert_eq!(find(&journal, "water 1975"), [""; 0]);
    assert_eq!(find(&journal, " …"), [""; 0], "no word at all");
    assert_eq!(find(&journal, "  ").len(), 4, "nothing typed leaves all films in");
}

#[test]
fn a_deleted_film_is_in_no_tile_and_no_search() {
    let journal = TestJournal::new();
    let [keeper, heliotrope, ..] = shelf(&journal);
    journal.delete_selection(&[keeper]).unwrap();

    assert_eq!(journal.film_tiles(&[heliotrope, keeper]).unwrap().len(), 1);
    assert_eq!(find(&journal, "keeper"), [""; 0]);
    journal.undo().unwrap();
    assert_eq!(find(&journal, "keeper"), ["The Keeper of Low Water"]);
}

#[test]
fn picking_puts_the_title_begun_before_the_one_that_only_has_the_word() {
    let journal = TestJournal::new();
    add_film(&journal, "Low Water, High Ground", 1990);
    shelf(&journal);
    let picked = |typed: &str| -> Vec<String> {
        journal.pick_films(typed, 5).unwrap().into_iter().map(|tile| tile.title).collect()
    };
    assert_eq!(picked("low wat"), ["Low Water, High Ground", "The Keeper of Low Water"]);
    assert_eq!(picked("the keeper"), ["The Keeper of Low Water"]);
    assert_eq!(picked(""), [""; 0]);
}

#[test]
fn deleting_a_selection_is_one_step_with_an_entry_of_the_trash_for_each() {
    let journal = TestJournal::new();
    let [keeper, heliotrope, ..] = shelf(&journal);
    journal.delete_selection(&[keeper, heliotrope]).unwrap();
    let contents = journal.contents().unwrap();
    assert_eq!((contents.films, contents.viewings, contents.trash), (2, 1, 2));
    assert_eq!(journal.undo().unwrap().value.op, Op::DeleteSelection);
    let contents = journal.contents().unwrap();
    assert_eq!((contents.films, contents.viewings, contents.trash), (4, 3, 0));
}

#[test]
fn one_missing_film_keeps_the_whole_selection_as_it_is() {
    let journal = TestJournal::new();
    let [keeper, ..] = shelf(&journal);
    let gone = FilmId(9_999);
    assert!(matches!(journal.delete_selection(&[keeper, gone]), Err(Error::NotFound { .. })));
    assert!(matches!(journal.like_selection(&[keeper, gone], true), Err(Error::NotFound { .. })));
    assert_eq!(journal.contents().unwrap().films, 4);
    assert!(!journal.film_page(keeper).unwrap().liked);
}

#[test]
fn tagging_a_selection_tags_the_latest_viewings_and_leaves_what_was_never_seen() {
    let journal = TestJournal::new();
    let [keeper, _, _, unseen] = shelf(&journal);
    let latest = journal.log_viewing(keeper, &viewing("2025-10-10", 90)).unwrap().value;
    let changed = journal.tag_selection(&[keeper, unseen], &["winter light".to_owned()]).unwrap();
    assert_eq!((changed.value.done, changed.value.left), (1, 1));
    assert_eq!(journal.viewing_facts(latest).unwrap().tags, ["winter light"]);
    journal.undo().unwrap();
    assert_eq!(journal.viewing_facts(latest).unwrap().tags, [""; 0]);
}

#[test]
fn a_selection_goes_to_a_new_list_in_its_order_and_only_once() {
    let journal = TestJournal::new();
    let [keeper, heliotrope, tokyo, _] = shelf(&journal);
    let new = ListChoice::New("Owed a second look".to_owned());
    journal.list_selection(&[tokyo, keeper], &new).unwrap();
    let on = journal.film_page(keeper).unwrap().lists.remove(0);
    assert_eq!(on.name, "Owed a second look");

    let again =
        journal.list_selection(&[keeper, heliotrope], &ListChoice::Existing(on.id)).unwrap();
    assert_eq!((again.value.done, again.value.left), (1, 1));
    let refused = journal.list_selection(&[keeper], &ListChoice::New(" ".to_owned())).unwrap_err();
    assert!(matches!(refused, Error::Invalid { field: "name", .. }), "{refused}");
}

#[test]
fn a_selection_goes_on_the_watchlist_as_one_step() {
    let journal = TestJournal::new();
    let films = shelf(&journal);
    assert_eq!(journal.watchlist_selection(&films).unwrap().value.done, 4);
    assert_eq!(
        journal.watchlist_selection(&films).unwrap().topics.len(),
        0,
        "they are there already"
    );
    journal.undo().unwrap();
    assert_eq!(journal.contents().unwrap().watchlist, 0);
}

#[test]
fn a_films_page_counts_its_viewings_from_the_first() {
    let journal = TestJournal::new();
    let [keeper, ..] = shelf(&journal);
    journal
        .log_viewing(keeper, &ViewingFacts { rewatch: true, ..viewing("2025-10-10", 90) })
        .unwrap();
    journal.log_viewing(keeper, &ViewingFacts::default()).unwrap();
    let page = journal.film_page(keeper).unwrap();
    let rows: Vec<_> = page.viewings.iter().map(|row| (row.nth, row.facts.rewatch)).collect();
    assert_eq!(rows, [(Some(2), true), (Some(1), false), (None, false)]);
    assert_eq!(page.score.unwrap().tenths(), 90);
    assert_eq!(page.verdict.as_deref(), Some("Superb"));
}

#[test]
fn a_film_is_found_by_a_word_of_its_review_and_says_that_it_has_one() {
    let journal = TestJournal::new();
    let [keeper, heliotrope, ..] = shelf(&journal);
    let review = write(&journal, keeper, Some("2025-03-01"), "The ledger is a *love letter*.");
    let tile = |film| journal.film_tiles(&[film]).unwrap().remove(0);

    assert_eq!(find(&journal, "ledger"), ["The Keeper of Low Water"]);
    assert_eq!((tile(keeper).reviewed, tile(keeper).review), (true, Some(review)));
    assert_eq!((tile(heliotrope).reviewed, tile(heliotrope).review), (false, None));

    journal.delete_review(review).unwrap();
    assert_eq!(find(&journal, "ledger"), [""; 0]);
    assert_eq!((tile(keeper).reviewed, tile(keeper).review), (false, None));
    journal.undo().unwrap();
    assert_eq!(find(&journal, "ledger"), ["The Keeper of Low Water"]);
}

#[test]
fn a_films_page_has_its_reviews_the_newest_first_and_each_beside_its_viewing() {
    let journal = TestJournal::new();
    let [keeper, ..] = shelf(&journal);
    let first = write(&journal, keeper, Some("2025-03-01"), "Three words here.");
    let second = write(&journal, keeper, Some("2025-10-10"), "Now it is seven words, all told.");
    let page = journal.film_page(keeper).unwrap();
    let rows: Vec<_> = page.reviews.iter().map(|row| (row.id, row.words, row.finished)).collect();
    assert_eq!(rows, [(second, 7, true), (first, 3, true)]);
    let reviewed: Vec<_> = page.viewings.iter().map(|row| row.review).collect();
    assert_eq!(reviewed, [Some(second), Some(first)]);
}

#[test]
fn the_newest_review_is_the_one_written_last_and_not_the_one_kept_last() {
    let clock = SetClock::default();
    let journal = TestJournal::with_clock(clock.clone());
    clock.set("2025-11-09T09:12:00Z");
    let keeper = add_film(&journal, "The Keeper of Low Water", 1974);
    let new = write(&journal, keeper, Some("2025-03-01"), "Written last.");
    // An old text that came into the journal later.
    clock.set("2019-02-03T10:00:00Z");
    let old = write(&journal, keeper, Some("2019-02-01"), "Written long ago.");
    assert_eq!(journal.film_tiles(&[keeper]).unwrap()[0].review, Some(new));
    let page = journal.film_page(keeper).unwrap();
    assert_eq!(page.reviews.iter().map(|it| it.id).collect::<Vec<_>>(), [new, old]);
}

#[test]
fn a_place_is_said_of_the_latest_viewings_of_a_selection_and_undone_at_once() {
    let journal = TestJournal::new();
    let [first, second, unseen] = ["Heat", "Petrichor", "Unseen"]
        .map(|title| crate::support::add_film(&journal, title, 1990));
    for film in [first, second] {
        for day in ["2024-03-01", "2025-03-01"] {
            journal.log_viewing(film, &crate::support::viewing(day, 80)).unwrap();
        }
    }
    let placed =
        journal.place_selection(&[first, second, unseen], " Kino  Arkaden ").unwrap().value;
    assert_eq!((placed.done, placed.left), (2, 1));
    let places = |film| -> Vec<String> {
        let page = journal.film_page(film).unwrap();
        page.viewings.into_iter().map(|viewing| viewing.facts.place).collect()
    };
    assert_eq!(places(first), ["Kino Arkaden", ""]);
    assert_eq!(journal.place_selection(&[first], "Kino Arkaden").unwrap().value.left, 1);
    journal.undo().unwrap();
    assert_eq!((places(first), places(second)), (vec![String::new(); 2], vec![String::new(); 2]));
}
