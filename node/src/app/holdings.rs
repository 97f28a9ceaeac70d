//! What a node holds on its disk, opened.

use std::sync::{Arc, Mutex};

use ntc_core::identity::card::KeyRole;
use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::ledger::guard::StartEvidence;
use ntc_core::party::Party;

use super::StartError;
use super::base::Base;
use super::founding::Founding;
use super::gone::Gone;
use crate::audit::Audit;
use crate::chain::{Anchors, Begin, Ledger, LedgerOpenError, LedgerParts, WriterThread};
use crate::decisions::Decisions;
use crate::follow::{Follow, FollowError, Judge};
use crate::hits::Hits;
use crate::identity::mark::Marks;
use crate::lookup::{Lookup, State};
use crate::media::MediaStore;
use crate::outbox::Receipts;
use crate::partners::{Partners, Roster, author_keys};
use crate::quota::Quotas;
use crate::store::disk::DiskWatch;
use crate::store::index::Index;
use crate::watchlists::Watchlists;

/// Size of a segment of the journals of partners, audit and receipts, in bytes.
const SMALL_SEGMENT: u32 = 4 << 20;

/// Journals, index and bodies.
pub(super) struct Holdings {
    pub(super) disk: DiskWatch,
    pub(super) quotas: Arc<Quotas>,
    pub(super) partners: Arc<Partners>,
    pub(super) audit: Arc<Audit>,
    pub(super) decisions: Arc<Decisions>,
    pub(super) media: MediaStore,
    pub(super) watchlists: Arc<Watchlists>,
    pub(super) receipts: Arc<Receipts>,
    pub(super) hits: Arc<Hits>,
    pub(super) ledger: Ledger,
    pub(super) writer: WriterThread,
    pub(super) lookup: Arc<Lookup>,
    pub(super) follow: Arc<Follow>,
    pub(super) marks: Arc<Marks>,
    /// Whether this start founds the ledger.
    pub(super) founded: bool,
    /// What the node's own files say of themselves.
    pub(super) evidence: StartEvidence,
    /// What of them was gone.
    pub(super) gone: Gone,
}

/// Opens everything; the ledger's writer runs afterwards.
pub(super) fn open(base: &Base) -> Result<Holdings, StartError> {
    let folders = &base.folders;
    refuse_lost(base)?;
    let made = folders.make(&*base.medium())?;
    let disk = base.disk();
    let partners = open_partners(base)?;
    let media = open_media(base, disk.clone())?;
    let watchlists = open_watchlists(base, disk.clone())?;
    let roster = partners.roster();
    let founding = Founding::look(base, &roster)?;
    let allowed = founding.is_allowed();
    let audit = open_audit(base, allowed)?;
    let decisions = open_decisions(base)?;
    let receipts = open_receipts(base)?;
    let lookup = open_lookup(base)?;
    let hits = open_hits(base)?;
    // Last of what can fail: its writer is a thread that holds all of it open.
    let (ledger, writer) = open_ledger(base, &roster, &audit, allowed, &mut |_| {})?;
    base.clock.follow(ledger.watch());
    let (marks, evidence) = match founding.settle(base, &ledger) {
        Ok(settled) => settled,
        Err(error) => return Err(abandon(ledger, writer, error)),
    };
    let made = if allowed { Vec::new() } else { made };
    let gone = Gone::look(folders, (&roster, &ledger), (&receipts, &lookup), made);
    for concern in gone.concerns() {
        tracing::error!(concern.code, concern.text, "data of before are gone");
    }
    if let Err(error) = partners.begin_with_rules() {
        return Err(abandon(ledger, writer, error.into()));
    }
    lookup.follow_own(ledger.records());
    let quotas = quotas(base, disk.clone());
    let follow = follow(
        base,
        &partners,
        &lookup,
        (media.clone(), Arc::clone(&quotas)),
        &decisions,
    );
    Ok(Holdings {
        quotas,
        disk,
        partners,
        audit,
        decisions,
        media,
        watchlists,
        receipts: Arc::new(receipts),
        hits: Arc::new(hits),
        ledger,
        writer,
        marks,
        founded: allowed,
        evidence,
        gone,
        lookup,
        follow: Arc::new(follow),
    })
}

