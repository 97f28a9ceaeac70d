//! Reads every byte of the ledger, of every replica, receipt and media body, and checks all that it proves.
//!
//! The same checks run on a live node, up to what is committed, and on the files of a stopped one.

mod media;
mod partners;
mod read;
mod receipts;
mod records;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use ntc_core::envelope::{Hash, Opening, PublicKey};
use ntc_core::ledger::batch::VerifiedDelivery;
use ntc_core::ledger::entry::{Entry, commit};
use ntc_core::ledger::follow::{Bodies, Follower, Origin};
use ntc_core::ledger::guard;
use ntc_core::ledger::note::NoteKey;
use ntc_core::party::Party;
use ntc_core::section::{SECTION_COUNT, SectionSet, Slot};
use ntc_core::wire::exchange::feed_batch;
use prost::Message;

pub use self::read::Read;
use crate::audit::AuditEntry;
use crate::bodies::Body;
use crate::chain::{Frame, Head, Heads, Ledger, LedgerState, RecordFrame, Records, Step, opened};
use crate::identity::mark::Marks;
use crate::inbox::ReplicaFrame;
use crate::inbox::origin;
use crate::journal::Reader;
use crate::outbox::Receipts;
use crate::partners::{Partners, Peer};

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
        // Whatever something opens has a frame of its own, so that it can be checked.
        Step::Entry(entry) => {
            if !matches!(Entry::decode(entry), Ok(Entry::Pad { .. })) {
                findings.add(format!(
                    "ledger entry {} is of another kind than its frame",
                    state.size()
                ));
            }
        }
        Step::Feed(_) | Step::Item(_) | Step::Destroyed(_) | Step::Commit(_) => {}
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
fn replica(
    journal: &Reader,
    origin: Origin,
    own: &Party,
    findings: &mut Findings,
    tell: Tell<'_>,
) -> Replicated {
    let name = format!("replica of {}", origin.party);
    bytes(&name, journal, findings, tell);
    let mut follower = Follower::new(Arc::new(origin), own.clone());
    let mut included = 0;
    let mut gone = Gone::default();
    for (count, frame) in journal.scan(0).enumerate() {
        let applied = frame.map_err(|error| error.to_string()).and_then(|frame| {
            let applied = apply(&follower, &frame.payload);
            applied.map_err(|why| format!("frame {}: {why}", frame.number))
        });
        match applied {
            Ok((next, delivered)) => {
                follower = next;
                included += delivered.len() as u64;
                gone.look_at(&delivered);
            }
            Err(why) => {
                findings.add(format!("{name}: {why}"));
                break;
            }
        }
        if (count as u64).is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: name.clone(),
                done: follower.feed_size(),
            });
        }
    }
    for seq in gone.unexplained() {
        findings.add(format!(
            "{name}: item {seq}: what it showed is gone, and no ERASE entry names it"
        ));
    }
    tell(Progress {
        stage: name,
        done: follower.feed_size(),
    });
    Replicated {
        items: follower.feed_size(),
        included,
    }
}

/// What is no longer there of what a replica was shown, and what its origin erased.
#[derive(Default)]
struct Gone {
    /// Position, record and sections.
    missing: Vec<(u64, u64, u16)>,
    erased: BTreeMap<u64, u16>,
}

impl Gone {
    fn look_at(&mut self, deliveries: &[VerifiedDelivery]) {
        for delivery in deliveries {
            if let Some(erasure) = delivery.erasure {
                *self.erased.entry(erasure.target).or_default() |= erasure.sections.bits();
            }
            let index = delivery.item.ledger_index;
            let opened = delivery.item.kind.discloses() && delivery.state.opened();
            let shown = delivery.state.shown();
            let missing = match &delivery.opening {
                Some(opening) => shown & !opening.present().bits(),
                // Without sections it showed its header, which nothing erases alone.
                None if opened && shown == 0 => u16::MAX,
                None if opened => shown,
                None => 0,
            };
            if missing != 0 {
                self.missing.push((delivery.seq, index, missing));
            }
        }
    }

    /// Positions of which more is gone than was erased.
    fn unexplained(&self) -> impl Iterator<Item = u64> {
        let erased = |index: &u64| self.erased.get(index).copied().unwrap_or_default();
        let missing = self.missing.iter();
        let more = missing.filter(move |(_, index, missing)| missing & !erased(index) != 0);
        more.map(|(seq, _, _)| *seq)
    }
}

/// Takes a stored batch as if it came now; answers the deliveries whose place in the ledger it proves.
fn apply(follower: &Follower, frame: &[u8]) -> Result<(Follower, Vec<VerifiedDelivery>), String> {
    let stored = ReplicaFrame::decode(frame).map_err(|_| "it cannot be read".to_owned())?;
    if stored.chain.is_empty() {
        // It names the replica and holds no batch.
        return Ok((follower.clone(), Vec::new()));
    }
    let batch = feed_batch(&stored.batch()).map_err(|error| error.to_string())?;
    let applied = follower.apply(batch, Bodies::Apart);
    let (next, delivered) = applied.map_err(|error| error.to_string())?;
    Ok((next, delivered.into_inner()))
}

