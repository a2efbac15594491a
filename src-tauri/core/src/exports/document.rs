//! A whole HTML document around a review.

use super::around::{Alone, Pictures};
use super::article::{article, opened};
use super::json_ld::{self, Addresses};
use super::leaf::Leaf;
use super::markup::{Syntax, escape};
use super::styles;
use crate::imports::piece::PageSource;
use crate::{Result, ReviewForm, ViewingFacts};

/// A review as one file: no script that runs, nothing from elsewhere, its pictures inside it.
pub(super) fn alone(pictures: &Pictures<'_>, leaf: &Leaf, author: &str) -> Result<String> {
    let body = article(leaf, &mut Alone(pictures), Syntax::Html)?;
    let styles = styles::page();
    let title = escape(&leaf.name());
    let language = leaf.review.as_ref().and_then(|review| review.language.as_deref());
    let meta = about(leaf, author);
    let policy = format!(
        "default-src 'none'; img-src data:; style-src {}; base-uri 'none'; form-action 'none'",
        styles::source(&styles)
    );
    let data = json_ld::element(leaf, author, &Addresses::default()) + &carried(leaf, &body)?;
    let opened = opened(leaf);
    Ok(format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n{meta}<style>{styles}</style>\n{data}</head>\n<body>\n<main class=\"read\">\n{opened}{body}</article>\n</main>\n</body>\n</html>\n",
        escape(language.unwrap_or("en")),
    ))
}

/// The review as it was written, for Matinee to read from the page again. Of the viewing it says no
/// more than the page does.
pub(super) fn carried(leaf: &Leaf, body: &str) -> Result<String> {
    let Some(review) = &leaf.review else { return Ok(String::new()) };
    let watch = leaf.viewing().map(|viewing| ViewingFacts {
        watched_on: viewing.watched_on,
        score: viewing.score,
        rewatch: viewing.rewatch,
        tags: leaf.tags.clone(),
        ..ViewingFacts::default()
    });
    let form = ReviewForm {
        facts: leaf.facts.clone(),
        watch,
        text: review.text.clone(),
        ..ReviewForm::default()
    };
    let stills = leaf.stills.iter().map(|still| (still.name.clone(), still.facts.clone()));
    PageSource::new(leaf.uid.clone(), form, stills.collect()).element(body)
}

/// Who wrote it, and how it begins.
pub(super) fn about(leaf: &Leaf, author: &str) -> String {
    let mut meta = String::new();
    let opening = leaf.opening();
    for (name, content) in [("author", author), ("description", opening.as_str())] {
        if !content.is_empty() {
            meta.push_str(&format!("<meta name=\"{name}\" content=\"{}\">\n", escape(content)));
        }
    }
    meta
}
