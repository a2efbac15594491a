use std::path::Path;

use matinee_core::imports::ImportReading;
use matinee_core::imports::piece::{PictureSource, PieceRead};
use matinee_core::{Journal, Progress, Score};
use serde::Serialize;

use crate::failure::Failure;
use crate::words::plain;

/// What was understood of one file, for programs: `show`'s words for the same fields.
#[derive(Serialize)]
pub(crate) struct Understood {
    file: String,
    kind: &'static str,
    title: String,
    original_title: Option<String>,
    year: Option<i16>,
    tagline: String,
    runtime_min: Option<u32>,
    directors: Vec<String>,
    writers: Vec<String>,
    cast: Vec<Cast>,
    genres: Vec<String>,
    countries: Vec<String>,
    languages: Vec<String>,
    watched_on: Option<String>,
    score: Option<f64>,
    verdict: Option<String>,
    headline: String,
    summary: String,
    body_markdown: String,
    tags: Vec<String>,
    pictures: Vec<Picture>,
    left_out: Vec<LeftOut>,
}

#[derive(Serialize)]
struct Cast {
    name: String,
    character: String,
}

#[derive(Serialize)]
struct Picture {
    name: String,
    caption: String,
    /// `beside`, `inside`, `elsewhere` or `missing`.
    from: &'static str,
}

#[derive(Serialize)]
struct LeftOut {
    line: u32,
    text: String,
}

/// What is understood of a file, or of each file of a folder.
pub(crate) fn of(
    journal: &Journal,
    path: &Path,
    said: &ImportReading,
) -> Result<Vec<Understood>, Failure> {
    let pieces = journal.read_pieces(path, said, Progress::unwatched())?;
    Ok(pieces.into_iter().map(Understood::from).collect())
}

impl From<PieceRead> for Understood {
    fn from(read: PieceRead) -> Self {
        let piece = read.piece;
        let (facts, text) = (piece.form.facts, piece.form.text);
        let watch = piece.form.watch.unwrap_or_default();
        Self {
            file: read.file_name,
            kind: read.kind.source(),
            title: facts.title,
            original_title: facts.original_title,
            year: facts.year,
            tagline: facts.tagline,
            runtime_min: facts.runtime_min,
            directors: facts.directors,
            writers: facts.writers,
            cast: facts
                .cast
                .into_iter()
                .map(|member| Cast { name: member.name, character: member.character })
                .collect(),
            genres: facts.genres,
            countries: facts.countries,
            languages: facts.languages,
            watched_on: watch.watched_on.map(|date| date.to_string()),
            score: watch.score.map(Score::points),
            verdict: text.verdict,
            headline: text.headline,
            summary: text.summary,
            body_markdown: text.body,
            tags: watch.tags,
            pictures: piece
                .pictures
                .into_iter()
                .map(|picture| Picture {
                    name: picture.name,
                    caption: picture.caption,
                    from: match picture.source {
                        PictureSource::Beside(_) => "beside",
                        PictureSource::Inside(_) => "inside",
                        PictureSource::Elsewhere(_) => "elsewhere",
                        PictureSource::Nowhere => "missing",
                    },
                })
                .collect(),
            left_out: piece
                .left_out
                .into_iter()
                .map(|left| LeftOut { line: left.line, text: left.text })
                .collect(),
        }
    }
}

impl Understood {
    /// The fields as a person reads them, those that say nothing left away.
    pub(crate) fn told(&self) -> String {
        let cast = self.cast.iter().map(|member| member.name.clone()).collect::<Vec<_>>();
        let number = |number: Option<String>| number.unwrap_or_default();
        let fields = [
            ("title", self.title.clone()),
            ("original title", self.original_title.clone().unwrap_or_default()),
            ("year", number(self.year.map(|year| year.to_string()))),
            ("tagline", self.tagline.clone()),
            ("runtime", number(self.runtime_min.map(|minutes| format!("{minutes} minutes")))),
            ("directed by", self.directors.join(", ")),
            ("written by", self.writers.join(", ")),
            ("cast", cast.join(", ")),
            ("genres", self.genres.join(", ")),
            ("countries", self.countries.join(", ")),
            ("languages", self.languages.join(", ")),
            ("watched", self.watched_on.clone().unwrap_or_default()),
            ("score", number(self.score.map(|score| format!("{score:.1}")))),
            ("verdict", self.verdict.clone().unwrap_or_default()),
            ("headline", self.headline.clone()),
            ("summary", self.summary.clone()),
            ("tags", self.tags.join(", ")),
            ("headings", self.headings().join(", ")),
            (
                "pictures",
                number((!self.pictures.is_empty()).then(|| self.pictures.len().to_string())),
            ),
            (
                "left out",
                number(
                    (!self.left_out.is_empty()).then(|| format!("{} lines", self.left_out.len())),
                ),
            ),
        ];
        let lines = fields.iter().filter(|(_, said)| !said.is_empty());
        let lines: Vec<String> =
            lines.map(|(name, said)| format!("    {name}: {}", plain(said))).collect();
        format!("  {}, understood as {}:\n{}", plain(&self.file), self.kind, lines.join("\n"))
    }

    fn headings(&self) -> Vec<String> {
        let lines = self.body_markdown.lines().filter(|line| line.starts_with('#'));
        lines.map(|line| line.trim_start_matches('#').trim().to_owned()).collect()
    }
}
