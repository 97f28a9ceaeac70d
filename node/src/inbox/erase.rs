//! Destroying what an ERASE item names in a replica, while the chain stands.

use std::collections::BTreeMap;

use ntc_core::ledger::entry::commit::Erasure;
use ntc_core::ledger::feed::FeedItem;
use ntc_proto::v1 as pb;
use prost::Message;

use super::{ReplicaError, ReplicaFrame};
use crate::journal::Journal;

/// Frames written anew in one step.
const STEP: usize = 256;
/// Most bytes of one field of padding: its length takes one byte.
const PADDING: usize = 125;

/// Destroys the sections that these erasures name, wherever the journal holds them. Done twice, it changes nothing more.
pub(super) fn erase(journal: &mut Journal, erasures: &[Erasure]) -> Result<(), ReplicaError> {
    let mut masks: BTreeMap<u64, u16> = BTreeMap::new();
    for erasure in erasures {
        *masks.entry(erasure.target).or_default() |= erasure.sections.bits();
    }
    let mut fresh = BTreeMap::new();
    for frame in journal.reader().scan(0) {
        let frame = frame?;
        let damaged = || ReplicaError::Damaged(frame.number);
        let mut stored = ReplicaFrame::decode(&*frame.payload).map_err(|_| damaged())?;
        if reduce(&mut stored, &masks) {
            let payload = padded(stored, frame.payload.len()).ok_or_else(damaged)?;
            fresh.insert(frame.number, payload);
        }
        if fresh.len() >= STEP {
            journal.replace(&std::mem::take(&mut fresh))?;
        }
    }
    if !fresh.is_empty() {
        journal.replace(&fresh)?;
    }
    Ok(())
}

/// Takes the sections out of a frame's bodies; true when there were any.
fn reduce(frame: &mut ReplicaFrame, masks: &BTreeMap<u64, u16>) -> bool {
    let chain = pb::FeedChain::decode(&*frame.chain).unwrap_or_default();
    let mut changed = false;
    for (delivery, body) in chain.deliveries.iter().zip(&mut frame.bodies) {
        let target = FeedItem::decode(&delivery.item).map(|item| item.ledger_index);
        let mask = target.ok().and_then(|target| masks.get(&target));
        if let Some(mask) = mask
            && let Some(less) = reduced(body, *mask)
        {
            *body = less;
            changed = true;
        }
    }
    changed
}

/// A body without the sections of a mask, and nothing at all when these were all that it showed; none when it holds
/// none of them.
fn reduced(body: &[u8], mask: u16) -> Option<Vec<u8>> {
    let mut opening = pb::Opening::decode(body).ok()?;
    let before = opening.sections.len();
    opening
        .sections
        .retain(|open| mask & 1_u16.checked_shl(open.slot).unwrap_or_default() == 0);
    match opening.sections.len() {
        after if after == before => None,
        0 => Some(Vec::new()),
        _ => Some(opening.encode_to_vec()),
    }
}

/// The bytes of a frame, made as long as they were; none when they would be longer.
fn padded(mut frame: ReplicaFrame, len: usize) -> Option<Vec<u8>> {
    loop {
        let missing = len.checked_sub(frame.encoded_len())?;
        let fill = match missing {
            0 => return Some(frame.encode_to_vec()),
            // One byte alone cannot be filled.
            128 => PADDING - 1,
            missing => missing.checked_sub(2)?.min(PADDING),
        };
        frame.padding.push(vec![0; fill]);
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::envelope::Hash;
    use ntc_core::ledger::feed::ItemKind;
    use ntc_core::section::SectionSet;

    use super::*;
    use crate::journal::memory::Memory;

    fn body(slots: &[u32]) -> Vec<u8> {
        let open = |slot: &u32| pb::OpenSection {
            slot: *slot,
            salt: vec![7; 32],
            content: format!("content of slot {slot}").into_bytes(),
        };
        let opening = pb::Opening {
            header: b"header".to_vec(),
            sections: slots.iter().map(open).collect(),
            ..pb::Opening::default()
        };
        opening.encode_to_vec()
    }

    fn frame(bodies: &[(u64, &[u32])]) -> ReplicaFrame {
        let item = |index: u64| FeedItem {
            kind: ItemKind::Deliver,
            ledger_index: index,
            disclosed: SectionSet::ALL,
            leaf_hash: Hash::from_bytes([1; 32]),
        };
        let delivery = |(index, _): &(u64, &[u32])| pb::Delivery {
            item: item(*index).encode().to_vec(),
            ..pb::Delivery::default()
        };
        let chain = pb::FeedChain {
            deliveries: bodies.iter().map(delivery).collect(),
            ..pb::FeedChain::default()
        };
        ReplicaFrame {
            chain: chain.encode_to_vec(),
            bodies: bodies.iter().map(|(_, slots)| body(slots)).collect(),
            ..ReplicaFrame::default()
        }
    }

    fn erasure(target: u64, sections: u16) -> Erasure {
        Erasure {
            target,
            sections: SectionSet::from_bits(sections),
            reason: 2,
        }
    }

    #[test]
    fn the_sections_named_are_gone_from_every_frame_and_all_else_stands() {
        let mut journal = Memory::default().open();
        let frames = [frame(&[(3, &[0, 1]), (5, &[1])]), frame(&[(3, &[1])])];
        let payloads: Vec<_> = frames.iter().map(Message::encode_to_vec).collect();
        journal.append(&payloads).unwrap();
        journal.commit().unwrap();
        for _ in 0..2 {
            erase(&mut journal, &[erasure(3, 0b10)]).unwrap();
            let stored: Vec<_> = journal
                .reader()
                .scan(0)
                .map(|frame| ReplicaFrame::decode(&*frame.unwrap().payload).unwrap())
                .collect();
            assert_eq!(stored[0].chain, frames[0].chain);
            assert_eq!(stored[0].bodies, [body(&[0]), body(&[1])]);
            assert_eq!(stored[1].bodies, [Vec::<u8>::new()]);
        }
        let gone = b"content of slot 1";
        let left = journal.reader().read(1).unwrap();
        assert!(!left.windows(gone.len()).any(|bytes| bytes == gone));
    }

    #[test]
    fn a_frame_is_filled_up_to_any_length_that_it_had() {
        let short = frame(&[(1, &[])]);
        let len = short.encoded_len();
        for more in (2..700).chain([0]) {
            let filled = padded(short.clone(), len + more).unwrap();
            assert_eq!(filled.len(), len + more);
            let read = ReplicaFrame::decode(&*filled).unwrap();
            assert_eq!(read.bodies, short.bodies);
        }
        assert_eq!(padded(short, len - 1), None);
    }
}
