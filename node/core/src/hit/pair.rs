//! One hit: a pair of a subject and a target, and what becomes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::arrival::Arrival;
use super::event::{Event, Seen, What};
use super::ids::HitId;
use super::lasting::Lasting;
use super::mark::{Mark, Marks};
use super::outcome::Outcome;
use super::sighting::{Source, SubjectRef, Target};
use super::sought::Sought;
use super::state::{Cause, Changed, Priority, State, Withdrawn};
use super::telling::Telling;
use crate::life::Subject;
use crate::screening::Verdict;
use crate::time::Timestamp;

/// Most journeys of one hit that are told apart; of more it is said that there are so many.
pub const MAX_JOURNEYS: usize = 1_000;
/// Most names under which the target of one hit is looked for, by entries and alerts.
pub const MAX_TARGETS: usize = 64;
/// How long a subject's data stay after its hit was rejected, if not longer by what the screening said.
const KEPT_REJECTED: Duration = Duration::from_secs(30 * 24 * 3600);
/// How long they stay after it was confirmed: for the outcome, and for questions of partners.
const KEPT_CONFIRMED: Duration = Duration::from_secs(365 * 24 * 3600);
/// How long they stay while nobody decides.
const KEPT_OPEN: Duration = Duration::from_secs(365 * 24 * 3600);

/// An officer's hold on a hit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Claim {
    /// The officer.
    pub by: String,
    /// Since when.
    pub since: Timestamp,
}

/// A pair of a subject and a target, and what officers did about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hit {
    /// Its name.
    pub id: HitId,
    /// Where it stands.
    pub state: State,
    /// The subject that it is judged on. Whoever is held for the same and was seen later is told apart.
    pub subject: SubjectRef,
    /// The target that it is judged on, under its newest key.
    pub target: Target,
    /// How sure it is, of that subject.
    pub verdict: Verdict,
    /// The score, of one thousand.
    pub score: u32,
    /// How soon an officer has to look.
    pub priority: Priority,
    /// Who works on it.
    pub claim: Option<Claim>,
    /// True when nobody acts before an owner of the target was asked.
    pub contact_first: bool,
    /// When it was found.
    pub found: Timestamp,
    /// When it changed last.
    pub changed: Timestamp,
    /// On how many journeys it was screened while it was open, [`MAX_JOURNEYS`] at most. What records tell is no journey.
    pub seen: u64,
    /// When it was seen last, of those; where there is none, when a record told of it last.
    pub last_seen: Timestamp,
    /// The hit of the same subject that was confirmed.
    pub marked_by: Option<HitId>,
    /// The hit in which the same pair was confirmed before.
    pub before: Option<HitId>,
    /// Why it was opened again, the last time.
    pub reopened: Option<Cause>,
    /// Why there is nothing to decide any more: a side was withdrawn, or is over.
    pub withdrawn: Option<Withdrawn>,
    /// When what it may be ends by itself; none where that is not told.
    pub ends: Option<Timestamp>,
    /// Until when the screening lets the subject's data be kept.
    pub keep_until: Timestamp,
    /// What authors of alerts were told, the first first.
    pub tellings: Vec<Telling>,
    /// What came of it, as an officer told last; none where nobody did, or it was opened again.
    pub outcome: Option<Outcome>,
    pub(super) newcomers: BTreeSet<Subject>,
    judgements: u32,
    /// True where the target's data were destroyed and it was not seen since.
    is_bare: bool,
    /// What of the subject meets the target; none where that is the subject itself.
    pub(super) part: Option<Mark>,
    pub(super) subject_marks: Marks,
    pub(super) target_marks: Marks,
    /// What the journeys are told by.
    journeys: BTreeSet<Mark>,
    /// What those are told by on which it was screened.
    travelled: BTreeSet<Mark>,
    pub(super) lasting: Lasting,
    pub(super) arrival: Option<Arrival>,
    /// Where the subject was seen, and under what names it is looked for.
    sources: BTreeSet<Source>,
    sought: BTreeMap<Target, Sought>,
    /// The hits that its confirmation marked.
    pub(super) marks: Vec<HitId>,
}

