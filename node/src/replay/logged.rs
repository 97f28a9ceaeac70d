//! What the log of decisions says, decided again: the rules are asked what they were asked, about the record where it lies.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::model::handling::Tlp;
use ntc_core::model::kind::{RecordKind, Urgency};
use ntc_core::party::Party;
use ntc_core::policy::local::{Act, Asked, Local as _};
use ntc_core::policy::{Asking, Labels};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_policy::{Deed, Evaluator};

use super::{Compared, Example, Outcome, Replay, ReplayError, Replayed, What, Who, is_undecodable};
use crate::chain::record_of;
use crate::decisions::{Item, Line, Queried, sections};
use crate::records::HeldRecord;

/// Records of partners that a line is about, by the entry of their ledger.
type Received = BTreeMap<u64, HeldRecord>;

impl Replay {
    /// Decides again what the log of decisions says from then on. Answers what left to whom by a decision of its own.
    pub(super) fn logged(
        &self,
        rules: &Evaluator,
        from: Timestamp,
        (replayed, heard): (&mut Replayed, &mut dyn FnMut(u64) -> bool),
    ) -> Result<BTreeSet<(Party, u64)>, ReplayError> {
        let own = self.partners.roster().policies().own().clone();
        let (mut late, mut ended) = (BTreeSet::new(), Ok(()));
        let unread = self.decisions.each(from, &mut |line| {
            ended = self.line((rules, &own), &line, (replayed, &mut late));
            if ended.is_ok() && !heard(replayed.decisions) {
                ended = Err(ReplayError::Unheard);
            }
            ended.is_ok()
        })?;
        ended?;
        replayed.unknown += unread;
        Ok(late)
    }

    fn line(
        &self,
        (rules, own): (&Evaluator, &Party),
        line: &Line,
        (replayed, late): (&mut Replayed, &mut BTreeSet<(Party, u64)>),
    ) -> Result<(), ReplayError> {
        let Ok(party) = line.party.parse::<Party>() else {
            replayed.unknown += line.items.len() as u64;
            return Ok(());
        };
        let at = Timestamp::from_millis(line.at_ms);
        let received = self.received(rules, line);
        for (place, item) in line.items.iter().enumerate() {
            if line.is_tried_out(place) {
                continue;
            }
            let deed = item.deed();
            if deed.is_some_and(leaves) {
                late.insert((party.clone(), item.ledger_index));
            }
            let again = Again {
                own,
                party: &party,
                at,
                line,
                item,
            };
            let compared = match (deed, &item.query) {
                // Rules only narrow: what the layers before kept stays kept.
                (Some(deed), _) if item.kept_before => Some(again.compared(deed, KEPT, KEPT)),
                (Some(deed), Some(query)) => Some(again.question(rules, deed, query)),
                (Some(deed), None) => match act(deed) {
                    Some(act) => self
                        .labels((rules, own), (deed, item), &received)?
                        .map(|labels| again.record(rules, (deed, act), &labels)),
                    None => None,
                },
                (None, _) => None,
            };
            let Some(compared) = compared else {
                replayed.unknown += 1;
                continue;
            };
            replayed.count(compared.deed);
            if compared.before != compared.now {
                replayed.compare(&compared);
            }
        }
        Ok(())
    }

    /// The records of partners that a line is about, where the rules read anything of such: each frame is read once.
    fn received(&self, rules: &Evaluator, line: &Line) -> Received {
        let mut frames: BTreeMap<_, BTreeMap<u64, BTreeSet<u64>>> = BTreeMap::new();
        for item in &line.items {
            let reads = item
                .deed()
                .is_some_and(|deed| !rules.reads_of_record(deed).is_empty());
            if let Some(at) = item.received().filter(|_| reads) {
                let of_journal = frames.entry(at.journal).or_default();
                let of_frame = of_journal.entry(at.number).or_default();
                of_frame.insert(at.ledger_index);
            }
        }
        let read = frames.iter();
        let read =
            read.map(|(journal, frames)| HeldRecord::read_all(&self.lookup, *journal, frames));
        read.flatten().collect()
    }

    /// What rules may know of the record of an item, as it was then; none when it is not there any more.
    fn labels(
        &self,
        (rules, own): (&Evaluator, &Party),
        (deed, item): (Deed, &Item),
        received: &Received,
    ) -> Result<Option<Labels>, ReplayError> {
        if rules.reads_of_record(deed).is_empty() {
            return Ok(Some(nothing(own)));
        }
        let labels = if item.received().is_some() {
            let held = received.get(&item.ledger_index);
            let whole = held.filter(|held| held.erased.is_empty());
            let opening = whole.and_then(|held| held.opening.as_ref());
            let record = opening.and_then(|opening| record_of(opening).ok());
            record.map(|record| Labels::received(&record))
        } else {
            match self.ledger.record(item.ledger_index) {
                Ok(record) => record.erased.is_empty().then(|| record.labels.clone()),
                Err(error) if is_undecodable(&error) => None,
                Err(error) => return Err(error.into()),
            }
        };
        Ok(labels.map(|labels| as_then(labels, item)))
    }
}

