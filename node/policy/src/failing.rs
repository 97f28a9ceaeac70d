//! Which rules can fail although everything that they read is known.
//!
//! A rule that was checked against the schema reads nothing that is not there. What is left are sums that are too large,
//! what is read of somebody whom the request does not name, and what this version does not know of Cedar.

use cedar_policy::pst::{BinaryOp, Expr, Literal, UnaryOp};

use crate::rule::Rule;
use crate::words::children;

/// Whether a rule can fail although everything that it reads is known. True where that is not certain.
pub(crate) fn may_fail(rule: &Rule) -> bool {
    !rule.conditions().all(|condition| holds_or_not(condition))
}

/// Whether an expression always has a value.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what calculates, and what this version does not know, may fail"
)]
fn holds_or_not(expr: &Expr) -> bool {
    let is_safe = match expr {
        Expr::BinaryOp { op, .. } => matches!(
            op,
            BinaryOp::Eq
                | BinaryOp::NotEq
                | BinaryOp::Less
                | BinaryOp::LessEq
                | BinaryOp::Greater
                | BinaryOp::GreaterEq
                | BinaryOp::And
                | BinaryOp::Or
                | BinaryOp::In
                | BinaryOp::Contains
                | BinaryOp::ContainsAll
                | BinaryOp::ContainsAny
        ),
        Expr::UnaryOp { op, expr } => match op {
            UnaryOp::Not | UnaryOp::IsEmpty => true,
            // The check of the rule has read it.
            UnaryOp::Datetime | UnaryOp::Duration => {
                matches!(&**expr, Expr::Literal(Literal::String(_)))
            }
            _ => false,
        },
        // The party that a fact holds is known with it.
        Expr::GetAttr { expr, .. } => match &**expr {
            Expr::Var(_) => true,
            Expr::GetAttr { expr, .. } => matches!(&**expr, Expr::Var(_)),
            _ => false,
        },
        Expr::Literal(_)
        | Expr::Var(_)
        | Expr::HasAttr { .. }
        | Expr::Like { .. }
        | Expr::Is { .. }
        | Expr::IfThenElse { .. }
        | Expr::Set(_)
        | Expr::Record(_) => true,
        _ => false,
    };
    let parts = children(expr).into_iter().flatten();
    is_safe && parts.into_iter().all(|part| holds_or_not(part))
}
