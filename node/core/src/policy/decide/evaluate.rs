//! From labels and agreements to a decision, one rule after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::super::agreement::{Agreement, Mode, Names, Terms};
use super::super::book::Standing;
use super::super::decision::{Clause, Decision, Rule};
use super::super::labels::Labels;
use super::super::policies::Policies;
use crate::model::handling::Tlp;
use crate::model::kind::RecordKind;
use crate::party::Party;
use crate::reason::Reason;
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

/// One record, one direction.
pub(super) struct Question<'a> {
    pub(super) labels: &'a Labels,
    pub(super) from: &'a Party,
    pub(super) to: &'a Party,
    /// The side that is not ours.
    pub(super) peer: &'a Party,
    /// The sections that are asked about.
    pub(super) present: SectionSet,
    /// False where the author's audience is not known or was judged before.
    pub(super) audience_known: bool,
}

/// What an agreement says of a record.
enum Coverage<'a> {
    /// It does not speak of it.
    No(Clause),
    /// These terms do, each with its number.
    Terms(Vec<(usize, &'a Terms)>),
}

/// What is gathered while rules speak.
struct Findings {
    rules: Vec<Rule>,
    allowed: SectionSet,
    keep_until: Timestamp,
    refused: Option<Reason>,
}

impl Findings {
    fn say(&mut self, agreement: Option<&Agreement>, clause: Clause) {
        self.rules.push(Rule {
            agreement: agreement.map(|agreement| agreement.reference().clone()),
            clause,
        });
    }

    /// The first refusal names the decision; later ones are told too.
    fn refuse(&mut self, agreement: Option<&Agreement>, clause: Clause) {
        self.refused = self.refused.or(clause.denies());
        self.say(agreement, clause);
    }
}

impl Question<'_> {
    /// Asks every rule. The same question under the same policies at the same time has the same decision.
    pub(super) fn decide(&self, policies: &Policies, now: Timestamp) -> Decision {
        let mut findings = Findings {
            rules: Vec::new(),
            allowed: SectionSet::ALL.without(Section::National),
            keep_until: self.labels.expires,
            refused: None,
        };
        self.handling(policies, &mut findings);
        if findings.refused.is_none() {
            if self.labels.kind == RecordKind::Agreement {
                findings.say(None, Clause::AgreementRecord);
            } else {
                self.agreements(policies, now, &mut findings);
            }
        }
        if findings.refused.is_none() && now >= findings.keep_until {
            findings.refuse(None, Clause::Expired(findings.keep_until));
        }
        self.conclude(findings)
    }

    /// The node's and the author's own conditions.
    fn handling(&self, policies: &Policies, findings: &mut Findings) {
        match policies.peers().get(self.peer) {
            None => return findings.refuse(None, Clause::NotEnrolled),
            Some(standing) if standing.suspended => {
                return findings.refuse(None, Clause::PeerSuspended);
            }
            Some(standing) => {
                let needed = self.labels.kind.capability();
                if self.peer == self.to && !standing.capabilities.contains(needed) {
                    return findings.refuse(None, Clause::CannotRead(needed));
                }
            }
        }
        let in_audience = match &self.labels.audience {
            Some(audience) => audience.contains(self.to),
            None => self.labels.kind != RecordKind::Agreement,
        };
        if self.audience_known && !in_audience {
            findings.refuse(None, Clause::NotInAudience);
        }
        if self.labels.tlp == Tlp::Red && !self.labels.named_recipients.contains(self.to) {
            findings.refuse(None, Clause::NotNamed(self.to.clone()));
        }
    }

    /// Every agreement between the two that covers the record; all of them count.
    fn agreements(&self, policies: &Policies, now: Timestamp, findings: &mut Findings) {
        let mut uncovered: Vec<(&Agreement, Clause)> = Vec::new();
        let mut is_covered = false;
        for entry in policies.book().between(self.from, self.to) {
            let agreement = entry.agreement();
            let standing = policies
                .book()
                .pair_standing(entry, self.from, self.to, now);
            let suspended = match standing {
                Standing::Superseded(_) | Standing::Withdrawn => continue,
                Standing::InForce => None,
                Standing::Suspended(by) => {
                    let told = policies.book().suspended_by(agreement.id());
                    Some(Clause::Suspended(with_reasons(by, told)))
                }
                Standing::Excluded => {
                    uncovered.push((agreement, Clause::PairExcluded));
                    continue;
                }
                Standing::Proposed(missing) => {
                    uncovered.push((agreement, Clause::NotSigned(missing)));
                    continue;
                }
                Standing::NotYetValid(from) => {
                    uncovered.push((agreement, Clause::NotYetValid(from)));
                    continue;
                }
                Standing::Expired(end) => {
                    uncovered.push((agreement, Clause::AgreementExpired(end)));
                    continue;
                }
                Standing::Terminated(by) => {
                    let told = policies.book().terminated_by(agreement.id());
                    uncovered.push((agreement, Clause::Terminated(with_reasons(by, told))));
                    continue;
                }
            };
            match (self.coverage(agreement), suspended) {
                (Coverage::No(clause), _) => uncovered.push((agreement, clause)),
                (Coverage::Terms(_), Some(clause)) => {
                    is_covered = true;
                    findings.refuse(Some(agreement), clause);
                }
                (Coverage::Terms(terms), None) => {
                    is_covered = true;
                    let kept = agreement.retention().of(self.labels.kind);
                    findings.keep_until = findings.keep_until.min(self.labels.created.plus(kept));
                    for (number, terms) in terms {
                        self.apply(agreement, number, terms, findings);
                    }
                }
            }
        }
        if !is_covered {
            nothing_covers(uncovered, findings);
        }
    }

    /// The terms of the agreement that speak of the record.
    fn coverage<'a>(&self, agreement: &'a Agreement) -> Coverage<'a> {
        let directed: Vec<_> = (1..)
            .zip(agreement.terms())
            .filter(|(_, terms)| terms.directed(self.from, self.to))
            .collect();
        if directed.is_empty() {
            return Coverage::No(Clause::NoDirection(self.from.clone(), self.to.clone()));
        }
        let of_kind: Vec<_> = directed
            .into_iter()
            .filter(|(_, terms)| terms.kinds.contains(self.labels.kind))
            .collect();
        if of_kind.is_empty() {
            return Coverage::No(Clause::NoKind(self.labels.kind));
        }
        let touching: Vec<_> = of_kind
            .into_iter()
            .filter(|(_, terms)| {
                terms.categories == Names::Any
                    || self
                        .labels
                        .categories
                        .iter()
                        .any(|category| terms.categories.contains(category))
            })
            .collect();
        // One forbidden category forbids the record, whether or not the others are covered.
        if touching.iter().any(|(_, terms)| terms.mode == Mode::Never) {
            return Coverage::Terms(touching);
        }
        if self.labels.categories.is_empty() && touching.is_empty() {
            return Coverage::No(Clause::NoCategory(None));
        }
        let missing = self.labels.categories.iter().find(|category| {
            !touching
                .iter()
                .any(|(_, terms)| terms.categories.contains(category))
        });
        match missing {
            Some(category) => Coverage::No(Clause::NoCategory(Some(category.clone()))),
            None => Coverage::Terms(touching),
        }
    }

    /// One entry of terms that covers the record.
    fn apply(&self, agreement: &Agreement, number: usize, terms: &Terms, findings: &mut Findings) {
        let labels = self.labels;
        let agreement = Some(agreement);
        if terms.mode != Mode::Push {
            findings.refuse(agreement, Clause::NotPush(number, terms.mode.name()));
        }
        if !terms.purposes.contains(&labels.purpose) {
            findings.refuse(agreement, Clause::NoPurpose(number, labels.purpose.clone()));
        }
        if labels.tlp > terms.max_tlp {
            findings.refuse(
                agreement,
                Clause::AboveCeiling(number, labels.tlp, terms.max_tlp),
            );
        }
        match &labels.evaluation {
            None if terms.evaluation_required => {
                findings.refuse(agreement, Clause::NoEvaluation(number));
            }
            Some(evaluation)
                if !terms.minimum.is_empty()
                    && !terms
                        .minimum
                        .iter()
                        .any(|minimum| minimum.is_reached_by(evaluation)) =>
            {
                findings.refuse(
                    agreement,
                    Clause::EvaluationTooLow(number, evaluation.scheme.clone()),
                );
            }
            None | Some(_) => {}
        }
        match (&terms.geography, &labels.countries) {
            (Some(_), None) => findings.say(agreement, Clause::GeographyUnknown(number)),
            (Some(geography), Some(countries)) if !geography.passes(self.to, countries) => {
                findings.refuse(agreement, Clause::OutsideGeography(number));
            }
            (Some(_), Some(_)) | (None, _) => {}
        }
        self.sections(agreement, number, terms, findings);
    }

    fn sections(
        &self,
        agreement: Option<&Agreement>,
        number: usize,
        terms: &Terms,
        findings: &mut Findings,
    ) {
        let asked = self.present.without(Section::National);
        findings.allowed = findings.allowed.intersection(terms.allowed);
        findings.say(
            agreement,
            Clause::Allows(number, asked.intersection(terms.allowed)),
        );
        let redacted = asked.intersection(terms.redacted);
        if !redacted.is_empty() {
            findings.say(agreement, Clause::Redacts(number, redacted));
        }
        let withheld = asked.difference(terms.allowed).difference(terms.redacted);
        if !withheld.is_empty() {
            findings.say(agreement, Clause::Withholds(number, withheld));
        }
    }

    fn conclude(&self, mut findings: Findings) -> Decision {
        let mut disclosed = self.present.intersection(findings.allowed);
        if findings.refused.is_none() {
            if self.present.contains(Section::National) {
                findings.say(None, Clause::National);
            }
            let told = self.present.without(Section::National);
            if disclosed.is_empty() && !told.is_empty() {
                findings.refuse(None, Clause::NothingLeft);
            }
        }
        if findings.refused.is_some() {
            disclosed = SectionSet::EMPTY;
        }
        let withheld: BTreeMap<_, _> = self
            .present
            .difference(disclosed)
            .iter()
            .map(|section| {
                let reason = match (findings.refused, section) {
                    (Some(reason), _) => reason,
                    (None, Section::National) => Reason::SectionNational,
                    (None, _) => Reason::SectionNotCovered,
                };
                (section, reason)
            })
            .collect();
        Decision {
            peer: self.peer.clone(),
            disclosed,
            withheld,
            refused: findings.refused,
            keep_until: findings.keep_until,
            rules: findings.rules,
        }
    }
}

