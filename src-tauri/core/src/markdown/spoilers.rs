//! Spoiler spans: `||who did it||`.
//!
//! The bars hug what they hide, as emphasis does, so that `a || b` stays what
//! it is; a backslash before them keeps them as text.

use super::tree::Inline;

/// Adds a run of text, setting apart every pair of bars in it.
///
/// `escaped` says that a backslash stood before the first character.
pub(super) fn push_text(inlines: &mut Vec<Inline>, text: &str, escaped: bool) {
    let mut rest = text;
    let mut plain_until = usize::from(escaped && text.starts_with('|'));
    while let Some(at) = rest[plain_until..].find("||").map(|at| at + plain_until) {
        let bars = rest[at..].bytes().take_while(|byte| *byte == b'|').count();
        if bars != 2 {
            // Three bars or more are a drawing, not a spoiler.
            plain_until = at + bars;
            continue;
        }
        if at > 0 {
            inlines.push(Inline::Text(rest[..at].to_owned()));
        }
        inlines.push(Inline::Bars);
        rest = &rest[at + bars..];
        plain_until = 0;
    }
    if !rest.is_empty() {
        inlines.push(Inline::Text(rest.to_owned()));
    }
}

/// Makes spoilers of the bars that pair up, and text of those that don't.
pub(super) fn pair_spoilers(inlines: Vec<Inline>) -> Vec<Inline> {
    if !inlines.contains(&Inline::Bars) {
        return inlines;
    }
    let closes: Vec<bool> =
        (0..inlines.len()).map(|at| is_bars(&inlines, at) && hugs_before(&inlines, at)).collect();
    let opens: Vec<bool> =
        (0..inlines.len()).map(|at| is_bars(&inlines, at) && hugs_after(&inlines, at)).collect();

    let mut paired = Vec::with_capacity(inlines.len());
    let mut hidden: Option<Vec<Inline>> = None;
    // The last place where bars may close: past it, none need to open.
    let last_close = closes.iter().rposition(|closes| *closes);
    for (at, inline) in inlines.into_iter().enumerate() {
        if inline != Inline::Bars {
            hidden.as_mut().unwrap_or(&mut paired).push(inline);
            continue;
        }
        match hidden.take() {
            Some(inside) if closes[at] && !inside.is_empty() => {
                paired.push(Inline::Spoiler(inside))
            }
            Some(mut inside) => {
                inside.push(bars());
                hidden = Some(inside);
            }
            None if opens[at] && last_close.is_some_and(|close| close > at) => {
                hidden = Some(Vec::new())
            }
            None => paired.push(bars()),
        }
    }
    if let Some(inside) = hidden {
        paired.push(bars());
        paired.extend(inside);
    }
    paired
}

fn bars() -> Inline {
    Inline::Text("||".to_owned())
}

fn is_bars(inlines: &[Inline], at: usize) -> bool {
    inlines[at] == Inline::Bars
}

/// Whether something other than space stands right after these bars.
fn hugs_after(inlines: &[Inline], at: usize) -> bool {
    match inlines.get(at + 1) {
        None | Some(Inline::Soft | Inline::Hard) => false,
        Some(Inline::Text(text)) => !text.starts_with(char::is_whitespace),
        Some(_) => true,
    }
}

/// Whether something other than space stands right before these bars.
fn hugs_before(inlines: &[Inline], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| inlines.get(before)) {
        None | Some(Inline::Soft | Inline::Hard) => false,
        Some(Inline::Text(text)) => !text.ends_with(char::is_whitespace),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::to_html_for_tests as html;

    #[test]
    fn bars_around_words_hide_them() {
        assert!(html("It was ||the *butler*||.").contains("<span>the <em>butler</em></span>"));
    }

    #[test]
    fn two_spoilers_stand_in_one_paragraph() {
        assert_eq!(html("||one|| and ||two||").matches("class=\"spoiler\"").count(), 2);
    }

    #[test]
    fn bars_between_spaces_are_text() {
        assert!(html("a || b || c").contains("a || b || c"));
    }

    #[test]
    fn bars_without_a_partner_are_text() {
        assert!(html("a ||b").contains("a ||b"));
        assert!(html("||||").contains("||||"));
    }

    #[test]
    fn escaped_bars_are_text() {
        assert!(html(r"a \||b|| c").contains("a ||b|| c"));
    }

    #[test]
    fn bars_in_code_are_code() {
        assert!(html("`a ||b|| c`").contains("<code>a ||b|| c</code>"));
    }
}
