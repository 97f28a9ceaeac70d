//! What would be decided if something were otherwise: other labels, another standing of the partner, another document.
//!
//! Nothing is let go by it. What is supposed comes out as a decision to be told, and never as policies by which something
//! could be published or sent.

use super::agreement::Edit;
use super::book::Stop;
use super::decide::{explain, releasable};
use super::decision::Decision;
use super::labels::Labels;
use super::policies::{PeerStanding, Policies};
use crate::identity::card::CAPABILITIES;
use crate::party::Party;
use crate::section::SectionSet;
use crate::time::Timestamp;

/// Something that would be otherwise.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Supposition {
    /// The partner were enrolled, with a node that reads everything.
    Enrolled,
    /// Our administrator had not suspended it.
    Resumed,
    /// Its node could read this.
    Reads(&'static str),
    /// It held to be in force what is in force here.
    Same,
    /// The document of this hash said this.
    Says([u8; 32], Edit),
    /// This did not keep the document of this hash from acting between the two.
    Acts([u8; 32], Stop),
}

/// A record and policies, as they would be.
#[derive(Clone, Debug)]
pub struct Supposed {
    labels: Labels,
    peer: Party,
    policies: Policies,
}

impl Supposed {
    /// What is so.
    pub fn new(labels: &Labels, peer: &Party, policies: &Policies) -> Self {
        Self {
            labels: labels.clone(),
            peer: peer.clone(),
            policies: policies.clone(),
        }
    }

    /// The same with other labels.
    #[must_use]
    pub fn labelled(mut self, change: impl FnOnce(&mut Labels)) -> Self {
        change(&mut self.labels);
        self
    }

    /// The same where something is otherwise.
    #[must_use]
    pub fn with(mut self, supposition: &Supposition) -> Self {
        let peer = self.peer.clone();
        let standing = self.policies.peers().get(&peer).cloned();
        let standing = standing.unwrap_or_else(|| PeerStanding {
            suspended: false,
            capabilities: CAPABILITIES.map(str::to_owned).into(),
        });
        let book = self.policies.book().clone();
        self.policies = match supposition {
            Supposition::Enrolled => self.policies.with_peer(peer, standing),
            Supposition::Resumed => {
                let suspended = false;
                let standing = PeerStanding {
                    suspended,
                    ..standing
                };
                self.policies.with_peer(peer, standing)
            }
            Supposition::Reads(needed) => {
                let mut standing = standing;
                standing.capabilities.insert((*needed).to_owned());
                self.policies.with_peer(peer, standing)
            }
            Supposition::Same => self.policies.without_told(&peer),
            Supposition::Says(sha256, edit) => {
                self.policies.with_book(book.supposing(sha256, edit))
            }
            Supposition::Acts(sha256, stop) => {
                let own = self.policies.own().clone();
                let book = book.without_stop(sha256, *stop, [&own, &peer]);
                self.policies.with_book(book)
            }
        };
        self
    }

    /// The labels as they would be.
    pub const fn labels(&self) -> &Labels {
        &self.labels
    }

    /// What publishing would decide.
    pub fn explain(&self, now: Timestamp) -> Decision {
        explain(&self.labels, &self.peer, &self.policies, now)
    }

    /// What sending would decide about these sections.
    pub fn releasable(&self, committed: SectionSet, now: Timestamp) -> Decision {
        releasable(&self.labels, &self.peer, committed, &self.policies, now)
    }
}

#[cfg(test)]
mod tests {
    use super::super::agreement::TermsEdit;
    use super::super::fixture::{AZ, GE, NOW, labels, moved, party, policies, template, with};
    use super::super::{AgreementBook, Step};
    use super::*;
    use crate::model::kind::RecordKind;
    use crate::reason::Reason;
    use crate::section::Section;

    fn hash(policies: &Policies) -> [u8; 32] {
        policies.book().entries()[0].sha256()
    }

    fn refused(supposed: &Supposed) -> Option<Reason> {
        supposed.explain(NOW).refused
    }

    #[test]
    fn each_thing_that_keeps_a_record_can_be_supposed_away_and_nothing_else_goes_with_it() {
        let document = template("test-pair", &[GE, AZ]);
        let agreed = policies(&[&document]);
        let sha256 = hash(&agreed);
        let stopped = |step| {
            let book = moved(agreed.book(), AZ, step, &document).unwrap();
            agreed.clone().with_book(book)
        };
        let of = |document: &str| {
            let policies = policies(&[document]);
            let sha256 = hash(&policies);
            (policies, sha256)
        };
        let says = |of: (Policies, [u8; 32]), edit| (of.0, Supposition::Says(of.1, edit));
        let (later, over) = (
            of(&with(&document, "from = 2026-01-01", "from = 2029-01-01")),
            of(&with(&document, "until = 2030-12-31", "until = 2026-02-01")),
        );
        let no_alerts = of(&with(
            &document,
            "kinds = \"any\"",
            "kinds = [\"PassengerAlert\"]",
        ));
        let kind = TermsEdit::Kind(RecordKind::SeizureNotice);
        let cases = [
            (
                stopped(Step::Suspend),
                Supposition::Acts(sha256, Stop::Suspended),
            ),
            (
                stopped(Step::Terminate),
                Supposition::Acts(sha256, Stop::Terminated),
            ),
            (
                agreed
                    .clone()
                    .with_peer(party(AZ), super::super::fixture::standing(true)),
                Supposition::Resumed,
            ),
            (
                agreed.clone().without_peer(&party(AZ)),
                Supposition::Enrolled,
            ),
            says(later, Edit::Begun),
            says(over, Edit::Renewed),
            says(no_alerts, Edit::Terms(1, kind)),
        ];
        for (policies, supposition) in cases {
            let is = Supposed::new(&labels(), &party(AZ), &policies);
            assert!(refused(&is).is_some(), "{supposition:?}");
            assert_eq!(
                refused(&is.clone().with(&supposition)),
                None,
                "{supposition:?}"
            );
            // What is supposed of one is so of nothing else.
            let other = Supposition::Says(sha256, Edit::TellLonger(Section::Goods));
            assert!(refused(&is.with(&other)).is_some(), "{supposition:?}");
        }
    }

    #[test]
    fn a_document_that_nobody_signed_acts_where_that_is_supposed() {
        let document = template("test-pair", &[GE, AZ]);
        let agreed = policies(&[&document]);
        let proposed = AgreementBook::new(party(GE));
        let proposed = moved(&proposed, GE, Step::Propose, &document).unwrap();
        let policies = agreed.with_book(proposed);
        let is = Supposed::new(&labels(), &party(AZ), &policies);
        assert_eq!(refused(&is), Some(Reason::AgreementNotSigned));
        let signed = Supposition::Acts(hash(&policies), Stop::Unsigned);
        assert_eq!(refused(&is.with(&signed)), None);
    }
}
