//! A journal in memory: for tests and simulations, where a crash is to leave exactly what was durable.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::{
    Append, Damage, Discarded, Frame, Frames, Journal, JournalError, MAX_BATCH, MAX_FRAME, Read,
    Verified, filled,
};
use crate::lock;

/// The durable frames. They outlive the journals that are opened on them one after the other, as files do.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Durable>);

#[derive(Debug, Default)]
struct Durable(RwLock<Vec<Arc<[u8]>>>);

impl Memory {
    /// A journal that goes on behind the durable frames.
    pub fn open(&self) -> Journal {
        Journal::new(Writer {
            durable: Arc::clone(&self.0),
            pending: Vec::new(),
        })
    }
}

#[derive(Debug)]
struct Writer {
    durable: Arc<Durable>,
    pending: Vec<Arc<[u8]>>,
}

impl Append for Writer {
    fn append(&mut self, payloads: &[&[u8]]) -> Result<u64, JournalError> {
        let mut len = 0;
        for payload in payloads {
            if !(1..=MAX_FRAME).contains(&payload.len()) {
                return Err(JournalError::FrameLength { len: payload.len() });
            }
            len += payload.len();
        }
        if len > MAX_BATCH {
            let max = MAX_BATCH;
            return Err(JournalError::BatchTooLong { len, max });
        }
        let first = self.durable.end() + self.pending.len() as u64;
        self.pending
            .extend(payloads.iter().map(|payload| Arc::from(*payload)));
        Ok(first)
    }

    fn commit(&mut self) -> Result<u64, JournalError> {
        let mut frames = self.durable.write();
        frames.append(&mut self.pending);
        Ok(frames.len() as u64)
    }

    fn settle(&mut self) -> Result<(), JournalError> {
        Ok(())
    }

    fn abandon(&mut self) {
        self.pending.clear();
    }

    fn replace(&mut self, payloads: &BTreeMap<u64, Vec<u8>>) -> Result<(), JournalError> {
        self.commit()?;
        let mut frames = self.durable.write();
        let end = frames.len() as u64;
        let mut replaced = frames.clone();
        for (number, payload) in payloads {
            let frame = usize::try_from(*number)
                .ok()
                .and_then(|at| replaced.get_mut(at));
            let number = *number;
            let frame = frame.ok_or(JournalError::BeyondEnd { number, end })?;
            *frame = filled(number, payload, frame.len())?.into();
        }
        *frames = replaced;
        Ok(())
    }

    fn pending_bytes(&self) -> usize {
        self.pending.iter().map(|payload| payload.len()).sum()
    }

    fn verify(&self) -> Result<Verified, JournalError> {
        self.durable.verify(&mut |_| {})
    }

    fn reader(&self) -> Arc<dyn Read> {
        Arc::clone(&self.durable) as Arc<dyn Read>
    }
}

impl Durable {
    fn frames(&self) -> RwLockReadGuard<'_, Vec<Arc<[u8]>>> {
        lock::read(&self.0)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Vec<Arc<[u8]>>> {
        lock::write(&self.0)
    }
}

impl Read for Durable {
    fn end(&self) -> u64 {
        self.frames().len() as u64
    }

    fn is_read_only(&self) -> bool {
        false
    }

    fn discarded(&self) -> Option<Discarded> {
        None
    }

    fn read(&self, number: u64) -> Result<Vec<u8>, JournalError> {
        let frames = self.frames();
        let payload = usize::try_from(number).ok().and_then(|at| frames.get(at));
        payload
            .map(|payload| payload.to_vec())
            .ok_or(JournalError::BeyondEnd {
                number,
                end: frames.len() as u64,
            })
    }

    fn together(&self, number: u64) -> Option<Range<u64>> {
        let end = self.end();
        (number < end).then_some(0..end)
    }

    fn scan(self: Arc<Self>, from: u64, until: u64) -> Frames {
        Box::new((from..until).map(move |number| {
            let payload = self.read(number)?;
            Ok(Frame { number, payload })
        }))
    }

    fn verify(&self, progress: &mut dyn FnMut(u64)) -> Result<Verified, JournalError> {
        let frames = self.frames();
        let bytes: usize = frames.iter().map(|payload| payload.len()).sum();
        let empty = frames.iter().any(|payload| payload.is_empty());
        progress(bytes as u64);
        if empty {
            return Err(Damage {
                dir: PathBuf::from("memory"),
                place: "an empty frame".to_owned(),
                what: "a frame has no bytes",
            }
            .into());
        }
        Ok(Verified {
            segments: 1,
            frames: frames.len() as u64,
            bytes: bytes as u64,
            torn: 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_committed_outlives_a_crash_and_what_was_only_appended_does_not() {
        let memory = Memory::default();
        let mut journal = memory.open();
        assert_eq!(journal.append(&[b"one", b"two"]).unwrap(), 0);
        assert_eq!(journal.end(), 0);
        assert_eq!(journal.commit().unwrap(), 2);
        assert_eq!(journal.append(&[b"lost"]).unwrap(), 2);
        drop(journal);
        let mut journal = memory.open();
        assert_eq!(journal.append(&[b"dropped"]).unwrap(), 2);
        journal.abandon();
        assert_eq!(journal.append(&[b"three"]).unwrap(), 2);
        journal.commit().unwrap();
        let frames: Vec<_> = journal.reader().scan(1).map(Result::unwrap).collect();
        assert_eq!(
            (frames[0].number, &*frames[0].payload),
            (1, b"two".as_slice())
        );
        assert_eq!(
            (frames[1].number, &*frames[1].payload),
            (2, b"three".as_slice())
        );
        assert_eq!(journal.verify().unwrap().frames, 3);
    }

    #[test]
    fn one_byte_past_each_limit_is_refused_and_a_frame_past_the_end_is_not_read() {
        let mut journal = Memory::default().open();
        let frame = vec![1; MAX_FRAME];
        for bad in [vec![], vec![1; MAX_FRAME + 1]] {
            let refused = journal.append(&[bad]);
            assert!(matches!(refused, Err(JournalError::FrameLength { .. })));
        }
        assert!(journal.append(&[&frame; 8]).is_ok());
        let refused = journal.append(&[&frame; 9]);
        assert!(matches!(refused, Err(JournalError::BatchTooLong { .. })));
        assert_eq!(journal.commit().unwrap(), 8);
        let read = journal.reader().read(8);
        assert!(matches!(
            read,
            Err(JournalError::BeyondEnd { number: 8, end: 8 })
        ));
    }
}
