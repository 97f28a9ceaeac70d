//! Which terms of an agreement speak of a record.

use super::super::agreement::{Agreement, Mode, Names, Terms};
use super::super::decision::Clause;
use super::super::labels::Labels;
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::reason::Reason;

/// Most times that a record looks back at one that it answers: an answer at the request, the request at the hit, the hit
/// at the alert that may be told.
const MAX_BACK: u8 = 3;

/// What an agreement says of a record.
pub(super) enum Coverage<'a> {
    /// It does not speak of it.
    No(Clause),
    /// These terms do, each with its number.
    Terms(Vec<(usize, &'a Terms)>),
    /// These terms let a record of this kind come, or go, that the record answers or asks for.
    Returns(RecordKind, Vec<(usize, &'a Terms)>),
}

/// The terms of the agreement that speak of the record. What answers a record goes by the terms that let the other come,
/// unless terms of its own kind forbid it; where nothing could come, by those of its own kind. So the answer to a request
/// which came because its author may be told goes by the terms that say so.
pub(super) fn coverage<'a>(
    labels: &Labels,
    way: (&Party, &Party),
    agreement: &'a Agreement,
) -> Coverage<'a> {
    if let Some(kind) = labels.carried {
        // What passes a record on goes by the terms for that record, unless terms of its own kind forbid it.
        let own = directed(labels, labels.kind, way, agreement);
        if matches!(&own, Coverage::Terms(terms) if forbid(terms)) {
            return own;
        }
        return directed(labels, kind, way, agreement);
    }
    of_kind(labels, (labels.kind, MAX_BACK), way, agreement)
}

/// The terms by which a record of a kind with these labels goes, looking back at most so many times.
fn of_kind<'a>(
    labels: &Labels,
    (kind, back): (RecordKind, u8),
    (from, to): (&Party, &Party),
    agreement: &'a Agreement,
) -> Coverage<'a> {
    let told = directed(labels, kind, (from, to), agreement);
    let Some(back) = back.checked_sub(1) else {
        return told;
    };
    if matches!(&told, Coverage::Terms(terms) if forbid(terms)) {
        return told;
    }
    let mut nearest = told;
    for kind in kind.answers() {
        match of_kind(labels, (*kind, back), (to, from), agreement) {
            Coverage::Terms(terms) => return Coverage::Returns(*kind, terms),
            came @ Coverage::Returns(..) => return came,
            Coverage::No(clause) => nearest = nearest.or_nearer(clause),
        }
    }
    nearest
}

impl Coverage<'_> {
    /// Where nothing speaks of the record, the clause that came nearest says why.
    fn or_nearer(self, other: Clause) -> Self {
        match self {
            Self::No(clause) if nearness(&clause) < nearness(&other) => Self::No(other),
            nearest @ (Self::No(_) | Self::Terms(_) | Self::Returns(..)) => nearest,
        }
    }
}

/// The terms for records of a kind in one direction.
fn directed<'a>(
    labels: &Labels,
    kind: RecordKind,
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
        .filter(|(_, terms)| terms.kinds.contains(kind))
        .collect();
    if of_kind.is_empty() {
        return Coverage::No(Clause::NoKind(kind));
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
    if forbid(&touching) {
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

fn forbid(terms: &[(usize, &Terms)]) -> bool {
    terms.iter().any(|(_, terms)| terms.mode == Mode::Never)
}

/// The nearer to covering the record, the larger.
pub(in crate::policy) fn nearness(clause: &Clause) -> usize {
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
