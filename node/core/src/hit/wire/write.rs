//! Events as messages.

use std::collections::BTreeSet;

use ntc_proto::node::v1;
use ntc_proto::v1 as record;

use crate::hit::{
    Cause, Event, Fact, HitId, Mark, Marks, MetBy, Seen, Sought, Source, SubjectRef, Target,
    ToTell, Told, Until, What,
};
use crate::life;
use crate::time::Timestamp;
use v1::stored_hit_event::What as Stored;

/// An event as it is stored.
pub(super) fn event(event: &Event) -> v1::StoredHitEvent {
    v1::StoredHitEvent {
        hit: event.hit.number(),
        at_ms: event.at.as_millis(),
        officer: event.by.officer().unwrap_or_default().to_owned(),
        what: Some(what(&event.what)),
    }
}

fn what(what: &What) -> Stored {
    let nothing = v1::HitNothing {};
    match what {
        What::Found {
            seen: found,
            priority,
            before,
        } => Stored::Found(v1::HitFoundEvent {
            seen: Some(seen(found)),
            priority: i32::from(*priority as u8),
            before: before.map_or(0, HitId::number),
        }),
        What::SeenAgain(again) => Stored::SeenAgain(seen(again)),
        What::Claimed => Stored::Claimed(nothing),
        What::Released => Stored::Released(nothing),
        What::Confirmed { marks, tells } => Stored::Confirmed(v1::HitConfirmedEvent {
            marks: marks.iter().map(|hit| hit.number()).collect(),
            tell: None,
            tells: tells.iter().map(to_tell).collect(),
        }),
        What::Rejected { reason, until } => Stored::Rejected(v1::HitRejectedEvent {
            reason: i32::from(*reason as u8),
            until_ms: until.as_millis(),
        }),
        What::Snoozed(until) => Stored::Snoozed(until_message(until)),
        What::Reopened {
            cause: why,
            seen: again,
        } => Stored::Reopened(v1::HitReopenedEvent {
            cause: Some(cause(why)),
            seen: again.as_deref().map(seen),
        }),
        What::Prioritised(priority) => Stored::Prioritised(i32::from(*priority as u8)),
        What::Tell(tells) => Stored::TellEach(v1::HitTellEach {
            each: tells.iter().map(to_tell).collect(),
        }),
        What::Told { number, notice } => Stored::Told(v1::HitToldEvent {
            number: *number,
            record: notice.record.as_bytes().to_vec(),
            to: notice.to.to_string(),
        }),
        What::Outcome { result } => Stored::Outcome(result.clone()),
        What::Untold { number } => Stored::Untold(*number),
        What::Withdrawn { number } => Stored::Withdrawn(*number),
        What::Ended(withdrawn) => Stored::Ended(v1::HitEndedEvent {
            side: i32::from(withdrawn.side as u8),
            why: i32::from(withdrawn.why as u8),
            since_ms: withdrawn.since.as_millis(),
        }),
        What::Returned => Stored::Returned(nothing),
        What::Renamed { from, to } => Stored::Renamed(v1::HitRenamedEvent {
            from: Some(target_message(from)),
            to: Some(target_message(to)),
        }),
        What::Target {
            target,
            gone,
            contact_first,
            changed,
        } => Stored::Target(v1::HitTargetEvent {
            target: Some(target_message(target)),
            why: gone.map_or(0, |(why, _)| i32::from(why as u8)),
            since_ms: gone.map_or(0, |(_, since)| since.as_millis()),
            contact_first: *contact_first,
            changed: mark_bytes(*changed),
        }),
        What::Anew(anew) => Stored::Anew(v1::HitAnewEvent {
            seen: Some(seen(&anew.seen)),
            is_changed: anew.changed.is_some(),
            facts: anew.changed.as_ref().map(facts).unwrap_or_default(),
            is_doubtful: anew.is_doubtful,
        }),
    }
}

fn facts(facts: &BTreeSet<Fact>) -> Vec<i32> {
    facts.iter().map(|fact| i32::from(*fact as u8)).collect()
}

fn to_tell(it: &ToTell) -> v1::HitToTell {
    v1::HitToTell {
        alert: it.alert.as_ref().map(record_name),
        acted: it.tell.acted,
    }
}

pub(super) fn met_by(met: &MetBy) -> v1::HitMetBy {
    v1::HitMetBy {
        target: Some(target_message(&met.target)),
        factors: met.factors.clone(),
    }
}

