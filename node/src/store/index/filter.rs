//! The filter: tells most terms that a run does not hold without reading the run (a Bloom filter).

use super::posting::TermKey;

/// Bits for each term. What is published is looked up by some thirty numbers near each of its own, in every run: a term
/// that is taken for known costs more than all that are not.
const BITS_PER_TERM: u64 = 12;
/// Bits that each term sets. With [`BITS_PER_TERM`], about one of two hundred unknown terms is taken for known.
const PROBES: u64 = 5;

/// The terms of one run that few records have.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct TermFilter(Vec<u8>);

impl TermFilter {
    /// A filter with room for so many terms.
    pub(super) fn for_terms(terms: u64) -> Self {
        let bytes = (terms * BITS_PER_TERM).div_ceil(8).max(8);
        Self(vec![0; usize::try_from(bytes).unwrap_or(usize::MAX)])
    }

    pub(super) const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    pub(super) fn insert(&mut self, term: TermKey) {
        for (byte, bit) in self.places(term) {
            if let Some(byte) = self.0.get_mut(byte) {
                *byte |= bit;
            }
        }
    }

    /// False when the term was never inserted.
    pub(super) fn may_hold(&self, term: TermKey) -> bool {
        self.places(term)
            .into_iter()
            .all(|(byte, bit)| self.0.get(byte).is_some_and(|byte| byte & bit != 0))
    }

    fn places(&self, term: TermKey) -> [(usize, u8); PROBES as usize] {
        let (first, step) = term.hashes();
        let bits = (self.0.len() as u64 * 8).max(1);
        let mut places = [(0, 0); PROBES as usize];
        for (probe, place) in (0..).zip(&mut places) {
            let at = (u64::from(first) + probe * u64::from(step | 1)) % bits;
            *place = (usize::try_from(at / 8).unwrap_or(usize::MAX), 1 << (at % 8));
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::index::posting::Term;

    #[test]
    fn a_filter_knows_every_term_it_took_and_few_others() {
        let term = |text: u32| Term::Identifier(&text.to_string()).key();
        let mut filter = TermFilter::for_terms(10_000);
        (0..10_000).for_each(|text| filter.insert(term(text)));
        assert!((0..10_000).all(|text| filter.may_hold(term(text))));
        let wrong = (10_000..20_000)
            .filter(|text| filter.may_hold(term(*text)))
            .count();
        assert!(wrong < 500, "{wrong} of 10,000");
    }
}
