//! What strangers, partners and files can bring, read by the product's own readers. Each function takes any bytes and
//! fails when the reader does, or when what was read is not what its own writer writes. The fuzz targets and the
//! replay of their corpora call the same functions.

use ntc_core::admission::FrameMeter;
use ntc_core::envelope::Opening;
use ntc_core::identity::card::NodeCard;
use ntc_core::intake::draft_file;
use ntc_core::ledger::checkpoint::Checkpoint;
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::note::SignedNote;
use ntc_core::policy::agreement::Agreement;
use ntc_core::wire;
use ntc_proto::node::v1 as node;
use ntc_proto::v1 as pb;
use prost::Message as _;

/// A target: its name, which is its corpus's, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 9] = [
    ("agreement", agreement),
    ("batch", batch),
    ("card", card),
    ("checkpoint", checkpoint),
    ("draft", draft),
    ("draft_file", draft_text),
    ("entry", entry),
    ("frames", frames),
    ("opening", opening),
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
        drop(wire::exchange::feed_batch(&message.into()));
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

/// What comes before any certificate is seen: HTTP/2 frames, counted alike however they are cut.
fn frames(bytes: &[u8]) {
    let (mut whole, mut cut) = (FrameMeter::of_server(), FrameMeter::of_server());
    let piece = usize::from(bytes.first().copied().unwrap_or_default()) + 1;
    let pieces: u32 = bytes.chunks(piece).map(|piece| cut.read(piece)).sum();
    assert_eq!(whole.read(bytes), pieces);
}

/// A partner's record as it travels.
fn opening(bytes: &[u8]) {
    if let Ok(read) = Opening::decode(bytes) {
        let again = Opening::decode(&read.encode());
        assert!(again.is_ok_and(|again| again == read));
    }
}
