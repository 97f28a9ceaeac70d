//! Waiting between two sessions with a peer.

use std::time::Duration;

use ntc_core::sync::renewal::{RENEWALS, Renewals};
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use super::Follow;
use crate::peer::backoff::Backoff;

/// How long a peer that broke a rule is left alone.
const QUARANTINE: Duration = Duration::from_secs(60);
/// A session that lived for so long and brought something was no failed try.
const SETTLED: Duration = Duration::from_secs(1);

/// What the tries to follow one peer have used up.
pub(super) struct Tries {
    backoff: Backoff,
    renewals: Renewals,
    began: Instant,
}

impl Tries {
    pub(super) fn new() -> Self {
        Self {
            backoff: Backoff::default(),
            renewals: Renewals::at(RENEWALS),
            began: Instant::now(),
        }
    }

    /// Something was taken on a session that began then.
    pub(super) fn taken(&mut self, session: Instant) {
        if session.elapsed() >= SETTLED {
            self.backoff.reset();
        }
    }

    /// Whether the replica may go on under another id because the peer says so.
    pub(super) fn may_renew(&mut self) -> bool {
        self.renewals.take(self.began.elapsed()).is_ok()
    }
}

impl Follow {
    /// Waits before the peer is dialled again. Life of the peer shortens the wait to a rest: a peer that calls and
    /// cannot be followed must not keep this node dialling. One whose word is doubted waits for all of it.
    pub(super) async fn pause(&self, tries: &mut Tries, doubted: bool) {
        let rest = tries.backoff.rest();
        let wait = tries.backoff.next(self.chance());
        let mut changes = self.parts.partners.watch();
        changes.mark_unchanged();
        tokio::select! {
            () = waited((rest, wait), &self.alive, changes, doubted) => {}
            () = self.parts.stop.cancelled() => {}
        }
    }

    /// Leaves the peer alone. Only an administrator who changes its standing ends that early, nothing that a peer
    /// can bring about.
    pub(super) async fn quarantine(&self) {
        let standing = || {
            let roster = self.parts.partners.roster();
            let peer = roster.peer(&self.party);
            peer.map(|peer| (peer.suspended.clone(), peer.forked, peer.card.fingerprint()))
        };
        let before = standing();
        let mut changes = self.parts.partners.watch();
        let changed = async {
            while standing() == before {
                if changes.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::select! {
            () = tokio::time::sleep(QUARANTINE) => {}
            () = changed => {}
            () = self.parts.stop.cancelled() => {}
        }
    }

    pub(super) async fn until_resumed(&self) {
        let mut changes = self.parts.partners.watch();
        while self.may_follow().is_err() {
            tokio::select! {
                changed = changes.changed() => if changed.is_err() { return },
                () = self.parts.stop.cancelled() => return,
            }
        }
    }

    fn chance(&self) -> u8 {
        let mut byte = [0];
        // Without chance the waits are merely less spread.
        match self.parts.entropy.fill(&mut byte) {
            Ok(()) => byte[0],
            Err(_) => u8::MAX,
        }
    }
}

/// Waits. Unless the peer is doubted, a change ends the wait at once, and life of the peer does after the rest.
async fn waited(
    (rest, wait): (Duration, Duration),
    alive: &Notify,
    mut changes: watch::Receiver<u64>,
    doubted: bool,
) {
    let alive = async {
        tokio::time::sleep(rest).await;
        alive.notified().await;
    };
    tokio::select! {
        () = tokio::time::sleep(wait) => {}
        () = alive, if !doubted => {}
        _ = changes.changed(), if !doubted => {}
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::timeout;

    use super::*;

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_secs(20);

    #[tokio::test]
    async fn life_and_changes_end_the_wait_for_a_peer_and_neither_ends_that_for_a_doubted_one() {
        let (changed, mut watched) = watch::channel(0);
        for (shows_life, changes) in [(true, false), (false, true), (false, false)] {
            for doubted in [true, false] {
                let alive = Notify::new();
                let mut watched = watched.clone();
                watched.mark_unchanged();
                if shows_life {
                    alive.notify_one();
                }
                if changes {
                    changed.send_modify(|count| *count += 1);
                }
                let is_ended = (shows_life || changes) && !doubted;
                let within = if is_ended { LONG } else { SHORT };
                let wait = waited((Duration::ZERO, LONG * 2), &alive, watched, doubted);
                let ended = timeout(within, wait).await.is_ok();
                let told = format!("life: {shows_life}, change: {changes}, doubted: {doubted}");
                assert_eq!(ended, is_ended, "{told}");
            }
        }
        watched.mark_unchanged();
        // A peer that calls without pause is not dialled without pause.
        let alive = Notify::new();
        alive.notify_one();
        let wait = waited((LONG, LONG * 2), &alive, watched.clone(), false);
        assert!(
            timeout(SHORT, wait).await.is_err(),
            "a rest is not shortened"
        );
        let wait = waited((LONG, Duration::ZERO), &alive, watched, true);
        timeout(LONG, wait).await.expect("it ends by itself");
    }
}
