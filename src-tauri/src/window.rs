//! The one window: what it may load, what may be dropped on it, and how it closes.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::webview::{NewWindowResponse, PermissionResponse, WebviewWindowBuilder};
use tauri::window::Color;
use tauri::{AppHandle, DragDropEvent, Manager, Runtime, Theme, Url, WebviewWindow, WindowEvent};

use crate::App;
use crate::news::News;
use crate::offers::{OfferedKind, Offers};

/// The window's name in `tauri.conf.json` and in its capability.
pub(crate) const LABEL: &str = "main";

/// The colour of Projection's ground, as in `tokens.css`; Paper's is in `tauri.conf.json`. It is
/// what shows before the page is painted.
const PROJECTION: Color = Color(0x13, 0x10, 0x0d, 0xff);

/// How long a window that was asked to close may take over its answer before a second click on
/// the close button closes it anyway.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the window has been asked to close, and has not answered.
#[derive(Debug, Default)]
pub struct Closing(Mutex<Option<Instant>>);

/// What to do about a click on the close button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Close {
    Ask,
    Wait,
    Now,
}

impl Closing {
    /// The window answered that it stays.
    pub(crate) fn called_off(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn clicked(&self, attended: bool, now: Instant) -> Close {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *asked {
            _ if !attended => Close::Now,
            None => {
                *asked = Some(now);
                Close::Ask
            }
            Some(since) if now.duration_since(since) < PATIENCE => Close::Wait,
            // A page that hangs must not hold the window open for ever.
            Some(_) => Close::Now,
        }
    }
}

/// Makes the window of `tauri.conf.json`.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> Result<(), Box<dyn std::error::Error>> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or("tauri.conf.json describes no window called `main`")?.clone();
    let asking = app.clone();
    let dev = app.config().build.dev_url.clone().filter(|_| tauri::is_dev());
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .on_navigation(move |url| {
            let own = is_own(url, dev.as_ref());
            if !own {
                followed(&asking, url);
            }
            own
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .build()?;
    if is_dark(&window) {
        window.set_background_color(Some(PROJECTION))?;
    }
    listen(&window);
    Ok(())
}

/// Whether the page will be dark: as the journal says, else as the system has it.
fn is_dark<R: Runtime>(window: &WebviewWindow<R>) -> bool {
    let chosen = window.state::<App>().journal().ok().and_then(|it| it.settings().ok());
    match chosen.map(|settings| settings.theme).unwrap_or_default() {
        matinee_core::Theme::Paper => false,
        matinee_core::Theme::Projection => true,
        matinee_core::Theme::System => window.theme().is_ok_and(|theme| theme == Theme::Dark),
    }
}

/// Whether an address is the app's own page. The host is compared whole: `tauri.localhost.example`
/// is somebody else's.
fn is_own(url: &Url, dev: Option<&Url>) -> bool {
    let own = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost") && url.port().is_none(),
        _ => false,
    };
    own || dev.is_some_and(|dev| dev.origin() == url.origin())
}

/// Nothing is loaded; when it is an address of the web, the window shows it and asks.
fn followed<R: Runtime>(app: &AppHandle<R>, url: &Url) {
    if matches!(url.scheme(), "http" | "https")
        && let Some(state) = app.try_state::<App>()
    {
        state.news().tell(News::LinkFollowed { address: url.to_string() });
    }
}

fn listen<R: Runtime>(window: &WebviewWindow<R>) {
    let heard = window.clone();
    window.on_window_event(move |event| {
        let app = heard.state::<App>();
        match event {
            WindowEvent::CloseRequested { api, .. } => {
                match app.closing().clicked(app.news().is_attended(), Instant::now()) {
                    Close::Ask => {
                        api.prevent_close();
                        app.news().tell(News::CloseAsked);
                    }
                    Close::Wait => api.prevent_close(),
                    Close::Now => {}
                }
            }
            WindowEvent::DragDrop(event) => {
                app.news().tell(dragged(app.offers(), event, scale(&heard)));
            }
            _ => {}
        }
    });
}

/// The paths stay here; the window gets tokens, and only for what was let go over it.
fn dragged(offers: &Offers, event: &DragDropEvent, scale: f64) -> News {
    match event {
        DragDropEvent::Enter { paths, position } => News::DragEntered {
            x: position.x / scale,
            y: position.y / scale,
            kinds: paths.iter().map(|path| OfferedKind::of(path)).collect(),
        },
        DragDropEvent::Over { position } => {
            News::DragMoved { x: position.x / scale, y: position.y / scale }
        }
        DragDropEvent::Drop { paths, position } => News::Dropped {
            x: position.x / scale,
            y: position.y / scale,
            files: paths.iter().map(|path| offers.offer(path.clone())).collect(),
        },
        _ => News::DragLeft,
    }
}

/// Device pixels to a CSS pixel, where positions come in device pixels. GTK's come scaled.
fn scale<R: Runtime>(window: &WebviewWindow<R>) -> f64 {
    if cfg!(target_os = "linux") { 1.0 } else { window.scale_factor().unwrap_or(1.0) }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use tauri::PhysicalPosition;

    use super::*;

    fn own(address: &str) -> bool {
        is_own(&address.parse().unwrap(), None)
    }

    #[test]
    fn only_the_apps_own_pages_are_loaded() {
        assert!(own("tauri://localhost/index.html#/library"));
        assert!(own("http://tauri.localhost/"));
        for other in [
            "https://example.com/",
            "http://tauri.localhost.example/",
            "http://tauri.localhost:8099/",
            "http://localhost:1420/",
            "tauri://localhost.example/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "javascript:alert(1)",
            "media://localhost/",
            "about:blank",
        ] {
            assert!(!own(other), "{other}");
        }
    }

    #[test]
    fn the_dev_server_is_our_own_only_while_developing() {
        let dev: Url = "http://localhost:1420".parse().unwrap();
        assert!(is_own(&"http://localhost:1420/src/main.ts".parse().unwrap(), Some(&dev)));
        assert!(!is_own(&"http://localhost:1421/".parse().unwrap(), Some(&dev)));
    }

    #[test]
    fn a_window_is_asked_once_and_closes_on_a_second_click_when_it_never_answers() {
        let closing = Closing::default();
        let start = Instant::now();
        assert_eq!(closing.clicked(true, start), Close::Ask);
        assert_eq!(closing.clicked(true, start + Duration::from_secs(1)), Close::Wait);
        assert_eq!(closing.clicked(true, start + Duration::from_secs(4)), Close::Now);
    }

    #[test]
    fn a_window_that_stays_is_asked_anew() {
        let closing = Closing::default();
        let start = Instant::now();
        assert_eq!(closing.clicked(true, start), Close::Ask);
        closing.called_off();
        assert_eq!(closing.clicked(true, start + Duration::from_secs(60)), Close::Ask);
    }

    #[test]
    fn what_is_dragged_in_gets_its_token_only_once_it_is_let_go() {
        let offers = Offers::default();
        let export = PathBuf::from("/exports/letterboxd.zip");
        let position = PhysicalPosition::new(300.0, 150.0);

        let enter = DragDropEvent::Enter { paths: vec![export.clone()], position };
        let kinds = vec![OfferedKind::Zip];
        assert_eq!(dragged(&offers, &enter, 1.5), News::DragEntered { x: 200.0, y: 100.0, kinds });
        let over = DragDropEvent::Over { position };
        assert_eq!(dragged(&offers, &over, 1.0), News::DragMoved { x: 300.0, y: 150.0 });
        assert_eq!(dragged(&offers, &DragDropEvent::Leave, 1.0), News::DragLeft);

        let drop = DragDropEvent::Drop { paths: vec![export.clone()], position };
        let News::Dropped { x, y, files } = dragged(&offers, &drop, 1.5) else {
            panic!("a drop is told as one");
        };
        assert_eq!((x, y), (200.0, 100.0));
        assert_eq!(files[0].name, "letterboxd.zip");
        assert_eq!(offers.path(files[0].token), Ok(export));
    }

    #[test]
    fn a_window_with_nobody_to_ask_closes() {
        assert_eq!(Closing::default().clicked(false, Instant::now()), Close::Now);
    }
}
