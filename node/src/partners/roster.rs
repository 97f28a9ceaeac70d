//! Who is enrolled and what is agreed, as a fold over the events of the partners' journal.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::identity::card::NodeCard;
use ntc_core::party::Party;
use ntc_core::policy::book::Entry;
use ntc_core::policy::{AgreementError, InForce, Move, PeerStanding, Policies, Step};
use ntc_core::record::{AgreementMove, AgreementStep, RecordId};
use ntc_core::time::Timestamp;
use ntc_core::wire;

use super::PartnerError;
use super::event::{AgreementMoved, Change, Enrolled, Event, Standing};
use super::keys::OwnKeys;
use super::rules::{OwnRules, narrowed};
use super::steps::Steps;
use crate::rules::Failures;

/// Peers enrolled at most.
pub const MAX_PEERS: usize = 256;

/// One enrolled peer.
#[derive(Clone, Debug)]
pub struct Peer {
    /// Its card.
    pub card: Arc<NodeCard>,
    /// Slot of its feed in the own ledger.
    pub slot: u64,
    /// Why it is suspended, if it is.
    pub suspended: Option<String>,
    /// True when it showed two histories of its ledger: nothing more is taken from it.
    pub forked: bool,
    /// True when its feed has what it was entitled to when it was enrolled.
    pub started: bool,
}

/// Everything known of partners.
///
/// There are two sets of policies. Those that were agreed judge what is received. Those that act decide what is told:
/// they follow when the ledger holds the POLICY entry of the agreed ones, except that a step that allows less acts at
/// once.
#[derive(Clone, Debug)]
pub struct Roster {
    own: OwnKeys,
    peers: BTreeMap<Party, Peer>,
    agreed: Arc<Policies>,
    acting: Arc<Policies>,
    steps: Steps,
    /// Whose feed the ledger may hold although they are not enrolled: the node died while it enrolled them, or their
    /// enrolment was taken back.
    enrolling: BTreeSet<Party>,
    /// The own rules that were activated last; none before any were.
    rules: Option<OwnRules>,
    /// Counts rules that fail.
    failures: Failures,
}

impl Roster {
    pub(super) fn new(own: Party, own_authors: Vec<[u8; 32]>) -> Self {
        let policies = Arc::new(Policies::new(own.clone()));
        Self {
            own: OwnKeys {
                party: own,
                authors: own_authors,
            },
            peers: BTreeMap::new(),
            agreed: Arc::clone(&policies),
            acting: policies,
            steps: Steps::default(),
            enrolling: BTreeSet::new(),
            rules: None,
            failures: Failures::default(),
        }
    }

    /// What was known of partners of the same node before anything was.
    pub(super) fn beginning(&self) -> Self {
        Self::new(self.own.party.clone(), self.own.authors.clone())
    }

    /// The peers by party.
    pub fn peers(&self) -> &BTreeMap<Party, Peer> {
        &self.peers
    }

    /// One peer.
    pub fn peer(&self, party: &Party) -> Option<&Peer> {
        self.peers.get(party)
    }

    /// True when a peer was about to be enrolled.
    pub fn is_enrolling(&self, party: &Party) -> bool {
        self.enrolling.contains(party)
    }

    /// The policies that were agreed; they judge what is received.
    pub fn policies(&self) -> Arc<Policies> {
        Arc::clone(&self.agreed)
    }

    /// The policies that act; they decide what is told.
    pub fn acting(&self) -> Arc<Policies> {
        Arc::clone(&self.acting)
    }

    /// The own rules that were activated last.
    pub fn rules(&self) -> Option<&OwnRules> {
        self.rules.as_ref()
    }

    /// How often own rules failed.
    pub(super) const fn failures(&self) -> &Failures {
        &self.failures
    }

    /// Where the own steps stand in the own ledger that count for agreements of which `party` is a party.
    pub(crate) fn owed(&self, party: &Party) -> Vec<u64> {
        let entries = self.agreed.book().entries();
        let documents = entries
            .into_iter()
            .filter(|entry| entry.agreement().names(party))
            .map(Entry::sha256);
        self.steps.owed(&documents.collect())
    }

    /// Whether the step at this place of its author's feed or ledger was taken.
    pub(crate) fn has_step(&self, author: &Party, place: u64) -> bool {
        self.steps.has(author, place)
    }

    /// The own notice of a document that acts already and that no partner was told of.
    pub(crate) fn untold_notice(&self, document: &[u8; 32]) -> Option<&(RecordId, AgreementMove)> {
        self.steps.untold_notice(document)
    }

