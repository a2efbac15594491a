use matinee_core::{
    DiaryEntries, DiaryEntriesReq, DiaryPlace, Error, FilmPick, Journal, Op, Topic,
    ViewingComplete, ViewingFacts, ViewingField, WatchedOn,
};

use crate::support::{TestJournal, add_film, viewing};

fn log(journal: &Journal, title: &str, watched_on: &str) {
    let film = add_film(journal, title, 2000);
    let mut facts = viewing(watched_on, 70);
    facts.score = None;
    journal.log_viewing(film, &facts).unwrap();
}

fn section(year: Option<i16>, month: Option<i8>) -> DiaryEntriesReq {
    DiaryEntriesReq { year, month, after: None, limit: 100 }
}

fn titles(answer: &DiaryEntries) -> Vec<&str> {
    answer.entries.iter().map(|entry| entry.title.as_str()).collect()
}

#[test]
fn a_month_goes_from_its_last_day_to_what_is_known_to_the_month_alone() {
    let journal = TestJournal::new();
    for (title, date) in [
        ("Month", "2025-10"),
        ("First", "2025-10-01"),
        ("Matinee", "2025-10-31"),
        ("Late show", "2025-10-31"),
        ("September", "2025-09-30"),
        ("November", "2025-11-01"),
        ("Year", "2025"),
        ("About", "2025-10-05~"),
    ] {
        log(&journal, title, date);
    }
    let october = journal.diary_entries(&section(Some(2025), Some(10))).unwrap();
    assert_eq!(titles(&october), ["Matinee", "Late show", "About", "First", "Month"]);
    let year = journal.diary_entries(&section(Some(2025), None)).unwrap();
    assert_eq!(titles(&year), ["Year"]);
}

#[test]
fn undated_viewings_have_a_section_of_their_own() {
    let journal = TestJournal::new();
    log(&journal, "Dated", "2025");
    let film = add_film(&journal, "Undated", 1950);
    journal.log_viewing(film, &ViewingFacts::default()).unwrap();

    assert_eq!(titles(&journal.diary_entries(&section(None, None)).unwrap()), ["Undated"]);
    let years = journal.diary_years().unwrap();
    assert_eq!(years.undated, 1);
    assert_eq!(years.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2025]);
    let undated = journal.diary_year(None).unwrap();
    assert_eq!((undated.viewings, undated.sections[0].month), (1, None));
}

#[test]
fn pages_follow_on_without_a_gap_or_a_repeat() {
    let journal = TestJournal::new();
    // Three on the first days, so that pages end inside a day, too.
    let dates = ["2025-10-03", "2025-10-03", "2025-10-03", "2025-10-02", "2025-10-02", "2025-10"];
    for (index, date) in dates.iter().enumerate() {
        log(&journal, &format!("Film {index}"), date);
        log(&journal, &format!("Undated {index}"), "1999");
    }
    for (year, month) in [(2025, Some(10)), (1999, None)] {
        let whole = journal.diary_entries(&section(Some(year), month)).unwrap();
        assert_eq!((whole.entries.len(), &whole.next), (6, &None));
        for limit in 1..=6 {
            let mut read = Vec::new();
            let mut after: Option<DiaryPlace> = None;
            loop {
                let req = DiaryEntriesReq { after, limit, ..section(Some(year), month) };
                let page = journal.diary_entries(&req).unwrap();
                assert!(page.entries.len() <= limit);
                read.extend(page.entries);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(read, whole.entries, "in pages of {limit}");
        }
    }
}

#[test]
fn a_year_counts_its_months_and_averages_their_scores() {
    let journal = TestJournal::new();
    let one = add_film(&journal, "One", 2001);
    let two = add_film(&journal, "Two", 2002);
    for (film, date, score) in [
        (one, "2025-11-08", 95),
        (one, "2025-11-08", 80),
        (two, "2025-11-02", 86),
        (two, "2025-01", 60),
    ] {
        journal.log_viewing(film, &viewing(date, score)).unwrap();
    }
    let unscored = ViewingFacts {
        watched_on: Some(WatchedOn::parse("2025-01-20").unwrap()),
        abandoned: true,
        ..ViewingFacts::default()
    };
    journal.log_viewing(two, &unscored).unwrap();

    let year = journal.diary_year(Some(2025)).unwrap();
    let points = |score: Option<matinee_core::Score>| score.map(|score| score.tenths());
    assert_eq!((year.viewings, points(year.average)), (5, Some(80)));
    let sections: Vec<_> = year
        .sections
        .iter()
        .map(|section| (section.month, section.viewings, section.films, points(section.average)))
        .collect();
    assert_eq!(sections, [(Some(11), 3, 2, Some(87)), (Some(1), 2, 1, Some(60))]);
    let days: Vec<_> = year
        .days
        .iter()
        .map(|day| (day.date.to_string(), points(day.score), day.viewings))
        .collect();
    assert_eq!(
        days,
        [
            ("2025-01-20".to_owned(), None, 1),
            ("2025-11-02".to_owned(), Some(86), 1),
            ("2025-11-08".to_owned(), Some(95), 2)
        ]
    );
}

#[test]
fn which_viewing_it_was_is_counted_apart_from_what_the_person_says() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.log_viewing(film, &viewing("2025-11-08", 95)).unwrap();
    journal.log_viewing(film, &ViewingFacts::default()).unwrap();
    let said = ViewingFacts { rewatch: true, ..viewing("2009", 90) };
    journal.log_viewing(film, &said).unwrap();

    let nth = |year, month| {
        let answer = journal.diary_entries(&section(year, month)).unwrap();
        (answer.entries[0].nth, answer.entries[0].rewatch)
    };
    assert_eq!(nth(None, None), (None, false), "an undated viewing may have been any of them");
    assert_eq!(nth(Some(2009), None), (Some(1), true));
    assert_eq!(nth(Some(2025), Some(11)), (Some(2), false));
}

