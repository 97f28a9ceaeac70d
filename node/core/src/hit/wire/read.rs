//! Events from messages.

use std::collections::BTreeSet;

use ntc_proto::node::v1;
use ntc_proto::v1 as record;
use v1::stored_hit_event::What as Stored;

use super::Unreadable;
use crate::hit::{
    Anew, By, Cause, Changed, Event, Fact, Gone, HitId, Mark, Marks, MetBy, Notice, Priority,
    Rejection, Seen, Side, Sought, Source, SubjectRef, Target, Tell, ToTell, Told, Until, What,
    Withdrawn,
};
use crate::life;
use crate::model::RecordId;
use crate::screening::Verdict;
use crate::time::Timestamp;

/// An event from what was stored.
pub(super) fn event(stored: v1::StoredHitEvent) -> Result<Event, Unreadable> {
    let by = if stored.officer.is_empty() {
        By::Node
    } else {
        By::Officer(stored.officer)
    };
    Ok(Event {
        hit: HitId::from_number(stored.hit).ok_or(Unreadable("hit"))?,
        at: Timestamp::from_millis(stored.at_ms),
        by,
        what: what(stored.what.ok_or(Unreadable("what"))?, stored.at_ms)?,
    })
}

fn what(stored: Stored, at_ms: u64) -> Result<What, Unreadable> {
    Ok(match stored {
        Stored::Found(found) => What::Found {
            seen: seen(found.seen)?,
            priority: priority(found.priority)?,
            before: HitId::from_number(found.before),
        },
        Stored::SeenAgain(again) => What::SeenAgain(seen(Some(again))?),
        Stored::Claimed(_) => What::Claimed,
        Stored::Released(_) => What::Released,
        Stored::Confirmed(confirmed) => What::Confirmed {
            marks: confirmed
                .marks
                .into_iter()
                .filter_map(HitId::from_number)
                .collect(),
            tells: {
                let old = confirmed.tell.map(|told| ToTell {
                    alert: None,
                    tell: tell(&told),
                });
                let each = confirmed.tells.into_iter().map(to_tell);
                old.map(Ok)
                    .into_iter()
                    .chain(each)
                    .collect::<Result<_, _>>()?
            },
        },
        Stored::Rejected(rejected) => What::Rejected {
            reason: rejection(rejected.reason)?,
            until: Timestamp::from_millis(rejected.until_ms),
        },
        Stored::Snoozed(rests) => What::Snoozed(until(&rests)?),
        Stored::Reopened(reopened) => What::Reopened {
            cause: cause(reopened.cause)?,
            seen: reopened.seen.map(|again| seen(Some(again))).transpose()?,
        },
        Stored::Prioritised(number) => What::Prioritised(priority(number)?),
        Stored::Tell(told) => What::Tell(vec![ToTell {
            alert: None,
            tell: tell(&told),
        }]),
        Stored::TellEach(told) => {
            let each = told.each.into_iter().map(to_tell);
            What::Tell(each.collect::<Result<_, _>>()?)
        }
        Stored::Told(told) => What::Told {
            number: told.number,
            notice: Notice {
                record: record_id(&told.record)?,
                to: told.to.parse().map_err(|_| Unreadable("to"))?,
                at: Timestamp::from_millis(at_ms),
            },
        },
        Stored::Outcome(result) => What::Outcome { result },
        Stored::Untold(number) => What::Untold { number },
        Stored::Withdrawn(number) => What::Withdrawn { number },
        Stored::Ended(withdrawn) => What::Ended(Withdrawn {
            side: Side::from_number(withdrawn.side).ok_or(Unreadable("side"))?,
            why: Gone::from_number(withdrawn.why).ok_or(Unreadable("why"))?,
            since: Timestamp::from_millis(withdrawn.since_ms),
        }),
        Stored::Returned(_) => What::Returned,
        Stored::Renamed(renamed) => What::Renamed {
            from: target(renamed.from)?,
            to: target(renamed.to)?,
        },
        Stored::Target(one) => What::Target {
            target: target(one.target)?,
            gone: match one.why {
                0 => None,
                why => {
                    let why = Gone::from_number(why).ok_or(Unreadable("why"))?;
                    Some((why, Timestamp::from_millis(one.since_ms)))
                }
            },
            contact_first: one.contact_first,
            changed: mark(&one.changed, "changed")?,
        },
        Stored::Anew(anew) => What::Anew(Box::new(Anew {
            seen: *seen(anew.seen)?,
            changed: {
                let facts = facts(anew.facts)?;
                anew.is_changed.then_some(facts)
            },
            is_doubtful: anew.is_doubtful,
        })),
    })
}

