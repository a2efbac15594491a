//! The closing words of a page: score, verdict, summary, and how the site goes on after them.

use super::scores::{self, ScoreLine};
use super::{Page, furniture, words};
use crate::imports::piece::block;
use crate::imports::piece::line::LineKind;
use crate::imports::piece::record::{PieceField, WhyLeftOut};

/// Cuts off what follows the review. A word like 'Related' in the middle of a text ends nothing.
pub(super) fn cut_ending(page: &mut Page) {
    let prose = |lines: &[super::Line]| -> usize {
        lines
            .iter()
            .filter(|line| words::is_prose(&line.text))
            .map(|line| words::count(&line.text))
            .sum()
    };
    let end = (1..page.lines.len()).find(|at| {
        let (before, after) = page.lines.split_at(*at);
        let line = &page.lines[*at];
        if line.markdown.is_some() && !furniture::is_ending(&line.text) {
            return false;
        }
        let scored =
            before.iter().any(|line| scores::of_line(&line.text).is_some_and(|line| line.sure));
        let ended = scored || prose(before) > 2 * prose(after);
        furniture::is_ending(&line.text)
            && prose(before) > 0
            && (ended || furniture::is_certain_ending(&line.text))
    });
    if let Some(end) = end {
        for at in end..page.lines.len() {
            page.leave_out(at, WhyLeftOut::AfterTheEnd);
        }
    }
}

/// Reads score, verdict and summary.
pub(super) fn read(page: &mut Page, body: usize) {
    let found = score_line(page, body);
    if let Some((at, line)) = &found {
        page.watch().score = Some(line.score);
        page.take(*at, PieceField::Score);
        drop_other_scores(page, body, *at, line);
        if let Some(verdict) = &line.verdict {
            page.piece.form.text.verdict = Some(verdict.clone());
            let from = page.lines[*at].clone();
            page.piece.found(PieceField::Verdict, from.number, &from.text);
        }
    }
    let last = found.as_ref().filter(|(at, _)| {
        let few = page.open(*at + 1).count() <= 3;
        *at > body
            && (few || prose_words(page, *at + 1, page.lines.len()) <= prose_words(page, body, *at))
    });
    match last {
        Some((at, _)) => after_score(page, body, *at),
        None => {
            if let Some((at, _)) = found {
                verdict_beside(page, at);
            }
            labelled_ending(page, body);
        }
    }
}

/// The score of the page: the last line that says it is one; else a bare number that nothing but the
/// closing words follow.
fn score_line(page: &Page, body: usize) -> Option<(usize, ScoreLine)> {
    let lines: Vec<(usize, ScoreLine)> =
        page.open(0).filter_map(|at| Some((at, scores::of_line(page.text(at))?))).collect();
    let labelled = |at: usize| {
        at.checked_sub(1).is_some_and(|before| scores::is_verdict_label(page.text(before)))
    };
    let sure = lines.iter().rev().find(|(at, line)| line.sure || labelled(*at));
    sure.or_else(|| {
        lines
            .iter()
            .rev()
            .find(|(at, _)| *at > body && prose_words(page, *at, page.lines.len()) < 120)
    })
    .cloned()
}

/// The same score said twice, at the head and at the foot, is one; another one above the text is
/// somebody else's.
fn drop_other_scores(page: &mut Page, body: usize, at: usize, line: &ScoreLine) {
    let open: Vec<usize> = page.open(0).filter(|other| *other != at).collect();
    for other in open {
        let Some(found) = scores::of_line(page.text(other)) else { continue };
        if (found.score == line.score && found.sure) || other < body {
            page.leave_out(other, WhyLeftOut::OtherFact);
        }
    }
}

/// Score at the foot: then the verdict, then the summary; or both stand above it.
fn after_score(page: &mut Page, body: usize, score: usize) {
    let open: Vec<usize> = page.open(score + 1).collect();
    let mut rest = open.as_slice();
    while let Some((at, more)) = rest.split_first() {
        if !scores::is_verdict_label(page.text(*at)) || is_list(page, *at) {
            break;
        }
        page.leave_out(*at, WhyLeftOut::OtherFact);
        rest = more;
    }
    if let Some((at, more)) = rest.split_first()
        && page.piece.form.text.verdict.is_none()
        && !is_list(page, *at)
        && let Some(verdict) = scores::verdict_word(page.text(*at))
    {
        page.piece.form.text.verdict = Some(verdict.to_owned());
        page.take(*at, PieceField::Verdict);
        rest = more;
    }
    if page.piece.form.text.verdict.is_none()
        && let Some(before) = before(page, score)
        && (scores::is_verdict(page.text(before)) || is_labelled_verdict(page.text(before)))
        && let Some(verdict) = scores::verdict_word(page.text(before))
    {
        page.piece.form.text.verdict = Some(verdict.to_owned());
        page.take(before, PieceField::Verdict);
    }
    let is_label = |at: &usize| scores::is_verdict_label(page.text(*at));
    let skip = rest.first().filter(|at| is_label(at)).copied();
    if let Some(label) = skip {
        page.leave_out(label, WhyLeftOut::OtherFact);
        rest = &rest[1..];
    }
    let summary: Vec<usize> = rest.iter().copied().take_while(|at| is_text(page, *at)).collect();
    label_above(page, body, score, summary.is_empty());
    if !summary.is_empty() {
        keep_summary(page, &summary);
    }
}

