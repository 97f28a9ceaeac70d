//! Frames of the receipts' journal, and the sum of them. Storage of this node; field numbers are never reused.

use std::collections::BTreeMap;
use std::ops::Deref;

use ntc_core::envelope::Hash;
use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::state::DeliveryState;
use ntc_core::ledger::tree::Frontier;
use ntc_core::sync::receipt::Receipt;
use ntc_core::sync::replica::ReplicaId;
use ntc_core::sync::sent::{Adopted, Difference, Sent, SentEvent, Written};
use ntc_core::time::Timestamp;
use prost::{Message, Oneof};

use super::Standing;

/// Most states of one frame, so that none is longer than the journal takes.
const MAX_STATES: usize = 4096;

/// What one or more frames say.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) slot: u64,
    pub(crate) at: Timestamp,
    pub(crate) events: Vec<SentEvent>,
    /// With a receipt: the checkpoint that it came with.
    pub(crate) checkpoint: Vec<u8>,
    /// With a receipt: its note.
    pub(crate) statement: Vec<u8>,
}

impl Kept {
    pub(super) fn event(slot: u64, at: Timestamp, event: SentEvent) -> Self {
        Self {
            slot,
            at,
            events: vec![event],
            checkpoint: Vec::new(),
            statement: Vec::new(),
        }
    }

    pub(super) fn written(slot: u64, at: Timestamp, written: Vec<Written>) -> Self {
        Self {
            events: written.into_iter().map(SentEvent::Written).collect(),
            slot,
            at,
            checkpoint: Vec::new(),
            statement: Vec::new(),
        }
    }
}

/// One frame.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Frame {
    #[prost(uint64, tag = "1")]
    slot: u64,
    #[prost(uint64, tag = "2")]
    at_ms: u64,
    #[prost(oneof = "Event", tags = "3, 4, 5, 6")]
    event: Option<Event>,
}

#[derive(Clone, PartialEq, Oneof)]
enum Event {
    /// Id of another replica, 16 bytes.
    #[prost(bytes, tag = "3")]
    Began(Vec<u8>),
    #[prost(message, tag = "4")]
    Written(States),
    #[prost(message, tag = "5")]
    Receipted(Notes),
    #[prost(message, tag = "6")]
    Adopted(AdoptedStates),
}

#[derive(Clone, PartialEq, Message)]
struct States {
    #[prost(message, repeated, tag = "1")]
    states: Vec<State>,
}

#[derive(Clone, PartialEq, Message)]
struct State {
    #[prost(uint64, tag = "1")]
    seq: u64,
    #[prost(bytes = "vec", tag = "2")]
    item: Vec<u8>,
    #[prost(bytes = "vec", tag = "3")]
    state: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
struct Notes {
    #[prost(bytes = "vec", tag = "1")]
    checkpoint: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    statement: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
struct AdoptedStates {
    #[prost(uint64, tag = "1")]
    from: u64,
    #[prost(uint64, tag = "2")]
    to: u64,
    #[prost(message, repeated, tag = "3")]
    states: Vec<State>,
    /// Where the two sides first differed: what this party had, and what the peer has.
    #[prost(message, optional, tag = "4")]
    ours: Option<State>,
    #[prost(message, optional, tag = "5")]
    theirs: Option<State>,
}

impl State {
    fn of(written: &Written) -> Self {
        Self {
            seq: written.seq,
            item: written.item.encode().to_vec(),
            state: written.state.encode().to_vec(),
        }
    }

    fn open(self) -> Option<Written> {
        let item = FeedItem::decode(&self.item).ok()?;
        Some(Written {
            seq: self.seq,
            state: DeliveryState::decode(&self.state, &item).ok()?,
            item,
        })
    }
}

fn open_all(states: Vec<State>) -> Option<Vec<Written>> {
    states.into_iter().map(State::open).collect()
}

impl Frame {
    /// The frames of what is kept, in order.
    pub(super) fn encode(kept: &Kept) -> Vec<Vec<u8>> {
        let frame = |event| {
            let frame = Self {
                slot: kept.slot,
                at_ms: kept.at.as_millis(),
                event: Some(event),
            };
            frame.encode_to_vec()
        };
        let mut written = Vec::new();
        let mut frames = Vec::new();
        for event in &kept.events {
            match event {
                SentEvent::Written(state) => written.push(State::of(state)),
                SentEvent::Began(replica) => {
                    frames.push(frame(Event::Began(replica.as_bytes().to_vec())));
                }
                SentEvent::Receipted(_) => frames.push(frame(Event::Receipted(Notes {
                    checkpoint: kept.checkpoint.clone(),
                    statement: kept.statement.clone(),
                }))),
                SentEvent::Adopted(adopted) => {
                    let parts = adopted_parts(adopted);
                    frames.extend(parts.into_iter().map(|part| frame(Event::Adopted(part))));
                }
            }
        }
        for states in written.chunks(MAX_STATES) {
            let states = states.to_vec();
            frames.push(frame(Event::Written(States { states })));
        }
        frames
    }

