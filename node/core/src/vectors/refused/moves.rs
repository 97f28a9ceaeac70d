//! Signatures under an agreement that do not count.

use crate::policy::agreement::{document_sha256, signing_bytes};
use crate::policy::fixture::{self, AZ, EVERY_CLAUSE, GE, NOW, party, with};
use crate::policy::{AgreementBook, Move, Step};

use super::*;

const FI: &str = "FI/customs";

/// What `author` proposes, with the keys of its card, to GE, which holds no document yet.
fn case(why: &str, reason: Reason, author: &str, change: (&str, &str), step: &Move) -> Value {
    let author = party(author);
    let keys = [fixture::key(&author).public_key()];
    let answer = AgreementBook::new(party(GE)).apply(&author, step, &keys, NOW);
    let told = json!({
        "author": author.as_str(),
        "author_keys": keys.map(hex::encode),
        "document": "agreement.toml",
        "instead_of": change.0,
        "write": change.1,
        "document_sha256": hex::encode(step.document_sha256),
        "author_key": step.author_key.map(hex::encode),
        "signature": step.signature.map(hex::encode),
    });
    refused(why, reason, answer, told)
}

/// Proposals of the document, changed as each says, that are refused.
pub(in crate::vectors) fn moves() -> Vec<Value> {
    let az = party(AZ);
    let good = fixture::step(&az, Step::Propose, EVERY_CLAUSE);
    let of_ge = fixture::step(&party(GE), Step::Propose, EVERY_CLAUSE);
    let keys = [fixture::key(&az).public_key()];
    let taken = AgreementBook::new(party(GE)).apply(&az, &good, &keys, NOW);
    assert!(taken.is_ok(), "the document itself is taken");
    let same = ("", "");
    let changed = ("urgent = 4", "urgent = 5");
    let document = with(EVERY_CLAUSE, changed.0, changed.1);
    let over = |message: &[u8]| Move {
        signature: Some(fixture::key(&az).sign(message).unwrap()),
        ..good.clone()
    };
    let bytes = EVERY_CLAUSE.as_bytes();
    let mut turned = good.clone();
    flip(turned.signature.as_mut().unwrap());
    let mut other_type = signing_bytes(bytes);
    let at = other_type.len() - bytes.len();
    other_type = [
        &String::from_utf8_lossy(&other_type[..at])
            .replace("agreement", "agreemenT")
            .into_bytes(),
        bytes,
    ]
    .concat();
    vec![
        case(
            "a bit of the signature turned",
            Reason::AgreementBadSignature,
            AZ,
            same,
            &turned,
        ),
        case(
            "the signature of another party in its place",
            Reason::AgreementBadSignature,
            AZ,
            same,
            &Move {
                signature: of_ge.signature,
                ..good.clone()
            },
        ),
        case(
            "key and signature of another party",
            Reason::AgreementBadSignature,
            AZ,
            same,
            &of_ge,
        ),
        case(
            "no signature",
            Reason::AgreementBadSignature,
            AZ,
            same,
            &Move {
                signature: None,
                ..good.clone()
            },
        ),
        case(
            "signed over the document alone",
            Reason::AgreementBadSignature,
            AZ,
            same,
            &over(bytes),
        ),
        case(
            "signed over another payload type",
            Reason::AgreementBadSignature,
            AZ,
            same,
            &over(&other_type),
        ),
        case(
            "a byte of the document changed, and its hash with it",
            Reason::AgreementBadSignature,
            AZ,
            changed,
            &Move {
                document: document.clone().into_bytes(),
                document_sha256: document_sha256(document.as_bytes()),
                ..good.clone()
            },
        ),
        case(
            "a byte of the document changed, and not its hash",
            Reason::AgreementHashMismatch,
            AZ,
            changed,
            &Move {
                document: document.into_bytes(),
                ..good.clone()
            },
        ),
        case(
            "signed by who is no party of it",
            Reason::AgreementNotOurs,
            FI,
            same,
            &fixture::step(&party(FI), Step::Propose, EVERY_CLAUSE),
        ),
    ]
}
