use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use matinee_core::{CheckReport, Topic};
use serde::Serialize;
use tauri::ipc::Channel;
use ts_rs::TS;

use crate::offers::{Offered, OfferedKind, Offers};

/// What the window is told without asking. There is one channel for it, so the page needs none of
/// Tauri's events and is permitted none.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum News {
    /// Files are being dragged into the window: where they are, in CSS pixels, and what they are.
    DragEntered {
        /// From the left edge.
        x: f64,
        /// From the top edge.
        y: f64,
        /// What each file seems to be.
        kinds: Vec<OfferedKind>,
    },
    /// The dragged files have moved.
    DragMoved {
        /// From the left edge.
        x: f64,
        /// From the top edge.
        y: f64,
    },
    /// The dragged files have left the window again.
    DragLeft,
    /// Files were let go over the window.
    Dropped {
        /// From the left edge.
        x: f64,
        /// From the top edge.
        y: f64,
        /// The files.
        files: Vec<Offered>,
    },
    /// Matinee was started with these files, or was running and was handed them.
    Opened {
        /// The files.
        files: Vec<Offered>,
    },
    /// A link to somewhere else was followed; nothing is loaded. Show the address and ask.
    LinkFollowed {
        /// The whole address.
        address: String,
    },
    /// The window is asked to close: bring what was typed to safety, then answer `window_close`
    /// or, when that fails, `window_stay`.
    CloseAsked,
    /// A backup could not be made, or not be copied to the second folder.
    BackupFailed {
        /// Why not, in whole sentences.
        reason: String,
    },
    /// The mirror could not be written. What was saved is saved, and waits for it.
    MirrorFailed {
        /// Why not, in whole sentences.
        reason: String,
    },
    /// The journal was looked through by itself: it was not closed last time, or something in it is not
    /// as it was written.
    LookedThrough {
        /// It was not closed last time.
        left_open: bool,
        /// What was found.
        report: CheckReport,
    },
    /// The journal has changed by itself: read again what belongs to these topics.
    Changed {
        /// The parts of the journal.
        topics: BTreeSet<Topic>,
    },
}

/// Passes news to the window, and keeps for it what comes before it listens.
#[derive(Default)]
pub struct Newsroom(Mutex<State>);

#[derive(Default)]
struct State {
    channel: Option<Channel<News>>,
    kept: Vec<News>,
}

impl Newsroom {
    /// Tells everything from now on to `channel`, beginning with what was kept. A page that was
    /// reloaded takes over from its former self.
    pub fn attend(&self, channel: Channel<News>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for news in std::mem::take(&mut state.kept) {
            tell_to(&channel, news);
        }
        state.channel = Some(channel);
    }

    /// Whether the window listens: whether there is anyone to ask.
    pub fn is_attended(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).channel.is_some()
    }

    /// Tells the window. Only files that were opened are worth keeping until it listens.
    pub fn tell(&self, news: News) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &state.channel {
            Some(channel) => tell_to(channel, news),
            None if matches!(news, News::Opened { .. }) => state.kept.push(news),
            None => {}
        }
    }

    /// Tells the window of files Matinee was opened with, when there are any.
    pub fn tell_opened(&self, offers: &Offers, files: Vec<PathBuf>) {
        if !files.is_empty() {
            let files = files.into_iter().map(|path| offers.offer(path)).collect();
            self.tell(News::Opened { files });
        }
    }
}

fn tell_to(channel: &Channel<News>, news: News) {
    if let Err(err) = channel.send(news) {
        tracing::warn!("the window could not be told: {err}");
    }
}