impl Hit {
    /// Until when the subject's data are kept.
    pub fn keeps_until(&self) -> Timestamp {
        let by_state = match &self.state {
            State::Rejected { at, .. } => at.plus(KEPT_REJECTED),
            State::Confirmed { at, .. } => at.plus(KEPT_CONFIRMED),
            State::New | State::InProgress | State::Snoozed { .. } | State::Reopened(_) => {
                self.changed.plus(KEPT_OPEN)
            }
        };
        by_state.max(self.keep_until)
    }

    /// True while an officer can still have to do something about it: it is open, and neither side was withdrawn, or an
    /// officer works on it all the same.
    pub const fn is_open(&self) -> bool {
        let is_worked_on = matches!(self.state, State::InProgress);
        self.state.is_open() && (self.withdrawn.is_none() || is_worked_on)
    }

    /// True when an officer has to do something about it now: it is open, and no other hit of the same subject was
    /// confirmed in its place.
    pub const fn waits(&self) -> bool {
        self.is_open() && self.marked_by.is_none()
    }

    /// True where the confirmation of another hit of its subject marks it: it is open or rests, whether or not another
    /// confirmation marked it before.
    pub(super) const fn may_be_marked(&self) -> bool {
        self.is_open() || matches!(self.state, State::Snoozed { .. })
    }