/// Nothing went.
const KEPT: Outcome = Outcome {
    goes: false,
    sections: SectionSet::EMPTY,
};

/// A decision that is made again.
pub(super) struct Again<'a> {
    pub(super) own: &'a Party,
    pub(super) party: &'a Party,
    pub(super) at: Timestamp,
    pub(super) line: &'a Line,
    pub(super) item: &'a Item,
}

impl Again<'_> {
    pub(super) fn question(&self, rules: &Evaluator, deed: Deed, query: &Queried) -> Compared {
        let asking = Asking {
            asker: self.party,
            asked: self.own,
            purpose: &query.purpose,
            persons: query.persons,
            subjects: query.subjects as usize,
            justified: query.justified,
        };
        let refused = rules.objects(&asking, self.at).is_some();
        let of = |refused| Outcome::by(refused, SectionSet::EMPTY);
        self.compared(deed, of(self.item.refused), of(refused))
    }

    pub(super) fn record(
        &self,
        rules: &Evaluator,
        (deed, act): (Deed, Act),
        labels: &Labels,
    ) -> Compared {
        let named = self.item.agreements.iter();
        let named = named.filter_map(|place| self.line.agreements.get(*place as usize));
        let agreements: Vec<&str> = named.map(|named| &*named.id).collect();
        let purpose = match &*self.item.purpose {
            "" => &*labels.purpose,
            purpose => purpose,
        };
        let asked = sections(self.item.sections);
        let narrowed = rules.narrow(&Asked {
            act,
            own: self.own,
            peer: self.party,
            labels,
            purpose,
            sections: asked,
            agreed: true,
            agreements: &agreements,
            now: self.at,
        });
        let withheld = narrowed.withheld.iter().map(|(section, _)| *section);
        let now = (narrowed.refused.is_some(), withheld.collect());
        let before = (self.item.refused, sections(self.item.withheld));
        let of = |(refused, withheld): (bool, SectionSet)| {
            let left = asked.difference(withheld);
            // As a decision concludes: where the rules keep all that there is, nothing goes.
            let refused = refused || (left.is_empty() && !withheld.is_empty());
            // What comes counts whole.
            let left = if deed.has_sections() {
                left
            } else {
                SectionSet::EMPTY
            };
            Outcome::by(refused, left)
        };
        self.compared(deed, of(before), of(now))
    }

    fn compared(&self, deed: Deed, before: Outcome, now: Outcome) -> Compared {
        let example = match (self.item.received(), &self.item.query) {
            (_, Some(_)) => None,
            (Some(at), None) => Some(Example::Received(at)),
            (None, None) => Some(Example::Own(self.item.ledger_index)),
        };
        Compared {
            deed,
            who: Who::Party(self.party.clone()),
            whole: What::Whole,
            before,
            now,
            example,
        }
    }
}

/// The labels as they were: of what was disclosed since, and of its places, a decision of then knew nothing.
pub(super) fn as_then(labels: Labels, item: &Item) -> Labels {
    let present = sections(item.present);
    let knows_places = item.received().is_none()
        || (present.contains(Section::Event) && present.contains(Section::Transport));
    Labels {
        present,
        places: labels.places.filter(|_| knows_places),
        asked: sections(item.asked),
        ..labels
    }
}

/// The labels of a record of which rules read nothing.
fn nothing(own: &Party) -> Labels {
    Labels {
        origin: own.clone(),
        kind: RecordKind::SeizureNotice,
        carried: None,
        version: 1,
        categories: BTreeSet::new(),
        purpose: String::new(),
        tlp: Tlp::Clear,
        named_recipients: BTreeSet::new(),
        urgency: Urgency::Routine,
        places: None,
        created: Timestamp::from_millis(0),
        expires: Timestamp::from_millis(0),
        evaluation: None,
        present: SectionSet::EMPTY,
        audience: None,
        asked: SectionSet::EMPTY,
    }
}

/// Whether it is something that stands in the feed and leaves.
const fn leaves(deed: Deed) -> bool {
    matches!(deed, Deed::Send)
}

/// What decisions call a deed with a record of which they ask the rules.
pub(super) const fn act(deed: Deed) -> Option<Act> {
    match deed {
        Deed::Publish => Some(Act::Publish),
        Deed::Send => Some(Act::Send),
        Deed::Reveal => Some(Act::Reveal),
        Deed::Forward => Some(Act::Forward),
        Deed::AnswerQuery => Some(Act::AnswerQuery),
        Deed::Accept => Some(Act::Accept),
        Deed::Disclose | Deed::TakeQuery | Deed::Act | Deed::Ask | Deed::See | Deed::Erase => None,
    }
}
