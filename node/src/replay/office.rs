//! What officers did, decided again: their entries in the audit say what the rules were asked.

use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use ntc_policy::{Deed, Evaluator, Fact};

use super::{Compared, Example, Outcome, Replay, ReplayError, Replayed, What, Who};
use crate::audit::{Numbered, export, first_of};

impl Replay {
    /// Decides again what officers' entries of the audit say from then on.
    pub(super) fn office(
        &self,
        rules: &Evaluator,
        from: Timestamp,
        (replayed, heard): (&mut Replayed, &mut dyn FnMut(u64) -> bool),
    ) -> Result<(), ReplayError> {
        let audit = self.audit.reader();
        let first = first_of(&audit, from.as_millis())?;
        for found in export(&audit, first, audit.end()) {
            let found = found?;
            if found.entry.at_ms >= from.as_millis() {
                replayed.acts(rules, &found);
            }
            if !heard(replayed.decisions) {
                return Err(ReplayError::Unheard);
            }
        }
        Ok(())
    }
}

impl Replayed {
    /// Decides again what one entry says.
    pub(super) fn acts(&mut self, rules: &Evaluator, found: &Numbered) {
        for asked in &found.entry.asked {
            let request = asked.request(&found.entry);
            // The places of a record that was erased went with it.
            let request = request.filter(|request| {
                request.deed() != Deed::Erase || !rules.reads(Deed::Erase, Fact::Places)
            });
            let Some(request) = request else {
                self.unknown += 1;
                continue;
            };
            let of = |refused| Outcome::by(refused, SectionSet::EMPTY);
            let refused = !rules.answer(&request).whole.allowed;
            let (before, now) = (of(asked.refused), of(refused));
            let whole = if request.deed() == Deed::Act {
                What::Call(found.entry.method.clone())
            } else {
                What::Whole
            };
            self.count(request.deed());
            if before != now {
                self.compare(&Compared {
                    deed: request.deed(),
                    who: Who::Officers(request.roles().collect()),
                    whole,
                    before,
                    now,
                    example: Some(Example::Entry(found.number)),
                });
            }
        }
    }
}
