//! The follower that fills the index.

use std::collections::BTreeSet;

use ntc_core::finding::identifier_keys;
use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::policy::Verdict;
use ntc_core::reason::Reason;
use ntc_core::record::Record;
use prost::Message;
use sha2::{Digest, Sha256};

use super::turn::{Content, Item, Turn};
use super::{FollowError, lives, share};
use crate::bodies::Tombstone;
use crate::lookup::{Lookup, Refusal, media_key};
use crate::media::{Body, named_by};
use crate::records::Summary;
use crate::store::index::{
    Id, IndexBatch, IndexEntry, Location, MAX_IDENTIFIERS, Reference, Refused,
};

/// Takes what a turn read, as judged, into the index. Answers those that were replays.
pub(super) fn take(
    lookup: &Lookup,
    turn: &Turn,
    hidden: &[IndexEntry],
) -> Result<Vec<Refusal>, FollowError> {
    let (renewed, new): (Vec<_>, Vec<_>) = turn.items.iter().partition(|item| item.replaces);
    let entries = |items: &[&Item]| -> Result<Vec<_>, FollowError> {
        let entries = share::each(items, |item| entry(lookup, turn, item));
        entries.into_iter().collect()
    };
    let mut replaced = entries(&renewed)?;
    replaced.extend_from_slice(hidden);
    let batch = IndexBatch {
        entries: entries(&new)?,
        replaced,
        erased: turn.erased.clone(),
        additions: turn.additions.clone(),
        followed: [(turn.journal, turn.next.max(turn.known.indexed))].into(),
    };
    let replays = lookup.index().apply(&batch)?;
    let items: Vec<_> = new.into_iter().chain(renewed).collect();
    let replays = replays.into_iter().filter_map(|at| items.get(at));
    let replayed = Refused {
        reason: Reason::Replayed,
        until: None,
    };
    Ok(replays.map(|item| refusal(item, replayed)).collect())
}

/// A refusal as the state keeps it.
pub(super) const fn refusal(item: &Item, refused: Refused) -> Refusal {
    Refusal {
        seq: item.seq,
        ledger_index: item.location.ledger_index,
        number: item.read_from,
        refused,
    }
}

/// What the index is told of an item. One that was accepted and does not stand counts no more than one that is refused.
pub(super) fn entry(lookup: &Lookup, turn: &Turn, item: &Item) -> Result<IndexEntry, FollowError> {
    let refused = refused(item.verdict);
    let standing = |subject: Option<Subject>| match (refused, subject) {
        (None, Some(subject)) => lives::stands_not(lookup.state(), &subject),
        (refused, _) => Ok(refused),
    };
    let (record, refused) = match &item.content {
        Content::Record(record) => match standing(Some(Subject::of(record)))? {
            None => (record, lives::is_same(lookup, record)?),
            refused => (record, refused),
        },
        Content::Unread(_) => return Ok(unreadable(turn, item, refused)),
        Content::Erased(was) => {
            let refused = standing(lives::subject_of(turn, was))?;
            return Ok(gone(turn, item, refused, was));
        }
    };
    Ok(IndexEntry {
        id: *record.id().as_bytes(),
        origin: record.origin().to_string(),
        kind: record.kind(),
        created: record.created(),
        received: item.received.unwrap_or(record.created()),
        categories: record.categories().iter().cloned().collect(),
        identifiers: match refused {
            Some(refused) if refused.was_accepted() => media_keys(named_by(record)).collect(),
            _ => identifiers(record),
        },
        words: lookup.words().of(record),
        source_reference: reference(lookup, record).or(item.reference),
        location: item.location,
        seq: item.seq,
        refused,
        summary: Summary::of(record).encode_to_vec(),
        erased: item.erased,
        is_gone: false,
        due: item.due,
    })
}

/// The source reference of an own record.
fn reference(lookup: &Lookup, record: &Record) -> Option<Reference> {
    Some(lookup.own()?.reference(record.source_reference()?))
}

/// Why an entry does not count, by a verdict.
pub(super) const fn refused(verdict: Verdict) -> Option<Refused> {
    match verdict {
        Verdict::Accept => None,
        Verdict::Wait { reason, until } => Some(Refused {
            reason,
            until: Some(until),
        }),
        Verdict::Refuse(reason) => Some(Refused {
            reason,
            until: None,
        }),
    }
}

/// What is kept although it cannot be read. Its place stands for its id.
fn unreadable(turn: &Turn, item: &Item, refused: Option<Refused>) -> IndexEntry {
    let received = item.received.unwrap_or_default();
    IndexEntry {
        id: id_of_place(&turn.from, &item.location),
        origin: turn.from.clone(),
        kind: RecordKind::SeizureNotice,
        created: received,
        received,
        categories: Vec::new(),
        identifiers: Vec::new(),
        words: Vec::new(),
        source_reference: None,
        location: item.location,
        seq: item.seq,
        refused,
        summary: Vec::new(),
        erased: item.erased,
        is_gone: false,
        due: item.due,
    }
}

/// What was erased whole.
fn gone(turn: &Turn, item: &Item, refused: Option<Refused>, was: &Tombstone) -> IndexEntry {
    IndexEntry {
        id: was.id,
        kind: was.kind,
        created: was.created(),
        received: item.received.unwrap_or(was.created()),
        source_reference: item.reference,
        is_gone: true,
        due: None,
        ..unreadable(turn, item, refused)
    }
}

fn id_of_place(from: &str, location: &Location) -> Id {
    let place = [from.as_bytes(), &location.ledger_index.to_be_bytes()].concat();
    let digest: [u8; 32] = Sha256::digest(place).into();
    let mut id = Id::default();
    for (to, from) in id.iter_mut().zip(digest) {
        *to = from;
    }
    id
}

/// The keys by which those who name these bodies are found.
pub(super) fn media_keys(bodies: impl Iterator<Item = Body>) -> impl Iterator<Item = String> {
    let keys: BTreeSet<_> = bodies.map(|body| media_key(&body.sha256)).collect();
    keys.into_iter()
}

/// What a record can be found by beside its words: the hashes of its media, and its identifiers. A record that names
/// more than the index takes of one is found by the first of them.
fn identifiers(record: &Record) -> Vec<String> {
    media_keys(named_by(record))
        .chain(identifier_keys(record))
        .take(MAX_IDENTIFIERS)
        .collect()
}
