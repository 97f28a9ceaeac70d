//! How acts ended that could not be noted: none of them is done again, only noted again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use ntc_core::approval::ApprovalId;
use ntc_core::time::Timestamp;

use crate::approvals::{Approvals, ApprovalsError, StoredRequest};
use crate::lock::lock;

/// What it came to; or the reason and the sentence why it was not carried out to its end.
pub(super) type Outcome = Result<String, (String, String)>;

/// Outcomes that are in no file yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unnoted(Arc<Mutex<BTreeMap<ApprovalId, Outcome>>>);

impl Unnoted {
    /// How an act ended: as it is known, or by doing it.
    pub(super) async fn outcome(
        &self,
        id: ApprovalId,
        work: impl Future<Output = Outcome>,
    ) -> Outcome {
        let known = lock(&self.0).get(&id).cloned();
        match known {
            Some(outcome) => outcome,
            None => work.await,
        }
    }

    /// Notes how an act ended, and remembers it until that is done.
    ///
    /// # Errors
    /// When it cannot be made durable.
    pub(super) fn note(
        &self,
        approvals: &Approvals,
        (id, outcome): (ApprovalId, Outcome),
        now: Timestamp,
    ) -> Result<StoredRequest, ApprovalsError> {
        lock(&self.0).insert(id, outcome.clone());
        let noted = approvals.ended(id, outcome, now)?;
        lock(&self.0).remove(&id);
        Ok(noted)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::atomic::AtomicU32;
    use std::sync::atomic::Ordering::SeqCst;

    use ntc_core::approval::{Rules, Second, Sort, Stage, Who};

    use super::*;
    use crate::approvals::Wanted;
    use crate::store::medium::faulty::Faulty;

    const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

    fn who(name: &str) -> Who {
        Who {
            name: name.to_owned(),
            serial: name.to_owned(),
        }
    }

    #[tokio::test]
    async fn what_was_done_and_could_not_be_noted_is_noted_again_and_not_done_again() {
        let dir = tempfile::tempdir().unwrap();
        let medium = Arc::new(Faulty::default());
        let approvals = Approvals::new(dir.path().join("approvals"), Rules::NONE, medium.clone());
        let wanted = Wanted {
            sort: Sort::Agreement,
            method: "Resume".to_owned(),
            about: "az-ge".to_owned(),
            by: who("anna"),
            body: b"az-ge".to_vec(),
            rules_asked: Vec::new(),
        };
        let asked = approvals.ask(wanted, NOW).unwrap();
        let id = asked.asked.id;
        let boris = Second {
            who: who("boris"),
            roles: Sort::Agreement.approvers().iter().copied().collect(),
        };
        let read = (asked.sha256.as_bytes().as_slice(), &BTreeSet::new());
        approvals.approve(id, &boris, read, NOW).unwrap();

        let (unnoted, done) = (Unnoted::default(), AtomicU32::new(0));
        let once = || async {
            let work = async {
                done.fetch_add(1, SeqCst);
                Ok("done".to_owned())
            };
            let outcome = unnoted.outcome(id, work).await;
            unnoted.note(&approvals, (id, outcome), NOW)
        };
        medium
            .fail_dir_sync
            .store(medium.dir_syncs.load(SeqCst), SeqCst);
        medium.fail_sync.store(medium.syncs.load(SeqCst), SeqCst);
        medium.fail_write.store(medium.writes.load(SeqCst), SeqCst);
        once().await.expect_err("it cannot be written");
        let noted = once().await.unwrap();
        assert_eq!((noted.noted, noted.message.as_str()), (Stage::Done, "done"));
        assert_eq!(done.load(SeqCst), 1);
        assert!(lock(&unnoted.0).is_empty());
    }
}
