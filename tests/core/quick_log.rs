//! What a quick line is understood to say.

use matinee_core::{
    FilmFacts, FilmPick, Journal, QuickChosen, QuickLogRead, QuickLogReq, QuickMeaning, Score,
    ViewingFacts, WatchedOn,
};
use proptest::prelude::*;
use rstest::rstest;

use crate::support::{TestJournal, film};

fn journal() -> TestJournal {
    let journal = TestJournal::new();
    for (title, year) in [
        ("Heat", 1995),
        ("Slow Thunder", 1990),
        ("Saturday Night Fever", 1977),
        ("The Lantern Year", 1987),
        ("Blade Runner 2049", 2017),
        ("1917", 2019),
        ("8½", 1963),
        ("Yesterday", 2019),
        ("Freaky Friday", 1976),
    ] {
        journal.add_film(&film(title, year)).unwrap();
    }
    let seen = ViewingFacts {
        watched_on: Some(WatchedOn::parse("2025-10-12").unwrap()),
        score: Some(Score::from_tenths(85).unwrap()),
        place: "Kino Arkaden".to_owned(),
        companions: vec!["Ana".to_owned(), "Ben Ruiz".to_owned()],
        tags: vec!["70mm".to_owned()],
        ..ViewingFacts::default()
    };
    let thunder = journal.pick_films("slow thunder", 1).unwrap()[0].id;
    journal.log_viewing(thunder, &seen).unwrap();
    journal
}

fn read(journal: &Journal, typed: &str) -> QuickLogRead {
    let req = QuickLogReq { typed: typed.to_owned(), ..QuickLogReq::default() };
    journal.read_quick_log(&req).unwrap()
}

/// A line as it was understood, short enough to compare.
fn told(read: &QuickLogRead) -> String {
    let film = match (&read.known, read.sure) {
        (Some(film), _) => format!("{}, {}", film.title, film.year.unwrap_or_default()),
        (None, sure) => format!(
            "new {}{}{}",
            read.title,
            read.year.map(|year| format!(", {year}")).unwrap_or_default(),
            if sure { "" } else { "?" }
        ),
    };
    let facts = &read.facts;
    let date = facts.watched_on.map_or("undated".to_owned(), |date| date.to_string());
    let score = facts.score.map_or("–".to_owned(), |score| score.to_string());
    format!("{film} | {score} | {date}")
}

#[test]
fn the_whole_of_a_line_becomes_a_viewing() {
    let journal = journal();
    let line = "heat 1995 9.5 yesterday @rio #70MM with:ana,\"Zoë K\" format:disc note:\"late show\" liked rewatch";
    let read = read(&journal, line);
    assert_eq!(read.problem, None);
    let heat = journal.pick_films("heat", 1).unwrap()[0].id;
    assert_eq!(read.film, Some(FilmPick::Known(heat)));
    assert_eq!(
        read.facts,
        ViewingFacts {
            watched_on: Some(WatchedOn::parse("2025-11-08").unwrap()),
            score: Some(Score::from_tenths(95).unwrap()),
            rewatch: true,
            liked: true,
            place: "rio".to_owned(),
            format: "disc".to_owned(),
            note: "late show".to_owned(),
            // As the journal spells them.
            companions: vec!["Ana".to_owned(), "Zoë K".to_owned()],
            tags: vec!["70mm".to_owned()],
            ..ViewingFacts::default()
        }
    );
    let parts: Vec<&str> = read.parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(parts.join(" "), line);
    assert_eq!(read.parts[4].meaning, QuickMeaning::Place { name: "rio".to_owned(), fresh: true });
    assert_eq!(
        read.parts[6].meaning,
        QuickMeaning::Companions {
            names: vec!["Ana".to_owned(), "Zoë K".to_owned()],
            fresh: vec!["Zoë K".to_owned()]
        }
    );
    assert_eq!(read.verdict.as_deref(), Some("Masterpiece"));

    journal.log_viewing(read.film.unwrap(), &read.facts).unwrap();
    assert_eq!(journal.film_page(heat).unwrap().viewings[0].facts.tags, ["70mm"]);
}

