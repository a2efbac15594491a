//! How a page reaches what is outside it: pictures and other pages.

use std::cell::RefCell;
use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::media::{MediaHash, Variant};
use crate::{Journal, Result, ReviewId};

use super::markup::{Syntax, Token, push, tokens};

/// Where the renderer's pictures are for the window.
const ADDRESS: &str = "media://localhost/";

/// What a page is written into.
pub(super) trait Around {
    /// The address of a picture; nothing when it is not to be had.
    fn picture(&mut self, hash: &str, variant: Variant) -> Result<Option<String>>;

    /// The page of a person's films.
    fn director(&self, _name: &str) -> Option<String> {
        None
    }

    /// The page of a year's films.
    fn year(&self, _year: i16) -> Option<String> {
        None
    }

    /// The page of a tag.
    fn tag(&self, _name: &str) -> Option<String> {
        None
    }

    /// The page of another review.
    fn review(&self, _review: ReviewId) -> Option<String> {
        None
    }
}

/// A page by itself: its pictures are in it.
pub(super) struct Alone<'a>(pub(super) &'a Pictures<'a>);

impl Around for Alone<'_> {
    fn picture(&mut self, hash: &str, variant: Variant) -> Result<Option<String>> {
        let shown = self.0.fetch(hash, variant);
        Ok(shown.map(|jpeg| format!("data:image/jpeg;base64,{}", STANDARD.encode(&jpeg))))
    }
}

/// The journal's pictures on their way out, and what is said of those that cannot be had. A picture
/// that is missing or damaged keeps no words in.
pub(super) struct Pictures<'a> {
    journal: &'a Journal,
    problems: RefCell<BTreeSet<String>>,
}

impl<'a> Pictures<'a> {
    pub(super) fn of(journal: &'a Journal) -> Self {
        Self { journal, problems: RefCell::default() }
    }

    /// A picture in one of its sizes, as a JPEG.
    pub(super) fn fetch(&self, hash: &str, variant: Variant) -> Option<Vec<u8>> {
        let hash = hash.parse::<MediaHash>().ok()?;
        match self.journal.picture(hash, variant.name()) {
            Ok(shown) => shown.map(|shown| shown.bytes),
            Err(problem) => {
                self.problems.borrow_mut().insert(problem.to_string());
                None
            }
        }
    }

    /// What could not be had, and why; each once.
    pub(super) fn problems(self) -> Vec<String> {
        self.problems.into_inner().into_iter().collect()
    }
}

/// The renderer's page with its pictures where `around` has them. One that cannot be had leaves its
/// caption and its words.
pub(super) fn placed(html: &str, around: &mut dyn Around, syntax: Syntax) -> Result<String> {
    let mut out = String::with_capacity(html.len());
    for mut token in tokens(html) {
        if let Token::Start(element) = &mut token
            && element.name == "img"
        {
            let variant =
                if element.has_class("full") { Variant::Spread1x } else { Variant::Still2x };
            let hash = element.get("src").and_then(hash_of).unwrap_or_default();
            let Some(address) = around.picture(&hash, variant)? else { continue };
            // A choice of sizes is of no use outside the window.
            element.remove("srcset");
            element.remove("sizes");
            element.set("src", address);
        }
        push(&mut out, &token, syntax);
    }
    Ok(out)
}

fn hash_of(address: &str) -> Option<String> {
    let (hash, _) = address.strip_prefix(ADDRESS)?.split_once('/')?;
    Some(hash.to_owned())
}
