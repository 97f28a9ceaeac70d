//! A checked text of rules with its hash, together with the floor.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use cedar_policy::PolicySet;
use sha2::{Digest as _, Sha256};

use crate::check::{FLOOR_READ, read};
use crate::fault::Fault;
use crate::reads::ReadsOfDeeds;
use crate::rule::Rule;

/// The rules that stand after the node is made: they permit exactly what the agreements permit.
pub const DEFAULT_RULES: &str = include_str!("rules/default.cedar");

/// The rules that are shipped with the node: they only forbid.
pub const FLOOR_RULES: &str = include_str!("rules/floor.cedar");

/// A text of rules that may act, with the floor under it. It never changes; other rules are another bundle.
#[derive(Clone)]
pub struct Bundle {
    text: Arc<str>,
    sha256: [u8; 32],
    /// The floor first, then the party's own in the order of the text.
    rules: Vec<Arc<Rule>>,
    by_id: BTreeMap<Arc<str>, usize>,
    pub(crate) set: PolicySet,
    pub(crate) reads: ReadsOfDeeds,
}

impl Bundle {
    /// Reads and checks a text of rules.
    ///
    /// # Errors
    /// All that is wrong with it, warnings included.
    pub fn read(text: &str) -> Result<Self, Vec<Fault>> {
        let (floor, of_floor) = FLOOR_READ.clone();
        let (own, faults) = read(text, false);
        let (Some(floor), Some(own)) = (floor, own) else {
            return Err(of_floor.into_iter().chain(faults).collect());
        };
        let policies = floor.policies.into_iter().chain(own.policies);
        let set = PolicySet::from_policies(policies).map_err(|error| {
            vec![Fault {
                place: None,
                rule: None,
                message: error.to_string(),
                is_warning: false,
            }]
        })?;
        let rules: Vec<_> = floor.rules.into_iter().chain(own.rules).collect();
        let ids = rules.iter().enumerate();
        Ok(Self {
            text: Arc::from(text),
            sha256: Sha256::digest(text).into(),
            by_id: ids.map(|(at, rule)| (Arc::clone(&rule.id), at)).collect(),
            reads: ReadsOfDeeds::of(&rules),
            rules,
            set,
        })
    }

    /// The text, as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the text.
    pub const fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    /// Every rule, the floor first.
    pub fn rules(&self) -> &[Arc<Rule>] {
        &self.rules
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Arc<Rule>> {
        self.rules.get(self.place(id)?)
    }

    /// Where a rule stands among all.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bundle")
            .field("sha256", &hex::encode(self.sha256))
            .field("rules", &self.rules.len())
            .finish_non_exhaustive()
    }
}
