use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

use super::Refused;
use super::addresses::Addresses;
use super::choices::{Answers, ImportChoices};
use super::foreign::{ForeignRow, Says};
use super::plan::{ImportPlan, Place, PlanRows};
use super::prepare::{Batch, Pictures, Sender};
use super::receipt::{ImportReport, PastImport};
use super::sources::{
    ImportReading, ImportRecognised, Reading, Recognised, SheetRow, Source, file_name,
    preview_sheet, recognise, recognise_watched,
};
use super::writer::{ImportedFile, Settled, Watch, Writer};
use crate::journal::Edit;
use crate::{Changed, Error, Journal, Op, Progress, Result, storage};

/// Batches that may wait for the writer.
const AHEAD: usize = 4;

impl Journal {
    /// Brings in a file of another product, an archive of Matinee's, one review from one file, or a
    /// folder of such; what a file is, is seen from what it holds.
    ///
    /// All of it comes in, as one undo step, or nothing does. Rows that can't be read are in the
    /// receipt and stop nothing. A file that adds nothing leaves no trace.
    ///
    /// # Errors
    /// [`Error::BadFile`] when the file is nothing that can be read, or is damaged;
    /// [`Error::Cancelled`].
    pub fn import_file(
        &self,
        path: &Path,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        self.import_with(path, &ImportChoices::default(), progress)
    }

    /// [`Journal::import_file`] with what the person has chosen.
    ///
    /// # Errors
    /// As there; [`Error::BadFile`] too where the file asks something that was not answered.
    pub fn import_with(
        &self,
        path: &Path,
        choices: &ImportChoices,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        let reading = self.reading(&choices.reading)?;
        let source = match recognise_watched(path, &reading, progress)? {
            Recognised::Archive => {
                return self.import_archive_with(path, &Answers::of(choices), progress);
            }
            Recognised::Pieces => {
                let answers = Answers::of(choices);
                return self.import_pieces(path, &answers, &choices.reading, progress);
            }
            Recognised::Rows(source) => source,
        };
        let answers = Answers::of(choices);
        let look = source.sheet().cloned();
        let brought =
            self.bring_in(path, (source, &reading), Pictures::Keep(self), progress, |work| {
                self.transact(Op::Import, |edit| {
                    edit.concerns(file_name(path));
                    work(edit, &answers, None)
                })
            })?;
        self.remember_sheet(&file_name(path), look.as_ref(), &choices.reading)?;
        Ok(brought)
    }

    /// What [`Journal::import_with`] would do, row by row, without writing anything.
    ///
    /// # Errors
    /// As there.
    pub fn plan_import(
        &self,
        path: &Path,
        choices: &ImportChoices,
        progress: Progress<'_>,
    ) -> Result<ImportPlan> {
        let reading = self.reading(&choices.reading)?;
        let source = match recognise_watched(path, &reading, progress)? {
            Recognised::Archive => {
                let mut rows = PlanRows::begin(self.folder())?;
                let mut watch =
                    |place: Place<'_>, told, settled: &Settled| rows.put(place, told, settled);
                let report = self.rehearse_archive_with(
                    path,
                    &Answers::of(choices),
                    Some(&mut watch),
                    progress,
                )?;
                return Ok(ImportPlan::of_archive(report, rows.finish()?));
            }
            Recognised::Pieces => {
                let answers = Answers::of(choices);
                let report = self.rehearse_pieces(path, &answers, &choices.reading, progress)?;
                return Ok(ImportPlan::without_rows(report));
            }
            Recognised::Rows(source) => source,
        };
        let answers = Answers::of(choices);
        let mut rows = PlanRows::begin(self.folder())?;
        let report = self.bring_in(path, (source, &reading), Pictures::See, progress, |work| {
            self.rehearse(|edit| {
                work(edit, &answers, Some(&mut |row, settled| rows.take(row, settled)))
            })
        })?;
        Ok(ImportPlan::of(report, rows.finish()?))
    }

    /// What [`Journal::import_file`] would answer, without writing anything.
    ///
    /// # Errors
    /// As there.
    pub fn rehearse_import(&self, path: &Path, progress: Progress<'_>) -> Result<ImportReport> {
        Ok(self.plan_import(path, &ImportChoices::default(), progress)?.report().clone())
    }

    /// What a path is, and what has to be said before it can be read.
    ///
    /// # Errors
    /// [`Error::BadFile`] when it is nothing that can be read, or is damaged; [`Error::Cancelled`].
    pub fn recognise_import(
        &self,
        path: &Path,
        reading: &ImportReading,
        progress: Progress<'_>,
    ) -> Result<ImportRecognised> {
        let reading = self.reading(reading)?;
        Ok(recognise_watched(path, &reading, progress)?.told(path, &reading))
    }

