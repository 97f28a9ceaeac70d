//! Who may be asked at once, for what and how often; and what of an own record answers.
//!
//! An agreement lets one party ask another when it has terms by which the other may tell it records, for the purpose of
//! the query and by a mode from `hit_no_hit` up. Where several agreements let it, the smallest of their quotas counts.
//! Whether a record answers is asked of the same rules as whether it is told, with the sections that may be told alone:
//! terms of mode `push` tell them, those of mode `request` which record it is, those of mode `hit_no_hit` that there is
//! one.

use super::agreement::{Agreement, Mode, Quotas, Terms};
use super::decide::{Bar, bar, nearness, queried};
use super::decision::{Clause, Rule};
use super::labels::Labels;
use super::permit::Refusal;
use super::policies::Policies;
use crate::model::kind::{QUERY, RecordKind};
use crate::party::Party;
use crate::reason::Reason;
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

/// The kinds of records that answer queries.
pub const TOLD_TO_QUERIES: [RecordKind; 3] = [
    RecordKind::SeizureNotice,
    RecordKind::ConsignmentAlert,
    RecordKind::PassengerAlert,
];

/// A query of one party to another, as policy knows it.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// Who asks; this party or a peer.
    pub asker: &'a Party,
    /// Who is asked; the other one.
    pub asked: &'a Party,
    /// A code of [`crate::model::codes::PURPOSES`].
    pub purpose: &'a str,
    /// Whether persons are asked about.
    pub persons: bool,
    /// How many subjects.
    pub subjects: usize,
    /// Whether it is said why.
    pub justified: bool,
}

/// That a query may be asked, and how much may be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Leave {
    /// Subjects in a day between the two.
    pub per_day: u32,
    /// Subjects in a day by one officer.
    pub per_officer: u32,
    /// Parties that one query goes to.
    pub fan_out: u32,
}

/// How a hit is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Telling {
    /// That there is one.
    Only,
    /// Which record it is.
    Name,
    /// The sections that may be told.
    Sections,
}

/// What of a record a query may be compared with, and how a hit is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Known {
    /// The sections; never one that is not told.
    pub sections: SectionSet,
    /// How.
    pub telling: Telling,
}

/// What of an own record a query of `peer` for `purpose` may meet; none when nothing.
pub fn known_to(
    labels: &Labels,
    asked: (&Party, &str),
    policies: &Policies,
    now: Timestamp,
) -> Option<Known> {
    if !TOLD_TO_QUERIES.contains(&labels.kind) {
        return None;
    }
    let (decision, weakest) = queried(labels, asked, policies, now);
    if decision.refused.is_some() {
        return None;
    }
    let telling = match weakest {
        Mode::Push => Telling::Sections,
        Mode::Request => Telling::Name,
        Mode::HitNoHit | Mode::Never => Telling::Only,
    };
    Some(Known {
        sections: decision.disclosed,
        telling,
    })
}

/// Decides whether one party may ask another. Both sides ask this, and have the same answer under the same agreements.
///
/// # Errors
/// When the other is no peer that can be asked, no agreement lets it, or one asks for less at once or for a justification.
pub fn decide_query(
    asking: Asking<'_>,
    policies: &Policies,
    now: Timestamp,
) -> Result<Leave, Refusal> {
    is_peer(asking, policies)?;
    let way = (asking.asked, asking.asker);
    let mut uncovered: Vec<(&Agreement, Clause)> = Vec::new();
    let mut leave: Vec<&Agreement> = Vec::new();
    for entry in policies.book().between(asking.asker, asking.asked) {
        let agreement = entry.agreement();
        match (bar(entry, way, policies, now), lets(asking, agreement)) {
            (Bar::Gone, _) => {}
            (Bar::NotInForce(clause), _) | (Bar::None, Err(clause)) => {
                uncovered.push((agreement, clause));
            }
            (Bar::Suspended(_), Err(_)) => {}
            (Bar::Suspended(clause), Ok(())) => return Err(refusal(Some(agreement), clause)),
            (Bar::None, Ok(())) => match differs(asking, policies, agreement) {
                Some(clause) => return Err(refusal(Some(agreement), clause)),
                None => leave.push(agreement),
            },
        }
    }
    if leave.is_empty() {
        let nearest = uncovered.into_iter().max_by_key(|(_, it)| nearness(it));
        return Err(match nearest {
            Some((agreement, clause)) => refusal(Some(agreement), clause),
            None => refusal(None, Clause::NoAgreement),
        });
    }
    let least = |quota: fn(&Quotas) -> u32| {
        let quotas = leave.iter().map(|agreement| quota(agreement.quotas()));
        quotas.min().unwrap_or_default()
    };
    if asking.asked == policies.own()
        && let Some(objection) = policies.local().and_then(|own| own.objects(&asking, now))
    {
        return Err(refusal(None, Clause::LocalRefuses(objection)));
    }
    let at_once = least(|quotas| quotas.batch_size);
    let (per_day, per_officer) = (
        least(|quotas| quotas.queries_per_day),
        least(|quotas| quotas.queries_per_officer_per_day),
    );
    if per_day == 0 || per_officer == 0 {
        let message = "an agreement lets nothing be asked at once".to_owned();
        return Err(refused(Reason::QueryQuota, message, "to"));
    }
    if asking.subjects > usize::try_from(at_once).unwrap_or(usize::MAX) {
        let message = format!("an agreement lets {at_once} subjects be asked about at once");
        return Err(refused(Reason::QueryTooMany, message, "subjects"));
    }
    let asks_why = |agreement: &&Agreement| agreement.quotas().person_query_justification;
    if asking.persons && !asking.justified && leave.iter().any(asks_why) {
        let message = "an agreement asks why a person is asked about".to_owned();
        let reason = Reason::QueryJustificationMissing;
        return Err(refused(reason, message, "justification"));
    }
    Ok(Leave {
        per_day,
        per_officer,
        fan_out: least(|quotas| quotas.fan_out),
    })
}