    /// The own steps that act already and that no partner was told of. One that another step took back since is none.
    pub(crate) fn untold(&self) -> Vec<&(RecordId, AgreementMove)> {
        let book = self.agreed.book();
        let still_holds = |step: &AgreementMove| {
            let entry = book.by_sha256(&step.document_sha256);
            let suspended = entry.and_then(|entry| book.suspended_by(entry.agreement().id()));
            entry.is_some()
                && (step.step != AgreementStep::Suspend
                    || suspended.is_some_and(|by| by.contains_key(&self.own.party)))
        };
        let untold = self.steps.unplaced();
        untold.filter(|(_, step)| still_holds(step)).collect()
    }

    /// The same where a peer says what it holds to be in force, or compares nothing any more; none when that changes nothing.
    pub(super) fn told(&self, party: &Party, in_force: Option<InForce>) -> Option<Self> {
        let known = self.acting.told_by(party).map(Arc::as_ref);
        if !self.peers.contains_key(party) || known == in_force.as_ref() {
            return None;
        }
        let in_force = in_force.map(Arc::new);
        let with = |policies: &Policies| {
            let policies = policies.clone();
            Arc::new(match &in_force {
                Some(in_force) => policies.with_told(party, Arc::clone(in_force)),
                None => policies.without_told(party),
            })
        };
        Some(Self {
            agreed: with(&self.agreed),
            acting: with(&self.acting),
            ..self.clone()
        })
    }

    /// What `policies` become with a further step of an agreement, which a record carries.
    ///
    /// # Errors
    /// When the step does not fit.
    pub(crate) fn after(
        &self,
        policies: &Policies,
        author: &Party,
        (record, step): (RecordId, &AgreementMove),
        now: Timestamp,
    ) -> Result<Arc<Policies>, AgreementError> {
        let keys = self.own.of(author, &self.peers);
        let book = policies
            .book()
            .apply(author, &as_move(record, step.clone()), &keys, now)?;
        Ok(Arc::new(policies.clone().with_book(book)))
    }

    /// Takes one event. The roster is consumed, so that a refused event leaves nothing behind.
    pub(super) fn apply(mut self, event: &Event) -> Result<Self, PartnerError> {
        let at = Timestamp::from_millis(event.at_ms);
        match event.change.as_ref().ok_or(PartnerError::Unreadable)? {
            Change::Enrolling(enrolling) => {
                self.enrolling.insert(read(&enrolling.party)?);
            }
            Change::Enrolled(enrolled) => self.enrol(enrolled)?,
            Change::Started(started) => self.peer_mut(&read(&started.party)?)?.started = true,
            Change::Removed(removed) => self.remove(read(&removed.party)?)?,
            Change::Standing(standing) => self.stand(standing)?,
            Change::Forked(forked) => self.peer_mut(&read(&forked.party)?)?.forked = true,
            Change::Move(moved) => self.agree(moved, at)?,
            Change::Acting(_) => self.acting = Arc::clone(&self.agreed),
            Change::Rules(activated) => {
                let number = self.rules.as_ref().map_or(0, |rules| rules.number) + 1;
                let rules = OwnRules::of(activated, (number, at), self.failures.clone());
                let local = rules.local();
                self.acting = Arc::new(narrowed(&self.acting, &local));
                self.agreed = Arc::new(Policies::clone(&self.agreed).with_local(local));
                self.rules = Some(rules);
            }
        }
        Ok(self)
    }

    fn peer_mut(&mut self, party: &Party) -> Result<&mut Peer, PartnerError> {
        self.peers.get_mut(party).ok_or(PartnerError::Unknown)
    }

    fn enrol(&mut self, enrolled: &Enrolled) -> Result<(), PartnerError> {
        let card = NodeCard::open(&enrolled.card)?;
        let party = card.party().clone();
        if party == self.own.party {
            return Err(PartnerError::Itself);
        }
        if let Some(known) = self.peers.get_mut(&party) {
            renew(known, card, enrolled)?;
            self.capable(&party);
            return Ok(());
        }
        if self.peers.len() >= MAX_PEERS {
            return Err(PartnerError::TooMany);
        }
        let peer = Peer {
            card: Arc::new(card),
            slot: enrolled.slot,
            suspended: None,
            forked: false,
            started: false,
        };
        let standing = standing_of(&peer.card, false);
        self.enrolling.remove(&party);
        self.peers.insert(party.clone(), peer);
        self.agreed = with_peer(&self.agreed, party, standing);
        Ok(())
    }

    /// Takes an enrolment back. The ledger keeps the feed, so the party counts as one that is about to be enrolled.
    fn remove(&mut self, party: Party) -> Result<(), PartnerError> {
        self.peers.remove(&party).ok_or(PartnerError::Unknown)?;
        let without = |policies: &Policies| Arc::new(policies.clone().without_peer(&party));
        self.agreed = without(&self.agreed);
        self.acting = without(&self.acting);
        self.enrolling.insert(party);
        Ok(())
    }

