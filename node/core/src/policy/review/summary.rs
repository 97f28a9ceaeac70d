//! What a document says, in sentences that an officer reads out: one function for each clause of the table, or for
//! several.

mod terms;

use self::terms::sentence;
use super::placeholder::is_placeholder;
use crate::party::Party;
use crate::policy::agreement::{
    AfterEnd, Agreement, ByUrgency, JudicialUse, Onward, SecondaryUse, Validity,
};

/// Which document it is, and between whom.
pub(super) fn heading(agreement: &Agreement) -> Vec<String> {
    vec![format!(
        "{}, version {}, between {}.",
        agreement.id(),
        agreement.version(),
        and(agreement.parties().map(Party::as_str))
    )]
}

/// What it rests on.
pub(super) fn basis(agreement: &Agreement) -> Vec<String> {
    let text = agreement.legal_text_sha256();
    let text = text.map(|sha256| {
        format!(
            "The text signed on paper has SHA-256 {}.",
            hex::encode(sha256)
        )
    });
    let basis = agreement.legal_basis();
    let basis = if is_placeholder(basis) {
        format!("What it rests on is still to be written; a placeholder stands there: {basis}")
    } else {
        format!("It rests on: {}.", basis.trim_end_matches('.'))
    };
    [basis].into_iter().chain(text).collect()
}

/// When it holds, and what ends it.
pub(super) fn validity(agreement: &Agreement) -> Vec<String> {
    let validity = agreement.validity();
    let from = day(validity.from);
    let once = "between two parties once both have signed it";
    let until = match validity.last_day {
        Some(last) => format!("from {from} to {last}"),
        None => format!("from {from} without an end"),
    };
    let mut told = vec![if validity.provisional {
        format!(
            "It is applied provisionally {until}, {once}: it has not entered into force, and ends with its last day \
             unless a version that is in force takes its place."
        )
    } else {
        format!("It is valid {until}, and in force {once}.")
    }];
    told.extend(renewal(validity));
    told.extend(
        validity
            .review_by
            .map(|at| format!("The parties look at it again on {}.", day(at))),
    );
    let after = match validity.after_end {
        AfterEnd::KeepUntilRetention => "is kept to the end of its retention",
        AfterEnd::Erase => "is erased",
    };
    told.push(format!(
        "Who ends it gives {} of notice. After its end, what was sent {after}.",
        count(validity.notice_days, "day")
    ));
    told
}

fn renewal(validity: &Validity) -> Option<String> {
    let renewal = validity.renewal?;
    let often = match renewal.times {
        Some(times) => format!("{} at most", count(times, "time")),
        None => "as often as nobody objects".to_owned(),
    };
    Some(format!(
        "After its last day it goes on for {}, {often}, unless a party gives notice {} before the end.",
        count(renewal.months, "month"),
        count(renewal.notice_days, "day")
    ))
}

/// Who signs for whom.
pub(super) fn signatories(agreement: &Agreement) -> Vec<String> {
    let signs = agreement.members().iter().filter_map(|(party, member)| {
        let signatory = member.signatory.as_ref()?;
        let who = [&signatory.role, &signatory.name];
        let who: Vec<_> = who.into_iter().flatten().map(String::as_str).collect();
        let office = &signatory.office;
        Some(format!("For {party} signs {} ({office}).", who.join(", ")))
    });
    signs.collect()
}

/// In what languages texts are written.
pub(super) fn languages(agreement: &Agreement) -> Vec<String> {
    let languages = and(agreement.languages().iter().map(String::as_str));
    vec![format!("Texts are written in {languages}.")]
}

/// What information may be used for.
pub(super) fn purposes(agreement: &Agreement) -> Vec<String> {
    let purposes = and(agreement.purposes().iter().map(String::as_str));
    vec![format!("It serves {purposes}, and nothing else.")]
}

/// Of which places nothing is told.
pub(super) fn territory(agreement: &Agreement) -> Vec<String> {
    let places = agreement.excluded_territory();
    if places.is_empty() {
        return Vec::new();
    }
    let places = or(places.iter().map(String::as_str));
    vec![format!("Nothing is told of what touches {places}.")]
}

/// Each of the terms.
pub(super) fn terms(agreement: &Agreement) -> Vec<String> {
    let terms = (1..).zip(agreement.terms());
    terms
        .map(|(number, terms)| format!("Terms {number}: {}", sentence(agreement, terms)))
        .collect()
}

/// Who has nothing with whom.
pub(super) fn exclusions(agreement: &Agreement) -> Vec<String> {
    let pairs = agreement.exclusions().iter();
    pairs
        .map(|(one, other)| format!("{one} and {other} have nothing with each other under it."))
        .collect()
}

/// Whether what was received is passed on.
pub(super) fn onward(agreement: &Agreement) -> Vec<String> {
    vec![match agreement.onward() {
        Onward::Never => "What was received is not passed on.".to_owned(),
        Onward::Consent => {
            "What was received is passed on with its author's consent alone.".to_owned()
        }
        Onward::Listed(parties) => format!(
            "What was received may be passed on to {}; to others with its author's consent alone.",
            and(parties.iter().map(Party::as_str))
        ),
    }]
}

