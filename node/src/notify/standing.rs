//! How somebody stands who is to be told: what was told, what waits, and why.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;

use super::NotifyError;
use crate::config::settings::notify::{HookSettings, Way};
use crate::lock::lock;
use crate::news::Position;
use crate::store::index::JournalId;

/// Somebody who is to be told.
pub(crate) struct Hook {
    pub(super) settings: HookSettings,
    progress: Mutex<Progress>,
}

#[derive(Clone, Debug, Default)]
struct Progress {
    told: u64,
    last: Option<Timestamp>,
    position: Position,
    missed: Option<&'static str>,
    waiting: Option<Waiting>,
}

/// Why somebody is not told, and since when.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Waiting {
    /// Since when.
    pub(crate) since: Timestamp,
    /// When it is tried again.
    pub(crate) again: Timestamp,
    /// Attempts that failed since then.
    pub(crate) failed: u32,
    /// Why the last one did.
    pub(crate) reason: Reason,
    /// The same in words.
    pub(crate) why: String,
}

/// How somebody stands.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// The name.
    pub(crate) name: String,
    /// `webhook` or `mail`.
    pub(crate) way: &'static str,
    /// The machine that is called.
    pub(crate) host: String,
    /// Events told since the node was started.
    pub(crate) told: u64,
    /// When the last of them was.
    pub(crate) last: Option<Timestamp>,
    /// Frames of journals that were not looked at for it yet.
    pub(crate) behind: u64,
    /// Why something may be missing, since the node was started.
    pub(crate) missed: Option<&'static str>,
    /// Why it waits; none when it does not.
    pub(crate) waiting: Option<Waiting>,
}

impl Hook {
    pub(super) fn new(settings: HookSettings) -> Self {
        Self {
            settings,
            progress: Mutex::default(),
        }
    }

    /// An event was taken.
    pub(super) fn told(&self, now: Timestamp) {
        let mut progress = lock(&self.progress);
        progress.told += 1;
        progress.last = Some(now);
    }

    /// All up to there is told.
    pub(super) fn reached(&self, position: &Position) {
        lock(&self.progress).position.clone_from(position);
    }

    /// Something may be missing.
    pub(super) fn missed(&self, because: &'static str) {
        lock(&self.progress).missed = Some(because);
    }

    /// Nothing waits.
    pub(super) fn recovered(&self) {
        lock(&self.progress).waiting = None;
    }

    /// An attempt failed; since when it waits.
    pub(super) fn failed(&self, error: &NotifyError, now: Timestamp, pause: Duration) -> Timestamp {
        let mut progress = lock(&self.progress);
        let before = progress.waiting.take();
        let since = before.as_ref().map_or(now, |before| before.since);
        progress.waiting = Some(Waiting {
            since,
            again: now.plus(pause),
            failed: before.map_or(0, |before| before.failed).saturating_add(1),
            reason: error.reason(),
            why: error.to_string(),
        });
        since
    }

    /// How it stands, by the ends of the journals.
    pub(super) fn standing(&self, ends: &BTreeMap<JournalId, u64>) -> Standing {
        let progress = lock(&self.progress).clone();
        let (way, host) = match &self.settings.way {
            Way::Webhook(settings) => ("webhook", &settings.host),
            Way::Mail(settings) => ("mail", &settings.host),
        };
        Standing {
            name: self.settings.name.clone(),
            way,
            host: host.clone(),
            told: progress.told,
            last: progress.last,
            behind: progress.position.before(ends),
            missed: progress.missed,
            waiting: progress.waiting,
        }
    }
}
