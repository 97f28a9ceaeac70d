use ntc_proto::v1 as pb;
use proptest::prelude::*;
use prost::Message as _;

use super::*;
use crate::reason::Reason;
use crate::section::{SECTION_COUNT, Section, SectionSet, Slot};

fn random() -> SealRandom {
    SealRandom {
        commit_salt: [9; 32],
        slots: std::array::from_fn(|slot| [slot as u8 + 1; 32]),
    }
}

fn header(digests: &[[u8; 32]; SECTION_COUNT]) -> Vec<u8> {
    let header = pb::Header {
        id: vec![7; 16],
        origin: "GE/revenue-service".to_owned(),
        section_digests: digests.iter().map(|digest| digest.to_vec()).collect(),
        ..pb::Header::default()
    };
    header.encode_to_vec()
}

fn key() -> RecordKey {
    RecordKey {
        origin: "GE/revenue-service".parse().unwrap(),
        id: [7; 16],
    }
}

fn author() -> SoftKey {
    SoftKey::from_seed(&[5; 32])
}

fn keys() -> [PublicKey; 1] {
    [PublicKey::from_bytes(&author().public_key()).unwrap()]
}

fn record(present: SectionSet) -> SealedRecord {
    let sections = std::array::from_fn(|slot| {
        let section = Section::ALL[slot];
        present
            .contains(section)
            .then(|| section.name().as_bytes().to_vec())
    });
    SealedRecord::seal(&key(), sections, &random(), header, &author()).unwrap()
}

fn refusal(opening: Opening, commit: &Hash, disclosed: SectionSet) -> Reason {
    opening
        .verify(commit, &keys(), disclosed)
        .unwrap_err()
        .reason()
}

#[test]
fn a_section_that_was_not_disclosed_is_refused_though_it_is_genuine() {
    let record = record(SectionSet::ALL);
    let disclosed = SectionSet::ALL.without(Section::Persons);
    let opening = record.disclose(SectionSet::ALL);
    assert_eq!(
        refusal(opening, &record.commit(), disclosed),
        Reason::UndisclosedSection
    );
}

#[test]
fn an_author_key_that_the_card_does_not_name_is_refused() {
    let record = record(SectionSet::ALL);
    let opening = record.disclose(SectionSet::ALL);
    let verified = opening.verify(&record.commit(), &[], SectionSet::ALL);
    assert_eq!(verified.unwrap_err(), InvalidOpening::AuthorKey);
}

#[test]
fn a_signature_of_another_header_is_refused_though_the_commitment_holds() {
    let mut record = record(SectionSet::ALL);
    record.signature = author().sign(b"another").unwrap();
    let opening = record.disclose(SectionSet::ALL);
    assert_eq!(
        refusal(opening, &record.commit(), SectionSet::ALL),
        Reason::BadSignature
    );
}

#[test]
fn sections_out_of_order_or_twice_are_refused() {
    let record = record(SectionSet::ALL);
    let mut swapped = record.disclose(SectionSet::ALL);
    swapped.sections.swap(0, 1);
    let mut twice = record.disclose(SectionSet::ALL);
    twice.sections.insert(0, twice.sections[0].clone());
    for opening in [swapped, twice] {
        assert_eq!(
            refusal(opening, &record.commit(), SectionSet::ALL),
            Reason::Malformed
        );
    }
}

#[test]
fn one_byte_more_than_the_limits_is_refused() {
    let seal = |section: usize, header: usize| {
        let mut sections = [const { None }; SECTION_COUNT];
        sections[0] = Some(vec![0; section]);
        SealedRecord::seal(&key(), sections, &random(), |_| vec![0; header], &author())
    };
    assert!(seal(MAX_SECTIONS_LEN, MAX_HEADER_LEN).is_ok());
    let refused = [(MAX_SECTIONS_LEN + 1, 1), (1, MAX_HEADER_LEN + 1)];
    for (section, header) in refused {
        assert_eq!(
            seal(section, header).unwrap_err().reason(),
            Reason::TooLarge
        );
    }
    let mut opening = seal(1, 1).unwrap().disclose(SectionSet::ALL);
    opening.header = vec![0; MAX_HEADER_LEN + 1];
    assert_eq!(
        Opening::decode(&opening.encode()).unwrap_err().reason(),
        Reason::TooLarge
    );
}

