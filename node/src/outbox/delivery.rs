//! What became of own records with each peer: from what was decided, shown, signed for and judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::party::Party;
use ntc_core::reason::Stated;
use ntc_core::sync::delivery::{Delivery, Facts};
use ntc_core::time::Timestamp;

use super::{Outbox, OutboxError, Receipts};
use crate::chain::{Disposition, StoredRecord};
use crate::lock::lock;
use crate::partners::{Peer, Roster};

/// Where a record stands with one peer.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// What was decided when it was published.
    pub(crate) disposition: Disposition,
    /// Where it stands; none when it never goes to the peer.
    pub(crate) delivery: Option<Delivery>,
    /// Why all or part of it is held back now; none when nothing is.
    pub(crate) held_back: Option<Stated>,
    /// When the first receipt that covers it reached this node, while that is remembered.
    pub(crate) receipted: Option<Timestamp>,
    /// When the newest receipt that covers it was signed, seconds since the epoch.
    pub(crate) signed_s: Option<u64>,
}

/// Knows what became of records.
pub(crate) struct Deliveries<'a> {
    pub(crate) roster: &'a Roster,
    pub(crate) outbox: &'a Outbox,
    pub(crate) receipts: &'a Receipts,
}

impl Deliveries<'_> {
    /// Where a record stands with each peer that was enrolled when it was published.
    fn of(
        &self,
        ledger_index: u64,
        record: &StoredRecord,
    ) -> Result<BTreeMap<Party, Standing>, OutboxError> {
        let peers = self.roster.peers().iter();
        let decided =
            peers.filter_map(|(party, peer)| Some((party, peer, record.disposition(peer.slot)?)));
        let standing = decided.map(|(party, peer, disposition)| {
            let standing = self.standing((ledger_index, record), (party, peer), disposition)?;
            Ok((party.clone(), standing))
        });
        standing.collect()
    }

    /// Where a case stands that several records tell of, the newest first: for each peer what became of the record that
    /// went to it.
    ///
    /// # Errors
    /// When a feed cannot be read: what is held back of it is not known then.
    pub(crate) fn of_case(
        &self,
        records: impl IntoIterator<Item = (u64, Arc<StoredRecord>)>,
    ) -> Result<BTreeMap<Party, Standing>, OutboxError> {
        let mut case = BTreeMap::new();
        for (ledger_index, record) in records {
            for (party, standing) in self.of(ledger_index, &record)? {
                let known: Option<&Standing> = case.get(&party);
                let says_more =
                    |known: &Standing| known.delivery.is_none() && standing.delivery.is_some();
                if known.is_none_or(says_more) {
                    case.insert(party, standing);
                }
            }
        }
        Ok(case)
    }

    fn standing(
        &self,
        (ledger_index, record): (u64, &StoredRecord),
        (party, peer): (&Party, &Peer),
        disposition: &Disposition,
    ) -> Result<Standing, OutboxError> {
        let disposition = disposition.clone();
        let Some(seq) = disposition.seq_plus_one.checked_sub(1) else {
            return Ok(Standing {
                disposition,
                delivery: None,
                held_back: None,
                receipted: None,
                signed_s: None,
            });
        };
        let shown = self.outbox.shown(peer, ledger_index, record)?;
        let disposition = shown.of(disposition);
        let holds = self.outbox.holds(peer.slot)?;
        let hold = holds.get(&ledger_index);
        let held_back = hold.map(|hold| self.outbox.why_held(party, record, hold));
        let slot = self.receipts.slot(peer.slot);
        let known = lock(&slot);
        let delivery = Delivery::of(&Facts {
            seq,
            held_back,
            opened: hold.is_none_or(|hold| !hold.closed),
            gone: known.sent().was_gone(seq),
            covered: known.covered(),
            sent: known.delivered(),
            judged: known.is_judged(seq),
            refusal: known.refusal(seq),
        });
        let receipted = delivery.is_receipted();
        Ok(Standing {
            disposition,
            delivery: Some(delivery),
            held_back,
            receipted: known.arrived(seq).filter(|_| receipted),
            signed_s: receipted.then(|| known.signed_s()),
        })
    }
}
