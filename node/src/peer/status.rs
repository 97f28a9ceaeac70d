//! How each session stands, for those who look.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;

/// Whether a peer's feed is followed now.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum PeerState {
    /// A session follows its feed.
    Connected,
    /// It is dialled again after a wait.
    #[default]
    Waiting,
    /// It broke a rule of the feed; it is tried again, rarely.
    Quarantined,
    /// An administrator suspended it, or it showed two histories: nothing is taken from it.
    Stopped,
}

impl PeerState {
    /// The word for it in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Waiting => "waiting",
            Self::Quarantined => "quarantined",
            Self::Stopped => "stopped",
        }
    }
}

/// How one session stands.
#[derive(Clone, Debug, Default)]
pub struct SessionStatus {
    /// Whether its feed is followed.
    pub state: PeerState,
    /// Why not, as a sentence; empty when it is.
    pub detail: String,
    /// When it was last heard from.
    pub last_seen: Option<Timestamp>,
    /// Batches that were refused.
    pub refused: u64,
    /// Code of the last refusal.
    pub last_refusal: Option<Reason>,
}

/// The statuses of all sessions.
#[derive(Clone, Debug, Default)]
pub(super) struct Statuses(Arc<Mutex<BTreeMap<Party, SessionStatus>>>);

impl Statuses {
    pub(super) fn get(&self, party: &Party) -> SessionStatus {
        self.lock().get(party).cloned().unwrap_or_default()
    }

    pub(super) fn set(&self, party: &Party, state: PeerState, detail: impl Into<String>) {
        let mut statuses = self.lock();
        let status = statuses.entry(party.clone()).or_default();
        status.state = state;
        status.detail = detail.into();
    }

    pub(super) fn seen(&self, party: &Party, now: Timestamp) {
        self.lock().entry(party.clone()).or_default().last_seen = Some(now);
    }

    pub(super) fn refused(&self, party: &Party, reason: Reason) {
        let mut statuses = self.lock();
        let status = statuses.entry(party.clone()).or_default();
        status.refused += 1;
        status.last_refusal = Some(reason);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Party, SessionStatus>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
