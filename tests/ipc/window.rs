use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use matinee_app::{News, Opened};
use matinee_core::{Clock, Journal};
use serde_json::json;

use crate::support::Window;

#[test]
fn files_opened_before_the_window_listens_are_told_when_it_does() {
    let window = Window::open();
    let app = window.app();
    app.news().tell_opened(app.offers(), vec![PathBuf::from("/exports/letterboxd.zip")]);
    assert_eq!(window.told(), Vec::<serde_json::Value>::new());
    window.call_telling("window_attend", json!(null)).unwrap();
    let file = json!({ "token": 0, "name": "letterboxd.zip", "kind": "Zip", "bytes": 0 });
    assert_eq!(window.told(), [json!({ "kind": "Opened", "files": [file] })]);
}

#[test]
fn news_is_told_to_a_window_that_listens() {
    let window = Window::open();
    let app = window.app();
    app.news().tell(News::CloseAsked);
    window.call_telling("window_attend", json!(null)).unwrap();
    assert!(window.told().is_empty(), "an old question is not asked anew");
    app.news().tell(News::LinkFollowed { address: "https://example.com/".to_owned() });
    app.news().tell(News::DragMoved { x: 12.0, y: 40.5 });
    assert_eq!(
        window.told(),
        [
            json!({ "kind": "LinkFollowed", "address": "https://example.com/" }),
            json!({ "kind": "DragMoved", "x": 12.0, "y": 40.5 }),
        ]
    );
}

#[test]
fn a_window_left_open_is_told_when_something_goes_from_the_trash() {
    #[derive(Clone, Default)]
    struct Days(Arc<AtomicI64>);
    impl Clock for Days {
        fn now(&self) -> Timestamp {
            Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * self.0.load(Ordering::Relaxed))
        }
        fn today(&self) -> Date {
            self.now().to_zoned(TimeZone::UTC).date()
        }
    }
    let days = Days::default();
    let clock = Arc::new(days.clone());
    let window = Window::open_on(|folder| {
        Opened::Open(Arc::new(Journal::open_at(&folder.join("journal"), clock).unwrap()))
    });
    window.call_telling("window_attend", json!(null)).unwrap();
    let film = window.call("film_add", json!({ "title": "Alibi" })).unwrap()["value"].clone();
    window.call("selection_delete", json!([film])).unwrap();
    days.0.store(30, Ordering::Relaxed);
    window.app().tidy();
    assert!(window.told().is_empty());
    days.0.store(31, Ordering::Relaxed);
    window.app().tidy();
    window.app().tidy();
    assert_eq!(window.told(), [json!({ "kind": "Changed", "topics": ["Trash"] })]);
    assert_eq!(window.call("trash", json!(null)).unwrap(), json!([]));
}

#[test]
fn a_window_whose_words_are_safe_may_close() {
    let window = Window::open();
    window.call("window_close", json!(null)).unwrap();
    assert_eq!(window.asked(), ["close"]);
    assert_eq!(window.call("window_stay", json!(null)).unwrap(), json!(null));
}

#[test]
fn spelling_is_asked_of_the_webview() {
    let window = Window::open();
    assert_eq!(window.call("window_spell", json!(null)).unwrap(), json!(null));
    assert_eq!(window.asked(), ["spelling"]);
}

#[test]
fn an_address_of_the_web_opens_in_the_browser() {
    let window = Window::open();
    window.call("link_open", json!({ "address": "https://example.com/a b" })).unwrap();
    assert_eq!(window.asked(), ["link: https://example.com/a%20b"]);
}

#[test]
fn no_other_address_is_opened() {
    let window = Window::open();
    for address in
        ["file:///etc/passwd", "ssh://host", "smb://host/share", "/etc", "", "javascript:1"]
    {
        let refusal = window.call("link_open", json!({ "address": address })).unwrap_err();
        assert_eq!((&refusal["code"], &refusal["field"]), (&json!("Invalid"), &json!("address")));
    }
    assert!(window.asked().is_empty());
}

#[test]
fn cancelling_work_that_is_over_is_no_error() {
    assert_eq!(Window::open().call("job_cancel", json!(3)).unwrap(), json!(null));
}

#[test]
fn the_page_is_handed_to_the_systems_own_print_dialog() {
    let window = Window::open();
    window.call("window_print", json!(null)).unwrap();
    assert_eq!(window.asked(), ["print"]);
}
