//! What proves one record that a peer delivered, by itself.

use ntc_core::envelope::Hash;
use ntc_core::ledger::checkpoint::SignedCheckpoint;
use ntc_core::ledger::follow::{PeerMisbehaved, path_of};
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::wire::exchange::chain_checkpoint;
use prost::Message;

use super::{ReplicaError, ReplicaFrame, ReplicaReader};

/// That an entry lies in the peer's ledger.
pub(crate) struct Proven {
    /// The exact bytes of the entry.
    pub(crate) entry: Vec<u8>,
    /// Its inclusion proof, from the leaf up.
    pub(crate) path: Vec<Hash>,
    /// The checkpoint that it was proven under when it came, with the line of the ledger alone.
    pub(crate) checkpoint: SignedCheckpoint,
}

impl ReplicaReader {
    /// What proves the entry that the frame of a number delivered. A batch proves all its entries together, so the proof
    /// of one is made of what is kept, and nobody is asked. Where a batch came without a head the frames before it are
    /// read, back to the one that showed the checkpoint.
    ///
    /// # Errors
    /// When the chain cannot be read, or does not hold.
    pub(crate) fn proven(
        &self,
        number: u64,
        ledger_index: u64,
        ledger: &LedgerKeys,
    ) -> Result<Proven, ReplicaError> {
        let frame = self.stored(number)?;
        let entry = frame.entry(ledger_index);
        let entry = entry.ok_or(ReplicaError::Damaged(number))?;
        let note = match chain_checkpoint(&frame.chain) {
            Some(note) => note,
            None => self.head_before(number)?,
        };
        let opened = ledger.open(&note).map_err(PeerMisbehaved::Checkpoint)?;
        let path = path_of(&frame.unverified()?, &opened, ledger_index)?;
        Ok(Proven {
            entry,
            path,
            checkpoint: ledger.bare(&opened),
        })
    }

    /// The checkpoint of the newest head that a frame before this one holds.
    fn head_before(&self, number: u64) -> Result<Vec<u8>, ReplicaError> {
        for before in (0..number).rev() {
            if let Some(note) = chain_checkpoint(&self.stored(before)?.chain) {
                return Ok(note);
            }
        }
        Err(ReplicaError::Damaged(number))
    }

    fn stored(&self, number: u64) -> Result<ReplicaFrame, ReplicaError> {
        let payload = self.chain.read(number)?;
        ReplicaFrame::decode(&*payload).map_err(|_| ReplicaError::Damaged(number))
    }
}