/// What the author of an alert is told, from its message.
const fn tell(message: &v1::HitTell) -> Tell {
    Tell {
        acted: message.acted,
    }
}

pub(super) fn met_by(message: v1::HitMetBy) -> Result<MetBy, Unreadable> {
    Ok(MetBy {
        target: target(message.target)?,
        factors: message.factors,
    })
}

fn to_tell(message: v1::HitToTell) -> Result<ToTell, Unreadable> {
    Ok(ToTell {
        alert: message.alert.map(|it| record_name(Some(it))).transpose()?,
        tell: Tell {
            acted: message.acted,
        },
    })
}

/// What else has the same target. What was stored before it was written down what is asked there has the name alone.
fn sought(also: Vec<v1::HitTarget>, asks: &[v1::HitAsks]) -> Result<Vec<Sought>, Unreadable> {
    let each = also.into_iter().enumerate().map(|(place, also)| {
        let named = Sought::named(target(Some(also))?);
        let Some(asks) = asks.get(place) else {
            return Ok(named);
        };
        Ok(Sought {
            contact_first: asks.contact_first,
            ends: (asks.ends_ms != 0).then(|| Timestamp::from_millis(asks.ends_ms)),
            verdict: Verdict::from_number(asks.verdict).ok_or(Unreadable("verdict"))?,
            score: asks.score,
            says: mark(&asks.says, "says")?,
            ..named
        })
    });
    each.collect()
}

fn seen(seen: Option<v1::HitSeen>) -> Result<Box<Seen>, Unreadable> {
    let seen = seen.ok_or(Unreadable("seen"))?;
    Ok(Box::new(Seen {
        subject: source(seen.subject)?,
        target: target(seen.target)?,
        also: sought(seen.also, &seen.also_asks)?,
        verdict: Verdict::from_number(seen.verdict).ok_or(Unreadable("verdict"))?,
        score: seen.score,
        seen: Timestamp::from_millis(seen.seen_ms),
        keep_until: Timestamp::from_millis(seen.keep_until_ms),
        ends: (seen.ends_ms != 0).then(|| Timestamp::from_millis(seen.ends_ms)),
        arrives: (seen.arrives_ms != 0).then(|| Timestamp::from_millis(seen.arrives_ms)),
        contact_first: seen.contact_first,
        part: mark(&seen.part, "part")?,
        journey: each(&seen.journey)?,
        subject_marks: marks(seen.subject_marks)?,
        target_marks: marks(seen.target_marks)?,
        says: mark(&seen.says, "says")?,
    }))
}

/// A mark; none where none was written down.
fn mark(bytes: &[u8], field: &'static str) -> Result<Option<Mark>, Unreadable> {
    match bytes {
        [] => Ok(None),
        bytes => Mark::from_slice(bytes).ok_or(Unreadable(field)).map(Some),
    }
}

fn marks(marks: Option<v1::HitMarks>) -> Result<Marks, Unreadable> {
    let marks = marks.ok_or(Unreadable("marks"))?;
    Ok(Marks {
        found_by: each(&marks.found_by)?,
        births: each(&marks.births)?,
        documents: each(&marks.documents)?,
        aliases: each(&marks.aliases)?,
    })
}

