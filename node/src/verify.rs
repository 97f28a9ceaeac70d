//! Reads every byte of the ledger and of every replica, and checks all that it proves.
//!
//! The same checks run on a live node, up to what is committed, and on the files of a stopped one.

use std::path::Path;
use std::sync::Arc;

use ntc_core::envelope::{Hash, Opening, PublicKey};
use ntc_core::ledger::entry::{Entry, commit};
use ntc_core::ledger::follow::{Follower, Origin};
use ntc_core::party::Party;
use ntc_core::section::{SECTION_COUNT, SectionSet, Slot};
use ntc_core::wire::exchange::feed_batch;
use ntc_proto::v1 as pb;
use prost::Message;

use crate::bodies::Body;
use crate::chain::{Frame, Head, Heads, Ledger, LedgerState, RecordFrame, Records, Step, opened};
use crate::inbox::ReplicaFrame;
use crate::inbox::origin;
use crate::journal::Reader;
use crate::lookup::Lookup;
use crate::media::{MediaStore, damaged};
use crate::partners::Partners;
use crate::store::index::JournalId;

/// Findings reported at most; whoever has this many does not need more.
pub const MAX_FINDINGS: usize = 100;
/// Frames between two reports of progress.
const PROGRESS_EVERY: u64 = 256;

/// How far a check has come.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Progress {
    /// What is read.
    pub stage: String,
    /// Bytes or frames done.
    pub done: u64,
}

/// What a check found.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Findings(Vec<String>);

impl Findings {
    /// Nothing was found.
    pub fn is_clean(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings as sentences.
    pub fn sentences(&self) -> &[String] {
        &self.0
    }

    pub(crate) fn add(&mut self, finding: String) {
        if self.0.len() < MAX_FINDINGS {
            self.0.push(finding);
        }
    }
}

/// Tells how far a check has come.
pub(crate) type Tell<'a> = &'a mut dyn FnMut(Progress);

/// Checks the own ledger: every byte of its journal, every entry, commitment, signature, root and feed. `head` is
/// what the node last signed, when that is known.
pub(crate) fn ledger(
    records: &Records,
    heads: &Heads,
    author: &PublicKey,
    head: Option<&Head>,
    findings: &mut Findings,
    tell: Tell<'_>,
) {
    let journal = records.journal();
    bytes("ledger", journal, findings, tell);
    bytes("bodies", records.bodies().journal(), findings, tell);
    let mut state = LedgerState::default();
    for (count, frame) in journal.scan(0).enumerate() {
        let frame = match frame {
            Ok(frame) => frame,
            Err(error) => return findings.add(format!("ledger: {error}")),
        };
        let step = Frame::decode(&*frame.payload)
            .ok()
            .and_then(|frame| frame.step);
        let Some(step) = step else {
            return findings.add(format!("ledger frame {} cannot be read", frame.number));
        };
        check_step(&step, &state, records, author, findings);
        if let Err(error) = state.apply(&step) {
            return findings.add(format!("{error} (frame {})", frame.number));
        }
        if let Step::Commit(end) = &step {
            check_feeds(&state, &end.entry, heads, findings);
        }
        state.forget_fresh();
        if (count as u64).is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: "ledger entries".to_owned(),
                done: state.size(),
            });
        }
    }
    tell(Progress {
        stage: "ledger entries".to_owned(),
        done: state.size(),
    });
    if let Some(head) = head {
        check_head(&state, head, findings);
    }
}

fn check_head(state: &LedgerState, head: &Head, findings: &mut Findings) {
    if state.size() < head.size {
        let (held, signed) = (state.size(), head.size);
        findings.add(format!(
            "ledger: {held} entries are held, but {signed} were signed"
        ));
    } else if state.size() == head.size && state.root() != head.root {
        findings.add("ledger: the entries do not lead to the root that was signed".to_owned());
    }
}

