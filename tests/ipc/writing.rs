use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::Window;

fn picture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pictures").join(name)
}

/// What the editor holds of a review of one line.
fn form(title: &str) -> Value {
    json!({
        "facts": { "title": title, "year": 1974 },
        "watch": { "watchedOn": "2025-11-08", "score": 95 },
        "text": { "body": "It opens on the flats." },
    })
}

fn save(form: &Value) -> Value {
    json!({ "review": null, "draft": null, "form": form, "cause": "done" })
}

#[test]
fn a_blank_page_has_every_field_of_the_form() {
    let window = Window::open();
    let editing = window.call("review_editing", json!({ "kind": "new" })).unwrap();
    assert_eq!(editing["review"], json!(null));
    assert_eq!(editing["finished"], json!(false));
    assert_eq!(editing["form"]["watch"]["score"], json!(null));
    assert_eq!(
        editing["form"]["text"],
        json!({
            "headline": "", "body": "", "summary": "", "verdict": null, "spoilers": false,
            "private": false, "language": null,
        })
    );
}

#[test]
fn a_review_is_saved_and_opened_again() {
    let window = Window::open();
    let saved = window.call("review_save", save(&form("The Keeper of Low Water"))).unwrap();
    assert_eq!(saved["value"], json!({ "review": 1, "film": 1, "viewing": 1 }));
    assert_eq!(saved["topics"], json!(["Films", "Viewings", "Reviews"]));
    let editing = window.call("review_editing", json!({ "kind": "review", "id": 1 })).unwrap();
    assert_eq!(editing["form"]["text"]["body"], json!("It opens on the flats."));
    let revisions = window.call("revision_list", json!(1)).unwrap();
    assert_eq!(revisions[0]["what"], json!("It opens on the flats"));
    assert_eq!(revisions[0]["cause"], json!("done"));
    let shown = json!({ "revision": 1, "present": { "body": "It opens at dawn." } });
    let shown = window.call("revision_show", shown).unwrap();
    assert_eq!(shown["parts"][0], json!({ "kind": "same", "text": "It opens " }));
}

#[test]
fn a_review_without_a_title_is_refused_at_the_field() {
    let window = Window::open();
    assert_eq!(
        window.call("review_save", save(&form(" "))).unwrap_err(),
        json!({ "code": "Invalid", "message": "A film needs a title.", "field": "title" })
    );
}

#[test]
fn a_draft_is_kept_listed_and_thrown_away() {
    let window = Window::open();
    let draft = json!({ "draft": null, "review": null, "form": form("Absents") });
    let kept = window.call("draft_save", draft).unwrap();
    assert_eq!(kept["topics"], json!(["Drafts"]));
    assert_eq!(kept["value"]["draft"], json!(1));
    let entries = window.call("draft_list", json!(null)).unwrap();
    assert_eq!(entries[0]["title"], json!("Absents"));
    assert_eq!(entries[0]["opening"], json!("It opens on the flats."));
    window.call("draft_discard", json!(1)).unwrap();
    assert_eq!(window.call("draft_list", json!(null)).unwrap(), json!([]));
}

