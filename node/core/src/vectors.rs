//! Golden vectors: what another implementation must reproduce byte for byte.
//!
//! The files in `tests/vectors` are frozen. Private keys are Ed25519 seeds, SHA-256 of the text named in
//! `seed`. With `NTC_WRITE_VECTORS` set, a file that does not exist yet is written; one that exists never is.

mod agreements;
mod card;
mod chain;
mod contact;
mod disputes;
mod entries;
mod hit;
mod onward;
mod outcome;
mod passenger;
mod policies;
mod proofs;
mod query;
mod recall;
mod receipt;
pub(crate) mod record_proof;
mod refused;
mod request;
mod seizure;

use std::path::PathBuf;

use crate::envelope::{
    Algorithm, Hash, PublicKey, RecordKey, SealRandom, SealedRecord, Sign as _, SoftKey, commit_v2,
};
use crate::ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::ledger::cosign::{cosign, cosigned_at};
use crate::ledger::entry::Entry;
use crate::ledger::entry::commit::{self, Decided};
use crate::ledger::feed::{FeedItem, FeedsTree, ItemKind, NOT_ACKNOWLEDGED, SlotHead};
use crate::ledger::note::NoteKey;
use crate::ledger::tree::{Frontier, leaf_hash, prove_consistency, prove_inclusion, root_at};
use crate::section::{Section, SectionSet, Slot};
use crate::time::Timestamp;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ntc_proto::v1 as pb;
use prost::Message as _;
use serde_json::{Value, json};

const AUTHOR: &str = "ntc test author key ee";
const LEDGER: &str = "ntc test ledger key ee";
const WITNESS: &str = "ntc test witness key w1";
const RECEIPT: &str = "ntc test receipt key fi";
const ORIGIN: &str = "ntc.example/ee/tax-and-customs/ledger1";
const TIME: Timestamp = Timestamp::from_millis(1_700_000_000_000);

fn soft(seed: &str) -> SoftKey {
    SoftKey::from_seed(Hash::of(&[seed.as_bytes()]).as_bytes())
}

fn public(seed: &str) -> PublicKey {
    PublicKey::from_bytes(&soft(seed).public_key()).unwrap()
}

/// Bytes that count up from `first`.
fn counted(first: u8) -> [u8; 32] {
    std::array::from_fn(|i| first.wrapping_add(i as u8))
}

fn compare(name: &str, found: &Value) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/vectors")
        .join(name);
    if std::env::var_os("NTC_WRITE_VECTORS").is_some() && !path.exists() {
        std::fs::write(&path, format!("{found:#}\n")).unwrap();
    }
    let frozen: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(found, &frozen, "{name}");
}

fn record_key() -> RecordKey {
    RecordKey {
        origin: "EE/tax-and-customs".parse().unwrap(),
        id: counted(0xc0)[..16].try_into().unwrap(),
    }
}

fn record() -> SealedRecord {
    sealed(&record_key(), &soft(AUTHOR))
}

/// The sections of the record under another key or author.
fn sealed(key: &RecordKey, author: &SoftKey) -> SealedRecord {
    let mut sections = [const { None }; 8];
    sections[0] = Some(b"the event section".to_vec());
    sections[4] = Some(b"the persons section".to_vec());
    let random = SealRandom {
        commit_salt: counted(0),
        slots: std::array::from_fn(|slot| counted(0x10 * (slot as u8 + 1))),
    };
    let header = |digests: &[[u8; 32]; 8]| {
        let header = pb::Header {
            id: key.id.to_vec(),
            origin: key.origin.as_str().to_owned(),
            section_digests: digests.iter().map(|digest| digest.to_vec()).collect(),
            ..pb::Header::default()
        };
        header.encode_to_vec()
    };
    SealedRecord::seal(key, sections, &random, header, author).unwrap()
}

fn record_entry() -> Entry {
    Entry::Record {
        time: TIME,
        commit: record().commit(),
        disposition: commit::disposition(&counted(0x80), &policy_digest(), &decided()),
    }
}

/// The salt of a slot's digest, be the section present or absent.
fn salt(record: &SealedRecord, slot: Slot) -> [u8; 32] {
    let held = record.sections[usize::from(slot.number())].as_ref();
    let absent = record.absent.iter().find(|(absent, _)| *absent == slot);
    held.map_or_else(|| absent.unwrap().1, |held| held.salt)
}

fn policy_digest() -> Hash {
    Hash::of(&[b"ntc test policies"])
}

fn decided() -> [Decided; 3] {
    let decided = |slot, disclosed, reason| Decided {
        slot,
        disclosed: SectionSet::from_bits(disclosed),
        reason,
    };
    [
        decided(3, 0x11, 0),
        decided(17, 0x01, 84),
        decided(63, 0, 64),
    ]
}

