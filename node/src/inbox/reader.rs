//! Reading a replica beside its writer.

use std::sync::Arc;

use super::Erased;
use crate::bodies::BodyReader;
use crate::journal::Reader;

/// The two halves of a replica, and what was erased of it. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct ReplicaReader {
    /// The batches as they came, without their bodies.
    pub(crate) chain: Reader,
    /// The bodies.
    pub(crate) bodies: BodyReader,
    /// What the peer erased.
    pub(crate) erased: Arc<Erased>,
}

impl ReplicaReader {
    /// Whether the writer has stopped for good after a failed write or sync.
    pub(crate) fn is_read_only(&self) -> bool {
        self.chain.is_read_only() || self.bodies.journal().is_read_only()
    }
}
