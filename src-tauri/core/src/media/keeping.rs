use super::in_hand::Held;
use super::{MediaHash, Originals, Picture, PictureKind, Thumbnail, Variant};
use crate::journal::Edit;
use crate::storage::media::MediaRow;
use crate::{Error, Journal, MediaId, Result, paths, storage};

/// A picture with everything about it that takes time done, and its original on disk: what is left
/// is to write a few rows.
pub(crate) struct Ready {
    hash: MediaHash,
    /// Until a row names the original, this keeps it.
    _held: Held,
    kind: PictureKind,
    width: u32,
    height: u32,
    bytes: u64,
    orientation: u8,
    name: String,
    thumbnails: Vec<Thumbnail>,
    /// As `#rrggbb`; only a poster's is asked for.
    pub(crate) colour: String,
}

impl Ready {
    /// The hash, as text.
    pub(crate) fn hash(&self) -> String {
        self.hash.to_string()
    }

    /// What its thumbnails hold in memory until they are put.
    pub(crate) fn thumbnail_bytes(&self) -> usize {
        self.thumbnails.iter().map(|thumbnail| thumbnail.jpeg.len()).sum()
    }
}

/// A picture as the window is given it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its media type, such as `image/jpeg`.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Journal {
    /// The originals of this journal.
    pub(crate) fn originals(&self) -> Originals {
        Originals::in_folder(paths::media(self.folder()))
    }

    /// Reads a picture, makes its thumbnails and keeps its original, all without the writer.
    ///
    /// An original that no row comes to name, because the write after it failed, lies in the folder
    /// unseen until [`Journal::let_go_of_pictures`]; the same picture kept again takes it up.
    pub(crate) fn ready_picture(
        &self,
        name: &str,
        bytes: &[u8],
        variants: &[Variant],
    ) -> Result<Ready> {
        let picture = Picture::read(name, bytes)?;
        let thumbnails = picture.thumbnails(variants).map_err(|problem| problem.of(name))?;
        let colour = picture.poster_colour().map_err(|problem| problem.of(name))?;
        let held = self.in_hand().take(MediaHash::of(&picture.bytes));
        let hash = self.originals().keep(picture.kind, &picture.bytes)?;
        Ok(Ready {
            _held: held,
            hash,
            kind: picture.kind,
            width: picture.width,
            height: picture.height,
            bytes: picture.bytes.len() as u64,
            orientation: picture.orientation,
            name: name.to_owned(),
            thumbnails,
            colour,
        })
    }

    /// A picture in one of its sizes, or its original for the variant `original`; nothing when the
    /// journal holds no such picture or there is no such variant.
    ///
    /// A thumbnail that is missing, as after a restore, is made again from the original and kept.
    ///
    /// # Errors
    /// [`Error::File`] and [`Error::Damaged`] when the original cannot be read whole.
    pub fn picture(&self, hash: MediaHash, variant: &str) -> Result<Option<Shown>> {
        let text = hash.to_string();
        let kept = self.read(|conn| storage::media::thumbnail(conn, &text, variant))?;
        if let Some(bytes) = kept {
            return Ok(Some(Shown { media_type: PictureKind::Jpeg.media_type(), bytes }));
        }
        let Some(row) = self.read(|conn| storage::media::by_hash(conn, &text))? else {
            return Ok(None);
        };
        let kind = kind_of(&row)?;
        if variant == "original" {
            let bytes = self.originals().fetch(hash, kind)?;
            return Ok(Some(Shown { media_type: kind.media_type(), bytes }));
        }
        let Some(variant) = Variant::of_name(variant) else { return Ok(None) };
        let thumbnail = self.thumbnail_again(hash, kind, &row, variant)?;
        Ok(Some(Shown { media_type: PictureKind::Jpeg.media_type(), bytes: thumbnail.jpeg }))
    }

    fn thumbnail_again(
        &self,
        hash: MediaHash,
        kind: PictureKind,
        row: &MediaRow,
        variant: Variant,
    ) -> Result<Thumbnail> {
        let original = self.originals().fetch(hash, kind)?;
        let name = &row.source_name;
        let made = Picture::read(name, &original)?
            .thumbnails(&[variant])
            .map_err(|problem| problem.of(name))?;
        let unmade = || Error::NotFound { what: "picture" };
        let thumbnail = made.into_iter().next().ok_or_else(unmade)?;
        let kept = self.keep([], |edit| match storage::media::by_id(edit.conn(), row.id)? {
            Some(_) => storage::media::put_thumbnail(edit.conn(), row.id, &thumbnail),
            None => Ok(()),
        });
        match kept {
            // It is shown all the same; the next who asks makes it again.
            Ok(_) | Err(Error::ReadOnly) => Ok(thumbnail),
            Err(error) => Err(error),
        }
    }
}

/// Puts a picture into the journal inside a write. One it holds already is that one.
pub(crate) fn put(edit: &Edit<'_>, ready: &Ready) -> Result<MediaId> {
    put_added(edit, ready, edit.now())
}

/// [`put`] of a picture that was added at another instant, to a journal it comes from.
pub(crate) fn put_added(edit: &Edit<'_>, ready: &Ready, added_at: String) -> Result<MediaId> {
    let conn = edit.conn();
    let hash = ready.hash.to_string();
    let media = match storage::media::by_hash(conn, &hash)? {
        Some(row) => row.id,
        None => storage::media::insert(
            conn,
            &MediaRow {
                id: MediaId(0),
                hash,
                format: ready.kind.name().to_owned(),
                width: ready.width,
                height: ready.height,
                bytes: ready.bytes,
                orientation: ready.orientation,
                source_name: ready.name.clone(),
                added_at,
            },
        )?,
    };
    let kept = storage::media::variants_of(conn, media)?;
    for thumbnail in &ready.thumbnails {
        if !kept.iter().any(|variant| variant == thumbnail.variant.name()) {
            storage::media::put_thumbnail(conn, media, thumbnail)?;
        }
    }
    Ok(media)
}

/// The kind of a kept picture.
pub(crate) fn kind_of(row: &MediaRow) -> Result<PictureKind> {
    PictureKind::of_name(&row.format).ok_or(Error::NotFound { what: "picture" })
}
