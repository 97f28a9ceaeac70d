//! `ntc.node.v1.PeerService`: who is enrolled, and how the session with each stands.

use std::sync::Arc;

use ntc_core::approval::Scope;
use ntc_core::checkup::Seen;
use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_core::identity::fingerprint::Fingerprint;
use ntc_core::party::{InvalidParty, Party};
use ntc_core::reason::{Reason, Reasoned};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::peer_service_server::PeerService;
use tonic::{Request, Response, Status};

use super::agreements::{contact, summary};
use super::blocking::blocking;
use super::call::{CHANGERS, Call, Desk, READERS};
use super::present::{concern, millis};
use super::taking::Taking;
use crate::agree::{AdministerError, Administration};
use crate::chain::Ledger;
use crate::contacts::Contacts;
use crate::lock::lock;
use crate::lookup::Lookup;
use crate::outbox::{Outbox, Receipts};
use crate::partners::{Partners, Peer, Roster};
use crate::peer::Peers as Sessions;
use crate::ports::Clock;
use crate::status::Refused;
use crate::store::index::JournalId;

/// The service.
#[derive(Clone)]
pub(crate) struct Peers {
    pub(crate) desk: Desk,
    pub(crate) contacts: Arc<Contacts>,
    pub(crate) administration: Arc<Administration>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) sessions: Arc<Sessions>,
    pub(crate) taking: Arc<Taking>,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) outbox: Outbox,
    pub(crate) ledger: Ledger,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) clock: Arc<dyn Clock>,
}

#[tonic::async_trait]
impl PeerService for Peers {
    async fn inspect_card(
        &self,
        request: Request<pb::InspectCardRequest>,
    ) -> Result<Response<pb::InspectCardResponse>, Status> {
        let call = self.desk.admit(&request, "InspectCard", READERS)?;
        call.done(inspect(&request.into_inner().card, &self.partners.roster()))
    }

    async fn add_peer(
        &self,
        request: Request<pb::AddPeerRequest>,
    ) -> Result<Response<pb::PeerResponse>, Status> {
        let call = self.desk.admit(&request, "AddPeer", CHANGERS)?;
        self.adding(call, request.into_inner()).await
    }

    async fn suspend_peer(
        &self,
        request: Request<pb::SuspendPeerRequest>,
    ) -> Result<Response<pb::PeerResponse>, Status> {
        let call = self.desk.admit_always(&request, "SuspendPeer", CHANGERS)?;
        let (request, this) = (request.into_inner(), self.clone());
        let call = call.about(&request.party);
        call.stop(|_| async move { (None, this.suspend(request).await) })
            .await
    }

    async fn resume_peer(
        &self,
        request: Request<pb::ResumePeerRequest>,
    ) -> Result<Response<pb::PeerResponse>, Status> {
        let call = self.desk.admit(&request, "ResumePeer", CHANGERS)?;
        self.resuming(call, request.into_inner()).await
    }

    async fn remove_peer(
        &self,
        request: Request<pb::RemovePeerRequest>,
    ) -> Result<Response<pb::RemovePeerResponse>, Status> {
        let call = self.desk.admit(&request, "RemovePeer", CHANGERS)?;
        let (name, this) = (request.into_inner().party, self.clone());
        let call = call.about(&name);
        call.change(|_| async move { (None, this.remove(&name).await) })
            .await
    }

    async fn show_peer(
        &self,
        request: Request<pb::ShowPeerRequest>,
    ) -> Result<Response<pb::ShowPeerResponse>, Status> {
        let call = self.desk.admit(&request, "ShowPeer", READERS)?;
        let (name, this) = (request.into_inner().party, self.clone());
        let call = call.about(&name);
        call.done(blocking(move || this.show(&name)).await)
    }

    async fn list_peers(
        &self,
        request: Request<pb::ListPeersRequest>,
    ) -> Result<Response<pb::ListPeersResponse>, Status> {
        let call = self.desk.admit(&request, "ListPeers", READERS)?;
        let this = self.clone();
        let listed = blocking(move || {
            let roster = this.partners.roster();
            let peers = roster
                .peers()
                .iter()
                .map(|(party, peer)| this.status(party, peer));
            Ok(pb::ListPeersResponse {
                peers: peers.collect(),
            })
        });
        call.done(listed.await)
    }
}

