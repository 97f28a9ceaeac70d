//! `ntc.node.v1.AuditService`: what officers did, and whether all of it is there.

use std::collections::BTreeSet;
use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::phrase::{Joint, List, Value};
use ntc_core::reason::Reason;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::audit_service_server::AuditService;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::Desk;
use super::present::time;
use super::stepwise::{Answers, Listener, stepwise};
use crate::audit::{ANY, AskedOfRules, Audit, Filter, Numbered, export, page};
use crate::partners::Partners;
use crate::status::Refused;
use crate::verify::{Check, Progress};

/// Who may read what every officer did.
const AUDITORS: &[Role] = &[Role::Administrator, Role::Auditor];
/// Entries on a page when the client names no number, and at most.
const PAGE: usize = 50;
const MAX_PAGE: usize = 500;
/// Entries in a message of an export.
const BATCH: usize = 250;
/// Messages of an export on their way at most.
const MAX_WAITING: usize = 16;

/// The service.
pub(crate) struct AuditDesk {
    pub(crate) desk: Desk,
    pub(crate) check: Arc<Check>,
    /// One check at a time, and one export.
    pub(crate) checking: Arc<Semaphore>,
    pub(crate) exporting: Arc<Semaphore>,
}

#[tonic::async_trait]
impl AuditService for AuditDesk {
    type ExportAuditStream = Answers<pb::ExportAuditResponse>;
    type VerifyAuditStream = Answers<pb::VerifyAuditResponse>;

    async fn list_audit(
        &self,
        request: Request<pb::ListAuditRequest>,
    ) -> Result<Response<pb::ListAuditResponse>, Status> {
        let call = self.desk.admit(&request, "ListAudit", AUDITORS)?;
        let (request, audit) = (request.into_inner(), Arc::clone(&self.desk.audit));
        let check = Arc::clone(&self.check);
        let outcome = blocking(move || {
            // What was answered already is in the list.
            audit.commit();
            let journal = audit.reader();
            let filter = filter(request.filter.unwrap_or_default())?;
            known_rule(&check.partners, ("filter.hidden_by", &filter.hidden_by))?;
            known_rule(&check.partners, ("filter.refused_by", &filter.refused_by))?;
            let limit = match usize::try_from(request.page_size) {
                Ok(0) | Err(_) => PAGE,
                Ok(limit) => limit.min(MAX_PAGE),
            };
            let before = (request.page > 0).then_some(request.page);
            let page = page(&journal, &filter, before, limit)?;
            Ok(pb::ListAuditResponse {
                entries: page.entries.into_iter().map(|it| line(&it)).collect(),
                next_page: page.next.unwrap_or_default(),
            })
        });
        call.done(outcome.await)
    }

    async fn export_audit(
        &self,
        request: Request<pb::ExportAuditRequest>,
    ) -> Result<Response<Self::ExportAuditStream>, Status> {
        let call = self.desk.admit(&request, "ExportAudit", AUDITORS)?;
        let Ok(place) = Arc::clone(&self.exporting).try_acquire_owned() else {
            let why = "an export is running already; wait for it to end";
            return call.done(Err(Refused::new(Reason::Busy, why)));
        };
        let audit = Arc::clone(&self.desk.audit);
        let answers = written_out(place, audit, request.into_inner());
        call.done(Ok(Box::pin(answers) as Self::ExportAuditStream))
    }

    async fn verify_audit(
        &self,
        request: Request<pb::VerifyAuditRequest>,
    ) -> Result<Response<Self::VerifyAuditStream>, Status> {
        let call = self.desk.admit(&request, "VerifyAudit", AUDITORS)?;
        let Ok(place) = Arc::clone(&self.checking).try_acquire_owned() else {
            let why = "a check is running already; wait for it to end";
            return call.done(Err(Refused::new(Reason::Busy, why)));
        };
        let (audit, check) = (Arc::clone(&self.desk.audit), Arc::clone(&self.check));
        call.done(Ok(stepwise(place, move |listener| {
            Ok(checked(&audit, &check, listener))
        })))
    }
}

/// Whether something can have hidden records, or refused an act, by this name: a rule that decides or decided once, or the code of a reason.
pub(super) fn known_rule(partners: &Partners, (field, name): (&str, &str)) -> Result<(), Refused> {
    if name.is_empty() || name == ANY || Reason::from_code(name).is_some() {
        return Ok(());
    }
    let mut known = BTreeSet::new();
    for rules in partners.rules_ever()? {
        let Ok(evaluator) = rules.read() else {
            continue;
        };
        let bundle = evaluator.bundle();
        known.extend(bundle.rules().iter().map(|rule| rule.id().to_string()));
    }
    if known.contains(name) {
        return Ok(());
    }
    let known: Vec<_> = known.into_iter().collect();
    let why = format!(
        "no rule that decides or ever decided is called {name}; those are {}, and {ANY} stands for each",
        known.join(", ")
    );
    Err(Refused::field(Reason::CodeUnknown, field, why))
}

