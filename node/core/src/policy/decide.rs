//! The one evaluator: publish, release, accept and explain all ask it.

mod evaluate;

use super::decision::{Clause, Decision, Rule};
use super::labels::Labels;
use super::permit::{AcceptPermit, PublishPermit, Refusal, ReleasePermit};
use super::policies::Policies;
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::reason::Reason;
use crate::section::SectionSet;
use crate::time::Timestamp;

use self::evaluate::Question;

/// Decides, for each enrolled peer, what it is told of an own record.
///
/// # Errors
/// When the record is another party's, has expired, or names an audience that is not enrolled.
pub fn decide_publish(
    labels: &Labels,
    policies: &Policies,
    now: Timestamp,
) -> Result<PublishPermit, Refusal> {
    let refuse = |reason, message| {
        Err(Refusal {
            reason,
            message,
            rules: Vec::new(),
        })
    };
    if labels.origin != policies.own {
        return refuse(
            Reason::RecordOfAnotherParty,
            format!(
                "its author is {}, and {} publishes only what is its own",
                labels.origin, policies.own
            ),
        );
    }
    if labels.expires <= now {
        return refuse(
            Reason::RecordExpired,
            format!("it expired at {}; set a later expiry", labels.expires),
        );
    }
    // An agreement may name parties that are still to be enrolled; an officer's audience may not.
    if labels.kind != RecordKind::Agreement {
        let stranger = labels
            .audience
            .iter()
            .flatten()
            .find(|party| !policies.peers.contains_key(party));
        if let Some(party) = stranger {
            return refuse(
                Reason::PartyUnknown,
                format!("its audience names {party}, which is not an enrolled peer"),
            );
        }
    }
    let decisions = policies
        .peers
        .keys()
        .map(|peer| (peer.clone(), explain(labels, peer, policies, now)))
        .collect();
    Ok(PublishPermit { decisions })
}

/// What one peer would be told of an own record, and why: the decision that publishing makes.
pub fn explain(labels: &Labels, peer: &Party, policies: &Policies, now: Timestamp) -> Decision {
    Question {
        labels,
        from: &policies.own,
        to: peer,
        peer,
        present: labels.present,
        audience_known: true,
    }
    .decide(policies, now)
}

/// Decides what may leave for `peer` now, of the sections that its feed item commits to.
pub fn decide_release(
    labels: &Labels,
    peer: &Party,
    committed: SectionSet,
    policies: &Policies,
    now: Timestamp,
) -> ReleasePermit {
    let decision = Question {
        labels,
        from: &policies.own,
        to: peer,
        peer,
        present: committed,
        audience_known: labels.audience.is_some(),
    }
    .decide(policies, now);
    ReleasePermit { decision }
}

/// Decides whether a record that `origin` sent may be taken in with the sections that it disclosed.
///
/// # Errors
/// When the agreements do not cover the record, or a section came that they do not allow.
pub fn decide_accept(
    labels: &Labels,
    origin: &Party,
    disclosed: SectionSet,
    policies: &Policies,
    now: Timestamp,
) -> Result<AcceptPermit, Refusal> {
    if labels.origin != *origin {
        return Err(Refusal {
            reason: Reason::RecordOfAnotherParty,
            message: format!("its author is {}, and it came from {origin}", labels.origin),
            rules: Vec::new(),
        });
    }
    let mut decision = Question {
        labels,
        from: origin,
        to: &policies.own,
        peer: origin,
        present: disclosed,
        audience_known: false,
    }
    .decide(policies, now);
    if let Some(reason) = decision.refused {
        let message = decision
            .rules
            .iter()
            .rfind(|rule| rule.denies() == Some(reason))
            .map_or_else(|| reason.code().to_owned(), Rule::sentence);
        return Err(Refusal {
            reason,
            message,
            rules: decision.rules,
        });
    }
    let beyond = disclosed.difference(decision.disclosed);
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
            rules: decision.rules,
        });
    }
    Ok(AcceptPermit { decision })
}

#[cfg(test)]
mod tests;
