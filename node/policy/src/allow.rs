//! What would allow what is denied: the fewest changes of the facts that the rules read.
//!
//! The changes that are tried come from the rules themselves: each value that a rule compares a fact with, and one that it
//! does not name. They are tried by the same evaluation, first one at a time, then two, then three; the first number that
//! allows is the answer, so that nothing less of what was tried would.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use cedar_policy::pst::{BinaryOp, EntityOrSlot, Expr, Literal, PrincipalConstraint, Var};
use ntc_core::identity::officer::Role;
use ntc_core::phrase::Phrase;

use crate::bundle::Bundle;
use crate::evaluator::{OfSection, Scene};
use crate::fact::{Fact, List, Type};
use crate::request::{Deed, Request};
use crate::tree::{facts_of, is_about};
use crate::value::Value;
use crate::words::children;

/// Most changes together.
pub const MAX_CHANGES: usize = 3;
/// Most combinations that are tried; past it nothing is said.
pub const MAX_TRIALS: usize = 4096;
/// Most ways that are told.
const MAX_WAYS: usize = 3;

/// A change that would count.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Change {
    /// The fact had this value.
    Be(Fact, Value<'static>),
    /// The set had this member too.
    Have(Fact, String),
    /// The set did not have this member.
    Lack(Fact, String),
    /// The officer had this role.
    Role(Role),
    /// The agreements and the author's handling let the section go.
    AgreedSection,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl Change {
    /// What would be otherwise. Facts and their values are told as rules write them.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Be(Fact::Agreed, _) => Phrase::IfAgreed {},
            Self::AgreedSection => Phrase::IfSectionAgreed {},
            Self::Be(fact, value) => Phrase::IfFact {
                fact: fact.path(),
                value: value.said(),
            },
            Self::Have(fact, member) => Phrase::IfHad {
                fact: fact.path(),
                member: member.clone(),
            },
            Self::Lack(fact, member) => Phrase::IfLacked {
                fact: fact.path(),
                member: member.clone(),
            },
            Self::Role(role) => Phrase::IfRole {
                role: role.to_string(),
            },
        }
    }

    /// The request after the change.
    pub fn apply(&self, request: &mut Request) {
        let set = |request: &Request, fact: Fact| match request.fact(fact) {
            Some(Value::Texts(texts)) => texts.clone(),
            _ => BTreeSet::new(),
        };
        match self {
            Self::Be(fact, value) => request.set(*fact, value.clone()),
            Self::Have(fact, member) => {
                let mut members = set(request, *fact);
                members.insert(Cow::Owned(member.clone()));
                request.set(*fact, Value::Texts(members));
            }
            Self::Lack(fact, member) => {
                let mut members = set(request, *fact);
                members.remove(member.as_str());
                request.set(*fact, Value::Texts(members));
            }
            Self::Role(role) => {
                request.roles.insert(*role);
            }
            Self::AgreedSection => request.agreed = request.sections,
        }
    }

    /// Two changes that speak of the same thing are not tried together, but of members of one set.
    fn excludes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Be(one, _), Self::Be(two, _) | Self::Have(two, _) | Self::Lack(two, _))
            | (Self::Have(one, _) | Self::Lack(one, _), Self::Be(two, _)) => one == two,
            _ => false,
        }
    }
}

/// The ways with the fewest changes that allow the whole, or a section of it.
pub(crate) fn would_allow(
    bundle: &Bundle,
    request: &Request,
    of: Option<OfSection>,
) -> Vec<Vec<Change>> {
    let deed = of.map_or(request.deed(), |_| Deed::Disclose);
    let candidates = candidates(bundle, request, deed, of);
    fewest(&candidates, Change::excludes, MAX_TRIALS, |changes| {
        allows(bundle, request, of, changes)
    })
}

