//! A mock window on a real journal, and a desk that answers dialogs as a test says.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use matinee_app::{App, Desk, IpcResult, Opened, Wanted};
use serde_json::{Value, json};
use tauri::ipc::{Invoke, InvokeBody, InvokeResponseBody};
use tauri::test::{
    INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets,
};
use tauri::webview::InvokeRequest;
use tauri::{Builder, Context, Manager, State, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// What the app asked of the desktop, and what it is answered.
#[derive(Default)]
pub struct Desktop {
    pub chosen: Mutex<Vec<PathBuf>>,
    pub asked: Mutex<Vec<String>>,
}

impl Desktop {
    fn ask(&self, what: String) -> Vec<PathBuf> {
        self.asked.lock().unwrap().push(what);
        self.chosen.lock().unwrap().clone()
    }
}

struct TestDesk(Arc<Desktop>);

impl Desk for TestDesk {
    fn files(&self, title: &str, filter: &str, wanted: Wanted, many: bool) -> Vec<PathBuf> {
        self.0.ask(format!("files: {title}, {filter}, {wanted:?}, many: {many}"))
    }

    fn folder(&self, title: &str) -> Option<PathBuf> {
        self.0.ask(format!("folder: {title}")).pop()
    }

    fn save(&self, title: &str, name: &str) -> Option<PathBuf> {
        self.0.ask(format!("save: {title}, {name}")).pop()
    }

    fn open_link(&self, address: &str) -> IpcResult<()> {
        self.0.ask(format!("link: {address}"));
        Ok(())
    }

    fn show_folder(&self, folder: &Path) -> IpcResult<()> {
        self.0.ask(format!("show: {}", folder.display()));
        Ok(())
    }

    fn check_spelling(&self) {
        self.0.ask("spelling".to_owned());
    }

    fn print(&self) -> IpcResult<()> {
        self.0.ask("print".to_owned());
        Ok(())
    }

    fn close_window(&self) {
        self.0.ask("close".to_owned());
    }
}

/// A window on the journal in a temporary folder.
pub struct Window {
    window: WebviewWindow<MockRuntime>,
    pub desktop: Arc<Desktop>,
    told: Arc<Mutex<Vec<Value>>>,
    folder: TempDir,
}

impl Window {
    /// On an empty journal.
    pub fn open() -> Self {
        Self::open_on(|folder| Opened::in_folder(folder.join("journal")))
    }

    /// On what `opened` makes of the temporary folder.
    pub fn open_on(opened: impl FnOnce(&Path) -> Opened) -> Self {
        // The real configuration: what the window may not call is refused here too.
        Self::build(matinee_app::builder(mock_builder()), tauri::generate_context!(), opened)
    }

    /// With a test's own commands, which nothing permits or forbids.
    pub fn with_commands(
        commands: impl Fn(Invoke<MockRuntime>) -> bool + Send + Sync + 'static,
    ) -> Self {
        let builder = mock_builder().invoke_handler(commands);
        Self::build(builder, mock_context(noop_assets()), |folder| {
            Opened::in_folder(folder.join("journal"))
        })
    }

    fn build(
        builder: Builder<MockRuntime>,
        context: Context<MockRuntime>,
        opened: impl FnOnce(&Path) -> Opened,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desktop = Arc::new(Desktop::default());
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = told.clone();
        let app = builder
            .channel_interceptor(move |_, _, _, body| {
                if let InvokeResponseBody::Json(text) = body {
                    heard.lock().unwrap().push(serde_json::from_str(text).unwrap());
                }
                true
            })
            .manage(App::new(opened(folder.path()), TestDesk(desktop.clone())))
            .build(context)
            .unwrap();
        let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
        Self { window, desktop, told, folder }
    }

    /// The temporary folder; the journal is in `journal` in it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the commands reach.
    pub fn app(&self) -> State<'_, App> {
        self.window.state::<App>()
    }

    /// Lets the next dialogs be answered with `paths`.
    pub fn choose(&self, paths: &[&Path]) {
        *self.desktop.chosen.lock().unwrap() = paths.iter().map(|it| it.to_path_buf()).collect();
    }

    /// What was asked of the desktop so far.
    pub fn asked(&self) -> Vec<String> {
        self.desktop.asked.lock().unwrap().clone()
    }

    /// What came over channels so far.
    pub fn told(&self) -> Vec<Value> {
        self.told.lock().unwrap().clone()
    }

    /// Calls a command as `call()` in TypeScript does.
    pub fn call(&self, cmd: &str, req: Value) -> Result<Value, Value> {
        self.send(cmd, json!({ "req": req }))
    }

    /// Calls a command under a key, as `call()` does with every one.
    pub fn call_once(&self, cmd: &str, req: Value, key: &str) -> Result<Value, Value> {
        self.send(cmd, json!({ "req": req, "key": key }))
    }

    /// Calls a command that reports, as `callTelling()` does.
    pub fn call_telling(&self, cmd: &str, req: Value) -> Result<Value, Value> {
        self.send(cmd, json!({ "req": req, "channel": "__CHANNEL__:7" }))
    }

    /// Calls a command that takes bytes, as `callWithBytes()` does.
    pub fn call_with_bytes(&self, cmd: &str, req: &Value, bytes: Vec<u8>) -> Result<Value, Value> {
        let request = request_with_bytes(cmd, req, bytes);
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }

    /// Calls a command with whatever it takes, and answers only how it refused.
    pub fn try_call(&self, cmd: &str, req: &Value) -> Result<(), Value> {
        let body = json!({ "req": req, "channel": "__CHANNEL__:7" });
        get_ipc_response(&self.window, request(cmd, InvokeBody::Json(body))).map(drop)
    }

    /// [`Window::try_call`] for a command that takes bytes.
    pub fn try_with_bytes(&self, cmd: &str, req: &Value, bytes: Vec<u8>) -> Result<(), Value> {
        get_ipc_response(&self.window, request_with_bytes(cmd, req, bytes)).map(drop)
    }

    /// Calls a command that answers bytes.
    pub fn call_for_bytes(&self, cmd: &str, req: Value) -> Result<Vec<u8>, Value> {
        let request = request(cmd, InvokeBody::Json(json!({ "req": req })));
        get_ipc_response(&self.window, request).map(|body| match body {
            InvokeResponseBody::Raw(bytes) => bytes,
            InvokeResponseBody::Json(text) => panic!("{cmd} answered {text}"),
        })
    }

    fn send(&self, cmd: &str, body: Value) -> Result<Value, Value> {
        let request = request(cmd, InvokeBody::Json(body));
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }
}

fn request_with_bytes(cmd: &str, req: &Value, bytes: Vec<u8>) -> InvokeRequest {
    let encoded: String = req.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut request = request(cmd, InvokeBody::Raw(bytes));
    request.headers.insert("matinee-request", encoded.parse().unwrap());
    request
}

fn request(cmd: &str, body: InvokeBody) -> InvokeRequest {
    InvokeRequest {
        cmd: cmd.into(),
        callback: tauri::ipc::CallbackFn(0),
        error: tauri::ipc::CallbackFn(1),
        url: "tauri://localhost".parse().unwrap(),
        body,
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_string(),
    }
}
