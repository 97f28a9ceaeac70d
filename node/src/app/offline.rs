//! Work on the files of a node that does not run.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use ntc_core::party::Party;
use ntc_core::phrase::{Phrase, Said};
use tempfile::TempDir;

use super::base::Base;
use super::folders::Folders;
use super::holdings::{
    follow, open_audit, open_decisions, open_hits, open_ledger, open_lookup, open_media,
    open_partners, open_receipts, quotas,
};
use super::{Confirmation, Ports, StartError};
use crate::audit::Audit;
use crate::chain::{Ledger, LedgerOpenError, WriterThread, known_end};
use crate::config::Settings;
use crate::decisions::{self, DecisionsError};
use crate::identity::mark::Marks;
use crate::inbox::{BODIES, OpenParts, Replica, ReplicaError, origin};
use crate::journal::{Journal, JournalOptions, check_ends, is_free, verify_dir};
use crate::partners::Partners;
use crate::store::medium::{self, Looking};
use crate::verify::{Check, Checked, Findings, Progress};

/// What a reindex came to.
#[derive(Clone, Debug)]
pub struct Rebuilt {
    /// Records in the index.
    pub records: u64,
    /// Entries of the own ledger.
    pub entries: u64,
    /// Replicas of peers that were read.
    pub replicas: u64,
    /// Partners whose replica does not open, and why: their records are not in the index.
    pub unopened: Vec<(Party, String)>,
}

/// What is derived and no check reads: what look-ups know.
const FOLLOWED: &str = "follow";

/// Why replicas are not read, by their folder.
type Unread = BTreeMap<String, String>;

/// The files of a node, opened without a server. The journals are locked meanwhile.
pub(super) struct Files {
    pub(super) base: Base,
    partners: Arc<Partners>,
    pub(super) audit: Arc<Audit>,
}

impl Files {
    fn open(settings: &Settings) -> Result<Self, StartError> {
        Self::of(Base::load(
            settings.clone(),
            Ports::system(),
            Confirmation::None,
        )?)
    }

    pub(super) fn of(base: Base) -> Result<Self, StartError> {
        Ok(Self {
            partners: open_partners(&base)?,
            audit: open_audit(&base, false)?,
            base,
        })
    }

