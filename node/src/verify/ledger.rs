//! The own ledger: every frame leads to the root that was signed, and every entry is opened by what its frame holds.

use std::collections::BTreeMap;

use ntc_core::envelope::Hash;
use ntc_core::identity::keys::RoleKeys;
use ntc_core::ledger::checkpoint::Checkpoint;
use ntc_core::ledger::entry::{Entry, commit};
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::phrase::{Phrase, Said};

use super::anchors::AnchoredRoot;
use super::journal::bytes;
use super::opening;
use super::{Findings, PROGRESS_EVERY, Progress, Tell};
use crate::chain::{Frame, Head, Heads, LedgerState, Records, Step};
use prost::Message;

/// What the ledger says of other journals.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// What ANCHOR entries hold.
    pub(super) anchors: Vec<AnchoredRoot>,
    /// The digests of the policies that POLICY entries and records name, each with the first entry that does.
    pub(super) policies: BTreeMap<Hash, u64>,
}

/// Checks the own ledger: every byte of its journal, every entry, commitment, signature, root and feed. `head` is
/// what the node last signed, when that is known.
pub(crate) fn check(
    records: &Records,
    heads: &Heads,
    (author, own_ledger): (&RoleKeys<'_>, &LedgerKeys),
    head: Option<&Head>,
    findings: &mut Findings,
    tell: Tell<'_>,
) -> Told {
    let mut told = Told::default();
    let journal = records.journal();
    bytes(Phrase::HeldLedger {}, journal, findings, tell);
    bytes(
        Phrase::HeldBodies {},
        records.bodies().journal(),
        findings,
        tell,
    );
    let mut state = LedgerState::default();
    let mut committed = None;
    for (count, frame) in journal.scan(0).enumerate() {
        let frame = match frame {
            Ok(frame) => frame,
            Err(error) => {
                findings.add_at(Phrase::HeldLedger {}, Said::of_error(&error));
                return told;
            }
        };
        let step = Frame::decode(&*frame.payload)
            .ok()
            .and_then(|frame| frame.step);
        let Some(step) = step else {
            let frame = frame.number;
            let what = Phrase::FoundUnread {}.said();
            findings.add_at(Phrase::HeldLedger {}, Phrase::FoundInFrame { frame, what });
            return told;
        };
        told.look_at(state.size(), &step);
        check_step(&step, &state, records, author, findings);
        if let Err(error) = state.apply(&step) {
            let frame = frame.number;
            let what = Said::in_words(error);
            findings.add_at(Phrase::HeldLedger {}, Phrase::FoundInFrame { frame, what });
            return told;
        }
        if let Step::Commit(end) = &step {
            check_feeds(&state, &end.entry, heads, findings);
            let before = committed.replace((state.size(), state.root()));
            check_signed(before, &end.signed_before, own_ledger, findings);
        }
        state.forget_fresh();
        if (count as u64).is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: Phrase::ReadingEntries {}.said(),
                done: state.size(),
            });
        }
    }
    tell(Progress {
        stage: Phrase::ReadingEntries {}.said(),
        done: state.size(),
    });
    if let Some(head) = head {
        check_head(&state, head, findings);
    }
    told
}

impl Told {
    fn look_at(&mut self, entry: u64, step: &Step) {
        match step {
            Step::Anchor(anchor) => {
                let told = Entry::decode(&anchor.entry);
                if let (Ok(Entry::Anchor { journal, size, .. }), Some(root)) =
                    (told, Hash::from_slice(&anchor.root))
                {
                    self.anchors.push(AnchoredRoot {
                        entry,
                        journal,
                        size,
                        root,
                    });
                }
            }
            Step::Policy(policy) => self.policy(&policy.digest, entry),
            Step::Record(record) => self.policy(&record.policy, entry),
            Step::Key(_)
            | Step::Erase(_)
            | Step::Entry(_)
            | Step::Query(_)
            | Step::Feed(_)
            | Step::Item(_)
            | Step::Destroyed(_)
            | Step::Commit(_) => {}
        }
    }

    fn policy(&mut self, digest: &[u8], entry: u64) {
        if let Some(digest) = Hash::from_slice(digest) {
            self.policies.entry(digest).or_insert(entry);
        }
    }
}

