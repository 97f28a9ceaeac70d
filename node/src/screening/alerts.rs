//! Alerts in force and seizure notices of late, as they are screened against.
//!
//! An alert asks to look for somebody, and is met by who travels and by what others' records tell. A seizure notice asks
//! nothing, and is met by who travels alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::record::{Event, Record};
use ntc_core::screened::{
    SEIZED_FOR, Table, TableBuilder, Told, linked_by, looked_for_by, looked_for_until,
};
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Entry, Pushed, wire};
use tokio_util::sync::CancellationToken;

use super::again::Cause;
use super::follow::gathered;
use super::screen::Telling;
use super::{AGAIN, LOOK_EVERY, Now, Screening, ScreeningError};
use crate::lock::lock;
use crate::lookup::Lookup;
use crate::news::{Position, Wanted, What};
use crate::records::read;
use crate::store::index::{Filter, IndexEntry, MAX_PAGE};

/// Most alerts that are screened against: of more, those that came last.
pub(super) const MAX_ALERTS: usize = 100_000;
/// Most seizure notices that who travels is screened against: of more, those that came last.
pub(super) const MAX_NOTICES: usize = 10_000;
/// Alerts that have a table of their own until it joins that of all others.
const FEW: usize = 1_000;
/// The kinds that look for somebody or something.
const ALERTS: [RecordKind; 2] = [RecordKind::ConsignmentAlert, RecordKind::PassengerAlert];
/// The kind that names who or what was found.
const NOTICES: [RecordKind; 1] = [RecordKind::SeizureNotice];
/// Alerts and notices that are gathered before they are looked for; their tables cost almost as much for few as for all.
const MAX_GATHERED: usize = 4 * FEW;
/// How long is waited for more once something came, and how long news is gathered at most.
const GATHER: Duration = Duration::from_millis(400);
/// How often alerts that ended are taken out of memory; until then they match nothing.
const CLEAR_EVERY: Duration = Duration::from_secs(60);

/// An alert, or a seizure notice.
pub(super) struct Alert {
    pub(super) subject: Subject,
    pub(super) is_notice: bool,
    pub(super) ends: Timestamp,
    /// What its author asks for, a code; empty for a notice.
    pub(super) action: String,
    told: Box<[Held]>,
    /// The records of which it speaks.
    linked: BTreeSet<Subject>,
    /// What of it was erased when it was read.
    erased: SectionSet,
}

/// Somebody or something that an alert looks for. Many are held and few are met, so it is held in few bytes.
struct Held {
    field: Box<str>,
    entry: HeldEntry,
}

enum HeldEntry {
    /// As it is stored.
    Stored(Box<[u8]>),
    /// One that is not read again from its bytes as it is.
    Whole(Box<Entry>),
}

impl Held {
    fn of(told: Told) -> Self {
        let stored = wire::encoded(&told.entry);
        let is_read_again = wire::decoded(&stored).is_ok_and(|entry| entry == told.entry);
        Self {
            field: told.field.into(),
            entry: if is_read_again {
                HeldEntry::Stored(stored.into())
            } else {
                HeldEntry::Whole(Box::new(told.entry))
            },
        }
    }

    /// None never: the bytes were read when they were made.
    fn told(&self) -> Option<Told> {
        let entry = match &self.entry {
            HeldEntry::Stored(stored) => wire::decoded(stored).ok()?,
            HeldEntry::Whole(entry) => Entry::clone(entry),
        };
        Some(Told {
            field: self.field.to_string(),
            entry,
        })
    }
}

/// The table of some alerts, or of some notices.
pub(super) struct AlertTable {
    pub(super) table: Table,
    /// Of which alert each entry of the table is, and where in it.
    of: Vec<(Arc<Alert>, usize)>,
    /// Whose alerts these are, where they are all one party's.
    author: Option<Party>,
}

/// All alerts in force, or all notices of late.
#[derive(Clone, Default)]
pub(super) struct Alerts {
    held: BTreeMap<Subject, Arc<Alert>>,
    /// That of most, and that of those that came since.
    pub(super) tables: Vec<Arc<AlertTable>>,
}

impl Alert {
    fn of(record: &Record, entry: &IndexEntry) -> Option<Self> {
        let event = record.told().sections().event.as_ref()?;
        let action = event.expected().map(|it| it.requested_action.code.clone());
        let told = looked_for_by(record);
        // Of what names nothing by which it can be met nothing is held.
        (!told.is_empty()).then_some(())?;
        Some(Self {
            subject: entry.subject()?,
            is_notice: matches!(event, Event::Seizure(_)),
            ends: looked_for_until(record)?,
            action: action.unwrap_or_default(),
            told: told.into_iter().map(Held::of).collect(),
            linked: linked_by(record),
            erased: entry.erased,
        })
    }