#[test]
fn unknown_fields_in_a_header_change_nothing_because_its_bytes_are_kept() {
    let longer = |digests: &[[u8; 32]; SECTION_COUNT]| {
        let mut bytes = header(digests);
        // Field 1000, a varint.
        bytes.extend([0xc0, 0x3e, 0x01]);
        bytes
    };
    let record = SealedRecord::seal(
        &key(),
        [const { None }; SECTION_COUNT],
        &random(),
        longer,
        &author(),
    )
    .unwrap();
    let opening = Opening::decode(&record.disclose(SectionSet::ALL).encode()).unwrap();
    let verified = opening
        .verify(&record.commit(), &keys(), SectionSet::EMPTY)
        .unwrap();
    assert_eq!(verified.header(), record.header);
    assert_eq!(verified.origin().as_str(), "GE/revenue-service");
}

#[test]
fn a_digest_copied_from_another_record_does_not_open_in_ones_own() {
    let theirs = record(SectionSet::ALL);
    let stolen = pb::Header::decode(theirs.header.as_slice()).unwrap();
    let revealed = theirs.disclose(SectionSet::EMPTY.with(Section::Persons));
    // The thief's own record has the same id and, at the slot of persons, the digest that it was told.
    let thief = SoftKey::from_seed(&[6; 32]);
    let own = RecordKey {
        origin: "FI/customs".parse().unwrap(),
        id: [7; 16],
    };
    let header = |_: &[[u8; 32]; SECTION_COUNT]| {
        let header = pb::Header {
            origin: "FI/customs".to_owned(),
            ..stolen.clone()
        };
        header.encode_to_vec()
    };
    let sealed = SealedRecord::seal(
        &own,
        [const { None }; SECTION_COUNT],
        &random(),
        header,
        &thief,
    );
    let sealed = sealed.unwrap();
    let mut claimed = sealed.disclose(SectionSet::EMPTY);
    claimed.sections = revealed.sections;
    let keys = [PublicKey::from_bytes(&thief.public_key()).unwrap()];
    let refused = claimed.verify(&sealed.commit(), &keys, SectionSet::ALL);
    let slot = Section::Persons.into();
    assert_eq!(refused.unwrap_err(), InvalidOpening::Section(slot));
}

/// The record as a later version would write it: sixteen slots, the second form of the commitment.
fn later(algorithm: Algorithm) -> (Opening, Hash) {
    let slot = Slot::new(15).unwrap();
    let mut digests = vec![vec![3; 32]; 16];
    digests[15] = section_digest(&key(), slot, &[4; 32], b"of a later version")
        .as_bytes()
        .to_vec();
    let header = pb::Header {
        id: vec![7; 16],
        origin: "GE/revenue-service".to_owned(),
        section_digests: digests,
        ..pb::Header::default()
    };
    let header = header.encode_to_vec();
    let opening = Opening {
        salt: [9; 32],
        algorithm: Some(algorithm),
        author_key: author().public_key().to_vec(),
        signature: author().sign(&pae(RECORD_TYPE, &header)).unwrap().to_vec(),
        header,
        sections: vec![OpenSection {
            slot,
            salt: [4; 32],
            content: b"of a later version".to_vec(),
        }],
    };
    let opening = Opening::decode(&opening.encode()).unwrap();
    let commit = opening.commitment();
    (opening, commit)
}

#[test]
fn a_section_and_a_commitment_of_a_later_version_are_verified() {
    let (opening, commit) = later(Algorithm::ED25519);
    let disclosed = SectionSet::from_bits(0x8000);
    let verified = opening.clone().verify(&commit, &keys(), disclosed).unwrap();
    assert_eq!(verified.present(), disclosed);
    let first_form = Opening {
        algorithm: None,
        ..opening.clone()
    };
    assert_eq!(
        refusal(first_form, &commit, disclosed),
        Reason::BadCommitment
    );
    assert_eq!(
        refusal(opening, &commit, SectionSet::EMPTY),
        Reason::UndisclosedSection
    );
}

