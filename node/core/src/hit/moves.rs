//! What officers do with hits, and when they may.

use std::time::Duration;

use thiserror::Error;

use super::docket::Docket;
use super::event::{By, Event, What};
use super::ids::HitId;
use super::pair::Hit;
use super::state::{Cause, Priority, Rejection, State, Until};
use super::telling::ToTell;
use crate::reason::Reasoned;
use crate::time::Timestamp;

/// How long a claim keeps others away: a shift. Whoever went home holds nothing up.
pub const CLAIM_LASTS: Duration = Duration::from_secs(8 * 3600);
/// How long a rejection is remembered where the officer names no time.
pub const REMEMBERED: Duration = Duration::from_secs(365 * 24 * 3600);
/// How long a rejection is remembered at most: a list is reviewed within a year, and a person changes.
pub const MAX_REMEMBERED: Duration = Duration::from_secs(2 * 365 * 24 * 3600);
/// How long a hit rests at most.
pub const MAX_SNOOZE: Duration = Duration::from_secs(180 * 24 * 3600);
/// Longest comment, in characters.
pub const MAX_COMMENT: usize = 2_000;
/// Most hits that one confirmation marks.
const MAX_MARKED: usize = 1_000;

/// What an officer does with a hit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Move {
    /// Works on it.
    Claim {
        /// True to take it from who has it.
        take_over: bool,
    },
    /// Works on it no more.
    Release,
    /// Says that it is the one.
    Confirm {
        /// Of which alerts the authors are told by this, and what.
        tells: Vec<ToTell>,
    },
    /// Says that it is not.
    Reject {
        /// Why.
        reason: Rejection,
        /// Until when the pair is not asked about again.
        until: Timestamp,
    },
    /// Lets it rest.
    Snooze(Until),
    /// Opens it again.
    Reopen,
    /// Says how soon it has to be looked at.
    Prioritise(Priority),
    /// Tells the authors of these alerts that it was confirmed.
    Tell(Vec<ToTell>),
    /// Says what came of it: a code of [`OUTCOMES`](crate::model::codes::OUTCOMES).
    Outcome(String),
}

/// A move does not fit.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum Illegal {
    /// There is no such hit.
    #[error("hit: there is no hit {0}")]
    #[reason(NotFound, field = "hit")]
    Unknown(HitId),
    /// Another officer works on it.
    #[error("{hit} is {officer}'s since {}", since.to_minute())]
    #[reason(HitClaimed)]
    Claimed {
        /// Which hit.
        hit: HitId,
        /// Who has it.
        officer: String,
        /// Since when.
        since: Timestamp,
    },
    /// It does not stand where the move begins.
    #[error("{hit} is {state}; {needs}")]
    #[reason(HitState)]
    State {
        /// Which hit.
        hit: HitId,
        /// Where it stands.
        state: &'static str,
        /// What the move needs.
        needs: &'static str,
    },
    /// A time lies where it may not.
    #[error("{field}: {says}")]
    #[reason(FieldInvalid, field = "{field}")]
    Time {
        /// Which field.
        field: &'static str,
        /// Where it may lie.
        says: &'static str,
    },
    /// Nobody said when it arrives.
    #[error("snooze.arrival: no journey of {0} says when it arrives; name the time")]
    #[reason(FieldMissing, field = "snooze.arrival")]
    NoArrival(HitId),
    /// The comment is too long.
    #[error("comment: has more than {MAX_COMMENT} characters")]
    #[reason(FieldTooLong, field = "comment")]
    CommentTooLong,
    /// A rejection for another reason says which.
    #[error("comment: says why, where the reason is 'other'")]
    #[reason(OtherWithoutText, field = "comment")]
    OtherWithoutText,
}

impl Docket {
    /// The event that an officer's move makes. Nothing is changed: it is applied when it is durable.
    ///
    /// # Errors
    /// When the move does not fit where the hit stands, or another officer works on it.
    pub fn decide(
        &self,
        id: HitId,
        wanted: Move,
        (officer, comment): (&str, &str),
        now: Timestamp,
    ) -> Result<Event, Illegal> {
        let hit = self.hit(id).ok_or(Illegal::Unknown(id))?;
        fits_comment(&wanted, comment)?;
        let what = match wanted {
            Move::Claim { take_over } => claim(hit, (officer, take_over), now)?,
            Move::Release => release(hit, officer)?,
            Move::Confirm { tells } => {
                decidable(hit, officer, now)?;
                let others = self.siblings(hit).into_iter();
                let others = others.filter(|other| other.may_be_marked() && other.is_sibling(hit));
                What::Confirmed {
                    marks: others.map(|other| other.id).take(MAX_MARKED).collect(),
                    tells,
                }
            }
            Move::Reject { reason, until } => {
                decidable(hit, officer, now)?;
                fits(
                    "reject.until",
                    until,
                    now,
                    MAX_REMEMBERED,
                    REMEMBERED_WITHIN,
                )?;
                What::Rejected { reason, until }
            }
            Move::Snooze(until) => {
                decidable(hit, officer, now)?;
                let until = match until {
                    Until::Told(_) => Until::Told(hit.arrives().ok_or(Illegal::NoArrival(id))?),
                    Until::Day(_) | Until::Arrival(_) | Until::Answer { .. } => until,
                };
                fits("snooze.until", until.at(), now, MAX_SNOOZE, SNOOZED_WITHIN)?;
                What::Snoozed(until)
            }
            Move::Reopen => reopen(hit)?,
            Move::Prioritise(priority) => {
                undecided(hit)?;
                unclaimed(hit, officer, now)?;
                What::Prioritised(priority)
            }
            Move::Tell(wanted) => tells(hit, wanted)?,
            Move::Outcome(result) => outcome(hit, result)?,
        };
        Ok(Event {
            hit: id,
            at: now,
            by: By::Officer(officer.to_owned()),
            what,
        })
    }
}

