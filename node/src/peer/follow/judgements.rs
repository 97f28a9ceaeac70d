//! Telling a peer what is refused of what it sent, and how far it was judged.

use std::sync::Arc;

use ntc_core::sync::refusals::{Judged, Judgements, MAX_REFUSALS, Refusal, Refusing, parts};
use ntc_core::wire::exchange;
use ntc_proto::v1::follow_request::Message as Say;

use tokio::sync::broadcast;
use tokio::sync::broadcast::error::TryRecvError;

use super::Follow;
use super::end::SessionEnd;
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
            Err(error) => return Err(SessionEnd::Unreachable(error.to_string())),
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

/// How far a peer was told that its feed is judged.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Feed items that it was told of.
    told: u64,
    /// Where the journal ended when it held so many items; they are judged when the loop has come there.
    waits: Option<(u64, u64)>,
}

impl Reach {
    /// Feed items that are judged now and were not told of, when the loop has come to `followed` and `held` says where
    /// the journal ends and how many items it holds; nothing while it is being written.
    fn judged(&mut self, followed: u64, held: Option<(u64, u64)>) -> Option<u64> {
        let fresh = held.filter(|(_, items)| *items > self.told);
        let (end, items) = self.waits.or(fresh)?;
        if followed < end {
            self.waits = Some((end, items));
            return None;
        }
        self.waits = None;
        self.told = items;
        Some(items)
    }
}

impl Follow {
    /// Tells the peer how far its feed is judged, if that is further than it knows. What is refused of it was told before.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_judged_when_the_loop_has_come_to_where_the_journal_ended_with_them() {
        let mut reach = Reach::default();
        assert_eq!(reach.judged(0, Some((1, 0))), None, "nothing is held");
        assert_eq!(reach.judged(4, Some((7, 30))), None);
        // More came meanwhile; what is waited for stays.
        assert_eq!(reach.judged(6, Some((9, 50))), None);
        assert_eq!(reach.judged(7, Some((9, 50))), Some(30));
        assert_eq!(reach.judged(9, None), None, "it is being written");
        assert_eq!(reach.judged(9, Some((9, 50))), Some(50));
        assert_eq!(reach.judged(9, Some((9, 50))), None, "it was told");
    }
}