    pub(super) fn ledger(
        &self,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(Ledger, WriterThread), StartError> {
        open_ledger(
            &self.base,
            &self.partners.roster(),
            &self.audit,
            false,
            progress,
        )
    }

    /// Opens something of the replica of every peer that has one, but for those that `unread` tells of already. What
    /// does not open is told there too, and the others are opened all the same.
    fn each_replica<T>(
        &self,
        unread: &mut Unread,
        open: impl Fn(OpenParts<'_>) -> Result<T, ReplicaError>,
    ) -> Result<BTreeMap<u64, T>, StartError> {
        let mut all = BTreeMap::new();
        for (party, peer) in self.partners.roster().peers() {
            let folder = party.file_name();
            let dir = self.base.folders.replicas.join(&folder);
            if !dir.is_dir() || unread.contains_key(&folder) {
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
            match opened {
                Ok(opened) => {
                    all.insert(peer.slot, opened);
                }
                Err(error) => {
                    unread.insert(folder, error.to_string());
                }
            }
        }
        Ok(all)
    }

    /// The partners whose replica is not read, and why.
    fn partners_of(&self, unread: &Unread) -> Vec<(Party, String)> {
        let roster = self.partners.roster();
        let partners = roster.peers().keys().filter_map(|party| {
            let why = unread.get(&party.file_name())?;
            Some((party.clone(), why.clone()))
        });
        partners.collect()
    }

    /// All that a check reads, from the files.
    fn opened(self, mut unread: Unread) -> Result<(Check, WriterThread), StartError> {
        let (ledger, writer) = self.ledger(&mut |_| {})?;
        let replicas = self.each_replica(&mut unread, Replica::open)?;
        Ok((self.check(ledger, &replicas, unread)?, writer))
    }

    fn check(
        self,
        ledger: Ledger,
        replicas: &BTreeMap<u64, Replica>,
        unread: Unread,
    ) -> Result<Check, StartError> {
        let base = &self.base;
        let readers = replicas.iter();
        let readers: BTreeMap<u64, _> = readers
            .map(|(slot, replica)| (*slot, replica.reader()))
            .collect();
        let (layout, data) = (&base.settings.layout, &base.settings.data_dir);
        Ok(Check {
            own: base.party(),
            keys: base.identity.card().listed_keys().to_vec(),
            own_ledger: base.ledger_keys()?,
            heads: base.heads(),
            ledger,
            replicas: Box::new(move |party, slot| match unread.get(&party.file_name()) {
                Some(why) => Err(Said::in_words(why)),
                None => Ok(readers.get(&slot).cloned()),
            }),
            receipts: Arc::new(open_receipts(base)?),
            marks: Arc::new(Marks::read(layout, data, &base.identity.origin())),
            audit: self.audit.reader(),
            decisions: open_decisions(base)?,
            hits: open_hits(base)?.reader(),
            folders: base.folders.checked(),
            partners: self.partners,
        })
    }

    /// Holds the journals to what the snapshots know to have been durable, while these are still there. A replica that
    /// does not open stops nothing but what is done with it.
    fn check_ends(&self) -> Result<Unread, StartError> {
        let (places, medium) = (self.base.ledger_places(), self.base.medium());
        let options = JournalOptions {
            known_end: known_end(&places, &medium),
            ..self.base.ledger_options()
        };
        Journal::open(&places.journal, options, medium).map_err(LedgerOpenError::from)?;
        let mut unread = Unread::new();
        self.each_replica(&mut unread, |parts| Replica::check_ends(&parts))?;
        Ok(unread)
    }
}

/// Removes everything that is derived and builds it again from the journals. Partners whose replica does not open are
/// left out, with what is derived from it, and told.
///
/// # Errors
/// When another journal is damaged or in use, or the new files cannot be written.
pub fn reindex(
    settings: &Settings,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<Rebuilt, StartError> {
    let files = Files::open(settings)?;
    let mut unread = files.check_ends()?;
    for folder in [&files.base.folders.derived, &files.base.folders.index] {
        clear(folder, &unread).map_err(|error| StartError::Folder(folder.clone(), error))?;
    }
    let (ledger, writer) = files.ledger(&mut |done| progress("ledger entries", done))?;
    let mut replicas = files.each_replica(&mut unread, Replica::open)?;
    let bodies = (
        open_media(&files.base, files.base.disk())?,
        quotas(&files.base, files.base.disk()),
    );
    let lookup = open_lookup(&files.base)?;
    lookup.follow_own(ledger.records());
    let decisions = open_decisions(&files.base)?;
    let follow = follow(&files.base, &files.partners, &lookup, bodies, &decisions);
    for (slot, replica) in &mut replicas {
        lookup.follow_replica(*slot, replica.reader());
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
        unopened: files.partners_of(&unread),
    })
}

/// Empties a folder but for what is derived from replicas that do not open: how far they were durable is not forgotten
/// before they do.
fn clear(folder: &Path, unread: &Unread) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let replica = path.file_stem().map(|stem| stem.to_string_lossy());
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        } else if !replica.is_some_and(|replica| unread.contains_key(&*replica)) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Whether no node and no other command works on the files.
///
/// # Errors
/// When one does.
pub fn is_idle(settings: &Settings) -> Result<(), StartError> {
    let folders = Folders::below(&settings.data_dir);
    [&folders.partners, &folders.ledger]
        .into_iter()
        .try_for_each(|journal| Ok(is_free(journal)?))
}

/// Reads every byte from the files and checks all that they prove. Nothing of them is changed: what is derived is read and
/// made again in a copy beside them.
///
/// # Errors
/// When the node runs, or its configuration or keys cannot be used; whatever else does not open is a finding.
pub fn verify(settings: &Settings, tell: &mut dyn FnMut(Progress)) -> Result<Checked, StartError> {
    is_idle(settings)?;
    let mut checked = Checked::default();
    let folders = Folders::below(&settings.data_dir);
    let (unread, torn) = verify_bytes(&folders, &mut checked.findings);
    checked.torn = torn;
    if !checked.findings.is_clean() {
        tell_unread(&unread, &mut checked.findings);
        return Ok(checked);
    }
    let ports = Ports {
        medium: Arc::new(Looking::default()),
        ..Ports::system()
    };
    let mut base = Base::load(settings.clone(), ports, Confirmation::None)?;
    let derived = copy_of(&folders.derived).map_err(|error| {
        let folder = folders.derived.clone();
        StartError::Folder(folder, error)
    })?;
    base.folders.derived = derived.path().to_owned();
    let opened = Files::of(base).and_then(|files| files.opened(unread.clone()));
    match opened {
        Ok((check, writer)) => {
            let Checked { findings, read, .. } = check.run(tell);
            drop(check);
            // The writer saves its snapshot as it ends.
            drop(writer.join());
            (checked.findings, checked.read) = (findings, read);
            Ok(checked)
        }
        Err(error) => {
            checked.findings.add(Said::in_words(error));
            tell_unread(&unread, &mut checked.findings);
            Ok(checked)
        }
    }
}

/// Tells of replicas that no check comes to.
fn tell_unread(unread: &Unread, findings: &mut Findings) {
    for (folder, why) in unread {
        let text = format!("data/replicas/{folder}");
        findings.add_at(Phrase::Told { text }, Said::in_words(why));
    }
}

/// What is derived, in a folder of its own that goes with the answer: journals are told by it how far they were durable. What
/// look-ups know is left out, for a check asks none.
fn copy_of(derived: &Path) -> io::Result<TempDir> {
    let copy = tempfile::tempdir()?;
    let mut left = vec![(derived.to_owned(), copy.path().to_owned())];
    while let Some((from, to)) = left.pop() {
        let entries = match fs::read_dir(&from) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        fs::create_dir_all(&to)?;
        for entry in entries {
            let path = entry?.path();
            let Some(name) = path.file_name() else {
                continue;
            };
            let to = to.join(name);
            if path.is_file() {
                let mut into = medium::writable().open(&to)?;
                io::copy(&mut fs::File::open(&path)?, &mut into)?;
            } else if path.is_dir() && name != FOLLOWED {
                left.push((path, to));
            }
        }
    }
    Ok(copy)
}

/// Reads the bytes of every journal before they are opened. Answers which replicas are unread, and what a crash cut off,
/// which is no damage; damage of the other journals is a finding.
fn verify_bytes(folders: &Folders, findings: &mut Findings) -> (Unread, Vec<String>) {
    let mut torn = Vec::new();
    let mut cut_off = |dir: &Path, bytes: u32| {
        if bytes > 0 {
            torn.push(format!(
                "{}: the last write was cut off by a stop, and nobody was told of it; the next start drops its {bytes} bytes",
                dir.display()
            ));
        }
    };
    let journals = folders.journals().into_iter();
    for journal in journals.filter(|journal| journal.is_dir()) {
        match verify_dir(&journal) {
            Ok(verified) => cut_off(&journal, verified.torn),
            Err(error) => findings.add(Said::of_error(&error)),
        }
    }
    // Every line is read when they are opened.
    match decisions::folders(&folders.decisions) {
        Ok(generations) => {
            for generation in generations {
                match check_ends(&generation) {
                    Ok(bytes) => cut_off(&generation, bytes),
                    Err(error) => findings.add(Said::of_error(&DecisionsError::from(error))),
                }
            }
        }
        Err(error) => {
            let text = folders.decisions.display().to_string();
            findings.add_at(Phrase::Told { text }, Said::of_system(&error));
        }
    }
    let replicas = fs::read_dir(&folders.replicas)
        .into_iter()
        .flatten()
        .flatten();
    let unread = replicas.filter_map(|replica| {
        let chain = replica.path();
        let halves = [chain.join(BODIES), chain];
        let mut why = None;
        for half in halves.iter().filter(|half| half.is_dir()) {
            match verify_dir(half) {
                Ok(verified) => cut_off(half, verified.torn),
                Err(error) => why = why.or_else(|| Some(error.to_string())),
            }
        }
        Some((replica.file_name().to_string_lossy().into_owned(), why?))
    });
    let unread = unread.collect();
    (unread, torn)
}
