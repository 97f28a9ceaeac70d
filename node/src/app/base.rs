//! What every part of a node is made from: who it is, what it was told, and the injected edges.

use std::sync::Arc;

use ntc_core::envelope::Sign;
use ntc_core::identity::card::{FOUNDING_SIZE, KeyRole, ListedKey};
use ntc_core::ledger::entry::{Entry, KeyOperation, Role, commit};
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::party::Party;
use ntc_core::time::Timestamp;
use tokio_util::sync::CancellationToken;
use zeroize::Zeroizing;

use super::folders::Folders;
use super::{Confirmation, Ports, StartError};
use crate::chain::{FoundingKey, Heads, Places};
use crate::clock::LedgerClock;
use crate::config::Settings;
use crate::identity::Identity;
use crate::journal::JournalOptions;
use crate::ports::{Clock, Connect, Entropy, Listen};
use crate::store::disk::{DiskWatch, Reserve};
use crate::store::medium::Medium;
use crate::telemetry::health::Health;
use crate::telemetry::metrics::Metrics;

/// The base of one node.
pub(crate) struct Base {
    pub(crate) settings: Settings,
    pub(crate) identity: Identity,
    pub(crate) folders: Folders,
    pub(crate) health: Health,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) stop: CancellationToken,
    /// When the node was started.
    pub(crate) started: Timestamp,
    /// What an administrator said of the data.
    pub(crate) confirmed: Confirmation,
    /// What decisions are made by.
    pub(crate) clock: Arc<LedgerClock>,
    ports: Ports,
}

impl Base {
    /// Loads the identity that the settings name.
    ///
    /// # Errors
    /// When the machine's clock tells no time, or keys or card cannot be used.
    pub(crate) fn load(
        settings: Settings,
        ports: Ports,
        confirmed: Confirmation,
    ) -> Result<Self, StartError> {
        let started = ports.clock.now();
        // The store below the index ends the whole process on a machine whose clock is before 1970.
        if started.as_millis() == 0 {
            return Err(StartError::Clock);
        }
        Ok(Self {
            identity: Identity::load(&settings.layout, &settings.party, &settings.domain)?,
            folders: Folders::below(&settings.data_dir),
            health: Health::new(),
            metrics: Arc::new(Metrics::new()),
            stop: CancellationToken::new(),
            started,
            confirmed,
            settings,
            clock: Arc::new(LedgerClock::new(Arc::clone(&ports.clock))),
            ports,
        })
    }

    pub(crate) fn party(&self) -> Party {
        self.identity.party().clone()
    }

    /// The clock of decisions: never before the ledger's newest entry.
    pub(crate) fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock) as _
    }

    /// The machine's clock: for the ledger's writer, certificates and the audit.
    pub(crate) fn machine_clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.ports.clock)
    }

    pub(crate) fn entropy(&self) -> Arc<dyn Entropy> {
        Arc::clone(&self.ports.entropy)
    }

    pub(crate) fn medium(&self) -> Arc<dyn Medium> {
        Arc::clone(&self.ports.medium)
    }

    pub(crate) fn listen(&self) -> &dyn Listen {
        &*self.ports.listen
    }

    pub(crate) fn connect(&self) -> Arc<dyn Connect> {
        Arc::clone(&self.ports.connect)
    }

    pub(crate) fn metrics(&self) -> Arc<Metrics> {
        Arc::clone(&self.metrics)
    }

    /// The key of a role, behind the one trait that signs.
    pub(crate) fn signer(&self, role: KeyRole) -> Arc<dyn Sign> {
        let keys = self.identity.keys();
        Arc::new(match role {
            KeyRole::Author => keys.author().clone(),
            KeyRole::Ledger => keys.ledger().clone(),
            KeyRole::Witness => keys.witness().clone(),
            KeyRole::Receipt => keys.receipt().clone(),
        })
    }

    /// The keys that checkpoints of the own ledger are checked with.
    pub(crate) fn ledger_keys(&self) -> Result<LedgerKeys, StartError> {
        Ok(LedgerKeys::of(self.identity.card())?)
    }

    /// What makes heads of the own ledger.
    pub(crate) fn heads(&self) -> Heads {
        Heads {
            origin: self.identity.origin(),
            slot_secret: Zeroizing::new(*self.identity.keys().feed_salt()),
        }
    }

    /// The party's first keys, as its ledger begins with them.
    pub(crate) fn genesis(&self) -> Vec<FoundingKey> {
        let listed = self.identity.card().listed_keys().iter();
        let mut first: Vec<_> = listed.filter(|key| key.from < FOUNDING_SIZE).collect();
        first.sort_by_key(|key| key.from);
        let founding = |listed: &ListedKey| {
            let entry = Entry::Key {
                time: self.started,
                operation: KeyOperation::Add,
                role: Role::Known(listed.known_role()?),
                key: commit::key(&listed.vkey),
            };
            let vkey = listed.vkey.clone();
            Some(FoundingKey { entry, vkey })
        };
        first.into_iter().filter_map(founding).collect()
    }

    /// Where the ledger lies.
    pub(crate) fn ledger_places(&self) -> Places {
        Places {
            journal: self.folders.ledger.clone(),
            bodies: self.folders.bodies.clone(),
            derived: self.folders.derived.join("ledger"),
        }
    }

    /// How the ledger's journal is laid out.
    pub(crate) fn ledger_options(&self) -> JournalOptions {
        self.options(self.settings.disk.ledger_segment_bytes)
    }

    /// How a replica's journal is laid out.
    pub(crate) fn replica_options(&self) -> JournalOptions {
        self.options(self.settings.disk.replica_segment_bytes)
    }

    /// How a journal with segments of this size is laid out.
    pub(crate) fn options(&self, segment_bytes: u32) -> JournalOptions {
        JournalOptions {
            segment_bytes,
            floor_bytes: self.settings.disk.floor_bytes,
            known_end: None,
        }
    }

    /// The disk reserve, watched.
    pub(crate) fn disk(&self) -> DiskWatch {
        let reserve = Reserve {
            refuse_percent: self.settings.disk.reserve_percent,
            refuse_bytes: self.settings.disk.reserve_bytes,
            alarm_percent: self.settings.disk.alarm_percent,
        };
        DiskWatch::new(&self.settings.data_dir, reserve, self.medium())
    }
}
