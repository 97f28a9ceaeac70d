//! A rogue that sends its feed from wherever the node stands, as it grows.

use std::sync::{Arc, Mutex, MutexGuard};

use ntc_core::envelope::SealedRecord;
use ntc_core::record::Record;
use ntc_proto::node::v1 as pb;
use tokio::sync::watch;

use super::{History, Rogue, Words, batch};
use crate::federation::share_all;
use crate::node::TestNode;
use crate::{draft, until};

/// Most items of one batch.
const ITEMS: usize = 64;

/// A rogue that a node has enrolled, with its ledger.
pub struct Origin {
    /// It serves while this lives.
    pub rogue: Rogue,
    history: Arc<Mutex<History>>,
    published: watch::Sender<u64>,
}

impl Origin {
    /// A rogue that a node has enrolled, and nothing more.
    pub async fn enrolled(node: &TestNode, party: &str) -> Self {
        let mut rogue = Rogue::make(party, &[&node.files.card]);
        let history = Arc::new(Mutex::new(History::new(&rogue.files, node.party())));
        let (published, follows) = watch::channel(0);
        let told = Arc::clone(&history);
        rogue
            .serve(move |_, start| feed(&told, &follows, start.feed_size, start.checkpoint_size))
            .await;
        node.enrol(&rogue.files.card).await;
        Self {
            rogue,
            history,
            published,
        }
    }

    /// A rogue with whom a node shares everything.
    pub async fn sharing_all(node: &TestNode, party: &str) -> Self {
        let origin = Self::enrolled(node, party).await;
        let document = share_all("all", &[node.party(), party]);
        origin.agree(node, "all", &document).await;
        origin
    }

    /// Signs an agreement that a node proposes, and waits until it is in force.
    pub async fn agree(&self, node: &TestNode, name: &str, document: &str) {
        let document = document.as_bytes().to_vec();
        let request = pb::ProposeRequest {
            document: document.clone(),
        };
        let proposed = node.agreements().propose(request).await;
        proposed.expect("a proposal");
        self.tell(|history| {
            let signature = history.signature(&document);
            history.deliver(&signature, None);
        });
        until("the agreement to be in force", || async {
            let in_force = node.officer().is_in_force_for_all(name).await;
            in_force.expect("agreements")
        })
        .await;
    }

    /// Its ledger.
    pub fn history(&self) -> MutexGuard<'_, History> {
        self.history.lock().expect("no test panicked")
    }

    /// Publishes what `append` appends.
    pub fn tell<T>(&self, append: impl FnOnce(&mut History) -> T) -> T {
        let mut history = self.history();
        let told = append(&mut history);
        history.publish();
        let items = history.items();
        drop(history);
        self.published.send_replace(items);
        told
    }

    /// Seals a record of this party.
    pub fn sealed(&self, draft: pb::Draft) -> (Record, SealedRecord) {
        let history = self.history();
        let record = history.record(draft);
        let sealed = history.seal(&record);
        (record, sealed)
    }

    /// Seals a notice of this party.
    pub fn notice(&self) -> (Record, SealedRecord) {
        let (state, _) = self
            .rogue
            .files
            .party
            .as_str()
            .split_once('/')
            .expect("a party");
        self.sealed(draft::seizure(state))
    }

    /// Waits until the node has taken and followed all that was published.
    pub async fn taken(&self, node: &TestNode) {
        let items = self.history().items();
        let party = self.rogue.files.party.as_str();
        until("the feed to be taken", || async {
            node.peer(party).await.held == items
        })
        .await;
        node.until_indexed().await;
    }
}

fn feed(
    history: &Arc<Mutex<History>>,
    follows: &watch::Receiver<u64>,
    first: u64,
    held: u64,
) -> Words {
    let state = (Arc::clone(history), follows.clone(), first, held);
    let batches =
        futures::stream::unfold(state, |(history, mut follows, first, held)| async move {
            follows.wait_for(|items| *items > first).await.ok()?;
            let (batch, next, size) = {
                let history = history.lock().expect("no test panicked");
                let batch = batch(history.batch(first, held, ITEMS));
                (
                    batch,
                    history.items().min(first + ITEMS as u64),
                    history.size(),
                )
            };
            Some((batch, (history, follows, next, size)))
        });
    Box::pin(batches)
}
