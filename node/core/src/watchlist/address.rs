//! Where a person lives, a company sits.

use std::fmt;

/// An address in one line.
#[derive(Clone, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Address {
    /// As the list writes it, its parts joined by commas, without the country; empty where only the country is told.
    pub text: String,
    /// ISO 3166-1 alpha-2; empty where the list names none that is known.
    pub country: String,
}

/// Shows the country only.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.country)
    }
}
