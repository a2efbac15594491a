use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ReviewForm;
use crate::storage::drafts::DraftRow;
use crate::{
    Changed, DraftId, Error, Journal, Op, Result, ReviewId, Topic, films, markdown, storage, text,
};

/// How many letters of a text stand for it in a list.
const OPENING: usize = 240;

/// What the editor holds, to be kept until it is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DraftSave {
    /// The draft it was kept as before.
    pub draft: Option<DraftId>,
    /// The review it is of; none of one that has not been saved yet.
    pub review: Option<ReviewId>,
    /// All of it.
    pub form: ReviewForm,
}

/// A draft that is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DraftSaved {
    /// The draft.
    pub draft: DraftId,
    /// When it was written, as a UTC instant.
    pub saved_at: String,
}

/// Something begun and not finished, for the list of drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DraftEntry {
    /// What the editor held when it was left without saving.
    pub draft: Option<DraftId>,
    /// The review it is of.
    pub review: Option<ReviewId>,
    /// The film's title; may be empty.
    pub title: String,
    /// BCP 47 tag of the title's language.
    pub language: Option<String>,
    /// The film's year.
    pub year: Option<i16>,
    /// The hash of the film's poster.
    pub poster: Option<String>,
    /// How the text begins.
    pub opening: String,
    /// How many words it has.
    pub words: u32,
    /// When it was last written to, as a UTC instant.
    pub changed_at: String,
    /// The review is a finished one that is being rewritten.
    pub finished: bool,
}

impl Journal {
    /// Keeps what the editor holds, on disk when this returns. It is neither a revision nor a step
    /// of undo. Where its review is gone meanwhile, it becomes a draft of its own.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn save_draft(&self, save: &DraftSave) -> Result<Changed<DraftSaved>> {
        let form = serde_json::to_string(&save.form)?;
        self.keep([Topic::Drafts], |edit| {
            let conn = edit.conn();
            let saved_at = edit.now();
            let review = super::there(conn, save.review)?;
            let known = match (review, save.draft) {
                (Some(review), _) => storage::drafts::of_review(conn, review)?,
                (None, Some(draft)) => storage::drafts::by_id(conn, draft)?,
                (None, None) => None,
            };
            let draft = match known {
                Some(row) => {
                    let row = DraftRow { form, saved_at: saved_at.clone(), ..row };
                    storage::drafts::update(conn, &row)?;
                    row.id
                }
                None => storage::drafts::insert(
                    conn,
                    &DraftRow {
                        id: DraftId(0),
                        uid: edit.uid(),
                        review,
                        form,
                        begun_at: saved_at.clone(),
                        saved_at: saved_at.clone(),
                    },
                )?,
            };
            Ok(DraftSaved { draft, saved_at })
        })
    }

    /// Throws a draft away; undo brings it back. What was saved of its review stays.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn discard_draft(&self, draft: DraftId) -> Result<Changed<()>> {
        self.transact(Op::DiscardDraft, |edit| {
            let row = storage::drafts::by_id(edit.conn(), draft)?
                .ok_or(Error::NotFound { what: "draft" })?;
            edit.concerns(form_of(&row)?.facts.title.trim());
            storage::drafts::delete(edit.conn(), draft)?;
            Ok(())
        })
    }

    /// Everything begun and not finished, the last written first: drafts the editor was left with,
    /// and reviews that were saved before they were done.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn drafts(&self) -> Result<Vec<DraftEntry>> {
        self.read(|conn| {
            let mut entries = Vec::new();
            for row in storage::drafts::all(conn)? {
                let form = form_of(&row)?;
                let review = row.review.map(|review| super::require(conn, review)).transpose()?;
                let film = form.film.or(review.as_ref().map(|review| review.film));
                entries.push(DraftEntry {
                    draft: Some(row.id),
                    review: row.review,
                    title: form.facts.title,
                    language: form.facts.language,
                    year: form.facts.year,
                    poster: film.map(|film| films::poster(conn, film)).transpose()?.flatten(),
                    opening: opening(&form.text.body),
                    words: text::reading(&form.text.body).words,
                    changed_at: row.saved_at,
                    finished: review.is_some_and(|review| review.finished),
                });
            }
            let kept: Vec<_> = entries.iter().filter_map(|entry| entry.review).collect();
            for row in storage::reviews::unfinished(conn)? {
                if kept.contains(&row.id) {
                    continue;
                }
                let film = films::require(conn, row.film)?;
                entries.push(DraftEntry {
                    draft: None,
                    review: Some(row.id),
                    title: film.title,
                    language: film.language,
                    year: film.year,
                    poster: films::poster(conn, row.film)?,
                    opening: opening(&row.body),
                    words: row.words,
                    changed_at: row.changed_at,
                    finished: false,
                });
            }
            entries.sort_by(|a, b| b.changed_at.cmp(&a.changed_at));
            Ok(entries)
        })
    }
}

/// What a draft holds.
pub(super) fn form_of(row: &DraftRow) -> Result<ReviewForm> {
    Ok(serde_json::from_str(&row.form)?)
}

/// The first words, as many as there is room for.
fn opening(body: &str) -> String {
    let words = markdown::to_words(body);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = words.char_indices().nth(OPENING) else { return words };
    let cut = &words[..end];
    // Not in the middle of a word, unless one word is all there is, as where no spaces are written.
    format!("{}…", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_ends_with_a_whole_word() {
        assert_eq!(opening("Two *short* words"), "Two short words");
        let long = opening(&"evening ".repeat(100));
        assert!(long.ends_with("evening…") && long.chars().count() <= OPENING, "{long}");
        assert_eq!(opening(&"夜".repeat(1_000)).chars().count(), OPENING + 1);
    }
}