    /// Reads a frame; none when it is not one of this journal.
    pub(super) fn open(payload: &[u8]) -> Option<Kept> {
        let frame = Self::decode(payload).ok()?;
        let mut kept = Kept {
            slot: frame.slot,
            at: Timestamp::from_millis(frame.at_ms),
            events: Vec::new(),
            checkpoint: Vec::new(),
            statement: Vec::new(),
        };
        match frame.event? {
            Event::Began(replica) => {
                let replica = ReplicaId::from_slice(&replica)?;
                kept.events.push(SentEvent::Began(replica));
            }
            Event::Written(states) => {
                let written = open_all(states.states)?.into_iter();
                kept.events.extend(written.map(SentEvent::Written));
            }
            Event::Receipted(notes) => {
                let receipt = Receipt::read(&notes.statement).ok()?;
                kept.events.push(SentEvent::Receipted(Box::new(receipt)));
                (kept.checkpoint, kept.statement) = (notes.checkpoint, notes.statement);
            }
            Event::Adopted(adopted) => kept.events.push(SentEvent::Adopted(Adopted {
                from: adopted.from,
                to: adopted.to,
                states: open_all(adopted.states)?,
                difference: difference(adopted.ours, adopted.theirs),
            })),
        }
        Some(kept)
    }
}

/// What was adopted, range by range, so that no frame is too long.
fn adopted_parts(adopted: &Adopted) -> Vec<AdoptedStates> {
    let mut from = adopted.from;
    let mut parts = Vec::new();
    let mut chunks = adopted.states.chunks(MAX_STATES).peekable();
    loop {
        let chunk = chunks.next().unwrap_or_default();
        let next = chunks.peek().and_then(|chunk| chunk.first());
        let to = next.map_or(adopted.to, |written| written.seq);
        parts.push(AdoptedStates {
            from,
            to,
            states: chunk.iter().map(State::of).collect(),
            ours: None,
            theirs: None,
        });
        if chunks.peek().is_none() {
            break;
        }
        from = to;
    }
    if let (Some(first), Some(Difference { seq, ours, theirs })) =
        (parts.first_mut(), adopted.difference)
    {
        let state = |state: DeliveryState| State {
            seq,
            item: Vec::new(),
            state: state.encode().to_vec(),
        };
        (first.ours, first.theirs) = (Some(state(ours)), Some(state(theirs)));
    }
    parts
}

fn difference(ours: Option<State>, theirs: Option<State>) -> Option<Difference> {
    let (ours, theirs) = (ours?, theirs?);
    Some(Difference {
        seq: ours.seq,
        ours: DeliveryState::from_stored(&ours.state)?,
        theirs: DeliveryState::from_stored(&theirs.state)?,
    })
}

/// The sum of the frames up to one of them.
#[derive(Clone, PartialEq, Message)]
pub(super) struct SavedSlots {
    #[prost(uint64, tag = "1")]
    frames: u64,
    #[prost(message, repeated, tag = "2")]
    slots: Vec<SavedSlot>,
}

#[derive(Clone, PartialEq, Message)]
struct SavedSlot {
    #[prost(uint64, tag = "1")]
    slot: u64,
    #[prost(bytes = "vec", tag = "2")]
    replica: Vec<u8>,
    #[prost(uint64, tag = "3")]
    agreed_size: u64,
    #[prost(bytes = "vec", repeated, tag = "4")]
    agreed_roots: Vec<Vec<u8>>,
    #[prost(bytes = "vec", tag = "5")]
    checkpoint: Vec<u8>,
    #[prost(bytes = "vec", tag = "6")]
    statement: Vec<u8>,
    #[prost(message, repeated, tag = "7")]
    states: Vec<State>,
    #[prost(uint64, tag = "8")]
    covered: u64,
}

impl SavedSlots {
    pub(super) fn encode<S: Deref<Target = Standing>>(
        frames: u64,
        slots: impl Iterator<Item = (u64, S)>,
    ) -> Vec<u8> {
        let slots = slots.map(|(slot, standing)| SavedSlot {
            slot,
            replica: standing
                .sent()
                .replica()
                .map_or_else(Vec::new, |replica| replica.as_bytes().to_vec()),
            agreed_size: standing.sent().agreed().size(),
            agreed_roots: standing
                .sent()
                .agreed()
                .roots()
                .iter()
                .map(|root| root.as_bytes().to_vec())
                .collect(),
            checkpoint: standing.checkpoint().to_vec(),
            statement: standing.statement().to_vec(),
            states: standing.sent().states().map(State::of).collect(),
            covered: standing.covered(),
        });
        let slots = slots.collect();
        Self { frames, slots }.encode_to_vec()
    }

    pub(super) fn open(bytes: &[u8]) -> Option<(u64, BTreeMap<u64, Standing>)> {
        let saved = Self::decode(bytes).ok()?;
        let slots = saved.slots.into_iter().map(SavedSlot::open);
        Some((saved.frames, slots.collect::<Option<_>>()?))
    }
}

impl SavedSlot {
    fn open(self) -> Option<(u64, Standing)> {
        let roots = self.agreed_roots.iter().map(|root| Hash::from_slice(root));
        let agreed = Frontier::from_parts(self.agreed_size, roots.collect::<Option<_>>()?)?;
        let replica = (!self.replica.is_empty())
            .then(|| ReplicaId::from_slice(&self.replica))
            .flatten();
        let receipt = (!self.statement.is_empty())
            .then(|| Receipt::read(&self.statement).ok())
            .flatten();
        let mut sent = Sent::restored(replica, agreed, receipt);
        for written in open_all(self.states)? {
            sent.apply(SentEvent::Written(written));
        }
        let notes = (self.checkpoint, self.statement);
        Some((self.slot, Standing::restored(sent, notes, self.covered)))
    }
}