#[rstest]
#[case::title_alone("heat", "Heat, 1995 | – | 2025-11-09")]
#[case::article_and_case("LANTERN YEAR 8", "The Lantern Year, 1987 | 8.0 | 2025-11-09")]
#[case::any_order("slow thunder sat 9 1990", "Slow Thunder, 1990 | 9.0 | 2025-11-08")]
#[case::percent("heat 87%", "Heat, 1995 | 8.7 | 2025-11-09")]
#[case::fraction("heat 4½ stars 3 mar", "Heat, 1995 | 9.0 | 2025-03-03")]
#[case::month("heat 1995 2024-03", "Heat, 1995 | – | 2024-03")]
#[case::month_in_words("heat 1995 march 7.5", "Heat, 1995 | 7.5 | 2025-03")]
#[case::year_said("heat 7 in 1995", "Heat, 1995 | 7.0 | 1995")]
#[case::film_and_viewing_year("heat 1995 in 1996", "Heat, 1995 | – | 1996")]
#[case::about("heat ~2009", "Heat, 1995 | – | 2009~")]
#[case::undated("heat ?", "Heat, 1995 | – | undated")]
#[case::weekday_in_a_title(
    "saturday night fever 8 sat",
    "Saturday Night Fever, 1977 | 8.0 | 2025-11-08"
)]
#[case::a_word_of_time_for_a_title("yesterday yesterday 6", "Yesterday, 2019 | 6.0 | 2025-11-08")]
#[case::number_for_a_title("1917 9", "1917, 2019 | 9.0 | 2025-11-09")]
#[case::number_in_a_title("blade runner 2049 8.5", "Blade Runner 2049, 2017 | 8.5 | 2025-11-09")]
#[case::fraction_for_a_title("8 1/2 9", "8½, 1963 | 9.0 | 2025-11-09")]
#[case::sign_before_the_title("@rio heat 9", "Heat, 1995 | 9.0 | 2025-11-09")]
#[case::another_year_is_another_film("heat 2024 8", "new heat, 2024 | 8.0 | 2025-11-09")]
#[case::new("The Weather Reporter 1971 9.5", "new The Weather Reporter, 1971 | 9.5 | 2025-11-09")]
#[case::sequel("toy story 3 9", "new toy story 3 | 9.0 | 2025-11-09")]
#[case::year_in_brackets("petrichor (2019) 6", "new petrichor, 2019 | 6.0 | 2025-11-09")]
#[case::in_a_title_after_an_article(
    "empire of the sun 8",
    "new empire of the sun | 8.0 | 2025-11-09"
)]
#[case::far_year("class of 2084 5", "new class of 2084 | 5.0 | 2025-11-09")]
#[case::quoted("\"friday again 9\" 6", "new friday again 9 | 6.0 | 2025-11-09")]
#[case::begun("slow th 9", "new slow th? | 9.0 | 2025-11-09")]
#[case::japanese("東京物語 9.5 yesterday", "new 東京物語 | 9.5 | 2025-11-08")]
fn a_line_says(#[case] typed: &str, #[case] wanted: &str) {
    let read = read(&journal(), typed);
    assert_eq!(read.problem, None, "{typed}");
    assert_eq!(told(&read), wanted, "{typed}");
}

#[rstest]
#[case::two_scores("heat 9 8", "second score")]
#[case::two_dates("heat today yesterday", "second date")]
#[case::a_viewing_year_has_to_be_said("heat 1995 2024", "in 2024")]
#[case::no_word_is_passed_over("heat 1995 superb", "‘superb’ is not understood")]
#[case::two_dates_in_one("heat 3/4/2024", "two dates")]
#[case::to_come("heat 24 dec 2030", "to come")]
#[case::no_title("@rio 9", "")]
#[case::nothing_but_signs("@rio", "Which film")]
#[case::nothing_after_a_sign("heat @", "after the sign")]
#[case::abandoned_and_scored("heat abandoned 3", "no score")]
#[case::said_again("heat #x #X", "again")]
fn what_is_not_clear_keeps_a_line_from_being_logged(#[case] typed: &str, #[case] why: &str) {
    let read = read(&journal(), typed);
    if why.is_empty() {
        // The first word without a sign is the title, whatever it is.
        assert_eq!(read.title, "9");
    } else {
        let problem = read.problem.unwrap();
        assert!(problem.contains(why), "{problem}");
    }
}

