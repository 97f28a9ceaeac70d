//! Screening one subject against all tables.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::manifest::Journey;
use ntc_core::screened::{Asked, Judge, Match, Sighted, Sighting, Target};
use ntc_core::screening::{Asker, ENGINE, Preset, Verdict};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Edition, Entry, ListName, Order};
use prost::Message;

use super::alerts::AlertTable;
use super::kept::KeptSubject;
use super::tables::ListTable;
use super::{Now, Screening, ScreeningError};

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
    /// When the alert ends, and what its author asks for; none for an entry.
    pub(crate) alert: Option<(Timestamp, String)>,
}

/// What screening needs to remember from one subject to the next.
#[derive(Default)]
pub(super) struct Work {
    asker: Asker,
    judge: Judge,
}

/// What a table is of.
pub(super) enum Tabled<'t> {
    List(&'t ListTable),
    Alerts(&'t AlertTable),
}

/// Against what a set of subjects was screened, as it is kept beside them.
#[derive(Clone, PartialEq, Message)]
struct SavedAgainst {
    #[prost(message, repeated, tag = "1")]
    lists: Vec<SavedEdition>,
    #[prost(uint32, tag = "2")]
    engine: u32,
}

#[derive(Clone, PartialEq, Message)]
struct SavedEdition {
    #[prost(string, tag = "1")]
    list: String,
    #[prost(uint64, tag = "2")]
    number: u64,
    #[prost(bytes = "vec", tag = "3")]
    digest: Vec<u8>,
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
            preset,
        }
    }

    /// The bytes that are kept beside those who were screened.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let lists = self.editions.iter().map(|(list, edition)| SavedEdition {
            list: list.to_string(),
            number: edition.number,
            digest: edition.digest.to_vec(),
        });
        let saved = SavedAgainst {
            lists: lists.collect(),
            engine: ENGINE,
        };
        saved.encode_to_vec()
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
        let until = self.kept.until(now);
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
            let asked = Asked::new(&told);
            let mut found = Vec::new();
            let lists = snapshot.tables.lists.iter();
            let lists = lists.filter(|(name, _)| is_named(terms, name));
            let lists = lists.map(|(_, list)| Tabled::List(list));
            let alerts = snapshot.alerts.tables.iter().filter(|_| terms.with_alerts);
            for table in lists.chain(alerts.map(|table| Tabled::Alerts(table))) {
                self.meet(
                    &mut work,
                    &asked,
                    &table,
                    &snapshot,
                    against.preset,
                    &mut found,
                )?;
            }
            let shown = counts(&found);
            let mut matches = shown_under(found, against.preset);
            let who = Sighted::Screened {
                id,
                reference: reference.clone(),
            };
            if !matches.is_empty() {
                sightings.push(Sighting {
                    subject: who.clone(),
                    told: told.clone(),
                    journey: journey.clone(),
                    seen: now,
                    until,
                    matches: matches.iter().map(|it| it.matched.clone()).collect(),
                });
            }
            kept.push(KeptSubject {
                who,
                told: Some(told.clone()),
                journey,
                seen: now,
                shown,
            });
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
        self.kept.append(now, &against.to_bytes(), &kept)?;
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

    /// Adds what a subject is held for by a table, whatever preset shows it.
    pub(super) fn meet(
        &self,
        work: &mut Work,
        asked: &Asked<'_>,
        tabled: &Tabled<'_>,
        snapshot: &Now,
        preset: Preset,
        found: &mut Vec<Shown>,
    ) -> Result<(), ScreeningError> {
        let now = self.parts.clock.now();
        match tabled {
            Tabled::List(list) => {
                for number in list.table.candidates(asked, &mut work.asker) {
                    let Some(mut held) = list.entry(number)? else {
                        continue;
                    };
                    let of_list = list.held.list();
                    let order = held.order_of(&of_list.order).clone();
                    if !order.holds(now) {
                        continue;
                    }
                    // Whoever keeps hits asks the owner first where the list says so.
                    held.order = Some(order.clone());
                    let finding = work.judge.compare(asked, &held, preset);
                    found.extend(finding.map(|finding| Shown {
                        matched: Match {
                            target: Target::Entry {
                                list: of_list.name.clone(),
                                key: held.key.clone(),
                            },
                            finding,
                            held,
                        },
                        order: Some(order),
                        alert: None,
                    }));
                }
            }
            Tabled::Alerts(alerts) => {
                for number in alerts.table.candidates(asked, &mut work.asker) {
                    let Some((alert, told)) = alerts.told(number) else {
                        continue;
                    };
                    let Some(finding) = work.judge.compare(asked, &told.entry, preset) else {
                        continue;
                    };
                    if !snapshot.alerts.has(alert) || !alert.counts(&self.parts.lookup, now)? {
                        continue;
                    }
                    found.push(Shown {
                        matched: Match {
                            target: Target::Record {
                                origin: alert.subject.origin.clone(),
                                id: alert.subject.id,
                                field: told.field.clone(),
                            },
                            finding,
                            held: told.entry.clone(),
                        },
                        order: None,
                        alert: Some((alert.ends, alert.action.clone())),
                    });
                }
            }
        }
        Ok(())
    }
}

fn is_named(terms: &Terms, list: &ListName) -> bool {
    terms.lists.is_empty() || terms.lists.contains(list)
}

/// What each preset shows.
pub(super) fn counts(found: &[Shown]) -> [u32; 3] {
    Preset::ALL.map(|preset| {
        let shown = found
            .iter()
            .filter(|it| it.matched.finding.is_shown(preset));
        u32::try_from(shown.count()).unwrap_or(u32::MAX)
    })
}

/// What a preset shows, the surest first.
pub(super) fn shown_under(mut found: Vec<Shown>, preset: Preset) -> Vec<Shown> {
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