fn each(bytes: &[Vec<u8>]) -> Result<BTreeSet<Mark>, Unreadable> {
    let marks = bytes.iter().map(|bytes| Mark::from_slice(bytes));
    marks.collect::<Option<_>>().ok_or(Unreadable("mark"))
}

fn cause(cause: Option<v1::HitCause>) -> Result<Cause, Unreadable> {
    use v1::hit_cause::Why;
    let why = cause
        .and_then(|cause| cause.why)
        .ok_or(Unreadable("cause"))?;
    Ok(match why {
        Why::Officer(_) => Cause::Officer,
        Why::Changed(changed) => Cause::Changed(Changed {
            subject: facts(changed.subject)?,
            target: facts(changed.target)?,
        }),
        Why::Forgotten(_) => Cause::Forgotten,
        Why::Rested(_) => Cause::Rested,
        Why::Answered(answer) => Cause::Answered(record_id(&answer)?),
        Why::Returned(_) => Cause::Returned,
    })
}

fn facts(numbers: Vec<i32>) -> Result<BTreeSet<Fact>, Unreadable> {
    let facts = numbers.into_iter().map(Fact::from_number);
    facts.collect::<Option<_>>().ok_or(Unreadable("fact"))
}

fn source(source: Option<v1::HitSource>) -> Result<SubjectRef, Unreadable> {
    use v1::hit_source::From;
    let source = source.ok_or(Unreadable("subject"))?;
    Ok(SubjectRef {
        source: match source.from.ok_or(Unreadable("source"))? {
            From::Record(name) => Source::Record(record_name(Some(name))?),
            From::Screening(reference) => Source::Screening(reference),
        },
        place: source.place,
    })
}

fn target(target: Option<v1::HitTarget>) -> Result<Target, Unreadable> {
    let target = target.ok_or(Unreadable("target"))?;
    if target.record.is_some() {
        return Ok(Target::Record(record_name(target.record)?));
    }
    Ok(Target::Entry {
        list: target.list.parse().map_err(|_| Unreadable("list"))?,
        key: target.key,
    })
}

fn record_name(name: Option<record::RecordName>) -> Result<life::Subject, Unreadable> {
    let name = name.ok_or(Unreadable("record"))?;
    Ok(life::Subject {
        origin: name.origin.parse().map_err(|_| Unreadable("origin"))?,
        id: record_id(&name.id)?,
    })
}

fn record_id(bytes: &[u8]) -> Result<RecordId, Unreadable> {
    RecordId::from_slice(bytes).map_err(|_| Unreadable("record id"))
}

/// Lines for people.
pub(super) fn told(lines: Vec<v1::HitLine>) -> Vec<Told> {
    let told = lines.into_iter().map(|line| Told {
        what: line.what,
        says: line.says,
        points: line.points,
    });
    told.collect()
}

/// A priority by its number.
///
/// # Errors
/// When no priority has it.
pub fn priority(number: i32) -> Result<Priority, Unreadable> {
    Priority::from_number(number).ok_or(Unreadable("priority"))
}

/// A reason of a rejection by its number.
///
/// # Errors
/// When none has it.
pub fn rejection(number: i32) -> Result<Rejection, Unreadable> {
    Rejection::from_number(number).ok_or(Unreadable("reason"))
}

/// Until when a hit rests.
///
/// # Errors
/// When the request is no record.
pub fn until(message: &v1::HitUntil) -> Result<Until, Unreadable> {
    let at = Timestamp::from_millis(message.at_ms);
    if !message.request.is_empty() {
        return Ok(Until::Answer {
            request: record_id(&message.request)?,
            latest: at,
        });
    }
    Ok(if message.is_told {
        Until::Told(at)
    } else if message.is_arrival {
        Until::Arrival(at)
    } else {
        Until::Day(at)
    })
}
