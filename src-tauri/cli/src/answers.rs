//! What the flags of `import` say, as the core takes it, and which of them answers what a file
//! asks.

use std::path::Path;

use matinee_core::imports::piece::KeyMeanings;
use matinee_core::imports::{
    DateOrder, FilmsAre, ImportChoices, ImportReading, ImportRecognised, OnConflict, OnDoubt,
    SheetMapping,
};

use crate::arguments::{Conflict, DateBegins, Doubt, Films, Import};
use crate::failure::Failure;

/// The choices that the flags make.
pub(crate) fn choices(asked: &Import) -> Result<ImportChoices, Failure> {
    let mut sheet = asked.map.as_deref().map(mapping).transpose()?;
    if let Some(best) = asked.score_out_of {
        sheet.get_or_insert_default().score_best = Some(best);
    }
    Ok(ImportChoices {
        reading: ImportReading {
            time_zone: asked.time_zone.clone(),
            date_order: asked.date_order.map(|begins| match begins {
                DateBegins::Day => DateOrder::DayFirst,
                DateBegins::Month => DateOrder::MonthFirst,
                DateBegins::Year => DateOrder::YearFirst,
            }),
            films_are: asked.films_are.map(|films| match films {
                Films::Seen => FilmsAre::Seen,
                Films::Wanted => FilmsAre::Wanted,
                Films::Liked => FilmsAre::Liked,
                Films::Listed => FilmsAre::Listed,
                Films::Rated => FilmsAre::Rated,
            }),
            list_name: asked.list_name.clone(),
            sheet,
            keys: keys(&asked.keys)?,
        },
        on_conflict: match asked.on_conflict {
            Conflict::Mine => OnConflict::Mine,
            Conflict::Theirs => OnConflict::Theirs,
            Conflict::Both => OnConflict::Both,
        },
        on_doubt: match asked.on_doubt {
            Doubt::Ask => OnDoubt::Ask,
            Doubt::Likeliest => OnDoubt::Likeliest,
            Doubt::New => OnDoubt::New,
        },
        ..ImportChoices::default()
    })
}

/// What keys of front matter become: `Sterne=scoreOfFive`.
fn keys(said: &[String]) -> Result<KeyMeanings, Failure> {
    let mut keys = KeyMeanings::default();
    for said in said {
        let refused = |why: &str| {
            Failure::invalid(format!("‘--key {said}’ does not say what a key becomes: {why}"))
        };
        let (key, becomes) =
            said.rsplit_once('=').ok_or_else(|| refused("Write it as NAME=BECOMES."))?;
        let becomes = serde_json::from_value(serde_json::Value::from(becomes.trim()))
            .map_err(|err| refused(&format!("{err}.")))?;
        keys.choose(key, becomes).map_err(|err| refused(&err.to_string()))?;
    }
    Ok(keys)
}

/// The mapping in a file of JSON.
fn mapping(path: &Path) -> Result<SheetMapping, Failure> {
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|err| Failure::invalid(format!("{name} can’t be read: {err}.")))?;
    serde_json::from_str(&text)
        .map_err(|err| Failure::invalid(format!("{name} is no mapping of columns: {err}.")))
}

/// Which flags answer what a file asks and nothing has said yet; nothing where all is said.
pub(crate) fn unanswered(found: &ImportRecognised, said: &ImportReading) -> Option<String> {
    let known_order = found.sheet.as_ref().is_some_and(|sheet| sheet.mapping.date_order.is_some());
    if found.asks.date_order && said.date_order.is_none() && !known_order {
        return Some(format!(
            "The dates in {} can be read in two ways. Say which comes first with --date-order day or --date-order month.",
            found.file_name
        ));
    }
    let titled = |name: &str| matches!(name, "title" | "titleYear");
    if let Some(sheet) = &found.sheet {
        let gives_titles = sheet.mapping.columns.iter().any(|column| {
            serde_json::to_value(column.becomes)
                .is_ok_and(|becomes| becomes.as_str().is_some_and(titled))
        });
        if !gives_titles {
            let names: Vec<&str> =
                sheet.columns.iter().map(|column| column.name.as_str()).collect();
            return Some(format!(
                "No column of {} is known to give titles. Say with --map what its columns become; it has: {}.",
                found.file_name,
                names.join(", ")
            ));
        }
    }
    if found.asks.films_are && said.films_are.is_none() {
        let last = if found.asks.all_rated { ", listed or rated" } else { " or listed" };
        return Some(format!(
            "{} lists films and does not say what for. Say it with --films-are seen, wanted, liked{last}.",
            found.file_name
        ));
    }
    None
}