/// What needs two officers where the node is told so: each goes on here once it has what it needs.
impl Peers {
    pub(super) async fn adding(
        &self,
        call: Call,
        request: pb::AddPeerRequest,
    ) -> Result<Response<pb::PeerResponse>, Status> {
        let party = match enrolled(&request) {
            Ok(party) => party.to_string(),
            Err(refused) => return Err(call.refuse(refused)),
        };
        let scope = Scope::Enrolment;
        let call = self.desk.second(call, scope, &party, &request).await?;
        let this = self.clone();
        call.change(|_| async move {
            let before = this.partners.roster();
            let added = this
                .administration
                .add_peer(&request.card, &request.fingerprint);
            match added.await {
                Ok(party) => {
                    let card = beside(before.peer(&party), this.partners.roster().peer(&party));
                    // What a new key signed counts from the answer on.
                    let (sessions, renewed) = (Arc::clone(&this.sessions), party.clone());
                    let renewed = blocking(move || {
                        sessions.renewed(&renewed);
                        Ok(())
                    });
                    let outcome = match renewed.await {
                        Ok(()) => this
                            .answer(party.clone())
                            .await
                            .map(|answer| pb::PeerResponse {
                                card: card.to_owned(),
                                ..answer
                            }),
                        Err(refused) => Err(refused),
                    };
                    (Some(party.to_string()), outcome)
                }
                Err(error) => (None, Err(error.into())),
            }
        })
        .await
    }

    pub(super) async fn resuming(
        &self,
        call: Call,
        request: pb::ResumePeerRequest,
    ) -> Result<Response<pb::PeerResponse>, Status> {
        let call = call.about(&request.party);
        let known =
            party(&request.party).map(|party| self.partners.roster().peer(&party).is_some());
        let known = known.and_then(|known| known.then_some(()).ok_or_else(not_enrolled));
        if let Err(refused) = known {
            return Err(call.refuse(refused));
        }
        let scope = Scope::Enrolment;
        let call = self
            .desk
            .second(call, scope, &request.party, &request)
            .await?;
        let (name, this) = (request.party, self.clone());
        call.change(|_| async move { (None, this.resume(&name).await) })
            .await
    }
}

/// The party that a request enrols, when card and fingerprint fit.
fn enrolled(request: &pb::AddPeerRequest) -> Result<Party, Refused> {
    let card = NodeCard::read(&request.card)?;
    let told: Fingerprint = request
        .fingerprint
        .parse()
        .map_err(|_| AdministerError::Fingerprint)?;
    if told != card.fingerprint() {
        return Err(AdministerError::Fingerprint.into());
    }
    Ok(card.party().clone())
}

impl Peers {
    async fn suspend(&self, request: pb::SuspendPeerRequest) -> Result<pb::PeerResponse, Refused> {
        let party = party(&request.party)?;
        self.administration
            .suspend_peer(&party, &request.reason)
            .await?;
        self.answer(party).await
    }

    async fn resume(&self, name: &str) -> Result<pb::PeerResponse, Refused> {
        let party = party(name)?;
        self.administration.resume_peer(&party).await?;
        self.answer(party).await
    }

    /// Takes an enrolment back, unless anything was ever exchanged with the partner.
    async fn remove(&self, name: &str) -> Result<pb::RemovePeerResponse, Refused> {
        let party = party(name)?;
        let roster = self.partners.roster();
        let peer = roster.peer(&party).ok_or_else(not_enrolled)?;
        let in_contact = self.sessions.status(&party).last_seen.is_some()
            || self.sessions.held(&party) != (0, 0)
            || self.receipts.feed_size(peer.slot) > 0;
        self.administration.remove_peer(&party, in_contact).await?;
        // Nobody is enrolled into a folder that goes.
        let _one_at_a_time = self.administration.enrolling.lock().await;
        self.sessions.forget(&party).await;
        Ok(pb::RemovePeerResponse {})
    }

    /// All that is known of one partner.
    pub(super) fn show(&self, name: &str) -> Result<pb::ShowPeerResponse, Refused> {
        let party = party(name)?;
        let (roster, now) = (self.partners.roster(), self.clock.now());
        let peer = roster.peer(&party).ok_or_else(not_enrolled)?;
        let policies = roster.policies();
        let named = policies.book().entries().into_iter();
        let agreements = named
            .filter(|entry| entry.agreement().names(&party))
            .map(|entry| summary(&roster, entry, now));
        let slot = self.receipts.slot(peer.slot);
        let refuses = lock(&slot).refuses();
        let session = self.sessions.status(&party);
        Ok(pb::ShowPeerResponse {
            peer: Some(self.status(&party, peer)),
            addresses: peer.card.addresses().to_vec(),
            contact: peer.card.contact().to_owned(),
            card_issued_ms: millis(peer.card.issued()),
            capabilities: peer.card.capabilities().to_vec(),
            agreements: agreements.collect(),
            refused: self.refused(peer)?,
            refuses,
            contacts: self.contacts.of(&party)?.into_iter().map(contact).collect(),
            last_fault: session
                .last_refusal
                .map(|reason| reason.code().to_owned())
                .unwrap_or_default(),
        })
    }