#[test]
fn envelope() {
    let record = record();
    let header = pb::Header::decode(record.header.as_slice()).unwrap();
    let slots: Vec<_> = Section::ALL
        .iter()
        .zip(&record.sections)
        .zip(&header.section_digests)
        .map(|((section, held), digest)| {
            json!({
                "slot": section.slot(),
                "section": section.name(),
                "salt": hex::encode(salt(&record, (*section).into())),
                "content": held.as_ref().map(|held| hex::encode(&held.content)),
                "digest": hex::encode(digest),
            })
        })
        .collect();
    let disclosed = SectionSet::EMPTY.with(Section::Event);
    let opening = record.disclose(disclosed);
    opening
        .clone()
        .verify(&record.commit(), &[public(AUTHOR)], disclosed)
        .unwrap();
    compare(
        "envelope.json",
        &json!({
            "author": { "seed": AUTHOR, "public": hex::encode(record.author_key) },
            "payload_type": crate::envelope::RECORD_TYPE,
            "origin": record_key().origin.as_str(),
            "id": hex::encode(record_key().id),
            "slots": slots,
            "header": hex::encode(&record.header),
            "signature": hex::encode(record.signature),
            "commit_salt": hex::encode(record.salt),
            "commit": record.commit().to_string(),
            "commit_v2": commit_v2(
                &record.salt,
                Algorithm::ED25519.number(),
                &record.author_key,
                &record.signature,
                &record.header,
            ).to_string(),
            "opening_of_the_event_section": hex::encode(opening.encode()),
            "refused": refused::openings(),
        }),
    );
}

fn item(kind: ItemKind) -> FeedItem {
    FeedItem {
        kind,
        ledger_index: 0,
        disclosed: if kind.discloses() {
            SectionSet::EMPTY.with(Section::Event)
        } else {
            SectionSet::EMPTY
        },
        leaf_hash: record_entry().leaf_hash(),
    }
}

fn slot_heads() -> [SlotHead; 3] {
    let mut feed = Frontier::new();
    feed.push_only(item(ItemKind::Deliver).leaf());
    let head = |salt, feed: &Frontier, recipient: &str| SlotHead {
        salt: counted(salt),
        size: feed.size(),
        root: feed.root(),
        acknowledged: NOT_ACKNOWLEDGED,
        recipient: recipient.parse().unwrap(),
    };
    [
        head(0x10, &Frontier::new(), "LV/state-revenue-service"),
        head(0x20, &feed, "FI/customs"),
        head(0x30, &Frontier::new(), "GE/revenue-service"),
    ]
}

#[test]
fn feeds() {
    let kinds = [
        ("DELIVER", ItemKind::Deliver),
        ("RECALL", ItemKind::Recall),
        ("ERASE", ItemKind::Erase),
        ("NOTICE", ItemKind::Notice),
        ("REVEAL", ItemKind::Reveal),
    ];
    let items: Vec<_> = kinds
        .iter()
        .map(|(name, kind)| {
            let item = item(*kind);
            json!({
                "kind": name,
                "item": hex::encode(item.encode()),
                "leaf_hash": item.leaf().to_string(),
            })
        })
        .collect();
    let heads = slot_heads();
    let tree = FeedsTree::new(heads.iter().map(SlotHead::leaf));
    let slots: Vec<_> = (0..)
        .zip(&heads)
        .map(|(slot, head)| {
            let proof = tree.prove(slot).unwrap();
            head.verify(slot, 3, &proof, &tree.root()).unwrap();
            json!({
                "slot": slot,
                "salt": hex::encode(head.salt),
                "feed_size": head.size,
                "feed_root": head.root.to_string(),
                "acknowledged": head.acknowledged.to_string(),
                "recipient": head.recipient.as_str(),
                "leaf_hash": head.leaf().to_string(),
                "inclusion": proof.iter().map(Hash::to_string).collect::<Vec<_>>(),
            })
        })
        .collect();
    let feeds_root = tree.root().to_string();
    compare(
        "feeds.json",
        &json!({
            "items": items,
            "slots": slots,
            "feeds_root": feeds_root,
            "refused_items": refused::items(),
            "batch": refused::batch_that_holds(),
            "refused_batches": refused::batches(),
        }),
    );
}

