//! The news as they come, for those who watch: read behind a position, so that a watcher who was away, or reads slowly,
//! misses none.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Weak};

use futures::Stream;
use futures::stream::unfold;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_proto::node::v1 as pb;
use tokio::sync::watch::Receiver;
use tokio_util::sync::CancellationToken;
use tonic::Status;

use super::blocking::blocking;
use super::inbox;
use super::reading::Reading;
use super::seeing::{Seen, Sight};
use crate::due::Dues;
use crate::news::{Gap, News, NewsError, Position, Wanted, What};
use crate::status::Refused;
use crate::store::index::{IndexEntry, JournalId};
use crate::thread;

/// What watchers read.
pub(crate) struct Watching {
    pub(crate) reading: Arc<Reading>,
    pub(crate) dues: Arc<Dues>,
}

/// A watcher.
struct Watcher {
    /// What a watcher holds does not keep a node open that stops.
    watching: Weak<Watching>,
    wanted: Wanted,
    /// What may be seen by the rules of now: they are asked anew of all that is read, and of all that is told.
    sight: Arc<Sight>,
    position: Position,
    followed: Receiver<BTreeMap<JournalId, u64>>,
    stop: CancellationToken,
    /// Read and not told yet.
    ready: VecDeque<pb::WatchResponse>,
    /// The rules by which that was read.
    rules: Option<[u8; 32]>,
    /// How often something was erased before that was read.
    erasures: u64,
    ended: bool,
}

/// The news that pass the filter and that the officer may see, from the position on. When the node stops the stream ends
/// with that reason, so that whoever watches knows to come back.
pub(super) fn watch(
    watching: &Arc<Watching>,
    filter: &pb::WatchRequest,
    sight: Sight,
    stop: CancellationToken,
) -> Result<impl Stream<Item = Result<pb::WatchResponse, Status>> + Send + use<>, Refused> {
    let reading = &watching.reading;
    let lookup = reading.lookup();
    let followed = lookup.progress();
    let mut position = match &*filter.position {
        [] => Position::now(lookup)?,
        bytes => Position::from_bytes(bytes)
            .ok_or_else(|| Refused::field(Reason::FieldInvalid, "position", BAD_POSITION))?,
    };
    let dropped = lookup.state().dropped_noted().map_err(NewsError::from)?;
    let gaps = position.settle(&lookup.ends(), dropped).into_iter();
    let mut ready: VecDeque<_> = gaps.map(|gap| gap_of(reading, gap)).collect();
    ready.push_front(pb::WatchResponse::default());
    for message in &mut ready {
        message.position = position.to_bytes();
    }
    let watcher = Watcher {
        watching: Arc::downgrade(watching),
        wanted: wanted(filter),
        rules: sight.rules(),
        sight: Arc::new(sight),
        position,
        followed,
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
            if let Err(refused) = self.as_it_is_now().await {
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
            tokio::select! {
                () = self.stop.cancelled() => {
                    self.ended = true;
                    return Some(Err(stopping().into()));
                }
                // The sender lives as long as the look-ups do.
                changed = self.followed.changed() => self.ended |= changed.is_err(),
            }
        }
    }

    /// Reads again what waits to be told when something was erased since it was read, or other rules decide: a watcher can
    /// be slow.
    async fn as_it_is_now(&mut self) -> Result<(), Refused> {
        let Some(watching) = self.watching.upgrade().filter(|_| !self.ready.is_empty()) else {
            return Ok(());
        };
        let reading = &watching.reading;
        let erasures = reading.lookup().erasures();
        let sight = Arc::new(self.sight.again());
        if erasures == self.erasures && sight.rules() == self.rules {
            return Ok(());
        }
        let (ready, by) = (std::mem::take(&mut self.ready), Arc::clone(&sight));
        let again = move || {
            let again = ready
                .into_iter()
                .map(|message| told_again(&watching.reading, message, &by));
            let again: Result<Vec<_>, Refused> = again.collect();
            Ok(again?.into_iter().flatten().collect())
        };
        self.ready = blocking(again).await?;
        self.erasures = erasures;
        self.rules = sight.rules();
        self.sight = sight;
        Ok(())
    }

    /// Reads what came behind the position; false when nothing did.
    async fn read(&mut self) -> Result<bool, Refused> {
        let Some(watching) = self.watching.upgrade() else {
            return Err(stopping());
        };
        let (mut position, wanted) = (self.position.clone(), self.wanted.clone());
        let followed = self.followed.borrow().clone();
        let sight = Arc::new(self.sight.again());
        sight.any()?;
        self.rules = sight.rules();
        self.sight = Arc::clone(&sight);
        self.erasures = watching.reading.lookup().erasures();
        let (position, ready, has_moved) = blocking(move || {
            let lookup = watching.reading.lookup();
            let (news, has_moved) = position.advance(lookup, &followed, &wanted)?;
            let told = news
                .into_iter()
                .map(|news| told(&watching, news, &sight).transpose());
            let ready: Result<VecDeque<_>, Refused> = told.flatten().collect();
            Ok((position, ready?, has_moved))
        })
        .await?;
        self.position = position;
        self.ready = ready;
        Ok(has_moved)
    }
}