/// Refuses, before anything is made, to start a node that was founded and whose data hold no ledger.
fn refuse_lost(base: &Base) -> Result<(), StartError> {
    let settings = &base.settings;
    let marks = Marks::read(
        &settings.layout,
        &settings.data_dir,
        &base.identity.origin(),
    );
    if marks.was_founded() && !base.folders.ledger.exists() {
        return Err(LedgerOpenError::Missing.into());
    }
    Ok(())
}

/// Opens who is enrolled and what is agreed.
pub(super) fn open_partners(base: &Base) -> Result<Arc<Partners>, StartError> {
    let partners = Partners::open(
        base.party(),
        author_keys(base.identity.card()),
        &base.folders.partners,
        base.options(SMALL_SEGMENT),
        base.medium(),
        base.clock(),
    )?;
    Ok(Arc::new(partners))
}

/// Opens the audit, of a ledger that is `founded` just now or was long ago.
pub(super) fn open_audit(base: &Base, founded: bool) -> Result<Arc<Audit>, StartError> {
    let audit = Audit::open(
        &base.folders.audit,
        base.options(SMALL_SEGMENT),
        base.medium(),
        founded,
        base.started,
        base.health.clone(),
    )?;
    Ok(Arc::new(audit))
}

/// Opens the log of decisions.
pub(super) fn open_decisions(base: &Base) -> Result<Arc<Decisions>, StartError> {
    let (root, options) = (&base.folders.decisions, base.options(SMALL_SEGMENT));
    let decisions = Decisions::open(root, options, base.medium(), base.health.clone())?;
    Ok(Arc::new(decisions))
}

/// Opens the bodies of pictures and documents.
pub(super) fn open_media(base: &Base, disk: DiskWatch) -> Result<MediaStore, StartError> {
    let folder = &base.folders.media;
    MediaStore::open(folder, disk, base.medium())
        .map_err(|error| StartError::Folder(folder.clone(), error))
}

/// Opens the lists of what officers look for.
fn open_watchlists(base: &Base, disk: DiskWatch) -> Result<Arc<Watchlists>, StartError> {
    let folder = &base.folders.watchlists;
    Watchlists::open(folder, base.medium(), disk, base.clock())
        .map(Arc::new)
        .map_err(|error| StartError::Folder(error.path, error.source))
}

/// What is held of each partner.
pub(super) fn quotas(base: &Base, disk: DiskWatch) -> Arc<Quotas> {
    let replicas = base.folders.replicas.clone();
    Arc::new(Quotas::new(base.settings.quota, disk, replicas))
}

/// Opens the index and what look-ups know.
pub(super) fn open_lookup(base: &Base) -> Result<Arc<Lookup>, StartError> {
    let (index, opened) = Index::open(&base.folders.index, &base.folders.words, base.medium())?;
    tracing::info!(?opened, "index opened");
    let state = State::open(&base.folders.follow).map_err(FollowError::from)?;
    Ok(Arc::new(Lookup::new(index, state)))
}

/// What follows the journals that look-ups know of.
pub(super) fn follow(
    base: &Base,
    partners: &Arc<Partners>,
    lookup: &Arc<Lookup>,
    (media, quotas): (MediaStore, Arc<Quotas>),
    decisions: &Arc<Decisions>,
) -> Follow {
    let judge = Judge {
        own: base.party(),
        partners: Arc::clone(partners),
        clock: base.clock(),
        media,
        quotas,
        most: base.settings.retention.received,
        decisions: Arc::clone(decisions),
        noting: Mutex::default(),
    };
    Follow::new(Arc::clone(lookup), judge, base.metrics())
}

