//! What the rules read. A decision is given no more than that, so it cannot depend on anything else, and two requests
//! that agree in it have one answer. Each deed is asked of the rules about it, so what they read is kept for each deed.

use std::collections::BTreeSet;
use std::sync::Arc;

use cedar_policy::pst::{Expr, Literal, PrincipalConstraint, ResourceConstraint, UnaryOp, Var};

use crate::fact::Fact;
use crate::request::Deed;
use crate::rule::Rule;
use crate::tree::speaks_of;
use crate::words::children;

/// What the rules about each deed read.
#[derive(Clone, Debug)]
pub(crate) struct ReadsOfDeeds {
    /// In the order of [`Deed::ALL`].
    deeds: [Reads; Deed::ALL.len()],
    /// What all rules read together.
    all: Reads,
}

impl ReadsOfDeeds {
    pub(crate) fn of(rules: &[Arc<Rule>]) -> Self {
        Self {
            deeds: Deed::ALL.map(|deed| {
                let of_sections = deed.has_sections().then_some(Deed::Disclose);
                let about = |rule: &&Arc<Rule>| {
                    speaks_of(rule, deed) || of_sections.is_some_and(|deed| speaks_of(rule, deed))
                };
                Reads::of(rules.iter().filter(about))
            }),
            all: Reads::of(rules),
        }
    }

    /// What an answer to a request for this deed may depend on.
    pub(crate) fn about(&self, deed: Deed) -> &Reads {
        self.deeds.get(deed as usize).unwrap_or(&self.all)
    }

    /// The same as if every rule read all that there is.
    #[cfg(test)]
    pub(crate) fn everything(&mut self) {
        self.deeds.iter_mut().for_each(Reads::everything);
    }
}

/// What some rules read.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Reads {
    pub(crate) facts: BTreeSet<Fact>,
    /// Those of them of which a rule asks whether they are known.
    pub(crate) asked_for: BTreeSet<Fact>,
    /// Who the party or officer is, beyond its facts.
    pub(crate) principal: bool,
    /// Which call it is.
    pub(crate) resource: bool,
}

impl Reads {
    fn of<'a>(rules: impl IntoIterator<Item = &'a Arc<Rule>>) -> Self {
        let mut reads = Self::default();
        for rule in rules {
            reads.principal |= !matches!(
                rule.body.principal,
                PrincipalConstraint::Any | PrincipalConstraint::Is(_)
            );
            reads.resource |= !matches!(
                rule.body.resource,
                ResourceConstraint::Any | ResourceConstraint::Is(_)
            );
            for condition in rule.conditions() {
                reads.expression(condition);
            }
        }
        reads
    }

    fn expression(&mut self, expr: &Expr) {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "every other expression reads what its parts read"
        )]
        match expr {
            Expr::Var(Var::Principal) => self.principal = true,
            Expr::Var(Var::Resource) => self.resource = true,
            // Whoever compares it whole reads all of it.
            Expr::Var(Var::Context) => self.everything(),
            // A fact may hold a party, whose country is a fact of that party.
            Expr::GetAttr { expr, attr } => {
                self.name(attr);
                self.of_root(expr);
            }
            Expr::HasAttr { expr, attrs } => {
                for attr in attrs {
                    self.name(attr);
                    self.asked_for.extend(named(attr));
                }
                self.of_root(expr);
            }
            Expr::Is {
                expr,
                in_expr: None,
                ..
            } => self.of_root(expr),
            Expr::UnaryOp {
                op: UnaryOp::Datetime | UnaryOp::Duration,
                ..
            }
            | Expr::Literal(Literal::Bool(_) | Literal::Long(_) | Literal::String(_)) => {}
            // What a rule writes out is known when it is the one that asks, or is asked about, and else it is not.
            Expr::Literal(Literal::EntityUID(uid)) => match uid.ty.0.id.as_str() {
                "Party" | "Officer" => self.principal = true,
                "Call" => self.resource = true,
                _ => {}
            },
            Expr::Literal(_) => self.everything(),
            _ => match children(expr) {
                Some(parts) => parts.into_iter().for_each(|part| self.expression(part)),
                // An expression that this version does not know may read anything.
                None => self.everything(),
            },
        }
    }

    /// What has a fact read of it is read no further than that when it is a variable.
    fn of_root(&mut self, root: &Expr) {
        if !matches!(root, Expr::Var(_)) {
            self.expression(root);
        }
    }

    fn name(&mut self, name: &str) {
        self.facts.extend(named(name));
    }

    fn everything(&mut self) {
        self.facts.extend(Fact::ALL);
        self.asked_for.extend(Fact::ALL);
        self.principal = true;
        self.resource = true;
    }
}

/// Every fact of a name, of whatever it is.
fn named(name: &str) -> impl Iterator<Item = &'static Fact> {
    Fact::ALL.iter().filter(move |fact| fact.name() == name)
}