fn stopping() -> Refused {
    let why = "the node stops; watch again when it is back";
    Refused::new(Reason::ShuttingDown, why)
}

fn gap_of(reading: &Reading, gap: Gap) -> pb::WatchResponse {
    let origin = gap.journal.map(|journal| reading.party(journal));
    pb::WatchResponse {
        gap: Some(pb::Gap {
            why: gap.why.to_owned(),
            because: gap.because.to_owned(),
            origin: origin.unwrap_or_default(),
            missed: 0,
        }),
        ..pb::WatchResponse::default()
    }
}

/// A line of news; none where the officer may not see the record.
fn told(
    watching: &Watching,
    news: News,
    sight: &Sight,
) -> Result<Option<pb::WatchResponse>, Refused> {
    let position = news.behind.to_bytes();
    let reading = &watching.reading;
    Ok(match news.what {
        What::Record(entry) => {
            let Some(seen) = sight.entry(&entry, &*entry) else {
                return Ok(None);
            };
            Some(pb::WatchResponse {
                near: reading.near_entry(&seen, sight)?,
                said: said(reading, &seen)?,
                record: Some(super::reading::summary(seen)),
                position,
                ..pb::WatchResponse::default()
            })
        }
        // A watcher may be one who may not see queries; the inbox tells those who may.
        What::Met(_) => None,
        What::Overdue(owed) => Some(pb::WatchResponse {
            overdue: Some(inbox::due(watching.dues.one(*owed)?, sight)),
            position,
            ..pb::WatchResponse::default()
        }),
    })
}

/// What a record says of another; none where it speaks of none.
fn said(reading: &Reading, entry: &Seen<&IndexEntry>) -> Result<Option<pb::Said>, Refused> {
    let line = thread::said(reading.lookup(), entry.it())?;
    Ok(line.map(|(about, says)| pb::Said {
        id: about.id.as_bytes().to_vec(),
        origin: about.origin.to_string(),
        says_phrase: says.phrase.as_ref().map(pb::Phrase::from),
        says: says.text,
    }))
}

/// What is told of a record as it is now; nothing when nothing is left of it, or the officer may not see it any more.
fn told_again(
    reading: &Reading,
    message: pb::WatchResponse,
    sight: &Sight,
) -> Result<Option<pb::WatchResponse>, Refused> {
    let Some(record) = &message.record else {
        return Ok(Some(message));
    };
    let Some(entry) = reading.counting(&record.origin, &record.id)? else {
        return Ok(None);
    };
    let Some(seen) = sight.entry(&entry, &entry) else {
        return Ok(None);
    };
    Ok(Some(pb::WatchResponse {
        near: reading.near_entry(&seen, sight)?,
        record: Some(super::reading::summary(seen)),
        ..message
    }))
}

fn wanted(filter: &pb::WatchRequest) -> Wanted {
    let named = |kind: &RecordKind| filter.kinds.contains(&i32::from(*kind as u8));
    // What corrects or withdraws is told: an officer may have relied on the record before.
    let is_told = |kind: &RecordKind| {
        filter.everything
            || !matches!(
                kind,
                RecordKind::Agreement | RecordKind::Acknowledgement | RecordKind::ContactChange
            )
    };
    let is_named = !filter.kinds.is_empty() || filter.overdue;
    let kinds = RecordKind::ALL.into_iter();
    Wanted {
        kinds: if is_named {
            kinds.filter(named).collect()
        } else {
            kinds.filter(is_told).collect()
        },
        overdue: filter.overdue || (filter.everything && !is_named),
        met: false,
        party: Some(filter.origin.clone()).filter(|origin| !origin.is_empty()),
    }
}