/// Opens what each peer was shown and signed for.
pub(super) fn open_receipts(base: &Base) -> Result<Receipts, StartError> {
    Receipts::open(
        &base.folders.receipts,
        base.folders.derived.join("receipts.snapshot"),
        base.options(SMALL_SEGMENT),
        base.medium(),
    )
    .map_err(|error| StartError::Receipts(error.to_string()))
}

/// Opens what screening found, and what officers decided about it.
pub(super) fn open_hits(base: &Base) -> Result<Hits, StartError> {
    Hits::open(
        &base.folders.hits,
        base.options(SMALL_SEGMENT),
        base.medium(),
        base.clock(),
        &*base.entropy(),
    )
    .map_err(|error| StartError::Hits(error.to_string()))
}

impl Holdings {
    /// What anchors the other journals in the ledger. A replica is none of them: each receipt for it states its root,
    /// and the ledger of its origin commits to the receipt.
    pub(super) fn anchors(&self, base: &Base) -> Anchors {
        let bodies = self.ledger.records().bodies().journal().clone();
        let journals = [
            (AnchoredJournal::Audit, self.audit.reader()),
            (AnchoredJournal::Partners, self.partners.reader()),
            (AnchoredJournal::Bodies, bodies),
            (AnchoredJournal::ReceiptsTaken, self.receipts.reader()),
        ];
        let decisions = Arc::clone(&self.decisions);
        let newest = move || {
            let newest = decisions.newest();
            newest
                .hash
                .filter(|_| newest.number > 0)
                .map(|hash| (newest.number, hash))
        };
        Anchors::new(journals, &base.folders.derived, base.medium())
            .with_chain(AnchoredJournal::Decisions, Box::new(newest))
    }

    /// Closes the ledger, for a node that does not start after all.
    pub(super) async fn close(self) {
        self.ledger.close().await;
        let ended = tokio::task::spawn_blocking(move || self.writer.join()).await;
        if !matches!(ended, Ok(Ok(()))) {
            tracing::error!("ledger writer ended badly");
        }
    }
}

/// Opens the ledger alone. It is founded only where that is `allowed`, and its feeds are those of the roster.
pub(super) fn open_ledger(
    base: &Base,
    roster: &Roster,
    audit: &Arc<Audit>,
    allowed: bool,
    progress: &mut dyn FnMut(u64),
) -> Result<(Ledger, WriterThread), StartError> {
    let parts = LedgerParts {
        places: base.ledger_places(),
        journal: base.ledger_options(),
        medium: base.medium(),
        disk: base.disk(),
        signer: base.signer(KeyRole::Ledger),
        clock: base.machine_clock(),
        entropy: base.entropy(),
        audit: Arc::clone(audit),
        health: base.health.clone(),
        metrics: base.metrics(),
    };
    let begin = Begin {
        keys: base.genesis(),
        in_use: base.identity.in_use(),
        allowed,
    };
    let (ledger, writer) = Ledger::open(parts, base.heads(), &begin, progress)?;
    match same_feeds(&ledger, roster) {
        Ok(()) => Ok((ledger, writer)),
        Err(error) => Err(abandon(ledger, writer, error)),
    }
}

/// Every enrolled party has its feed, and every feed somebody who was enrolled, or was being so when the node died.
fn same_feeds(ledger: &Ledger, roster: &Roster) -> Result<(), StartError> {
    for (party, peer) in roster.peers() {
        if ledger.feed_of(party) != Some(peer.slot) {
            return Err(StartError::FeedMissing(party.clone()));
        }
    }
    let head = ledger.head();
    let unknown =
        |party: &&Party| !roster.peers().contains_key(*party) && !roster.is_enrolling(party);
    let mut parties = head.feeds.values().map(|feed| &feed.head.recipient);
    match parties.find(unknown) {
        Some(party) => Err(StartError::FeedUnknown(party.clone())),
        None => Ok(()),
    }
}

/// Ends the writer of a ledger that is not used after all. The error says more than how the writer ended.
fn abandon(ledger: Ledger, writer: WriterThread, error: StartError) -> StartError {
    drop(ledger);
    drop(writer.join());
    error
}
