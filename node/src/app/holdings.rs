//! What a node holds on its disk, opened.

use std::sync::Arc;

use ntc_core::identity::card::KeyRole;

use super::StartError;
use super::base::Base;
use crate::api::Audit;
use crate::ledger::{Ledger, LedgerParts, WriterThread};
use crate::lookup::Lookup;
use crate::media::MediaStore;
use crate::outbox::Receipts;
use crate::partners::{Partners, Roster};
use crate::store::disk::DiskWatch;
use crate::store::index::{Index, JournalId};

/// Journals, index and bodies.
pub(super) struct Holdings {
    pub(super) disk: DiskWatch,
    pub(super) partners: Arc<Partners>,
    pub(super) audit: Arc<Audit>,
    pub(super) media: MediaStore,
    pub(super) receipts: Arc<Receipts>,
    pub(super) ledger: Ledger,
    pub(super) writer: WriterThread,
    pub(super) lookup: Arc<Lookup>,
}

/// Opens everything; the ledger's writer runs afterwards.
pub(super) fn open(base: &Base) -> Result<Holdings, StartError> {
    let folders = &base.folders;
    folders.make(&*base.medium())?;
    let disk = base.disk();
    let partners = Partners::open(
        base.party(),
        base.identity.card().keys().author,
        &folders.partners,
        base.medium(),
        base.clock(),
    )?;
    let audit = Audit::open(&folders.audit, base.medium(), base.health.clone())?;
    let media = MediaStore::open(&folders.media, disk.clone())
        .map_err(|error| StartError::Folder(folders.media.clone(), error))?;
    let (ledger, writer) = open_ledger(base, &partners.roster(), disk.clone(), &mut |_| {})?;
    let (index, opened) = Index::open(&folders.index, base.medium())?;
    tracing::info!(?opened, "index opened");
    let lookup = Lookup::new(index, base.started, base.metrics());
    lookup.follow(JournalId::Ledger, ledger.journal().clone());
    Ok(Holdings {
        disk,
        partners: Arc::new(partners),
        audit: Arc::new(audit),
        media,
        receipts: Arc::new(Receipts::new(&folders.receipts, base.medium())),
        ledger,
        writer,
        lookup: Arc::new(lookup),
    })
}

impl Holdings {
    /// Closes the ledger, for a node that does not start after all.
    pub(super) async fn close(self) {
        self.ledger.close().await;
        let ended = tokio::task::spawn_blocking(move || self.writer.join()).await;
        if !matches!(ended, Ok(Ok(()))) {
            tracing::error!("ledger writer ended badly");
        }
    }
}

/// Opens the ledger alone. It is begun anew only while nobody is enrolled, and must have the feed of everyone who is.
pub(super) fn open_ledger(
    base: &Base,
    roster: &Roster,
    disk: DiskWatch,
    progress: &mut dyn FnMut(u64),
) -> Result<(Ledger, WriterThread), StartError> {
    let parts = LedgerParts {
        places: base.ledger_places(),
        journal: base.ledger_options(),
        medium: base.medium(),
        disk,
        signer: base.signer(KeyRole::Ledger),
        clock: base.clock(),
        entropy: base.entropy(),
        health: base.health.clone(),
        metrics: base.metrics(),
    };
    let genesis = if roster.peers().is_empty() {
        base.genesis()
    } else {
        Vec::new()
    };
    let (ledger, writer) = Ledger::open(parts, base.heads(), genesis, progress)?;
    for (party, peer) in roster.peers() {
        if ledger.feed_of(party) != Some(peer.slot) {
            drop(ledger);
            // The error says more than how the writer ended.
            drop(writer.join());
            return Err(StartError::FeedMissing(party.clone()));
        }
    }
    Ok((ledger, writer))
}
