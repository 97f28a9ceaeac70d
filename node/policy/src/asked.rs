//! The questions of decisions, as facts. Nothing is fetched that no rule reads.

use ntc_core::identity::officer::Role;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::local::Asked;
use ntc_core::policy::{Asking, Labels};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;

use crate::fact::{Fact, Of};
use crate::request::{Asks, Deed, THIS, whole_second};
use crate::value::Value;

impl Asks for Asked<'_> {
    fn deed(&self) -> Deed {
        self.act.into()
    }

    fn principal(&self) -> &str {
        self.peer.as_str()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }

    fn resource(&self) -> &str {
        THIS
    }

    fn sections(&self) -> (SectionSet, SectionSet) {
        (self.sections, self.sections)
    }

    fn fact(&self, fact: Fact) -> Option<Value<'_>> {
        match (fact, fact.of()) {
            (_, Of::Record) => record_fact(fact, self.labels, self.own),
            (Fact::Country, _) => Some(Value::text(self.peer.country())),
            (Fact::Agreed, _) => Some(Value::Flag(self.agreed)),
            (Fact::Agreements, _) => Some(Value::texts(self.agreements.iter().copied())),
            (Fact::Purpose, _) => Some(Value::text(self.purpose)),
            (Fact::Now, _) => Some(whole_second(self.now)),
            _ => None,
        }
    }
}

/// A query of a party.
pub(crate) struct Queried<'a> {
    pub(crate) asking: &'a Asking<'a>,
    pub(crate) now: Timestamp,
}

impl Asks for Queried<'_> {
    fn deed(&self) -> Deed {
        Deed::TakeQuery
    }

    fn principal(&self) -> &str {
        self.asking.asker.as_str()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }

    fn resource(&self) -> &str {
        THIS
    }

    fn sections(&self) -> (SectionSet, SectionSet) {
        (SectionSet::EMPTY, SectionSet::EMPTY)
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a query has these facts and no others"
    )]
    fn fact(&self, fact: Fact) -> Option<Value<'_>> {
        let asking = self.asking;
        Some(match fact {
            Fact::Country => Value::text(asking.asker.country()),
            Fact::QueryPurpose => Value::text(asking.purpose),
            Fact::Persons => Value::Flag(asking.persons),
            Fact::Subjects => Value::Number(i64::try_from(asking.subjects).unwrap_or(i64::MAX)),
            Fact::Justified => Value::Flag(asking.justified),
            Fact::Agreed => Value::Flag(true),
            Fact::Now => whole_second(self.now),
            _ => return None,
        })
    }
}

/// A fact of a record.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a record has these facts and no others"
)]
pub(crate) fn record_fact<'a>(fact: Fact, labels: &'a Labels, own: &Party) -> Option<Value<'a>> {
    Some(match fact {
        Fact::Origin => Value::text(labels.origin.as_str()),
        Fact::Own => Value::Flag(labels.origin == *own),
        Fact::Kind => Value::text(labels.kind.name()),
        Fact::Carries => Value::text(labels.carried.map(RecordKind::name)?),
        Fact::Version => Value::Number(labels.version.into()),
        Fact::Categories => Value::texts(labels.categories.iter().map(String::as_str)),
        Fact::RecordPurpose => Value::text(&labels.purpose),
        Fact::Tlp => Value::text(labels.tlp.name()),
        Fact::TlpLevel => Value::Number((labels.tlp as u8).into()),
        Fact::Named => Value::texts(labels.named_recipients.iter().map(Party::as_str)),
        Fact::Urgency => Value::text(labels.urgency.name()),
        Fact::Places => Value::texts(labels.places.as_ref()?.iter().map(String::as_str)),
        Fact::Created => Value::Time(labels.created),
        Fact::Expires => Value::Time(labels.expires),
        Fact::Graded => Value::Flag(labels.evaluation.is_some()),
        Fact::Sections => Value::texts(labels.present.iter().map(Section::name)),
        _ => return None,
    })
}
