//! Screening one subject against all tables.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::life;
use ntc_core::manifest::Journey;
use ntc_core::party::Party;
use ntc_core::record::{Record, RecordId};
use ntc_core::screened::{
    Asked, Judge, Match, Sighted, Sighting, Target, Told, journey_of, linked_by, meets_seized,
    told_by,
};
use ntc_core::screening::{Asker, Preset, Verdict};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Edition, Entry, ListName, Order, Pushed};
use prost::Message;

use super::alerts::AlertTable;
use super::kept::KeptSubject;
use super::tables::ListTable;
use super::{Now, Screening, ScreeningError};
use crate::lookup::Lookup;

/// Most subjects that are screened at once.
pub(crate) const MAX_AT_ONCE: usize = 256;
/// Most matches that are told of one subject.
pub(crate) const MAX_MATCHES: usize = 16;

/// How somebody asks to screen.
pub(crate) struct Terms {
    /// Against these lists; all where none is named.
    pub(crate) lists: BTreeSet<ListName>,
    pub(crate) with_alerts: bool,
    pub(crate) preset: Option<Preset>,
}

/// Against what is screened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Against {
    /// Each list with the edition that answers.
    pub(crate) editions: Vec<(ListName, Edition)>,
    /// Lists that cannot be read.
    pub(crate) damaged: Vec<ListName>,
    /// Those that have more than can be screened against.
    pub(crate) too_large: Vec<ListName>,
    pub(crate) alerts: u64,
    /// Seizure notices of late.
    pub(crate) notices: u64,
    pub(crate) preset: Preset,
}

/// Somebody or something that is handed in.
pub(crate) struct Handed {
    pub(crate) reference: String,
    pub(crate) told: Entry,
    pub(crate) journey: Journey,
}

/// What a subject was found to be held for.
pub(crate) struct Screened {
    pub(crate) reference: String,
    pub(crate) id: [u8; 16],
    pub(crate) told: Entry,
    /// The surest first, [`MAX_MATCHES`] at most.
    pub(crate) matches: Vec<Shown>,
    /// How many more there are.
    pub(crate) more: usize,
}

/// A match as it is shown.
pub(crate) struct Shown {
    pub(crate) matched: Match,
    /// What is asked of whoever meets the subject; none for an alert.
    pub(crate) order: Option<Order>,
    /// What an alert or a seizure notice asks; none for an entry.
    pub(crate) alert: Option<Asks>,
}

/// What an alert or a seizure notice asks.
pub(crate) struct Asks {
    pub(crate) is_notice: bool,
    /// When it ends.
    pub(crate) ends: Timestamp,
    /// What its author asks for, a code; empty for a notice.
    pub(crate) action: String,
}

/// Somebody or something that is screened.
pub(super) struct Subject<'s> {
    pub(super) who: &'s Sighted,
    pub(super) told: &'s Entry,
    pub(super) journey: &'s Journey,
    pub(super) seen: Timestamp,
    /// The record that tells of it; none for who was handed in.
    pub(super) telling: Option<&'s Telling>,
}

/// What a subject met.
pub(super) struct Met {
    /// How much each preset shows.
    pub(super) shown: [u32; 3],
    /// What the one that is active shows, the surest first.
    pub(super) matches: Vec<Shown>,
    /// The same for whoever keeps hits; none where that is nothing.
    pub(super) sighting: Option<Sighting>,
}

/// What screening needs to remember from one subject to the next.
#[derive(Default)]
pub(super) struct Work {
    asker: Asker,
    judge: Judge,
    /// The record that was read last: the subjects of one stand together.
    pub(super) record: Option<(life::Subject, Option<Arc<Telling>>)>,
}

/// A record, as it tells of subjects.
pub(super) struct Telling {
    /// As its author named it, whoever passed it on.
    pub(super) of: life::Subject,
    /// True where it looks for somebody itself.
    pub(super) is_alert: bool,
    pub(super) told: Vec<Told>,
    pub(super) journey: Journey,
    /// The record whose place it took.
    follows: Option<RecordId>,
    /// The records of which it speaks.
    pub(super) linked: BTreeSet<life::Subject>,
    /// The reference of an own record.
    reference: Option<String>,
}

