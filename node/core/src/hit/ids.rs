//! The name of a hit.

use crate::numbered::numbered;

numbered! {
    /// A hit of this node, by its number from 1. Officers write it `H17`; no other node learns it.
    HitId 'H';
    /// The text names no hit.
    InvalidHitId "not a hit; give its number as 'ntc hit list' shows it, for example H17";
}

impl HitId {
    /// The first hit of a node.
    pub const FIRST: Self = Self(1);

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}
