//! Which terms of an agreement speak of a record.

use super::super::agreement::{Agreement, Mode, Names, Terms};
use super::super::decision::Clause;
use super::super::labels::Labels;
use crate::party::Party;
use crate::reason::Reason;

/// What an agreement says of a record.
pub(super) enum Coverage<'a> {
    /// It does not speak of it.
    No(Clause),
    /// These terms do, each with its number.
    Terms(Vec<(usize, &'a Terms)>),
}

/// The terms of the agreement that speak of the record.
pub(super) fn coverage<'a>(
    labels: &Labels,
    (from, to): (&Party, &Party),
    agreement: &'a Agreement,
) -> Coverage<'a> {
    let directed: Vec<_> = (1..)
        .zip(agreement.terms())
        .filter(|(_, terms)| terms.directed(from, to))
        .collect();
    if directed.is_empty() {
        return Coverage::No(Clause::NoDirection(from.clone(), to.clone()));
    }
    let of_kind: Vec<_> = directed
        .into_iter()
        .filter(|(_, terms)| terms.kinds.contains(labels.kind))
        .collect();
    if of_kind.is_empty() {
        return Coverage::No(Clause::NoKind(labels.kind));
    }
    let of_urgency: Vec<_> = of_kind
        .into_iter()
        .filter(|(_, terms)| terms.urgencies.contains(labels.urgency))
        .collect();
    if of_urgency.is_empty() {
        return Coverage::No(Clause::NoUrgency(labels.urgency));
    }
    let touching: Vec<_> = of_urgency
        .into_iter()
        .filter(|(_, terms)| {
            terms.categories == Names::Any
                || labels
                    .categories
                    .iter()
                    .any(|category| terms.categories.contains(category))
        })
        .collect();
    // One forbidden category forbids the record, whether or not the others are covered.
    if touching.iter().any(|(_, terms)| terms.mode == Mode::Never) {
        return Coverage::Terms(touching);
    }
    if labels.categories.is_empty() && touching.is_empty() {
        return Coverage::No(Clause::NoCategory(None));
    }
    let missing = labels.categories.iter().find(|category| {
        !touching
            .iter()
            .any(|(_, terms)| terms.categories.contains(category))
    });
    match missing {
        Some(category) => Coverage::No(Clause::NoCategory(Some(category.clone()))),
        None => Coverage::Terms(touching),
    }
}

/// The nearer to covering the record, the larger.
pub(super) fn nearness(clause: &Clause) -> usize {
    const FAR_TO_NEAR: [Reason; 9] = [
        Reason::AgreementTerminated,
        Reason::AgreementExpired,
        Reason::PairExcluded,
        Reason::AgreementNotSigned,
        Reason::AgreementNotYetValid,
        Reason::DirectionNotCovered,
        Reason::KindNotCovered,
        Reason::UrgencyNotCovered,
        Reason::CategoryNotCovered,
    ];
    FAR_TO_NEAR
        .iter()
        .position(|reason| clause.denies() == Some(*reason))
        .unwrap_or_default()
}