    /// The first rows of a sheet as they would be read.
    ///
    /// # Errors
    /// [`Error::BadFile`] where it can't be read so.
    pub fn preview_sheet(
        &self,
        path: &Path,
        reading: &ImportReading,
        count: usize,
    ) -> Result<Vec<SheetRow>> {
        preview_sheet(path, &self.reading(reading)?, count)
    }

    /// Whether a path is one review, or a folder of such, and no export of another product's.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn is_of_pieces(&self, path: &Path) -> Result<bool> {
        let reading = Reading::of(&ImportReading::default())?;
        Ok(matches!(recognise(path, &reading)?, Recognised::Pieces))
    }

    /// The imports made, the last first.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn imports(&self) -> Result<Vec<PastImport>> {
        self.read(|conn| {
            let imports = storage::imports::all(conn)?.into_iter().rev();
            imports.map(PastImport::try_from).collect()
        })
    }

    /// Reads `source` on a thread of its own and has `run` take the rows in.
    fn bring_in<T>(
        &self,
        path: &Path,
        (mut source, reading): (Box<dyn Source>, &Reading),
        pictures: Pictures<'_>,
        progress: Progress<'_>,
        run: impl FnOnce(&mut Work<'_>) -> Result<T>,
    ) -> Result<T> {
        let name = file_name(path);
        let bad = |refused: Refused| Error::BadFile { name: name.clone(), reason: refused.0 };
        let file = ImportedFile {
            source: source.name(),
            name: name.clone(),
            hash: source.hash(path)?,
            reading: source.read_as(reading),
        };
        let read_as = file.reading.clone();
        let total = source.bytes();
        std::thread::scope(|scope| {
            let (to, batches) = sync_channel(AHEAD);
            scope.spawn(move || {
                let mut sender = Sender::new(to, pictures, &read_as);
                let read = source.read(&mut |row: ForeignRow, read| sender.send(row, read));
                sender.finish(read);
            });
            // The receiver goes when the work ends for whatever reason, and the reader with it.
            let mut batches = Some(batches);
            run(&mut |edit, answers, watch| {
                let Some(batches) = batches.take() else { return Err(Error::Cancelled) };
                let watch = watch.map(|watch| watch as &mut Watch<'_>);
                let mut writer = Writer::new(edit, &file, answers, watch)?;
                take_in(&mut writer, edit, &batches, total, progress, &bad)?;
                let (import, receipt) = writer.finish()?;
                let made_at = edit.now();
                Ok(ImportReport { import, file_name: file.name.clone(), made_at, receipt })
            })
        })
    }
}

/// Takes the rows in, for good or for trial.
type Work<'w> = dyn FnMut(&Edit<'_>, &Answers, Option<&mut Watch<'_>>) -> Result<ImportReport> + 'w;

fn take_in(
    writer: &mut Writer<'_, '_>,
    edit: &Edit<'_>,
    batches: &Receiver<Result<Batch, Refused>>,
    total: u64,
    progress: Progress<'_>,
    bad: &dyn Fn(Refused) -> Error,
) -> Result<()> {
    let mut addresses = Addresses::default();
    for batch in batches {
        let batch = batch.map_err(bad)?;
        let at = batch.rows.iter().rev().find_map(|row| title(&row.row.says)).unwrap_or_default();
        let file = batch.rows.last().map_or("", |row| &*row.row.origin.file);
        let read = (count(batch.read.min(total)), count(total));
        progress.at_row(read, writer.rows_read(), file, at)?;
        for mut row in batch.rows {
            addresses.settle(edit.conn(), &mut row.row.says)?;
            writer.take(row)?;
        }
    }
    progress.at_row((count(total), count(total)), writer.rows_read(), "", "")
}

/// The film a row is about, to show while it is brought in.
fn title(says: &Says) -> Option<&str> {
    match says {
        Says::Viewing(viewing) | Says::MaybeEpisode(viewing) => Some(&viewing.film.title),
        Says::Scored(film, ..)
        | Says::Seen(film, _)
        | Says::Wanted(film, ..)
        | Says::Liked(film, _) => Some(&film.title),
        Says::Film(film)
        | Says::Reviewed(film, ..)
        | Says::Poster(film, _)
        | Says::PosterIfThere(film, _) => Some(&film.title),
        Says::Listed(listed) => Some(&listed.film.title),
        Says::All(parts) => parts.iter().find_map(title),
        Says::List(_) | Says::Doubt(_) | Says::LeftOut(_) | Says::Unreadable(_) => None,
    }
}

fn count(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

/// BLAKE3 of a file.
pub(crate) fn hash_of(path: &Path) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    std::fs::File::open(path)
        .and_then(|mut file| std::io::copy(&mut file, &mut hasher))
        .map_err(Error::file(path, "read"))?;
    Ok(hasher.finalize().to_hex().to_string())
}
