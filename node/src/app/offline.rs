//! Work on the files of a node that does not run.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use super::base::Base;
use super::folders::Folders;
use super::holdings::{
    follow, open_audit, open_ledger, open_lookup, open_media, open_partners, open_receipts,
};
use super::{Confirmation, Ports, StartError};
use crate::audit::Audit;
use crate::chain::{Ledger, LedgerOpenError, WriterThread, known_end};
use crate::config::Settings;
use crate::identity::mark::Marks;
use crate::inbox::origin;
use crate::inbox::{OpenParts, Replica, ReplicaError};
use crate::journal::{Journal, JournalOptions, verify_dir};
use crate::partners::Partners;
use crate::store::index::JournalId;
use crate::verify::{Check, Checked, Findings, Progress};

/// What a reindex came to.
#[derive(Clone, Copy, Debug)]
pub struct Rebuilt {
    /// Records in the index.
    pub records: u64,
    /// Entries of the own ledger.
    pub entries: u64,
    /// Replicas of peers.
    pub replicas: u64,
}

/// The files of a node, opened without a server. The journals are locked meanwhile.
struct Files {
    base: Base,
    partners: Arc<Partners>,
    audit: Arc<Audit>,
}

impl Files {
    fn open(settings: &Settings) -> Result<Self, StartError> {
        Self::of(Base::load(
            settings.clone(),
            Ports::system(),
            Confirmation::None,
        )?)
    }

    fn of(base: Base) -> Result<Self, StartError> {
        Ok(Self {
            partners: open_partners(&base)?,
            audit: open_audit(&base, false)?,
            base,
        })
    }

    fn ledger(&self, progress: &mut dyn FnMut(u64)) -> Result<(Ledger, WriterThread), StartError> {
        open_ledger(
            &self.base,
            &self.partners.roster(),
            &self.audit,
            false,
            progress,
        )
    }

    fn replicas(&self) -> Result<Vec<(u64, Replica)>, StartError> {
        self.each_replica(Replica::open)
    }