fn asks(it: &Sought) -> v1::HitAsks {
    v1::HitAsks {
        contact_first: it.contact_first,
        ends_ms: it.ends.map_or(0, Timestamp::as_millis),
        verdict: i32::from(it.verdict as u8),
        score: it.score,
        says: mark_bytes(it.says),
    }
}

fn mark_bytes(mark: Option<Mark>) -> Vec<u8> {
    mark.map(|mark| mark.as_bytes().to_vec())
        .unwrap_or_default()
}

fn seen(seen: &Seen) -> v1::HitSeen {
    let bytes = |mark: &Mark| mark.as_bytes().to_vec();
    v1::HitSeen {
        subject: Some(source_message(&seen.subject)),
        target: Some(target_message(&seen.target)),
        verdict: i32::from(seen.verdict as u8),
        score: seen.score,
        seen_ms: seen.seen.as_millis(),
        keep_until_ms: seen.keep_until.as_millis(),
        contact_first: seen.contact_first,
        subject_marks: Some(marks(&seen.subject_marks)),
        target_marks: Some(marks(&seen.target_marks)),
        says: mark_bytes(seen.says),
        part: seen.part.as_ref().map(bytes).unwrap_or_default(),
        journey: seen.journey.iter().map(bytes).collect(),
        also: seen
            .also
            .iter()
            .map(|it| target_message(&it.target))
            .collect(),
        also_asks: seen.also.iter().map(asks).collect(),
        ends_ms: seen.ends.map_or(0, Timestamp::as_millis),
        arrives_ms: seen.arrives.map_or(0, Timestamp::as_millis),
    }
}

fn marks(marks: &Marks) -> v1::HitMarks {
    let bytes =
        |marks: &BTreeSet<Mark>| marks.iter().map(|mark| mark.as_bytes().to_vec()).collect();
    v1::HitMarks {
        found_by: bytes(&marks.found_by),
        births: bytes(&marks.births),
        documents: bytes(&marks.documents),
        aliases: bytes(&marks.aliases),
    }
}

fn cause(cause: &Cause) -> v1::HitCause {
    use v1::hit_cause::Why;
    let nothing = v1::HitNothing {};
    let why = match cause {
        Cause::Officer => Why::Officer(nothing),
        Cause::Changed(changed) => Why::Changed(v1::HitChanged {
            subject: facts(&changed.subject),
            target: facts(&changed.target),
        }),
        Cause::Forgotten => Why::Forgotten(nothing),
        Cause::Rested => Why::Rested(nothing),
        Cause::Answered(answer) => Why::Answered(answer.as_bytes().to_vec()),
        Cause::Returned => Why::Returned(nothing),
    };
    v1::HitCause { why: Some(why) }
}

fn record_name(subject: &life::Subject) -> record::RecordName {
    record::RecordName {
        origin: subject.origin.to_string(),
        id: subject.id.as_bytes().to_vec(),
    }
}

/// Lines for people as messages.
pub fn told_message(told: &[Told]) -> Vec<v1::HitLine> {
    told.iter().map(line_message).collect()
}

/// A line, as a message.
pub fn line_message(told: &Told) -> v1::HitLine {
    v1::HitLine {
        what: told.what.clone(),
        says: told.says.clone(),
        points: told.points,
    }
}

/// Where a subject comes from, as a message.
pub fn source_message(subject: &SubjectRef) -> v1::HitSource {
    use v1::hit_source::From;
    let from = match &subject.source {
        Source::Record(record) => From::Record(record_name(record)),
        Source::Screening(reference) => From::Screening(reference.clone()),
    };
    v1::HitSource {
        from: Some(from),
        place: subject.place.clone(),
    }
}

/// What a subject may be, as a message.
pub fn target_message(target: &Target) -> v1::HitTarget {
    match target {
        Target::Entry { list, key } => v1::HitTarget {
            list: list.to_string(),
            key: key.clone(),
            record: None,
        },
        Target::Record(record) => v1::HitTarget {
            record: Some(record_name(record)),
            ..v1::HitTarget::default()
        },
    }
}

/// Until when a hit rests, as a message.
pub fn until_message(until: &Until) -> v1::HitUntil {
    let request = match until {
        Until::Answer { request, .. } => request.as_bytes().to_vec(),
        Until::Day(_) | Until::Arrival(_) | Until::Told(_) => Vec::new(),
    };
    v1::HitUntil {
        at_ms: until.at().as_millis(),
        is_arrival: matches!(until, Until::Arrival(_) | Until::Told(_)),
        is_told: matches!(until, Until::Told(_)),
        request,
    }
}