    /// Of what a partner sent, how much does not count, by reason.
    fn refused(&self, peer: &Peer) -> Result<Vec<pb::RefusalCount>, Refused> {
        let slot = u32::try_from(peer.slot).unwrap_or(u32::MAX);
        let counted = self
            .lookup
            .state()
            .refused_by_reason(JournalId::Replica(slot));
        let counted = counted.map_err(|error| Refused::new(Reason::Internal, error.to_string()))?;
        let counts = counted
            .into_iter()
            .map(|(reason, records)| pb::RefusalCount {
                reason: reason.code().to_owned(),
                records,
            });
        Ok(counts.collect())
    }

    async fn answer(&self, party: Party) -> Result<pb::PeerResponse, Refused> {
        let this = self.clone();
        blocking(move || {
            let roster = this.partners.roster();
            let peer = roster.peer(&party).ok_or_else(not_enrolled)?;
            Ok(pb::PeerResponse {
                peer: Some(this.status(&party, peer)),
                card: String::new(),
            })
        })
        .await
    }

    pub(super) fn status(&self, party: &Party, peer: &Peer) -> pb::PeerStatus {
        let session = self.sessions.status(party);
        let (held, checkpoint_size) = self.sessions.held(party);
        let records = self.lookup.standing(party, peer.slot);
        let (state, detail) = match (&peer.suspended, self.sessions.quota(party).reached) {
            (Some(reason), _) => ("suspended", Seen::from(reason)),
            (None, Some(reached)) => ("quota", reached.phrase_here().into()),
            (None, None) => (session.state.name(), session.detail),
        };
        let held_back = self.outbox.holds(peer.slot);
        let unreadable = held_back.as_ref().err().map(Reasoned::reason);
        pb::PeerStatus {
            party: party.to_string(),
            fingerprint: peer.card.fingerprint().to_string(),
            state: state.to_owned(),
            detail_phrase: detail.phrase.as_ref().map(pb::Phrase::from),
            detail: detail.text,
            feed_size: self
                .ledger
                .head()
                .feeds
                .get(&peer.slot)
                .map_or(0, |feed| feed.head.size),
            receipted: self.receipts.feed_size(peer.slot),
            held,
            checkpoint_size,
            last_seen_ms: session.last_seen.map_or(0, millis),
            refused: records.refused + session.refused,
            held_back: held_back.map_or(0, |held| held.len() as u64),
            held_back_unknown: unreadable
                .map(|reason| reason.code().to_owned())
                .unwrap_or_default(),
            clock_ahead_ms: session.clock_ahead_ms,
            contact: peer.card.contact().to_owned(),
            not_taking: self.taking.of(party, peer).map(concern),
        }
    }
}

/// What a card is beside the one that was enrolled before.
fn beside(before: Option<&Peer>, after: Option<&Peer>) -> &'static str {
    let fingerprint = |peer: &Peer| peer.card.fingerprint();
    match (before.map(fingerprint), after.map(fingerprint)) {
        (None, _) => "new",
        (before, after) if before == after => "same",
        _ => "newer",
    }
}

fn not_enrolled() -> Refused {
    Refused::field(Reason::NotFound, "party", "no such peer is enrolled")
}

fn party(name: &str) -> Result<Party, Refused> {
    name.parse().map_err(|error: InvalidParty| {
        Refused::field(Reason::FieldInvalid, "party", error.to_string())
    })
}

/// The card that another one of the same party would take the place of; none where it is this one, or the first.
pub(super) fn replaced<'r>(card: &NodeCard, roster: &'r Roster) -> Option<&'r NodeCard> {
    let before = &*roster.peer(card.party())?.card;
    (before.fingerprint() != card.fingerprint()).then_some(before)
}

/// The roles whose keys in force differ between two cards of a party.
pub(super) fn changed_keys(before: &NodeCard, after: &NodeCard) -> Vec<&'static str> {
    let roles = KeyRole::ALL.into_iter();
    let changed = roles.filter(|role| before.keys().key(*role) != after.keys().key(*role));
    changed.map(KeyRole::name).collect()
}

fn inspect(card: &[u8], roster: &Roster) -> Result<pb::InspectCardResponse, Refused> {
    let card = NodeCard::read(card)?;
    let before = replaced(&card, roster);
    let changed = before.map(|before| changed_keys(before, &card));
    let changed = changed.unwrap_or_default().into_iter();
    Ok(pb::InspectCardResponse {
        replaces: before.map_or_else(String::new, |it| it.fingerprint().to_string()),
        changed_keys: changed.map(str::to_owned).collect(),
        party: card.party().to_string(),
        fingerprint: card.fingerprint().to_string(),
        addresses: card.addresses().to_vec(),
        contact: card.contact().to_owned(),
        federation_domain: card.domain().to_string(),
    })
}
