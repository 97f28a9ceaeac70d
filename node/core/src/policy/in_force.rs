//! Which document of each agreement is in force between two parties, as one of them holds it. The two tell each other, and
//! what goes by an agreement waits while they hold different documents of it to be in force.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agreement::Agreement;
use super::book::{Entry, Standing};
use super::policies::Policies;
use super::reference::AgreementRef;
use crate::party::Party;
use crate::time::Timestamp;

/// Most agreements of which one party tells another which document is in force.
pub const MAX_IN_FORCE: usize = super::book::MAX_DOCUMENTS;

/// The document of each agreement that is in force between two parties, as one of them holds it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct InForce(BTreeMap<Arc<str>, AgreementRef>);

impl InForce {
    /// What is told: of several documents of one agreement the last; beyond [`MAX_IN_FORCE`] nothing.
    pub fn told(documents: impl IntoIterator<Item = AgreementRef>) -> Self {
        let documents = documents.into_iter().take(MAX_IN_FORCE);
        Self(documents.map(|it| (Arc::clone(&it.id), it)).collect())
    }

    /// What the own party holds to be in force with a peer.
    pub fn with(peer: &Party, policies: &Policies, now: Timestamp) -> Self {
        let in_force = policies.book().between(policies.own(), peer);
        let in_force = in_force.filter(|entry| is_in_force(policies, entry, peer, now));
        Self::told(in_force.map(|entry| entry.agreement().reference().clone()))
    }

    /// The document of an agreement; none when none of it is in force.
    pub fn of(&self, id: &str) -> Option<&AgreementRef> {
        self.0.get(id)
    }

    /// Every document, by agreement.
    pub fn documents(&self) -> impl Iterator<Item = &AgreementRef> {
        self.0.values()
    }
}

/// That two parties hold different documents of an agreement to be in force.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Difference {
    /// The one that is in force here.
    pub ours: AgreementRef,
    /// The one that the peer holds to be in force; none when it holds none.
    pub theirs: Option<AgreementRef>,
}

impl Policies {
    /// The same where a peer says what it holds to be in force. It is no part of the digest: it can only keep back, for as
    /// long as the two differ.
    #[must_use]
    pub fn with_told(mut self, peer: &Party, in_force: Arc<InForce>) -> Self {
        self.told.insert(peer.clone(), in_force);
        self
    }

    /// What a peer says that it holds to be in force; none before it said anything.
    pub fn told_by(&self, peer: &Party) -> Option<&Arc<InForce>> {
        self.told.get(peer)
    }

    /// How a peer's word about an agreement that is in force here differs from that; none when it does not, or when the
    /// peer's node compares nothing.
    pub fn differs(&self, peer: &Party, agreement: &Agreement) -> Option<Difference> {
        let ours = agreement.reference();
        let theirs = self.told.get(peer)?.of(&ours.id);
        (theirs.map(|theirs| theirs.sha256) != Some(ours.sha256)).then(|| Difference {
            ours: ours.clone(),
            theirs: theirs.cloned(),
        })
    }

    /// The same of a document that may be in force: none where it is not.
    pub fn differs_in_force(
        &self,
        peer: &Party,
        entry: &Entry,
        now: Timestamp,
    ) -> Option<Difference> {
        let difference = self.differs(peer, entry.agreement())?;
        is_in_force(self, entry, peer, now).then_some(difference)
    }

    /// Every agreement of which a peer holds another document to be in force than this party, in the order of their ids.
    pub fn differences(&self, peer: &Party, now: Timestamp) -> Vec<Difference> {
        let between = self.book().between(self.own(), peer);
        let differences = between.filter_map(|entry| self.differs_in_force(peer, entry, now));
        let mut differences: Vec<_> = differences.collect();
        differences.sort_by(|a, b| a.ours.id.cmp(&b.ours.id));
        differences
    }
}

/// Whether a document is in force with a peer. What is suspended is, too: both know who stopped it.
fn is_in_force(policies: &Policies, entry: &Entry, peer: &Party, now: Timestamp) -> bool {
    let standing = policies
        .book()
        .pair_standing(entry, policies.own(), peer, now);
    standing.acts() || matches!(standing, Standing::Suspended(_))
}

