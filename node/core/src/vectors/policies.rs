//! The digest of policies, and dispositions that name it.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::policy::agreement::document_sha256;
use crate::policy::fixture::{moved, party};
use crate::policy::{PeerStanding, Policies, Step};
use crate::reason::Reason;

/// An agreement as it was signed once.
const DOCUMENT: &str = include_str!("../../../../tests/vectors/policies.toml");
const OWN: &str = "KZ/state-revenue-committee";
const PEER: &str = "UZ/customs-committee";

fn enrolled(policies: Policies, suspended: bool, capabilities: &[&str]) -> Policies {
    let capabilities: BTreeSet<_> = capabilities.iter().map(|it| (*it).to_owned()).collect();
    let standing = PeerStanding {
        suspended,
        capabilities,
    };
    policies.with_peer(party(PEER), standing)
}

fn step(policies: &Policies, by: &str, step: Step) -> Policies {
    let book = moved(policies.book(), by, step, DOCUMENT).unwrap();
    policies.clone().with_book(book)
}

#[test]
fn policies() {
    let sha256 = hex::encode(document_sha256(DOCUMENT.as_bytes()));
    let capable = ["receipt/2", "records/1"];
    let none = Policies::new(party(OWN));
    let peer = enrolled(none.clone(), false, &capable);
    let proposed = step(&peer, OWN, Step::Propose);
    let signed = step(&proposed, PEER, Step::Sign);
    let stopped = step(&signed, OWN, Step::Suspend);
    let suspended = enrolled(signed.clone(), true, &capable);
    let head = format!("{OWN}\npeer {PEER} active receipt/2 records/1");
    let (agreement, ours) = (format!("\nagreement {sha256}"), format!("\nsigned {OWN}"));
    let both = format!("{agreement}{ours}\nsigned {PEER}");
    // The text that is hashed, but that the hash of the document stands in it as 32 bytes.
    let cases = [
        ("nobody", none.clone(), OWN.to_owned()),
        (
            "a peer that is capable of nothing",
            enrolled(none, false, &[]),
            format!("{OWN}\npeer {PEER} active"),
        ),
        ("a peer", peer, head.clone()),
        (
            "an agreement that one signed",
            proposed,
            format!("{head}{agreement}{ours}"),
        ),
        (
            "an agreement that both signed",
            signed,
            format!("{head}{both}"),
        ),
        (
            "one that is suspended",
            stopped,
            format!("{head}{both}\nsuspended sample-kz-uz {OWN}"),
        ),
        (
            "a peer that is suspended",
            suspended,
            format!("{OWN}\npeer {PEER} suspended receipt/2 records/1{both}"),
        ),
    ];
    let list = cases.map(|(why, policies, text)| {
        let (before, after) = text.split_once(&sha256).unwrap_or((&text, ""));
        let raw = if after.is_empty() && !text.contains(&sha256) {
            Vec::new()
        } else {
            hex::decode(&sha256).unwrap()
        };
        let digest = Hash::of(&[
            b"ntc/policies/v1\n",
            before.as_bytes(),
            &raw,
            after.as_bytes(),
        ]);
        assert_eq!(digest.as_bytes(), &policies.digest(), "{why}");
        json!({ "why": why, "text": text, "digest": digest.to_string() })
    });
    let digests: BTreeSet<_> = list.iter().map(|case| case["digest"].to_string()).collect();
    assert_eq!(digests.len(), list.len(), "no two are the same");
    compare(
        "policies.json",
        &json!({ "document": DOCUMENT, "document_sha256": sha256, "policies": list }),
    );
}

/// A reason that no version knows yet.
const UNKNOWN: u16 = 999;

#[test]
fn disposition() {
    assert_eq!(Reason::from_number(UNKNOWN), None);
    let peer = |slot: u64, disclosed: u16, reason: u16| Decided {
        slot,
        disclosed: SectionSet::from_bits(disclosed),
        reason,
    };
    let known = Reason::SectionNotCovered.number();
    let cases = [
        ("no peers", vec![]),
        ("all goes", vec![peer(3, 0x11, 0)]),
        ("a section is kept back", vec![peer(3, 0x01, known)]),
        (
            "for a reason of a later version",
            vec![peer(3, 0x01, UNKNOWN)],
        ),
        ("a section of a later version", vec![peer(3, 0x8001, 0)]),
        ("two peers", vec![peer(3, 0x11, 0), peer(17, 0, UNKNOWN)]),
        (
            "the same two in another order, which nobody writes",
            vec![peer(17, 0, UNKNOWN), peer(3, 0x11, 0)],
        ),
    ];
    let (salt, policy) = (counted(0x80), Hash::from_bytes(counted(0x40)));
    let list: Vec<_> = cases
        .iter()
        .map(|(why, decided)| {
            let told: Vec<_> = decided
                .iter()
                .map(|it| json!({ "slot": it.slot, "disclosed": it.disclosed.bits(), "reason": it.reason }))
                .collect();
            let disposition = commit::disposition(&salt, &policy, decided).to_string();
            json!({ "why": why, "decided": told, "disposition": disposition })
        })
        .collect();
    let all: BTreeSet<_> = list
        .iter()
        .map(|case| case["disposition"].to_string())
        .collect();
    assert_eq!(all.len(), list.len(), "no two are the same");
    compare(
        "dispositions.json",
        &json!({
            "salt": hex::encode(salt),
            "policy_digest": policy.to_string(),
            "dispositions": list,
        }),
    );
}
