//! Peers: enrolling them, what their feed begins with, suspending and resuming them.

use ntc_core::identity::card::NodeCard;
use ntc_core::identity::fingerprint::Fingerprint;
use ntc_core::ledger::entry::Entry;
use ntc_core::model::text::check_reason;
use ntc_core::party::Party;
use ntc_core::policy::releasable;

use super::{AdministerError, Administration};
use crate::partners::{PartnerError, Partners, Peer};

impl Administration {
    /// Enrols a peer whose card has the fingerprint that was compared by voice. Its feed begins with what it is
    /// entitled to by then. A newer card of a peer takes the place of the one before; it has the same keys, or such as
    /// the peer's ledger announced.
    ///
    /// # Errors
    /// When card and fingerprint do not fit, or the ledger or the journal fails.
    pub async fn add_peer(&self, card: &[u8], fingerprint: &str) -> Result<Party, AdministerError> {
        let card = NodeCard::read(card)?;
        let told: Fingerprint = fingerprint
            .parse()
            .map_err(|_| AdministerError::Fingerprint)?;
        if told != card.fingerprint() {
            return Err(AdministerError::Fingerprint);
        }
        if card.domain() != self.card.domain() {
            let (theirs, ours) = (card.domain().clone(), self.card.domain().clone());
            return Err(AdministerError::OtherFederation(theirs, ours));
        }
        let party = card.party().clone();
        let one_at_a_time = self.enrolling.lock().await;
        let roster = self.partners.roster();
        let known = roster.peer(&party);
        if known.is_some_and(|peer| peer.card.text() == card.text()) {
            // Enrolled by this card already: nothing is written twice, and what is not begun yet is.
            drop(one_at_a_time);
            self.settle().await?;
            self.begin_feeds().await;
            return Ok(party);
        }
        let keys = (self.announced)(&party);
        self.partners.would_enrol(card.text(), &keys)?;
        let slot = match self.ledger.feed_of(&party) {
            Some(slot) => slot,
            None => {
                self.change(&party, Partners::enrolling).await?;
                self.ledger.add_feed(party.clone()).await?
            }
        };
        let enrol = move |partners: &Partners| partners.enrol(card.text(), slot, &keys);
        self.partners.durably(enrol).await?;
        drop(one_at_a_time);
        tracing::info!(peer.id = %party, slot, "peer enrolled");
        self.settle().await?;
        self.begin_feeds().await;
        Ok(party)
    }

    /// Takes back the enrolment of a peer with whom nothing was exchanged: a wrong card, say. `in_contact` tells
    /// whether anything was.
    ///
    /// # Errors
    /// When it is not enrolled, something was exchanged, an agreement with it stands, or the ledger or the journal
    /// fails.
    pub async fn remove_peer(
        &self,
        party: &Party,
        in_contact: bool,
    ) -> Result<(), AdministerError> {
        let one_at_a_time = self.enrolling.lock().await;
        let in_contact_because = |why| AdministerError::InContact(party.clone(), why);
        let roster = self.partners.roster();
        if roster.peer(party).is_some() {
            if in_contact {
                let why = "was in contact already; suspend it to stop the exchange";
                return Err(in_contact_because(why));
            }
            if self.is_signed_with(party) {
                let why = "is a party of an agreement that this node signed; withdraw or terminate that first";
                return Err(in_contact_because(why));
            }
        }
        self.change(party, Partners::remove).await?;
        drop(one_at_a_time);
        tracing::info!(peer.id = %party, "enrolment taken back");
        self.settle().await
    }

    /// Whether an agreement that names the party carries the own signature and still stands.
    fn is_signed_with(&self, party: &Party) -> bool {
        let policies = self.partners.roster().policies();
        let (book, now) = (policies.book(), self.clock.now());
        let mut entries = book.entries().into_iter();
        entries.any(|entry| {
            let signed = entry.agreement().names(party) && entry.is_signed_by(&self.own);
            signed && !book.pair_standing(entry, &self.own, party, now).is_over()
        })
    }

    /// Suspends a peer: it is given nothing and nothing is taken from it until it is resumed.
    ///
    /// # Errors
    /// When the reason breaks its rule, it is not enrolled, or the journal fails.
    pub async fn suspend_peer(&self, party: &Party, reason: &str) -> Result<(), AdministerError> {
        check_reason("reason", reason)?;
        let (party, reason) = (party.clone(), reason.to_owned());
        let suspended = self
            .partners
            .durably(move |partners| partners.suspend(&party, &reason));
        Ok(suspended.await?)
    }

    /// Lifts the suspension of a peer.
    ///
    /// # Errors
    /// When it is not enrolled, or the ledger or the journal fails.
    pub async fn resume_peer(&self, party: &Party) -> Result<(), AdministerError> {
        self.change(party, Partners::resume).await?;
        self.settle().await
    }

    /// Begins the feed of each peer that was enrolled and not begun. What cannot be begun now is tried again later.
    pub(crate) async fn begin_feeds(&self) {
        let _one_at_a_time = self.enrolling.lock().await;
        let roster = self.partners.roster();
        let waiting = roster.peers().iter().filter(|(_, peer)| !peer.started);
        for (party, peer) in waiting {
            if let Err(error) = self.begin_feed(party, peer).await {
                let reason = error.reason();
                tracing::warn!(%error, %reason, peer.id = %party, "feed not begun yet");
            }
        }
    }

    /// Discloses to a new peer the own steps that count for agreements of which it is a party. Records of other kinds
    /// that were published before do not go to it: whoever published them was told who gets them.
    async fn begin_feed(&self, party: &Party, peer: &Peer) -> Result<(), AdministerError> {
        // No own step is made while those that there are go out.
        let _acting = self.partners.acting().await;
        // What an enrolment allows may not act yet, and a suspended peer is told nothing: its feed is begun later.
        let acting = self.partners.policies();
        if acting.peers().get(party).is_none_or(|peer| peer.suspended) {
            return Ok(());
        }
        for place in self.partners.roster().owed(party) {
            let Ok(record) = self.ledger.record(place) else {
                continue;
            };
            let (policies, now) = (self.partners.policies(), self.clock.now());
            let present = record.labels.present;
            let decision = releasable(&record.labels, party, present, &policies, now);
            let Ok(entry) = Entry::decode(&record.entry) else {
                continue;
            };
            if decision.refused.is_none() && decision.disclosed == present {
                let leaf = entry.leaf_hash();
                self.ledger.deliver(peer.slot, place, present, leaf).await?;
            }
        }
        self.change(party, Partners::started).await
    }

    /// Makes a change of one peer durable.
    async fn change(
        &self,
        party: &Party,
        change: fn(&Partners, &Party) -> Result<(), PartnerError>,
    ) -> Result<(), AdministerError> {
        let party = party.clone();
        let changed = self
            .partners
            .durably(move |partners| change(partners, &party));
        Ok(changed.await?)
    }
}
