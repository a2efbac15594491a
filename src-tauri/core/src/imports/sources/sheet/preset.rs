//! Mappings that are remembered: a sheet with the columns of one that was read before is read the
//! same way.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::SheetLook;
use super::mapping::SheetMapping;
use crate::imports::sources::{FilmsAre, ImportReading, Reading};
use crate::text::fold;
use crate::{Changed, Error, Journal, Result, storage};

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

    /// Forgets how sheets of this shape are read.
    ///
    /// # Errors
    /// [`Error::NotFound`] where none is remembered.
    pub fn forget_sheet_preset(&self, shape: &str) -> Result<Changed<()>> {
        let mut presets = self.sheet_presets()?;
        let before = presets.len();
        presets.retain(|preset| preset.shape != shape);
        if presets.len() == before {
            return Err(Error::invalid("shape", "No mapping of this shape is remembered."));
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
        self.keep([], |edit| match presets {
            [] => storage::settings::remove(edit.conn(), KEY),
            presets => storage::settings::put(edit.conn(), KEY, &serde_json::to_string(presets)?),
        })
    }
}
