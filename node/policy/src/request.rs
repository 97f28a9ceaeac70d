//! A request: who wants to do what with what, and all that rules may know of it.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::identity::officer::Role;
use ntc_core::party::Party;
use ntc_core::policy::local::{Act, Asked};
use ntc_core::policy::{Asking, Labels};
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;

use crate::asked::{Queried, record_fact};
use crate::fact::{Fact, Of};
use crate::value::Value;

/// How rules name what is no call: there is one, the one that is asked about.
pub(crate) const THIS: &str = "this";

/// What somebody wants to do; an action in rules.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Deed {
    /// An own record goes into the feed of a party.
    Publish,
    /// What stands in the feed leaves now.
    Send,
    /// Sections that were withheld are shown on request.
    Reveal,
    /// A record of another party is passed on.
    Forward,
    /// A record answers a query of a party.
    AnswerQuery,
    /// A section of a record goes: asked of each by itself.
    Disclose,
    /// A record of a party counts here.
    Accept,
    /// A query of a party is answered at all.
    TakeQuery,
    /// An officer makes a call.
    Act,
    /// An officer asks partners.
    Ask,
    /// An officer looks at a record.
    See,
    /// An officer erases a record.
    Erase,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 12] = [
        Self::Publish,
        Self::Send,
        Self::Reveal,
        Self::Forward,
        Self::AnswerQuery,
        Self::Disclose,
        Self::Accept,
        Self::TakeQuery,
        Self::Act,
        Self::Ask,
        Self::See,
        Self::Erase,
    ];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Send => "send",
            Self::Reveal => "reveal",
            Self::Forward => "forward",
            Self::AnswerQuery => "answer_query",
            Self::Disclose => "disclose",
            Self::Accept => "accept",
            Self::TakeQuery => "take_query",
            Self::Act => "act",
            Self::Ask => "ask",
            Self::See => "see",
            Self::Erase => "erase",
        }
    }

    /// The deed of a name; none when there is none.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.name() == name)
    }

    /// The group in which rules find it too: `tell` what goes to a party, `office` what an officer does.
    pub const fn group(self) -> Option<&'static str> {
        match self {
            Self::Publish | Self::Send | Self::Reveal | Self::Forward | Self::AnswerQuery => {
                Some("tell")
            }
            Self::Act | Self::Ask | Self::See | Self::Erase => Some("office"),
            Self::Disclose | Self::Accept | Self::TakeQuery => None,
        }
    }

    /// Who does it, or for whom it is done.
    pub const fn principal(self) -> &'static str {
        match self {
            Self::Act | Self::Ask | Self::See | Self::Erase => "Officer",
            Self::Publish
            | Self::Send
            | Self::Reveal
            | Self::Forward
            | Self::AnswerQuery
            | Self::Disclose
            | Self::Accept
            | Self::TakeQuery => "Party",
        }
    }

    /// With what.
    pub const fn resource(self) -> &'static str {
        match self {
            Self::TakeQuery | Self::Ask => "Query",
            Self::Act => "Call",
            Self::Publish
            | Self::Send
            | Self::Reveal
            | Self::Forward
            | Self::AnswerQuery
            | Self::Disclose
            | Self::Accept
            | Self::See
            | Self::Erase => "Record",
        }
    }

    /// Whether each section is asked about after the whole.
    pub const fn has_sections(self) -> bool {
        matches!(
            self,
            Self::Publish | Self::Send | Self::Reveal | Self::Forward | Self::AnswerQuery
        )
    }

    /// Whether requests for it come with this fact of the moment.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other fact is none of the moment"
    )]
    pub(crate) fn has(self, fact: Fact) -> bool {
        match fact {
            Fact::Agreed | Fact::Now => true,
            Fact::Agreements | Fact::Purpose => {
                self.principal() == "Party" && self.resource() == "Record"
            }
            Fact::Section | Fact::By => self == Self::Disclose,
            _ => false,
        }
    }
}

