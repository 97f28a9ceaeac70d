//! Every kind of entry, and entries that are refused.

use serde_json::{Value, json};

use super::*;
use crate::identity::card::KeyRole;
use crate::ledger::entry::commit::{AnchoredJournal, EraseReason, Erasure, QueryDirection};
use crate::ledger::entry::{KeyOperation, Role};

/// An entry with its bytes, its leaf hash and the inputs that they were made of.
fn listed(name: &str, entry: &Entry, inputs: &Value) -> Value {
    assert_eq!(Entry::decode(&entry.encode()).as_ref(), Ok(entry));
    json!({
        "kind": name,
        "inputs": inputs,
        "entry": hex::encode(entry.encode()),
        "leaf_hash": entry.leaf_hash().to_string(),
    })
}

fn author_vkey() -> String {
    NoteKey::note("ntc.example/ee/tax-and-customs/author", public(AUTHOR)).to_string()
}

#[test]
fn entries() {
    let (time, salt) = (TIME, counted(0x80));
    let millis = TIME.as_millis();
    let successor = NoteKey::note(ORIGIN.replace("ledger1", "ledger2"), public(LEDGER)).to_string();
    let erasure = Erasure {
        target: 258,
        sections: SectionSet::from_bits(0x0130),
        reason: EraseReason::Demanded as u8,
    };
    let digest = policy_digest();
    let list = [
        listed(
            "PAD",
            &Entry::Pad {
                time,
                random: counted(0),
            },
            &json!({ "time": millis, "random": hex::encode(counted(0)) }),
        ),
        listed(
            "RECORD",
            &record_entry(),
            &json!({
                "time": millis,
                "commit": record().commit().to_string(),
                "disposition_salt": hex::encode(salt),
                "policy_digest": digest.to_string(),
                "decided": decided().map(|peer| json!({
                    "slot": peer.slot,
                    "disclosed": peer.disclosed.bits(),
                    "reason": peer.reason,
                })),
            }),
        ),
        listed(
            "FEEDS",
            &Entry::Feeds {
                time,
                root: Hash::from_bytes(counted(0x40)),
            },
            &json!({ "time": millis, "root": hex::encode(counted(0x40)) }),
        ),
        listed(
            "ERASE",
            &Entry::Erase {
                time,
                commit: erasure.commit(&salt),
            },
            &json!({
                "time": millis, "salt": hex::encode(salt), "target": erasure.target,
                "sections": erasure.sections.bits(), "reason": erasure.reason,
            }),
        ),
        listed(
            "POLICY",
            &Entry::Policy {
                time,
                commit: commit::policy(&salt, &digest),
            },
            &json!({ "time": millis, "salt": hex::encode(salt), "digest": digest.to_string() }),
        ),
        listed(
            "KEY",
            &Entry::Key {
                time,
                operation: KeyOperation::Revoke,
                role: Role::Known(KeyRole::Author),
                key: commit::key(&author_vkey()),
            },
            &json!({ "time": millis, "operation": 3, "role": 1, "vkey": author_vkey() }),
        ),
        listed(
            "END",
            &Entry::End {
                time,
                successor: commit::key(&successor),
            },
            &json!({ "time": millis, "successor": successor }),
        ),
        listed(
            "EPOCH",
            &Entry::Epoch {
                time,
                epoch: 2,
                writer: counted(0x60),
            },
            &json!({ "time": millis, "epoch": 2, "writer": hex::encode(counted(0x60)) }),
        ),
        listed(
            "QUERY",
            &Entry::Query {
                time,
                commit: commit::query(&salt, QueryDirection::Answered, &digest),
            },
            &json!({
                "time": millis, "salt": hex::encode(salt), "direction": 2, "digest": digest.to_string(),
            }),
        ),
        listed(
            "ANCHOR",
            &Entry::Anchor {
                time,
                journal: AnchoredJournal::ReceiptsTaken.number(),
                size: 1000,
                commit: commit::anchor(&salt, &digest),
            },
            &json!({
                "time": millis, "journal": 4, "size": 1000, "salt": hex::encode(salt),
                "root": digest.to_string(),
            }),
        ),
        listed(
            "ignorable",
            &Entry::Ignorable {
                kind: 0x80,
                time,
                rest: b"of a later version".to_vec(),
            },
            &json!({ "time": millis, "rest": hex::encode(b"of a later version") }),
        ),
    ];
    let refused = [
        ("an unknown critical kind", "0a0000018bcfe5680000"),
        ("the kind that is never assigned", "6e0000018bcfe5680000"),
        ("an entry that ends early", "020000018bcfe5680000"),
    ]
    .map(|(why, bytes)| {
        let fault = Entry::decode(&hex::decode(bytes).unwrap()).unwrap_err();
        json!({ "why": why, "entry": bytes, "reason": fault.reason().code() })
    });
    compare(
        "entries.json",
        &json!({ "entries": list, "refused": refused }),
    );
}
