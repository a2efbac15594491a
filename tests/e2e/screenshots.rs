//! Pictures of every screen for the documentation. `make screenshots` runs this.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::screens::{SCREENS, go};
use crate::window::Window;
use crate::{axe, sample};

const SIZES: [(u32, u32); 2] = [(1280, 860), (1600, 1000)];

#[tokio::test]
#[ignore = "writes docs/screenshots: make screenshots"]
async fn every_screen_in_both_themes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/screenshots");
    fs::create_dir_all(&folder).expect("docs can be written to");

    let empty = Window::open().await;
    documented(&empty, "library-empty", &folder).await;
    empty.close().await;

    let window = sample::window().await;
    for screen in SCREENS {
        go(&window, screen).await;
        documented(&window, screen, &folder).await;
    }
    window.close().await;
}

async fn documented(window: &Window, screen: &str, folder: &Path) {
    for path in pictures(window, screen, folder).await {
        make_small(&path);
    }
}

/// Shoots the screen as it stands in both themes and sizes; answers where the pictures lie.
pub async fn pictures(window: &Window, screen: &str, folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for (width, height) in SIZES {
        window.resize(width, height).await;
        for theme in axe::THEMES {
            axe::wear(window, theme).await;
            let path = folder.join(format!("{screen}.{theme}.{width}x{height}.png"));
            fs::write(&path, window.picture().await).expect("the folder can be written to");
            paths.push(path);
        }
    }
    paths
}

/// Fewer colours, which nobody sees in a picture of an interface.
fn make_small(path: &PathBuf) {
    let done = Command::new("pngquant")
        .args(["--force", "--skip-if-larger", "--strip", "--quality", "70-95", "--output"])
        .arg(path)
        .arg(path)
        .status()
        .expect("pngquant is installed; `make screenshots` sees to it");
    // 98 and 99: it would be larger, or not good enough; the picture stays as it is.
    assert!(done.success() || matches!(done.code(), Some(98 | 99)), "pngquant ended with {done}");
}