fn filter(told: pb::AuditFilter) -> Result<Filter, Refused> {
    Ok(Filter {
        officer: told.officer,
        subject: told.subject,
        outcome: told.outcome,
        method: told.method,
        hidden_by: told.hidden_by,
        refused_by: told.refused_by,
        from_ms: time("filter.from_ms", told.from_ms)?.as_millis(),
        until_ms: time("filter.until_ms", told.until_ms)?.as_millis(),
    })
}

fn line(it: &Numbered) -> pb::AuditLine {
    let entry = &it.entry;
    pb::AuditLine {
        number: it.number,
        at_ms: i64::try_from(entry.at_ms).unwrap_or(i64::MAX),
        officer: entry.officer.clone(),
        serial: entry.serial.clone(),
        method: entry.method.clone(),
        subject: entry.subject.clone(),
        outcome: entry.outcome.clone(),
        begun: entry.begun.checked_sub(1),
        hash: it.hash.as_bytes().to_vec(),
        previous: entry.previous.clone(),
        approver: entry.approver.clone(),
        approver_serial: entry.approver_serial.clone(),
        shown: entry.shown.as_ref().map(|shown| pb::ShownRecords {
            rules: shown.rules.clone(),
            shown: shown.shown,
            hidden: shown
                .hidden
                .iter()
                .map(|by| pb::HiddenRecords {
                    rule: by.rule.clone(),
                    times: by.times,
                })
                .collect(),
        }),
        asked: entry
            .asked
            .iter()
            .map(|it| asked(it, &entry.outcome))
            .collect(),
    }
}

fn asked(of: &AskedOfRules, outcome: &str) -> pb::AskedRules {
    let refused_by = match (of.refused, of.refused_by.as_str()) {
        // Older versions did not say by which rule.
        (true, "") => outcome.to_owned(),
        (_, by) => by.to_owned(),
    };
    pb::AskedRules {
        act: of.deed.clone(),
        rules: of.rules.clone(),
        refused_by,
    }
}

/// Writes entries out, as fast as they are taken.
fn written_out(
    place: OwnedSemaphorePermit,
    audit: Arc<Audit>,
    request: pb::ExportAuditRequest,
) -> ReceiverStream<Result<pb::ExportAuditResponse, Status>> {
    let (say, answers) = mpsc::channel(MAX_WAITING);
    tokio::task::spawn_blocking(move || {
        let _place = place;
        audit.commit();
        let journal = audit.reader();
        let until = match request.until {
            0 => journal.end(),
            until => until,
        };
        let mut entries = Vec::with_capacity(BATCH);
        for found in export(&journal, request.from, until) {
            match found {
                Ok(it) => entries.push(pb::ExportedAudit {
                    line: Some(line(&it)),
                    stored: it.stored,
                }),
                Err(error) => {
                    drop(say.blocking_send(Err(Refused::from(error).into())));
                    return;
                }
            }
            if entries.len() == BATCH {
                let entries = std::mem::take(&mut entries);
                let sent = say.blocking_send(Ok(pb::ExportAuditResponse { entries }));
                if sent.is_err() {
                    return;
                }
            }
        }
        if !entries.is_empty() {
            drop(say.blocking_send(Ok(pb::ExportAuditResponse { entries })));
        }
    });
    ReceiverStream::new(answers)
}

/// What a check tells: its steps, and then what it found.
fn checked(
    audit: &Audit,
    check: &Check,
    listener: &Listener<pb::VerifyAuditResponse>,
) -> pb::VerifyAuditResponse {
    audit.commit();
    let (findings, read) = check.audit(&mut |Progress { stage, done }| {
        listener.tell(pb::VerifyAuditResponse {
            stage: stage.to_string(),
            stage_phrase: Some((&stage).into()),
            done,
            ..pb::VerifyAuditResponse::default()
        });
    });
    let summary = if findings.is_clean() {
        read.said()
    } else {
        Vec::new()
    };
    pb::VerifyAuditResponse {
        stage: "all".to_owned(),
        done: read.entries,
        finished: true,
        summary: Value::List(List::of(Joint::Sentences, summary.clone())).to_string(),
        summary_phrases: summary.into_iter().map(pb::Phrase::from).collect(),
        findings: findings.sentences().to_vec(),
        finding_phrases: findings.said().iter().map(pb::Phrase::from).collect(),
        stage_phrase: None,
        entries: read.entries,
        anchored: read.anchored,
        anchor: read.anchor,
        head: read
            .head
            .map_or_else(Vec::new, |hash| hash.as_bytes().to_vec()),
        decisions: read.decisions.lines,
        decisions_newer: read.decisions.newer,
        decisions_anchor: read.decisions.anchor,
    }
}
