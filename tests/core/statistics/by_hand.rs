use matinee_core::{
    CastMember, Error, FilmFacts, Journal, Score, Statistics, StatisticsReq, Tallied, VerdictBar,
    ViewingFacts, WatchedOn,
};

use super::{always, between, year};
use crate::support::{TestJournal, add_film, film, viewing, write};

fn tally(count: u32, scored: u32, average: Option<f64>) -> Tallied {
    Tallied { count, scored, average }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn log(journal: &Journal, title: &str, watched_on: &str, score: Option<u8>) {
    let film = film_called(journal, title);
    let facts = ViewingFacts {
        watched_on: (!watched_on.is_empty()).then(|| WatchedOn::parse(watched_on).unwrap()),
        score: score.map(|tenths| Score::from_tenths(tenths).unwrap()),
        ..ViewingFacts::default()
    };
    journal.log_viewing(film, &facts).unwrap();
}

/// The film of this title, added when it is not there.
fn film_called(journal: &Journal, title: &str) -> matinee_core::FilmId {
    let known = journal.pick_films(title, 1).unwrap();
    known.first().map_or_else(|| add_film(journal, title, 1974), |film| film.id)
}

fn statistics(journal: &Journal, req: &StatisticsReq) -> Statistics {
    journal.statistics(req).unwrap()
}

#[test]
fn an_empty_journal_has_nothing_to_tell() {
    let journal = TestJournal::new();
    let told = statistics(&journal, &always());
    assert_eq!((told.figures.films, told.figures.average), (0, None));
    assert!(told.scores.is_empty() && told.days.is_empty() && told.milestones.is_empty());
    assert!(told.first.is_none() && told.best.is_none() && told.last.is_none());
    assert!(told.streak.is_none() && told.gap.is_none());
    assert_eq!(told.months, [Tallied::default(); 12]);
}

#[test]
fn a_year_counts_the_dates_that_lie_wholly_in_it_and_says_what_it_leaves_out() {
    let journal = TestJournal::new();
    log(&journal, "Day", "2025-03-03", Some(80));
    log(&journal, "Month", "2025-04", Some(70));
    log(&journal, "Year", "2025", Some(61));
    log(&journal, "Before", "2024-12-31", Some(100));
    log(&journal, "Undated", "", Some(90));

    let told = statistics(&journal, &year("2025"));
    let figures = told.figures;
    assert_eq!((figures.films, figures.viewings, figures.undated), (3, 3, 1));
    assert_eq!((figures.without_month, figures.without_day), (1, 2));
    assert_eq!(figures.average, Some(211.0 / 3.0));
    assert_eq!(told.months[2], tally(1, 1, Some(80.0)));
    assert_eq!(told.months[3], tally(1, 1, Some(70.0)));
    assert_eq!(told.months.iter().map(|month| month.count).sum::<u32>(), 2);
    // 3 March 2025 was a Monday.
    assert_eq!(told.weekdays[0], tally(1, 1, Some(80.0)));

    let quarter = statistics(&journal, &between("2025-01", "2025-03"));
    assert_eq!(quarter.figures.viewings, 1, "neither the month nor the year lies in it");
}

#[test]
fn all_of_the_time_counts_the_undated_and_what_has_nothing_but_a_score() {
    let journal = TestJournal::new();
    log(&journal, "Dated", "2025-03-03", Some(80));
    log(&journal, "Undated", "", Some(60));
    add_film(&journal, "Never seen", 1999);

    let told = statistics(&journal, &always());
    assert_eq!((told.figures.films, told.figures.viewings, told.figures.undated), (2, 2, 1));
    assert_eq!(told.figures.average, Some(70.0));
    assert_eq!(told.viewing_years.len(), 1, "the undated are in no year");
    assert_eq!(told.months.iter().map(|month| month.count).sum::<u32>(), 1);
}

#[test]
fn a_film_has_the_score_of_its_last_scored_viewing_of_the_time() {
    let journal = TestJournal::new();
    log(&journal, "Heliotrope", "2023-05-01", Some(60));
    log(&journal, "Heliotrope", "2024-05-01", Some(75));
    log(&journal, "Heliotrope", "2024-06-01", None);
    log(&journal, "Heliotrope", "2025-05-01", Some(90));

    let score_of = |req| {
        let told = statistics(&journal, &req);
        told.scores.iter().map(|bar| (bar.score.tenths(), bar.films)).collect::<Vec<_>>()
    };
    assert_eq!(score_of(year("2023")), [(60, 1)]);
    assert_eq!(score_of(year("2024")), [(75, 1)]);
    assert_eq!(score_of(between("2023", "2024")), [(75, 1)]);
    assert_eq!(score_of(always()), [(90, 1)]);
    let drift = statistics(&journal, &year("2024")).viewing_years;
    assert_eq!(
        drift.iter().map(|bar| (bar.year, bar.tally)).collect::<Vec<_>>(),
        [
            (2023, tally(1, 1, Some(60.0))),
            (2024, tally(2, 1, Some(75.0))),
            (2025, tally(1, 1, Some(90.0)))
        ],
        "the drift is of every year"
    );
}

#[test]
fn streak_and_gap_are_the_longest_runs_of_days_with_and_without() {
    let journal = TestJournal::new();
    // Two days, then five without; three days over the end of a month, then one without.
    for date in [
        "2024-02-20",
        "2024-02-21",
        "2024-02-27",
        "2024-02-28",
        "2024-02-29",
        "2024-02-29",
        "2024-03-02",
    ] {
        log(&journal, date, date, None);
    }
    log(&journal, "Vague", "2024-03", None);
    let told = statistics(&journal, &always());
    let said = |stretch: Option<matinee_core::Stretch>| {
        let stretch = stretch.unwrap();
        (stretch.from.to_string(), stretch.to.to_string(), stretch.days)
    };
    assert_eq!(said(told.streak), ("2024-02-27".to_owned(), "2024-02-29".to_owned(), 3));
    assert_eq!(said(told.gap), ("2024-02-22".to_owned(), "2024-02-26".to_owned(), 5));
}

#[test]
fn one_film_makes_nobody_the_best_and_two_parts_in_a_film_are_one_film() {
    let journal = TestJournal::new();
    let add = |title: &str, director: &str, score: u8| {
        let cast = ["Two parts", "Two parts"]
            .map(|name| CastMember { name: name.to_owned(), character: title.to_owned() });
        let facts =
            FilmFacts { directors: names(&[director]), cast: cast.into(), ..film(title, 1970) };
        let id = journal.add_film(&facts).unwrap().value;
        journal.log_viewing(id, &viewing("2025-01-01", score)).unwrap();
    };
    add("A", "Once", 100);
    for (title, score) in [("B", 90), ("C", 90), ("D", 90)] {
        add(title, "Thrice", score);
    }
    for (title, score) in [("E", 60), ("F", 50), ("G", 70), ("H", 50)] {
        add(title, "Often", score);
    }
    let told = statistics(&journal, &always());
    let directors = &told.directors;
    let seen: Vec<_> = directors.seen.iter().map(|bar| bar.name.as_str()).collect();
    assert_eq!(seen, ["Often", "Thrice", "Once"]);
    // All eight average 75: (270 + 225) / 6 and (230 + 225) / 7.
    let best: Vec<_> =
        directors.best.iter().map(|bar| (bar.name.as_str(), bar.standing.unwrap())).collect();
    assert_eq!(best, [("Thrice", 82.5), ("Often", 65.0)]);
    assert_eq!(told.cast.seen[0].tally.count, 8);
}

#[test]
fn a_score_given_again_is_compared_with_the_one_before_whenever_that_was() {
    let journal = TestJournal::new();
    log(&journal, "Risen", "2020-01-01", Some(60));
    log(&journal, "Risen", "2022-01-01", None);
    log(&journal, "Risen", "2025-01-01", Some(80));
    log(&journal, "Fallen", "2024-06-01", Some(70));
    log(&journal, "Fallen", "2025-02-01", Some(65));
    log(&journal, "Same", "2025-03-01", Some(70));
    log(&journal, "Same", "2025-04-01", Some(70));
    log(&journal, "Undated before", "", Some(10));
    log(&journal, "Undated before", "2025-05-01", Some(90));

    let rewatches = statistics(&journal, &year("2025")).rewatches;
    assert_eq!((rewatches.scored_again, rewatches.higher, rewatches.lower), (3, 1, 1));
    assert_eq!(rewatches.drift, Some(5.0), "20 up, 5 down, and nothing, of three");
    let changes: Vec<_> = rewatches
        .changes
        .iter()
        .map(|one| (one.film.title.as_str(), one.from.tenths(), one.to.tenths()))
        .collect();
    assert_eq!(changes, [("Risen", 60, 80), ("Fallen", 70, 65)]);
    let most: Vec<_> =
        rewatches.most.iter().map(|one| (one.film.title.as_str(), one.viewings)).collect();
    assert_eq!(most, [("Same", 2)], "of this year");
}

#[test]
fn words_and_verdicts_are_of_the_reviews_of_the_viewings_that_count() {
    let journal = TestJournal::new();
    let seen = add_film(&journal, "Seen", 1974);
    let other = add_film(&journal, "Other", 1974);
    write(&journal, seen, Some("2025-06-01"), "Four words of mine.");
    write(&journal, other, Some("2024-06-01"), "Two words.");
    let told = statistics(&journal, &year("2025"));
    assert_eq!((told.figures.reviews, told.figures.words), (1, 4));
    let used: Vec<_> = told.verdicts.iter().filter(|bar| bar.films > 0).collect();
    assert_eq!(used, [&VerdictBar { word: "Very good".to_owned(), films: 1 }]);
    let all = statistics(&journal, &always());
    assert_eq!((all.figures.reviews, all.figures.words), (2, 6));
}

#[test]
fn the_hundredth_viewing_is_counted_from_the_first_and_told_in_its_own_time() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Often", 1974);
    journal.log_viewing(film, &ViewingFacts::default()).unwrap();
    for nth in 0..100 {
        let date = if nth < 98 { "2023-05-05" } else { "2024-01-01" };
        journal.log_viewing(film, &viewing(date, 70)).unwrap();
    }
    assert!(statistics(&journal, &year("2023")).milestones.is_empty());
    let told = statistics(&journal, &year("2024")).milestones;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].nth, 100);
    assert_eq!(told[0].moment.watched_on.unwrap().to_string(), "2024-01-01");
}

