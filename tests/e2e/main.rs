//! The built app in a real WebKit window, driven as a reader would.
//!
//! Needs `tauri-driver` and `WebKitWebDriver` on the path and a display;
//! `make e2e` sees to all three and builds the app first.

mod accessibility;
mod alone;
mod annual;
mod axe;
mod backups;
mod border;
mod browse;
mod browser;
mod checking;
mod desk;
mod desktop;
mod diary;
mod driver;
mod exports;
mod finding;
mod first_start;
mod hostile;
mod imports;
mod killed;
mod lists;
mod pace;
mod pages;
mod pieces;
mod reading;
mod recognising;
mod sample;
mod scale;
mod screens;
mod screenshots;
mod settings;
// As large as the torments, and by the same chance.
#[path = "../torture/sizes.rs"]
mod sizes;
mod staged;
mod tab_walk;
mod trash;
mod watchlist;
mod window;
mod writing;
