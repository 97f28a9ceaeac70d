//! After a crash between a ledger and the partners' journal: steps of agreements that a journal holds and the
//! roster does not are taken now.

use std::sync::Arc;

use ntc_core::envelope;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::record::{Record, RecordId};
use ntc_proto::v1 as pb;
use prost::Message;

use crate::inbox::ReplicaFrame;
use crate::ledger::{Ledger, record_of};
use crate::lookup::Lookup;
use crate::partners::Partners;
use crate::store::index::{Filter, IndexEntry, JournalId, MAX_PAGE};

/// Finds and takes what is missing.
pub(super) struct Reconcile {
    pub(super) own: Party,
    pub(super) lookup: Arc<Lookup>,
    pub(super) ledger: Ledger,
    pub(super) partners: Arc<Partners>,
}

impl Reconcile {
    /// Runs once the index has caught up. The newest page is enough: a crash loses the last step at most.
    pub(super) async fn run(self) {
        self.lookup.caught_up().await;
        let done = tokio::task::spawn_blocking(move || self.take_missing()).await;
        if let Err(error) = done {
            tracing::error!(%error, "agreements not reconciled");
        }
    }

    fn take_missing(&self) {
        let filter = Filter {
            kinds: vec![RecordKind::Agreement],
            ..Filter::default()
        };
        let page = match self.lookup.index().list(&filter, None, MAX_PAGE) {
            Ok(page) => page,
            Err(error) => {
                tracing::error!(%error, "agreements not reconciled");
                return;
            }
        };
        let roster = self.partners.roster();
        // Oldest first, so that a document comes before its signatures.
        for entry in page.entries.iter().rev() {
            let known = entry.origin.parse().is_ok_and(|author| {
                RecordId::from_slice(&entry.id).is_ok_and(|id| roster.knows_move(&author, id))
            });
            if !known && let Some(record) = self.record(entry) {
                self.take(&record);
            }
        }
    }

    fn take(&self, record: &Record) {
        let Some(step) = record.agreement_move() else {
            return;
        };
        match self.partners.agreed(record.origin(), record.id(), step) {
            Ok(()) => {
                tracing::info!(record.id = %record.id(), "step of an agreement taken after a crash");
            }
            Err(error) => tracing::debug!(%error, record.id = %record.id(), "step stays refused"),
        }
    }

    fn record(&self, entry: &IndexEntry) -> Option<Record> {
        if entry.origin == self.own.as_str() {
            return record_of(
                &self
                    .ledger
                    .record(entry.location.ledger_index)
                    .ok()?
                    .opening,
            )
            .ok();
        }
        let JournalId::Replica(_) = entry.location.journal else {
            return None;
        };
        let payload = self
            .lookup
            .read(entry.location.journal, entry.location.number)?;
        let frame = ReplicaFrame::decode(&*payload).ok()?;
        let batch = pb::FeedBatch::decode(&*frame.batch).ok()?;
        let mut openings = batch
            .deliveries
            .into_iter()
            .filter_map(|delivery| delivery.opening);
        openings.find_map(|opening| {
            let record = record_of(&envelope::opening(opening).ok()?).ok()?;
            (record.id().as_bytes() == &entry.id).then_some(record)
        })
    }
}
