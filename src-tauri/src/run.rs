use std::path::Path;
use std::process::ExitCode;

use tauri::{AppHandle, Builder, Context, Manager, RunEvent, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::arguments::{Asked, WindowArguments, read_arguments};
use crate::desk::Desktop;
use crate::{App, Opened, builder, upkeep, window};

/// Threads that answer the window. More than the cores: most of them wait for the disk, and a save
/// that waits for an import to end must not keep the screens from being read.
const THREADS: usize = 8;

/// Opens the window on the person's journal, and stays until it is closed.
pub fn run(asked: WindowArguments) -> ExitCode {
    if let Err(problem) = prepare() {
        eprintln!("{problem}");
        return ExitCode::FAILURE;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(THREADS).build();
    if let Ok(runtime) = &runtime {
        tauri::async_runtime::set(runtime.handle().clone());
    }
    let mut context = tauri::generate_context!();
    let variable = std::env::var_os(matinee_core::JOURNAL_VARIABLE);
    let is_named = asked.journal.is_some() || variable.is_some_and(|it| !it.is_empty());
    let guard = tauri_plugin_single_instance::Builder::new().callback(second_start);
    let guard =
        if is_named { own_name(guard, &mut context, asked.journal.as_deref()) } else { guard };
    let built = builder(Builder::default())
        // First, so that a second start ends before it does anything.
        .plugin(guard.build())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(
                    StateFlags::SIZE
                        | StateFlags::POSITION
                        | StateFlags::MAXIMIZED
                        | StateFlags::FULLSCREEN,
                )
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .setup(move |app| {
            let opened = Opened::at_start(asked.journal.as_deref());
            let state = App::new(opened, Desktop::new(app.handle().clone()));
            let state = if is_named { state } else { state.unnamed() };
            state.news().tell_opened(state.offers(), asked.files);
            app.manage(state);
            window::open(app.handle())?;
            upkeep::begin(app.handle().clone());
            Ok(())
        })
        .build(context);
    match built {
        Ok(app) => {
            let code = app.run_return(|app, event| {
                if let RunEvent::Exit = event {
                    app.state::<App>().close();
                }
            });
            ExitCode::from(u8::try_from(code).unwrap_or(1))
        }
        Err(err) => {
            eprintln!("Matinee could not open its window: {err}.");
            ExitCode::FAILURE
        }
    }
}

/// One window to a journal: a second start on the same journal hands its files to the first and
/// ends. A journal that was named gets a window of its own, beside that of the usual one. The
/// journal's own lock guards what this can't, such as a session without a bus.
fn own_name(
    guard: tauri_plugin_single_instance::Builder<Wry>,
    context: &mut Context<Wry>,
    named: Option<&Path>,
) -> tauri_plugin_single_instance::Builder<Wry> {
    // GTK would make it one with the first.
    context.config_mut().app.enable_gtk_app_id = false;
    #[cfg(target_os = "linux")]
    glib::set_prgname(Some(&context.config().identifier));
    let folder = matinee_core::journal_folder(named).unwrap_or_default();
    let folder = folder.canonicalize().unwrap_or(folder);
    let mut hasher = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&folder, &mut hasher);
    let journal = std::hash::Hasher::finish(&hasher);
    guard.dbus_id(format!("{}.Journal{journal:016x}", context.config().identifier))
}

fn second_start(app: &AppHandle<Wry>, arguments: Vec<String>, folder: String) {
    let arguments = arguments.into_iter().skip(1).map(Into::into);
    if let Asked::Window(asked) = read_arguments(arguments, Path::new(&folder), |_| false) {
        let state = app.state::<App>();
        state.news().tell_opened(state.offers(), asked.files);
    }
    if let Some(window) = app.get_webview_window(window::LABEL) {
        // Either may be refused by the desktop; the files are handed over all the same.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// What GTK and WebKit must find when they start.
#[cfg(target_os = "linux")]
fn prepare() -> Result<(), &'static str> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err("Matinee found no display to open its window on. \
                    `matinee --help` lists what it does without one.");
    }
    // Whoever starts a release must not be able to drive its window; the end-to-end tests drive a
    // debug build.
    if !cfg!(debug_assertions) {
        glib::unsetenv("TAURI_WEBVIEW_AUTOMATION");
    }
    // Without a GPU, WebKit paints twice as fast when it does not go through DMA-BUF.
    if !has_render_node(Path::new("/dev/dri")) {
        let name = "WEBKIT_DISABLE_DMABUF_RENDERER";
        if glib::setenv(name, "1", false).is_err() {
            tracing::warn!("{name} could not be set");
        }
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn prepare() -> Result<(), &'static str> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn has_render_node(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|it| it.file_name().to_string_lossy().starts_with("renderD"))
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_card_without_a_render_node_is_no_gpu() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_render_node(&folder.path().join("dri")));
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_render_node(folder.path()));
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_render_node(folder.path()));
    }
}
