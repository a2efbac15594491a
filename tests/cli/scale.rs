//! The order inside a score, in a terminal.

use matinee_core::{Journal, ScaleAnswer, ScaleReq};
use serde_json::json;

use crate::support::Desk;

#[test]
fn the_order_inside_a_score_is_told_with_what_contradicts_itself() {
    let desk = Desk::new();
    for line in ["Alibi 1990 9 2025-03-01", "Buoy 1991 9 2025-03-02", "Cinder 1992 9 2025-03-03"] {
        desk.matinee(&["log", line]).assert().success();
    }
    assert_eq!(desk.said(&["scale"]), " 9.0  3 films, 0 in order\n");
    {
        let journal = Journal::open(&desk.folder()).unwrap();
        let nine = 90.try_into().unwrap();
        let req = ScaleReq { score: nine, skipped: Vec::new(), doubting: false };
        let asked = journal.scale_page(&req).unwrap().ask.unwrap();
        let answer = ScaleAnswer { better: asked.other.id, other: asked.one.id, close: false };
        journal.compare_films(answer).unwrap();
    }
    assert_eq!(desk.said(&["scale", "9"]), "   1  Buoy (1991)\n   2  Cinder (1992)\n");
    let told = desk.json(&["scale", "9.0"]);
    assert_eq!(
        (&told["score"], &told["films"], &told["answers"]),
        (&json!(9.0), &json!(3), &json!(1))
    );
    assert_eq!(told["order"][0]["title"], json!("Buoy"));
    assert_eq!(
        desk.json(&["scale"]),
        json!([{ "score": 9.0, "films": 3, "placed": 2, "circles": 0 }])
    );
    desk.matinee(&["scale", "eleven"]).assert().code(1);
}
