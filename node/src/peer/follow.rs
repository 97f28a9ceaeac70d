//! Following one peer's feed: dial, ask what it cosigned, take batches, answer with receipts; and again.

mod dial;
mod doubt;
mod end;
mod judgements;
mod reach;
mod rest;
mod session;
mod start;
mod take;

use std::sync::{Arc, Mutex};

use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};
use ntc_core::reason::Reason;
use tokio::sync::Notify;

use self::end::SessionEnd;
pub(super) use self::end::{reason_of, said, unreadable, words};
use self::rest::Tries;
use super::PeerParts;
use super::gossip::Gossip;
use super::keys::PartyKeys;
use super::lines::Lines;
use super::status::{PeerState, Statuses};
use crate::inbox::{Replica, ReplicaError};
use crate::partners::Peer;

/// The task that follows one peer.
pub(super) struct Follow {
    pub(super) parts: Arc<PeerParts>,
    pub(super) gossip: Arc<Gossip>,
    pub(super) keys: PartyKeys,
    pub(super) lines: Lines,
    pub(super) party: Party,
    pub(super) replica: Arc<Mutex<Replica>>,
    pub(super) alive: Arc<Notify>,
    pub(super) statuses: Statuses,
}

impl Follow {
    /// Follows until the node stops.
    pub(super) async fn run(self) {
        let mut tries = Tries::new();
        loop {
            let end = tokio::select! {
                () = self.parts.stop.cancelled() => SessionEnd::Stop,
                end = self.session(&mut tries) => end,
            };
            if !matches!(end, SessionEnd::Stop) {
                self.parts.guard.failed(&self.party);
            }
            match &end {
                SessionEnd::Stop => return,
                SessionEnd::Stopped(_) => {
                    self.show(PeerState::Stopped, &end);
                    self.until_resumed().await;
                }
                SessionEnd::Unreachable(_) | SessionEnd::Unheard => {
                    self.show(PeerState::Waiting, &end);
                    self.pause(&mut tries, false).await;
                }
                SessionEnd::Doubted => {
                    self.show(PeerState::Waiting, &end);
                    self.pause(&mut tries, true).await;
                }
                SessionEnd::Misbehaved(error) => self.refused(error).await,
                SessionEnd::Unreadable(reason, _) => {
                    self.misbehaved(*reason, end.said());
                    self.quarantine().await;
                }
                SessionEnd::Ours(error) => {
                    tracing::error!(%error, peer.id = %self.party, "cannot keep what the peer sent");
                    self.show(PeerState::Waiting, &end);
                    self.pause(&mut tries, false).await;
                }
            }
        }
    }

    fn show(&self, state: PeerState, end: &SessionEnd) {
        tracing::debug!(peer.id = %self.party, why = %end, "session ended");
        self.statuses.set(&self.party, state, end.said());
    }

    /// What the peer sent was refused: it is left alone for a while, unless it has shown two histories.
    async fn refused(&self, error: &ReplicaError) {
        self.misbehaved(error.reason(), Said::of_error(error));
        let found = if let ReplicaError::Misbehaved(fault) = error {
            fault.evidence().cloned()
        } else {
            None
        };
        if let Some(fork) = found {
            let (gossip, party) = (Arc::clone(&self.gossip), self.party.clone());
            let kept = tokio::task::spawn_blocking(move || gossip.forked(&party, &fork));
            if kept.await.is_err() {
                tracing::error!(peer.id = %self.party, "the fork was not noted");
            }
        } else if self.may_follow().is_ok() {
            self.quarantine().await;
        }
    }

    /// The peer as it is enrolled, if it is to be followed now.
    fn may_follow(&self) -> Result<Peer, SessionEnd> {
        let roster = self.parts.partners.roster();
        let stopped = |why: Phrase| SessionEnd::Stopped(why.said());
        let peer = roster
            .peer(&self.party)
            .ok_or_else(|| stopped(Phrase::PeerNotEnrolled {}))?;
        if let Some(reason) = &peer.suspended {
            let reason = reason.clone();
            return Err(stopped(Phrase::PeerSuspendedFor { reason }));
        }
        if peer.forked {
            return Err(stopped(Phrase::PeerTwoHistories {}));
        }
        Ok(peer.clone())
    }

    /// The peer broke a rule.
    fn misbehaved(&self, reason: Reason, why: Said) {
        tracing::warn!(error = %why, peer.id = %self.party, refusal.reason = %reason, "batch refused");
        self.parts.metrics.refused(&self.party, reason);
        self.statuses.refused(&self.party, reason);
        self.statuses.set(&self.party, PeerState::Quarantined, why);
    }
}
