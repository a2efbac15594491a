//! One running app, and what a person does in its window.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

use crate::driver::{Driver, answers_in, app, journal_in};

/// How long anything may take, on a machine that is busy with much else.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a driver may refuse before another is tried.
const DRIVER_STARTS: Duration = Duration::from_secs(8);
/// How often the window is looked at meanwhile.
const GLANCE: Duration = Duration::from_millis(40);

/// One window at a time: they share a display, and Matinee runs once a session.
static SCREEN: Mutex<()> = Mutex::const_new(());

/// The display, for a journey that drives no [`Window`].
pub async fn screen() -> MutexGuard<'static, ()> {
    SCREEN.lock().await
}

/// A running app with a home of its own.
pub struct Window {
    client: Client,
    driver: Driver,
    home: TempDir,
    _screen: MutexGuard<'static, ()>,
}

impl Window {
    /// Opens Matinee for the first time in a new home.
    pub async fn open() -> Self {
        let screen = SCREEN.lock().await;
        Self::start(tempfile::tempdir().expect("a folder for the run"), screen).await
    }

    /// Opens Matinee after `prepare` has put something into the journal's folder.
    pub async fn open_after(prepare: impl FnOnce(&Path)) -> Self {
        let screen = SCREEN.lock().await;
        let home = tempfile::tempdir().expect("a folder for the run");
        prepare(&journal_in(home.path()));
        Self::start(home, screen).await
    }

    /// Opens Matinee so that [`Self::answer`] takes the place of native dialogs.
    pub async fn open_answered(prepare: impl FnOnce(&Path)) -> Self {
        let screen = SCREEN.lock().await;
        let home = tempfile::tempdir().expect("a folder for the run");
        std::fs::write(answers_in(home.path()), "").expect("the answers can be written");
        prepare(&journal_in(home.path()));
        Self::start(home, screen).await
    }

    /// Answers the next dialog with `path`.
    pub fn answer(&self, path: &Path) {
        let line = json!([path]).to_string() + "\n";
        std::fs::write(answers_in(self.home.path()), line).expect("the answer can be written");
    }

    /// A folder of this run's own, for what it writes.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Closes the window as a person would and opens it again.
    pub async fn restarted(self) -> Self {
        let Self { client, driver, home, _screen } = self;
        client.close_window().await.expect("the window closes");
        let until = Instant::now() + PATIENCE;
        while driver.app_runs(home.path()) {
            assert!(Instant::now() < until, "the app went on without its window");
            tokio::time::sleep(GLANCE).await;
        }
        drop(driver);
        Self::start(home, _screen).await
    }

    /// Kills the app without warning and opens it again.
    pub async fn killed_and_reopened(self) -> Self {
        self.killed_and_reopened_after(|_| ()).await
    }

    /// Kills the app without warning and opens it again, after `look` has seen the journal's folder as
    /// the app left it.
    pub async fn killed_and_reopened_after(self, look: impl FnOnce(&Path)) -> Self {
        let Self { client, driver, home, _screen } = self;
        driver.kill_app(home.path());
        drop(client);
        drop(driver);
        look(&journal_in(home.path()));
        Self::start(home, _screen).await
    }

    async fn start(home: TempDir, screen: MutexGuard<'static, ()>) -> Self {
        let wanted = json!({ "browserName": "wry", "tauri:options": { "application": app() } });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted.as_object().expect("an object").clone());

