//! The system's own print dialog, on what the window shows.

use tauri::{Runtime, WebviewWindow};

/// Lets the person print the window's page, or write it to a file.
#[cfg(not(target_os = "linux"))]
pub(crate) fn ask<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.print()
}

/// Lets the person print the window's page, or write it to a file.
///
/// Not by `WebviewWindow::print`: `WebKitGTK` heeds no margins of a style sheet, and would set the page
/// from edge to edge of what a printer can reach.
#[cfg(target_os = "linux")]
pub(crate) fn ask<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::PrintOperationExt;

    let parent = window.clone();
    window.with_webview(move |webview| {
        let print = webkit2gtk::PrintOperation::new(&webview.inner());
        print.set_page_setup(&page());
        print.run_dialog(parent.gtk_window().ok().as_ref());
    })
}

/// The paper of the person's region, with a magazine's margins.
#[cfg(target_os = "linux")]
fn page() -> gtk::PageSetup {
    const SIDES_MM: f64 = 17.0;
    const TOP_MM: f64 = 16.0;
    const FOOT_MM: f64 = 20.0;

    let page = gtk::PageSetup::new();
    page.set_top_margin(TOP_MM, gtk::Unit::Mm);
    page.set_bottom_margin(FOOT_MM, gtk::Unit::Mm);
    page.set_left_margin(SIDES_MM, gtk::Unit::Mm);
    page.set_right_margin(SIDES_MM, gtk::Unit::Mm);
    page
}
