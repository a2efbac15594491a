use std::cell::RefCell;
use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::edit::Edit;
use crate::{Error, Result, Topic, storage};

/// Longer names are nobody's.
const LONGEST: usize = 100;

/// What a save is known by until its answer has arrived: a name given by the form it comes from, and
/// what is asked for. Asked for again under the same name, because the answer was lost on its way, it
/// is answered and not made a second time. The same name with something else to save is another save:
/// nothing that was typed is ever taken for saved because something else was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveKey {
    name: String,
    request: String,
}

impl SaveKey {
    /// The key of this name for what `request` asks, in whatever form.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty or too long.
    pub fn new(name: &str, request: &[u8]) -> Result<Self> {
        if name.is_empty() || name.len() > LONGEST {
            let reason = format!("The name of a save has 1 to {LONGEST} letters.");
            return Err(Error::invalid("key", reason));
        }
        Ok(Self { name: name.to_owned(), request: blake3::hash(request).to_hex().to_string() })
    }
}

thread_local! {
    /// The save this thread is at, and how many writes of it there were. Writes happen on the thread
    /// that asks for them, and one of them has no part in the key of another.
    static SAVING: RefCell<Option<(SaveKey, u32)>> = const { RefCell::new(None) };
}

/// Runs `work`, whose changes of the journal are made no more than once under this key: the write
/// door keeps the answer of each in the transaction that makes it, and gives that when it is asked
/// again.
pub fn once<T>(key: SaveKey, work: impl FnOnce() -> T) -> T {
    struct Ended;
    impl Drop for Ended {
        fn drop(&mut self) {
            SAVING.take();
        }
    }
    SAVING.replace(Some((key, 0)));
    let _ended = Ended;
    work()
}

/// One write of a save.
#[derive(Debug)]
pub(super) struct Part {
    key: String,
    request: String,
}

impl Part {
    /// The next write of the save under way; nothing where none is.
    pub(super) fn next() -> Option<Self> {
        SAVING.with_borrow_mut(|saving| {
            let (key, writes) = saving.as_mut()?;
            let part = Self {
                key: storage::saves::name_of(&key.name, *writes),
                request: key.request.clone(),
            };
            *writes += 1;
            Some(part)
        })
    }

    /// What this write answered when it was made before.
    pub(super) fn answered<T: DeserializeOwned>(
        &self,
        conn: &Connection,
    ) -> Result<Option<(T, BTreeSet<Topic>)>> {
        let Some((answer, topics)) = storage::saves::answer(conn, &self.key, &self.request)? else {
            return Ok(None);
        };
        Ok(Some((serde_json::from_str(&answer)?, serde_json::from_str(&topics)?)))
    }

    /// Keeps the answer, in the transaction that makes what it is of.
    pub(super) fn keep<T: Serialize>(
        &self,
        edit: &Edit<'_>,
        value: &T,
        topics: &BTreeSet<Topic>,
    ) -> Result<()> {
        let (answer, topics) = (serde_json::to_string(value)?, serde_json::to_string(topics)?);
        storage::saves::put(edit.conn(), &self.key, &self.request, &answer, &topics, &edit.now())
    }
}
