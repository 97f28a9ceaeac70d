//! Records as they come, for those who watch: read from the index behind a position, so that a watcher who was away, or
//! reads slowly, misses none.

mod position;

use std::collections::VecDeque;
use std::sync::{Arc, Weak};

use futures::Stream;
use futures::stream::unfold;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_proto::node::v1 as pb;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch::Receiver;
use tokio_util::sync::CancellationToken;
use tonic::Status;

use self::position::{Place, Position};
use super::blocking::blocking;
use super::reading::Reading;
use crate::status::Refused;
use crate::store::index::{IndexEntry, JournalId};

/// Records that are read from the index at once.
const AT_ONCE: usize = 128;

/// A watcher.
struct Watcher {
    /// What a watcher holds does not keep a node open that stops.
    reading: Weak<Reading>,
    filter: pb::WatchRequest,
    position: Position,
    followed: Receiver<std::collections::BTreeMap<JournalId, u64>>,
    late: broadcast::Receiver<Arc<IndexEntry>>,
    stop: CancellationToken,
    /// Read and not told yet.
    ready: VecDeque<pb::WatchResponse>,
    /// How often something was erased before that was read.
    erasures: u64,
    ended: bool,
}

/// The records that pass the filter, from the position on. When the node stops the stream ends with that reason, so
/// that whoever watches knows to come back.
pub(super) fn watch(
    reading: &Arc<Reading>,
    filter: pb::WatchRequest,
    stop: CancellationToken,
) -> Result<impl Stream<Item = Result<pb::WatchResponse, Status>> + Send + use<>, Refused> {
    let lookup = reading.lookup();
    let (followed, late) = (lookup.progress(), lookup.late());
    let mut position = match &*filter.position {
        [] => Position::behind(&lookup.indexed()),
        bytes => Position::from_bytes(bytes)
            .ok_or_else(|| Refused::field(Reason::FieldInvalid, "position", BAD_POSITION))?,
    };
    let gaps = position.settle(&lookup.ends());
    let mut ready: VecDeque<_> = gaps
        .into_iter()
        .map(|(journal, gap)| pb::WatchResponse {
            gap: Some(pb::Gap {
                origin: reading.party(journal),
                ..gap
            }),
            ..pb::WatchResponse::default()
        })
        .collect();
    ready.push_front(pb::WatchResponse::default());
    for message in &mut ready {
        message.position = position.to_bytes();
    }
    let watcher = Watcher {
        reading: Arc::downgrade(reading),
        filter,
        position,
        followed,
        late,
        stop,
        ready,
        erasures: lookup.erasures(),
        ended: false,
    };
    Ok(unfold(watcher, |mut watcher| async move {
        let message = watcher.next().await?;
        Some((message, watcher))
    }))
}

const BAD_POSITION: &str = "the position is not one that this node told; watch without it";

