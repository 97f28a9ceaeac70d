//! From the document as written to the agreement as checked.

mod side;
mod terms;

use std::collections::{BTreeMap, BTreeSet};

use super::clauses::{
    AfterEnd, Deadlines, Form, JudicialUse, Onward, Oversight, Quotas, Retention, SecondaryUse,
    Uses, Validity,
};
use super::file::{
    AgreementFile, DeadlinesFile, ExclusionFile, OnwardFile, OversightFile, QuotasFile,
    RetentionFile, UsesFile, ValidityFile,
};
use super::{
    Agreement, InvalidAgreement, MAX_EXCLUSIONS, MAX_ID_LEN, MAX_PARTIES, MAX_TERMS, MAX_VERSION,
    SCHEMA, text,
};
use crate::model::codes::{CodeList, PURPOSES, language_known};
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::policy::reference::AgreementRef;
use crate::time::Timestamp;

/// Longest title, in characters.
pub(super) const MAX_TITLE_LEN: usize = 200;

/// Longest legal basis, in characters.
pub(super) const MAX_LEGAL_BASIS_LEN: usize = 500;

/// Longest time in days or hours that a document may name: a hundred years in days.
pub(super) const MAX_SPAN: u32 = 36_525;

/// Largest quota.
pub(super) const MAX_QUOTA: u32 = 1_000_000;

type Checked<T> = Result<T, InvalidAgreement>;

pub(super) fn agreement(file: AgreementFile, sha256: [u8; 32]) -> Checked<Agreement> {
    if file.schema != SCHEMA {
        return refuse("schema", format!("this node reads {SCHEMA}"));
    }
    if file.conflict_rule != "stricter" {
        return refuse(
            "conflict_rule",
            "the only rule is stricter: the stricter of agreement, record handling and local policy",
        );
    }
    text::slug("id", &file.id, MAX_ID_LEN)?;
    if !(1..=MAX_VERSION).contains(&file.version) {
        return refuse("version", format!("it runs from 1 to {MAX_VERSION}"));
    }
    let supersedes = supersedes(file.version, file.supersedes.as_deref())?;
    let form = form(&file.form, file.parties.len())?;
    let purposes = codes("purposes", file.purposes, &PURPOSES)?;
    let members = side::members(file.parties)?;
    let exclusions = exclusions(file.exclusions, &members)?;
    if !(1..=MAX_TERMS).contains(&file.terms.len()) {
        return refuse("terms", format!("there are 1 to {MAX_TERMS} entries"));
    }
    let mut all = Vec::with_capacity(file.terms.len());
    for (index, entry) in file.terms.into_iter().enumerate() {
        let path = format!("terms[{}]", index + 1);
        all.push(terms::terms(&path, entry, &members, &purposes)?);
    }
    if file.reciprocal {
        terms::reciprocal(&all, &members)?;
    }
    Ok(Agreement {
        reference: AgreementRef::new(&file.id, file.version, sha256),
        title: text::line("title", file.title, MAX_TITLE_LEN)?,
        legal_basis: text::line("legal_basis", file.legal_basis, MAX_LEGAL_BASIS_LEN)?,
        form,
        supersedes,
        reciprocal: file.reciprocal,
        languages: languages("languages", file.languages)?,
        purposes,
        validity: validity(&file.validity)?,
        terms: all,
        exclusions,
        onward: onward(file.onward)?,
        uses: uses(&file.uses)?,
        retention: retention(file.retention)?,
        deadlines: deadlines(&file.deadlines)?,
        quotas: quotas(&file.quotas)?,
        oversight: oversight(&file.oversight)?,
        members,
    })
}

fn refuse<T>(field: impl Into<String>, message: impl Into<String>) -> Checked<T> {
    Err(InvalidAgreement::at(field, message))
}

fn supersedes(version: u32, hash: Option<&str>) -> Checked<Option<[u8; 32]>> {
    match (version, hash) {
        (1, None) => Ok(None),
        (1, Some(_)) => refuse("supersedes", "version 1 replaces nothing; leave it out"),
        (_, None) => refuse(
            "supersedes",
            "name the SHA-256 of the version that this one replaces, in hexadecimal",
        ),
        (_, Some(hash)) => hex32("supersedes", hash).map(Some),
    }
}

fn hex32(field: &str, text: &str) -> Checked<[u8; 32]> {
    hex::decode(text)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| InvalidAgreement::at(field, "it is not 64 hexadecimal digits"))
}