const REMEMBERED_WITHIN: &str =
    "a rejection is remembered for two years at most; name an earlier time, or none for one year";
const SNOOZED_WITHIN: &str = "a hit rests for 180 days at most; name an earlier time";
const TOLD: &str = "everybody who can be told is told already; 'ntc hit show' says who, and when";
const OF_OWN: &str = "what came of it is told of what was confirmed on an own list; of an alert 'ntc outcome' tells it";
const PAST: &str = "lies in the past";

fn fits_comment(wanted: &Move, comment: &str) -> Result<(), Illegal> {
    if comment.chars().count() > MAX_COMMENT {
        return Err(Illegal::CommentTooLong);
    }
    let is_other = matches!(
        wanted,
        Move::Reject {
            reason: Rejection::Other,
            ..
        }
    );
    if is_other && comment.trim().is_empty() {
        return Err(Illegal::OtherWithoutText);
    }
    Ok(())
}

fn claim(hit: &Hit, (officer, take_over): (&str, bool), now: Timestamp) -> Result<What, Illegal> {
    undecided(hit)?;
    if !take_over {
        unclaimed(hit, officer, now)?;
    }
    Ok(What::Claimed)
}

fn release(hit: &Hit, officer: &str) -> Result<What, Illegal> {
    match &hit.claim {
        Some(claim) if claim.by == officer => Ok(What::Released),
        Some(claim) => Err(claimed(hit, claim.by.clone(), claim.since)),
        None => Err(state(hit, "what nobody works on is not released")),
    }
}

fn reopen(hit: &Hit) -> Result<What, Illegal> {
    if hit.state.is_open() {
        return Err(state(hit, "only what was put away is opened again"));
    }
    Ok(What::Reopened {
        cause: Cause::Officer,
        seen: None,
    })
}

fn outcome(hit: &Hit, result: String) -> Result<What, Illegal> {
    if hit.takes_outcome() {
        return Ok(What::Outcome { result });
    }
    Err(state(hit, OF_OWN))
}

fn tells(hit: &Hit, mut wanted: Vec<ToTell>) -> Result<What, Illegal> {
    if !matches!(hit.state, State::Confirmed { .. }) {
        return Err(state(hit, "only what was confirmed is told"));
    }
    wanted.retain(|it| match &it.alert {
        Some(alert) => hit.is_news(alert, it.tell),
        None => hit.tellings.iter().all(|told| !told.step.holds()),
    });
    if wanted.is_empty() {
        return Err(state(hit, TOLD));
    }
    Ok(What::Tell(wanted))
}

/// A hit that is not decided and that no other officer works on.
fn decidable(hit: &Hit, officer: &str, now: Timestamp) -> Result<(), Illegal> {
    undecided(hit)?;
    unclaimed(hit, officer, now)
}

fn undecided(hit: &Hit) -> Result<(), Illegal> {
    if hit.state.is_decided() {
        return Err(state(hit, "'ntc hit reopen' opens it again"));
    }
    Ok(())
}

fn unclaimed(hit: &Hit, officer: &str, now: Timestamp) -> Result<(), Illegal> {
    match &hit.claim {
        Some(claim) if claim.by != officer && now < claim.since.plus(CLAIM_LASTS) => {
            Err(claimed(hit, claim.by.clone(), claim.since))
        }
        Some(_) | None => Ok(()),
    }
}

const fn claimed(hit: &Hit, officer: String, since: Timestamp) -> Illegal {
    Illegal::Claimed {
        hit: hit.id,
        officer,
        since,
    }
}

const fn state(hit: &Hit, needs: &'static str) -> Illegal {
    Illegal::State {
        hit: hit.id,
        state: match hit.state {
            State::New => "new",
            State::InProgress => "in progress",
            State::Confirmed { .. } => "confirmed",
            State::Rejected { .. } => "rejected",
            State::Snoozed { .. } => "snoozed",
            State::Reopened(_) => "re-opened",
        },
        needs,
    }
}

/// A time to come, so far away at most.
fn fits(
    field: &'static str,
    at: Timestamp,
    now: Timestamp,
    most: Duration,
    over: &'static str,
) -> Result<(), Illegal> {
    let says = if at <= now {
        PAST
    } else if at > now.plus(most) {
        over
    } else {
        return Ok(());
    };
    Err(Illegal::Time { field, says })
}
