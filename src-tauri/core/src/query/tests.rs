use proptest::prelude::*;
use rstest::rstest;

use super::*;

#[rstest]
#[case::words("low wat", "low wat*")]
#[case::a_whole_word("low water ", "low water ")]
#[case::a_phrase("“low water” keeper ", "\"low water\" keeper ")]
#[case::an_open_phrase("\"low wat", "\"low wat\"*")]
#[case::a_filter("director:marder", "director:marder")]
#[case::a_name_of_two_words("tag:\"winter light\"", "tag:\"winter light\"")]
#[case::any_case("DIRECTOR:Marder IS:Liked", "director:Marder is:liked")]
#[case::years("year:1970..1979", "year:1970..1979")]
#[case::a_decade("year:197x", "year:1970..1979")]
#[case::a_century("year:19xx", "year:1900..1999")]
#[case::years_with_a_dash("year:1970–1979", "year:1970..1979")]
#[case::an_open_end("year:1990..", "year>=1990")]
#[case::a_score("score>=8", "score>=8")]
#[case::more_than_a_score("score>8", "score>=8.1")]
#[case::a_score_with_a_comma("score:8,5", "score:8.5")]
#[case::no_score("score:none", "score:none")]
#[case::a_runtime("runtime<100", "runtime<=99")]
#[case::a_month("watched:2025-03", "watched:2025-03")]
#[case::a_short_month("watched:2025-3", "watched:2025-03")]
#[case::last_year("watched:last-year", "watched:last-year")]
#[case::a_stretch("watched:2024..2025-06", "watched:2024..2025-06")]
#[case::since("added>=2025", "added>=2025")]
#[case::undated("watched:none", "watched:none")]
#[case::denied("-tag:x -(a or b) ", "-tag:x -(a or b)")]
#[case::denied_with_a_dash("–tag:x", "-tag:x")]
#[case::denied_twice("--tag:x", "tag:x")]
#[case::or("year:1974 score>=8 or is:liked", "year:1974 score>=8 or is:liked")]
#[case::grouped("year:1974 (score>=8 or is:liked)", "year:1974 (score>=8 or is:liked)")]
#[case::needless_parentheses("((year:1974) (is:liked))", "year:1974 is:liked")]
#[case::not_closed("(is:liked or is:draft", "is:liked or is:draft")]
#[case::sort("is:liked sort:-score", "is:liked sort:-score")]
#[case::sort_alone("sort:title", "sort:title")]
#[case::a_title_with_a_colon("Alien: Romulus", "Alien: Romulus*")]
#[case::a_dash_within("spider-man ", "spider-man ")]
#[case::the_word_or("\"or\"", "\"or\"")]
#[case::the_beginning_of_orchard("or", "or*")]
#[case::the_beginning_of_orchard_in_a_group("heat (OR", "heat OR*")]
#[case::the_beginning_of_orchard_after_or("heat or or", "heat or or*")]
#[case::a_value_yet_to_come("director:", "")]
#[case::nothing("  ", "")]
fn a_line_is_understood_as(#[case] line: &str, #[case] printed: &str) {
    let query = parse(line);
    assert_eq!(query.problems, [], "{line}");
    assert_eq!(query.to_string().trim_end(), printed.trim_end());
    assert_eq!(parse(printed).root, query.root);
}

