//! Why a record goes to a party or not: all layers together, in one sentence, with every rule that spoke, and what would
//! let go what is kept.
//!
//! What an officer could change are the labels of the record: purpose, audience, urgency, category, where it lies. Such
//! changes are tried by the very decision that publishing makes, agreements and own rules in it, the fewest first. What
//! only an agreement or an administrator could change is tried in the same way, on a copy of what was agreed.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of the many clauses a few are about sections, or can be otherwise"
)]

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::model::codes::{CATEGORIES, PURPOSES};
use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::Urgency;
use ntc_core::party::Party;
use ntc_core::phrase::{Name, Phrase};
use ntc_core::policy::agreement::{Mode, Names, Urgencies};
use ntc_core::policy::decision::{Clause, Rule};
use ntc_core::policy::local::{Act, Asked};
use ntc_core::policy::suppose::Supposed;
use ntc_core::policy::{Decision, Labels, Policies, explain as decided, releasable};
use ntc_core::reason::Reason;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;

use crate::agreed::{Otherwise, Search, Step, goes};
use crate::allow::fewest;
use crate::evaluator::Evaluator;
use crate::explain::{Explanation, explain};
use crate::gets::would_get;
use crate::request::Request;

/// Most decisions that are tried for one way.
const MAX_DECISIONS: usize = 2048;

/// What own rules deny by.
const OF_RULES: [Reason; 3] = [
    Reason::RuleForbids,
    Reason::NoRulePermits,
    Reason::RuleFailed,
];

/// A change of a record's labels that would count.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum LabelChange {
    /// It were for this purpose.
    Purpose(String),
    /// Its audience were this.
    Tlp(Tlp),
    /// It named this party under TLP:RED.
    Name(Party),
    /// It were addressed to this party too.
    Address(Party),
    /// It were this urgent.
    Urgency(Urgency),
    /// Its category were this one alone.
    Category(String),
    /// It touched this country.
    Touch(String),
}

impl LabelChange {
    /// The labels after the change.
    pub fn apply(&self, labels: &mut Labels) {
        match self {
            Self::Purpose(purpose) => labels.purpose.clone_from(purpose),
            Self::Tlp(tlp) => labels.tlp = *tlp,
            Self::Name(party) => {
                labels.named_recipients.insert(party.clone());
            }
            Self::Address(party) => {
                labels
                    .audience
                    .get_or_insert_default()
                    .insert(party.clone());
            }
            Self::Urgency(urgency) => labels.urgency = *urgency,
            Self::Category(category) => labels.categories = BTreeSet::from([category.clone()]),
            Self::Touch(country) => {
                labels
                    .places
                    .get_or_insert_default()
                    .insert(country.clone());
            }
        }
    }

    fn excludes(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl LabelChange {
    /// What would be otherwise.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Purpose(purpose) => Phrase::IfPurpose {
                purpose: Name::of(&PURPOSES, purpose),
            },
            Self::Tlp(tlp) => Phrase::IfTlp {
                tlp: tlp.to_string(),
            },
            Self::Name(party) => Phrase::IfNamed {
                party: party.to_string(),
            },
            Self::Address(party) => Phrase::IfAddressed {
                party: party.to_string(),
            },
            Self::Urgency(urgency) => Phrase::IfUrgency {
                urgency: (*urgency).into(),
            },
            Self::Category(category) => Phrase::IfCategory {
                category: Name::of(&CATEGORIES, category),
            },
            Self::Touch(country) => Phrase::IfTouched {
                country: country.clone(),
            },
        }
    }
}

/// Which decision about a record is explained.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Moment {
    /// That of publishing it now.
    #[default]
    Publish,
    /// That of sending what is on its way.
    Send(OnItsWay),
}

/// What of a record is on its way to a party.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct OnItsWay {
    /// The sections that are still to go: what of them leaves is decided when it is sent.
    pub sections: SectionSet,
    /// Those that went already.
    pub went: SectionSet,
    /// Those that publishing did not let go, each with the reason of then.
    pub kept: BTreeMap<Section, Reason>,
    /// What holds back all of it and is no matter of policy alone: the amount of a day, a consent that is missing.
    pub held: Option<Reason>,
}

