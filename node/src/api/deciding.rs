//! What the own rules decided, read again from the log of decisions: a page at a time, the newest first.

use std::collections::BTreeSet;

use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::section::SectionSet;
use ntc_policy::Deed;
use ntc_proto::node::v1 as pb;

use super::audit::known_rule;
use super::policy::PolicyDesk;
use super::present::{millis, time};
use super::seeing::Sight;
use crate::decisions::{Item, Looked, Wanted, sections};
use crate::replay::{Example, ReplayError};
use crate::status::Refused;
use crate::store::index::JournalId;

/// Lines on a page when the client names no number, and at most.
const PAGE: usize = 50;
const MAX_PAGE: usize = 500;
/// What the log has decisions of.
const LOGGED: [Deed; 6] = [
    Deed::Send,
    Deed::Reveal,
    Deed::Forward,
    Deed::AnswerQuery,
    Deed::Accept,
    Deed::TakeQuery,
];

impl PolicyDesk {
    /// A page of what was decided, as far as the officer may know of which records.
    pub(super) fn decisions(
        &self,
        request: pb::ListDecisionsRequest,
        behind: u64,
        sight: &Sight,
    ) -> Result<pb::ListDecisionsResponse, Refused> {
        let filter = request.filter.unwrap_or_default();
        can_match(&filter)?;
        known_rule(&self.replay.partners, ("filter.rule", &filter.rule))?;
        let wanted = Wanted {
            records: self.places(&filter, behind, sight)?,
            party: filter.party,
            rule: filter.rule,
            deed: filter.act,
            from_ms: time("filter.from_ms", filter.from_ms)?.as_millis(),
            until_ms: time("filter.until_ms", filter.until_ms)?.as_millis(),
        };
        let limit = match usize::try_from(request.page_size) {
            Ok(0) | Err(_) => PAGE,
            Ok(limit) => limit.min(MAX_PAGE),
        };
        let before = (request.page > 0).then_some(request.page);
        let log = &self.replay.decisions;
        let page = log
            .page(&wanted, before, limit)
            .map_err(ReplayError::from)?;
        let mut hidden = 0;
        let lines = page.lines.into_iter().map(|looked| {
            let line = self.line(&looked, sight, &mut hidden);
            pb::DecisionLine {
                stored: if request.stored {
                    looked.stored
                } else {
                    Vec::new()
                },
                ..line
            }
        });
        Ok(pb::ListDecisionsResponse {
            lines: lines.collect(),
            next_page: page.next.unwrap_or_default(),
            begins_ms: log.begins().map_err(ReplayError::from)?.map_or(0, millis),
            records_hidden: hidden,
        })
    }

    /// Where the record that is asked for lies; none where all are meant.
    fn places(
        &self,
        filter: &pb::DecisionFilter,
        behind: u64,
        sight: &Sight,
    ) -> Result<Option<BTreeSet<(u64, u64)>>, Refused> {
        if filter.record.is_empty() {
            return Ok(None);
        }
        let name = (filter.record.as_slice(), filter.origin.as_str());
        let subject = self.reading.seen(name, behind, sight)?;
        let found = self.replay.lookup.entry(subject.it())?;
        let place = found.map(|entry| match entry.location.journal {
            JournalId::Replica(slot) => (u64::from(slot) + 1, entry.location.ledger_index),
            JournalId::Ledger | JournalId::Node => (0, entry.location.ledger_index),
        });
        Ok(Some(place.into_iter().collect()))
    }

    fn line(&self, looked: &Looked, sight: &Sight, hidden: &mut u64) -> pb::DecisionLine {
        let line = &looked.line;
        let agreements = line.agreements.iter();
        let agreements = agreements.map(|it| format!("{}/{}", it.id, it.version));
        let agreements: Vec<_> = agreements.collect();
        let items = looked
            .wanted
            .iter()
            .filter_map(|place| line.items.get(*place));
        let decisions = items.map(|item| {
            let mut record = Vec::new();
            if let Some(subject) = example(item).and_then(|it| self.replay.named(&it)) {
                match sight.named(&subject, subject.id.as_bytes().to_vec()) {
                    Ok(id) => record = id.shown(),
                    Err(_) => *hidden += 1,
                }
            }
            let named = item.agreements.iter().filter_map(|place| {
                let place = usize::try_from(*place).ok()?;
                agreements.get(place).cloned()
            });
            pb::LoggedDecision {
                record,
                ledger: self.ledger_of(item, &line.party),
                agreements: named.collect(),
                ..decided(item)
            }
        });
        pb::DecisionLine {
            number: line.number,
            at_ms: i64::try_from(line.at_ms).unwrap_or(i64::MAX),
            party: line.party.clone(),
            policies: line.policies.clone(),
            rules: line.rules.clone(),
            decisions: decisions.collect(),
            hash: looked.hash.as_bytes().to_vec(),
            previous: line.previous.clone(),
            stored: Vec::new(),
        }
    }

