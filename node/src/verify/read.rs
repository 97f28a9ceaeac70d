//! What a check went through, and the sentence that says so. It claims no more than was read.

use std::fmt;

use ntc_core::party::Party;
use ntc_core::phrase::{Joint, List, Phrase, Value};

/// What was read and holds, as far as nothing was found.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Read {
    /// Entries of the own ledger.
    pub entries: u64,
    /// Records among them.
    pub records: u64,
    /// Sections of them that were erased, as an ERASE entry says.
    pub erased: u64,
    /// Each partner whose replica was read, with the items of its feed.
    pub replicas: Vec<(Party, u64)>,
    /// Deliveries in replicas whose place in the partner's ledger is proven.
    pub included: u64,
    /// Enrolled partners that nothing was received of.
    pub silent: Vec<Party>,
    /// Receipts that partners ever gave, whose signatures hold and that speak of this ledger and its feeds.
    pub receipts: u64,
    /// Media bodies whose bytes have the hash that they are named by.
    pub bodies: u64,
    /// Entries of the audit.
    pub audit: u64,
    /// The newest of these, which no ANCHOR entry holds yet.
    pub audit_newer: u64,
    /// Lines of the log of decisions.
    pub decisions: u64,
    /// Changes of partners and agreements.
    pub changes: u64,
    /// Heads of other journals that ANCHOR entries hold, and that these lead to.
    pub anchors: u64,
    /// Against whom there is evidence, and what it proves.
    pub evidence: Vec<(Party, Proof)>,
    /// Watchlists that are as they were written.
    pub watchlists: u64,
}

/// What a file of evidence proves of two notes that one ledger signed.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Proof {
    /// They give one size two roots: a fork, whoever looks at it.
    Conclusive,
    /// The proof that the ledger gave does not show that one continues the other.
    DoesNotHold,
    /// They are of two sizes, and the ledger gave no proof.
    NotGiven,
}

impl Proof {
    /// What the party did.
    fn deed(self, party: &Party) -> Phrase {
        let party = party.to_string();
        match self {
            Self::Conclusive => Phrase::ProvenFork { party },
            Self::DoesNotHold => Phrase::ProvenNoProof { party },
            Self::NotGiven => Phrase::ProvenSilence { party },
        }
    }
}

impl Read {
    /// What was read and holds: a sentence each.
    pub fn said(&self) -> Vec<Phrase> {
        let mut said = vec![Phrase::ReadLedger {
            entries: self.entries,
            records: self.records,
        }];
        if self.erased > 0 {
            let sections = self.erased;
            said.push(Phrase::ReadErased { sections });
        }
        said.extend(
            self.replicas
                .iter()
                .map(|(party, items)| Phrase::ReadReplica {
                    party: party.to_string(),
                    items: *items,
                }),
        );
        said.push(Phrase::ReadRest {
            receipts: self.receipts,
            bodies: self.bodies,
            changes: self.changes,
            audit: self.audit,
            decisions: self.decisions,
        });
        if self.anchors > 0 {
            let entries = self.anchors;
            said.push(Phrase::ReadAnchors { entries });
        }
        if self.audit_newer > 0 {
            let entries = self.audit_newer;
            said.push(Phrase::ReadAuditNewer { entries });
        }
        if self.watchlists > 0 {
            let lists = self.watchlists;
            said.push(Phrase::ReadWatchlists { lists });
        }
        said.extend(self.silent.iter().map(|party| Phrase::ReadSilent {
            party: party.to_string(),
        }));
        let proven = self.evidence.iter();
        said.extend(proven.map(|(party, proof)| proof.deed(party)));
        said
    }
}

impl fmt::Display for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Value::List(List::of(Joint::Sentences, self.said())).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_what_was_read_and_claims_nothing_else() {
        let party = |name: &str| name.parse::<Party>().unwrap();
        let nothing = Read {
            entries: 5,
            ..Read::default()
        };
        assert_eq!(
            nothing.to_string(),
            "Read to the last byte: 5 entries of your own ledger, with 0 records. 0 receipts, 0 media bodies, 0 changes \
             of partners and agreements, 0 entries of the audit, and 0 lines of the log of decisions. Every hash, proof \
             and signature of these holds."
        );
        let read = Read {
            entries: 9,
            records: 1,
            erased: 2,
            replicas: vec![(party("GE/customs"), 3)],
            included: 2,
            silent: vec![party("TR/customs")],
            receipts: 1,
            bodies: 1,
            audit: 4,
            audit_newer: 3,
            decisions: 1,
            changes: 7,
            anchors: 1,
            evidence: vec![
                (party("GE/customs"), Proof::Conclusive),
                (party("GE/customs"), Proof::DoesNotHold),
                (party("TR/customs"), Proof::NotGiven),
            ],
            watchlists: 2,
        };
        assert_eq!(
            read.to_string(),
            "Read to the last byte: 9 entries of your own ledger, with one record. 2 sections of these records were \
             erased. 3 items in the replica of GE/customs. One receipt, one media body, 7 changes of partners and \
             agreements, 4 entries of the audit, and one line of the log of decisions. Every hash, proof and signature \
             of these holds. One entry of the ledger says how far another journal had come, and fits it. \
             No entry of the ledger holds the newest 3 entries of the audit yet. \
             2 watchlists are as they were written. Nothing has been received from TR/customs yet. There is evidence \
             that GE/customs signed two histories of its ledger. There is evidence that GE/customs gave a proof that does not show one history of its \
             ledger. There is evidence that TR/customs did not prove that its ledger has one history."
        );
    }
}
