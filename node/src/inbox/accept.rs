//! Whether a verified delivery is accepted: it is a record by the rules of records, and an agreement covers it.

use ntc_core::ledger::batch::VerifiedDelivery;
use ntc_core::party::Party;
use ntc_core::policy::{AcceptPermit, Labels, Policies, decide_accept};
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
    Accepted(Box<Accepted>),
    /// It is kept as refused.
    Refused(Reason),
}

/// An accepted record, with the proof that policy let it in.
pub(super) struct Accepted {
    record: Record,
    _permit: AcceptPermit,
}

impl Accepted {
    /// Whose record it is.
    pub(super) fn origin(&self) -> &Party {
        self.record.origin()
    }

    /// The step of an agreement that the record carries.
    pub(super) fn agreement(&self) -> Option<(RecordId, &AgreementMove)> {
        Some((self.record.id(), self.record.agreement_move()?))
    }

    /// The bodies that the record names.
    pub(super) fn media(&self) -> impl Iterator<Item = Body> {
        crate::lookup::media(&self.record)
    }
}

/// Decides about one delivery.
pub(super) fn judge(delivery: &VerifiedDelivery, policies: &Policies, now: Timestamp) -> Verdict {
    let Some(opening) = &delivery.opening else {
        return Verdict::Nothing;
    };
    let Some(record) = record_of(opening.opening()) else {
        return Verdict::Refused(Reason::Malformed);
    };
    if record.header().check_received(now).is_err() {
        return Verdict::Refused(Reason::TimeInFuture);
    }
    let labels = Labels::received(&record);
    let origin = record.origin().clone();
    match decide_accept(&labels, &origin, record.present(), policies, now) {
        Ok(permit) => Verdict::Accepted(Box::new(Accepted {
            record,
            _permit: permit,
        })),
        Err(refusal) => Verdict::Refused(refusal.reason()),
    }
}
