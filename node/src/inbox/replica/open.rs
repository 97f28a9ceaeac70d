//! Opening a replica: what came after the snapshot is verified again, and what a crash interrupted is finished.

use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex};

use ntc_core::ledger::follow::{self, Follower};
use ntc_core::sync::fence::Fence;
use ntc_core::sync::replica::ReplicaId;
use prost::Message;

use super::saved::Saved;
use super::{Entropic, MAX_UNERASED, OpenParts, Replica};
use crate::bodies::{Bodies, MAX_PARTS, Tomb};
use crate::inbox::places::Places;
use crate::inbox::{Erased, ReplicaError, ReplicaFrame, erase};
use crate::journal::{Journal, JournalOptions};
use crate::lock::lock;
use crate::store::snapshot::Snapshot;

/// The folder of the bodies, in that of the chain.
pub(crate) const BODIES: &str = "bodies";
/// Erasures that a start carries out together.
const ERASED_AT_ONCE: usize = 4096;

/// The journals of a replica, with what the snapshot knows.
struct Opened {
    chain: Journal,
    bodies: Bodies,
    saved: Option<(Follower, Saved)>,
}

impl OpenParts<'_> {
    fn snapshot(&self) -> Snapshot {
        Snapshot::new(self.snapshot.clone(), Arc::clone(&self.medium))
    }

    fn places(&self) -> PathBuf {
        self.snapshot.with_extension("places")
    }

    fn erased(&self) -> PathBuf {
        self.snapshot.with_extension("erased")
    }

    /// The tables as a snapshot knows them; none when their files do not hold them.
    fn tables(&self, saved: &Saved) -> Result<Option<(Places, Erased)>, ReplicaError> {
        let medium = || Arc::clone(&self.medium);
        let places = Places::open(&self.places(), medium(), &saved.places())?;
        let erased = Erased::open(&self.erased(), medium(), &saved.erased())?;
        Ok(places.zip(erased))
    }

    /// Opens both journals, held to what the snapshot knows to have been durable.
    fn journals(&self) -> Result<Opened, ReplicaError> {
        let saved = Saved::read(&self.snapshot(), &self.origin, &self.own);
        let options = |known_end| JournalOptions {
            known_end,
            ..self.journal
        };
        let (frames, bodies) = match &saved {
            Some((_, saved)) => (Some(saved.frames), Some(saved.bodies)),
            None => (None, None),
        };
        let (chain, _) = Journal::open(self.dir, options(frames), Arc::clone(&self.medium))?;
        let dir = self.dir.join(BODIES);
        let (bodies, _) = Bodies::open(&dir, options(bodies), Arc::clone(&self.medium))?;
        Ok(Opened {
            chain,
            bodies,
            saved,
        })
    }
}

impl Replica {
    /// Opens the journals, and verifies again what came after the snapshot.
    ///
    /// # Errors
    /// When a journal is damaged or cannot be opened, or a stored batch does not verify.
    pub(crate) fn open(parts: OpenParts<'_>) -> Result<Self, ReplicaError> {
        let Opened {
            chain,
            bodies,
            saved,
        } = parts.journals()?;
        let restored = match saved {
            Some((follower, saved)) => {
                let tables = parts.tables(&saved)?;
                tables.map(|tables| (follower, saved, tables))
            }
            None => None,
        };
        let snapshot = parts.snapshot();
        let looks_only = parts.medium.looks_only();
        let (follower, saved, (places, erased)) = match restored {
            Some(restored) => restored,
            None => {
                let medium = || Arc::clone(&parts.medium);
                let places = Places::anew(&parts.places(), medium())?;
                let erased = Erased::anew(&parts.erased(), medium())?;
                let follower = Follower::new(parts.origin, parts.own);
                (follower, Saved::default(), (places, erased))
            }
        };
        let mut replica = Self {
            follower,
            id: ReplicaId::from_slice(&saved.replica),
            last: saved.last.unwrap_or_default(),
            sessions: Fence::default(),
            chain,
            bodies: Arc::new(Mutex::new(bodies)),
            bodies_end: saved.bodies,
            places: Arc::new(Mutex::new(places)),
            erased: Arc::new(erased),
            waiting: Arc::new(AtomicUsize::new(saved.unerased().len())),
            opened: Arc::default(),
            unerased: saved.unerased(),
            kept: saved.kept.iter().copied().collect(),
            snapshot,
            entropy: Entropic(parts.entropy),
            unsaved: 0,
            cosigned: None,
        };
        replica.replay(saved.frames, looks_only)?;
        replica.end_bodies(looks_only)?;
        if !looks_only {
            replica.carry_out();
        }
        Ok(replica)
    }

    /// Holds both journals to what the snapshot knows to have been durable.
    ///
    /// # Errors
    /// When one of them is damaged, ends before that, or cannot be opened.
    pub(crate) fn check_ends(parts: &OpenParts<'_>) -> Result<(), ReplicaError> {
        parts.journals().map(|_| ())
    }

    fn replay(&mut self, from: u64, looks_only: bool) -> Result<(), ReplicaError> {
        for frame in self.chain.reader().scan(from) {
            let frame = frame?;
            let damaged = || ReplicaError::Damaged(frame.number);
            let stored = ReplicaFrame::decode(&*frame.payload).map_err(|_| damaged())?;
            if let Some(id) = ReplicaId::from_slice(&stored.replica) {
                self.id = Some(id);
            }
            if let Some(kept) = stored.kept {
                self.is_kept(kept);
            }
            if stored.chain.is_empty() {
                continue;
            }
            let batch = stored.unverified().map_err(|_| damaged())?;
            let applied = self.follower.apply(batch, follow::Bodies::Apart);
            let (next, verified) = applied.map_err(|_| damaged())?;
            let verified = verified.get();
            let fits = stored.parts.len() == verified.deliveries.len()
                && stored.first_body >= self.bodies_end
                && stored
                    .parts
                    .iter()
                    .all(|parts| u64::from(*parts) <= MAX_PARTS);
            if !fits {
                return Err(damaged());
            }
            self.follower = next;
            let erasures = self.erased.note(&verified.erasures)?;
            self.note(&stored, &verified.deliveries, erasures);
            if looks_only {
                continue;
            }
            if self.unerased.len() >= ERASED_AT_ONCE {
                self.carry_out();
            }
            if self.unerased.len() > MAX_UNERASED {
                return Err(ReplicaError::Unerased(self.unerased.len()));
            }
        }
        Ok(())
    }

    /// The bodies go as far as the chain speaks of at least. What lies behind belongs to a batch that never became part
    /// of the chain, and is destroyed.
    fn end_bodies(&self, looks_only: bool) -> Result<(), ReplicaError> {
        let mut bodies = lock(&self.bodies);
        let (held, told) = (bodies.end(), self.bodies_end);
        if held < told {
            return Err(ReplicaError::BodiesMissing { held, told });
        }
        if looks_only {
            return Ok(());
        }
        let orphans = bodies.erase((told..held).map(|number| (number, Tomb::default())))?;
        if orphans > 0 {
            tracing::warn!(
                frames = orphans,
                "bodies of a batch that was never taken are destroyed"
            );
        }
        Ok(())
    }

    /// Destroys what the peer erased. What cannot be destroyed now is tried again with the next batch and at the next
    /// start.
    fn carry_out(&mut self) {
        match erase::destroy(
            &self.unerased,
            |target| lock(&self.places).of(target),
            &self.bodies,
        ) {
            Ok(()) => {
                self.unerased.clear();
                self.tell_waiting();
            }
            Err(error) => tracing::error!(%error, "what the peer erased is not destroyed yet"),
        }
    }
}