/// What it may be used for beyond the purposes.
pub(super) fn uses(agreement: &Agreement) -> Vec<String> {
    let uses = agreement.uses();
    let court = match uses.judicial {
        JudicialUse::Never => "not",
        JudicialUse::Consent => "with its author's consent",
        JudicialUse::Allowed => "freely",
    };
    let other = match uses.secondary {
        SecondaryUse::Never => "not",
        SecondaryUse::Consent => "with its author's consent",
    };
    let mut told = vec![format!(
        "It is used in court {court}, for other purposes {other}."
    )];
    if uses.verify_first {
        told.push(
            "The source is asked before anything is done that a trader or traveller feels."
                .to_owned(),
        );
    }
    if uses.human_decision {
        told.push("No machine alone decides about a person.".to_owned());
    }
    told
}

/// How long it is kept.
pub(super) fn retention(agreement: &Agreement) -> Vec<String> {
    let retention = agreement.retention();
    let days = |number: u32| count(number, "day");
    let mut told = format!("A record is kept for {}", days(retention.days));
    for (kind, number) in &retention.kinds {
        told.push_str(&format!(", {kind} for {}", days(*number)));
    }
    for (section, number) in &retention.sections {
        told.push_str(&format!(", its section {section} for {}", days(*number)));
    }
    let confirmed = if retention.confirm_deletion {
        "and a deletion is confirmed"
    } else {
        "and no deletion is confirmed"
    };
    let review = days(retention.review_days);
    vec![format!(
        "{told}; keeping it is reviewed after {review}, {confirmed}."
    )]
}

/// When something is owed.
pub(super) fn deadlines(agreement: &Agreement) -> Vec<String> {
    let deadlines = agreement.deadlines();
    let mut told = vec![
        format!(
            "An answer is owed within {}.",
            spans(&deadlines.answer_hours, "hour")
        ),
        format!(
            "An acknowledgement is owed within {}.",
            spans(&deadlines.acknowledge_hours, "hour")
        ),
        format!(
            "What came of it is told within {}.",
            spans(&deadlines.feedback_days, "day")
        ),
    ];
    told.extend(deadlines.correction_hours.map(|hours| {
        format!(
            "A correction or recall is carried out and confirmed within {}.",
            count(hours, "hour")
        )
    }));
    told
}

/// A time for each urgency, or one for all.
fn spans(times: &ByUrgency, unit: &str) -> String {
    if *times == ByUrgency::same(times.routine) {
        return count(times.routine, unit);
    }
    format!(
        "{} (immediate), {} (urgent), {} (priority), {} (routine)",
        count(times.immediate, unit),
        count(times.urgent, unit),
        count(times.priority, unit),
        count(times.routine, unit)
    )
}

/// How much is asked and sent.
pub(super) fn quotas(agreement: &Agreement) -> Vec<String> {
    let quotas = agreement.quotas();
    let persons = if quotas.person_query_justification {
        "with a justification for each about a person"
    } else {
        "without a justification for those about persons"
    };
    let mut told = vec![format!(
        "A party asks about {} a day, an officer about {}, {} of them in one query that goes to {}, {persons}.",
        many(quotas.queries_per_day, "subject", "subjects"),
        quotas.queries_per_officer_per_day,
        quotas.batch_size,
        many(quotas.fan_out, "party", "parties")
    )];
    let records = quotas.records_per_day.map(|number| count(number, "record"));
    let bytes = quotas
        .megabytes_per_day
        .map(|number| count(number, "megabyte"));
    let most: Vec<_> = records.into_iter().chain(bytes).collect();
    if !most.is_empty() {
        let most = and(most.iter().map(String::as_str));
        told.push(format!("A party sends another at most {most} a day."));
    }
    told
}

/// How requests are made, refused and deferred.
pub(super) fn requests(agreement: &Agreement) -> Vec<String> {
    let Some(requests) = agreement.requests() else {
        return Vec::new();
    };
    let oral = if requests.oral {
        "An urgent request may be made by voice and is confirmed in writing at once."
    } else {
        "A request is made in writing."
    };
    let reasons = if requests.reasons {
        "with its reason"
    } else {
        "without a reason"
    };
    let grounds = or(requests.refusal_grounds.iter().map(String::as_str));
    let deferral = count(requests.deferral_days, "day");
    vec![
        oral.to_owned(),
        format!(
            "A request is refused, {reasons}, for {grounds}, or deferred by {deferral} at most."
        ),
    ]
}

/// Who looks at it.
pub(super) fn oversight(agreement: &Agreement) -> Vec<String> {
    let oversight = agreement.oversight();
    let audit = if oversight.audit {
        "A party may audit how its information is handled"
    } else {
        "No party audits another"
    };
    let statistics = if oversight.statistics {
        "statistics are exchanged"
    } else {
        "no statistics are exchanged"
    };
    vec![format!(
        "{audit}; {statistics}; an incident is told within {}.",
        count(oversight.incident_notice_hours, "hour")
    )]
}

pub(super) fn and<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "and")
}

pub(super) fn or<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "or")
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>, last_by: &str) -> String {
    let words: Vec<_> = words.into_iter().collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {last_by} {last}", first.join(", ")),
    }
}

fn count(number: u32, unit: &str) -> String {
    many(number, unit, &format!("{unit}s"))
}

fn many(number: u32, one: &str, more: &str) -> String {
    let unit = if number == 1 { one } else { more };
    format!("{number} {unit}")
}

fn day(at: crate::time::Timestamp) -> String {
    at.to_string().chars().take("2026-01-01".len()).collect()
}
