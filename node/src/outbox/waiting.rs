//! What of an own record is still on its way to a partner, and what holds it back beside policy.

use ntc_core::party::Party;
use ntc_core::policy::daily::daily;
use ntc_core::policy::{Labels, releasable};
use ntc_core::reason::Reason;
use ntc_core::section::{Section, SectionSet};
use ntc_policy::OnItsWay;

use super::{DELIVERY_OVERHEAD, Outbox, OutboxError, opened};
use crate::chain::StoredRecord;
use crate::explain::tried;
use crate::partners::Peer;

/// A record on its way to a partner.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    /// What policy may know of it.
    pub(crate) labels: Labels,
    /// What of it is still to go.
    pub(crate) way: OnItsWay,
}

impl Outbox {
    /// What of an own record is still on its way to a partner; none where it does not go there. Decided as it is when it is
    /// sent, and nothing is counted or written.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub(crate) fn waiting(
        &self,
        (party, peer): (&Party, &Peer),
        (ledger_index, record): (u64, &StoredRecord),
    ) -> Result<Option<Waiting>, OutboxError> {
        let meant = record.disposition(peer.slot).filter(|meant| meant.goes());
        let Some(meant) = meant else {
            return Ok(None);
        };
        let shown = self.shown(peer, ledger_index, record)?;
        let meant = shown.of(meant.clone());
        let told = meant.sections();
        let holds = self.holds(peer.slot)?;
        let hold = holds.get(&ledger_index);
        let sections = hold.map_or(told, |hold| SectionSet::from_bits(hold.held));
        let went = match hold {
            Some(hold) if !hold.closed => told.difference(sections),
            Some(_) | None => SectionSet::EMPTY,
        };
        let kept = meant.withheld.iter().filter_map(|withheld| {
            let slot = u8::try_from(withheld.section).ok();
            let section = slot.and_then(Section::from_slot)?;
            Some((section, Reason::from_code(&withheld.reason)?))
        });
        let labels = self.labels(party, record, sections).into_owned();
        let (policies, now) = (self.partners.policies(), self.clock.now());
        let decision = releasable(&labels, party, sections, &tried(&policies), now);
        let mut held = None;
        if decision.refused.is_none() {
            held = self.onward.keeps(record, party, (&policies, now));
        }
        if held.is_none() && decision.held_back().is_none() {
            held = match hold {
                // What policy lets go by now follows, and until then waits for what it waited for.
                Some(hold) => hold.reason.known(),
                None => {
                    let goes = opened(&record.opening, decision.disclosed.bits());
                    let bytes = DELIVERY_OVERHEAD + record.entry.len() + goes;
                    let daily = daily(&decision, &policies);
                    let place = (peer.slot, ledger_index);
                    let fits = self.sendings.fits(party, place, (bytes, &daily), now);
                    (!fits).then_some(Reason::DailyQuota)
                }
            };
        }
        Ok(Some(Waiting {
            labels,
            way: OnItsWay {
                sections,
                went,
                kept: kept.collect(),
                held,
            },
        }))
    }
}