#[rstest]
#[case::unknown(
    "heat yaer:1974",
    "yaer:1974",
    "There is no filter called yaer. Did you mean year?",
    Some("year:1974")
)]
#[case::by_another_name("rating>=8", "rating>=8", "Did you mean score?", Some("score>=8"))]
#[case::no_filter_at_all("zzzz:1", "zzzz:1", "put them in quotation marks", Some("\"zzzz:1\""))]
#[case::no_number("score>=high", "score>=high", "‘high’ is no score", None)]
#[case::out_of_bounds("score>=11", "score>=11", "between 0 and 10", None)]
#[case::backwards("year:1979..1970", "year:1979..1970", "runs backwards", Some("year:1970..1979"))]
#[case::dates_backwards(
    "watched:2025..2024",
    "watched:2025..2024",
    "runs backwards",
    Some("watched:2024..2025")
)]
#[case::no_date("watched:someday", "watched:someday", "‘someday’ is no date here", None)]
#[case::no_such_day("watched:2025-02-30", "watched:2025-02-30", "is no date here", None)]
#[case::no_state("is:licked", "is:licked", "It is one of liked", Some("is:liked"))]
#[case::no_order("sort:scroe", "sort:scroe", "knows no scroe", Some("sort:score"))]
#[case::a_name_compared("tag>=x", "tag>=x", "Write it with a colon", Some("tag:x"))]
#[case::nothing_to_look_for("tag: heat", "tag:", "has nothing to look for", None)]
#[case::or_at_the_beginning("or heat", "or", "‘or’ stands between two things", Some("\"or\""))]
#[case::or_twice("heat or or alien", "or", "‘or’ stands between two things", Some("\"or\""))]
#[case::closed_too_often("heat) alien", ")", "nothing for this ‘)’ to close", None)]
#[case::after_other_letters("夜の yaer:1974", "yaer:1974", "There is no filter", Some("year:1974"))]
fn an_error_says_where_and_what_to_do(
    #[case] line: &str,
    #[case] place: &str,
    #[case] message: &str,
    #[case] fix: Option<&str>,
) {
    let [problem] = &parse(line).problems[..] else { panic!("{:?}", parse(line).problems) };
    assert_eq!(&line[problem.span.clone()], place);
    assert!(problem.message.contains(message), "{}", problem.message);
    assert_eq!(problem.fix.as_deref(), fix);
}

#[test]
fn the_rest_of_a_line_with_an_error_still_works() {
    let query = parse("is:liked (yaer:1974 or score>=8) -is:licked");
    assert_eq!(query.to_string(), "is:liked score>=8");
    assert_eq!(query.problems.len(), 2);
}

#[test]
fn words_still_being_typed_are_no_error() {
    for line in ["heat or", "heat or ", "or", "(or", "director:", "(heat", "-", "\"", "year"] {
        assert_eq!(parse(line).problems, [], "{line}");
    }
}

#[test]
fn a_word_with_a_colon_that_may_go_on_reads_the_same_when_printed() {
    for line in ["a:", "Alien:", "a:*"] {
        let query = parse(line);
        let again = parse(&query.to_string());
        assert_eq!((again.root, again.problems), (query.root, vec![]), "{line}");
    }
}

#[test]
fn a_term_knows_its_place_and_its_key() {
    let line = "夜 -director:marder";
    let terms = parse(line).terms;
    assert_eq!(
        terms.iter().map(|term| &line[term.span.clone()]).collect::<Vec<_>>(),
        ["夜", "-director:marder"]
    );
    assert_eq!(terms[1].kind, TermKind::Filter { key: "director:".len() });
}

#[test]
fn a_line_longer_than_anyone_types_is_cut_and_says_so() {
    let query = parse(&"is:liked ".repeat(150));
    let Some(Node::All(parts)) = query.root else { panic!("a group") };
    assert_eq!((parts.len(), query.problems.len()), (100, 1));
    let deep = parse(&format!("{}heat{}", "(".repeat(4000), ")".repeat(4000)));
    assert!(deep.root.is_some() && !deep.problems.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_printed_reads_the_same(line in line()) {
        let query = parse(&line);
        let printed = query.to_string();
        let again = parse(&printed);
        prop_assert_eq!(&again.root, &query.root, "{} printed as {}", line, printed);
        prop_assert_eq!(again.sort, query.sort);
        prop_assert_eq!(&again.problems, &[], "{} printed as {}", line, printed);
        prop_assert_eq!(again.to_string(), printed);
    }

    #[test]
    fn no_line_is_too_odd_to_be_read(line in "\\PC{0,60}") {
        let query = parse(&line);
        for span in query.terms.iter().map(|term| &term.span).chain(query.problems.iter().map(|problem| &problem.span)) {
            prop_assert!(line.get(span.clone()).is_some(), "{span:?} of {line}");
        }
    }

    #[test]
    fn what_was_not_understood_is_said(line in line()) {
        // Every piece but signs is a term or a problem, or lies at the end, still being typed.
        let query = parse(&line);
        for span in query.terms.iter().map(|term| term.span.clone()).chain(query.problems.iter().map(|problem| problem.span.clone())) {
            prop_assert!(!line[span].trim().is_empty());
        }
    }
}
