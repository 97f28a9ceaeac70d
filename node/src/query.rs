//! Queries: partners are asked at once whether they know of somebody or something, and answer.
//!
//! A question goes when the QUERY entry that commits to it is durable and signed, an answer when its entry is. So both
//! ends can prove what was asked and answered, and nobody else sees more than that something was. The asked side keeps
//! counts, and the subjects of hits; what was asked about and is not known here is kept nowhere.
//!
//! A refusal says a code, is told before anything is looked up, and has no entry: quotas bound how the ledger grows.

mod answering;
mod asking;
mod error;
mod kept;
mod listed;
mod look;
mod quota;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::envelope::{PublicKey, Sign};
use ntc_core::party::Party;
use ntc_core::watchlist::ListName;
use tokio_util::sync::CancellationToken;

pub(crate) use self::asking::{Asked, Became, Ended, Outcome, Step, Wish};
pub(crate) use self::error::QueryError;
pub(crate) use self::kept::{
    Kept, KeptEntry, KeptError, KeptHit, KeptPartner, KeptQuery, MAX_PAGE,
};
pub(crate) use self::listed::Listed;
pub(crate) use self::quota::Quotas;
use crate::chain::Ledger;
use crate::decisions::Decisions;
use crate::lookup::Lookup;
use crate::partners::Partners;
use crate::ports::{Clock, Entropy};

/// How long a partner may take to answer; then it is silent.
pub(crate) const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// What is on its way.
pub(crate) type Going<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Why a partner gave no answer, as a sentence.
#[derive(Debug)]
pub(crate) struct Unreached(pub(crate) String);

/// The way to partners.
pub(crate) trait Reach: Send + Sync {
    /// Whether there is a way to a partner now.
    ///
    /// # Errors
    /// Why there is none.
    fn opened(&self, party: &Party) -> Result<(), Unreached>;

    /// Puts a question to a partner and brings its answer.
    fn ask(&self, party: &Party, question: Vec<u8>) -> Going<Result<Vec<u8>, Unreached>>;

    /// The author keys of a partner that count now.
    fn author_keys(&self, party: &Party) -> Vec<PublicKey>;
}

/// Asks and answers.
pub(crate) struct Queries {
    pub(crate) own: Party,
    pub(crate) author: Arc<dyn Sign>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) ledger: Ledger,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) reach: Arc<dyn Reach>,
    pub(crate) kept: Arc<Kept>,
    pub(crate) listed: Arc<Listed>,
    pub(crate) decisions: Arc<Decisions>,
    /// Counted on from what the QUERY entries of today say.
    pub(crate) quotas: Quotas,
}

impl Queries {
    /// Keeps ready what of the own lists partners may ask about, until the node stops.
    pub(crate) async fn keep_lists(self: Arc<Self>, stop: CancellationToken) {
        Arc::clone(&self.listed).keep(stop).await;
    }

    /// What partners are answered from.
    pub(crate) fn listed(&self) -> Arc<Listed> {
        Arc::clone(&self.listed)
    }

    /// The lists that partners may ask about and that cannot be answered from, each with why: while there is one, every
    /// query of a partner is refused.
    pub(crate) fn unanswered(&self) -> Vec<(ListName, String)> {
        self.listed.unanswered()
    }

    /// What was asked, and what was a hit.
    pub(crate) fn kept(&self) -> Arc<Kept> {
        Arc::clone(&self.kept)
    }

    /// How many subjects were asked about today: by this party of each partner, and by each partner here.
    pub(crate) fn counts(&self) -> Vec<(Party, u64, u64)> {
        self.quotas.today(self.clock.now())
    }
}