/// What would let go the record, or one section of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Way {
    /// The section; none for the record.
    pub section: Option<Section>,
    /// The fewest changes of its labels, one way or several; each was tried. None where no change of labels lets it go.
    pub labels: Vec<Vec<LabelChange>>,
    /// What would have to be otherwise in agreements and by administrators, all of it together: it was tried, and no part of
    /// it does.
    pub agreements: Vec<Phrase>,
    /// True when nothing of what was tried lets it go; own rules that keep it are told by themselves.
    pub is_hopeless: bool,
    /// The changes that the agreements say.
    pub(crate) steps: Vec<Step>,
}

/// Why a record goes to a party or not.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Why {
    /// The result in one sentence.
    pub sentence: Phrase,
    /// The decision, with every rule of agreements and handling that spoke.
    pub decision: Decision,
    /// Why what is on its way is held back, all or some of it; none where it is not, or nothing is on its way.
    pub held_back: Option<Reason>,
    /// What the own rules say, rule by rule; none where there are no such rules.
    pub rules: Option<Explanation>,
    /// What would let go what is kept.
    pub ways: Vec<Way>,
}

/// Explains what a party is told of an own record at this moment of it: the decision that publishing makes, or the one that
/// sending makes of what is on its way.
pub fn why(
    labels: &Labels,
    peer: &Party,
    policies: &Policies,
    (evaluator, moment): (Option<&Evaluator>, &Moment),
    now: Timestamp,
) -> Why {
    let ask = Ask {
        labels,
        peer,
        policies,
        moment,
        now,
    };
    let mut decision = ask.decide(labels, policies);
    let mut ways = ask.ways(&decision);
    let held_back = match moment {
        Moment::Publish => None,
        Moment::Send(way) => {
            let held_back = decision.held_back();
            ways.extend(ask.add_kept(way, &mut decision));
            held_back
        }
    };
    Why {
        sentence: would_get(&decision),
        rules: evaluator
            .filter(|_| !labels.kind.is_administrative())
            .map(|evaluator| ask.rules(evaluator)),
        ways,
        decision,
        held_back,
    }
}

/// Whether a clause keeps a section.
pub(crate) fn keeps(clause: &Clause, section: Section) -> bool {
    match clause {
        Clause::Redacts(_, sections)
        | Clause::Withholds(_, sections)
        | Clause::LocalWithholds(sections, _) => sections.contains(section),
        Clause::SectionOverdue(overdue, _) => *overdue == section,
        Clause::National => section == Section::National,
        _ => false,
    }
}

/// Whether a clause is about sections and not about the whole.
pub(crate) const fn is_of_sections(clause: &Clause) -> bool {
    matches!(
        clause,
        Clause::Redacts(..)
            | Clause::Withholds(..)
            | Clause::LocalWithholds(..)
            | Clause::SectionOverdue(..)
            | Clause::National
    )
}

struct Ask<'a> {
    labels: &'a Labels,
    peer: &'a Party,
    policies: &'a Policies,
    moment: &'a Moment,
    now: Timestamp,
}

