use super::settled::{BOTH, EACH, TAKEN, beginning};
use super::{ImportConflict, Settled, Writer};
use crate::imports::choices::{ImportField, OnConflict};
use crate::imports::foreign::{ForeignViewing, Origin};
use crate::imports::receipt::Outcome;
use crate::storage::viewings::ViewingRow;
use crate::{FilmId, Result, storage};

/// What a row says of one field of a viewing that is there.
enum Says {
    /// Nothing, or what the viewing says too.
    Nothing,
    /// What the viewing does not say yet.
    More,
    /// Something else.
    Else { mine: String, theirs: String },
}

/// The fields in which a viewing has one value or none.
const SINGLE: [ImportField; 6] = [
    ImportField::WatchedOn,
    ImportField::Score,
    ImportField::Place,
    ImportField::Format,
    ImportField::Note,
    ImportField::LoggedOn,
];

impl Writer<'_, '_> {
    /// Fills in what the viewing doesn't say yet. Where it says otherwise it is as the person
    /// chooses: the journal's is kept, the row's is taken, or the row is a viewing of its own.
    pub(super) fn join(
        &mut self,
        film: FilmId,
        mut row: ViewingRow,
        told: &ForeignViewing,
        origin: &Origin,
    ) -> Result<Settled> {
        let by_this_import = row.id > self.last_viewing;
        let mut settled = Settled::new(Outcome::Same, "viewing", row.id.0);
        let mut take = Vec::new();
        for field in SINGLE {
            match says(&row, told, field) {
                Says::Nothing => {}
                Says::More => {
                    take.push(field);
                    settled.fills.push(field);
                }
                Says::Else { mine, theirs } => {
                    let stands = self.answers.to_conflict(origin, field);
                    if stands == OnConflict::Theirs {
                        take.push(field);
                    }
                    settled.conflicts.push(ImportConflict { field, mine, theirs, stands });
                }
            }
        }
        if settled.stands() == OnConflict::Both {
            // The row is a viewing of its own, so all that it says stands beside the journal's.
            settled.conflicts.iter_mut().for_each(|conflict| conflict.stands = OnConflict::Both);
            let viewing = self.add_viewing(film, told)?;
            settled.target = Some(("viewing", viewing.0));
            settled.fills.clear();
            settled.outcome = Outcome::Conflict;
            settled.reason = told_apart(&settled.conflicts);
            return Ok(settled);
        }
        for field in &take {
            self.take_field(&mut row, told, *field)?;
        }
        for (field, here, there) in [
            (ImportField::Rewatch, &mut row.rewatch, told.rewatch),
            (ImportField::Liked, &mut row.liked, told.liked),
            (ImportField::Abandoned, &mut row.abandoned, told.abandoned),
        ] {
            if there && !*here {
                *here = true;
                take.push(field);
                settled.fills.push(field);
            }
        }
        if !take.is_empty() {
            row.changed_at = self.edit.now();
            storage::viewings::update(self.edit.conn(), &row)?;
            self.note_score(row.film, row.watched_on, row.day_order, row.score);
        }
        if self.add_companions(&row, &told.companions)? {
            settled.fills.push(ImportField::Companions);
        }
        if self.add_tags(row.id, &told.tags)? {
            settled.fills.push(ImportField::Tags);
        }
        if let Some(review) = &told.review {
            let (fills, conflict) = self.join_review(&row, review, told.logged_on, origin)?;
            settled.fills.extend(fills.then_some(ImportField::Review));
            settled.conflicts.extend(conflict);
        }
        let filled = !settled.fills.is_empty();
        self.changed |= filled || settled.stands() != OnConflict::Mine;
        settled.outcome = match (settled.conflicts.is_empty(), filled || by_this_import) {
            (false, _) => Outcome::Conflict,
            (true, true) => Outcome::Merged,
            (true, false) => Outcome::Same,
        };
        settled.reason = told_apart(&settled.conflicts);
        Ok(settled)
    }

