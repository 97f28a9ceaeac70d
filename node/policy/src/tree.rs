//! A rule, part by part: what each part comes to, by the evaluation that decides.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "Cedar's expressions are an open list: what is not named here is one part"
)]

use std::sync::Arc;

use cedar_policy::pst::{
    ActionConstraint, BinaryOp, Clause, Effect as CedarEffect, EntityOrSlot, EntityUID, Expr,
    Policy as Tree, PrincipalConstraint, ResourceConstraint, StaticPolicy, Template, UnaryOp, Var,
};
use cedar_policy::{Policy, PolicySet};
use ntc_core::phrase::{Name, Phrase};

use crate::evaluator::{OfSection, Scene};
use crate::fact::Fact;
use crate::request::{Asks, Deed};
use crate::rule::{Effect, Rule};
use crate::value::Value;
use crate::words::{children, of_entity, words};

/// How deep parts of parts are shown.
const MAX_DEPTH: usize = 16;

/// What a part comes to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tick {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It could not be evaluated.
    Failed,
}

impl Tick {
    const fn of(holds: Option<bool>) -> Self {
        match holds {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Failed,
        }
    }
}

/// A rule, or a part of one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Node {
    /// What it comes to.
    pub tick: Tick,
    /// How it reads.
    pub text: Phrase,
    /// The facts that it reads, and their values; none where one is unknown.
    pub found: Vec<(Fact, Option<Value<'static>>)>,
    /// Its parts.
    pub parts: Vec<Self>,
}

