//! The one evaluator: publish, release, accept and explain all ask it.

mod coverage;
mod evaluate;

pub(super) use self::coverage::nearness;
use self::coverage::{Coverage, coverage};
pub(super) use self::evaluate::{Bar, bar};
use self::evaluate::{Question, Stage};
use super::agreement::{Agreement, Mode, Terms};
use super::decision::{Clause, Decision, Rule};
use super::labels::Labels;
use super::permit::{Accepted, Labelled, Permitted, Refusal, Released, Sectioned};
use super::policies::Policies;
use crate::party::Party;
use crate::reason::Reason;
use crate::section::SectionSet;
use crate::time::Timestamp;

/// Decides, for each enrolled peer, what it is told of an own record.
///
/// # Errors
/// When the record is another party's, has expired, or names an audience that is not enrolled.
pub fn decide_publish<T: Labelled>(
    value: T,
    policies: &Policies,
    now: Timestamp,
) -> Result<Permitted<T>, Refusal> {
    let labels = value.own_labels();
    may_publish(&labels, policies, now)?;
    let decisions = policies
        .peers()
        .keys()
        .map(|peer| (peer.clone(), explain(&labels, peer, policies, now)))
        .collect();
    Ok(Permitted {
        value,
        labels,
        decisions,
        policies: policies.digest(),
    })
}

/// What refuses a publication whoever the peers are.
fn may_publish(labels: &Labels, policies: &Policies, now: Timestamp) -> Result<(), Refusal> {
    let own = policies.own();
    if labels.origin != *own {
        return refuse(
            Reason::RecordOfAnotherParty,
            format!(
                "its author is {}, and {own} publishes only what is its own",
                labels.origin
            ),
        );
    }
    if labels.expires <= now {
        return refuse(
            Reason::RecordExpired,
            format!("it expired at {}; set a later expiry", labels.expires),
        );
    }
    // What runs the federation may be for parties that are still to be enrolled; an officer's audience may not be.
    if labels.kind.is_administrative() {
        return Ok(());
    }
    let audience = labels
        .audience
        .iter()
        .flatten()
        .map(|party| ("audience", party));
    let named = labels
        .named_recipients
        .iter()
        .map(|party| ("handling.named_recipients", party));
    let strangers = audience.chain(named);
    let strangers = strangers.filter(|(_, party)| !policies.peers().contains_key(*party));
    let strangers: Vec<_> = strangers.collect();
    let Some((field, _)) = strangers.first().copied() else {
        return Ok(());
    };
    Err(Refusal {
        reason: Reason::PartyNotEnrolled,
        message: format!("{}; enrol them, or take them out", of_strangers(&strangers)),
        field: Some(field),
        rules: Vec::new(),
    })
}

/// Says of each field which parties it names that are not enrolled, all of them: whoever is told one at a time writes the
/// draft as often as it names one.
fn of_strangers(strangers: &[(&str, &Party)]) -> String {
    let mut by_field: Vec<(&str, Vec<&str>)> = Vec::new();
    for (field, party) in strangers {
        match by_field.iter_mut().find(|(known, _)| known == field) {
            Some((_, parties)) => parties.push(party.as_str()),
            None => by_field.push((field, vec![party.as_str()])),
        }
    }
    let told = by_field.iter().map(|(field, parties)| {
        let are = if parties.len() == 1 {
            "which is not an enrolled peer"
        } else {
            "which are not enrolled peers"
        };
        format!("{field} names {}, {are}", parties.join(", "))
    });
    told.collect::<Vec<_>>().join("; ")
}

fn refuse<T>(reason: Reason, message: String) -> Result<T, Refusal> {
    Err(Refusal {
        reason,
        message,
        field: None,
        rules: Vec::new(),
    })
}

/// Whether terms of an agreement speak of a record that goes this way.
pub(super) fn covers(labels: &Labels, way: (&Party, &Party), agreement: &Agreement) -> bool {
    !matches!(coverage(labels, way, agreement), Coverage::No(_))
}

