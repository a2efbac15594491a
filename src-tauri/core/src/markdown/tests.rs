use proptest::prelude::*;
use rstest::rstest;

use super::{
    Context, Heading, LARGEST_PAGE, Phrases, Picture, Rendered, render, render_short, sanitise,
    to_text, to_words,
};

fn walk(name: &str) -> Option<Picture> {
    ["walk", "lens", "house"].contains(&name).then(|| Picture {
        hash: "ab".repeat(32),
        width: 1600,
        height: 680,
        alt: "A man walks over \"wet\" sand.".to_owned(),
        caption: "Its own caption".to_owned(),
    })
}

fn page(body: &str) -> Rendered {
    render(body, &Context { stills: &walk, phrases: &Phrases::default() })
}

fn html(body: &str) -> String {
    page(body).html
}

#[test]
fn paragraphs_stand_in_the_column_of_prose() {
    assert_eq!(
        html("One.\n\nTwo *three*."),
        "<div class=\"prose\">\n<p>One.</p>\n<p>Two <em>three</em>.</p>\n</div>\n"
    );
}

#[test]
fn an_opening_paragraph_marked_lead_is_the_standfirst() {
    let page = page("It is about *the sea*. {lead}\n\nIt opens on the flats.");
    assert!(
        page.html.starts_with(
            "<p class=\"lead\">It is about <em>the sea</em>.</p>\n<div class=\"prose\">"
        )
    );
    assert_eq!(page.lead.as_deref(), Some("It is about the sea."));
}

#[test]
fn only_the_opening_paragraph_can_lead() {
    assert!(html("One.\n\nTwo. {lead}").contains("Two. {lead}"));
}

#[rstest]
#[case::latin(&"It opens on the flats. ".repeat(12), true)]
#[case::short("It opens on the flats.", false)]
#[case::quoted(&"“It opens on the flats.” ".repeat(12), false)]
#[case::emphasised(
    "*Night Halt*, to give it the name it had here on its only release, is ninety-four minutes long and covers a little over eight hours, in which nothing that could be called an event is allowed to happen to anybody.",
    false
)]
#[case::digit(&"1974 was a year. ".repeat(16), false)]
#[case::japanese(&"海を見る男。".repeat(60), false)]
fn the_first_long_paragraph_opens_with_an_initial(#[case] body: &str, #[case] initial: bool) {
    assert_eq!(html(body).contains("<p class=\"first\">"), initial);
}

#[test]
fn headings_have_ids_that_differ() {
    let page = page(
        "# Over\n\n## Two centimetres\n\n### Zwei & drei\n\n## Two centimetres\n\n## 海\n\n## …",
    );
    let ids: Vec<_> =
        page.headings.iter().map(|heading| (heading.level, heading.id.as_str())).collect();
    assert_eq!(
        ids,
        [
            (2, "s-over"),
            (2, "s-two-centimetres"),
            (3, "s-zwei-and-drei"),
            (2, "s-two-centimetres-2"),
            (2, "s-海"),
            (2, "s-section")
        ]
    );
    assert!(
        page.html.contains("<h2 class=\"prose-h\" id=\"s-two-centimetres\">Two centimetres</h2>")
    );
    assert_eq!(
        page.headings[0],
        Heading { level: 2, id: "s-over".to_owned(), text: "Over".to_owned() }
    );
}

#[test]
fn a_heading_can_take_the_number_of_another() {
    let page = page("## One\n\n## One 2\n\n## One");
    let ids: Vec<_> = page.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["s-one", "s-one-2", "s-one-3"]);
}

#[test]
fn a_still_stands_inset_unless_told_otherwise() {
    let html = html("![The *first* shot](still:walk)");
    assert!(
        html.starts_with(
            "<figure class=\"still inset\" data-still=\"walk\"><img src=\"media://localhost/abab"
        ),
        "{html}"
    );
    assert!(html.contains("width=\"1600\" height=\"680\" alt=\"A man walks over &quot;wet&quot; sand.\" loading=\"lazy\""));
    assert!(html.contains("<figcaption>The <em>first</em> shot</figcaption>"));
}

#[test]
fn a_still_runs_from_edge_to_edge() {
    let html = html("Before.\n\n![](still:walk){bleed}\n\nAfter.");
    assert!(
        html.contains(
            "</div>\n<figure class=\"still bleed sub\" data-still=\"walk\"><img class=\"full\""
        ),
        "{html}"
    );
    assert!(html.contains("<figcaption class=\"text\">Its own caption</figcaption>"));
}

