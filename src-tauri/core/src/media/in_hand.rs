use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::MediaHash;

/// Pictures that are being brought in: their originals are on disk, and no row names them yet.
#[derive(Debug, Clone, Default)]
pub(crate) struct InHand(Arc<Mutex<HashMap<MediaHash, usize>>>);

/// A picture in hand, until this is dropped.
#[derive(Debug)]
pub(crate) struct Held {
    hash: MediaHash,
    among: InHand,
}

impl InHand {
    /// Takes a picture in hand: from now on its original is not removed.
    pub(crate) fn take(&self, hash: MediaHash) -> Held {
        *self.held().entry(hash).or_default() += 1;
        Held { hash, among: self.clone() }
    }

    /// Does `work` unless somebody has the picture in hand; nobody takes it meanwhile.
    pub(crate) fn unless_held<T>(&self, hash: MediaHash, work: impl FnOnce() -> T) -> Option<T> {
        let held = self.held();
        if held.contains_key(&hash) {
            return None;
        }
        let done = work();
        drop(held);
        Some(done)
    }

    fn held(&self) -> MutexGuard<'_, HashMap<MediaHash, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut held = self.among.held();
        if let Some(times) = held.get_mut(&self.hash) {
            *times -= 1;
            if *times == 0 {
                held.remove(&self.hash);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_taken_twice_is_held_until_both_let_go() {
        let (hand, hash) = (InHand::default(), MediaHash::of(b"a picture"));
        let (first, second) = (hand.take(hash), hand.take(hash));
        drop(first);
        assert_eq!(hand.unless_held(hash, || "removed"), None);
        drop(second);
        assert_eq!(hand.unless_held(hash, || "removed"), Some("removed"));
    }
}
