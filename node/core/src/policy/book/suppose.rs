//! What a book would hold if something did not keep a document from acting. Nobody signed that: see
//! [`super::super::suppose`].

use std::sync::Arc;

use super::{AgreementBook, Signed};
use crate::party::Party;
use crate::policy::agreement::Edit;
use crate::time::Timestamp;

/// What keeps a document from acting between two parties and is nothing that it says.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Stop {
    /// One of the two has not signed it.
    Unsigned,
    /// One of the two suspended the agreement.
    Suspended,
    /// One of the two ended the agreement.
    Terminated,
    /// A newer version took its place for one of the two.
    LeftOut,
    /// One of the two gave notice.
    Noticed,
}

impl AgreementBook {
    /// The same if a document said something else.
    pub(in crate::policy) fn supposing(mut self, sha256: &[u8; 32], edit: &Edit) -> Self {
        if let Some(entry) = self.entries.get_mut(sha256) {
            let entry = Arc::make_mut(entry);
            entry.agreement = entry.agreement.supposing(edit);
        }
        self
    }

    /// The same if this did not keep a document from acting between two parties.
    pub(in crate::policy) fn without_stop(
        mut self,
        sha256: &[u8; 32],
        stop: Stop,
        pair: [&Party; 2],
    ) -> Self {
        let Some(entry) = self.entries.get_mut(sha256) else {
            return self;
        };
        let (id, version) = (
            Arc::clone(&entry.agreement().reference().id),
            entry.agreement().version(),
        );
        match stop {
            Stop::Unsigned => {
                let entry = Arc::make_mut(entry);
                for party in pair {
                    let signed = entry.signatures.entry(party.clone());
                    signed.or_insert(Signed {
                        author_key: [0; 32],
                        signature: [0; 64],
                        at: Timestamp::from_millis(0),
                    });
                }
            }
            Stop::Suspended => {
                self.suspended.remove(&id);
            }
            Stop::Terminated => {
                self.terminated.remove(&id);
            }
            Stop::LeftOut => self.entries.retain(|_, other| {
                let other = other.agreement();
                other.id() != &*id || other.version() <= version
            }),
            Stop::Noticed => self.noticed.clear(),
        }
        self
    }
}
