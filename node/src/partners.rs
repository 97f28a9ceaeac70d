//! Who is enrolled and what is agreed: the policies of this moment, and the journal they are folded from.

mod event;
mod keys;
mod looks;
mod pace;
mod refusal;
mod roster;
mod rules;
mod steps;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex};

use arc_swap::ArcSwap;
use ntc_core::identity::keys::KeyHistory;
use ntc_core::party::Party;
use ntc_core::policy::{InForce, Policies};
use ntc_core::record::{AgreementMove, RecordId};
use ntc_core::time::Timestamp;
use ntc_core::wire;
use ntc_policy::DEFAULT_RULES;
use prost::Message;
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard, watch};

use self::event::{
    Acting, Activated, AgreementMoved, Change, Enrolled, Enrolling, Event, Forked, Removed,
    Standing, Started,
};
pub(crate) use self::keys::author_keys;
pub(crate) use self::looks::Looks;
use self::pace::Pace;
pub use self::pace::{MOVE_EVERY_MS, MOVES_AT_ONCE};
pub use self::refusal::PartnerError;
pub(crate) use self::roster::allows_less;
pub use self::roster::{MAX_PEERS, Peer, Roster};
pub use self::rules::OwnRules;
pub(crate) use self::steps::Placed;
use crate::journal::{Journal, JournalOptions, Reader};
use crate::lock::lock;
use crate::ports::Clock;
use crate::rules::{Failing, Failures, RuledOut, Rules};
use crate::store::medium::Medium;

/// Why the first rules decide.
const AT_FIRST: &str = "the node began with these";

/// What became of a peer's steps.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Turn {
    /// All were looked at.
    Done,
    /// The peer changes things too fast: give the same steps again at this time.
    Wait(Timestamp),
}

/// The partners of this node.
pub struct Partners {
    roster: ArcSwap<Roster>,
    /// Held while an event is checked, made durable and applied, so that events are one sequence.
    journal: Mutex<Journal>,
    reader: Reader,
    changed: watch::Sender<u64>,
    /// Whose held records nobody looked at since what decides about them changed.
    looks: Mutex<Looks>,
    /// Held shared from a decision until what it lets go stands in the ledger, and alone while an own step of an
    /// agreement is appended and begins to act. So nothing stands in a feed behind a step that forbids it.
    acting: RwLock<()>,
    pace: Pace,
    clock: Arc<dyn Clock>,
}

impl Partners {
    /// Opens the journal and folds its events.
    ///
    /// # Errors
    /// When the journal is damaged or cannot be read.
    pub fn open(
        own: Party,
        own_authors: Vec<[u8; 32]>,
        dir: &Path,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, PartnerError> {
        let (journal, _) = Journal::open(dir, options, medium)?;
        let mut roster = Roster::new(own, own_authors);
        for frame in journal.reader().scan(0) {
            let event = Event::decode(&*frame?.payload).map_err(|_| PartnerError::Unreadable)?;
            roster = roster.apply(&event)?;
        }
        if let Some(rules) = roster.rules() {
            rules.alarm();
        }
        Ok(Self {
            roster: ArcSwap::from_pointee(roster),
            reader: journal.reader(),
            journal: Mutex::new(journal),
            changed: watch::Sender::new(0),
            looks: Mutex::new(Looks::All),
            acting: RwLock::new(()),
            pace: Pace::default(),
            clock,
        })
    }

    /// Makes a change off the async threads: its journal is synced to the disk.
    ///
    /// # Errors
    /// As the change, or when it ended inside the node.
    pub(crate) async fn durably<T: Send + 'static>(
        self: &Arc<Self>,
        change: impl FnOnce(&Self) -> Result<T, PartnerError> + Send + 'static,
    ) -> Result<T, PartnerError> {
        let this = Arc::clone(self);
        let changed = tokio::task::spawn_blocking(move || change(&this)).await;
        changed.map_err(|_| PartnerError::Inside)?
    }

