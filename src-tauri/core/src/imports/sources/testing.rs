//! What the tests of the sources share.

use super::{ImportReading, Reading, Recognised, recognise};
use crate::imports::foreign::{ForeignRow, ForeignViewing, Says};

/// The rows of a file of these bytes, whatever it is called.
pub(crate) fn read_bytes(bytes: &[u8], reading: &ImportReading) -> (&'static str, Vec<ForeignRow>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a file");
    std::fs::write(&path, bytes).unwrap();
    let Recognised::Rows(mut source) = recognise(&path, &Reading::of(reading).unwrap()).unwrap()
    else {
        panic!("this is no file of rows");
    };
    let mut rows = Vec::new();
    let read = source.read(&mut |row, _| {
        rows.push(row);
        true
    });
    read.unwrap();
    (source.name(), rows)
}

/// The rows of a text.
pub(crate) fn read(text: &str) -> Vec<ForeignRow> {
    let reading = ImportReading { time_zone: Some("UTC".into()), ..ImportReading::default() };
    read_bytes(text.as_bytes(), &reading).1
}

/// The viewings of a text whose every row is one.
pub(crate) fn viewings(text: &str) -> Vec<ForeignViewing> {
    read(text)
        .into_iter()
        .map(|row| match row.says {
            Says::Viewing(viewing) => *viewing,
            other => panic!("line {} is no viewing: {other:?}", row.origin.line),
        })
        .collect()
}