#[test]
fn checkpoint() {
    let feeds = Entry::Feeds {
        time: Timestamp::from_millis(1_700_000_000_500),
        root: FeedsTree::new(slot_heads().iter().map(SlotHead::leaf)).root(),
    };
    let mut ledger = Frontier::new();
    ledger.push_only(record_entry().leaf_hash());
    ledger.push_only(feeds.leaf_hash());
    let checkpoint = Checkpoint {
        origin: ORIGIN.to_owned(),
        size: 2,
        root: ledger.root(),
    };
    let log = NoteKey::note(ORIGIN, public(LEDGER));
    let witness = NoteKey::cosignature("ntc.example/fi/customs/witness", public(WITNESS));
    let signed = SignedCheckpoint::sign(checkpoint, &soft(LEDGER)).unwrap();
    let mut cosigned = signed.clone();
    let now = Timestamp::from_millis(1_700_000_001_999);
    cosign(&mut cosigned, witness.name(), &soft(WITNESS), now).unwrap();
    assert_eq!(
        cosigned_at(&cosigned, &witness),
        Ok(Some(Timestamp::from_millis(1_700_000_001_000)))
    );
    let entries = [record_entry(), feeds].map(|entry| hex::encode(entry.encode()));
    compare(
        "checkpoint.json",
        &json!({
            "entries": entries,
            "ledger": { "seed": LEDGER, "vkey": log.to_string() },
            "witness": { "seed": WITNESS, "vkey": witness.to_string() },
            "checkpoint": signed.note().render(),
            "cosigned": cosigned.note().render(),
            "refused": refused::checkpoints(&signed),
            "refused_cosignatures": refused::cosignatures(&cosigned, &witness),
        }),
    );
}

/// These were checked with Go's `x/mod/sumdb`, transparency-dev's `formats` and litewitness.
#[test]
fn what_other_tools_accept_is_what_is_written_here() {
    let base64 = |hash: &Hash| STANDARD.encode(hash.as_bytes());
    let (mut tree, mut stored) = (Frontier::new(), Vec::new());
    for i in 0..13 {
        tree.push(leaf_hash(format!("entry {i}").as_bytes()), &mut stored);
    }
    assert_eq!(
        base64(&root_at(&stored, 5).unwrap()),
        "fKo0Xb2JKmZFTWxlEuo8PqPw0+whvj/C4jdXBf049nI="
    );
    assert_eq!(
        base64(&tree.root()),
        "wMEonwBgX419h4C59CZMc2zPuEzpFwjCsn5kJr/H2Kg="
    );
    let consistency = prove_consistency(&stored, 5, 13).unwrap();
    let inclusion = prove_inclusion(&stored, 7, 13).unwrap();
    let shared = [
        "l5nzB1F+9RfCIF35tndivzR1ayAJn7ffzOdrzr0nOy4=",
        "ptHeE8xxqg97JCQwB7g6+9U/EkhyVHQq0jihTdMoi3Y=",
    ];
    let first = [
        "SFM123z+yWXxX/dF/GJcQdXqJkaTaTAWWCj3PdS2iFQ=",
        "n/U3thiiV++CkIxFkVrLrrbZ3qA11tk5ZPyIwZ6YyLM=",
        "/w4ywg/2W5esELOyZ3uHKqPVoCh9lFesukflfPSkpz8=",
    ];
    assert_eq!(
        consistency.iter().map(base64).collect::<Vec<_>>(),
        [&first[..], &shared].concat()
    );
    let first = [
        "vhV4G2KKKEFMHIoRuG24Qi+hBBIV/g18RJbSPNoeQUI=",
        "3QN52DrH8WTn7qMM3O+1dQglTEj3Zq/M09l2Nl4yjMw=",
    ];
    assert_eq!(
        inclusion.iter().map(base64).collect::<Vec<_>>(),
        [&first[..], &shared].concat()
    );

    let checkpoint = Checkpoint {
        origin: "ntc.example/ee/ledger1".to_owned(),
        size: 13,
        root: tree.root(),
    };
    let mut signed = SignedCheckpoint::sign(checkpoint, &soft(LEDGER)).unwrap();
    assert!(signed.note().render().ends_with(
        "— ntc.example/ee/ledger1 N2xF737qjozhA0c/lSqiZlSR8F76Zv9r7rFzCZQV89jtBcDRdUS/x7Lufj0N+WuTvwWDTmnCkOfW7Wr4IqhttsVnIAI=\n"
    ));
    let witness = NoteKey::parse(
        "ntc.example/fi/witness1+491d2330+BFmPagmruhY8LFttQUe4Q+POvdVRVd8G5eK8sxAviJYy",
    )
    .unwrap();
    cosign(&mut signed, witness.name(), &soft(WITNESS), TIME).unwrap();
    assert_eq!(cosigned_at(&signed, &witness).unwrap(), Some(TIME));
    assert!(signed.note().render().ends_with(
        "— ntc.example/fi/witness1 SR0jMAAAAABlU/EAgOZRLNUjpnBUao4KXlLuYL/rL72v506LuwSg/zGxTOgm4iuy8tsYsMdxYBS67r2btZ8E2hNZdyovburxwHkxAg==\n"
    ));
}