#[test]
fn two_stills_make_a_pair_wherever_their_lines_end() {
    for between in ["\n", "\n\n", " "] {
        let html = html(&format!("![One](still:lens){{pair}}{between}![Two](still:house){{pair}}"));
        assert!(html.starts_with("<div class=\"pair wide\">\n<figure class=\"still\""), "{html}");
        assert_eq!(html.matches("<figure").count(), 2);
    }
}

#[test]
fn half_a_pair_takes_the_room_of_one() {
    assert!(html("![One](still:lens){pair}\n\nWords.").contains("<figure class=\"still wide\""));
}

#[test]
fn a_still_among_words_parts_them() {
    let html = html("Before ![One](still:lens){wide} after.");
    assert!(html.contains("<p>Before </p>\n</div>\n<figure class=\"still wide\""), "{html}");
    assert!(html.contains("<p>after.</p>"), "{html}");
}

#[test]
fn a_still_that_is_not_there_says_so() {
    let page = page("![The coat](still:coat){bleed}\n\n![](poster.jpg)");
    assert!(page.html.contains("<figure class=\"still inset missing\" data-still=\"coat\">"));
    assert!(page.html.contains("There is no still called “coat”."));
    assert!(page.html.contains("<figcaption>The coat</figcaption>"));
    assert!(page.html.contains("There is no still called “poster.jpg”."));
    assert!(page.stills_used.is_empty());
}

#[test]
fn stills_are_listed_once_in_order() {
    assert_eq!(
        page("![](still:house)\n\n![](still:walk)\n\n![](still:house)").stills_used,
        ["house", "walk"]
    );
}

#[test]
fn a_picture_from_elsewhere_is_a_link_to_it() {
    let html = html("![A poster](https://example.org/a.jpg)");
    assert!(html.contains(
        "<a href=\"https://example.org/a.jpg\" rel=\"noopener noreferrer\">A poster</a>"
    ));
    assert!(!html.contains("<img"));
}

#[test]
fn a_short_quote_can_be_pulled() {
    assert_eq!(
        html("> What they do instead is take readings. {pull}"),
        "<blockquote class=\"pull\"><p>What they do instead is take readings.</p></blockquote>\n"
    );
    assert!(html("> One.\n>\n> Two. {pull}").contains("<blockquote>\n<p>One.</p>"));
}

#[test]
fn a_list_under_a_trivia_heading_is_a_band() {
    let html = html("## Trivia {trivia}\n\n1. One *thing*.\n2. Another.\n\nAfter.");
    assert!(html.starts_with(
        "<section class=\"trivia bleed sub\" aria-labelledby=\"s-trivia\">\n<h2 class=\"side\" id=\"s-trivia\">Trivia</h2>\n<ol class=\"main\">\n<li><div>One <em>thing</em>.</div></li>"
    ));
    assert!(html.ends_with("</section>\n<div class=\"prose\">\n<p>After.</p>\n</div>\n"));
}

#[test]
fn a_spoiler_is_a_switch_that_needs_no_script() {
    assert!(html("It was ||the butler||.").contains(
        "<label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"Show the spoiler\"><span>the butler</span></label>"
    ));
}

#[test]
fn footnotes_are_numbered_as_they_are_cited() {
    let html = html(
        "One[^b], two[^a], one again[^b].\n\n[^a]: Second.\n[^b]: First.\n[^c]: Nobody asked.",
    );
    assert!(html.contains("One<sup class=\"note\"><a id=\"fnref-1\" href=\"#fn-1\" rel=\"noopener noreferrer\">1</a></sup>"), "{html}");
    assert!(html.contains("id=\"fnref-1-2\""));
    let notes: Vec<_> = ["First.", "Second.", "Nobody asked."]
        .iter()
        .map(|note| html.find(note).unwrap())
        .collect();
    assert!(notes.is_sorted());
}

#[test]
fn raw_html_is_shown_as_text() {
    let html =
        html("<b>bold</b> <script>alert(1)</script>\n\n<div onclick=\"x()\">\nblock\n</div>");
    assert!(html.contains("&lt;b&gt;bold&lt;/b&gt; &lt;script&gt;"));
    assert!(html.contains("&lt;div onclick=\"x()\"&gt;<br>\nblock<br>\n&lt;/div&gt;"), "{html}");
}

