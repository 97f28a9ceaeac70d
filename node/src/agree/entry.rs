//! POLICY entries: which policies decide from where on. What allows more acts only when the ledger holds its entry, so
//! that each decision can be held to the policies that made it.

use std::sync::Arc;

use ntc_core::envelope::Hash;
use ntc_core::reason::Reasoned;
use thiserror::Error;
use tokio::sync::Mutex;

use crate::chain::{AppendError, Ledger};
use crate::partners::{PartnerError, Partners};

/// Why what was agreed does not act yet.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum EntryError {
    /// The ledger does not take the entry.
    #[error(transparent)]
    #[reason(inner)]
    Append(#[from] AppendError),
    /// The partners' journal does not take it.
    #[error(transparent)]
    #[reason(inner)]
    Partner(#[from] PartnerError),
}

/// Writes POLICY entries, one after the other.
#[derive(Clone)]
pub(crate) struct PolicyEntries {
    ledger: Ledger,
    partners: Arc<Partners>,
    one_at_a_time: Arc<Mutex<()>>,
}

impl PolicyEntries {
    /// Entries of this ledger about these partners.
    pub(crate) fn new(ledger: Ledger, partners: Arc<Partners>) -> Self {
        Self {
            ledger,
            partners,
            one_at_a_time: Arc::default(),
        }
    }

    /// Lets what was agreed act: the entry first, where the newest one is another, then the policies.
    ///
    /// # Errors
    /// When ledger or journal takes nothing; what allows more does not act then.
    pub(crate) async fn settle(&self) -> Result<(), EntryError> {
        let _one = self.one_at_a_time.lock().await;
        loop {
            let digest = self.partners.roster().policies().digest();
            let entry = Hash::from_bytes(digest);
            if self.ledger.head().policy != Some(entry) {
                self.ledger.policy(entry).await?;
            }
            // Something may have been agreed meanwhile.
            let acts = self.partners.durably(move |partners| partners.act(digest));
            if acts.await? {
                return Ok(());
            }
        }
    }
}
