//! A record with what proves it, and all that a verifier must refuse.

use std::convert::Infallible;

use super::card::{draft, seed};
use super::*;
use crate::envelope::opening_to_pb;
use crate::identity::card::{CardDraft, KeyRole, NodeCard};
use crate::ledger::record_proof::{InvalidRecordProof, RecordProof, write};

/// Where the record lies, and how large the ledger is.
const INDEX: u64 = 4;
const SIZE: u64 = 7;
const WITNESS_NAME: &str = "ntc.example/fi/customs/witness";

/// What a proof says, each part by itself, so that one can be another one.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) extra: pb::RecordProof,
    pub(crate) index: u64,
    pub(crate) path: Vec<Hash>,
    pub(crate) note: String,
}

impl Said {
    pub(crate) fn text(&self) -> String {
        write(&self.extra, (self.index, &self.path), &self.note)
    }
}

fn issued(draft: CardDraft) -> NodeCard {
    let sign = |role: KeyRole, message: &[u8]| {
        Ok::<_, Infallible>(soft(seed(role)).sign(message).unwrap())
    };
    draft.seal(sign).unwrap()
}

fn witness() -> NoteKey {
    NoteKey::cosignature(WITNESS_NAME, public(WITNESS))
}

/// The hashes of a ledger with this entry at this index.
fn ledger(entry: &Entry, (index, size): (u64, u64)) -> (Hash, Vec<Hash>) {
    let (mut tree, mut stored) = (Frontier::new(), Vec::new());
    for at in 0..size {
        let leaf = if at == index {
            entry.leaf_hash()
        } else {
            leaf_hash(format!("entry {at}").as_bytes())
        };
        tree.push(leaf, &mut stored);
    }
    (tree.root(), stored)
}

fn cosigned(origin: &str, (size, root): (u64, Hash), ledger: &str) -> String {
    let origin = origin.to_owned();
    let checkpoint = Checkpoint { origin, size, root };
    let mut signed = SignedCheckpoint::sign(checkpoint, &soft(ledger)).unwrap();
    let now = Timestamp::from_millis(1_700_000_001_999);
    cosign(&mut signed, WITNESS_NAME, &soft(WITNESS), now).unwrap();
    signed.note().render()
}

/// A proof of the record of the vectors at an index of a ledger of some size, which shows these sections.
pub(crate) fn said((index, size): (u64, u64), shown: SectionSet) -> Said {
    of(&record(), (index, size), shown)
}

fn of(record: &SealedRecord, (index, size): (u64, u64), shown: SectionSet) -> Said {
    let disposition = commit::disposition(&counted(0x80), &policy_digest(), &decided());
    let (time, commit) = (TIME, record.commit());
    let entry = Entry::Record {
        time,
        commit,
        disposition,
    };
    let (root, stored) = ledger(&entry, (index, size));
    Said {
        extra: pb::RecordProof {
            entry: entry.encode(),
            opening: Some(opening_to_pb(record.disclose(shown))),
            card: issued(draft()).text().to_owned(),
            witnesses: vec![witness().to_string()],
        },
        index,
        path: prove_inclusion(&stored, index, size).unwrap(),
        note: cosigned(ORIGIN, (size, root), LEDGER),
    }
}

fn sound() -> Said {
    said((INDEX, SIZE), SectionSet::EMPTY.with(Section::Event))
}

fn opening(said: &mut Said) -> &mut pb::Opening {
    said.extra.opening.as_mut().unwrap()
}

/// The same record in an otherwise equal ledger whose card says this.
fn under(change: impl FnOnce(&mut CardDraft)) -> Said {
    let mut card = draft();
    change(&mut card);
    let mut said = sound();
    said.extra.card = issued(card).text().to_owned();
    said
}

