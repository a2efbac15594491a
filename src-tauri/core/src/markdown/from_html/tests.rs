use proptest::prelude::*;
use rstest::rstest;

use super::super::{to_html_for_tests, to_words};
use super::from_html;

#[rstest]
#[case::line_ends("One.\nTwo.", "One.\\\nTwo.")]
#[case::empty_lines("One.\r\n\r\n\r\nTwo.", "One.\n\nTwo.")]
#[case::breaks("One.<br>Two.<br /><br/>Three.", "One.\\\nTwo.\n\nThree.")]
#[case::break_with_line_end("One.<br>\n<br>\nTwo.", "One.\n\nTwo.")]
#[case::paragraphs("<p>One\nand more.</p>\n<p>Two.</p>", "One and more.\n\nTwo.")]
#[case::empty_paragraph("<p>One.</p><p>&nbsp;</p><p>Two.</p>", "One.\n\nTwo.")]
#[case::emphasis(
    "<i>One</i> <b>two</b> <em>three</em> <strong>four</strong>",
    "*One* **two** *three* **four**"
)]
#[case::space_inside("<b>bold </b>and<i> slanted</i>.", "**bold** and *slanted*.")]
#[case::inside_a_word("un<i>believ</i>able", "un*believ*able")]
#[case::nested("<i>a <b>b</b></i>", "*a **b***")]
#[case::crossing("<b>a <i>b</b> c</i>", "**a *b*** *c*")]
#[case::across_paragraphs("<i>One.\n\nTwo.</i>", "*One.*\n\n*Two.*")]
#[case::link(
    "<a href=\"https://example.org/a_(b)\">here</a>",
    "[here](https://example.org/a_\\(b\\))"
)]
#[case::single_quotes(
    "<a href='https://example.org/?a=1&amp;b=2'>it&#39;s</a>",
    "[it's](https://example.org/?a=1\\&b=2)"
)]
#[case::link_in_emphasis(
    "<i>see <a href=\"https://example.org\">this</a></i>",
    "*see [this](https://example.org)*"
)]
#[case::quote(
    "Before.<blockquote>One.\n\nTwo.</blockquote>After.",
    "Before.\n\n> One.\n>\n> Two.\n\nAfter."
)]
#[case::nested_quote(
    "<blockquote>a<blockquote>b</blockquote>c</blockquote>",
    "> a\n>\n> > b\n>\n> c"
)]
#[case::two_quotes("<blockquote>a</blockquote><blockquote>b</blockquote>", "> a\n\n> b")]
#[case::heading("<h2>Two centimetres</h2><p>One.</p>", "## Two centimetres\n\nOne.")]
#[case::lists("<ul><li>a</li><li>b</li></ul><ol><li>c<li>d</ol>", "- a\n- b\n1. c\n2. d")]
#[case::entities("Fish &amp; chips &lt;3 &hellip;", "Fish & chips <3 …")]
#[case::no_break_space("10&nbsp;km", "10\u{a0}km")]
#[case::a_heart("I <3 this, 3 < 4", "I <3 this, 3 < 4")]
#[case::signs_of_markdown(
    "*not* _this_ `or` that\n# or\n- this\n1986. What",
    "\\*not\\* \\_this\\_ \\`or\\` that\\\n\\# or\\\n\\- this\\\n1986\\. What"
)]
#[case::brackets("[sic] and [a](b)", "\\[sic\\] and \\[a\\](b)")]
#[case::spoiler_bars("a ||b|| c", "a \\||b\\|| c")]
#[case::unknown_elements("<span class=\"x\">One</span> <u>two</u><script>no()</script>", "One two")]
#[case::nothing(" \n ", "")]
fn what_a_reader_saw_stays(#[case] html: &str, #[case] markdown: &str) {
    assert_eq!(from_html(html), markdown);
}

#[test]
fn emphasis_at_a_quotation_mark_inside_a_word_keeps_its_words() {
    let markdown = from_html("pre<i>“quoted”</i>post");
    assert_eq!(to_words(&markdown), "pre“quoted”post");
    assert!(to_html_for_tests(&markdown).contains("<em>quoted</em>"), "{markdown}");
}

#[test]
fn a_deep_tower_of_quotes_is_laid_flat() {
    let markdown = from_html(&format!("{}deep", "<blockquote>".repeat(5000)));
    assert!(markdown.len() < 100, "{markdown}");
}

proptest! {
    #[test]
    fn no_word_is_ever_lost(html in "(<(/?(b|i|a|p|blockquote|em|strong|h2|ul|li)|br)>|[a-z ]{1,6}|[*_#`\\[\\]()|>~+.1-9!&;\\\\-]| \n){0,24}") {
        let expected: String = words_of(&html);
        let found: String = to_words(&from_html(&html)).chars().filter(|letter| !letter.is_whitespace()).collect();
        prop_assert_eq!(found, expected, "{}", from_html(&html));
    }
}

/// The words of HTML by the bluntest of means.
fn words_of(html: &str) -> String {
    let mut words = ammonia::Builder::empty().clean(html).to_string();
    for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")] {
        words = words.replace(entity, sign);
    }
    words.chars().filter(|letter| !letter.is_whitespace()).collect()
}