#[test]
fn first_best_and_last_are_viewings_of_the_time() {
    let journal = TestJournal::new();
    log(&journal, "First", "2025-01-02", Some(70));
    log(&journal, "Best once", "2025-03-01", Some(95));
    log(&journal, "Best again", "2025-04-01", Some(95));
    log(&journal, "Last", "2025-11-09", None);
    log(&journal, "Next year", "2026-01-01", Some(100));
    let told = statistics(&journal, &year("2025"));
    let title = |moment: &Option<matinee_core::Moment>| moment.as_ref().unwrap().film.title.clone();
    assert_eq!(title(&told.first), "First");
    assert_eq!(title(&told.best), "Best again", "of two as good, the later");
    assert_eq!(title(&told.last), "Last");
}

#[test]
fn a_line_leaves_it_at_the_films_it_finds() {
    let journal = TestJournal::new();
    log(&journal, "Heliotrope", "2025-01-02", Some(70));
    log(&journal, "Understory", "2025-01-03", Some(90));
    let req = StatisticsReq { query: "helio".to_owned(), ..always() };
    let told = statistics(&journal, &req);
    assert_eq!((told.figures.films, told.figures.average), (1, Some(70.0)));
}

#[test]
fn a_time_that_ends_before_it_begins_is_refused() {
    let journal = TestJournal::new();
    let refused = journal.statistics(&between("2025", "2024")).unwrap_err();
    assert!(matches!(refused, Error::Invalid { field: "between", .. }));
}

