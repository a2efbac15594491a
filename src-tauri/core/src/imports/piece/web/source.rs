//! A review as it was written, carried by the page that shows it. What a page looks like can't say
//! how its text was written; this can, to the letter, as long as nobody has changed the page since.

use dom_query::Document;
use serde::{Deserialize, Serialize};

use crate::imports::piece::record::Piece;
use crate::{ReviewForm, StillFacts};

/// The element that carries it. It is data: no browser runs it or shows it.
const CLASS: &str = "matinee-source";

/// The shape that is written here.
const VERSION: u32 = 1;

/// A review as it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PageSource {
    version: u32,
    /// BLAKE3 of the words that the page shows for it.
    words: String,
    /// Its uid.
    pub(crate) uid: String,
    /// Film, viewing and words; nothing that the page itself keeps in.
    pub(crate) form: ReviewForm,
    /// The stills, in order: name, and what is said of each.
    pub(crate) stills: Vec<(String, StillFacts)>,
}

impl PageSource {
    pub(crate) fn new(uid: String, form: ReviewForm, stills: Vec<(String, StillFacts)>) -> Self {
        Self { version: VERSION, words: String::new(), uid, form, stills }
    }

    /// The element for a page whose article is `html`.
    ///
    /// # Errors
    /// When it can't be written down.
    pub(crate) fn element(mut self, html: &str) -> crate::Result<String> {
        self.words = words(&Document::fragment(html));
        // In a script element nothing is escaped, so that nothing may look like its end.
        let json = serde_json::to_string(&self)?.replace('<', "\\u003c");
        Ok(format!("<script type=\"application/json\" class=\"{CLASS}\">{json}</script>\n"))
    }

    /// What a page carries, whether or not it still shows it.
    fn of(document: &Document) -> Option<Self> {
        let script = document.select(&format!("script.{CLASS}")).nodes().first().copied()?;
        let source: Self = serde_json::from_str(&script.text()).ok()?;
        (source.version == VERSION).then_some(source)
    }
}

/// What a page of ours carries, and whether its words are those it was written with.
pub(super) fn of(document: &Document) -> Option<(PageSource, bool)> {
    let source = PageSource::of(document)?;
    let unchanged = source.words == words(document);
    Some((source, unchanged))
}

/// Lays what a page carries over what was read off it. The text of a page that was changed since is
/// what it shows.
pub(super) fn over(piece: &mut Piece, source: PageSource, unchanged: bool) {
    let read = std::mem::replace(&mut piece.form, source.form);
    if !unchanged {
        (piece.form.text.body, piece.form.text.summary) = (read.text.body, read.text.summary);
    }
    piece.uid = Some(source.uid).filter(|uid| !uid.is_empty());
    for (name, facts) in source.stills {
        if let Some(picture) =
            piece.pictures.iter_mut().find(|picture| !picture.poster && picture.name == name)
        {
            picture.say(facts);
            // Those that are told are in their order; each goes behind those before it.
            let at = piece.pictures.iter().position(|picture| picture.name == name);
            let told = at.map(|at| piece.pictures.remove(at));
            piece.pictures.extend(told);
        }
    }
}

/// BLAKE3 of the words of a page's text, however its program wraps and spaces them.
fn words(document: &Document) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in document.select(".written, .verdict-sum").nodes() {
        for word in part.text().split_whitespace() {
            hasher.update(word.as_bytes());
            hasher.update(b" ");
        }
    }
    hasher.finalize().to_hex().to_string()
}
