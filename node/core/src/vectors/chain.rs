//! An ANCHOR entry of a journal that is a chain, with the frames that it stands for.

use prost::encoding;

use super::*;
use crate::ledger::entry::commit::AnchoredJournal;
use crate::ledger::leaf;

/// Frames that each have a number and name the leaf hash of the one before, as the log of decisions has them.
fn frames() -> Vec<Vec<u8>> {
    let mut before: Option<Hash> = None;
    let frames = (1..=3_u64).map(|number| {
        let mut frame = Vec::new();
        encoding::uint64::encode(1, &(TIME.as_millis() + number), &mut frame);
        encoding::string::encode(4, &"FI/customs".to_owned(), &mut frame);
        encoding::uint64::encode(8, &number, &mut frame);
        encoding::uint64::encode(9, &1, &mut frame);
        if let Some(before) = before {
            encoding::bytes::encode(7, &before.as_bytes().to_vec(), &mut frame);
        }
        before = Some(leaf::journal(&frame));
        frame
    });
    frames.collect()
}

#[test]
fn a_chain_is_anchored_by_the_number_and_the_leaf_hash_of_its_newest_frame() {
    let (frames, salt) = (frames(), counted(0x80));
    let leaves: Vec<_> = frames.iter().map(|frame| leaf::journal(frame)).collect();
    let root = *leaves.last().unwrap();
    let entry = Entry::Anchor {
        time: TIME,
        journal: AnchoredJournal::Decisions.number(),
        size: 3,
        commit: commit::anchor(&salt, &root),
    };
    assert_eq!(Entry::decode(&entry.encode()).as_ref(), Ok(&entry));
    compare(
        "anchor_chain.json",
        &json!({
            "frames": frames.iter().map(hex::encode).collect::<Vec<_>>(),
            "leaf_hashes": leaves.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "inputs": {
                "time": TIME.as_millis(), "journal": 6, "size": 3, "salt": hex::encode(salt),
                "root": root.to_string(),
            },
            "entry": hex::encode(entry.encode()),
            "leaf_hash": entry.leaf_hash().to_string(),
        }),
    );
}