    /// Whether who was screened is held against it: whoever travels; of records those of other authors that neither speak
    /// of it nor are spoken of by it. Who wrote both knows, and who linked them knows too. Of two alerts the later meets the
    /// earlier.
    pub(super) fn is_met_by(
        &self,
        telling: Option<&Telling>,
        lookup: &Lookup,
    ) -> Result<bool, ScreeningError> {
        let Some(telling) = telling else {
            return Ok(true);
        };
        let is_before = !telling.is_alert || self.subject.id < telling.of.id;
        if self.is_notice || self.subject.origin == telling.of.origin || !is_before {
            return Ok(false);
        }
        Ok(!speaks_of(&telling.linked, &self.subject, lookup)?
            && !speaks_of(&self.linked, &telling.of, lookup)?)
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
        let mut of = Vec::<(Arc<Alert>, usize)>::new();
        'alerts: for alert in alerts {
            for (place, held) in alert.told.iter().enumerate() {
                let Some(told) = held.told() else { continue };
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
        let author = of.first().map(|(alert, _)| alert.subject.origin.clone());
        let is_of_author =
            |(alert, _): &(Arc<Alert>, usize)| Some(&alert.subject.origin) == author.as_ref();
        let is_of_one = of.iter().all(is_of_author);
        Self {
            table: table.build(),
            author: author.filter(|_| is_of_one),
            of,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u64 {
        let alerts = self.of.iter().map(|(alert, _)| &alert.subject);
        alerts.collect::<BTreeSet<_>>().len() as u64
    }

    /// Whether it can have what a record of an author meets: one's own meet none.
    pub(super) fn is_for(&self, author: &Party) -> bool {
        !self.is_of_notices() && self.author.as_ref() != Some(author)
    }

    /// Whether it is one of notices.
    pub(super) fn is_of_notices(&self) -> bool {
        self.of.first().is_some_and(|(alert, _)| alert.is_notice)
    }

    /// Somebody or something that an alert looks for, by its number in the table.
    pub(super) fn told(&self, number: u32) -> Option<(&Arc<Alert>, Told)> {
        let (alert, place) = self.of.get(number as usize)?;
        Some((alert, alert.told.get(*place)?.told()?))
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

    /// These, with more; `most` at most.
    fn with(&self, new: &[Arc<Alert>], most: usize) -> Self {
        let mut held = self.held.clone();
        for alert in new {
            held.insert(alert.subject.clone(), Arc::clone(alert));
        }
        // Ids tell when a record was made: the least are the eldest.
        let over = held.len().saturating_sub(most);
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
                changed = gathered(&mut progress, GATHER), if reading.is_some() => if changed.is_err() { return },
                () = tokio::time::sleep(rest) => {}
            }
        }
    }

    /// Reads every alert and notice that is held.
    fn all_alerts(&self) -> Result<Reading, ScreeningError> {
        let lookup = &self.parts.lookup;
        let now = self.parts.clock.now();
        let reading = Reading {
            position: Position::now(lookup)?,
            erasures: lookup.erasures(),
            cleared: now,
        };
        let alerts = self.all_of(&ALERTS, None, MAX_ALERTS)?;
        // What was found before that is not looked for any more, and is reported after it happened.
        let since = now.minus(SEIZED_FOR);
        let notices = self.all_of(&NOTICES, Some(since), MAX_NOTICES)?;
        // Whether those who are kept were screened against each before the node stopped nobody knows.
        let tables = alerts.tables.iter().chain(&notices.tables);
        let tables = tables.filter(|table| !table.of.is_empty());
        let causes: Vec<_> = tables.cloned().map(Cause::Alerts).collect();
        self.swap(|now| {
            now.alerts = Arc::new(alerts);
            now.notices = Arc::new(notices);
        });
        for cause in causes {
            self.ask_again(cause);
        }
        Ok(reading)
    }

    /// The newest records of some kinds that look for somebody or something.
    fn all_of(
        &self,
        kinds: &[RecordKind],
        since: Option<Timestamp>,
        most: usize,
    ) -> Result<Alerts, ScreeningError> {
        let filter = Filter {
            kinds: kinds.to_vec(),
            created_from: since,
            ..Filter::default()
        };
        let (mut held, mut after) = (Vec::new(), None);
        loop {
            let lookup = &self.parts.lookup;
            let page = lookup.index().list(&filter, after.as_ref(), MAX_PAGE)?;
            for entry in page.entries.iter().filter(|entry| entry.counts()) {
                held.extend(self.alert(entry));
            }
            after = page.next;
            if after.is_none() || held.len() >= most {
                break;
            }
        }
        held.truncate(most);
        Ok(Alerts::default().with(&held, most))
    }

    /// Reads what came, and looks at what was erased or ended; true when something came.
    fn more_alerts(&self, reading: &mut Reading) -> Result<bool, ScreeningError> {
        let lookup = &self.parts.lookup;
        let now = self.parts.clock.now();
        let erasures = lookup.erasures();
        if erasures != reading.erasures || now.since(reading.cleared) >= CLEAR_EVERY {
            let held = self.now();
            let alerts = held.alerts.cleared(lookup, now)?;
            let notices = held.notices.cleared(lookup, now)?;
            drop(held);
            if alerts.is_some() || notices.is_some() {
                self.swap(|now| {
                    now.alerts = alerts.map_or_else(|| Arc::clone(&now.alerts), Arc::new);
                    now.notices = notices.map_or_else(|| Arc::clone(&now.notices), Arc::new);
                });
            }
            reading.erasures = erasures;
            reading.cleared = now;
        }
        let followed = lookup.progress().borrow().clone();
        let wanted = Wanted {
            kinds: ALERTS.into_iter().chain(NOTICES).collect(),
            ..Wanted::default()
        };
        let mut position = reading.position.clone();
        let (mut new, begun) = (Vec::new(), Instant::now());
        let has_moved = loop {
            let (news, has_moved) = position.advance(lookup, &followed, &wanted)?;
            new.extend(news.iter().filter_map(|news| match &news.what {
                What::Record(entry) => self.alert(entry),
                What::Overdue(_) | What::Met(_) => None,
            }));
            if !has_moved || new.len() >= MAX_GATHERED || begun.elapsed() >= GATHER {
                break has_moved;
            }
        };
        let (notices, alerts): (Vec<_>, Vec<_>) = new.into_iter().partition(|it| it.is_notice);
        self.look_for_more(&alerts, MAX_ALERTS, |now| &mut now.alerts);
        self.look_for_more(&notices, MAX_NOTICES, |now| &mut now.notices);
        // Only now: whoever sees that none is to be read sees too what is screened again for those that were.
        *lock(&self.alerts_at) = position.clone();
        reading.position = position;
        Ok(has_moved)
    }

    /// Has more alerts or notices looked for, `most` of them at most, and those who are kept held against them.
    fn look_for_more(
        &self,
        new: &[Arc<Alert>],
        most: usize,
        among: impl Fn(&mut Now) -> &mut Arc<Alerts>,
    ) {
        if new.is_empty() {
            return;
        }
        let mut now = Now::clone(&self.now());
        let held = Arc::new(among(&mut now).with(new, most));
        self.swap(|now| *among(now) = held);
        self.ask_again(Cause::Alerts(Arc::new(AlertTable::of(new))));
    }

    /// An alert that is in force, or a notice of late.
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

/// Whether one of these records, or a later version of it, is this one.
fn speaks_of(
    linked: &BTreeSet<Subject>,
    record: &Subject,
    lookup: &Lookup,
) -> Result<bool, ScreeningError> {
    for one in linked.iter().filter(|one| one.origin == record.origin) {
        if lookup.newest(one)? == *record {
            return Ok(true);
        }
    }
    Ok(false)
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
            is_notice: false,
            ends: Timestamp::from_millis(u64::MAX),
            action: String::new(),
            told: Box::default(),
            linked: BTreeSet::new(),
            erased: SectionSet::default(),
        })
    }

    #[test]
    fn of_one_alert_or_notice_more_than_the_most_the_eldest_goes() {
        for most in [MAX_ALERTS, MAX_NOTICES] {
            let all: Vec<_> = (0..most).rev().map(alert).collect();
            let alerts = Alerts::default().with(&all, most);
            assert_eq!(alerts.len(), most as u64);
            let newest = alert(most);
            let alerts = alerts.with(std::slice::from_ref(&newest), most);
            assert_eq!(alerts.len(), most as u64);
            assert!(alerts.has(&newest));
            let (eldest, second) = (all.last().unwrap(), &all[most - 2]);
            assert!(!alerts.has(eldest) && alerts.has(second));
        }
    }
}