/// Names why nothing covers the record: the agreement that came nearest speaks first.
fn nothing_covers(mut uncovered: Vec<(&Agreement, Clause)>, findings: &mut Findings) {
    if uncovered.is_empty() {
        return findings.refuse(None, Clause::NoAgreement);
    }
    uncovered.sort_by_key(|(_, clause)| std::cmp::Reverse(nearness(clause)));
    for (agreement, clause) in uncovered {
        findings.refuse(Some(agreement), clause);
    }
}

/// The nearer to covering the record, the larger.
fn nearness(clause: &Clause) -> usize {
    const FAR_TO_NEAR: [Reason; 8] = [
        Reason::AgreementTerminated,
        Reason::AgreementExpired,
        Reason::PairExcluded,
        Reason::AgreementNotSigned,
        Reason::AgreementNotYetValid,
        Reason::DirectionNotCovered,
        Reason::KindNotCovered,
        Reason::CategoryNotCovered,
    ];
    FAR_TO_NEAR
        .iter()
        .position(|reason| clause.denies() == Some(*reason))
        .unwrap_or_default()
}

/// The parties that stopped something, each with what it said.
fn with_reasons(
    by: BTreeSet<Party>,
    told: Option<&BTreeMap<Party, String>>,
) -> BTreeMap<Party, String> {
    let reason = |party: &Party| told.and_then(|told| told.get(party)).cloned();
    by.into_iter()
        .map(|party| {
            let reason = reason(&party).unwrap_or_default();
            (party, reason)
        })
        .collect()
}
