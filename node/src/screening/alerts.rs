//! Alerts in force, as they are screened against.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::record::Record;
use ntc_core::screened::{Table, TableBuilder, Told, looked_for_by};
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::Pushed;
use tokio_util::sync::CancellationToken;

use super::again::Cause;
use super::{AGAIN, LOOK_EVERY, Screening, ScreeningError};
use crate::lookup::Lookup;
use crate::news::{Position, Wanted, What};
use crate::records::read;
use crate::store::index::{Filter, IndexEntry, MAX_PAGE};

/// Most alerts that are screened against: of more, those that came last.
pub(super) const MAX_ALERTS: usize = 100_000;
/// Alerts that have a table of their own until it joins that of all others.
const FEW: usize = 1_000;
/// The kinds that look for somebody or something.
const KINDS: [RecordKind; 2] = [RecordKind::ConsignmentAlert, RecordKind::PassengerAlert];
/// How often alerts that ended are taken out of memory; until then they match nothing.
const CLEAR_EVERY: Duration = Duration::from_secs(60);

/// An alert.
pub(super) struct Alert {
    pub(super) subject: Subject,
    pub(super) ends: Timestamp,
    /// What its author asks for, a code.
    pub(super) action: String,
    pub(super) told: Vec<Told>,
    /// What of it was erased when it was read.
    erased: SectionSet,
}

/// The table of some alerts.
pub(super) struct AlertTable {
    pub(super) table: Table,
    /// Of which alert each entry of the table is, and where in it.
    of: Vec<(Arc<Alert>, usize)>,
}

/// All alerts in force.
#[derive(Clone, Default)]
pub(super) struct Alerts {
    held: BTreeMap<Subject, Arc<Alert>>,
    /// That of most, and that of those that came since.
    pub(super) tables: Vec<Arc<AlertTable>>,
}

impl Alert {
    fn of(record: &Record, entry: &IndexEntry) -> Option<Self> {
        let event = record.told().sections().event.as_ref()?;
        let expected = event.expected()?;
        Some(Self {
            subject: entry.subject()?,
            ends: expected.valid_until,
            action: expected.requested_action.code.clone(),
            told: looked_for_by(record),
            erased: entry.erased,
        })
    }

    /// True while it counts: its author did not withdraw or replace it, it has not ended, and nothing more of it was
    /// erased.
    pub(super) fn counts(&self, lookup: &Lookup, now: Timestamp) -> Result<bool, ScreeningError> {
        if self.ends <= now {
            return Ok(false);
        }
        let entry = lookup.entry(&self.subject)?;
        Ok(entry.is_some_and(|entry| entry.counts() && entry.erased == self.erased))
    }
}

impl AlertTable {
    pub(super) fn of<'a>(alerts: impl IntoIterator<Item = &'a Arc<Alert>>) -> Self {
        let mut table = TableBuilder::default();
        let mut of = Vec::new();
        'alerts: for alert in alerts {
            for (place, told) in alert.told.iter().enumerate() {
                if table.add(&told.entry).is_err() {
                    tracing::error!("alerts are not screened against: they name too many");
                    break 'alerts;
                }
                of.push((Arc::clone(alert), place));
            }
        }
        if table.left() > 0 {
            tracing::error!(
                left = table.left(),
                "numbers or routes of alerts are not screened against: there are too many"
            );
        }
        Self {
            table: table.build(),
            of,
        }
    }

    /// Somebody or something that an alert looks for, by its number in the table.
    pub(super) fn told(&self, number: u32) -> Option<(&Arc<Alert>, &Told)> {
        let (alert, place) = self.of.get(number as usize)?;
        Some((alert, alert.told.get(*place)?))
    }
}

impl Alerts {
    /// How many there are.
    pub(super) fn len(&self) -> u64 {
        self.held.len() as u64
    }

    /// The bytes that their tables take in memory.
    pub(super) fn bytes(&self) -> u64 {
        let tables = self.tables.iter();
        tables.map(|it| it.table.bytes() as u64).sum()
    }

    /// False for one that was read again since its table was made.
    pub(super) fn has(&self, alert: &Arc<Alert>) -> bool {
        let held = self.held.get(&alert.subject);
        held.is_some_and(|held| Arc::ptr_eq(held, alert))
    }