#[test]
fn a_film_stays_where_it_was_when_its_day_gets_another() {
    let journal = TestJournal::new();
    log(&journal, "First", "2025-11-08");
    log(&journal, "Second", "2025-11-08");
    let film = add_film(&journal, "Between", 1990);
    let between = ViewingFacts { day_order: Some(1), ..viewing("2025-11-08", 80) };
    let logged = journal.log_viewing(film, &between).unwrap().value;

    let order = || {
        let november = journal.diary_entries(&section(Some(2025), Some(11))).unwrap();
        titles(&november).join(", ")
    };
    assert_eq!(order(), "First, Between, Second");
    journal.move_viewing(logged, true).unwrap();
    assert_eq!(order(), "Between, First, Second");
    assert!(journal.move_viewing(logged, true).unwrap().topics.is_empty());
    journal.move_viewing(logged, false).unwrap();
    journal.move_viewing(logged, false).unwrap();
    assert_eq!(order(), "First, Second, Between");
    assert_eq!(journal.undo().unwrap().value.op, Op::MoveViewing);
    assert_eq!(order(), "First, Between, Second");
    let on = journal.viewings_on(WatchedOn::parse("2025-11-08").unwrap()).unwrap();
    assert_eq!(
        on.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(),
        ["First", "Between", "Second"]
    );
}

#[test]
fn an_undated_viewing_cannot_be_moved_within_a_day() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Undated", 1950);
    let logged = journal.log_viewing(film, &ViewingFacts::default()).unwrap().value;
    assert!(matches!(
        journal.move_viewing(logged, true),
        Err(Error::Invalid { field: "watchedOn", .. })
    ));
}

#[test]
fn an_edited_date_puts_a_viewing_last_on_its_new_day() {
    let journal = TestJournal::new();
    log(&journal, "There already", "2025-11-02");
    let film = add_film(&journal, "Moved", 1990);
    let logged = journal.log_viewing(film, &viewing("2025-11-08", 80)).unwrap().value;
    journal.edit_viewing(logged, &viewing("2025-11-02", 80)).unwrap();
    let november = journal.diary_entries(&section(Some(2025), Some(11))).unwrap();
    assert_eq!(titles(&november), ["There already", "Moved"]);
}

#[test]
fn a_new_film_comes_with_its_viewing_in_one_step() {
    let journal = TestJournal::new();
    let new = FilmPick::New { title: "Slow Thunder".to_owned(), year: Some(1990) };
    let logged = journal.log_viewing(new, &viewing("2025-11-08", 90)).unwrap();
    assert_eq!(logged.topics, [Topic::Films, Topic::Viewings].into());
    journal.undo().unwrap();
    assert!(journal.pick_films("slow thunder", 8).unwrap().is_empty());
    assert!(journal.diary_years().unwrap().years.is_empty());
}

#[test]
fn a_new_film_without_a_title_is_refused_at_its_field() {
    let journal = TestJournal::new();
    let new = FilmPick::New { title: "  ".to_owned(), year: None };
    let refused = journal.log_viewing(new, &viewing("2025-11-08", 90));
    assert!(matches!(refused, Err(Error::Invalid { field: "title", .. })));
}

#[test]
fn a_deleted_viewing_comes_back_to_its_place() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    let facts = ViewingFacts { companions: vec!["Ilse".to_owned()], ..viewing("2025-11-09", 90) };
    let logged = journal.log_viewing(film, &facts).unwrap().value;
    let before = journal.diary_entries(&section(Some(2025), Some(11))).unwrap();

    journal.delete_viewing(logged).unwrap();
    assert!(journal.diary_years().unwrap().years.is_empty());
    journal.undo().unwrap();
    assert_eq!(journal.diary_entries(&section(Some(2025), Some(11))).unwrap(), before);
}

#[test]
fn words_used_before_are_offered_the_most_frequent_first() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    for (place, companion) in
        [("Kino Arkaden", "Ilse"), ("Film museum", "Jörg"), ("Kino Arkaden", "Ilse")]
    {
        let facts = ViewingFacts {
            place: place.to_owned(),
            companions: vec![companion.to_owned()],
            tags: vec!["double bill".to_owned()],
            ..ViewingFacts::default()
        };
        journal.log_viewing(film, &facts).unwrap();
    }
    let offered = |field, typed: &str| {
        journal.complete_viewing(&ViewingComplete { field, typed: typed.to_owned() }).unwrap()
    };
    assert_eq!(offered(ViewingField::Place, ""), ["Kino Arkaden", "Film museum"]);
    assert_eq!(offered(ViewingField::Place, "ark"), ["Kino Arkaden"]);
    assert_eq!(offered(ViewingField::Companion, "jorg"), ["Jörg"]);
    assert_eq!(offered(ViewingField::Tag, "bill"), ["double bill"]);
    assert!(offered(ViewingField::Format, "").is_empty());
}