impl Telling {
    /// What a record tells; `own` is the party of this node.
    pub(super) fn of(record: &Record, own: &Party) -> Self {
        let is_own = record.origin() == own;
        let reference = record.source_reference().filter(|_| is_own);
        let event = record.told().sections().event.as_ref();
        Self {
            of: life::Subject::of(record.told()),
            is_alert: event.is_some_and(|event| event.expected().is_some()),
            told: told_by(record),
            journey: journey_of(record),
            follows: record.header().supersedes,
            linked: linked_by(record),
            reference: reference.map(str::to_owned),
        }
    }

    /// One of those of whom it tells, seen at a time.
    pub(super) fn subject<'s>(
        &'s self,
        who: &'s Sighted,
        told: &'s Told,
        seen: Timestamp,
    ) -> Subject<'s> {
        Subject {
            who,
            told: &told.entry,
            journey: &self.journey,
            seen,
            telling: Some(self),
        }
    }
}

/// What a table is of.
pub(super) enum Tabled<'t> {
    List(&'t ListTable),
    Alerts(&'t AlertTable),
}

impl Against {
    /// All that is screened against.
    pub(super) fn all(now: &Now, preset: Preset) -> Self {
        let lists = now.tables.lists.iter();
        Self {
            editions: lists
                .map(|(name, list)| (name.clone(), list.held.edition().clone()))
                .collect(),
            damaged: now.tables.damaged.iter().cloned().collect(),
            too_large: now.tables.too_large.iter().cloned().collect(),
            alerts: now.alerts.len(),
            notices: now.notices.len(),
            preset,
        }
    }
}

impl Screening {
    /// Waits until every list was made ready, so long at most.
    pub(crate) async fn until_ready(
        &self,
        most: std::time::Duration,
    ) -> Result<(), ScreeningError> {
        let mut ready = self.ready.subscribe();
        let waited = tokio::time::timeout(most, ready.wait_for(|is_ready| *is_ready)).await;
        match waited {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(ScreeningError::Loading),
        }
    }

    /// Lets one more call screen.
    pub(crate) fn enter(&self) -> Result<tokio::sync::OwnedSemaphorePermit, ScreeningError> {
        let streams = Arc::clone(&self.streams);
        streams
            .try_acquire_owned()
            .map_err(|_| ScreeningError::TooMany)
    }

    /// Against what these terms screen now.
    ///
    /// # Errors
    /// When a list that is named is not there, is damaged, or is not ready.
    pub(crate) fn against(&self, terms: &Terms) -> Result<Against, ScreeningError> {
        self.against_now(&self.now(), terms)
    }

    fn against_now(&self, now: &Now, terms: &Terms) -> Result<Against, ScreeningError> {
        for list in &terms.lists {
            if now.tables.damaged.contains(list) {
                return Err(ScreeningError::Damaged(list.clone()));
            }
            if now.tables.too_large.contains(list) {
                return Err(ScreeningError::TooLarge(list.clone()));
            }
            if !now.tables.lists.contains_key(list) {
                let is_loading = now.tables.loading.contains(list);
                return Err(if is_loading {
                    ScreeningError::Loading
                } else {
                    ScreeningError::NoList(list.clone())
                });
            }
        }
        let preset = terms.preset.unwrap_or_else(|| self.preset());
        let mut against = Against::all(now, preset);
        if !terms.lists.is_empty() {
            against
                .editions
                .retain(|(list, _)| terms.lists.contains(list));
            against.damaged.clear();
            against.too_large.clear();
        }
        if !terms.with_alerts {
            against.alerts = 0;
            against.notices = 0;
        }
        Ok(against)
    }

    /// Screens what is handed in, hands on what is found, and keeps who was screened.
    ///
    /// # Errors
    /// When a list cannot be read, or nothing can be kept: nobody counts as screened then.
    pub(crate) fn screen(
        &self,
        terms: &Terms,
        handed: Vec<Handed>,
    ) -> Result<(Against, Vec<Screened>), ScreeningError> {
        let snapshot = self.now();
        let against = self.against_now(&snapshot, terms)?;
        let now = self.parts.clock.now();
        let mut work = Work::default();
        let (mut screened, mut kept, mut sightings) = (Vec::new(), Vec::new(), Vec::new());
        for Handed {
            reference,
            told,
            journey,
        } in handed
        {
            let mut id = [0; 16];
            self.parts.entropy.fill(&mut id)?;
            let who = Sighted::Screened {
                id,
                reference: reference.clone(),
            };
            let subject = Subject {
                who: &who,
                told: &told,
                journey: &journey,
                seen: now,
                telling: None,
            };
            let lists = snapshot.tables.lists.iter();
            let lists = lists.filter(|(name, _)| is_named(terms, name));
            let lists = lists.map(|(_, list)| Tabled::List(list));
            let alerts = snapshot
                .alerts
                .tables
                .iter()
                .chain(&snapshot.notices.tables);
            let alerts = alerts.filter(|_| terms.with_alerts);
            let tables = lists.chain(alerts.map(|table| Tabled::Alerts(table)));
            let met = self.sighting(&mut work, &subject, tables, (&snapshot, against.preset))?;
            sightings.extend(met.sighting);
            kept.push(KeptSubject {
                who,
                told: Some(told.clone()),
                author: None,
                journey,
                seen: now,
                shown: met.shown,
            });
            let mut matches = met.matches;
            let more = matches.len().saturating_sub(MAX_MATCHES);
            matches.truncate(MAX_MATCHES);
            screened.push(Screened {
                reference,
                id,
                told,
                matches,
                more,
            });
        }
        self.hand_on(sightings)?;
        self.kept
            .append(now, &against.kept().encode_to_vec(), &kept)?;
        // Held until here: what comes to be looked for meanwhile waits for these, and then finds them kept.
        drop(snapshot);
        Ok((against, screened))
    }

    /// Makes durable who was screened.
    pub(crate) fn keep(&self) -> Result<(), ScreeningError> {
        self.kept.sync()
    }

    pub(super) fn hand_on(&self, sightings: Vec<Sighting>) -> Result<(), ScreeningError> {
        if sightings.is_empty() {
            return Ok(());
        }
        self.parts
            .hits
            .sighted(sightings)
            .map_err(ScreeningError::Hits)
    }

    /// Holds a subject against tables: what each preset shows of it, and what is told and handed on, which is what the one
    /// that is active shows. The one way in which anybody is screened.
    pub(super) fn sighting<'t>(
        &self,
        work: &mut Work,
        subject: &Subject<'_>,
        tables: impl Iterator<Item = Tabled<'t>>,
        (snapshot, preset): (&Now, Preset),
    ) -> Result<Met, ScreeningError> {
        let asked = Asked::new(subject.told);
        let asking = Asking {
            asked: &asked,
            telling: subject.telling,
            now: self.parts.clock.now(),
            preset,
        };
        let mut found = Vec::new();
        for table in tables {
            match table {
                Tabled::List(list) => asking.meet_list(work, list, &mut found)?,
                Tabled::Alerts(alerts) => {
                    let lookup = &self.parts.lookup;
                    asking.meet_alerts(work, alerts, (snapshot, lookup), &mut found)?;
                }
            }
        }
        let shown = counts(&found);
        let matches = shown_under(found, preset);
        let sighting = (!matches.is_empty()).then(|| Sighting {
            subject: subject.who.clone(),
            told: subject.told.clone(),
            journey: subject.journey.clone(),
            follows: subject.telling.and_then(|telling| telling.follows),
            seen: subject.seen,
            until: self.kept.until(subject.seen),
            matches: matches.iter().map(|it| it.matched.clone()).collect(),
        });
        Ok(Met {
            shown,
            matches,
            sighting,
        })
    }
}

