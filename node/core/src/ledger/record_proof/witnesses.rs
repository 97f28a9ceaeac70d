//! Which checkpoint a proof goes by: the one that most partners cosigned.

use std::collections::BTreeMap;

use crate::ledger::checkpoint::SignedCheckpoint;
use crate::ledger::cosign::cosigned_at;
use crate::ledger::keys::LedgerKeys;
use crate::ledger::note::NoteKey;

/// A note of a checkpoint that a partner cosigned, as it is kept.
pub struct Cosigned {
    /// The note.
    pub note: Vec<u8>,
    /// The keys by which the partner cosigns, or did.
    pub keys: Vec<NoteKey>,
}

/// Of the checkpoints of one ledger under which an entry lies the one that most cosigned, of these the largest; `newest`
/// where nobody did. With the keys of those who did, in the order of their lines. What is no checkpoint of this ledger,
/// and what nobody cosigned, counts for nothing; `is_own` says whether a checkpoint is one of the history that is held.
pub fn most_cosigned(
    ledger: &LedgerKeys,
    (newest, index): (&SignedCheckpoint, u64),
    notes: impl IntoIterator<Item = Cosigned>,
    is_own: impl Fn(&SignedCheckpoint) -> bool,
) -> (SignedCheckpoint, Vec<NoteKey>) {
    let mut by_size: BTreeMap<u64, Vec<(NoteKey, SignedCheckpoint)>> = BTreeMap::new();
    for cosigned in notes {
        let Ok(checkpoint) = ledger.open(&cosigned.note) else {
            continue;
        };
        if checkpoint.size() <= index || !is_own(&checkpoint) {
            continue;
        }
        let mut keys = cosigned.keys.into_iter();
        let by = keys.find(|key| matches!(cosigned_at(&checkpoint, key), Ok(Some(_))));
        if let Some(key) = by {
            let of_size = by_size.entry(checkpoint.size()).or_default();
            of_size.push((key, checkpoint));
        }
    }
    let most = by_size.into_values().max_by_key(Vec::len);
    let Some(mut most) = most else {
        return (ledger.bare(newest), Vec::new());
    };
    most.sort_by(|(a, _), (b, _)| (a.name(), a.id()).cmp(&(b.name(), b.id())));
    most.dedup_by(|(a, _), (b, _)| (a.name(), a.id()) == (b.name(), b.id()));
    let first = most.first().map_or(newest, |(_, checkpoint)| checkpoint);
    let mut joined = ledger.bare(first);
    for (key, checkpoint) in &most {
        for line in checkpoint.note().of(key) {
            joined.add(line.clone());
        }
    }
    (joined, most.into_iter().map(|(key, _)| key).collect())
}