    /// A renewed card says what the peer's node can read. What it lost acts at once.
    fn capable(&mut self, party: &Party) {
        let Some(peer) = self.peers.get(party) else {
            return;
        };
        let standing = standing_of(&peer.card, peer.suspended.is_some());
        if let Some(acting) = self.acting.peers().get(party) {
            let both = acting.capabilities.intersection(&standing.capabilities);
            let less = PeerStanding {
                suspended: acting.suspended,
                capabilities: both.cloned().collect(),
            };
            self.acting = with_peer(&self.acting, party.clone(), less);
        }
        self.agreed = with_peer(&self.agreed, party.clone(), standing);
    }

    fn stand(&mut self, standing: &Standing) -> Result<(), PartnerError> {
        let party: Party = read(&standing.party)?;
        let suspended = standing.suspended;
        let peer = self.peer_mut(&party)?;
        peer.suspended = suspended.then(|| standing.reason.clone());
        if !suspended {
            // An administrator has looked at it: its ledger may be followed again.
            peer.forked = false;
        }
        let standing = standing_of(&peer.card, suspended);
        if suspended {
            self.acting = with_peer(&self.acting, party.clone(), standing.clone());
        }
        self.agreed = with_peer(&self.agreed, party, standing);
        Ok(())
    }

    fn agree(&mut self, moved: &AgreementMoved, at: Timestamp) -> Result<(), PartnerError> {
        let record =
            RecordId::from_slice(&moved.record_id).map_err(|_| PartnerError::Unreadable)?;
        let author: Party = read(&moved.author)?;
        if moved
            .place
            .is_some_and(|place| self.has_step(&author, place))
        {
            return Ok(());
        }
        let step = wire::record::agreement(&moved.event).map_err(|_| PartnerError::Unreadable)?;
        let is_own = author == self.own.party;
        if !is_own || !self.steps.is_unplaced(&step, record) {
            self.agreed = self.after(&self.agreed, &author, (record, &step), at)?;
            if allows_less(step.step) {
                // What acts may not know the document yet; then there is nothing to stop.
                let acting = self.after(&self.acting, &author, (record, &step), at);
                self.acting = acting.unwrap_or_else(|_| Arc::clone(&self.acting));
            }
        }
        self.steps
            .take((&author, is_own), record, moved.place, &step);
        Ok(())
    }

    /// How much is remembered of steps.
    #[cfg(test)]
    pub(super) fn steps_len(&self) -> usize {
        self.steps.len()
    }
}

/// Whether a step can only allow less than before it.
pub(crate) const fn allows_less(step: AgreementStep) -> bool {
    matches!(
        step,
        AgreementStep::Suspend
            | AgreementStep::Terminate
            | AgreementStep::Withdraw
            | AgreementStep::Notice
    )
}

fn read(party: &str) -> Result<Party, PartnerError> {
    party.parse().map_err(|_| PartnerError::Unreadable)
}

fn standing_of(card: &NodeCard, suspended: bool) -> PeerStanding {
    PeerStanding {
        suspended,
        capabilities: card.capabilities().iter().cloned().collect(),
    }
}

fn with_peer(policies: &Policies, party: Party, standing: PeerStanding) -> Arc<Policies> {
    Arc::new(policies.clone().with_peer(party, standing))
}

/// Takes a newer card of the same ledger: its addresses, contact, TLS authorities, and keys that the ledger announced
/// by KEY entries. Other keys are another identity, which no card can give itself.
fn renew(known: &mut Peer, card: NodeCard, enrolled: &Enrolled) -> Result<(), PartnerError> {
    if known.card.origin() != card.origin() {
        return Err(PartnerError::Exists(card.party().clone()));
    }
    let keys = enrolled.keys().ok_or(PartnerError::Unreadable)?;
    if keys
        .unannounced(known.card.listed_keys(), card.listed_keys())
        .is_some()
    {
        return Err(PartnerError::Exists(card.party().clone()));
    }
    if !card.continues(&known.card) {
        return Err(PartnerError::OlderCard(card.party().clone()));
    }
    known.card = Arc::new(card);
    Ok(())
}

/// The same step in the book's words.
fn as_move(record: RecordId, agreement: AgreementMove) -> Move {
    Move {
        step: match agreement.step {
            AgreementStep::Propose => Step::Propose,
            AgreementStep::Sign => Step::Sign,
            AgreementStep::Suspend => Step::Suspend,
            AgreementStep::Resume => Step::Resume,
            AgreementStep::Terminate => Step::Terminate,
            AgreementStep::Withdraw => Step::Withdraw,
            AgreementStep::Notice => Step::Notice,
        },
        document: agreement.document,
        document_sha256: agreement.document_sha256,
        signature: agreement.signature,
        author_key: agreement.author_key,
        reason: agreement.reason,
        made: record.made(),
    }
}
