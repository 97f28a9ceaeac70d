//! After a crash between a ledger and the partners' journal: steps of agreements that a journal holds and the
//! roster does not are taken now.

use std::sync::Arc;

use ntc_core::envelope;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::record::Record;
use ntc_proto::v1 as pb;
use prost::Message;

use crate::inbox::ReplicaFrame;
use crate::ledger::{Ledger, record_of};
use crate::lookup::Lookup;
use crate::partners::{Partners, Placed};
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
        // Oldest first, so that a document comes before its signatures.
        for entry in page.entries.iter().rev() {
            if let Some((place, record)) = self.record(entry) {
                self.take(place, &record);
            }
        }
    }

    fn take(&self, place: u64, record: &Record) {
        let Some(step) = record.agreement_move() else {
            return;
        };
        let (author, id) = (record.origin(), record.id());
        let taken = if *author == self.own {
            self.partners.agreed_own(id, Some(place), step)
        } else {
            let placed = Placed {
                place,
                record: id,
                step: step.clone(),
            };
            self.partners.agreed(author, &[placed]).map(|_| ())
        };
        if let Err(error) = taken {
            tracing::debug!(%error, record.id = %id, "step stays refused");
        }
    }

    /// The record with its place in the own ledger or in the feed of its author.
    fn record(&self, entry: &IndexEntry) -> Option<(u64, Record)> {
        if entry.origin == self.own.as_str() {
            let place = entry.location.ledger_index;
            return Some((
                place,
                record_of(&self.ledger.record(place).ok()?.opening).ok()?,
            ));
        }
        let JournalId::Replica(_) = entry.location.journal else {
            return None;
        };
        let payload = self
            .lookup
            .read(entry.location.journal, entry.location.number)?;
        let frame = ReplicaFrame::decode(&*payload).ok()?;
        let batch = pb::FeedBatch::decode(&*frame.batch).ok()?;
        let mut deliveries = (batch.first_seq..).zip(batch.deliveries);
        deliveries.find_map(|(place, delivery)| {
            let record = record_of(&envelope::opening(delivery.opening?).ok()?).ok()?;
            (record.id().as_bytes() == &entry.id).then_some((place, record))
        })
    }
}