impl Watcher {
    async fn next(&mut self) -> Option<Result<pb::WatchResponse, Status>> {
        loop {
            if let Err(refused) = self.without_erased().await {
                self.ready.clear();
                self.ended = true;
                return Some(Err(refused.into()));
            }
            if let Some(message) = self.ready.pop_front() {
                return Some(Ok(message));
            }
            if self.ended {
                return None;
            }
            self.followed.mark_unchanged();
            match self.read().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(refused) => {
                    self.ended = true;
                    return Some(Err(refused.into()));
                }
            }
            let late = tokio::select! {
                () = self.stop.cancelled() => {
                    self.ended = true;
                    return Some(Err(stopping().into()));
                }
                // The sender lives as long as the look-ups do.
                changed = self.followed.changed() => {
                    self.ended |= changed.is_err();
                    continue;
                }
                late = self.late.recv() => late,
            };
            self.take_late(late).await;
        }
    }

    /// Reads again what waits to be told when something was erased since it was read: a watcher can be slow.
    async fn without_erased(&mut self) -> Result<(), Refused> {
        let Some(reading) = self.reading.upgrade().filter(|_| !self.ready.is_empty()) else {
            return Ok(());
        };
        let erasures = reading.lookup().erasures();
        if erasures == self.erasures {
            return Ok(());
        }
        let ready = std::mem::take(&mut self.ready);
        let again = move || {
            let again = ready
                .into_iter()
                .map(|message| told_again(&reading, message));
            let again: Result<Vec<_>, Refused> = again.collect();
            Ok(again?.into_iter().flatten().collect())
        };
        self.ready = blocking(again).await?;
        self.erasures = erasures;
        Ok(())
    }

    /// Reads what came behind the position; false when nothing did.
    async fn read(&mut self) -> Result<bool, Refused> {
        let Some(reading) = self.reading.upgrade() else {
            return Err(stopping());
        };
        let (mut position, filter) = (self.position.clone(), self.filter.clone());
        let followed = self.followed.borrow().clone();
        self.erasures = reading.lookup().erasures();
        let (position, ready, moved) = blocking(move || {
            let mut ready = VecDeque::new();
            let before = position.clone();
            for (journal, end) in followed {
                let place = position.place(journal);
                if place.frame >= end {
                    continue;
                }
                let arrived = reading.arrived(journal, place.frame, AT_ONCE)?;
                let is_all = arrived.len() < AT_ONCE;
                for entry in arrived {
                    let at = Place::of(&entry);
                    if at < place {
                        continue;
                    }
                    position.set(journal, at.next(journal));
                    if passes(&entry, &filter) {
                        ready.push_back(told(&reading, &entry, &position)?);
                    }
                }
                if is_all {
                    position.reach(journal, end);
                }
            }
            let moved = before != position;
            Ok((position, ready, moved))
        })
        .await?;
        self.position = position;
        self.ready = ready;
        Ok(moved)
    }

    /// A record that is accepted after all lies before the position.
    async fn take_late(&mut self, late: Result<Arc<IndexEntry>, RecvError>) {
        let message = match late {
            Ok(entry) if passes(&entry, &self.filter) => {
                let Some(reading) = self.reading.upgrade() else {
                    return;
                };
                self.erasures = reading.lookup().erasures();
                let position = self.position.clone();
                // It may have waited long: what is told is what the index knows now.
                let told = blocking(move || match reading.counting(&entry.origin, &entry.id)? {
                    Some(entry) => told(&reading, &entry, &position).map(Some),
                    None => Ok(None),
                });
                told.await.ok().flatten()
            }
            Ok(_) => None,
            Err(RecvError::Lagged(missed)) => Some(pb::WatchResponse {
                gap: Some(pb::Gap {
                    why: "too_slow".to_owned(),
                    because: "records that were accepted after all came faster than they were read"
                        .to_owned(),
                    origin: String::new(),
                    missed,
                }),
                position: self.position.to_bytes(),
                ..pb::WatchResponse::default()
            }),
            Err(RecvError::Closed) => {
                self.ended = true;
                None
            }
        };
        self.ready.extend(message);
    }
}

fn stopping() -> Refused {
    let why = "the node stops; watch again when it is back";
    Refused::new(Reason::ShuttingDown, why)
}

fn told(
    reading: &Reading,
    entry: &IndexEntry,
    position: &Position,
) -> Result<pb::WatchResponse, Refused> {
    Ok(pb::WatchResponse {
        record: Some(super::reading::summary(entry)),
        gap: None,
        position: position.to_bytes(),
        near: reading.near_entry(entry)?,
    })
}

/// What is told of a record as it is now; nothing when nothing is left of it.
fn told_again(
    reading: &Reading,
    message: pb::WatchResponse,
) -> Result<Option<pb::WatchResponse>, Refused> {
    let Some(record) = &message.record else {
        return Ok(Some(message));
    };
    let Some(entry) = reading.counting(&record.origin, &record.id)? else {
        return Ok(None);
    };
    Ok(Some(pb::WatchResponse {
        record: Some(super::reading::summary(&entry)),
        near: reading.near_entry(&entry)?,
        ..message
    }))
}

fn passes(entry: &IndexEntry, filter: &pb::WatchRequest) -> bool {
    // What corrects or withdraws is told: an officer may have relied on the record before.
    let is_told = !matches!(
        entry.kind,
        RecordKind::Agreement | RecordKind::Acknowledgement | RecordKind::ContactChange
    );
    let kind = if filter.kinds.is_empty() {
        is_told
    } else {
        filter.kinds.contains(&i32::from(entry.kind as u8))
    };
    kind && (filter.origin.is_empty() || filter.origin == entry.origin)
}
