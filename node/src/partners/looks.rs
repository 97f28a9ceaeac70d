//! Whose held records are looked at again: those of everybody, or of those whose word alone changed. A partner that takes its
//! word back again and again has its own records read each time, and nobody else's.

use std::collections::BTreeSet;

use ntc_core::party::Party;

/// See the module. At the start everybody's are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Looks {
    /// Those of everybody.
    All,
    /// Those of these partners.
    Of(BTreeSet<Party>),
}

impl Looks {
    /// Those of nobody.
    pub(crate) const NONE: Self = Self::Of(BTreeSet::new());

    /// Whether those of a partner are.
    pub(crate) fn wants(&self, party: &Party) -> bool {
        match self {
            Self::All => true,
            Self::Of(parties) => parties.contains(party),
        }
    }

    /// Those of this partner too.
    pub(super) fn also(&mut self, party: &Party) {
        if let Self::Of(parties) = self {
            parties.insert(party.clone());
        }
    }
}