/// Whatever is not as it should be, by why.
fn bent() -> Vec<(&'static str, Said)> {
    let mut bent = Vec::new();
    let mut add = |why, change: &dyn Fn(&mut Said)| {
        let mut said = sound();
        change(&mut said);
        bent.push((why, said));
    };
    add("another byte in a section that is shown", &|it| {
        opening(it).sections[0].content[0] ^= 1;
    });
    add("a section in the place of another one", &|it| {
        opening(it).sections[0].slot = 4;
    });
    add("the salt of a section is another one", &|it| {
        opening(it).sections[0].salt[0] ^= 1;
    });
    add(
        "the digest of a section that is not shown is another one",
        &|it| {
            let mut header = pb::Header::decode(opening(it).header.as_slice()).unwrap();
            header.section_digests[4][0] ^= 1;
            opening(it).header = header.encode_to_vec();
        },
    );
    add(
        "the digest of a section that is not shown is missing",
        &|it| {
            let mut header = pb::Header::decode(opening(it).header.as_slice()).unwrap();
            header.section_digests.pop();
            opening(it).header = header.encode_to_vec();
        },
    );
    add("another signature of the author", &|it| {
        opening(it).signature[0] ^= 1;
    });
    add("the author key is another one", &|it| {
        opening(it).author_key = public("another author").as_bytes().to_vec();
    });
    add("the salt of the commitment is another one", &|it| {
        opening(it).salt[0] ^= 1;
    });
    add("the entry has another time", &|it| it.extra.entry[8] ^= 1);
    add("the entry is of another kind", &|it| {
        it.extra.entry = Entry::Pad {
            time: TIME,
            random: counted(7),
        }
        .encode();
    });
    add("the entry is cut off", &|it| it.extra.entry.truncate(72));
    add("another index", &|it| it.index += 1);
    add("an index past the end", &|it| it.index = SIZE);
    add("another hash on the path", &|it| {
        it.path[0] = leaf_hash(b"x");
    });
    add("one hash too few", &|it| it.path.truncate(2));
    add("one hash too many", &|it| it.path.push(leaf_hash(b"x")));
    add("another root, signed by nobody", &|it| {
        let root = cosigned(ORIGIN, (SIZE, leaf_hash(b"x")), LEDGER);
        let (line, of_it) = (
            it.note.lines().nth(2).unwrap(),
            root.lines().nth(2).unwrap(),
        );
        it.note = it.note.replacen(line, of_it, 1);
    });
    add("another root, signed by the ledger", &|it| {
        it.note = cosigned(ORIGIN, (SIZE, leaf_hash(b"x")), LEDGER);
    });
    add("signed by another key than the ledger's", &|it| {
        let (root, _) = ledger(&Entry::decode(&it.extra.entry).unwrap(), (INDEX, SIZE));
        it.note = cosigned(ORIGIN, (SIZE, root), RECEIPT);
    });
    add("of another ledger", &|it| {
        let (root, _) = ledger(&Entry::decode(&it.extra.entry).unwrap(), (INDEX, SIZE));
        let next = "ntc.example/ee/tax-and-customs/ledger2";
        it.note = cosigned(next, (SIZE, root), LEDGER);
    });
    add("a line of a witness that is not named", &|it| {
        it.extra.witnesses.clear();
    });
    add("a witness that is named and has no line", &|it| {
        let end = it.note.trim_end().rfind('\n').unwrap();
        it.note.truncate(end + 1);
    });
    add("a witness whose key is another one", &|it| {
        let key = NoteKey::cosignature(WITNESS_NAME, public(RECEIPT));
        it.extra.witnesses = vec![key.to_string()];
    });
    add("a witness that is named twice", &|it| {
        it.extra.witnesses.push(witness().to_string());
    });
    add("a key that does not cosign is named as a witness", &|it| {
        let key = NoteKey::note(WITNESS_NAME, public(WITNESS));
        it.extra.witnesses = vec![key.to_string()];
    });
    add("another second of the witness", &|it| {
        let line = it.note.lines().last().unwrap().to_owned();
        let (name, blob) = line.rsplit_once(' ').unwrap();
        let mut blob = STANDARD.decode(blob).unwrap();
        blob[11] ^= 1;
        let other = format!("{name} {}", STANDARD.encode(blob));
        it.note = it.note.replacen(&line, &other, 1);
    });
    add("no opening", &|it| it.extra.opening = None);
    add("no card", &|it| it.extra.card.clear());
    add("a card with another contact", &|it| {
        it.extra.card = it.extra.card.replacen("+372 000 0000", "+372 000 0001", 1);
    });
    let another = RecordKey {
        origin: "FI/customs".parse().unwrap(),
        id: record_key().id,
    };
    let another = sealed(&another, &soft(AUTHOR));
    let shown = SectionSet::EMPTY.with(Section::Event);
    bent.push((
        "the record of another party",
        of(&another, (INDEX, SIZE), shown),
    ));
    bent.push((
        "the author key was retired before",
        under(|card| card.keys[0].to = Some(INDEX)),
    ));
    bent.push((
        "the author key counts later",
        under(|card| card.keys[0].from = INDEX + 1),
    ));
    bent.push((
        "the ledger key counts later",
        under(|card| card.keys[1].from = SIZE),
    ));
    bent.push((
        "the card of the next ledger",
        under(|card| {
            card.ledger_number = 2;
            let name = card.domain.ledger_origin(&card.party, 2);
            card.keys[1].vkey = NoteKey::note(name, public(LEDGER)).to_string();
        }),
    ));
    bent
}

