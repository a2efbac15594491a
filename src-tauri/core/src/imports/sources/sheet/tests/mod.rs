//! Sheets of every kind, read.

mod properties;
mod rows;
mod texts;
mod workbooks;

use super::*;
use crate::imports::foreign::ForeignViewing;
use crate::imports::sources::{ImportReading, Recognised, recognise};

fn with(mapping: SheetMapping) -> ImportReading {
    ImportReading { sheet: Some(mapping), ..ImportReading::default() }
}

fn column(name: &str, becomes: SheetField) -> SheetColumn {
    SheetColumn { name: name.into(), becomes }
}

/// How a file of these bytes is found, and what its rows say.
fn read_as(
    bytes: &[u8],
    reading: &ImportReading,
) -> Result<(SheetLook, ImportAsks, Vec<ForeignRow>), String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my films.csv");
    std::fs::write(&path, bytes).unwrap();
    let reading = Reading::of(reading).unwrap();
    let Recognised::Rows(mut source) = recognise(&path, &reading).map_err(|err| err.to_string())?
    else {
        return Err("no table".into());
    };
    assert_eq!(source.name(), "sheet");
    let look = source.sheet().unwrap().clone();
    let mut rows = Vec::new();
    let read = source.read(&mut |row, _| {
        rows.push(row);
        true
    });
    read.map_err(|refused| refused.0)?;
    Ok((look, source.asks(), rows))
}

fn read(text: &str) -> (SheetLook, ImportAsks, Vec<ForeignRow>) {
    read_as(text.as_bytes(), &ImportReading::default()).unwrap()
}

fn viewing(row: &ForeignRow) -> &ForeignViewing {
    match &row.says {
        Says::Viewing(viewing) => viewing,
        other => panic!("line {} is no viewing: {other:?}", row.origin.line),
    }
}

fn becomes(look: &SheetLook) -> Vec<SheetField> {
    look.mapping.columns.iter().map(|column| column.becomes).collect()
}

/// Title, year, date, tenths.
type Told = (String, Option<i16>, Option<String>, Option<u8>);

fn told(rows: &[ForeignRow]) -> Vec<Told> {
    rows.iter()
        .map(|row| {
            let viewing = viewing(row);
            (
                viewing.film.title.clone(),
                viewing.film.year,
                viewing.watched_on.map(|date| date.to_string()),
                viewing.score.map(crate::Score::tenths),
            )
        })
        .collect()
}