impl From<Act> for Deed {
    fn from(act: Act) -> Self {
        match act {
            Act::Publish => Self::Publish,
            Act::Send => Self::Send,
            Act::Reveal => Self::Reveal,
            Act::Forward => Self::Forward,
            Act::AnswerQuery => Self::AnswerQuery,
            Act::Accept => Self::Accept,
        }
    }
}

/// What can be asked about. Only the facts that rules read are fetched.
pub(crate) trait Asks {
    fn deed(&self) -> Deed;
    /// The party or officer.
    fn principal(&self) -> &str;
    /// The roles of the officer.
    fn roles(&self) -> Vec<Role>;
    /// The call, or [`THIS`].
    fn resource(&self) -> &str;
    /// The sections to ask about, and of them those that the layers before let go.
    fn sections(&self) -> (SectionSet, SectionSet);
    fn fact(&self, fact: Fact) -> Option<Value<'_>>;
}

/// A request that stands by itself, with every fact that rules may know of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Request {
    pub(crate) deed: Deed,
    pub(crate) principal: String,
    pub(crate) roles: BTreeSet<Role>,
    pub(crate) resource: String,
    pub(crate) sections: SectionSet,
    pub(crate) agreed: SectionSet,
    pub(crate) facts: BTreeMap<Fact, Value<'static>>,
}

impl Request {
    /// What a decision asks of the rules. `sections` are those to ask about, also such as the layers before keep.
    pub fn record(asked: &Asked<'_>, sections: SectionSet) -> Self {
        let mut request = Self::of(asked);
        request.sections = sections.union(asked.sections);
        request
    }

    /// A query of a party.
    pub fn query(asking: &Asking<'_>, now: Timestamp) -> Self {
        Self::of(&Queried { asking, now })
    }

    /// An officer's call. `meant` are the roles that it is for.
    pub fn act(
        (officer, roles): (&str, &[Role]),
        (call, meant, changes): (&str, &[Role], bool),
        now: Timestamp,
    ) -> Self {
        let agreed = roles.iter().any(|role| meant.contains(role));
        let names = meant.iter().map(|role| role.code());
        let mut request = Self::office(Deed::Act, (officer, roles), agreed, now);
        call.clone_into(&mut request.resource);
        request.set(Fact::Roles, Value::texts(names).into_owned());
        request.set(Fact::Changes, Value::Flag(changes));
        request
    }

    /// An officer asks partners.
    pub fn ask(
        (officer, roles): (&str, &[Role]),
        (purpose, persons, subjects, justified): (&str, bool, usize, bool),
        now: Timestamp,
    ) -> Self {
        let mut request = Self::office(Deed::Ask, (officer, roles), true, now);
        request.set(Fact::QueryPurpose, Value::text(purpose).into_owned());
        request.set(Fact::Persons, Value::Flag(persons));
        request.set(
            Fact::Subjects,
            Value::Number(i64::try_from(subjects).unwrap_or(i64::MAX)),
        );
        request.set(Fact::Justified, Value::Flag(justified));
        request
    }

    /// An officer looks at a record.
    pub fn see(officer: (&str, &[Role]), (labels, own): (&Labels, &Party), now: Timestamp) -> Self {
        Self::of_record(Deed::See, officer, (labels, own), now)
    }

    /// An officer looks at records, of which the rules read nothing ([`Evaluator::reads_of_record`]).
    ///
    /// [`Evaluator::reads_of_record`]: crate::Evaluator::reads_of_record
    pub fn see_any(officer: (&str, &[Role]), now: Timestamp) -> Self {
        Self::office(Deed::See, officer, true, now)
    }

    /// An officer erases a record.
    pub fn erase(
        officer: (&str, &[Role]),
        (labels, own): (&Labels, &Party),
        now: Timestamp,
    ) -> Self {
        Self::of_record(Deed::Erase, officer, (labels, own), now)
    }

