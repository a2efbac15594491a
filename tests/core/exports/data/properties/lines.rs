use std::collections::BTreeMap;

use super::super::{report, written};
use crate::support::TestJournal;
use matinee_core::ExportFormat;
use serde_json::Value;

/// The lines say what the document says.
pub fn read_back(journal: &TestJournal) {
    let document: Value =
        serde_json::from_str(&written(journal, ExportFormat::Json).1[""]).unwrap();
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
    let report = report(journal, ExportFormat::Json);
    assert!(report.losses.is_empty(), "{report:?}");
}