    /// Everything known now.
    pub fn roster(&self) -> Arc<Roster> {
        self.roster.load_full()
    }

    /// The policies that decide what is told at this moment.
    pub fn policies(&self) -> Arc<Policies> {
        self.roster.load().acting()
    }

    /// Whether the card of a party that is enrolled names a capability.
    pub(crate) fn can(&self, party: &Party, capability: &str) -> bool {
        let policies = self.policies();
        let standing = policies.peers().get(party);
        standing.is_some_and(|standing| standing.capabilities.contains(capability))
    }

    /// Keeps own steps of agreements away while something is decided and appended.
    pub(crate) async fn deciding(&self) -> RwLockReadGuard<'_, ()> {
        self.acting.read().await
    }

    /// Keeps decisions away while an own step of an agreement is appended and begins to act.
    pub(crate) async fn acting(&self) -> RwLockWriteGuard<'_, ()> {
        self.acting.write().await
    }

    /// The journal.
    pub(crate) fn reader(&self) -> Reader {
        self.reader.clone()
    }

    /// Whether the journal has stopped for good after a failed write.
    pub(crate) fn is_read_only(&self) -> bool {
        self.reader.is_read_only()
    }

    /// Tells of every change of peers or agreements.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Has everybody who follows changes look again, and decide again: what waits in a stream to a peer, bodies on their way,
    /// what is held back, which sessions stand. Whoever changes what decides calls it once the change acts: what may not go
    /// any more stops on live connections, and what may go by now goes.
    pub(crate) fn look_again(&self) {
        *lock(&self.looks) = Looks::All;
        self.changed.send_modify(|generation| *generation += 1);
    }

    /// The same where only what goes to one partner can have changed: nobody else's held records are read for it.
    pub(crate) fn look_again_at(&self, party: &Party) {
        lock(&self.looks).also(party);
        self.changed.send_modify(|generation| *generation += 1);
    }

    /// Whose held records are to be looked at, once: whoever takes this looks at them.
    pub(crate) fn take_looks(&self) -> Looks {
        std::mem::replace(&mut lock(&self.looks), Looks::NONE)
    }

    /// Takes what a peer says that it holds to be in force; none when it compares nothing.
    pub(crate) fn told(&self, party: &Party, in_force: Option<InForce>) {
        let _one_at_a_time = lock(&self.journal);
        if let Some(roster) = self.roster.load().told(party, in_force) {
            self.roster.store(Arc::new(roster));
            self.look_again_at(party);
        }
    }

    /// What this party holds to be in force with a peer: what it judges by what the peer sends.
    pub(crate) fn in_force_with(&self, party: &Party) -> InForce {
        InForce::with(party, &self.roster.load().policies(), self.clock.now())
    }

    /// Whether a card would be enrolled.
    ///
    /// # Errors
    /// When it would not.
    pub(crate) fn would_enrol(&self, card: &str, keys: &KeyHistory) -> Result<(), PartnerError> {
        let change = Some(Change::Enrolled(Enrolled::new(card, 0, keys)));
        Roster::clone(&self.roster.load()).apply(&Event { at_ms: 0, change })?;
        Ok(())
    }

    /// Notes that a peer is about to be enrolled, before its feed is added to the ledger.
    ///
    /// # Errors
    /// When the journal fails.
    pub(crate) fn enrolling(&self, party: &Party) -> Result<(), PartnerError> {
        let party = party.to_string();
        self.change(Change::Enrolling(Enrolling { party }))
    }

    /// Notes that the feed of a peer has what it was entitled to when it was enrolled.
    ///
    /// # Errors
    /// When it is not enrolled, or the journal fails.
    pub(crate) fn started(&self, party: &Party) -> Result<(), PartnerError> {
        let party = party.to_string();
        self.change(Change::Started(Started { party }))
    }

    /// Lets what was agreed act, when its policies still have this digest, of which the ledger has an entry; answers
    /// whether they act.
    ///
    /// # Errors
    /// When the journal fails.
    pub(crate) fn act(&self, digest: [u8; 32]) -> Result<bool, PartnerError> {
        let mut journal = lock(&self.journal);
        let roster = self.roster.load();
        if roster.policies().digest() != digest {
            return Ok(false);
        }
        if roster.acting().digest() != digest {
            self.write(&mut journal, Change::Acting(Acting {}))?;
        }
        Ok(true)
    }

    /// The digests of all policies that the journal led to, of those that were agreed and of those that acted.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub(crate) fn ever_held(&self) -> Result<BTreeSet<[u8; 32]>, PartnerError> {
        let mut roster = self.roster().beginning();
        let mut held = BTreeSet::from([roster.policies().digest()]);
        for frame in self.reader.scan(0) {
            let event = Event::decode(&*frame?.payload).map_err(|_| PartnerError::Unreadable)?;
            roster = roster.apply(&event)?;
            held.insert(roster.policies().digest());
            held.insert(roster.acting().digest());
        }
        Ok(held)
    }

    /// The policies that ever decided what is told, by their digest.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub(crate) fn ever_acted(&self) -> Result<BTreeMap<[u8; 32], Arc<Policies>>, PartnerError> {
        let mut roster = self.roster().beginning();
        let mut acted = BTreeMap::new();
        for frame in self.reader.scan(0) {
            let event = Event::decode(&*frame?.payload).map_err(|_| PartnerError::Unreadable)?;
            roster = roster.apply(&event)?;
            let acting = roster.acting();
            acted.entry(acting.digest()).or_insert(acting);
        }
        Ok(acted)
    }

    /// The own rules, as officers' calls ask them; none where no rules were activated yet.
    ///
    /// # Errors
    /// That those that were activated cannot be read.
    pub(crate) fn rules(&self) -> Result<Option<Arc<Rules>>, RuledOut> {
        let roster = self.roster.load();
        Ok(roster.rules().map(OwnRules::asked).transpose()?.cloned())
    }

    /// How often the own rules were asked and could not answer, since the start.
    pub(crate) fn rule_failures(&self) -> u64 {
        self.roster.load().failures().count()
    }

    /// The own rules that decide and cannot be evaluated, and the number of the text in which they stand.
    pub(crate) fn failing_rules(&self) -> (u64, Vec<Failing>) {
        let roster = self.roster.load();
        let rules = roster.rules();
        rules.map_or((0, Vec::new()), |it| (it.number, it.failing()))
    }

    /// All own rules that were ever activated, the oldest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub(crate) fn rules_ever(&self) -> Result<Vec<OwnRules>, PartnerError> {
        let mut ever = Vec::new();
        for frame in self.reader.scan(0) {
            let event = Event::decode(&*frame?.payload).map_err(|_| PartnerError::Unreadable)?;
            if let Some(Change::Rules(activated)) = &event.change {
                let at = Timestamp::from_millis(event.at_ms);
                let number = ever.len() as u64 + 1;
                ever.push(OwnRules::of(activated, (number, at), Failures::default()));
            }
        }
        Ok(ever)
    }

    /// The own rules of this number; none when no such rules were ever activated.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub(crate) fn rules_numbered(&self, number: u64) -> Result<Option<OwnRules>, PartnerError> {
        let mut ever = self.rules_ever()?.into_iter();
        Ok(ever.find(|rules| rules.number == number))
    }

    /// Notes that other rules are to decide: what they forbid is told to nobody from here on, and what they alone permit
    /// goes when the ledger has the POLICY entry.
    ///
    /// # Errors
    /// When the journal fails.
    pub(crate) fn activate(
        &self,
        text: String,
        officer: String,
        reason: String,
    ) -> Result<OwnRules, PartnerError> {
        self.change(Change::Rules(Activated {
            text,
            officer,
            reason,
        }))?;
        let roster = self.roster();
        let rules = roster.rules().ok_or(PartnerError::Unreadable)?;
        rules.alarm();
        Ok(rules.clone())
    }

    /// Lets the rules decide that the node is shipped with, where none were ever activated.
    ///
    /// # Errors
    /// When the journal fails.
    pub(crate) fn begin_with_rules(&self) -> Result<(), PartnerError> {
        if self.roster().rules().is_some() {
            return Ok(());
        }
        let (text, reason) = (DEFAULT_RULES.to_owned(), AT_FIRST.to_owned());
        self.activate(text, String::new(), reason).map(drop)
    }

    /// Enrols a peer whose feed has this slot, or takes a newer card of one that is. `keys` is what its ledger said of
    /// its keys: a newer card may list those that KEY entries announced, and no other.
    ///
    /// # Errors
    /// When the card does not verify or fit, or the journal fails.
    pub fn enrol(&self, card: &str, slot: u64, keys: &KeyHistory) -> Result<(), PartnerError> {
        self.change(Change::Enrolled(Enrolled::new(card, slot, keys)))
    }

    /// Takes the enrolment of a peer back.
    ///
    /// # Errors
    /// When it is not enrolled, or the journal fails.
    pub(crate) fn remove(&self, party: &Party) -> Result<(), PartnerError> {
        let party = party.to_string();
        self.change(Change::Removed(Removed { party }))
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

    /// Lifts a suspension; a fork that was found counts as looked at.
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
        record: RecordId,
        agreement: &AgreementMove,
    ) -> Result<(), PartnerError> {
        let roster = self.roster.load();
        let step = (record, agreement);
        roster.after(&roster.policies(), author, step, self.clock.now())?;
        Ok(())
    }

    /// Takes an own step; one that acts before it stands in the ledger is taken without a place first, and with it
    /// afterwards. A step that was taken before changes nothing.
    ///
    /// # Errors
    /// When the step does not fit, or the journal fails.
    pub(crate) fn agreed_own(
        &self,
        record: RecordId,
        place: Option<u64>,
        step: &AgreementMove,
    ) -> Result<(), PartnerError> {
        let roster = self.roster.load();
        let policies = roster.policies();
        let own = policies.own();
        if place.is_some_and(|place| roster.has_step(own, place)) {
            return Ok(());
        }
        self.change(moved(own, record, place, step))
    }

    /// Takes steps of a peer in the order of its feed. Those that were taken before, that a later one of them replaces,
    /// that change nothing or that do not fit are passed over. A peer that changes things faster than it may waits: the
    /// same steps are to be given again then.
    ///
    /// # Errors
    /// When the journal fails.
    pub(crate) fn agreed(&self, author: &Party, steps: &[Placed]) -> Result<Turn, PartnerError> {
        for placed in steps::folded(steps) {
            let now = self.clock.now();
            let roster = self.roster.load();
            if roster.has_step(author, placed.place) {
                continue;
            }
            let before = roster.policies();
            match roster.after(&before, author, (placed.record, &placed.step), now) {
                Ok(after) if after.book() == before.book() => continue,
                Ok(_) => {}
                Err(error) => {
                    let reason = error.reason();
                    tracing::warn!(%error, %reason, peer.id = %author, "step of an agreement not taken");
                    continue;
                }
            }
            if let Err(until) = self.pace.may_move(author, now) {
                return Ok(Turn::Wait(until));
            }
            self.change(moved(
                author,
                placed.record,
                Some(placed.place),
                &placed.step,
            ))?;
            self.pace.moved(author, now);
        }
        Ok(Turn::Done)
    }

    /// Checks a change against the roster, makes it durable, and only then lets it be seen.
    fn change(&self, change: Change) -> Result<(), PartnerError> {
        self.write(&mut lock(&self.journal), change)
    }

    fn write(&self, journal: &mut Journal, change: Change) -> Result<(), PartnerError> {
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
}

fn moved(author: &Party, record: RecordId, place: Option<u64>, step: &AgreementMove) -> Change {
    Change::Move(AgreementMoved {
        author: author.to_string(),
        record_id: record.as_bytes().to_vec(),
        event: wire::record::agreement_bytes(step),
        place,
    })
}

#[cfg(test)]
mod tests;
