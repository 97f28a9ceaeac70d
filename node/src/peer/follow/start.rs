//! The start of a session: where this node stands in the peer's feed, and what the peer says to that.

use std::sync::Arc;

use ntc_core::policy::InForce;
use ntc_core::reason::Reason;
use ntc_core::sync::fence::StreamNumber;
use ntc_core::wire::exchange;
use ntc_proto::v1 as pb;
use tonic::Status;

use super::Follow;
use super::end::{SessionEnd, answered, reason_of, said};
use super::rest::Tries;
use crate::lock::lock;

impl Follow {
    /// Begins a session: where this node stands in the peer's feed, and what it holds to be in force with the peer. Nothing
    /// of that is told to a peer that would not be told of a change.
    pub(super) async fn begin(
        &self,
        told: Option<&InForce>,
    ) -> Result<(StreamNumber, pb::FollowStart), SessionEnd> {
        let (replica, clock) = (Arc::clone(&self.replica), Arc::clone(&self.parts.clock));
        self.blocking(move || {
            let mut replica = lock(&replica);
            let (session, start) = replica.begin()?;
            let held = replica.follower().held_sizes();
            Ok((session, exchange::start_to_pb(&start, held, clock.now())))
        })
        .await
        .map(|(session, start)| {
            let in_force = told.map(exchange::in_force_to_pb);
            (session, pb::FollowStart { in_force, ..start })
        })
    }

    /// The answer to the call that begins the stream; none when the replica got another id, because the peer says that
    /// it holds receipts for more than this node holds, and is to be asked again.
    ///
    /// A node that was restored cannot know what it signed before, so it cannot check what the peer says; and a peer
    /// that says it each time would have it make ids durable for nothing.
    pub(super) async fn stream<T>(
        &self,
        call: impl Future<Output = Result<tonic::Response<T>, Status>>,
        tries: &mut Tries,
    ) -> Result<Option<T>, SessionEnd> {
        let mut rolled_back = false;
        let outcome = answered(call, |status| {
            rolled_back = reason_of(status) == Some(Reason::Rollback);
            said(status)
        })
        .await;
        match outcome {
            Ok(heard) => Ok(Some(heard)),
            Err(_) if rolled_back && tries.may_renew() => {
                let replica = Arc::clone(&self.replica);
                self.blocking(move || lock(&replica).renew()).await?;
                tracing::warn!(
                    peer.id = %self.party,
                    "the peer says that this node signed for more of its feed than it holds; this node cannot check \
                     that, and its replica goes on under another id"
                );
                Ok(None)
            }
            Err(_) if rolled_back => Err(SessionEnd::Doubted),
            Err(end) => Err(end),
        }
    }
}
