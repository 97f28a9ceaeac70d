//! Hits as the officers' messages show them.

use std::collections::BTreeSet;

use ntc_core::hit::wire::{
    line_message, source_message, target_message, told_message, until_message,
};
use ntc_core::hit::{
    Cause, Event, Fact, Hit, HitId, Illegal, Source, State, Target, Telling, ToTell, Until, What,
    Withdrawn,
};
use ntc_core::life::Subject;
use ntc_core::phrase::{Joint, List, Name, Phrase, Value};
use ntc_core::reason::Reasoned as _;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;

use super::visible::{self, Visible};
use crate::api::seeing::{Seen, Sight};
use crate::hits::{Line, Other, Page, Query, Shown, Step};
use crate::status::Refused;
use crate::telling::{TellError, Wish, named};

/// The records that a hit is about.
fn records(hit: &Hit) -> impl Iterator<Item = &Subject> {
    let sides = [hit.subject.source.record(), hit.target.record()];
    sides.into_iter().flatten()
}

/// What is told of a hit, where the officer may see each record that it is about: one side tells of the other.
///
/// # Errors
/// The rule that shows one of them not.
pub(super) fn seen<T>(hit: &Hit, told: T, sight: &Sight) -> Result<Seen<T>, Refused> {
    let told = sight.of_no_record(told);
    records(hit).try_fold(told, |told, record| sight.named(record, told.shown()))
}

/// A hit of which a record is not shown: that it waits, how it stands, and the names of those records, for whoever may see
/// them has to look.
fn unseen(hit: &Hit, sight: &Sight) -> pb::Hit {
    let is_unseen = |record: &Subject| sight.named(record, ()).is_err();
    let subject = match &hit.subject.source {
        Source::Record(record) if is_unseen(record) => Some(source_message(&hit.subject)),
        Source::Record(_) | Source::Screening(_) => None,
    };
    let target = match &hit.target {
        Target::Record(record) if is_unseen(record) => Some(target_message(&hit.target)),
        Target::Record(_) | Target::Entry { .. } => None,
    };
    let mut message = pb::Hit {
        id: hit.id.number(),
        state: hit.state_name().to_owned(),
        subject: subject.map(|it| pb::HitSource {
            place: String::new(),
            ..it
        }),
        target,
        priority: i32::from(hit.priority as u8),
        contact_first: hit.contact_first,
        found_ms: hit.found.as_millis(),
        changed_ms: hit.changed.as_millis(),
        unseen: true,
        ..pb::Hit::default()
    };
    if let Some(claim) = &hit.claim {
        message.owner.clone_from(&claim.by);
        message.claimed_ms = claim.since.as_millis();
    }
    message
}

/// A line, or as much of it as the officer may see.
fn either(it: Line, visible: &Visible<'_>) -> pb::Hit {
    let sight = visible.sight;
    match seen(&it.hit.clone(), (), sight) {
        Ok(seen) => line(seen.map(|()| it)),
        Err(_) => match visible.line(it.hit.id) {
            Some(told) => {
                // Whoever asked without lines gets none.
                let is_plain = it.subject.is_empty() && it.target.is_empty();
                let told = if is_plain { bare(told) } else { told };
                line(sight.of_no_record(told))
            }
            None => unseen(&it.hit, sight),
        },
    }
}

/// A page of hits. One that is not shown is listed by what it is known by: who asks for those of a list, or of a record
/// that is shown, would learn from it what it says. And who asks for those of a record that is hidden would learn what
/// that says from one that is shown by what tells of the same.
pub(super) fn page(page: Page, query: &Query, visible: &Visible<'_>) -> pb::ListHitsResponse {
    let sight = visible.sight;
    let named = query.record.as_ref();
    let is_hidden = named.is_some_and(|it| sight.named(it, ()).is_err());
    let tells = query.list.is_some() || (named.is_some() && !is_hidden);
    let hits = page.hits.into_iter().map(|line| either(line, visible));
    let is_listed = |hit: &pb::Hit| if hit.unseen { !tells } else { !is_hidden };
    pb::ListHitsResponse {
        hits: hits.filter(is_listed).collect(),
        next_page_key: page.next.unwrap_or_default(),
        open: page.open as u64,
        all: page.all as u64,
        remembered: page.remembered,
    }
}