/// The terms by which a record goes this way, of every agreement in force, each with its agreement.
pub(super) fn covering<'a>(
    labels: &Labels,
    way: (&'a Party, &'a Party),
    policies: &'a Policies,
    now: Timestamp,
) -> Vec<(&'a Agreement, &'a Terms)> {
    let mut covering = Vec::new();
    for entry in policies.book().between(way.0, way.1) {
        if !matches!(bar(entry, way, policies, now), Bar::None) {
            continue;
        }
        let agreement = entry.agreement();
        if let Coverage::Terms(terms) | Coverage::Returns(_, terms) =
            coverage(labels, way, agreement)
        {
            covering.extend(terms.into_iter().map(|(_, terms)| (agreement, terms)));
        }
    }
    covering
}

/// What one peer would be told of an own record, and why: the decision that publishing makes.
pub fn explain(labels: &Labels, peer: &Party, policies: &Policies, now: Timestamp) -> Decision {
    Question {
        labels,
        from: policies.own(),
        to: peer,
        peer,
        present: labels.present,
        stage: Stage::Publish,
    }
    .decide(policies, now)
}

/// What may leave for `peer` now, of the sections that its feed item commits to: the decision that releasing makes.
pub fn releasable(
    labels: &Labels,
    peer: &Party,
    committed: SectionSet,
    policies: &Policies,
    now: Timestamp,
) -> Decision {
    Question {
        labels,
        from: policies.own(),
        to: peer,
        peer,
        present: committed,
        stage: Stage::Release,
    }
    .decide(policies, now)
}

/// Reduces a value with these labels to what may leave for `peer` now, as [`releasable`] says.
pub fn decide_release<T: Sectioned>(
    value: T,
    labels: &Labels,
    peer: &Party,
    committed: SectionSet,
    policies: &Policies,
    now: Timestamp,
) -> Released<T> {
    let decision = releasable(labels, peer, committed, policies, now);
    let goes = decision.refused.is_none();
    Released {
        value: goes.then(|| value.reduced(decision.disclosed)),
        decision,
    }
}

/// Decides whether a value that `origin` sent may be taken in with the sections that it disclosed.
///
/// # Errors
/// When its author is another party, the agreements do not cover it, or a section came that they do not allow.
pub fn decide_accept<T: Labelled>(
    value: T,
    origin: &Party,
    policies: &Policies,
    now: Timestamp,
) -> Result<Accepted<T>, Refusal> {
    let labels = value.received_labels();
    if labels.origin != *origin {
        return refuse(
            Reason::RecordOfAnotherParty,
            format!("its author is {}, and it came from {origin}", labels.origin),
        );
    }
    let mut decision = Question {
        labels: &labels,
        from: origin,
        to: policies.own(),
        peer: origin,
        present: labels.present,
        stage: Stage::Accept,
    }
    .decide(policies, now);
    if let (Some(reason), Some(message)) = (decision.refused, decision.refusal()) {
        return Err(Refusal {
            reason,
            message,
            field: None,
            rules: decision.rules,
        });
    }
    let beyond = labels.present.difference(decision.disclosed);
    if !beyond.is_empty() {
        let rule = Rule {
            agreement: None,
            clause: Clause::SectionsBeyond(beyond),
        };
        let message = rule.sentence();
        decision.rules.push(rule);
        return Err(Refusal {
            reason: Reason::SectionNotCovered,
            message,
            field: None,
            rules: decision.rules,
        });
    }
    Ok(Accepted { value, decision })
}

/// What of an own record a query of `peer` for `purpose` may be compared with and told, and the weakest mode of the terms
/// that say so.
pub(super) fn queried(
    labels: &Labels,
    (peer, purpose): (&Party, &str),
    policies: &Policies,
    now: Timestamp,
) -> (Decision, Mode) {
    Question {
        labels,
        from: policies.own(),
        to: peer,
        peer,
        present: labels.present,
        stage: Stage::Query(purpose),
    }
    .decide_with_mode(policies, now)
}

#[cfg(test)]
mod tests;
