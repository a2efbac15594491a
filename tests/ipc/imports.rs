use std::path::Path;

use serde_json::{Value, json};

use crate::support::Window;

fn fixture() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/letterboxd.zip")
}

/// Chooses the fixture in the dialog and answers its token.
fn chosen(window: &Window, path: &Path) -> Value {
    window.choose(&[path]);
    let request =
        json!({ "title": "Import", "filter": "Exports", "wanted": "Imports", "many": false });
    window.call("dialog_files", request).unwrap()[0]["token"].clone()
}

#[test]
fn a_file_is_checked_brought_in_listed_and_taken_out() {
    let window = Window::open();
    let file = chosen(&window, &fixture());
    let request = json!({ "file": file, "job": 1, "choices": {} });

    let recognised = json!({ "file": file, "reading": { "timeZone": "Europe/Lisbon" }, "job": 1 });
    assert_eq!(
        window.call_telling("import_recognise", recognised).unwrap(),
        json!({
            "fileName": "letterboxd.zip",
            "kind": "rows",
            "source": "letterboxd",
            "asks": { "timeZone": false, "dateOrder": false, "filmsAre": false, "allRated": false },
            "timeZone": "Europe/Lisbon",
            "sheet": null,
        })
    );

    let planned = window.call_telling("import_plan", request.clone()).unwrap();
    let checked = &planned["report"];
    assert_eq!(planned["counts"]["all"], checked["receipt"]["rows"]["read"]);
    assert_eq!(planned["changes"], true);
    let rows = &checked["receipt"]["rows"];
    assert_eq!((&rows["taken"], &rows["both"]), (&json!(0), &json!(0)));
    let rows = json!({ "file": file, "tab": "new", "from": 0, "count": 2 });
    let rows = window.call("import_rows", rows).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 2);
    assert_eq!((&rows[0]["file"], &rows[0]["what"]), (&json!("diary.csv"), &json!("viewing")));
    assert_eq!((&rows[0]["addsFilm"], &rows[0]["film"]), (&json!(true), &json!(null)));
    assert!(rows[0]["filmRows"].as_u64().unwrap() >= 1);
    assert_eq!(checked["import"], json!(null));
    assert_eq!(window.call("import_list", json!(null)).unwrap(), json!([]));

    let brought = window.call_telling("import_run", request).unwrap();
    let report = &brought["value"];
    assert_eq!(report["receipt"], checked["receipt"]);
    assert_eq!(report["fileName"], "letterboxd.zip");
    assert_eq!(report["receipt"]["added"]["viewings"], 62);
    assert!(brought["topics"].as_array().unwrap().contains(&json!("Imports")));
    let told = window.told();
    let last = told.last().unwrap();
    assert_eq!(last["done"], last["total"]);
    assert_eq!(last["rows"], report["receipt"]["rows"]["read"]);

    // The viewing shows the very row that the plan showed.
    let origins = window.call("import_origins", json!({ "kind": "viewing", "id": 1 })).unwrap();
    let mut first = origins[0].clone();
    assert!(first.as_object_mut().unwrap().remove("madeAt").is_some());
    assert_eq!(
        first,
        json!({
            "import": report["import"],
            "source": "letterboxd",
            "fileName": "letterboxd.zip",
            "file": rows[0]["file"],
            "line": rows[0]["line"],
            "raw": rows[0]["raw"],
            "outcome": "new",
            "reason": rows[0]["reason"],
        })
    );
    let none = window.call("import_origins", json!({ "kind": "list", "id": 999 })).unwrap_err();
    assert_eq!(none["code"], "NotFound");

    let detail = window.call("import_detail", report["import"].clone()).unwrap();
    assert_eq!(detail["import"]["receipt"], report["receipt"]);
    assert_eq!(detail["kept"]["new"], report["receipt"]["rows"]["new"]);
    let kept = json!({ "import": report["import"], "of": "new" });
    let ids = window.call_for_bytes("import_kept_ids", kept).unwrap();
    let id = u32::from_le_bytes(ids[..4].try_into().unwrap());
    let kept = window.call("import_kept", json!([id])).unwrap();
    assert_eq!(
        kept,
        json!([{
            "id": id,
            "file": rows[0]["file"],
            "line": rows[0]["line"],
            "raw": rows[0]["raw"],
            "outcome": "new",
            "reason": rows[0]["reason"],
            "became": { "kind": "viewing", "id": 1 },
            "film": { "id": 1, "title": rows[0]["title"], "year": rows[0]["year"], "poster": null },
            "watchedOn": rows[0]["watchedOn"],
            "score": rows[0]["score"],
            "list": null,
        }])
    );

    let listed = window.call("import_list", json!(null)).unwrap();
    assert_eq!((&listed[0]["id"], &listed[0]["undoable"]), (&report["import"], &json!(true)));
    let undone = window.call("import_undo", report["import"].clone()).unwrap();
    let none = json!({ "films": 0, "viewings": 0, "reviews": 0, "lists": 0, "watchlist": 0 });
    assert_eq!(
        (&undone["value"]["fileName"], &undone["value"]["kept"]),
        (&json!("letterboxd.zip"), &none)
    );
    assert_eq!(undone["value"]["gone"]["viewings"], 62);
    let gone = window.call("import_detail", report["import"].clone()).unwrap_err();
    assert_eq!(gone["code"], "NotFound");
    assert_eq!(window.call("import_list", json!(null)).unwrap(), json!([]));
}

#[test]
fn a_file_that_is_no_export_is_refused_by_name() {
    let window = Window::open();
    let path = window.folder().join("notes.zip");
    std::fs::write(&path, "no ZIP").unwrap();
    let file = chosen(&window, &path);
    let refused = window
        .call_telling("import_run", json!({ "file": file, "job": 1, "choices": {} }))
        .unwrap_err();
    assert_eq!(refused["code"], "BadFile");
    assert_eq!(
        refused["message"],
        "notes.zip: This is not a ZIP file, or it is cut short. Export or download it again."
    );
}
