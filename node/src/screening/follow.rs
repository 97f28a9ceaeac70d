//! Every record that comes or is published, screened against the lists and the alerts of others.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::manifest::Journey;
use ntc_core::model::kind::RecordKind;
use ntc_core::screened::Sighted;
use prost::Message as _;
use tokio::sync::watch::{self, error::RecvError};
use tokio::time::{Instant, sleep, sleep_until};
use tokio_util::sync::CancellationToken;

use super::kept::KeptSubject;
use super::screen::{Against, Tabled, Telling, Work};
use super::{AGAIN, Screening, ScreeningError};
use crate::news::{Position, Wanted, What};
use crate::records::read;
use crate::store::index::{IndexEntry, JournalId};
use crate::store::replace;

/// How often the cursor is saved at most: what is behind it is screened again after a crash, which changes nothing.
const SAVE_EVERY: Duration = Duration::from_secs(1);

/// How long is waited for more once something came: a pass over little costs almost as much as one over much.
const GATHER: Duration = Duration::from_millis(100);

/// How far records were screened, and what of it is saved.
struct Cursor {
    position: Position,
    saved: Option<Position>,
    /// When it is saved next, if it has moved then.
    next: Instant,
}

impl Cursor {
    fn is_saved(&self) -> bool {
        self.saved.as_ref() == Some(&self.position)
    }
}

impl Screening {
    /// Screens records until the node stops. The cursor is saved behind what was kept and handed on, so a record is
    /// screened at least once.
    pub(super) async fn follow_records(self: Arc<Self>, stop: CancellationToken) {
        let mut ready = self.ready.subscribe();
        tokio::select! {
            () = stop.cancelled() => return,
            waited = ready.wait_for(|is_ready| *is_ready) => if waited.is_err() { return },
        }
        let mut progress = self.parts.lookup.progress();
        let mut cursor = None;
        loop {
            progress.mark_unchanged();
            let this = Arc::clone(&self);
            let taken = tokio::task::spawn_blocking(move || {
                let mut cursor = match cursor {
                    Some(cursor) => cursor,
                    None => this.begin()?,
                };
                let has_moved = this.take_some(&mut cursor)?;
                Ok::<_, ScreeningError>((cursor, has_moved))
            });
            let mut more = false;
            cursor = match taken.await {
                Ok(Ok((cursor, has_moved))) => {
                    more = has_moved;
                    Some(cursor)
                }
                Ok(Err(error)) => {
                    tracing::error!(%error, "records are not screened yet; tried again");
                    None
                }
                Err(error) => {
                    tracing::error!(%error, "records are not screened yet; tried again");
                    None
                }
            };
            let is_stuck = cursor.is_none();
            let next = cursor.as_ref().filter(|it| !it.is_saved());
            let next = next.map(|it| it.next);
            tokio::select! {
                () = stop.cancelled() => return,
                () = sleep_until(next.unwrap_or_else(Instant::now)), if next.is_some() && !more => {}
                () = std::future::ready(()), if more => {}
                // The sender lives as long as the look-ups do.
                changed = gathered(&mut progress, GATHER), if !is_stuck && !more => if changed.is_err() { return },
                () = sleep(AGAIN), if is_stuck => {}
            }
        }
    }

    /// How far records were screened, as it is saved; from the first on where it is not.
    pub(super) fn position(&self) -> Position {
        let bytes = std::fs::read(self.followed()).unwrap_or_default();
        Position::from_bytes(&bytes).unwrap_or_default()
    }

    fn begin(&self) -> Result<Cursor, ScreeningError> {
        let lookup = &self.parts.lookup;
        let mut position = self.position();
        let dropped = lookup.state().dropped_noted()?;
        for gap in position.settle(&lookup.ends(), dropped) {
            tracing::warn!(
                gap = gap.why,
                because = gap.because,
                "records may not be screened"
            );
        }
        Ok(Cursor {
            position,
            saved: None,
            next: Instant::now(),
        })
    }

    /// Screens some of what came; false when nothing did.
    fn take_some(&self, cursor: &mut Cursor) -> Result<bool, ScreeningError> {
        let lookup = &self.parts.lookup;
        let followed = lookup.progress().borrow().clone();
        let wanted = Wanted {
            kinds: RecordKind::ALL.into_iter().collect(),
            ..Wanted::default()
        };
        let mut position = cursor.position.clone();
        let (news, has_moved) = position.advance(lookup, &followed, &wanted)?;
        let records = news.iter().filter_map(|news| match &news.what {
            What::Record(entry) => Some(&**entry),
            What::Overdue(_) | What::Met(_) => None,
        });
        self.screen_records(records)?;
        cursor.position = position;
        if !cursor.is_saved() && cursor.next <= Instant::now() {
            self.kept.sync()?;
            let bytes = cursor.position.to_bytes();
            replace(&*self.parts.medium, &self.followed(), &bytes)?;
            cursor.saved = Some(cursor.position.clone());
            cursor.next = Instant::now() + SAVE_EVERY;
        }
        Ok(has_moved)
    }

    fn screen_records<'e>(
        &self,
        records: impl Iterator<Item = &'e IndexEntry>,
    ) -> Result<(), ScreeningError> {
        let snapshot = self.now();
        let preset = self.preset();
        let now = self.parts.clock.now();
        let mut work = Work::default();
        let (mut kept, mut sightings) = (Vec::new(), Vec::new());
        for entry in records {
            let Some((subject, record)) = entry.subject().zip(read(&self.parts.lookup, entry))
            else {
                continue;
            };
            let telling = Telling::of(&record, &self.parts.own);
            for told in &telling.told {
                let who = Sighted::Record {
                    origin: subject.origin.clone(),
                    id: subject.id,
                    field: told.field.clone(),
                };
                let lists = snapshot.tables.lists.values();
                let lists = lists.map(|list| Tabled::List(list));
                let alerts = snapshot.alerts.tables.iter();
                let alerts = alerts.filter(|table| table.is_for(&telling.of.origin));
                let tables = lists.chain(alerts.map(|table| Tabled::Alerts(table)));
                let one = telling.subject(&who, told, now);
                let met = self.sighting(&mut work, &one, tables, (&snapshot, preset))?;
                sightings.extend(met.sighting);
                kept.push(KeptSubject {
                    who,
                    told: None,
                    author: (telling.of.origin != subject.origin)
                        .then(|| telling.of.origin.clone()),
                    journey: Journey::default(),
                    seen: now,
                    shown: met.shown,
                });
            }
        }
        self.hand_on(sightings)?;
        if !kept.is_empty() {
            let against = Against::all(&snapshot, preset);
            self.kept
                .append(now, &against.kept().encode_to_vec(), &kept)?;
        }
        Ok(())
    }

    fn followed(&self) -> PathBuf {
        self.dir.join("followed")
    }
}

/// Waits until the node followed more, and a while for what comes with it.
pub(super) async fn gathered(
    progress: &mut watch::Receiver<BTreeMap<JournalId, u64>>,
    gather: Duration,
) -> Result<(), RecvError> {
    progress.changed().await?;
    sleep(gather).await;
    Ok(())
}
