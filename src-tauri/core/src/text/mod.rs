//! Words as people mean them: folded for matching, counted for reading, and
//! prepared for the full-text index.
//!
//! Nothing here is ever stored in place of what was typed. A folded title
//! finds and sorts a film; the film keeps the title it was given.

pub(crate) mod calendar;
mod count;
mod entities;
mod fold;
mod script;
mod search;
mod tidy;
mod title;

pub use count::{Reading, grouped, reading, sentences, words};
pub use entities::unescaped;
pub use fold::fold;
pub(crate) use script::is_cjk;
pub(crate) use script::is_indexed_by_letter;
pub use script::{is_right_to_left, language_of};
pub use search::{search_query, search_term, search_text};
pub use tidy::tidy;
pub use title::{sort_title, title_key, with_leading_article};
