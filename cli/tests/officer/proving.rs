//! An alert with what proves it, in a file, and the check of such a file without a node.

use std::convert::Infallible;
use std::os::unix::fs::PermissionsExt as _;

use ntc_core::envelope::{
    Hash, PublicKey, RecordKey, SealRandom, SealedRecord, Sign as _, SoftKey,
};
use ntc_core::identity::card::{ALWAYS, CardDraft, CardKeys, KeyRole, NodeCard, founding_keys};
use ntc_core::ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ntc_core::ledger::cosign::cosign;
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::note::NoteKey;
use ntc_core::ledger::record_proof::{RecordParts, RecordProof};
use ntc_core::ledger::tree::{Frontier, leaf_hash, prove_inclusion};
use ntc_core::time::Timestamp;
use ntc_proto::v1;
use prost::Message;
use serde_json::Value;

use crate::desk::Desk;
use crate::full;
use crate::reading::{ID, held};

/// Where the alert lies, and how large the ledger is.
const PLACE: (u64, u64) = (4, 7);
const AT: Timestamp = Timestamp::from_millis(1_764_000_060_000);

fn key(role: KeyRole) -> SoftKey {
    SoftKey::from_seed(&[role as u8; 32])
}

fn card() -> NodeCard {
    let domain = "ntc.test".parse().unwrap();
    let party = "UA/state-customs-service".parse().unwrap();
    let public = |role| key(role).public_key();
    let keys = CardKeys {
        author: public(KeyRole::Author),
        ledger: public(KeyRole::Ledger),
        witness: public(KeyRole::Witness),
        receipt: public(KeyRole::Receipt),
    };
    let draft = CardDraft {
        keys: founding_keys(&domain, &party, 1, &keys),
        domain,
        party,
        ledger_number: 1,
        made_at: 4,
        capabilities: ALWAYS.map(str::to_owned).to_vec(),
        authorities: vec![vec![0x30, 0x82, 1, 2]],
        addresses: vec!["node.ua.test:7444".to_owned()],
        contact: "duty desk".to_owned(),
        issued: Timestamp::from_millis(1_763_000_000_000),
        other: Vec::new(),
    };
    let sign =
        |role: KeyRole, message: &[u8]| Ok::<_, Infallible>(key(role).sign(message).unwrap());
    draft.seal(sign).unwrap()
}

/// The alert of the tests, sealed: its goods, and persons that a proof may leave out.
fn sealed() -> SealedRecord {
    let held = held();
    let header = v1::Header::decode(&*held.header).unwrap();
    let record = RecordKey {
        origin: header.origin.parse().unwrap(),
        id: header.id.as_slice().try_into().unwrap(),
    };
    let mut sections = [const { None }; 8];
    sections[1] = Some(held.sections[0].content.clone());
    sections[6] = Some(v1::Media::default().encode_to_vec());
    let random = SealRandom {
        commit_salt: [1; 32],
        slots: std::array::from_fn(|slot| [slot as u8; 32]),
    };
    let stated = |digests: &[[u8; 32]; 8]| {
        let section_digests = digests.iter().map(|digest| digest.to_vec()).collect();
        let header = v1::Header {
            section_digests,
            ..header
        };
        header.encode_to_vec()
    };
    SealedRecord::seal(&record, sections, &random, stated, &key(KeyRole::Author)).unwrap()
}

/// A proof of the alert without these sections, with the line of a witness or none.
pub(crate) fn proof(without: &[String], is_witnessed: bool) -> String {
    let (card, sealed) = (card(), sealed());
    let entry = Entry::Record {
        time: AT,
        commit: sealed.commit(),
        disposition: Hash::from_bytes([9; 32]),
    };
    let (index, size) = PLACE;
    let (mut tree, mut stored) = (Frontier::new(), Vec::new());
    for at in 0..size {
        let other = leaf_hash(&at.to_be_bytes());
        tree.push(
            if at == index {
                entry.leaf_hash()
            } else {
                other
            },
            &mut stored,
        );
    }
    let checkpoint = Checkpoint {
        origin: card.origin(),
        size,
        root: tree.root(),
    };
    let mut signed = SignedCheckpoint::sign(checkpoint, &key(KeyRole::Ledger)).unwrap();
    let mut witnesses = Vec::new();
    if is_witnessed {
        let witness = SoftKey::from_seed(&[77; 32]);
        let public = PublicKey::from_bytes(&witness.public_key()).unwrap();
        let name = "ntc.test/ge/revenue-service/witness";
        cosign(&mut signed, name, &witness, AT).unwrap();
        witnesses.push(NoteKey::cosignature(name, public));
    }
    let mut shown = sealed.present();
    for name in without {
        shown = shown.without(name.parse().unwrap());
    }
    let proof = RecordProof::of(RecordParts {
        index,
        entry: entry.encode(),
        opening: sealed.disclose(shown),
        card,
        path: prove_inclusion(&stored, index, size).unwrap(),
        checkpoint: signed.render(),
        witnesses,
    });
    proof.unwrap().render()
}

