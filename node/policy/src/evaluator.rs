//! The evaluator: one evaluation for the whole, one for each section, remembered by what the rules read.

use std::collections::{HashMap, HashSet};
use std::str::FromStr as _;
use std::sync::{Arc, LazyLock};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid,
    PolicySet, Request as Asked, RestrictedExpression,
};
use ntc_core::policy::Asking;
use ntc_core::policy::local::{self, Local, Narrowed, Objection};
use ntc_core::section::Section;
use ntc_core::time::Timestamp;

use crate::answer::{Answer, NOT_ASKED, Spoke, Verdict};
use crate::asked::Queried;
use crate::bundle::Bundle;
use crate::fact::{Fact, List, Of, Type};
use crate::failing::may_fail;
use crate::memory::Memory;
use crate::request::{Asks, Deed, Request};
use crate::rule::Effect;
use crate::value::{Value, write_text};

/// Answers requests under one bundle.
#[derive(Debug)]
pub struct Evaluator {
    bundle: Arc<Bundle>,
    memory: Memory,
}

impl Evaluator {
    /// An evaluator that remembers nothing yet.
    pub fn new(bundle: Arc<Bundle>) -> Self {
        Self {
            bundle,
            memory: Memory::default(),
        }
    }

    /// The rules that it asks.
    pub const fn bundle(&self) -> &Arc<Bundle> {
        &self.bundle
    }

    /// What rules about a deed read of the record that it is done with. Where they read nothing, all records have one
    /// answer.
    pub fn reads_of_record(&self, deed: Deed) -> Vec<Fact> {
        let facts = self.bundle.reads.about(deed).facts.iter();
        let facts = facts.filter(|fact| fact.of() == Of::Record);
        facts.copied().collect()
    }

    /// What takes a deed away whatever these facts of the record are, of a request that lacks them; none where that depends
    /// on them.
    pub fn takes(&self, request: &Request, unknown: &[Fact]) -> Option<Objection> {
        if self.may_be_unasked(request.deed(), unknown) {
            return None;
        }
        self.answer(request).whole.takes_all()
    }

    /// Whether a deed is allowed whatever these facts of the record are, by a request that lacks them: a rule permits it that
    /// reads none of them, and so does none that forbids. Rules that permit may read what they like, but of a record that is
    /// known none of them may fail.
    pub fn gives(&self, request: &Request, unknown: &[Fact]) -> bool {
        let answer = self.answer(request);
        let lacks_alone = |id: &Arc<str>| {
            let rule = self.bundle.rule(id);
            rule.is_some_and(|rule| rule.effect() == Effect::Permit && !may_fail(rule))
        };
        let mut spoke = answer.whole.spoke.iter();
        !self.may_be_unasked(request.deed(), unknown)
            && spoke.any(|spoke| spoke.rule().effect() == Effect::Permit)
            && answer.whole.failed.iter().all(lacks_alone)
    }

    /// Whether rules ask first if one of these facts is known, or whether a party is that one of them may name: that it is
    /// not is no failure then.
    fn may_be_unasked(&self, deed: Deed, unknown: &[Fact]) -> bool {
        let mut asked_for = self.bundle.reads.about(deed).asked_for.iter();
        asked_for.any(|fact| unknown.contains(fact) || fact.of() == Of::Party)
    }

    /// Whether rules about a deed read this fact.
    pub fn reads(&self, deed: Deed, fact: Fact) -> bool {
        self.bundle.reads.about(deed).facts.contains(&fact)
    }

    /// The answer to a request: a remembered one where an equal request was answered.
    pub fn answer(&self, request: &Request) -> Arc<Answer> {
        self.remembered(request)
    }

    /// The answer to a request, evaluated now.
    pub fn fresh(&self, request: &Request) -> Answer {
        self.evaluated(request)
    }

    #[cfg(test)]
    pub(crate) const fn memory(&self) -> &Memory {
        &self.memory
    }

    fn remembered(&self, asks: &impl Asks) -> Arc<Answer> {
        let key = self.key(asks);
        if let Some(known) = self.memory.find(&key) {
            return known;
        }
        let answer = Arc::new(self.evaluated(asks));
        self.memory.keep(key, Arc::clone(&answer));
        answer
    }

    /// All that an answer depends on: what is asked, and the facts that the rules read.
    fn key(&self, asks: &impl Asks) -> Vec<u8> {
        let reads = self.bundle.reads.about(asks.deed());
        let (sections, agreed) = asks.sections();
        let mut key = Vec::with_capacity(64);
        key.push(asks.deed() as u8);
        key.extend(sections.bits().to_be_bytes());
        key.extend(agreed.bits().to_be_bytes());
        if reads.principal {
            write_text(asks.principal(), &mut key);
            let roles = asks.roles();
            key.extend((roles.len() as u64).to_be_bytes());
            key.extend(roles.iter().map(|role| *role as u8));
        }
        if reads.resource {
            write_text(asks.resource(), &mut key);
        }
        for fact in &reads.facts {
            match asks.fact(*fact) {
                Some(value) => value.write(&mut key),
                None => key.push(0),
            }
        }
        key
    }

