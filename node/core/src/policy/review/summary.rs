//! What a document says, in sentences that an officer reads out: one function for each clause of the table, or for
//! several.

mod terms;

use self::terms::sentences;
use super::placeholder::is_placeholder;
use crate::model::codes::{PURPOSES, REFUSAL_CODES};
use crate::phrase::{Joint, List, Name, Phrase, Said, Value};
use crate::policy::agreement::{
    AfterEnd, Agreement, ByUrgency, JudicialUse, Onward, SecondaryUse, Validity,
};
use crate::policy::spoken::days;

/// Which document it is, and between whom.
pub(super) fn heading(agreement: &Agreement) -> Vec<Phrase> {
    vec![Phrase::Between {
        id: agreement.id().to_owned(),
        version: agreement.version().into(),
        parties: List::and(agreement.parties()),
    }]
}

/// What it rests on.
pub(super) fn basis(agreement: &Agreement) -> Vec<Phrase> {
    let text = agreement.legal_text_sha256();
    let text = text.map(|sha256| Phrase::OnPaper {
        hash: hex::encode(sha256),
    });
    let basis = agreement.legal_basis();
    let basis = if is_placeholder(basis) {
        Phrase::RestsUnwritten {
            text: basis.to_owned(),
        }
    } else {
        Phrase::RestsOn {
            basis: basis.trim_end_matches('.').to_owned(),
        }
    };
    [basis].into_iter().chain(text).collect()
}

/// When it holds, and what ends it.
pub(super) fn validity(agreement: &Agreement) -> Vec<Phrase> {
    let validity = agreement.validity();
    let from = day(validity.from);
    let time = match &validity.last_day {
        Some(last) => Phrase::FromTo {
            from,
            to: last.to_string(),
        },
        None => Phrase::FromOn { from },
    };
    let time = time.said();
    let mut told = vec![if validity.provisional {
        Phrase::ProvisionalIn { time }
    } else {
        Phrase::ValidIn { time }
    }];
    told.extend(renewal(validity));
    told.extend(
        validity
            .review_by
            .map(|at| Phrase::ReviewedOn { day: day(at) }),
    );
    let notice = days(validity.notice_days);
    told.push(match validity.after_end {
        AfterEnd::KeepUntilRetention => Phrase::NoticeThenKept { notice },
        AfterEnd::Erase => Phrase::NoticeThenErased { notice },
    });
    told
}

fn renewal(validity: &Validity) -> Option<Phrase> {
    let renewal = validity.renewal?;
    let often = match renewal.times {
        Some(1) => Phrase::OnceAtMost {},
        Some(times) => Phrase::TimesAtMost {
            count: times.into(),
        },
        None => Phrase::AsOften {},
    };
    let time = match renewal.months {
        1 => Phrase::OneMonth {},
        months => Phrase::Months {
            count: months.into(),
        },
    };
    Some(Phrase::GoesOn {
        time: time.said(),
        often: often.said(),
        notice: days(renewal.notice_days),
    })
}

/// Who signs for whom.
pub(super) fn signatories(agreement: &Agreement) -> Vec<Phrase> {
    let signs = agreement.members().iter().filter_map(|(party, member)| {
        let signatory = member.signatory.as_ref()?;
        let who = [&signatory.role, &signatory.name];
        let who: Vec<_> = who.into_iter().flatten().map(String::as_str).collect();
        Some(Phrase::SignsFor {
            party: party.to_string(),
            who: who.join(", "),
            office: signatory.office.clone(),
        })
    });
    signs.collect()
}

/// In what languages texts are written.
pub(super) fn languages(agreement: &Agreement) -> Vec<Phrase> {
    let languages = List::and(agreement.languages().iter().map(String::as_str));
    vec![Phrase::WrittenIn { languages }]
}

/// What information may be used for.
pub(super) fn purposes(agreement: &Agreement) -> Vec<Phrase> {
    let purposes = agreement.purposes().iter();
    let purposes = List::and(purposes.map(|it| Name::of(&PURPOSES, it)));
    vec![Phrase::ServesPurposes { purposes }]
}

/// Of which places nothing is told.
pub(super) fn territory(agreement: &Agreement) -> Vec<Phrase> {
    let places = agreement.excluded_territory();
    if places.is_empty() {
        return Vec::new();
    }
    let places = List::or(places.iter().map(String::as_str));
    vec![Phrase::NothingTouching { places }]
}

/// Each of the terms.
pub(super) fn terms(agreement: &Agreement) -> Vec<Phrase> {
    let terms = (1..).zip(agreement.terms());
    let terms = terms.map(|(terms, of)| Phrase::TermsSay {
        terms,
        sentences: List::of(Joint::Sentences, sentences(agreement, of)),
    });
    terms.collect()
}

/// Who has nothing with whom.
pub(super) fn exclusions(agreement: &Agreement) -> Vec<Phrase> {
    let pairs = agreement.exclusions().iter();
    let pairs = pairs.map(|(one, other)| Phrase::NothingTogether {
        one: one.to_string(),
        other: other.to_string(),
    });
    pairs.collect()
}

/// Whether what was received is passed on.
pub(super) fn onward(agreement: &Agreement) -> Vec<Phrase> {
    vec![match agreement.onward() {
        Onward::Never => Phrase::NotPassedOn {},
        Onward::Consent => Phrase::PassedOnConsent {},
        Onward::Listed(parties) => Phrase::PassedOnListed {
            parties: List::and(parties),
        },
    }]
}

