//! The app killed at any moment while somebody writes, again and again. What it had said to be kept is
//! there, once, and the journal is whole.

use std::path::Path;

use serde_json::{Value, json};

use crate::window::Window;
use crate::{desktop, sample, screens, sizes};

/// Notes, in the page, the text of every draft once it is said to be on disk.
const LISTEN: &str = "const send = window.fetch;
    window.kept = '';
    window.fetch = async (...sent) => {
        const answer = await send(...sent);
        if (String(sent[0]).endsWith('draft_save') && answer.headers.get('Tauri-Response') === 'ok') {
            window.kept = JSON.parse(sent[1].body).req.form.text.body;
        }
        return answer;
    }";

/// Nothing that the editor would complete or make a list of.
const WORDS: [&str; 8] =
    [" rain", " again", ",", " over the harbour", ".", " Nobody", " s", "poke"];

#[tokio::test]
#[ignore = "takes half a minute a kill on a busy machine; `make torture` runs it"]
async fn every_text_said_to_be_kept_is_there_once_after_a_kill_at_any_moment() {
    const NAME: &str = "typing";
    let mut rng = sizes::chance(NAME);
    let rounds = sizes::times(NAME, 2, 50);
    let mut window = Window::open().await;
    let mut texts: Vec<String> = Vec::new();
    let mut in_a_save = 0;
    for round in 0..rounds {
        screens::go(&window, "edit/new").await;
        window.fill("Title", &title(round)).await;
        window.script(LISTEN, vec![]).await;
        let pane = window.the("textbox", "Review, in Markdown").await;
        pane.click().await.expect("the text can be clicked");
        let mut typed = format!("Evening {round} at the desk");
        window.types(&typed).await;
        let mut kept = window
            .until("the first words to be kept", async || {
                Some(said_to_be_kept(&window).await).filter(|kept| !kept.is_empty())
            })
            .await;
        for _ in 0..rng.usize(1..40) {
            let word = rng.choice(WORDS).unwrap_or_default();
            typed.push_str(word);
            window.types(word).await;
            kept = said_to_be_kept(&window).await;
        }
        // Half of the kills come between a write and the word that it is done.
        if rng.bool() {
            in_a_save += 1;
            let log = window.journal().join("journal.sqlite-wal");
            let written = || std::fs::metadata(&log).and_then(|log| log.modified()).ok();
            let before = written();
            typed.push('!');
            window.types("!").await;
            desktop::until("a save to reach the log", || written() != before);
        }
        window = window
            .killed_and_reopened_after(|journal| {
                texts.push(proved(journal, round, &texts, &typed, &kept));
            })
            .await;
    }
    window.close().await;
    sizes::tell(
        NAME,
        format!(
            "{rounds} kills, {in_a_save} of them in a save; 0 texts said to be kept lost, 0 doubled, every check clean"
        ),
    );
}

fn title(round: usize) -> String {
    format!("The Weather Reporter {round}")
}

/// The text that the window was last told to be on disk.
async fn said_to_be_kept(window: &Window) -> String {
    window.script("return window.kept", vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Proves a journal whose app was killed, and answers the text its newest draft has: no less than was
/// said to be kept, and no more than was typed. Those before it are as they were.
fn proved(journal: &Path, round: usize, before: &[String], typed: &str, kept: &str) -> String {
    sample::command(journal, &["check"]);
    let to = journal.with_file_name("told.json");
    sample::command(journal, &["export", "--format", "json", "--to", &to.display().to_string()]);
    let told = std::fs::read(&to).expect("what was written can be read");
    let told: Value = serde_json::from_slice(&told).expect("it is JSON");
    assert_eq!(told["films"], json!([]), "round {round}");
    let drafts = told["drafts"].as_array().expect("the drafts");
    let titles: Vec<&Value> = drafts.iter().map(|draft| &draft["form"]["facts"]["title"]).collect();
    let wanted: Vec<String> = (0..=round).map(title).collect();
    assert_eq!(titles, wanted.iter().collect::<Vec<_>>(), "round {round}");
    let mut texts = drafts
        .iter()
        .map(|draft| draft["form"]["text"]["body"].as_str().expect("a text").to_owned());
    let newest = texts.next_back().expect("a draft");
    assert_eq!(texts.collect::<Vec<_>>(), before, "round {round}");
    assert!(newest.starts_with(kept), "round {round}: ‘{kept}’ was kept, and ‘{newest}’ is there");
    assert!(
        typed.starts_with(&newest),
        "round {round}: ‘{typed}’ was typed, and ‘{newest}’ is there"
    );
    newest
}