/// The fewest changes that allow it, one way or several; none where there are none, or none was found in so many trials.
pub(crate) fn fewest<C: Clone>(
    candidates: &[C],
    excludes: fn(&C, &C) -> bool,
    max_trials: usize,
    allows: impl Fn(&[&C]) -> bool,
) -> Vec<Vec<C>> {
    let mut trials = 0;
    for count in 1..=MAX_CHANGES {
        let mut ways = Vec::new();
        let mut trial = |changes: &[&C]| {
            trials += 1;
            (trials <= max_trials).then(|| allows(changes))
        };
        let ended = choose(candidates, count, excludes, &mut trial, &mut ways);
        if !ways.is_empty() || !ended {
            return ways;
        }
    }
    Vec::new()
}

/// Tries each choice of so many; false when there are enough ways, or no more may be tried.
fn choose<C: Clone>(
    from: &[C],
    count: usize,
    excludes: fn(&C, &C) -> bool,
    trial: &mut impl FnMut(&[&C]) -> Option<bool>,
    ways: &mut Vec<Vec<C>>,
) -> bool {
    fn further<'a, C: Clone>(
        from: &'a [C],
        (count, excludes): (usize, fn(&C, &C) -> bool),
        chosen: &mut Vec<&'a C>,
        trial: &mut impl FnMut(&[&C]) -> Option<bool>,
        ways: &mut Vec<Vec<C>>,
    ) -> bool {
        if chosen.len() == count {
            let Some(allows) = trial(chosen) else {
                return false;
            };
            if allows {
                ways.push(chosen.iter().map(|change| (*change).clone()).collect());
            }
            return ways.len() < MAX_WAYS;
        }
        for (at, change) in from.iter().enumerate() {
            if chosen.iter().any(|other| excludes(change, other)) {
                continue;
            }
            chosen.push(change);
            let rest = from.get(at + 1..).unwrap_or_default();
            let more = further(rest, (count, excludes), chosen, trial, ways);
            chosen.pop();
            if !more {
                return false;
            }
        }
        true
    }
    let mut chosen = Vec::with_capacity(count);
    further(from, (count, excludes), &mut chosen, trial, ways)
}

/// Whether a request after some changes is allowed.
pub(crate) fn allows(
    bundle: &Bundle,
    request: &Request,
    of: Option<OfSection>,
    changes: &[&Change],
) -> bool {
    let mut changed = request.clone();
    changes.iter().for_each(|change| change.apply(&mut changed));
    let scene = Scene::new(bundle, &changed);
    match of {
        None => scene.verdict(changed.deed(), None).allowed,
        Some(of) => {
            let of = OfSection {
                agreed: changed.agreed.contains(of.section),
                ..of
            };
            scene.verdict(Deed::Disclose, Some(of)).allowed
        }
    }
}

/// The changes that rules about the deed could ask for.
pub(crate) fn candidates(
    bundle: &Bundle,
    request: &Request,
    deed: Deed,
    of: Option<OfSection>,
) -> Vec<Change> {
    let mut found = Found {
        deed,
        named: BTreeSet::new(),
        facts: Vec::new(),
        roles: BTreeSet::new(),
    };
    for rule in bundle.rules() {
        if !is_about(&rule.body.action, deed) {
            continue;
        }
        if let PrincipalConstraint::In(EntityOrSlot::Entity(uid))
        | PrincipalConstraint::IsIn(_, EntityOrSlot::Entity(uid)) = &rule.body.principal
        {
            found.roles.extend(uid.eid.parse::<Role>());
        }
        for condition in rule.conditions() {
            facts_of(condition, deed, &mut found.facts);
            found.expression(condition);
        }
    }
    let mut changes = BTreeSet::new();
    let held: BTreeSet<_> = request.roles().collect();
    let roles = found.roles.iter().filter(|role| !held.contains(role));
    changes.extend(roles.map(|role| Change::Role(*role)));
    for fact in &found.facts {
        found.changes(*fact, request, of, &mut changes);
    }
    changes.into_iter().collect()
}

/// What the rules compare facts with.
struct Found {
    deed: Deed,
    named: BTreeSet<(Fact, String)>,
    facts: Vec<Fact>,
    roles: BTreeSet<Role>,
}

