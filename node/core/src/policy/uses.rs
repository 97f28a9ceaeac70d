//! What a received record may be used for beyond its purpose, by what is agreed with its author and by its handling.

use std::collections::BTreeSet;

use super::agreement::{JudicialUse, SecondaryUse};
use super::decide::covering;
use super::labels::Labels;
use super::policies::Policies;
use crate::party::Party;
use crate::record::Header;
use crate::time::Timestamp;

/// The handling code of no use in judicial proceedings without the author's permission.
const NOT_IN_COURT: &str = "H1";

/// What a record may be used for. Where several terms cover it, the strictest word of each counts; where none does any
/// more, nothing but its purpose is allowed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Allowed {
    /// In judicial proceedings.
    pub judicial: JudicialUse,
    /// For other purposes.
    pub secondary: SecondaryUse,
    /// True when the source is asked before anything is done that a trader or traveller feels.
    pub verify_first: bool,
    /// True when no machine alone decides about a person.
    pub human_decision: bool,
}

/// The handling codes that hold for a record of another party: those of its author, and where it set none those of the
/// terms by which it came.
pub fn handling_codes(header: &Header, policies: &Policies, now: Timestamp) -> BTreeSet<String> {
    let set = header.handling.handling_codes.iter();
    let set: BTreeSet<_> = set.map(|code| code.code.clone()).collect();
    if !set.is_empty() {
        return set;
    }
    let labels = Labels::of_header(header);
    let terms = covering(&labels, (&header.origin, policies.own()), policies, now).into_iter();
    terms
        .flat_map(|(_, terms)| terms.handling_codes.iter().cloned())
        .collect()
}

/// What a record of another party may be used for here.
pub fn allowed(header: &Header, policies: &Policies, now: Timestamp) -> Allowed {
    let author: &Party = &header.origin;
    let labels = Labels::of_header(header);
    let covering = covering(&labels, (author, policies.own()), policies, now);
    let uses = covering.iter().map(|(agreement, _)| *agreement.uses());
    let strictest = uses.reduce(|one, other| super::agreement::Uses {
        judicial: one.judicial.min(other.judicial),
        secondary: one.secondary.min(other.secondary),
        verify_first: one.verify_first || other.verify_first,
        human_decision: one.human_decision || other.human_decision,
    });
    let Some(mut uses) = strictest else {
        return Allowed {
            judicial: JudicialUse::Never,
            secondary: SecondaryUse::Never,
            verify_first: true,
            human_decision: true,
        };
    };
    if handling_codes(header, policies, now).contains(NOT_IN_COURT) {
        uses.judicial = uses.judicial.min(JudicialUse::Consent);
    }
    Allowed {
        judicial: uses.judicial,
        secondary: uses.secondary,
        verify_first: uses.verify_first,
        human_decision: uses.human_decision,
    }
}

impl Allowed {
    /// What it says, as sentences for who holds the record.
    pub fn sentences(&self) -> Vec<&'static str> {
        let mut said = vec![
            match self.judicial {
                JudicialUse::Never => "it is not used in court",
                JudicialUse::Consent => "it is used in court with its author's consent alone",
                JudicialUse::Allowed => "it may be used in court",
            },
            match self.secondary {
                SecondaryUse::Never => "it serves its purpose and no other",
                SecondaryUse::Consent => {
                    "it serves another purpose with its author's consent alone"
                }
            },
        ];
        if self.verify_first {
            said.push("ask its author before a trader or traveller feels anything");
        }
        if self.human_decision {
            said.push("no machine alone decides about a person by it");
        }
        said
    }
}
