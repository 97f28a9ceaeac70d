//! A line of the log, as it is stored.

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::party::Party;
use ntc_core::policy::{Asking, Policies};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_policy::Deed;
use prost::Message;

use super::asked::{OfQuestion, Said};
use crate::store::index::{JournalId, Location};

/// Field of a line that names the one before it.
pub(super) const PREVIOUS: u32 = 7;
/// Field of a line that has its number.
pub(super) const NUMBER: u32 = 8;
/// Field of a line that has its generation.
pub(super) const GENERATION: u32 = 9;

/// What was decided at one moment about one partner. Storage of this node; field numbers are never reused.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Line {
    /// When, milliseconds since the epoch.
    #[prost(uint64, tag = "1")]
    pub(crate) at_ms: u64,
    /// Digest of all policies that decided, 32 bytes.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) policies: Vec<u8>,
    /// SHA-256 of the own rules that were asked, 32 bytes; empty where there were none.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) rules: Vec<u8>,
    /// The partner.
    #[prost(string, tag = "4")]
    pub(crate) party: String,
    /// The agreements that items name.
    #[prost(message, repeated, tag = "5")]
    pub(crate) agreements: Vec<AgreementOf>,
    /// What was decided.
    #[prost(message, repeated, tag = "6")]
    pub(crate) items: Vec<Item>,
    /// Hash of the line before it, as ANCHOR entries hash it; empty in the first.
    #[prost(bytes = "vec", tag = "7")]
    pub(crate) previous: Vec<u8>,
    /// Its number, from 1; 0 in lines of a version that did not link them.
    #[prost(uint64, tag = "8")]
    pub(crate) number: u64,
    /// The generation in which it lies.
    #[prost(uint64, tag = "9")]
    pub(crate) generation: u64,
}

/// An agreement by its document.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct AgreementOf {
    /// Its id.
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// Its version; 0 where none is in force.
    #[prost(uint32, tag = "2")]
    pub(crate) version: u32,
    /// SHA-256 of its document; empty where none is in force.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) sha256: Vec<u8>,
}

/// One decision.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Item {
    /// What is done, as rules name it.
    #[prost(string, tag = "1")]
    pub(crate) deed: String,
    /// Whose ledger the record stands in: 0 for the own one, else the slot of the partner's replica and one.
    #[prost(uint64, tag = "2")]
    pub(crate) slot_plus_one: u64,
    /// The frame of the replica that shows it.
    #[prost(uint64, tag = "3")]
    pub(crate) number: u64,
    /// Its index in its ledger.
    #[prost(uint64, tag = "4")]
    pub(crate) ledger_index: u64,
    /// The sections that it had.
    #[prost(uint32, tag = "5")]
    pub(crate) present: u32,
    /// Those that go, or came, because they were asked for.
    #[prost(uint32, tag = "6")]
    pub(crate) asked: u32,
    /// Those that the layers before let go.
    #[prost(uint32, tag = "7")]
    pub(crate) sections: u32,
    /// The agreements that let it go, by their place in the line.
    #[prost(uint32, repeated, tag = "8")]
    pub(crate) agreements: Vec<u32>,
    /// What for, where that is not what the record itself is for.
    #[prost(string, tag = "9")]
    pub(crate) purpose: String,
    /// True when the rules were not asked, as the layers before kept it.
    #[prost(bool, tag = "10")]
    pub(crate) kept_before: bool,
    /// True when the rules refused it whole.
    #[prost(bool, tag = "11")]
    pub(crate) refused: bool,
    /// The sections that the rules kept.
    #[prost(uint32, tag = "12")]
    pub(crate) withheld: u32,
    /// The question of a partner; none where a record is decided about.
    #[prost(message, optional, tag = "13")]
    pub(crate) query: Option<Queried>,
    /// The id of the rule that refused it, or the code of the reason where no rule says it; empty where it was not refused,
    /// and in lines of older versions.
    #[prost(string, tag = "14")]
    pub(crate) refused_by: String,
    /// What kept the sections that the rules kept; empty in lines of older versions.
    #[prost(message, repeated, tag = "15")]
    pub(crate) withheld_by: Vec<WithheldBy>,
}

/// Sections that one rule kept.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct WithheldBy {
    /// The id of the rule, or the code of the reason where no rule says it.
    #[prost(string, tag = "1")]
    pub(crate) rule: String,
    /// The sections.
    #[prost(uint32, tag = "2")]
    pub(crate) sections: u32,
}

/// A question of a partner, as rules know it.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Queried {
    /// What for.
    #[prost(string, tag = "1")]
    pub(crate) purpose: String,
    /// Whether persons are asked about.
    #[prost(bool, tag = "2")]
    pub(crate) persons: bool,
    /// How many subjects.
    #[prost(uint32, tag = "3")]
    pub(crate) subjects: u32,
    /// Whether it is said why.
    #[prost(bool, tag = "4")]
    pub(crate) justified: bool,
}

impl Line {
    /// Whether a decision is about what nobody asked: older versions noted behind a partner's question, which is the first of
    /// its line, whether the node may tell persons of it.
    pub(crate) fn is_tried_out(&self, place: usize) -> bool {
        let item = self.items.get(place);
        place > 0 && item.is_some_and(|item| item.query.is_some())
    }
}