    fn evaluated(&self, asks: &impl Asks) -> Answer {
        let scene = Scene::new(&self.bundle, asks);
        let whole = scene.verdict(asks.deed(), None);
        let mut sections = Vec::new();
        if whole.allowed && asks.deed().has_sections() {
            let (asked, agreed) = asks.sections();
            sections.extend(asked.iter().map(|section| {
                let of = OfSection {
                    section,
                    agreed: agreed.contains(section),
                };
                (section, scene.verdict(Deed::Disclose, Some(of)))
            }));
        }
        Answer { whole, sections }
    }
}

impl Local for Evaluator {
    fn narrow(&self, asked: &local::Asked<'_>) -> Narrowed {
        self.remembered(asked).narrowed()
    }

    fn objects(&self, asking: &Asking<'_>, now: Timestamp) -> Option<Objection> {
        self.remembered(&Queried { asking, now }).whole.objection()
    }

    fn sha256(&self) -> [u8; 32] {
        self.bundle.sha256()
    }
}

/// A section that is asked about, and whether the layers before let it go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfSection {
    pub(crate) section: Section,
    pub(crate) agreed: bool,
}

/// A request made ready for Cedar: the facts that the rules read, and no others.
pub(crate) struct Scene<'a, A> {
    bundle: &'a Bundle,
    asks: &'a A,
    entities: Option<Entities>,
}

impl<'a, A: Asks> Scene<'a, A> {
    pub(crate) fn new(bundle: &'a Bundle, asks: &'a A) -> Self {
        Self {
            bundle,
            asks,
            entities: entities(bundle, asks),
        }
    }

    /// What the rules say of the whole, or of a section.
    pub(crate) fn verdict(&self, deed: Deed, of: Option<OfSection>) -> Verdict {
        let said = self.ask(&self.bundle.set, deed, of);
        let Some((decision, reasons, errors)) = said else {
            // What cannot be put to the rules is denied.
            return Verdict {
                allowed: false,
                spoke: Vec::new(),
                failed: vec![Arc::from(NOT_ASKED)],
            };
        };
        let failed = self.rules(&errors).into_iter();
        let failed: Vec<_> = failed.map(|spoke| Arc::clone(&spoke.0.id)).collect();
        Verdict {
            allowed: decision == Decision::Allow && failed.is_empty(),
            spoke: self.rules(&reasons),
            failed,
        }
    }

    /// What one part of a rule comes to; none when it cannot be evaluated.
    pub(crate) fn holds(
        &self,
        part: &PolicySet,
        deed: Deed,
        of: Option<OfSection>,
    ) -> Option<bool> {
        let (decision, _, errors) = self.ask(part, deed, of)?;
        errors.is_empty().then_some(decision == Decision::Allow)
    }

    fn ask(
        &self,
        set: &PolicySet,
        deed: Deed,
        of: Option<OfSection>,
    ) -> Option<(Decision, Vec<String>, Vec<String>)> {
        let context = self.context(deed, of)?;
        let asked = Asked::new(
            uid(deed.principal(), self.asks.principal())?,
            action(deed.name())?,
            uid(deed.resource(), self.asks.resource())?,
            context,
            None,
        );
        let response = AUTHORIZER.is_authorized(&asked.ok()?, set, self.entities.as_ref()?);
        let said = response.diagnostics();
        let reasons = said.reason().map(ToString::to_string).collect();
        let errors = said.errors().map(|error| match error {
            cedar_policy::AuthorizationError::PolicyEvaluationError(error) => {
                error.policy_id().to_string()
            }
        });
        Some((response.decision(), reasons, errors.collect()))
    }

    /// The rules of these ids, in the order of the bundle.
    fn rules(&self, ids: &[String]) -> Vec<Spoke> {
        let mut places: Vec<_> = ids.iter().filter_map(|id| self.bundle.place(id)).collect();
        places.sort_unstable();
        let rules = places.into_iter();
        let rules = rules.filter_map(|place| self.bundle.rules().get(place));
        rules.cloned().map(Spoke).collect()
    }

    fn context(&self, deed: Deed, of: Option<OfSection>) -> Option<Context> {
        let reads = self.bundle.reads.about(self.asks.deed());
        let facts = reads.facts.iter().copied();
        let facts = facts.filter(|fact| fact.of() == Of::Context);
        let mut pairs = Vec::new();
        for fact in facts {
            let value = match (fact, of) {
                (Fact::Agreed, Some(of)) => {
                    let whole = self.asks.fact(fact) == Some(Value::Flag(true));
                    Value::Flag(of.agreed && whole)
                }
                (Fact::Section, Some(of)) => Value::text(of.section.name()),
                (Fact::By, Some(_)) => Value::text(self.asks.deed().name()),
                (_, _) if deed.has(fact) => match self.asks.fact(fact) {
                    Some(value) => value,
                    None => continue,
                },
                (_, _) => continue,
            };
            pairs.push((fact.name().to_owned(), restricted(fact.type_of(), &value)?));
        }
        Context::from_pairs(pairs).ok()
    }
}