    /// These, with more.
    fn with(&self, new: &[Arc<Alert>]) -> Self {
        let mut held = self.held.clone();
        for alert in new {
            held.insert(alert.subject.clone(), Arc::clone(alert));
        }
        // Ids tell when a record was made: the least are the eldest.
        let over = held.len().saturating_sub(MAX_ALERTS);
        if over > 0 {
            let mut eldest: Vec<_> = held.keys().cloned().collect();
            eldest.sort_unstable_by_key(|subject| subject.id);
            for subject in eldest.iter().take(over) {
                held.remove(subject);
            }
        }
        let recent = self.tables.get(1).into_iter().flat_map(|it| &it.of);
        let mut recent: BTreeMap<_, _> = recent
            .map(|(alert, _)| (alert.subject.clone(), Arc::clone(alert)))
            .chain(new.iter().map(|it| (it.subject.clone(), Arc::clone(it))))
            .collect();
        recent.retain(|subject, alert| held.get(subject).is_some_and(|it| Arc::ptr_eq(it, alert)));
        let tables = match self.tables.first() {
            Some(all) if recent.len() <= FEW => {
                vec![Arc::clone(all), Arc::new(AlertTable::of(recent.values()))]
            }
            _ => vec![Arc::new(AlertTable::of(held.values()))],
        };
        Self { held, tables }
    }

    /// Those that still count, and their tables made anew; none where all do.
    fn cleared(&self, lookup: &Lookup, now: Timestamp) -> Result<Option<Self>, ScreeningError> {
        let mut held = self.held.clone();
        let mut over = Vec::new();
        for (subject, alert) in &held {
            if !alert.counts(lookup, now)? {
                over.push(subject.clone());
            }
        }
        if over.is_empty() {
            return Ok(None);
        }
        for subject in over {
            held.remove(&subject);
            // What is left of one that was erased in part.
            let entry = lookup.entry(&subject)?.filter(IndexEntry::counts);
            let read = entry.and_then(|entry| Alert::of(&read(lookup, &entry)?, &entry));
            held.extend(
                read.filter(|it| it.ends > now)
                    .map(|it| (subject, Arc::new(it))),
            );
        }
        let tables = vec![Arc::new(AlertTable::of(held.values()))];
        Ok(Some(Self { held, tables }))
    }
}

/// How far alerts were read.
struct Reading {
    position: Position,
    erasures: u64,
    cleared: Timestamp,
}

impl Screening {
    /// Keeps alerts as they come, and takes out those that end or are erased.
    pub(super) async fn keep_alerts(self: Arc<Self>, stop: CancellationToken) {
        let mut progress = self.parts.lookup.progress();
        let mut reading = None;
        loop {
            progress.mark_unchanged();
            let this = Arc::clone(&self);
            let read = tokio::task::spawn_blocking(move || {
                let mut reading = match reading {
                    Some(reading) => reading,
                    None => this.all_alerts()?,
                };
                let more = this.more_alerts(&mut reading)?;
                Ok::<_, ScreeningError>((reading, more))
            });
            let mut more = false;
            reading = match read.await {
                Ok(Ok((reading, has_moved))) => {
                    more = has_moved;
                    Some(reading)
                }
                Ok(Err(error)) => {
                    tracing::error!(%error, "alerts are not screened against; tried again");
                    None
                }
                Err(error) => {
                    tracing::error!(%error, "alerts are not screened against; tried again");
                    None
                }
            };
            let rest = if reading.is_none() { AGAIN } else { LOOK_EVERY };
            tokio::select! {
                () = stop.cancelled() => return,
                () = std::future::ready(()), if more => {}
                changed = progress.changed(), if reading.is_some() => if changed.is_err() { return },
                () = tokio::time::sleep(rest) => {}
            }
        }
    }