/// What authors of alerts were told of a hit, and who can be told.
#[derive(Default)]
pub(super) struct Told {
    /// Each notice, with what became of it.
    pub(super) notices: Vec<pb::HitTelling>,
    /// Who can be told and is not yet, and why one of them cannot be told now.
    pub(super) wish: Wish,
}

/// All of a hit.
pub(super) fn shown(
    shown: Seen<Shown>,
    (told, also, owners): (Told, Vec<pb::HitAlso>, Vec<pb::HitOwner>),
    sight: &Sight,
) -> pb::ShowHitResponse {
    let (hit, shown) = shown.map(|it| (it.line.clone(), it)).apart();
    let shown = shown.shown();
    let all = shown.siblings.len() + shown.others.len();
    let siblings = shown.siblings.into_iter();
    let siblings = siblings.filter_map(|it| seen(&it.hit.clone(), it, sight).ok());
    let siblings: Vec<_> = siblings.map(line).collect();
    let others = shown.others.into_iter();
    let others = others.filter_map(|it| match it.seen.subject.source.record().cloned() {
        Some(record) => sight.named(&record, it).ok(),
        None => Some(sight.of_no_record(it)),
    });
    let others: Vec<_> = others.map(other).collect();
    let told_of = siblings.len() + others.len();
    let untold = told.wish.untold.as_ref();
    pb::ShowHitResponse {
        tellings: told.notices,
        tells: named(&told.wish.could),
        untold_reason: untold.map(code).unwrap_or_default(),
        untold_message: untold.map(TellError::to_string).unwrap_or_default(),
        erased_at_ms: hit.it().hit.keeps_until().as_millis(),
        hit: Some(line(hit)),
        unseen: all.saturating_sub(told_of) as u64,
        subject: told_message(&shown.body.subject),
        target: told_message(&shown.body.target),
        how: told_message(&shown.body.how),
        erased: shown.erased,
        steps: shown
            .steps
            .into_iter()
            // That nobody is told by itself is told by whom an officer can tell.
            .filter(|step| !matches!(&step.event.what, What::Tell(tells) if tells.is_empty()))
            .filter_map(|it| step(it, sight))
            .collect(),
        also,
        owners,
        siblings,
        others,
    }
}

/// Somebody who was seen and held for the same.
fn other(other: Seen<Other>) -> pb::HitSighting {
    let Other { seen, body } = other.shown();
    pb::HitSighting {
        subject: Some(source_message(&seen.subject)),
        seen_ms: seen.seen.as_millis(),
        verdict: i32::from(seen.verdict as u8),
        score: seen.score,
        lines: told_message(&body.subject),
        how: told_message(&body.how),
    }
}

pub(super) fn code(error: &TellError) -> String {
    error.reason().code().to_owned()
}

pub(super) fn notice(telling: &Telling, delivery: Option<pb::DeliveryStatus>) -> pb::HitTelling {
    let notice = telling.step.notice();
    pb::HitTelling {
        step: telling.step.name().to_owned(),
        record: notice.map_or_else(Vec::new, |notice| notice.record.as_bytes().to_vec()),
        to: notice.map_or_else(String::new, |notice| notice.to.to_string()),
        at_ms: notice.map_or(0, |notice| notice.at.as_millis()),
        delivery,
        acted: telling.tell.acted,
    }
}

/// A hit that is not moved, for nobody can be told of it, or the officer may not see it.
pub(super) fn refused(id: HitId, refused: Refused) -> pb::HitMoved {
    pb::HitMoved {
        id: id.number(),
        reason: refused.reason.code().to_owned(),
        message: refused.message,
        field: refused.field.unwrap_or_default(),
        ..pb::HitMoved::default()
    }
}