        let until = Instant::now() + PATIENCE;
        let mut driver = Driver::start(home.path());
        let mut since = Instant::now();
        let client = loop {
            match builder.connect(&format!("http://127.0.0.1:{}", driver.port)).await {
                Ok(client) => break client,
                Err(error) if Instant::now() > until => panic!("the window did not open: {error}"),
                // WebKit's driver now and then ends as it starts; another one doesn't.
                Err(_) if since.elapsed() > DRIVER_STARTS => {
                    drop(driver);
                    driver = Driver::start(home.path());
                    since = Instant::now();
                }
                Err(_) => tokio::time::sleep(GLANCE).await,
            }
        };
        let window = Self { client, driver, home, _screen: screen };
        window
            .until("the interface to be there", async || {
                window
                    .script("return document.querySelector('main') ? true : null", vec![])
                    .await
                    .as_bool()
            })
            .await;
        window
    }

    /// The folder that holds this run's journal.
    pub fn journal(&self) -> PathBuf {
        journal_in(self.home.path())
    }

    /// The WebDriver session, for what this type has no words for.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Looks at the window until `glance` sees what it looks for.
    pub async fn until<T>(&self, what: &str, glance: impl AsyncFn() -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(seen) = glance().await {
                return seen;
            }
            if Instant::now() > until {
                let page = self.text().await;
                panic!(
                    "waited in vain for {what}; the window at {} reads:\n{page}",
                    self.address().await
                );
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Runs `script` in the page and answers what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("the page refused a script: {error}\n{script}"))
    }

    /// All that can be read in the window.
    pub async fn text(&self) -> String {
        self.script("return document.body.innerText", vec![])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Where in the interface the window is.
    pub async fn address(&self) -> String {
        self.script("return location.hash || location.pathname", vec![])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until the window shows `text`, whatever its case and spacing.
    pub async fn reads(&self, text: &str) {
        let wanted = squeezed(text);
        self.until(&format!("'{text}' to be readable"), async || {
            squeezed(&self.text().await).contains(&wanted).then_some(())
        })
        .await;
    }

    /// Waits until the window shows `text` nowhere.
    pub async fn reads_no_more(&self, text: &str) {
        let unwanted = squeezed(text);
        self.until(&format!("'{text}' to be gone"), async || {
            (!squeezed(&self.text().await).contains(&unwanted)).then_some(())
        })
        .await;
    }

    /// Waits until the journal's file, or what SQLite keeps beside it, holds `text`.
    pub async fn on_disk(&self, text: &str) {
        self.until(&format!("'{text}' to be on disk"), async || {
            ["journal.sqlite", "journal.sqlite-wal"]
                .iter()
                .filter_map(|file| std::fs::read(self.journal().join(file)).ok())
                .any(|bytes| bytes.windows(text.len()).any(|it| it == text.as_bytes()))
                .then_some(())
        })
        .await;
    }

    /// The control or heading that assistive technology knows as this role and
    /// name. A name ending in `*` is a beginning, one in two of them a part.
    pub async fn the(&self, role: &str, name: &str) -> Element {
        self.until(&format!("a {role} named '{name}'"), async || self.now(role, name).await).await
    }

    /// The same, if it is there at this moment.
    pub async fn now(&self, role: &str, name: &str) -> Option<Element> {
        self.element(include_str!("by_role.js"), vec![json!(role), json!(name)]).await
    }

    /// The element that `script` returns, if it returns one.
    pub async fn element(&self, script: &str, arguments: Vec<Value>) -> Option<Element> {
        let found = self.script(script, arguments).await;
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), id.into()))
    }

    /// Presses the control of this role and name.
    pub async fn press(&self, role: &str, name: &str) {
        // A list may be drawn again between finding and pressing.
        self.until(&format!("the {role} '{name}' to take a press"), async || {
            let control = self.the(role, name).await;
            let it = serde_json::to_value(&control).expect("an element can be named");
            if control.click().await.is_ok() {
                return Some(());
            }
            // WebKit's driver does not scroll to what begins right below the window, as a person does.
            // What has gone meanwhile is looked for again.
            let scroll = "arguments[0].scrollIntoView({ block: 'center' })";
            drop(self.client.execute(scroll, vec![it]).await);
            None
        })
        .await;
    }

    /// Empties the field of this name and types into it.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.the("textbox", name).await;
        field.click().await.expect("a field can be clicked");
        field.clear().await.expect("a field can be emptied");
        field.send_keys(text).await.expect("a field can be typed into");
    }

    /// Chooses one of a few by its radio button.
    pub async fn choose(&self, name: &str) {
        let button = self.the("radio", name).await;
        let button = serde_json::to_value(&button).expect("an element can be named");
        // The button itself is drawn by its label, so it is chosen as a label chooses it.
        self.script("arguments[0].click()", vec![button]).await;
    }

    /// Chooses in the select of a name, as a person would.
    pub async fn select(&self, named: &str, label: &str) {
        const SCRIPT: &str = "const [select, label] = arguments;
            select.value = [...select.options].find((one) => one.label === label).value;
            select.dispatchEvent(new Event('change', { bubbles: true }));";
        let select = self.the("combobox", named).await;
        let select = serde_json::to_value(&select).expect("an element can be named");
        self.script(SCRIPT, vec![select, label.into()]).await;
        self.settled().await;
    }

    /// Gives the focus to the control of this role and name, as Tab does in the end.
    pub async fn focus(&self, role: &str, name: &str) {
        let control = self.the(role, name).await;
        let control = serde_json::to_value(&control).expect("an element can be named");
        self.script("arguments[0].focus()", vec![control]).await;
    }

    /// Types a film's name, perhaps with its year, on the line of this name and takes the first
    /// answer.
    pub async fn pick_film(&self, line: &str, name: &str) {
        let field = self.the("combobox", line).await;
        field.click().await.expect("a line can be clicked");
        self.types(name).await;
        self.the("option", "*").await;
        self.chord(&[], ENTER).await;
    }

    /// Types into whatever has the focus.
    pub async fn types(&self, text: &str) {
        let keys = text.chars().fold(KeyActions::new("keyboard".into()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(keys).await.expect("keys can be typed");
    }

    /// Presses a key while others are held: `chord(&[CONTROL], 'z')`.
    pub async fn chord(&self, held: &[char], key: char) {
        let mut keys = KeyActions::new("keyboard".into());
        for value in held {
            keys = keys.then(KeyAction::Down { value: *value });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for value in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value: *value });
        }
        self.client.perform_actions(Actions::from(keys)).await.expect("keys can be pressed");
    }

    /// Makes the page this large.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window can be resized");
        self.until(&format!("the window to be {width} by {height}"), async || {
            let size = self.script("return [innerWidth, innerHeight]", vec![]).await;
            (size == json!([width, height])).then_some(())
        })
        .await;
        self.settled().await;
    }

    /// Waits until nothing moves, loads or decodes.
    pub async fn settled(&self) {
        self.until("the window to settle", async || {
            self.script(include_str!("settled.js"), vec![]).await.as_bool().filter(|still| *still)
        })
        .await;
    }

    /// The page as it looks, once it looks the same twice.
    pub async fn picture(&self) -> Vec<u8> {
        let last = RefCell::new(Vec::new());
        self.until("the window to stop painting", async || {
            let png = self.client.screenshot().await.expect("a screenshot");
            let before = last.replace(png.clone());
            (png == before).then_some(png)
        })
        .await
    }

    /// Closes the window.
    pub async fn close(self) {
        self.client.clone().close().await.expect("the window closes");
    }
}

/// The control key, as WebDriver spells it.
pub const CONTROL: char = '\u{e009}';
/// The Alt key.
pub const ALT: char = '\u{e00a}';
/// The arrow up.
pub const UP: char = '\u{e013}';
/// The arrow down.
pub const DOWN: char = '\u{e015}';
/// The arrow left.
pub const LEFT: char = '\u{e012}';
/// The arrow right.
pub const RIGHT: char = '\u{e014}';
/// The Escape key.
pub const ESCAPE: char = '\u{e00c}';
/// The Enter key.
pub const ENTER: char = '\u{e007}';
/// The shift key.
pub const SHIFT: char = '\u{e008}';
/// The Tab key.
pub const TAB: char = '\u{e004}';

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
/// Backspace.
pub const BACKSPACE: char = '\u{e003}';
/// Delete.
pub const DELETE: char = '\u{e017}';
