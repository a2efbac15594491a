//! Mappings that are remembered: a sheet with the columns of one that was read before is read the
//! same way.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::SheetLook;
use super::mapping::SheetMapping;
use crate::imports::sources::{FilmsAre, ImportReading, Reading};
use crate::text::fold;
use crate::{Changed, Error, Journal, Result, Topic, storage};

/// Where they are kept, beside the settings.
const KEY: &str = "sheetMappings";

/// How many are kept; the one not used for the longest time goes first.
const KEPT: usize = 50;

/// How sheets with these columns are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SheetPreset {
    /// The columns, as one short name.
    pub shape: String,
    /// The file for which it was made last.
    pub file_name: String,
    /// What the columns become.
    pub mapping: SheetMapping,
    /// What the films of such a sheet are, where it doesn't say.
    pub films_are: Option<FilmsAre>,
}

/// A mapping that was forgotten, to be put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ForgottenPreset {
    /// The mapping.
    pub preset: SheetPreset,
    /// Its place among those remembered, from 0.
    pub place: u32,
}

/// The names of columns as one short name, whatever their case and accents.
pub(super) fn shape_of(names: &[String]) -> String {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    blake3::hash(folded.join("\n").as_bytes()).to_hex().as_str()[..16].to_owned()
}

impl Journal {
    /// The mappings that are remembered, the last used first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn sheet_presets(&self) -> Result<Vec<SheetPreset>> {
        self.read(|conn| {
            let kept = storage::settings::value(conn, KEY)?;
            // What another version kept in another shape is as if nothing had been.
            Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
        })
    }

    /// Forgets how sheets of this shape are read; answers what it takes to put it back.
    ///
    /// # Errors
    /// [`Error::Invalid`] where none is remembered.
    pub fn forget_sheet_preset(&self, shape: &str) -> Result<Changed<ForgottenPreset>> {
        let mut presets = self.sheet_presets()?;
        let Some(place) = presets.iter().position(|preset| preset.shape == shape) else {
            return Err(Error::invalid("shape", "No mapping of this shape is remembered."));
        };
        let preset = presets.remove(place);
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        Ok(self.keep_presets(&presets)?.map(|()| ForgottenPreset { preset, place }))
    }

    /// Puts a mapping back in its place that was forgotten. One that was made for the same columns
    /// since stays.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn put_back_sheet_preset(&self, forgotten: ForgottenPreset) -> Result<Changed<()>> {
        let mut presets = self.sheet_presets()?;
        if presets.iter().all(|preset| preset.shape != forgotten.preset.shape) {
            presets.insert((forgotten.place as usize).min(presets.len()), forgotten.preset);
            presets.truncate(KEPT);
        }
        self.keep_presets(&presets)
    }

    /// Remembers how a sheet was read, if the person said so.
    pub(in crate::imports) fn remember_sheet(
        &self,
        file_name: &str,
        look: Option<&SheetLook>,
        said: &ImportReading,
    ) -> Result<()> {
        let Some((look, shape)) = look.and_then(|look| Some((look, look.shape.clone()?))) else {
            return Ok(());
        };
        if said.sheet.is_none() {
            return Ok(());
        }
        // What had to be known before the columns were is found anew in each file.
        let mapping = SheetMapping {
            separator: None,
            encoding: None,
            heading_row: None,
            sheet: None,
            ..look.mapping.clone()
        };
        let preset = SheetPreset {
            shape,
            file_name: file_name.to_owned(),
            mapping,
            films_are: said.films_are,
        };
        let mut presets = self.sheet_presets()?;
        if presets.first() == Some(&preset) {
            return Ok(());
        }
        presets.retain(|other| other.shape != preset.shape);
        presets.insert(0, preset);
        presets.truncate(KEPT);
        self.keep_presets(&presets).map(drop)
    }

    /// How a file is to be read, with what is remembered of others.
    pub(in crate::imports) fn reading(&self, said: &ImportReading) -> Result<Reading> {
        Ok(Reading { presets: self.sheet_presets()?, ..Reading::of(said)? })
    }

    fn keep_presets(&self, presets: &[SheetPreset]) -> Result<Changed<()>> {
        self.keep([Topic::Settings], |edit| match presets {
            [] => storage::settings::remove(edit.conn(), KEY),
            presets => storage::settings::put(edit.conn(), KEY, &serde_json::to_string(presets)?),
        })
    }
}
