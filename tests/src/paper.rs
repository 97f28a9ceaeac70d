//! Policies on paper: partners and signed agreements without any node.

use ntc_core::envelope::{Sign as _, SoftKey};
use ntc_core::identity::card::CAPABILITIES;
use ntc_core::party::Party;
use ntc_core::policy::agreement::{document_sha256, signing_bytes};
use ntc_core::policy::{AgreementBook, Move, PeerStanding, Policies, Step};
use ntc_core::time::Timestamp;

use crate::federation::share_all;

/// Whose policies these are.
pub const OWN: &str = "AZ/customs";
/// Where partners are.
const COUNTRIES: [&str; 6] = ["GE", "KZ", "MD", "TR", "UA", "UZ"];
/// When all was agreed: 2026-06-01T00:00:00Z.
const AGREED: Timestamp = Timestamp::from_millis(1_780_272_000_000);

/// Policies of [`OWN`] with so many partners, each with an agreement by which everything is shared.
pub fn sharing_all(partners: usize) -> Policies {
    let own: Party = OWN.parse().expect("a party");
    let mut policies = Policies::new(own.clone());
    for number in 0..partners {
        let country = COUNTRIES.get(number % COUNTRIES.len()).expect("a country");
        let peer: Party = format!("{country}/office-{number}")
            .parse()
            .expect("a party");
        let standing = PeerStanding {
            suspended: false,
            capabilities: CAPABILITIES.map(str::to_owned).into(),
        };
        let document = share_all(&format!("paper-{number}"), &[OWN, peer.as_str()]);
        let book = moved(policies.book(), &own, Step::Propose, &document);
        let book = moved(&book, &peer, Step::Sign, &document);
        policies = policies.with_peer(peer, standing).with_book(book);
    }
    policies
}

fn moved(book: &AgreementBook, author: &Party, step: Step, document: &str) -> AgreementBook {
    let key = SoftKey::from_seed(&document_sha256(author.as_str().as_bytes()));
    let bytes = document.as_bytes();
    let signature = key.sign(&signing_bytes(bytes)).expect("a signature");
    let step = Move {
        step,
        document: if step == Step::Propose {
            bytes.to_vec()
        } else {
            Vec::new()
        },
        document_sha256: document_sha256(bytes),
        signature: Some(signature),
        author_key: Some(key.public_key()),
        reason: String::new(),
        made: AGREED,
    };
    let moved = book.apply(author, &step, &[key.public_key()], AGREED);
    moved.expect("a step that fits")
}