/// A line without what is personal of it.
fn bare(line: Line) -> Line {
    Line {
        subject: String::new(),
        target: String::new(),
        met: None,
        ..line
    }
}

/// A hit as it stands, without the lines that are personal.
pub(super) fn stands(hit: Hit, visible: &Visible<'_>) -> pb::Hit {
    let it = Line {
        hit,
        subject: String::new(),
        target: String::new(),
        met: None,
    };
    either(it, visible)
}

/// What became of a hit that was to be moved, and who is told of it.
pub(super) fn moved(id: HitId, moved: Result<Event, Illegal>, wish: &Wish) -> pb::HitMoved {
    let mut answer = pb::HitMoved {
        id: id.number(),
        ..pb::HitMoved::default()
    };
    match moved {
        Ok(event) => {
            if let What::Confirmed { marks, .. } = &event.what {
                answer.marked = marks.iter().map(|hit| hit.number()).collect();
            }
            answer.tells = named(&wish.who);
            answer.could_tell = named(&wish.could);
            answer.untold_reason = wish.untold.as_ref().map(code).unwrap_or_default();
            let message = wish.untold.as_ref().map(TellError::to_string);
            answer.untold_message = message.unwrap_or_default();
        }
        Err(illegal) => {
            illegal.reason().code().clone_into(&mut answer.reason);
            answer.message = illegal.to_string();
            answer.field = illegal.field().unwrap_or_default();
        }
    }
    answer
}

fn line(line: Seen<Line>) -> pb::Hit {
    let Line {
        hit,
        subject,
        target,
        met,
    } = line.shown();
    let (subject_met, target_met) = met
        .map(|lines| lines.map(|it| line_message(&it)).into())
        .unzip();
    let mut message = pb::Hit {
        id: hit.id.number(),
        state: hit.state_name().to_owned(),
        subject: Some(source_message(&hit.subject)),
        target: Some(target_message(&hit.target)),
        also: hit.others().map(target_message).collect(),
        told_by: hit.told_by() as u64,
        gone_side: hit
            .withdrawn
            .map_or_else(String::new, |it| it.side.name().to_owned()),
        gone_why: hit
            .withdrawn
            .map_or_else(String::new, |it| it.why.name().to_owned()),
        target_changed_ms: hit.target_changed().map_or(0, |it| it.at.as_millis()),
        target_changes: hit
            .target_changed()
            .map(|it| facts(&it.facts))
            .unwrap_or_default(),
        target_changed_of: hit
            .target_changed()
            .filter(|it| it.target != hit.target)
            .map(|it| target_message(&it.target)),
        target_doubtful: hit.is_doubtful(),
        verdict: i32::from(hit.verdict as u8),
        score: hit.score,
        priority: i32::from(hit.priority as u8),
        contact_first: hit.contact_first,
        found_ms: hit.found.as_millis(),
        changed_ms: hit.changed.as_millis(),
        reopened_phrase: hit.reopened.as_ref().map(|cause| cause.phrase().into()),
        seen: hit.seen,
        last_seen_ms: hit.last_seen.as_millis(),
        marked_by: hit.marked_by.map_or(0, HitId::number),
        before: hit.before.map_or(0, HitId::number),
        reopened: hit
            .reopened
            .as_ref()
            .map(Cause::to_string)
            .unwrap_or_default(),
        subject_line: subject,
        target_line: target,
        subject_met,
        target_met,
        telling: hit
            .tellings
            .last()
            .map_or_else(String::new, |telling| telling.step.name().to_owned()),
        withdrawn: hit
            .withdrawn
            .as_ref()
            .map(Withdrawn::to_string)
            .unwrap_or_default(),
        withdrawn_ms: hit.withdrawn.map_or(0, |it| it.since.as_millis()),
        arrives_ms: hit.arrives().map_or(0, Timestamp::as_millis),
        until_arrival: hit.awaits_arrival(),
        ..pb::Hit::default()
    };
    if let Some(claim) = &hit.claim {
        message.owner.clone_from(&claim.by);
        message.claimed_ms = claim.since.as_millis();
    }
    if let Some(outcome) = &hit.outcome {
        message.outcome.clone_from(&outcome.result);
        message.outcome_by.clone_from(&outcome.by);
        message.outcome_ms = outcome.at.as_millis();
    }
    message.outcome_due_ms = hit.outcome_due().map_or(0, Timestamp::as_millis);
    decided(&hit, &mut message);
    message
}

