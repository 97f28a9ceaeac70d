//! The own rules of a party, written in Cedar: read, checked, evaluated and explained.
//!
//! A [`Bundle`] is a checked text of rules with its hash. An [`Evaluator`] answers a [`Request`] under one bundle, with
//! an [`Answer`]: the whole first, then each section by itself, and of each the rules that spoke with their reason texts.
//! [`explain()`] shows the same evaluation rule by rule and clause by clause, and what would allow what is denied; [`why()`]
//! all layers together. The live path asks through [`ntc_core::policy::local::Local`].
//!
//! Three layers, none of which widens another. Agreements and the author's handling are decided by `ntc_core::policy`,
//! and come in as the fact `agreed`. The floor, shipped here, holds only rules that forbid. Only the party's own text
//! permits. What no rule permits is denied, what any rule forbids is denied, and where a rule cannot be evaluated nothing
//! goes.
//!
//! In scope: the typed schema, static rules, their reading, evaluation and explanation. Out of scope, and absent by
//! design: clocks, files, async, templates, and the content of any section: rules see labels alone. Who calls keeps the
//! text, activates it and logs decisions.

#![warn(missing_docs)]

mod agreed;
mod allow;
mod answer;
mod asked;
mod bundle;
mod change;
mod check;
mod evaluator;
mod explain;
mod fact;
mod failing;
mod fault;
mod gets;
mod memory;
mod reads;
mod request;
mod rule;
mod schema;
mod tree;
mod value;
mod why;
mod words;

pub use self::allow::{Change, MAX_CHANGES, MAX_TRIALS};
pub use self::answer::{Answer, NOT_ASKED, Spoke, Verdict};
pub use self::bundle::{Bundle, DEFAULT_RULES, FLOOR_RULES};
pub use self::change::RuleChange;
pub use self::check::{
    MAX_BYTES_OF_RULE, MAX_LINKS, MAX_OPEN, MAX_RULE_BYTES, MAX_RULES, MAX_WHY_LEN, check,
};
pub use self::evaluator::Evaluator;
pub use self::explain::{Explanation, Part, explain};
pub use self::fact::{Fact, List, Of, Type};
pub use self::fault::{Fault, Place};
pub use self::gets::{gets, would_get};
pub use self::memory::MAX_REMEMBERED;
pub use self::request::{Deed, Request};
pub use self::rule::{Effect, Rule};
pub use self::schema::schema_text;
pub use self::tree::{Node, Tick};
pub use self::value::Value;
pub use self::why::{LabelChange, Moment, OnItsWay, Way, Why, why};

#[cfg(test)]
mod tests;
