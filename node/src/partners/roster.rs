//! Who is enrolled and what is agreed, as a fold over the events of the partners' journal.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::identity::card::NodeCard;
use ntc_core::party::Party;
use ntc_core::policy::{PeerStanding, Policies};
use ntc_core::record::{AgreementMove, RecordId};
use ntc_core::time::Timestamp;
use ntc_core::wire;

use super::PartnerError;
use super::event::{AgreementMoved, Change, Enrolled, Event, Forked, Standing};

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
}

/// Everything known of partners.
#[derive(Clone, Debug)]
pub struct Roster {
    peers: BTreeMap<Party, Peer>,
    policies: Arc<Policies>,
    /// By author too: the id is the author's choice, and could be that of another party's step.
    moves: BTreeSet<(Party, RecordId)>,
    own_author: [u8; 32],
    /// Whose feed the ledger may hold although they are not enrolled: the node died while it enrolled them.
    enrolling: BTreeSet<Party>,
}

impl Roster {
    pub(super) fn new(own: Party, own_author: [u8; 32]) -> Self {
        Self {
            peers: BTreeMap::new(),
            policies: Arc::new(Policies::new(own)),
            moves: BTreeSet::new(),
            own_author,
            enrolling: BTreeSet::new(),
        }
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

    /// The policies of this moment.
    pub fn policies(&self) -> Arc<Policies> {
        Arc::clone(&self.policies)
    }

    /// True when the move that a record of this author carries has been taken.
    pub fn knows_move(&self, author: &Party, record: RecordId) -> bool {
        self.moves.contains(&(author.clone(), record))
    }

    /// What `policies` become with a further step of an agreement; none when it does not fit.
    pub(crate) fn policies_after(
        &self,
        policies: &Policies,
        author: &Party,
        step: &AgreementMove,
        now: Timestamp,
    ) -> Option<Arc<Policies>> {
        let step = super::agreement::as_move(step.clone());
        let keys = self.author_keys(author);
        let book = policies.book().apply(author, &step, &keys, now).ok()?;
        Some(Arc::new(policies.clone().with_book(book)))
    }

    /// The author keys of a party: what its card says, or the own one.
    pub(super) fn author_keys(&self, party: &Party) -> Vec<[u8; 32]> {
        if *party == *self.policies.own() {
            return vec![self.own_author];
        }
        self.peers
            .get(party)
            .map(|peer| peer.card.keys().author)
            .into_iter()
            .collect()
    }

    /// Takes one event. The roster is consumed, so that a refused event leaves nothing behind.
    pub(super) fn apply(mut self, event: &Event) -> Result<Self, PartnerError> {
        let at = Timestamp::from_millis(event.at_ms);
        match event.change.as_ref().ok_or(PartnerError::Unreadable)? {
            Change::Enrolled(enrolled) => self.enrol(enrolled)?,
            Change::Standing(standing) => self.stand(standing)?,
            Change::Move(moved) => self.agree(moved, at)?,
            Change::Forked(forked) => self.fork(forked)?,
            Change::Enrolling(enrolling) => {
                let party = enrolling
                    .party
                    .parse()
                    .map_err(|_| PartnerError::Unreadable)?;
                self.enrolling.insert(party);
            }
            Change::HeldBack(_) | Change::Revealed(_) => {}
        }
        Ok(self)
    }

    fn enrol(&mut self, enrolled: &Enrolled) -> Result<(), PartnerError> {
        let card = NodeCard::open(&enrolled.card)?;
        let party = card.party().clone();
        if party == *self.policies.own() {
            return Err(PartnerError::Itself);
        }
        if let Some(known) = self.peers.get_mut(&party) {
            return renew(known, card);
        }
        if self.peers.len() >= MAX_PEERS {
            return Err(PartnerError::TooMany);
        }
        let peer = Peer {
            card: Arc::new(card),
            slot: enrolled.slot,
            suspended: None,
            forked: false,
        };
        self.peers.insert(party.clone(), peer);
        let standing = PeerStanding { suspended: false };
        self.policies = Arc::new(Policies::clone(&self.policies).with_peer(party, standing));
        Ok(())
    }

    fn stand(&mut self, standing: &Standing) -> Result<(), PartnerError> {
        let party: Party = standing
            .party
            .parse()
            .map_err(|_| PartnerError::Unreadable)?;
        let peer = self.peers.get_mut(&party).ok_or(PartnerError::Unknown)?;
        peer.suspended = standing.suspended.then(|| standing.reason.clone());
        if !standing.suspended {
            // An administrator has looked at it: its ledger may be followed again.
            peer.forked = false;
        }
        let standing = PeerStanding {
            suspended: standing.suspended,
        };
        self.policies = Arc::new(Policies::clone(&self.policies).with_peer(party, standing));
        Ok(())
    }

    fn agree(&mut self, moved: &AgreementMoved, at: Timestamp) -> Result<(), PartnerError> {
        let record =
            RecordId::from_slice(&moved.record_id).map_err(|_| PartnerError::Unreadable)?;
        let author: Party = moved.author.parse().map_err(|_| PartnerError::Unreadable)?;
        if self.knows_move(&author, record) {
            return Ok(());
        }
        let agreement =
            wire::record::agreement(&moved.event).map_err(|_| PartnerError::Unreadable)?;
        let book = self.policies.book().apply(
            &author,
            &super::agreement::as_move(agreement),
            &self.author_keys(&author),
            at,
        )?;
        self.policies = Arc::new(Policies::clone(&self.policies).with_book(book));
        self.moves.insert((author, record));
        Ok(())
    }

    fn fork(&mut self, forked: &Forked) -> Result<(), PartnerError> {
        let party: Party = forked.party.parse().map_err(|_| PartnerError::Unreadable)?;
        self.peers
            .get_mut(&party)
            .ok_or(PartnerError::Unknown)?
            .forked = true;
        Ok(())
    }
}

/// Takes a newer card of the same ledger and keys in force: its addresses, contact and TLS authorities. Other keys are
/// another identity, which no card can give itself.
fn renew(known: &mut Peer, card: NodeCard) -> Result<(), PartnerError> {
    let same = known.card.origin() == card.origin() && known.card.keys() == card.keys();
    if !same {
        return Err(PartnerError::Exists(card.party().clone()));
    }
    if !card.continues(&known.card) {
        return Err(PartnerError::OlderCard(card.party().clone()));
    }
    known.card = Arc::new(card);
    Ok(())
}