/// Who decided what, and until when.
fn decided(hit: &Hit, message: &mut pb::Hit) {
    let mut said = |by: &str, at: Timestamp| {
        by.clone_into(&mut message.by);
        message.by_ms = at.as_millis();
    };
    match &hit.state {
        State::New | State::InProgress | State::Reopened(_) => {}
        State::Confirmed { by, at } => said(by, *at),
        State::Rejected {
            by,
            at,
            reason,
            until,
        } => {
            said(by, *at);
            message.rejection = i32::from(*reason as u8);
            message.until_ms = until.as_millis();
        }
        State::Snoozed { by, at, until } => {
            said(by, *at);
            let until = until_message(until);
            message.until_ms = until.at_ms;
            message.request = until.request;
        }
    }
}

fn facts<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> Vec<String> {
    facts
        .into_iter()
        .map(|fact| fact.name().to_owned())
        .collect()
}

/// What happened; nothing of a sighting that the own rules do not show.
fn step(step: Step, sight: &Sight) -> Option<pb::HitStep> {
    let what = &step.event.what;
    let is_sighting = matches!(
        what,
        What::Found { .. } | What::SeenAgain(_) | What::Anew(_)
    );
    let seen = what.seen().filter(|_| is_sighting);
    let is_anew = matches!(what, What::Anew(_));
    let is_hidden = seen.is_some_and(|seen| {
        let is_told = visible::of_source(&seen.subject.source, sight).is_ok();
        !is_told || (is_anew && visible::of_target(&seen.target, sight).is_err())
    });
    if is_hidden && !matches!(what, What::Found { .. }) {
        return None;
    }
    let (mut target, mut gone, mut changes) = (None, None, Vec::new());
    if let What::Target {
        target: of,
        gone: why,
        ..
    } = what
    {
        (target, gone) = (Some(of), *why);
    } else if let What::Anew(anew) = what {
        target = Some(&anew.seen.target);
        changes = anew.changed.as_ref().map(facts).unwrap_or_default();
    }
    let named = |target: &&Target| visible::of_target(target, sight).is_ok();
    let is_named = target.is_none_or(|target| named(&target));
    let (what, says) = says(what);
    let says = says.filter(|_| is_named);
    Some(pb::HitStep {
        target: target.filter(named).map(target_message),
        gone_why: gone.map_or_else(String::new, |(why, _)| why.name().to_owned()),
        gone_ms: gone.map_or(0, |(_, since)| since.as_millis()),
        changes,
        subject: seen
            .filter(|_| !is_hidden)
            .map(|seen| source_message(&seen.subject)),
        at_ms: step.at().as_millis(),
        officer: step.event.by.officer().unwrap_or_default().to_owned(),
        what: what.to_owned(),
        says: says.as_ref().map(ToString::to_string).unwrap_or_default(),
        says_phrase: says.map(pb::Phrase::from),
        comment: step.comment,
    })
}

