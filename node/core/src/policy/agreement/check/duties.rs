//! The rules of what the parties owe each other beside their terms: retention, deadlines, quotas, requests, oversight.

use std::collections::BTreeMap;

use super::super::clauses::{ByUrgency, Deadlines, Oversight, Quotas, Requests, Retention};
use super::super::part::{Item, Part, exact};
use super::{MAX_QUOTA, codes};
use crate::model::codes::REFUSAL_CODES;
use crate::model::kind::RecordKind;
use crate::section::Section;

pub(super) fn retention(at: &mut Part<'_, '_>) -> Option<Retention> {
    let days = at.need("days", |item| item.span(1));
    let kinds = at.or_empty("kinds", |item| named::<RecordKind>(item, |_, _| Some(())));
    let longest = match (days, &kinds) {
        (Some(days), Some(kinds)) => Some(kinds.values().copied().fold(days, u32::max)),
        _ => None,
    };
    let sections = at.or_empty("sections", |item| {
        named(item, |item, (section, days)| {
            if section == Section::National {
                item.refuse("the section national never leaves its party; take it out")
            } else if longest.is_some_and(|longest| days > longest) {
                item.refuse("it is longer than any record is kept; write fewer days")
            } else {
                Some(())
            }
        })
    });
    let review_days = at.need("review_days", |item| item.span(1));
    let confirm_deletion = at.need("confirm_deletion", |item| item.flag());
    Some(Retention {
        days: days?,
        kinds: kinds?,
        sections: sections?,
        review_days: review_days?,
        confirm_deletion: confirm_deletion?,
    })
}

/// Days by a name.
fn named<T>(
    item: &mut Item<'_>,
    check: impl Fn(&Item<'_>, (T, u32)) -> Option<()>,
) -> Option<BTreeMap<T, u32>>
where
    T: std::str::FromStr + std::fmt::Display + Copy + Ord,
    T::Err: std::fmt::Display,
{
    let read = item.named()?.into_iter().map(|(name, item)| {
        let (key, days) = (item.take(exact::<T>(&name)), item.span(1));
        let (key, days) = (key?, days?);
        check(&item, (key, days)).map(|()| (key, days))
    });
    let read: Vec<_> = read.collect();
    read.into_iter().collect()
}

pub(super) fn deadlines(at: &mut Part<'_, '_>) -> Option<Deadlines> {
    let names = [
        "immediate_hours",
        "urgent_hours",
        "priority_hours",
        "routine_hours",
    ];
    let answer_hours = in_order(at, names);
    let acknowledge_hours = at.need("acknowledge_hours", spans);
    let feedback_days = at.need("feedback_days", spans);
    let correction_hours = at.may("correction_hours", |item| item.span(1));
    Some(Deadlines {
        answer_hours: answer_hours?,
        acknowledge_hours: acknowledge_hours?,
        feedback_days: feedback_days?,
        correction_hours: correction_hours?,
    })
}

/// One span for all, or one for each urgency.
fn spans(item: &mut Item<'_>) -> Option<ByUrgency> {
    if item.is_table() {
        return by_urgency(item);
    }
    if item.as_number().is_none() {
        return item
            .refuse("write a number, or one for each of immediate, urgent, priority and routine");
    }
    item.span(1).map(ByUrgency::same)
}

/// A span for each urgency.
pub(super) fn by_urgency(item: &mut Item<'_>) -> Option<ByUrgency> {
    let names = ["immediate", "urgent", "priority", "routine"];
    item.table(|at| in_order(at, names))
}

fn in_order(at: &mut Part<'_, '_>, names: [&'static str; 4]) -> Option<ByUrgency> {
    let [immediate, urgent, priority, routine] =
        names.map(|name| at.need(name, |item| item.span(1)));
    let spans = ByUrgency {
        immediate: immediate?,
        urgent: urgent?,
        priority: priority?,
        routine: routine?,
    };
    if spans.is_in_order() {
        return Some(spans);
    }
    at.refuse(
        "",
        "what is more urgent is not answered later; put the times in order",
    )
}

pub(super) fn quotas(at: &mut Part<'_, '_>) -> Option<Quotas> {
    let mut quota = |name| at.need(name, |item| item.number(0, MAX_QUOTA));
    let queries_per_day = quota("queries_per_day");
    let queries_per_officer_per_day = quota("queries_per_officer_per_day");
    let batch_size = quota("batch_size");
    let fan_out = quota("fan_out");
    let person_query_justification = at.need("person_query_justification", |item| item.flag());
    let mut limit = |name| at.may(name, |item| item.number(0, MAX_QUOTA));
    let records_per_day = limit("records_per_day");
    let megabytes_per_day = limit("megabytes_per_day");
    Some(Quotas {
        queries_per_day: queries_per_day?,
        queries_per_officer_per_day: queries_per_officer_per_day?,
        batch_size: batch_size?,
        fan_out: fan_out?,
        person_query_justification: person_query_justification?,
        records_per_day: records_per_day?,
        megabytes_per_day: megabytes_per_day?,
    })
}

pub(super) fn requests(at: &mut Part<'_, '_>) -> Option<Requests> {
    let oral = at.need("oral", |item| item.flag());
    let refusal_grounds = at.need("refusal_grounds", |item| codes(item, &REFUSAL_CODES));
    let reasons = at.need("reasons", |item| item.flag());
    let deferral_days = at.need("deferral_days", |item| item.span(0));
    Some(Requests {
        oral: oral?,
        refusal_grounds: refusal_grounds?,
        reasons: reasons?,
        deferral_days: deferral_days?,
    })
}

pub(super) fn oversight(at: &mut Part<'_, '_>) -> Option<Oversight> {
    let audit = at.need("audit", |item| item.flag());
    let statistics = at.need("statistics", |item| item.flag());
    let incident_notice_hours = at.need("incident_notice_hours", |item| item.span(1));
    Some(Oversight {
        audit: audit?,
        statistics: statistics?,
        incident_notice_hours: incident_notice_hours?,
    })
}
