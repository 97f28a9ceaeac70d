//! What a party gets of a record by a decision, in one sentence: of one that is on its way, and of one that might be.

use ntc_core::phrase::{Joint, List, Name, Phrase, Said, Value};
use ntc_core::policy::{Decision, Rule};

use crate::why::keeps;

/// What a party gets of a record that is on its way.
pub fn gets(decision: &Decision) -> Phrase {
    let party = decision.peer.to_string();
    match outcome(decision) {
        Outcome::Nothing(why) => Phrase::GetsNothing { party, why },
        Outcome::Header => Phrase::GetsHeader { party },
        Outcome::All(count) => Phrase::GetsAll { party, count },
        Outcome::Some { goes, count, kept } => Phrase::GetsSome {
            party,
            goes,
            count,
            kept,
        },
    }
}

/// What a party would get if a record were published now.
pub fn would_get(decision: &Decision) -> Phrase {
    let party = decision.peer.to_string();
    match outcome(decision) {
        Outcome::Nothing(why) => Phrase::WouldGetNothing { party, why },
        Outcome::Header => Phrase::WouldGetHeader { party },
        Outcome::All(count) => Phrase::WouldGetAll { party, count },
        Outcome::Some { goes, count, kept } => Phrase::WouldGetSome {
            party,
            goes,
            count,
            kept,
        },
    }
}

/// How much of a record a decision lets go.
enum Outcome {
    /// None of it, and why.
    Nothing(Said),
    /// It has no sections, as one that was withdrawn: what remains of it.
    Header,
    /// So many sections, which are all.
    All(u64),
    /// Some of its sections, and what is kept.
    Some { goes: u64, count: u64, kept: List },
}

fn outcome(decision: &Decision) -> Outcome {
    if let Some(refusal) = decision.refusal_phrase() {
        return Outcome::Nothing(refusal.said());
    }
    let goes = decision.disclosed.iter().count() as u64;
    let count = goes + decision.withheld.len() as u64;
    if count == 0 {
        return Outcome::Header;
    }
    let kept = decision.withheld.iter().map(|(section, reason)| {
        let mut rules = decision.rules.iter();
        let by = rules.find(|rule| keeps(&rule.clause, *section));
        // Of a record that went in part, what holds back the rest holds back all of it.
        let by = by.or_else(|| {
            decision
                .rules
                .iter()
                .rfind(|rule| rule.denies() == Some(*reason))
        });
        let reason = || Phrase::ByReason {
            reason: Name::new("reason", reason.code()),
        };
        let rule = by.map_or_else(reason, Rule::phrase).said();
        let section = Name::from(*section);
        Value::from(Phrase::KeptBy { section, rule })
    });
    let kept = List::of(Joint::Semicolon, kept);
    if kept.values.is_empty() {
        return Outcome::All(count);
    }
    Outcome::Some { goes, count, kept }
}