impl Ask<'_> {
    /// The decision of this moment, if the record had these labels and these were the policies.
    fn decide(&self, labels: &Labels, policies: &Policies) -> Decision {
        let decision = self.by_policy(labels, policies);
        match self.moment {
            Moment::Send(OnItsWay {
                held: Some(reason), ..
            }) => decision.kept(*reason),
            Moment::Send(_) | Moment::Publish => decision,
        }
    }

    /// The same as far as it is one of policy alone.
    fn by_policy(&self, labels: &Labels, policies: &Policies) -> Decision {
        match self.moment {
            Moment::Publish => decided(labels, self.peer, policies, self.now),
            Moment::Send(way) => releasable(labels, self.peer, way.sections, policies, self.now),
        }
    }

    /// What would let go what a decision of this moment keeps.
    fn ways(&self, decision: &Decision) -> Vec<Way> {
        if decision.refused.is_some() {
            return vec![self.way(None, decision)];
        }
        let kept = decision.withheld.keys().copied();
        let kept = kept.filter(|section| *section != Section::National);
        kept.map(|section| self.way(Some(section), decision))
            .collect()
    }

    /// Adds to the decision about what is still to go what went already, and what publishing kept, by the rules that keep it
    /// now; answers what would let go that.
    fn add_kept(&self, way: &OnItsWay, decision: &mut Decision) -> Vec<Way> {
        let publish = Ask {
            moment: &Moment::Publish,
            ..*self
        };
        let published = publish.decide(self.labels, self.policies);
        let is_kept = |rule: &&Rule| way.kept.keys().any(|section| keeps(&rule.clause, *section));
        for rule in published.rules.iter().filter(is_kept) {
            if !decision.rules.contains(rule) {
                decision.rules.push(rule.clone());
            }
        }
        decision.withheld.extend(&way.kept);
        if !way.went.is_empty() {
            // What is held back is withheld of a record that is known there.
            decision.disclosed = decision.disclosed.union(way.went);
            decision.refused = None;
        }
        let kept = publish.ways(&published).into_iter();
        kept.filter(|it| {
            it.section
                .is_some_and(|section| way.kept.contains_key(&section))
        })
        .collect()
    }

    /// What the own rules say, of all that the record has: they are asked what the decision asks them, about what
    /// agreements and handling alone let go.
    fn rules(&self, evaluator: &Evaluator) -> Explanation {
        let without_rules = self.policies.clone().without_local();
        let agreed = self.by_policy(self.labels, &without_rules);
        let (act, present) = match (Act::of_feed(self.labels), self.moment) {
            (Act::Publish, Moment::Send(way)) => (Act::Send, way.sections),
            (act, Moment::Send(way)) => (act, way.sections),
            (act, Moment::Publish) => (act, self.labels.present),
        };
        let ids: BTreeSet<&str> = agreed
            .rules
            .iter()
            .filter(|rule| matches!(rule.clause, Clause::Allows(..)))
            .filter_map(|rule| Some(&*rule.agreement.as_ref()?.id))
            .collect();
        let ids: Vec<_> = ids.into_iter().collect();
        let asked = Asked {
            act,
            own: self.policies.own(),
            peer: self.peer,
            labels: self.labels,
            purpose: &self.labels.purpose,
            sections: agreed.disclosed,
            agreed: agreed.refused.is_none(),
            agreements: &ids,
            now: self.now,
        };
        explain(evaluator, &Request::record(&asked, present))
    }

    fn way(&self, section: Option<Section>, decision: &Decision) -> Way {
        let labels = self.by_labels(section);
        let found = self.by_agreements(section);
        let by_rules = match section {
            None => decision.refused,
            Some(section) => decision.withheld.get(&section).copied(),
        };
        let is_of_rules = by_rules.is_some_and(|reason| OF_RULES.contains(&reason));
        let is_hopeless =
            labels.is_empty() && found.is_none() && !is_of_rules && self.held().is_none();
        let steps = found.unwrap_or_default();
        let mut agreements: Vec<_> = steps.iter().flat_map(|it| it.phrases.clone()).collect();
        if !steps.is_empty() && !self.goes_after(&steps, section) {
            agreements.push(Phrase::IfRulesLet {});
        }
        Way {
            section,
            labels,
            agreements,
            is_hopeless,
            steps,
        }
    }

    /// What holds it back beside policy.
    const fn held(&self) -> Option<Reason> {
        match self.moment {
            Moment::Send(way) => way.held,
            Moment::Publish => None,
        }
    }

    /// The fewest changes of what was agreed that let it go, own rules apart; none where no such changes were found.
    fn by_agreements(&self, section: Option<Section>) -> Option<Vec<Step>> {
        let without_rules = self.policies.clone().without_local();
        let search = Search {
            section,
            own: self.policies.own(),
            peer: self.peer,
            policies: self.policies,
            decide: |supposed: &Supposed| self.supposed(supposed),
        };
        search.fewest(&Supposed::new(self.labels, self.peer, &without_rules))
    }

    /// Whether own rules let it go after some changes.
    fn goes_after(&self, steps: &[Step], section: Option<Section>) -> bool {
        let is = Supposed::new(self.labels, self.peer, self.policies);
        let supposed = steps.iter().fold(is, |is, step| step.apply(is));
        let is_covered = |step: &Step| step.otherwise == Otherwise::Covered;
        goes(&self.supposed(&supposed), section) || steps.iter().any(is_covered)
    }

    /// The decision of this moment of what is supposed.
    fn supposed(&self, supposed: &Supposed) -> Decision {
        match self.moment {
            Moment::Publish => supposed.explain(self.now),
            Moment::Send(way) => supposed.releasable(way.sections, self.now),
        }
    }

    /// The fewest changes of labels that let it go. An audience that is farther from the author's is not told where a
    /// nearer one does.
    fn by_labels(&self, section: Option<Section>) -> Vec<Vec<LabelChange>> {
        // What holds it back beside policy no label changes.
        if self.held().is_some() {
            return Vec::new();
        }
        let candidates = self.candidates();
        let mut ways = fewest(
            &candidates,
            LabelChange::excludes,
            MAX_DECISIONS,
            |changes| self.goes(section, changes),
        );
        let mut known = BTreeSet::new();
        // Nearer audiences are tried first.
        ways.retain(|way| {
            let others = way.iter().filter(|it| !matches!(it, LabelChange::Tlp(_)));
            let others: Vec<_> = others.cloned().collect();
            let is_tlp = others.len() < way.len();
            !is_tlp || known.insert(others)
        });
        ways
    }

    /// How far an audience is from the one that the author set.
    fn steps(&self, change: &LabelChange) -> u8 {
        match change {
            LabelChange::Tlp(tlp) => (*tlp as u8).abs_diff(self.labels.tlp as u8),
            _ => 0,
        }
    }

    /// Whether it goes after some changes.
    fn goes(&self, section: Option<Section>, changes: &[&LabelChange]) -> bool {
        let mut labels = self.labels.clone();
        changes.iter().for_each(|change| change.apply(&mut labels));
        goes(&self.decide(&labels, self.policies), section)
    }

    /// What the agreements between the two name, and the audience.
    fn candidates(&self) -> Vec<LabelChange> {
        let (own, labels) = (self.policies.own(), self.labels);
        let mut changes = BTreeSet::new();
        for entry in self.policies.book().between(own, self.peer) {
            let terms = entry.agreement().terms().iter();
            let terms = terms.filter(|terms| terms.directed(own, self.peer));
            for terms in terms.filter(|terms| terms.mode == Mode::Push) {
                let purposes = terms.purposes.iter().cloned();
                changes.extend(purposes.map(LabelChange::Purpose));
                changes.insert(LabelChange::Tlp(terms.max_tlp));
                if let Names::Only(categories) = &terms.categories {
                    changes.extend(categories.iter().cloned().map(LabelChange::Category));
                }
                if let Urgencies::Only(urgencies) = &terms.urgencies {
                    changes.extend(urgencies.iter().copied().map(LabelChange::Urgency));
                }
                if let Some(geography) = &terms.geography {
                    if geography.touches_receiver {
                        changes.insert(LabelChange::Touch(self.peer.country().to_owned()));
                    }
                    changes.extend(geography.countries.iter().cloned().map(LabelChange::Touch));
                }
            }
        }
        changes.extend(
            Tlp::ALL
                .into_iter()
                .filter(|tlp| *tlp < labels.tlp)
                .map(LabelChange::Tlp),
        );
        if labels.tlp == Tlp::Red {
            changes.insert(LabelChange::Name(self.peer.clone()));
        }
        if labels.audience.is_some() {
            changes.insert(LabelChange::Address(self.peer.clone()));
        }
        let changes = changes.into_iter();
        let changes = changes.filter(|change| {
            let mut changed = labels.clone();
            change.apply(&mut changed);
            changed != *labels
        });
        let mut changes: Vec<_> = changes.collect();
        changes.sort_by_key(|change| self.steps(change));
        changes
    }
}
