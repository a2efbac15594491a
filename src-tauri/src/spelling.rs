//! The webview's own spelling. On Linux it is off until asked for, and asking loads dictionaries:
//! that is left to the first time something is written. Elsewhere it is on by itself.

use tauri::{Runtime, WebviewWindow};

/// Has the webview check spelling in the languages of the system, as far as it has dictionaries.
#[cfg(target_os = "linux")]
pub(crate) fn check<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{WebContextExt, WebViewExt};

    window.with_webview(|webview| {
        let Some(context) = webview.inner().context() else { return };
        let names = glib::language_names();
        let languages = languages(names.iter().map(|name| name.as_str()));
        let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
        context.set_spell_checking_languages(&languages);
        context.set_spell_checking_enabled(true);
    })
}

/// Nothing to ask for.
#[cfg(not(target_os = "linux"))]
pub(crate) fn check<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// The languages a dictionary may have, of the names the system goes by (`en_GB.UTF-8`, `en_GB`,
/// `en`, `C`), the most exact first. A system without one is read as English.
#[cfg(target_os = "linux")]
fn languages<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for name in names {
        let plain = name.split(['.', '@']).next().unwrap_or(name);
        if plain != "C" && plain != "POSIX" && !languages.iter().any(|known| known == plain) {
            languages.push(plain.to_owned());
        }
    }
    if languages.is_empty() {
        languages.extend(["en_GB".to_owned(), "en_US".to_owned()]);
    }
    languages
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_systems_languages_are_asked_for_once_each() {
        let names = ["pt_BR.UTF-8", "pt_BR", "pt", "en_GB@euro", "C"];
        assert_eq!(languages(names.into_iter()), ["pt_BR", "pt", "en_GB"]);
        assert_eq!(languages(["C.UTF-8", "C"].into_iter()), ["en_GB", "en_US"]);
    }
}
