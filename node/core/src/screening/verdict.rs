//! Exact, near or none: what a score means under a preset, and what would change it.

use serde::Serialize;

use super::factor::{Fact, Factor, Outcome, scored};
use crate::names::names;

names! {
    /// How much doubt is shown to officers.
    Preset;
    /// Little is missed, much has to be judged.
    Recall = 1 "recall";
    /// What the figures of the benchmark are measured at.
    Balanced = 2 "balanced";
    /// Few are asked about, and some are missed.
    Precision = 3 "precision";
}

impl Preset {
    /// The score of one thousand from which a subject is shown.
    pub const fn threshold(self) -> u32 {
        match self {
            Self::Recall => 640,
            Self::Balanced => 720,
            Self::Precision => 800,
        }
    }
}

names! {
    /// Whether a subject is the one of an entry.
    Verdict;
    /// The name, and a second fact that tells its bearer from others, are the same.
    Exact = 1 "exact";
    /// It can be: an officer has to judge.
    Near = 2 "near";
    /// Nothing that has to be judged.
    None = 3 "none";
}

/// The score of a name that is the same but for its script or its order.
const SAME_NAME: u32 = 900;
/// The score of a name that a document makes the same.
const DOCUMENTED_NAME: u32 = 600;

/// Whether names of this score are held for one, where a number or a fact says the same.
pub const fn names_agree(score: u32) -> bool {
    score >= DOCUMENTED_NAME
}

/// A fact that is not known, and what the verdict would be if it were.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Change {
    /// What would have to be known.
    pub fact: Fact,
    /// How it would have to compare.
    pub outcome: Outcome,
    /// The score then.
    pub score: u32,
    /// The verdict then.
    #[serde(serialize_with = "by_name")]
    pub verdict: Verdict,
}

pub(super) fn by_name<S: serde::Serializer>(verdict: &Verdict, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(verdict.name())
}

/// The verdict on a name of this score with these facts.
pub(super) fn verdict(name: u32, factors: &[Factor], preset: Preset) -> Verdict {
    let is_contradicted = factors.iter().any(Factor::contradicts);
    let has = |fact| {
        factors
            .iter()
            .any(|factor| factor.fact == fact && factor.decides())
    };
    let same_document = has(Fact::Document) || has(Fact::Email);
    let is_exact =
        name >= SAME_NAME && has(Fact::Birth) || name >= DOCUMENTED_NAME && same_document;
    if is_exact && !is_contradicted {
        Verdict::Exact
    } else if same_document || scored(name, factors) >= preset.threshold() {
        // A paper in other hands is a question as well.
        Verdict::Near
    } else {
        Verdict::None
    }
}

/// What would change the verdict: each fact that one side does not tell, were it the same or not.
pub(super) fn changes(name: u32, factors: &[Factor], preset: Preset) -> Vec<Change> {
    let now = verdict(name, factors, preset);
    let mut changes = Vec::new();
    for (place, factor) in factors.iter().enumerate() {
        if factor.outcome != Outcome::Unknown {
            continue;
        }
        for outcome in [Outcome::Same, Outcome::Differs, Outcome::FarApart] {
            let mut told = factors.to_vec();
            if let Some(factor) = told.get_mut(place) {
                *factor = Factor::new(factor.fact, outcome);
            }
            let verdict = verdict(name, &told, preset);
            let is_new = changes
                .iter()
                .all(|change: &Change| change.fact != factor.fact || change.verdict != verdict);
            if verdict != now && is_new {
                changes.push(Change {
                    fact: factor.fact,
                    outcome,
                    score: scored(name, &told),
                    verdict,
                });
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::super::factor::{Birth, Facts, compared};
    use super::*;

    fn born(year: u16, month: u8, day: u8) -> Facts {
        Facts {
            births: vec![Birth::on(year, month, day)],
            ..Facts::default()
        }
    }

    fn on(name: u32, a: &Facts, b: &Facts) -> Verdict {
        verdict(name, &compared(a, b), Preset::Balanced)
    }

    #[test]
    fn a_name_alone_is_never_exact() {
        assert_eq!(
            on(1000, &Facts::default(), &born(1961, 3, 4)),
            Verdict::Near
        );
        assert_eq!(
            on(1000, &born(1961, 0, 0), &born(1961, 3, 4)),
            Verdict::Near
        );
    }

    #[test]
    fn a_second_fact_makes_a_name_exact_and_another_takes_it_away() {
        let here = born(1961, 3, 4);
        assert_eq!(on(1000, &here, &born(1961, 3, 4)), Verdict::Exact);
        let mut woman = born(1961, 3, 4);
        woman.sex = "F".to_owned();
        let mut man = here.clone();
        man.sex = "M".to_owned();
        assert_eq!(on(1000, &woman, &man), Verdict::Near);
        assert_eq!(on(1000, &here, &born(1990, 3, 4)), Verdict::None);
    }

    #[test]
    fn a_document_in_other_hands_is_a_question() {
        let papers = Facts {
            documents: vec!["document:AZ:C12345678".to_owned()],
            ..Facts::default()
        };
        assert_eq!(on(0, &papers, &papers), Verdict::Near);
        assert_eq!(on(700, &papers, &papers), Verdict::Exact);
    }

    #[test]
    fn what_would_change_it_is_what_changes_it() {
        let factors = compared(&Facts::default(), &Facts::default());
        let changes = changes(950, &factors, Preset::Balanced);
        let told: Vec<_> = changes
            .iter()
            .map(|change| (change.fact, change.outcome, change.verdict))
            .collect();
        assert_eq!(
            told,
            [
                (Fact::Document, Outcome::Same, Verdict::Exact),
                (Fact::Birth, Outcome::Same, Verdict::Exact),
                (Fact::Birth, Outcome::FarApart, Verdict::None),
            ]
        );
    }
}