/// What happened, as a code and as a sentence; none where the code says all.
fn says(what: &What) -> (&'static str, Option<Phrase>) {
    match what {
        What::Found { before, .. } => {
            let before = before.map(|hit| Phrase::JudgedBefore {
                hit: hit.to_string(),
            });
            ("found", before)
        }
        What::SeenAgain(seen) => ("seen_again", told(&seen.subject)),
        What::Claimed => ("claimed", None),
        What::Released => ("released", None),
        What::Confirmed { marks, tells } => {
            let mut says = Vec::new();
            if !marks.is_empty() {
                let hits = marks.iter().map(|hit| Value::Text(hit.to_string()));
                let hits = List::of(Joint::Comma, hits);
                says.push(Phrase::Marks { hits });
            }
            says.extend(to_be_told(tells));
            let all = List::of(Joint::Semicolon, says);
            let is_said = !all.values.is_empty();
            ("confirmed", is_said.then_some(Phrase::AllThat { all }))
        }
        What::Rejected { reason, until } => {
            let phrase = Phrase::RejectedUntil {
                reason: Name::new("rejection", reason.name()),
                until: until.to_minute(),
            };
            ("rejected", Some(phrase))
        }
        What::Snoozed(until) => ("snoozed", Some(rests(*until))),
        What::Reopened { cause, .. } => ("reopened", Some(cause.phrase())),
        What::Prioritised(priority) => {
            let name = Name::new("hit_priority", priority.name());
            ("prioritised", Some(Phrase::NameAlone { name }))
        }
        What::Outcome { result } => {
            let name = Name::new("outcome", result);
            ("outcome", Some(Phrase::NameAlone { name }))
        }
        What::Tell(tells) => ("tell", to_be_told(tells)),
        What::Told { notice, .. } => {
            let phrase = Phrase::ToldBy {
                party: notice.to.to_string(),
                record: notice.record.to_string(),
            };
            ("told", Some(phrase))
        }
        What::Untold { .. } => ("untold", Some(Phrase::ToldNoMore {})),
        What::Withdrawn { .. } => ("withdrawn", Some(Phrase::ToldTakenBack {})),
        What::Ended(withdrawn) => ("ended", Some(withdrawn.phrase())),
        What::Returned => ("returned", None),
        What::Renamed { to, .. } => ("renamed", told(to)),
        What::Target {
            target,
            gone,
            changed,
            ..
        } => match (gone, changed) {
            (Some(_), _) => ("target_ended", told(target)),
            (None, Some(_)) => ("target_changed", told(target)),
            (None, None) => ("target_stands", told(target)),
        },
        What::Anew(anew) => match &anew.changed {
            Some(_) => ("target_changed", told(&anew.seen.target)),
            None => ("judged_anew", told(&anew.seen.target)),
        },
    }
}

/// What is alike in every language.
fn told(what: &impl ToString) -> Option<Phrase> {
    let text = what.to_string();
    Some(Phrase::Told { text })
}

/// Who is to be told, and that somebody acted.
fn to_be_told(tells: &[ToTell]) -> Option<Phrase> {
    if tells.is_empty() {
        return None;
    }
    let authors = tells.iter().filter_map(|it| it.alert.as_ref());
    let authors: BTreeSet<_> = authors.map(|alert| &alert.origin).collect();
    let parties = List::of(Joint::Comma, authors);
    let acted = tells.iter().any(|it| it.tell.acted);
    Some(match (parties.values.is_empty(), acted) {
        (true, false) => Phrase::ToldToAuthor {},
        (true, true) => Phrase::ToldToAuthorActed {},
        (false, false) => Phrase::ToldTo { parties },
        (false, true) => Phrase::ToldToActed { parties },
    })
}

fn rests(until: Until) -> Phrase {
    let at = until.at().to_minute();
    match until {
        Until::Day(_) => Phrase::RestsUntil { until: at },
        Until::Arrival(_) => Phrase::RestsArrival { at },
        Until::Told(_) => Phrase::RestsToldArrival { at },
        Until::Answer { request, .. } => {
            let request = request.to_string();
            Phrase::RestsAnswer { request, at }
        }
    }
}
