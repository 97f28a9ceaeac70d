//! What would have to be otherwise in what was agreed so that a record goes, or a section of it.
//!
//! Each change is made to a copy of what was agreed, and it is decided again: what is told lets it go, and no smaller part of
//! it that was tried does. Own rules are asked last, as they are when it is decided.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of the many clauses some can be otherwise"
)]

use ntc_core::model::codes::{CATEGORIES, PURPOSES};
use ntc_core::party::Party;
use ntc_core::phrase::{Joint, List, Name, Phrase};
use ntc_core::policy::agreement::{Edit, TermsEdit};
use ntc_core::policy::book::Stop;
use ntc_core::policy::decision::{Clause, Rule};
use ntc_core::policy::suppose::{Supposed, Supposition};
use ntc_core::policy::{AgreementRef, Decision, Policies};
use ntc_core::record::Evaluation;
use ntc_core::section::Section;

use crate::why::{LabelChange, is_of_sections, keeps};

/// Most changes together.
const MAX_STEPS: usize = 8;
/// Most decisions that are tried.
const MAX_DECISIONS: usize = 1024;

/// One change, and how it is told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Step {
    /// What is otherwise.
    pub(crate) otherwise: Otherwise,
    pub(crate) phrases: Vec<Phrase>,
}

/// What is otherwise.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Otherwise {
    /// These of what was agreed, and of how the partner stands.
    Agreed(Vec<Supposition>),
    /// A label.
    Label(LabelChange),
    /// The author graded source and information.
    Graded,
    /// An agreement covers it, of which nothing is known yet.
    Covered,
}

impl Step {
    fn agreed(supposition: Supposition, phrase: Phrase) -> Self {
        Self {
            otherwise: Otherwise::Agreed(vec![supposition]),
            phrases: vec![phrase],
        }
    }

    fn of_terms(agreement: &AgreementRef, number: usize, edit: TermsEdit, phrase: Phrase) -> Self {
        let says = Supposition::Says(agreement.sha256, Edit::Terms(number, edit));
        Self::agreed(says, phrase)
    }

    /// The record and the policies after the change.
    pub(crate) fn apply(&self, supposed: Supposed) -> Supposed {
        match &self.otherwise {
            Otherwise::Agreed(all) => all.iter().fold(supposed, Supposed::with),
            Otherwise::Label(change) => supposed.labelled(|labels| change.apply(labels)),
            Otherwise::Graded => supposed.labelled(|labels| {
                labels.evaluation = Some(Evaluation {
                    scheme: "4x4".to_owned(),
                    source: "A".to_owned(),
                    information: "1".to_owned(),
                });
            }),
            Otherwise::Covered => supposed,
        }
    }
}

/// Looks for the fewest changes.
pub(crate) struct Search<'a, D> {
    /// The section that is to go; none for the record.
    pub(crate) section: Option<Section>,
    pub(crate) own: &'a Party,
    pub(crate) peer: &'a Party,
    /// The policies as they are.
    pub(crate) policies: &'a Policies,
    /// What is decided of what is supposed.
    pub(crate) decide: D,
}

