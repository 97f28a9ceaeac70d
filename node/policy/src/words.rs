//! Parts of rules, and how they read.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "Cedar's expressions are an open list: what is new has no parts that we know, and reads as Cedar shows it"
)]

use std::sync::Arc;

use cedar_policy::pst::{BinaryOp, EntityUID, Expr, Literal, PatternElem, UnaryOp, Var};

/// The parts of an expression; none for one that this version does not know.
pub(crate) fn children(expr: &Expr) -> Option<Vec<&Arc<Expr>>> {
    Some(match expr {
        Expr::Literal(_) | Expr::Var(_) => Vec::new(),
        Expr::UnaryOp { expr, .. }
        | Expr::GetAttr { expr, .. }
        | Expr::HasAttr { expr, .. }
        | Expr::Like { expr, .. } => vec![expr],
        Expr::BinaryOp { left, right, .. } => vec![left, right],
        Expr::Is { expr, in_expr, .. } => std::iter::once(expr).chain(in_expr).collect(),
        Expr::IfThenElse {
            cond,
            then_expr,
            else_expr,
        } => vec![cond, then_expr, else_expr],
        Expr::Set(members) => members.iter().collect(),
        Expr::Record(fields) => fields.values().collect(),
        _ => return None,
    })
}

/// An expression as people read it: as it is written, without the namespace.
pub(crate) fn words(expr: &Expr) -> String {
    match expr {
        Expr::Literal(literal) => of_literal(literal),
        Expr::Var(var) => of_var(var).to_owned(),
        Expr::UnaryOp { op, expr } => of_unary(*op, expr),
        Expr::BinaryOp { op, left, right } => of_binary(*op, left, right),
        Expr::GetAttr { expr, attr } => format!("{}.{attr}", inner(expr)),
        Expr::HasAttr { expr, attrs } => {
            let attrs: Vec<&str> = attrs.iter().map(AsRef::as_ref).collect();
            format!("{} has {}", inner(expr), attrs.join("."))
        }
        Expr::Like { expr, pattern } => {
            let pattern: String = pattern
                .iter()
                .map(|part| match part {
                    PatternElem::Char(letter) => *letter,
                    PatternElem::Wildcard => '*',
                })
                .collect();
            format!("{} like {pattern:?}", inner(expr))
        }
        Expr::Is {
            expr,
            entity_type,
            in_expr,
        } => {
            let within = in_expr
                .as_ref()
                .map_or(String::new(), |within| format!(" in {}", inner(within)));
            format!("{} is {}{within}", inner(expr), entity_type.0.id)
        }
        Expr::IfThenElse {
            cond,
            then_expr,
            else_expr,
        } => format!(
            "if {} then {} else {}",
            words(cond),
            words(then_expr),
            words(else_expr)
        ),
        Expr::Set(members) => {
            let members: Vec<_> = members.iter().map(|member| words(member)).collect();
            format!("[{}]", members.join(", "))
        }
        Expr::Record(fields) => {
            let fields = fields.iter();
            let fields: Vec<_> = fields
                .map(|(name, value)| format!("{name}: {}", words(value)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
        _ => expr.to_string(),
    }
}

/// A party, an officer or a member of a list.
pub(crate) fn of_entity(uid: &EntityUID) -> String {
    format!("{} {}", uid.ty.0.id, uid.eid)
}

fn of_literal(literal: &Literal) -> String {
    match literal {
        Literal::Bool(flag) => flag.to_string(),
        Literal::Long(number) => number.to_string(),
        Literal::String(text) => format!("{text:?}"),
        Literal::EntityUID(uid) => uid.eid.to_string(),
        other => format!("{other:?}"),
    }
}

const fn of_var(var: &Var) -> &'static str {
    match var {
        Var::Principal => "principal",
        Var::Action => "action",
        Var::Resource => "resource",
        Var::Context => "context",
    }
}

fn of_unary(op: UnaryOp, of: &Expr) -> String {
    match op {
        UnaryOp::Not => format!("!{}", inner(of)),
        UnaryOp::Neg => format!("-{}", inner(of)),
        UnaryOp::Datetime | UnaryOp::Decimal | UnaryOp::Duration | UnaryOp::Ip => {
            format!("{op}({})", words(of))
        }
        UnaryOp::IsEmpty => format!("{}.isEmpty()", inner(of)),
        other => format!("{}.{other}()", inner(of)),
    }
}

fn of_binary(op: BinaryOp, left: &Expr, right: &Expr) -> String {
    match op {
        BinaryOp::Eq
        | BinaryOp::NotEq
        | BinaryOp::Less
        | BinaryOp::LessEq
        | BinaryOp::Greater
        | BinaryOp::GreaterEq
        | BinaryOp::And
        | BinaryOp::Or
        | BinaryOp::Add
        | BinaryOp::Sub
        | BinaryOp::Mul
        | BinaryOp::In => format!("{} {op} {}", inner(left), inner(right)),
        other => format!("{}.{other}({})", inner(left), words(right)),
    }
}

/// In brackets where it would be read otherwise.
fn inner(expr: &Expr) -> String {
    let is_open = matches!(
        expr,
        Expr::IfThenElse { .. } | Expr::Is { .. } | Expr::HasAttr { .. } | Expr::Like { .. }
    );
    let is_operation = match expr {
        Expr::BinaryOp { op, .. } => !matches!(
            op,
            BinaryOp::Contains | BinaryOp::ContainsAll | BinaryOp::ContainsAny
        ),
        _ => false,
    };
    if is_open || is_operation {
        format!("({})", words(expr))
    } else {
        words(expr)
    }
}