impl Found {
    /// Each literal that stands in one comparison with a fact.
    fn expression(&mut self, expr: &Expr) {
        if let Expr::BinaryOp { op, left, right } = expr
            && !matches!(op, BinaryOp::And | BinaryOp::Or)
        {
            let mut facts = Vec::new();
            facts_of(expr, self.deed, &mut facts);
            let mut literals = Vec::new();
            literals_of(left, &mut literals);
            literals_of(right, &mut literals);
            for fact in facts {
                let named = literals.iter().map(|literal| (fact, literal.clone()));
                self.named.extend(named);
            }
            if matches!(&**left, Expr::Var(Var::Principal)) {
                let roles = literals
                    .iter()
                    .filter_map(|literal| literal.parse::<Role>().ok());
                self.roles.extend(roles);
            }
        }
        for part in children(expr).into_iter().flatten() {
            self.expression(part);
        }
    }

    fn changes(
        &self,
        fact: Fact,
        request: &Request,
        of: Option<OfSection>,
        changes: &mut BTreeSet<Change>,
    ) {
        let named = self.named.iter().filter(|(named, _)| *named == fact);
        let named: BTreeSet<&str> = named.map(|(_, literal)| literal.as_str()).collect();
        let mut be = |value: Value<'static>| {
            if request.fact(fact) != Some(&value) {
                changes.insert(Change::Be(fact, value));
            }
        };
        match fact.type_of() {
            // What is asked about stays what it is.
            _ if matches!(fact, Fact::Section | Fact::By | Fact::Now | Fact::Country) => {}
            Type::Flag if fact == Fact::Agreed => {
                be(Value::Flag(true));
                if of.is_some_and(|of| !of.agreed) {
                    changes.insert(Change::AgreedSection);
                }
            }
            Type::Flag => {
                be(Value::Flag(true));
                be(Value::Flag(false));
            }
            Type::Number => {
                let numbers = named
                    .iter()
                    .filter_map(|literal| literal.parse::<i64>().ok());
                for number in numbers {
                    for near in [number.saturating_sub(1), number, number.saturating_add(1)] {
                        be(Value::Number(near));
                    }
                }
            }
            Type::One(list) => {
                for literal in &named {
                    be(Value::Text(Cow::Owned((*literal).to_owned())));
                }
                // Of those that no rule names one stands for all.
                if let Some(other) = unnamed(list, &named) {
                    be(Value::text(other));
                }
            }
            Type::Text | Type::Party => {
                for literal in &named {
                    be(Value::Text(Cow::Owned((*literal).to_owned())));
                }
            }
            Type::Texts | Type::Some(_) | Type::Parties => {
                let held = match request.fact(fact) {
                    Some(Value::Texts(held)) => held.clone(),
                    _ => BTreeSet::new(),
                };
                let literals = named.iter().copied();
                let who = (fact.type_of() == Type::Parties).then(|| request.principal());
                for literal in literals.chain(who) {
                    let literal = literal.to_owned();
                    changes.insert(if held.contains(literal.as_str()) {
                        Change::Lack(fact, literal)
                    } else {
                        Change::Have(fact, literal)
                    });
                }
            }
            Type::Time => {}
        }
    }
}

/// A member of a list that no rule names.
fn unnamed(list: List, named: &BTreeSet<&str>) -> Option<&'static str> {
    list.members()
        .into_iter()
        .find(|member| !named.contains(member))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "Cedar's literals are an open list: a flag is no name, and what is new is none"
)]
fn literals_of(expr: &Expr, literals: &mut Vec<String>) {
    if let Expr::Literal(literal) = expr {
        match literal {
            Literal::Long(number) => literals.push(number.to_string()),
            Literal::String(text) => literals.push(text.to_string()),
            Literal::EntityUID(uid) => literals.push(uid.eid.to_string()),
            _ => {}
        }
    }
    for part in children(expr).into_iter().flatten() {
        literals_of(part, literals);
    }
}
