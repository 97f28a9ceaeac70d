//! Who is enrolled and what is agreed: the policies of this moment, and the journal they are folded from.

mod administer;
mod agreement;
mod event;
mod held;
mod roster;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;
use ntc_core::identity::card::InvalidCard;
use ntc_core::party::Party;
use ntc_core::policy::{AgreementError, Policies};
use ntc_core::reason::Reason;
use ntc_core::record::{AgreementMove, RecordId};
use ntc_core::wire;
use prost::Message;
use thiserror::Error;
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard, watch};

pub use self::administer::{AdministerError, Administration};
use self::event::{
    AgreementMoved, Change, Enrolled, Enrolling, Event, Forked, HeldBack, Revealed, Standing,
};
pub use self::held::Held;
use self::held::HeldItems;
pub use self::roster::{MAX_PEERS, Peer, Roster};
use crate::ports::Clock;
use crate::store::journal::{
    AppendError, CommitError, Journal, JournalOptions, OpenError, ReadError, Reader,
};
use crate::store::medium::Medium;

/// Segments are small: partners change rarely.
const SEGMENT_BYTES: u32 = 4 << 20;

/// Why nothing about partners was changed.
#[derive(Debug, Error)]
pub enum PartnerError {
    /// The card does not verify.
    #[error(transparent)]
    Card(#[from] InvalidCard),
    /// The card is this node's own.
    #[error("this is the node's own card; give it to your partners, and enrol theirs here")]
    Itself,
    /// The party is enrolled with another card.
    #[error(
        "{0} is enrolled with other keys; a card of the same keys is taken as a renewal, this one is not"
    )]
    Exists(Party),
    /// A newer card of the party is enrolled.
    #[error("a newer card of {0} is enrolled; ask your partner for the newest one")]
    OlderCard(Party),
    /// No peer has this name.
    #[error("no such peer is enrolled; `ntc peer list` shows who is")]
    Unknown,
    /// No further peer can be enrolled.
    #[error("{MAX_PEERS} peers are enrolled, which is the limit")]
    TooMany,
    /// The step does not fit the agreement.
    #[error(transparent)]
    Agreement(#[from] AgreementError),
    /// A stored event cannot be read.
    #[error("an event in the partners' journal cannot be read")]
    Unreadable,
    /// The journal does not take it.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// The journal is not durable.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// The journal cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The journal cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl PartnerError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::Card(error) => error.reason(),
            Self::Itself => Reason::PeerIsSelf,
            Self::Exists(_) | Self::OlderCard(_) => Reason::PeerExists,
            Self::Unknown => Reason::NotFound,
            Self::TooMany => Reason::TooManyPeers,
            Self::Agreement(error) => error.reason(),
            Self::Unreadable => Reason::Corrupt,
            Self::Append(error) => error.reason(),
            Self::Commit(error) => error.reason(),
            Self::Open(error) => error.reason(),
            Self::Read(error) => error.reason(),
        }
    }
}

/// The partners of this node.
pub struct Partners {
    roster: ArcSwap<Roster>,
    held: Mutex<HeldItems>,
    /// Held while an event is checked, made durable and applied, so that events are one sequence.
    journal: Mutex<Journal>,
    reader: Reader,
    changed: watch::Sender<u64>,
    /// Held shared from a decision until what it lets go stands in the ledger, and alone while an own step of an
    /// agreement is appended and begins to act. So nothing stands in a feed behind a step that forbids it.
    acting: RwLock<()>,
    clock: Arc<dyn Clock>,
}

