//! What strangers, partners and files can bring, read by the product's own readers. Each function takes any bytes and
//! fails when the reader does, or when what was read is not what its own writer writes. The fuzz targets and the
//! replay of their corpora call the same functions.

use std::ops::ControlFlow;

use ntc_core::admission::FrameMeter;
use ntc_core::envelope::{Opening, PublicKey, Sign as _, SoftKey};
use ntc_core::finding::{Query, Within};
use ntc_core::identity::card::NodeCard;
use ntc_core::intake::{csv, draft_file};
use ntc_core::ledger::checkpoint::Checkpoint;
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::evidence::Fork;
use ntc_core::ledger::note::{NoteKey, SignedNote};
use ntc_core::ledger::record_proof::RecordProof;
use ntc_core::manifest;
use ntc_core::policy::agreement::Agreement;
use ntc_core::query::sealed::{MAX_QUESTION, Sealed, answer_len};
use ntc_core::query::{self, Matcher, Question};
use ntc_core::sync::receipt::Receipt;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::read as lists;
use ntc_core::watchlist::wire as stored;
use ntc_core::watchlist::{Day, Numbers};
use ntc_core::wire;
use ntc_core::wire::exchange;
use ntc_proto::node::v1 as node;
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Asked;
use ntc_proto::v1::follow_response::Message as Told;
use prost::Message as _;

/// When tables are read, milliseconds since the epoch.
const NOW: u64 = 1_790_000_000_000;
/// The day of that.
fn today() -> Day {
    Day::at(Timestamp::from_millis(NOW))
}

/// Whose ledger evidence is against.
const LEDGER: &str = "ntc.example/ee/customs/ledger1";

/// A target: its name, which is its corpus's, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 18] = [
    ("agreement", agreement),
    ("batch", batch),
    ("card", card),
    ("checkpoint", checkpoint),
    ("draft", draft),
    ("draft_file", draft_text),
    ("entry", entry),
    ("evidence", evidence),
    ("frames", frames),
    ("manifest", manifest),
    ("opening", opening),
    ("query", sought),
    ("question", question),
    ("receipt", receipt),
    ("record_proof", record_proof),
    ("session", session),
    ("table", table),
    ("watchlist", watchlist),
];

/// The function of a target.
///
/// # Panics
/// When there is no such target.
pub fn target(name: &str) -> fn(&[u8]) {
    let found = TARGETS.iter().find(|(target, _)| *target == name);
    found.expect("a target of this name").1
}

/// An agreement's document.
fn agreement(bytes: &[u8]) {
    drop(Agreement::read(bytes));
}

/// A batch of a partner's feed.
fn batch(bytes: &[u8]) {
    if let Ok(message) = pb::FeedBatch::decode(bytes) {
        drop(exchange::feed_batch(&message.into()));
    }
}

/// A partner's card.
fn card(bytes: &[u8]) {
    if let Ok(text) = str::from_utf8(bytes)
        && let Ok(card) = NodeCard::open(text)
    {
        assert_eq!(card.text(), text, "a card is its text");
    }
}

/// A partner's checkpoint with its signatures.
fn checkpoint(bytes: &[u8]) {
    drop(SignedNote::parse(bytes));
    if let Ok(text) = str::from_utf8(bytes)
        && let Ok(read) = Checkpoint::parse(text)
    {
        assert_eq!(read.text(), text, "a checkpoint has one form");
    }
}

/// A draft as a program sends it. What passes reads the same when it is sent again.
fn draft(bytes: &[u8]) {
    let Ok(message) = node::Draft::decode(bytes) else {
        return;
    };
    if let Ok(read) = wire::record::draft(message) {
        let again = wire::record::draft(wire::record::draft_message(&read));
        assert_eq!(again.expect("what passed once passes again"), read);
    }
}

/// A draft as an officer writes it.
fn draft_text(bytes: &[u8]) {
    drop(draft_file::read(&String::from_utf8_lossy(bytes)));
}

/// An entry of a partner's ledger. It has one form.
fn entry(bytes: &[u8]) {
    if let Ok(read) = Entry::decode(bytes) {
        assert_eq!(read.encode(), bytes, "an entry has one form");
    }
}

/// The key of the ledger that evidence is against.
///
/// # Panics
/// Never: the key is one.
pub fn ledger() -> (SoftKey, NoteKey) {
    let key = SoftKey::from_seed(&[1; 32]);
    let public = PublicKey::from_bytes(&key.public_key()).expect("a key");
    (key, NoteKey::note(LEDGER, public))
}

/// An evidence file. It has one form.
fn evidence(bytes: &[u8]) {
    if let Ok(text) = str::from_utf8(bytes)
        && let Ok(fork) = Fork::open(text, &ledger().1.into())
    {
        assert_eq!(fork.render(), text, "evidence has one form");
    }
}

/// A proof of one record. It has one form.
fn record_proof(bytes: &[u8]) {
    if let Ok(proof) = RecordProof::open(bytes) {
        assert_eq!(proof.render().as_bytes(), bytes, "a proof has one form");
    }
}

/// What comes before any certificate is seen: HTTP/2 frames, counted alike however they are cut.
fn frames(bytes: &[u8]) {
    let (mut whole, mut cut) = (FrameMeter::of_server(), FrameMeter::of_server());
    let piece = usize::from(bytes.first().copied().unwrap_or_default()) + 1;
    let pieces: u32 = bytes.chunks(piece).map(|piece| cut.read(piece)).sum();
    assert_eq!(whole.read(bytes), pieces);
}