impl<D: Fn(&Supposed) -> Decision> Search<'_, D> {
    /// The fewest changes that let it go, from what is so; none when no such changes were found, nothing when nothing has to
    /// change.
    pub(crate) fn fewest(&self, is: &Supposed) -> Option<Vec<Step>> {
        let mut trials = 0;
        for most in 0..=MAX_STEPS {
            let mut taken = Vec::new();
            if self.within(is, most, &mut taken, &mut trials) {
                return Some(taken);
            }
            if trials > MAX_DECISIONS {
                return None;
            }
        }
        None
    }

    fn within(
        &self,
        is: &Supposed,
        left: usize,
        taken: &mut Vec<Step>,
        trials: &mut usize,
    ) -> bool {
        *trials += 1;
        if *trials > MAX_DECISIONS {
            return false;
        }
        if taken
            .last()
            .is_some_and(|step| step.otherwise == Otherwise::Covered)
        {
            return true;
        }
        let decision = (self.decide)(is);
        if goes(&decision, self.section) {
            return true;
        }
        let Some(left) = left.checked_sub(1) else {
            return false;
        };
        for step in self.steps(&decision) {
            if taken.contains(&step) {
                continue;
            }
            let supposed = step.apply(is.clone());
            taken.push(step);
            if self.within(&supposed, left, taken, trials) {
                return true;
            }
            taken.pop();
        }
        false
    }

    /// The changes of which one has to be among those that let it go: the first rule that keeps it has to be otherwise, or
    /// where no agreement covers it, one of them has to.
    fn steps(&self, decision: &Decision) -> Vec<Step> {
        let mut rules = decision.rules.iter();
        if let (Some(section), None) = (self.section, decision.refused) {
            let by = rules.find(|rule| keeps(&rule.clause, section));
            return by.map_or_else(Vec::new, |rule| self.of_section(rule, section));
        }
        let mut denying =
            rules.filter(|rule| rule.denies().is_some() && !is_of_sections(&rule.clause));
        let Some(first) = denying.next() else {
            return Vec::new();
        };
        match &first.clause {
            Clause::NothingLeft => self.of_what_is_left(decision),
            Clause::Unproven => {
                let mut rules = decision.rules.iter();
                let by = rules.find(|rule| keeps(&rule.clause, Section::Event));
                by.map_or_else(Vec::new, |rule| self.of_section(rule, Section::Event))
            }
            clause if leaves_uncovered(clause) => {
                let others = denying.filter(|rule| leaves_uncovered(&rule.clause));
                let all = std::iter::once(first).chain(others);
                all.flat_map(|rule| self.of_rule(rule)).collect()
            }
            _ => self.of_rule(first),
        }
    }

    /// What would let some section go where none is left.
    fn of_what_is_left(&self, decision: &Decision) -> Vec<Step> {
        let sections = decision.withheld.keys().copied();
        let steps = sections.flat_map(|section| {
            let mut rules = decision.rules.iter();
            let by = rules.find(|rule| keeps(&rule.clause, section));
            by.map_or_else(Vec::new, |rule| self.of_section(rule, section))
        });
        steps.collect()
    }

    /// What would let a section go that a rule keeps.
    fn of_section(&self, rule: &Rule, section: Section) -> Vec<Step> {
        let Some(agreement) = &rule.agreement else {
            return Vec::new();
        };
        let (id, version) = (agreement.id.to_string(), u64::from(agreement.version));
        match &rule.clause {
            Clause::Redacts(number, _) | Clause::Withholds(number, _) => {
                let phrase = Phrase::IfAllowed {
                    terms: *number as u64,
                    id,
                    version,
                    section: section.into(),
                };
                let mut step =
                    Step::of_terms(agreement, *number, TermsEdit::Allow(section), phrase);
                step.phrases.extend(self.basis(agreement, *number, section));
                vec![step]
            }
            Clause::SectionOverdue(overdue, _) if *overdue == section => {
                let says = Supposition::Says(agreement.sha256, Edit::TellLonger(section));
                let phrase = Phrase::IfToldLonger {
                    id,
                    version,
                    section: section.into(),
                };
                vec![Step::agreed(says, phrase)]
            }
            _ => Vec::new(),
        }
    }

    /// That terms would have to name what persons are told by, where they name none: without it they cannot allow them.
    fn basis(&self, agreement: &AgreementRef, number: usize, section: Section) -> Option<Phrase> {
        let entry = self.policies.book().by_sha256(&agreement.sha256)?;
        let terms = entry.agreement().terms().get(number.checked_sub(1)?)?;
        let is_missing = section == Section::Persons && terms.personal_data_basis.is_none();
        is_missing.then(|| Phrase::IfBasis {
            terms: number as u64,
            id: agreement.id.to_string(),
            version: agreement.version.into(),
        })
    }

    /// What would let go what a rule denies; nothing where it cannot be otherwise.
    fn of_rule(&self, rule: &Rule) -> Vec<Step> {
        let label = |change: LabelChange| Step {
            phrases: vec![change.phrase()],
            otherwise: Otherwise::Label(change),
        };
        let step = match &rule.clause {
            Clause::NotEnrolled => Step::agreed(Supposition::Enrolled, Phrase::IfEnrolled {}),
            Clause::PeerSuspended => Step::agreed(Supposition::Resumed, Phrase::IfResumed {}),
            Clause::CannotRead(needed) => {
                let phrase = Phrase::IfRead {
                    needed: (*needed).to_owned(),
                };
                Step::agreed(Supposition::Reads(needed), phrase)
            }
            Clause::NotInAudience => label(LabelChange::Address(self.peer.clone())),
            Clause::NotNamed(party) => label(LabelChange::Name(party.clone())),
            Clause::Differs(..) => Step::agreed(Supposition::Same, Phrase::IfSame {}),
            Clause::NoEvaluation(_) => Step {
                otherwise: Otherwise::Graded,
                phrases: vec![Phrase::IfGraded {}],
            },
            Clause::NoAgreement => Step {
                otherwise: Otherwise::Covered,
                phrases: vec![Phrase::IfCovered {}],
            },
            clause => {
                let agreement = rule.agreement.as_ref();
                return agreement.map_or_else(Vec::new, |it| self.of_agreement(clause, it));
            }
        };
        vec![step]
    }

    /// What an agreement would have to say, or how it would have to stand.
    fn of_agreement(&self, clause: &Clause, agreement: &AgreementRef) -> Vec<Step> {
        let (id, version) = (agreement.id.to_string(), u64::from(agreement.version));
        let sha256 = agreement.sha256;
        let acts = |stop, phrase| Step::agreed(Supposition::Acts(sha256, stop), phrase);
        let says = |edit, phrase| Step::agreed(Supposition::Says(sha256, edit), phrase);
        let step = match clause {
            Clause::PairExcluded => says(
                Edit::Include(self.own.clone(), self.peer.clone()),
                Phrase::IfPairIncluded { id, version },
            ),
            Clause::NotSigned(missing) => acts(
                Stop::Unsigned,
                Phrase::IfSigned {
                    parties: List::of(Joint::And, missing),
                    id,
                    version,
                },
            ),
            Clause::NotYetValid(from) => says(
                Edit::Begun,
                Phrase::IfBegun {
                    from: from.to_string(),
                    id,
                    version,
                },
            ),
            Clause::AgreementExpired(_) => Step {
                otherwise: Otherwise::Agreed(vec![
                    Supposition::Says(sha256, Edit::Renewed),
                    Supposition::Acts(sha256, Stop::Noticed),
                ]),
                phrases: vec![Phrase::IfRenewed { id, version }],
            },
            Clause::LeftOut(version, _) => {
                let version = (*version).into();
                acts(Stop::LeftOut, Phrase::IfNamedBoth { version })
            }
            Clause::Suspended(by) => acts(
                Stop::Suspended,
                Phrase::IfTakenUp {
                    parties: List::of(Joint::And, by.keys()),
                    id,
                    version,
                },
            ),
            Clause::Terminated(_) => acts(Stop::Terminated, Phrase::IfAgreedAnew {}),
            clause => return self.of_terms(clause, agreement),
        };
        vec![step]
    }

    /// What terms of an agreement would have to say: those that speak of it, or any of them where none does.
    fn of_terms(&self, clause: &Clause, agreement: &AgreementRef) -> Vec<Step> {
        let (id, version) = (agreement.id.to_string(), u64::from(agreement.version));
        let (number, edit, phrase) = match clause {
            Clause::NoDirection(from, to) => (
                None,
                TermsEdit::Direct(from.clone(), to.clone()),
                Phrase::IfDirected {
                    id,
                    version,
                    from: from.to_string(),
                    to: to.to_string(),
                },
            ),
            Clause::NoKind(kind) => {
                let edit = TermsEdit::Kind(*kind);
                let kind = (*kind).into();
                (None, edit, Phrase::IfKindCovered { id, version, kind })
            }
            Clause::NoUrgency(urgency) => (
                None,
                TermsEdit::Urgency(*urgency),
                Phrase::IfUrgencyCovered {
                    id,
                    version,
                    urgency: (*urgency).into(),
                },
            ),
            Clause::NoCategory(category) => (
                None,
                TermsEdit::Category(category.clone()),
                match category {
                    Some(category) => Phrase::IfCategoryCovered {
                        id,
                        version,
                        category: Name::of(&CATEGORIES, category),
                    },
                    None => Phrase::IfLackingCovered { id, version },
                },
            ),
            Clause::NotPush(number, _) => {
                let terms = *number as u64;
                let phrase = Phrase::IfPushed { terms, id, version };
                (Some(*number), TermsEdit::Push, phrase)
            }
            Clause::NoPurpose(number, purpose) => (
                Some(*number),
                TermsEdit::Serve(purpose.clone()),
                Phrase::IfServed {
                    terms: *number as u64,
                    id,
                    version,
                    purpose: Name::of(&PURPOSES, purpose),
                },
            ),
            Clause::AboveCeiling(number, tlp, _) => (
                Some(*number),
                TermsEdit::GoUpTo(*tlp),
                Phrase::IfWentUp {
                    terms: *number as u64,
                    id,
                    version,
                    tlp: tlp.to_string(),
                },
            ),
            Clause::EvaluationTooLow(number, _) => {
                let terms = *number as u64;
                let phrase = Phrase::IfAskedLess { terms, id, version };
                (Some(*number), TermsEdit::AskLess, phrase)
            }
            _ => return Vec::new(),
        };
        let of = |number| Step::of_terms(agreement, number, edit.clone(), phrase.clone());
        match number {
            Some(number) => vec![of(number)],
            None => {
                let entry = self.policies.book().by_sha256(&agreement.sha256);
                let count = entry.map_or(0, |entry| entry.agreement().terms().len());
                (1..=count).map(of).collect()
            }
        }
    }
}

/// Whether a decision lets the record go, or a section of it.
pub(crate) fn goes(decision: &Decision, section: Option<Section>) -> bool {
    match section {
        None => decision.refused.is_none(),
        Some(section) => decision.disclosed.contains(section),
    }
}

/// Whether a clause says that an agreement does not speak of the record, or does not act.
const fn leaves_uncovered(clause: &Clause) -> bool {
    matches!(
        clause,
        Clause::NoAgreement
            | Clause::PairExcluded
            | Clause::NotSigned(_)
            | Clause::NotYetValid(_)
            | Clause::AgreementExpired(_)
            | Clause::LeftOut(..)
            | Clause::Terminated(_)
            | Clause::NoDirection(..)
            | Clause::NoKind(_)
            | Clause::NoUrgency(_)
            | Clause::NoCategory(_)
    )
}