fn form(word: &str, parties: usize) -> Checked<Form> {
    match (word, parties) {
        ("bilateral", 2) => Ok(Form::Bilateral),
        ("bilateral", _) => refuse("parties", "a bilateral agreement has exactly two parties"),
        ("group", 2..=MAX_PARTIES) => Ok(Form::Group),
        ("group", _) => refuse("parties", format!("a group has 2 to {MAX_PARTIES} parties")),
        _ => refuse("form", "write bilateral or group"),
    }
}

fn party(field: &str, text: &str) -> Checked<Party> {
    text.parse::<Party>()
        .map_err(|error| InvalidAgreement::at(field, error.to_string()))
}

/// A party that the agreement names.
fn member<T>(field: &str, text: &str, members: &BTreeMap<Party, T>) -> Checked<Party> {
    let party = party(field, text)?;
    if members.contains_key(&party) {
        return Ok(party);
    }
    refuse(
        field,
        format!("{party} is not a party of the agreement; add it to [[parties]] or take it out"),
    )
}

/// A set from a list that is not empty and repeats nothing.
fn distinct<T: Ord>(
    field: &str,
    list: Vec<String>,
    mut read: impl FnMut(String) -> Checked<T>,
) -> Checked<BTreeSet<T>> {
    if list.is_empty() {
        return refuse(field, "the list is empty; name at least one");
    }
    let mut set = BTreeSet::new();
    for entry in list {
        if !set.insert(read(entry)?) {
            return refuse(field, "the list names something twice");
        }
    }
    Ok(set)
}

fn codes(field: &str, list: Vec<String>, known: &CodeList) -> Checked<BTreeSet<String>> {
    distinct(field, list, |code| {
        if known.contains(&code) {
            return Ok(code);
        }
        let all: Vec<_> = known.codes.iter().map(|entry| entry.code).collect();
        refuse(
            field,
            format!(
                "'{code}' is not a {}; the codes are {}",
                known.name,
                all.join(", ")
            ),
        )
    })
}

fn languages(field: &str, list: Vec<String>) -> Checked<BTreeSet<String>> {
    distinct(field, list, |code| {
        if language_known(&code) {
            Ok(code)
        } else {
            refuse(field, format!("'{code}' is not an ISO 639-1 code"))
        }
    })
}

/// Midnight UTC at the start of a written day, and of the day after it.
fn day(field: &str, written: &toml::value::Datetime) -> Checked<(Timestamp, Timestamp)> {
    let bad = || InvalidAgreement::at(field, "write a day without time, for example 2026-01-01");
    let (Some(date), None, None) = (written.date, written.time, written.offset) else {
        return Err(bad());
    };
    let year = i16::try_from(date.year).map_err(|_| bad())?;
    let month = i8::try_from(date.month).map_err(|_| bad())?;
    let day = i8::try_from(date.day).map_err(|_| bad())?;
    let first = jiff::civil::Date::new(year, month, day).map_err(|_| bad())?;
    let next = first.tomorrow().map_err(|_| bad())?;
    let midnight = |date: jiff::civil::Date| {
        jiff::tz::TimeZone::UTC
            .to_timestamp(date.to_datetime(jiff::civil::Time::midnight()))
            .ok()
            .and_then(|stamp| u64::try_from(stamp.as_millisecond()).ok())
            .map(Timestamp::from_millis)
            .ok_or_else(bad)
    };
    Ok((midnight(first)?, midnight(next)?))
}

fn validity(file: &ValidityFile) -> Checked<Validity> {
    let (from, _) = day("validity.from", &file.from)?;
    let (until, end) = day("validity.until", &file.until)?;
    if until < from {
        return refuse("validity.until", "it lies before validity.from");
    }
    let review_by = match &file.review_by {
        None => None,
        Some(written) => {
            let (review, _) = day("validity.review_by", written)?;
            if review < from || review > until {
                return refuse("validity.review_by", "it lies outside the validity");
            }
            Some(review)
        }
    };
    let after_end = match file.after_end.as_str() {
        "keep_until_retention" => AfterEnd::KeepUntilRetention,
        "erase" => AfterEnd::Erase,
        _ => return refuse("validity.after_end", "write keep_until_retention or erase"),
    };
    Ok(Validity {
        from,
        end,
        review_by,
        notice_days: span("validity.notice_days", file.notice_days, 0)?,
        after_end,
    })
}

fn span(field: &str, number: u32, least: u32) -> Checked<u32> {
    if (least..=MAX_SPAN).contains(&number) {
        return Ok(number);
    }
    refuse(field, format!("it runs from {least} to {MAX_SPAN}"))
}