#[test]
fn a_pasted_poster_comes_as_bytes_and_a_dropped_still_by_its_token() {
    let window = Window::open();
    window.call("review_save", save(&form("The Keeper of Low Water"))).unwrap();

    let pasted = json!({ "film": 1, "name": "Pasted picture" });
    let bytes = std::fs::read(picture("cmyk.jpg")).unwrap();
    let poster = window.call_with_bytes("poster_set", &pasted, bytes).unwrap();
    assert_eq!(poster["topics"], json!(["Films", "Media"]));
    assert_eq!(window.call("poster_show", json!(1)).unwrap(), poster["value"]);
    window.call("poster_remove", json!(1)).unwrap();
    assert_eq!(window.call("poster_show", json!(1)).unwrap(), json!(null));

    window.choose(&[&picture("lossy.webp")]);
    let dialog = json!({ "title": "", "filter": "", "wanted": "Pictures", "many": true });
    let token = window.call("dialog_files", dialog).unwrap()[0]["token"].clone();
    let still = window.call("still_add_file", json!({ "film": 1, "file": token })).unwrap();
    assert_eq!(still["value"]["name"], json!("lossy"));
    assert_eq!(still["value"]["alt"], json!("Still from The Keeper of Low Water"));
    let captioned = json!({ "still": 1, "facts": { "caption": "The flats.", "timecodeS": 61 } });
    window.call("still_edit", captioned).unwrap();
    let stills = window.call("still_list", json!(1)).unwrap();
    assert_eq!(stills[0]["caption"], json!("The flats."));
    assert_eq!(stills[0]["timecodeS"], json!(61));

    let preview = json!({
        "film": 1,
        "body": "![x](still:lossy){bleed}",
        "phrases": { "showSpoiler": "", "missingStill": "", "notes": "", "backToText": "" },
    });
    let page = window.call("review_preview", preview).unwrap();
    assert!(page["html"].as_str().unwrap().contains("still-2x"));
}

#[test]
fn a_file_that_is_no_picture_is_refused_by_name() {
    let window = Window::open();
    window.call("review_save", save(&form("The Keeper of Low Water"))).unwrap();
    let pasted = json!({ "film": 1, "name": "notes.jpg" });
    let refusal = window.call_with_bytes("still_add", &pasted, b"words".to_vec()).unwrap_err();
    assert_eq!(refusal["code"], json!("BadFile"));
    assert_eq!(refusal["message"], json!("notes.jpg: It is not a JPEG, PNG or WebP picture."));
}

#[test]
fn a_score_is_read_however_it_is_typed() {
    let window = Window::open();
    for (typed, tenths) in [("9,5", json!(95)), (" 87% ", json!(87)), ("★★★★½", json!(90))]
    {
        assert_eq!(window.call("score_read", json!(typed)).unwrap(), tenths, "{typed}");
    }
    assert_eq!(window.call("score_read", json!("  ")).unwrap(), json!(null));
    let refusal = window.call("score_read", json!("fine")).unwrap_err();
    assert_eq!((&refusal["code"], &refusal["field"]), (&json!("Invalid"), &json!("score")));
}

#[test]
fn a_film_is_begun_for_its_pictures_with_its_facts() {
    let window = Window::open();
    let begun = window.call("film_begin", json!({ "title": "Absents", "year": 1999 })).unwrap();
    assert_eq!(begun["value"]["film"], json!(1));
    assert_eq!(begun["value"]["facts"]["title"], json!("Absents"));
    assert_eq!(begun["topics"], json!(["Films"]));
}

#[test]
fn two_spellings_of_a_person_become_one() {
    let window = Window::open();
    for (title, director) in [("Absents", "H. Marder"), ("Alibi", "Hanne Marder")] {
        window.call("film_add", json!({ "title": title, "directors": [director] })).unwrap();
    }
    let spellings = json!({ "name": "H. Marder", "into": "Hanne Marder" });
    let merged = window.call("person_merge", spellings.clone()).unwrap();
    assert_eq!(merged, json!({ "value": 2, "topics": ["Films", "People", "Settings"] }));
    assert_eq!(
        window.call("person_merge", spellings).unwrap_err(),
        json!({ "code": "NotFound", "message": "There is no such person in this journal.", "field": null })
    );
}

#[test]
fn a_copy_of_what_is_written_goes_to_the_file_chosen() {
    let window = Window::open();
    let path = window.folder().join("absents.md");
    window.choose(&[&path]);
    let dialog = json!({ "title": "Save a copy", "name": "absents.md" });
    let file = window.call("dialog_save", dialog).unwrap()["token"].clone();
    let copy = json!({ "file": file, "form": form("Absents") });
    assert_eq!(window.call("review_copy", copy).unwrap(), json!(null));
    let text = std::fs::read_to_string(path).unwrap();
    assert!(
        text.contains("score: 9.5") && text.ends_with("\n\nIt opens on the flats.\n"),
        "{text}"
    );
}
