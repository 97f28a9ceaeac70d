//! Whether a verified delivery is accepted: it is a record by the rules of records, and an agreement covers it.

use ntc_core::ledger::batch::VerifiedDelivery;
use ntc_core::policy::{Accepted, Policies, decide_accept};
use ntc_core::reason::Reason;
use ntc_core::record::{AgreementMove, Record, RecordId};
use ntc_core::time::Timestamp;

use crate::ledger::record_of;
use crate::media::Body;

/// What becomes of one delivery.
pub(super) enum Verdict {
    /// Nothing was disclosed: there is nothing to accept yet.
    Nothing,
    /// It is accepted.
    Accepted(Box<Accepted<Record>>),
    /// It is kept as refused.
    Refused(Reason),
}

/// The step of an agreement that an accepted record carries.
pub(super) fn agreement(accepted: &Accepted<Record>) -> Option<(RecordId, &AgreementMove)> {
    let record = accepted.value();
    Some((record.id(), record.agreement_move()?))
}

/// The bodies that an accepted record names.
pub(super) fn media(accepted: &Accepted<Record>) -> impl Iterator<Item = Body> {
    crate::media::named_by(accepted.value())
}

/// Decides about one delivery.
pub(super) fn judge(delivery: &VerifiedDelivery, policies: &Policies, now: Timestamp) -> Verdict {
    let Some(opening) = &delivery.opening else {
        return Verdict::Nothing;
    };
    let record = match record_of(opening.opening()) {
        Ok(record) => record,
        Err(error) if error.reason.awaits_newer_version() => return Verdict::Refused(error.reason),
        Err(_) => return Verdict::Refused(Reason::Malformed),
    };
    if record.header().check_received(now).is_err() {
        return Verdict::Refused(Reason::TimeInFuture);
    }
    let origin = record.origin().clone();
    match decide_accept(record, &origin, policies, now) {
        Ok(accepted) => Verdict::Accepted(Box::new(accepted)),
        Err(refusal) => Verdict::Refused(refusal.reason()),
    }
}
