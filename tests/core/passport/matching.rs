use matinee_core::imports::{
    FilmAnswer, FilmChoice, ImportChoices, OnDoubt, PlanTab, RowAnswer, RowChoice, Why,
};
use matinee_core::{FilmFacts, FilmId};
use rstest::rstest;

use super::{diary, import, plan, rows, viewings};
use crate::support::TestJournal;

fn add(journal: &TestJournal, title: &str, year: Option<i16>, original: Option<&str>) -> FilmId {
    let original_title = original.map(str::to_owned);
    let facts = FilmFacts { title: title.into(), year, original_title, ..FilmFacts::default() };
    journal.add_film(&facts).unwrap().value
}

#[rstest]
#[case::folded("the glass HARBOUR", "The Glass Harbour", None)]
#[case::trailing_article("\"Glass Harbour, The\"", "The Glass Harbour", None)]
#[case::original_title("O Porto de Vidro", "The Glass Harbour", Some("O Porto de Vidro"))]
#[case::numerals("Rocky 2", "Rocky II", None)]
#[case::numerals_the_other_way("Harbour VIII", "Harbour 8", None)]
#[case::spaces_and_dashes("Harbour:\u{a0}Nights \u{2013} Days", "Harbour: Nights - Days", None)]
fn a_film_is_met_by_its_title_however_it_is_spelt(
    #[case] in_file: &str,
    #[case] title: &str,
    #[case] original: Option<&str>,
) {
    let journal = TestJournal::new();
    add(&journal, title, Some(1974), original);
    let report = import(
        &journal,
        &diary(&format!("{in_file},1974,,,2026-03-01,,,\n")),
        &ImportChoices::default(),
    );
    assert_eq!(report.receipt.added.films, 0, "{:?}", report.receipt);
    assert_eq!(viewings(&journal), [format!("{title} 2026-03-01 –")]);
}

/// A film under two titles: what the journal calls it and the file does, and each one's original title.
#[rstest]
#[case::the_row_gives_no_year(("The Glass Harbour", Some("O Porto de Vidro")), "O Porto de Vidro,,,", Why::NoYear)]
#[case::a_year_apart(("The Glass Harbour", Some("O Porto de Vidro")), "O Porto de Vidro,1975,,", Why::YearApart)]
#[case::the_rows_own(("O Porto de Vidro", None), "Glass Port,1975,O Porto de Vidro,", Why::YearApart)]
#[case::the_rows_own_without_a_year(("O Porto de Vidro", None), "Glass Port,,O Porto de Vidro,", Why::NoYear)]
#[case::of_both(("The Glass Harbour", Some("O Porto de Vidro")), "Glass Port,1975,o porto de vidro,", Why::YearApart)]
fn an_original_title_is_asked_about_where_the_year_is_off_or_missing(
    #[case] (title, original): (&str, Option<&str>),
    #[case] in_file: &str,
    #[case] why: Why,
) {
    let journal = TestJournal::new();
    let film = add(&journal, title, Some(1974), original);
    let text = format!("Title,Year,Original Title,Date\n{in_file}2026-03-01\n");
    let asked = plan(&journal, &text, &ImportChoices::default());
    let waiting = rows(&journal, &asked, PlanTab::Look);
    assert_eq!(waiting.len(), 1, "{:?}", asked.report().receipt);
    let look = waiting[0].look.as_ref().unwrap();
    assert_eq!(look.why, why);
    assert_eq!(look.films.iter().map(|film| film.id).collect::<Vec<_>>(), [film]);
    let unanswered = import(&journal, &text, &ImportChoices::default()).receipt;
    assert_eq!((unanswered.rows.skipped, unanswered.added.films), (1, 0));

    let this = FilmChoice { key: waiting[0].film_key.clone(), answer: FilmAnswer::This(film) };
    let answered = ImportChoices { films: vec![this], ..ImportChoices::default() };
    let receipt = import(&journal, &text, &answered).receipt;
    assert_eq!((receipt.rows.new, receipt.added.films, receipt.added.viewings), (1, 0, 1));
}

#[test]
fn what_netflix_played_under_its_original_title_is_asked_about() {
    let journal = TestJournal::new();
    let film = add(&journal, "The Glass Harbour", Some(1974), Some("O Porto de Vidro"));
    let text = "Title,Date\n\"O Porto de Vidro\",\"3/31/26\"\n\"Kites\",\"3/30/26\"\n";
    let asked = plan(&journal, text, &ImportChoices::default());
    let waiting = rows(&journal, &asked, PlanTab::Look);
    let asks: Vec<_> = waiting
        .iter()
        .map(|row| (row.title.as_str(), row.look.as_ref().unwrap().films[0].id))
        .collect();
    assert_eq!(asks, [("O Porto de Vidro", film)]);
    let likeliest = ImportChoices { on_doubt: OnDoubt::Likeliest, ..ImportChoices::default() };
    assert_eq!(import(&journal, text, &likeliest).receipt.added.films, 1);
    assert_eq!(viewings(&journal), ["Kites 2026-03-30 –", "The Glass Harbour 2026-03-31 –"]);
}

