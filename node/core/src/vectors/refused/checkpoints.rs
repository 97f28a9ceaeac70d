//! Notes that are no checkpoint of the ledger, and witness lines that do not count.

use crate::identity::vkey::{TYPE_COSIGNATURE, TYPE_NOTE};
use crate::ledger::note::{NoteLine, SignedNote, key_id};

use super::*;

const OTHER_ORIGIN: &str = "ntc.example/ee/tax-and-customs/ledger2";

/// The text, signed by `signer` under the name and id that the ledger's key has.
fn signed(text: &str, signer: &str) -> String {
    let mut note = SignedNote::new(text.to_owned()).unwrap();
    note.add(NoteLine {
        name: ORIGIN.to_owned(),
        id: key_id(ORIGIN, TYPE_NOTE, &soft(LEDGER).public_key()),
        signature: soft(signer).sign(text.as_bytes()).unwrap().to_vec(),
    });
    note.render()
}

/// The line of `signed` with `bend` done to its signature.
fn bent(signed: &SignedCheckpoint, name: &str, bend: impl FnOnce(&mut [u8])) -> String {
    let mut note = signed.note().clone();
    let line = note.lines().iter().find(|line| line.name == name);
    let mut line = line.unwrap().clone();
    bend(&mut line.signature);
    note.add(line);
    note.render()
}

fn turn_last(signature: &mut [u8]) {
    *signature.last_mut().unwrap() ^= 1;
}

/// Notes that the ledger's key does not open, made of the checkpoint `good`.
pub(in crate::vectors) fn checkpoints(good: &SignedCheckpoint) -> Vec<Value> {
    let ledger = NoteKey::note(ORIGIN, public(LEDGER));
    let note = good.note().render();
    let text = good.note().text().to_owned();
    let (head, root) = text.trim_end().rsplit_once('\n').unwrap();
    let bytes = STANDARD.decode(root).unwrap();
    let of_root = |root: &str| signed(&format!("{head}\n{root}\n"), LEDGER);
    let of_size = |size: &str| signed(&text.replacen("\n2\n", &format!("\n{size}\n"), 1), LEDGER);
    let other = Checkpoint {
        origin: OTHER_ORIGIN.to_owned(),
        size: 2,
        root: Hash::from_slice(&bytes).unwrap(),
    };
    let other = SignedCheckpoint::sign(other, &soft(LEDGER)).unwrap();
    let cases = [
        (
            "a bit of the signature turned",
            Reason::BadSignature,
            bent(good, ORIGIN, turn_last),
        ),
        (
            "another size than the signed one",
            Reason::BadSignature,
            note.replacen("\n2\n", "\n3\n", 1),
        ),
        (
            "another root than the signed one",
            Reason::BadSignature,
            note.replacen(root, &STANDARD.encode(flip_first(&bytes)), 1),
        ),
        (
            "signed with another key under the ledger's name and id",
            Reason::BadSignature,
            signed(&text, WITNESS),
        ),
        (
            "signed with another key under the ledger's name alone",
            Reason::BadSignature,
            {
                let other = Checkpoint::parse(&text).unwrap();
                let other = SignedCheckpoint::sign(other, &soft(WITNESS)).unwrap();
                other.note().render()
            },
        ),
        (
            "another ledger, signed with the same key",
            Reason::WrongOrigin,
            other.note().render(),
        ),
        (
            "another ledger in the text than the one that signed",
            Reason::WrongOrigin,
            note.replacen(ORIGIN, OTHER_ORIGIN, 1),
        ),
        ("no signature", Reason::Malformed, format!("{text}\n")),
        (
            "a size with a zero before it",
            Reason::Malformed,
            of_size("02"),
        ),
        ("a size with a sign", Reason::Malformed, of_size("+2")),
        (
            "a size that is no number",
            Reason::Malformed,
            of_size("two"),
        ),
        (
            "a size of 2^63",
            Reason::Malformed,
            of_size("9223372036854775808"),
        ),
        (
            "no entries, and a root that is not that of none",
            Reason::Malformed,
            of_size("0"),
        ),
        (
            "a root of 31 bytes",
            Reason::Malformed,
            of_root(&STANDARD.encode(&bytes[..31])),
        ),
        (
            "a root of 33 bytes",
            Reason::Malformed,
            of_root(&STANDARD.encode([&bytes[..], &[0]].concat())),
        ),
        (
            "a root in hexadecimal",
            Reason::Malformed,
            of_root(&hex::encode(&bytes)),
        ),
        (
            "a root without padding",
            Reason::Malformed,
            of_root(root.trim_end_matches('=')),
        ),
        (
            "a line more",
            Reason::Malformed,
            signed(&format!("{text}extension\n"), LEDGER),
        ),
    ];
    cases
        .map(|(why, reason, note)| {
            let answer = SignedCheckpoint::open(note.as_bytes(), &ledger);
            refused(why, reason, answer, json!({ "note": note }))
        })
        .to_vec()
}

fn flip_first(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[0] ^= 1;
    bytes
}

/// Lines of the witness under the ledger's checkpoint that do not verify.
pub(in crate::vectors) fn cosignatures(
    cosigned: &SignedCheckpoint,
    witness: &NoteKey,
) -> Vec<Value> {
    let ledger = NoteKey::note(ORIGIN, public(LEDGER));
    let name = witness.name();
    let foreign = {
        let mut note = cosigned.note().clone();
        let mut other = cosigned.bare(&ledger);
        cosign(&mut other, name, &soft(AUTHOR), TIME).unwrap();
        let line = other.note().lines().last().unwrap().clone();
        note.add(NoteLine {
            id: key_id(name, TYPE_COSIGNATURE, &soft(WITNESS).public_key()),
            ..line
        });
        note.render()
    };
    let cases = [
        (
            "a bit of the signature turned",
            bent(cosigned, name, turn_last),
        ),
        (
            "another second than the signed one",
            bent(cosigned, name, |signature| signature[7] ^= 1),
        ),
        (
            "signed with another key under the witness's name and id",
            foreign,
        ),
    ];
    cases
        .map(|(why, note)| {
            let opened = SignedCheckpoint::open(note.as_bytes(), &ledger).unwrap();
            let answer = cosigned_at(&opened, witness);
            refused(why, Reason::BadSignature, answer, json!({ "note": note }))
        })
        .to_vec()
}