    /// The name of its state. That a side of one that nobody decided or works on was withdrawn, or that another hit of its
    /// subject was confirmed, is told in place of where it stood.
    pub const fn state_name(&self) -> &'static str {
        let is_worked_on = matches!(self.state, State::InProgress);
        if self.withdrawn.is_some() && !self.state.is_decided() && !is_worked_on {
            State::WITHDRAWN
        } else if self.marked_by.is_some() && self.state.is_open() {
            State::MARKED
        } else {
            self.state.name()
        }
    }

    /// How often it came to be judged on a sighting: the last that made it more is the one that it is judged on.
    pub const fn judgements(&self) -> u32 {
        self.judgements
    }

    /// Where the subject was seen.
    pub const fn sources(&self) -> &BTreeSet<Source> {
        &self.sources
    }

    /// Under what names it is looked for.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.sought.keys()
    }

    /// The same, each with what was asked there when it was seen last.
    pub const fn sought(&self) -> &BTreeMap<Target, Sought> {
        &self.sought
    }

    pub(super) fn sought_mut(&mut self, target: &Target) -> Option<&mut Sought> {
        self.sought.get_mut(target)
    }

    /// Under what other names it is looked for than the one that it is judged on.
    pub fn others(&self) -> impl Iterator<Item = &Target> {
        self.targets().filter(|it| **it != self.target)
    }

    /// Whether a sighting tells of its journey nothing by which that was not known before.
    pub(super) fn has_names(&self, seen: &Seen) -> bool {
        let mut names = seen.journey.iter();
        // What a record told of a journey is not known of who was screened on it.
        let known = match seen.subject.source {
            Source::Screening(_) => &self.travelled,
            Source::Record(_) => &self.journeys,
        };
        self.journeys.len() >= MAX_JOURNEYS || names.all(|mark| known.contains(mark))
    }

    /// Whether nothing is left of the target's data since they were destroyed.
    pub const fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// What tells its target from others.
    pub const fn target_marks(&self) -> &Marks {
        &self.target_marks
    }

    pub(super) fn of(id: HitId, at: Timestamp, seen: &Seen, priority: Priority) -> Self {
        let mut hit = Self {
            id,
            state: State::New,
            subject: seen.subject.clone(),
            target: seen.target.clone(),
            verdict: seen.verdict,
            score: seen.score,
            priority,
            claim: None,
            contact_first: seen.sought().any(|it| it.contact_first),
            found: at,
            changed: at,
            seen: 0,
            last_seen: seen.seen,
            marked_by: None,
            before: None,
            reopened: None,
            withdrawn: None,
            ends: seen.ends,
            keep_until: seen.keep_until,
            tellings: Vec::new(),
            outcome: None,
            newcomers: BTreeSet::new(),
            judgements: 1,
            is_bare: false,
            part: seen.part,
            subject_marks: seen.subject_marks.clone(),
            target_marks: seen.target_marks.clone(),
            journeys: BTreeSet::new(),
            travelled: BTreeSet::new(),
            lasting: Lasting::default(),
            arrival: None,
            sources: BTreeSet::new(),
            sought: BTreeMap::new(),
            marks: Vec::new(),
        };
        hit.travel(seen);
        hit.expect(seen);
        hit.look_for(seen);
        hit.counts_again(seen);
        hit
    }

    /// Nothing is left of what looks for the subject.
    pub(super) const fn bares(&mut self) {
        self.is_bare = true;
    }

    /// What looks for the subject is as a sighting tells it.
    pub(super) fn shows(&mut self, seen: &Seen) {
        self.is_bare = false;
        self.target_marks.add(&seen.target_marks);
    }

    /// Is judged on a sighting from now on.
    pub(super) fn judge_on(&mut self, seen: &Seen) {
        self.lasting.is_doubtful = false;
        self.subject.clone_from(&seen.subject);
        self.target.clone_from(&seen.target);
        self.judgements = self.judgements.saturating_add(1);
        self.verdict = seen.verdict;
        self.score = seen.score;
    }

    fn see(&mut self, seen: &Seen) {
        self.keep_until = self.keep_until.max(seen.keep_until);
        self.ends = self.ends.max(seen.ends);
        self.withdrawn = None;
        self.shows(seen);
        self.subject_marks.add(&seen.subject_marks);
        self.travel(seen);
        self.expect(seen);
        self.look_for(seen);
        self.counts_again(seen);
    }

    /// Knows under what names it is looked for; of more than there is room for, the first.
    fn look_for(&mut self, seen: &Seen) {
        for sought in seen.sought() {
            if self.sought.len() < MAX_TARGETS || self.sought.contains_key(&sought.target) {
                self.sought.insert(sought.target.clone(), sought);
            }
        }
    }

    /// Counts the journey of a sighting, if it was not counted before. A record that tells of the subject is no journey.
    fn travel(&mut self, seen: &Seen) {
        let has_room = self.journeys.len() < MAX_JOURNEYS && self.sources.len() < MAX_JOURNEYS;
        let is_screened = matches!(seen.subject.source, Source::Screening(_));
        let mut names = seen.journey.iter();
        let is_counted = self.sources.contains(&seen.subject.source)
            || names.any(|mark| self.travelled.contains(mark));
        if is_screened && self.seen == 0 {
            self.last_seen = seen.seen;
        }
        if is_screened || self.seen == 0 {
            self.last_seen = self.last_seen.max(seen.seen);
        }
        if has_room && is_screened && !is_counted {
            self.seen = self.seen.saturating_add(1);
        }
        if has_room {
            if is_screened {
                self.travelled.extend(&seen.journey);
            }
            self.journeys.extend(&seen.journey);
            self.sources.insert(seen.subject.source.clone());
        }
    }

    /// Whether a sighting names nothing by which it was not looked for before.
    pub(super) fn has_targets(&self, seen: &Seen) -> bool {
        let mut sought = seen.sought();
        self.sought.len() >= MAX_TARGETS || sought.all(|it| self.sought.contains_key(&it.target))
    }

    /// Whether a sighting is of a journey on which it was seen before, told again or screened again.
    pub(super) fn has_journey(&self, seen: &Seen) -> bool {
        let mut journey = seen.journey.iter();
        self.sources.contains(&seen.subject.source)
            || journey.any(|mark| self.journeys.contains(mark))
    }

    /// Whether a sighting while nobody works on it tells more surely who it is than the one that it is judged on.
    fn is_surer(&self, seen: &Seen) -> bool {
        let is_untouched = matches!(self.state, State::New | State::Reopened(_));
        let sure = |verdict, score| (verdict == Verdict::Exact, score);
        let is_surer = sure(seen.verdict, seen.score) > sure(self.verdict, self.score);
        // Whoever was screened here is somebody to act about, and a record that tells of the same is not.
        let is_as_sure = seen.verdict == Verdict::Exact || self.verdict != Verdict::Exact;
        let is_screened = matches!(seen.subject.source, Source::Screening(_))
            && matches!(self.subject.source, Source::Record(_));
        is_untouched && (is_surer || (is_screened && is_as_sure))
    }

    /// Whether a sighting is of the version that took the place of the record that it is judged on.
    fn is_next_version(&self, seen: &Seen) -> bool {
        match (&self.subject.source, &seen.subject.source) {
            (Source::Record(one), Source::Record(other)) => {
                one.origin == other.origin && one.id < other.id && self.has_journey(seen)
            }
            (Source::Record(_) | Source::Screening(_), _) => false,
        }
    }

    pub(super) fn beyond(&self, seen: &Seen) -> Changed {
        Changed {
            subject: seen.subject_marks.beyond(&self.subject_marks),
            target: seen.target_marks.beyond(&self.target_marks),
        }
    }

    /// Whether a sighting is of the same subject with the same target.
    pub(super) fn is_pair(&self, seen: &Seen) -> bool {
        seen.is_of((self.part, &self.subject_marks))
            && self.target_marks.is_same(&seen.target_marks)
    }

    /// Whether both are about the same of the same subject: what is confirmed of one cannot be so of the other.
    pub(super) fn is_sibling(&self, other: &Self) -> bool {
        self.part == other.part
            && (self.part.is_some() || self.subject_marks.is_same(&other.subject_marks))
    }

    /// What an event changes of it.
    pub(super) fn take(&mut self, event: &Event) {
        let by = event.by.officer().unwrap_or_default().to_owned();
        let at = event.at;
        match &event.what {
            // A hit is found once; the docket has looked.
            What::Found { .. } => {}
            What::SeenAgain(seen) => {
                if self.is_surer(seen) || self.is_next_version(seen) {
                    self.judge_on(seen);
                }
                self.welcome(seen);
                self.see(seen);
            }
            What::Claimed => {
                self.state = State::InProgress;
                self.claim = Some(Claim { by, since: at });
            }
            What::Released => {
                self.claim = None;
                self.state = self.reopened.clone().map_or(State::New, State::Reopened);
            }
            What::Confirmed { marks, .. } => {
                self.state = State::Confirmed { by, at };
                self.claim = None;
                self.marked_by = None;
                self.marks.clone_from(marks);
            }
            What::Rejected { reason, until } => {
                self.state = State::Rejected {
                    by,
                    at,
                    reason: *reason,
                    until: *until,
                };
                self.claim = None;
            }
            What::Snoozed(until) => {
                self.state = State::Snoozed {
                    by,
                    at,
                    until: *until,
                };
                self.claim = None;
            }
            What::Reopened { cause, seen } => {
                if let Some(seen) = seen {
                    self.judge_on(seen);
                    self.see(seen);
                }
                self.outcome = None;
                self.reopened = Some(cause.clone());
                self.state = State::Reopened(cause.clone());
                // What has only rested is still what another hit was confirmed in the place of.
                if !matches!(cause, Cause::Rested | Cause::Answered(_)) {
                    self.marked_by = None;
                }
            }
            What::Prioritised(priority) => self.priority = *priority,
            What::Outcome { result } => {
                let result = result.clone();
                self.outcome = Some(Outcome { result, by, at });
            }
            // They say who is told, not where it stands.
            What::Tell(_) | What::Told { .. } | What::Untold { .. } | What::Withdrawn { .. } => {}
            What::Renamed { from, to } => {
                let target = to.clone();
                let sought = self.sought.remove(from);
                let sought = sought.map(|it| Sought {
                    target: target.clone(),
                    ..it
                });
                self.sought.insert(
                    target.clone(),
                    sought.unwrap_or_else(|| Sought::named(target)),
                );
                if self.target == *from {
                    self.target.clone_from(to);
                }
            }
            // What becomes of its sides is taken in below.
            What::Ended(_) | What::Returned | What::Target { .. } | What::Anew(_) => {}
        }
        self.take_sides(&event.what, at);
    }
}