/// `Verdict: Masterpiece`
fn is_labelled_verdict(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(label, word)| scores::is_verdict_label(label) && !word.trim().is_empty())
}

/// A heading 'Verdict' above the score labels the closing words; with none below the score, what
/// stands between is the summary.
fn label_above(page: &mut Page, body: usize, score: usize, wants_summary: bool) {
    let open: Vec<usize> = page.open(body).take_while(|at| *at < score).collect();
    let Some(place) =
        open.iter().rposition(|at| scores::is_verdict_label(page.text(*at)) && !is_list(page, *at))
    else {
        return;
    };
    let between = &open[place + 1..];
    let close = between.len() <= 3 && between.iter().all(|at| is_text(page, *at));
    if !close {
        return;
    }
    if between.is_empty() {
        page.leave_out(open[place], WhyLeftOut::OtherFact);
    } else if wants_summary {
        page.leave_out(open[place], WhyLeftOut::OtherFact);
        let between = between.to_vec();
        keep_summary(page, &between);
    }
}

/// Score at the head: the verdict may stand beside it.
fn verdict_beside(page: &mut Page, score: usize) {
    if page.piece.form.text.verdict.is_some() {
        return;
    }
    let next = page.open(score + 1).next();
    for at in [next, before(page, score)].into_iter().flatten() {
        if scores::is_verdict(page.text(at)) || is_labelled_verdict(page.text(at)) {
            let verdict = scores::verdict_word(page.text(at)).unwrap_or_default().to_owned();
            page.piece.form.text.verdict = Some(verdict);
            page.take(at, PieceField::Verdict);
            return;
        }
    }
}

/// No score at the foot: a heading 'Verdict' near the end opens the summary.
fn labelled_ending(page: &mut Page, body: usize) {
    let open: Vec<usize> = page.open(body).collect();
    let label =
        open.iter().rposition(|at| scores::is_verdict_label(page.text(*at)) && !is_list(page, *at));
    if let Some(place) = label {
        let after = &open[place + 1..];
        if !after.is_empty() && after.len() <= 3 && after.iter().all(|at| is_text(page, *at)) {
            let after = after.to_vec();
            page.leave_out(open[place], WhyLeftOut::OtherFact);
            keep_summary(page, &after);
            return;
        }
    }
    // 'Verdict: the sea wins.'
    if let Some(at) = open.last().copied()
        && let Some((label, words)) = page.text(at).split_once(':')
        && scores::is_verdict_label(label)
        && !words.trim().is_empty()
    {
        let words = words.trim().to_owned();
        match scores::verdict_word(&words) {
            Some(verdict) if page.piece.form.text.verdict.is_none() => {
                page.piece.form.text.verdict = Some(verdict.to_owned());
                page.take(at, PieceField::Verdict);
            }
            _ => {
                page.piece.form.text.summary = block::plain(&words);
                page.take(at, PieceField::Summary);
            }
        }
    }
}

fn keep_summary(page: &mut Page, lines: &[usize]) {
    let paragraphs: Vec<String> =
        lines.iter().map(|at| super::body::markdown_of(&page.lines[*at])).collect();
    page.piece.form.text.summary = paragraphs.join("\n\n");
    for at in lines {
        page.take(*at, PieceField::Summary);
    }
}

fn is_list(page: &Page, at: usize) -> bool {
    page.lines[at].is_item()
}

/// A paragraph, short as it may be; a heading, a picture and a list are none.
fn is_text(page: &Page, at: usize) -> bool {
    let line = &page.lines[at];
    matches!(line.kind, LineKind::Plain | LineKind::Quote)
        && (words::is_prose(&line.text) || words::ends_as_sentence(&line.text))
        && super::pictures::of_line(&line.text).is_none()
        && scores::of_line(&line.text).is_none()
}

fn before(page: &Page, at: usize) -> Option<usize> {
    (0..at).rev().find(|before| !page.taken[*before])
}

fn prose_words(page: &Page, from: usize, to: usize) -> usize {
    (from..to)
        .filter(|at| !page.taken[*at] && words::is_prose(page.text(*at)))
        .map(|at| words::count(page.text(at)))
        .sum()
}