fn quota(field: &str, number: u32) -> Checked<u32> {
    if number <= MAX_QUOTA {
        return Ok(number);
    }
    refuse(field, format!("it runs from 0 to {MAX_QUOTA}"))
}

fn exclusions<T>(
    list: Vec<ExclusionFile>,
    members: &BTreeMap<Party, T>,
) -> Checked<BTreeSet<(Party, Party)>> {
    if list.len() > MAX_EXCLUSIONS {
        return refuse(
            "exclusions",
            format!("there are more than {MAX_EXCLUSIONS}"),
        );
    }
    let mut pairs = BTreeSet::new();
    for (index, entry) in list.into_iter().enumerate() {
        let field = format!("exclusions[{}].between", index + 1);
        let [a, b] = entry.between.as_slice() else {
            return refuse(field, "name exactly two parties");
        };
        let (a, b) = (member(&field, a, members)?, member(&field, b, members)?);
        let pair = match a.cmp(&b) {
            std::cmp::Ordering::Less => (a, b),
            std::cmp::Ordering::Greater => (b, a),
            std::cmp::Ordering::Equal => return refuse(field, "name two different parties"),
        };
        if !pairs.insert(pair) {
            return refuse(field, "the pair is excluded twice");
        }
    }
    Ok(pairs)
}

fn onward(file: OnwardFile) -> Checked<Onward> {
    let field = "onward.parties";
    match (file.rule.as_str(), file.parties.is_empty()) {
        ("never", true) => Ok(Onward::Never),
        ("consent", true) => Ok(Onward::Consent),
        ("never" | "consent", false) => refuse(field, "only the rule listed names parties"),
        ("listed", _) => {
            distinct(field, file.parties, |text| party(field, &text)).map(Onward::Listed)
        }
        _ => refuse("onward.rule", "write never, consent or listed"),
    }
}

fn uses(file: &UsesFile) -> Checked<Uses> {
    let judicial = match file.judicial.as_str() {
        "never" => JudicialUse::Never,
        "consent" => JudicialUse::Consent,
        "allowed" => JudicialUse::Allowed,
        _ => return refuse("uses.judicial", "write never, consent or allowed"),
    };
    let secondary = match file.secondary.as_str() {
        "never" => SecondaryUse::Never,
        "consent" => SecondaryUse::Consent,
        _ => return refuse("uses.secondary", "write never or consent"),
    };
    Ok(Uses {
        judicial,
        secondary,
    })
}

fn retention(file: RetentionFile) -> Checked<Retention> {
    let mut kinds = BTreeMap::new();
    for (name, days) in file.kinds {
        let kind = name
            .parse::<RecordKind>()
            .map_err(|error| InvalidAgreement::at("retention.kinds", error.to_string()))?;
        kinds.insert(kind, span("retention.kinds", days, 1)?);
    }
    Ok(Retention {
        days: span("retention.days", file.days, 1)?,
        kinds,
        review_days: span("retention.review_days", file.review_days, 1)?,
        confirm_deletion: file.confirm_deletion,
    })
}

fn deadlines(file: &DeadlinesFile) -> Checked<Deadlines> {
    let deadlines = Deadlines {
        immediate_hours: span("deadlines.immediate_hours", file.immediate_hours, 1)?,
        urgent_hours: span("deadlines.urgent_hours", file.urgent_hours, 1)?,
        priority_hours: span("deadlines.priority_hours", file.priority_hours, 1)?,
        routine_hours: span("deadlines.routine_hours", file.routine_hours, 1)?,
        acknowledge_hours: span("deadlines.acknowledge_hours", file.acknowledge_hours, 1)?,
        feedback_days: span("deadlines.feedback_days", file.feedback_days, 1)?,
    };
    let in_order = deadlines.immediate_hours <= deadlines.urgent_hours
        && deadlines.urgent_hours <= deadlines.priority_hours
        && deadlines.priority_hours <= deadlines.routine_hours;
    if in_order {
        return Ok(deadlines);
    }
    refuse(
        "deadlines",
        "what is more urgent is not answered later; put the hours in order",
    )
}

fn quotas(file: &QuotasFile) -> Checked<Quotas> {
    Ok(Quotas {
        queries_per_day: quota("quotas.queries_per_day", file.queries_per_day)?,
        queries_per_officer_per_day: quota(
            "quotas.queries_per_officer_per_day",
            file.queries_per_officer_per_day,
        )?,
        batch_size: quota("quotas.batch_size", file.batch_size)?,
        fan_out: quota("quotas.fan_out", file.fan_out)?,
        person_query_justification: file.person_query_justification,
    })
}

fn oversight(file: &OversightFile) -> Checked<Oversight> {
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