    /// Reads every alert that is held.
    fn all_alerts(&self) -> Result<Reading, ScreeningError> {
        let lookup = &self.parts.lookup;
        let reading = Reading {
            position: Position::now(lookup)?,
            erasures: lookup.erasures(),
            cleared: self.parts.clock.now(),
        };
        let filter = Filter {
            kinds: KINDS.to_vec(),
            ..Filter::default()
        };
        let (mut held, mut after) = (Vec::new(), None);
        loop {
            let page = lookup.index().list(&filter, after.as_ref(), MAX_PAGE)?;
            for entry in page.entries.iter().filter(|entry| entry.counts()) {
                held.extend(self.alert(entry));
            }
            after = page.next;
            if after.is_none() || held.len() >= MAX_ALERTS {
                break;
            }
        }
        held.truncate(MAX_ALERTS);
        let alerts = Alerts::default().with(&held);
        // Whether those who are kept were screened against each before the node stopped nobody knows.
        let causes: Vec<_> = alerts.tables.iter().cloned().map(Cause::Alerts).collect();
        self.swap(|now| now.alerts = Arc::new(alerts));
        for cause in causes {
            self.ask_again(cause);
        }
        Ok(reading)
    }

    /// Reads what came, and looks at what was erased or ended; true when something came.
    fn more_alerts(&self, reading: &mut Reading) -> Result<bool, ScreeningError> {
        let lookup = &self.parts.lookup;
        let now = self.parts.clock.now();
        let erasures = lookup.erasures();
        if erasures != reading.erasures || now.since(reading.cleared) >= CLEAR_EVERY {
            if let Some(cleared) = self.now().alerts.cleared(lookup, now)? {
                self.swap(|now| now.alerts = Arc::new(cleared));
            }
            reading.erasures = erasures;
            reading.cleared = now;
        }
        let followed = lookup.progress().borrow().clone();
        let wanted = Wanted {
            kinds: KINDS.into(),
            ..Wanted::default()
        };
        let mut position = reading.position.clone();
        let (news, has_moved) = position.advance(lookup, &followed, &wanted)?;
        let new = news.iter().filter_map(|news| match &news.what {
            What::Record(entry) => self.alert(entry),
            What::Overdue(_) | What::Met(_) => None,
        });
        let new: Vec<_> = new.collect();
        if !new.is_empty() {
            let alerts = self.now().alerts.with(&new);
            self.swap(|now| now.alerts = Arc::new(alerts));
            let table = Arc::new(AlertTable::of(&new));
            self.ask_again(Cause::Alerts(table));
        }
        reading.position = position;
        Ok(has_moved)
    }

    /// An alert that is in force.
    fn alert(&self, entry: &IndexEntry) -> Option<Arc<Alert>> {
        let record = read(&self.parts.lookup, entry)?;
        // What partners are told of an own list looks for nobody whom the list does not look for.
        let is_own = *record.origin() == self.parts.own;
        if is_own && record.source_reference().is_some_and(Pushed::is_pushed) {
            return None;
        }
        let alert = Alert::of(&record, entry)?;
        (alert.ends > self.parts.clock.now()).then(|| Arc::new(alert))
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::record::RecordId;

    use super::*;

    fn alert(number: usize) -> Arc<Alert> {
        let mut random = [0; 10];
        random[..8].copy_from_slice(&(number as u64).to_be_bytes());
        let made = Timestamp::from_millis(1_700_000_000_000 + number as u64);
        Arc::new(Alert {
            subject: Subject {
                origin: "AZ/customs".parse().unwrap(),
                id: RecordId::new(made, &random),
            },
            ends: Timestamp::from_millis(u64::MAX),
            action: String::new(),
            told: Vec::new(),
            erased: SectionSet::default(),
        })
    }

    #[test]
    fn of_one_alert_more_than_the_most_the_eldest_goes() {
        let all: Vec<_> = (0..MAX_ALERTS).rev().map(alert).collect();
        let alerts = Alerts::default().with(&all);
        assert_eq!(alerts.len(), MAX_ALERTS as u64);
        let newest = alert(MAX_ALERTS);
        let alerts = alerts.with(std::slice::from_ref(&newest));
        assert_eq!(alerts.len(), MAX_ALERTS as u64);
        assert!(alerts.has(&newest));
        let (eldest, second) = (all.last().unwrap(), &all[MAX_ALERTS - 2]);
        assert!(!alerts.has(eldest) && alerts.has(second));
    }
}