#[test]
fn an_original_title_of_quite_another_year_is_another_film() {
    let journal = TestJournal::new();
    add(&journal, "The Glass Harbour", Some(1974), Some("O Porto de Vidro"));
    let text = "Title,Year,Date\nO Porto de Vidro,1999,2026-03-01\n";
    assert_eq!(import(&journal, text, &ImportChoices::default()).receipt.added.films, 1);
}

#[test]
fn a_year_apart_is_asked_and_never_assumed() {
    let journal = TestJournal::new();
    let film = add(&journal, "Kites", Some(1999), None);
    let text = diary("Kites,2000,,8,2026-03-01,,,\nKites,2000,,8,2026-03-02,,,\n");
    let asked = plan(&journal, &text, &ImportChoices::default());
    let waiting = rows(&journal, &asked, PlanTab::Look);
    assert_eq!(waiting.len(), 2);
    let look = waiting[0].look.as_ref().unwrap();
    assert_eq!((look.why, look.films[0].id), (Why::YearApart, film));
    // Unanswered, the rows stay out and are accounted for.
    let unanswered = import(&journal, &text, &ImportChoices::default()).receipt;
    assert_eq!((unanswered.rows.read, unanswered.rows.skipped), (2, 2));
    assert_eq!(viewings(&journal), [""; 0]);

    // One answer serves all rows of the film.
    let answer = |answer| ImportChoices {
        films: vec![FilmChoice { key: waiting[0].film_key.clone(), answer }],
        ..ImportChoices::default()
    };
    let this = import(&journal, &text, &answer(FilmAnswer::This(film))).receipt;
    assert_eq!((this.rows.new, this.added.films, this.added.viewings), (2, 0, 2));
    journal.undo().unwrap();
    let new = import(&journal, &text, &answer(FilmAnswer::New)).receipt;
    assert_eq!((new.added.films, new.added.viewings), (1, 2));
    journal.undo().unwrap();
    let out = import(&journal, &text, &answer(FilmAnswer::LeaveOut)).receipt;
    assert_eq!((out.rows.skipped, out.added.viewings), (2, 0));
}

#[rstest]
#[case::by_default(OnDoubt::Ask, 0, 0)]
#[case::likeliest(OnDoubt::Likeliest, 0, 1)]
#[case::new(OnDoubt::New, 1, 1)]
fn doubts_can_be_answered_all_at_once(
    #[case] on_doubt: OnDoubt,
    #[case] films: u32,
    #[case] viewings: u32,
) {
    let journal = TestJournal::new();
    add(&journal, "Kites", Some(1999), None);
    let choices = ImportChoices { on_doubt, ..ImportChoices::default() };
    let added = import(&journal, &diary("Kites,,,8,2026-03-01,,,\n"), &choices).receipt.added;
    assert_eq!((added.films, added.viewings), (films, viewings));
}

#[test]
fn two_films_of_one_title_and_year_stay_two_and_the_row_asks_which() {
    let journal = TestJournal::new();
    let first = add(&journal, "The Well", Some(1951), None);
    let second = add(&journal, "The Well", Some(1951), None);
    let text = diary("The Well,1951,,8,2026-03-01,,,\n");
    let asked = plan(&journal, &text, &ImportChoices::default());
    let waiting = &rows(&journal, &asked, PlanTab::Look)[0];
    let look = waiting.look.as_ref().unwrap();
    assert_eq!(look.why, Why::Several);
    assert_eq!(look.films.iter().map(|film| film.id).collect::<Vec<_>>(), [first, second]);
    let choices = ImportChoices {
        films: vec![FilmChoice { key: waiting.film_key.clone(), answer: FilmAnswer::This(second) }],
        ..ImportChoices::default()
    };
    import(&journal, &text, &choices);
    assert_eq!(journal.film_page(second).unwrap().viewings.len(), 1);
}

#[test]
fn a_film_that_is_none_of_the_journals_is_added_once() {
    let journal = TestJournal::new();
    add(&journal, "The Well", Some(1951), None);
    let text = diary("The Well,1951,,8,2026-03-01,,,\nThe Well,1951,,7,2026-03-02,,,\n");
    let key = "The Well (1951)".to_owned();
    let films = vec![FilmChoice { key, answer: FilmAnswer::New }];
    let choices = ImportChoices { films, ..ImportChoices::default() };
    let added = import(&journal, &text, &choices).receipt.added;
    assert_eq!((added.films, added.viewings), (1, 2));
}

#[test]
fn an_id_is_the_identity_and_joins_what_titles_part() {
    let journal = TestJournal::new();
    let asked = ImportChoices::default();
    import(&journal, &diary("The Glass Harbour,1974,tt0070000,8,2026-03-01,,,\n"), &asked);
    let other = diary(
        "O Porto de Vidro,1975,tt0070000,9,2026-03-05,,,\nThe Glass Harbour,1974,tt0070009,7,2026-03-06,,,\n",
    );
    let added = import(&journal, &other, &asked).receipt.added;
    assert_eq!((added.films, added.viewings), (1, 2));
}