    fn take_field(
        &mut self,
        row: &mut ViewingRow,
        told: &ForeignViewing,
        field: ImportField,
    ) -> Result<()> {
        match field {
            ImportField::WatchedOn => {
                row.watched_on = told.watched_on;
                row.day_order = told.watched_on.map_or(Ok(0), |date| self.next_order(date))?;
            }
            ImportField::Score => {
                self.receipt.added.scores += u32::from(row.score.is_none());
                row.score = told.score;
            }
            ImportField::Place => row.place.clone_from(&told.place),
            ImportField::Format => row.format.clone_from(&told.format),
            ImportField::Note => row.note.clone_from(&told.note),
            ImportField::LoggedOn => row.logged_on = told.logged_on.map(|date| date.to_string()),
            _ => {}
        }
        Ok(())
    }

    /// Adds the companions that aren't there yet; says whether there were any.
    fn add_companions(&mut self, row: &ViewingRow, names: &[String]) -> Result<bool> {
        if names.is_empty() {
            return Ok(false);
        }
        let mut all = storage::viewings::companions_of(self.edit.conn(), row.id)?;
        let before = all.len();
        for name in names {
            if !all.contains(name) {
                all.push(name.clone());
            }
        }
        if all.len() > before {
            storage::viewings::replace_companions(self.edit.conn(), row.id, &all)?;
        }
        Ok(all.len() > before)
    }
}

fn says(row: &ViewingRow, told: &ForeignViewing, field: ImportField) -> Says {
    let shown = |mine: Option<String>, theirs: Option<String>| match (mine, theirs) {
        (_, None) => Says::Nothing,
        (None, Some(_)) => Says::More,
        (Some(mine), Some(theirs)) if mine == theirs => Says::Nothing,
        (Some(mine), Some(theirs)) => Says::Else { mine, theirs },
    };
    let words = |mine: &str, theirs: &str| {
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        match shown(some(mine), some(theirs)) {
            Says::Else { mine, theirs } => {
                Says::Else { mine: beginning(&mine), theirs: beginning(&theirs) }
            }
            says => says,
        }
    };
    match field {
        ImportField::WatchedOn => shown(
            row.watched_on.map(|date| date.to_string()),
            told.watched_on.map(|date| date.to_string()),
        ),
        ImportField::Score => shown(
            row.score.map(|score| score.to_string()),
            told.score.map(|score| score.to_string()),
        ),
        ImportField::Place => words(&row.place, &told.place),
        ImportField::Format => words(&row.format, &told.format),
        ImportField::Note => words(&row.note, &told.note),
        // When something was logged only helps; two dates of it are no conflict.
        ImportField::LoggedOn if row.logged_on.is_none() && told.logged_on.is_some() => Says::More,
        _ => Says::Nothing,
    }
}

/// The conflicts of a row in one sentence, and what was chosen.
pub(crate) fn told_apart(conflicts: &[ImportConflict]) -> String {
    let Some(first) = conflicts.first() else { return String::new() };
    let parts: Vec<String> = conflicts
        .iter()
        .map(|ImportConflict { field, mine, theirs, .. }| match field {
            ImportField::WatchedOn => format!("the date {mine}, and the file {theirs}"),
            ImportField::Score => format!("the score {mine}, and the file {theirs}"),
            ImportField::Place => format!("the place ‘{mine}’, and the file ‘{theirs}’"),
            ImportField::Format => format!("the format ‘{mine}’, and the file ‘{theirs}’"),
            ImportField::Note => "another note than the file".to_owned(),
            _ => "another review than the file".to_owned(),
        })
        .collect();
    let chosen = match first.stands {
        _ if conflicts.iter().any(|conflict| conflict.stands != first.stands) => EACH,
        OnConflict::Mine => "the journal’s was kept",
        OnConflict::Theirs => TAKEN,
        OnConflict::Both => BOTH,
    };
    format!("The journal’s viewing has {}; {chosen}.", parts.join("; it has "))
}