#[test]
fn a_line_about_viewings_leaves_it_at_those_and_not_at_all_of_their_films() {
    let journal = TestJournal::new();
    let see = |title: &str, date: &str, place: &str, score: Option<u8>| {
        let film = film_called(&journal, title);
        let facts = ViewingFacts {
            watched_on: Some(WatchedOn::parse(date).unwrap()),
            score: score.map(|tenths| Score::from_tenths(tenths).unwrap()),
            place: place.to_owned(),
            ..ViewingFacts::default()
        };
        journal.log_viewing(film, &facts).unwrap();
    };
    see("Heliotrope", "2024-05-01", "Kino Rio", Some(60));
    see("Heliotrope", "2025-01-02", "At home", Some(90));
    see("Understory", "2025-01-03", "Kino Rio", Some(70));
    see("Quarry", "2025-01-04", "At home", Some(80));
    let told = |query: &str, req: StatisticsReq| {
        let told = statistics(&journal, &StatisticsReq { query: query.to_owned(), ..req });
        let scores: Vec<_> =
            told.scores.iter().map(|bar| (bar.score.tenths(), bar.films)).collect();
        (told.figures.viewings, told.figures.films, told.figures.new_films, scores)
    };
    assert_eq!(told("place:rio", always()), (2, 2, 2, vec![(60, 1), (70, 1)]));
    assert_eq!(told("place:rio", year("2025")), (1, 1, 1, vec![(70, 1)]));
    // Heliotrope was not new at home, though nothing before is asked about.
    assert_eq!(told("-place:rio", always()), (2, 2, 1, vec![(80, 1), (90, 1)]));
    assert_eq!(told("watched:2024", always()), (1, 1, 1, vec![(60, 1)]));
    let req = StatisticsReq { query: "place:rio".to_owned(), ..always() };
    let drift = statistics(&journal, &req).viewing_years;
    assert_eq!(drift.iter().map(|bar| bar.tally.count).collect::<Vec<_>>(), [1, 1]);
}
