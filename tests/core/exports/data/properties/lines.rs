use std::collections::BTreeMap;

use super::super::{counts, report, written};
use super::facts::document;
use crate::support::TestJournal;
use matinee_core::{ExportFormat, LossKind};
use serde_json::Value;

/// The lines say what the document says.
pub fn read_back(journal: &TestJournal) {
    let document = document(journal);
    let text = &written(journal, ExportFormat::Jsonl).1[""];
    let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in text.split_terminator('\n') {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let kind = record.as_object_mut().unwrap().remove("kind").unwrap();
        found.entry(kind.as_str().unwrap().to_owned()).or_default().push(record);
    }
    for (section, kind) in [
        ("films", "film"),
        ("people", "person"),
        ("viewings", "viewing"),
        ("reviews", "review"),
        ("lists", "list"),
        ("watchlist", "wanted"),
        ("revisions", "revision"),
    ] {
        let records = found.remove(kind).unwrap_or_default();
        assert_eq!(document[section], Value::Array(records), "{section}");
    }
    let pictures = |field: fn(&Value) -> usize| -> usize {
        document["films"].as_array().unwrap().iter().map(field).sum()
    };
    let mut counts = counts(&report(journal, ExportFormat::Json));
    for (kind, kept) in [
        (LossKind::Posters, pictures(|film| usize::from(film["poster"].is_string()))),
        (LossKind::Stills, pictures(|film| film["stills"].as_array().map_or(0, Vec::len))),
    ] {
        assert_eq!(counts.remove(&kind).unwrap_or_default(), kept);
    }
    assert!(counts.is_empty(), "{counts:?}");
}