/// That the other party holds another document of the agreement to be in force.
fn differs(asking: Asking<'_>, policies: &Policies, agreement: &Agreement) -> Option<Clause> {
    let other = if asking.asker == policies.own() {
        asking.asked
    } else {
        asking.asker
    };
    let difference = policies.differs(other, agreement)?;
    Some(Clause::Differs(other.clone(), Box::new(difference)))
}

/// Whether the other party is a peer with which anything is exchanged, and can be asked.
fn is_peer(asking: Asking<'_>, policies: &Policies) -> Result<(), Refusal> {
    let asks = asking.asker == policies.own();
    let other = if asks { asking.asked } else { asking.asker };
    let Some(standing) = policies.peers().get(other) else {
        return Err(refusal(None, Clause::NotEnrolled));
    };
    if standing.suspended {
        return Err(refusal(None, Clause::PeerSuspended));
    }
    if asks && !standing.capabilities.contains(QUERY) {
        return Err(refusal(None, Clause::CannotRead(QUERY)));
    }
    Ok(())
}

/// Whether an agreement has terms by which the asked party may tell the asker for the purpose; else what comes nearest.
fn lets(asking: Asking<'_>, agreement: &Agreement) -> Result<(), Clause> {
    let (asker, asked) = (asking.asker, asking.asked);
    let no_direction = || Clause::NoDirection(asked.clone(), asker.clone());
    let terms = (1..).zip(agreement.terms());
    let mut terms = terms
        .filter(|(_, terms)| terms.directed(asked, asker))
        .peekable();
    terms.peek().ok_or_else(no_direction)?;
    let of_kind = |terms: &Terms| {
        TOLD_TO_QUERIES
            .iter()
            .any(|kind| terms.kinds.contains(*kind))
    };
    let [first, ..] = TOLD_TO_QUERIES;
    let mut nearest = Clause::NoKind(first);
    for (number, terms) in terms.filter(|(_, terms)| of_kind(terms)) {
        nearest = if terms.mode == Mode::Never {
            Clause::NotPush(number, terms.mode.name())
        } else if !terms.purposes.contains(asking.purpose) {
            Clause::NoPurpose(number, asking.purpose.to_owned())
        } else if asking.persons && !terms.allowed.contains(Section::Persons) {
            Clause::NoPersons(number)
        } else {
            return Ok(());
        };
    }
    Err(nearest)
}

fn refusal(agreement: Option<&Agreement>, clause: Clause) -> Refusal {
    let reason = clause.denies().unwrap_or(Reason::NoAgreement);
    let rule = Rule {
        agreement: agreement.map(|agreement| agreement.reference().clone()),
        clause,
    };
    Refusal {
        reason,
        message: rule.sentence(),
        field: None,
        rules: vec![rule],
    }
}

fn refused(reason: Reason, message: String, field: &'static str) -> Refusal {
    Refusal {
        reason,
        message,
        field: Some(field),
        rules: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