#[test]
fn an_empty_line_says_nothing_and_is_no_problem() {
    let read = read(&journal(), "  ");
    assert_eq!((read.film, read.problem, read.parts.len()), (None, None, 0));
}

#[test]
fn of_two_films_by_one_name_the_year_or_the_choice_says_which() {
    let journal = journal();
    let other = journal.add_film(&film("Heat", 1986)).unwrap().value;
    let twin = journal.add_film(&film("Heat", 1986)).unwrap().value;
    let asked = read(&journal, "heat 9");
    assert_eq!(asked.film, None);
    assert!(asked.problem.unwrap().contains("3 films called ‘heat’"));
    assert_eq!(told(&read(&journal, "heat 1995 9")), "Heat, 1995 | 9.0 | 2025-11-09");

    // Two of one name and year, and the year stands at the end of the line.
    let asked = read(&journal, "heat 9 1986");
    let offered = &asked.films[1];
    assert_eq!((offered.typed.as_str(), offered.caret), ("Heat 1986 9 ", 10));
    assert_eq!(offered.chosen.film, Some(twin));
    let req = QuickLogReq {
        typed: offered.typed.clone(),
        chosen: Some(offered.chosen.clone()),
        ..QuickLogReq::default()
    };
    let chosen = journal.read_quick_log(&req).unwrap();
    assert_eq!(chosen.film, Some(FilmPick::Known(twin)));
    assert_ne!(twin, other);

    // Once the line names another film, what was chosen says nothing.
    let req = QuickLogReq { typed: "heat 1995".to_owned(), ..req };
    let known = journal.read_quick_log(&req).unwrap().known.unwrap();
    assert_eq!(known.year, Some(1995));
}

#[test]
fn a_year_no_film_of_the_title_has_is_a_new_film_and_the_others_are_shown() {
    let journal = journal();
    let read = read(&journal, "heat 2024 8");
    assert!(read.sure);
    assert_eq!(read.film, Some(FilmPick::New { title: "heat".to_owned(), year: Some(2024) }));
    assert!(read.films[0].film.is_none());
    assert_eq!(read.films[1].film.as_ref().unwrap().year, Some(1995));
    assert_eq!(read.films[1].typed, "Heat 1995 8");
}

#[test]
fn a_title_is_completed_from_the_journal_and_never_taken_unasked() {
    let journal = journal();
    let begun = read(&journal, "slow th 9 yesterday");
    assert!(!begun.sure);
    assert_eq!(begun.films[0].typed, "Slow Thunder 1990 9 yesterday");
    assert!(begun.films[1].film.is_none());
    let whole = read(&journal, &begun.films[0].typed);
    assert_eq!(told(&whole), "Slow Thunder, 1990 | 9.0 | 2025-11-08");
    assert!(whole.films.is_empty());
    assert_eq!((whole.nth, whole.score_before.map(Score::tenths)), (Some(2), Some(85)));

    // A new film by that name is for the writer to say.
    let req = QuickLogReq {
        typed: "slow 9".to_owned(),
        chosen: Some(QuickChosen { title: "slow".to_owned(), year: None, film: None }),
        ..QuickLogReq::default()
    };
    let new = journal.read_quick_log(&req).unwrap();
    assert!(new.sure && new.films.is_empty());
    assert_eq!(new.film, Some(FilmPick::New { title: "slow".to_owned(), year: None }));
}

#[rstest]
#[case::with_a_score("freaky friday 7", "Freaky Friday, 1976 | 7.0 | 2025-11-09")]
#[case::with_a_date_and_a_score("freaky friday 12 oct 7", "Freaky Friday, 1976 | 7.0 | 2025-10-12")]
#[case::by_the_original_title("mad friday 7", "Verrückter Freitag, 2003 | 7.0 | 2025-11-09")]
fn a_title_of_the_journal_comes_before_what_its_words_may_say(
    #[case] typed: &str,
    #[case] wanted: &str,
) {
    let journal = journal();
    let original_title = Some("Mad Friday".to_owned());
    journal.add_film(&FilmFacts { original_title, ..film("Verrückter Freitag", 2003) }).unwrap();
    assert_eq!(told(&read(&journal, typed)), wanted);
}

