//! The page of a review.

use super::About;
use super::frame::{Page, framed};
use super::index::Index;
use super::lists::related as exploring;
use super::out::{Out, Within};
use crate::exports::article::{article, bdi, opened};
use crate::exports::document;
use crate::exports::files::Files;
use crate::exports::json_ld::{self, Addresses};
use crate::exports::leaf::Leaf;
use crate::exports::markup::{Syntax, escape};
use crate::media::Variant;
use crate::{Related, Result, ReviewId};

/// Writes it; `at` is its place among the reviews.
pub(super) fn write(
    out: &mut Out<'_>,
    about: &About,
    index: &Index,
    at: usize,
    leaf: &Leaf,
    related: &[Related],
) -> Result<()> {
    let entry = &index.entries[at];
    let body = article(leaf, &mut Within { out, index }, Syntax::Html)?;
    let poster = match &leaf.poster {
        Some(hash) => out.picture(hash, Variant::Poster2x)?,
        None => None,
    };
    let main = format!(
        "<div class=\"read\">\n{}{body}{}{}</article>\n</div>\n",
        opened(leaf),
        exploring(out, index, related, "../")?,
        turn(index, at)
    );
    let web =
        |path: String| (!about.address.is_empty()).then(|| format!("{}{path}", about.address));
    let addresses = Addresses { page: web(entry.page()), poster: poster.and_then(web) };
    let title = leaf.name();
    let mut head = document::about(leaf, &about.author);
    head.push_str(&shared(
        &title,
        &leaf.opening(),
        web(entry.page()),
        web(entry.card()),
        &entry.card(),
    ));
    head.push_str(&json_ld::element(leaf, &about.author, &addresses));
    head.push_str(&document::carried(leaf, &body)?);
    let page = Page {
        up: "../",
        title: &title,
        language: leaf.review.as_ref().and_then(|review| review.language.as_deref()),
        head: &head,
        main: &main,
        searches: false,
    };
    out.write(&format!("reviews/{}.html", entry.name), framed(about, &page).as_bytes())
}

/// What is shown where a link to the page is put (Open Graph).
fn shared(
    title: &str,
    opening: &str,
    page: Option<String>,
    card: Option<String>,
    local: &str,
) -> String {
    let card = card.unwrap_or_else(|| format!("../{local}"));
    let mut meta = String::new();
    let named = [
        ("og:type", Some("article".to_owned())),
        ("og:title", Some(title.to_owned())),
        ("og:description", Some(opening.to_owned()).filter(|text| !text.is_empty())),
        ("og:url", page),
        ("og:image", Some(card)),
        ("og:image:width", Some("1200".to_owned())),
        ("og:image:height", Some("630".to_owned())),
        ("twitter:card", Some("summary_large_image".to_owned())),
    ];
    for (name, content) in named.into_iter().filter_map(|(name, it)| Some((name, it?))) {
        let key = if name.starts_with("og:") { "property" } else { "name" };
        meta.push_str(&format!("<meta {key}=\"{name}\" content=\"{}\">\n", escape(&content)));
    }
    meta
}

/// The reviews beside it: the one watched before, and the one after.
fn turn(index: &Index, at: usize) -> String {
    let way = |at: Option<usize>, word: &str, rel: &str| -> String {
        let Some(entry) = at.and_then(|at| index.entries.get(at)) else {
            return String::new();
        };
        let title = bdi(&entry.row.title, entry.row.language.as_deref());
        format!(
            "<a class=\"{rel}\" rel=\"{rel}\" href=\"../{}\"><span>{word}</span>{title}</a>\n",
            entry.page()
        )
    };
    // The last watched comes first.
    let ways = way(at.checked_add(1), "Previous", "prev") + &way(at.checked_sub(1), "Next", "next");
    match ways.as_str() {
        "" => ways,
        _ => format!(
            "<nav class=\"turn wide\" aria-label=\"Previous and next review\">\n{ways}</nav>\n"
        ),
    }
}

impl Files<'_> {
    /// What to read after a review, of what is on the site.
    pub(super) fn related(&self, review: ReviewId, index: &Index) -> Result<Vec<Related>> {
        let mut related = crate::related::related(self.conn, review)?;
        related.retain(|one| index.entry(one.review).is_some());
        Ok(related)
    }
}