impl Difference {
    /// The difference as a sentence that names both versions.
    pub fn sentence(&self, peer: &Party) -> String {
        self.phrase(peer).to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::fixture::{
        AZ, GE, KZ, NOW, labels, moved, party, policies, signed, standing, template, with,
    };
    use super::super::{Asking, Labels, Step, decide_accept, decide_query, explain, releasable};
    use super::*;
    use crate::model::kind::RecordKind;
    use crate::policy::agreement::document_sha256;
    use crate::reason::Reason;
    use crate::section::{Section, SectionSet};

    fn usual() -> SectionSet {
        let persons = SectionSet::EMPTY.with(Section::Persons);
        SectionSet::ALL
            .difference(persons)
            .without(Section::National)
    }

    fn told(id: &str, version: u32, sha256: [u8; 32]) -> Arc<InForce> {
        Arc::new(InForce::told(AgreementRef::told(id, version, sha256)))
    }

    fn release(policies: &Policies) -> Option<Reason> {
        releasable(&labels(), &party(AZ), usual(), policies, NOW).refused
    }

    fn asks(policies: &Policies) -> Option<Reason> {
        let asking = Asking {
            asker: &party(AZ),
            asked: &party(GE),
            purpose: "customs_risk",
            persons: false,
            subjects: 1,
            justified: true,
        };
        let decided = decide_query(asking, policies, NOW);
        decided.err().map(|refusal| refusal.reason())
    }

    #[test]
    fn what_leaves_waits_while_a_peer_holds_another_document_in_force_and_nothing_else_does() {
        let document = template("test-pair", &[GE, AZ]);
        let agreed = policies(&[&document]);
        let hash = document_sha256(document.as_bytes());
        assert_eq!(release(&agreed), None, "a peer that says nothing");
        let differs = Some(Reason::AgreementDiffers);
        for (word, expected) in [
            (told("test-pair", 1, hash), None),
            (told("test-pair", 2, [7; 32]), differs),
            (told("test-pair", 1, [7; 32]), differs),
            (Arc::new(InForce::default()), differs),
            (told("another", 1, hash), differs),
        ] {
            let policies = agreed.clone().with_told(&party(AZ), Arc::clone(&word));
            assert_eq!(release(&policies), expected, "{word:?}");
            assert_eq!(asks(&policies), expected, "{word:?}");
            assert_eq!(policies.digest(), agreed.digest(), "it is nobody's policy");
            // It goes into the feed, where it waits; what came is judged by what is in force here.
            let published = explain(&labels(), &party(AZ), &policies, NOW);
            assert_eq!(published.refused, None);
            let received = Labels {
                origin: party(AZ),
                present: usual(),
                ..labels()
            };
            assert!(decide_accept(received, &party(AZ), &policies, NOW).is_ok());
            // Another peer's word says nothing of this one.
            let other = agreed.clone().with_told(&party(KZ), word);
            assert_eq!(release(&other), None);
        }
        let again = agreed.with_told(&party(AZ), Arc::default());
        assert_eq!(release(&again.without_told(&party(AZ))), None);
    }

    #[test]
    fn what_runs_the_federation_passes_whatever_is_in_force() {
        let document = template("test-pair", &[GE, AZ]);
        let policies = policies(&[&document]).with_told(&party(AZ), Arc::default());
        let able = crate::identity::card::CAPABILITIES.map(str::to_owned);
        let policies = policies.with_peer(
            party(AZ),
            super::super::PeerStanding {
                suspended: false,
                capabilities: able.into(),
            },
        );
        for kind in RecordKind::ALL {
            let labels = Labels {
                kind,
                audience: Some(BTreeSet::from([party(AZ)])),
                present: SectionSet::EMPTY.with(Section::Event),
                ..labels()
            };
            let decision = releasable(&labels, &party(AZ), labels.present, &policies, NOW);
            assert_eq!(
                decision.refused.is_none(),
                kind.is_administrative(),
                "{kind}"
            );
        }
    }

    #[test]
    fn both_versions_are_named() {
        let document = template("test-pair", &[GE, AZ]);
        let policies = policies(&[&document]);
        assert_eq!(policies.differences(&party(AZ), NOW), []);
        let policies = policies.with_told(&party(AZ), told("test-pair", 2, [7; 32]));
        let differences = policies.differences(&party(AZ), NOW);
        let [difference] = differences.as_slice() else {
            panic!("{differences:?}");
        };
        let said = difference.sentence(&party(AZ));
        assert!(said.starts_with("version 1 ("), "{said}");
        assert!(said.contains("AZ/state-customs-committee holds that version 2 (07070707) does"));
        let policies = policies.with_told(&party(AZ), Arc::default());
        let said = policies.differences(&party(AZ), NOW).remove(0);
        assert!(said.sentence(&party(AZ)).ends_with("holds that none does"));
    }

    #[test]
    fn what_is_told_is_what_acts_or_is_suspended_between_the_two() {
        let pair = template("test-pair", &[GE, AZ]);
        let later = with(
            &template("test-later", &[GE, AZ]),
            "2026-01-01",
            "2027-01-01",
        );
        let agreed = policies(&[&pair, &later]);
        let named = |policies: &Policies| {
            let in_force = InForce::with(&party(AZ), policies, NOW);
            in_force
                .documents()
                .map(|it| it.id.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(named(&agreed), ["test-pair"]);
        let stopped = moved(agreed.book(), AZ, Step::Suspend, &pair).unwrap();
        assert_eq!(named(&agreed.clone().with_book(stopped)), ["test-pair"]);
        let ended = moved(agreed.book(), AZ, Step::Terminate, &pair).unwrap();
        assert_eq!(named(&agreed.with_book(ended)), [""; 0]);
    }

    /// Policies of GE with a group's agreement, and with a next version after this edit that GE and AZ signed.
    fn without_kz(edit: impl Fn(&str) -> String) -> Policies {
        let first = template("test-group", &[GE, AZ, KZ]);
        let agreed = policies(&[&first]).with_peer(party(KZ), standing(false));
        let hash = hex::encode(document_sha256(first.as_bytes()));
        let line = format!("version = 2\nsupersedes = \"{hash}\" ");
        let second = edit(&with(&first, "version = 1 ", &line));
        let book = signed(agreed.book().clone(), &second, &[GE, AZ]);
        agreed.with_book(book)
    }

    #[test]
    fn whoever_a_newer_version_leaves_out_or_excludes_has_nothing_with_those_who_signed_it() {
        let left_out = format!("[[parties]]\nparty = \"{KZ}\"\nname = \"Authority of {KZ}\"\n");
        let excluded = format!("[[exclusions]]\nbetween = [\"{GE}\", \"{KZ}\"]\n\n[onward]");
        let of = |policies: &Policies, peer: &str| {
            explain(&labels(), &party(peer), policies, NOW).refused
        };
        let leaves = without_kz(|document| with(document, &left_out, ""));
        let excludes = without_kz(|document| with(document, "[onward]", &excluded));
        let names_all = without_kz(str::to_owned);
        for policies in [&leaves, &excludes] {
            assert_eq!(of(policies, KZ), Some(Reason::PairExcluded));
            assert_eq!(of(policies, AZ), None);
            assert_eq!(release(policies), None);
        }
        assert_eq!(
            of(&names_all, KZ),
            None,
            "KZ has not signed yet, and the first one holds"
        );
        // A version that is not in force yet leaves nobody out.
        let later = without_kz(|document| {
            with(
                &with(document, &left_out, ""),
                "from = 2026-01-01",
                "from = 2026-07-01",
            )
        });
        assert_eq!(of(&later, KZ), None);
        // What KZ told follows the clause on the end of the version that it was told by.
        let received = Labels {
            origin: party(KZ),
            present: usual(),
            ..labels()
        };
        let kept = super::super::kept(&received, (&party(KZ), NOW), None, &leaves, NOW);
        let kept = kept.unwrap();
        assert_eq!(
            kept.by.code(),
            "author",
            "it is kept to the end of its retention"
        );
    }
}