    /// Opens something of the replica of every peer that has one; answers it by slot.
    fn each_replica<T>(
        &self,
        open: impl Fn(OpenParts<'_>) -> Result<T, ReplicaError>,
    ) -> Result<Vec<(u64, T)>, StartError> {
        let mut all = Vec::new();
        for (party, peer) in self.partners.roster().peers() {
            let folder = party.path().replace('/', "_");
            let dir = self.base.folders.replicas.join(&folder);
            if !dir.is_dir() {
                continue;
            }
            let opened = open(OpenParts {
                dir: &dir,
                snapshot: self.base.folders.derived.join(format!("{folder}.snapshot")),
                origin: Arc::new(origin(&peer.card)?),
                own: self.base.party(),
                journal: self.base.replica_options(),
                medium: self.base.medium(),
                entropy: self.base.entropy(),
            });
            let opened = opened.map_err(|error| StartError::Peers(error.to_string()))?;
            all.push((peer.slot, opened));
        }
        Ok(all)
    }

    /// All that a check reads, from the files.
    fn opened(self) -> Result<(Check, WriterThread), StartError> {
        let (ledger, writer) = self.ledger(&mut |_| {})?;
        let replicas = self.replicas()?;
        Ok((self.check(ledger, &replicas)?, writer))
    }

    fn check(self, ledger: Ledger, replicas: &[(u64, Replica)]) -> Result<Check, StartError> {
        let base = &self.base;
        let readers: BTreeMap<u64, _> = replicas
            .iter()
            .map(|(slot, replica)| (*slot, replica.reader()))
            .collect();
        let (layout, data) = (&base.settings.layout, &base.settings.data_dir);
        Ok(Check {
            own: base.party(),
            author: base.author_key()?,
            own_ledger: base.ledger_key()?,
            heads: base.heads(),
            ledger,
            replicas: Box::new(move |_, slot| Ok(readers.get(&slot).cloned())),
            receipts: Arc::new(open_receipts(base)?),
            marks: Arc::new(Marks::read(layout, data, &base.identity.origin())),
            audit: self.audit.reader(),
            folders: base.folders.checked(),
            partners: self.partners,
        })
    }

    /// Holds the journals to what the snapshots know to have been durable, while these are still there.
    fn check_ends(&self) -> Result<(), StartError> {
        let (places, medium) = (self.base.ledger_places(), self.base.medium());
        let options = JournalOptions {
            known_end: known_end(&places, &medium),
            ..self.base.ledger_options()
        };
        Journal::open(&places.journal, options, medium).map_err(LedgerOpenError::from)?;
        self.each_replica(|parts| {
            let options = JournalOptions {
                known_end: Replica::known_end(&parts),
                ..parts.journal
            };
            Journal::open(parts.dir, options, parts.medium)?;
            Ok(())
        })?;
        Ok(())
    }
}

/// Removes everything that is derived and builds it again from the journals.
///
/// # Errors
/// When a journal is damaged or in use, or the new files cannot be written.
pub fn reindex(
    settings: &Settings,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<Rebuilt, StartError> {
    let files = Files::open(settings)?;
    files.check_ends()?;
    for folder in [&files.base.folders.derived, &files.base.folders.index] {
        if folder.exists() {
            fs::remove_dir_all(folder)
                .map_err(|error| StartError::Folder(folder.clone(), error))?;
        }
        fs::create_dir_all(folder).map_err(|error| StartError::Folder(folder.clone(), error))?;
    }
    let (ledger, writer) = files.ledger(&mut |done| progress("ledger entries", done))?;
    let mut replicas = files.replicas()?;
    let media = open_media(&files.base, files.base.disk())?;
    let lookup = open_lookup(&files.base)?;
    lookup.follow_own(ledger.records());
    let follow = follow(&files.base, &files.partners, &lookup, media);
    for (slot, replica) in &mut replicas {
        let number = u32::try_from(*slot).unwrap_or(u32::MAX);
        lookup.follow(JournalId::Replica(number), replica.reader());
        replica.save();
    }
    follow.to_the_end(&mut |done| progress("frames indexed", done))?;
    let records = lookup.index().counts().values().sum();
    follow.close()?;
    let entries = ledger.head().size;
    drop(ledger);
    // The writer saves its snapshot as it ends.
    drop(writer.join());
    Ok(Rebuilt {
        records,
        entries,
        replicas: replicas.len() as u64,
    })
}

/// Reads every byte from the files and checks all that they prove; nothing is healed.
///
/// # Errors
/// When the node's configuration or keys cannot be used; whatever else does not open is a finding.
pub fn verify(settings: &Settings, tell: &mut dyn FnMut(Progress)) -> Result<Checked, StartError> {
    let mut checked = Checked::default();
    let folders = Folders::below(&settings.data_dir);
    verify_bytes(&folders, &mut checked.findings);
    if !checked.findings.is_clean() {
        return Ok(checked);
    }
    let base = Base::load(settings.clone(), Ports::system(), Confirmation::None)?;
    match Files::of(base).and_then(Files::opened) {
        Ok((check, writer)) => {
            let checked = check.run(tell);
            drop(check);
            // The writer saves its snapshot as it ends.
            drop(writer.join());
            Ok(checked)
        }
        Err(error) => {
            checked.findings.add(error.to_string());
            Ok(checked)
        }
    }
}

/// Reads the bytes of every journal before anything opens, and so could heal, them.
fn verify_bytes(folders: &Folders, findings: &mut Findings) {
    let mut journals = vec![
        folders.ledger.clone(),
        folders.bodies.clone(),
        folders.partners.clone(),
        folders.audit.clone(),
        folders.receipts.clone(),
    ];
    if let Ok(entries) = fs::read_dir(&folders.replicas) {
        journals.extend(entries.flatten().map(|entry| entry.path()));
    }
    for journal in journals.into_iter().filter(|journal| journal.is_dir()) {
        if let Err(error) = verify_dir(&journal) {
            findings.add(error.to_string());
        }
    }
}
