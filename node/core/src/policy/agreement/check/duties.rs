//! The rules of what the parties owe each other beside their terms: retention, deadlines, quotas, requests, oversight.

use std::collections::BTreeMap;

use super::super::InvalidAgreement;
use super::super::clauses::{ByUrgency, Deadlines, Oversight, Quotas, Requests, Retention};
use super::super::file::{
    ByUrgencyFile, DeadlinesFile, OversightFile, QuotasFile, RequestsFile, RetentionFile, SpanFile,
};
use super::{Checked, MAX_QUOTA, codes, refuse, span};
use crate::model::codes::REFUSAL_CODES;
use crate::model::kind::RecordKind;
use crate::section::Section;

pub(super) fn retention(file: RetentionFile) -> Checked<Retention> {
    let days = span("retention.days", file.days, 1)?;
    let kinds: BTreeMap<RecordKind, u32> = named("retention.kinds", file.kinds)?;
    let sections: BTreeMap<Section, u32> = named("retention.sections", file.sections)?;
    if sections.contains_key(&Section::National) {
        return refuse(
            "retention.sections",
            "the section national never leaves its party; take it out",
        );
    }
    let longest = kinds.values().copied().fold(days, u32::max);
    if let Some((section, _)) = sections.iter().find(|(_, days)| **days > longest) {
        return refuse(
            format!("retention.sections.{section}"),
            "it is longer than any record is kept; write fewer days",
        );
    }
    Ok(Retention {
        days,
        kinds,
        sections,
        review_days: span("retention.review_days", file.review_days, 1)?,
        confirm_deletion: file.confirm_deletion,
    })
}

/// Days by a name.
fn named<T>(field: &str, list: BTreeMap<String, u32>) -> Checked<BTreeMap<T, u32>>
where
    T: std::str::FromStr + Ord,
    T::Err: std::fmt::Display,
{
    let mut days = BTreeMap::new();
    for (name, number) in list {
        let key = name
            .parse::<T>()
            .map_err(|error| InvalidAgreement::at(field, error.to_string()))?;
        days.insert(key, span(field, number, 1)?);
    }
    Ok(days)
}

pub(super) fn deadlines(file: &DeadlinesFile) -> Checked<Deadlines> {
    let answer_hours = ByUrgencyFile {
        immediate: file.immediate_hours,
        urgent: file.urgent_hours,
        priority: file.priority_hours,
        routine: file.routine_hours,
    };
    let name = |urgency: &str| format!("deadlines.{urgency}_hours");
    let correction = file.correction_hours;
    Ok(Deadlines {
        answer_hours: in_order("deadlines", answer_hours, name)?,
        acknowledge_hours: spans("deadlines.acknowledge_hours", &file.acknowledge_hours)?,
        feedback_days: spans("deadlines.feedback_days", &file.feedback_days)?,
        correction_hours: correction
            .map(|hours| span("deadlines.correction_hours", hours, 1))
            .transpose()?,
    })
}

fn spans(field: &str, file: &SpanFile) -> Checked<ByUrgency> {
    match file {
        SpanFile::Same(number) => span(field, *number, 1).map(ByUrgency::same),
        SpanFile::Each(each) => by_urgency(field, *each),
    }
}

/// A span for each urgency.
pub(super) fn by_urgency(field: &str, file: ByUrgencyFile) -> Checked<ByUrgency> {
    in_order(field, file, |urgency| format!("{field}.{urgency}"))
}

fn in_order(field: &str, file: ByUrgencyFile, name: impl Fn(&str) -> String) -> Checked<ByUrgency> {
    let spans = ByUrgency {
        immediate: span(&name("immediate"), file.immediate, 1)?,
        urgent: span(&name("urgent"), file.urgent, 1)?,
        priority: span(&name("priority"), file.priority, 1)?,
        routine: span(&name("routine"), file.routine, 1)?,
    };
    if spans.is_in_order() {
        return Ok(spans);
    }
    refuse(
        field,
        "what is more urgent is not answered later; put the times in order",
    )
}

pub(super) fn quotas(file: &QuotasFile) -> Checked<Quotas> {
    let some = |field: &str, number: Option<u32>| -> Checked<Option<u32>> {
        number.map(|number| quota(field, number)).transpose()
    };
    Ok(Quotas {
        queries_per_day: quota("quotas.queries_per_day", file.queries_per_day)?,
        queries_per_officer_per_day: quota(
            "quotas.queries_per_officer_per_day",
            file.queries_per_officer_per_day,
        )?,
        batch_size: quota("quotas.batch_size", file.batch_size)?,
        fan_out: quota("quotas.fan_out", file.fan_out)?,
        person_query_justification: file.person_query_justification,
        records_per_day: some("quotas.records_per_day", file.records_per_day)?,
        megabytes_per_day: some("quotas.megabytes_per_day", file.megabytes_per_day)?,
    })
}

fn quota(field: &str, number: u32) -> Checked<u32> {
    if number <= MAX_QUOTA {
        return Ok(number);
    }
    refuse(field, format!("it runs from 0 to {MAX_QUOTA}"))
}

pub(super) fn requests(file: RequestsFile) -> Checked<Requests> {
    let grounds = "requests.refusal_grounds";
    Ok(Requests {
        oral: file.oral,
        refusal_grounds: codes(grounds, file.refusal_grounds, &REFUSAL_CODES)?,
        reasons: file.reasons,
        deferral_days: span("requests.deferral_days", file.deferral_days, 0)?,
    })
}

pub(super) fn oversight(file: &OversightFile) -> Checked<Oversight> {
    Ok(Oversight {
        audit: file.audit,
        statistics: file.statistics,
        incident_notice_hours: span(
            "oversight.incident_notice_hours",
            file.incident_notice_hours,
            1,
        )?,
    })
}
