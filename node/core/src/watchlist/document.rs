//! Numbers that lead to what an entry is about.

use std::fmt;

use crate::model::identifier::Identifier;

/// A number of a person, company or thing, and the list's word for it.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Document {
    /// The number: papers, registers, ships, telephones and accounts alike.
    pub identifier: Identifier,
    /// What the list calls it, where that says more than the scheme; empty when it does not.
    pub label: String,
}

impl Document {
    /// A number that its scheme says all of.
    pub const fn of(identifier: Identifier) -> Self {
        Self {
            identifier,
            label: String::new(),
        }
    }
}

/// Shows the scheme only.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({})", self.identifier.scheme())
    }
}
