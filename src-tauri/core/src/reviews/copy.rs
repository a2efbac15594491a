use std::io::Write;
use std::path::Path;

use super::ReviewForm;
use crate::{Error, Result, archive};

impl ReviewForm {
    /// Writes what the editor holds as a Markdown file with front matter, for when the journal
    /// can't take it. It needs no journal. A file that is there is replaced whole or not at all.
    ///
    /// # Errors
    /// [`Error::File`] when the folder does not let it.
    pub fn write_copy(&self, path: &Path) -> Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or_else(|| Path::new("."));
        let text = archive::form_markdown(self);
        tempfile::NamedTempFile::new_in(folder)
            .and_then(|mut file| {
                file.write_all(text.as_bytes())?;
                file.as_file().sync_all()?;
                file.persist(path).map_err(|kept| kept.error)
            })
            .map(drop)
            .map_err(Error::file(path, "written"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FilmFacts, ReviewText};

    fn form() -> ReviewForm {
        ReviewForm {
            facts: FilmFacts { title: "Absents".to_owned(), ..FilmFacts::default() },
            text: ReviewText { body: "It opens on the flats.".to_owned(), ..ReviewText::default() },
            ..ReviewForm::default()
        }
    }

    #[test]
    fn a_copy_is_a_markdown_file_with_everything_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("absents.md");
        std::fs::write(&path, "an older copy").unwrap();
        form().write_copy(&path).unwrap();
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "---\nfilm: \"Absents\"\nstate: \"draft\"\n---\n\nIt opens on the flats.\n"
        );
    }

    #[test]
    fn a_copy_that_cannot_be_written_says_where() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = form().write_copy(&folder.path().join("no/such/folder.md")).unwrap_err();
        assert!(refusal.to_string().contains("no/such/folder.md"), "{refusal}");
    }
}
