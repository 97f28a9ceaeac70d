//! The frames of a replica that were read last.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use prost::Message;

use super::ReplicaFrame;
use super::frame::Chain;
use crate::journal::Reader;
use crate::lock::lock;

/// Frames that are kept at most. Records that are read one after the other lie in the same frame, or the next.
const MAX_OPENED: usize = 4;

/// A frame of a replica's chain, decoded.
#[derive(Debug)]
pub(crate) struct OpenedFrame {
    /// When it was taken, milliseconds since the epoch.
    pub(crate) received_ms: u64,
    /// What it tells.
    pub(crate) chain: Chain,
}

impl OpenedFrame {
    /// None when it is no frame of a replica.
    pub(crate) fn of(payload: &[u8]) -> Option<Self> {
        let frame = ReplicaFrame::decode(payload).ok()?;
        Some(Self {
            received_ms: frame.received_ms,
            chain: frame.decoded(),
        })
    }
}

/// The frames of a chain that were read last, each decoded once however many records are read from it. A frame never
/// changes.
#[derive(Debug, Default)]
pub(super) struct Opened(Mutex<VecDeque<(u64, Arc<OpenedFrame>)>>);

impl Opened {
    /// A frame of the chain by its number; none when it cannot be read.
    pub(super) fn frame(&self, chain: &Reader, number: u64) -> Option<Arc<OpenedFrame>> {
        let kept = lock(&self.0)
            .iter()
            .find_map(|(of, frame)| (*of == number).then(|| Arc::clone(frame)));
        if kept.is_some() {
            return kept;
        }
        let frame = Arc::new(OpenedFrame::of(&chain.read(number).ok()?)?);
        let mut opened = lock(&self.0);
        opened.truncate(MAX_OPENED - 1);
        opened.push_front((number, Arc::clone(&frame)));
        Some(frame)
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::tests::held_back;
    use super::*;

    #[test]
    fn each_frame_is_read_as_it_stands_and_few_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let (_chain, replica) = held_back(dir.path(), 6);
        let opened = Opened::default();
        for number in (0..6).chain(0..6).rev().chain([5, 5]) {
            let frame = opened.frame(&replica.chain, number).unwrap();
            let told: Vec<_> = frame.chain.told.iter().map(|told| told.seq).collect();
            assert_eq!(told, [number]);
            assert!(lock(&opened.0).len() <= MAX_OPENED);
        }
        assert!(opened.frame(&replica.chain, 6).is_none());
        let again = opened.frame(&replica.chain, 5).unwrap();
        assert!(Arc::ptr_eq(
            &again,
            &opened.frame(&replica.chain, 5).unwrap()
        ));
    }
}
