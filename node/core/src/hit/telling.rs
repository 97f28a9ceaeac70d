//! Whether authors of alerts are told that their subject was met, and how far that is: each of each alert.

use std::collections::BTreeSet;

use super::event::{By, Event, Seen, What};
use super::pair::{Hit, MAX_TARGETS};
use super::sighting::{Source, Target};
use super::state::State;
use crate::life::Subject;
use crate::model::RecordId;
use crate::party::Party;
use crate::time::Timestamp;

/// What is told beside that it was met.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Tell {
    /// True when the own party has acted upon it.
    pub acted: bool,
}

impl Tell {
    /// True when an author that was told these would learn by this what it was not told: that it was met, or that somebody
    /// acted.
    pub fn is_news_beside<'t>(self, told: impl IntoIterator<Item = &'t Telling>) -> bool {
        let mut told = told.into_iter().filter(|it| it.step.holds());
        told.all(|it| self.acted && !it.tell.acted)
    }
}

/// Of which alert the author is told, and what.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ToTell {
    /// The alert. None in what was stored while one alone was told: the one that the hit was judged on then.
    pub alert: Option<Subject>,
    /// What is told.
    pub tell: Tell,
}

/// One notice, from the wish to tell on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Telling {
    /// Which one of the hit, from 1: its notice is published once.
    pub number: u32,
    /// The alert whose author is told, as in [`ToTell`].
    pub alert: Option<Subject>,
    /// What is told.
    pub tell: Tell,
    /// How far it is.
    pub step: TellStep,
}

/// How far a notice is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TellStep {
    /// It is to be published.
    Wanted,
    /// It is wanted no more, and may be published already.
    Dropped,
    /// It was never published, and will not be.
    Untold,
    /// It is published, and stands.
    Told(Notice),
    /// It is published, and is to be withdrawn.
    Withdrawing(Notice),
    /// It was withdrawn.
    Withdrawn(Notice),
}

/// A notice that was published.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Notice {
    /// The record.
    pub record: RecordId,
    /// Who is told.
    pub to: Party,
    /// When it was published.
    pub at: Timestamp,
}

impl TellStep {
    /// Its name, as programs have it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::Dropped | Self::Untold => "untold",
            Self::Told(_) => "told",
            Self::Withdrawing(_) => "withdrawing",
            Self::Withdrawn(_) => "withdrawn",
        }
    }

    /// The notice; none while there is none.
    pub const fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Wanted | Self::Dropped | Self::Untold => None,
            Self::Told(notice) | Self::Withdrawing(notice) | Self::Withdrawn(notice) => {
                Some(notice)
            }
        }
    }

    /// True while the node has something to do about it.
    pub const fn is_left(&self) -> bool {
        matches!(self, Self::Wanted | Self::Dropped | Self::Withdrawing(_))
    }

    /// True for what is told, or will be.
    pub const fn holds(&self) -> bool {
        matches!(self, Self::Wanted | Self::Told(_))
    }

    /// The hit is open again: what was told is not so any more.
    pub(super) fn taken_back(&mut self) {
        *self = match std::mem::replace(self, Self::Untold) {
            Self::Wanted => Self::Dropped,
            Self::Told(notice) => Self::Withdrawing(notice),
            other @ (Self::Dropped | Self::Untold | Self::Withdrawing(_) | Self::Withdrawn(_)) => {
                other
            }
        };
    }

    /// It is published; none where it was published before, or given up.
    pub(super) fn published(&self, notice: Notice) -> Option<Self> {
        match self {
            Self::Wanted => Some(Self::Told(notice)),
            Self::Dropped => Some(Self::Withdrawing(notice)),
            Self::Untold | Self::Told(_) | Self::Withdrawing(_) | Self::Withdrawn(_) => None,
        }
    }

    /// It is not published and will not be; none where it is.
    pub(super) const fn given_up(&self) -> Option<Self> {
        match self {
            Self::Wanted | Self::Dropped => Some(Self::Untold),
            Self::Untold | Self::Told(_) | Self::Withdrawing(_) | Self::Withdrawn(_) => None,
        }
    }

    /// It is withdrawn; none where it is not to be.
    pub(super) fn withdrawn(&self) -> Option<Self> {
        match self {
            Self::Withdrawing(notice) => Some(Self::Withdrawn(notice.clone())),
            Self::Wanted | Self::Dropped | Self::Untold | Self::Told(_) | Self::Withdrawn(_) => {
                None
            }
        }
    }
}