#[tokio::test]
async fn a_proof_is_written_for_its_officer_alone_and_over_no_other_file() {
    let desk = Desk::with(full::fake("")).await;
    let line = format!("alert prove {ID} --without persons,media --to out.tlog-proof");
    let ran = desk.ntc(&line).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let fingerprint = card().fingerprint().to_string();
    assert!(
        ran.stdout.contains("It shows the sections: goods\n"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains(&fingerprint), "{}", ran.stdout);
    let file = desk.file("out.tlog-proof");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, proof(&["media".to_owned()], true));
    let again = desk.ntc(&line).await;
    assert_eq!(again.exit, 3);
    assert!(
        again.stderr.contains("no proof was written"),
        "{}",
        again.stderr
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
    let unknown = desk
        .ntc(&format!("alert prove {ID} --without cargo --to x"))
        .await;
    assert_eq!(unknown.exit, 2);
}

#[tokio::test]
async fn what_the_node_answers_is_written_only_where_it_proves_the_record() {
    let mut fake = full::fake("");
    fake.proof = Some(proof(&[], true).replacen("index 4", "index 5", 1));
    let desk = Desk::with(fake).await;
    let ran = desk.ntc(&format!("alert prove {ID} --to out")).await;
    assert_eq!(ran.exit, 8);
    assert!(ran.stderr.contains("[BAD_PROOF]"), "{}", ran.stderr);
    assert!(!desk.file("out").exists());
}

#[tokio::test]
async fn a_file_is_checked_without_a_node_and_says_what_it_proves_and_what_not() {
    let desk = Desk::with(full::fake("")).await;
    desk.write("one", proof(&["media".to_owned()], false));
    let ran = desk.ntc("ledger check one").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let fingerprint = card().fingerprint().to_string();
    for line in [
        "The proof holds.",
        "cocaine",
        "these: goods\n",
        "is entry 4 of the 7 entries of the ledger ntc.test/ua/state-customs-service/ledger1.",
        "made at 2025-11-24 16:01 UTC, by the clock of UA/state-customs-service.",
        "Nobody but the party itself signed this state of the ledger.",
        &format!("It is {fingerprint}\n"),
        "withheld or erased: event, transport, companies, persons, narrative, media, national\n",
    ] {
        assert!(ran.stdout.contains(line), "{line}\n{}", ran.stdout);
    }
    assert!(
        !ran.stdout.contains('\u{1b}'),
        "what is shown steers no terminal"
    );
    assert_eq!(desk.fake.calls(), [] as [&str; 0], "no node is asked");
    desk.write("two", proof(&[], true));
    let ran = desk.ntc("ledger check two --json").await;
    let told: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(told["card_fingerprint"], fingerprint);
    assert_eq!(told["ledger_index"], 4);
    assert_eq!(
        told["witnesses"][0]["name"],
        "ntc.test/ge/revenue-service/witness"
    );
    assert_eq!(told["shown"], serde_json::json!(["goods", "media"]));
    let ran = desk.ntc("ledger check two").await;
    assert!(ran.stdout.contains("hashes alone"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("compare them with their cards"),
        "{}",
        ran.stdout
    );
}

#[tokio::test]
async fn a_file_that_proves_nothing_ends_with_its_reason() {
    let desk = Desk::with(full::fake("")).await;
    let sound = proof(&[], true);
    let other = |from: &str, to: &str| sound.replacen(from, to, 1);
    for (name, file, exit, reason) in [
        ("another index", other("index 4", "index 3"), 8, "BAD_PROOF"),
        ("another size", other("\n7\n", "\n8\n"), 8, "BAD_SIGNATURE"),
        (
            "another ledger",
            other("service/ledger1\n", "service/ledger2\n"),
            8,
            "WRONG_ORIGIN",
        ),
        ("another title", other("@v1", "@v9"), 3, "MALFORMED"),
        ("no proof at all", "a letter".to_owned(), 3, "MALFORMED"),
        ("too long", "x".repeat(2 << 20), 3, "TOO_LARGE"),
    ] {
        desk.write("file", file);
        let ran = desk.ntc("ledger check file").await;
        assert_eq!(ran.exit, exit, "{name}: {}", ran.stderr);
        assert!(
            ran.stderr.contains(&format!("[{reason}]")),
            "{name}: {}",
            ran.stderr
        );
        assert!(
            ran.stderr.contains("do not rely on it"),
            "{name}: {}",
            ran.stderr
        );
    }
}
