//! Openings that do not open the entry.

use crate::envelope::{OpenSection, Opening};

use super::*;

const EVENT: SectionSet = SectionSet::EMPTY.with(Section::Event);

fn of_another_record() -> SealedRecord {
    let key = RecordKey {
        id: counted(0xd0)[..16].try_into().unwrap(),
        ..record_key()
    };
    sealed(&key, &soft(AUTHOR))
}

/// The record under a header that states the digests of another one, signed and committed to like any.
fn with_digests_of_another() -> SealedRecord {
    let mut header = pb::Header::decode(of_another_record().header.as_slice()).unwrap();
    header.id = record_key().id.to_vec();
    let header = header.encode_to_vec();
    let message = crate::envelope::pae(crate::envelope::RECORD_TYPE, &header);
    SealedRecord {
        signature: soft(AUTHOR).sign(&message).unwrap(),
        header,
        ..record()
    }
}

fn bent(bend: impl FnOnce(&mut Opening)) -> Opening {
    let mut opening = record().disclose(EVENT);
    bend(&mut opening);
    opening
}

/// A bent opening with the commitment that it leads to.
fn committed(opening: Opening) -> (Opening, Hash) {
    let commitment = opening.commitment();
    (opening, commitment)
}

fn of_sections(bend: impl FnOnce(&mut OpenSection)) -> Opening {
    bent(|opening| bend(&mut opening.sections[0]))
}

fn case(why: &str, reason: Reason, (opening, commitment): (Opening, Hash)) -> Value {
    let bytes = opening.encode();
    let answer = Opening::decode(&bytes)
        .and_then(|opening| opening.verify(&commitment, &[public(AUTHOR)], EVENT));
    let sections = opening.sections.iter().map(|open| {
        json!({
            "slot": open.slot.number(),
            "salt": hex::encode(open.salt),
            "content": hex::encode(&open.content),
        })
    });
    let told = json!({
        "commitment": commitment.to_string(),
        "disclosed": ["event"],
        "opening": hex::encode(&bytes),
        "salt": hex::encode(opening.salt),
        "algorithm": opening.algorithm.map(Algorithm::number),
        "author_key": hex::encode(&opening.author_key),
        "signature": hex::encode(&opening.signature),
        "header": hex::encode(&opening.header),
        "sections": sections.collect::<Vec<_>>(),
    });
    refused(why, reason, answer, told)
}

/// Openings of the event section that a reader who knows the author's key refuses.
pub(in crate::vectors) fn openings() -> Vec<Value> {
    let commitment = record().commit();
    let here = |opening| (opening, commitment);
    let persons = || record().disclose(SectionSet::ALL).sections.remove(1);
    let misplaced = with_digests_of_another();
    vec![
        case(
            "a bit of the header turned",
            Reason::BadCommitment,
            here(bent(|it| it.header = flipped(&it.header))),
        ),
        case(
            "a bit of the signature turned",
            Reason::BadCommitment,
            here(bent(|it| it.signature = flipped(&it.signature))),
        ),
        case(
            "a bit of the signature turned, and committed to",
            Reason::BadSignature,
            committed(bent(|it| it.signature = flipped(&it.signature))),
        ),
        case(
            "a bit of the header turned, and committed to",
            Reason::BadSignature,
            committed(bent(|it| it.header = flipped(&it.header))),
        ),
        case(
            "another salt of the commitment",
            Reason::BadCommitment,
            here(bent(|it| flip(&mut it.salt))),
        ),
        case(
            "signed with a key that is none of the party's",
            Reason::BadSignature,
            committed(sealed(&record_key(), &soft(WITNESS)).disclose(EVENT)),
        ),
        case(
            "the second form of the commitment where the entry has the first",
            Reason::BadCommitment,
            here(bent(|it| it.algorithm = Some(Algorithm::ED25519))),
        ),
        case(
            "an algorithm that this version does not verify",
            Reason::CriticalUnknown,
            committed(bent(|it| it.algorithm = Some(Algorithm::ML_DSA_44))),
        ),
        case(
            "a bit of the section turned",
            Reason::BadCommitment,
            here(of_sections(|open| open.content = flipped(&open.content))),
        ),
        case(
            "another salt of the section",
            Reason::BadCommitment,
            here(of_sections(|open| flip(&mut open.salt))),
        ),
        case(
            "the persons section in the place of the event section",
            Reason::BadCommitment,
            here(of_sections(|open| {
                *open = OpenSection {
                    slot: open.slot,
                    ..persons()
                };
            })),
        ),
        case(
            "the header states the section digests of another record of its author",
            Reason::BadCommitment,
            (misplaced.disclose(EVENT), misplaced.commit()),
        ),
        case(
            "the opening of another record of its author",
            Reason::BadCommitment,
            here(of_another_record().disclose(EVENT)),
        ),
        case(
            "a section that is not among the disclosed ones",
            Reason::UndisclosedSection,
            here(bent(|it| it.sections.push(persons()))),
        ),
        case(
            "one section twice",
            Reason::Malformed,
            here(bent(|it| it.sections.extend(it.sections.clone()))),
        ),
    ]
}