    /// What an officer asked for, as it was logged: without the facts that the log does not keep.
    pub fn logged(
        deed: Deed,
        (officer, roles): (&str, &[Role]),
        resource: &str,
        facts: impl IntoIterator<Item = (Fact, Value<'static>)>,
        now: Timestamp,
    ) -> Self {
        let mut request = Self::office(deed, (officer, roles), false, now);
        if deed == Deed::Act {
            resource.clone_into(&mut request.resource);
        }
        let facts = facts.into_iter().filter(|(fact, _)| *fact != Fact::Now);
        request.facts.extend(facts);
        request
    }

    /// The roles of the officer.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        self.roles.iter().copied()
    }

    /// Every fact of it.
    pub fn facts(&self) -> impl Iterator<Item = (Fact, &Value<'static>)> {
        self.facts.iter().map(|(fact, value)| (*fact, value))
    }

    /// What is to be done.
    pub const fn deed(&self) -> Deed {
        self.deed
    }

    /// The party or officer.
    pub fn principal(&self) -> &str {
        &self.principal
    }

    /// The sections that are asked about.
    pub const fn sections(&self) -> SectionSet {
        self.sections
    }

    /// A fact; none when it is unknown, or none of such a request.
    pub fn fact(&self, fact: Fact) -> Option<&Value<'static>> {
        self.facts.get(&fact)
    }

    /// The same with another value of a fact.
    #[must_use]
    pub fn with(mut self, fact: Fact, value: Value<'static>) -> Self {
        self.set(fact, value);
        self
    }

    /// The same where these facts are unknown.
    #[must_use]
    pub fn without(mut self, facts: &[Fact]) -> Self {
        self.facts.retain(|fact, _| !facts.contains(fact));
        self
    }

    pub(crate) fn set(&mut self, fact: Fact, value: Value<'static>) {
        self.facts.insert(fact, value);
    }

    fn of(asks: &impl Asks) -> Self {
        let facts = Fact::ALL.iter();
        let facts = facts.filter_map(|fact| Some((*fact, asks.fact(*fact)?.into_owned())));
        let (sections, agreed) = asks.sections();
        Self {
            deed: asks.deed(),
            principal: asks.principal().to_owned(),
            roles: asks.roles().into_iter().collect(),
            resource: asks.resource().to_owned(),
            sections,
            agreed,
            facts: facts.collect(),
        }
    }

    fn office(deed: Deed, (officer, roles): (&str, &[Role]), agreed: bool, now: Timestamp) -> Self {
        Self {
            deed,
            principal: officer.to_owned(),
            roles: roles.iter().copied().collect(),
            resource: THIS.to_owned(),
            sections: SectionSet::EMPTY,
            agreed: SectionSet::EMPTY,
            facts: BTreeMap::from([
                (Fact::Agreed, Value::Flag(agreed)),
                (Fact::Now, whole_second(now)),
            ]),
        }
    }

    fn of_record(
        deed: Deed,
        officer: (&str, &[Role]),
        (labels, own): (&Labels, &Party),
        now: Timestamp,
    ) -> Self {
        let mut request = Self::office(deed, officer, true, now);
        let facts = Fact::ALL.iter().filter(|fact| fact.of() == Of::Record);
        for fact in facts {
            if let Some(value) = record_fact(*fact, labels, own) {
                request.set(*fact, value.into_owned());
            }
        }
        request
    }
}

/// A time as rules see it: what asks again within the second has the same answer.
pub(crate) fn whole_second(now: Timestamp) -> Value<'static> {
    Value::Time(Timestamp::from_millis(now.as_secs().saturating_mul(1000)))
}

impl Asks for Request {
    fn deed(&self) -> Deed {
        self.deed
    }

    fn principal(&self) -> &str {
        &self.principal
    }

    fn roles(&self) -> Vec<Role> {
        self.roles.iter().copied().collect()
    }

    fn resource(&self) -> &str {
        &self.resource
    }

    fn sections(&self) -> (SectionSet, SectionSet) {
        (self.sections, self.agreed)
    }

    fn fact(&self, fact: Fact) -> Option<Value<'_>> {
        self.facts.get(&fact).cloned()
    }
}
