//! Which record an officer means: an id is its author's choice, so that several parties may have given one.

use ntc_core::reason::Reasoned;
use thiserror::Error;

use crate::store::index::IndexEntry;

/// No single record is meant.
#[derive(Debug, Eq, Error, PartialEq, Reasoned)]
pub(crate) enum Unpicked {
    /// None has the id.
    #[error("no record with this id is held; `ntc alert list` shows what is")]
    #[reason(NotFound, field = "id")]
    None,
    /// Several parties gave it.
    #[error("records of {} have this id; say whose is meant", .0.join(" and "))]
    #[reason(IdAmbiguous, field = "origin")]
    Several(Vec<String>),
}

/// Picks among the records with an id: that of the origin, if one is named. One that counts goes before refused ones.
pub(crate) fn pick(found: Vec<IndexEntry>, origin: Option<&str>) -> Result<IndexEntry, Unpicked> {
    let mut found = found;
    found.retain(|entry| origin.is_none_or(|origin| origin == entry.origin));
    let mut origins: Vec<_> = found.iter().map(|entry| entry.origin.clone()).collect();
    origins.sort();
    origins.dedup();
    if origins.len() > 1 {
        return Err(Unpicked::Several(origins));
    }
    let counting = found.iter().position(|entry| entry.refused.is_none());
    let mut found = found.into_iter();
    found.nth(counting.unwrap_or(0)).ok_or(Unpicked::None)
}

#[cfg(test)]
mod tests {
    use ntc_core::model::kind::RecordKind;
    use ntc_core::reason::Reason;
    use ntc_core::section::SectionSet;
    use ntc_core::time::Timestamp;

    use super::*;
    use crate::store::index::{JournalId, Location, Refused};

    fn entry(origin: &str, refused: bool) -> IndexEntry {
        IndexEntry {
            id: [1; 16],
            origin: origin.to_owned(),
            kind: RecordKind::SeizureNotice,
            created: Timestamp::default(),
            received: Timestamp::default(),
            categories: Vec::new(),
            identifiers: Vec::new(),
            words: Vec::new(),
            source_reference: None,
            location: Location {
                journal: JournalId::Ledger,
                number: 0,
                ledger_index: 0,
            },
            seq: 0,
            refused: refused.then_some(Refused {
                reason: Reason::TimeInFuture,
                until: None,
            }),
            summary: Vec::new(),
            erased: SectionSet::EMPTY,
            is_gone: false,
            due: None,
        }
    }

    #[test]
    fn an_id_of_two_parties_needs_the_origin_and_says_whose_it_is() {
        let both = || vec![entry("GE/customs", false), entry("AZ/customs", true)];
        let several = ["AZ/customs", "GE/customs"].map(str::to_owned).to_vec();
        assert_eq!(pick(both(), None), Err(Unpicked::Several(several)));
        let picked = pick(both(), Some("AZ/customs"));
        assert_eq!(picked, Ok(entry("AZ/customs", true)));
        assert_eq!(pick(both(), Some("MD/customs")), Err(Unpicked::None));
    }

    #[test]
    fn a_record_that_counts_goes_before_a_refused_one_of_the_same_party() {
        let both = vec![entry("GE/customs", true), entry("GE/customs", false)];
        assert_eq!(pick(both, None), Ok(entry("GE/customs", false)));
        let refused = vec![entry("GE/customs", true)];
        assert_eq!(pick(refused, None), Ok(entry("GE/customs", true)));
    }
}
