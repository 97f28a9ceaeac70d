//! Taking what a peer sends, and signing for what is durable.

use std::sync::Arc;

use ntc_core::admission::Held;
use ntc_core::ledger::batch::BatchBytes;
use ntc_core::phrase::Said;
use ntc_core::sync::fence::StreamNumber;
use ntc_core::sync::following::states_parts;
use ntc_core::wire::exchange;
use ntc_proto::v1::follow_request::Message as Say;

use super::Follow;
use super::end::SessionEnd;
use super::session::Live;
use crate::inbox::{ReplicaError, carry_out};
use crate::lock::lock;

impl Follow {
    /// Works off the async threads.
    pub(super) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ReplicaError> + Send + 'static,
    ) -> Result<T, SessionEnd> {
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(error)) if error.is_peers() => Err(SessionEnd::Misbehaved(error)),
            Ok(Err(error)) => Err(SessionEnd::Ours(error)),
            Err(error) => Err(SessionEnd::Unreachable(Said::in_words(error))),
        }
    }

    /// Verifies and keeps a batch off the async threads.
    pub(super) async fn take(
        &self,
        (session, batch): (StreamNumber, BatchBytes),
    ) -> Result<(), SessionEnd> {
        let (parts, replica) = (Arc::clone(&self.parts), Arc::clone(&self.replica));
        let (gossip, keys) = (Arc::clone(&self.gossip), self.keys.clone());
        let party = self.party.clone();
        self.blocking(move || {
            // A head alone is not kept, so it takes nothing of what the peer may have here.
            let more = if batch.bodies.is_empty() {
                Held::default()
            } else {
                Held {
                    bytes: batch.size(),
                    records: batch.bodies.len() as u64,
                }
            };
            parts.quotas.take(&party, more)?;
            let mut taking = lock(&replica);
            let now = parts.clock.now();
            taking
                .take((session, batch), (now, parts.ledger.head().size))
                .inspect_err(|_| parts.quotas.give_back(&party, more))?;
            keys.note(&party, taking.follower());
            gossip.seen(&party, taking.checkpoint());
            drop(taking);
            if carry_out(&replica) {
                parts.quotas.recount(&party);
            }
            Ok(())
        })
        .await
    }

    /// Signs for what is durable, when it is time to.
    pub(super) async fn sign(&self, live: &mut Live) -> Result<(), SessionEnd> {
        let (parts, replica) = (Arc::clone(&self.parts), Arc::clone(&self.replica));
        let (mut following, elapsed) = (live.following.clone(), live.began.elapsed());
        let work = move || {
            let replica = lock(&replica);
            let follower = replica.follower();
            let due = following.is_due(follower.feed_size(), follower.is_level(), elapsed);
            let receipt = if due {
                replica.receipt(&parts.signers, parts.clock.now())?
            } else {
                None
            };
            Ok((following, receipt))
        };
        let receipt;
        (live.following, receipt) = self.blocking(work).await?;
        match receipt {
            Some(receipt) => live.say(Say::Receipt(receipt.into())).await,
            None => Ok(()),
        }
    }

    /// Tells the peer what it showed this node, because its own account differs.
    pub(super) async fn tell_states(&self, from: u64, live: &mut Live) -> Result<(), SessionEnd> {
        tracing::error!(
            peer.id = %self.party, from,
            "the peer's account of what it showed this node differs from what was received; it is told"
        );
        let replica = Arc::clone(&self.replica);
        let parts = self
            .blocking(move || {
                let (reader, to, root) = {
                    let replica = lock(&replica);
                    let follower = replica.follower();
                    (
                        replica.reader(),
                        follower.feed_size(),
                        follower.shown().root(),
                    )
                };
                // All of the chain is read, and whoever takes records or erases some must not wait for that.
                Ok(states_parts((from, to), root, &reader.states(from..to)?))
            })
            .await?;
        for part in &parts {
            live.say(Say::States(exchange::states_to_pb(part))).await?;
        }
        live.following.settled();
        self.sign(live).await
    }
}