impl Item {
    /// The deed; none when this version knows none of the name.
    pub(crate) fn deed(&self) -> Option<Deed> {
        Deed::of_name(&self.deed)
    }

    /// Where the record of a partner lies; none where it is one's own.
    pub(crate) fn received(&self) -> Option<Location> {
        let slot = self.slot_plus_one.checked_sub(1)?;
        Some(Location {
            journal: JournalId::replica(slot),
            number: self.number,
            ledger_index: self.ledger_index,
        })
    }

    /// What a received record lies in, and what of it was decided about.
    #[must_use]
    pub(crate) fn of_received(self, at: &Location, read_from: u64) -> Self {
        let slot = match at.journal {
            JournalId::Replica(slot) => u64::from(slot) + 1,
            JournalId::Ledger | JournalId::Node => 0,
        };
        Self {
            slot_plus_one: slot,
            number: read_from,
            ledger_index: at.ledger_index,
            ..self
        }
    }

    /// The same about an own record.
    #[must_use]
    pub(crate) fn of_own(self, ledger_index: u64) -> Self {
        Self {
            ledger_index,
            ..self
        }
    }
}

/// Makes a line.
pub(crate) struct LineOf<'a> {
    policies: Arc<Policies>,
    party: &'a Party,
    at: Timestamp,
    /// Where the agreements that were named stand in it.
    places: BTreeMap<Arc<str>, u32>,
    line: Line,
}

impl<'a> LineOf<'a> {
    /// A line of what these policies decide about a partner, without an item.
    pub(crate) fn new(policies: &Arc<Policies>, party: &'a Party, at: Timestamp) -> Self {
        let local = policies.local();
        Self {
            line: Line {
                at_ms: at.as_millis(),
                policies: policies.digest().to_vec(),
                rules: local.map_or_else(Vec::new, |local| local.sha256().to_vec()),
                party: party.to_string(),
                ..Line::default()
            },
            policies: Arc::clone(policies),
            party,
            at,
            places: BTreeMap::new(),
        }
    }

    /// What the rules said of a record; where they were not asked, `deed` is what was to be done.
    pub(crate) fn said(&mut self, deed: Deed, said: Option<Said>) -> Item {
        match said {
            Some(said) => {
                let withheld: SectionSet = said.withheld.iter().map(|(of, _)| *of).collect();
                let agreements = said.agreements.iter().map(|id| self.place(id)).collect();
                Item {
                    deed: Deed::from(said.act).name().to_owned(),
                    present: said.present.bits().into(),
                    asked: said.asked.bits().into(),
                    sections: said.sections.bits().into(),
                    agreements,
                    purpose: said.purpose.unwrap_or_default(),
                    refused: said.refused_by.is_some(),
                    refused_by: said
                        .refused_by
                        .map_or_else(String::new, |by| by.to_string()),
                    withheld: withheld.bits().into(),
                    withheld_by: withheld_by(&said.withheld),
                    ..Item::default()
                }
            }
            None => Item {
                deed: deed.name().to_owned(),
                kept_before: true,
                ..Item::default()
            },
        }
    }

    /// Adds an item.
    pub(crate) fn push(&mut self, item: Item) {
        self.line.items.push(item);
    }

    /// Adds what the rules said of a question.
    pub(crate) fn query(&mut self, asking: &Asking<'_>, OfQuestion(refused_by): &OfQuestion) {
        self.push(Item {
            deed: Deed::TakeQuery.name().to_owned(),
            refused: refused_by.is_some(),
            refused_by: refused_by.as_deref().unwrap_or_default().to_owned(),
            query: Some(Queried {
                purpose: asking.purpose.to_owned(),
                persons: asking.persons,
                subjects: u32::try_from(asking.subjects).unwrap_or(u32::MAX),
                justified: asking.justified,
            }),
            ..Item::default()
        });
    }

    /// The line.
    pub(crate) fn done(self) -> Line {
        self.line
    }

    fn place(&mut self, id: &Arc<str>) -> u32 {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        let own = self.policies.own();
        let mut in_force = self.policies.book().in_force(self.party, own, self.at);
        let named = in_force.find(|entry| entry.agreement().id() == &**id);
        let named = named.map(|entry| entry.agreement().reference());
        self.line.agreements.push(AgreementOf {
            id: id.to_string(),
            version: named.map_or(0, |named| named.version),
            sha256: named.map_or_else(Vec::new, |named| named.sha256.to_vec()),
        });
        let place = u32::try_from(self.line.agreements.len() - 1).unwrap_or(u32::MAX);
        self.places.insert(Arc::clone(id), place);
        place
    }
}

/// Sections by what kept them.
fn withheld_by(withheld: &[(Section, Arc<str>)]) -> Vec<WithheldBy> {
    let mut by: BTreeMap<&str, SectionSet> = BTreeMap::new();
    for (section, rule) in withheld {
        let sections = by.entry(rule).or_insert(SectionSet::EMPTY);
        *sections = sections.with(*section);
    }
    let by = by.into_iter().map(|(rule, sections)| WithheldBy {
        rule: rule.to_owned(),
        sections: sections.bits().into(),
    });
    by.collect()
}

/// Sections from a line.
pub(crate) fn sections(bits: u32) -> SectionSet {
    SectionSet::from_bits(u16::try_from(bits).unwrap_or(u16::MAX))
}