/// The FEEDS entry of a commit is that of the feeds as they then stand.
fn check_feeds(state: &LedgerState, entry: &[u8], heads: &Heads, findings: &mut Findings) {
    let (tree, _) = heads.feeds(state, state.size());
    match Entry::decode(entry) {
        Ok(Entry::Feeds { root, .. }) if root == tree.root() => {}
        _ => findings.add(format!(
            "ledger entry {}: the FEEDS entry is not that of the feeds",
            state.size().saturating_sub(1)
        )),
    }
}

/// What a step proves beyond what applying it does: what opens its entry.
fn check_step(
    step: &Step,
    state: &LedgerState,
    records: &Records,
    author: &PublicKey,
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
                return findings.add(format!("ledger entry {index} is not a record"));
            };
            if record.disposition() != Some(disposition) {
                findings.add(format!(
                    "ledger entry {index}: what was decided is not what the entry commits to"
                ));
            }
            match records.parts(record) {
                Ok(parts) => check_opening(record, parts, &commit, records, author, findings),
                Err(error) => findings.add(format!("ledger entry {index}: {error}")),
            }
        }
        Step::Erase(erase) => {
            let told = Entry::decode(&erase.entry);
            if !matches!(told, Ok(Entry::Erase { commit, .. }) if Some(commit) == erase.commitment())
            {
                findings.add(format!(
                    "ledger entry {}: what was erased is not what the entry commits to",
                    state.size()
                ));
            }
        }
        Step::Anchor(anchor) => {
            let told = Entry::decode(&anchor.entry);
            if !matches!(told, Ok(Entry::Anchor { commit, .. }) if Some(commit) == anchor.commitment())
            {
                findings.add(format!(
                    "ledger entry {}: the anchored root is not what the entry commits to",
                    state.size()
                ));
            }
        }
        Step::Policy(policy) => {
            let told = Entry::decode(&policy.entry);
            if !matches!(told, Ok(Entry::Policy { commit, .. }) if Some(commit) == policy.commitment())
            {
                let index = state.size();
                findings.add(format!(
                    "ledger entry {index}: the policies are not those that the entry commits to"
                ));
            }
        }
        Step::Key(key) => {
            let told = Entry::decode(&key.entry);
            if !matches!(told, Ok(Entry::Key { key: told, .. }) if told == commit::key(&key.vkey)) {
                let index = state.size();
                findings.add(format!(
                    "ledger entry {index}: the key is not the one that the entry commits to"
                ));
            }
        }
        Step::Entry(_) | Step::Feed(_) | Step::Item(_) | Step::Destroyed(_) | Step::Commit(_) => {}
    }
}

/// What is left of a record opens its entry, and what is not left was erased by an entry that says so.
fn check_opening(
    record: &RecordFrame,
    parts: Vec<Body>,
    commit: &Hash,
    records: &Records,
    author: &PublicKey,
    findings: &mut Findings,
) {
    let index = record.ledger_index;
    let Some((opening, erased)) = opened(parts) else {
        return findings.add(format!("ledger entry {index}: its bodies are gone"));
    };
    let erased_count = erased.len();
    for (slot, entry) in erased {
        let by = records.erasure(entry).ok().flatten();
        let said =
            by.is_some_and(|(erasure, _)| erasure.target == index && erasure.sections.holds(slot));
        if !said {
            findings.add(format!(
                "ledger entry {index}: section {slot} is gone, and entry {entry} does not erase it"
            ));
        }
    }
    check_absent(index, record, &opening, erased_count, findings);
    let keys = std::slice::from_ref(author);
    if let Err(error) = opening.verify(commit, keys, SectionSet::ALL) {
        findings.add(format!("ledger entry {index}: {error}"));
    }
}

