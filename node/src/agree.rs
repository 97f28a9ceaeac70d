//! What an administrator does with partners and agreements. Each change is durable before it is answered. One that
//! allows more acts once the ledger says so in a POLICY entry; one that allows less acts at once.

mod enrol;
mod entry;
mod refusal;
mod review;
mod rules;
mod step;
#[cfg(test)]
mod tests;
mod untold;

use std::sync::Arc;

use ntc_core::envelope::Sign;
use ntc_core::identity::card::NodeCard;
use ntc_core::identity::keys::KeyHistory;
use ntc_core::party::Party;

pub(crate) use self::entry::PolicyEntries;
pub use self::refusal::AdministerError;
pub(crate) use self::rules::{Activated, RulesError, would_decide};
use crate::chain::Ledger;
use crate::partners::Partners;
use crate::ports::Clock;
use crate::publish::Publisher;

/// Makes the changes.
pub struct Administration {
    pub(crate) own: Party,
    pub(crate) card: NodeCard,
    pub(crate) author: Arc<dyn Sign>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) ledger: Ledger,
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) entries: PolicyEntries,
    pub(crate) clock: Arc<dyn Clock>,
    /// What the ledger of a peer said of the peer's keys, as far as it was followed.
    pub(crate) announced: Box<dyn Fn(&Party) -> KeyHistory + Send + Sync>,
    /// Held while a peer is enrolled, so that a feed is added and begun once.
    pub(crate) enrolling: tokio::sync::Mutex<()>,
}