/// A rule as it comes out for a question; none for a rule of other deeds.
pub(crate) fn tree<A: Asks>(
    rule: &Rule,
    (scene, asks): (&Scene<'_, A>, &A),
    (deed, of): (Deed, Option<OfSection>),
) -> Option<Node> {
    if !speaks_of(rule, deed) {
        return None;
    }
    let look = Look {
        scene,
        asks,
        deed,
        of,
    };
    let mut parts = look.scope(&rule.body);
    for clause in rule.body.clauses() {
        parts.push(match clause {
            Clause::When(condition) => look.part(condition, MAX_DEPTH),
            Clause::Unless(condition) => {
                let inner = look.part(condition, MAX_DEPTH);
                Node {
                    tick: match inner.tick {
                        Tick::Yes => Tick::No,
                        Tick::No => Tick::Yes,
                        Tick::Failed => Tick::Failed,
                    },
                    text: Phrase::Unless {},
                    found: Vec::new(),
                    parts: vec![inner],
                }
            }
        });
    }
    // A rule applies when all of its parts hold; one that does not hold keeps the later ones from counting.
    let first = parts.iter().find(|part| part.tick != Tick::Yes);
    Some(Node {
        tick: first.map_or(Tick::Yes, |part| part.tick),
        text: of_rule(rule),
        found: Vec::new(),
        parts,
    })
}

/// What a rule does, which it is, and why there is one.
fn of_rule(rule: &Rule) -> Phrase {
    let why = Name::of_rule(&rule.id, &rule.why);
    let id = rule.id.to_string();
    match rule.effect {
        Effect::Permit => Phrase::RulePermit { rule: id, why },
        Effect::Forbid => Phrase::RuleForbid { rule: id, why },
    }
}

/// Whether a rule can apply to a deed at all, by its head.
pub(crate) fn speaks_of(rule: &Rule, deed: Deed) -> bool {
    is_about(&rule.body.action, deed) && types_fit(&rule.body, deed)
}

/// Whether a rule speaks of a deed, by its name or by its group.
pub(crate) fn is_about(constraint: &ActionConstraint, deed: Deed) -> bool {
    let named = |name: &str| name == deed.name() || Some(name) == deed.group();
    match constraint {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(uid) => uid.eid == deed.name(),
        ActionConstraint::In(uids) => uids.iter().any(|uid| named(&uid.eid)),
    }
}

/// Whether a rule speaks of what the deed is done by and with.
fn types_fit(body: &Template, deed: Deed) -> bool {
    let principal = match &body.principal {
        PrincipalConstraint::Is(kind) | PrincipalConstraint::IsIn(kind, _) => {
            kind.0.id.as_str() == deed.principal()
        }
        PrincipalConstraint::Any | PrincipalConstraint::Eq(_) | PrincipalConstraint::In(_) => true,
    };
    let resource = match &body.resource {
        ResourceConstraint::Is(kind) | ResourceConstraint::IsIn(kind, _) => {
            kind.0.id.as_str() == deed.resource()
        }
        ResourceConstraint::Any | ResourceConstraint::Eq(_) | ResourceConstraint::In(_) => true,
    };
    principal && resource
}

struct Look<'a, 'b, A> {
    scene: &'a Scene<'b, A>,
    asks: &'a A,
    deed: Deed,
    of: Option<OfSection>,
}

impl<A: Asks> Look<'_, '_, A> {
    /// What the head of a rule asks beyond action and types.
    fn scope(&self, body: &Template) -> Vec<Node> {
        let mut parts = Vec::new();
        match &body.principal {
            PrincipalConstraint::Eq(EntityOrSlot::Entity(uid)) => {
                parts.push(self.head(head_is("principal", uid), |probe| {
                    probe.principal = body.principal.clone();
                }));
            }
            PrincipalConstraint::In(EntityOrSlot::Entity(uid))
            | PrincipalConstraint::IsIn(_, EntityOrSlot::Entity(uid)) => {
                parts.push(self.head(head_has("principal", uid), |probe| {
                    probe.principal = body.principal.clone();
                }));
            }
            PrincipalConstraint::Any
            | PrincipalConstraint::Is(_)
            | PrincipalConstraint::Eq(EntityOrSlot::Slot(_))
            | PrincipalConstraint::In(EntityOrSlot::Slot(_))
            | PrincipalConstraint::IsIn(_, EntityOrSlot::Slot(_)) => {}
        }
        match &body.resource {
            ResourceConstraint::Eq(EntityOrSlot::Entity(uid))
            | ResourceConstraint::In(EntityOrSlot::Entity(uid))
            | ResourceConstraint::IsIn(_, EntityOrSlot::Entity(uid)) => {
                parts.push(self.head(head_is("resource", uid), |probe| {
                    probe.resource = body.resource.clone();
                }));
            }
            ResourceConstraint::Any
            | ResourceConstraint::Is(_)
            | ResourceConstraint::Eq(EntityOrSlot::Slot(_))
            | ResourceConstraint::In(EntityOrSlot::Slot(_))
            | ResourceConstraint::IsIn(_, EntityOrSlot::Slot(_)) => {}
        }
        parts
    }

    fn head(&self, text: Phrase, set: impl FnOnce(&mut Template)) -> Node {
        let mut probe = probe();
        set(&mut probe);
        Node {
            tick: Tick::of(self.holds(probe)),
            text,
            found: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// A condition, and where it is made of conditions, those.
    fn part(&self, expr: &Arc<Expr>, depth: usize) -> Node {
        let mut probe = probe();
        let holds = probe
            .try_add_clause(Clause::When(Arc::clone(expr)))
            .ok()
            .and_then(|()| self.holds(probe));
        let made_of: Vec<&Arc<Expr>> = match &**expr {
            Expr::BinaryOp {
                op: BinaryOp::And, ..
            } => joined(expr, BinaryOp::And),
            Expr::BinaryOp {
                op: BinaryOp::Or, ..
            } => joined(expr, BinaryOp::Or),
            Expr::UnaryOp {
                op: UnaryOp::Not,
                expr: inner,
            } if is_joined(inner) => vec![inner],
            Expr::IfThenElse { .. } => children(expr).unwrap_or_default(),
            _ => Vec::new(),
        };
        let text = match &**expr {
            Expr::BinaryOp {
                op: BinaryOp::And, ..
            } => Phrase::AllOf {},
            Expr::BinaryOp {
                op: BinaryOp::Or, ..
            } => Phrase::AnyOf {},
            Expr::UnaryOp {
                op: UnaryOp::Not, ..
            } if !made_of.is_empty() => Phrase::NotThat {},
            Expr::IfThenElse { .. } => Phrase::IfThenElse {},
            _ => Phrase::Told { text: words(expr) },
        };
        let is_leaf = made_of.is_empty() || depth == 0;
        let parts = made_of.into_iter().filter(|_| depth > 0);
        Node {
            tick: Tick::of(holds),
            text,
            found: if is_leaf {
                self.found(expr)
            } else {
                Vec::new()
            },
            parts: parts.map(|part| self.part(part, depth - 1)).collect(),
        }
    }

    fn holds(&self, probe: Template) -> Option<bool> {
        let probe = Tree::Static(StaticPolicy::try_from(probe).ok()?);
        let policy = Policy::from_pst(probe).ok()?;
        let set = PolicySet::from_policies([policy]).ok()?;
        self.scene.holds(&set, self.deed, self.of)
    }

    /// The facts that a part reads, with their values.
    fn found(&self, expr: &Expr) -> Vec<(Fact, Option<Value<'static>>)> {
        let mut facts = Vec::new();
        facts_of(expr, self.deed, &mut facts);
        let found = facts.into_iter().map(|fact| {
            let value = match (fact, self.of) {
                (Fact::Section, Some(of)) => Some(Value::text(of.section.name())),
                (Fact::By, Some(_)) => Some(Value::text(self.asks.deed().name())),
                (Fact::Agreed, Some(of)) if !of.agreed => Some(Value::Flag(false)),
                _ => self.asks.fact(fact).map(|value| value.clone().into_owned()),
            };
            (fact, value)
        });
        found.collect()
    }
}

fn head_is(what: &str, uid: &EntityUID) -> Phrase {
    let (what, whom) = (what.to_owned(), of_entity(uid));
    Phrase::HeadIs { what, whom }
}

fn head_has(what: &str, uid: &EntityUID) -> Phrase {
    let (what, whom) = (what.to_owned(), of_entity(uid));
    Phrase::HeadHas { what, whom }
}

/// A rule that applies whatever is asked.
fn probe() -> Template {
    Template::new(
        "probe",
        CedarEffect::Permit,
        PrincipalConstraint::Any,
        ActionConstraint::Any,
        ResourceConstraint::Any,
    )
}

fn is_joined(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::BinaryOp {
            op: BinaryOp::And | BinaryOp::Or,
            ..
        }
    )
}

/// The parts of a chain of one operator.
fn joined(expr: &Arc<Expr>, by: BinaryOp) -> Vec<&Arc<Expr>> {
    match &**expr {
        Expr::BinaryOp { op, left, right } if *op == by => {
            let mut parts = joined(left, by);
            parts.extend(joined(right, by));
            parts
        }
        _ => vec![expr],
    }
}

/// The facts that an expression reads, each once.
pub(crate) fn facts_of(expr: &Expr, deed: Deed, facts: &mut Vec<Fact>) {
    let mut read = |root: &Expr, name: &str| {
        if let Some(fact) = fact_of(root, name, deed)
            && !facts.contains(&fact)
        {
            facts.push(fact);
        }
    };
    match expr {
        Expr::GetAttr { expr, attr } => read(expr, attr),
        Expr::HasAttr { expr, attrs } => read(expr, &attrs.head),
        _ => {}
    }
    for part in children(expr).into_iter().flatten() {
        facts_of(part, deed, facts);
    }
}

/// The fact that an attribute of a variable is.
pub(crate) fn fact_of(root: &Expr, name: &str, deed: Deed) -> Option<Fact> {
    let Expr::Var(var) = root else {
        return None;
    };
    let of = match var {
        Var::Principal => deed.principal().to_lowercase(),
        Var::Resource => deed.resource().to_lowercase(),
        Var::Context => "context".to_owned(),
        Var::Action => return None,
    };
    Fact::of_path(&format!("{of}.{name}"))
}