/// The record has no section where the node holds that it has none.
fn check_absent(
    index: u64,
    record: &RecordFrame,
    opening: &Opening,
    erased: usize,
    findings: &mut Findings,
) {
    let present = opening.present();
    let holds = record.absent.iter().all(|absent| {
        let slot = u8::try_from(absent.slot).ok().and_then(Slot::new);
        let salt = absent.salt.as_slice().try_into();
        let (Some(slot), Ok(salt)) = (slot, salt) else {
            return false;
        };
        !present.holds(slot) && opening.proves_absent(slot, salt)
    });
    if !holds || record.absent.len() + opening.sections.len() + erased < SECTION_COUNT {
        findings.add(format!(
            "ledger entry {index}: what the record does not have is not what its header states"
        ));
    }
}

/// Checks a replica: every byte of its journal, and every batch as if it came now.
pub(crate) fn replica(
    journal: &Reader,
    origin: Origin,
    own: &Party,
    findings: &mut Findings,
    tell: Tell<'_>,
) {
    let name = format!("replica of {}", origin.party);
    bytes(&name, journal, findings, tell);
    let mut follower = Follower::new(Arc::new(origin), own.clone());
    for (count, frame) in journal.scan(0).enumerate() {
        let frame = match frame {
            Ok(frame) => frame,
            Err(error) => return findings.add(format!("{name}: {error}")),
        };
        let batch = ReplicaFrame::decode(&*frame.payload)
            .and_then(|stored| pb::FeedBatch::decode(&*stored.batch));
        let Ok(batch) = batch else {
            return findings.add(format!("{name}: frame {} cannot be read", frame.number));
        };
        let applied = feed_batch(batch)
            .map_err(|error| error.to_string())
            .and_then(|batch| follower.apply(batch).map_err(|error| error.to_string()));
        match applied {
            Ok((next, _)) => follower = next,
            Err(error) => {
                return findings.add(format!("{name}: frame {}: {error}", frame.number));
            }
        }
        if (count as u64).is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: name.clone(),
                done: follower.feed_size(),
            });
        }
    }
    tell(Progress {
        stage: name,
        done: follower.feed_size(),
    });
}

/// Reads every byte of a journal.
fn bytes(name: &str, journal: &Reader, findings: &mut Findings, tell: Tell<'_>) {
    let stage = format!("{name}, bytes");
    let read = journal.verify(|done| {
        tell(Progress {
            stage: stage.clone(),
            done,
        });
    });
    if let Err(error) = read {
        findings.add(format!("{name}: {error}"));
    }
}

/// Checks that every body is what its name says.
pub(crate) fn media(dir: &Path, findings: &mut Findings, tell: Tell<'_>) {
    let stage = "bodies of media";
    let read = damaged(dir, |done| {
        tell(Progress {
            stage: stage.to_owned(),
            done,
        });
    });
    match read {
        Ok(damaged) => {
            for name in damaged {
                findings.add(format!("media: the body {name} is not what its name says"));
            }
        }
        Err(error) => findings.add(format!("media: {error}")),
    }
}

/// Checks everything that a node holds.
pub struct Check {
    pub(crate) own: Party,
    pub(crate) author: PublicKey,
    pub(crate) heads: Heads,
    pub(crate) ledger: Ledger,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) media: MediaStore,
}

impl Check {
    /// Runs all checks; blocks while it reads.
    pub fn run(&self, tell: &mut dyn FnMut(Progress)) -> Findings {
        let mut findings = Findings::default();
        let head = self.ledger.head();
        ledger(
            self.ledger.records(),
            &self.heads,
            &self.author,
            Some(&head),
            &mut findings,
            tell,
        );
        for (party, peer) in self.partners.roster().peers() {
            let number = u32::try_from(peer.slot).unwrap_or(u32::MAX);
            let Some(journal) = self.lookup.journal(JournalId::Replica(number)) else {
                continue;
            };
            match origin(&peer.card) {
                Ok(origin) => replica(&journal, origin, &self.own, &mut findings, tell),
                Err(error) => findings.add(format!("replica of {party}: {error}")),
            }
        }
        media(self.media.dir(), &mut findings, tell);
        findings
    }
}
