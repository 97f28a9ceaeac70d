//! The follower's state as bytes: what a node keeps to go on where it stood.
//!
//! `version u8 | feed size u64 | feed roots 32 each | has head u8 | head | pledges u8 | (size u64 | root 32) each`,
//! where a head is `time u64 | slot u64 | feed size u64 | feed root 32 | note length u32 | note`.

use std::collections::BTreeMap;
use std::sync::Arc;

use thiserror::Error;

use crate::envelope::Hash;
use crate::ledger::checkpoint::SignedCheckpoint;
use crate::ledger::note::MAX_NOTE_LEN;
use crate::ledger::tree::Frontier;
use crate::party::Party;
use crate::time::Timestamp;

use super::{Follower, Head, MAX_PLEDGES, Origin};

const VERSION: u8 = 1;

/// The bytes are no state of a follower of this ledger.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("the stored state of the feed is damaged or of another ledger")]
pub struct InvalidSnapshot;

impl Follower {
    /// The state as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = vec![VERSION];
        let number = |out: &mut Vec<u8>, n: u64| out.extend_from_slice(&n.to_be_bytes());
        number(&mut out, self.feed.size());
        for root in self.feed.roots() {
            out.extend_from_slice(root.as_bytes());
        }
        out.push(u8::from(self.head.is_some()));
        if let Some(head) = &self.head {
            number(&mut out, head.time.as_millis());
            number(&mut out, head.slot);
            number(&mut out, head.feed_size);
            out.extend_from_slice(head.feed_root.as_bytes());
            let note = head.checkpoint.render();
            let len = u32::try_from(note.len()).unwrap_or(u32::MAX);
            out.extend_from_slice(&len.to_be_bytes());
            out.extend_from_slice(&note);
        }
        out.push(u8::try_from(self.pledges.len()).unwrap_or(u8::MAX));
        for (size, root) in &self.pledges {
            number(&mut out, *size);
            out.extend_from_slice(root.as_bytes());
        }
        out
    }

    /// Reads back what [`Self::encode`] wrote, for the same origin and own party.
    ///
    /// # Errors
    /// When the bytes are damaged or of another ledger.
    pub fn decode(bytes: &[u8], origin: Arc<Origin>, own: Party) -> Result<Self, InvalidSnapshot> {
        let mut fields = Fields(bytes);
        if fields.byte()? != VERSION {
            return Err(InvalidSnapshot);
        }
        let size = fields.number()?;
        let roots = (0..size.count_ones())
            .map(|_| fields.hash())
            .collect::<Result<_, _>>()?;
        let feed = Frontier::from_parts(size, roots).ok_or(InvalidSnapshot)?;
        let head = match fields.byte()? {
            0 => None,
            1 => Some(fields.head(&origin)?),
            _ => return Err(InvalidSnapshot),
        };
        let count = usize::from(fields.byte()?);
        if count > MAX_PLEDGES {
            return Err(InvalidSnapshot);
        }
        let pledges = (0..count)
            .map(|_| Ok((fields.number()?, fields.hash()?)))
            .collect::<Result<BTreeMap<_, _>, InvalidSnapshot>>()?;
        let follower = Self {
            origin,
            own,
            feed,
            head,
            pledges,
        };
        (fields.0.is_empty() && follower.encode() == bytes)
            .then_some(follower)
            .ok_or(InvalidSnapshot)
    }
}

struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], InvalidSnapshot> {
        let (field, rest) = self.0.split_at_checked(len).ok_or(InvalidSnapshot)?;
        self.0 = rest;
        Ok(field)
    }

    fn byte(&mut self) -> Result<u8, InvalidSnapshot> {
        self.take(1)?.first().copied().ok_or(InvalidSnapshot)
    }

    fn number(&mut self) -> Result<u64, InvalidSnapshot> {
        let bytes = self.take(8)?.try_into().map_err(|_| InvalidSnapshot)?;
        Ok(u64::from_be_bytes(bytes))
    }

    fn hash(&mut self) -> Result<Hash, InvalidSnapshot> {
        Hash::from_slice(self.take(32)?).ok_or(InvalidSnapshot)
    }

    fn head(&mut self, origin: &Origin) -> Result<Head, InvalidSnapshot> {
        let time = Timestamp::from_millis(self.number()?);
        let (slot, feed_size) = (self.number()?, self.number()?);
        let feed_root = self.hash()?;
        let len = self.take(4)?.try_into().map_err(|_| InvalidSnapshot)?;
        let len = usize::try_from(u32::from_be_bytes(len)).map_err(|_| InvalidSnapshot)?;
        if len > MAX_NOTE_LEN {
            return Err(InvalidSnapshot);
        }
        let checkpoint =
            SignedCheckpoint::parse_trusted(self.take(len)?).map_err(|_| InvalidSnapshot)?;
        if checkpoint.checkpoint().origin != origin.ledger.name() {
            return Err(InvalidSnapshot);
        }
        Ok(Head {
            checkpoint,
            time,
            slot,
            feed_size,
            feed_root,
        })
    }
}
