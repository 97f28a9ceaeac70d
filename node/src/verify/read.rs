//! What a check went through, and the sentence that says so. It claims no more than was read.

use std::fmt;

use ntc_core::party::Party;

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
    const fn deed(self) -> &'static str {
        match self {
            Self::Conclusive => "signed two histories of its ledger",
            Self::DoesNotHold => "gave a proof that does not show one history of its ledger",
            Self::NotGiven => "did not prove that its ledger has one history",
        }
    }
}

impl fmt::Display for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Read to the last byte: {} of the own ledger with {}",
            count(self.entries, "entry", "entries"),
            count(self.records, "record", "records"),
        )?;
        if self.erased > 0 {
            write!(
                f,
                ", of which {} erased",
                count(self.erased, "section is", "sections are")
            )?;
        }
        for (party, items) in &self.replicas {
            write!(
                f,
                "; the replica of {party} with {}",
                count(*items, "item", "items")
            )?;
        }
        write!(
            f,
            "; {}; {}; {} of partners and agreements; {} of the audit; {} of the log of decisions. Every hash, proof and signature of these holds.",
            count(self.receipts, "receipt", "receipts"),
            count(self.bodies, "media body", "media bodies"),
            count(self.changes, "change", "changes"),
            count(self.audit, "entry", "entries"),
            count(self.decisions, "line", "lines"),
        )?;
        if self.anchors > 0 {
            let fit = count(
                self.anchors,
                "entry of the ledger that says how far another journal had come fits that journal.",
                "entries of the ledger that say how far other journals had come fit these.",
            );
            write!(f, " {fit}")?;
        }
        if self.watchlists > 0 {
            let whole = count(
                self.watchlists,
                "watchlist is as it was written.",
                "watchlists are as they were written.",
            );
            write!(f, " {whole}")?;
        }
        for party in &self.silent {
            write!(f, " Nothing was received of {party} yet.")?;
        }
        for (party, proof) in &self.evidence {
            write!(f, " There is evidence that {party} {}.", proof.deed())?;
        }
        Ok(())
    }
}

/// A number with what is counted.
pub(super) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
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
            "Read to the last byte: 5 entries of the own ledger with 0 records; 0 receipts; 0 media bodies; 0 changes \
             of partners and agreements; 0 entries of the audit; 0 lines of the log of decisions. Every hash, proof and signature of these holds."
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
            "Read to the last byte: 9 entries of the own ledger with 1 record, of which 2 sections are erased; the \
             replica of GE/customs with 3 items; 1 receipt; 1 media body; 7 changes of partners and agreements; 4 \
             entries of the audit; 1 line of the log of decisions. Every hash, proof and signature of these holds. 1 entry of the \
             ledger that says how far another journal had come fits that journal. 2 watchlists are as they were written. Nothing was received of TR/customs yet. There is evidence that GE/customs signed two histories \
             of its ledger. There is evidence that GE/customs gave a proof that does not show one history of its \
             ledger. There is evidence that TR/customs did not prove that its ledger has one history."
        );
    }
}