#[test]
fn a_film_is_met_by_its_original_title() {
    let journal = journal();
    let facts =
        FilmFacts { original_title: Some("東京物語".to_owned()), ..film("Tokyo Story", 1953) };
    journal.add_film(&facts).unwrap();
    assert_eq!(told(&read(&journal, "東京物語 9.5")), "Tokyo Story, 1953 | 9.5 | 2025-11-09");
}

#[rstest]
#[case::place("heat @kin 9", 9, "Kino Arkaden", "heat @\"Kino Arkaden\" 9")]
#[case::second_word_of_a_place("heat @ark", 9, "Kino Arkaden", "heat @\"Kino Arkaden\" ")]
#[case::tag("heat #7", 7, "70mm", "heat #70mm ")]
#[case::companion("heat with:a", 11, "Ana", "heat with:Ana ")]
#[case::next_companion("heat with:ana,be 9", 16, "Ben Ruiz", "heat with:ana,\"Ben Ruiz\" 9")]
fn the_word_at_the_caret_is_completed(
    #[case] typed: &str,
    #[case] caret: u32,
    #[case] word: &str,
    #[case] whole: &str,
) {
    let req = QuickLogReq { typed: typed.to_owned(), caret: Some(caret), chosen: None };
    let words = journal().read_quick_log(&req).unwrap().words;
    assert_eq!((words[0].word.as_str(), words[0].typed.as_str()), (word, whole));
}

#[test]
fn nothing_is_completed_away_from_the_caret_and_nothing_typed_whole() {
    let journal = journal();
    for (typed, caret) in [("heat @kin 9", 11), ("heat #70mm", 10), ("heat", 4)] {
        let req = QuickLogReq { typed: typed.to_owned(), caret: Some(caret), chosen: None };
        assert!(journal.read_quick_log(&req).unwrap().words.is_empty(), "{typed}");
    }
}

#[test]
fn a_place_of_several_words_needs_no_quotation_marks_once_it_is_known() {
    let read = read(&journal(), "heat @kino arkaden 9");
    assert_eq!((read.facts.place.as_str(), read.problem), ("Kino Arkaden", None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_line_makes_it_panic(
        typed in "\\PC{0,24}|([a-z]{1,5}|[0-9./½%★-]{1,6}|[@#\"“:,~?()]| |with:|in|heat|sat|mar|東京){0,12}",
        caret in proptest::option::of(0..30_u32),
    ) {
        let journal = TestJournal::new();
        journal.add_film(&film("Heat", 1995)).unwrap();
        let read = journal.read_quick_log(&QuickLogReq { typed, caret, chosen: None }).unwrap();
        // What it takes for a viewing can be logged, but for words that are too long.
        if let (Some(film), None) = (read.film.clone(), &read.problem) {
            journal.log_viewing(film, &read.facts).unwrap();
        }
    }

    #[test]
    fn every_word_of_a_line_is_in_a_part(typed in "([a-z]{1,4}|[0-9]{1,4}|@[a-z]{1,3}|#[a-z]{1,3}| ){0,12}") {
        let read = read(&TestJournal::new(), &typed);
        let parts: Vec<&str> = read.parts.iter().map(|part| part.text.as_str()).collect();
        let words: Vec<&str> = typed.split_whitespace().collect();
        prop_assert_eq!(parts.join(" "), words.join(" "));
    }
}

#[rstest]
#[case("march 2019", "2019-03")]
#[case("3 mar 2019", "2019-03-03")]
#[case("2019", "2019")]
#[case("yesterday", "2025-11-08")]
fn a_date_to_turn_to_is_read_as_in_a_line(#[case] typed: &str, #[case] date: &str) {
    assert_eq!(journal().read_date(typed).unwrap().to_string(), date);
}

#[test]
fn what_is_no_date_says_how_to_write_one() {
    for typed in ["soon", "3 mar 2019 or so", "", "?", "3/4/2019"] {
        let refusal = journal().read_date(typed).unwrap_err();
        assert!(matches!(refusal, matinee_core::Error::Invalid { field: "date", .. }), "{typed}");
    }
}
