//! A record on its way into the ledger, with everything made ready that does not need the writer.

use std::collections::BTreeMap;

use ntc_core::envelope::{Hash, Opening, SealedRecord};
use ntc_core::ledger::entry::Entry;
use ntc_core::party::Party;
use ntc_core::policy::{Decision, Labels, Permitted};
use ntc_core::record::Record;
use ntc_core::time::Timestamp;
use prost::Message as _;

use super::frame::{Absent, Disposition, RecordFrame, Withheld, committed};
use super::record::StoredRecord;
use super::state::FeedState;
use crate::bodies::{Body, SEAL};

/// Most bytes of a frame of the chain beside what was decided, the audience and the absent sections: entry, place, salt
/// and digest, with tags and lengths.
const FRAME_OVERHEAD: usize = 256;
/// Most bytes of a tag and a length.
const LENGTH_OVERHEAD: usize = 6;
/// Most bytes that a decision takes more when it has its slot and its place in the feed.
const PLACE_OVERHEAD: usize = LENGTH_OVERHEAD + 2 * 11;

/// A record at its place in the ledger.
pub(super) struct Placed {
    /// Its frame in the chain.
    pub(super) frame: RecordFrame,
    /// Its body frames.
    pub(super) bodies: Vec<Vec<u8>>,
    /// What serves it.
    pub(super) stored: StoredRecord,
    /// The record as it was checked.
    pub(super) record: Box<Record>,
}

/// A record that policy let go out; it can be made of a permit only.
pub(super) struct Staged {
    record: Box<Record>,
    commit: Hash,
    opening: Opening,
    /// The body frames, of no entry yet.
    bodies: Vec<Vec<u8>>,
    labels: Labels,
    /// Digest of the policies that decided.
    policy: Hash,
    /// Salt of the disposition.
    salt: [u8; 32],
    /// Sections that the record does not have.
    absent: Vec<Absent>,
    /// What was decided for each peer; slot and position in the feed are the writer's to say.
    decided: BTreeMap<Party, Disposition>,
}

impl Staged {
    /// Uses up the permit, and gives its decisions back.
    pub(super) fn new(
        (permitted, record): (Permitted<SealedRecord>, Record),
        salt: [u8; 32],
    ) -> (Self, BTreeMap<Party, Decision>) {
        let policy = Hash::from_bytes(permitted.policies());
        let (sealed, labels, decisions) = permitted.into_parts();
        let decided = decisions
            .iter()
            .map(|(peer, decision)| (peer.clone(), disposition(decision)))
            .collect();
        let commit = sealed.commit();
        let absent = sealed.absent.iter().map(|(slot, salt)| Absent {
            slot: u32::from(slot.number()),
            salt: salt.to_vec(),
        });
        let absent = absent.collect();
        let opening = sealed.into_opening();
        let staged = Self {
            record: Box::new(record),
            commit,
            bodies: bodies(&opening),
            opening,
            labels,
            policy,
            salt,
            absent,
            decided,
        };
        (staged, decisions)
    }

    /// Bytes of its longest frame at most, that of the chain included.
    pub(super) fn longest_frame(&self) -> usize {
        let decided = self.decided.values();
        let decided = decided.map(|decided| decided.encoded_len() + PLACE_OVERHEAD);
        let audience = self.labels.audience.iter().flatten();
        let audience = audience.map(|party| party.as_str().len() + LENGTH_OVERHEAD);
        let absent = self.absent.iter();
        let absent = absent.map(|absent| absent.encoded_len() + LENGTH_OVERHEAD);
        let parts = decided.chain(audience).chain(absent);
        let chain = FRAME_OVERHEAD + parts.sum::<usize>();
        self.bodies.iter().map(Vec::len).fold(chain, usize::max)
    }

    /// The record as the entry at `index` with its bodies from frame `body` on, told to the feeds as they stand.
    pub(super) fn place(
        mut self,
        index: u64,
        body: u64,
        time: Timestamp,
        feeds: &BTreeMap<u64, FeedState>,
    ) -> Placed {
        let placed = feeds.iter().filter_map(|(slot, feed)| {
            let decided = self.decided.remove(&feed.party)?;
            let goes = decided.refused.is_empty();
            Some(Disposition {
                slot: *slot,
                seq_plus_one: if goes {
                    feed.tree.frontier.size() + 1
                } else {
                    0
                },
                ..decided
            })
        });
        let dispositions: Vec<_> = placed.collect();
        let entry = Entry::Record {
            time,
            commit: self.commit,
            disposition: committed(&self.salt, &self.policy, &dispositions),
        }
        .encode();
        let audience = self.labels.audience.iter().flatten();
        let frame = RecordFrame {
            entry: entry.clone(),
            body,
            parts: self.bodies.len() as u64,
            dispositions: dispositions.clone(),
            audience: audience.map(ToString::to_string).collect(),
            ledger_index: index,
            disposition_salt: self.salt.to_vec(),
            policy: self.policy.as_bytes().to_vec(),
            absent: self.absent,
        };
        let stored = StoredRecord {
            entry,
            opening: self.opening,
            labels: self.labels,
            dispositions,
            erased: BTreeMap::new(),
            reference: None,
            policy: self.policy.as_bytes().to_vec(),
        };
        for body in &mut self.bodies {
            Body::place(body, index);
        }
        Placed {
            frame,
            bodies: self.bodies,
            stored,
            record: self.record,
        }
    }
}

/// The body frames of a record: what opens its commitment, and each section.
fn bodies(opening: &Opening) -> Vec<Vec<u8>> {
    let seal = Opening {
        salt: opening.salt,
        algorithm: opening.algorithm,
        author_key: opening.author_key.clone(),
        signature: opening.signature.clone(),
        header: opening.header.clone(),
        sections: Vec::new(),
    };
    let mut bodies = Vec::with_capacity(opening.sections.len() + 1);
    bodies.push(Body::encode(SEAL, &[], &seal.encode()));
    for open in &opening.sections {
        bodies.push(Body::encode(open.slot.number(), &open.salt, &open.content));
    }
    bodies
}

/// A decision as it is stored.
fn disposition(decision: &Decision) -> Disposition {
    let on_request = decision.on_request();
    let withheld = decision.withheld.iter().map(|(section, reason)| Withheld {
        section: u32::from(section.slot()),
        reason: reason.code().to_owned(),
        on_request: on_request.contains(*section),
    });
    let first = decision.withheld.first_key_value();
    let kept_back = decision.refused.or(first.map(|(_, reason)| *reason));
    let disclosed = match decision.refused {
        None => u32::from(decision.disclosed.bits()),
        Some(_) => 0,
    };
    Disposition {
        slot: 0,
        disclosed,
        seq_plus_one: 0,
        refused: decision
            .refused
            .map(|reason| reason.code().to_owned())
            .unwrap_or_default(),
        withheld: withheld.collect(),
        rules: decision.explain(),
        reason: kept_back.map_or(0, |reason| u32::from(reason.number())),
    }
}