impl Hit {
    /// What the author of an alert was told of it, the first first.
    pub fn told_of<'h>(&'h self, alert: &'h Subject) -> impl Iterator<Item = &'h Telling> {
        let tellings = self.tellings.iter();
        tellings.filter(move |telling| match &telling.alert {
            Some(told) => told == alert,
            None => self.is_judged_with(alert),
        })
    }

    /// True when the author of an alert would learn by this what it was not told.
    pub fn is_news(&self, alert: &Subject, tell: Tell) -> bool {
        tell.is_news_beside(self.told_of(alert))
    }

    /// Alerts that came to look for the subject after it was confirmed, until the node has decided whether their authors
    /// are told by themselves. Of more than [`MAX_TARGETS`], the first.
    pub const fn newcomers(&self) -> &BTreeSet<Subject> {
        &self.newcomers
    }

    /// Notes which alerts a sighting brings to a hit that is confirmed. Called before the sighting is taken in.
    pub(super) fn welcome(&mut self, seen: &Seen) {
        if !matches!(self.state, State::Confirmed { .. }) {
            return;
        }
        let is_known = |target: &Target| self.sought().contains_key(target);
        let targets = seen.sought().map(|it| it.target);
        let targets = targets.filter(|target| !is_known(target));
        let mut new: Vec<Subject> = targets.filter_map(|it| it.record().cloned()).collect();
        let source = &seen.subject.source;
        if !self.sources().contains(source) {
            new.extend(source.record().cloned());
        }
        let room = MAX_TARGETS.saturating_sub(self.newcomers.len());
        self.newcomers.extend(new.into_iter().take(room));
    }

    /// Whether an alert is a side of what it is judged on.
    fn is_judged_with(&self, alert: &Subject) -> bool {
        let is_target = matches!(&self.target, Target::Record(record) if record == alert);
        let is_source = matches!(&self.subject.source, Source::Record(record) if record == alert);
        is_target || is_source
    }

    fn want(&mut self, wanted: &[ToTell]) {
        for ToTell { alert, tell } in wanted {
            let last = self.tellings.last().map_or(0, |telling| telling.number);
            self.tellings.push(Telling {
                number: last.saturating_add(1),
                alert: alert.clone(),
                tell: *tell,
                step: TellStep::Wanted,
            });
        }
    }

    /// What an event changes of what authors of alerts are told; none where it does not follow from those before.
    pub(super) fn take_telling(&mut self, event: &Event) -> Option<()> {
        let mut step_of = |number: u32, next: &dyn Fn(&TellStep) -> Option<TellStep>| {
            let mut tellings = self.tellings.iter_mut();
            let telling = tellings.find(|telling| telling.number == number)?;
            telling.step = next(&telling.step)?;
            Some(())
        };
        match &event.what {
            // A confirmation decides about everybody who looks for the subject then, and the node about who came later.
            What::Confirmed { tells, .. } => {
                self.newcomers.clear();
                self.want(tells);
            }
            What::Tell(tells) => {
                if event.by == By::Node {
                    self.newcomers.clear();
                }
                self.want(tells);
            }
            What::Reopened { .. } => {
                self.newcomers.clear();
                let tellings = self.tellings.iter_mut();
                tellings.for_each(|telling| telling.step.taken_back());
            }
            What::Told { number, notice } => {
                return step_of(*number, &|step| step.published(notice.clone()));
            }
            What::Untold { number } => return step_of(*number, &TellStep::given_up),
            What::Withdrawn { number } => return step_of(*number, &TellStep::withdrawn),
            What::Found { .. }
            | What::SeenAgain(_)
            | What::Claimed
            | What::Released
            | What::Rejected { .. }
            | What::Snoozed(_)
            | What::Prioritised(_)
            | What::Outcome { .. }
            | What::Ended(_)
            | What::Returned
            | What::Renamed { .. }
            | What::Target { .. }
            | What::Anew(_) => {}
        }
        Some(())
    }
}
