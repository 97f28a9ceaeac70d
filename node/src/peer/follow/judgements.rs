//! Telling a peer what is refused of what it sent, and how far it was judged.

use std::sync::Arc;

use ntc_core::phrase::Said;
use ntc_core::sync::refusals::{Judged, Judgements, MAX_REFUSALS, Refusal, Refusing, parts};
use ntc_core::wire::exchange;
use ntc_proto::v1::follow_request::Message as Say;

use tokio::sync::broadcast;
use tokio::sync::broadcast::error::TryRecvError;

use super::Follow;
use super::end::SessionEnd;
use super::reach::Reach;
use super::session::Live;
use crate::lookup;
use crate::store::index::{JournalId, Refused};

impl Follow {
    /// Tells the peer all that is refused of what it sent: what it knows of it from before counts no longer.
    pub(super) async fn tell_refusals(
        &self,
        journal: JournalId,
        live: &mut Live,
    ) -> Result<(), SessionEnd> {
        let lookup = Arc::clone(&self.parts.lookup);
        let read =
            tokio::task::spawn_blocking(move || lookup.state().refusals(journal, 0, MAX_REFUSALS));
        let open = match read.await {
            Ok(Ok(open)) => open,
            // What was judged is derived; it is judged and told again once it can be read.
            Ok(Err(error)) => {
                tracing::warn!(%error, peer.id = %self.party, "refusals not told");
                return Ok(());
            }
            Err(error) => return Err(SessionEnd::Unreachable(Said::in_words(error))),
        };
        live.refusing = Refusing::default();
        for refused in open {
            live.refusing
                .judge(refused.seq, Some(refusal(refused.refused)));
        }
        for part in live.refusing.all() {
            let part = exchange::judgements_to_pb(&part);
            live.say(Say::Judgements(part)).await?;
        }
        // The list took the place of how far it was judged, too.
        live.reach = Reach::default();
        Ok(())
    }

    /// Tells the peer that a judgement changed.
    pub(super) async fn tell_judged(
        &self,
        judged: lookup::Judged,
        live: &mut Live,
    ) -> Result<(), SessionEnd> {
        let judged = live.refusing.judge(judged.seq, judged.refused.map(refusal));
        let judged: Vec<Judged> = judged.into_iter().collect();
        for part in parts(&judged) {
            let part = exchange::judgements_to_pb(&part);
            live.say(Say::Judgements(part)).await?;
        }
        Ok(())
    }
}

impl Follow {
    /// Tells the peer how far its feed is judged, if that is further than it knows. What is refused of it was told
    /// before.
    pub(super) async fn tell_reach(
        &self,
        journal: JournalId,
        judged: &mut broadcast::Receiver<lookup::Judged>,
        live: &mut Live,
    ) -> Result<(), SessionEnd> {
        // Read before the refusals are drained: each is sent before the loop says that it has come behind it.
        let followed = self.parts.lookup.followed_to(journal);
        let held = self.replica.try_lock().ok();
        let held =
            held.map(|replica| (replica.reader().chain.end(), replica.follower().feed_size()));
        let Some(items) = live.reach.judged(followed, held) else {
            return Ok(());
        };
        loop {
            match judged.try_recv() {
                Ok(judged) if judged.journal == journal => self.tell_judged(judged, live).await?,
                Ok(_) => {}
                Err(TryRecvError::Lagged(_)) => self.tell_refusals(journal, live).await?,
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        let reached = Judgements {
            judged_to: items,
            ..Judgements::default()
        };
        let reached = exchange::judgements_to_pb(&reached);
        live.say(Say::Judgements(reached)).await
    }
}

/// A judgement as the peer is told of it: final unless time alone lifts it.
fn refusal(refused: Refused) -> Refusal {
    Refusal {
        reason: refused.reason.into(),
        is_final: refused.until.is_none(),
        until: refused.until,
    }
}
