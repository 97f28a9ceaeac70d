//! A node card, and a party's signature under an agreement.

use std::convert::Infallible;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::json;

use super::*;
use crate::identity::card::{
    CardDraft, CardKeys, InvalidCard, KeyRole, ListedKey, NodeCard, founding_keys,
};
use crate::identity::vkey;
use crate::policy::agreement::{PAYLOAD_TYPE, document_sha256, signing_bytes};

const NEXT_AUTHOR: &str = "ntc test author key ee 2";

pub(super) const fn seed(role: KeyRole) -> &'static str {
    match role {
        KeyRole::Author => NEXT_AUTHOR,
        KeyRole::Ledger => LEDGER,
        KeyRole::Witness => WITNESS,
        KeyRole::Receipt => RECEIPT,
    }
}

/// A party that changed its author key, announces a post-quantum one, and says something that only a later version
/// knows.
pub(super) fn draft() -> CardDraft {
    let domain = "ntc.example".parse().unwrap();
    let party = "EE/tax-and-customs".parse().unwrap();
    let public = |seed| soft(seed).public_key();
    let first = CardKeys {
        author: public(AUTHOR),
        ledger: public(LEDGER),
        witness: public(WITNESS),
        receipt: public(RECEIPT),
    };
    let mut keys = founding_keys(&domain, &party, 1, &first);
    keys[0].to = Some(10);
    let name = domain.author_name(&party);
    let author = |vkey, from| ListedKey {
        role: "author".to_owned(),
        vkey,
        from,
        to: None,
    };
    let next = vkey::encode(&name, vkey::TYPE_NOTE, &public(NEXT_AUTHOR));
    let quantum = vkey::encode(&name, vkey::TYPE_ML_DSA_44, &[7; 1312]);
    keys.extend([author(next, 9), author(quantum, 11)]);
    CardDraft {
        domain,
        party,
        ledger_number: 1,
        made_at: 12,
        keys,
        capabilities: ["records/1", "receipt/2", "erase/1", "key/1"]
            .map(str::to_owned)
            .to_vec(),
        authorities: vec![vec![0x30, 0x82, 1, 2]],
        addresses: vec!["node.emta.ee.example:7444".to_owned()],
        contact: "duty desk, +372 000 0000".to_owned(),
        issued: TIME,
        other: vec!["escort: a line of a later version".to_owned()],
    }
}

#[test]
fn card() {
    let sign = |role: KeyRole, message: &[u8]| {
        Ok::<_, Infallible>(soft(seed(role)).sign(message).unwrap())
    };
    let card = draft().seal(sign).unwrap();
    let less = card.text().replace("capability: erase/1\n", "");
    let less = less.split_once("\n\n").unwrap().0.to_owned() + "\n";
    let signed = KeyRole::ALL.map(|role| {
        let signature = soft(seed(role)).sign(less.as_bytes()).unwrap();
        format!("signed-{}: {}\n", role.name(), BASE64.encode(signature))
    });
    let refused = [
        (
            "a node that does not act on ERASE",
            format!("{less}\n{}", signed.concat()),
        ),
        (
            "an edited contact",
            card.text().replace("+372 000 0000", "+372 000 0001"),
        ),
        (
            "an edited line of a later version",
            card.text().replace("escort: a", "escort: b"),
        ),
        (
            "a line out of its place",
            card.text().replace("made-at: 12\n", ""),
        ),
        (
            "a key that the ledger did not have yet",
            card.text().replace("made-at: 12", "made-at: 11"),
        ),
    ]
    .map(|(why, text)| {
        let lacks = Err(InvalidCard::Lacks("erase/1"));
        assert_eq!(NodeCard::open(&text) == lacks, why.contains("ERASE"));
        assert!(NodeCard::open(&text).is_err(), "{why}");
        json!({ "why": why, "card": text })
    });
    let keys: Vec<_> = card
        .listed_keys()
        .iter()
        .map(|key| {
            json!({
                "role": key.role, "vkey": key.vkey, "from": key.from, "to": key.to,
                "key_hash": vkey::hash(&key.vkey).to_string(), "used": key.public().is_some(),
            })
        })
        .collect();
    let signers = KeyRole::ALL.map(|role| json!({ "role": role.name(), "seed": seed(role) }));
    compare(
        "card.json",
        &json!({
            "signers": signers,
            "keys": keys,
            "made_at": card.made_at(),
            "capabilities": card.capabilities(),
            "other_lines": card.other_lines(),
            "card": card.text(),
            "fingerprint": card.fingerprint().to_string(),
            "refused": refused,
        }),
    );
}

#[test]
fn agreement() {
    let document = b"id = \"a test document\"\n";
    let message = signing_bytes(document);
    let signature = soft(AUTHOR).sign(&message).unwrap();
    assert!(public(AUTHOR).verifies(&message, &signature));
    compare(
        "agreement.json",
        &json!({
            "author": { "seed": AUTHOR, "public": hex::encode(soft(AUTHOR).public_key()) },
            "payload_type": PAYLOAD_TYPE,
            "document": hex::encode(document),
            "document_sha256": hex::encode(document_sha256(document)),
            "signed_bytes": hex::encode(&message),
            "signature": hex::encode(signature),
            "refused": refused::moves(),
        }),
    );
}
