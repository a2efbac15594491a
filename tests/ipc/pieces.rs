use serde_json::{Value, json};

use crate::support::Window;

const PAGE: &str = "1974\nThe Keeper of Low Water\n“The sea keeps its own books.”\n• 121 minutes\n• Directed by Hanne Marder\nIt opens on the flats, before sunrise, with a man who measures the sea twice a day.\nScene from The Keeper of Low Water\n9.5 /10\nA wonder\n";

fn pasted(text: &str) -> Value {
    json!({ "file": null, "within": null, "pasted": text })
}

#[test]
fn a_pasted_page_is_understood_corrected_and_brought_in() {
    let window = Window::open();
    let read = window.call("piece_read", pasted(PAGE)).unwrap();
    assert_eq!((&read["kind"], &read["fileName"]), (&json!("text"), &json!("Pasted text")));
    assert_eq!(read["piece"]["form"]["watch"]["score"], 95);
    assert_eq!(
        read["piece"]["pictures"],
        json!([{
            "name": "scene-1", "poster": false, "caption": "", "alt": "", "timecodeS": null,
            "source": { "kind": "nowhere" },
        }])
    );
    assert_eq!(
        read["piece"]["origins"][0],
        json!({ "field": "title", "line": 2, "text": "The Keeper of Low Water" })
    );

    let mut form = read["piece"]["form"].clone();
    form["facts"]["title"] = json!("The Keeper");
    let picture = window.folder().join("walk.png");
    std::fs::write(&picture, include_bytes!("../fixtures/pictures/one-pixel.png")).unwrap();
    window.choose(&[&picture]);
    let chosen = json!({ "title": "", "filter": "", "wanted": "Pictures", "many": false });
    let token = window.call("dialog_files", chosen).unwrap()[0]["token"].clone();
    let request = json!({
        "from": pasted(PAGE),
        "edit": {
            "form": form, "newFilm": false,
            "pictures": [{ "name": "scene-1", "caption": "The walk", "file": token }],
        },
    });
    let brought = window.call("piece_bring_in", request.clone()).unwrap();
    assert_eq!(brought["value"]["report"]["receipt"]["rows"]["new"], 1);
    let review = brought["value"]["review"].clone();
    let target = json!({ "kind": "review", "id": review });
    let editing = window.call("review_editing", target).unwrap();
    assert_eq!(editing["form"]["facts"]["title"], "The Keeper");
    let again = window.call("piece_bring_in", request).unwrap();
    assert_eq!((&again["value"]["review"], &again["topics"]), (&review, &json!([])));
    let imports = window.call("import_list", json!(null)).unwrap();
    assert_eq!(
        (&imports[0]["fileName"], &imports[0]["undoable"]),
        (&json!("Pasted text"), &json!(true))
    );
}

#[test]
fn a_refusal_names_its_field() {
    let window = Window::open();
    let read = window.call("piece_read", pasted(PAGE)).unwrap();
    let mut form = read["piece"]["form"].clone();
    form["facts"]["title"] = json!(" ");
    let edit = json!({ "form": form, "newFilm": false, "pictures": [] });
    let request = json!({ "from": pasted(PAGE), "edit": edit });
    let refused = window.call("piece_bring_in", request).unwrap_err();
    assert_eq!((&refused["code"], &refused["field"]), (&json!("Invalid"), &json!("title")));
    let nothing = window.call("piece_read", pasted(" ")).unwrap_err();
    assert_eq!(nothing["message"], "Pasted text: There is nothing in it.");
}

#[test]
fn a_key_of_front_matter_is_told_what_it_becomes() {
    let window = Window::open();
    let note = pasted("---\ntitle: Salt Roads\nSterne: 4.5\n---\nIt is a road film.\n");
    let read = window.call("piece_read", note.clone()).unwrap();
    assert_eq!(
        read["piece"]["keys"][1],
        json!({ "key": "Sterne", "value": "4.5", "line": 3, "builtIn": "leaveOut", "chosen": null })
    );
    let told = json!({ "key": "Sterne", "meaning": "scoreOfFive" });
    assert_eq!(window.call("piece_key", told).unwrap()["topics"], json!(["Settings"]));
    let read = window.call("piece_read", note).unwrap();
    assert_eq!(read["piece"]["form"]["watch"]["score"], 90);
    assert_eq!(read["piece"]["keys"][1]["chosen"], "scoreOfFive");
    let own = json!({ "key": "Sterne", "meaning": "own" });
    assert_eq!(window.call("piece_key", own).unwrap_err()["field"], "meaning");
}

#[test]
fn a_folder_is_read_file_by_file_and_brought_in_as_corrected() {
    let window = Window::open();
    let notes = window.folder().join("notes");
    std::fs::create_dir(&notes).unwrap();
    for (name, title) in [("a.md", "Salt Roads"), ("b.md", "Nine Winters")] {
        std::fs::write(notes.join(name), format!("# {title}\n\nIt is a film about {title}.\n"))
            .unwrap();
    }
    window.choose(&[&notes]);
    let folder = window.call("dialog_folder", json!({ "title": "" })).unwrap()["token"].clone();
    let asked = |corrected: Value, left_out: Value| json!({ "folder": folder, "corrected": corrected, "leftOut": left_out, "onConflict": "mine", "answered": [], "job": 7 });
    let read = window.call_telling("piece_folder_read", asked(json!([]), json!([])));
    assert_eq!(
        read.unwrap()["files"][0],
        json!({
            "file": "a.md", "kind": "markdown", "title": "Salt Roads", "year": null, "score": null,
            "outcome": "comesIn", "conflicts": [], "problems": [],
        })
    );
    let piece = window
        .call("piece_read", json!({ "file": folder, "within": "a.md", "pasted": null }))
        .unwrap();
    let mut form = piece["piece"]["form"].clone();
    form["facts"]["year"] = json!(1999);
    let corrected =
        json!([{ "file": "a.md", "edit": { "form": form, "newFilm": false, "pictures": [] } }]);
    let brought = window.call_telling("piece_folder_bring_in", asked(corrected, json!(["b.md"])));
    let rows = brought.unwrap()["value"]["receipt"]["rows"].clone();
    assert_eq!((&rows["new"], &rows["skipped"]), (&json!(1), &json!(1)));
}