impl Partners {
    /// Opens the journal and folds its events.
    ///
    /// # Errors
    /// When the journal is damaged or cannot be read.
    pub fn open(
        own: Party,
        own_author: [u8; 32],
        dir: &Path,
        medium: Arc<dyn Medium>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, PartnerError> {
        let options = JournalOptions {
            segment_bytes: SEGMENT_BYTES,
            ..JournalOptions::default()
        };
        let (journal, _) = Journal::open(dir, options, medium)?;
        let mut roster = Roster::new(own, own_author);
        let mut held = HeldItems::default();
        for frame in journal.reader().scan(0) {
            let event = Event::decode(&*frame?.payload).map_err(|_| PartnerError::Unreadable)?;
            note_held(&mut held, &event);
            roster = roster.apply(&event)?;
        }
        Ok(Self {
            roster: ArcSwap::from_pointee(roster),
            held: Mutex::new(held),
            reader: journal.reader(),
            journal: Mutex::new(journal),
            changed: watch::Sender::new(0),
            acting: RwLock::new(()),
            clock,
        })
    }

    /// Everything known now.
    pub fn roster(&self) -> Arc<Roster> {
        self.roster.load_full()
    }

    /// The policies of this moment.
    pub fn policies(&self) -> Arc<Policies> {
        self.roster.load().policies()
    }

    /// Keeps own steps of agreements away while something is decided and appended.
    pub(crate) async fn deciding(&self) -> RwLockReadGuard<'_, ()> {
        self.acting.read().await
    }

