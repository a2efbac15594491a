use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the app was started to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Run a command and end.
    Command,
    /// Open the window.
    Window(WindowArguments),
}

/// What the window was started with.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WindowArguments {
    /// The journal's folder, when one was named.
    pub journal: Option<PathBuf>,
    /// The files to bring in.
    pub files: Vec<PathBuf>,
}

/// Reads the arguments that follow the program's name. `is_command` knows the command line's
/// commands; a file of such a name can be opened as `./import`. Relative paths are made whole from
/// `folder`, since those of a second start come from elsewhere.
pub fn read_arguments(
    arguments: impl IntoIterator<Item = OsString>,
    folder: &Path,
    is_command: impl Fn(&str) -> bool,
) -> Asked {
    let mut window = WindowArguments::default();
    let mut arguments = arguments.into_iter();
    let mut only_files = false;
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if only_files || !text.starts_with('-') {
            if !only_files && window.files.is_empty() && is_command(&text) {
                return Asked::Command;
            }
            window.files.push(folder.join(argument));
        } else if text == "--" {
            only_files = true;
        } else if text == "--journal" {
            // Without a folder behind it, the command line says what is missing.
            let Some(named) = arguments.next() else { return Asked::Command };
            window.journal = Some(folder.join(named));
        } else if let Some(named) = text.strip_prefix("--journal=") {
            window.journal = Some(folder.join(named));
        } else {
            // `--help`, `--version` and mistakes are the command line's to answer.
            return Asked::Command;
        }
    }
    Asked::Window(window)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &[&str]) -> Asked {
        let arguments = arguments.iter().map(OsString::from);
        read_arguments(arguments, Path::new("/home/reader"), |name| name == "import")
    }

    fn window(journal: Option<&str>, files: &[&str]) -> Asked {
        Asked::Window(WindowArguments {
            journal: journal.map(PathBuf::from),
            files: files.iter().map(PathBuf::from).collect(),
        })
    }

    #[test]
    fn nothing_opens_the_window() {
        assert_eq!(asked(&[]), window(None, &[]));
    }

    #[test]
    fn files_open_the_window_with_them() {
        let files = window(None, &["/home/reader/letterboxd.zip", "/tmp/poster.png"]);
        assert_eq!(asked(&["letterboxd.zip", "/tmp/poster.png"]), files);
    }

    #[test]
    fn a_journal_can_be_named_both_ways() {
        assert_eq!(asked(&["--journal", "/films"]), window(Some("/films"), &[]));
        assert_eq!(
            asked(&["--journal=films", "a.zip"]),
            window(Some("/home/reader/films"), &["/home/reader/a.zip"])
        );
    }

    #[test]
    fn a_command_is_the_command_lines_wherever_the_journal_is_named() {
        assert_eq!(asked(&["import", "a.zip"]), Asked::Command);
        assert_eq!(asked(&["--journal", "/films", "import", "a.zip"]), Asked::Command);
    }

    #[test]
    fn options_of_the_command_line_go_there() {
        for option in ["--help", "-V", "--json", "--journal"] {
            assert_eq!(asked(&[option]), Asked::Command, "{option}");
        }
    }

    #[test]
    fn a_file_with_the_name_of_a_command_can_still_be_opened() {
        assert_eq!(asked(&["--", "import"]), window(None, &["/home/reader/import"]));
        assert_eq!(
            asked(&["a.zip", "import"]),
            window(None, &["/home/reader/a.zip", "/home/reader/import"])
        );
    }
}
