//! A code and the text beside it.

use std::fmt;

/// A code with the text that `other` requires and that any other code may carry.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Coded {
    /// The stable code.
    pub code: String,
    /// Free text beside it; empty when there is none.
    pub text: String,
}

impl fmt::Debug for Coded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Coded({})", self.code)
    }
}
