//! What becomes of a hit while what it met changes: each that looks for the subject lives and ends by itself.

use std::collections::BTreeMap;

use super::event::{Anew, Seen, What};
use super::mark::Fact;
use super::pair::Hit;
use super::sighting::{Source, Target};
use super::sought::Sought;
use super::state::{Gone, Side, Withdrawn};
use crate::time::Timestamp;

/// That what looks for the subject was changed since the hit was found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TargetChanged {
    /// Which one of those that look for it.
    pub target: Target,
    /// When, as far as the node knows.
    pub at: Timestamp,
    /// What of it that decides was changed; nothing of one on which the hit is not judged, of which it is not known.
    pub facts: Vec<Fact>,
}

/// What became of those that look for a subject.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Lasting {
    /// Those that count no more, why and since when.
    pub(super) gone: BTreeMap<Target, (Gone, Timestamp)>,
    /// True where one beyond those that have a name here asks that nobody acts before it was asked.
    asks_beyond: bool,
    pub(super) changed: Option<TargetChanged>,
    pub(super) is_doubtful: bool,
}

impl Hit {
    /// Why one that looked for the subject counts no more, and since when; none where it counts.
    pub fn gone_of(&self, target: &Target) -> Option<(Gone, Timestamp)> {
        self.lasting.gone.get(target).copied()
    }

    /// When what looks for the subject was changed last, and what of it; none where it is as it was found.
    pub const fn target_changed(&self) -> Option<&TargetChanged> {
        self.lasting.changed.as_ref()
    }

    /// True where what was changed could not be compared with the subject.
    pub const fn is_doubtful(&self) -> bool {
        self.lasting.is_doubtful
    }

    /// How many records tell of the subject.
    pub fn told_by(&self) -> usize {
        let records = self.sources().iter();
        records
            .filter(|source| matches!(source, Source::Record(_)))
            .count()
    }

    /// Whether all that a sighting names counts.
    pub(super) fn counts_all(&self, seen: &Seen) -> bool {
        let mut sought = seen.sought();
        sought.all(|it| !self.lasting.gone.contains_key(&it.target))
    }

    /// What a sighting names counts, whatever was said of it before.
    pub(super) fn counts_again(&mut self, seen: &Seen) {
        for sought in seen.sought() {
            self.lasting.gone.remove(&sought.target);
            let is_known = self.sought().contains_key(&sought.target);
            self.lasting.asks_beyond |= sought.contact_first && !is_known;
        }
    }

    /// Whether one of those that count asks that nobody acts before it was asked.
    pub(super) fn asks_first(&self) -> bool {
        let mut counting = self.sought().values();
        let counts = |it: &Sought| !self.lasting.gone.contains_key(&it.target);
        self.lasting.asks_beyond || counting.any(|it| it.contact_first && counts(it))
    }

    /// What an event about its sides changes of it.
    pub(super) fn take_sides(&mut self, what: &What, at: Timestamp) {
        match what {
            What::Ended(withdrawn) => self.ended(*withdrawn),
            What::Returned => {
                self.withdrawn = None;
                self.lasting.gone.clear();
            }
            What::Renamed { from, to } => {
                if let Some(gone) = self.lasting.gone.remove(from) {
                    self.lasting.gone.insert(to.clone(), gone);
                }
            }
            What::Target {
                target,
                gone,
                contact_first,
                changed,
            } => {
                if let Some(sought) = self.sought_mut(target) {
                    sought.contact_first = *contact_first;
                    sought.says = changed.or(sought.says);
                }
                if changed.is_some() {
                    self.lasting.changed = Some(TargetChanged {
                        target: target.clone(),
                        at,
                        facts: Vec::new(),
                    });
                }
                match gone {
                    Some(gone) => self.lasting.gone.insert(target.clone(), *gone),
                    None => self.lasting.gone.remove(target),
                };
            }
            What::Anew(anew) => self.anew(anew, at),
            What::Found { .. }
            | What::SeenAgain(_)
            | What::Claimed
            | What::Released
            | What::Confirmed { .. }
            | What::Rejected { .. }
            | What::Snoozed(_)
            | What::Reopened { .. }
            | What::Prioritised(_)
            | What::Tell(_)
            | What::Outcome { .. }
            | What::Told { .. }
            | What::Untold { .. }
            | What::Withdrawn { .. } => {}
        }
        self.contact_first = self.asks_first();
    }

    /// The last of a side is gone, and with it each that was not before.
    fn ended(&mut self, withdrawn: Withdrawn) {
        self.withdrawn = Some(withdrawn);
        if withdrawn.destroys(&self.state) {
            self.bares();
        }
        if withdrawn.side == Side::Target {
            let targets: Vec<_> = self.targets().cloned().collect();
            for target in targets {
                let gone = (withdrawn.why, withdrawn.since);
                self.lasting.gone.entry(target).or_insert(gone);
            }
        }
    }

    /// It is judged on something else, or on the same as that is now.
    fn anew(&mut self, anew: &Anew, at: Timestamp) {
        let seen = &anew.seen;
        self.judge_on(seen);
        self.shows(seen);
        for it in seen.sought() {
            if let Some(sought) = self.sought_mut(&it.target) {
                *sought = it;
            }
        }
        if let Some(facts) = &anew.changed {
            self.lasting.changed = Some(TargetChanged {
                target: seen.target.clone(),
                at,
                facts: facts.iter().copied().collect(),
            });
        }
        self.lasting.is_doubtful = anew.is_doubtful;
    }
}