#[test]
fn an_algorithm_that_is_not_verified_is_refused_by_name() {
    let (opening, commit) = later(Algorithm::ML_DSA_44);
    let disclosed = SectionSet::from_bits(0x8000);
    let refused = opening.verify(&commit, &keys(), disclosed).unwrap_err();
    assert_eq!(refused, InvalidOpening::Algorithm(6));
    assert_eq!(refused.reason(), Reason::CriticalUnknown);
}

#[test]
fn keys_and_signatures_have_room_and_a_bound() {
    let (opening, _) = later(Algorithm::ML_DSA_44);
    let with = |key, signature| Opening {
        author_key: vec![1; key],
        signature: vec![1; signature],
        ..opening.clone()
    };
    assert!(Opening::decode(&with(MAX_AUTHOR_KEY_LEN, MAX_SIGNATURE_LEN).encode()).is_ok());
    for (key, signature) in [
        (MAX_AUTHOR_KEY_LEN + 1, MAX_SIGNATURE_LEN),
        (MAX_AUTHOR_KEY_LEN, MAX_SIGNATURE_LEN + 1),
    ] {
        let refused = Opening::decode(&with(key, signature).encode()).unwrap_err();
        assert_eq!(refused.reason(), Reason::TooLarge);
    }
    let first_form = Opening {
        algorithm: None,
        ..with(33, 64)
    };
    assert!(Opening::decode(&first_form.encode()).is_err());
}

proptest! {
    #[test]
    fn any_disclosure_of_any_record_verifies(present in 0_u16..256, disclosed in 0_u16..256) {
        let record = record(SectionSet::from_bits(present));
        let disclosed = SectionSet::from_bits(disclosed);
        let opening = Opening::decode(&record.disclose(disclosed).encode()).unwrap();
        let verified = opening.verify(&record.commit(), &keys(), disclosed).unwrap();
        prop_assert_eq!(verified.present(), record.present().intersection(disclosed));
        for (slot, salt) in &record.absent {
            prop_assert!(record.disclose(SectionSet::ALL).proves_absent(*slot, salt));
            prop_assert!(!record.present().holds(*slot));
        }
        prop_assert_eq!(record.absent.len() + record.present().iter().count(), 8);
    }

    #[test]
    fn any_flipped_bit_is_refused(at in any::<prop::sample::Index>(), bit in 0_u32..8) {
        let record = record(SectionSet::ALL);
        let mut bytes = record.disclose(SectionSet::ALL).encode();
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        let verified = Opening::decode(&bytes)
            .and_then(|opening| opening.verify(&record.commit(), &keys(), SectionSet::ALL));
        // A bit of a length or tag may drop a section; what remains is genuine.
        if let Ok(verified) = verified {
            for (slot, content) in verified.sections() {
                let section = slot.section().unwrap();
                prop_assert_eq!(content, section.name().as_bytes());
            }
            prop_assert_eq!(verified.header(), &record.header);
        }
    }

    #[test]
    fn no_bytes_make_decoding_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Opening::decode(&bytes).is_err() || !bytes.is_empty());
    }
}

#[test]
fn no_other_salt_and_no_section_that_is_there_is_taken_for_proof_of_absence() {
    let record = record([Section::Event, Section::Goods].into_iter().collect());
    let opening = record.disclose(SectionSet::ALL);
    let [(slot, salt), (other, _), ..] = record.absent[..] else {
        panic!("two sections that are absent");
    };
    assert!(opening.proves_absent(slot, &salt));
    assert!(!opening.proves_absent(other, &salt));
    let mut bent = salt;
    bent[31] ^= 1;
    assert!(!opening.proves_absent(slot, &bent));
    for open in &opening.sections {
        assert!(!opening.proves_absent(open.slot, &open.salt));
    }
}
