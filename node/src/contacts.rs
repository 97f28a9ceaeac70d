//! Contacts: whom of a party to call, as agreements name them and as the party says since.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::policy::agreement::Agreement;
use ntc_core::reason::Reasoned;
use ntc_core::record::{Contact, ContactChange, Event, RecordId};
use ntc_core::time::Timestamp;
use thiserror::Error;

use crate::audit::Begun;
use crate::lookup::{ContactRow, StateError};
use crate::publish::{PublishError, Publisher};
use crate::records::read;
use crate::store::index::{IndexEntry, IndexError};

/// Tells whom to call, and says whom of the own party.
pub(crate) struct Contacts {
    pub(crate) publisher: Arc<Publisher>,
}

/// Whom to call of a party.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The party.
    pub(crate) party: Party,
    /// The agreement that names them.
    pub(crate) agreement: String,
    /// Who they are.
    pub(crate) contact: Contact,
    /// When the party changed it; none where the agreement itself names them.
    pub(crate) changed: Option<Timestamp>,
}

/// A change that was published.
pub(crate) struct Changed {
    /// The record.
    pub(crate) id: RecordId,
    /// Who is told.
    pub(crate) told: BTreeSet<Party>,
    /// Who is not: its node does not read it, or it is not enrolled.
    pub(crate) not_told: BTreeSet<Party>,
}

/// Why contacts are not told or changed.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum ContactsError {
    /// No such agreement.
    #[error("id: no agreement has this id; `ntc agreement list` shows which there are")]
    #[reason(AgreementUnknown, field = "id")]
    Unknown,
    /// The own party is none of its parties.
    #[error("id: this party is no party of the agreement, so nobody looks for its contacts there")]
    #[reason(FieldInvalid, field = "id")]
    NoParty,
    /// What parties said cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// It is not published.
    #[error(transparent)]
    #[reason(inner)]
    Publish(#[from] PublishError),
}

impl Contacts {
    /// Whom to call of a party, by the agreements between it and this one that act now.
    ///
    /// # Errors
    /// When what it said cannot be read.
    pub(crate) fn of(&self, party: &Party) -> Result<Vec<Known>, ContactsError> {
        let now = self.publisher.clock.now();
        let policies = self.publisher.partners.policies();
        let mut known = Vec::new();
        for entry in policies.book().in_force(&self.publisher.party, party, now) {
            known.extend(self.of_agreement(party, entry.agreement())?);
        }
        Ok(known)
    }

    /// Whom to call of a party by one agreement.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub(crate) fn of_agreement(
        &self,
        party: &Party,
        agreement: &Agreement,
    ) -> Result<Vec<Known>, ContactsError> {
        let Some(member) = agreement.members().get(party) else {
            return Ok(Vec::new());
        };
        // A change counts for the version that was agreed by then: a later one names its contacts anew.
        let from = agreement.validity().from;
        let rows = self.publisher.lookup.state().contacts(party)?.into_iter();
        let rows = rows.filter(|row| row.agreement == agreement.id() && row.signed >= from);
        let mut changed = Vec::new();
        let mut roles = BTreeSet::new();
        for row in rows {
            let named = self.named(party, &row)?;
            if !named.is_empty() {
                roles.insert(row.role);
            }
            changed.extend(named);
        }
        let agreed = member.contacts.iter().map(Contact::from);
        let agreed = agreed.filter(|contact| !roles.contains(&contact.role));
        let agreed = agreed.map(|contact| Known {
            party: party.clone(),
            agreement: agreement.id().to_owned(),
            contact,
            changed: None,
        });
        Ok(agreed.chain(changed).collect())
    }

    /// Whom to call at the duty desk of a party: as it said last, else as its card says.
    pub(crate) fn desk(&self, party: &Party) -> Option<String> {
        let changed = |known: &Known| known.changed.is_some() && known.contact.role == "duty_desk";
        let known = self.known(party).into_iter();
        let newest = known.filter(changed).max_by_key(|known| known.changed);
        let roster = self.publisher.partners.roster();
        let card = || Some(roster.peers().get(party)?.card.contact().to_owned());
        newest.map(|known| known.contact.line()).or_else(card)
    }

    /// The liaison officer of a party, rather one who is reachable at any hour.
    pub(crate) fn liaison(&self, party: &Party) -> Option<String> {
        let known = self.known(party).into_iter();
        let liaison = known.filter(|known| known.contact.role == "liaison");
        let best = liaison.max_by_key(|known| (known.contact.around_the_clock, known.changed));
        best.map(|known| known.contact.line())
    }

    /// Tells the other parties of an agreement whom of the own party to call.
    ///
    /// # Errors
    /// When there is no such agreement of this party, or the ledger takes nothing.
    pub(crate) async fn change(
        &self,
        change: ContactChange,
        begun: Begun,
    ) -> Result<Changed, ContactsError> {
        let publisher = &self.publisher;
        let policies = publisher.partners.policies();
        let entry = policies.book().latest(&change.agreement);
        let agreement = entry.ok_or(ContactsError::Unknown)?.agreement();
        if !agreement.names(&publisher.party) {
            return Err(ContactsError::NoParty);
        }
        let others = agreement.parties().filter(|it| **it != publisher.party);
        let others: BTreeSet<_> = others.cloned().collect();
        let event = Event::Contact(Box::new(change));
        let record = publisher.administrative(others.clone(), event)?;
        let id = record.id();
        let deciding = publisher.partners.deciding().await;
        let (_, decisions) = publisher.append(record, begun).await?;
        drop(deciding);
        let goes = |party: &Party| decisions.get(party).is_some_and(|it| it.refused.is_none());
        let (told, not_told) = others.into_iter().partition(goes);
        Ok(Changed { id, told, not_told })
    }

    /// Whom to call of a party; what cannot be read is logged, and the next best is called.
    fn known(&self, party: &Party) -> Vec<Known> {
        self.of(party).unwrap_or_else(|error| {
            tracing::warn!(%error, %party, "whom to call cannot be read");
            Vec::new()
        })
    }

    /// Whom a record of a party names of a role; nobody when it does not count.
    fn named(&self, party: &Party, row: &ContactRow) -> Result<Vec<Known>, ContactsError> {
        let lookup = &self.publisher.lookup;
        let subject = Subject {
            origin: party.clone(),
            id: row.record,
        };
        let entry = lookup.entry(&subject)?.filter(IndexEntry::counts);
        let record = entry.and_then(|entry| read(lookup, &entry));
        let event = record.and_then(|record| record.sections().event.clone());
        let Some(Event::Contact(event)) = event else {
            return Ok(Vec::new());
        };
        let of_role = event.contacts.into_iter().filter(|it| it.role == row.role);
        let known = of_role.map(|contact| Known {
            party: party.clone(),
            agreement: row.agreement.clone(),
            contact,
            changed: Some(row.signed),
        });
        Ok(known.collect())
    }
}
