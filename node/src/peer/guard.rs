//! The peers are our lock: before anything is signed, they are asked for the newest checkpoint that they cosigned.
//!
//! A node restored from an old backup, or a second one with the same keys, would sign another history of its
//! ledger. It finds out here, and does not sign.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::checkpoint::SignedCheckpoint;
use ntc_core::ledger::cosign::cosigned_at;
use ntc_core::ledger::guard::{self, Answer, Asked, Doubt, MaySign, StartEvidence};
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::party::Party;
use ntc_core::phrase::{Joint, List, Phrase};

use crate::chain::Ledger;
use crate::identity::mark::Mark;
use crate::lock::lock;
use crate::partners::{Peer, Roster};
use crate::telemetry::health::{Condition, Health, State};

/// Asks and remembers who has answered.
#[derive(Debug)]
pub(crate) struct Guard {
    own_ledger: LedgerKeys,
    health: Health,
    evidence: StartEvidence,
    /// An administrator said that the data are the newest and run here alone.
    confirmed: bool,
    asked: Mutex<BTreeMap<Party, Partner>>,
}

#[derive(Clone, Copy, Debug)]
struct Partner {
    receipted: bool,
    answer: Answer,
}

impl Guard {
    /// Waits for every peer of the roster that is not suspended. `receipted` says whose receipt is held. A suspended peer
    /// is not asked; where the files are doubtful and it has signed for this ledger, it counts as one that gave no answer.
    pub(crate) fn new(
        own_ledger: LedgerKeys,
        roster: &Roster,
        receipted: impl Fn(&Peer) -> bool,
        (evidence, confirmed): (StartEvidence, bool),
        health: Health,
    ) -> Self {
        let asked = roster.peers().iter().filter_map(|(party, peer)| {
            let receipted = receipted(peer);
            let answer = match (&peer.suspended, evidence) {
                (None, _) => Answer::Awaited,
                (Some(_), StartEvidence::Doubtful(_)) if receipted => Answer::Failed,
                (Some(_), _) => return None,
            };
            Some((party.clone(), Partner { receipted, answer }))
        });
        Self {
            own_ledger,
            health,
            evidence,
            confirmed,
            asked: Mutex::new(asked.collect()),
        }
    }

    /// Lets the node sign at once when nobody has to be asked. Called when all that this node holds itself has been
    /// compared.
    pub(crate) fn begin(&self) {
        self.decide(&self.lock());
    }

    /// A peer answered with the newest checkpoint of this ledger that it cosigned; empty when it never has.
    pub(crate) fn answered(&self, card: &NodeCard, note: &[u8], ledger: &Ledger) {
        if let Some(answer) = self.compare(card, note, ledger) {
            self.note(card.party(), answer);
        }
    }

    /// A peer was asked on all its addresses and gave no answer. It may still give one later.
    pub(crate) fn failed(&self, party: &Party) {
        self.note(party, Answer::Failed);
    }

    /// Waits, so long at most, until this node may be taken for the one whose keys it has: a copy of its directory, or
    /// an old state of it, must not take the place of the stream that the true one has. True when it may.
    pub(crate) async fn is_sure_within(&self, most: Duration) -> bool {
        let intact = self.evidence == StartEvidence::Intact;
        let sure = |condition: &Condition| match condition.state {
            State::Starting => intact,
            State::Guarded => false,
            State::Ready | State::ReadOnly(_) => true,
        };
        let mut condition = self.health.watch();
        let waited = tokio::time::timeout(most, condition.wait_for(sure));
        matches!(waited.await, Ok(Ok(_)))
    }

    fn note(&self, party: &Party, answer: Answer) {
        let mut asked = self.lock();
        let Some(partner) = asked.get_mut(party) else {
            return;
        };
        // Who agreed once has been asked, and who answered once has answered.
        let answered = partner.answer == Answer::Nothing && answer == Answer::Failed;
        if partner.answer == Answer::Agreed || partner.answer == answer || answered {
            return;
        }
        partner.answer = answer;
        self.decide(&asked);
    }

    fn decide(&self, asked: &BTreeMap<Party, Partner>) {
        let list: Vec<_> = asked
            .iter()
            .map(|(party, partner)| Asked {
                party,
                receipted: partner.receipted,
                answer: partner.answer,
            })
            .collect();
        match guard::may_sign(self.evidence, &list, self.confirmed) {
            MaySign::Yes => {
                let silent = list.iter().filter(|asked| asked.answer == Answer::Failed);
                let silent = names(silent.map(|asked| asked.party));
                if !silent.is_empty() {
                    tracing::warn!(peers = silent, "started without an answer of every peer");
                }
                self.health.ready();
            }
            MaySign::Ask(parties) => self.health.starting(Phrase::GuardAsks {
                parties: List::of(Joint::Comma, parties),
            }),
            MaySign::Confirm(doubt, parties) => {
                let detail = confirm(doubt, parties);
                tracing::error!(%detail, "node does not sign");
                self.health.starting(detail);
            }
        }
    }

    /// Compares the ledger with a checkpoint of it that a peer cosigned: what that comes to, and none when the two
    /// contradict, and then nothing is signed. The receipts that this node keeps are compared at the start, so that a
    /// ledger that lost its end is found out although no peer answers.
    pub(crate) fn compare(&self, card: &NodeCard, note: &[u8], ledger: &Ledger) -> Option<Answer> {
        let Some(cosigned) = self.cosigned(card, note) else {
            return Some(Answer::Nothing);
        };
        let head = ledger.head();
        let checked = guard::check(head.size, &head.hashes, card.party(), &cosigned);
        if let Err(found) = &checked {
            self.health.guarded(found.phrase());
        }
        checked.is_ok().then_some(Answer::Agreed)
    }

    /// Compares the ledger with what the mark beside the keys says was signed.
    pub(crate) fn compare_mark(&self, mark: &Mark, ledger: &Ledger) {
        let head = ledger.head();
        if let Err(found) = guard::check_mark(head.size, &head.hashes, mark.signed, &mark.root) {
            self.health.guarded(found.phrase());
        }
    }

    /// The checkpoint in a note, if both this ledger and the peer's witness signed it. Anything else proves nothing.
    fn cosigned(&self, card: &NodeCard, note: &[u8]) -> Option<SignedCheckpoint> {
        let checkpoint = self.own_ledger.open(note).ok()?;
        let keys = super::receipt_keys(&self.own_ledger, card);
        let mut witness = keys.witness.iter();
        let cosigned = |key| matches!(cosigned_at(&checkpoint, key), Ok(Some(_)));
        witness.any(cosigned).then_some(checkpoint)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Party, Partner>> {
        lock(&self.asked)
    }
}

/// What an administrator is told when nobody else can tell whether the data are the newest.
fn confirm<'p>(doubt: Doubt, missing: impl IntoIterator<Item = &'p Party>) -> Phrase {
    let parties = List::of(Joint::Comma, missing);
    let wait = if parties.values.is_empty() {
        Phrase::GuardAlone {}
    } else {
        Phrase::GuardWaits { parties }
    };
    Phrase::GuardConfirm {
        doubt: doubt.phrase().said(),
        wait: wait.said(),
    }
}

fn names<'a>(parties: impl IntoIterator<Item = &'a Party>) -> String {
    let names: Vec<_> = parties.into_iter().map(Party::as_str).collect();
    names.join(", ")
}