/// A passenger list or a table of cargo, as carriers send them.
fn manifest(bytes: &[u8]) {
    for form in manifest::Form::ALL {
        if let Ok(read) = manifest::read(bytes, Some(form), today()) {
            assert!(read.faults.len() <= read.faulty, "what is told is counted");
        }
    }
}

/// A partner's record as it travels.
fn opening(bytes: &[u8]) {
    if let Ok(read) = Opening::decode(bytes) {
        let again = Opening::decode(&read.encode());
        assert!(again.is_ok_and(|again| again == read));
    }
}

/// What an officer looks for.
fn sought(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let everywhere = [None, Some(Within::Identifier), Some(Within::Country)];
    for within in everywhere {
        if let Ok(read) = Query::read(&text, within) {
            assert!(read.identifier_keys().len() + read.word_keys().len() < 4096);
        }
    }
}

/// What a partner asks and answers, signed or not, and a table of subjects. What is read reads the same when it is written
/// again, and what may be asked can be looked for.
///
/// # Panics
/// When a reader does.
fn question(bytes: &[u8]) {
    let put = Sealed::of_question(bytes);
    let contents = put.iter().map(|sealed| sealed.content.as_slice());
    for content in contents.chain([bytes]) {
        let Ok(read) = Question::decode(content) else {
            continue;
        };
        let again = Question::decode(&read.encode());
        assert!(again.is_ok_and(|again| again == read));
        if read.check().is_ok() {
            assert!(!read.is_of_persons() || !read.subjects.is_empty());
            for subject in &read.subjects {
                let looked_for = Matcher::new(subject).look_ups().len();
                assert!(
                    looked_for <= 5,
                    "a number, and four ways to look for a name"
                );
            }
        }
    }
    if let Ok(sealed) = put {
        let padded = sealed.question().expect("what was read has its room");
        assert!(bytes.starts_with(&padded) && padded.len() <= MAX_QUESTION);
    }
    let subjects = bytes.len() / answer_len(1);
    let told = Sealed::of_answer(bytes, subjects);
    let contents = told.iter().map(|sealed| sealed.content.as_slice());
    for content in contents.chain([bytes]) {
        if let Ok(read) = query::Answer::decode(content) {
            let again = query::Answer::decode(&read.encode());
            assert!(again.is_ok_and(|again| again == read));
        }
    }
    if let Ok(rows) = query::table::read(bytes, Numbers::AsWritten) {
        assert!(rows.iter().all(|(_, subject)| subject.check().is_ok()));
    }
}

/// A partner's receipt. What it says has one form.
fn receipt(bytes: &[u8]) {
    if let Ok(read) = Receipt::read(bytes) {
        let again = Receipt::parse(&read.text());
        assert!(again.is_ok_and(|again| again == read));
    }
}

/// What the two sides of a session say. What is read reads the same when it is sent again.
fn session(bytes: &[u8]) {
    match pb::FollowRequest::decode(bytes).map(|said| said.message) {
        Ok(Some(Asked::Start(message))) => {
            if let Ok((start, held, now)) = exchange::start(&message) {
                let again = exchange::start(&exchange::start_to_pb(&start, held, now));
                assert!(again.is_ok_and(|(again, ..)| again == start));
            }
        }
        Ok(Some(Asked::States(message))) => {
            if let Ok(part) = exchange::states(&message) {
                assert_eq!(exchange::states(&exchange::states_to_pb(&part)), Ok(part));
            }
        }
        Ok(Some(Asked::Judgements(message))) => {
            if let Ok(told) = exchange::judgements(&message) {
                let again = exchange::judgements(&exchange::judgements_to_pb(&told));
                assert_eq!(again, Ok(told));
            }
        }
        Ok(Some(Asked::InForce(message))) => {
            if let Ok(in_force) = exchange::in_force(&message) {
                let again = exchange::in_force(&exchange::in_force_to_pb(&in_force));
                assert_eq!(again, Ok(in_force));
            }
        }
        Ok(Some(Asked::Receipt(message))) => receipt(&message.statement),
        Ok(Some(Asked::Views(_)) | None) | Err(_) => {}
    }
    match pb::FollowResponse::decode(bytes).map(|said| said.message) {
        Ok(Some(Told::Batch(message))) => drop(exchange::feed_batch(&message.into())),
        Ok(Some(Told::Views(_) | Told::Differ(_)) | None) | Err(_) => {}
    }
}

/// A table as an officer exports it. What its rows come to can be sent.
///
/// # Panics
/// When the reader does.
fn table(bytes: &[u8]) {
    let (origin, terms) = (
        "GE/revenue-service".parse().expect("a party"),
        csv::Terms::default(),
    );
    if let Ok(rows) = csv::read(bytes, &origin, &terms, Timestamp::from_millis(NOW)) {
        assert_eq!(rows.lines.rows, (rows.good.len() + rows.refused()) as u64);
    }
}

/// A list as its publisher writes it, read as each form. An entry that is handed on reads back from what is stored.
///
/// # Panics
/// When the reader does.
fn watchlist(bytes: &[u8]) {
    for format in lists::Format::ALL {
        let mut source = lists::Bytes(bytes);
        let told = lists::read(&mut [&mut source], Some(format), today(), &mut |item| {
            if let lists::Item::Entry(_, entry) = item {
                let again = stored::decoded(&stored::encoded(&entry));
                assert!(
                    again.is_ok_and(|again| again == *entry),
                    "an entry is stored as it is"
                );
            }
            ControlFlow::Continue(())
        });
        drop(told);
    }
}