/// Who is asked about, and when.
struct Asking<'a> {
    asked: &'a Asked<'a>,
    telling: Option<&'a Telling>,
    now: Timestamp,
    preset: Preset,
}

impl Asking<'_> {
    /// Adds what a subject is held for by a list, whatever preset shows it.
    fn meet_list(
        &self,
        work: &mut Work,
        list: &ListTable,
        found: &mut Vec<Shown>,
    ) -> Result<(), ScreeningError> {
        for number in list.table.candidates(self.asked, &mut work.asker) {
            let Some(mut held) = list.entry(number)? else {
                continue;
            };
            let of_list = list.held.list();
            let order = held.order_of(&of_list.order).clone();
            if !order.holds(self.now) || self.comes_from(&of_list.name, &held) {
                continue;
            }
            // Whoever keeps hits asks the owner first where the list says so.
            held.order = Some(order.clone());
            let finding = work.judge.compare(self.asked, &held, self.preset);
            found.extend(finding.map(|finding| Shown {
                matched: Match {
                    target: Target::Entry {
                        list: of_list.name.clone(),
                        key: held.key.clone(),
                    },
                    finding,
                    held,
                    ends: Some(order.valid_until),
                },
                order: Some(order),
                alert: None,
            }));
        }
        Ok(())
    }

    /// True where the subject is the entry itself, as an own alert tells partners of it.
    fn comes_from(&self, list: &ListName, entry: &Entry) -> bool {
        let keys = std::iter::once(&entry.key).chain(&entry.former_keys);
        let reference = self
            .telling
            .and_then(|telling| telling.reference.as_deref());
        reference.is_some_and(|reference| Pushed::tells_of(reference, list, keys))
    }

    /// Adds what it is held for by alerts.
    fn meet_alerts(
        &self,
        work: &mut Work,
        alerts: &AlertTable,
        (snapshot, lookup): (&Now, &Lookup),
        found: &mut Vec<Shown>,
    ) -> Result<(), ScreeningError> {
        for number in alerts.table.candidates(self.asked, &mut work.asker) {
            let Some((alert, told)) = alerts.told(number) else {
                continue;
            };
            let Some(finding) = work.judge.compare(self.asked, &told.entry, self.preset) else {
                continue;
            };
            if alert.is_notice && !meets_seized(&finding, &told.entry) {
                continue;
            }
            let all = if alert.is_notice {
                &snapshot.notices
            } else {
                &snapshot.alerts
            };
            let stands = all.has(alert) && alert.counts(lookup, self.now)?;
            if !stands || !alert.is_met_by(self.telling, lookup)? {
                continue;
            }
            found.push(Shown {
                matched: Match {
                    target: Target::Record {
                        origin: alert.subject.origin.clone(),
                        id: alert.subject.id,
                        field: told.field,
                    },
                    finding,
                    held: told.entry,
                    ends: Some(alert.ends),
                },
                order: None,
                alert: Some(Asks {
                    is_notice: alert.is_notice,
                    ends: alert.ends,
                    action: alert.action.clone(),
                }),
            });
        }
        Ok(())
    }
}

fn is_named(terms: &Terms, list: &ListName) -> bool {
    terms.lists.is_empty() || terms.lists.contains(list)
}

/// What each preset shows.
fn counts(found: &[Shown]) -> [u32; 3] {
    Preset::ALL.map(|preset| {
        let shown = found
            .iter()
            .filter(|it| it.matched.finding.is_shown(preset));
        u32::try_from(shown.count()).unwrap_or(u32::MAX)
    })
}

/// What a preset shows, the surest first.
fn shown_under(mut found: Vec<Shown>, preset: Preset) -> Vec<Shown> {
    found.retain(|it| it.matched.finding.is_shown(preset));
    found.sort_by(|one, other| {
        let key = |it: &Shown| {
            let finding = &it.matched.finding;
            let is_exact = finding.verdict == Verdict::Exact;
            (std::cmp::Reverse((is_exact, finding.score)), finding.by)
        };
        key(one)
            .cmp(&key(other))
            .then_with(|| one.matched.target.cmp(&other.matched.target))
    });
    found
}
