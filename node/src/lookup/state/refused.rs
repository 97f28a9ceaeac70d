//! Records that are refused.

use std::collections::BTreeMap;

use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use prost::Message;

use super::family::Family;
use super::{Changes, State, StateError, key, number_of};
use crate::store::index::{JournalId, Refused};

/// A record that is refused.
const REFUSED: u8 = Family::Refused as u8;

/// A record that is refused, as the state keeps it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Refusal {
    /// Its place in the feed.
    pub(crate) seq: u64,
    /// Its entry in its origin's ledger.
    pub(crate) ledger_index: u64,
    /// The frame that disclosed it.
    pub(crate) number: u64,
    /// Why.
    pub(crate) refused: Refused,
}

#[derive(Clone, PartialEq, Message)]
struct Row {
    #[prost(uint64, tag = "1")]
    ledger_index: u64,
    #[prost(uint64, tag = "2")]
    number: u64,
    #[prost(uint32, tag = "3")]
    reason: u32,
    #[prost(uint64, optional, tag = "4")]
    until: Option<u64>,
}

impl State {
    /// Why the record at a place of a feed is refused; none when it is not.
    pub(crate) fn refused(
        &self,
        journal: JournalId,
        seq: u64,
    ) -> Result<Option<Refused>, StateError> {
        let row = self.db.get(key(REFUSED, journal, &seq.to_be_bytes()))?;
        Ok(row.and_then(|row| refusal(seq, &row)).map(|it| it.refused))
    }

    /// Refused records of a journal from a place on, in the order of its feed.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn refusals(
        &self,
        journal: JournalId,
        from: u64,
        limit: usize,
    ) -> Result<Vec<Refusal>, StateError> {
        let prefix = key(REFUSED, journal, &[]);
        let from = key(REFUSED, journal, &from.to_be_bytes());
        let mut refusals = Vec::new();
        for item in self.db.range(from..).take(limit) {
            let (key, row) = item?;
            let Some(seq) = key.strip_prefix(prefix.as_slice()) else {
                break;
            };
            refusals.extend(number_of(seq).and_then(|seq| refusal(seq, &row)));
        }
        Ok(refusals)
    }

    /// How many records of a journal are refused.
    pub(crate) fn refused_in(&self, journal: JournalId) -> u64 {
        let rows = self.db.scan_prefix(key(REFUSED, journal, &[]));
        // What cannot be read is judged again at the next start.
        rows.filter(Result::is_ok).count() as u64
    }

    /// How many records of a journal are refused for each reason.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn refused_by_reason(
        &self,
        journal: JournalId,
    ) -> Result<BTreeMap<Reason, u64>, StateError> {
        let mut counts = BTreeMap::new();
        for item in self.db.scan_prefix(key(REFUSED, journal, &[])) {
            let (_, row) = item?;
            if let Some(refusal) = refusal(0, &row) {
                *counts.entry(refusal.refused.reason).or_insert(0) += 1;
            }
        }
        Ok(counts)
    }
}

impl Changes {
    /// A record is refused.
    pub(crate) fn refuse(&mut self, journal: JournalId, refusal: &Refusal) {
        let row = Row {
            ledger_index: refusal.ledger_index,
            number: refusal.number,
            reason: u32::from(refusal.refused.reason.number()),
            until: refusal.refused.until.map(Timestamp::as_millis),
        };
        let key = key(REFUSED, journal, &refusal.seq.to_be_bytes());
        self.batch.insert(key, row.encode_to_vec());
    }

    /// A record is no longer refused.
    pub(crate) fn accept(&mut self, journal: JournalId, seq: u64) {
        self.batch.remove(key(REFUSED, journal, &seq.to_be_bytes()));
    }
}

fn refusal(seq: u64, row: &[u8]) -> Option<Refusal> {
    let row = Row::decode(row).ok()?;
    let reason = u16::try_from(row.reason)
        .ok()
        .and_then(Reason::from_number)?;
    Some(Refusal {
        seq,
        ledger_index: row.ledger_index,
        number: row.number,
        refused: Refused {
            reason,
            until: row.until.map(Timestamp::from_millis),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEER: JournalId = JournalId::Replica(7);

    fn refuse(state: &State, journal: JournalId, seq: u64) -> Refusal {
        let refusal = Refusal {
            seq,
            ledger_index: seq * 3,
            number: seq + 100,
            refused: Refused {
                reason: Reason::TimeInFuture,
                until: Some(Timestamp::from_millis(9)),
            },
        };
        let mut changes = Changes::default();
        changes.refuse(journal, &refusal);
        state.apply(changes).unwrap();
        refusal
    }

    #[test]
    fn what_is_refused_is_told_in_the_order_of_its_feed_and_of_its_journal_alone() {
        let dir = tempfile::tempdir().unwrap();
        let state = State::open(&dir.path().join("follow")).unwrap();
        let all: Vec<_> = [1, 5, 300].map(|seq| refuse(&state, PEER, seq)).into();
        refuse(&state, JournalId::Replica(8), 2);
        assert_eq!(state.refusals(PEER, 0, 10).unwrap(), all);
        assert_eq!(state.refusals(PEER, 2, 1).unwrap(), all[1..2]);
        assert_eq!(state.refused(PEER, 5).unwrap(), Some(all[1].refused));
        assert_eq!(state.refused(PEER, 6).unwrap(), None);
        let mut changes = Changes::default();
        changes.accept(PEER, 5);
        state.apply(changes).unwrap();
        assert_eq!(state.refused(PEER, 5).unwrap(), None);
    }
}
