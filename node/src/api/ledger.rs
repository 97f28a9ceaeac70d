//! `ntc.node.v1.LedgerService`: the ledger now, and whether all of it holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::phrase::{Joint, List, Value};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::ledger_service_server::LedgerService;
use tokio::sync::Semaphore;
use tonic::{Request, Response, Status};

use super::call::{Desk, READERS};
use super::stepwise::{Answers, Listener, stepwise};
use crate::chain::Ledger as OwnLedger;
use crate::outbox::Receipts;
use crate::partners::Partners;
use crate::status::Refused;
use crate::verify::{Check, Progress};

/// Who may have every byte read, which takes disk and processor.
const CHECKERS: &[Role] = &[Role::Administrator, Role::Auditor];

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
    type VerifyStream = Answers<pb::VerifyResponse>;

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
        call.done(Ok(stepwise(place, move |listener| {
            Ok(checked(&check, listener))
        })))
    }
}

/// What a check tells: its steps, and then what it found.
fn checked(check: &Check, listener: &Listener<pb::VerifyResponse>) -> pb::VerifyResponse {
    let mut units = BTreeMap::new();
    let checked = check.run(&mut |progress| {
        units.insert(progress.stage.to_string(), progress.done);
        listener.tell(step(progress));
    });
    let read = units.values().sum();
    let findings = &checked.findings;
    let summary = if findings.is_clean() {
        checked.read.said()
    } else {
        Vec::new()
    };
    pb::VerifyResponse {
        stage: "all".to_owned(),
        done: read,
        total: read,
        finished: true,
        summary: Value::List(List::of(Joint::Sentences, summary.clone())).to_string(),
        summary_phrases: summary.into_iter().map(pb::Phrase::from).collect(),
        findings: findings.sentences().to_vec(),
        finding_phrases: findings.said().iter().map(pb::Phrase::from).collect(),
        stage_phrase: None,
    }
}

fn step(progress: Progress) -> pb::VerifyResponse {
    let Progress { stage, done } = progress;
    pb::VerifyResponse {
        stage: stage.to_string(),
        stage_phrase: Some((&stage).into()),
        done,
        ..pb::VerifyResponse::default()
    }
}
