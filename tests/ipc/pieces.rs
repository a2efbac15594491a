use serde_json::{Value, json};

use crate::support::Window;

const PAGE: &str = "1974\nThe Keeper of Low Water\n“The sea keeps its own books.”\n• 121 minutes\n• Directed by Hanne Marder\nIt opens on the flats, before sunrise, with a man who measures the sea twice a day.\nScene from The Keeper of Low Water\n9.5 /10\nA wonder\n";

fn pasted(text: &str) -> Value {
    json!({ "file": null, "pasted": text })
}

#[test]
fn a_pasted_page_is_understood_corrected_and_brought_in() {
    let window = Window::open();
    let read = window.call("piece_read", pasted(PAGE)).unwrap();
    assert_eq!((&read["kind"], &read["fileName"]), (&json!("text"), &json!("Pasted text")));
    assert_eq!(read["piece"]["form"]["watch"]["score"], 95);
    assert_eq!(
        read["piece"]["pictures"],
        json!([{ "name": "scene-1", "poster": false, "caption": "", "source": { "kind": "nowhere" } }])
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
        "from": pasted(PAGE), "form": form, "newFilm": false,
        "pictures": [{ "name": "scene-1", "caption": "The walk", "file": token }],
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
    let request = json!({ "from": pasted(PAGE), "form": form, "newFilm": false, "pictures": [] });
    let refused = window.call("piece_bring_in", request).unwrap_err();
    assert_eq!((&refused["code"], &refused["field"]), (&json!("Invalid"), &json!("title")));
    let nothing = window.call("piece_read", pasted(" ")).unwrap_err();
    assert_eq!(nothing["message"], "Pasted text: There is nothing in it.");
}