    /// Keeps decisions away while an own step of an agreement is appended and begins to act.
    pub(crate) async fn acting(&self) -> RwLockWriteGuard<'_, ()> {
        self.acting.write().await
    }

    /// Whether the journal has stopped for ever after a failed write.
    pub(crate) fn is_read_only(&self) -> bool {
        self.reader.is_read_only()
    }

    /// Tells of every change of peers or agreements.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Has everybody who follows changes look again.
    pub(crate) fn look_again(&self) {
        self.changed.send_modify(|generation| *generation += 1);
    }

    /// Whether a card would be enrolled.
    ///
    /// # Errors
    /// When it would not.
    pub(crate) fn would_enrol(&self, card: &str) -> Result<(), PartnerError> {
        let change = Some(Change::Enrolled(Enrolled {
            card: card.to_owned(),
            slot: 0,
        }));
        Roster::clone(&self.roster.load()).apply(&Event { at_ms: 0, change })?;
        Ok(())
    }

    /// Enrols a peer whose feed has this slot.
    ///
    /// # Errors
    /// When the card does not verify or fit, or the journal fails.
    pub fn enrol(&self, card: &str, slot: u64) -> Result<(), PartnerError> {
        self.change(Change::Enrolled(Enrolled {
            card: card.to_owned(),
            slot,
        }))
    }

    /// Notes that a peer is about to be enrolled, before its feed is added to the ledger.
    ///
    /// # Errors
    /// When the journal fails.
    pub(crate) fn enrolling(&self, party: &Party) -> Result<(), PartnerError> {
        let party = party.to_string();
        self.change(Change::Enrolling(Enrolling { party }))
    }

    /// Suspends a peer.
    ///
    /// # Errors
    /// When it is not enrolled, or the journal fails.
    pub fn suspend(&self, party: &Party, reason: &str) -> Result<(), PartnerError> {
        let (party, reason) = (party.to_string(), reason.to_owned());
        self.change(Change::Standing(Standing {
            party,
            suspended: true,
            reason,
        }))
    }

    /// Lifts a suspension; a fork that was found is thereby looked at.
    ///
    /// # Errors
    /// When the peer is not enrolled, or the journal fails.
    pub fn resume(&self, party: &Party) -> Result<(), PartnerError> {
        let party = party.to_string();
        self.change(Change::Standing(Standing {
            party,
            suspended: false,
            reason: String::new(),
        }))
    }

    /// Notes that a peer showed two histories; noted once until it is resumed, however often it is shown.
    ///
    /// # Errors
    /// When it is not enrolled, or the journal fails.
    pub(crate) fn forked(&self, party: &Party) -> Result<(), PartnerError> {
        if self
            .roster
            .load()
            .peer(party)
            .is_some_and(|peer| peer.forked)
        {
            return Ok(());
        }
        self.change(Change::Forked(Forked {
            party: party.to_string(),
        }))
    }

    /// Whether a step of an agreement would be taken.
    ///
    /// # Errors
    /// When it would not.
    pub(crate) fn would_take(
        &self,
        author: &Party,
        agreement: &AgreementMove,
    ) -> Result<(), PartnerError> {
        let roster = self.roster.load();
        roster.policies().book().apply(
            author,
            &agreement::as_move(agreement.clone()),
            &roster.author_keys(author),
            self.clock.now(),
        )?;
        Ok(())
    }

    /// Takes a step of an agreement, own or received; a step that was taken before changes nothing.
    ///
    /// # Errors
    /// When the step does not fit, or the journal fails.
    pub(crate) fn agreed(
        &self,
        author: &Party,
        record: RecordId,
        agreement: &AgreementMove,
    ) -> Result<(), PartnerError> {
        if self.roster.load().knows_move(author, record) {
            return Ok(());
        }
        self.change(Change::Move(AgreementMoved {
            author: author.to_string(),
            record_id: record.as_bytes().to_vec(),
            event: wire::record::agreement_bytes(agreement),
        }))
    }

    /// Notes items that are held back, before anything of their batch is sent.
    ///
    /// # Errors
    /// When the journal fails.
    pub(crate) fn hold(&self, slot: u64, items: &[(u64, Held)]) -> Result<(), PartnerError> {
        let changes = items.iter().map(|(ledger_index, held)| {
            Change::HeldBack(HeldBack {
                slot,
                ledger_index: *ledger_index,
                committed: u32::from(held.committed.bits()),
                sent: u32::from(held.sent.bits()),
                reason: held.reason.code().to_owned(),
                seq: held.seq,
            })
        });
        self.note(changes.collect())
    }

    /// Notes that a held item was revealed.
    ///
    /// # Errors
    /// When the journal fails.
    pub(crate) fn revealed(
        &self,
        slot: u64,
        ledger_index: u64,
        seq: u64,
    ) -> Result<(), PartnerError> {
        self.note(vec![Change::Revealed(Revealed {
            slot,
            ledger_index,
            seq,
        })])
    }

    /// A held item.
    pub fn held(&self, slot: u64, ledger_index: u64) -> Option<Held> {
        lock(&self.held).get(slot, ledger_index)
    }

    /// How many items of a feed are held back.
    pub fn held_count(&self, slot: u64) -> usize {
        lock(&self.held).count(slot)
    }

    /// Up to `count` held items of a feed, from a ledger index on.
    pub(crate) fn held_from(&self, slot: u64, ledger_index: u64, count: usize) -> Vec<(u64, Held)> {
        lock(&self.held).from(slot, ledger_index, count)
    }

    /// Checks a change against the roster, makes it durable, and only then lets it be seen.
    fn change(&self, change: Change) -> Result<(), PartnerError> {
        let mut journal = lock(&self.journal);
        let event = Event {
            at_ms: self.clock.now().as_millis(),
            change: Some(change),
        };
        let roster = Roster::clone(&self.roster.load()).apply(&event)?;
        journal.append(&[event.encode_to_vec()])?;
        journal.commit()?;
        journal.settle()?;
        self.roster.store(Arc::new(roster));
        self.look_again();
        Ok(())
    }

    /// Makes events about held items durable; they change no policy.
    fn note(&self, changes: Vec<Change>) -> Result<(), PartnerError> {
        let at_ms = self.clock.now().as_millis();
        let events: Vec<_> = changes
            .into_iter()
            .map(|change| Event {
                at_ms,
                change: Some(change),
            })
            .collect();
        let payloads: Vec<_> = events.iter().map(Message::encode_to_vec).collect();
        let mut journal = lock(&self.journal);
        journal.append(&payloads)?;
        journal.commit()?;
        let mut held = lock(&self.held);
        for event in &events {
            note_held(&mut held, event);
        }
        Ok(())
    }
}

fn note_held(held: &mut HeldItems, event: &Event) {
    match &event.change {
        Some(Change::HeldBack(item)) => held.hold(item),
        Some(Change::Revealed(item)) => held.reveal(item),
        Some(Change::Enrolled(_) | Change::Standing(_) | Change::Move(_) | Change::Forked(_))
        | Some(Change::Enrolling(_))
        | None => {}
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