    /// Whose ledger the record of a decision stands in; empty where none is decided about.
    fn ledger_of(&self, item: &Item, party: &str) -> String {
        match (&item.query, item.received()) {
            (Some(_), _) => String::new(),
            (None, Some(_)) => party.to_owned(),
            (None, None) => Party::to_string(&self.own),
        }
    }
}

/// Whether a decision can be of this act and this time.
fn can_match(filter: &pb::DecisionFilter) -> Result<(), Refused> {
    let acts = LOGGED.map(Deed::name);
    if !filter.act.is_empty() && !acts.contains(&filter.act.as_str()) {
        let why = format!(
            "the log has no decision of an act {}; it has {}",
            filter.act,
            acts.join(", ")
        );
        return Err(Refused::field(Reason::CodeUnknown, "filter.act", why));
    }
    if filter.until_ms != 0 && filter.from_ms >= filter.until_ms {
        let why = "is not after the time from which on decisions are wanted";
        return Err(Refused::field(Reason::FieldInvalid, "filter.until_ms", why));
    }
    Ok(())
}

/// The record of a decision, by where it lies; none where a question is decided about.
fn example(item: &Item) -> Option<Example> {
    match (&item.query, item.received()) {
        (Some(_), _) => None,
        (None, Some(at)) => Some(Example::Received(at)),
        (None, None) => Some(Example::Own(item.ledger_index)),
    }
}

/// What a decision says of itself.
fn decided(item: &Item) -> pb::LoggedDecision {
    let withheld = item.withheld_by.iter().map(|by| pb::WithheldByRule {
        rule: by.rule.clone(),
        sections: names(sections(by.sections)),
    });
    pb::LoggedDecision {
        act: item.deed.clone(),
        ledger_index: item.ledger_index,
        kept_before: item.kept_before,
        refused: item.refused,
        refused_by: item.refused_by.clone(),
        present: names(sections(item.present)),
        let_go_before: names(sections(item.sections)),
        withheld: names(sections(item.withheld)),
        withheld_by: withheld.collect(),
        purpose: item.purpose.clone(),
        query: item.query.as_ref().map(|query| pb::LoggedQuestion {
            purpose: query.purpose.clone(),
            persons: query.persons,
            subjects: query.subjects,
            justified: query.justified,
        }),
        ..pb::LoggedDecision::default()
    }
}

fn names(sections: SectionSet) -> Vec<String> {
    sections.iter().map(|it| it.name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(filter: &pb::DecisionFilter) -> Option<(Reason, Option<String>)> {
        let refused = can_match(filter).err()?;
        Some((refused.reason, refused.field))
    }

    #[test]
    fn a_filter_that_no_decision_can_match_is_refused() {
        let act = |act: &str| pb::DecisionFilter {
            act: act.to_owned(),
            ..pb::DecisionFilter::default()
        };
        for logged in ["", "send", "take_query"] {
            assert_eq!(refused(&act(logged)), None, "{logged}");
        }
        let unknown = Some((Reason::CodeUnknown, Some("filter.act".to_owned())));
        for other in ["see", "TAKE_QUERY", "nope"] {
            assert_eq!(refused(&act(other)), unknown, "{other}");
        }
        let time = |from_ms, until_ms| pb::DecisionFilter {
            from_ms,
            until_ms,
            ..pb::DecisionFilter::default()
        };
        assert_eq!(refused(&time(5, 0)), None);
        assert_eq!(refused(&time(2, 5)), None);
        let never = Some((Reason::FieldInvalid, Some("filter.until_ms".to_owned())));
        assert_eq!(refused(&time(5, 2)), never);
    }
}