/// What a replica was found to hold.
struct Replicated {
    items: u64,
    included: u64,
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

/// The replica of a party in a slot, when there is one; why not, when it is put aside.
pub(crate) type Replicas = Box<dyn Fn(&Party, u64) -> Result<Option<Reader>, String> + Send + Sync>;

/// Folders that are read as they are.
pub(crate) struct Folders {
    pub(crate) media: PathBuf,
    pub(crate) replicas: PathBuf,
    pub(crate) evidence: PathBuf,
}

/// Checks everything that a node holds.
pub struct Check {
    pub(crate) own: Party,
    pub(crate) author: PublicKey,
    pub(crate) own_ledger: NoteKey,
    pub(crate) heads: Heads,
    pub(crate) ledger: Ledger,
    pub(crate) replicas: Replicas,
    pub(crate) partners: Arc<Partners>,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) marks: Arc<Marks>,
    pub(crate) audit: Reader,
    pub(crate) folders: Folders,
}

/// What a check came to.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What was found.
    pub findings: Findings,
    /// What was read. It holds as far as nothing was found.
    pub read: Read,
}

impl Check {
    /// Runs all checks; blocks while it reads.
    pub fn run(&self, tell: &mut dyn FnMut(Progress)) -> Checked {
        let Checked {
            mut findings,
            mut read,
        } = Checked::default();
        self.own(&mut findings, &mut read, tell);
        bytes("receipts", &self.receipts.reader(), &mut findings, tell);
        let roster = self.partners.roster();
        partners::strays(&self.folders.replicas, &roster, &mut findings);
        for (party, peer) in roster.peers() {
            self.partner(party, peer, &mut findings, &mut read, tell);
        }
        self.policies(&mut findings);
        read.audit = audit(&self.audit, &mut findings, tell);
        read.evidence =
            fs::read_dir(&self.folders.evidence).map_or(0, |files| files.count() as u64);
        Checked { findings, read }
    }

    /// The own ledger, with the bodies that its records name and the mark beside the keys.
    fn own(&self, findings: &mut Findings, read: &mut Read, tell: Tell<'_>) {
        let head = self.ledger.head();
        ledger(
            self.ledger.records(),
            &self.heads,
            &self.author,
            Some(&head),
            findings,
            tell,
        );
        read.entries = head.size;
        let bodies = media::bodies(&self.folders.media, findings, tell);
        read.bodies = bodies.len() as u64;
        let counted = records::check(&self.ledger, &bodies, findings, tell);
        (read.records, read.erased) = (counted.records, counted.erased);
        if let Some(mark) = self.marks.beside_keys()
            && let Err(error) = guard::check_mark(head.size, &head.hashes, mark.signed, &mark.root)
        {
            findings.add(format!("ledger: {error}"));
        }
    }

    /// The policies that the newest POLICY entry speaks of are those that the partners' journal led to once. A journal
    /// that goes on from there is no fault: its entry follows.
    fn policies(&self, findings: &mut Findings) {
        let Some(newest) = self.ledger.head().policy else {
            return;
        };
        match self.partners.ever_agreed(*newest.as_bytes()) {
            Ok(true) => {}
            Ok(false) => findings.add(
                "data/partners never led to the policies of the newest POLICY entry in the ledger: its end is lost, suspensions included".to_owned(),
            ),
            Err(error) => findings.add(format!("partners: {error}")),
        }
    }

    /// What was received of a partner, and its receipt of what it was sent.
    fn partner(
        &self,
        party: &Party,
        peer: &Peer,
        findings: &mut Findings,
        read: &mut Read,
        tell: Tell<'_>,
    ) {
        match ((self.replicas)(party, peer.slot), origin(&peer.card)) {
            (Ok(Some(journal)), Ok(origin)) => {
                let held = replica(&journal, origin, &self.own, findings, tell);
                read.included += held.included;
                if held.items > 0 {
                    read.replicas.push((party.clone(), held.items));
                } else {
                    read.silent.push(party.clone());
                }
            }
            (Ok(None), Ok(_)) => read.silent.push(party.clone()),
            (Err(why), _) => findings.add(format!("replica of {party}: {why}")),
            (_, Err(error)) => findings.add(format!("replica of {party}: {error}")),
        }
        let receipt = self.receipts.newest(peer.slot);
        if !receipt.checkpoint.is_empty() {
            let head = self.ledger.head();
            let held = receipts::check(&receipt, &peer.card, &self.own_ledger, &head, findings);
            read.receipts += u64::from(held);
        }
    }
}

/// Reads every entry of the audit; answers how many there are.
fn audit(journal: &Reader, findings: &mut Findings, tell: Tell<'_>) -> u64 {
    bytes("audit", journal, findings, tell);
    let mut entries = 0;
    for frame in journal.scan(0) {
        match frame.map(|frame| AuditEntry::decode(&*frame.payload).is_ok()) {
            Ok(true) => entries += 1,
            Ok(false) => findings.add(format!("audit entry {entries} cannot be read")),
            Err(error) => {
                findings.add(format!("audit: {error}"));
                break;
            }
        }
    }
    entries
}