#[test]
fn links_lead_to_the_web_and_to_mail_only() {
    assert!(html("[x](javascript:alert(1))").contains("<a rel=\"noopener noreferrer\">x</a>"));
    assert!(html("[x](file:///etc/passwd)").contains("<a rel"));
    assert!(html("[x](mailto:a@example.org)").contains("href=\"mailto:a@example.org\""));
}

#[test]
fn words_and_minutes_are_counted_without_markup() {
    let page = page(
        "## One two\n\n1. three\n2. *four*\n\n![five six](still:walk)\n\nseven[^1] ||eight||\n\n[^1]: nine",
    );
    assert_eq!((page.words, page.reading_minutes), (9, 1));
}

#[test]
fn a_text_without_its_page_still_reads_well() {
    let body = "## One {trivia}\n\n1. a\n2. *b*\n\n> quoted\\\n> twice\n\n- x\n\n  y\n\n![cap](still:walk){bleed}\n\nEnd[^1].\n\n[^1]: Note.";
    assert_eq!(
        to_text(body),
        "One\n\n1. a\n\n2. b\n\n> quoted\n> twice\n\n• x\n\n  y\n\ncap\n\nEnd.\n\n[1] Note."
    );
    assert_eq!(to_words("a *b* `c` [d](https://example.org) ||e||"), "a b c d e");
}

#[test]
fn a_short_text_is_set_plainly() {
    assert_eq!(
        render_short("One *two*. {lead}", &Phrases::default()),
        "<p>One <em>two</em>. {lead}</p>\n"
    );
}

#[test]
fn a_text_too_large_for_a_page_is_shown_as_it_is() {
    let body = "![](still:x)\n".repeat(LARGEST_PAGE / 100);
    let page = html(&body);
    assert!(page.starts_with("<pre class=\"plain\">"));
    assert!(page.contains("![](still:x)"));
}

fn anything() -> impl Strategy<Value = String> {
    let markup = "(\\*{1,3}|_|`{1,3}|\\|\\||> |#{1,3} |- |1\\. |\\[\\^?[a-z]?\\]:? ?|!?\\[x\\]\\((still:walk|https://a\\.b|javascript:x|data:x)\\)|\\{(lead|pull|trivia|pair|bleed)\\}|<[a-z/!]{0,8}[ =\"a-z]{0,12}>?|&[a-z#0-9]{0,5};?|\\\\|\n{1,2}|[a-z ]{1,8}){0,30}";
    prop_oneof![markup, "\\PC{0,60}"]
}

proptest! {
    #[test]
    fn a_page_passes_the_gate_unchanged_a_second_time(body in anything()) {
        let html = html(&body);
        prop_assert_eq!(sanitise::sanitise(&html), html);
    }

    #[test]
    fn a_page_never_holds_a_script_or_anything_from_elsewhere(body in anything()) {
        let html = html(&body).to_lowercase();
        for forbidden in ["<script", "<style", "<iframe", "href=\"javascript", "href=\"data", "src=\"http", "<svg"] {
            prop_assert!(!html.contains(forbidden), "{}", html);
        }
    }

    #[test]
    fn plain_words_come_out_as_they_went_in(body in "[a-zé海]{1,8}( [a-zé海]{1,8}){0,12}") {
        prop_assert_eq!(to_words(&body), body.clone());
        prop_assert!(html(&body).contains(&body));
    }
}

#[test]
fn every_element_of_a_page_knows_the_line_it_begins_on() {
    let body = "Lead. {lead}\n\nOne\nstill one.\n\n## Two\n\n![](still:walk){pair}\n\n\
                ![](still:lens){pair}\n\n> Pulled. {pull}\n\n## Stuff {trivia}\n\n- a\n- b\n\n- - -\n\nEnd[^1].\n\n[^1]: Note.";
    assert_eq!(page(body).lines, [0, 2, 5, 7, 9, 11, 13, 18, 20]);
    assert_eq!(page("Words ![](still:walk) and more.").lines, [0, 0, 0]);
    assert_eq!(page("").lines, [] as [u32; 0]);
}

proptest! {
    #[test]
    fn lines_ascend_and_lie_in_the_text(body in "([a-z*_#>|!{}\\[\\]()\n -]){0,80}") {
        let lines = page(&body).lines;
        prop_assert!(lines.is_sorted());
        prop_assert!(lines.iter().all(|line| (*line as usize) <= body.lines().count()));
    }
}
