//! What the rules read. A decision is given no more than that, so it cannot depend on anything else, and two requests
//! that agree in it have one answer.

use std::collections::BTreeSet;
use std::sync::Arc;

use cedar_policy::pst::{Expr, PrincipalConstraint, ResourceConstraint, UnaryOp, Var};

use crate::fact::Fact;
use crate::rule::Rule;
use crate::words::children;

/// What some rules read.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Reads {
    pub(crate) facts: BTreeSet<Fact>,
    /// Who the party or officer is, beyond its facts.
    pub(crate) principal: bool,
    /// Which call it is.
    pub(crate) resource: bool,
}

impl Reads {
    pub(crate) fn of(rules: &[Arc<Rule>]) -> Self {
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
            // A fact may hold a party, whose country is a fact of that party.
            Expr::GetAttr { expr, attr } => {
                self.name(attr);
                self.of_root(expr);
            }
            Expr::HasAttr { expr, attrs } => {
                attrs.iter().for_each(|attr| self.name(attr));
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
            | Expr::Literal(_) => {}
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
        let named = Fact::ALL.iter().filter(|fact| fact.name() == name);
        self.facts.extend(named);
    }

    pub(crate) fn everything(&mut self) {
        self.facts.extend(Fact::ALL);
        self.principal = true;
        self.resource = true;
    }
}