/// What it may be used for beyond the purposes.
pub(super) fn uses(agreement: &Agreement) -> Vec<Phrase> {
    let uses = agreement.uses();
    let court = match uses.judicial {
        JudicialUse::Never => Phrase::UseNot {},
        JudicialUse::Consent => Phrase::UseConsent {},
        JudicialUse::Allowed => Phrase::UseFreely {},
    };
    let other = match uses.secondary {
        SecondaryUse::Never => Phrase::UseNot {},
        SecondaryUse::Consent => Phrase::UseConsent {},
    };
    let mut told = vec![Phrase::UsedFor {
        court: court.said(),
        other: other.said(),
    }];
    if uses.verify_first {
        told.push(Phrase::SourceFirst {});
    }
    if uses.human_decision {
        told.push(Phrase::PersonDecides {});
    }
    told
}

/// How long it is kept.
pub(super) fn retention(agreement: &Agreement) -> Vec<Phrase> {
    let retention = agreement.retention();
    let mut times = vec![Value::Said(days(retention.days))];
    times.extend(retention.kinds.iter().map(|(kind, number)| {
        Value::from(Phrase::KindFor {
            kind: (*kind).into(),
            time: days(*number),
        })
    }));
    times.extend(retention.sections.iter().map(|(section, number)| {
        Value::from(Phrase::SectionFor {
            section: (*section).into(),
            time: days(*number),
        })
    }));
    let times = List::of(Joint::Comma, times);
    let review = days(retention.review_days);
    vec![if retention.confirm_deletion {
        Phrase::KeptConfirmed { times, review }
    } else {
        Phrase::KeptUnconfirmed { times, review }
    }]
}

/// When something is owed.
pub(super) fn deadlines(agreement: &Agreement) -> Vec<Phrase> {
    let deadlines = agreement.deadlines();
    let mut told = vec![
        Phrase::AnswerOwed {
            time: spans(&deadlines.answer_hours, hours),
        },
        Phrase::AcknowledgementOwed {
            time: spans(&deadlines.acknowledge_hours, hours),
        },
        Phrase::OutcomeOwed {
            time: spans(&deadlines.feedback_days, days),
        },
    ];
    told.extend(
        deadlines
            .correction_hours
            .map(|time| Phrase::CorrectionOwed { time: hours(time) }),
    );
    told
}

/// A time for each urgency, or one for all.
fn spans(times: &ByUrgency, span: fn(u32) -> Said) -> Said {
    if *times == ByUrgency::same(times.routine) {
        return span(times.routine);
    }
    Phrase::ByUrgency {
        immediate: span(times.immediate),
        urgent: span(times.urgent),
        priority: span(times.priority),
        routine: span(times.routine),
    }
    .said()
}

/// How much is asked and sent.
pub(super) fn quotas(agreement: &Agreement) -> Vec<Phrase> {
    let quotas = agreement.quotas();
    let subjects = match quotas.queries_per_day {
        1 => Phrase::OneSubject {},
        count => Phrase::Subjects {
            count: count.into(),
        },
    };
    let parties = match quotas.fan_out {
        1 => Phrase::OneParty {},
        count => Phrase::Parties {
            count: count.into(),
        },
    };
    let (subjects, parties) = (subjects.said(), parties.said());
    let officer = quotas.queries_per_officer_per_day.into();
    let batch = quotas.batch_size.into();
    let mut told = vec![if quotas.person_query_justification {
        Phrase::AsksJustified {
            subjects,
            officer,
            batch,
            parties,
        }
    } else {
        Phrase::AsksUnjustified {
            subjects,
            officer,
            batch,
            parties,
        }
    }];
    let records = quotas.records_per_day.map(|count| match count {
        1 => Phrase::OneRecord {},
        count => Phrase::Records {
            count: count.into(),
        },
    });
    let bytes = quotas.megabytes_per_day.map(|count| match count {
        1 => Phrase::OneMegabyte {},
        count => Phrase::Megabytes {
            count: count.into(),
        },
    });
    let most = List::and(records.into_iter().chain(bytes));
    if !most.values.is_empty() {
        told.push(Phrase::SendsAtMost { most });
    }
    told
}

/// How requests are made, refused and deferred.
pub(super) fn requests(agreement: &Agreement) -> Vec<Phrase> {
    let Some(requests) = agreement.requests() else {
        return Vec::new();
    };
    let grounds = requests.refusal_grounds.iter();
    let grounds = List::or(grounds.map(|code| Name::of(&REFUSAL_CODES, code)));
    let time = days(requests.deferral_days);
    let made = if requests.oral {
        Phrase::RequestByVoice {}
    } else {
        Phrase::RequestInWriting {}
    };
    let refused = if requests.reasons {
        Phrase::RefusedWithReason { grounds, time }
    } else {
        Phrase::RefusedWithoutReason { grounds, time }
    };
    vec![made, refused]
}

/// Who looks at it.
pub(super) fn oversight(agreement: &Agreement) -> Vec<Phrase> {
    let oversight = agreement.oversight();
    let audit = if oversight.audit {
        Phrase::MayAudit {}
    } else {
        Phrase::NoAudit {}
    };
    let statistics = if oversight.statistics {
        Phrase::StatisticsExchanged {}
    } else {
        Phrase::NoStatistics {}
    };
    vec![Phrase::Overseen {
        audit: audit.said(),
        statistics: statistics.said(),
        time: hours(oversight.incident_notice_hours),
    }]
}

fn hours(count: u32) -> Said {
    match count {
        1 => Phrase::OneHour {}.said(),
        count => Phrase::Hours {
            count: count.into(),
        }
        .said(),
    }
}

fn day(at: crate::time::Timestamp) -> String {
    at.to_string().chars().take("2026-01-01".len()).collect()
}
