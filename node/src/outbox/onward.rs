//! What was received is passed on as long as its author and the agreements let it go: decided when it is written, and
//! again each time that it is sent.

use std::sync::Arc;

use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::onward::{Onward, Passing};
use ntc_core::policy::{Policies, Refusal, decide_onward};
use ntc_core::reason::Reason;
use ntc_core::record::Record;
use ntc_core::time::Timestamp;

use crate::chain::{StoredRecord, record_of};
use crate::lookup::{Lookup, StateError};

/// Decides about passing on.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) lookup: Arc<Lookup>,
}

impl Gate {
    /// Whether what was received may be passed on now.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn decide(
        &self,
        passing: Passing<'_>,
        subject: &Subject,
        (policies, now): (&Policies, Timestamp),
    ) -> Result<Result<Onward, Refusal>, StateError> {
        let consents = self.lookup.state().consents(subject)?;
        Ok(decide_onward(passing, policies, &consents, now))
    }

    /// Why an own record does not leave for a party now, because it passes on what may not be passed on any more; none
    /// where it may, or passes nothing on.
    pub(super) fn keeps(
        &self,
        record: &StoredRecord,
        to: &Party,
        under: (&Policies, Timestamp),
    ) -> Option<Reason> {
        if record.labels.kind != RecordKind::Forward {
            return None;
        }
        let Ok(record) = record_of(&record.opening) else {
            return Some(Reason::CarriedUnproven);
        };
        self.kept(&record, to, under).unwrap_or_else(|error| {
            tracing::error!(%error, "whether a record may be passed on cannot be told; it is held back");
            Some(Reason::ConsentMissing)
        })
    }

    fn kept(
        &self,
        record: &Record,
        to: &Party,
        under: (&Policies, Timestamp),
    ) -> Result<Option<Reason>, StateError> {
        let Some(carried) = record.carried() else {
            return Ok(Some(Reason::CarriedUnproven));
        };
        let subject = Subject::of(carried);
        if let Some(standing) = self.lookup.state().standing(&subject)? {
            return Ok(Some(standing.reason()));
        }
        let header = carried.header();
        let passing = Passing {
            header,
            from: &header.origin,
            to,
            purpose: record.purpose(),
        };
        let decided = self.decide(passing, &subject, under)?;
        Ok(decided.err().map(|refusal| refusal.reason()))
    }
}
