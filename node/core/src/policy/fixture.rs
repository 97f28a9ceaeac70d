//! Documents, keys and labels for tests.

use std::collections::BTreeSet;

use super::agreement::{Template, TemplateParty, document_sha256, signing_bytes};
use super::{
    AgreementBook, AgreementError, Labelled, Labels, Move, PeerStanding, Policies, Sectioned, Step,
};
use crate::envelope::{Sign as _, SoftKey};
use crate::model::handling::Tlp;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::section::SectionSet;
use crate::time::Timestamp;

pub(crate) const AZ: &str = "AZ/state-customs-committee";
pub(crate) const GE: &str = "GE/revenue-service";
pub(crate) const KZ: &str = "KZ/state-revenue-committee";

/// The samples that operators start from, by name.
pub(crate) const SAMPLES: [(&str, &str); 5] = [
    (
        "az-kz-caspian",
        include_str!("../../../../deploy/config/agreements/az-kz-caspian.toml"),
    ),
    (
        "ge-kz-narcotics",
        include_str!("../../../../deploy/config/agreements/ge-kz-narcotics.toml"),
    ),
    (
        "group",
        include_str!("../../../../deploy/config/agreements/group.toml"),
    ),
    (
        "kz-uz",
        include_str!("../../../../deploy/config/agreements/kz-uz.toml"),
    ),
    (
        "tr-uz-one-way",
        include_str!("../../../../deploy/config/agreements/tr-uz-one-way.toml"),
    ),
];

/// A document of GE, AZ and KZ with every clause that there is; GE tells AZ, and AZ has nothing with KZ.
pub(crate) const EVERY_CLAUSE: &str = include_str!("../../../../tests/vectors/agreement.toml");

/// 2026-06-01T00:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);

pub(crate) const DAY_MS: u64 = 24 * 3600 * 1000;

pub(crate) fn party(name: &str) -> Party {
    name.parse().unwrap()
}

pub(crate) fn key(party: &Party) -> SoftKey {
    SoftKey::from_seed(&document_sha256(party.as_str().as_bytes()))
}

pub(crate) fn template(id: &str, parties: &[&str]) -> String {
    Template {
        id: id.to_owned(),
        title: "A \"test\" agreement".to_owned(),
        legal_basis: "Memorandum of 1 January 2026".to_owned(),
        parties: parties
            .iter()
            .map(|name| TemplateParty {
                party: party(name),
                name: format!("Authority of {name}"),
            })
            .collect(),
        from: "2026-01-01".to_owned(),
        until: "2030-12-31".to_owned(),
    }
    .document()
}

/// The text after one replacement, which must be found.
pub(crate) fn with(document: &str, old: &str, new: &str) -> String {
    assert!(document.contains(old), "{old}");
    document.replacen(old, new, 1)
}

pub(crate) fn step(author: &Party, step: Step, document: &str) -> Move {
    let key = key(author);
    let signs = matches!(step, Step::Propose | Step::Sign);
    Move {
        step,
        document: if step == Step::Propose {
            document.as_bytes().to_vec()
        } else {
            Vec::new()
        },
        document_sha256: document_sha256(document.as_bytes()),
        signature: signs.then(|| key.sign(&signing_bytes(document.as_bytes())).unwrap()),
        author_key: signs.then(|| key.public_key()),
        reason: String::new(),
        made: NOW,
    }
}

pub(crate) fn moved(
    book: &AgreementBook,
    author: &str,
    what: Step,
    document: &str,
) -> Result<AgreementBook, AgreementError> {
    let author = party(author);
    let keys = [key(&author).public_key()];
    book.apply(&author, &step(&author, what, document), &keys, NOW)
}

/// The first signer proposes, the others sign.
pub(crate) fn signed(book: AgreementBook, document: &str, signers: &[&str]) -> AgreementBook {
    let mut what = Step::Propose;
    signers.iter().fold(book, |book, signer| {
        let book = moved(&book, signer, what, document).unwrap();
        what = Step::Sign;
        book
    })
}

/// A peer that reads what there is today.
pub(crate) fn standing(suspended: bool) -> PeerStanding {
    PeerStanding {
        suspended,
        capabilities: BTreeSet::from(["records/1".to_owned()]),
    }
}

/// Policies of GE with the peers AZ and KZ and these agreements, signed by all three as far as they are parties.
pub(crate) fn policies(documents: &[&str]) -> Policies {
    let mut policies = Policies::new(party(GE));
    for peer in [AZ, KZ] {
        policies = policies.with_peer(party(peer), standing(false));
    }
    for document in documents {
        let signers: Vec<_> = [GE, AZ, KZ]
            .into_iter()
            .filter(|name| document.contains(&format!("party = \"{name}\"")))
            .collect();
        let book = signed(policies.book().clone(), document, &signers);
        policies = policies.with_book(book);
    }
    policies
}

/// A seizure notice of GE with all sections.
pub(crate) fn labels() -> Labels {
    Labels {
        origin: party(GE),
        kind: RecordKind::SeizureNotice,
        carried: None,
        version: 1,
        categories: BTreeSet::from(["narcotic".to_owned()]),
        purpose: "customs_risk".to_owned(),
        tlp: Tlp::Amber,
        named_recipients: BTreeSet::new(),
        urgency: Urgency::Routine,
        places: Some(["GE", "GEPTI", "TR", "ge_sarpi"].map(str::to_owned).into()),
        created: NOW,
        expires: Timestamp::from_millis(NOW.as_millis() + 365 * DAY_MS),
        evaluation: None,
        present: SectionSet::ALL,
        asked: SectionSet::EMPTY,
        audience: None,
    }
}

/// Labels stand for the record that they are of.
impl Labelled for Labels {
    fn own_labels(&self) -> Labels {
        self.clone()
    }

    fn received_labels(&self) -> Labels {
        self.clone()
    }
}

/// A set of sections stands for an opening that has them.
impl Sectioned for SectionSet {
    fn reduced(self, to: SectionSet) -> Self {
        self.intersection(to)
    }
}