static AUTHORIZER: LazyLock<Authorizer> = LazyLock::new(Authorizer::new);

/// The action, the principal, the resource and the parties that they name.
fn entities(bundle: &Bundle, asks: &impl Asks) -> Option<Entities> {
    let deed = asks.deed();
    let reads = bundle.reads.about(deed);
    let group = deed.group().and_then(action);
    let mut all = vec![Entity::new_no_attrs(
        action(deed.name())?,
        group.into_iter().collect(),
    )];
    if deed.has_sections() {
        all.push(Entity::new_no_attrs(
            action(Deed::Disclose.name())?,
            HashSet::new(),
        ));
    }
    let resource_of = match deed.resource() {
        "Record" => Of::Record,
        "Query" => Of::Query,
        _ => Of::Call,
    };
    let mut parties: HashSet<String> = HashSet::new();
    let mut attributes = HashMap::new();
    for fact in &reads.facts {
        if fact.of() != resource_of {
            continue;
        }
        let Some(value) = asks.fact(*fact) else {
            continue;
        };
        match (fact.type_of(), &value) {
            (Type::Party, Value::Text(party)) => {
                parties.insert(party.to_string());
            }
            (Type::Parties, Value::Texts(named)) => {
                parties.extend(named.iter().map(ToString::to_string));
            }
            _ => {}
        }
        attributes.insert(fact.name().to_owned(), restricted(fact.type_of(), &value)?);
    }
    let resource = uid(deed.resource(), asks.resource())?;
    all.push(Entity::new(resource, attributes, HashSet::new()).ok()?);
    if deed.principal() == "Officer" {
        let roles = asks.roles().into_iter();
        let roles = roles.map(|role| uid(List::Role.name(), role.code()));
        let officer = uid("Officer", asks.principal())?;
        all.push(Entity::new_no_attrs(officer, roles.collect::<Option<_>>()?));
    } else {
        parties.insert(asks.principal().to_owned());
    }
    let reads_country = reads.facts.contains(&Fact::Country);
    #[expect(
        clippy::iter_over_hash_type,
        reason = "the entities are a set: their order reaches nothing"
    )]
    for party in parties {
        let country = party.split('/').next().unwrap_or_default().to_owned();
        let country = reads_country.then(|| {
            let country = RestrictedExpression::new_string(country);
            (Fact::Country.name().to_owned(), country)
        });
        let party = uid("Party", &party)?;
        all.push(Entity::new(party, country.into_iter().collect(), HashSet::new()).ok()?);
    }
    Entities::from_entities(all, None).ok()
}

/// A value as Cedar has it.
fn restricted(kind: Type, value: &Value<'_>) -> Option<RestrictedExpression> {
    let text = |text: &str| {
        let of = match kind {
            Type::One(list) | Type::Some(list) => list.name(),
            Type::Party | Type::Parties => "Party",
            Type::Flag | Type::Number | Type::Text | Type::Texts | Type::Time => {
                return Some(RestrictedExpression::new_string(text.to_owned()));
            }
        };
        Some(RestrictedExpression::new_entity_uid(uid(of, text)?))
    };
    Some(match value {
        Value::Flag(flag) => RestrictedExpression::new_bool(*flag),
        Value::Number(number) => RestrictedExpression::new_long(*number),
        Value::Text(one) => text(one)?,
        Value::Texts(some) => {
            let some = some.iter().map(|one| text(one));
            RestrictedExpression::new_set(some.collect::<Option<Vec<_>>>()?)
        }
        Value::Time(at) => RestrictedExpression::new_datetime(at.to_string()),
    })
}

fn uid(kind: &'static str, id: &str) -> Option<EntityUid> {
    let mut types = TYPES.iter();
    let (_, kind) = types.find(|(name, _)| *name == kind)?;
    Some(EntityUid::from_type_name_and_id(
        kind.clone(),
        EntityId::new(id),
    ))
}

fn action(name: &str) -> Option<EntityUid> {
    uid("Action", name)
}

/// The types of the schema.
static TYPES: LazyLock<Vec<(&'static str, EntityTypeName)>> = LazyLock::new(|| {
    let names = ["Action", "Party", "Officer", "Record", "Query", "Call"];
    let names = names.into_iter().chain(List::ALL.map(List::name));
    let types = names.filter_map(|name| {
        let kind = EntityTypeName::from_str(&format!("NTC::{name}")).ok()?;
        Some((name, kind))
    });
    types.collect()
});
