use proptest::prelude::*;

use super::*;
use crate::envelope::{Sign as _, SoftKey};
use crate::ledger::checkpoint::Checkpoint;
use crate::ledger::cosign::cosign;
use crate::ledger::keys::LedgerKeys;
use crate::reason::Reason;
use crate::section::Section;
use crate::vectors::record_proof::said;

#[test]
fn no_byte_of_a_proof_can_be_another_one() {
    let text = said((4, 7), SectionSet::EMPTY.with(Section::Event)).text();
    RecordProof::open(text.as_bytes()).unwrap();
    for at in 0..text.len() {
        for bit in [0, 1, 5] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            assert!(RecordProof::open(&bytes).is_err(), "byte {at}, bit {bit}");
        }
        let mut bytes = text.clone().into_bytes();
        bytes.remove(at);
        assert!(RecordProof::open(&bytes).is_err(), "without byte {at}");
    }
}

#[test]
fn a_file_that_is_too_long_is_not_read() {
    let file = vec![b'x'; MAX_RECORD_PROOF_LEN + 1];
    assert_eq!(RecordProof::open(&file), Err(InvalidRecordProof::TooLong));
    let refused = RecordProof::open(&file[1..]).unwrap_err();
    assert_eq!(refused.reason(), Reason::Malformed);
}

#[test]
fn a_section_that_is_left_out_stays_as_a_digest_and_the_proof_holds() {
    let shown = SectionSet::EMPTY.with(Section::Persons);
    let proof = RecordProof::open(said((0, 3), shown).text().as_bytes()).unwrap();
    assert_eq!(proof.record().present(), shown);
    assert_eq!(proof.not_shown(), SectionSet::ALL.difference(shown));
    assert!(!proof.render().contains("the event section"));
    let none = RecordProof::open(said((0, 3), SectionSet::EMPTY).text().as_bytes()).unwrap();
    assert_eq!(none.not_shown(), SectionSet::ALL);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_record_of_every_ledger_is_proven_at_its_index_and_at_no_other(
        size in 2_u64..40, pick in any::<prop::sample::Index>(), other in 0_u64..64,
        event in any::<bool>(), persons in any::<bool>(),
    ) {
        // The author key of the card is good for the first ten entries.
        let index = pick.index(size.min(10) as usize) as u64;
        let mut shown = SectionSet::EMPTY;
        if event { shown = shown.with(Section::Event); }
        if persons { shown = shown.with(Section::Persons); }
        let mut said = said((index, size), shown);
        let proof = RecordProof::open(said.text().as_bytes()).unwrap();
        prop_assert_eq!(proof.render(), said.text());
        prop_assert_eq!((proof.index(), proof.checkpoint().size()), (index, size));
        prop_assert_eq!(proof.record().present(), shown);
        said.index = other;
        prop_assert_eq!(RecordProof::open(said.text().as_bytes()).is_ok(), other == index);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(RecordProof::open(&bytes).is_err());
        let begun = [b"c2sp.org/tlog-proof@v1\nextra ".as_slice(), &bytes].concat();
        prop_assert!(RecordProof::open(&begun).is_err());
    }
}

const ORIGIN: &str = "ntc.example/ee/customs/ledger1";

fn key(seed: u8) -> SoftKey {
    SoftKey::from_seed(&[seed; 32])
}

fn checkpoint(size: u64) -> SignedCheckpoint {
    let (origin, root) = (ORIGIN.to_owned(), Hash::from_bytes([7; 32]));
    SignedCheckpoint::sign(Checkpoint { origin, size, root }, &key(1)).unwrap()
}

fn witness(seed: u8) -> NoteKey {
    let public = crate::envelope::PublicKey::from_bytes(&key(seed).public_key()).unwrap();
    NoteKey::cosignature(format!("ntc.example/w{seed}/witness"), public)
}

/// The note of a size that a witness cosigned, as a partner sends it.
fn cosigned(size: u64, seed: u8) -> Cosigned {
    let mut signed = checkpoint(size);
    let now = Timestamp::from_millis(1_790_000_000_000);
    cosign(&mut signed, witness(seed).name(), &key(seed), now).unwrap();
    Cosigned {
        note: signed.render(),
        keys: vec![witness(9), witness(seed)],
    }
}

#[test]
fn the_checkpoint_that_most_cosigned_is_shown_and_of_these_the_largest() {
    let public = crate::envelope::PublicKey::from_bytes(&key(1).public_key()).unwrap();
    let ledger = LedgerKeys::from(NoteKey::note(ORIGIN, public));
    let newest = checkpoint(30);
    let most = |notes: Vec<Cosigned>, own: fn(&SignedCheckpoint) -> bool| {
        let (shown, keys) = most_cosigned(&ledger, (&newest, 10), notes, own);
        let names: Vec<_> = keys.iter().map(|key| key.name().to_owned()).collect();
        let lines: Vec<_> = shown
            .note()
            .lines()
            .iter()
            .map(|line| line.name.clone())
            .collect();
        assert_eq!(lines, [&[ORIGIN.to_owned()], names.as_slice()].concat());
        (shown.size(), names.len())
    };
    let all = |_: &SignedCheckpoint| true;
    let notes = || {
        vec![
            cosigned(20, 2),
            cosigned(20, 3),
            cosigned(25, 4),
            cosigned(9, 5),
        ]
    };
    assert_eq!(most(notes(), all), (20, 2), "two of one size");
    let one_each = vec![cosigned(20, 2), cosigned(25, 4)];
    assert_eq!(most(one_each, all), (25, 1), "the largest");
    // What ends before the entry, is of another history, or was cosigned by nobody who is known, counts for nothing.
    assert_eq!(most(vec![cosigned(10, 2)], all), (30, 0));
    assert_eq!(most(notes(), |it| it.size() != 20), (25, 1));
    let strange = Cosigned {
        keys: vec![witness(9)],
        ..cosigned(20, 2)
    };
    assert_eq!(most(vec![strange], all), (30, 0));
    assert_eq!(most(vec![cosigned(20, 2), cosigned(20, 2)], all), (20, 1));
    assert_eq!(most(Vec::new(), all), (30, 0));
}
