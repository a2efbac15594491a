use std::path::PathBuf;

use super::PieceEdit;
use crate::imports::OnConflict;
use crate::imports::piece::source::Opened;
use crate::media::keeping::Ready;
use crate::{FilmFacts, WatchedOn};

/// A piece that is ready to be taken in.
pub(super) struct Pending {
    pub(super) opened: Opened,
    /// Its pictures, by their names in the text.
    pub(super) ready: Vec<(String, Ready)>,
    /// What to tell of pictures that could not be had.
    pub(super) problems: Vec<String>,
    /// It is of a new film, whatever films there are.
    pub(super) new_film: bool,
    /// It comes in alone, as the person corrected it: what can't be kept is refused at its field.
    pub(super) alone: bool,
    /// The person has looked at it.
    pub(super) corrected: bool,
    /// What stands of it where the journal says otherwise; else as for all.
    pub(super) on_conflict: Option<OnConflict>,
    /// The folder that was brought in, where it came with one: a vault's notes name pictures from
    /// there.
    pub(super) root: Option<PathBuf>,
    /// Its poster is at hand.
    pub(super) has_poster: bool,
    /// The film and the date as the file itself tells them.
    pub(super) told: FilmFacts,
    pub(super) told_on: Option<WatchedOn>,
}

impl Pending {
    pub(super) fn of(opened: Opened) -> Self {
        let form = &opened.piece.form;
        let (told, told_on) =
            (form.facts.clone(), form.watch.as_ref().and_then(|it| it.watched_on));
        let problems = opened.piece.notices.clone();
        Self {
            opened,
            told,
            told_on,
            root: None,
            has_poster: false,
            ready: Vec::new(),
            problems,
            new_film: false,
            alone: false,
            corrected: false,
            on_conflict: None,
        }
    }

    /// Whether its date can be read as two, and nobody has said which it is.
    pub(super) fn has_open_date(&self) -> bool {
        self.opened.piece.open_date.is_some() && !self.corrected
    }

    /// Puts the person's corrections over what was understood.
    pub(super) fn correct(&mut self, edit: &PieceEdit) {
        let piece = &mut self.opened.piece;
        piece.form = edit.form.clone();
        for (name, caption) in &edit.captions {
            for picture in piece.pictures.iter_mut().filter(|picture| picture.name == *name) {
                picture.caption.clone_from(caption);
            }
        }
        self.new_film = edit.new_film;
        self.corrected = true;
        self.on_conflict = edit.on_conflict;
    }
}
