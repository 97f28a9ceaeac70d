//! Source references that are being published right now, so that two calls never publish one case twice.

use std::collections::BTreeSet;
use std::sync::Mutex;

use crate::lock::lock;

/// The references in flight.
#[derive(Debug, Default)]
pub(crate) struct References(Mutex<BTreeSet<String>>);

/// A reference in flight; released when dropped.
#[derive(Debug)]
pub(crate) struct Claim<'a> {
    references: &'a References,
    reference: String,
}

impl References {
    /// Claims a reference; none when another call holds it.
    pub(crate) fn claim(&self, reference: &str) -> Option<Claim<'_>> {
        let fresh = self.lock().insert(reference.to_owned());
        fresh.then(|| Claim {
            references: self,
            reference: reference.to_owned(),
        })
    }

    /// True when a call holds the reference.
    pub(super) fn holds(&self, reference: &str) -> bool {
        self.lock().contains(reference)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeSet<String>> {
        lock(&self.0)
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        self.references.lock().remove(&self.reference);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_claimed_by_one_call_at_a_time() {
        let references = References::default();
        let claim = references.claim("S0001");
        assert!(claim.is_some() && references.claim("S0001").is_none());
        assert!(references.holds("S0001") && !references.holds("S0002"));
        drop(claim);
        assert!(!references.holds("S0001"));
        assert!(references.claim("S0001").is_some());
    }
}
