//! One small module a format.

mod imdb;
mod letterboxd;
mod movary;
mod review_files;
mod table;
mod tellico;
mod trakt;
mod yamtrack;

use super::super::ExportFormat;
use super::films::Target;
use super::records::Shape;

pub(in crate::exports) use review_files::ReviewFiles;
pub(crate) use table::is_formula;

/// How a format is written.
pub(super) enum Format {
    /// Film by film.
    Films(Box<dyn Target>),
    /// The records as an archive has them.
    Records(Shape),
    /// A copy of the database.
    Database,
    /// Not as data.
    Elsewhere,
}

/// How this format is written.
pub(super) fn of(format: ExportFormat) -> Format {
    match format {
        ExportFormat::Letterboxd => Format::Films(Box::new(letterboxd::Letterboxd::default())),
        ExportFormat::Imdb => Format::Films(Box::new(imdb::Imdb)),
        ExportFormat::Trakt => Format::Films(Box::<trakt::Trakt>::default()),
        ExportFormat::Movary => Format::Films(Box::new(movary::Movary)),
        ExportFormat::Yamtrack => Format::Films(Box::new(yamtrack::Yamtrack)),
        ExportFormat::Tellico => Format::Films(Box::new(tellico::Tellico::default())),
        ExportFormat::Csv => Format::Films(Box::new(table::Table { safe: false })),
        ExportFormat::CsvSafe => Format::Films(Box::new(table::Table { safe: true })),
        ExportFormat::Json => Format::Records(Shape::Document),
        ExportFormat::Jsonl => Format::Records(Shape::Lines),
        ExportFormat::Sqlite => Format::Database,
        ExportFormat::Archive
        | ExportFormat::Markdown
        | ExportFormat::Html
        | ExportFormat::Epub
        | ExportFormat::Site
        | ExportFormat::Text => Format::Elsewhere,
    }
}
