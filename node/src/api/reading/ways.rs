//! The ways by which a record came: what one that passes it on carries, and what came beside.

use ntc_core::identity::card::KeyRole;
use ntc_core::life::Subject;
use ntc_core::policy::uses::allowed;
use ntc_core::reason::Reason;
use ntc_core::record::{Event, ForwardEvent, Record, RecordId};
use ntc_core::section::Section;
use ntc_proto::node::v1 as pb;

use super::{Reading, index};
use crate::api::present::millis;
use crate::api::seeing::{Seen, Sight};
use crate::lookup::Passed;
use crate::records::read;
use crate::status::Refused;
use crate::store::index::{IndexEntry, JournalId};

impl Reading {
    /// What a received record may be used for beyond its purpose.
    fn uses(&self, record: &Record) -> Vec<String> {
        let header = record.told().header();
        let policies = self.partners.policies();
        let is_own = header.origin == *policies.own();
        if is_own || record.kind().is_administrative() {
            return Vec::new();
        }
        let allowed = allowed(header, &policies, self.clock.now());
        let said = allowed.sentences().into_iter();
        said.map(str::to_owned).collect()
    }

    /// The record as it is shown, with what it carries and every other way by which it came.
    pub(super) fn with_ways(
        &self,
        entry: &Seen<&IndexEntry>,
        shown: pb::GetResponse,
        sight: &Sight,
    ) -> Result<pb::GetResponse, Refused> {
        let Some(record) = read(&self.lookup, entry.it()) else {
            return Ok(shown);
        };
        let carried = match (&record.sections().event, record.carried()) {
            (Some(Event::Forward(event)), Some(carried)) => {
                Some(self.carried(event, carried, &shown))
            }
            _ => None,
        };
        let own = Subject::of(&record);
        let subject = Subject::of(record.told());
        let mut ways = Vec::new();
        let direct = (subject != own).then(|| subject.clone());
        let passed = self.passed(&subject)?.into_iter().map(|passed| passed.by);
        for by in direct.into_iter().chain(passed) {
            let is_own = by == own || by.origin.as_str() == self.party(JournalId::Ledger);
            if !is_own {
                ways.extend(self.way(&by, &subject, sight)?);
            }
        }
        let uses = self.uses(&record);
        Ok(pb::GetResponse {
            carried,
            ways,
            uses,
            ..shown
        })
    }

    /// Who passed on a record of this id, where none is held from its author.
    pub(super) fn by_way(&self, id: RecordId, origin: &str) -> Result<Option<Passed>, Refused> {
        let passed = self.lookup.state().passed_by_id(id);
        let passed = passed.map_err(|error| Refused::new(Reason::Internal, error.to_string()))?;
        let meant = passed
            .into_iter()
            .filter(|passed| origin.is_empty() || origin == passed.subject.origin.as_str());
        let mut first = None;
        for passed in meant {
            let entry = self
                .lookup
                .entry(&passed.by)
                .map_err(|error| index(&error))?;
            let counts = entry.is_some_and(|entry| entry.counts());
            if counts {
                return Ok(Some(passed));
            }
            first = first.or(Some(passed));
        }
        Ok(first)
    }

    fn passed(&self, subject: &Subject) -> Result<Vec<Passed>, Refused> {
        let passed = self.lookup.state().passed(subject);
        passed.map_err(|error| Refused::new(Reason::Internal, error.to_string()))
    }

    fn way(&self, by: &Subject, of: &Subject, sight: &Sight) -> Result<Option<pb::Way>, Refused> {
        let entry = self.lookup.entry(by).map_err(|error| index(&error))?;
        let seen = entry.and_then(|entry| sight.entry(&entry.clone(), entry));
        let record = seen.and_then(|entry| read(&self.lookup, entry.it()));
        Ok(record.map(|record| pb::Way {
            by: if by == of {
                String::new()
            } else {
                by.origin.to_string()
            },
            id: by.id.as_bytes().to_vec(),
            tlp: i32::from(record.handling().tlp as u8),
            permitted_action: i32::from(record.handling().permitted_action as u8),
        }))
    }

    fn carried(
        &self,
        event: &ForwardEvent,
        carried: &Record,
        shown: &pb::GetResponse,
    ) -> pb::Carried {
        let slot = u32::from(Section::Event.slot());
        let told = (!event.event.is_empty()).then(|| pb::HeldSection {
            slot,
            content: event.event.clone(),
        });
        let others = shown.sections.iter().filter(|section| section.slot != slot);
        let roster = self.partners.roster();
        let peer = roster.peers().get(carried.origin());
        let listing = peer.map(|peer| peer.card.listing(KeyRole::Author, &event.author_key));
        let key_known = listing.flatten().is_some();
        pb::Carried {
            header: event.header.clone(),
            sections: told.into_iter().chain(others.cloned()).collect(),
            origin: carried.origin().to_string(),
            id: carried.id().as_bytes().to_vec(),
            ledger_index: event.ledger_index,
            author_key: event.author_key.to_vec(),
            key_known,
            consent: event
                .consent
                .map_or_else(Vec::new, |id| id.as_bytes().to_vec()),
            received_ms: millis(event.received),
        }
    }
}
