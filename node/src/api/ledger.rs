//! `ntc.node.v1.LedgerService`: the ledger now, and whether all of it holds.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use futures::Stream;
use ntc_core::identity::officer::Role;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::ledger_service_server::LedgerService;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status};

use super::call::{Desk, READERS};
use crate::chain::Ledger as OwnLedger;
use crate::outbox::Receipts;
use crate::partners::Partners;
use crate::status::Refused;
use crate::verify::{Check, Checked, Progress};

/// Who may have every byte read, which takes disk and processor.
const CHECKERS: &[Role] = &[Role::Administrator, Role::Auditor];
/// Messages of a check on their way at most; progress that does not fit is skipped.
const MAX_PROGRESS: usize = 16;

/// The service.
pub(crate) struct Ledger {
    pub(crate) desk: Desk,
    pub(crate) ledger: OwnLedger,
    pub(crate) partners: Arc<Partners>,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) check: Arc<Check>,
    /// One check at a time.
    pub(crate) checking: Arc<Semaphore>,
    pub(crate) origin: String,
}

#[tonic::async_trait]
impl LedgerService for Ledger {
    type VerifyStream = Pin<Box<dyn Stream<Item = Result<pb::VerifyResponse, Status>> + Send>>;

    async fn ledger_status(
        &self,
        request: Request<pb::LedgerStatusRequest>,
    ) -> Result<Response<pb::LedgerStatusResponse>, Status> {
        let call = self.desk.admit(&request, "LedgerStatus", READERS)?;
        let head = self.ledger.head();
        let roster = self.partners.roster();
        let witnesses = roster.peers().iter().filter_map(|(party, peer)| {
            let receipted = self.receipts.feed_size(peer.slot) > 0;
            receipted.then(|| party.to_string())
        });
        call.done(Ok(pb::LedgerStatusResponse {
            origin: self.origin.clone(),
            size: head.size,
            checkpoint: head.checkpoint(),
            records: head.records,
            witnesses: witnesses.collect(),
        }))
    }

    async fn verify(
        &self,
        request: Request<pb::VerifyRequest>,
    ) -> Result<Response<Self::VerifyStream>, Status> {
        let call = self.desk.admit(&request, "Verify", CHECKERS)?;
        let Ok(place) = Arc::clone(&self.checking).try_acquire_owned() else {
            let why = "a check is running already; wait for it to end";
            return call.done(Err(Refused::new(ntc_core::reason::Reason::Busy, why)));
        };
        let check = Arc::clone(&self.check);
        let answers = tell(place, move |step| check.run(step));
        call.done(Ok(Box::pin(answers) as Self::VerifyStream))
    }
}

/// Runs a check and tells its steps and its result. The place is free as soon as the check is over: whoever does not
/// read the answers keeps its own stream waiting, and no other check.
fn tell(
    place: OwnedSemaphorePermit,
    check: impl FnOnce(&mut dyn FnMut(Progress)) -> Checked + Send + 'static,
) -> ReceiverStream<Result<pb::VerifyResponse, Status>> {
    let (say, answers) = mpsc::channel(MAX_PROGRESS);
    let steps = say.clone();
    let checked = tokio::task::spawn_blocking(move || {
        let _place = place;
        let mut units = BTreeMap::new();
        let checked = check(&mut |progress| {
            units.insert(progress.stage.clone(), progress.done);
            // A slow reader sees fewer steps, and the check does not wait for it.
            drop(steps.try_send(Ok(step(progress))));
        });
        let read = units.values().sum();
        pb::VerifyResponse {
            stage: "all".to_owned(),
            done: read,
            total: read,
            finished: true,
            summary: if checked.findings.is_clean() {
                checked.read.to_string()
            } else {
                String::new()
            },
            findings: checked.findings.sentences().to_vec(),
        }
    });
    tokio::spawn(async move {
        if let Ok(last) = checked.await {
            drop(say.send(Ok(last)).await);
        }
    });
    ReceiverStream::new(answers)
}

fn step(progress: Progress) -> pb::VerifyResponse {
    let Progress { stage, done } = progress;
    pb::VerifyResponse {
        stage,
        done,
        ..pb::VerifyResponse::default()
    }
}

#[cfg(test)]
mod tests {
    use futures::StreamExt as _;
    use tokio::time::timeout;

    use super::*;

    /// Far longer than anything here takes.
    const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);
    const STEPS: u64 = MAX_PROGRESS as u64 * 3;

    fn run(step: &mut dyn FnMut(Progress)) -> Checked {
        for done in 1..=STEPS {
            let stage = "bytes".to_owned();
            step(Progress { stage, done });
        }
        Checked::default()
    }

    #[tokio::test]
    async fn a_check_whose_answers_nobody_reads_keeps_no_other_from_running_and_no_result_is_lost()
    {
        let checking = Arc::new(Semaphore::new(1));
        let mut unread = Vec::new();
        for _ in 0..3 {
            let place = timeout(PATIENCE, Arc::clone(&checking).acquire_owned()).await;
            unread.push(tell(place.unwrap().unwrap(), run));
        }
        for answers in unread {
            let answers: Vec<_> = timeout(PATIENCE, answers.collect()).await.unwrap();
            assert_eq!(answers.len(), MAX_PROGRESS + 1);
            let last = answers.last().unwrap().as_ref().unwrap();
            assert!(last.finished && last.done == STEPS);
        }
    }
}