/// Texts that are not in the one form of a proof.
fn misshapen() -> Vec<(&'static str, String)> {
    let sound = sound().text();
    let extra = sound.lines().nth(1).unwrap().to_owned();
    let more = {
        let mut bytes = STANDARD
            .decode(extra.strip_prefix("extra ").unwrap())
            .unwrap();
        prost::encoding::uint64::encode(99, &7, &mut bytes);
        sound.replacen(&extra, &format!("extra {}", STANDARD.encode(bytes)), 1)
    };
    vec![
        ("nothing", String::new()),
        ("another first line", sound.replacen("@v1", "@v2", 1)),
        (
            "no line 'extra'",
            sound.replacen(&format!("{extra}\n"), "", 1),
        ),
        ("a field of a later version", more),
        (
            "an index with a zero before it",
            sound.replacen("index 4", "index 04", 1),
        ),
        (
            "an index with a sign",
            sound.replacen("index 4", "index +4", 1),
        ),
        ("a line behind the last one", format!("{sound}\n")),
        ("line ends of another system", sound.replace('\n', "\r\n")),
        ("no last line end", sound.trim_end().to_owned()),
        (
            "no checkpoint",
            sound.split_once("\n\n").unwrap().0.to_owned(),
        ),
    ]
}

#[test]
fn record_proof() {
    let sound = sound();
    let proof = RecordProof::open(sound.text().as_bytes()).unwrap();
    assert_eq!(proof.render(), sound.text());
    let bent = bent().into_iter().map(|(why, said)| (why, said.text()));
    let refused = bent.chain(misshapen()).map(|(why, text)| {
        let refused = RecordProof::open(text.as_bytes());
        let refused: InvalidRecordProof = refused.expect_err(why);
        json!({ "why": why, "text": text, "reason": refused.reason().code() })
    });
    compare(
        "record_proof.json",
        &json!({
            "text": sound.text(),
            "record": hex::encode(record_key().id),
            "origin": ORIGIN,
            "card_fingerprint": proof.card().fingerprint().to_string(),
            "index": proof.index(),
            "size": proof.checkpoint().size(),
            "root": proof.checkpoint().root().to_string(),
            "entry": hex::encode(&sound.extra.entry),
            "leaf_hash": proof.leaf().to_string(),
            "time_ms": proof.time().as_millis(),
            "shown": [0],
            "not_shown": [1, 2, 3, 4, 5, 6, 7],
            "witnesses": proof.witnesses().iter().map(|witness| json!({
                "key": witness.key.to_string(),
                "seconds": witness.at.as_secs(),
            })).collect::<Vec<_>>(),
            "refused": refused.collect::<Vec<_>>(),
        }),
    );
}
