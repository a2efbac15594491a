use serde_json::json;

use crate::support::Window;

#[test]
fn settings_come_whole_and_change_one_at_a_time() {
    let window = Window::open();
    let mut settings = json!({
        "theme": "system", "motion": "system", "readingSize": 100, "measure": "usual",
        "posterSize": "small", "scoreLast": true, "singleKeys": true, "author": "",
    });
    assert_eq!(window.call("settings", json!(null)).unwrap(), settings);
    for (key, value) in [
        ("theme", json!("projection")),
        ("motion", json!("reduced")),
        ("readingSize", json!(110)),
        ("measure", json!("wide")),
        ("posterSize", json!("medium")),
        ("scoreLast", json!(false)),
        ("singleKeys", json!(false)),
        ("author", json!("Ida Ferrant")),
    ] {
        settings[key] = value.clone();
        let answer = window.call("setting_change", json!({ "key": key, "value": value })).unwrap();
        assert_eq!(answer, json!({ "value": settings, "topics": ["Settings"] }));
    }
}

#[test]
fn a_setting_that_is_none_is_refused() {
    let window = Window::open();
    for (key, value) in [
        ("theme", json!("sepia")),
        ("readingSize", json!(99)),
        ("measure", json!("endless")),
        ("colour", json!("red")),
    ] {
        assert!(window.call("setting_change", json!({ "key": key, "value": value })).is_err());
    }
    let endless = json!({ "key": "author", "value": "a".repeat(300) });
    assert_eq!(window.call("setting_change", endless).unwrap_err()["field"], "author");
}

#[test]
fn the_scale_of_verdicts_comes_with_its_films_and_can_be_edited() {
    let window = Window::open();
    let scale = window.call("verdict_scale", json!(null)).unwrap();
    assert_eq!(scale[7], json!({ "from": 95, "to": 100, "word": "Masterpiece", "films": 0 }));
    for change in [
        json!({ "kind": "rename", "from": 95, "word": "Forever" }),
        json!({ "kind": "move", "from": 95, "to": 90 }),
        json!({ "kind": "split", "from": 90, "at": 100, "word": "Ten" }),
        json!({ "kind": "join", "from": 0 }),
    ] {
        let answer = window.call("verdict_edit", change).unwrap();
        assert_eq!(answer, json!({ "value": null, "topics": ["Verdicts"] }));
    }
    let scale = window.call("verdict_scale", json!(null)).unwrap();
    assert_eq!(scale[7], json!({ "from": 100, "to": 100, "word": "Ten", "films": 0 }));
    let refusal = window.call("verdict_edit", json!({ "kind": "rename", "from": 100, "word": "" }));
    assert_eq!(
        refusal.unwrap_err(),
        json!({ "code": "Invalid", "message": "A verdict needs a word.", "field": "word" })
    );
    window.call("verdict_edit", json!({ "kind": "original" })).unwrap();
    assert_eq!(window.call("verdict_scale", json!(null)).unwrap()[7]["word"], "Masterpiece");
}

#[test]
fn about_names_the_version_and_every_licence() {
    let window = Window::open();
    let about = window.call("about", json!(null)).unwrap();
    assert_eq!(about, json!({ "version": env!("CARGO_PKG_VERSION"), "licence": "MIT" }));
    let licences = window.call("about_licences", json!(null)).unwrap();
    let texts = licences["texts"].as_array().unwrap().len() as u64;
    let packages = licences["packages"].as_array().unwrap();
    assert!(packages.iter().any(|it| it["name"] == "tauri") && packages.len() > 100);
    for package in packages {
        assert!(!package["licence"].as_str().unwrap().is_empty(), "{package}");
        let named = package["texts"].as_array().unwrap();
        assert!(named.iter().all(|text| text.as_u64().unwrap() < texts), "{package}");
    }
}