fn check_head(state: &LedgerState, head: &Head, findings: &mut Findings) {
    if state.size() < head.size {
        let (held, signed) = (state.size(), head.size);
        findings.add_at(Phrase::HeldLedger {}, Phrase::FoundFewer { held, signed });
    } else if state.size() == head.size && state.root() != head.root {
        findings.add_at(Phrase::HeldLedger {}, Phrase::FoundOtherRoot {});
    }
}

/// Each checkpoint before the newest was signed, as the commit behind it holds. The newest is signed anew at each start.
fn check_signed(
    before: Option<(u64, Hash)>,
    signature: &[u8],
    own_ledger: &LedgerKeys,
    findings: &mut Findings,
) {
    let Some((size, root)) = before else {
        return;
    };
    let origin = own_ledger.name().to_owned();
    let checkpoint = Checkpoint { origin, size, root };
    if let Err(error) = own_ledger.joined(&checkpoint, signature) {
        let why = Said::in_words(error);
        findings.add_at(Phrase::HeldLedger {}, Phrase::FoundSignature { size, why });
    }
}

/// An entry of the ledger as the place of a finding.
const fn at(entry: u64) -> Phrase {
    Phrase::HeldEntry { entry }
}

/// The FEEDS entry of a commit is that of the feeds as they then stand.
fn check_feeds(state: &LedgerState, entry: &[u8], heads: &Heads, findings: &mut Findings) {
    let (tree, _) = heads.feeds(state, state.size());
    match Entry::decode(entry) {
        Ok(Entry::Feeds { root, .. }) if root == tree.root() => {}
        _ => findings.add_at(at(state.size().saturating_sub(1)), Phrase::FoundFeeds {}),
    }
}

/// What a step proves beyond what applying it does: what opens its entry.
fn check_step(
    step: &Step,
    state: &LedgerState,
    records: &Records,
    author: &RoleKeys<'_>,
    findings: &mut Findings,
) {
    match step {
        Step::Record(record) => {
            let index = state.size();
            let Ok(Entry::Record {
                commit,
                disposition,
                ..
            }) = Entry::decode(&record.entry)
            else {
                return findings.add_at(at(index), Phrase::FoundNoRecord {});
            };
            if record.disposition() != Some(disposition) {
                findings.add_at(at(index), Phrase::FoundDecided {});
            }
            match records.parts(record) {
                Ok(parts) => opening::check(record, parts, &commit, records, author, findings),
                Err(error) => findings.add_at(at(index), Said::in_words(error)),
            }
        }
        Step::Erase(erase) => {
            let told = Entry::decode(&erase.entry);
            if !matches!(told, Ok(Entry::Erase { commit, .. }) if Some(commit) == erase.commitment())
            {
                findings.add_at(at(state.size()), Phrase::FoundErased {});
            }
        }
        Step::Anchor(anchor) => {
            let told = Entry::decode(&anchor.entry);
            if !matches!(told, Ok(Entry::Anchor { commit, .. }) if Some(commit) == anchor.commitment())
            {
                findings.add_at(at(state.size()), Phrase::FoundAnchored {});
            }
        }
        Step::Query(query) => {
            let told = Entry::decode(&query.entry);
            if !matches!(told, Ok(Entry::Query { commit, .. }) if Some(commit) == query.commitment())
            {
                findings.add_at(at(state.size()), Phrase::FoundQuery {});
            }
        }
        Step::Policy(policy) => {
            let told = Entry::decode(&policy.entry);
            if !matches!(told, Ok(Entry::Policy { commit, .. }) if Some(commit) == policy.commitment())
            {
                findings.add_at(at(state.size()), Phrase::FoundPolicies {});
            }
        }
        Step::Key(key) => {
            let told = Entry::decode(&key.entry);
            if !matches!(told, Ok(Entry::Key { key: told, .. }) if told == commit::key(&key.vkey)) {
                findings.add_at(at(state.size()), Phrase::FoundKey {});
            }
        }
        // Whatever something opens has a frame of its own, so that it can be checked.
        Step::Entry(entry) => {
            if !matches!(Entry::decode(entry), Ok(Entry::Pad { .. })) {
                findings.add_at(at(state.size()), Phrase::FoundKind {});
            }
        }
        Step::Feed(_) | Step::Item(_) | Step::Destroyed(_) | Step::Commit(_) => {}
    }
}