#[test]
fn a_table_that_has_a_merged_spelling_meets_the_person_it_was_merged_into() {
    let journal = TestJournal::new();
    let directed = |title: &str, director: &str| {
        let directors = vec![director.to_owned()];
        let facts = FilmFacts { title: title.into(), directors, ..FilmFacts::default() };
        journal.add_film(&facts).unwrap().value
    };
    let old = directed("Absents", "H. Marder");
    directed("Alibi", "Hanne Marder");
    journal.merge_people("H. Marder", "Hanne Marder").unwrap();
    journal.delete_films(&[old]).unwrap();
    let text =
        "Title,Year,Directors,WatchedDate\nKites,1999,\"H. Marder, Ida Korsgaard\",2026-03-01\n";
    import(&journal, text, &ImportChoices::default());
    let kites = &journal.pick_films("Kites", 1).unwrap()[0];
    assert_eq!(journal.film_facts(kites.id).unwrap().directors, ["Hanne Marder", "Ida Korsgaard"]);
}

#[test]
fn a_row_can_be_left_out() {
    let journal = TestJournal::new();
    let choices = ImportChoices {
        rows: vec![RowChoice {
            file: "a file.csv".into(),
            line: 3,
            nth: 0,
            answer: RowAnswer::LeaveOut,
        }],
        ..ImportChoices::default()
    };
    let text = diary("Kites,1999,,8,2026-03-01,,,\nMoth,2003,,7,2026-03-02,,,\n");
    let receipt = import(&journal, &text, &choices).receipt;
    assert_eq!((receipt.rows.new, receipt.rows.skipped), (1, 1));
    assert_eq!(receipt.left_out[0].reason, "You left this out.");
    // It can still come in later.
    let later = import(&journal, &text, &ImportChoices::default()).receipt;
    assert_eq!((later.rows.same, later.rows.new), (1, 1));
}

#[test]
fn a_letter_otherwise_is_asked_and_never_assumed() {
    let journal = TestJournal::new();
    let film = add(&journal, "The Glass Harbour", Some(1974), None);
    let text = diary(
        "The Glas Harbour,1974,,8,2026-03-01,,,\nThe Glass Harbour 2,1974,,8,2026-03-02,,,\n",
    );
    let asked = plan(&journal, &text, &ImportChoices::default());
    let waiting = rows(&journal, &asked, PlanTab::Look);
    assert_eq!(waiting.len(), 1, "a second part is another film");
    let look = waiting[0].look.as_ref().unwrap();
    assert_eq!((look.why, look.films[0].id), (Why::Spelling, film));
    let answer = ImportChoices {
        films: vec![FilmChoice {
            key: waiting[0].film_key.clone(),
            answer: FilmAnswer::This(film),
        }],
        ..ImportChoices::default()
    };
    let receipt = import(&journal, &text, &answer).receipt;
    assert_eq!((receipt.added.films, receipt.added.viewings), (1, 2));
    assert_eq!(viewings(&journal)[0], "The Glass Harbour 2026-03-01 80");
}

#[test]
fn what_may_be_an_episode_waits_until_it_is_said() {
    let text = "Title,Date\n\"Star Farm: Episode 4: The Barn\",\"3/31/26\"\n\"Pier: Season 1: Ebb\",\"3/30/26\"\n";
    let journal = TestJournal::new();
    let asked = plan(&journal, text, &ImportChoices::default());
    let counts = asked.counts().unwrap();
    assert_eq!((counts.all, counts.look, counts.left_out), (2, 1, 1));
    let waiting = rows(&journal, &asked, PlanTab::Look);
    let look = waiting[0].look.as_ref().unwrap();
    assert_eq!((look.why, look.films.len()), (Why::MaybeEpisode, 0));
    let receipt = import(&journal, text, &ImportChoices::default()).receipt;
    assert_eq!((receipt.rows.read, receipt.rows.skipped), (2, 2));
    assert_eq!(
        receipt.left_out[0].reason,
        "It may be a film or an episode of a series, so it waits for an answer."
    );
    // It looks like an episode, so that is what it likely is.
    let likeliest = ImportChoices { on_doubt: OnDoubt::Likeliest, ..ImportChoices::default() };
    assert_eq!(import(&journal, text, &likeliest).receipt.rows.skipped, 2);
    let answer = ImportChoices {
        films: vec![FilmChoice { key: waiting[0].film_key.clone(), answer: FilmAnswer::New }],
        ..ImportChoices::default()
    };
    assert_eq!(import(&journal, text, &answer).receipt.rows.new, 1);
    assert_eq!(viewings(&journal), ["Star Farm: Episode 4: The Barn 2026-03-31 –"]);
}
